//! `unclosed-brace`.

use crate::diagnostic::{Code, Strictness};

/// A brace is opened and never closed.
pub(super) const CODE: Code = Code {
    number: "LTC0010",
    name: "unclosed-brace",
    strictness: Strictness::Contradiction,
    doc: r#"A brace is opened and never closed.

## Why it matters

Everything behind it would belong to the wrong element.

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
    out: offer
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
