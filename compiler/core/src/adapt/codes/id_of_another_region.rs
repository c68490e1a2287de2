//! `id-of-another-region`.

use crate::diagnostic::{Code, Strictness};

/// Two regions add different things under one id.
pub const CODE: Code = Code {
    number: "LTC7037",
    name: "id-of-another-region",
    strictness: Strictness::Contradiction,
    doc: r#"Two regions add elements at the same place of the standard, with the same id and different labels.

## Why it matters

Reports over all regions, and histories, would take two different steps for one.

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
adaptation mexico "Mexico" of acme.leads {
  owner: std.roles.AR
  at qualify {
    add activity check_tax_number "Check the tax number" after check_lead because law "Tax code, article 27" in_force 2026-01-01
  }
}
//- brazil.ltc
package acme.brazil "Brazil"
adaptation brazil "Brazil" of acme.leads {
  owner: std.roles.AR
  at qualify {
    add activity check_tax_number "Check the sales tax" after check_lead because law "Tax code, article 27" in_force 2026-01-01
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
//- brazil.ltc
package acme.brazil "Brazil"
adaptation brazil "Brazil" of acme.leads {
  owner: std.roles.AR
  at qualify {
    add activity check_sales_tax "Check the sales tax" after check_lead because law "Tax code, article 27" in_force 2026-01-01
  }
}
```
"#,
};
