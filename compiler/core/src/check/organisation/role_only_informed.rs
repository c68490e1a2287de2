//! A role is more than told.

use super::part::{I, Parts};
use crate::check::{finding, named};
use crate::diagnostic::{Code, Diagnostic, Strictness};
use crate::model::{Kind, Model};

/// A role that is only ever informed.
pub(in crate::check) const CODE: Code = Code {
    number: "LTC3032",
    name: "role-only-informed",
    strictness: Strictness::Convention,
    doc: r#"A role of the project is informed (`I`) at steps and has no other part anywhere: it does nothing, answers for nothing, is asked
nothing, decides nothing and owns nothing.

## Why it matters

Who is only told has no part in the process. A mailing list is cheaper than a role; often the role should be asked (`C`) instead, or
its name is left over from an older way of working.

## Wrong

```ltc
package shop "Shop"
role seller "Seller"
role sales_head "Head of sales"
role archivist "Archivist"
data request "Request"
data offer "Offer"
process sell "Sell goods" {
  owner: sales_head   R: seller   A: sales_head
  trigger asked "Customer asks for an offer"
  in: request
  out: offer
  activity write_offer "Write the offer" { I: archivist  in: request  out: offer }
}
```

## Right

```ltc
package shop "Shop"
role seller "Seller"
role sales_head "Head of sales"
role archivist "Archivist"
data request "Request"
data offer "Offer"
process sell "Sell goods" {
  owner: sales_head   R: seller   A: sales_head
  trigger asked "Customer asks for an offer"
  in: request
  out: offer
  activity write_offer "Write the offer" { I: archivist  in: request  out: offer }
  activity file_offer "File the offer" { R: archivist  in: offer  out: offer }
}
```
"#,
};

pub(super) fn run(model: &Model, parts: &Parts, findings: &mut Vec<Diagnostic>) {
    for role in model.own(Kind::Role) {
        if parts.anywhere(role) != I || model.is_outside(role) {
            continue;
        }
        let mut diagnostic =
            finding(model, role, &CODE, format!("{} is told, and does nothing else", named(model, role)))
                .label("only `I`, everywhere")
                .help(
                    "ask it (`C`) where it can change the result, give it the work it does, or take it out",
                );
        if let Some((_, place)) = parts.first(role) {
            diagnostic = diagnostic.related(place, "told here");
        }
        findings.push(diagnostic);
    }
}
