//! `missing-colon`.

use crate::diagnostic::{Code, Strictness};

/// A name of an attribute is followed by its value without a colon.
pub(super) const CODE: Code = Code {
    number: "LTC0003",
    name: "missing-colon",
    strictness: Strictness::Contradiction,
    doc: r#"A name of an attribute is followed by its value without a colon.

## Why it matters

With the colon it is an attribute; without, it could be anything.

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
  activity write_offer "Write the offer" {
    R: seller   A: seller
    out offer
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
