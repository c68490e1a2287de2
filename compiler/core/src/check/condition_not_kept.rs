//! A condition is written down and followed.

use super::{briefly, finding, named};
use crate::diagnostic::{Code, Diagnostic, Strictness};
use crate::model::{ElementId, Kind, Model, Status, Value};
use ltc_grammar::words::AttributeWord;

/// A conditional go whose conditions nobody keeps.
pub(in crate::check) const CODE: Code = Code {
    number: "LTC5055",
    name: "condition-not-kept",
    strictness: Strictness::Completeness,
    doc: r#"A gate or key control point has a conditional outcome, but nothing in it keeps the conditions: none of its checks, tasks, evidence or tests speaks of them, and the outcome holds no step.

Asked from `status: review` on. English and Chinese are read.

## Why it matters

"Go, if the bank agrees" is a go as soon as nobody asks the bank. Each condition needs an owner and a date, and somebody who looks.

## Wrong

```ltc
package shop "Shop"
role seller "Seller"
role controller "Controller"
role sales_head "Head of sales"
data request "Request"
data offer "Offer"
process sell "Sell goods" {
  owner: sales_head   A: sales_head
  status: review
  trigger asked "Customer asks for an offer"
  in: request
  out: offer
  activity write_offer "Write the offer" { R: seller }
  gate release "Is the offer released?" {
    R: controller
    evidence: offer
    decide sales_head otherwise
    go "Go" -> next
    conditional_go "Conditional go" -> next
    no_go "No go" -> end "Offer withdrawn"
  }
  activity send_offer "Send the offer" { R: seller }
}
```

## Right

```ltc
package shop "Shop"
role seller "Seller"
role controller "Controller"
role sales_head "Head of sales"
data request "Request"
data offer "Offer"
process sell "Sell goods" {
  owner: sales_head   A: sales_head
  status: review
  trigger asked "Customer asks for an offer"
  in: request
  out: offer
  activity write_offer "Write the offer" { R: seller }
  gate release "Is the offer released?" {
    R: controller
    evidence: offer, "The conditions, each with its owner and its date"
    decide sales_head otherwise
    go "Go" -> next
    conditional_go "Conditional go" -> next
    no_go "No go" -> end "Offer withdrawn"
  }
  activity send_offer "Send the offer" { R: seller }
}
```
"#,
};

pub(super) fn run(model: &Model, id: ElementId, findings: &mut Vec<Diagnostic>) {
    if matches!(model.status(id), None | Some(Status::Draft)) {
        return;
    }
    let conditional = |outcome: &ElementId| {
        let element = model.get(*outcome);
        element.id.contains("condition") || element.label.texts.iter().any(|(_, text)| speaks(text))
    };
    let Some(outcome) = model.children(id, Kind::Outcome).find(conditional) else { return };
    let followed = model.get(outcome).children.iter().any(|child| model.get(*child).kind.is_step());
    let kept = model.descendants(id).into_iter().filter(|below| model.get(*below).kind != Kind::Outcome);
    if followed || std::iter::once(id).chain(kept).any(|part| keeps(model, id, part)) {
        return;
    }
    findings.push(
        finding(model, outcome, &CODE, format!("nothing at {} keeps the conditions of {}", named(model, id), briefly(model, outcome)))
            .label("conditions nobody follows")
            .related(model.place(id), "decided here")
            .help("name their record (`evidence: \"The conditions, each with its owner and its date\"`), add a `check` or `task` that says who closes them, or put the steps that close them into the outcome"),
    );
}

/// Whether a part of a control speaks of conditions: what it is called, or what it proves, tests, takes or makes.
fn keeps(model: &Model, control: ElementId, part: ElementId) -> bool {
    let element = model.get(part);
    let words = [
        AttributeWord::Evidence,
        AttributeWord::Tests,
        AttributeWord::DoneWhen,
        AttributeWord::In,
        AttributeWord::Out,
    ];
    let called = part != control && element.label.texts.iter().any(|(_, text)| speaks(text));
    called
        || element.attributes.iter().filter(|attribute| words.contains(&attribute.word)).any(|attribute| {
            attribute.values.iter().any(|value| match value {
                Value::Text(label) => label.texts.iter().any(|(_, text)| speaks(text)),
                Value::Reference(reference) => reference.target.is_none_or(|target| {
                    let data = model.get(target);
                    data.id.contains("condition") || data.label.texts.iter().any(|(_, text)| speaks(text))
                }),
                Value::Quantity(_) | Value::Date(_) | Value::Word(_) | Value::Expression(_) => false,
            })
        })
}

fn speaks(text: &str) -> bool {
    text.contains("条件") || text.to_lowercase().contains("condition")
}
