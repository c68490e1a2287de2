//! How often a control is done: more often is stricter, for every case the strictest.
//!
//! Two periods are compared like deadlines. Words are compared by the rhythm they name; two wordings of one rhythm cannot be
//! compared, nor can a wording that says more than a rhythm ("every two weeks and on demand") with one that leaves it out.

use super::period::{Days, deadline};
use super::{Compared, texts};
use crate::model::{Rhythm, Value};

/// Compares what two controls say behind `frequency`, each by the working days of its place.
pub fn frequency(standard: (&[Value], &Days), region: (&[Value], &Days)) -> Compared {
    let (Some(theirs), Some(own)) = (standard.0.first(), region.0.first()) else {
        return match (standard.0.is_empty(), region.0.is_empty()) {
            (true, true) => Compared::Equal,
            (true, false) => Compared::Stricter,
            (false, _) => Compared::Looser("it no longer says how often".to_owned()),
        };
    };
    if let (Some(theirs), Some(own)) = (theirs.period(), own.period()) {
        return match deadline((theirs, standard.1), (own, region.1)) {
            Compared::Looser(_) => {
                Compared::Looser(format!("every `{own}` is less often than every `{theirs}`"))
            }
            Compared::Incomparable(_) => {
                Compared::Incomparable(format!("every `{own}` may be less often than every `{theirs}`"))
            }
            kept => kept,
        };
    }
    if let (Value::Text(theirs), Value::Text(own)) = (theirs, own)
        && texts(std::slice::from_ref(theirs), std::slice::from_ref(own)) == Compared::Equal
    {
        return Compared::Equal;
    }
    if theirs == own {
        return Compared::Equal;
    }
    let (said, wanted) = (written(own), written(theirs));
    let unknown = |why: &str| {
        Compared::Incomparable(format!("`{said}` can't be compared with the standard's `{wanted}`: {why}"))
    };
    let (Some(own_rhythm), Some(their_rhythm)) = (rhythm(own), rhythm(theirs)) else {
        return unknown("write how often as a period, `1w`, or as a word like \"Monthly\"");
    };
    let (rank, rank_of_standard) = (rank(own_rhythm), rank(their_rhythm));
    if rank < rank_of_standard {
        return Compared::Looser(format!("`{said}` is less often than the standard's `{wanted}`"));
    }
    if rank == rank_of_standard {
        return unknown("both are about as often; keep the standard's words, or write both as a period");
    }
    if says_more_than_a_rhythm(theirs) {
        return unknown("the standard asks for more than a rhythm; keep its words");
    }
    Compared::Stricter
}

fn rhythm(value: &Value) -> Option<Rhythm> {
    Rhythm::said(value)
}

/// Seldom to often.
fn rank(rhythm: Rhythm) -> u8 {
    match rhythm {
        Rhythm::Annual => 0,
        Rhythm::Quarterly => 1,
        Rhythm::Monthly => 2,
        Rhythm::Weekly => 3,
        Rhythm::Daily => 4,
        Rhythm::PerCase | Rhythm::Automatic => 5,
    }
}

fn says_more_than_a_rhythm(value: &Value) -> bool {
    let Value::Text(label) = value else { return false };
    let more = |text: &str| {
        let lower = text.to_lowercase();
        [" and ", " or ", "+", ",", ";", "、", "及", "和", "并", ","].iter().any(|mark| lower.contains(mark))
    };
    label.texts.iter().any(|(_, text)| more(text))
}

fn written(value: &Value) -> String {
    match value {
        Value::Text(label) => label.plain().unwrap_or_default().to_owned(),
        Value::Quantity(quantity) => format!("{}{}", quantity.number, quantity.unit),
        Value::Word(word) => word.to_string(),
        Value::Date(date) => date.to_string(),
        Value::Reference(_) | Value::Expression(_) => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Label, LanguageId, Quantity};

    fn value(text: &str) -> Value {
        let digits = text.chars().take_while(char::is_ascii_digit).count();
        if 0 < digits {
            return Value::Quantity(Quantity { number: text[..digits].into(), unit: text[digits..].into() });
        }
        Value::Text(Label { texts: vec![(LanguageId::DEFAULT, text.into())] })
    }

    fn judged(standard: &str, region: &str) -> &'static str {
        let days = Days::standard();
        let values = |text: &str| if text.is_empty() { Vec::new() } else { vec![value(text)] };
        match frequency((&values(standard), &days), (&values(region), &days)) {
            Compared::Equal => "equal",
            Compared::Stricter => "stricter",
            Compared::Looser(_) => "looser",
            Compared::Incomparable(_) => "unknown",
        }
    }

    #[test]
    fn more_often_is_stricter() {
        assert_eq!(judged("2w", "1w"), "stricter");
        assert_eq!(judged("1w", "2w"), "looser");
        assert_eq!(judged("1mo", "30d"), "unknown");
        assert_eq!(judged("Monthly", "Weekly"), "stricter");
        assert_eq!(judged("Weekly", "1mo"), "looser");
        assert_eq!(judged("Weekly", "1w"), "unknown");
        assert_eq!(judged("Quarterly", "Each lead"), "stricter");
        assert_eq!(judged("Per lead", "Daily"), "looser");
        assert_eq!(judged("Per lead", "Per contract"), "unknown");
        assert_eq!(judged("Per lead", "Per lead"), "equal");
    }

    #[test]
    fn what_is_left_out_is_no_longer_asked_for() {
        assert_eq!(judged("Weekly", ""), "looser");
        assert_eq!(judged("", "Weekly"), "stricter");
        assert_eq!(judged("Every two weeks and on demand", "Daily"), "unknown");
        assert_eq!(judged("When the moon is full", "Daily"), "unknown");
        assert_eq!(judged("Daily", "When the moon is full"), "unknown");
    }
}
