//! A parameter is named by what it decides.

use crate::check::{finding, named};
use crate::diagnostic::{Code, Diagnostic, Strictness};
use crate::model::{ElementId, Kind, Model, Value};
use rustc_hash::FxHashSet;

/// A parameter that nothing names.
pub(in crate::check) const CODE: Code = Code {
    number: "LTC4037",
    name: "unused-param",
    strictness: Strictness::Completeness,
    doc: r#"A parameter of the project is named by no condition.

A package without processes, none of whose parameters is named yet, is not asked: it lends them to others.

## Why it matters

Whoever changes it believes that something changes, and nothing does.

## Wrong

```ltc
package shop "Shop"
role seller "Seller"
role head "Head of sales"
data request "Request"
data offer "Offer" {
  field value "Value" { type: money }
}
param small_offer "Small offer" { type: money  default: 1000 USD }
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

## Right

```ltc
package shop "Shop"
role seller "Seller"
role head "Head of sales"
data request "Request"
data offer "Offer" {
  field value "Value" { type: money }
}
param small_offer "Small offer" { type: money  default: 1000 USD }
process sell "Sell goods" {
  owner: head   R: seller   A: head
  trigger asked "Offer requested"
  in: request
  out: offer
  activity write_offer "Write the offer" { in: request  out: offer }
  decision size "How large is the offer?" {
    small "Small" when (offer.value <= small_offer) -> next
    large "Large" otherwise { activity ask_head "Ask the head of sales" }
  }
  activity send_offer "Send the offer"
}
```
"#,
};

pub(in crate::check) fn run(model: &Model, findings: &mut Vec<Diagnostic>) {
    let params: Vec<ElementId> = model.own(Kind::Param).collect();
    if params.is_empty() {
        return;
    }
    let mut used: FxHashSet<ElementId> = FxHashSet::default();
    for id in model.ids() {
        let element = model.get(id);
        let values = element.attributes.iter().flat_map(|attribute| &attribute.values);
        for value in values.chain(element.clauses.iter().flat_map(|clause| &clause.values)) {
            match value {
                Value::Expression(condition) => {
                    used.extend(condition.names.iter().filter_map(|name| name.target))
                }
                Value::Reference(reference) => used.extend(reference.target),
                Value::Text(_) | Value::Quantity(_) | Value::Date(_) | Value::Word(_) => {}
            }
        }
    }
    // A package without processes, none of whose parameters is named, lends them to others.
    let package = |param: ElementId| model.ancestry(param).last();
    let at_work: FxHashSet<Option<ElementId>> = model
        .own(Kind::Process)
        .chain(params.iter().copied().filter(|param| used.contains(param)))
        .map(package)
        .collect();
    let idle = |param: &ElementId| !used.contains(param) && at_work.contains(&package(*param));
    for param in params.into_iter().filter(idle) {
        findings.push(
            finding(
                model,
                param,
                &CODE,
                format!("the parameter {} is named by no condition", named(model, param)),
            )
            .label("decides nothing")
            .help(format!(
                "name it in a condition, `when (lead.amount <= {})`, or take it out",
                model.get(param).id
            )),
        );
    }
}
