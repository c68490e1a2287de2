//! `full-width-mark`.

use crate::diagnostic::{Code, Strictness};

/// A full-width mark (`：` `，` `（` `“`) stands where the language wants the ASCII one.
pub(super) const CODE: Code = Code {
    number: "LTC0014",
    name: "full-width-mark",
    strictness: Strictness::Contradiction,
    doc: r#"A full-width mark (`：` `，` `（` `“`) stands where the language wants the ASCII one.

## Why it matters

The eye takes one for the other, other tools do not. It is read as if it were the ASCII mark, so nothing else goes wrong.

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
  activity write_offer "Write the offer" {
    R: seller   A: seller
    out：offer
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
