//! A condition asks for what is known in the process.

use crate::check::{finding, named};
use crate::diagnostic::{Code, Diagnostic, Strictness};
use crate::model::{ElementId, Kind, Model};
use ltc_grammar::words::AttributeWord;
use rustc_hash::FxHashSet;

/// A condition on data that nobody in the process has.
pub(in crate::check) const CODE: Code = Code {
    number: "LTC4033",
    name: "condition-on-unknown-data",
    strictness: Strictness::Completeness,
    doc: r#"A condition asks for a data object that nothing in the process takes in or makes.

Data objects that are there already (`of: account`, `period` or `library`) may be asked for anywhere.

## Why it matters

Whoever runs the step has never seen the document, and cannot tell which way to take.

## Wrong

```ltc
package shop "Shop"
role seller "Seller"
role head "Head of sales"
data request "Request"
data offer "Offer" {
  field value "Value" { type: money }
}
data contract "Contract" { field value "Value" { type: money } }
process sell "Sell goods" {
  owner: head   R: seller   A: head
  trigger asked "Offer requested"
  in: request
  out: offer
  activity write_offer "Write the offer" { in: request  out: offer }
  decision size "How large is the offer?" {
    small "Small" when (contract.value <= 1000) -> next
    large "Large" otherwise { activity ask_head "Ask the head of sales" }
  }
  activity send_offer "Send the offer"
}
```

## Right

```ltc
package shop "Shop"
role seller "Seller"
role head "Head of sales"
data request "Request"
data offer "Offer" {
  field value "Value" { type: money }
}
process sell "Sell goods" {
  owner: head   R: seller   A: head
  trigger asked "Offer requested"
  in: request
  out: offer
  activity write_offer "Write the offer" { in: request  out: offer }
  decision size "How large is the offer?" {
    small "Small" when (offer.value <= 1000) -> next
    large "Large" otherwise { activity ask_head "Ask the head of sales" }
  }
  activity send_offer "Send the offer"
}
```
"#,
};

pub(in crate::check) fn run(model: &Model, process: ElementId, findings: &mut Vec<Diagnostic>) {
    let inside = model.descendants(process);
    let asking: Vec<ElementId> =
        inside.iter().copied().filter(|id| model.conditions(*id).next().is_some()).collect();
    if asking.is_empty() {
        return;
    }
    let mut known: FxHashSet<ElementId> = FxHashSet::default();
    for id in inside.iter().copied().chain([process]) {
        for word in [AttributeWord::In, AttributeWord::Out] {
            known.extend(model.references(id, word).filter_map(|reference| reference.target));
        }
    }
    for id in asking {
        let mut told: Vec<ElementId> = Vec::new();
        for name in model.conditions(id).flat_map(|condition| &condition.names) {
            let Some(field) = name.target.filter(|target| model.get(*target).kind == Kind::Field) else {
                continue;
            };
            let Some(data) = model.get(field).parent else { continue };
            let there_already = model.plain(data, AttributeWord::Of).is_some_and(|life| life != "case");
            if known.contains(&data) || there_already || told.contains(&data) {
                continue;
            }
            told.push(data);
            findings.push(
                finding(
                    model,
                    id,
                    &CODE,
                    format!(
                        "the condition asks for {}, which nothing in {} takes in or makes",
                        named(model, data),
                        named(model, process)
                    ),
                )
                .at(name.place())
                .label("nobody here knows it")
                .related(model.place(data), "declared here")
                .help(format!(
                    "name it where it is known: `in: {id}` at the step that decides or at the process, or `out: {id}` at the step that makes it",
                    id = model.get(data).id
                )),
            );
        }
    }
}
