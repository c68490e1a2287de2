//! What may be wrong with a separation of duties: the codes.

use crate::diagnostic::{Code, Strictness};

/// One role holds two duties that are kept apart.
pub(in crate::check) const IN_ONE_HAND: Code = Code {
    number: "LTC3008",
    name: "separated-duties-in-one-hand",
    strictness: Strictness::Contradiction,
    doc: r#"One role holds two duties that `separate` keeps apart: it is responsible (`R`), accountable (`A`) or a decider at both, one case
passes both, and so nobody but that role sees either. The way such a case takes is printed; two branches of which a case takes only one
are no conflict. It is found as well where two separated roles share the work of one step,
and where one of them is a member of the other.

## Why it matters

Who asks for something and also approves it can take what they like; who issues invoices and also books the payments can hide
what is missing. Auditors look for these pairs first.

## Wrong

```ltc
package shop "Shop"
role seller "Seller"
role controller "Controller"
role sales_head "Head of sales"
data request "Request"
data offer "Offer"
process sell "Sell goods" {
  owner: sales_head   A: sales_head
  trigger asked "Customer asks for an offer"
  in: request
  out: offer
  separate write_offer, price_offer because "One person could sell below cost unseen"
  activity write_offer "Write the offer" { R: seller }
  activity price_offer "Approve the price" { R: seller }
}
```

## Right

```ltc
package shop "Shop"
role seller "Seller"
role controller "Controller"
role sales_head "Head of sales"
data request "Request"
data offer "Offer"
process sell "Sell goods" {
  owner: sales_head   A: sales_head
  trigger asked "Customer asks for an offer"
  in: request
  out: offer
  separate write_offer, price_offer because "One person could sell below cost unseen"
  activity write_offer "Write the offer" { R: seller }
  activity price_offer "Approve the price" { R: controller   A: controller }
}
```
"#,
};

/// A separation of fewer than two duties.
pub(in crate::check) const OF_NOTHING: Code = Code {
    number: "LTC3009",
    name: "separation-of-one-duty",
    strictness: Strictness::Contradiction,
    doc: r#"`separate` names one duty only, or the same duty twice.

## Why it matters

Nothing is kept apart from anything, though its reader thinks so.

## Wrong

```ltc
package shop "Shop"
role seller "Seller"
role controller "Controller"
role sales_head "Head of sales"
data request "Request"
data offer "Offer"
process sell "Sell goods" {
  owner: sales_head   A: sales_head
  trigger asked "Customer asks for an offer"
  in: request
  out: offer
  separate seller, seller because "One person could sell below cost unseen"
  activity write_offer "Write the offer" { R: seller }
  activity price_offer "Approve the price" { R: controller   A: controller }
}
```

## Right

```ltc
package shop "Shop"
role seller "Seller"
role controller "Controller"
role sales_head "Head of sales"
data request "Request"
data offer "Offer"
process sell "Sell goods" {
  owner: sales_head   A: sales_head
  trigger asked "Customer asks for an offer"
  in: request
  out: offer
  separate seller, controller because "One person could sell below cost unseen"
  activity write_offer "Write the offer" { R: seller }
  activity price_offer "Approve the price" { R: controller   A: controller }
}
```
"#,
};

/// A separation that does not say why.
pub(in crate::check) const WITHOUT_REASON: Code = Code {
    number: "LTC3010",
    name: "separation-without-reason",
    strictness: Strictness::Completeness,
    doc: r#"`separate` does not say why the duties are kept apart.

## Why it matters

A rule whose reason nobody knows is the first to be bent when people are short. The reason stands beside the rule in the checklist.

## Wrong

```ltc
package shop "Shop"
role seller "Seller"
role controller "Controller"
role sales_head "Head of sales"
data request "Request"
data offer "Offer"
process sell "Sell goods" {
  owner: sales_head   A: sales_head
  trigger asked "Customer asks for an offer"
  in: request
  out: offer
  separate seller, controller
  activity write_offer "Write the offer" { R: seller }
  activity price_offer "Approve the price" { R: controller   A: controller }
}
```

## Right

```ltc
package shop "Shop"
role seller "Seller"
role controller "Controller"
role sales_head "Head of sales"
data request "Request"
data offer "Offer"
process sell "Sell goods" {
  owner: sales_head   A: sales_head
  trigger asked "Customer asks for an offer"
  in: request
  out: offer
  separate seller, controller because "One person could sell below cost unseen"
  activity write_offer "Write the offer" { R: seller }
  activity price_offer "Approve the price" { R: controller   A: controller }
}
```
"#,
};
