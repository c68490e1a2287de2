//! An activity leaves something behind.

use super::{finding, is_published, named, states};
use crate::diagnostic::{Code, Diagnostic, Strictness};
use crate::model::{ElementId, Model};
use ltc_grammar::words::AttributeWord;

/// An activity without a result.
pub(in crate::check) const CODE: Code = Code {
    number: "LTC2033",
    name: "no-result",
    strictness: Strictness::Convention,
    doc: r#"An activity of a process that is released under a number (`code`) names no output: no `out:` in it or in its tasks, no `evidence:`, no `starts:`.

Elsewhere it is enough that the process as a whole has an output.

## Why it matters

Work without a result can't be seen, measured or handed on. If nothing would be missing without the activity, it can go.

## Wrong

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
    let words = [AttributeWord::Out, AttributeWord::Evidence, AttributeWord::Starts];
    if !is_published(model, id) || words.into_iter().any(|word| states(model, id, word)) {
        return;
    }
    findings.push(
        finding(model, id, &CODE, format!("the activity {} has no result", named(model, id)))
            .label("released without `out:`")
            .help("name what is there when it is done: `out: offer`; or take the activity out"),
    );
}
