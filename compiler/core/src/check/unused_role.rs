//! A declared role has something to do.

use super::{finding, named};
use crate::diagnostic::{Code, Diagnostic, Strictness};
use crate::model::{Kind, Model, Reference, Value};

/// A role nothing names.
pub(super) const CODE: Code = Code {
    number: "LTC3007",
    name: "unused-role",
    strictness: Strictness::Convention,
    doc: r#"A role or team of the project is declared, but no step, team or owner line names it. That a position plays it, or a pool staffs it,
gives it nothing to do.

A project that holds no process, only names for others to use, is not asked.

## Why it matters

A role without duties is either redundant, or somebody forgot to write down what it does.

## Wrong

```ltc
package shop "Shop"
role seller "Seller"
role stock_keeper "Stock keeper"
data request "Request"
data offer "Offer"
process sell "Sell goods" {
  owner: seller   R: seller   A: seller
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
role stock_keeper "Stock keeper"
data request "Request"
data offer "Offer"
process sell "Sell goods" {
  owner: seller   R: seller   A: seller
  trigger asked "Customer asks for an offer"
  in: request
  out: offer
  activity write_offer "Write the offer" { C: stock_keeper }
}
```
"#,
};

pub(super) fn run(model: &Model, findings: &mut Vec<Diagnostic>) {
    if model.own(Kind::Process).next().is_none() {
        return;
    }
    let mut used = vec![false; model.elements.len()];
    let mut mark = |reference: &Reference| {
        let slot = reference.target.and_then(|target| used.get_mut(target.index()));
        if let Some(slot) = slot {
            *slot = true;
        }
    };
    let names_people = |kind| matches!(kind, Kind::Position | Kind::Pool | Kind::Deputy);
    for element in model.elements.iter().filter(|element| !names_people(element.kind)) {
        let attributes = element.attributes.iter().flat_map(|attribute| attribute.values.iter());
        let clauses = element.clauses.iter().flat_map(|clause| clause.values.iter());
        for value in attributes.chain(clauses) {
            if let Value::Reference(reference) = value {
                mark(reference);
            }
        }
    }
    for id in model.own(Kind::Role).chain(model.own(Kind::Team)) {
        if used.get(id.index()).copied().unwrap_or(true) {
            continue;
        }
        let noun = model.get(id).kind.noun();
        findings.push(
            finding(model, id, &CODE, format!("the {noun} {} has nothing to do", named(model, id)))
                .label("no step names it")
                .help(
                    "give it a duty (`R:`, `A:`, `C:` or `I:`) in the steps it takes part in, or remove it",
                ),
        );
    }
}
