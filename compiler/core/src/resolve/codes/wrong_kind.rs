//! `wrong-kind`.

use crate::diagnostic::{Code, Strictness};

/// A name of something of another kind than is asked for.
pub const CODE: Code = Code {
    number: "LTC1004",
    name: "wrong-kind",
    strictness: Strictness::Contradiction,
    doc: r#"A name is known, but names something of another kind than is asked for here: a document where a role should stand, an activity where a process should.

## Why it matters

Only a role or a team can be responsible, only a data object can be an input, only a risk or requirement can be mitigated; anything else would make the tables say nonsense.

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
  activity write_offer "Write the offer" { R: offer  A: seller  out: offer }
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
