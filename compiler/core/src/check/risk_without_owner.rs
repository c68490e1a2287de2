//! A risk has an owner.

use super::{finding, is_released, named};
use crate::diagnostic::{Code, Diagnostic, Strictness};
use crate::model::{ElementId, Model};
use ltc_grammar::words::AttributeWord;

/// A risk nobody owns.
pub(in crate::check) const CODE: Code = Code {
    number: "LTC5053",
    name: "risk-without-owner",
    strictness: Strictness::Convention,
    doc: r#"A released risk has no `owner`, nor has the package it stands in.

Asked once it is released.

## Why it matters

Controls are performed by many; the risk itself is somebody's to watch, rate and report. Without an owner it is noticed when it has happened.

## Wrong

```ltc
package shop "Shop" { status: released }
role seller "Seller"
role sales_head "Head of sales"
risk bad_offer "Offer below cost"
data request "Request"
data offer "Offer"
process sell "Sell goods" {
  owner: sales_head   A: sales_head
  objective: "Every customer who asks gets an offer the next day."
  trigger asked "Customer asks for an offer" every 1d
  in: request
  out: offer
  activity write_offer "Write the offer" { R: seller  out: offer  mitigates: bad_offer }
}
```

## Right

```ltc
package shop "Shop" { status: released }
role seller "Seller"
role sales_head "Head of sales"
risk bad_offer "Offer below cost" { owner: sales_head }
data request "Request"
data offer "Offer"
process sell "Sell goods" {
  owner: sales_head   A: sales_head
  objective: "Every customer who asks gets an offer the next day."
  trigger asked "Customer asks for an offer" every 1d
  in: request
  out: offer
  activity write_offer "Write the offer" { R: seller  out: offer  mitigates: bad_offer }
}
```
"#,
};

pub(super) fn run(model: &Model, id: ElementId, findings: &mut Vec<Diagnostic>) {
    let tried = model.ancestry(id).any(|around| model.attribute(around, AttributeWord::Owner).is_some());
    if !is_released(model, id) || tried {
        return;
    }
    findings.push(
        finding(model, id, &CODE, format!("nobody owns the risk {}", named(model, id)))
            .label("released without `owner:`")
            .help("name the role that watches it: `owner: sales_head`, at the risk or at its package"),
    );
}
