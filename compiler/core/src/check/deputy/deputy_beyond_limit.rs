//! A deputy decides no more than who it stands in for.

use super::own_roles;
use crate::check::{finding, named};
use crate::condition::{About, Cases, Formula, Holds, Number, Scale, Space, Test, counted, holds, read};
use crate::diagnostic::{Code, Diagnostic, Strictness};
use crate::model::{ElementId, Kind, Letter, Model, Organisation, Quantity};
use ltc_grammar::condition::Relation;
use ltc_grammar::words::ClauseWord;

/// A deputy whose limit lies above what the principal decides.
pub(in crate::check) const CODE: Code = Code {
    number: "LTC3047",
    name: "deputy-beyond-limit",
    strictness: Strictness::Contradiction,
    doc: r#"The limit of a deputy (`up_to`) lies above every amount that the role it stands in for decides itself. Compared are amounts of money in
the conditions of `decide` lines, where the currency is the same or one of the two is not said; a role that decides somewhere without a
limit is not asked.

## Why it matters

Nobody can hand over more than they have. The line reads as if somebody could decide large amounts, which by the delegation of authority
go to somebody else.

## Wrong

```ltc
package shop "Shop"
role seller "Seller"
role office_head "Head of the office"
role region_head "Head of the region"
deputy seller of office_head from 2026-07-01 to 2026-07-31 up_to 500_000 USD
data request "Request" { field amount "Amount" { type: money } }
data offer "Offer"
process sell "Sell goods" {
  owner: region_head   R: seller   A: region_head
  trigger asked "Customer asks for an offer"
  in: request
  out: offer
  activity write_offer "Write the offer" { in: request  out: offer }
  gate release "Is the offer released?" {
    in: offer
    decide office_head when (request.amount <= 100000)
    decide region_head otherwise
    go "Go" -> next
    no_go "No go" -> end "Not offered"
  }
}
```

## Right

```ltc
package shop "Shop"
role seller "Seller"
role office_head "Head of the office"
role region_head "Head of the region"
deputy seller of office_head from 2026-07-01 to 2026-07-31 up_to 50_000 USD
data request "Request" { field amount "Amount" { type: money } }
data offer "Offer"
process sell "Sell goods" {
  owner: region_head   R: seller   A: region_head
  trigger asked "Customer asks for an offer"
  in: request
  out: offer
  activity write_offer "Write the offer" { in: request  out: offer }
  gate release "Is the offer released?" {
    in: offer
    decide office_head when (request.amount <= 100000)
    decide region_head otherwise
    go "Go" -> next
    no_go "No go" -> end "Not offered"
  }
}
```
"#,
};

pub(super) fn run(model: &Model, all: &Organisation, findings: &mut Vec<Diagnostic>) {
    for line in all.deputies.iter().filter(|line| model.is_own(line.element)) {
        let (Some(deputy), Some(principal), Some(limit)) = (line.deputy, line.principal, &line.limit) else {
            continue;
        };
        let roles = own_roles(model, all, principal);
        let reached = |step: &ElementId| model.separation_reaches(line.element, *step);
        let controls = model.ids().filter(|id| matches!(model.get(*id).kind, Kind::Kcp | Kind::Gate));
        let mut below = None;
        let mut far_enough = false;
        for step in controls.filter(reached) {
            let among = |role: &ElementId| roles.contains(role);
            if model.deciders(step).iter().any(among) {
                match decides_so_much(model, step, &roles, limit) {
                    Some(false) => below = below.or(Some(step)),
                    Some(true) | None => far_enough = true,
                }
            } else if model.deciders(step).is_empty() {
                far_enough |= model.roles(step, Letter::Accountable).iter().any(among);
            }
        }
        let (Some(gate), false) = (below, far_enough) else { continue };
        let message = format!(
            "as a deputy {} may decide up to {} {}, more than {} decides itself",
            named(model, deputy),
            limit.number,
            limit.unit,
            named(model, principal)
        );
        findings.push(
            finding(model, line.element, &CODE, message.replace(" ,", ","))
                .related(model.place(gate), "here it decides about smaller amounts only")
                .help("lower the limit, or stand in for the role that decides about such amounts"),
        );
    }
}

/// Whether one of the roles decides at a gate about an amount of so much or more; `None` where that can't be told.
fn decides_so_much(model: &Model, gate: ElementId, roles: &[ElementId], limit: &Quantity) -> Option<bool> {
    let (number, currency) = match counted(limit)? {
        (number, Scale::Money(currency)) => (number, currency),
        (number, Scale::Plain) => (number, None),
        _ => return None,
    };
    let mut space = Space::default();
    let mut lines: Vec<(bool, Formula)> = Vec::new();
    for line in model.children(gate, Kind::Decide) {
        let formula = match model.condition(line) {
            Some(condition) => read(model, condition, &mut space).0,
            None if model.get(line).clauses.iter().any(|clause| clause.word == ClauseWord::When) => {
                return None;
            }
            None => Formula::Always(Some(true)),
        };
        if formula.is_unknown() {
            return None;
        }
        lines.push((model.decider(line).is_some_and(|role| roles.contains(&role)), formula));
    }
    let amounts = amounts(model, &space, currency.as_deref())?;
    let enough: Vec<Formula> =
        amounts.into_iter().map(|about| space.test(about, Test::Order(Relation::AtLeast, number))).collect();
    let formulas: Vec<&Formula> = lines.iter().map(|(_, formula)| formula).chain(&enough).collect();
    let cases = Cases::of(model, &space, &formulas)?;
    let decided = cases.numbers().any(|case| {
        let first = (0..lines.len()).find(|line| cases.holds(*line, case));
        let ours = first.and_then(|first| lines.get(first)).is_some_and(|(ours, _)| *ours);
        ours && (lines.len()..formulas.len()).any(|amount| cases.holds(amount, case))
    });
    Some(decided)
}

/// The amounts of money that conditions ask for; `None` where there is none, or one in another currency or joined with others.
fn amounts(model: &Model, space: &Space, currency: Option<&str>) -> Option<Vec<About>> {
    let mut amounts = Vec::new();
    for dimension in &space.dimensions {
        if let About::Sum { fields, scale: Scale::Money(_) } = &dimension.about {
            let alike = fields.iter().all(|(field, _)| match holds(model, *field) {
                Holds::Numbers(Scale::Money(Some(other))) => currency.is_none_or(|own| *other == *own),
                _ => true,
            });
            if !alike || fields.len() != 1 || fields.iter().any(|(_, factor)| *factor != Number::ONE) {
                return None;
            }
            amounts.push(dimension.about.clone());
        }
    }
    (!amounts.is_empty()).then_some(amounts)
}
