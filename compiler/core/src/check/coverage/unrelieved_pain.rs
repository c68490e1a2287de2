//! A pain point has something that relieves it.

use super::{has_processes, named_by};
use crate::check::{finding, named};
use crate::diagnostic::{Code, Diagnostic, Strictness};
use crate::model::{Kind, Model};
use ltc_grammar::words::AttributeWord;

/// A pain point that nothing relieves.
pub(in crate::check) const CODE: Code = Code {
    number: "LTC2021",
    name: "unrelieved-pain",
    strictness: Strictness::Convention,
    doc: r#"A pain point of the project is declared, but no activity, control or gate `relieves` it.

A project that holds no process, only names for others to use, is not asked.

## Why it matters

A pain point is written down so that somebody does something about it. Where nothing does, the process was drawn around it.

## Wrong

```ltc
package shop "Shop"
role seller "Seller"
role sales_head "Head of sales"
pain slow_offers "Customers wait two weeks for an offer"
data request "Request"
data offer "Offer"
process sell "Sell goods" {
  owner: sales_head   A: sales_head
  trigger asked "Customer asks for an offer"
  in: request
  out: offer
  activity write_offer "Write the offer" { R: seller }
}
```

## Right

```ltc
package shop "Shop"
role seller "Seller"
role sales_head "Head of sales"
pain slow_offers "Customers wait two weeks for an offer"
data request "Request"
data offer "Offer"
process sell "Sell goods" {
  owner: sales_head   A: sales_head
  trigger asked "Customer asks for an offer"
  in: request
  out: offer
  activity write_offer "Write the offer" { R: seller  relieves: slow_offers }
}
```
"#,
};

pub(in crate::check) fn run(model: &Model, findings: &mut Vec<Diagnostic>) {
    if !has_processes(model) {
        return;
    }
    let Some(relieved) = named_by(model, AttributeWord::Relieves) else { return };
    for id in model.own(Kind::Pain).filter(|id| !relieved.contains(id)) {
        findings.push(
            finding(model, id, &CODE, format!("nothing relieves the pain point {}", named(model, id)))
                .label("no `relieves:` names it")
                .help(
                    "name it at the step that does something about it: `relieves: slow_offers`; or remove it",
                ),
        );
    }
}
