//! Verbs that say nothing.

use super::super::finding;
use super::{Tongue, chinese, english};
use crate::diagnostic::{Code, Diagnostic, Strictness};
use crate::model::{ElementId, Model};

/// An activity or task named by a verb that hides the work.
pub(in super::super) const CODE: Code = Code {
    number: "LTC6004",
    name: "vague-verb",
    strictness: Strictness::Convention,
    doc: r#"The label of an activity or task begins with a verb that hides what is done: handle, process, manage, support, coordinate, follow up, do, perform; 处理, 跟进, 配合, 支持, 做.

Processes and groups may be named so: "Manage leads" is a good name for many activities together.

## Why it matters

Nobody can tell when "Handle the complaint" is done, or whether two people who handle it do the same. The real verb ("Answer", "Refund", "Pass on") says it.

## Wrong

```ltc
package shop "Shop"
role seller "Seller"
data request "Request"
data offer "Offer"
process sell "Sell goods" {
  owner: seller   R: seller   A: seller
  trigger asked "Customer asks for an offer"
  in: request
  out: offer
  activity handle "Handle the request"
}
```

## Right

```ltc
package shop "Shop"
role seller "Seller"
data request "Request"
data offer "Offer"
process sell "Sell goods" {
  owner: seller   R: seller   A: seller
  trigger asked "Customer asks for an offer"
  in: request
  out: offer
  activity answer "Answer the request"
}
```
"#,
};

pub(in super::super) fn run(model: &Model, id: ElementId, findings: &mut Vec<Diagnostic>) {
    for (language, text) in &model.get(id).label.texts {
        let vague = match Tongue::of(model, *language) {
            Tongue::English => english::vague_verb(text),
            Tongue::Chinese => chinese::vague_verb(text),
            Tongue::Other => None,
        };
        let Some((verb, instead)) = vague else { continue };
        findings.push(
            finding(model, id, &CODE, format!("`{verb}` in `{text}` does not say what is done"))
                .label("a vague verb")
                .help(format!("use the verb for what really happens: {instead}")),
        );
    }
}
