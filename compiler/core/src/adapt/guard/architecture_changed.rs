//! RX-03: levels 1 to 4 and the flow of a process are the standard's.

use super::Refusal;
use super::control_bypassed::relabelled;
use super::facts::Facts;
use crate::diagnostic::{Code, Strictness};
use crate::model::{ElementId, Freedom, Kind};
use crate::proof::passing;
use ltc_grammar::words::AttributeWord as Word;

/// A region changes levels 1 to 4 or the flow of a process.
pub(super) const CODE: Code = Code {
    number: "LTC7003",
    name: "architecture-changed-by-region",
    strictness: Strictness::Contradiction,
    doc: r#"A region changes what the standard keeps for all: classes, groups, processes and sub-processes, what starts a process, the order of its sub-processes, where
a case ends, who owns it, its status (RX-03).

Regions adapt the last mile: activities and tasks inside a sub-process, or inside a process that has none. The standard may open more, with the word
`open` before an element.

## Why it matters

The architecture is what regions have in common. If each changes it, processes no longer meet, and figures can't be compared.

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
    add end "Offer handed over" after send_offer because integration "The portal of the region"
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
    add activity file_offer "File the offer" after send_offer because integration "The portal of the region" {
      R: seller
      in: offer
    }
  }
}
```
"#,
};

const PERMITTED: &str = "change activities and tasks inside a sub-process instead";

pub(super) fn run(facts: &Facts<'_>, found: &mut Vec<Refusal>) {
    for gone in facts.taken_out() {
        let kind = facts.base.get(gone).kind;
        if is_architecture(kind) {
            let message = format!(
                "the {} {} is taken out, which only the standard does",
                kind.noun(),
                facts.name(gone)
            );
            found.push(facts.refuse(&CODE, gone, facts.by(gone), message, PERMITTED));
        } else if in_flow(kind) && is_above(facts, facts.base.get(gone).parent) {
            found.push(flow_of_process(facts, gone, facts.by(gone), "is taken out of"));
        }
    }
    for (by, moved) in facts.moved() {
        let kind = facts.model.get(moved).kind;
        if !facts.is_new(moved) && is_architecture(kind) {
            let message =
                format!("the {} {} is moved, which only the standard does", kind.noun(), facts.name(moved));
            found.push(facts.refuse(&CODE, moved, Some(by), message, PERMITTED));
        } else if in_flow(kind)
            && (is_above(facts, facts.model.get(moved).parent)
                || (!facts.is_new(moved) && is_above(facts, facts.base.get(moved).parent)))
        {
            found.push(flow_of_process(facts, moved, Some(by), "is moved in"));
        }
    }
    for new in &facts.new {
        added(facts, *new, found);
    }
    for changed in &facts.changed {
        attributes(facts, *changed, found);
    }
}

fn is_architecture(kind: Kind) -> bool {
    matches!(kind.level(), Some(1..=4)) || matches!(kind, Kind::Package | Kind::Trigger)
}

fn in_flow(kind: Kind) -> bool {
    kind.is_step() && !matches!(kind, Kind::Subprocess)
        || matches!(kind, Kind::Task | Kind::Branch | Kind::Outcome)
}

/// Whether an element stands above the last mile: a process that has sub-processes, or what stands in its flow beside them.
fn is_above(facts: &Facts<'_>, holder: Option<ElementId>) -> bool {
    let Some(holder) = holder.filter(|holder| !facts.is_new(*holder)) else {
        return holder.is_some_and(|holder| is_above(facts, facts.model.get(holder).parent));
    };
    if facts.freedom(holder) == Freedom::Open {
        return false;
    }
    let level = facts.base.ancestry(holder).find(|id| facts.base.get(*id).kind.level().is_some());
    level.is_some_and(|level| match facts.base.get(level).kind {
        Kind::Process => facts.base.children(level, Kind::Subprocess).next().is_some(),
        kind => matches!(kind.level(), Some(1..=2)),
    })
}

fn flow_of_process(
    facts: &Facts<'_>,
    id: ElementId,
    by: Option<crate::model::Applied>,
    what: &str,
) -> Refusal {
    let model = if facts.is_new(id) { facts.model } else { facts.base };
    let holder = model.enclosing(id, Kind::Process).unwrap_or(id);
    let about = if facts.is_new(id) { holder } else { id };
    let message = format!(
        "{} {what} the flow between the sub-processes of {}, which is the standard's",
        facts.name(id),
        facts.name(holder)
    );
    facts.refuse(&CODE, about, by, message, "put it inside one of the sub-processes")
}

fn added(facts: &Facts<'_>, new: ElementId, found: &mut Vec<Refusal>) {
    let element = facts.model.get(new);
    let Some(holder) = element.parent else { return };
    if facts.is_new(holder) && element.kind != Kind::End {
        return;
    }
    let by = facts.by(new);
    let holder_of_standard = facts.model.ancestry(new).find(|id| !facts.is_new(*id)).unwrap_or(holder);
    if is_architecture(element.kind) && facts.freedom(holder_of_standard) != Freedom::Open {
        let message =
            format!("the {} {} is added, which only the standard does", element.kind.noun(), facts.name(new));
        found.push(facts.refuse(&CODE, holder_of_standard, by, message, PERMITTED));
    } else if element.kind == Kind::End && !stops_at_control(facts, new) {
        if facts.freedom(holder_of_standard) == Freedom::Open {
            return;
        }
        let message =
            format!("{} is a new end of the case, and where a case ends is the standard's", facts.name(new));
        let permitted = "lead on to a step; only the failing outcome of a control of your own (`add kcp …`) may end a case";
        found.push(facts.refuse(&CODE, holder_of_standard, by, message, permitted));
    } else if in_flow(element.kind) && element.kind != Kind::Kcp && is_above(facts, Some(holder)) {
        found.push(flow_of_process(facts, new, by, "is added to"));
    }
}

/// Whether an end stands behind an outcome by which a region's own control does not let a case pass.
fn stops_at_control(facts: &Facts<'_>, end: ElementId) -> bool {
    let outcome = facts.model.ancestry(end).find(|id| facts.model.get(*id).kind == Kind::Outcome);
    outcome.is_some_and(|outcome| {
        facts.is_new(outcome)
            && facts.model.get(outcome).parent.is_some_and(|control| {
                facts.model.get(control).kind == Kind::Kcp
                    && facts.is_new(control)
                    && (!passing(facts.model, control).contains(&outcome)
                        // What is used up after several attempts ends as well.
                        || facts.model.get(outcome).route.is_some())
            })
    })
}

/// Attributes that say what a process is, whose it is and whether it is in force.
fn attributes(facts: &Facts<'_>, id: ElementId, found: &mut Vec<Refusal>) {
    let kind = facts.base.get(id).kind;
    let of_architecture = is_architecture(kind);
    if of_architecture && relabelled(facts, id) && facts.freedom(id) != Freedom::Open {
        let message = format!(
            "the {} {} is given another name, which only the standard does",
            kind.noun(),
            facts.name(id)
        );
        let permitted = "keep its words; translate it into further languages with `translate`";
        found.push(facts.refuse(&CODE, id, facts.by(id), message, permitted));
    }
    for word in facts.words(id) {
        let of_standard = match word {
            Word::Status | Word::Effective | Word::ReviewBy | Word::Version => true,
            Word::Owner => true,
            Word::About | Word::Alias | Word::Tags | Word::Code | Word::Was => false,
            // A deadline, whom it reaches and who is asked or told are judged by how strict they are.
            Word::Within | Word::Escalate | Word::Calendar => false,
            Word::C | Word::I | Word::In | Word::Out | Word::Uses | Word::Kpi => {
                of_architecture && !facts.compared(id, word).is_kept()
            }
            // Two who answer for one thing have a rule of their own.
            Word::R | Word::A => of_architecture,
            _ => of_architecture,
        };
        if of_standard && facts.differs(id, word) {
            let message = format!(
                "`{}` of the {} {} is changed, which only the standard does",
                word.text(),
                kind.noun(),
                facts.name(id)
            );
            let permitted = match word {
                Word::R | Word::A => "say it at an activity inside a sub-process",
                Word::C | Word::I | Word::In | Word::Out | Word::Uses | Word::Kpi => {
                    "add to it with a plus: `change … { C: +role }`"
                }
                _ => "leave it as it is",
            };
            found.push(facts.refuse(&CODE, id, facts.by_attribute(id, word), message, permitted));
        }
    }
    if of_architecture && kind == Kind::Trigger && facts.clauses_differ(id) {
        let message = format!("what starts the process, {}, is changed", facts.name(id));
        found.push(facts.refuse(&CODE, id, facts.by(id), message, "leave it as it is"));
    }
}
