//! Sets: of names (systems, evidence, risks, roles) and of texts. More of them is stricter, one left out is looser.

use super::Compared;
use crate::model::{ElementId, Label, LanguageId, Model};

/// Compares two sets of names; `standard` names what is missing.
pub fn names(model: &Model, standard: &[ElementId], region: &[ElementId]) -> Compared {
    let missing: Vec<String> = standard
        .iter()
        .filter(|name| !region.contains(name))
        .map(|name| format!("`{}`", model.label(*name, LanguageId::DEFAULT)))
        .collect();
    let why = (!missing.is_empty()).then(|| format!("{} is left out", missing.join(", ")));
    Compared::by_what_differs(why, region.iter().any(|name| !standard.contains(name)))
}

/// Compares two sets of texts, by the words of the language the standard is written in; translations may be added and changed.
pub fn texts(standard: &[Label], region: &[Label]) -> Compared {
    let same = |one: &Label, other: &Label| match one.texts.first() {
        Some((language, text)) => other.exact(*language).is_some_and(|other| plain(other) == plain(text)),
        None => other.is_empty(),
    };
    let missing: Vec<String> = standard
        .iter()
        .filter(|text| !region.iter().any(|other| same(text, other)))
        .map(|text| format!("\"{}\"", text.plain().unwrap_or_default()))
        .collect();
    let added = region.iter().any(|text| !standard.iter().any(|other| same(other, text)));
    match (missing.is_empty(), added) {
        (true, true) => Compared::Stricter,
        (true, false) => Compared::Equal,
        (false, false) => Compared::Looser(format!("{} is left out", missing.join(", "))),
        (false, true) => Compared::Incomparable(format!(
            "{} is said in other words, which nobody can compare",
            missing.join(", ")
        )),
    }
}

/// Compares two words of a list that is written from the loosest to the strictest; a word that is not in it cannot be compared.
pub fn one_word(order: &[&str], standard: Option<&str>, region: Option<&str>) -> Compared {
    if standard == region {
        return Compared::Equal;
    }
    let rank = |word: &str| order.iter().position(|known| *known == word);
    match (standard, region) {
        (None, _) => Compared::Stricter,
        (Some(theirs), None) => Compared::Looser(format!("`{theirs}` is left out")),
        (Some(theirs), Some(own)) => match (rank(theirs), rank(own)) {
            (Some(there), Some(here)) => Compared::less_is_stricter(there.cmp(&here), || {
                format!("`{own}` asks for less than the standard's `{theirs}`")
            }),
            _ => Compared::Incomparable(format!("`{own}` can't be compared with the standard's `{theirs}`")),
        },
    }
}

fn plain(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn label(text: &str) -> Label {
        Label { texts: vec![(LanguageId::DEFAULT, text.into())] }
    }

    #[test]
    fn another_wording_is_not_stricter() {
        let (one, other) = (label("The protocol is signed"), label("The protocol is there"));
        assert!(matches!(
            texts(std::slice::from_ref(&one), std::slice::from_ref(&other)),
            Compared::Incomparable(_)
        ));
        assert!(matches!(texts(std::slice::from_ref(&one), &[]), Compared::Looser(_)));
        assert_eq!(texts(std::slice::from_ref(&one), &[other, one.clone()]), Compared::Stricter);
        assert_eq!(texts(&[one], &[label("The  protocol is signed")]), Compared::Equal);
    }

    #[test]
    fn a_translation_is_not_another_text() {
        let one = label("Budget is there");
        let mut translated = one.clone();
        translated.texts.push((LanguageId(1), "预算已有".into()));
        assert_eq!(texts(std::slice::from_ref(&one), std::slice::from_ref(&translated)), Compared::Equal);
        let only_translated = Label { texts: vec![(LanguageId(1), "没有预算".into())] };
        assert!(!texts(&[one], &[only_translated]).is_kept());
    }

    #[test]
    fn words_have_an_order() {
        let order = &["detective", "preventive"];
        assert_eq!(one_word(order, Some("detective"), Some("preventive")), Compared::Stricter);
        assert!(!one_word(order, Some("preventive"), Some("detective")).is_kept());
        assert!(!one_word(order, Some("preventive"), None).is_kept());
        assert!(matches!(one_word(order, Some("preventive"), Some("x")), Compared::Incomparable(_)));
    }

    proptest! {
        #[test]
        fn sets_are_ordered_by_what_they_hold(
            a in prop::collection::vec(0..5_u32, 0..5), b in prop::collection::vec(0..5_u32, 0..5),
            c in prop::collection::vec(0..5_u32, 0..5),
        ) {
            let labels = |set: &[u32]| set.iter().map(|n| label(&n.to_string())).collect::<Vec<_>>();
            let kept = |a: &[u32], b: &[u32]| texts(&labels(a), &labels(b)).is_kept();
            prop_assert_eq!(texts(&labels(&a), &labels(&a)), Compared::Equal);
            prop_assert!(!(kept(&a, &b) && kept(&b, &c)) || kept(&a, &c));
            if kept(&a, &b) && kept(&b, &a) {
                prop_assert_eq!(texts(&labels(&a), &labels(&b)), Compared::Equal);
            }
        }
    }
}
