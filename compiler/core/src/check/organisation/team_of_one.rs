//! A team is several roles.

use crate::check::{finding, named};
use crate::diagnostic::{Code, Diagnostic, Strictness};
use crate::model::{ElementId, Model};
use ltc_grammar::words::AttributeWord;
use std::collections::BTreeSet;

/// A team of fewer than two roles.
pub(in crate::check) const CODE: Code = Code {
    number: "LTC3040",
    name: "team-of-one",
    strictness: Strictness::Completeness,
    doc: r#"A `team` names fewer than two different `roles`.

## Why it matters

A team is what several roles answer for together, by one shared measure. With one role it is a second name for that role, and with
none nobody knows who belongs to it.

## Wrong

```ltc
package shop "Shop"
role seller "Seller"
role sales_head "Head of sales"
team counter "Counter" { roles: seller }
data request "Request"
data offer "Offer"
process sell "Sell goods" {
  owner: sales_head   R: seller   A: sales_head
  trigger asked "Customer asks for an offer"
  in: request
  out: offer
  activity write_offer "Write the offer" { C: counter  in: request  out: offer }
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
  activity write_offer "Write the offer" { C: counter  in: request  out: offer }
}
```
"#,
};

pub(in crate::check) fn run(model: &Model, id: ElementId, findings: &mut Vec<Diagnostic>) {
    let mut members = BTreeSet::new();
    for member in model.references(id, AttributeWord::Roles) {
        // A name that is not known is a finding already.
        let Some(member) = member.target else { return };
        members.insert(member);
    }
    let message = match members.len() {
        0 => format!("nobody is said to belong to the team {}", named(model, id)),
        1 => format!("the team {} is one role only", named(model, id)),
        _ => return,
    };
    findings.push(
        finding(model, id, &CODE, message)
            .help("name two roles or more: `roles: AR, SR, FR`; what one role does needs no team"),
    );
}
