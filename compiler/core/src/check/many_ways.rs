//! A question has few answers.

use super::{finding, named};
use crate::diagnostic::{Code, Diagnostic, Strictness};
use crate::model::{ElementId, Kind, Model};

/// A fork with more ways than one looks over.
pub(in crate::check) const CODE: Code = Code {
    number: "LTC2035",
    name: "many-ways",
    strictness: Strictness::Convention,
    doc: r#"A decision, control, gate or wait has more than six outcomes, or a parallel more than six branches.

## Why it matters

Each answer is a line in the diagram and a case to test. Many answers are usually two questions in one, or the same answer with different data.

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
  decision size "How large is the order?" {
    size_1 "Size 1" -> end "Size 1 done"
    size_2 "Size 2" -> end "Size 2 done"
    size_3 "Size 3" -> end "Size 3 done"
    size_4 "Size 4" -> end "Size 4 done"
    size_5 "Size 5" -> end "Size 5 done"
    size_6 "Size 6" -> end "Size 6 done"
    other "Another size" -> next
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
  decision size "How large is the order?" {
    size_1 "Size 1" -> end "Size 1 done"
    size_2 "Size 2" -> end "Size 2 done"
    size_3 "Size 3" -> end "Size 3 done"
    other "Another size" -> next
  }
  activity send_offer "Send the offer"
}
```
"#,
};

/// Ways one looks over.
const WAYS: usize = 6;

pub(super) fn run(model: &Model, id: ElementId, findings: &mut Vec<Diagnostic>) {
    let element = model.get(id);
    let (kind, what) = match element.kind {
        Kind::Parallel => (Kind::Branch, "branches"),
        _ => (Kind::Outcome, "outcomes"),
    };
    let ways = model.children(id, kind).count();
    if ways <= WAYS {
        return;
    }
    findings.push(
        finding(
            model,
            id,
            &CODE,
            format!("the {} {} has {ways} {what}", element.kind.noun(), named(model, id)),
        )
        .label(format!("more than {WAYS}"))
        .help("ask two questions one after the other, or join answers that lead to the same step"),
    );
}
