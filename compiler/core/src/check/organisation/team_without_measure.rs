//! A team shares a measure.

use super::part::{A, Parts, R};
use crate::check::{finding, named};
use crate::diagnostic::{Code, Diagnostic, Strictness};
use crate::model::{Kind, Model};
use ltc_grammar::words::AttributeWord;
use std::collections::BTreeSet;

/// A team without a KPI.
pub(in crate::check) const CODE: Code = Code {
    number: "LTC3041",
    name: "team-without-measure",
    strictness: Strictness::Convention,
    doc: r#"A `team` that does work (`R`) or answers for it (`A`) does not say by which `kpi` its roles are measured together. Nor does any `kpi` say
that the team shares it (`shared_by`).

## Why it matters

Roles that are measured apart pull apart: one sells what the other can't deliver. What makes several roles a team is one number that all
of them answer for.

## Wrong

```ltc
package shop "Shop"
role seller "Seller"
role cashier "Cashier"
role sales_head "Head of sales"
team counter "Counter" { roles: seller, cashier }
data request "Request"
data offer "Offer"
process sell "Sell goods" {
  owner: sales_head   R: seller   A: sales_head
  trigger asked "Customer asks for an offer"
  in: request
  out: offer
  activity write_offer "Write the offer" { R: counter  in: request  out: offer }
}
```

## Right

```ltc
package shop "Shop"
role seller "Seller"
role cashier "Cashier"
role sales_head "Head of sales"
kpi satisfaction "Customer satisfaction" { unit: percent  target: 90  better: higher }
team counter "Counter" { roles: seller, cashier  kpi: satisfaction }
data request "Request"
data offer "Offer"
process sell "Sell goods" {
  owner: sales_head   R: seller   A: sales_head
  trigger asked "Customer asks for an offer"
  in: request
  out: offer
  activity write_offer "Write the offer" { R: counter  in: request  out: offer }
}
```
"#,
};

pub(super) fn run(model: &Model, parts: &Parts, findings: &mut Vec<Diagnostic>) {
    let kpis = model.ids().filter(|id| model.get(*id).kind == Kind::Kpi);
    let shared: BTreeSet<_> = kpis
        .flat_map(|kpi| model.references(kpi, AttributeWord::SharedBy).filter_map(|team| team.target))
        .collect();
    for team in model.own(Kind::Team) {
        // A name that is not known is a finding already.
        let works = parts.in_project(team) & (R | A) != 0;
        if works && model.attribute(team, AttributeWord::Kpi).is_none() && !shared.contains(&team) {
            findings.push(
                finding(
                    model,
                    team,
                    &CODE,
                    format!("nothing says by what the team {} is measured", named(model, team)),
                )
                .help("name the measure its roles share: `kpi: contract_quality`"),
            );
        }
    }
}
