//! A control says what it is for.

use super::{finding, named};
use crate::diagnostic::{Code, Diagnostic, Strictness};
use crate::model::{ElementId, Model};
use ltc_grammar::words::AttributeWord;

/// A control without objective.
pub(super) const CODE: Code = Code {
    number: "LTC5001",
    name: "kcp-without-objective",
    strictness: Strictness::Completeness,
    doc: r#"A key control point does not say what it is to achieve (`objective`).

## Why it matters

Whoever performs the control, and whoever tests it, judges by its objective. Without one, any outcome can be called right.

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
    if model.attribute(id, AttributeWord::Objective).is_some() {
        return;
    }
    findings.push(
        finding(model, id, &CODE, format!("the control {} does not say what it is for", named(model, id)))
            .label("no `objective:`")
            .help("say in one sentence what holds once it has passed: `objective: \"Only offers that cover their cost leave the house\"`"),
    );
}
