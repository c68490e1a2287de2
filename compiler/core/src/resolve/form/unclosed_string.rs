//! `unclosed-string`.

use crate::diagnostic::{Code, Strictness};

/// A text opens with a quote that its line does not close.
pub(super) const CODE: Code = Code {
    number: "LTC0008",
    name: "unclosed-string",
    strictness: Strictness::Contradiction,
    doc: r#"A text opens with a quote that its line does not close.

## Why it matters

Texts never go over the end of a line, so that one forgotten quote does not swallow the rest of the file.

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
  activity write_offer "Write the offer {
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
