//! A process says what it makes.

use super::{finding, named, states};
use crate::diagnostic::{Code, Diagnostic, Strictness};
use crate::model::{ElementId, Model};
use ltc_grammar::words::AttributeWord;

/// A process without output.
pub(super) const CODE: Code = Code {
    number: "LTC2004",
    name: "no-output",
    strictness: Strictness::Completeness,
    doc: r#"Neither a process nor any step of it names an output.

## Why it matters

The output is what the process is for: what a customer or the next process receives. Without it there is no telling whether a case went well.

## Wrong

```ltc
package shop "Shop"
role seller "Seller"
data request "Request"
process sell "Sell goods" {
  owner: seller   R: seller   A: seller
  trigger asked "Customer asks for an offer"
  in: request
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
  activity write_offer "Write the offer" { out: offer }
}
```
"#,
};

pub(super) fn run(model: &Model, id: ElementId, findings: &mut Vec<Diagnostic>) {
    if states(model, id, AttributeWord::Out) || states(model, id, AttributeWord::Gives) {
        return;
    }
    findings.push(
        finding(model, id, &CODE, format!("the process {} has no output", named(model, id)))
            .label("no `out:` here or in any step")
            .help("name what a case delivers: `out: offer`, and declare it once: `data offer \"Offer\"`"),
    );
}
