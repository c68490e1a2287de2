//! What a control guards is behind the control.

use super::{finding, has_gaps, named};
use crate::diagnostic::{Code, Diagnostic, Strictness};
use crate::flow::{NodeId, Reach};
use crate::model::{ElementId, Kind, Model};
use ltc_grammar::words::AttributeWord;

/// A step that can be reached without the control that guards it.
pub(super) const CODE: Code = Code {
    number: "LTC5006",
    name: "control-bypassed",
    strictness: Strictness::Contradiction,
    doc: r#"A step that a key control point or gate `guards` can be reached without passing it.

The finding names a way around it.

## Why it matters

A control that can be walked around protects nothing, and the risk–control table says that it does.

## Wrong

```ltc
package shop "Shop"
role seller "Seller"
role controller "Controller"
role sales_head "Head of sales"
risk bad_offer "Offer below cost"
data request "Request"
data offer "Offer"
process sell "Sell goods" {
  owner: sales_head   A: sales_head
  trigger asked "Customer asks for an offer"
  in: request
  out: offer
  activity write_offer "Write the offer" { R: seller }
  decision usual "Is it a usual offer?" {
    yes "Usual" -> send_offer
    no "Unusual" -> next
  }
  kcp offer_sound "Is the offer sound?" {
    R: controller
    guards: send_offer
    objective: "Only offers that cover their cost leave the house"
    mitigates: bad_offer
    evidence: offer
    frequency: "Every offer"
    check cost "The price covers the cost"
    pass -> next
    fail -> end "Offer withdrawn"
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
risk bad_offer "Offer below cost"
data request "Request"
data offer "Offer"
process sell "Sell goods" {
  owner: sales_head   A: sales_head
  trigger asked "Customer asks for an offer"
  in: request
  out: offer
  activity write_offer "Write the offer" { R: seller }
  kcp offer_sound "Is the offer sound?" {
    R: controller
    guards: send_offer
    objective: "Only offers that cover their cost leave the house"
    mitigates: bad_offer
    evidence: offer
    frequency: "Every offer"
    check cost "The price covers the cost"
    pass -> next
    fail -> end "Offer withdrawn"
  }
  activity send_offer "Send the offer" { R: seller }
}
```
"#,
};

pub(super) fn run(model: &Model, reach: &Reach<'_>, findings: &mut Vec<Diagnostic>) {
    let flow = reach.flow();
    let mut controls: Vec<ElementId> = Vec::new();
    for node in &flow.nodes {
        let control = matches!(model.get(node.element).kind, Kind::Kcp | Kind::Gate);
        if control && controls.last() != Some(&node.element) && guards(model, node.element) {
            controls.push(node.element);
        }
    }
    controls.sort_unstable();
    controls.dedup();
    for control in controls {
        let ways = reach.ways_without(|node| flow.node(node).element == control);
        for reference in model.references(control, AttributeWord::Guards) {
            let Some(guarded) = reference.target.filter(|target| *target != control) else { continue };
            let reached = flow.nodes.iter().enumerate().find(|(index, node)| {
                node.element == guarded && ways.get(*index).is_some_and(Option::is_some)
            });
            let Some((node, _)) = reached else { continue };
            if has_gaps(model, flow.process) {
                return;
            }
            let around = way(model, reach, &ways, NodeId(node as u32));
            let message = format!(
                "{} can be reached without {}: {around}",
                named(model, guarded),
                named(model, control)
            );
            findings.push(
                finding(model, control, &CODE, message)
                    .at(model.place_in(control, reference.span))
                    .label("guarded only on some ways")
                    .related(model.place(guarded), "reached on a way around the control")
                    .help("lead every way to it through the control, or move the control before the place where the ways part"),
            );
        }
    }
}

fn guards(model: &Model, control: ElementId) -> bool {
    model.references(control, AttributeWord::Guards).any(|reference| reference.target.is_some())
}

/// Steps a message names.
const STEPS_NAMED: usize = 8;

/// The steps of a way from the start to a node: "`A` → `B` → `C`".
fn way(model: &Model, reach: &Reach<'_>, ways: &[Option<NodeId>], to: NodeId) -> String {
    let mut steps: Vec<ElementId> = Vec::new();
    let mut node = to;
    for _ in 0..ways.len() {
        let element = reach.flow().node(node).element;
        if model.get(element).kind.is_step() && steps.last() != Some(&element) {
            steps.push(element);
        }
        match ways.get(node.0 as usize).copied().flatten() {
            Some(before) if before != node => node = before,
            Some(_) | None => break,
        }
    }
    let cut = if STEPS_NAMED < steps.len() { "… → " } else { "" };
    steps.truncate(STEPS_NAMED);
    let names: Vec<String> = steps.iter().rev().map(|step| named(model, *step)).collect();
    format!("{cut}{}", names.join(" → "))
}
