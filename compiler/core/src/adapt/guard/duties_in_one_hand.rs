//! RX-04: duties that are kept apart stay in two hands, after binding roles to positions as well.

use super::Refusal;
use super::facts::Facts;
use super::own_work::people;
use crate::diagnostic::{Code, Strictness};
use crate::model::{ElementId, Kind, Letter};
use ltc_grammar::words::AttributeWord as Word;

/// A region brings duties into one hand.
pub(super) const CODE: Code = Code {
    number: "LTC7004",
    name: "duties-in-one-hand-in-region",
    strictness: Strictness::Contradiction,
    doc: r#"After a region's changes one role, or one position, does a control and answers for it, makes something and approves it, or holds two duties that `separate`
keeps apart (RX-04).

Positions count as well: two roles that are two people in the standard may not become one by `bind` or `staffed_from`. A team counts as all its roles. Whoever
performs or approves a control of the standard is not given the work it looks at.

## Why it matters

Who checks their own work does not see their own mistakes, and can hide what they want to hide.

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
    change offer_sound because integration "The portal of the region" { A: controller }
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
    change offer_sound because integration "The portal of the region" { C: +seller }
  }
}
```
"#,
};

pub(super) fn run(facts: &Facts<'_>, found: &mut Vec<Refusal>) {
    for gone in facts.taken_out().filter(|id| facts.base.get(*id).kind == Kind::Separate) {
        separation(facts, gone, "is taken out", found);
    }
    for changed in facts.changed.iter().filter(|id| facts.base.get(**id).kind == Kind::Separate) {
        if facts.clauses_differ(*changed) && !only_gone_duties(facts, *changed)
            || !facts.compared(*changed, Word::Mitigates).is_kept()
        {
            separation(facts, *changed, "is changed", found);
        }
    }
    of_controls(facts, found);
    at_one_position(facts, found);
}

/// Whether all that a separation no longer keeps apart was taken out, which is told where it was.
fn only_gone_duties(facts: &Facts<'_>, separation: ElementId) -> bool {
    let now = facts.model.separated(separation);
    let then = facts.base.separated(separation);
    let kept = then.iter().filter(|duty| !facts.is_gone(**duty)).count();
    then.iter().all(|duty| facts.is_gone(*duty) || now.contains(duty))
        && now.len() == kept
        && kept < then.len()
}

fn separation(facts: &Facts<'_>, id: ElementId, what: &str, found: &mut Vec<Refusal>) {
    let duties: Vec<String> = facts.base.separated(id).into_iter().map(|duty| facts.name(duty)).collect();
    let message =
        format!("the separation of {} {what}, but what is kept apart stays apart", duties.join(" and "));
    found.push(facts.refuse(
        &CODE,
        id,
        facts.by(id),
        message,
        "add a `separate` of your own if more is to be kept apart",
    ));
}

/// Who does and who answers for a control are two, and those the standard says.
fn of_controls(facts: &Facts<'_>, found: &mut Vec<Refusal>) {
    let controls = facts.model.ids().filter(|id| matches!(facts.model.get(*id).kind, Kind::Kcp | Kind::Gate));
    for control in controls {
        let now = |letter| people(facts.model, &facts.model.roles(control, letter));
        let (doers, answering) = (now(Letter::Responsible), now(Letter::Accountable));
        let both = doers.iter().copied().find(|role| answering.contains(role));
        if facts.is_new(control) {
            if let Some(role) = both.filter(|_| facts.model.get(control).kind == Kind::Kcp) {
                let message = one_hand(facts, role, control);
                let permitted = "give `R` and `A` of a control to two roles";
                found.push(facts.refuse(&CODE, control, facts.by(control), message, permitted));
            }
            continue;
        }
        let stood = |letter| people(facts.base, &facts.base.roles(control, letter));
        let (were, answered) = (stood(Letter::Responsible), stood(Letter::Accountable));
        if doers == were && answering == answered {
            continue;
        }
        let was_both = were.iter().any(|role| answered.contains(role));
        if let Some(role) = both.filter(|_| !was_both) {
            let by = facts.by_attribute(control, if doers == were { Word::A } else { Word::R });
            let permitted =
                "leave the duties of a control as they are; who is asked or told may be added (`C: +role`)";
            found.push(facts.refuse(&CODE, control, by, one_hand(facts, role, control), permitted));
        }
    }
}

fn one_hand(facts: &Facts<'_>, role: ElementId, control: ElementId) -> String {
    format!("{} both does {} and answers for it", facts.name(role), facts.name(control))
}

/// A position that a region binds to both who does a control and who answers for it, or to who makes something and who approves it.
fn at_one_position(facts: &Facts<'_>, found: &mut Vec<Refusal>) {
    // A role that is staffed from a post is played by who holds it.
    let staffed: Vec<ElementId> =
        facts.new.iter().chain(&facts.changed).flat_map(|id| facts.model.staffing(*id)).collect();
    let mut positions: Vec<ElementId> = facts
        .new
        .iter()
        .chain(&facts.changed)
        .copied()
        .chain(staffed)
        .filter(|id| facts.model.get(*id).kind == Kind::Position)
        .collect();
    positions.sort_unstable();
    positions.dedup();
    if positions.is_empty() {
        return;
    }
    let roles_of = |model: &crate::model::Model, position: ElementId| -> Vec<ElementId> {
        let plays = model.references(position, Word::Plays).filter_map(|role| role.target);
        let staffed = model.ids().filter(|id| model.get(*id).kind == Kind::Role).filter(|role| {
            model.references(*role, Word::StaffedFrom).any(|from| from.target == Some(position))
        });
        let mut all: Vec<ElementId> = plays.chain(staffed).collect();
        all.sort_unstable();
        all.dedup();
        all
    };
    for position in positions {
        let played = roles_of(facts.model, position);
        if played.len() < 2 {
            continue;
        }
        let before = if facts.is_new(position) { Vec::new() } else { roles_of(facts.base, position) };
        let by = facts
            .by_attribute(position, Word::Plays)
            .or_else(|| played.iter().find_map(|role| facts.by_attribute(*role, Word::StaffedFrom)))
            .or_else(|| facts.applied.iter().rev().find(|applied| applied.made == Some(position)).copied());
        let name = facts.name(position);
        let mut told = false;
        for control in facts.model.ids() {
            let kind = facts.model.get(control).kind;
            if !matches!(kind, Kind::Kcp | Kind::Gate) || !facts.model.is_own(control) {
                continue;
            }
            let of = |letter| people(facts.model, &facts.model.roles(control, letter));
            let mut answers = of(Letter::Accountable);
            let decides = facts.model.deciders(control);
            if !decides.is_empty() {
                answers = people(facts.model, &decides);
            }
            let mut does: Vec<(ElementId, ElementId)> =
                of(Letter::Responsible).into_iter().map(|role| (role, control)).collect();
            does.extend(makers(facts, control));
            let pair = does.into_iter().find_map(|(doer, step)| {
                let fits = |role: &&ElementId| {
                    **role != doer
                        && played.contains(role)
                        && played.contains(&doer)
                        && !(before.contains(role) && before.contains(&doer))
                };
                answers.iter().find(fits).map(|role| (doer, step, *role))
            });
            let Some((doer, step, role)) = pair else { continue };
            let message = format!(
                "{name} is both {}, who does {}, and {}, who {} {}",
                facts.name(doer),
                facts.name(step),
                facts.name(role),
                if kind == Kind::Gate { "decides" } else { "answers for" },
                facts.name(control)
            );
            let permitted = "bind one of the two roles to another position";
            found.push(facts.refuse(&CODE, control, by, message, permitted));
            told = true;
            break;
        }
        if told {
            continue;
        }
        // Duties that a separation keeps apart.
        for separation in facts.model.ids().filter(|id| facts.model.get(*id).kind == Kind::Separate) {
            let mut both = facts.model.separated(separation);
            both.retain(|duty| played.contains(duty));
            both.dedup();
            let were_both = both.iter().all(|duty| before.contains(duty));
            if 1 < both.len() && !were_both {
                let names: Vec<String> = both.iter().map(|duty| facts.name(*duty)).collect();
                let message = format!("{name} is both {}, which are kept apart", names.join(" and "));
                let permitted = "bind one of the two roles to another position";
                found.push(facts.refuse(&CODE, separation, by, message, permitted));
                break;
            }
        }
    }
}

/// Who makes what a control or gate looks at, each with the step.
fn makers(facts: &Facts<'_>, control: ElementId) -> Vec<(ElementId, ElementId)> {
    let Some(process) = facts.model.enclosing(control, Kind::Process) else { return Vec::new() };
    let looked_at: Vec<ElementId> = [Word::In, Word::Evidence]
        .into_iter()
        .flat_map(|word| facts.model.references(control, word))
        .filter_map(|data| data.target)
        .collect();
    let makes = |step: &ElementId| {
        facts.model.get(*step).kind.is_work()
            && *step != control
            && facts
                .model
                .references(*step, Word::Out)
                .any(|out| out.target.is_some_and(|data| looked_at.contains(&data)))
    };
    let steps = facts.model.descendants(process).into_iter().filter(makes);
    steps
        .flat_map(|step| {
            let roles = people(facts.model, &facts.model.roles(step, Letter::Responsible));
            roles.into_iter().map(move |role| (role, step))
        })
        .collect()
}
