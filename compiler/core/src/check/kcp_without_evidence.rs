//! A control leaves evidence.

use super::{finding, named};
use crate::diagnostic::{Code, Diagnostic, Strictness};
use crate::model::{ElementId, Model};
use ltc_grammar::words::AttributeWord;

/// A control without evidence.
pub(super) const CODE: Code = Code {
    number: "LTC5003",
    name: "kcp-without-evidence",
    strictness: Strictness::Completeness,
    doc: r#"A key control point does not say what proves that it was performed (`evidence`).

## Why it matters

What leaves no trace can't be tested. An auditor counts a control without evidence as not performed.

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
    if model.attribute(id, AttributeWord::Evidence).is_some() {
        return;
    }
    findings.push(
        finding(
            model,
            id,
            &CODE,
            format!("nothing proves that the control {} was performed", named(model, id)),
        )
        .label("no `evidence:`")
        .help("name the record it leaves: `evidence: offer`, or in words: `evidence: \"Signed minutes\"`"),
    );
}
