//! A parallel has at least two branches.

use super::{finding, named};
use crate::diagnostic::{Code, Diagnostic, Strictness};
use crate::model::{ElementId, Kind, Model};

/// A parallel with fewer than two branches.
pub(super) const CODE: Code = Code {
    number: "LTC2007",
    name: "lonely-branch",
    strictness: Strictness::Convention,
    doc: r#"A `parallel` has fewer than two branches, so nothing in it runs at the same time as anything else.

Each step written directly in a `parallel` is a branch of its own; a `branch` holds several steps that follow each other.

## Why it matters

The diagram would fork into a single line. Usually two steps that belong side by side were put into one branch.

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
  parallel prepare {
    branch all {
      activity find_price "Find the price"
      activity check_stock "Check the stock"
    }
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
  parallel prepare {
    activity find_price "Find the price"
    activity check_stock "Check the stock"
  }
}
```
"#,
};

pub(super) fn run(model: &Model, id: ElementId, findings: &mut Vec<Diagnostic>) {
    let branches = model
        .get(id)
        .children
        .iter()
        .filter(|child| {
            let kind = model.get(**child).kind;
            kind == Kind::Branch || kind.is_step()
        })
        .count();
    if 2 <= branches {
        return;
    }
    let how_many = if branches == 0 { "no branch" } else { "only one branch" };
    findings.push(
        finding(model, id, &CODE, format!("the parallel {} has {how_many}", named(model, id)))
            .label("nothing runs side by side here")
            .help("write each step that can run at the same time directly in the `parallel`, or remove the `parallel` around the steps"),
    );
}
