//! A parameter has a value.

use crate::check::{finding, named};
use crate::diagnostic::{Code, Diagnostic, Strictness};
use crate::model::{ElementId, Model};
use ltc_grammar::words::AttributeWord;

/// A parameter without a default.
pub(in crate::check) const CODE: Code = Code {
    number: "LTC1034",
    name: "param-without-value",
    strictness: Strictness::Completeness,
    doc: r#"A parameter has no value: it does not say `default`.

## Why it matters

Conditions that name it have no limit, so nobody can tell which way to take.

## Wrong

```ltc
package shop "Shop"
role seller "Seller"
role head "Head of sales"
data request "Request"
data offer "Offer" {
  field value "Value" { type: money }
}
param small_offer "Small offer" { type: money }
process sell "Sell goods" {
  owner: head   R: seller   A: head
  trigger asked "Offer requested"
  in: request
  out: offer
  activity write_offer "Write the offer" { in: request  out: offer }
  decision size "How large is the offer?" {
    small "Small" when (offer.value <= small_offer) -> next
    large "Large" otherwise { activity ask_head "Ask the head of sales" }
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
param small_offer "Small offer" { type: money  default: 1000 USD }
process sell "Sell goods" {
  owner: head   R: seller   A: head
  trigger asked "Offer requested"
  in: request
  out: offer
  activity write_offer "Write the offer" { in: request  out: offer }
  decision size "How large is the offer?" {
    small "Small" when (offer.value <= small_offer) -> next
    large "Large" otherwise { activity ask_head "Ask the head of sales" }
  }
  activity send_offer "Send the offer"
}
```
"#,
};

pub(in crate::check) fn run(model: &Model, param: ElementId, findings: &mut Vec<Diagnostic>) {
    if model.attribute(param, AttributeWord::Default).is_some_and(|default| !default.values.is_empty()) {
        return;
    }
    findings.push(
        finding(model, param, &CODE, format!("the parameter {} has no value", named(model, param)))
            .help("write its value between the braces: `default: 1_000_000 USD`"),
    );
}
