//! `stray-close`.

use crate::diagnostic::{Code, Strictness};

/// A `}` or `)` closes nothing.
pub(super) const CODE: Code = Code {
    number: "LTC0012",
    name: "stray-close",
    strictness: Strictness::Contradiction,
    doc: r#"A `}` or `)` closes nothing.

## Why it matters

One of two things is wrong: it is too many, or an opening one is missing before it.

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
