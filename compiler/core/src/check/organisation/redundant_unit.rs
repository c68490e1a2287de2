//! A unit has something to do.

use super::part::Parts;
use crate::check::{finding, listed, named};
use crate::diagnostic::{Code, Diagnostic, Strictness};
use crate::model::{ElementId, Kind, Model, Organisation};
use ltc_grammar::words::AttributeWord;
use std::collections::{BTreeMap, BTreeSet};

/// A unit or pool none of whose people has a part in a process.
pub(in crate::check) const CODE: Code = Code {
    number: "LTC3030",
    name: "redundant-unit",
    strictness: Strictness::Convention,
    doc: r#"An organisation unit or a resource pool is declared, but none of its people has a part in any process: no role that its positions play,
that it staffs or that is staffed from it is named by a step, an owner line or a gate.

A project that holds no process, only an organisation for others to use, is not asked.

## Why it matters

An organisation follows its processes. A unit that does nothing in any of them either costs without serving a customer, or the
processes forget its work.

## Wrong

```ltc
package shop "Shop"
unit sales_office "Sales office"
unit archive "Archive"
role seller "Seller" { staffed_from: sales_office }
role sales_head "Head of sales" { staffed_from: sales_office }
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

/// Who could work in a unit or pool.
#[derive(Default)]
struct People {
    positions: Vec<ElementId>,
    roles: BTreeSet<ElementId>,
}

pub(super) fn run(model: &Model, all: &Organisation, parts: &Parts, findings: &mut Vec<Diagnostic>) {
    if model.own(Kind::Process).next().is_none() {
        return;
    }
    let mut staffed: BTreeMap<ElementId, Vec<ElementId>> = BTreeMap::new();
    for who in model.ids().filter(|id| model.get(*id).kind.is_who()) {
        for source in model.staffing(who) {
            staffed.entry(source).or_default().push(who);
        }
    }
    let used = used(model, all, parts);
    let redundant: BTreeSet<ElementId> = all
        .units
        .iter()
        .chain(&all.pools)
        .copied()
        .filter(|id| model.is_own(*id) && !used.contains(id))
        .collect();
    for id in &redundant {
        // Of a branch that does nothing the largest unit is named.
        let around = model.references(*id, AttributeWord::PartOf).filter_map(|whole| whole.target);
        if around.into_iter().any(|whole| redundant.contains(&whole)) {
            continue;
        }
        let people = people(model, all, &staffed, *id);
        let noun = model.get(*id).kind.noun();
        let roles: Vec<ElementId> = people.roles.iter().copied().take(6).collect();
        let why = match (roles.is_empty(), people.positions.is_empty()) {
            (true, true) => "no role is staffed from it, and no position stands in it".to_owned(),
            (true, false) => format!("{} in it plays no role", listed(model, &people.positions)),
            (false, true) => format!("no process names {}, who come from it", listed(model, &roles)),
            (false, false) => {
                format!(
                    "no process names {}, whom {} plays",
                    listed(model, &roles),
                    listed(model, &people.positions)
                )
            }
        };
        findings.push(
            finding(model, *id, &CODE, format!("the {noun} {} is redundant: {why}", named(model, *id)))
                .label("has no part in any process")
                .help("give one of its roles a duty (`R:`, `A:`, `C:` or `I:`) in the steps it takes part in, staff a role that has one from here (`staffed_from`), or remove it"),
        );
    }
}

/// The positions in a unit and in all its parts, and the roles they play, that are staffed from there or that its pools staff.
fn people(
    model: &Model,
    all: &Organisation,
    staffed: &BTreeMap<ElementId, Vec<ElementId>>,
    unit: ElementId,
) -> People {
    let mut people = People::default();
    let mut seen = BTreeSet::new();
    let mut open = vec![unit];
    while let Some(at) = open.pop() {
        if !seen.insert(at) {
            continue;
        }
        if model.get(at).kind == Kind::Position {
            people.positions.push(at);
        }
        for word in [AttributeWord::Plays, AttributeWord::Staffs] {
            people.roles.extend(model.references(at, word).filter_map(|role| role.target));
        }
        people.roles.extend(staffed.get(&at).into_iter().flatten());
        open.extend(all.parts(at).iter().rev());
    }
    people
}

/// The units and pools whose people have a part in a process, with all they lie in.
fn used(model: &Model, all: &Organisation, parts: &Parts) -> BTreeSet<ElementId> {
    let mut used = BTreeSet::new();
    let mut open: Vec<ElementId> = Vec::new();
    let busy = |role: ElementId| parts.anywhere(role) != 0;
    for who in model.ids().filter(|id| model.get(*id).kind.is_who() && busy(*id)) {
        open.extend(model.staffing(who));
    }
    for (at, word) in [(&all.positions, AttributeWord::Plays), (&all.pools, AttributeWord::Staffs)] {
        open.extend(
            at.iter()
                .copied()
                .filter(|id| model.references(*id, word).any(|role| role.target.is_some_and(busy))),
        );
    }
    while let Some(at) = open.pop() {
        if used.insert(at) {
            open.extend(model.references(at, AttributeWord::PartOf).filter_map(|whole| whole.target));
        }
    }
    used
}
