//! What is released says what it is for.

use super::{finding, is_published, named};
use crate::diagnostic::{Code, Diagnostic, Strictness};
use crate::model::{ElementId, Model};
use ltc_grammar::words::AttributeWord;

/// A class, group or process without a purpose.
pub(in crate::check) const CODE: Code = Code {
    number: "LTC2032",
    name: "no-objective",
    strictness: Strictness::Convention,
    doc: r#"A class, group or process is released under a number (`code`), and neither `objective` nor `about` says what it is for.

A draft, or a small process outside the architecture, is not asked.

## Why it matters

Who does not know what a process is for follows it to the letter or not at all, and nobody can tell whether a change makes it better.

## Wrong

```ltc
package shop "Shop"
role seller "Seller"
data request "Request"
data offer "Offer"
process sell "Sell goods" {
  status: released   code: "S.10"
  owner: seller   R: seller   A: seller
  trigger asked "Customer asks for an offer" every 1d
  in: request
  out: offer
  activity write_offer "Write the offer" { out: offer }
}
```

## Right

```ltc
package shop "Shop"
role seller "Seller"
data request "Request"
data offer "Offer"
process sell "Sell goods" {
  status: released   code: "S.10"
  objective: "Every customer who asks gets an offer the next day."
  owner: seller   R: seller   A: seller
  trigger asked "Customer asks for an offer" every 1d
  in: request
  out: offer
  activity write_offer "Write the offer" { out: offer }
}
```
"#,
};

pub(super) fn run(model: &Model, id: ElementId, findings: &mut Vec<Diagnostic>) {
    let says = |word| model.attribute(id, word).is_some();
    if !is_published(model, id) || says(AttributeWord::Objective) || says(AttributeWord::About) {
        return;
    }
    let noun = model.get(id).kind.noun();
    findings.push(
        finding(model, id, &CODE, format!("the {noun} {} does not say what it is for", named(model, id)))
            .label("released without `objective:`")
            .help("say in one sentence what it achieves and for whom: `objective: \"Every customer who asks gets an offer the next day.\"`"),
    );
}
