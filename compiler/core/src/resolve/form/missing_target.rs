//! `missing-target`.

use crate::diagnostic::{Code, Strictness};

/// An outcome leads nowhere.
pub(super) const CODE: Code = Code {
    number: "LTC0006",
    name: "missing-target",
    strictness: Strictness::Contradiction,
    doc: r#"An outcome leads nowhere: its arrow has no target, or it has neither arrow nor braces.

## Why it matters

A case with that outcome would be stuck.

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
  decision price_ok "Is the price right?" {
    yes "Yes" -> next
    no "No" ->
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
data offer "Offer"
process sell "Sell goods" {
  owner: seller
  trigger call "Customer calls"
  in: offer
  out: offer
  decision price_ok "Is the price right?" {
    yes "Yes" -> next
    no "No" -> end "No business"
  }
  activity write_offer "Write the offer" {
    R: seller   A: seller
    out: offer
  }
}
```
"#,
};
