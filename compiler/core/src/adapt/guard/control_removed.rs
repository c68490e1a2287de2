//! RX-01: no region removes or disables a control.

use super::Refusal;
use super::facts::Facts;
use crate::diagnostic::{Code, Strictness};
use crate::model::{Applied, ElementId, Kind, LanguageId};
use ltc_grammar::words::AttributeWord;

/// A region removes or disables a control.
pub(super) const CODE: Code = Code {
    number: "LTC7001",
    name: "control-removed-by-region",
    strictness: Strictness::Contradiction,
    doc: r#"A region takes out a key control point or a gate of the standard, or a check or task that it is made of (RX-01).

What a region adds itself it may take out again. A control of its own may stand beside one of the standard, never in its place.

## Why it matters

The standard's controls are the least that every region does. If one region may leave one out, the risk–control table is true of none.

## Wrong

```ltc
//- shop.ltc
package shop "Shop"
role seller "Seller"
role controller "Controller"
role sales_head "Head of sales"
risk bad_offer "Offer below cost"
data request "Request"
data offer "Offer"
process sell "Sell goods" {
  owner: sales_head
  A: sales_head
  trigger asked "Offer requested"
  in: request
  out: offer
  activity write_offer "Write the offer" {
    R: seller
    in: request
    out: offer
  }
  kcp offer_sound "Is the offer sound?" {
    R: controller
    guards: send_offer
    objective: "Only offers that cover their cost leave the house"
    mitigates: bad_offer
    evidence: offer
    frequency: 1w
    check cost "The price covers the cost"
    pass -> next
    fail -> end "Offer withdrawn"
  }
  activity send_offer "Send the offer" {
    R: seller
    in: offer
  }
}
//- lima.ltc
package shop.lima "Lima"
role lima_lead "Lead of Lima"
adaptation lima "Lima" of shop {
  owner: lima_lead
  at sell {
    remove offer_sound because integration "The portal of the region"
  }
}
```

## Right

```ltc
//- shop.ltc
package shop "Shop"
role seller "Seller"
role controller "Controller"
role sales_head "Head of sales"
risk bad_offer "Offer below cost"
data request "Request"
data offer "Offer"
process sell "Sell goods" {
  owner: sales_head
  A: sales_head
  trigger asked "Offer requested"
  in: request
  out: offer
  activity write_offer "Write the offer" {
    R: seller
    in: request
    out: offer
  }
  kcp offer_sound "Is the offer sound?" {
    R: controller
    guards: send_offer
    objective: "Only offers that cover their cost leave the house"
    mitigates: bad_offer
    evidence: offer
    frequency: 1w
    check cost "The price covers the cost"
    pass -> next
    fail -> end "Offer withdrawn"
  }
  activity send_offer "Send the offer" {
    R: seller
    in: offer
  }
}
//- lima.ltc
package shop.lima "Lima"
role lima_lead "Lead of Lima"
adaptation lima "Lima" of shop {
  owner: lima_lead
  at sell {
    add kcp customer_known "Is the customer known?" after offer_sound because integration "The portal of the region" {
      R: controller
      objective: "Only known customers get an offer"
      mitigates: bad_offer
      evidence: offer
      frequency: 1w
      check listed "The customer is in the list"
      pass -> next
      fail -> end "Customer unknown"
    }
  }
}
```
"#,
};

pub(super) fn run(facts: &Facts<'_>, found: &mut Vec<Refusal>) {
    for gone in facts.taken_out() {
        let by = facts.by(gone);
        let control = facts
            .whole(gone)
            .into_iter()
            .find(|id| matches!(facts.base.get(*id).kind, Kind::Kcp | Kind::Gate));
        let part_of = facts.control_of(gone);
        let name = facts.name(gone);
        let permitted = "leave it as it is; a control of your own may stand beside it: `add kcp … after …`";
        match (control, part_of) {
            (Some(control), _) => {
                let noun = facts.base.get(control).kind.noun();
                let with = if control == gone { String::new() } else { format!(" with {name}") };
                let message = format!(
                    "the {noun} {} is taken out{with}, but no region takes a control out",
                    facts.name(control)
                );
                found.push(facts.refuse(&CODE, control, by, message, permitted));
            }
            (None, Some(control)) if matters(facts, gone) => {
                let message = format!(
                    "{name} is taken out of {}, which is then no longer the control it was",
                    facts.name(control)
                );
                let permitted = "leave it as it is, and add what the region needs beside it";
                found.push(facts.refuse(&CODE, gone, by, message, permitted));
            }
            (None, _) => evidence_gone(facts, gone, by, found),
        }
    }
}

/// A control that looks at something nothing makes any more can only say yes.
fn evidence_gone(facts: &Facts<'_>, gone: ElementId, by: Option<Applied>, found: &mut Vec<Refusal>) {
    let kind = facts.base.get(gone).kind;
    if !(kind.is_step() || matches!(kind, Kind::Task | Kind::Branch | Kind::Outcome)) {
        return;
    }
    for data in facts.lost_with(gone) {
        let looks = |id: &ElementId| {
            matches!(facts.base.get(*id).kind, Kind::Kcp | Kind::Gate | Kind::Check)
                && facts.base.references(*id, AttributeWord::Evidence).any(|one| one.target == Some(data))
        };
        let Some(control) = facts.base.ids().filter(|id| !facts.is_gone(*id)).find(looks) else { continue };
        let message = format!(
            "{} is taken out, and nothing makes `{}` any more, by which {} is proved",
            facts.name(gone),
            facts.base.label(data, LanguageId::DEFAULT),
            facts.name(control)
        );
        let permitted = "replace it with a step that makes the same (`replace … with …`), or leave it";
        found.push(facts.refuse(&CODE, control, by, message, permitted));
        return;
    }
}

/// Parts of a control without which it is not the same control. Outcomes and deciders have rules of their own.
fn matters(facts: &Facts<'_>, id: ElementId) -> bool {
    matches!(facts.base.get(id).kind, Kind::Check | Kind::Task)
}
