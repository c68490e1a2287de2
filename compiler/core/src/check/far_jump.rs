//! Jumps stay in sight.

use super::jump_across_branches::branch_of;
use super::{finding, named};
use crate::diagnostic::{Code, Diagnostic, Strictness};
use crate::model::{ElementId, Kind, Model, Target};

/// A jump into something from outside.
pub(super) const CODE: Code = Code {
    number: "LTC4007",
    name: "far-jump",
    strictness: Strictness::Contradiction,
    doc: r#"A route leads into the middle of something it is not part of: to a step inside another sub-process, outcome or process.

A route leads to a sibling of the step it leaves, or to a sibling of anything that holds that step. A sub-process is entered at its
first step, by naming the sub-process. Another process is started by `end "…" starts process`, or run by `call`.

## Why it matters

A sub-process that can be entered anywhere is no part of its own: it can't be read, drawn, measured or adapted by itself.

## Wrong

```ltc
package shop "Shop"
role seller "Seller"
data request "Request"
data offer "Offer"
process sell "Sell goods" {
  owner: seller   R: seller   A: seller
  trigger asked "Customer asks for an offer"
  in: request
  out: offer
  subprocess prepare "Prepare the offer" {
    activity find_price "Find the price"
    activity write_offer "Write the offer"
  }
  decision accepted "Does the customer accept?" {
    yes "Accepts" -> next
    no "Wants another price" -> prepare.write_offer at most 3 otherwise end "Offer declined"
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
  owner: seller   R: seller   A: seller
  trigger asked "Customer asks for an offer"
  in: request
  out: offer
  subprocess prepare "Prepare the offer" {
    activity find_price "Find the price"
    activity write_offer "Write the offer"
  }
  decision accepted "Does the customer accept?" {
    yes "Accepts" -> next
    no "Wants another price" -> prepare at most 3 otherwise end "Offer declined"
  }
}
```
"#,
};

pub(super) fn run(model: &Model, id: ElementId, findings: &mut Vec<Diagnostic>) {
    let mut route = model.get(id).route.as_deref();
    while let Some(leg) = route {
        if let Target::Step(target) = leg.target
            && !in_sight(model, id, target)
            && branch_of(model, id) == branch_of(model, target)
        {
            let holder = model.get(target).parent;
            let process = model.enclosing(id, Kind::Process);
            let (message, help) = if model.enclosing(target, Kind::Process) == process {
                let inside = holder.map_or_else(String::new, |holder| {
                    format!(", inside the {} {}", model.get(holder).kind.noun(), named(model, holder))
                });
                let entry = entrance(model, id, target).map_or_else(
                    || "lead to a step beside this one, or beside what holds it".to_owned(),
                    |entry| format!("lead to `{}`, which is entered at its first step", model.get(entry).id),
                );
                (format!("{} leads to {}{inside}", named(model, id), named(model, target)), entry)
            } else {
                (
                    format!("{} leads to {}, a step of another process", named(model, id), named(model, target)),
                    "hand over to that process with `-> end \"…\" starts its_name`, or run it with a `call` step".to_owned(),
                )
            };
            findings.push(
                finding(model, id, &CODE, message)
                    .at(model.place_in(id, leg.span))
                    .label("out of reach from here")
                    .related(model.place(target), "the step it leads to")
                    .help(help),
            );
        }
        route = leg.otherwise.as_deref();
    }
}

/// Whether the target is a sibling of something that holds the route.
fn in_sight(model: &Model, from: ElementId, target: ElementId) -> bool {
    let Some(holder) = model.get(target).parent else { return false };
    // The steps of a process are as far as a jump goes.
    let mut reached = false;
    model.ancestry(from).skip(1).any(|ancestor| {
        let seen = !reached && ancestor == holder;
        reached = reached || model.get(ancestor).kind == Kind::Process;
        seen
    })
}

/// The outermost element around the target that is in sight.
fn entrance(model: &Model, from: ElementId, target: ElementId) -> Option<ElementId> {
    model
        .ancestry(target)
        .skip(1)
        .take_while(|ancestor| model.get(*ancestor).kind != Kind::Process)
        .find(|ancestor| model.get(*ancestor).kind.is_step() && in_sight(model, from, *ancestor))
}
