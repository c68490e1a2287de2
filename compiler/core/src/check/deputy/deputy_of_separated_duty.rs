//! A deputy does not bring separate duties together.

use super::{decides, own_roles};
use crate::check::{finding, named};
use crate::diagnostic::{Code, Diagnostic, Strictness};
use crate::model::{Deputyship, ElementId, Kind, Letter, Model, Organisation};

/// A deputy that gets a duty its own is kept apart from.
pub(in crate::check) const CODE: Code = Code {
    number: "LTC3048",
    name: "deputy-of-separated-duty",
    strictness: Strictness::Essential,
    doc: r#"A deputy stands in for a role in a decision that `separate` keeps apart from the deputy's own duty.

## Why it matters

What is kept apart all year comes into one hand while somebody is on leave. Fraud waits for exactly these weeks.

## Wrong

```ltc
package shop "Shop"
role seller "Seller"
role office_head "Head of the office"
role region_head "Head of the region"
deputy seller of region_head from 2026-07-01 to 2026-07-31
separate seller, region_head because "Nobody releases their own offer"
data request "Request" { field amount "Amount" { type: money } }
data offer "Offer"
process sell "Sell goods" {
  owner: region_head   R: seller   A: region_head
  trigger asked "Customer asks for an offer"
  in: request
  out: offer
  activity write_offer "Write the offer" { in: request  out: offer }
  gate release "Is the offer released?" {
    in: offer
    decide office_head when (request.amount <= 100000)
    decide region_head otherwise
    go "Go" -> next
    no_go "No go" -> end "Not offered"
  }
}
```

## Right

```ltc
package shop "Shop"
role seller "Seller"
role office_head "Head of the office"
role region_head "Head of the region"
deputy office_head of region_head from 2026-07-01 to 2026-07-31 because "On leave"
separate seller, region_head because "Nobody releases their own offer"
data request "Request" { field amount "Amount" { type: money } }
data offer "Offer"
process sell "Sell goods" {
  owner: region_head   R: seller   A: region_head
  trigger asked "Customer asks for an offer"
  in: request
  out: offer
  activity write_offer "Write the offer" { in: request  out: offer }
  gate release "Is the offer released?" {
    in: offer
    decide office_head when (request.amount <= 100000)
    decide region_head otherwise
    go "Go" -> next
    no_go "No go" -> end "Not offered"
  }
}
```
"#,
};

pub(super) fn run(model: &Model, all: &Organisation, findings: &mut Vec<Diagnostic>) {
    if all.deputies.is_empty() {
        return;
    }
    let separations: Vec<ElementId> =
        model.ids().filter(|id| model.get(*id).kind == Kind::Separate).collect();
    for line in all.deputies.iter().filter(|line| model.is_own(line.element)) {
        if let Some((separation, taken, held)) = separations.iter().find_map(|id| both(model, all, *id, line))
        {
            let who = line.deputy.map(|deputy| named(model, deputy)).unwrap_or_default();
            let duty = |id: ElementId| {
                let of = if model.get(id).kind.is_who() { "the duty of " } else { "" };
                format!("{of}{}", named(model, id))
            };
            let message = format!(
                "as a deputy {who} takes over {}, which is kept apart from {}",
                duty(taken),
                duty(held)
            );
            findings.push(
                finding(model, line.element, &CODE, message)
                    .label("two separate duties in one hand")
                    .related(model.place(separation), "kept apart here")
                    .help("name another deputy; where there is nobody, accept it for that time: `waive LTC3048 until 2026-07-31 by role because \"…\"`"),
            );
        }
    }
}

/// The duty a deputy takes over and the one it holds, where a separation keeps the two apart.
fn both(
    model: &Model,
    all: &Organisation,
    separation: ElementId,
    line: &Deputyship,
) -> Option<(ElementId, ElementId, ElementId)> {
    let (principal, deputy) = (own_roles(model, all, line.principal?), own_roles(model, all, line.deputy?));
    let duties = model.separated(separation);
    let takes = |duty: ElementId| match model.get(duty).kind {
        Kind::Role | Kind::Team => principal.contains(&duty),
        Kind::Kcp | Kind::Gate => {
            model.separation_reaches(line.element, duty) && decides(model, duty, &principal)
        }
        _ => false,
    };
    let holds = |duty: ElementId| {
        deputy.contains(&duty)
            || decides(model, duty, &deputy)
            || model.roles(duty, Letter::Responsible).iter().any(|role| deputy.contains(role))
    };
    let taken = duties.iter().copied().filter(|duty| takes(*duty));
    let mut pairs = taken.flat_map(|taken| duties.iter().map(move |held| (taken, *held)));
    pairs.find(|(taken, held)| taken != held && holds(*held)).map(|(taken, held)| (separation, taken, held))
}
