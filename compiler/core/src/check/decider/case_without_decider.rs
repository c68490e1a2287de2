//! Every case has somebody who decides.

use crate::check::condition::Set;
use crate::check::{finding, named};
use crate::condition::{Case, told};
use crate::diagnostic::{Code, Diagnostic, Strictness};
use crate::model::{ElementId, Model};

/// A case in which nobody decides.
pub(in crate::check) const CODE: Code = Code {
    number: "LTC5031",
    name: "case-without-decider",
    strictness: Strictness::Completeness,
    doc: r#"The `decide` lines of a gate leave a case in which nobody decides.

The finding names such a case.

## Why it matters

When the case comes, the gate stands still, or somebody decides who was never given the authority.

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
    decide seller when (offer.value <= 1000)
    decide head when (offer.value <= 5000)
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
    decide seller when (offer.value <= 1000)
    decide head otherwise
    go "Go" -> next
    no_go "No go" -> end "Offer stopped"
  }
  activity send_offer "Send the offer"
}
```
"#,
};

pub(in crate::check) fn run(model: &Model, gate: ElementId, set: &Set, findings: &mut Vec<Diagnostic>) {
    let Case::Found(case) = set.gap() else { return };
    let told = told(model, &set.space, &case);
    let told = if told.is_empty() { "any case".to_owned() } else { told };
    findings.push(
        finding(model, gate, &CODE, format!("nobody decides {} for {told}", named(model, gate)))
            .label("not every case has a decider")
            .help("give the highest level the rest: `decide … otherwise` as the last line"),
    );
}
