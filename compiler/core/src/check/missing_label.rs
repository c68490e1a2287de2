//! What people read has a name.

use super::finding;
use crate::diagnostic::{Code, Diagnostic, Strictness};
use crate::model::{ElementId, Model};

/// A level, decision or check without a label.
pub(super) const CODE: Code = Code {
    number: "LTC6002",
    name: "missing-label",
    strictness: Strictness::Convention,
    doc: r#"A class, group, process, sub-process, activity, task, key control point, gate, decision or check has no label, so pages and diagrams show its id.

## Why it matters

An id is for references between files. People who work from a checklist read labels, in their own language.

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
  activity write_offer
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
  activity write_offer "Write the offer"
}
```
"#,
};

pub(super) fn run(model: &Model, id: ElementId, findings: &mut Vec<Diagnostic>) {
    let element = model.get(id);
    if !element.label.is_empty() {
        return;
    }
    let noun = element.kind.noun();
    findings.push(
        finding(model, id, &CODE, format!("the {noun} `{}` has no label", element.id))
            .label("only an id")
            .help(
                "write what people should read behind the id, in quotes: `write_offer \"Write the offer\"`",
            ),
    );
}
