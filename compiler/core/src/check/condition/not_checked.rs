//! Conditions that are more than can be checked.

use crate::check::{finding, named};
use crate::diagnostic::{Code, Diagnostic, Severity, Strictness};
use crate::model::{ElementId, Model};

/// Conditions of which nobody can tell whether they cover every case.
pub(in crate::check) const CODE: Code = Code {
    number: "LTC4034",
    name: "conditions-not-checked",
    strictness: Strictness::Convention,
    doc: r#"Whether the conditions of a step cover every case, and no case twice, cannot be told. This is advice.

Compared are fields with values: `lead.amount <= 1000`, also sums of fields (`a.cost + a.margin <= b.price`). Not looked into are
products of fields, texts compared with texts, and the same field in two units; nor is a step whose conditions ask for more
than 100 000 combinations of values.

## Why it matters

What is not checked is not proven. A last `otherwise` makes sure that every case has an outcome; people have to see to the rest.

## Wrong

```ltc
package shop "Shop"
role seller "Seller"
role head "Head of sales"
data request "Request"
data offer "Offer" {
  field pieces "Pieces" { type: number }
  field price "Price" { type: money }
}
process sell "Sell goods" {
  owner: head   R: seller   A: head
  trigger asked "Offer requested"
  in: request
  out: offer
  activity write_offer "Write the offer" { in: request  out: offer }
  decision size "How large is the offer?" {
    small "Small" when (offer.pieces * offer.price <= 1000) -> next
    large "Large" when (offer.pieces * offer.price > 1000) { activity ask_head "Ask the head of sales" }
  }
  activity send_offer "Send the offer"
}
```

## Right

```ltc
package shop "Shop"
role seller "Seller"
role head "Head of sales"
data request "Request"
data offer "Offer" {
  field value "Value" { type: money }
}
process sell "Sell goods" {
  owner: head   R: seller   A: head
  trigger asked "Offer requested"
  in: request
  out: offer
  activity write_offer "Write the offer" { in: request  out: offer }
  decision size "How large is the offer?" {
    small "Small" when (offer.value <= 1000) -> next
    large "Large" when (offer.value > 1000) { activity ask_head "Ask the head of sales" }
  }
  activity send_offer "Send the offer"
}
```
"#,
};

/// Why it cannot be told.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(in crate::check) enum Reason {
    /// The conditions ask for more combinations of values than are looked at.
    TooMany,
    /// It depends on something that is not looked into.
    NotLookedInto,
}

pub(in crate::check) fn report(
    model: &Model,
    holder: ElementId,
    reason: Reason,
    findings: &mut Vec<Diagnostic>,
) {
    let why = match reason {
        Reason::TooMany => "they ask for too many combinations of values",
        Reason::NotLookedInto => "they calculate or compare in a way that is not looked into",
    };
    let message = format!(
        "whether the conditions of {} cover each case once is not checked: {why}",
        named(model, holder)
    );
    let help = match reason {
        Reason::TooMany => {
            "ask for fewer fields at once, in several steps; or let the last line be `otherwise`"
        }
        Reason::NotLookedInto => {
            "put what is calculated into a field of its own, and compare that with a value"
        }
    };
    let mut found = finding(model, holder, &CODE, message).help(help);
    found.severity = Severity::Advice;
    findings.push(found);
}
