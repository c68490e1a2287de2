//! Every piece of work has somebody who answers for it.

use super::{finding, named};
use crate::diagnostic::{Code, Diagnostic, Strictness};
use crate::model::{ElementId, Kind, Letter, Model};

/// Work without an A.
pub(super) const CODE: Code = Code {
    number: "LTC3001",
    name: "no-accountable-role",
    strictness: Strictness::Essential,
    doc: r#"An activity, key control point or gate has no accountable role (`A`), neither of its own nor from what holds it.

## Why it matters

The accountable role answers for the result, whoever does the work. Without one nobody decides when the work is in doubt, and nobody notices when it isn't done.

## Wrong

```ltc
package shop "Shop"
role seller "Seller"
data request "Request"
data offer "Offer"
process sell "Sell goods" {
  owner: seller
  trigger asked "Customer asks for an offer"
  in: request
  out: offer
  activity write_offer "Write the offer" { R: seller }
}
```

## Right

```ltc
package shop "Shop"
role seller "Seller"
role sales_head "Head of sales"
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
    let letter = Letter::Accountable.word();
    if model.ancestry(id).any(|element| model.attribute(element, letter).is_some()) {
        return;
    }
    if model.enclosing(id, Kind::Process).is_none() {
        return;
    }
    findings.push(
        finding(model, id, &CODE, format!("nobody is accountable for {}", named(model, id)))
            .label("no `A:` here or above")
            .help("write `A: role` here, or on the process to hold for every step in it"),
    );
}
