//! Who waits knows for what.

use super::{finding, named};
use crate::diagnostic::{Code, Diagnostic, Strictness};
use crate::model::{ElementId, Model};
use ltc_grammar::words::ClauseWord;

/// A `wait` that says neither for whom nor how long.
pub(super) const CODE: Code = Code {
    number: "LTC4012",
    name: "wait-for-nothing",
    strictness: Strictness::Completeness,
    doc: r#"A `wait` says neither whose message it waits for (`from customer`) nor how long (`within 30d`).

## Why it matters

A case that waits for nothing in particular waits for ever, and nobody notices.

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
  wait answer "Customer answers"
}
process check_credit "Check the credit" {
  owner: seller   R: seller   A: head
  trigger called "Credit check requested" from seller
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
  wait answer "Customer answers" from customer within 30d { escalate: head }
}
process check_credit "Check the credit" {
  owner: seller   R: seller   A: head
  trigger called "Credit check requested" from seller
  in: request
  out: offer
  activity look_up "Look up the credit limit"
}
```
"#,
};

pub(super) fn run(model: &Model, id: ElementId, findings: &mut Vec<Diagnostic>) {
    if model
        .get(id)
        .clauses
        .iter()
        .any(|clause| clause.word == ClauseWord::From || clause.word == ClauseWord::Within)
    {
        return;
    }
    findings.push(
        finding(
            model,
            id,
            &CODE,
            format!("the wait {} says neither for whom nor how long", named(model, id)),
        )
        .label("no `from` and no `within`")
        .help("say it: `wait answer \"Customer answers\" from customer within 30d`"),
    );
}
