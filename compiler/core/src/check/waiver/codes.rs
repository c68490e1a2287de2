//! What may be wrong with an accepted finding: the codes.

use crate::diagnostic::{Code, Strictness};

/// A waiver for a finding that does not exist.
pub(in crate::check) const UNKNOWN: Code = Code {
    number: "LTC9103",
    name: "unknown-waiver",
    strictness: Strictness::Contradiction,
    doc: r#"`waive` names a finding that does not exist.

A finding is named by its number, `LTC3004`, or by its name with `_` for `-`.

## Why it matters

Nothing is accepted by it, though its reader thinks so.

## Wrong

```ltc
package shop "Shop"
role seller "Seller"
role quality_head "Head of quality"
data request "Request"
data offer "Offer"
process sell "Sell goods" {
  owner: quality_head   A: quality_head
  trigger asked "Customer asks for an offer"
  in: request
  out: offer
  waive LTC3904 until 2027-03-31 by quality_head because "Both write it"
  activity write_offer "Write the offer" { R: seller, quality_head }
}
```

## Right

```ltc
package shop "Shop"
role seller "Seller"
role quality_head "Head of quality"
data request "Request"
data offer "Offer"
process sell "Sell goods" {
  owner: quality_head   A: quality_head
  trigger asked "Customer asks for an offer"
  in: request
  out: offer
  waive LTC3004 until 2027-03-31 by quality_head because "Both write it until the new price list is out"
  activity write_offer "Write the offer" { R: seller, quality_head }
}
```
"#,
};

/// A waiver for a contradiction.
pub(in crate::check) const CONTRADICTION: Code = Code {
    number: "LTC9104",
    name: "contradiction-waived",
    strictness: Strictness::Contradiction,
    doc: r#"`waive` names a finding that is an error whatever anybody accepts.

What is missing or unusual may be accepted for a time. What contradicts itself has no right reading, so nothing can be built from it.

## Why it matters

Nobody can accept that a name means nothing or that a loop never ends: there is nothing to run in the meantime.

## Wrong

```ltc
package shop "Shop"
role seller "Seller"
role quality_head "Head of quality"
data request "Request"
data offer "Offer"
process sell "Sell goods" {
  owner: quality_head   A: quality_head
  trigger asked "Customer asks for an offer"
  in: request
  out: offer
  waive LTC1001 until 2027-03-31 by quality_head because "Will be declared later"
  activity write_offer "Write the offer" { R: seller, quality_head }
}
```

## Right

```ltc
package shop "Shop"
role seller "Seller"
role quality_head "Head of quality"
data request "Request"
data offer "Offer"
process sell "Sell goods" {
  owner: quality_head   A: quality_head
  trigger asked "Customer asks for an offer"
  in: request
  out: offer
  waive LTC3004 until 2027-03-31 by quality_head because "Both write it until the new price list is out"
  activity write_offer "Write the offer" { R: seller, quality_head }
}
```
"#,
};

/// A waiver without day, owner or reason.
pub(in crate::check) const INCOMPLETE: Code = Code {
    number: "LTC9105",
    name: "incomplete-waiver",
    strictness: Strictness::Contradiction,
    doc: r#"`waive` does not say until when, by whom and why a finding is accepted.

## Why it matters

An accepted finding is a debt. One without an owner, a reason and a day is forgotten, and an auditor will ask for all three.

## Wrong

```ltc
package shop "Shop"
role seller "Seller"
role quality_head "Head of quality"
data request "Request"
data offer "Offer"
process sell "Sell goods" {
  owner: quality_head   A: quality_head
  trigger asked "Customer asks for an offer"
  in: request
  out: offer
  waive LTC3004 by quality_head because "Both write it"
  activity write_offer "Write the offer" { R: seller, quality_head }
}
```

## Right

```ltc
package shop "Shop"
role seller "Seller"
role quality_head "Head of quality"
data request "Request"
data offer "Offer"
process sell "Sell goods" {
  owner: quality_head   A: quality_head
  trigger asked "Customer asks for an offer"
  in: request
  out: offer
  waive LTC3004 until 2027-03-31 by quality_head because "Both write it until the new price list is out"
  activity write_offer "Write the offer" { R: seller, quality_head }
}
```
"#,
};

/// A waiver past its day.
pub(in crate::check) const EXPIRED: Code = Code {
    number: "LTC9106",
    name: "expired-waiver",
    strictness: Strictness::Contradiction,
    doc: r#"A finding was accepted until a day that has passed.

The finding itself is reported again. The day is compared with today, or with what `--today` says.

## Why it matters

Accepted for a time must not turn into accepted for good. Somebody has to look again.

## Wrong

```ltc
package shop "Shop"
role seller "Seller"
role quality_head "Head of quality"
data request "Request"
data offer "Offer"
process sell "Sell goods" {
  owner: quality_head   A: quality_head
  trigger asked "Customer asks for an offer"
  in: request
  out: offer
  waive LTC3004 until 2026-01-31 by quality_head because "Both write it until the new price list is out"
  activity write_offer "Write the offer" { R: seller, quality_head }
}
```

## Right

```ltc
package shop "Shop"
role seller "Seller"
role quality_head "Head of quality"
data request "Request"
data offer "Offer"
process sell "Sell goods" {
  owner: quality_head   A: quality_head
  trigger asked "Customer asks for an offer"
  in: request
  out: offer
  waive LTC3004 until 2027-03-31 by quality_head because "Both write it until the new price list is out"
  activity write_offer "Write the offer" { R: seller, quality_head }
}
```
"#,
};

/// A waiver that accepts nothing.
pub(in crate::check) const UNUSED: Code = Code {
    number: "LTC9107",
    name: "unused-waiver",
    strictness: Strictness::Convention,
    doc: r#"`waive` accepts a finding that its element, and what is below it, does not have.

## Why it matters

The finding was mended, or the line stands at the wrong element. Left in place, it would hide the finding when it comes back.

## Wrong

```ltc
package shop "Shop"
role seller "Seller"
role quality_head "Head of quality"
data request "Request"
data offer "Offer"
process sell "Sell goods" {
  owner: quality_head   A: quality_head
  trigger asked "Customer asks for an offer"
  in: request
  out: offer
  waive LTC3004 until 2027-03-31 by quality_head because "Both write it until the new price list is out"
  activity write_offer "Write the offer" { R: seller }
}
```

## Right

```ltc
package shop "Shop"
role seller "Seller"
role quality_head "Head of quality"
data request "Request"
data offer "Offer"
process sell "Sell goods" {
  owner: quality_head   A: quality_head
  trigger asked "Customer asks for an offer"
  in: request
  out: offer
  waive LTC3004 until 2027-03-31 by quality_head because "Both write it until the new price list is out"
  activity write_offer "Write the offer" { R: seller, quality_head }
}
```
"#,
};
