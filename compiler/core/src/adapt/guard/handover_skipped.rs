//! RX-12: what is handed over to another process is handed over, and nothing else is.

use super::Refusal;
use super::facts::Facts;
use crate::diagnostic::{Code, Strictness};
use crate::model::{ElementId, Freedom, Kind, Model, Value};
use ltc_grammar::words::{AttributeWord as Word, ClauseWord};

/// A region skips a hand-over.
pub(super) const CODE: Code = Code {
    number: "LTC7012",
    name: "handover-skipped-by-region",
    strictness: Strictness::Contradiction,
    doc: r#"A region takes out what starts or calls another process, changes what is handed over, or starts a process that the standard starts by a hand-over of its own (RX-12).

A hand-over is not moved, and no answer leads past it. A step of the customer that the standard meets (`meets`) is met in the region too.

## Why it matters

The next process counts on what is handed over. One that begins early begins without it, and nobody has accepted it.

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
data note "Delivery note"
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
  activity open_delivery "Open the delivery" {
    R: seller
    in: offer
    starts: deliver
  }
}
process deliver "Deliver goods" {
  owner: sales_head
  A: sales_head
  R: seller
  trigger sold "Offer accepted" from sell
  in: offer
  out: note
  activity pack_goods "Pack the goods" {
    in: offer
    out: note
  }
}
//- lima.ltc
package shop.lima "Lima"
role lima_lead "Lead of Lima"
adaptation lima "Lima" of shop {
  owner: lima_lead
  at sell {
    remove open_delivery because integration "The portal of the region"
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
data note "Delivery note"
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
  activity open_delivery "Open the delivery" {
    R: seller
    in: offer
    starts: deliver
  }
}
process deliver "Deliver goods" {
  owner: sales_head
  A: sales_head
  R: seller
  trigger sold "Offer accepted" from sell
  in: offer
  out: note
  activity pack_goods "Pack the goods" {
    in: offer
    out: note
  }
}
//- lima.ltc
package shop.lima "Lima"
role lima_lead "Lead of Lima"
adaptation lima "Lima" of shop {
  owner: lima_lead
  at sell {
    add activity thank_customer "Thank the customer" before open_delivery because integration "The portal of the region" {
      R: seller
      in: offer
    }
  }
}
```
"#,
};

const PERMITTED: &str = "leave the hand-over as it is; steps may stand before it";

pub(super) fn run(facts: &Facts<'_>, found: &mut Vec<Refusal>) {
    for gone in facts.taken_out() {
        let whole = facts.whole(gone);
        // That a control goes says more than that its hand-over goes with it.
        if whole.iter().any(|id| matches!(facts.base.get(*id).kind, Kind::Kcp | Kind::Gate)) {
            continue;
        }
        let receivers = whole.into_iter().find_map(|id| {
            let to = receivers(facts.base, id);
            (!to.is_empty()).then_some((id, to))
        });
        let Some((id, to)) = receivers else { continue };
        let kept: Vec<ElementId> = facts.replaced.get(&gone).map_or_else(Vec::new, |new| {
            let all = std::iter::once(*new).chain(facts.model.descendants(*new));
            all.flat_map(|id| self::receivers(facts.model, id)).collect()
        });
        if let Some(lost) = to.iter().find(|process| !kept.contains(process)) {
            let message = format!(
                "{} is taken out, so nothing is handed over to {} any more",
                facts.name(gone),
                facts.name(*lost)
            );
            found.push(facts.refuse(&CODE, id, facts.by(gone), message, PERMITTED));
        }
    }
    for id in &facts.changed {
        let (was, is) = (receivers(facts.base, *id), receivers(facts.model, *id));
        if was != is {
            let by = facts.by_attribute(*id, Word::Starts);
            let message = format!("{} hands over to another process than in the standard", facts.name(*id));
            found.push(facts.refuse(&CODE, *id, by, message, PERMITTED));
            continue;
        }
        if facts.base.get(*id).kind != Kind::End {
            continue;
        }
        for word in [Word::Gives, Word::Accepts] {
            if !facts.compared(*id, word).is_kept() {
                let message = format!("{} no longer says all of `{}`", facts.name(*id), word.text());
                let by = facts.by_attribute(*id, word);
                found.push(facts.refuse(&CODE, *id, by, message, "keep what is handed over, and add to it"));
            }
        }
    }
    for new in &facts.new {
        let replaces = facts
            .replaced
            .iter()
            .find_map(|(old, by)| facts.model.ancestry(*new).any(|around| around == *by).then_some(*old));
        let was: Vec<ElementId> = replaces.map_or_else(Vec::new, |old| {
            facts.whole(old).into_iter().flat_map(|id| receivers(facts.base, id)).collect()
        });
        // A call comes back; a region may run a process of the standard once more.
        if facts.model.get(*new).kind == Kind::Call {
            continue;
        }
        for process in receivers(facts.model, *new) {
            if facts.is_new(process) || was.contains(&process) {
                continue;
            }
            let message = format!(
                "{} starts {}, which the standard starts by its own hand-over",
                facts.name(*new),
                facts.name(process)
            );
            found.push(facts.refuse(
                &CODE,
                process,
                facts.by(*new),
                message,
                "let the case go on to the standard's hand-over",
            ));
        }
    }
}

/// Hand-overs that are moved: when the standard hands over is part of what it hands over.
pub(super) fn moved(facts: &Facts<'_>, found: &mut Vec<Refusal>) {
    for (by, moved) in facts.moved().filter(|(_, moved)| !facts.is_new(*moved)) {
        let step = facts.whole(moved).into_iter().find(|id| !receivers(facts.base, *id).is_empty());
        let Some(step) = step.filter(|step| facts.freedom(*step) != Freedom::Open) else { continue };
        let message =
            format!("{} is moved, but when the standard hands over is the standard's", facts.name(step));
        found.push(facts.refuse(&CODE, step, Some(by), message, PERMITTED));
    }
}

/// Steps of a customer that a process of the standard met, and that nothing in it meets any more.
pub(super) fn not_met(facts: &Facts<'_>, found: &mut Vec<Refusal>) {
    let meets = |model: &Model, id: ElementId| -> Vec<ElementId> {
        model.references(id, Word::Meets).filter_map(|step| step.target).collect()
    };
    for id in facts.removed.iter().chain(&facts.changed) {
        let lost = meets(facts.base, *id);
        let Some(process) = facts.base.enclosing(*id, Kind::Process).filter(|_| !lost.is_empty()) else {
            continue;
        };
        if facts.is_gone(process) || facts.freedom(*id) == Freedom::Open {
            continue;
        }
        let now: Vec<ElementId> =
            facts.model.descendants(process).into_iter().flat_map(|id| meets(facts.model, id)).collect();
        let Some(step) = lost.into_iter().find(|step| !now.contains(step)) else { continue };
        let customer = facts.base.get(step).parent.map_or_else(String::new, |party| facts.name(party));
        let message = format!(
            "nothing meets {} of {customer} any more, which {} did",
            facts.name(step),
            facts.name(*id)
        );
        let permitted = "let what stands in its place meet the customer's step (`meets: …`)";
        found.push(facts.refuse(&CODE, *id, facts.by_attribute(*id, Word::Meets), message, permitted));
    }
}

/// Processes that a step starts, calls or hands over to.
pub(super) fn receivers(model: &Model, id: ElementId) -> Vec<ElementId> {
    let attribute = model.references(id, Word::Starts).filter_map(|process| process.target);
    let clauses = [ClauseWord::Starts, ClauseWord::Calls].into_iter().flat_map(|word| model.clause(id, word));
    let clauses = clauses.filter_map(|value| match value {
        Value::Reference(reference) => reference.target,
        _ => None,
    });
    attribute.chain(clauses).collect()
}
