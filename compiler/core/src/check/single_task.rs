//! Tasks divide an activity.

use super::{finding, is_published, named};
use crate::diagnostic::{Code, Diagnostic, Strictness};
use crate::model::{ElementId, Kind, Model};

/// An activity with one task.
pub(in crate::check) const CODE: Code = Code {
    number: "LTC2036",
    name: "single-task",
    strictness: Strictness::Convention,
    doc: r#"An activity of a process that is released under a number (`code`) has exactly one task. Tasks divide the work; a single one says the activity again.

## Why it matters

The checklist shows two lines for one thing to tick, and nobody knows which of them counts.

## Wrong

```ltc
package shop "Shop"
role seller "Seller"
data request "Request"
data offer "Offer"
process sell "Sell goods" {
  status: released   code: "S.10"
  objective: "Every customer who asks gets an offer the next day."
  owner: seller   R: seller   A: seller
  trigger asked "Customer asks for an offer" every 1d
  in: request
  out: offer
  activity write_offer "Write the offer" {
    out: offer
    task fill_in "Fill in the template" { done_when: "No field is empty" }
  }
}
```

## Right

```ltc
package shop "Shop"
role seller "Seller"
data request "Request"
data offer "Offer"
process sell "Sell goods" {
  status: released   code: "S.10"
  objective: "Every customer who asks gets an offer the next day."
  owner: seller   R: seller   A: seller
  trigger asked "Customer asks for an offer" every 1d
  in: request
  out: offer
  activity write_offer "Write the offer" {
    out: offer
    task fill_in "Fill in the template" { done_when: "No field is empty" }
    task add_price "Add the price" { done_when: "The price is from the list of this month" }
  }
}
```
"#,
};

pub(super) fn run(model: &Model, id: ElementId, findings: &mut Vec<Diagnostic>) {
    if !is_published(model, id) {
        return;
    }
    let mut tasks = model.children(id, Kind::Task);
    let (Some(only), None) = (tasks.next(), tasks.next()) else { return };
    findings.push(
        finding(
            model,
            id,
            &CODE,
            format!("the activity {} has a single task, {}", named(model, id), named(model, only)),
        )
        .label("one task is no division")
        .related(model.place(only), "the only task")
        .help(
            "name the tasks it really takes, or say its `done_when:` in the activity and leave the task out",
        ),
    );
}
