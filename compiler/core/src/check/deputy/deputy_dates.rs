//! A deputy begins before it ends.

use crate::check::finding;
use crate::diagnostic::{Code, Diagnostic, Strictness};
use crate::model::{ElementId, Model};

/// A deputy whose last day is before its first.
pub(in crate::check) const CODE: Code = Code {
    number: "LTC3043",
    name: "deputy-ends-before-it-begins",
    strictness: Strictness::Contradiction,
    doc: r#"The last day of a `deputy` line is before its first.

## Why it matters

On no day does the deputy stand in, though its reader thinks so; requests wait while somebody is away.

## Wrong

```ltc
package shop "Shop"
role seller "Seller"
role office_head "Head of the office"
role region_head "Head of the region"
deputy office_head of region_head from 2026-07-31 to 2026-07-01
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
    if let (Some(from), Some(to)) = (line.from, line.to)
        && to < from
    {
        findings.push(
            finding(model, id, &CODE, format!("the deputy ends on {to}, before it begins on {from}"))
                .help("swap the two days, or correct the one that is wrong"),
        );
    }
}
