//! A process says what it needs.

use super::{finding, named, states};
use crate::diagnostic::{Code, Diagnostic, Strictness};
use crate::model::{ElementId, Model};
use ltc_grammar::words::AttributeWord;

/// A process without input.
pub(super) const CODE: Code = Code {
    number: "LTC2003",
    name: "no-input",
    strictness: Strictness::Completeness,
    doc: r#"Neither a process nor any step of it names an input.

## Why it matters

A process turns stated inputs into stated outputs. What nobody states nobody provides, and no other process can be asked for it.

## Wrong

```ltc
package shop "Shop"
role seller "Seller"
data offer "Offer"
process sell "Sell goods" {
  owner: seller   R: seller   A: seller
  trigger asked "Customer asks for an offer"
  out: offer
  activity write_offer "Write the offer"
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
    if states(model, id, AttributeWord::In) {
        return;
    }
    findings.push(
        finding(model, id, &CODE, format!("the process {} has no input", named(model, id)))
            .label("no `in:` here or in any step")
            .help("name what a case needs to begin: `in: request`, and declare it once: `data request \"Request\"`"),
    );
}
