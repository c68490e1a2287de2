//! A pool staffs whom it is asked for.

use crate::check::named;
use crate::diagnostic::{Code, Diagnostic, Strictness};
use crate::model::{ElementId, Kind, Model};
use ltc_grammar::words::AttributeWord;

/// A role that is staffed from a pool which staffs others only.
pub(in crate::check) const CODE: Code = Code {
    number: "LTC3037",
    name: "pool-of-others",
    strictness: Strictness::Contradiction,
    doc: r#"A role is to be `staffed_from` a pool, but the pool says what it `staffs`, and the role is not among it.

## Why it matters

One of the two lists is wrong, and people will believe the one they happen to read.

## Wrong

```ltc
package shop "Shop"
unit sales_office "Sales office"
pool drivers "Drivers" { staffs: driver }
role driver "Driver" { staffed_from: drivers }
role seller "Seller" { staffed_from: sales_office, drivers }
role sales_head "Head of sales" { staffed_from: sales_office }
data request "Request"
data offer "Offer"
process sell "Sell goods" {
  owner: sales_head   R: seller   A: sales_head
  trigger asked "Customer asks for an offer"
  in: request
  out: offer
  activity write_offer "Write the offer" { C: driver  in: request  out: offer }
}
```

## Right

```ltc
package shop "Shop"
unit sales_office "Sales office"
pool helpers "Helpers" { staffs: driver, seller }
role driver "Driver" { staffed_from: helpers }
role seller "Seller" { staffed_from: sales_office, helpers }
role sales_head "Head of sales" { staffed_from: sales_office }
data request "Request"
data offer "Offer"
process sell "Sell goods" {
  owner: sales_head   R: seller   A: sales_head
  trigger asked "Customer asks for an offer"
  in: request
  out: offer
  activity write_offer "Write the offer" { C: driver  in: request  out: offer }
}
```
"#,
};

pub(in crate::check) fn run(model: &Model, id: ElementId, findings: &mut Vec<Diagnostic>) {
    for source in model.references(id, AttributeWord::StaffedFrom) {
        let Some(pool) = source.target.filter(|pool| model.get(*pool).kind == Kind::Pool) else { continue };
        let staffed: Vec<ElementId> =
            model.references(pool, AttributeWord::Staffs).filter_map(|who| who.target).collect();
        let in_team = |team: &ElementId| {
            model.references(*team, AttributeWord::Roles).any(|member| member.target == Some(id))
        };
        if staffed.is_empty() || staffed.contains(&id) || staffed.iter().any(in_team) {
            continue;
        }
        let message =
            format!("{} is staffed from {}, which does not staff it", named(model, id), named(model, pool));
        findings.push(
            Diagnostic::new(&CODE, source.place(), message)
                .label("asked here")
                .related(model.place(pool), "what it staffs is said here")
                .help("name the role behind `staffs:` of the pool, or take the pool out of `staffed_from:`"),
        );
    }
}
