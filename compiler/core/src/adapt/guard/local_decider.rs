//! RX-14: no region says who else may decide at a gate.

use super::Refusal;
use super::facts::Facts;
use crate::diagnostic::{Code, Strictness};
use crate::model::{ElementId, Kind};
use ltc_grammar::words::AttributeWord as Word;

/// A region says who else decides.
pub(super) const CODE: Code = Code {
    number: "LTC7014",
    name: "decider-of-region",
    strictness: Strictness::Contradiction,
    doc: r#"A region adds a gate, a line that lets another role decide, a deputy of somebody who decides, or a member of a team that decides (RX-14).

## Why it matters

Authority is delegated from above. Whoever can name the deciders can decide everything.

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
    add gate discount "May the price be lower?" after release because integration "The portal of the region" {
      R: seller
      decide sales_head otherwise
      go "Go" -> next
      no_go "No go" -> end "Offer stopped"
    }
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
    let deciders: Vec<ElementId> = facts
        .base
        .ids()
        .filter(|id| facts.base.get(*id).kind == Kind::Gate)
        .flat_map(|gate| facts.base.deciders(gate))
        .collect();
    let permitted =
        "let it be asked before the gate (`C: +role`), or ask for a `decide` line in the standard";
    for new in &facts.new {
        let element = facts.model.get(*new);
        let by = facts.by(*new);
        match element.kind {
            Kind::Gate => {
                let about = facts.model.ancestry(*new).find(|id| !facts.is_new(*id)).unwrap_or(*new);
                let message = format!(
                    "the gate {} is added, but who may decide what is delegated by the standard alone",
                    facts.name(*new)
                );
                let permitted =
                    "add a control of your own (`add kcp …`), or ask for the gate in the standard";
                found.push(facts.refuse(&CODE, about, by, message, permitted));
            }
            Kind::Decide => {
                let Some(gate) = element.parent.filter(|gate| !facts.is_new(*gate)) else { continue };
                let Some(role) = facts.model.decider(*new) else { continue };
                if !facts.base.deciders(gate).contains(&role) {
                    found.push(facts.refuse(&CODE, gate, by, decides(facts, role, gate), permitted));
                }
            }
            Kind::Deputy => {
                let principal = facts.model.deputyship(*new).principal;
                if let Some(role) = principal.filter(|role| deciders.contains(role)) {
                    let message = format!(
                        "a deputy for {} is named, who decides at a gate of the standard",
                        facts.name(role)
                    );
                    let permitted = "let the standard's owner name the deputy";
                    found.push(facts.refuse(&CODE, role, by, message, permitted));
                }
            }
            Kind::Role | Kind::Team => {
                let wider = facts.model.references(*new, Word::PartOf).filter_map(|wider| wider.target);
                if let Some(role) = wider.into_iter().find(|wider| deciders.contains(wider)) {
                    let message = format!(
                        "{} is made part of {}, who decides at a gate of the standard",
                        facts.name(*new),
                        facts.name(role)
                    );
                    found.push(facts.refuse(&CODE, role, by, message, permitted));
                }
            }
            _ => {}
        }
    }
    for id in &facts.changed {
        match facts.base.get(*id).kind {
            Kind::Decide => {
                let (was, is) = (facts.base.decider(*id), facts.model.decider(*id));
                let Some(gate) = facts.base.get(*id).parent else { continue };
                if let Some(role) = is.filter(|_| is != was)
                    && !facts.base.deciders(gate).contains(&role)
                {
                    found.push(facts.refuse(
                        &CODE,
                        gate,
                        facts.by(*id),
                        decides(facts, role, gate),
                        permitted,
                    ));
                }
            }
            Kind::Team | Kind::Role => {
                let word = if facts.base.get(*id).kind == Kind::Team { Word::Roles } else { Word::PartOf };
                if !facts.differs(*id, word) && !facts.differs(*id, Word::PartOf) {
                    continue;
                }
                let wider: Vec<ElementId> =
                    facts.model.references(*id, Word::PartOf).filter_map(|wider| wider.target).collect();
                let decides = deciders.contains(id) || wider.iter().any(|wider| deciders.contains(wider));
                if decides {
                    let message =
                        format!("who belongs to {}, which decides at a gate, is changed", facts.name(*id));
                    let by = facts.by_attribute(*id, word);
                    found.push(facts.refuse(&CODE, *id, by, message, permitted));
                }
            }
            _ => {}
        }
    }
}

fn decides(facts: &Facts<'_>, role: ElementId, gate: ElementId) -> String {
    format!("{} would decide {}, which the standard does not let it", facts.name(role), facts.name(gate))
}
