//! `repeated-attribute`.

use crate::diagnostic::{Code, Strictness};

/// One attribute twice on one element.
pub const CODE: Code = Code {
    number: "LTC1009",
    name: "repeated-attribute",
    strictness: Strictness::Contradiction,
    doc: r#"One element has the same attribute twice.

## Why it matters

Which of the two counts? Nobody who reads the file could say. Several values belong behind one name, with commas.

## Wrong

```ltc
package shop.sales "Sales"
role seller "Seller"
role clerk "Clerk"
data offer "Offer"
process sell "Sell goods" {
  owner: seller
  trigger call "Customer calls"
  in: offer
  out: offer
  activity write_offer "Write the offer" { R: seller  A: seller  C: clerk  C: seller  out: offer }
}
```

## Right

```ltc
package shop.sales "Sales"
role seller "Seller"
role clerk "Clerk"
data offer "Offer"
process sell "Sell goods" {
  owner: seller
  trigger call "Customer calls"
  in: offer
  out: offer
  activity write_offer "Write the offer" { R: seller  A: seller  C: clerk  out: offer }
}
```
"#,
};
