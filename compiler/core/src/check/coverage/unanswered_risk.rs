//! Every risk and requirement has an answer.

use super::{has_processes, named_by};
use crate::check::{finding, named};
use crate::diagnostic::{Code, Diagnostic, Strictness};
use crate::model::{Kind, Model};
use ltc_grammar::words::AttributeWord;

/// A risk or requirement that nothing answers.
pub(in crate::check) const CODE: Code = Code {
    number: "LTC5020",
    name: "unanswered-risk",
    strictness: Strictness::Convention,
    doc: r#"A risk or requirement of the project is declared, but no key control point, gate or activity `mitigates` it.

A project that holds no process, only names for others to use, is not asked.

## Why it matters

The risk–control table shows only what is answered. A risk nobody answers is either accepted, then somebody should say so with a reason
(`waive unanswered_risk until 2027-03-31 by role because "…"` in it), or forgotten.

## Wrong

```ltc
package shop "Shop"
role seller "Seller"
role sales_head "Head of sales"
requirement record "Offers are kept for ten years" { source: "Commercial code" }
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
requirement record "Offers are kept for ten years" { source: "Commercial code" }
data request "Request"
data offer "Offer"
process sell "Sell goods" {
  owner: sales_head   A: sales_head
  trigger asked "Customer asks for an offer"
  in: request
  out: offer
  activity write_offer "Write the offer" { R: seller  mitigates: record }
}
```
"#,
};

pub(in crate::check) fn run(model: &Model, findings: &mut Vec<Diagnostic>) {
    if !has_processes(model) {
        return;
    }
    let Some(answered) = named_by(model, AttributeWord::Mitigates) else { return };
    for id in model.own(Kind::Risk).chain(model.own(Kind::Requirement)) {
        if !answered.contains(&id) {
            let noun = model.get(id).kind.noun();
            findings.push(
                finding(model, id, &CODE, format!("nothing answers the {noun} {}", named(model, id)))
                    .label("no `mitigates:` names it")
                    .help("name it at the control or activity that answers to it (`mitigates: …`), or accept it: `waive unanswered_risk until … by … because \"…\"`"),
            );
        }
    }
}
