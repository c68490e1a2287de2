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
role seller "Seller" { because: "Somebody has to sell" }
data offer "Offer"
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
role seller "Seller" // Somebody has to sell: kept as a comment until `because` has a meaning here.
data offer "Offer"
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
