//! `missing-id`.

use crate::diagnostic::{Code, Strictness};

/// An element has no id.
pub(super) const CODE: Code = Code {
    number: "LTC0004",
    name: "missing-id",
    strictness: Strictness::Contradiction,
    doc: r#"An element has no id.

## Why it matters

The id makes the element's path; without it nothing can lead to it or speak of it.

## Wrong

```ltc
package shop.sales "Sales"
role seller "Seller"
data offer "Offer"
process sell "Sell goods" {
  owner: seller
  trigger call "Customer calls"
  in: offer
  out: offer
  activity "Write the offer" {
    R: seller   A: seller
    out: offer
  }
}
```

## Right

```ltc
package shop.sales "Sales"
role seller "Seller"
data offer "Offer"
process sell "Sell goods" {
  owner: seller
  trigger call "Customer calls"
  in: offer
  out: offer
  activity write_offer "Write the offer" {
    R: seller   A: seller
    out: offer
  }
}
```
"#,
};
