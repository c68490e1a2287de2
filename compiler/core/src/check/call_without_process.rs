//! A call says what it runs.

use super::{finding, named};
use crate::diagnostic::{Code, Diagnostic, Strictness};
use crate::model::{ElementId, Model};
use ltc_grammar::words::ClauseWord;

/// A `call` that names no process.
pub(super) const CODE: Code = Code {
    number: "LTC4011",
    name: "call-without-process",
    strictness: Strictness::Completeness,
    doc: r#"A `call` does not say which process it runs.

## Why it matters

Whoever comes to this step finds nothing to do, and the diagram has nowhere to lead to.

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
  activity write_offer "Write the offer"
  call credit "Check the credit"
}
process check_credit "Check the credit" {
  owner: seller   R: seller   A: head
  trigger called "Credit check requested" from sell
  in: request
  out: offer
  activity look_up "Look up the credit limit"
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
  activity write_offer "Write the offer"
  call credit "Check the credit" calls check_credit
}
process check_credit "Check the credit" {
  owner: seller   R: seller   A: head
  trigger called "Credit check requested" from sell
  in: request
  out: offer
  activity look_up "Look up the credit limit"
}
```
"#,
};

pub(super) fn run(model: &Model, id: ElementId, findings: &mut Vec<Diagnostic>) {
    if model.get(id).clauses.iter().any(|clause| clause.word == ClauseWord::Calls) {
        return;
    }
    findings.push(
        finding(model, id, &CODE, format!("the call {} does not say which process it runs", named(model, id)))
            .label("no `calls`")
            .help("name it: `call credit \"Check the credit\" calls check_credit`; work that is done here is an `activity`"),
    );
}
