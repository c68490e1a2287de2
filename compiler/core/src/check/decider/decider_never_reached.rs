//! Every line of a gate decides some case.

use crate::check::condition::Set;
use crate::check::{finding, named};
use crate::diagnostic::{Code, Diagnostic, Strictness};
use crate::model::{ElementId, Model};

/// A line of a gate that never decides.
pub(in crate::check) const CODE: Code = Code {
    number: "LTC5032",
    name: "decider-never-reached",
    strictness: Strictness::Contradiction,
    doc: r#"A `decide` line is never reached: the lines before it decide every case that it names.

Lines are read from the top; the first that holds decides. So each line needs a higher limit than the line before, and nothing
stands behind `otherwise`.

## Why it matters

Somebody believes to have the authority and is never asked. Mostly two limits are exchanged.

## Wrong

```ltc
package shop "Shop"
role seller "Seller"
role head "Head of sales"
role owner "Owner"
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
    decide head when (offer.value <= 5000)
    decide seller when (offer.value <= 1000)
    decide owner otherwise
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
    let mut reached = vec![false; set.lines.len()];
    let Some(firsts) = set.firsts() else { return };
    for first in firsts.iter().flatten() {
        if let Some(reached) = reached.get_mut(*first) {
            *reached = true;
        }
    }
    for (line, _) in set.lines.iter().zip(reached).filter(|(_, reached)| !reached) {
        findings.push(
            finding(
                model,
                line.element,
                &CODE,
                format!("{} never decides: the lines above decide every such case", set.written(model, line)),
            )
            .label("never reached")
            .related(model.place(gate), format!("a line of {}", named(model, gate)))
            .help("lines are read from the top: write the lowest level first, and give each line a higher limit than the line before"),
        );
    }
}
