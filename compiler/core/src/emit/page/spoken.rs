//! What pages say, put together in the order and with the marks of their language.

use super::counted::{Stands, counted, single};
use super::tongue::Tongue;
use super::words::Word;
use crate::model::{Kind, Letter, Period, Status, TimeUnit};

/// The words of one page.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Words {
    tongue: Tongue,
    /// Whether a fraction stands behind a comma.
    with_comma: bool,
}

impl Words {
    /// The words for a BCP 47 tag.
    pub fn of(tag: &str) -> Words {
        Words { tongue: Tongue::of(tag), with_comma: has_decimal_comma(tag) }
    }

    /// The language the words are in.
    pub fn tongue(self) -> Tongue {
        self.tongue
    }

    /// The tag the words themselves are in.
    pub fn tag(self) -> &'static str {
        self.tongue.tag()
    }

    /// One word.
    pub fn get(self, word: Word) -> &'static str {
        word.text(self.tongue)
    }

    /// A period in words: "2 working days", "2 个工作日".
    pub fn period(self, period: Period) -> String {
        counted(self.tongue, period.count, period.unit, Stands::Alone)
    }

    /// A deadline in words: "within 2 working days", "2 个工作日内".
    pub fn within(self, period: Period) -> String {
        let words = counted(self.tongue, period.count, period.unit, Stands::Governed);
        match self.tongue {
            Tongue::English => format!("within {words}"),
            Tongue::Chinese => format!("{words}内"),
            Tongue::Spanish => format!("en un plazo de {words}"),
            Tongue::German => format!("innerhalb von {words}"),
            Tongue::Portuguese => format!("no prazo de {words}"),
            Tongue::Arabic => format!("خلال {words}"),
        }
    }

    /// How often, from a period: "every 2 weeks", "每 2 周".
    pub fn every(self, period: Period) -> String {
        let simple = match (period.count, period.unit) {
            (1, TimeUnit::Day | TimeUnit::WorkingDay) => Word::Daily,
            (1, TimeUnit::Week) => Word::Weekly,
            (1, TimeUnit::Month) => Word::Monthly,
            (3, TimeUnit::Month) => Word::Quarterly,
            (1, TimeUnit::Year) => Word::Annual,
            _ => return self.each(period),
        };
        self.get(simple).to_owned()
    }

    fn each(self, period: Period) -> String {
        let words = match period.count {
            1 => single(self.tongue, period.unit).to_owned(),
            count if self.tongue == Tongue::Arabic => {
                counted(self.tongue, count, period.unit, Stands::Governed)
            }
            count => counted(self.tongue, count, period.unit, Stands::Alone),
        };
        match self.tongue {
            Tongue::English => format!("every {words}"),
            Tongue::Chinese if period.count == 1 => format!("每{words}"),
            Tongue::Chinese => format!("每 {words}"),
            Tongue::Spanish => format!("cada {words}"),
            // Only minutes and hours come singly here, and both are feminine.
            Tongue::German if period.count == 1 => format!("jede {words}"),
            Tongue::German => format!("alle {words}"),
            Tongue::Portuguese => format!("a cada {words}"),
            Tongue::Arabic => format!("كل {words}"),
        }
    }

    /// A number, or a text that holds one, as the language writes it: a fraction behind a comma in German. Beside Arabic its groups of digits
    /// keep their order. Dates are left as they are.
    pub fn number(self, text: &str) -> String {
        let is_digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
        let mut out = String::with_capacity(text.len());
        let mut before = None;
        let mut rest = text.chars().peekable();
        while let Some(c) = rest.next() {
            let between = is_digit(before) && is_digit(rest.peek().copied());
            out.push(match c {
                '.' if between && self.with_comma => ',',
                ' ' if between && self.tongue == Tongue::Arabic => '\u{202F}',
                c => c,
            });
            before = Some(c);
        }
        out
    }

    /// What stands between the members of a list. In Arabic a mark of direction holds it: two members in Latin letters would else change places.
    pub fn comma(self) -> &'static str {
        self.tongue.pick(&[", ", "、", ", ", ", ", ", ", "\u{200F}، "])
    }

    /// What stands between two clauses of a sentence.
    pub fn pause(self) -> &'static str {
        self.tongue.pick(&[", ", "，", ", ", ", ", ", ", "، "])
    }

    /// What stands between a name and what is said of it: `Owner: …`, `责任人：…`.
    pub fn colon(self) -> &'static str {
        self.tongue.pick(&[": ", "：", ": ", ": ", ": ", ": "])
    }

    /// What stands between the members of a list whose members may have commas in them.
    pub fn semicolon(self) -> &'static str {
        self.tongue.pick(&["; ", "；", "; ", "; ", "; ", "؛ "])
    }

    /// Something said in passing behind a name: `Suspended lead (if any)`, `挂起线索（如有）`.
    pub fn aside(self, name: &str, aside: &str) -> String {
        match self.tongue {
            Tongue::Chinese => format!("{name}（{aside}）"),
            _ => format!("{name} ({aside})"),
        }
    }

    /// What a kind of element is called.
    pub fn kind(self, kind: Kind) -> &'static str {
        self.get(match kind {
            Kind::Package => Word::Package,
            Kind::Class => Word::Class,
            Kind::Group => Word::Group,
            Kind::Process => Word::Process,
            Kind::Subprocess => Word::Subprocess,
            Kind::Activity => Word::Activity,
            Kind::Task => Word::Task,
            Kind::Kcp => Word::Kcp,
            Kind::Gate => Word::Gate,
            Kind::Decision => Word::Decision,
            Kind::Parallel => Word::Parallel,
            Kind::Branch => Word::Branch,
            Kind::Unordered => Word::Unordered,
            Kind::Wait => Word::Wait,
            Kind::Call => Word::Call,
            Kind::End => Word::End,
            Kind::Suspend => Word::Suspension,
            Kind::Outcome => Word::Outcome,
            Kind::Trigger => Word::Trigger,
            Kind::Check => Word::Check,
            Kind::Decide => Word::Decider,
            Kind::Role => Word::Role,
            Kind::Team => Word::Team,
            Kind::Unit => Word::OrganisationUnit,
            Kind::Pool => Word::Pool,
            Kind::Position => Word::Position,
            Kind::Deputy => Word::Deputy,
            Kind::Data => Word::Data,
            Kind::Field => Word::Field,
            Kind::State => Word::State,
            Kind::System => Word::System,
            Kind::Risk => Word::Risk,
            Kind::Requirement => Word::Requirement,
            Kind::Party => Word::Party,
            Kind::Step => Word::PartyStep,
            Kind::Param => Word::Parameter,
            Kind::Codes => Word::CodeList,
            Kind::Value => Word::CodeValue,
            Kind::Kpi => Word::Kpi,
            Kind::Pain => Word::Pain,
            Kind::Calendar => Word::Calendar,
            Kind::Term => Word::Term,
            Kind::Waive => Word::AcceptedFinding,
            Kind::Separate => Word::SeparateDuties,
            Kind::Adaptation => Word::Adaptation,
        })
    }

    /// What a status is called.
    pub fn status(self, status: Status) -> &'static str {
        self.get(match status {
            Status::Draft => Word::Draft,
            Status::Review => Word::Review,
            Status::Released => Word::Released,
            Status::Retired => Word::Retired,
        })
    }

    /// What a letter stands for.
    pub fn letter(self, letter: Letter) -> &'static str {
        self.get(match letter {
            Letter::Responsible => Word::Responsible,
            Letter::Accountable => Word::Accountable,
            Letter::Consulted => Word::Consulted,
            Letter::Informed => Word::Informed,
        })
    }

    /// What a letter means, for legends.
    pub fn letter_means(self, letter: Letter) -> &'static str {
        self.get(match letter {
            Letter::Responsible => Word::ResponsibleMeans,
            Letter::Accountable => Word::AccountableMeans,
            Letter::Consulted => Word::ConsultedMeans,
            Letter::Informed => Word::InformedMeans,
        })
    }
}

