//! A calendar that counts deadlines knows the holidays of the year it is.

use crate::check::named;
use crate::diagnostic::{Code, Diagnostic, Severity, Strictness};
use crate::model::{ElementId, Kind, Model, TimeUnit, Value};
use ltc_grammar::words::AttributeWord;
use std::collections::BTreeSet;

/// A calendar in use whose holidays are all of other years.
pub(in crate::check) const CODE: Code = Code {
    number: "LTC4062",
    name: "year-not-covered",
    strictness: Strictness::Hint,
    doc: r#"A `calendar` that deadlines are counted by lists holidays, but none of this year.

Calendars without any holiday are not asked. "This year" is that of today, or of the day that `--today` names.

## Why it matters

Every holiday of this year counts as a working day, so deadlines come too early, and nobody sees why.

## Wrong

```ltc
package shop "Shop"
role seller "Seller"
role head "Head of sales"
data request "Request"
data offer "Offer"
calendar ours "Our calendar" {
  workdays: monday, tuesday, wednesday, thursday, friday
  holidays: 2019-12-25 "Christmas Day"
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
  holidays: 2019-12-25 "Christmas Day", 2026-12-25 "Christmas Day", 2027-12-25 "Christmas Day"
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

pub(in crate::check) fn run(model: &Model, findings: &mut Vec<Diagnostic>) {
    let Some(today) = model.today else { return };
    let mut told = BTreeSet::new();
    for process in model.own(Kind::Process) {
        let Some(calendar) = model.calendar(process).filter(|calendar| !told.contains(calendar)) else {
            continue;
        };
        if !counts_working_days(model, process) {
            continue;
        }
        told.insert(calendar);
        let years: BTreeSet<u16> = model.holidays(calendar).map(|(date, _)| date.year).collect();
        if years.is_empty() || years.contains(&today.year) {
            continue;
        }
        let message = format!(
            "the calendar {} has no holidays of {}, by which {} counts its deadlines",
            named(model, calendar),
            today.year,
            named(model, process)
        );
        let known: Vec<String> = years.iter().map(u16::to_string).collect();
        let mut finding = match place(model, process, calendar) {
            Some(place) => Diagnostic::new(&CODE, place, message),
            None => Diagnostic::without_place(&CODE, message),
        };
        finding.severity = Severity::Advice;
        findings.push(finding.label(format!("it lists those of {}", known.join(", "))).help(format!(
            "add the holidays of {}; of a calendar of the standard library, make one of your own that lists them",
            today.year
        )));
    }
}

/// The calendar where it is the project's own, else where the project names it; none where `ltc.toml` does.
fn place(model: &Model, process: ElementId, calendar: ElementId) -> Option<crate::diagnostic::Place> {
    if model.is_own(calendar) {
        return Some(model.place(calendar));
    }
    model.ancestry(process).find_map(|id| {
        let attribute = model.attribute(id, AttributeWord::Calendar)?;
        Some(attribute.place())
    })
}

/// Whether anything in the process is counted in working days.
fn counts_working_days(model: &Model, process: ElementId) -> bool {
    let of_workdays =
        |value: &Value| value.period().is_some_and(|period| period.unit == TimeUnit::WorkingDay);
    std::iter::once(process).chain(model.descendants(process)).any(|id| {
        let element = model.get(id);
        let attributes = element.attributes.iter().flat_map(|attribute| &attribute.values);
        let clauses = element.clauses.iter().flat_map(|clause| &clause.values);
        attributes.chain(clauses).any(of_workdays)
    })
}
