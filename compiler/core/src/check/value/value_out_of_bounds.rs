//! A default lies within its bounds.

use crate::check::named;
use crate::condition::{Constant, amount};
use crate::diagnostic::{Code, Diagnostic, Strictness};
use crate::model::{ElementId, Model};
use ltc_grammar::words::AttributeWord;

/// A value outside of its bounds.
pub(in crate::check) const CODE: Code = Code {
    number: "LTC1035",
    name: "value-out-of-bounds",
    strictness: Strictness::Contradiction,
    doc: r#"The `default` of a parameter or field lies outside of its `min` and `max`, or `min` lies above `max`.

## Why it matters

The value that holds where nothing else is said is one that is not allowed.

## Wrong

```ltc
package shop "Shop"
param discount_limit "Discount without approval" { type: percent  min: 0 %  max: 10 %  default: 12 % }
```

## Right

```ltc
package shop "Shop"
role seller "Seller"
data request "Request"
data offer "Offer" { field discount "Discount" { type: percent  min: 0 %  max: 100 % } }
param discount_limit "Discount without approval" { type: percent  min: 0 %  max: 10 %  default: 5 % }
process sell "Sell goods" {
  owner: seller   R: seller   A: seller
  trigger asked "Offer requested"
  in: request
  out: offer
  activity write_offer "Write the offer" { in: request  out: offer }
  decision discounted "Is the discount larger than allowed?" {
    no "No" when (offer.discount <= discount_limit) -> next
    yes "Yes" otherwise { activity reduce_discount "Reduce the discount" }
  }
}
```
"#,
};

pub(in crate::check) fn run(model: &Model, id: ElementId, findings: &mut Vec<Diagnostic>) {
    let number = |word| match amount(model, id, word) {
        Some(Constant::Number(number, _)) => Some(number),
        Some(Constant::Text(_) | Constant::Truth(_)) | None => None,
    };
    let (min, max) = (number(AttributeWord::Min), number(AttributeWord::Max));
    let (Some(word), message) = (match (min, max, number(AttributeWord::Default)) {
        (Some(min), Some(max), _) if max < min => {
            (Some(AttributeWord::Min), format!("`min` of {} lies above its `max`", named(model, id)))
        }
        (Some(min), _, Some(default)) if default < min => {
            (Some(AttributeWord::Default), format!("`default` of {} lies below its `min`", named(model, id)))
        }
        (_, Some(max), Some(default)) if max < default => {
            (Some(AttributeWord::Default), format!("`default` of {} lies above its `max`", named(model, id)))
        }
        _ => (None, String::new()),
    }) else {
        return;
    };
    let place = model.attribute(id, word).map_or(model.place(id), |attribute| attribute.place());
    findings
        .push(Diagnostic::new(&CODE, place, message).help("correct the value, or the bound that is wrong"));
}
