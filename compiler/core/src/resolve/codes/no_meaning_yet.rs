//! `no-meaning-yet`.

use crate::diagnostic::{Code, Strictness};

/// A word of the language whose meaning comes later.
pub const CODE: Code = Code {
    number: "LTC1005",
    name: "no-meaning-yet",
    strictness: Strictness::Contradiction,
    doc: r#"A word belongs to the language, but this version of `ltc` does not act on it yet.

## Why it matters

A word that is read and then ignored would let you believe that something is checked or built when it is not. So it is refused until it has its meaning.

## Wrong

```ltc
package shop.sales "Sales"
role seller "Seller"
data offer "Offer"
param discount "Largest discount"
process sell "Sell goods" {
  owner: seller
  trigger call "Customer calls"
  in: offer
  out: offer
  activity write_offer "Write the offer" { R: seller  A: seller  out: offer }
}
```

## Right

```ltc
package shop.sales "Sales"
role seller "Seller"
data offer "Offer"
// Largest discount: kept as a comment until `param` has its meaning.
process sell "Sell goods" {
  owner: seller
  trigger call "Customer calls"
  in: offer
  out: offer
  activity write_offer "Write the offer" { R: seller  A: seller  out: offer }
}
```
"#,
};
