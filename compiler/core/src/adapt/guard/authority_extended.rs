//! RX-06: nobody lower decides than in the standard.

use super::Refusal;
use super::facts::Facts;
use crate::adapt::stricter::{Compared, authority};
use crate::diagnostic::{Code, Strictness};
use crate::model::{ElementId, Kind, Organisation};
use ltc_grammar::words::AttributeWord as Word;

/// A region lets somebody lower decide.
pub(super) const CODE: Code = Code {
    number: "LTC7006",
    name: "authority-extended-by-region",
    strictness: Strictness::Contradiction,
    doc: r#"After a region's changes a case goes to a lower level of a gate than in the standard, or two levels of a gate are bound to one position (RX-06).

Every case that the conditions tell apart is looked at; the finding names one that goes to a lower level. Where the standard says `tighten` before the gate, a region may send
more cases to a higher level.

## Why it matters

Who may decide what is delegated from above. A region that extends its own authority decides about money it was not given.

## Wrong

```ltc
//- shop.ltc
package shop "Shop"
role seller "Seller"
role sales_head "Head of sales"
role board "Board"
data request "Request"
data offer "Offer" {
  field value "Value" { type: money  required: yes }
}
process sell "Sell goods" {
  owner: board
  A: board
  trigger asked "Offer requested"
  in: request
  out: offer
  activity write_offer "Write the offer" {
    R: seller
    in: request
    out: offer
  }
  gate release "May the offer go out?" {
    R: seller
    objective: "The right level answers for the offer"
    evidence: offer
    frequency: "Each offer"
    decide sales_head when (offer.value <= 5000)
    decide board otherwise
    go "Go" -> next
    no_go "No go" -> end "Offer stopped"
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
    remove release.board because integration "The portal of the region"
  }
}
```

## Right

```ltc
//- shop.ltc
package shop "Shop"
role seller "Seller"
role sales_head "Head of sales"
role board "Board"
data request "Request"
data offer "Offer" {
  field value "Value" { type: money  required: yes }
}
process sell "Sell goods" {
  owner: board
  A: board
  trigger asked "Offer requested"
  in: request
  out: offer
  activity write_offer "Write the offer" {
    R: seller
    in: request
    out: offer
  }
  gate release "May the offer go out?" {
    R: seller
    objective: "The right level answers for the offer"
    evidence: offer
    frequency: "Each offer"
    decide sales_head when (offer.value <= 5000)
    decide board otherwise
    go "Go" -> next
    no_go "No go" -> end "Offer stopped"
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
    change release because integration "The portal of the region" { I: +sales_head }
  }
}
```
"#,
};

pub(super) fn run(facts: &Facts<'_>, found: &mut Vec<Refusal>) {
    let gate_of = |id: ElementId| {
        let model = if facts.is_new(id) { facts.model } else { facts.base };
        model.get(id).parent.filter(|gate| !facts.is_new(*gate) && !facts.is_gone(*gate))
    };
    let mut gates: Vec<(ElementId, ElementId)> = Vec::new();
    for id in facts.removed.iter().chain(&facts.changed).chain(&facts.new) {
        let kind = if facts.is_new(*id) { facts.model.get(*id).kind } else { facts.base.get(*id).kind };
        if kind == Kind::Decide
            && let Some(gate) = gate_of(*id)
            && gates.iter().all(|(known, _)| *known != gate)
        {
            gates.push((gate, *id));
        }
    }
    for (gate, line) in gates {
        // A field that is asked for and taken out is told by the rule of data.
        let asks_for_gone = facts.base.children(gate, Kind::Decide).any(|line| {
            let names = facts.base.condition(line).into_iter().flat_map(|condition| &condition.names);
            names.filter_map(|name| name.target).any(|field| facts.is_gone(field))
        });
        if asks_for_gone {
            continue;
        }
        let why = match authority(facts.base, facts.model, gate) {
            Compared::Equal => continue,
            Compared::Stricter if facts.may_tighten(gate) => continue,
            Compared::Stricter => "who decides is the standard's".to_owned(),
            Compared::Looser(why) | Compared::Incomparable(why) => why,
        };
        let message = format!("who decides {} is changed: {why}", facts.name(gate));
        let permitted = "leave the deciders and their limits as they are; where the standard says `tighten`, more may go to a higher level";
        found.push(facts.refuse(&CODE, gate, facts.by(line), message, permitted));
    }
    levels_at_one_position(facts, found);
}

/// Two levels of one gate, bound to one position, are one level.
fn levels_at_one_position(facts: &Facts<'_>, found: &mut Vec<Refusal>) {
    let positions = facts.new.iter().chain(&facts.changed).copied();
    let positions: Vec<ElementId> =
        positions.filter(|id| facts.model.get(*id).kind == Kind::Position).collect();
    if positions.is_empty() {
        return;
    }
    let all = Organisation::of(facts.model);
    for position in positions {
        let plays = |model: &crate::model::Model| -> Vec<ElementId> {
            model.references(position, Word::Plays).filter_map(|role| role.target).collect()
        };
        let played = plays(facts.model);
        let before = if facts.is_new(position) { Vec::new() } else { plays(facts.base) };
        let only = |role: &ElementId| all.players(*role).iter().all(|player| *player == position);
        for gate in facts.model.own(Kind::Gate) {
            let mut levels = facts.model.deciders(gate);
            levels.retain(|role| played.contains(role));
            levels.sort_unstable();
            levels.dedup();
            let were = levels.iter().filter(|role| before.contains(role)).count();
            if levels.len() < 2 || were == levels.len() || !levels.iter().any(only) {
                continue;
            }
            let names: Vec<String> = levels.iter().map(|role| facts.name(*role)).collect();
            let message = format!(
                "{} is both {}, two levels of {}: what one may not decide, the other may",
                facts.name(position),
                names.join(" and "),
                facts.name(gate)
            );
            let by = facts.by_attribute(position, Word::Plays).or_else(|| {
                facts.applied.iter().rev().find(|applied| applied.made == Some(position)).copied()
            });
            found.push(facts.refuse(
                &CODE,
                gate,
                by,
                message,
                "bind the higher level to a position of its own",
            ));
            break;
        }
    }
}
