//! `unreadable-condition`.

use crate::diagnostic::{Code, Strictness};

/// A condition that is not written as conditions are.
pub const CODE: Code = Code {
    number: "LTC1030",
    name: "unreadable-condition",
    strictness: Strictness::Contradiction,
    doc: r#"What stands in the parentheses of `when ( … )` is not written as conditions are.

A condition compares fields of data objects with values: `offer.value <= 1_000_000`, `offer.kind = "export"`. Several are
joined with `and`, `or` and `not( … )`. Texts stand in double quotes, and numbers have no commas.

## Why it matters

Whoever runs the step, and the machine that may run it, must know which way to take. A condition that nobody can read is decided
by everybody as they like.

## Wrong

```ltc
package shop "Shop"
role seller "Seller"
data request "Request"
data offer "Offer" { field value "Value" { type: money } }
process sell "Sell goods" {
  owner: seller   R: seller   A: seller
  trigger asked "Customer asks for an offer"
  in: request
  out: offer
  activity write_offer "Write the offer" { out: offer }
  decision size "How large is the offer?" {
    small "Small" when (offer.value =< 1,000) -> next
    large "Large" otherwise { activity ask_head "Ask the head of sales" }
  }
  activity send_offer "Send the offer"
}
```

## Right

```ltc
package shop "Shop"
role seller "Seller"
data request "Request"
data offer "Offer" { field value "Value" { type: money } }
process sell "Sell goods" {
  owner: seller   R: seller   A: seller
  trigger asked "Customer asks for an offer"
  in: request
  out: offer
  activity write_offer "Write the offer" { out: offer }
  decision size "How large is the offer?" {
    small "Small" when (offer.value <= 1000) -> next
    large "Large" otherwise { activity ask_head "Ask the head of sales" }
  }
  activity send_offer "Send the offer"
}
```
"#,
};
