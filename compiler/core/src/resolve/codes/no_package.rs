//! `no-package`.

use crate::diagnostic::{Code, Strictness};

/// A file that does not say where its elements belong.
pub const CODE: Code = Code {
    number: "LTC1008",
    name: "no-package",
    strictness: Strictness::Contradiction,
    doc: r#"A file opens with neither `package` nor `within`, or says so twice.

## Why it matters

The package is the first part of every path. Without it nothing in the file can be named from elsewhere.

## Wrong

```ltc
role seller "Seller"
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
