//! Exactly one role answers for a piece of work.

use super::{finding, listed, named};
use crate::diagnostic::{Code, Diagnostic, Strictness};
use crate::model::{ElementId, Letter, Model};

/// More than one A.
pub(super) const CODE: Code = Code {
    number: "LTC3002",
    name: "several-accountable-roles",
    strictness: Strictness::Contradiction,
    doc: r#"More than one role is accountable (`A`) for the same work.

## Why it matters

Where two answer, neither does: each relies on the other, and in a dispute nobody has the last word. Several roles that truly answer together are a
`team`, declared once with its own name.

## Wrong

```ltc
package shop "Shop"
role seller "Seller"
role sales_head "Head of sales"
role finance_head "Head of finance"
data request "Request"
data offer "Offer"
process sell "Sell goods" {
  owner: sales_head
  trigger asked "Customer asks for an offer"
  in: request
  out: offer
  activity write_offer "Write the offer" { R: seller   A: sales_head, finance_head }
}
```

## Right

```ltc
package shop "Shop"
role seller "Seller"
role sales_head "Head of sales"
role finance_head "Head of finance"
data request "Request"
data offer "Offer"
process sell "Sell goods" {
  owner: sales_head
  trigger asked "Customer asks for an offer"
  in: request
  out: offer
  activity write_offer "Write the offer" { R: seller   A: sales_head   C: finance_head }
}
```
"#,
};

pub(super) fn run(model: &Model, id: ElementId, findings: &mut Vec<Diagnostic>) {
    let word = Letter::Accountable.word();
    let Some(attribute) = model.attribute(id, word) else { return };
    if attribute.values.len() < 2 {
        return;
    }
    let roles: Vec<ElementId> = model.references(id, word).filter_map(|reference| reference.target).collect();
    let [first, rest @ ..] = roles.as_slice() else { return };
    if rest.iter().all(|role| role == first) {
        // One role written twice is `role-named-twice`.
        return;
    }
    let message =
        format!("{} roles are accountable for {}: {}", roles.len(), named(model, id), listed(model, &roles));
    findings.push(
        finding(model, id, &CODE, message)
            .at(attribute.place())
            .label("exactly one role can have the last word")
            .help(format!(
                "keep the one that decides, `A: {}`, and consult (`C:`) or inform (`I:`) the others",
                model.get(*first).id
            )),
    );
}
