//! RX-08: the outcomes of a control stay, and lead where they lead.

use super::Refusal;
use super::control_bypassed::relabelled;
use super::facts::Facts;
use crate::adapt::stricter::{Compared, outcomes};
use crate::diagnostic::{Code, Strictness};
use crate::model::{ElementId, Kind, Model, Route, Target};

/// A region changes what a control can answer.
pub(super) const CODE: Code = Code {
    number: "LTC7008",
    name: "outcome-dropped-by-region",
    strictness: Strictness::Contradiction,
    doc: r#"A region takes out an outcome of a control or gate, adds one, leads it elsewhere or gives it other words (RX-08).

## Why it matters

A control that can only say yes is none; nor is one whose no leads to the same place as its yes.

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
    remove offer_sound.fail because integration "The portal of the region"
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
    add activity thank_customer "Thank the customer" after offer_sound because integration "The portal of the region" {
      R: seller
      in: offer
    }
  }
}
```
"#,
};

const PERMITTED: &str =
    "leave the outcomes of a control as they are; further steps may stand before it and behind it";

pub(super) fn run(facts: &Facts<'_>, found: &mut Vec<Refusal>) {
    for gone in facts.taken_out() {
        if let Some(control) = facts.control_of(gone)
            && facts.base.get(gone).kind == Kind::Outcome
        {
            let message = format!(
                "{} is taken out: a control that has no such answer no longer controls",
                facts.name(gone)
            );
            found.push(facts.refuse(&CODE, control, facts.by(gone), message, PERMITTED));
        }
    }
    for new in &facts.new {
        let element = facts.model.get(*new);
        let Some(control) = element.parent.filter(|parent| !facts.is_new(*parent)) else { continue };
        if element.kind == Kind::Outcome && matches!(facts.base.get(control).kind, Kind::Kcp | Kind::Gate) {
            let message = format!("{} is added to a control of the standard", facts.name(*new));
            found.push(facts.refuse(&CODE, control, facts.by(*new), message, PERMITTED));
        }
    }
    for id in &facts.changed {
        let Some(control) = facts.control_of(*id) else { continue };
        if facts.base.get(*id).kind != Kind::Outcome {
            continue;
        }
        if !same_route(facts, facts.base.get(*id).route.as_deref(), facts.model.get(*id).route.as_deref()) {
            let message = format!("{} leads elsewhere than in the standard", facts.name(*id));
            found.push(facts.refuse(&CODE, control, facts.by(*id), message, PERMITTED));
        } else if relabelled(facts, *id) {
            let message =
                format!("{} is given other words, so that it may mean something else", facts.name(*id));
            let permitted = "keep its words; translate it into further languages with `translate`";
            found.push(facts.refuse(&CODE, control, facts.by(*id), message, permitted));
        } else if let Some(other) = same_words(facts, control, *id) {
            let message = format!(
                "{} is given the words of {}, so that nobody can tell the two answers apart",
                facts.name(*id),
                facts.name(other)
            );
            let permitted = "translate each answer by words of its own";
            found.push(facts.refuse(&CODE, control, facts.by(*id), message, permitted));
        }
    }
    let controls = facts.changed.iter().filter(|id| facts.base.get(**id).kind == Kind::Outcome);
    let mut told: Vec<ElementId> = Vec::new();
    for outcome in controls {
        let Some(control) = facts.control_of(*outcome) else { continue };
        if !facts.clauses_differ(*outcome) || told.contains(&control) || facts.is_gone(control) {
            continue;
        }
        told.push(control);
        let why = match outcomes(facts.base, facts.model, control) {
            Compared::Equal => continue,
            Compared::Stricter if facts.may_tighten(control) => continue,
            Compared::Stricter => "the conditions of its outcomes are the standard's".to_owned(),
            Compared::Looser(why) | Compared::Incomparable(why) => why,
        };
        let message = format!("the outcomes of {} are taken in other cases: {why}", facts.name(control));
        let permitted =
            "leave the conditions as they are; where the standard says `tighten`, fewer cases may pass";
        found.push(facts.refuse(&CODE, control, facts.by(*outcome), message, permitted));
    }
}

/// Another outcome of the control that now has the words of one in some language, and had others.
fn same_words(facts: &Facts<'_>, control: ElementId, outcome: ElementId) -> Option<ElementId> {
    let said = |model: &Model, id: ElementId, language| {
        model.get(id).label.exact(language).map(|text| text.trim().to_lowercase())
    };
    let others = facts.model.children(control, Kind::Outcome).filter(|other| *other != outcome);
    let own = &facts.model.get(outcome).label.texts;
    others.into_iter().find(|other| {
        own.iter().any(|(language, _)| {
            let now = said(facts.model, outcome, *language);
            now == said(facts.model, *other, *language)
                && (facts.is_new(*other)
                    || said(facts.base, outcome, *language) != said(facts.base, *other, *language)
                    || now != said(facts.base, outcome, *language))
        })
    })
}

/// Whether two routes lead to the same places; what was replaced counts as what stands in its place.
fn same_route(facts: &Facts<'_>, theirs: Option<&Route>, own: Option<&Route>) -> bool {
    match (theirs, own) {
        (None, None) => true,
        (Some(theirs), Some(own)) => {
            let same = match (&theirs.target, &own.target) {
                (Target::Step(there), Target::Step(here)) => facts.now(*there) == Some(*here),
                // A step that was taken out is told where it was.
                (Target::Step(there), Target::Unresolved) => facts.is_gone(*there),
                (there, here) => there == here,
            };
            same && theirs.at_most == own.at_most
                && same_route(facts, theirs.otherwise.as_deref(), own.otherwise.as_deref())
        }
        _ => false,
    }
}
