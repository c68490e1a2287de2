//! `duplicate-name`.

use crate::diagnostic::{Code, Strictness};

/// Two siblings of one name.
pub const CODE: Code = Code {
    number: "LTC1002",
    name: "duplicate-name",
    strictness: Strictness::Contradiction,
    doc: r#"Two elements that stand side by side have the same id, in one file or in two files that hold parts of one package.

## Why it matters

The id makes the path, and the path is how routes, tables, regional changes and records of the past find the element. Two of one path can't be told apart.

## Wrong

```ltc
package shop.sales "Sales"
role seller "Seller"
role seller "Salesperson"
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
role seller "Seller"
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
