//! What should hold steps holds some.

use super::{finding, named};
use crate::diagnostic::{Code, Diagnostic, Strictness};
use crate::model::{ElementId, Model};

/// A process, sub-process, branch or unordered set without steps.
pub(super) const CODE: Code = Code {
    number: "LTC2006",
    name: "no-steps",
    strictness: Strictness::Completeness,
    doc: r#"A process, sub-process, branch or unordered set holds no step.

## Why it matters

Its diagram is empty and its checklist has nothing to tick. Often the steps were written outside the braces by mistake.

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
  subprocess prepare "Prepare the offer" { }
  activity send_offer "Send the offer"
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
  subprocess prepare "Prepare the offer" {
    activity write_offer "Write the offer"
  }
  activity send_offer "Send the offer"
}
```
"#,
};

pub(super) fn run(model: &Model, id: ElementId, findings: &mut Vec<Diagnostic>) {
    let element = model.get(id);
    // Something of a level in the wrong place is reported by `level-nesting`; it would be unkind to say it twice.
    let holds = |child: &ElementId| {
        let kind = model.get(*child).kind;
        kind.is_step() || kind.level().is_some()
    };
    if element.children.iter().any(holds) {
        return;
    }
    let noun = element.kind.noun();
    findings.push(
        finding(model, id, &CODE, format!("the {noun} {} has no steps", named(model, id)))
            .label("nothing happens here")
            .help(format!("write its activities between the braces, or remove the {noun}")),
    );
}
