//! What a step makes, somebody takes up.

use super::{finding, named};
use crate::diagnostic::{Code, Diagnostic, Strictness};
use crate::model::{ElementId, Kind, Model, Value};
use ltc_grammar::words::AttributeWord;
use rustc_hash::{FxHashMap, FxHashSet};

/// Nobody reads what a step makes.
pub(super) const CODE: Code = Code {
    number: "LTC4081",
    name: "output-unread",
    strictness: Strictness::Convention,
    doc: r#"A step makes something that no step reads, no process delivers, nothing hands over and no control keeps as evidence.

Looked at is data the project declares itself. It is taken up where something names it in `in`, `gives` or `evidence`, a condition asks for it, or a
process names it in its own `out`. Where a process has no `out`, whatever its steps make may be what it delivers.

## Why it matters

Work that nobody takes up is work that can be left out, or a step that ought to read it and does not say so.

## Wrong

```ltc
package shop "Shop"
role seller "Seller"
data request "Request"
data offer "Offer"
data visit_note "Visit note"
process sell "Sell goods" {
  owner: seller   R: seller   A: seller
  trigger asked "Customer asks for an offer"
  in: request
  out: offer
  activity visit_customer "Visit the customer" { in: request  out: visit_note }
  activity write_offer "Write the offer" { in: request  out: offer }
}
```

## Right

```ltc
package shop "Shop"
role seller "Seller"
data request "Request"
data offer "Offer"
data visit_note "Visit note"
process sell "Sell goods" {
  owner: seller   R: seller   A: seller
  trigger asked "Customer asks for an offer"
  in: request
  out: offer
  activity visit_customer "Visit the customer" { in: request  out: visit_note }
  activity write_offer "Write the offer" { in: request, visit_note  out: offer }
}
```
"#,
};

/// Other places a finding names.
const PLACES_NAMED: usize = 4;

pub(super) fn run(model: &Model, findings: &mut Vec<Diagnostic>) {
    let mut taken: FxHashSet<ElementId> = FxHashSet::default();
    for id in model.ids() {
        let element = model.get(id);
        let delivers = element.kind == Kind::Process;
        for attribute in &element.attributes {
            let reads = match attribute.word {
                AttributeWord::Out => delivers,
                AttributeWord::In | AttributeWord::Gives | AttributeWord::Evidence => true,
                _ => false,
            };
            if reads {
                taken.extend(model.references(id, attribute.word).filter_map(|reference| reference.target));
            }
        }
        let values = element.clauses.iter().flat_map(|clause| &clause.values);
        for value in values.chain(element.attributes.iter().flat_map(|attribute| &attribute.values)) {
            // A condition names fields; what holds them is read then.
            if let Value::Expression(condition) = value {
                let fields = condition.names.iter().filter_map(|name| name.target);
                taken.extend(fields.filter_map(|field| model.enclosing(field, Kind::Data)));
            }
        }
    }
    let mut made: FxHashMap<ElementId, Vec<ElementId>> = FxHashMap::default();
    let mut order: Vec<ElementId> = Vec::new();
    for id in model.ids().filter(|id| model.is_own(*id)) {
        let kind = model.get(id).kind;
        if !(kind.is_step() || kind == Kind::Task) {
            continue;
        }
        // Where the process does not say what it delivers, whatever its steps make may be it.
        let process = model.enclosing(id, Kind::Process);
        if process.is_none_or(|process| model.attribute(process, AttributeWord::Out).is_none()) {
            continue;
        }
        for data in model.references(id, AttributeWord::Out).filter_map(|reference| reference.target) {
            if model.is_own(data) && !taken.contains(&data) {
                let makers = made.entry(data).or_default();
                if makers.is_empty() {
                    order.push(data);
                }
                makers.push(id);
            }
        }
    }
    for data in order {
        let Some((first, others)) = made.get(&data).and_then(|makers| makers.split_first()) else { continue };
        let Some(reference) =
            model.references(*first, AttributeWord::Out).find(|reference| reference.target == Some(data))
        else {
            continue;
        };
        let message = format!("{} makes {}, which nobody reads", named(model, *first), named(model, data));
        let mut finding = finding(model, *first, &CODE, message)
            .at(reference.place())
            .label("made here, and taken up nowhere");
        for other in others.iter().take(PLACES_NAMED) {
            finding = finding.related(model.place(*other), "made here as well");
        }
        findings.push(finding.help(
            "name it in `in` of the step that needs it, or in `out` of the process if somebody outside gets it; if nobody does, take it out",
        ));
    }
}
