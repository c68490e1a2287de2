//! A calendar says on which days of the week work is done.

use crate::check::{finding, named};
use crate::diagnostic::{Code, Diagnostic, Strictness};
use crate::model::{ElementId, Model};
use ltc_grammar::words::AttributeWord;

/// A calendar without `workdays`.
pub(in crate::check) const CODE: Code = Code {
    number: "LTC4060",
    name: "calendar-without-workdays",
    strictness: Strictness::Essential,
    doc: r#"A `calendar` does not say on which days of the week work is done.

## Why it matters

A deadline of `2wd` is counted in the working days of the calendar. Without any, it would never come.

## Wrong

```ltc
package shop "Shop"
role seller "Seller"
role head "Head of sales"
data request "Request"
data offer "Offer"
calendar ours "Our calendar" { holidays: 2026-01-01 "New Year's Day" }
process sell "Sell goods" {
  calendar: ours
  owner: seller   R: seller   A: head
  trigger asked "Customer asks for an offer"
  in: request
  out: offer
  activity write_offer "Write the offer" { within: 2wd }
}
```

## Right

```ltc
package shop "Shop"
role seller "Seller"
role head "Head of sales"
data request "Request"
data offer "Offer"
calendar ours "Our calendar" {
  workdays: monday, tuesday, wednesday, thursday, friday
  holidays: 2026-01-01 "New Year's Day"
}
process sell "Sell goods" {
  calendar: ours
  owner: seller   R: seller   A: head
  trigger asked "Customer asks for an offer"
  in: request
  out: offer
  activity write_offer "Write the offer" { within: 2wd }
}
```
"#,
};

pub(in crate::check) fn run(model: &Model, id: ElementId, findings: &mut Vec<Diagnostic>) {
    // Days that are no days of the week are findings of their own.
    if model.attribute(id, AttributeWord::Workdays).is_some() {
        return;
    }
    findings.push(
        finding(model, id, &CODE, format!("the calendar {} has no working day", named(model, id)))
            .label("no `workdays`")
            .help("say on which days work is done: `workdays: monday, tuesday, wednesday, thursday, friday`"),
    );
}
