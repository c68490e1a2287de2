//! `unknown-keyword`.

use crate::diagnostic::{Code, Strictness};

/// A word is written like a keyword, but is none of the language's words.
pub(super) const CODE: Code = Code {
    number: "LTC0007",
    name: "unknown-keyword",
    strictness: Strictness::Contradiction,
    doc: r#"A word is written like a keyword, but is none of the language's words.

## Why it matters

The compiler cannot know what kind of thing you mean.

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
  activty write_offer "Write the offer" {
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
