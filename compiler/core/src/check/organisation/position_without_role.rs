//! A post plays a role.

use crate::check::{finding, named};
use crate::diagnostic::{Code, Diagnostic, Strictness};
use crate::model::{ElementId, Model};
use ltc_grammar::words::AttributeWord;

/// A position that plays no role.
pub(in crate::check) const CODE: Code = Code {
    number: "LTC3039",
    name: "position-without-role",
    strictness: Strictness::Completeness,
    doc: r#"A `position` does not say which roles it `plays`.

## Why it matters

A post is tied to the processes by the roles it plays. Without one nobody can tell what its holder has to do.

## Wrong

```ltc
package shop "Shop"
unit sales_office "Sales office"
role seller "Seller" { staffed_from: sales_office }
role sales_head "Head of sales" { staffed_from: sales_office }
position office_clerk "Office clerk" { part_of: sales_office }
data request "Request"
data offer "Offer"
process sell "Sell goods" {
  owner: sales_head   R: seller   A: sales_head
  trigger asked "Customer asks for an offer"
  in: request
  out: offer
  activity write_offer "Write the offer" { in: request  out: offer }
}
```

## Right

```ltc
package shop "Shop"
unit sales_office "Sales office"
role seller "Seller" { staffed_from: sales_office }
role sales_head "Head of sales" { staffed_from: sales_office }
position office_clerk "Office clerk" { part_of: sales_office  plays: seller }
data request "Request"
data offer "Offer"
process sell "Sell goods" {
  owner: sales_head   R: seller   A: sales_head
  trigger asked "Customer asks for an offer"
  in: request
  out: offer
  activity write_offer "Write the offer" { in: request  out: offer }
}
```
"#,
};

pub(in crate::check) fn run(model: &Model, id: ElementId, findings: &mut Vec<Diagnostic>) {
    if model.attribute(id, AttributeWord::Plays).is_none() {
        findings.push(
            finding(model, id, &CODE, format!("the position {} plays no role", named(model, id)))
                .help("say which: `plays: AR, LNG`"),
        );
    }
}
