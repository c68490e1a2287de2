//! One post does not bring separate duties into one hand.

use crate::check::{finding, listed, named};
use crate::diagnostic::{Code, Diagnostic, Strictness};
use crate::model::{ElementId, Kind, Model, Organisation};
use ltc_grammar::words::AttributeWord;

/// A position that plays two roles that are kept apart.
pub(in crate::check) const CODE: Code = Code {
    number: "LTC3038",
    name: "position-of-separated-roles",
    strictness: Strictness::Essential,
    doc: r#"One `position` plays two roles that `separate` keeps apart, so whoever holds the post holds both duties.

## Why it matters

Keeping duties apart on paper helps nobody when one desk does both. Where a small office has no second person, the finding can be
accepted for a time (`waive`), by somebody who answers for it; the checklist then still says that no person does both on one case.

## Wrong

```ltc
package shop "Shop"
unit sales_office "Sales office"
role seller "Seller"
role sales_head "Head of sales"
position office_manager "Office manager" { part_of: sales_office  plays: seller, sales_head }
separate seller, sales_head because "Nobody releases their own offer"
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
role seller "Seller"
role sales_head "Head of sales"
position office_clerk "Office clerk" { part_of: sales_office  plays: seller }
position office_manager "Office manager" { part_of: sales_office  plays: sales_head }
separate seller, sales_head because "Nobody releases their own offer"
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

pub(super) fn run(model: &Model, all: &Organisation, findings: &mut Vec<Diagnostic>) {
    let separations: Vec<ElementId> =
        model.ids().filter(|id| model.get(*id).kind == Kind::Separate).collect();
    for position in &all.positions {
        let played: Vec<ElementId> =
            model.references(*position, AttributeWord::Plays).filter_map(|role| role.target).collect();
        for separation in separations.iter().filter(|id| model.is_own(**id) || model.is_own(*position)) {
            let mut both = model.separated(*separation);
            both.retain(|duty| played.contains(duty));
            both.dedup();
            if both.len() < 2 {
                continue;
            }
            let message = format!(
                "{} plays {}, whose duties are kept apart",
                named(model, *position),
                listed(model, &both)
            );
            let (at, other, what) = if model.is_own(*position) {
                (*position, *separation, "kept apart here")
            } else {
                (*separation, *position, "the position is declared here")
            };
            findings.push(
                finding(model, at, &CODE, message)
                    .label("one post, both duties")
                    .related(model.place(other), what)
                    .help("let another position play one of the roles; where there is nobody, accept it for a time: `waive LTC3038 until 2027-03-31 by role because \"…\"`"),
            );
        }
    }
}
