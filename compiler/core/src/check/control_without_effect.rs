//! What a control says has an effect.

use super::{finding, named};
use crate::diagnostic::{Code, Diagnostic, Strictness};
use crate::model::{LanguageId, Model};
use crate::proof::{Goal, Proof, Verdict};

/// A case that fails a control goes the same way as one that passes.
pub(super) const CODE: Code = Code {
    number: "LTC5070",
    name: "control-without-effect",
    strictness: Strictness::Completeness,
    doc: r#"A case that fails a key control point or gate goes on to everything a case that passes goes on to, and is not asked again.

## Why it matters

Whoever fails and goes on all the same learns that the control need not be taken seriously; an auditor will say that it does not operate.

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
  kcp offer_sound "Is the offer sound?" {
    R: controller
    objective: "Only offers that cover their cost leave the house"
    mitigates: bad_offer
    evidence: offer
    frequency: "Every offer"
    check cost "The price covers the cost"
    pass -> next
    fail { activity note_doubts "Write the doubts down" { R: seller } }
  }
  activity send_offer "Send the offer" { R: seller  in: request  out: offer }
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
    objective: "Only offers that cover their cost leave the house"
    mitigates: bad_offer
    evidence: offer
    frequency: "Every offer"
    check cost "The price covers the cost"
    pass -> next
    fail -> write_offer at most 2 otherwise end "Offer withdrawn"
  }
  activity send_offer "Send the offer" { R: seller  in: request  out: offer }
}
```
"#,
};

pub(super) fn run(model: &Model, proofs: &[Proof], findings: &mut Vec<Diagnostic>) {
    for proof in proofs {
        let (Goal::Ends, Verdict::Bypassed(way)) = (proof.goal, &proof.verdict) else { continue };
        let told = |other: &Proof| {
            other.control == proof.control
                && other.goal != Goal::Ends
                && matches!(other.verdict, Verdict::Bypassed(_))
        };
        // That what it guards can be reached without it says as much.
        if proofs.iter().any(told) {
            continue;
        }
        let message = format!(
            "a case that fails {} goes on as one that passes: {}",
            named(model, proof.control),
            way.text(model, LanguageId::DEFAULT)
        );
        let failed = way.stops.iter().rev().find(|stop| stop.step == proof.control);
        let mut finding =
            finding(model, proof.control, &CODE, message).label("whatever it says, the case goes on");
        if let Some(answer) = failed.and_then(|stop| stop.answer) {
            finding = finding.related(model.place(answer), "does not pass, and leads on");
        }
        findings.push(finding.help(
            "let this outcome lead back to the control or to an end of its own; if it lets the case pass, begin its name with `pass`",
        ));
    }
}
