//! `layer-weakened`.

use crate::diagnostic::{Code, Strictness};

/// A region loosens what the region above it has made stricter.
pub const CODE: Code = Code {
    number: "LTC7038",
    name: "layer-weakened",
    strictness: Strictness::Contradiction,
    doc: r#"Two layers of one chain (an area, and a country in it) change the same thing, and the country is less strict than the area.

## Why it matters

The more specific layer wins only if it is at least as strict: what an area asks of all its countries holds in each of them.

## Wrong

```ltc
//- leads.ltc
package acme.leads "Leads"
use std.roles.{AR, SR}
data lead "Lead"
process qualify "Qualify leads" {
  status: draft
  owner: AR
  R: AR
  A: SR
  trigger found "Lead found"
  in: lead
  out: lead
  activity check_lead "Check the lead" { out: lead }
  activity inform_customer "Inform the customer"
}
//- south.ltc
package acme.south "South"
pain slow "Leads wait too long"
adaptation south "South" of acme.leads {
  kind: area
  owner: std.roles.AR
  change qualify.check_lead because pain slow { within: 1d }
}
//- mexico.ltc
package acme.mexico "Mexico"
use acme.south.slow
adaptation mexico "Mexico" of acme.south.south {
  owner: std.roles.AR
  change qualify.check_lead because pain slow { within: 2d }
}
```

## Right

```ltc
//- leads.ltc
package acme.leads "Leads"
use std.roles.{AR, SR}
data lead "Lead"
process qualify "Qualify leads" {
  status: draft
  owner: AR
  R: AR
  A: SR
  trigger found "Lead found"
  in: lead
  out: lead
  activity check_lead "Check the lead" { out: lead }
  activity inform_customer "Inform the customer"
}
//- south.ltc
package acme.south "South"
pain slow "Leads wait too long"
adaptation south "South" of acme.leads {
  kind: area
  owner: std.roles.AR
  change qualify.check_lead because pain slow { within: 2d }
}
//- mexico.ltc
package acme.mexico "Mexico"
use acme.south.slow
adaptation mexico "Mexico" of acme.south.south {
  owner: std.roles.AR
  change qualify.check_lead because pain slow { within: 1d }
}
```
"#,
};
