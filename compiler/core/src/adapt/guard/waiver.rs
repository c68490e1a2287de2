//! RX-11: a refusal is accepted by the standard's owner, for a time, with something else in its place; never by the region itself.

use super::compensation::{self, Accepted};
use super::facts::Facts;
use super::{
    Refusal, control_bypassed, control_removed, law_against_control, loosened, not_left_to_regions,
    outcome_dropped,
};
use crate::check::waiver as general;
use crate::diagnostic::{Code, Diagnostic, Strictness};
use crate::model::{Date, ElementId, Kind, Model, Value};
use ltc_grammar::words::{AttributeWord, ClauseWord};

/// A region accepts its own departure.
pub(super) const CODE: Code = Code {
    number: "LTC7011",
    name: "waiver-by-region-itself",
    strictness: Strictness::Contradiction,
    doc: r#"A region's `waive` does not count: it is accepted by the region itself or by somebody who does not own the standard, for more than twelve months, or without naming a
control that makes up for what is given up (RX-11).

Some refusals can be accepted for a time: those of controls, of their outcomes and of what is asked for.

## Why it matters

A departure that nobody above has agreed to, or that has no end, becomes the rule.

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
      waive LTC7005 until 2027-03-31 by lima_lead because "No second controller before spring" { compensated_by: offer_sound }
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

/// Refusals that can be accepted for a time: those of controls, and of what is asked for.
const ACCEPTABLE: &[&Code] = &[
    &control_removed::CODE,
    &control_bypassed::CODE,
    &loosened::CODE,
    &outcome_dropped::CODE,
    &law_against_control::CODE,
    &not_left_to_regions::CODE,
];

/// Whether a refusal of this code can be accepted for a time by whoever owns the standard.
pub(crate) fn is_acceptable(code: &Code) -> bool {
    ACCEPTABLE.iter().any(|one| one.number == code.number)
}

/// Takes out the refusals that waivers of this layer accept, and adds what is wrong with those waivers.
pub(super) fn run(facts: &Facts<'_>, refusals: &mut Vec<Refusal>) {
    let mut counting: Vec<Accepted> = Vec::new();
    for waiver in waivers(facts.model, facts) {
        let code = match general::faults(facts.model, waiver) {
            Ok(code) => code,
            Err(faults) => {
                let about = facts.model.get(waiver).parent.unwrap_or(waiver);
                refusals.extend(faults.into_iter().map(|finding| Refusal { about, by: None, finding }));
                continue;
            }
        };
        let holder = facts.model.get(waiver).parent.unwrap_or(waiver);
        let reaches = |about: ElementId| {
            holder == facts.layer
                || facts.model.ancestry(about).any(|around| around == holder)
                || (!facts.is_new(about) && facts.base.ancestry(about).any(|around| around == holder))
        };
        let accepted: Vec<ElementId> = refusals
            .iter()
            .filter(|refusal| refusal.finding.code.number == code.number && reaches(refusal.about))
            .map(|refusal| refusal.about)
            .collect();
        refusals.retain(|refusal| !(refusal.finding.code.number == code.number && reaches(refusal.about)));
        // A departure whose waiver does not count is told once, at the waiver.
        if let Some(fault) = fault(facts, waiver, code, accepted.first().copied().unwrap_or(holder)) {
            refusals.push(Refusal { about: holder, by: None, finding: fault });
        } else if accepted.is_empty() && is_acceptable(code) {
            refusals.push(Refusal {
                about: holder,
                by: None,
                finding: general::unused(facts.model, waiver, code),
            });
        } else if is_acceptable(code) {
            counting.push(Accepted { waiver, about: accepted });
        }
    }
    let faults = compensation::run(facts, &counting);
    refusals.extend(faults.into_iter().map(|finding| Refusal { about: facts.layer, by: None, finding }));
}

/// The waivers this layer writes.
fn waivers(model: &Model, facts: &Facts<'_>) -> Vec<ElementId> {
    facts.new.iter().copied().filter(|id| model.get(*id).kind == Kind::Waive).collect()
}

/// Why a waiver of a region does not count.
fn fault(facts: &Facts<'_>, waiver: ElementId, code: &Code, about: ElementId) -> Option<Diagnostic> {
    let model = facts.model;
    let by = model.clause(waiver, ClauseWord::By).iter().find_map(|value| match value {
        Value::Reference(reference) => reference.target,
        _ => None,
    });
    let until = model.clause(waiver, ClauseWord::Until).iter().find_map(|value| match value {
        Value::Date(date) => Some(*date),
        _ => None,
    });
    let owners: Vec<ElementId> = if facts.is_new(about) {
        facts.owner(about).into_iter().collect()
    } else {
        let of = |id| facts.base.references(id, AttributeWord::Owner).find_map(|owner| owner.target);
        facts.base.ancestry(about).filter_map(of).collect()
    };
    let names = || owners.iter().map(|owner| facts.name(*owner)).collect::<Vec<_>>().join(" or ");
    let report = |message: String, label: &str, help: String| {
        Some(
            Diagnostic::new(&CODE, model.place(waiver), format!("{message} (RX-11)")).label(label).help(help),
        )
    };
    let ask = || match owners.is_empty() {
        true => "let whoever owns the standard accept it".to_owned(),
        false => format!("let {} accept it, who owns the standard's: `by …`", names()),
    };
    if let Some(role) = by {
        if is_of_region(facts, role) {
            let message = format!(
                "{} belongs to the region, which does not accept its own departures",
                facts.name(role)
            );
            return report(message, "accepted by the region itself", ask());
        }
        if is_acceptable(code) && !owners.is_empty() && !owners.contains(&role) {
            let message = format!(
                "{} does not own what the region departs from, so may not accept it",
                facts.name(role)
            );
            return report(message, "not the owner of the standard's", ask());
        }
    }
    if let (Some(today), Some(until)) = (model.today, until)
        && a_year_after(today) < until
    {
        let message = format!("it is accepted until {until}, which is more than twelve months from {today}");
        return report(
            message,
            "longer than a year",
            "choose a day within twelve months, and have it looked at again then".to_owned(),
        );
    }
    let compensates = model.attribute(waiver, AttributeWord::CompensatedBy);
    if is_acceptable(code) && compensates.is_none_or(|one| one.values.is_empty()) {
        return report(
            "it does not say which control takes the place of what is given up".to_owned(),
            "nothing in its place",
            "name the control that makes up for it: `{ compensated_by: local_check }`".to_owned(),
        );
    }
    let gone = model.references(waiver, AttributeWord::CompensatedBy).filter_map(|one| one.target);
    if let Some(gone) = gone.into_iter().find(|one| facts.region.is_removed(*one)) {
        return report(
            format!("{} is to make up for it, but is taken out", facts.name(gone)),
            "nothing in its place",
            "name a control that is there".to_owned(),
        );
    }
    None
}

/// Whether a role is the region's: declared there, or the owner of the adaptation or of a layer below.
fn is_of_region(facts: &Facts<'_>, role: ElementId) -> bool {
    let owns = |layer: &ElementId| {
        facts.model.references(*layer, AttributeWord::Owner).any(|owner| owner.target == Some(role))
    };
    let package = facts.model.get(facts.layer).parent;
    facts.region.layer(role).is_some()
        || facts.region.chain.iter().any(owns)
        || facts.model.ancestry(role).any(|around| Some(around) == package)
}

fn a_year_after(day: Date) -> Date {
    Date { year: day.year.saturating_add(1), ..day }
}

/// Takes out the findings of general rules that waivers of this layer accept.
pub(crate) fn accept(model: &Model, layer: ElementId, mut findings: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let Some(region) = model.region.as_deref() else { return findings };
    let own = model.ids().filter(|id| model.get(*id).kind == Kind::Waive && region.layer(*id).is_some());
    for waiver in own {
        let Ok(code) = general::faults(model, waiver) else { continue };
        if is_acceptable(code) {
            continue;
        }
        let holder = model.get(waiver).parent.unwrap_or(waiver);
        let taken = if region.chain.contains(&holder) {
            let before = findings.len();
            findings.retain(|finding| finding.code.number != code.number);
            findings.len() < before
        } else {
            general::take(model, holder, code, &mut findings)
        };
        if !taken && region.layer(waiver) == Some(layer) {
            findings.push(general::unused(model, waiver, code));
        }
    }
    findings
}
