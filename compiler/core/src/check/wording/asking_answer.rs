//! Outcomes answer.

use super::super::finding;
use crate::diagnostic::{Code, Diagnostic, Strictness};
use crate::model::{ElementId, Model};

/// An outcome that asks.
pub(in crate::check) const CODE: Code = Code {
    number: "LTC6037",
    name: "asking-answer",
    strictness: Strictness::Convention,
    doc: r#"The label of an outcome ends in a question mark.

## Why it matters

A decision asks and its outcomes answer. Where the outcome asks as well, nobody knows which answer it stands for.

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
  activity write_offer "Write the offer"
  decision usual "Is it a usual offer?" {
    yes "Usual?" -> next
    no "Unusual" -> end "Offer withdrawn"
  }
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
  activity write_offer "Write the offer"
  decision usual "Is it a usual offer?" {
    yes "Usual" -> next
    no "Unusual" -> end "Offer withdrawn"
  }
  activity send_offer "Send the offer"
}
```
"#,
};

pub(in super::super) fn run(model: &Model, id: ElementId, findings: &mut Vec<Diagnostic>) {
    for (_, text) in &model.get(id).label.texts {
        let Some(answer) = text.trim_end().strip_suffix(['?', '？', '؟']) else { continue };
        findings.push(
            finding(model, id, &CODE, format!("the outcome `{text}` asks instead of answering"))
                .label("a question")
                .help(format!(
                    "write the answer (`{}`); the question is the label of the decision",
                    answer.trim_end()
                )),
        );
    }
}
