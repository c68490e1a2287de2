//! A control says what is checked.

use super::{finding, named};
use crate::diagnostic::{Code, Diagnostic, Strictness};
use crate::model::{ElementId, Kind, Model};

/// A control without checks.
pub(super) const CODE: Code = Code {
    number: "LTC5005",
    name: "kcp-without-checks",
    strictness: Strictness::Completeness,
    doc: r#"A key control point lists neither checks nor tasks, so nothing says what is looked at before it passes.

## Why it matters

Two people who check by feeling come to two outcomes. The lines of a control are what makes it repeatable and what its checklist shows.

## Wrong

```ltc
package shop "Shop"
role seller "Seller"
role controller "Controller"
role sales_head "Head of sales"
risk bad_offer "Offer below cost"
data request "Request"
data offer "Offer"
process sell "Sell goods" {
  owner: sales_head   A: sales_head
  trigger asked "Customer asks for an offer"
  in: request
  out: offer
  activity write_offer "Write the offer" { R: seller }
  kcp offer_sound "Is the offer sound?" {
    R: controller
    objective: "Only offers that cover their cost leave the house"
    mitigates: bad_offer
    evidence: offer
    frequency: "Every offer"
    pass -> next
    fail -> write_offer at most 2 otherwise end "Offer withdrawn"
  }
  activity send_offer "Send the offer" { R: seller }
}
```

## Right

```ltc
package shop "Shop"
role seller "Seller"
role controller "Controller"
role sales_head "Head of sales"
risk bad_offer "Offer below cost"
data request "Request"
data offer "Offer"
process sell "Sell goods" {
  owner: sales_head   A: sales_head
  trigger asked "Customer asks for an offer"
  in: request
  out: offer
  activity write_offer "Write the offer" { R: seller }
  kcp offer_sound "Is the offer sound?" {
    R: controller
    objective: "Only offers that cover their cost leave the house"
    mitigates: bad_offer
    evidence: offer
    frequency: "Every offer"
    check cost "The price covers the cost"
    pass -> next
    fail -> write_offer at most 2 otherwise end "Offer withdrawn"
  }
  activity send_offer "Send the offer" { R: seller }
}
```
"#,
};

pub(super) fn run(model: &Model, id: ElementId, findings: &mut Vec<Diagnostic>) {
    if model.get(id).children.iter().any(|child| matches!(model.get(*child).kind, Kind::Check | Kind::Task)) {
        return;
    }
    findings.push(
        finding(model, id, &CODE, format!("the control {} does not say what is checked", named(model, id)))
            .label("no `check` and no `task` inside")
            .help("list what must hold before it passes, a line each: `check cost \"The price covers the cost\"`"),
    );
}
