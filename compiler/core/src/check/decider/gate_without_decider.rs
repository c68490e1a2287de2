//! A gate says who decides.

use crate::check::{finding, named};
use crate::diagnostic::{Code, Diagnostic, Strictness};
use crate::model::{ElementId, Kind, Model};

/// A gate without `decide` lines.
pub(in crate::check) const CODE: Code = Code {
    number: "LTC5030",
    name: "gate-without-decider",
    strictness: Strictness::Completeness,
    doc: r#"A gate does not say who decides.

## Why it matters

A gate is a decision by authority. Where nobody is named, anybody commits the company, or nobody dares to.

## Wrong

```ltc
package shop "Shop"
role seller "Seller"
role head "Head of sales"
data request "Request"
data offer "Offer" {
  field value "Value" { type: money }
}
process sell "Sell goods" {
  owner: head   R: seller   A: head
  trigger asked "Offer requested"
  in: request
  out: offer
  activity write_offer "Write the offer" { in: request  out: offer }
  gate authorise "Authorise the offer" {
    objective: "The right level answers for the offer"
    evidence: offer
    frequency: "Each offer"
    go "Go" -> next
    no_go "No go" -> end "Offer stopped"
  }
  activity send_offer "Send the offer"
}
```

## Right

```ltc
package shop "Shop"
role seller "Seller"
role head "Head of sales"
data request "Request"
data offer "Offer" {
  field value "Value" { type: money }
}
process sell "Sell goods" {
  owner: head   R: seller   A: head
  trigger asked "Offer requested"
  in: request
  out: offer
  activity write_offer "Write the offer" { in: request  out: offer }
  gate authorise "Authorise the offer" {
    objective: "The right level answers for the offer"
    evidence: offer
    frequency: "Each offer"
    decide head otherwise
    go "Go" -> next
    no_go "No go" -> end "Offer stopped"
  }
  activity send_offer "Send the offer"
}
```
"#,
};

pub(in crate::check) fn run(model: &Model, gate: ElementId, findings: &mut Vec<Diagnostic>) {
    if model.children(gate, Kind::Decide).next().is_some() {
        return;
    }
    findings.push(
        finding(model, gate, &CODE, format!("the gate {} does not say who decides", named(model, gate)))
            .label("who decides?")
            .help("write a line for each level, lowest first: `decide head when (offer.value <= 1000)`, and last `decide board otherwise`"),
    );
}
