//! Labels carry no marks that belong to sentences.

use super::super::finding;
use crate::diagnostic::{Code, Diagnostic, Strictness};
use crate::model::{ElementId, Kind, Model};

/// A label with a full stop or spaces around it.
pub(in crate::check) const CODE: Code = Code {
    number: "LTC6030",
    name: "label-punctuation",
    strictness: Strictness::Convention,
    doc: r#"A label ends in a full stop, comma, colon or semicolon, begins or ends with a space, or holds two spaces in a row.

Checks are sentences and may end as one; abbreviations such as "etc." may end a label.

## Why it matters

Labels stand in boxes, table cells and menus. A stray mark or space makes two names of one, and a search finds only one of them.

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
  activity write_offer "Write the offer."
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
  activity write_offer "Write the offer"
}
```
"#,
};

/// Abbreviations a label may end with.
const ABBREVIATIONS: &[&str] = &["co", "corp", "dept", "etc", "inc", "ltd", "no", "nr", "vs"];

pub(in super::super) fn run(model: &Model, id: ElementId, findings: &mut Vec<Diagnostic>) {
    let element = model.get(id);
    for (_, text) in &element.label.texts {
        let Some((what, help)) = fault(text, element.kind == Kind::Check) else { continue };
        findings.push(
            finding(model, id, &CODE, format!("the label `{text}` {what}")).label("a stray mark").help(help),
        );
    }
}

/// What is wrong with the marks of a label, and what to do.
fn fault(text: &str, sentence: bool) -> Option<(&'static str, String)> {
    let trimmed = text.trim();
    if trimmed.is_empty() {
        return None;
    }
    if trimmed != text {
        return Some(("begins or ends with a space", format!("write `{trimmed}`")));
    }
    if text.contains("  ") {
        let single = text.split_whitespace().collect::<Vec<_>>().join(" ");
        return Some(("holds two spaces in a row", format!("write `{single}`")));
    }
    let last = text.chars().next_back().filter(|last| is_stray(*last) && !sentence)?;
    let before = text.strip_suffix(last).unwrap_or(text);
    let word = before.rsplit(char::is_whitespace).next().unwrap_or(before);
    let shortened = word.contains('.')
        || word.chars().count() == 1
        || ABBREVIATIONS.iter().any(|known| word.eq_ignore_ascii_case(known));
    if last == '.' && shortened {
        return None;
    }
    Some(("ends in a mark of a sentence", format!("write `{}`", before.trim_end())))
}

fn is_stray(mark: char) -> bool {
    matches!(mark, '.' | ',' | ';' | ':' | '。' | '，' | '；' | '：' | '、')
}

#[cfg(test)]
mod tests {
    use super::fault;

    #[test]
    fn abbreviations_and_sentences_keep_their_stop() {
        for right in [
            "Write the offer",
            "Print labels, forms etc.",
            "Call Shop Inc.",
            "Wait …",
            "Sign the U.S.",
            "Ask: why?",
        ] {
            assert!(fault(right, false).is_none(), "{right}");
        }
        for wrong in ["Write the offer.", "编写报价。", " Write", "Write  it", "Write it;"] {
            assert!(fault(wrong, false).is_some(), "{wrong}");
        }
        assert!(fault("The price covers the cost.", true).is_none());
        assert!(fault(" The price covers the cost", true).is_some());
    }
}
