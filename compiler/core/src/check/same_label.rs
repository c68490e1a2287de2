//! Neighbours have names of their own.

use super::finding;
use crate::diagnostic::{Code, Diagnostic, Strictness};
use crate::model::{ElementId, Kind, LanguageId, Model};
use rustc_hash::FxHashMap;

/// Two neighbours of one name.
pub(in crate::check) const CODE: Code = Code {
    number: "LTC6034",
    name: "same-label",
    strictness: Strictness::Convention,
    doc: r#"Two elements of the same sort that stand side by side have the same label: two steps of one process, two tasks, two outcomes, two roles.

Ends, triggers and suspensions may repeat a label: one result may be reached in two places.

## Why it matters

In the diagram and in a checklist nobody can tell which of the two is meant.

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
  activity write_again "Write the offer"
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
  activity write_again "Write the offer with the discount"
}
```
"#,
};

/// Elements that may not share a label with those of the same sort.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Sort {
    /// A step of a flow.
    Step,
    /// One of a kind.
    Of(Kind),
}

fn sort(kind: Kind) -> Option<Sort> {
    match kind {
        Kind::End
        | Kind::Suspend
        | Kind::Trigger
        | Kind::Decide
        | Kind::Waive
        | Kind::Separate
        | Kind::Wait => None,
        kind if kind.is_step() => Some(Sort::Step),
        kind => Some(Sort::Of(kind)),
    }
}

pub(super) fn run(model: &Model, id: ElementId, findings: &mut Vec<Diagnostic>) {
    let children = &model.get(id).children;
    if children.len() < 2 {
        return;
    }
    let mut known: FxHashMap<(Sort, LanguageId, &str), ElementId> = FxHashMap::default();
    for child in children {
        let element = model.get(*child);
        let Some(sort) = sort(element.kind).filter(|_| model.is_own(*child)) else { continue };
        for (language, text) in &element.label.texts {
            let text = text.trim();
            if text.is_empty() {
                continue;
            }
            let first = *known.entry((sort, *language, text)).or_insert(*child);
            if first == *child || model.get(first).id == element.id {
                continue;
            }
            let noun = element.kind.noun();
            findings.push(
                finding(
                    model,
                    *child,
                    &CODE,
                    format!(
                        "the {noun} `{}` has the same label as `{}`: `{text}`",
                        element.id,
                        model.get(first).id
                    ),
                )
                .label("the same label")
                .related(model.place(first), "it stands here first")
                .help("say in the label what makes the difference"),
            );
            break;
        }
    }
}
