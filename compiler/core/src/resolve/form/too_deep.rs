//! `too-deep`.

use crate::diagnostic::{Code, Strictness};

/// Braces or parentheses nest deeper than 64 levels.
pub(super) const CODE: Code = Code {
    number: "LTC0015",
    name: "too-deep",
    strictness: Strictness::Contradiction,
    doc: r#"Braces or parentheses nest deeper than 64 levels.

## Why it matters

Six levels and a few branches need no more than a dozen; text that nests deeper is a mistake or an attack. What is deeper is left out.

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
  activity write_offer "Write the offer" { R: seller  A: seller  out: offer }
  decision large "Is it large?" {
    yes "Yes" when ((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((offer.value > 1000)))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))))) -> next
    no "No" otherwise -> end "Small order"
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
