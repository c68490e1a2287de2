//! English labels of work are written like a sentence.

use super::super::finding;
use super::{Tongue, english};
use crate::diagnostic::{Code, Diagnostic, Strictness};
use crate::model::{ElementId, Model};

/// A label with capitals where none belong, or none where one does.
pub(in crate::check) const CODE: Code = Code {
    number: "LTC6031",
    name: "label-capitals",
    strictness: Strictness::Convention,
    doc: r#"The English label of an activity or task begins with a small letter, or has a capital at every word.

Names keep their capitals: "Register in Deutsche Bank Portal" is left alone.

## Why it matters

Where every word has a capital, names of systems, documents and customers no longer stand out, and every author writes the same step differently.

## Wrong

```ltc
package shop "Shop"
role seller "Seller"
data request "Request"
data offer "Offer"
process sell "Sell goods" {
  owner: seller   R: seller   A: seller
  trigger asked "Customer asks for an offer"
  in: request
  out: offer
  activity check_stock "Check Stock Completeness"
}
```

## Right

```ltc
package shop "Shop"
role seller "Seller"
data request "Request"
data offer "Offer"
process sell "Sell goods" {
  owner: seller   R: seller   A: seller
  trigger asked "Customer asks for an offer"
  in: request
  out: offer
  activity check_stock "Check stock completeness"
}
```
"#,
};

pub(in super::super) fn run(model: &Model, id: ElementId, findings: &mut Vec<Diagnostic>) {
    for (language, text) in &model.get(id).label.texts {
        if Tongue::of(model, *language) != Tongue::English {
            continue;
        }
        let Some((what, right)) = fault(text) else { continue };
        findings.push(
            finding(model, id, &CODE, format!("the label `{text}` {what}"))
                .label("not written like a sentence")
                .help(format!("write `{right}`")),
        );
    }
}

/// What is wrong with the capitals of a label, and the label without it.
fn fault(text: &str) -> Option<(&'static str, String)> {
    let mut letters = text.chars();
    let first = letters.next()?;
    let head = text.split_whitespace().next().unwrap_or(text);
    if first.is_lowercase() && head.chars().all(|letter| letter.is_lowercase() || letter == '-') {
        let right: String = first.to_uppercase().chain(letters).collect();
        return Some(("begins with a small letter", right));
    }
    let words: Vec<&str> = text.split_whitespace().skip(1).filter(|word| 3 < word.chars().count()).collect();
    let every = 1 < words.len() && words.iter().all(|word| is_capitalised(word));
    if !every {
        return None;
    }
    // Names hold a common word too ("Ministry of Trade"), but not more of them than others.
    let common = words.iter().filter(|word| english::is_common(word)).count();
    if common * 2 <= words.len() {
        return None;
    }
    let right: Vec<String> = text
        .split_whitespace()
        .enumerate()
        .map(|(at, word)| if 0 < at && is_capitalised(word) { word.to_lowercase() } else { word.to_owned() })
        .collect();
    Some(("has a capital at every word", right.join(" ")))
}

/// A capital and small letters behind it: no abbreviation.
fn is_capitalised(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next().is_some_and(char::is_uppercase) && {
        let rest = letters.as_str();
        !rest.is_empty() && rest.chars().all(|letter| letter.is_lowercase() || !letter.is_alphabetic())
    }
}

#[cfg(test)]
mod tests {
    use super::fault;

    #[test]
    fn names_keep_their_capitals() {
        for right in [
            "Check lead completeness",
            "Register in Deutsche Bank Portal",
            "Ask the Ministry of Trade",
            "Sign the NDA",
            "eSign the offer",
            "Call Siemens",
        ] {
            assert!(fault(right).is_none(), "{right}");
        }
        for (wrong, right) in [
            ("Check Lead Completeness", "Check lead completeness"),
            ("write the offer", "Write the offer"),
            ("Send Purchase Order to Customer", "Send purchase order to customer"),
        ] {
            assert_eq!(fault(wrong).map(|fault| fault.1).as_deref(), Some(right));
        }
    }
}
