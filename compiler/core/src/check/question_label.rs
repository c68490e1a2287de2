//! A decision asks.

use super::wording::{Tongue, chinese};
use super::{finding, named};
use crate::diagnostic::{Code, Diagnostic, Strictness};
use crate::model::{ElementId, Model};

/// A decision whose label is no question.
pub(super) const CODE: Code = Code {
    number: "LTC6005",
    name: "question-label",
    strictness: Strictness::Convention,
    doc: r#"The label of a decision is not a question: in English it does not end with a question mark, in Chinese it neither ends with one nor asks (是否, 能否, 哪, 多少 …).

## Why it matters

A decision is a question, its outcomes are the answers. "Price decision: yes" tells the reader nothing; "Is the price accepted? Yes" does.

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
  decision accepted "Offer acceptance" {
    yes "Accepts" -> next
    no "Declines" -> end "Offer declined"
  }
  activity deliver "Deliver the goods"
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
  decision accepted "Does the customer accept?" {
    yes "Accepts" -> next
    no "Declines" -> end "Offer declined"
  }
  activity deliver "Deliver the goods"
}
```
"#,
};

pub(super) fn run(model: &Model, id: ElementId, findings: &mut Vec<Diagnostic>) {
    for (language, text) in &model.get(id).label.texts {
        let asks = text.trim_end().ends_with(['?', '？', '؟']);
        let example = match Tongue::of(model, *language) {
            Tongue::English if !asks => "Does the customer accept?",
            Tongue::Chinese if !asks && !chinese::asks(text) => "客户是否接受？",
            Tongue::English | Tongue::Chinese | Tongue::Other => continue,
        };
        findings.push(
            finding(model, id, &CODE, format!("the decision {} does not ask", written(model, id, text)))
                .label("not a question")
                .help(format!("write the question that the outcomes answer: \"{example}\"")),
        );
    }
}

fn written(model: &Model, id: ElementId, text: &str) -> String {
    if text.is_empty() { named(model, id) } else { format!("`{text}`") }
}
