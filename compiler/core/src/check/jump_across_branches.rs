//! Branches that run side by side keep to themselves.

use super::{finding, named};
use crate::diagnostic::{Code, Diagnostic, Strictness};
use crate::model::{ElementId, Kind, Model, Target};

/// A jump into or out of a branch of a parallel.
pub(super) const CODE: Code = Code {
    number: "LTC4008",
    name: "jump-across-branches",
    strictness: Strictness::Contradiction,
    doc: r#"A route leads into or out of a branch of a `parallel`. Only an `end` may leave a branch; it ends the whole case.

## Why it matters

The branches of a `parallel` wait for each other at its close. A branch that has jumped away never arrives, so the case would hang; a branch that is
jumped into would run twice.

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
  activity read_request "Read the request"
  parallel prepare {
    activity find_price "Find the price"
    branch stock {
      activity check_stock "Check the stock"
      decision in_stock "Is it in stock?" {
        yes "In stock" -> next
        no "Sold out" -> read_request at most 2 otherwise end "Nothing to sell"
      }
    }
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
  activity read_request "Read the request"
  parallel prepare {
    activity find_price "Find the price"
    activity check_stock "Check the stock"
  }
  decision in_stock "Is it in stock?" {
    yes "In stock" -> next
    no "Sold out" -> read_request at most 2 otherwise end "Nothing to sell"
  }
}
```
"#,
};

pub(super) fn run(model: &Model, id: ElementId, findings: &mut Vec<Diagnostic>) {
    let mut route = model.get(id).route.as_deref();
    while let Some(leg) = route {
        let home = branch_of(model, id);
        let crossed = match &leg.target {
            Target::Step(target) => {
                let there = branch_of(model, *target);
                (home != there).then(|| there.filter(|_| home.is_none()).or(home)).flatten()
            }
            Target::Done => home.filter(|branch| leaves_by_done(model, id, *branch)),
            Target::Next | Target::End(_) | Target::Suspend(_) | Target::Unresolved => None,
        };
        if let Some(branch) = crossed {
            let side = if home == Some(branch) { "out of" } else { "into" };
            let parallel = model.enclosing(branch, Kind::Parallel).unwrap_or(branch);
            let message = format!(
                "{} leads {side} a branch of the parallel {}",
                named(model, id),
                named(model, parallel)
            );
            findings.push(
                finding(model, id, &CODE, message)
                    .at(model.place_in(id, leg.span))
                    .label("the other branches would wait for ever")
                    .related(model.place(branch), "the branch")
                    .help("put the question behind the `parallel`, where all branches have arrived, or end the case with `-> end \"…\"`"),
            );
        }
        route = leg.otherwise.as_deref();
    }
}

/// The innermost branch of a parallel an element is in, or is.
pub(super) fn branch_of(model: &Model, id: ElementId) -> Option<ElementId> {
    model
        .ancestry(id)
        .take_while(|ancestor| model.get(*ancestor).kind != Kind::Process)
        .find(|ancestor| is_branch(model, *ancestor))
}

fn is_branch(model: &Model, id: ElementId) -> bool {
    let element = model.get(id);
    let in_parallel = element.parent.is_some_and(|parent| model.get(parent).kind == Kind::Parallel);
    element.kind == Kind::Branch || in_parallel
}

/// Whether the sub-process that `done` leaves holds the branch.
fn leaves_by_done(model: &Model, id: ElementId, branch: ElementId) -> bool {
    let left = model
        .ancestry(id)
        .find(|ancestor| matches!(model.get(*ancestor).kind, Kind::Subprocess | Kind::Process));
    left.is_some_and(|left| left != branch && model.ancestry(left).all(|ancestor| ancestor != branch))
}
