//! Abbreviations are explained.

use super::super::finding;
use super::Tongue;
use crate::diagnostic::{Code, Diagnostic, Strictness};
use crate::model::{ElementId, Kind, Model, Value};
use ltc_grammar::words::AttributeWord;
use std::collections::BTreeMap;

/// An abbreviation nothing explains.
pub(in crate::check) const CODE: Code = Code {
    number: "LTC6032",
    name: "unexplained-abbreviation",
    strictness: Strictness::Convention,
    doc: r#"A label holds an abbreviation (two to six capitals) that nothing in the project or in what it uses explains.

An abbreviation is explained by a `define` with that name or `alias`, by being the id, `code` or `alias` of any element (a role `AR`, for instance), or by standing in parentheses in a text: "request for proposal (RFP)". Abbreviations everybody knows (PDF, VAT, EU) need no explanation. Each is reported once, where it first stands.

## Why it matters

New colleagues and other regions guess. Two regions guess differently.

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
  activity write_offer "Write the offer for the RFP"
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
  activity write_offer "Write the offer for the RFP" {
    about: "An RFP (request for proposal) asks several suppliers at once."
  }
}
```
"#,
};

/// Abbreviations that need no explanation, sorted.
#[rustfmt::skip]
const WELL_KNOWN: &[&str] = &[
    "AI", "AM", "API", "ASAP", "BIC", "CAD", "CD", "CEO", "CFO", "CHF", "CIO", "CNY", "COO", "CSV", "CTO", "DNA", "EN", "ERP",
    "EU", "EUR", "FAQ", "GBP", "GPS", "HR", "HTML", "IBAN", "ID", "INR", "IP", "ISBN", "ISO", "IT", "JPY", "JSON", "KCP", "KPI",
    "LTD", "NGO", "NO", "OK", "PC", "PDF", "PIN", "PM", "QA", "QR", "RACI", "SEPA", "SIM", "SMS", "SWIFT", "TV", "UK", "UN", "URL",
    "US", "USA", "USB", "USD", "VAT", "VIP", "VPN", "WWW", "XML", "YES", "ZIP",
];

pub(in super::super) fn run(model: &Model, findings: &mut Vec<Diagnostic>) {
    let mut open: BTreeMap<&str, (ElementId, &str)> = BTreeMap::new();
    for id in model.ids().filter(|id| model.is_own(*id)) {
        let element = model.get(id);
        if names_itself(element.kind) {
            continue;
        }
        for (language, text) in &element.label.texts {
            if Tongue::of(model, *language) == Tongue::Other || is_shouted(text) {
                continue;
            }
            for word in abbreviations(text) {
                open.entry(word).or_insert((id, text));
            }
        }
    }
    open.retain(|word, _| WELL_KNOWN.binary_search(word).is_err());
    if !open.is_empty() {
        explain(model, &mut open);
    }
    for (word, (id, text)) in open {
        findings.push(
            finding(model, id, &CODE, format!("nothing explains `{word}` in `{text}`"))
                .label("an abbreviation")
                .help(format!(
                    "write it out, or define it: `define {} \"…\" {{ alias: \"{word}\" }}`",
                    word.to_lowercase()
                )),
        );
    }
}

/// Takes out what any element explains.
fn explain(model: &Model, open: &mut BTreeMap<&str, (ElementId, &str)>) {
    for id in model.ids() {
        let element = model.get(id);
        let names = names_itself(element.kind);
        if !names && !model.is_own(id) {
            continue;
        }
        let mut known = |word: &str| {
            open.remove(word);
        };
        // `rfp` explains "RFP" where it names a thing, a data object `PO` explains itself.
        known(&element.id);
        if names {
            element.id.split(['_', '.']).for_each(|part| known(&part.to_uppercase()));
        }
        for (_, text) in &element.label.texts {
            words(text, names).for_each(&mut known);
        }
        for attribute in &element.attributes {
            let names = matches!(attribute.word, AttributeWord::Alias | AttributeWord::Code);
            for value in &attribute.values {
                match value {
                    Value::Text(label) => {
                        label.texts.iter().for_each(|(_, text)| words(text, names).for_each(&mut known));
                    }
                    Value::Word(word) if names => known(word),
                    Value::Reference(_)
                    | Value::Quantity(_)
                    | Value::Date(_)
                    | Value::Word(_)
                    | Value::Expression(_) => {}
                }
            }
        }
        if open.is_empty() {
            return;
        }
    }
}

/// What a text explains: all abbreviations of a name, else those with parentheses.
fn words(text: &str, is_name: bool) -> impl Iterator<Item = &str> {
    let all = is_name.then(|| abbreviations(text));
    all.into_iter().flatten().chain(explained(text))
}

/// Kinds whose label is a name of its own: a system "CRM" needs no other.
fn names_itself(kind: Kind) -> bool {
    matches!(kind, Kind::Term | Kind::System | Kind::Party | Kind::Package | Kind::Role | Kind::Team)
}

/// Whether a label is in capitals altogether, as some write everything.
fn is_shouted(text: &str) -> bool {
    text.contains(' ') && !text.chars().any(char::is_lowercase) && text.is_ascii()
}

/// Runs of two to six capitals that are a word of their own.
fn abbreviations(text: &str) -> impl Iterator<Item = &str> {
    // Most texts have none, and that is seen at once.
    let any = has_capitals(text).then(|| {
        text.split(|letter: char| !letter.is_ascii_alphanumeric() && !matches!(letter, '\'' | '’' | '&'))
    });
    any.into_iter()
        .flatten()
        .filter(|word| (2..=6).contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_uppercase()))
}

/// Whether two capitals stand side by side.
fn has_capitals(text: &str) -> bool {
    text.as_bytes().windows(2).any(|pair| pair.iter().all(u8::is_ascii_uppercase))
}

/// Abbreviations that stand in parentheses, or with parentheses behind them.
fn explained(text: &str) -> impl Iterator<Item = &str> {
    let text = if has_capitals(text) { text } else { "" };
    let marks = text.matches(['(', '（', ')', '）']).count();
    text.split(['(', '（', ')', '）']).enumerate().flat_map(move |(at, part)| {
        let inside = at % 2 == 1;
        let before = !inside && at < marks;
        abbreviations(part).filter(move |word| inside || (before && part.trim_end().ends_with(word)))
    })
}

#[cfg(test)]
mod tests {
    use super::{WELL_KNOWN, abbreviations, explained};

    #[test]
    fn capitals_are_words_of_their_own() {
        assert!(WELL_KNOWN.is_sorted());
        let found: Vec<&str> = abbreviations("Check PO/合同 of the RFP, D1, COVID19 and eSIM").collect();
        assert_eq!(found, ["PO", "RFP"]);
        assert!(explained("Request for proposal (RFP)").eq(["RFP"]));
        assert!(explained("An RFP (request for proposal) asks").eq(["RFP"]));
        assert_eq!(explained("Write the offer for the RFP").next(), None);
    }
}
