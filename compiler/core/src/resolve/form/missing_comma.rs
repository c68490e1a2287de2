//! `missing-comma`.

use crate::diagnostic::{Code, Strictness};

/// Two values stand side by side without a comma.
pub(super) const CODE: Code = Code {
    number: "LTC0002",
    name: "missing-comma",
    strictness: Strictness::Contradiction,
    doc: r#"Two values stand side by side without a comma.

## Why it matters

Without the comma the second word is a statement of its own that means nothing.

## Wrong

```ltc
package shop.sales "Sales"
role seller "Seller"
role clerk "Clerk"
role packer "Packer"
data offer "Offer"
process sell "Sell goods" {
  owner: seller
  trigger call "Customer calls"
  in: offer
  out: offer
  activity write_offer "Write the offer" {
    R: seller   A: seller
    C: clerk packer
    out: offer
  }
}
```

## Right

```ltc
package shop.sales "Sales"
role seller "Seller"
role clerk "Clerk"
role packer "Packer"
data offer "Offer"
process sell "Sell goods" {
  owner: seller
  trigger call "Customer calls"
  in: offer
  out: offer
  activity write_offer "Write the offer" {
    R: seller   A: seller
    C: clerk, packer
    out: offer
  }
}
```
"#,
};
