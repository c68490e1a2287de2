//! `unknown-attribute`.

use crate::diagnostic::{Code, Strictness};

/// An attribute an element of this kind does not have.
pub const CODE: Code = Code {
    number: "LTC1006",
    name: "unknown-attribute",
    strictness: Strictness::Contradiction,
    doc: r#"An element has an attribute that elements of its kind do not have, or that the language does not know.

## Why it matters

A misspelt `within` is a deadline nobody will ever see.

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
  activity write_offer "Write the offer" { R: seller  A: seller  out: offer  whitin: 2wd }
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
  activity write_offer "Write the offer" { R: seller  A: seller  out: offer  within: 2wd }
}
```
"#,
};
