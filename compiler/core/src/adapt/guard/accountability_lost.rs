//! RX-10: after a region's changes every step still has one who answers for it, and somebody who does it.
//!
//! The rules of duties look at every region's model; what they find there of R and A that the standard does not have is this refusal.

use crate::diagnostic::{Code, Strictness};

/// A region leaves a step without one who answers.
pub(super) const CODE: Code = Code {
    number: "LTC7010",
    name: "accountability-lost-in-region",
    strictness: Strictness::Contradiction,
    doc: r#"After a region's changes a step has two roles that are accountable for it, or none, or nobody who does it (RX-10).

## Why it matters

Where two answer, each waits for the other. Where nobody does the work, it stays undone.

## Wrong

```ltc
//- shop.ltc
package shop "Shop"
role seller "Seller"
role controller "Controller"
role sales_head "Head of sales"
risk bad_offer "Offer below cost"
data request "Request"
data offer "Offer"
process sell "Sell goods" {
  owner: sales_head
  A: sales_head
  trigger asked "Offer requested"
  in: request
  out: offer
  activity write_offer "Write the offer" {
    R: seller
    in: request
    out: offer
  }
  kcp offer_sound "Is the offer sound?" {
    R: controller
    guards: send_offer
    objective: "Only offers that cover their cost leave the house"
    mitigates: bad_offer
    evidence: offer
    frequency: 1w
    check cost "The price covers the cost"
    pass -> next
    fail -> end "Offer withdrawn"
  }
  activity send_offer "Send the offer" {
    R: seller
    in: offer
  }
}
//- lima.ltc
package shop.lima "Lima"
role lima_lead "Lead of Lima"
adaptation lima "Lima" of shop {
  owner: lima_lead
  at sell {
    change send_offer because integration "The portal of the region" { A: seller, sales_head }
  }
}
```

## Right

```ltc
//- shop.ltc
package shop "Shop"
role seller "Seller"
role controller "Controller"
role sales_head "Head of sales"
risk bad_offer "Offer below cost"
data request "Request"
data offer "Offer"
process sell "Sell goods" {
  owner: sales_head
  A: sales_head
  trigger asked "Offer requested"
  in: request
  out: offer
  activity write_offer "Write the offer" {
    R: seller
    in: request
    out: offer
  }
  kcp offer_sound "Is the offer sound?" {
    R: controller
    guards: send_offer
    objective: "Only offers that cover their cost leave the house"
    mitigates: bad_offer
    evidence: offer
    frequency: 1w
    check cost "The price covers the cost"
    pass -> next
    fail -> end "Offer withdrawn"
  }
  activity send_offer "Send the offer" {
    R: seller
    in: offer
  }
}
//- lima.ltc
package shop.lima "Lima"
role lima_lead "Lead of Lima"
adaptation lima "Lima" of shop {
  owner: lima_lead
  at sell {
    change send_offer because integration "The portal of the region" { C: +controller }
  }
}
```
"#,
};
