//! A diagram can be read.

use super::{finding, named};
use crate::diagnostic::{Code, Diagnostic, Strictness};
use crate::model::{ElementId, Kind, Model};

/// A process with more steps than a page holds.
pub(in crate::check) const CODE: Code = Code {
    number: "LTC2034",
    name: "crowded-diagram",
    strictness: Strictness::Convention,
    doc: r#"The diagram of a process or sub-process shows more than 15 steps. A sub-process in it counts as one; ends do not count.

## Why it matters

Nobody keeps more than a page in mind. A process that is read gets followed; one that has to be unfolded does not.

## Wrong

```ltc
package shop "Shop"
role seller "Seller"
role sales_head "Head of sales"
data request "Request"
data offer "Offer"
process sell "Sell goods" {
  owner: seller   R: seller   A: sales_head
  trigger asked "Customer asks for an offer"
  in: request
  out: offer
  activity step_1 "Write page 1"
  activity step_2 "Write page 2"
  activity step_3 "Write page 3"
  activity step_4 "Write page 4"
  activity step_5 "Write page 5"
  activity step_6 "Write page 6"
  activity step_7 "Write page 7"
  activity step_8 "Write page 8"
  activity step_9 "Write page 9"
  activity step_10 "Write page 10"
  activity step_11 "Write page 11"
  activity step_12 "Write page 12"
  activity step_13 "Write page 13"
  activity step_14 "Write page 14"
  activity step_15 "Write page 15"
  activity step_16 "Write page 16"
}
```

## Right

```ltc
package shop "Shop"
role seller "Seller"
role sales_head "Head of sales"
data request "Request"
data offer "Offer"
process sell "Sell goods" {
  owner: seller   R: seller   A: sales_head
  trigger asked "Customer asks for an offer"
  in: request
  out: offer
  subprocess first_half "First half" {
    activity step_1 "Write page 1"
    activity step_2 "Write page 2"
    activity step_3 "Write page 3"
    activity step_4 "Write page 4"
    activity step_5 "Write page 5"
    activity step_6 "Write page 6"
    activity step_7 "Write page 7"
    activity step_8 "Write page 8"
  }
  activity step_9 "Write page 9"
  activity step_10 "Write page 10"
  activity step_11 "Write page 11"
  activity step_12 "Write page 12"
  activity step_13 "Write page 13"
  activity step_14 "Write page 14"
  activity step_15 "Write page 15"
  activity step_16 "Write page 16"
}
```
"#,
};

/// Steps a page holds.
const STEPS: usize = 15;

pub(super) fn run(model: &Model, id: ElementId, findings: &mut Vec<Diagnostic>) {
    let steps = shown(model, id);
    if steps <= STEPS {
        return;
    }
    let noun = model.get(id).kind.noun();
    findings.push(
        finding(
            model,
            id,
            &CODE,
            format!("the diagram of the {noun} {} has {steps} steps", named(model, id)),
        )
        .label(format!("more than {STEPS} steps on one page"))
        .help("put steps that belong together into a `subprocess`, which the diagram shows as one"),
    );
}

/// Steps a diagram shows without unfolding.
fn shown(model: &Model, id: ElementId) -> usize {
    let mut count = 0;
    let mut open: Vec<ElementId> = model.get(id).children.clone();
    while let Some(next) = open.pop() {
        let element = model.get(next);
        if matches!(element.kind, Kind::End | Kind::Suspend) {
            continue;
        }
        count += usize::from(element.kind.is_step() && element.kind != Kind::Parallel);
        if element.kind != Kind::Subprocess {
            open.extend(&element.children);
        }
    }
    count
}
