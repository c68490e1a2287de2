//! Accepted findings: what a `waive` takes out, and what is wrong with one.

mod codes;
mod reach;

pub(super) use codes::{CONTRADICTION, EXPIRED, INCOMPLETE, UNKNOWN, UNUSED};

use super::CODES;
use crate::adapt::guard;
use crate::diagnostic::{Code, Diagnostic, Strictness, nearest};
use crate::model::{ElementId, Kind, Model, Value};
use ltc_grammar::words::ClauseWord;
use reach::Reach;

/// The code a waiver is about, by its number, or by its name with `_` for `-`.
pub(crate) fn code_of(model: &Model, waiver: ElementId) -> Option<&'static Code> {
    let written = &*model.get(waiver).id;
    let name = written.replace('_', "-");
    CODES.iter().copied().find(|code| code.number.eq_ignore_ascii_case(written) || code.name == name)
}

/// Takes out the findings that the project's waivers accept, and adds what is wrong with the waivers themselves.
pub(super) fn apply(model: &Model, findings: &mut Vec<Diagnostic>) {
    let mut added = Vec::new();
    let mut holding: Vec<(ElementId, &'static Code, Reach)> = Vec::new();
    for waiver in model.own(Kind::Waive) {
        match faults(model, waiver) {
            Ok(code) => {
                let holder = model.get(waiver).parent.unwrap_or(waiver);
                holding.push((waiver, code, Reach::of(model, holder)));
            }
            Err(found) => added.extend(found),
        }
    }
    let mut used = vec![false; holding.len()];
    if !holding.is_empty() {
        findings.retain(|finding| {
            let Some(place) = finding.place else { return true };
            let mut accepted = false;
            for ((_, code, reach), used) in holding.iter().zip(&mut used) {
                if code.number == finding.code.number && reach.holds(place) {
                    accepted = true;
                    *used = true;
                }
            }
            !accepted
        });
    }
    for ((waiver, code, _), used) in holding.iter().zip(used) {
        if !used {
            added.push(unused(model, *waiver, code));
        }
    }
    findings.append(&mut added);
}

/// Takes out the findings of a code at and below an element; whether there were any.
pub(crate) fn take(model: &Model, holder: ElementId, code: &Code, findings: &mut Vec<Diagnostic>) -> bool {
    let (reach, before) = (Reach::of(model, holder), findings.len());
    findings.retain(|finding| {
        finding.code.number != code.number || !finding.place.is_some_and(|place| reach.holds(place))
    });
    findings.len() < before
}

/// A waiver that accepts nothing.
pub(crate) fn unused(model: &Model, waiver: ElementId, code: &Code) -> Diagnostic {
    let message = format!("there is no `{}` here to accept", code.name);
    Diagnostic::new(&UNUSED, model.place(waiver), message)
        .label(format!("`{}` is not found at or below this element", code.number))
        .help("take the line out, or move it to the element that has the finding")
}

/// The code a waiver accepts, or why it accepts nothing.
pub(crate) fn faults(model: &Model, waiver: ElementId) -> Result<&'static Code, Vec<Diagnostic>> {
    let place = model.place(waiver);
    let written = &model.get(waiver).id;
    let Some(code) = code_of(model, waiver) else {
        let known = CODES.iter().flat_map(|code| [code.number, code.name]);
        let help = match nearest(&written.replace('_', "-"), known) {
            Some(meant) => format!("did you mean `{meant}`?"),
            None => "write the number that `ltc check` shows beside the finding: `LTC3007`".to_owned(),
        };
        let message = format!("`{written}` is no finding");
        return Err(vec![Diagnostic::new(&UNKNOWN, place, message).help(help)]);
    };
    if code.strictness == Strictness::Contradiction && !guard::is_acceptable(code) {
        let message = format!("`{}` ({}) can't be accepted", code.number, code.name);
        return Err(vec![
            Diagnostic::new(&CONTRADICTION, place, message)
                .label("a contradiction")
                .help("mend what the finding says, and take this line out"),
        ]);
    }
    let day = model.clause(waiver, ClauseWord::Until).iter().find_map(|value| match value {
        Value::Date(date) => Some(*date),
        _ => None,
    });
    let mut missing = Vec::new();
    if day.is_none() {
        missing.push("until which day (`until 2027-03-31`)");
    }
    if model.clause(waiver, ClauseWord::By).is_empty() {
        missing.push("by whom (`by quality_head`)");
    }
    let text = |value: &Value| matches!(value, Value::Text(label) if label.texts.iter().any(|(_, text)| !text.trim().is_empty()));
    if !model.clause(waiver, ClauseWord::Because).iter().any(text) {
        missing.push("why (`because \"…\"`)");
    }
    if !missing.is_empty() {
        let message = format!("the accepted finding `{}` does not say {}", code.number, missing.join(", "));
        return Err(vec![Diagnostic::new(&INCOMPLETE, place, message).help(format!(
            "write `waive {} until 2027-03-31 by role because \"why it may stay\"`",
            code.number
        ))]);
    }
    if let (Some(today), Some(day)) = (model.today, day)
        && day < today
    {
        let message = format!("`{}` was accepted until {day} only, and today is {today}", code.name);
        return Err(vec![
            Diagnostic::new(&EXPIRED, place, message)
                .label("expired")
                .help("mend the finding, or have it accepted anew with a later day and a reason"),
        ]);
    }
    Ok(code)
}
