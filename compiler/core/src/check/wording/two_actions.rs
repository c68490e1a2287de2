//! A task is one action.

use super::super::finding;
use super::{Tongue, chinese, english};
use crate::diagnostic::{Code, Diagnostic, Strictness};
use crate::model::{ElementId, Model};

/// A task that asks for two things.
pub(in super::super) const CODE: Code = Code {
    number: "LTC6007",
    name: "two-actions",
    strictness: Strictness::Convention,
    doc: r#"The label of a task asks for two actions: "Sign the offer and send it", “签署并发送报价”.

"and" between two things is no second action: "Check price and delivery date" is one task.

## Why it matters

A tick says done or not done. When one half is done and the other isn't, neither is true, so people tick too early.

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
  activity close "Close the deal" {
    task sign_send "Sign the offer and send it"
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
  activity close "Close the deal" {
    task sign "Sign the offer"
    task send "Send the offer"
  }
}
```
"#,
};

pub(in super::super) fn run(model: &Model, id: ElementId, findings: &mut Vec<Diagnostic>) {
    for (language, text) in &model.get(id).label.texts {
        let second = match Tongue::of(model, *language) {
            Tongue::English => english::second_action(text),
            Tongue::Chinese => chinese::second_action(text),
            Tongue::Other => None,
        };
        let Some(second) = second else { continue };
        findings.push(
            finding(model, id, &CODE, format!("the task `{text}` asks for two actions"))
                .label(format!("`{second}` begins a second one"))
                .help("make it two tasks, each with its own tick"),
        );
    }
}
