//! What the standard has sealed, or has not opened: it may be as strict as it likes, it is not the region's to change.

use super::Refusal;
use super::control_bypassed::relabelled;
use super::facts::Facts;
use crate::diagnostic::{Code, Strictness};
use crate::model::{ElementId, Freedom, Kind, Op};
use ltc_grammar::words::AttributeWord as Word;

/// What the standard has not left to regions.
pub(super) const CODE: Code = Code {
    number: "LTC7060",
    name: "not-left-to-regions",
    strictness: Strictness::Contradiction,
    doc: r#"A region changes what the standard has sealed (`sealed`), or what it has not opened. It need not be looser than the standard: it is not the region's to change.

Of a control, regions may add checks, tasks, evidence, and who is asked or told, and shorten deadlines. With the word `tighten` before the control they may do it more often, test
more cases or send more to a higher level. With `open` before an element that is no control they may change the rest of it too.

## Why it matters

Whoever owns the standard says what is one for all, and what is a region's own. Otherwise nobody can tell which of two differences is meant.

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
    change offer_sound because integration "The portal of the region" { sample: 10 }
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
  tighten kcp offer_sound "Is the offer sound?" {
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
    change offer_sound because integration "The portal of the region" { sample: 10 }
  }
}
```
"#,
};

pub(super) fn run(facts: &Facts<'_>, found: &mut Vec<Refusal>) {
    for gone in facts.taken_out() {
        let kind = facts.base.get(gone).kind;
        let sealed = facts.whole(gone).into_iter().find(|id| facts.freedom(*id) == Freedom::Sealed);
        if let Some(sealed) = sealed {
            found.push(is_sealed(facts, sealed, facts.by(gone), "is taken out"));
        } else if is_vocabulary(kind) && facts.freedom(gone) != Freedom::Open {
            let message = format!(
                "the {} {} is taken out, but the standard's words are one for all",
                kind.noun(),
                facts.name(gone)
            );
            found.push(facts.refuse(
                &CODE,
                gone,
                facts.by(gone),
                message,
                "leave it unused where the region has no need of it",
            ));
        }
    }
    for (by, moved) in facts.moved().filter(|(_, moved)| !facts.is_new(*moved)) {
        if facts.freedom(moved) == Freedom::Sealed {
            found.push(is_sealed(facts, moved, Some(by), "is moved"));
        }
    }
    for new in &facts.new {
        let Some(holder) = facts.model.get(*new).parent.filter(|holder| !facts.is_new(*holder)) else {
            continue;
        };
        let is_waiver = facts.model.get(*new).kind == Kind::Waive;
        if facts.freedom(holder) == Freedom::Sealed && !is_waiver {
            found.push(is_sealed(facts, holder, facts.by(*new), "is added to"));
        }
    }
    for id in &facts.changed {
        attributes(facts, *id, found);
    }
}

/// Elements every region shares: roles, risks, systems, parties and what else steps only name.
fn is_vocabulary(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::Role
            | Kind::Team
            | Kind::Unit
            | Kind::Pool
            | Kind::Position
            | Kind::Deputy
            | Kind::System
            | Kind::Risk
            | Kind::Requirement
            | Kind::Party
            | Kind::Step
            | Kind::Param
            | Kind::Kpi
            | Kind::Pain
            | Kind::Calendar
            | Kind::Term
            | Kind::Waive
    )
}

fn is_sealed(facts: &Facts<'_>, id: ElementId, by: Option<crate::model::Applied>, what: &str) -> Refusal {
    let message = format!("{} {what}, but the standard has sealed it", facts.name(id));
    facts.refuse(&CODE, id, by, message, "leave it as it is; translations may be added")
}

fn attributes(facts: &Facts<'_>, id: ElementId, found: &mut Vec<Refusal>) {
    let kind = facts.base.get(id).kind;
    let freedom = facts.freedom(id);
    let changed = |word: &Word| facts.differs(id, *word) && !only_translated(facts, id, *word);
    if freedom == Freedom::Sealed {
        let word = facts.words(id).find(|word| changed(word) && !is_binding(*word));
        if let Some(word) = word {
            let what = format!("has another `{}`", word.text());
            found.push(is_sealed(facts, id, facts.by_attribute(id, word), &what));
        } else if relabelled(facts, id) {
            found.push(is_sealed(facts, id, facts.by(id), "has other words"));
        } else if facts.clauses_differ(id) {
            found.push(is_sealed(facts, id, facts.by(id), "is changed"));
        }
        return;
    }
    let is_control = matches!(kind, Kind::Kcp | Kind::Gate | Kind::Check);
    if is_control && relabelled(facts, id) {
        let message =
            format!("{} is given other words; what a control asks is the standard's", facts.name(id));
        let permitted = "keep its words; translate it into further languages with `translate`";
        found.push(facts.refuse(&CODE, id, facts.by(id), message, permitted));
        return;
    }
    if relabelled(facts, id) && freedom != Freedom::Open && !may_be_renamed(kind) {
        let message =
            format!("{} is given another name, but the standard's words are one for all", facts.name(id));
        let permitted = "keep its words; translate it into further languages with `translate`";
        found.push(facts.refuse(&CODE, id, facts.by(id), message, permitted));
        return;
    }
    let is_first = |word: Word| facts.base.attribute(id, word).is_none();
    for word in facts.words(id).filter(|word| changed(word)) {
        let left = match kind {
            // Deadlines, who is asked or told, evidence and what comes in from the region's own steps may be added to.
            Kind::Kcp | Kind::Gate => {
                matches!(
                    word,
                    Word::Within
                        | Word::Escalate
                        | Word::Evidence
                        | Word::C
                        | Word::I
                        | Word::In
                        | Word::Out
                        | Word::Meets
                        | Word::Uses
                        | Word::Relieves
                        | Word::Alias
                        | Word::Tags
                        | Word::Code
                        | Word::Was
                ) || (word == Word::About && is_first(word))
                    || (facts.may_tighten(id) && facts.compared(id, word).is_kept())
            }
            Kind::Check => {
                word == Word::Evidence || (word == Word::About && is_first(word)) || facts.may_tighten(id)
            }
            Kind::Field => facts.may_tighten(id) || matches!(word, Word::About | Word::Alias | Word::Tags),
            Kind::Param => {
                matches!(word, Word::Default | Word::Min | Word::Max | Word::About | Word::Alias | Word::Tags)
                    || freedom == Freedom::Open
            }
            _ if is_vocabulary(kind) => {
                freedom == Freedom::Open
                    || is_binding(word)
                    || matches!(
                        word,
                        Word::About | Word::Alias | Word::Tags | Word::Holidays | Word::Workdays
                    )
            }
            _ => true,
        };
        // What is looser has been refused for that.
        if left || !(facts.compared(id, word).is_kept() || unjudged(kind, word)) {
            continue;
        }
        let message = format!("`{}` of {} is not left to regions", word.text(), facts.name(id));
        let permitted = if is_control || kind == Kind::Field {
            "leave it; where the standard says `tighten` before it, a region may make it stricter"
        } else {
            "leave it; where the standard says `open` before it, a region may change it"
        };
        found.push(facts.refuse(&CODE, id, facts.by_attribute(id, word), message, permitted));
    }
}

/// What a region may call as its people do: the work inside of sub-processes, and the questions and answers there. Outcomes of controls,
/// and what levels 1 to 4 are called, have rules of their own.
fn may_be_renamed(kind: Kind) -> bool {
    match kind {
        Kind::End | Kind::Suspend => false,
        Kind::Task | Kind::Outcome | Kind::Branch => true,
        // Told as a change of the architecture.
        Kind::Trigger | Kind::Package => true,
        kind => kind.is_step() || kind.level().is_some(),
    }
}

/// Words of a control that no rule of strictness judges: there is no more or less of them.
fn unjudged(kind: Kind, word: Word) -> bool {
    match kind {
        Kind::Kcp | Kind::Gate => matches!(
            word,
            Word::R
                | Word::A
                | Word::About
                | Word::Objective
                | Word::Category
                | Word::Source
                | Word::DoneWhen
                | Word::Starts
        ),
        Kind::Check => word == Word::About,
        Kind::Field | Kind::Param => false,
        _ => true,
    }
}

/// Where people come from and who plays a role is the region's to say.
fn is_binding(word: Word) -> bool {
    matches!(word, Word::Plays | Word::StaffedFrom | Word::Staffs | Word::Calendar)
}

/// Whether an attribute differs in its translations only.
fn only_translated(facts: &Facts<'_>, id: ElementId, word: Word) -> bool {
    let by = facts.by_attribute(id, word).and_then(|by| facts.change(by));
    let translated = by.is_some_and(|change| matches!(change.op, Op::Translate(..)));
    let (Some(theirs), Some(own)) = (facts.base.prose(id, word), facts.model.prose(id, word)) else {
        return false;
    };
    translated && theirs.texts.iter().all(|(language, text)| own.exact(*language) == Some(text))
}
