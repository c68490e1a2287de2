//! Levels 1 to 3 have an owner.

use super::{finding, named};
use crate::diagnostic::{Code, Diagnostic, Strictness};
use crate::model::{ElementId, Model};
use ltc_grammar::words::AttributeWord;

/// A class, group or process nobody owns.
pub(super) const CODE: Code = Code {
    number: "LTC2005",
    name: "no-owner",
    strictness: Strictness::Completeness,
    doc: r#"A class, group or process has no owner, and nothing that holds it has one.

An owner written on a group or class holds for all processes in it.

## Why it matters

The owner decides how the process runs, answers for its results and approves its changes. A process that belongs to nobody is improved by nobody.

## Wrong

```ltc
package shop "Shop"
role seller "Seller"
data request "Request"
data offer "Offer"
process sell "Sell goods" {
  R: seller   A: seller
  trigger asked "Customer asks for an offer"
  in: request
  out: offer
  activity write_offer "Write the offer"
}
```

## Right

```ltc
package shop "Shop"
role seller "Seller"
role sales_head "Head of sales"
data request "Request"
data offer "Offer"
process sell "Sell goods" {
  owner: sales_head
  R: seller   A: seller
  trigger asked "Customer asks for an offer"
  in: request
  out: offer
  activity write_offer "Write the offer"
}
```
"#,
};

pub(super) fn run(model: &Model, id: ElementId, findings: &mut Vec<Diagnostic>) {
    // A name that could not be resolved is a finding of its own.
    let owned = |element| model.attribute(element, AttributeWord::Owner).is_some();
    if model.ancestry(id).any(owned) {
        return;
    }
    let noun = model.get(id).kind.noun();
    findings.push(
        finding(model, id, &CODE, format!("nobody owns the {noun} {}", named(model, id)))
            .label("no `owner:` here or above")
            .help("name the role that answers for it: `owner: sales_head`"),
    );
}
