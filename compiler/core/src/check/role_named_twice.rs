//! A role has one part in a step.

use super::{finding, named};
use crate::diagnostic::{Code, Diagnostic, Strictness};
use crate::model::{ElementId, Letter, Model};

/// One role twice in the duties of a step.
pub(super) const CODE: Code = Code {
    number: "LTC3006",
    name: "role-named-twice",
    strictness: Strictness::Convention,
    doc: r#"A role is named twice in the duties of one step: twice behind one letter, or as consulted or informed although it already does the work or answers for it.

Being responsible and accountable at once is no repetition, except at a key control point.

## Why it matters

Who does the work or answers for it is consulted and informed by that. Saying so again fills the tables and hides who is really asked.

## Wrong

```ltc
package shop "Shop"
role seller "Seller"
role engineer "Engineer"
data request "Request"
data offer "Offer"
process sell "Sell goods" {
  owner: seller   A: seller
  trigger asked "Customer asks for an offer"
  in: request
  out: offer
  activity write_offer "Write the offer" { R: seller   C: engineer, seller }
}
```

## Right

```ltc
package shop "Shop"
role seller "Seller"
role engineer "Engineer"
data request "Request"
data offer "Offer"
process sell "Sell goods" {
  owner: seller   A: seller
  trigger asked "Customer asks for an offer"
  in: request
  out: offer
  activity write_offer "Write the offer" { R: seller   C: engineer }
}
```
"#,
};

pub(super) fn run(model: &Model, id: ElementId, findings: &mut Vec<Diagnostic>) {
    let own = |letter: Letter| model.attribute(id, letter.word()).is_some();
    if !Letter::ALL.into_iter().any(own) {
        return;
    }
    let mut seen: Vec<(ElementId, Letter)> = Vec::new();
    let mut told: Vec<ElementId> = Vec::new();
    // Letters in the order R, A, C, I: the later one is the one too many.
    for letter in Letter::ALL {
        let from = model.ancestry(id).find(|ancestor| model.attribute(*ancestor, letter.word()).is_some());
        let references = from.into_iter().flat_map(|from| model.references(from, letter.word()));
        for role in references.filter_map(|reference| reference.target) {
            let before = seen.iter().find(|(other, _)| *other == role).map(|(_, letter)| *letter);
            seen.push((role, letter));
            let Some(before) = before else { continue };
            if (before, letter) == (Letter::Responsible, Letter::Accountable) {
                continue;
            }
            if told.contains(&role) || !(own(before) || own(letter)) {
                continue;
            }
            told.push(role);
            let parts = if before == letter {
                format!("is named twice as {}", letter.text())
            } else {
                format!("is both {} and {}", before.text(), letter.text())
            };
            let blamed = if own(letter) { letter } else { before };
            let mut diagnostic =
                finding(model, id, &CODE, format!("{} {parts} in {}", named(model, role), named(model, id)))
                    .help(format!("take `{}` out of one of them", model.get(role).id));
            if let Some(attribute) = model.attribute(id, blamed.word()) {
                diagnostic = diagnostic.at(attribute.place());
            }
            let elsewhere = [before, letter].into_iter().find(|letter| !own(*letter));
            if let Some(duty) = elsewhere.and_then(|letter| model.duty(id, letter)) {
                let words = format!("{} says the other", named(model, duty.from));
                diagnostic = diagnostic.related(model.place(duty.from), words);
            }
            findings.push(diagnostic);
        }
    }
}
