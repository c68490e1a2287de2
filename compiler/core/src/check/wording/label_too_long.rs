//! Labels fit on a line.

use super::super::finding;
use super::{Tongue, chinese};
use crate::diagnostic::{Code, Diagnostic, Strictness};
use crate::model::{ElementId, Model};

/// The longest English label, in words.
const WORDS: usize = 20;
/// The longest Chinese label, in characters; a Latin word or a number counts as one.
const CHARACTERS: usize = 30;

/// An activity or task whose label is a paragraph.
pub(in super::super) const CODE: Code = Code {
    number: "LTC6006",
    name: "label-too-long",
    strictness: Strictness::Convention,
    doc: r#"The label of an activity or task is longer than 20 English words or 30 Chinese characters.

## Why it matters

A label stands in a box of a diagram and on one line of a checklist. What needs more room is explanation: it belongs in `about` or `done_when`, where it can be as long as it must.

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
  activity write_offer "Write the offer with all prices, terms, delivery dates, drawings, references, certificates, guarantees, bank details, contact persons, payment plans, exclusions, assumptions, options, signatures"
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
  activity write_offer "Write the offer" {
    about: "With all prices, terms, delivery dates, drawings, references, certificates, guarantees, bank details and contact persons."
  }
}
```
"#,
};

pub(in super::super) fn run(model: &Model, id: ElementId, findings: &mut Vec<Diagnostic>) {
    for (language, text) in &model.get(id).label.texts {
        let (length, limit, unit) = match Tongue::of(model, *language) {
            Tongue::English => (text.split_whitespace().count(), WORDS, "words"),
            Tongue::Chinese => (chinese::length(text), CHARACTERS, "characters"),
            Tongue::Other => continue,
        };
        if length <= limit {
            continue;
        }
        let noun = model.get(id).kind.noun();
        findings.push(
            finding(
                model,
                id,
                &CODE,
                format!("the label of the {noun} `{}` has {length} {unit}", model.get(id).id),
            )
            .label(format!("more than {limit} {unit}"))
            .help("keep the verb and its object, and move the rest to `about:` or `done_when:`"),
        );
    }
}
