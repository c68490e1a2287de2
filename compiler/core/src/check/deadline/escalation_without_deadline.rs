//! What is escalated has a deadline.

use crate::check::{finding, named};
use crate::diagnostic::{Code, Diagnostic, Strictness};
use crate::model::{ElementId, Kind, Model};
use ltc_grammar::words::AttributeWord;

/// A step with `escalate` and without `within`.
pub(in crate::check) const CODE: Code = Code {
    number: "LTC4052",
    name: "escalation-without-deadline",
    strictness: Strictness::Completeness,
    doc: r#"An element says to whom it is escalated when it is late, but not when it is late.

## Why it matters

Without a deadline nothing is ever late, so the escalation never happens.

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
  activity write_offer "Write the offer" { escalate: head }
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
  activity write_offer "Write the offer" { within: 2wd  escalate: head }
}
```
"#,
};

pub(in crate::check) fn run(model: &Model, id: ElementId, findings: &mut Vec<Diagnostic>) {
    let Some(attribute) = model.attribute(id, AttributeWord::Escalate) else { return };
    // A `within` of a wrong shape is a finding of its own.
    if model.deadline(id).is_some() || model.attribute(id, AttributeWord::Within).is_some() {
        return;
    }
    let example = match model.get(id).kind {
        Kind::Wait => "in its head, before the braces: `within 10wd`",
        _ => "`within: 2wd`",
    };
    findings.push(
        finding(model, id, &CODE, format!("{} is escalated, but never late", named(model, id)))
            .at(attribute.place())
            .label("no `within` beside it")
            .help(format!("say by when it is to be done: {example}; or take `escalate` out")),
    );
}
