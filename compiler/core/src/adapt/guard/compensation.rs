//! What makes up for a departure that is accepted does so: it is something else, it is whole, and it stands where the departure is.

use super::facts::Facts;
use crate::check::waiver as general;
use crate::diagnostic::{Code, Diagnostic, Strictness};
use crate::model::{ElementId, Kind, Model};
use ltc_grammar::words::AttributeWord;

/// What is to make up for a departure makes up for nothing.
pub(super) const CODE: Code = Code {
    number: "LTC8020",
    name: "departure-not-compensated",
    strictness: Strictness::Contradiction,
    doc: r#"A region departs from the standard, whoever owns the standard accepts it, and what `compensated_by` names can't make up for it:
it is the very thing that is given up, it is given up as well, or it stands in another process and bears on none of the same risks.

## Why it matters

A departure is accepted because something else does what the standard's control did. If that does nothing of the kind, the risk is simply open, and the
risk–control table says it is not.

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
    change offer_sound because integration "The portal of the region" { frequency: 1mo }
    at offer_sound {
      waive LTC7005 until 2027-03-31 by sales_head because "No second controller before spring" { compensated_by: offer_sound }
    }
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
    change offer_sound because integration "The portal of the region" { frequency: 1mo }
    add kcp second_look "Does a second person agree?" after offer_sound because integration "The portal of the region" {
      R: controller
      objective: "Offers above the usual limit are seen twice"
      mitigates: bad_offer
      evidence: offer
      frequency: "Each offer above the limit"
      check agreed "Another seller has read the offer"
      pass -> next
      fail -> end "Offer not agreed"
    }
    at offer_sound {
      waive LTC7005 until 2027-03-31 by sales_head because "No second controller before spring" { compensated_by: second_look }
    }
  }
}
```
"#,
};

/// What one waiver accepts: the elements of the standard that the region departs from.
pub(super) struct Accepted {
    /// The waiver.
    pub(super) waiver: ElementId,
    /// What it accepts departures of.
    pub(super) about: Vec<ElementId>,
}

/// What is wrong with what some waivers name in place of what is given up.
pub(super) fn run(facts: &Facts<'_>, all: &[Accepted]) -> Vec<Diagnostic> {
    all.iter().filter_map(|accepted| of_waiver(facts, accepted, all)).collect()
}

fn of_waiver(facts: &Facts<'_>, accepted: &Accepted, all: &[Accepted]) -> Option<Diagnostic> {
    let model = facts.model;
    let named = model.references(accepted.waiver, AttributeWord::CompensatedBy);
    let named: Vec<ElementId> = named.filter_map(|one| one.target).collect();
    for instead in named {
        let name = facts.name(instead);
        let is_inside = |whole: ElementId| model.ancestry(instead).any(|around| around == whole);
        let (message, label) = if let Some(given_up) = accepted.about.iter().find(|about| is_inside(**about))
        {
            let message = match *given_up == instead {
                true => format!("{name} is to make up for what is given up of {name} itself"),
                false => format!("{name} is part of {}, of which less is asked", facts.name(*given_up)),
            };
            (message, "the same as is given up")
        } else if let Some(other) = all.iter().find(|other| other.about.iter().any(|about| is_inside(*about)))
        {
            let code = general::code_of(model, other.waiver).map_or("", |code| code.number);
            (
                format!("{name} is to make up for it, but is given up in part as well ({code} is accepted)"),
                "given up too",
            )
        } else {
            let near = accepted.about.iter().all(|about| is_near(facts, *about, instead));
            if near {
                continue;
            }
            let about = accepted.about.first().map_or_else(String::new, |about| facts.name(*about));
            let message = format!(
                "{name} stands in another process than {about}, and bears on none of its risks, so it can't make up for it"
            );
            (message, "elsewhere, for other risks")
        };
        let place = model
            .attribute(accepted.waiver, AttributeWord::CompensatedBy)
            .map_or_else(|| model.place(accepted.waiver), crate::model::Attribute::place);
        return Some(
            Diagnostic::new(&CODE, place, message)
                .label(label)
                .related(model.place(instead), "this is named")
                .help("name a control that does what is given up: one of the same process, or one of the same risk (`mitigates`); the region may add it (`add kcp …`)"),
        );
    }
    None
}

/// Whether something can make up for a departure: it stands in the same process, or bears on a risk that what is departed from bears on.
/// What stands in no process (a parameter, a field) may be made up for anywhere.
fn is_near(facts: &Facts<'_>, about: ElementId, instead: ElementId) -> bool {
    let process = |model: &Model, id: ElementId| model.enclosing(id, Kind::Process);
    let Some(here) = process(facts.base, about) else { return true };
    if process(facts.model, instead) == Some(here) {
        return true;
    }
    let risks = |model: &Model, id: ElementId| -> Vec<ElementId> {
        let around = model.ancestry(id).flat_map(|at| model.references(at, AttributeWord::Mitigates));
        around.filter_map(|risk| risk.target).collect()
    };
    let open = risks(facts.base, about);
    risks(facts.model, instead).iter().any(|risk| open.contains(risk))
}
