//! `wrong-value`.

use crate::diagnostic::{Code, Strictness};

/// A value of another shape than the attribute takes.
pub const CODE: Code = Code {
    number: "LTC1007",
    name: "wrong-value",
    strictness: Strictness::Contradiction,
    doc: r#"A value is not of the form its attribute takes: a text where a length of time should stand, a day that does not exist, a status that is none.

Lengths of time are a whole number and a unit: `min`, `h`, `wd` (working days), `d`, `w`, `mo`, `y`. Days are written `2026-01-31`.

## Why it matters

A deadline written as prose can't be compared, added up or watched.

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
  activity write_offer "Write the offer" { R: seller  A: seller  out: offer  within: "two days" }
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
