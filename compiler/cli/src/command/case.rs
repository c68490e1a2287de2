//! `ltc why GATE --with amount=700000`: which line decides a case, which outcome it has.

use super::dotted;
use super::why::Trace;
use crate::report::visible;
use ltc_core::condition::{Given, answer, asked, field_name, given, lines, told_of_field};
use ltc_core::model::{ElementId, Kind, LanguageId};
use ltc_grammar::words::ClauseWord;
use std::fmt::Write;

/// What the lines of a step answer in a case.
///
/// # Errors
///
/// What is wrong with the case, for people.
pub(super) fn told(trace: &Trace<'_>, step: ElementId, values: &[String]) -> Result<String, String> {
    let (model, language, paint) = (trace.model, trace.language, trace.paint);
    let lines = lines(model, step);
    let fields = asked(model, &lines);
    if fields.is_empty() {
        let kind = model.get(step).kind.noun();
        return Err(format!(
            "nothing in this {kind} depends on values: no `decide` line or outcome has a condition"
        ));
    }
    let mut case: Given = Vec::new();
    for value in values {
        let (field, sample) = given(model, &fields, value)?;
        if case.iter().any(|(known, _)| *known == field) {
            return Err(format!("`{}` is given twice", field_name(model, field)));
        }
        case.push((field, sample));
    }
    let answer = answer(model, &lines, &case);
    let mut text = String::new();
    let shown: Vec<String> =
        case.iter().map(|(field, sample)| told_of_field(model, *field, sample)).collect();
    let _ = writeln!(
        text,
        "{} {}  {}\nwith {}\n",
        model.get(step).kind.noun(),
        paint.style("1", &visible(model.label(step, language))),
        paint.style("2", &visible(&dotted(model, step))),
        visible(&shown.join(", ").replace('`', ""))
    );
    for (line, holds) in &answer.lines {
        let word = match holds {
            Some(true) => paint.style("32", "yes"),
            Some(false) => paint.style("2", "no "),
            None => paint.style("33", "?  "),
        };
        let condition = model.condition(*line).map(|condition| format!("when ({})", condition.text));
        let otherwise = || {
            let clauses = &model.get(*line).clauses;
            let says = clauses.iter().any(|clause| clause.word == ClauseWord::Otherwise);
            if says { "otherwise".to_owned() } else { "always".to_owned() }
        };
        let condition = condition.unwrap_or_else(otherwise);
        let position = trace.position(model.place(*line));
        let _ = writeln!(
            text,
            "  {word} {}  {}  {}",
            visible(&name(trace, *line, language)),
            visible(&condition.split_whitespace().collect::<Vec<_>>().join(" ")),
            paint.style("2", &position)
        );
    }
    let gate = lines.first().is_some_and(|line| model.get(*line).kind == Kind::Decide);
    let verdict = match answer.taken {
        Some(line) => {
            let name = name(trace, line, language);
            if gate {
                format!("{name} decides: the first line that holds")
            } else {
                format!("the outcome is {name}")
            }
        }
        None if answer.missing.is_empty() && answer.lines.iter().any(|(_, holds)| holds.is_none()) => {
            "not known: a value is empty, or something can't be worked out".to_owned()
        }
        None if answer.missing.is_empty() => {
            if gate { "nobody decides this case" } else { "no outcome holds in this case" }.to_owned()
        }
        None => {
            let missing: Vec<String> = answer.missing.iter().map(|field| field_name(model, *field)).collect();
            format!("not known: it depends on {} as well", missing.join(", "))
        }
    };
    let _ = writeln!(text, "\n{}", paint.style("1", &visible(&verdict)));
    Ok(text)
}

/// Who decides by a line, with the role's id; an outcome by its label.
fn name(trace: &Trace<'_>, line: ElementId, language: LanguageId) -> String {
    let model = trace.model;
    match model.decider(line) {
        Some(role) => {
            let (label, id) = (model.label(role, language), &model.get(role).id);
            if label == &**id { label.to_owned() } else { format!("{label} ({id})") }
        }
        None => model.label(line, language).to_owned(),
    }
}
