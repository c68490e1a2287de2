//! `unreadable-text`.

use crate::diagnostic::{Code, Strictness};

/// Text stands where an element, an attribute or an outcome should.
pub(super) const CODE: Code = Code {
    number: "LTC0001",
    name: "unreadable-text",
    strictness: Strictness::Contradiction,
    doc: r#"Text stands where an element, an attribute or an outcome should: a lone word, number or mark.

## Why it matters

What cannot be read cannot be checked, and would be missing from every output.

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
    = 42 ;
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
