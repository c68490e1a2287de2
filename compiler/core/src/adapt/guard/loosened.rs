//! RX-05: nothing is asked for less strictly than in the standard.

use super::Refusal;
use super::facts::Facts;
use crate::adapt::stricter::{Compared, working_week};
use crate::diagnostic::{Code, Strictness};
use crate::model::{ElementId, Freedom, Kind, Model, Route, Value};
use ltc_grammar::words::{AttributeWord as Word, ClauseWord};

/// A region asks for less.
pub(crate) const CODE: Code = Code {
    number: "LTC7005",
    name: "loosened-by-region",
    strictness: Strictness::Contradiction,
    doc: r#"A region sets a longer deadline, a lower frequency, a smaller sample, less evidence, a wider limit or a value beyond the limits of a parameter (RX-05).

More is always told from less: a shorter deadline, more often, more cases, further evidence. What can't be compared counts as less, and the finding says why. A calendar
with fewer working days a week makes every deadline in working days longer.

## Why it matters

The standard says the least that is asked for. A region that asks for less is not in order, whatever its own papers say.

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
    change offer_sound because integration "The portal of the region" { within: 2d }
  }
}
```
"#,
};

pub(super) fn run(facts: &Facts<'_>, found: &mut Vec<Refusal>) {
    for id in &facts.changed {
        attributes(facts, *id, found);
        thresholds(facts, *id, found);
        rounds(facts, *id, found);
        waiting(facts, *id, found);
    }
    calendar(facts, found);
}

/// What an element is asked for, by what it is.
fn asked(kind: Kind, in_control: bool) -> &'static [Word] {
    match kind {
        Kind::Kcp | Kind::Gate => &[
            Word::Within,
            Word::Escalate,
            Word::Frequency,
            Word::Sample,
            Word::Evidence,
            Word::Mitigates,
            Word::Guards,
            Word::Method,
            Word::Assertion,
            Word::Tests,
            Word::C,
            Word::I,
        ],
        Kind::Check => &[Word::Evidence, Word::Tests, Word::DoneWhen],
        Kind::Task if in_control => &[Word::Within, Word::Escalate, Word::Evidence],
        Kind::Activity | Kind::Task => &[Word::Within, Word::Escalate, Word::Evidence, Word::Mitigates],
        Kind::Package | Kind::Class | Kind::Group | Kind::Process | Kind::Subprocess => {
            &[Word::Within, Word::Escalate]
        }
        Kind::Wait | Kind::Call | Kind::Unordered => &[Word::Within, Word::Escalate, Word::Until],
        Kind::Param => &[Word::Default, Word::Min, Word::Max, Word::Type, Word::Unit],
        _ => &[],
    }
}

fn attributes(facts: &Facts<'_>, id: ElementId, found: &mut Vec<Refusal>) {
    let kind = facts.base.get(id).kind;
    if kind == Kind::Param && facts.freedom(id) == Freedom::Open {
        return;
    }
    let in_control = facts.control_of(id).is_some();
    // Work of an open part takes the time its region gives it; what it leaves behind and a control reads stays.
    let is_free = !in_control
        && facts.freedom(id) == Freedom::Open
        && matches!(kind, Kind::Activity | Kind::Task | Kind::Wait | Kind::Call | Kind::Unordered);
    for word in asked(kind, in_control) {
        if is_free && matches!(word, Word::Within | Word::Escalate | Word::Until) {
            continue;
        }
        let compared = facts.compared(id, *word);
        let Some(why) = compared.why() else { continue };
        if only_gone_is_missing(facts, id, *word) {
            continue;
        }
        let by = facts.by_attribute(id, *word);
        let what = match *word {
            Word::Default => "the value".to_owned(),
            word => format!("`{}`", word.text()),
        };
        let message = format!("{what} of {} is less strict than the standard's: {why}", facts.name(id));
        let permitted = match word {
            Word::Default | Word::Min | Word::Max => {
                "choose a value within the limits the standard states (`min`, `max`)"
            }
            Word::Within => "choose the same deadline or a shorter one",
            Word::Frequency => "do it as often, or more often",
            Word::Sample => "test as many cases, or more",
            _ => "keep what the standard asks for, and add to it with a plus: `evidence: +data`",
        };
        found.push(facts.refuse(&CODE, id, by, message, permitted));
    }
}

/// Whether all that an attribute no longer names was taken out, which is told where it was.
fn only_gone_is_missing(facts: &Facts<'_>, id: ElementId, word: Word) -> bool {
    let named = |model: &Model| -> Vec<ElementId> {
        model.references(id, word).filter_map(|one| one.target).collect()
    };
    let (theirs, own) = (named(facts.base), named(facts.model));
    let mut missing = theirs.iter().filter(|one| !own.contains(one)).peekable();
    missing.peek().is_some() && missing.all(|one| facts.is_gone(*one))
}

/// Conditions of the standard's decisions and branches say who goes where; outcomes of controls and deciders have rules of their own.
fn thresholds(facts: &Facts<'_>, id: ElementId, found: &mut Vec<Refusal>) {
    let kind = facts.base.get(id).kind;
    if !matches!(kind, Kind::Outcome | Kind::Branch)
        || facts.control_of(id).is_some()
        || facts.freedom(id) == Freedom::Open
    {
        return;
    }
    let said = |model: &Model| {
        let of = |word| model.clause(id, word).iter().map(written).collect::<Vec<String>>();
        let otherwise = model.get(id).clauses.iter().any(|clause| clause.word == ClauseWord::Otherwise);
        (of(ClauseWord::When), otherwise)
    };
    if said(facts.base) != said(facts.model) {
        let message = format!(
            "when {} is taken is the standard's, and nobody can tell whether another threshold is as strict",
            facts.name(id)
        );
        let permitted =
            "leave the condition; where a region may choose, the standard names a `param` with limits";
        found.push(facts.refuse(&CODE, id, facts.by(id), message, permitted));
    }
}

fn written(value: &Value) -> String {
    match value {
        Value::Expression(condition) => condition.text.to_string(),
        _ => String::new(),
    }
}

/// How often a step may be gone back to.
fn rounds(facts: &Facts<'_>, id: ElementId, found: &mut Vec<Refusal>) {
    let (Some(theirs), Some(own)) = (&facts.base.get(id).route, &facts.model.get(id).route) else { return };
    let bound = |route: &Route| route.at_most.unwrap_or(u32::MAX);
    if facts.control_of(id).is_none() && bound(theirs) < bound(own) {
        let message = format!("{} leads back more often than in the standard", facts.name(id));
        found.push(facts.refuse(&CODE, id, facts.by(id), message, "keep the number of times, or lower it"));
    }
}

/// How long a case sleeps or waits.
fn waiting(facts: &Facts<'_>, id: ElementId, found: &mut Vec<Refusal>) {
    for word in [ClauseWord::For, ClauseWord::Within, ClauseWord::Every] {
        let period = |model: &Model| model.clause(id, word).iter().find_map(Value::period);
        let (theirs, own) = (period(facts.base), period(facts.model));
        if theirs == own {
            continue;
        }
        let days = |model: &Model| model.workdays(model.calendar(id));
        let compared = match (theirs, own) {
            (Some(theirs), Some(own)) => {
                crate::adapt::stricter::deadline((theirs, &days(facts.base)), (own, &days(facts.model)))
            }
            (None, _) => Compared::Stricter,
            (Some(theirs), None) => Compared::Looser(format!("`{}` {theirs} is left out", word.text())),
        };
        if let Some(why) = compared.why() {
            let message = format!("{} takes longer than in the standard: {why}", facts.name(id));
            found.push(facts.refuse(
                &CODE,
                id,
                facts.by(id),
                message,
                "choose the same time or a shorter one",
            ));
        }
    }
}

/// The most days without work that a calendar may add to the standard's within a year, beside the week itself: no country has more.
const MOST_HOLIDAYS: usize = 40;

/// A region counts by its own working days, but not by so few that every deadline becomes longer.
fn calendar(facts: &Facts<'_>, found: &mut Vec<Refusal>) {
    let (was, is) = (facts.base.workdays(facts.base.calendar), facts.region.calendar);
    let mut judged: Vec<ElementId> = is.into_iter().collect();
    judged.extend(facts.changed.iter().copied().filter(|id| facts.base.get(*id).kind == Kind::Calendar));
    // A calendar named somewhere inside the standard.
    for id in facts.changed.iter().filter(|id| facts.words(**id).any(|word| word == Word::Calendar)) {
        if facts.differs(*id, Word::Calendar) {
            judged.extend(facts.model.references(*id, Word::Calendar).filter_map(|named| named.target));
        }
    }
    judged.sort_unstable();
    judged.dedup();
    for calendar in judged {
        if facts.model.get(calendar).kind != Kind::Calendar {
            continue;
        }
        let days = facts.model.workdays(Some(calendar));
        let before = if facts.is_new(calendar) { was.clone() } else { facts.base.workdays(Some(calendar)) };
        let mut why = working_week(&was, &days).why().map(str::to_owned);
        if why.is_none() {
            why = working_week(&before, &days).why().map(str::to_owned);
        }
        let in_a_year = days
            .holidays
            .iter()
            .map(|first| {
                days.holidays.iter().filter(|day| day.year == first.year && works(&days, day)).count()
            })
            .max()
            .unwrap_or(0);
        if why.is_none() && MOST_HOLIDAYS < in_a_year {
            why = Some(format!("{in_a_year} days without work in a year make every `wd` longer"));
        }
        let Some(why) = why else { continue };
        let by = facts.by(calendar);
        let message = format!("the calendar {} makes deadlines longer: {why}", facts.name(calendar));
        let about = if facts.is_new(calendar) { facts.base_package() } else { calendar };
        found.push(facts.refuse(
            &CODE,
            about,
            by,
            message,
            "name the days that are really worked; single holidays are the region's own",
        ));
    }
}

fn works(days: &crate::model::Workdays, day: &crate::model::Date) -> bool {
    // 719 468 is 1970-01-01, a Thursday.
    let weekday = (day.number() - 719_468 + 3).rem_euclid(7);
    usize::try_from(weekday).ok().and_then(|weekday| days.week.get(weekday)) == Some(&true)
}
