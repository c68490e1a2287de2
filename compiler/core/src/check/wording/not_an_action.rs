//! Work is named by what is done.

use super::super::finding;
use super::{Tongue, chinese, english};
use crate::diagnostic::{Code, Diagnostic, Strictness};
use crate::model::{ElementId, Model};

/// An activity or task that is not named verb first.
pub(in super::super) const CODE: Code = Code {
    number: "LTC6003",
    name: "label-not-an-action",
    strictness: Strictness::Convention,
    doc: r#"The label of an activity or task does not say what to do: it is a thing ("Invoice verification"), a state, or a verb in another form than the plain one ("Checking the invoice").

English labels begin with a verb as one would ask for it: "Verify the invoice". Chinese labels are 动宾结构: “核对发票”, not “发票管理”.

## Why it matters

A checklist is a list of things to do. "Verify the invoice" can be done and ticked; "Invoice verification" is a topic.

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
  activity verify "Invoice verification"
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
  activity verify "Verify the invoice"
}
```
"#,
};

pub(in super::super) fn run(model: &Model, id: ElementId, findings: &mut Vec<Diagnostic>) {
    for (language, text) in &model.get(id).label.texts {
        let fault = match Tongue::of(model, *language) {
            Tongue::English => english::not_an_action(text),
            Tongue::Chinese => chinese::not_an_action(text),
            Tongue::Other => None,
        };
        let Some(fault) = fault else { continue };
        findings.push(
            finding(model, id, &CODE, format!("`{text}` does not say what to do"))
                .label(fault.label)
                .help(fault.help),
        );
    }
}

/// What is wrong with a label that names no action.
#[derive(Debug)]
pub(super) struct NoAction {
    /// What it is instead.
    pub(super) label: &'static str,
    /// What to write.
    pub(super) help: String,
}
