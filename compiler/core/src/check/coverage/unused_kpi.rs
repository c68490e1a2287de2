//! What is measured has something it measures.

use super::{has_processes, named_by};
use crate::check::{finding, named};
use crate::diagnostic::{Code, Diagnostic, Strictness};
use crate::model::{Kind, Model};
use ltc_grammar::words::AttributeWord;

/// A KPI that nothing uses.
pub(in crate::check) const CODE: Code = Code {
    number: "LTC2020",
    name: "unused-kpi",
    strictness: Strictness::Convention,
    doc: r#"A KPI of the project is declared, but no process, group, activity or team has it (`kpi:`), and nobody shares it (`shared_by:`).

A project that holds no process, only names for others to use, is not asked.

## Why it matters

A number nobody answers for is collected and not acted on.

## Wrong

```ltc
package shop "Shop"
role seller "Seller"
role sales_head "Head of sales"
kpi answer_time "Time to the offer" { unit: days  target: 2wd  better: lower }
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
kpi answer_time "Time to the offer" { unit: days  target: 2wd  better: lower }
data request "Request"
data offer "Offer"
process sell "Sell goods" {
  owner: sales_head   A: sales_head
  trigger asked "Customer asks for an offer"
  in: request
  out: offer
  kpi: answer_time
  activity write_offer "Write the offer" { R: seller }
}
```
"#,
};

pub(in crate::check) fn run(model: &Model, findings: &mut Vec<Diagnostic>) {
    if !has_processes(model) {
        return;
    }
    let Some(used) = named_by(model, AttributeWord::Kpi) else { return };
    for id in model.own(Kind::Kpi) {
        let shared = model.attribute(id, AttributeWord::SharedBy).is_some();
        if !shared && !used.contains(&id) {
            findings.push(
                finding(model, id, &CODE, format!("nobody uses the KPI {}", named(model, id)))
                    .label("no `kpi:` names it")
                    .help("name it where it is measured: `kpi: answer_time` at a process, group, activity or team; or remove it"),
            );
        }
    }
}
