//! `unclosed-parenthesis`.

use crate::diagnostic::{Code, Strictness};

/// A parenthesis is never closed.
pub(super) const CODE: Code = Code {
    number: "LTC0009",
    name: "unclosed-parenthesis",
    strictness: Strictness::Contradiction,
    doc: r#"A parenthesis is never closed.

## Why it matters

The condition would go on to the end of the file.

## Wrong

```ltc
package shop.sales "Sales"
role seller "Seller"
data offer "Offer" { field kind "Kind" { type: number } }
process sell "Sell goods" {
  owner: seller
  trigger call "Customer calls"
  in: offer
  out: offer
  decision price_ok "Is the price right?" {
    yes when (offer.kind = 1 -> next
    no otherwise -> end "No business"
  }
  activity write_offer "Write the offer" {
    R: seller   A: seller
    out: offer
  }
}
```

## Right

```ltc
package shop.sales "Sales"
role seller "Seller"
data offer "Offer" { field kind "Kind" { type: number } }
process sell "Sell goods" {
  owner: seller
  trigger call "Customer calls"
  in: offer
  out: offer
  decision price_ok "Is the price right?" {
    yes when (offer.kind = 1) -> next
    no otherwise -> end "No business"
  }
  activity write_offer "Write the offer" {
    R: seller   A: seller
    out: offer
  }
}
```
"#,
};
