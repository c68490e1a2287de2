//! Who decides by authority leaves a record.

use super::{finding, named, states};
use crate::diagnostic::{Code, Diagnostic, Strictness};
use crate::model::{ElementId, Kind, Model, Status};
use ltc_grammar::words::AttributeWord;

/// A gate that delegates and records nothing.
pub(in crate::check) const CODE: Code = Code {
    number: "LTC5051",
    name: "authority-without-evidence",
    strictness: Strictness::Completeness,
    doc: r#"A gate says who may decide (`decide`), but names no `evidence` and no output that records the decision.

Asked from `status: review` on.

## Why it matters

Delegated authority is trusted because it can be looked up afterwards: who decided, when, on what. Without a record nobody can tell a decision from a guess.

## Wrong

```ltc
package shop "Shop"
role seller "Seller"
role controller "Controller"
role sales_head "Head of sales"
data request "Request"
data offer "Offer"
process sell "Sell goods" {
  owner: sales_head   A: sales_head
  status: review
  trigger asked "Customer asks for an offer"
  in: request
  out: offer
  activity write_offer "Write the offer" { R: seller }
  gate offer_released "Is the offer released?" {
    R: controller
    decide sales_head otherwise
    go "Go" -> next
    no_go "No go" -> end "Offer withdrawn"
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
data request "Request"
data offer "Offer"
process sell "Sell goods" {
  owner: sales_head   A: sales_head
  status: review
  trigger asked "Customer asks for an offer"
  in: request
  out: offer
  activity write_offer "Write the offer" { R: seller }
  gate offer_released "Is the offer released?" {
    R: controller
    evidence: offer
    decide sales_head otherwise
    go "Go" -> next
    no_go "No go" -> end "Offer withdrawn"
  }
  activity send_offer "Send the offer" { R: seller }
}
```
"#,
};

pub(super) fn run(model: &Model, id: ElementId, findings: &mut Vec<Diagnostic>) {
    // A sketch without a status is not asked: the record is thought of last.
    if matches!(model.status(id), None | Some(Status::Draft)) {
        return;
    }
    let Some(decider) = model.children(id, Kind::Decide).next() else { return };
    if [AttributeWord::Evidence, AttributeWord::Out].into_iter().any(|word| states(model, id, word)) {
        return;
    }
    findings.push(
        finding(
            model,
            id,
            &CODE,
            format!("nothing records what is decided at the gate {}", named(model, id)),
        )
        .label("no `evidence:`")
        .related(model.place(decider), "authority is delegated here")
        .help("name the record of the decision: `evidence: decision_record`"),
    );
}
