//! Ids are written alike.

use super::finding;
use crate::diagnostic::{Code, Diagnostic, Strictness};
use crate::model::{ElementId, Kind, Model};

/// An id in the style of another language.
pub(in crate::check) const CODE: Code = Code {
    number: "LTC6035",
    name: "id-style",
    strictness: Strictness::Convention,
    doc: r#"The id of a step, task, data object or outcome mixes capitals and small letters in one word ("writeOffer", "WriteOffer").

Roles, systems and other things that have names of their own keep theirs, and so do abbreviations: `sign_PO`.

## Why it matters

Ids are typed by hand in routes, in other files and in regional changes. Where everybody writes them alike, nobody has to look them up.

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
  activity writeOffer "Write the offer"
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

pub(super) fn run(model: &Model, id: ElementId, findings: &mut Vec<Diagnostic>) {
    let element = model.get(id);
    let styled = element.kind.is_step()
        || element.kind.level().is_some()
        || matches!(element.kind, Kind::Data | Kind::Outcome | Kind::Trigger | Kind::Check | Kind::Branch);
    if !styled || !is_mixed(&element.id) {
        return;
    }
    let right = snake(&element.id);
    findings.push(
        finding(model, id, &CODE, format!("the id `{}` mixes capitals and small letters", element.id))
            .label("not written like the other ids")
            .help(format!("write `{right}`, here and where it is named")),
    );
}

/// Whether a part of an id between underscores has small letters and capitals.
fn is_mixed(id: &str) -> bool {
    id.split('_').any(|part| part.chars().any(char::is_lowercase) && part.chars().any(char::is_uppercase))
}

/// The id in small letters, its words joined by underscores.
fn snake(id: &str) -> String {
    let mut out = String::new();
    let mut before: Option<char> = None;
    let mut letters = id.chars().peekable();
    while let Some(letter) = letters.next() {
        let starts = letter.is_uppercase()
            && before.is_some_and(|before| {
                before.is_lowercase()
                    || before.is_numeric()
                    || (before.is_uppercase() && letters.peek().is_some_and(|next| next.is_lowercase()))
            });
        if starts {
            out.push('_');
        }
        out.extend(letter.to_lowercase());
        before = Some(letter);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{is_mixed, snake};

    #[test]
    fn words_are_found_by_their_capitals() {
        assert_eq!(snake("writeOffer"), "write_offer");
        assert_eq!(snake("WriteOffer_again"), "write_offer_again");
        assert_eq!(snake("signPOAgain2Times"), "sign_po_again2_times");
        for right in ["write_offer", "sign_PO", "KCP_MO_01", "核对发票", "d1"] {
            assert!(!is_mixed(right), "{right}");
        }
    }
}
