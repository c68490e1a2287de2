//! `unknown-name`.

use crate::diagnostic::{Code, Strictness};

/// A name that nothing in reach has.
pub const CODE: Code = Code {
    number: "LTC1001",
    name: "unknown-name",
    strictness: Strictness::Contradiction,
    doc: r#"A name is used that nothing in reach has.

A name is looked for from the inside out: in the element itself, in what holds it, up to the package, then among the names of `use`, then as a
full path that starts with a package.

## Why it matters

A role, a document or a step that does not exist can't do the work, be handed over or be reached.

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
  activity write_offer "Write the offer" { R: seler  A: seller  out: offer }
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
