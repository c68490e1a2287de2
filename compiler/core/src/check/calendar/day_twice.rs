//! A calendar names each day once.

use crate::check::{finding, named};
use crate::diagnostic::{Code, Diagnostic, Strictness};
use crate::model::{Date, ElementId, Model, Value};
use ltc_grammar::words::AttributeWord;
use rustc_hash::FxHashSet;

/// A holiday or a day of the week that a calendar names twice.
pub(in crate::check) const CODE: Code = Code {
    number: "LTC4061",
    name: "day-twice",
    strictness: Strictness::Convention,
    doc: r#"A `calendar` names the same holiday, or the same day of the week, twice.

## Why it matters

It counts once. Usually one of the two was meant to be another day, so a deadline falls on a day nobody works, or the other way round.

## Wrong

```ltc
package shop "Shop"
role seller "Seller"
role head "Head of sales"
data request "Request"
data offer "Offer"
calendar ours "Our calendar" {
  workdays: monday, tuesday, wednesday, thursday, friday
  holidays: 2026-12-25 "Christmas Day", 2026-12-25 "Boxing Day"
}
process sell "Sell goods" {
  calendar: ours
  owner: seller   R: seller   A: head
  trigger asked "Customer asks for an offer"
  in: request
  out: offer
  activity write_offer "Write the offer" { within: 2wd }
}
```

## Right

```ltc
package shop "Shop"
role seller "Seller"
role head "Head of sales"
data request "Request"
data offer "Offer"
calendar ours "Our calendar" {
  workdays: monday, tuesday, wednesday, thursday, friday
  holidays: 2026-12-25 "Christmas Day", 2026-12-26 "Boxing Day"
}
process sell "Sell goods" {
  calendar: ours
  owner: seller   R: seller   A: head
  trigger asked "Customer asks for an offer"
  in: request
  out: offer
  activity write_offer "Write the offer" { within: 2wd }
}
```
"#,
};

pub(in crate::check) fn run(model: &Model, id: ElementId, findings: &mut Vec<Diagnostic>) {
    let mut report = |word: AttributeWord, days: Vec<String>| {
        let Some(attribute) = model.attribute(id, word).filter(|_| !days.is_empty()) else { return };
        let times = if days.len() == 1 { "is" } else { "are each" };
        let message = format!("{} {times} named twice in the calendar {}", days.join(", "), named(model, id));
        findings.push(
            finding(model, id, &CODE, message)
                .at(attribute.place())
                .label("one day, named twice")
                .help("take one of the two out, or set right which day was meant"),
        );
    };
    let mut seen: FxHashSet<Date> = FxHashSet::default();
    let twice = model.holidays(id).filter(|(date, _)| !seen.insert(*date));
    report(AttributeWord::Holidays, twice.map(|(date, _)| format!("`{date}`")).collect());

    let mut seen: FxHashSet<&str> = FxHashSet::default();
    let week = model.attribute(id, AttributeWord::Workdays).map_or(&[][..], |week| &week.values);
    let days = week.iter().filter_map(|value| match value {
        Value::Word(day) => Some(&**day),
        _ => None,
    });
    report(
        AttributeWord::Workdays,
        days.filter(|day| !seen.insert(day)).map(|day| format!("`{day}`")).collect(),
    );
}
