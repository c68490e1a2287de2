//! `missing-brace`.

use crate::diagnostic::{Code, Strictness};

/// Lines are indented under one that opened no brace.
pub(super) const CODE: Code = Code {
    number: "LTC0011",
    name: "missing-brace",
    strictness: Strictness::Contradiction,
    doc: r#"Lines are indented under one that opened no brace.

## Why it matters

Without `{` what follows would not belong to the element above it.

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
  activity write_offer "Write the offer"
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
