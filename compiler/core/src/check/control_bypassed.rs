//! What a control guards is behind the control.

use super::{finding, named};
use crate::diagnostic::{Code, Diagnostic, Strictness};
use crate::model::{LanguageId, Model};
use crate::proof::{Goal, Proof, Verdict};
use ltc_grammar::words::AttributeWord;

/// A step that can be reached without the control that guards it.
pub(super) const CODE: Code = Code {
    number: "LTC5006",
    name: "control-bypassed",
    strictness: Strictness::Contradiction,
    doc: r#"A step that a key control point or gate `guards` can be reached without passing it.

A case passes by an outcome that passes: `pass` or `go`, or one of your own that leads to `next`. The finding names a way that gets there
without: around the control, or through it by an outcome that does not pass. `ltc prove` lists what was proved of every control.

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

pub(super) fn run(model: &Model, proofs: &[Proof], findings: &mut Vec<Diagnostic>) {
    for proof in proofs {
        let (Goal::Guarded(guarded), Verdict::Bypassed(way)) = (proof.goal, &proof.verdict) else { continue };
        let control = proof.control;
        let Some(reference) = model
            .references(control, AttributeWord::Guards)
            .find(|reference| reference.target == Some(guarded))
        else {
            continue;
        };
        let failed = way.stops.iter().rev().find(|stop| stop.step == control);
        let without = match failed {
            Some(_) => "although it was not passed",
            None => "without it",
        };
        let message = format!(
            "{} guards {}, which can be reached {without}: {}",
            named(model, control),
            named(model, guarded),
            way.text(model, LanguageId::DEFAULT)
        );
        let mut finding = finding(model, control, &CODE, message)
            .at(reference.place())
            .label("guarded only on some ways")
            .related(model.place(guarded), "reached on a way around the control");
        // The last answer before the guarded step that was not the control's own is where the ways part.
        let parting = match failed {
            Some(stop) => stop.answer,
            None => way.stops.iter().rev().find_map(|stop| stop.answer),
        };
        if let Some(answer) = parting {
            finding = finding.related(model.place(answer), "the way around goes on from here");
        }
        findings.push(finding.help(match failed {
            Some(_) => "let this outcome lead back to the control or to an end; if it lets the case pass, begin its name with `pass`",
            None => "lead every way to it through the control, or move the control before the place where the ways part",
        }));
    }
}
