//! `missing-head`.

use crate::diagnostic::{Code, Strictness};

/// Braces stand alone, with nothing before them.
pub(super) const CODE: Code = Code {
    number: "LTC0013",
    name: "missing-head",
    strictness: Strictness::Contradiction,
    doc: r#"Braces stand alone, with nothing before them.

## Why it matters

What they hold belongs to something; it must say to what.

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
    { out: offer }
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
