//! No part has longer than the whole.

use super::place;
use crate::check::{finding, named};
use crate::diagnostic::{Code, Diagnostic, Strictness};
use crate::model::{ElementId, Kind, Model};

/// A step, task or sub-process whose deadline is longer than that of what holds it.
pub(in crate::check) const CODE: Code = Code {
    number: "LTC4056",
    name: "deadline-longer-than-around",
    strictness: Strictness::Convention,
    doc: r#"A step, a task or a sub-process has a longer deadline than what holds it.

Working days are compared with other days as `deadline-too-short` says.

## Why it matters

Who keeps the inner deadline may still make the whole late; one of the two is a slip.

## Wrong

```ltc
package shop "Shop"
role seller "Seller"
role head "Head of sales"
data request "Request"
data offer "Offer"
party customer "Customer"
process sell "Sell goods" {
  owner: seller   R: seller   A: head
  trigger asked "Customer asks for an offer" from customer
  in: request
  out: offer
  activity write_offer "Write the offer" {
    within: 2wd
    task find_price "Find the price" { within: 5wd }
  }
}
```

## Right

```ltc
package shop "Shop"
role seller "Seller"
role head "Head of sales"
data request "Request"
data offer "Offer"
party customer "Customer"
process sell "Sell goods" {
  owner: seller   R: seller   A: head
  trigger asked "Customer asks for an offer" from customer
  in: request
  out: offer
  activity write_offer "Write the offer" {
    within: 5wd
    task find_price "Find the price" { within: 2wd }
  }
}
```
"#,
};

pub(in crate::check) fn run(model: &Model, id: ElementId, findings: &mut Vec<Diagnostic>) {
    let Some(own) = model.deadline(id) else { return };
    let around = model.ancestry(id).skip(1).find_map(|around| Some((around, model.within(around)?)));
    let Some((around, whole)) = around else { return };
    let Some(process) = model.enclosing(id, Kind::Process) else { return };
    let per_week = model.workdays(model.calendar(process)).per_week();
    if own.minutes(per_week) <= whole.minutes(per_week) {
        return;
    }
    let message = format!(
        "{} has `{own}`, longer than the `{whole}` of the {} {}",
        named(model, id),
        model.get(around).kind.noun(),
        named(model, around)
    );
    findings.push(
        finding(model, id, &CODE, message)
            .at(place(model, id))
            .label("longer than the whole")
            .related(place(model, around), "the deadline around it")
            .help(format!("give it `{whole}` or less, or {} more", named(model, around))),
    );
}
