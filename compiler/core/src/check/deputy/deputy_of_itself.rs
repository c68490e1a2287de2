//! A deputy is somebody else.

use crate::check::{finding, named};
use crate::diagnostic::{Code, Diagnostic, Strictness};
use crate::model::{ElementId, Model};
use ltc_grammar::words::AttributeWord;

/// A deputy that stands in for itself.
pub(in crate::check) const CODE: Code = Code {
    number: "LTC3045",
    name: "deputy-of-itself",
    strictness: Strictness::Contradiction,
    doc: r#"A deputy stands in for itself: it is the same role, or a position that plays the role it stands in for.

## Why it matters

Who is away can't stand in for themselves. Nobody decides, and the request waits.

## Wrong

```ltc
package shop "Shop"
role seller "Seller"
role office_head "Head of the office"
role region_head "Head of the region"
deputy region_head of region_head from 2026-07-01 to 2026-07-31
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

pub(in crate::check) fn run(model: &Model, id: ElementId, findings: &mut Vec<Diagnostic>) {
    let line = model.deputyship(id);
    let (Some(deputy), Some(principal)) = (line.deputy, line.principal) else { return };
    let plays = |position, role| {
        model.references(position, AttributeWord::Plays).any(|played| played.target == Some(role))
    };
    let message = if deputy == principal {
        format!("{} stands in for itself", named(model, deputy))
    } else if plays(deputy, principal) {
        format!(
            "{} plays {} already, so it stands in for itself",
            named(model, deputy),
            named(model, principal)
        )
    } else if plays(principal, deputy) {
        format!(
            "{} is played by {}, so it stands in for itself",
            named(model, deputy),
            named(model, principal)
        )
    } else {
        return;
    };
    findings.push(
        finding(model, id, &CODE, message).help("name another role or position, who is there at that time"),
    );
}
