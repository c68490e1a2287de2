//! `adaptation-among-processes`.

use crate::diagnostic::{Code, Strictness};

/// An adaptation in a package with processes of its own.
pub const CODE: Code = Code {
    number: "LTC7036",
    name: "adaptation-among-processes",
    strictness: Strictness::Contradiction,
    doc: r#"An adaptation stands in a package that has processes.

## Why it matters

What a region declares is the region's alone; what stands in a package with processes is the standard's. Mixed, nobody could say to whom it belongs.

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
//- mexico.ltc
package acme.mexico "Mexico"
process sell "Sell" {
  status: draft
  owner: std.roles.AR
}
adaptation mexico "Mexico" of acme.leads {
  owner: std.roles.AR
  at qualify {
    add activity check_tax_number "Check the tax number" after check_lead because law "Tax code, article 27" in_force 2026-01-01
  }
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
//- mexico.ltc
package acme.mexico "Mexico"
adaptation mexico "Mexico" of acme.leads {
  owner: std.roles.AR
  at qualify {
    add activity check_tax_number "Check the tax number" after check_lead because law "Tax code, article 27" in_force 2026-01-01
  }
}
```
"#,
};
