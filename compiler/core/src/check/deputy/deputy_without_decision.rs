//! Who has a deputy decides something.

use super::{decides, own_roles};
use crate::check::{finding, named};
use crate::diagnostic::{Code, Diagnostic, Strictness};
use crate::model::{ElementId, Kind, Model, Organisation};

/// A deputy for somebody who decides nothing.
pub(in crate::check) const CODE: Code = Code {
    number: "LTC3046",
    name: "deputy-without-decision",
    strictness: Strictness::Completeness,
    doc: r#"A deputy stands in for a role that decides nothing where the line holds: it is neither a decider of a gate nor accountable for a gate or a
key control point.

## Why it matters

`deputy` hands over authority, which work does not need: who does a step (`R`) is found by `staffed_from`. A deputy for nothing is usually
one for the wrong role, and the role that does decide has none.

## Wrong

```ltc
package shop "Shop"
role seller "Seller"
role office_head "Head of the office"
role region_head "Head of the region"
deputy office_head of seller from 2026-07-01 to 2026-07-31
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
    if model.own(Kind::Process).next().is_none() {
        return;
    }
    let controls: Vec<ElementId> =
        model.ids().filter(|id| matches!(model.get(*id).kind, Kind::Kcp | Kind::Gate)).collect();
    for line in all.deputies.iter().filter(|line| model.is_own(line.element)) {
        let Some(principal) = line.principal else { continue };
        let roles = own_roles(model, all, principal);
        let somewhere = controls
            .iter()
            .any(|step| model.separation_reaches(line.element, *step) && decides(model, *step, &roles));
        if somewhere {
            continue;
        }
        let message = format!("{} has a deputy, but decides nothing here", named(model, principal));
        findings.push(
            finding(model, line.element, &CODE, message)
                .related(model.place(principal), "who is stood in for")
                .help("name a role that decides: one of a gate's `decide` lines, or the `A` of a gate or control; for work write `staffed_from` at the role"),
        );
    }
}
