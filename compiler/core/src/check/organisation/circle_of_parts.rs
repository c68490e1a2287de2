//! Nothing is a part of itself.

use crate::check::named;
use crate::diagnostic::{Code, Diagnostic, Strictness};
use crate::model::{ElementId, Kind, Model};
use ltc_grammar::words::AttributeWord;
use std::collections::{BTreeMap, BTreeSet};

/// Units, roles or teams that are parts of each other in a circle.
pub(in crate::check) const CODE: Code = Code {
    number: "LTC3035",
    name: "circle-of-parts",
    strictness: Strictness::Contradiction,
    doc: r#"Units, pools, roles or teams are parts of each other in a circle: one lies in the next (`part_of`, or `roles` of a team), and the last in the first.

## Why it matters

Who is above whom can't be told, so nobody can be found to fall back on, and no picture of the organisation can be drawn.

## Wrong

```ltc
package shop "Shop"
unit sales_office "Sales office" { part_of: region }
unit region "Region" { part_of: sales_office }
role seller "Seller" { staffed_from: sales_office }
role sales_head "Head of sales" { staffed_from: region }
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
unit sales_office "Sales office" { part_of: region }
unit region "Region"
role seller "Seller" { staffed_from: sales_office }
role sales_head "Head of sales" { staffed_from: region }
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

pub(super) fn run(model: &Model, findings: &mut Vec<Diagnostic>) {
    let mut wholes: BTreeMap<ElementId, BTreeSet<ElementId>> = BTreeMap::new();
    for id in model.ids() {
        let kind = model.get(id).kind;
        if !matches!(kind, Kind::Unit | Kind::Pool | Kind::Position | Kind::Role | Kind::Team) {
            continue;
        }
        let above = model.references(id, AttributeWord::PartOf).filter_map(|whole| whole.target);
        above.for_each(|whole| {
            wholes.entry(id).or_default().insert(whole);
        });
        for member in model.references(id, AttributeWord::Roles).filter_map(|member| member.target) {
            wholes.entry(member).or_default().insert(id);
        }
    }
    let mut done: BTreeSet<ElementId> = BTreeSet::new();
    for start in wholes.keys().copied() {
        let Some(mut circle) = circle(&wholes, start, &mut done) else { continue };
        // It is told from the first of its members that the project wrote.
        let first =
            circle.iter().copied().enumerate().filter(|(_, id)| model.is_own(*id)).min_by_key(|(_, id)| *id);
        let Some((at, id)) = first else { continue };
        circle.rotate_left(at);
        circle.push(id);
        let names: Vec<String> = circle.iter().map(|id| named(model, *id)).collect();
        let message = format!("{} is a part of itself: {}", named(model, id), names.join(" in "));
        let mut diagnostic = Diagnostic::new(&CODE, model.place(id), message)
            .label("the circle begins here")
            .help("take out one `part_of` (or one of the `roles`), so that there is a largest one");
        for other in circle.iter().skip(1).take(circle.len().saturating_sub(2)).take(8) {
            diagnostic = diagnostic.related(model.place(*other), "and goes through this");
        }
        findings.push(diagnostic);
    }
}

/// A circle on a way up from `start`; members whose ways up are all known are `done`.
fn circle(
    wholes: &BTreeMap<ElementId, BTreeSet<ElementId>>,
    start: ElementId,
    done: &mut BTreeSet<ElementId>,
) -> Option<Vec<ElementId>> {
    let above = |id: ElementId| wholes.get(&id).into_iter().flatten().copied().collect::<Vec<ElementId>>();
    if done.contains(&start) {
        return None;
    }
    let mut way: Vec<(ElementId, Vec<ElementId>)> = vec![(start, above(start))];
    let mut on_way: BTreeSet<ElementId> = BTreeSet::from([start]);
    let mut found = None;
    while let Some((at, open)) = way.last_mut() {
        match open.pop() {
            Some(next) if on_way.contains(&next) => {
                let from = way.iter().position(|(id, _)| *id == next).unwrap_or(0);
                found = found.or_else(|| Some(way.iter().skip(from).map(|(id, _)| *id).collect()));
            }
            Some(next) if done.contains(&next) => {}
            Some(next) => {
                on_way.insert(next);
                way.push((next, above(next)));
            }
            None => {
                done.insert(*at);
                on_way.remove(at);
                way.pop();
            }
        }
    }
    found
}
