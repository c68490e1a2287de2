//! An activity is the work of one role.

use super::{finding, listed, named};
use crate::diagnostic::{Code, Diagnostic, Strictness};
use crate::model::{ElementId, Kind, Letter, Model};

/// More than one R.
pub(super) const CODE: Code = Code {
    number: "LTC3004",
    name: "several-responsible-roles",
    strictness: Strictness::Convention,
    doc: r#"More than one role is responsible (`R`) for the same work.

## Why it matters

An activity is the work of one role: one lane in the diagram, one checklist, one deadline. Two roles that each do a part do two activities, and the line between
them is a hand-over somebody should see.

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
  activity write_offer "Write the offer" { R: seller, engineer }
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
  activity design_solution "Design the solution" { R: engineer }
  activity write_offer "Write the offer" { R: seller }
}
```
"#,
};

pub(super) fn run(model: &Model, id: ElementId, findings: &mut Vec<Diagnostic>) {
    let word = Letter::Responsible.word();
    let Some(attribute) = model.attribute(id, word) else { return };
    if attribute.values.len() < 2 {
        return;
    }
    let roles: Vec<ElementId> = model.references(id, word).filter_map(|reference| reference.target).collect();
    let [first, rest @ ..] = roles.as_slice() else { return };
    if rest.iter().all(|role| role == first) {
        return;
    }
    let element = model.get(id);
    let message = format!("{} roles do {}: {}", roles.len(), named(model, id), listed(model, &roles));
    let help = match element.kind {
        Kind::Activity | Kind::Task => {
            format!(
                "split it into one {} for each role, or keep one and consult (`C:`) the others",
                element.kind.noun()
            )
        }
        _ => "keep one here, and write the others on the steps they do".to_owned(),
    };
    findings.push(
        finding(model, id, &CODE, message)
            .at(attribute.place())
            .label("this is the work of one role")
            .help(help),
    );
}
