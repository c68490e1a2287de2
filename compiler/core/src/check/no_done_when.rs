//! A task says when it is done.

use super::{finding, is_released, named};
use crate::diagnostic::{Code, Diagnostic, Strictness};
use crate::model::{ElementId, Kind, Model};
use ltc_grammar::words::AttributeWord;

/// A task nobody can tell to be done.
pub(in crate::check) const CODE: Code = Code {
    number: "LTC2037",
    name: "no-done-when",
    strictness: Strictness::Convention,
    doc: r#"A task does not say when it is done (`done_when`), though other tasks of its activity do, or the process is released.

## Why it matters

"Done" then means "I have worked at it". Two people who tick the same line have not done the same.

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
  activity write_offer "Write the offer" {
    task fill_in "Fill in the template" { done_when: "No field is empty" }
    task add_price "Add the price"
  }
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
  activity write_offer "Write the offer" {
    task fill_in "Fill in the template" { done_when: "No field is empty" }
    task add_price "Add the price" { done_when: "The price is from the list of this month" }
  }
}
```
"#,
};

pub(super) fn run(model: &Model, id: ElementId, findings: &mut Vec<Diagnostic>) {
    let says = |id| model.attribute(id, AttributeWord::DoneWhen).is_some();
    let Some(parent) = model.get(id).parent else { return };
    let evident = says(id) || model.attribute(id, AttributeWord::Evidence).is_some();
    if evident || !(is_released(model, id) || model.children(parent, Kind::Task).any(says)) {
        return;
    }
    findings.push(
        finding(model, id, &CODE, format!("the task {} does not say when it is done", named(model, id)))
            .label("no `done_when:`")
            .help("write what can be seen then: `done_when: \"No field is empty\"`"),
    );
}
