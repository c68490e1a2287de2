//! A field is compared with values it can have.

use crate::condition::{choices, field_name};
use crate::diagnostic::{Code, Diagnostic, Place, Strictness, nearest};
use crate::model::{ElementId, Model};

/// A value that the field does not take.
pub(in crate::check) const CODE: Code = Code {
    number: "LTC1032",
    name: "unknown-value",
    strictness: Strictness::Contradiction,
    doc: r#"A condition compares a field with a text that is none of the field's values.

A field of type `choice` says which values it takes, with `value` lines or with `codes: list`.

## Why it matters

The comparison is never true, so the outcome is never taken.

## Wrong

```ltc
package shop "Shop"
role seller "Seller"
role head "Head of sales"
data request "Request"
data offer "Offer" {
  field grade "Grade" { type: choice  value A "Large"  value B "Middle"  value C "Small" }
}
process sell "Sell goods" {
  owner: head   R: seller   A: head
  trigger asked "Offer requested"
  in: request
  out: offer
  activity write_offer "Write the offer" { in: request  out: offer }
  decision size "How large is the offer?" {
    plain "Plain" when (offer.grade = "D") -> next
    complex "Complex" otherwise { activity ask_head "Ask the head of sales" }
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
  field grade "Grade" { type: choice  value A "Large"  value B "Middle"  value C "Small" }
}
process sell "Sell goods" {
  owner: head   R: seller   A: head
  trigger asked "Offer requested"
  in: request
  out: offer
  activity write_offer "Write the offer" { in: request  out: offer }
  decision size "How large is the offer?" {
    plain "Plain" when (offer.grade = "C") -> next
    complex "Complex" otherwise { activity ask_head "Ask the head of sales" }
  }
  activity send_offer "Send the offer"
}
```
"#,
};

pub(super) fn report(model: &Model, place: Place, field: ElementId, text: &str) -> Diagnostic {
    let values = choices(model, field);
    let ids: Vec<&str> = values.iter().map(|value| &*model.get(*value).id).collect();
    let found =
        Diagnostic::new(&CODE, place, format!("`{}` has no value `{text}`", field_name(model, field)))
            .related(model.place(field), "its values are declared here");
    match nearest(text, ids.iter().copied()) {
        Some(meant) => found.help(format!("did you mean `\"{meant}\"`?")).fix(
            format!("write `\"{meant}\"`"),
            place,
            format!("\"{meant}\""),
        ),
        None => {
            let shown: Vec<String> = ids.iter().take(12).map(|id| format!("`\"{id}\"`")).collect();
            found.help(format!("it takes one of: {}", shown.join(", ")))
        }
    }
}
