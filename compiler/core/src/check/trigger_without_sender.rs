//! Somebody triggers.

use super::{finding, is_released, named};
use crate::diagnostic::{Code, Diagnostic, Strictness};
use crate::model::{ElementId, Kind, Model, Value};
use ltc_grammar::words::{AttributeWord, ClauseWord};
use rustc_hash::FxHashSet;

/// A trigger nobody sends.
pub(in crate::check) const CODE: Code = Code {
    number: "LTC2039",
    name: "trigger-without-sender",
    strictness: Strictness::Convention,
    doc: r#"A trigger of a released process says neither who sends it (`from`) nor how often it comes (`every`), and no other process starts or calls this one.

Asked once it is released.

## Why it matters

A process that nobody starts does not run. And who starts it must know that they do.

## Wrong

```ltc
package shop "Shop"
role seller "Seller"
party buyer "Buyer"
data request "Request"
data offer "Offer"
process sell "Sell goods" {
  status: released
  objective: "Every customer who asks gets an offer the next day."
  owner: seller   R: seller   A: seller
  trigger asked "Customer asks for an offer"
  in: request
  out: offer
  activity write_offer "Write the offer" { out: offer }
}
```

## Right

```ltc
package shop "Shop"
role seller "Seller"
party buyer "Buyer"
data request "Request"
data offer "Offer"
process sell "Sell goods" {
  status: released
  objective: "Every customer who asks gets an offer the next day."
  owner: seller   R: seller   A: seller
  trigger asked "Customer asks for an offer" from buyer
  in: request
  out: offer
  activity write_offer "Write the offer" { out: offer }
}
```
"#,
};

pub(super) fn run(model: &Model, findings: &mut Vec<Diagnostic>) {
    let mut started: Option<FxHashSet<ElementId>> = None;
    for id in model.own(Kind::Trigger) {
        let told =
            !model.clause(id, ClauseWord::From).is_empty() || !model.clause(id, ClauseWord::Every).is_empty();
        let Some(process) = model.get(id).parent else { continue };
        if told || !is_released(model, id) {
            continue;
        }
        let started = started.get_or_insert_with(|| launched(model));
        if started.contains(&process) {
            continue;
        }
        findings.push(
            finding(model, id, &CODE, format!("nobody sends the trigger {} of {}", named(model, id), named(model, process)))
                .label("neither `from` nor `every`")
                .help("say who sends it (`from customer`, `from role`, `from process`) or how often it comes (`every 1w`)"),
        );
    }
}

/// Processes that another one starts or calls.
pub(super) fn launched(model: &Model) -> FxHashSet<ElementId> {
    let mut found = FxHashSet::default();
    for id in model.ids() {
        let clauses = [ClauseWord::Starts, ClauseWord::Calls];
        let said = clauses.into_iter().flat_map(|word| model.clause(id, word));
        found.extend(said.filter_map(|value| match value {
            Value::Reference(reference) => reference.target,
            Value::Text(_) | Value::Quantity(_) | Value::Date(_) | Value::Word(_) | Value::Expression(_) => {
                None
            }
        }));
        found.extend(model.references(id, AttributeWord::Starts).filter_map(|reference| reference.target));
    }
    found
}
