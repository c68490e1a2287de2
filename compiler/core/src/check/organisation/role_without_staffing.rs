//! A role that works is played by somebody.

use super::part::{A, DECIDES, Parts, R};
use crate::check::{finding, named};
use crate::diagnostic::{Code, Diagnostic, Strictness};
use crate::model::{ElementId, Kind, Model, Organisation};
use ltc_grammar::words::AttributeWord;

/// A role with duties that nothing staffs.
pub(in crate::check) const CODE: Code = Code {
    number: "LTC3031",
    name: "role-without-staffing",
    strictness: Strictness::Completeness,
    doc: r#"A role does or answers for work, or decides at a gate, but nothing staffs it: it has no `staffed_from`, no `position` plays it and no
`pool` staffs it. Asked only where the project declares an organisation: a unit, a pool, a position or a `staffed_from`.

## Why it matters

Work that no department is asked for stays undone, and nobody notices until a customer does.

## Wrong

```ltc
package shop "Shop"
unit sales_office "Sales office"
role seller "Seller"
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
unit shop_floor "Shop floor" { part_of: sales_office }
role seller "Seller" { staffed_from: shop_floor, sales_office }
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

pub(super) fn run(model: &Model, all: &Organisation, parts: &Parts, findings: &mut Vec<Diagnostic>) {
    let declared = all.units.iter().chain(&all.pools).chain(&all.positions).any(|id| model.is_own(*id));
    let who = || model.ids().filter(|id| model.get(*id).kind.is_who());
    if !declared
        && !who().any(|id| model.is_own(id) && model.attribute(id, AttributeWord::StaffedFrom).is_some())
    {
        return;
    }
    let has_source = |id| {
        // A region may have taken all of them out.
        model.attribute(id, AttributeWord::StaffedFrom).is_some_and(|from| !from.values.is_empty())
            || !all.players(id).is_empty()
            || !all.pools_for(id).is_empty()
    };
    let teams: Vec<ElementId> =
        who().filter(|id| model.get(*id).kind == Kind::Team && has_source(*id)).collect();
    let in_team = |role| {
        let members = |team: &ElementId| model.references(*team, AttributeWord::Roles);
        teams.iter().any(|team| members(team).any(|member| member.target == Some(role)))
    };
    for role in who() {
        let works = parts.in_project(role) & (R | A | DECIDES) != 0;
        // A team is its members, who are asked themselves.
        let team = model.references(role, AttributeWord::Roles).next().is_some();
        if !works || team || model.is_outside(role) || has_source(role) || in_team(role) {
            continue;
        }
        let message = format!("nothing staffs {}, which has work to do", named(model, role));
        let mut diagnostic = finding(model, role, &CODE, message)
            .label("where do its people come from?")
            .help("say where its people come from, in the order in which they are asked for: `staffed_from: account_department, resource_centre`; or let a `position` play it");
        if let Some((step, place)) = parts.first(role) {
            if model.is_own(role) {
                diagnostic = diagnostic.related(place, "it has work here");
            } else {
                diagnostic.place = Some(place);
                diagnostic.severity = CODE.severity(model.status(step));
            }
        }
        findings.push(diagnostic);
    }
}
