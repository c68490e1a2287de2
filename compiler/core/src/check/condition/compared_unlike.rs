//! What is compared is of one sort.

use crate::diagnostic::{Code, Diagnostic, Place, Strictness};

/// Two things that are not alike are compared.
pub(in crate::check) const CODE: Code = Code {
    number: "LTC1031",
    name: "compared-unlike",
    strictness: Strictness::Contradiction,
    doc: r#"Two things that are not alike are compared or calculated with: a text with a number, a day with an amount, two currencies.

## Why it matters

The comparison has no answer, so the step has none.

## Wrong

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
    small "Small" when (offer.value <= "1000") -> next
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
process sell "Sell goods" {
  owner: head   R: seller   A: head
  trigger asked "Offer requested"
  in: request
  out: offer
  activity write_offer "Write the offer" { in: request  out: offer }
  decision size "How large is the offer?" {
    small "Small" when (offer.value <= 1000) -> next
    large "Large" otherwise { activity ask_head "Ask the head of sales" }
  }
  activity send_offer "Send the offer"
}
```
"#,
};

pub(super) fn report(place: Place, message: &str, help: &str) -> Diagnostic {
    Diagnostic::new(&CODE, place, message).help(help)
}
