//! An outcome says what comes next.

use super::{finding, named};
use crate::diagnostic::{Code, Diagnostic, Strictness};
use crate::model::{ElementId, Model};

/// An outcome with empty braces.
pub(super) const CODE: Code = Code {
    number: "LTC4002",
    name: "outcome-without-target",
    strictness: Strictness::Essential,
    doc: r#"An outcome neither leads anywhere (`-> target`) nor holds steps.

## Why it matters

Whoever reaches this outcome does not know what to do. If the flow goes on as before, `-> next` says so.

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
  activity write_offer "Write the offer"
  decision accepted "Does the customer accept?" {
    yes "Accepts" -> next
    no "Declines" { }
  }
  activity deliver "Deliver the goods"
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
  decision accepted "Does the customer accept?" {
    yes "Accepts" -> next
    no "Declines" {
      activity record_reason "Record the reason"
      end "Offer declined"
    }
  }
  activity deliver "Deliver the goods"
}
```
"#,
};

pub(super) fn run(model: &Model, id: ElementId, findings: &mut Vec<Diagnostic>) {
    let element = model.get(id);
    if element.route.is_some() {
        return;
    }
    let holds = |child: &ElementId| {
        let kind = model.get(*child).kind;
        kind.is_step() || kind.level().is_some()
    };
    if element.children.iter().any(holds) {
        return;
    }
    findings.push(
        finding(model, id, &CODE, format!("the outcome {} leads nowhere", named(model, id)))
            .label("nothing comes next")
            .help("write where it leads: `-> next`, `-> some_step` or `-> end \"Closed\"`"),
    );
}
