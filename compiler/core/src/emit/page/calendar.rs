//! Working days in words.

use super::{Said, Words};

const DAYS: [Said; 7] = [
    ["Monday", "周一", "lunes", "Montag", "segunda-feira", "الاثنين"],
    ["Tuesday", "周二", "martes", "Dienstag", "terça-feira", "الثلاثاء"],
    ["Wednesday", "周三", "miércoles", "Mittwoch", "quarta-feira", "الأربعاء"],
    ["Thursday", "周四", "jueves", "Donnerstag", "quinta-feira", "الخميس"],
    ["Friday", "周五", "viernes", "Freitag", "sexta-feira", "الجمعة"],
    ["Saturday", "周六", "sábado", "Samstag", "sábado", "السبت"],
    ["Sunday", "周日", "domingo", "Sonntag", "domingo", "الأحد"],
];

impl Words {
    /// The days of a week that are worked, Monday first: "Sunday to Thursday", "Monday, Wednesday".
    pub fn week(self, week: [bool; 7]) -> String {
        let name = |day: usize| DAYS.get(day % 7).map_or("", |said| self.tongue().pick(said));
        let works = |day: usize| week.get(day % 7).copied().unwrap_or(false);
        let firsts: Vec<usize> = (0..7).filter(|day| works(*day) && !works(day + 6)).collect();
        let count = (0..7).filter(|day| works(*day)).count();
        match firsts.as_slice() {
            [first] if 2 < count => {
                let (first, last) = (name(*first), name(first + count - 1));
                let to = self.tongue().pick(&[" to ", "至", " a ", " bis ", " a ", " إلى "]);
                format!("{first}{to}{last}")
            }
            _ => (0..7).filter(|day| works(*day)).map(name).collect::<Vec<_>>().join(self.comma()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_that_follow_each_other_are_one_stretch() {
        let week = |days: &[usize]| {
            let mut week = [false; 7];
            days.iter().for_each(|day| week[*day] = true);
            Words::of("en").week(week)
        };
        assert_eq!(week(&[0, 1, 2, 3, 4]), "Monday to Friday");
        assert_eq!(week(&[6, 0, 1, 2, 3]), "Sunday to Thursday");
        assert_eq!(week(&[0, 1]), "Monday, Tuesday");
        assert_eq!(week(&[0, 2, 4]), "Monday, Wednesday, Friday");
        assert_eq!(
            week(&[0, 1, 2, 3, 4, 5, 6]),
            "Monday, Tuesday, Wednesday, Thursday, Friday, Saturday, Sunday"
        );
        let five = [true, true, true, true, true, false, false];
        assert_eq!(Words::of("zh").week(five), "周一至周五");
        assert_eq!(Words::of("es-MX").week(five), "lunes a viernes");
        assert_eq!(Words::of("ar").week([true, true, true, true, false, false, true]), "الأحد إلى الخميس");
    }
}
