//! Counted time in words: what follows a number differs from language to language.

use super::tongue::Tongue;
use crate::model::TimeUnit;

/// What stands in front of a counted time.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Stands {
    /// Nothing.
    Alone,
    /// A word that changes it: `innerhalb von 2 Tagen`, `خلال يومين`.
    Governed,
}

/// A count and its unit: "2 working days", "2 个工作日", "3 أيام".
pub(super) fn counted(tongue: Tongue, count: u32, unit: TimeUnit, stands: Stands) -> String {
    let forms = |table: &[[&'static str; 2]; 7]| {
        let [one, several] = table[unit as usize];
        format!("{count} {}", if count == 1 { one } else { several })
    };
    match tongue {
        Tongue::English => forms(&ENGLISH),
        Tongue::Spanish => forms(&SPANISH),
        Tongue::Portuguese => forms(&PORTUGUESE),
        Tongue::German => forms(if stands == Stands::Governed { &GERMAN_DATIVE } else { &GERMAN }),
        Tongue::Chinese => format!("{count} {}", CHINESE[unit as usize]),
        Tongue::Arabic => {
            let [one, two, two_governed, few, many, hundreds] = ARABIC[unit as usize];
            match (count, count % 100) {
                (1, _) => one.to_owned(),
                (2, _) if stands == Stands::Governed => two_governed.to_owned(),
                (2, _) => two.to_owned(),
                (_, 3..=10) => format!("{count} {few}"),
                (_, 11..=99) => format!("{count} {many}"),
                _ => format!("{count} {hundreds}"),
            }
        }
    }
}

/// A single unit behind "every": "hour", "hora".
pub(super) fn single(tongue: Tongue, unit: TimeUnit) -> &'static str {
    match tongue {
        Tongue::English => ENGLISH[unit as usize][0],
        Tongue::Spanish => SPANISH[unit as usize][0],
        Tongue::Portuguese => PORTUGUESE[unit as usize][0],
        Tongue::German => GERMAN[unit as usize][0],
        Tongue::Chinese => CHINESE[unit as usize],
        Tongue::Arabic => ARABIC[unit as usize][5],
    }
}

// Minute, hour, working day, day, week, month, year: the order of `TimeUnit`.

const ENGLISH: [[&str; 2]; 7] = [
    ["minute", "minutes"],
    ["hour", "hours"],
    ["working day", "working days"],
    ["day", "days"],
    ["week", "weeks"],
    ["month", "months"],
    ["year", "years"],
];

const CHINESE: [&str; 7] = ["分钟", "小时", "个工作日", "天", "周", "个月", "年"];

const SPANISH: [[&str; 2]; 7] = [
    ["minuto", "minutos"],
    ["hora", "horas"],
    ["día hábil", "días hábiles"],
    ["día", "días"],
    ["semana", "semanas"],
    ["mes", "meses"],
    ["año", "años"],
];

const GERMAN: [[&str; 2]; 7] = [
    ["Minute", "Minuten"],
    ["Stunde", "Stunden"],
    ["Arbeitstag", "Arbeitstage"],
    ["Tag", "Tage"],
    ["Woche", "Wochen"],
    ["Monat", "Monate"],
    ["Jahr", "Jahre"],
];

const GERMAN_DATIVE: [[&str; 2]; 7] = [
    ["Minute", "Minuten"],
    ["Stunde", "Stunden"],
    ["Arbeitstag", "Arbeitstagen"],
    ["Tag", "Tagen"],
    ["Woche", "Wochen"],
    ["Monat", "Monaten"],
    ["Jahr", "Jahren"],
];

const PORTUGUESE: [[&str; 2]; 7] = [
    ["minuto", "minutos"],
    ["hora", "horas"],
    ["dia útil", "dias úteis"],
    ["dia", "dias"],
    ["semana", "semanas"],
    ["mês", "meses"],
    ["ano", "anos"],
];

/// One; two; two behind a word that governs; 3 to 10; 11 to 99; whole hundreds.
const ARABIC: [[&str; 6]; 7] = [
    ["دقيقة واحدة", "دقيقتان", "دقيقتين", "دقائق", "دقيقة", "دقيقة"],
    ["ساعة واحدة", "ساعتان", "ساعتين", "ساعات", "ساعة", "ساعة"],
    ["يوم عمل واحد", "يوما عمل", "يومي عمل", "أيام عمل", "يوم عمل", "يوم عمل"],
    ["يوم واحد", "يومان", "يومين", "أيام", "يوماً", "يوم"],
    ["أسبوع واحد", "أسبوعان", "أسبوعين", "أسابيع", "أسبوعاً", "أسبوع"],
    ["شهر واحد", "شهران", "شهرين", "أشهر", "شهراً", "شهر"],
    ["سنة واحدة", "سنتان", "سنتين", "سنوات", "سنة", "سنة"],
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arabic_counts_in_six_ways() {
        let days = |count| counted(Tongue::Arabic, count, TimeUnit::Day, Stands::Alone);
        assert_eq!(days(1), "يوم واحد");
        assert_eq!(days(2), "يومان");
        assert_eq!(counted(Tongue::Arabic, 2, TimeUnit::Day, Stands::Governed), "يومين");
        assert_eq!(days(10), "10 أيام");
        assert_eq!(days(11), "11 يوماً");
        assert_eq!(days(100), "100 يوم");
        assert_eq!(days(103), "103 أيام");
    }
}
