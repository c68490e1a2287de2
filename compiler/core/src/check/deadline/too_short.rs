//! A deadline leaves room for the steps that every case has to do.

use super::{limited, place, printed, unknown};
use crate::check::named;
use crate::diagnostic::{Code, Diagnostic, Strictness};
use crate::flow::Reach;
use crate::model::Model;

/// A process or sub-process whose deadline is shorter than the deadlines on its shortest way.
pub(in crate::check) const CODE: Code = Code {
    number: "LTC4054",
    name: "deadline-too-short",
    strictness: Strictness::Contradiction,
    doc: r#"The deadline of a process or sub-process is shorter than the deadlines of the steps on its shortest way together.

Branches that run at the same time count with the longest of them. An answer that is waited for may come at once, and the time a case
sleeps is not counted. Steps without a deadline count as nothing, so the finding holds whatever they take. Where working days and other days meet, a week of
seven days has as many working days as the calendar says: with five of them, `5wd` is as long as `7d`.

## Why it matters

Everybody may be in time and the case is late all the same. One of the deadlines promises what the others do not keep.

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
  within: 5wd
  activity read_request "Read the request" { within: 2wd }
  activity write_offer "Write the offer" { within: 5wd }
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
  within: 5wd
  activity read_request "Read the request" { within: 1wd }
  activity write_offer "Write the offer" { within: 4wd }
}
```
"#,
};

pub(in crate::check) fn run(model: &Model, reach: &Reach<'_>, findings: &mut Vec<Diagnostic>) {
    let flow = reach.flow();
    for (element, within, deadlines) in limited(model, flow) {
        let Some(way) = deadlines.shortest.as_ref() else { continue };
        if way.length.worked <= within.minutes(deadlines.per_week) {
            continue;
        }
        let takes = deadlines.period(way.length.worked);
        let message = format!(
            "{} has `{within}`, but its shortest way takes `{takes}`{}",
            named(model, element),
            unknown(way)
        );
        findings.push(
            Diagnostic::new(&CODE, place(model, element), message)
                .label("shorter than what every case has to do")
                .help(format!(
                    "give the whole at least `{takes}`, or the steps on the way less: {}",
                    printed(model, flow, way)
                )),
        );
    }
}
