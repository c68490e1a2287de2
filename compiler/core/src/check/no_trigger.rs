//! A process says what starts it.

use super::{finding, named};
use crate::diagnostic::{Code, Diagnostic, Strictness};
use crate::model::{ElementId, Kind, Model};

/// A process without a trigger.
pub(super) const CODE: Code = Code {
    number: "LTC2002",
    name: "no-trigger",
    strictness: Strictness::Completeness,
    doc: r#"A process does not say what starts it.

## Why it matters

Without a trigger nobody knows when a case begins, so no deadline can start to run and no process before it can hand anything over.

## Wrong

```ltc
package shop "Shop"
role seller "Seller"
data request "Request"
data offer "Offer"
process sell "Sell goods" {
  owner: seller   R: seller   A: seller
  in: request
  out: offer
  activity write_offer "Write the offer"
}
```

## Right

```ltc
package shop "Shop"
role seller "Seller"
party customer "Customer"
data request "Request"
data offer "Offer"
process sell "Sell goods" {
  owner: seller   R: seller   A: seller
  trigger asked "Customer asks for an offer" from customer
  in: request
  out: offer
  activity write_offer "Write the offer"
}
```
"#,
};

pub(super) fn run(model: &Model, id: ElementId, findings: &mut Vec<Diagnostic>) {
    if model.children(id, Kind::Trigger).next().is_some() {
        return;
    }
    findings.push(
        finding(model, id, &CODE, format!("nothing starts the process {}", named(model, id)))
            .label("no `trigger` inside")
            .help("say what starts a case: `trigger asked \"Customer asks\" from customer`, or `trigger weekly \"Every week\" every 1w`"),
    );
}
