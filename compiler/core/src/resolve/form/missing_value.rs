//! `missing-value`.

use crate::diagnostic::{Code, Strictness};

/// An attribute, a clause or a language tag has nothing behind it, or a comma is followed by nothing.
pub(super) const CODE: Code = Code {
    number: "LTC0005",
    name: "missing-value",
    strictness: Strictness::Contradiction,
    doc: r#"An attribute, a clause or a language tag has nothing behind it, or a comma is followed by nothing.

## Why it matters

An empty attribute says nothing, and most likely something was lost.

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
    out:
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
