//! `misplaced`.

use crate::diagnostic::{Code, Strictness};

/// An element where its kind does not belong.
pub const CODE: Code = Code {
    number: "LTC1003",
    name: "misplaced",
    strictness: Strictness::Contradiction,
    doc: r#"An element stands where an element of its kind has no meaning: a field outside a data object, an outcome of something that decides nothing.

## Why it matters

Where an element stands says what it belongs to. In the wrong place it would belong to nothing and be lost from every table and diagram.

## Wrong

```ltc
package shop.sales "Sales"
role seller "Seller"
data offer "Offer"
field price "Price" { type: money }
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
data offer "Offer" {
  field price "Price" { type: money }
}
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
