//! Nobody approves what they made themselves.

use super::{finding, named};
use crate::diagnostic::{Code, Diagnostic, Strictness};
use crate::model::{ElementId, Kind, LanguageId, Letter, Model};
use crate::proof::{Budget, Graph, Meeting, in_order};
use ltc_grammar::words::AttributeWord;

/// One role makes something and approves it.
pub(super) const CODE: Code = Code {
    number: "LTC3049",
    name: "approver-of-own-work",
    strictness: Strictness::Essential,
    doc: r#"One role is responsible for a step that makes something (`out`), and approves just that at a key control point or gate behind it (`in`):
it decides there, or is accountable (`A`) where no `decide` line says who decides. The way a case takes from the one to the other is
printed; where no case passes both, nothing is found. One of several deciders is enough, because some cases go to that one.

## Why it matters

Who approves their own work does not look at it a second time. The control is there on paper, and costs time, but nobody else has
seen what it lets through.

## Wrong

```ltc
package shop "Shop"
role seller "Seller"
role sales_head "Head of sales"
role board "Board"
data request "Request"
data offer "Offer"
process sell "Sell goods" {
  owner: board   A: board
  trigger asked "Customer asks for an offer"
  in: request
  out: offer
  activity write_offer "Write the offer" { R: sales_head   in: request  out: offer }
  gate release "Is the offer released?" {
    R: seller   in: offer
    decide sales_head otherwise
    go "Go" -> next
    no_go "No go" -> end "Not offered"
  }
  activity send_offer "Send the offer" { R: seller  in: offer }
}
```

## Right

```ltc
package shop "Shop"
role seller "Seller"
role sales_head "Head of sales"
role board "Board"
data request "Request"
data offer "Offer"
process sell "Sell goods" {
  owner: board   A: board
  trigger asked "Customer asks for an offer"
  in: request
  out: offer
  activity write_offer "Write the offer" { R: seller   in: request  out: offer }
  gate release "Is the offer released?" {
    R: seller   in: offer
    decide sales_head otherwise
    go "Go" -> next
    no_go "No go" -> end "Not offered"
  }
  activity send_offer "Send the offer" { R: seller  in: offer }
}
```
"#,
};

pub(super) fn run(model: &Model, graph: &Graph<'_>, budget: &mut Budget, findings: &mut Vec<Diagnostic>) {
    let process = graph.flow().process;
    let steps: Vec<ElementId> =
        model.descendants(process).into_iter().filter(|id| model.get(*id).kind.is_work()).collect();
    for control in steps.iter().copied().filter(|id| matches!(model.get(*id).kind, Kind::Kcp | Kind::Gate)) {
        let approvers = approvers(model, control);
        let things: Vec<ElementId> =
            model.references(control, AttributeWord::In).filter_map(|data| data.target).collect();
        if approvers.is_empty() || things.is_empty() {
            continue;
        }
        for maker in steps.iter().copied().filter(|step| *step != control) {
            let made = model.references(maker, AttributeWord::Out).filter_map(|data| data.target);
            let Some(thing) = made.into_iter().find(|data| things.contains(data)) else { continue };
            let makers = model.roles(maker, Letter::Responsible);
            let Some(role) = makers.iter().find(|role| approvers.contains(role)) else { continue };
            let Meeting::Along(way) = in_order(model, graph, maker, control, budget) else { continue };
            let message = format!(
                "{} makes {} in {} and approves it in {}: {}",
                named(model, *role),
                named(model, thing),
                named(model, maker),
                named(model, control),
                way.text(model, LanguageId::DEFAULT)
            );
            findings.push(
                finding(model, control, &CODE, message)
                    .label("approved here")
                    .related(model.place(maker), "made here")
                    .help("let another role decide here, or give the work to another role"),
            );
            break;
        }
    }
}

/// Who lets a case pass: the deciders, else who is accountable.
fn approvers(model: &Model, control: ElementId) -> Vec<ElementId> {
    let deciders = model.deciders(control);
    if deciders.is_empty() { model.roles(control, Letter::Accountable) } else { deciders }
}
