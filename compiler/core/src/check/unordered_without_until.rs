//! An unordered set says when it is done.

use super::{finding, named};
use crate::diagnostic::{Code, Diagnostic, Strictness};
use crate::model::{ElementId, Model};
use ltc_grammar::words::AttributeWord;

/// An `unordered` without `until`.
pub(super) const CODE: Code = Code {
    number: "LTC4050",
    name: "unordered-without-until",
    strictness: Strictness::Completeness,
    doc: r#"An `unordered` set does not say when it is done. Its steps may be done in any order and as often as needed; `until` says
what "needed" means: in words, or as a condition.

## Why it matters

Without it nobody knows when enough was done: one person stops after the first visit, another never stops.

## Wrong

```ltc
package shop "Shop"
role seller "Seller"
role head "Head of sales"
data request "Request"
data offer "Offer"
party customer "Customer"
process keep_in_touch "Keep in touch" {
  owner: seller   R: seller   A: head
  trigger asked "Customer shows interest" from customer
  in: request
  out: offer
  unordered contact "Contact the customer" {
    activity visit_customer "Visit the customer"
    activity invite_customer "Invite the customer to a fair"
  }
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
process keep_in_touch "Keep in touch" {
  owner: seller   R: seller   A: head
  trigger asked "Customer shows interest" from customer
  in: request
  out: offer
  unordered contact "Contact the customer" {
    until: "The customer has asked for an offer, or said no"
    activity visit_customer "Visit the customer"
    activity invite_customer "Invite the customer to a fair"
  }
}
```
"#,
};

pub(super) fn run(model: &Model, id: ElementId, findings: &mut Vec<Diagnostic>) {
    let until = model.attribute(id, AttributeWord::Until);
    let says_nothing = |value: &crate::model::Value| match value {
        crate::model::Value::Text(label) => label.first().is_none_or(|text| text.trim().is_empty()),
        _ => false,
    };
    // A value of a wrong shape is a finding of its own.
    if until.is_some_and(|until| !until.values.iter().any(says_nothing)) {
        return;
    }
    findings.push(
        finding(model, id, &CODE, format!("the unordered set {} does not say when it is done", named(model, id)))
            .label("its steps could go on for ever")
            .help("say when it is enough: `until: \"Every key person was met\"`, or a condition: `until: (visits.count >= 3)`"),
    );
}