/// Whether a language, as its country writes it, has a comma before the fraction. Spanish has one in Spain and the south of America, a point in
/// Mexico and around the Caribbean; German has a point in Switzerland.
fn has_decimal_comma(tag: &str) -> bool {
    let lower = tag.to_ascii_lowercase();
    let mut parts = lower.split('-');
    let language = parts.next().unwrap_or("");
    let country = parts.find(|part| part.len() == 2).unwrap_or("");
    match language {
        "de" => !matches!(country, "ch" | "li"),
        "es" => {
            !matches!(country, "mx" | "us" | "gt" | "hn" | "ni" | "pa" | "pe" | "pr" | "do" | "sv" | "cu")
        }
        "pt" => true,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(count: u32, unit: TimeUnit) -> Period {
        Period { count, unit }
    }

    #[test]
    fn periods_read_aloud() {
        let two_days = of(2, TimeUnit::WorkingDay);
        let within = |tag| Words::of(tag).within(two_days);
        assert_eq!(within("en-GB"), "within 2 working days");
        assert_eq!(within("zh-Hans"), "2 个工作日内");
        assert_eq!(within("es-MX"), "en un plazo de 2 días hábiles");
        assert_eq!(within("de"), "innerhalb von 2 Arbeitstagen");
        assert_eq!(within("pt-BR"), "no prazo de 2 dias úteis");
        assert_eq!(within("ar"), "خلال يومي عمل");
        assert_eq!(Words::of("fr").period(of(1, TimeUnit::Month)), "1 month");
    }

    #[test]
    fn how_often_reads_aloud() {
        let every = |tag, count, unit| Words::of(tag).every(of(count, unit));
        assert_eq!(every("en", 3, TimeUnit::Month), "quarterly");
        assert_eq!(every("en", 1, TimeUnit::Hour), "every hour");
        assert_eq!(every("zh", 1, TimeUnit::Hour), "每小时");
        assert_eq!(every("zh", 2, TimeUnit::Week), "每 2 周");
        assert_eq!(every("de", 1, TimeUnit::Hour), "jede Stunde");
        assert_eq!(every("de", 2, TimeUnit::Day), "alle 2 Tage");
        assert_eq!(every("ar", 2, TimeUnit::Week), "كل أسبوعين");
        assert_eq!(every("pt", 6, TimeUnit::Month), "a cada 6 meses");
    }

    #[test]
    fn numbers_are_written_as_their_country_does() {
        let number = |tag: &str, text: &str| Words::of(tag).number(text);
        assert_eq!(number("en", "1 000.5 USD"), "1 000.5 USD");
        assert_eq!(number("de", "1 000.5 EUR"), "1 000,5 EUR");
        assert_eq!(number("de-CH", "2.5 %"), "2.5 %");
        assert_eq!(number("es-MX", "2.5"), "2.5");
        assert_eq!(number("es", "2.5"), "2,5");
        assert_eq!(number("es-419", "2.5"), "2,5");
        assert_eq!(number("pt-BR", "-0.25"), "-0,25");
        assert_eq!(number("zh", "2.5"), "2.5");
        assert_eq!(number("ar", "1 000.5 SAR"), "1\u{202F}000.5 SAR");
        assert_eq!(number("de", "2026-01-31"), "2026-01-31");
        assert_eq!(number("pt", "no. 5."), "no. 5.");
    }
}
