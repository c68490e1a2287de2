//! A control fills its line of the risk–control table.

use super::{finding, named};
use crate::diagnostic::{Code, Diagnostic, Strictness};
use crate::model::{Kind, Model};
use ltc_grammar::words::AttributeWord;

/// A control with gaps in its line.
pub(in crate::check) const CODE: Code = Code {
    number: "LTC5054",
    name: "kcp-not-classified",
    strictness: Strictness::Convention,
    doc: r#"A key control point leaves cells of its line in the risk–control table empty that another control of the project fills: its `category`, what it assures (`assertion`), or how it works (`method`).

## Why it matters

The table is what auditors get. A control they can't place in it they test as if it were not there.

## Wrong

```ltc
package shop "Shop"
role seller "Seller"
role controller "Controller"
role sales_head "Head of sales"
risk bad_offer "Offer below cost"
data request "Request"
data offer "Offer"
process sell "Sell goods" {
  owner: sales_head   A: sales_head
  trigger asked "Customer asks for an offer"
  in: request
  out: offer
  activity write_offer "Write the offer" { R: seller }
  kcp offer_sound "Is the offer sound?" {
    R: controller
    category: finance
    method: preventive, manual
    objective: "Only offers that cover their cost leave the house"
    mitigates: bad_offer
    evidence: offer
    frequency: "Every offer"
    check cost "The price covers the cost"
    pass -> next
    fail -> write_offer at most 2 otherwise end "Offer withdrawn"
  }
  kcp offer_signed "Is the offer signed?" {
    R: controller
    objective: "Only signed offers leave the house"
    mitigates: bad_offer
    evidence: offer
    frequency: "Every offer"
    check signature "The head of sales has signed"
    pass -> next
    fail -> end "Offer withdrawn"
  }
  activity send_offer "Send the offer" { R: seller }
}
```

## Right

```ltc
package shop "Shop"
role seller "Seller"
role controller "Controller"
role sales_head "Head of sales"
risk bad_offer "Offer below cost"
data request "Request"
data offer "Offer"
process sell "Sell goods" {
  owner: sales_head   A: sales_head
  trigger asked "Customer asks for an offer"
  in: request
  out: offer
  activity write_offer "Write the offer" { R: seller }
  kcp offer_sound "Is the offer sound?" {
    R: controller
    category: finance
    method: preventive, manual
    objective: "Only offers that cover their cost leave the house"
    mitigates: bad_offer
    evidence: offer
    frequency: "Every offer"
    check cost "The price covers the cost"
    pass -> next
    fail -> write_offer at most 2 otherwise end "Offer withdrawn"
  }
  kcp offer_signed "Is the offer signed?" {
    R: controller
    category: finance
    method: preventive, manual
    objective: "Only signed offers leave the house"
    mitigates: bad_offer
    evidence: offer
    frequency: "Every offer"
    check signature "The head of sales has signed"
    pass -> next
    fail -> end "Offer withdrawn"
  }
  activity send_offer "Send the offer" { R: seller }
}
```
"#,
};

/// What places a control in the table.
const WORDS: [AttributeWord; 3] = [AttributeWord::Category, AttributeWord::Assertion, AttributeWord::Method];

pub(super) fn run(model: &Model, findings: &mut Vec<Diagnostic>) {
    let says = |id, word| model.attribute(id, word).is_some();
    let asked: Vec<AttributeWord> =
        WORDS.into_iter().filter(|word| model.own(Kind::Kcp).any(|id| says(id, *word))).collect();
    if asked.is_empty() {
        return;
    }
    for id in model.own(Kind::Kcp) {
        let missing: Vec<String> =
            asked.iter().filter(|word| !says(id, **word)).map(|word| format!("`{}`", word.text())).collect();
        if missing.is_empty() {
            continue;
        }
        findings.push(
            finding(
                model,
                id,
                &CODE,
                format!(
                    "the control {} does not say its {}, as other controls do",
                    named(model, id),
                    missing.join(", ")
                ),
            )
            .label("empty cells in the risk–control table")
            .help("say them here: `category: finance`, `assertion: accuracy`, `method: preventive, manual`"),
        );
    }
}
