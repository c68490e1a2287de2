//! What is declared as data is used.

use crate::check::{finding, named};
use crate::diagnostic::{Code, Diagnostic, Strictness};
use crate::model::{ElementId, Kind, Model, Reference, Value};
use rustc_hash::FxHashSet;

/// A data object that nothing uses.
pub(in crate::check) const CODE: Code = Code {
    number: "LTC2043",
    name: "unused-data",
    strictness: Strictness::Convention,
    doc: r#"A data object of the project is declared, but nothing names it: no input or output, no evidence, no hand-over, no condition.

A package that holds no process, only names for others to use, is not asked.

## Why it matters

Its fields are filled in for nobody. Or a step uses it and does not say so; then nobody provides it.

## Wrong

```ltc
package shop "Shop"
data price_list "Price list"
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

## Right

```ltc
package shop "Shop"
data price_list "Price list" { of: period }
role seller "Seller"
data request "Request"
data offer "Offer"
process sell "Sell goods" {
  owner: seller   R: seller   A: seller
  trigger asked "Customer asks for an offer"
  in: request
  out: offer
  activity write_offer "Write the offer" { in: price_list }
}
```
"#,
};

pub(in crate::check) fn run(model: &Model, findings: &mut Vec<Diagnostic>) {
    let mut used = vec![false; model.elements.len()];
    // A condition names fields; what holds them is used then.
    let mut mark = |reference: &Reference| {
        for id in reference.target.into_iter().flat_map(|target| model.ancestry(target)) {
            match used.get_mut(id.index()) {
                Some(used) if model.get(id).kind != Kind::Package => *used = true,
                _ => break,
            }
        }
    };
    for element in model.elements.iter() {
        let attributes = element.attributes.iter().flat_map(|attribute| &attribute.values);
        for value in attributes.chain(element.clauses.iter().flat_map(|clause| &clause.values)) {
            match value {
                Value::Reference(reference) => mark(reference),
                Value::Expression(condition) => condition.names.iter().for_each(&mut mark),
                Value::Text(_) | Value::Quantity(_) | Value::Date(_) | Value::Word(_) => {}
            }
        }
    }
    let working: FxHashSet<ElementId> =
        model.own(Kind::Process).filter_map(|process| model.enclosing(process, Kind::Package)).collect();
    for id in model.own(Kind::Data) {
        let catalogue = model.enclosing(id, Kind::Package).is_none_or(|package| !working.contains(&package));
        if catalogue || used.get(id.index()).copied().unwrap_or(true) {
            continue;
        }
        findings.push(
            finding(model, id, &CODE, format!("nothing uses the data object {}", named(model, id)))
                .label("no step names it")
                .help("name it where it is read or written (`in:`, `out:`), or remove it"),
        );
    }
}
