//! Every piece of work has somebody who does it.

use super::{finding, named};
use crate::diagnostic::{Code, Diagnostic, Strictness};
use crate::model::{ElementId, Kind, Letter, Model};

/// Work without an R.
pub(super) const CODE: Code = Code {
    number: "LTC3003",
    name: "no-responsible-role",
    strictness: Strictness::Essential,
    doc: r#"An activity, key control point or gate has no responsible role (`R`), neither of its own nor from what holds it.

## Why it matters

The responsible role does the work: the step stands in its lane of the diagram and on its checklist. A step without one stands nowhere and stays undone.

## Wrong

```ltc
package shop "Shop"
role sales_head "Head of sales"
data request "Request"
data offer "Offer"
process sell "Sell goods" {
  owner: sales_head
  A: sales_head
  trigger asked "Customer asks for an offer"
  in: request
  out: offer
  activity write_offer "Write the offer"
}
```

## Right

```ltc
package shop "Shop"
role sales_head "Head of sales"
role seller "Seller"
data request "Request"
data offer "Offer"
process sell "Sell goods" {
  owner: sales_head
  A: sales_head
  trigger asked "Customer asks for an offer"
  in: request
  out: offer
  activity write_offer "Write the offer" { R: seller }
}
```
"#,
};

pub(super) fn run(model: &Model, id: ElementId, findings: &mut Vec<Diagnostic>) {
    let letter = Letter::Responsible.word();
    if model.ancestry(id).any(|element| model.attribute(element, letter).is_some()) {
        return;
    }
    if model.enclosing(id, Kind::Process).is_none() {
        return;
    }
    findings.push(
        finding(model, id, &CODE, format!("nobody does {}", named(model, id)))
            .label("no `R:` here or above")
            .help("write `R: role` here, or on what holds it if one role does all of it"),
    );
}
