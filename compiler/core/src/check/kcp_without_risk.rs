//! A control answers to a risk.

use super::{finding, named};
use crate::diagnostic::{Code, Diagnostic, Strictness};
use crate::model::{ElementId, Model};
use ltc_grammar::words::AttributeWord;

/// A control without risk.
pub(super) const CODE: Code = Code {
    number: "LTC5002",
    name: "kcp-without-risk",
    strictness: Strictness::Completeness,
    doc: r#"A key control point names no risk or requirement that it answers to (`mitigates`).

## Why it matters

A control without a risk is effort nobody can justify, and in the risk–control table the risk it meant to cover stays open.

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
    if model.attribute(id, AttributeWord::Mitigates).is_some() {
        return;
    }
    findings.push(
        finding(model, id, &CODE, format!("the control {} answers to no risk", named(model, id)))
            .label("no `mitigates:`")
            .help("name the risk it prevents or detects: `mitigates: bad_offer`, and declare it once: `risk bad_offer \"Offer below cost\"`"),
    );
}
