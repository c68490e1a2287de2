//! Duties that are kept apart stay apart.

mod codes;

pub(super) use codes::{IN_ONE_HAND, OF_NOTHING, WITHOUT_REASON};

use super::{finding, listed, named};
use crate::diagnostic::{Diagnostic, Place};
use crate::flow::Flow;
use crate::model::{ElementId, Kind, LanguageId, Letter, Model, Value};
use crate::proof::{self, Budget, Graph, Meeting};
use ltc_grammar::words::{AttributeWord, ClauseWord};

/// Whether a separation says which two duties, and why.
pub(super) fn run(model: &Model, id: ElementId, findings: &mut Vec<Diagnostic>) {
    let duties = model.separated(id);
    let written = model.clause(id, ClauseWord::Of).len();
    let twice =
        duties.iter().enumerate().find(|(at, duty)| duties.iter().take(*at).any(|other| other == *duty));
    if let Some((_, duty)) = twice {
        let message = format!("{} is kept apart from itself", named(model, *duty));
        findings.push(
            finding(model, id, &OF_NOTHING, message)
                .label("one duty, named twice")
                .help("name two different roles or steps: `separate requester, approver because \"…\"`"),
        );
    } else if written == 1 {
        findings.push(
            finding(model, id, &OF_NOTHING, "a separation names one duty only".to_owned())
                .label("apart from what?")
                .help("name what it is kept apart from, behind a comma: `separate requester, approver because \"…\"`"),
        );
    }
    let says = |value: &Value| matches!(value, Value::Text(label) if label.texts.iter().any(|(_, text)| !text.trim().is_empty()));
    if !model.clause(id, ClauseWord::Because).iter().any(says) {
        findings.push(
            finding(model, id, &WITHOUT_REASON, "a separation does not say why".to_owned())
                .help("write what could go wrong if one person did both: `because \"…\"`"),
        );
    }
}

/// Whether a role holds two duties that are kept apart, anywhere in the project.
pub(super) fn in_one_hand(model: &Model, findings: &mut Vec<Diagnostic>) {
    let separations: Vec<ElementId> =
        model.ids().filter(|id| model.get(*id).kind == Kind::Separate).collect();
    for separation in separations {
        let mut duties = model.separated(separation);
        duties.dedup();
        for (at, one) in duties.iter().enumerate() {
            for other in duties.iter().skip(at + 1).filter(|other| *other != one) {
                match (model.get(*one).kind.is_who(), model.get(*other).kind.is_who()) {
                    (true, true) => two_roles(model, separation, *one, *other, findings),
                    (true, false) => role_and_step(model, separation, *one, *other, findings),
                    (false, true) => role_and_step(model, separation, *other, *one, findings),
                    (false, false) => two_steps(model, separation, *one, *other, findings),
                }
            }
        }
    }
}

/// A role's hold on a step: by which letter, or as a decider.
struct Hold {
    role: ElementId,
    how: &'static str,
    /// Where it is said.
    at: Place,
}

/// Everybody who is R, A or decider of a step.
fn holds(model: &Model, step: ElementId) -> Vec<Hold> {
    let mut all = Vec::new();
    for letter in [Letter::Responsible, Letter::Accountable] {
        let Some(duty) = model.duty(step, letter) else { continue };
        for reference in model.references(duty.from, letter.word()) {
            if let Some(role) = reference.target {
                all.push(Hold { role, how: letter.text(), at: reference.place() });
            }
        }
    }
    for line in model.children(step, Kind::Decide) {
        for value in model.clause(line, ClauseWord::By) {
            if let Value::Reference(reference) = value
                && let Some(role) = reference.target
            {
                all.push(Hold { role, how: "decider", at: reference.place() });
            }
        }
    }
    all
}

/// No role may hold two steps that one case passes.
fn two_steps(
    model: &Model,
    separation: ElementId,
    one: ElementId,
    other: ElementId,
    findings: &mut Vec<Diagnostic>,
) {
    if !model.is_own(separation) {
        return;
    }
    let holders = holds(model, other);
    for hold in holds(model, one) {
        let Some(second) = holders.iter().find(|second| second.role == hold.role) else { continue };
        let how = match in_one_case(model, one, other) {
            Case::No => return,
            Case::Yes(how) => how,
        };
        let mut message = format!(
            "{} holds two duties that are kept apart: it is {} of {} and {} of {}",
            named(model, hold.role),
            hold.how,
            named(model, one),
            second.how,
            named(model, other)
        );
        if let Some(how) = how {
            message.push_str("; ");
            message.push_str(&how);
        }
        findings.push(
            finding(model, separation, &IN_ONE_HAND, message)
                .label("kept apart here")
                .related(hold.at, "the one is said here")
                .related(second.at, "the other is said here")
                .help("give one of the two steps to another role"),
        );
        return;
    }
}

/// A role that is kept from a step does not hold it.
fn role_and_step(
    model: &Model,
    separation: ElementId,
    role: ElementId,
    step: ElementId,
    findings: &mut Vec<Diagnostic>,
) {
    if !model.is_own(separation) {
        return;
    }
    if let Some(hold) = holds(model, step).into_iter().find(|hold| hold.role == role) {
        let message = format!(
            "{} is {} of {}, from which it is kept apart",
            named(model, role),
            hold.how,
            named(model, step)
        );
        findings.push(
            finding(model, separation, &IN_ONE_HAND, message)
                .label("kept apart here")
                .related(hold.at, "held here")
                .help("give the step to another role"),
        );
    }
}

/// Two roles that are kept apart are not each other's members and do not share the work of a step.
fn two_roles(
    model: &Model,
    separation: ElementId,
    one: ElementId,
    other: ElementId,
    findings: &mut Vec<Diagnostic>,
) {
    if model.is_own(separation) {
        let part_of = |role: ElementId, whole: ElementId| {
            let belongs =
                model.references(role, AttributeWord::PartOf).any(|wider| wider.target == Some(whole));
            belongs || model.references(whole, AttributeWord::Roles).any(|member| member.target == Some(role))
        };
        if part_of(one, other) || part_of(other, one) {
            let message = format!("{} belong together, but are kept apart", listed(model, &[one, other]));
            findings.push(
                finding(model, separation, &IN_ONE_HAND, message)
                    .label("kept apart here")
                    .help("keep the role apart from another role, or take it out of the team"),
            );
        }
    }
    for step in model.ids() {
        let element = model.get(step);
        let works = element.kind.is_work() || element.kind == Kind::Task;
        if !works || !model.is_own(step) || !model.separation_reaches(separation, step) {
            continue;
        }
        let Some(duty) = model.duty(step, Letter::Responsible) else { continue };
        if !duty.roles.contains(&one) || !duty.roles.contains(&other) {
            continue;
        }
        // Where it is inherited, it is said once: at the step or, for tasks, at the work around them.
        if element.kind == Kind::Task && duty.from != step {
            continue;
        }
        let message = format!(
            "{} is the work of {}, whose duties are kept apart",
            named(model, step),
            listed(model, &[one, other])
        );
        findings.push(
            finding(model, step, &IN_ONE_HAND, message)
                .label("either of the two may do it")
                .related(model.place(separation), "kept apart here")
                .help("give the step to one of the two, or split it into two steps"),
        );
    }
}

/// How one case may pass both steps.
enum Case {
    /// It can't.
    No,
    /// It can; how, in words, where more is known than that it can.
    Yes(Option<String>),
}

/// Whether one case may pass both steps, and how. Of steps of two processes that is not known, so it counts as possible.
fn in_one_case(model: &Model, one: ElementId, other: ElementId) -> Case {
    let process = |step| model.enclosing(step, Kind::Process);
    let (Some(process), true) = (process(one), process(one) == process(other)) else {
        return Case::Yes(None);
    };
    let work = |step| model.ancestry(step).find(|id| model.get(*id).kind.is_work()).unwrap_or(step);
    let (one, other) = (work(one), work(other));
    if one == other {
        return Case::Yes(None);
    }
    let flow = Flow::of(model, process);
    let graph = Graph::new(model, &flow);
    match proof::both(model, &graph, one, other, &mut Budget::default()) {
        Meeting::Never => Case::No,
        Meeting::Unknown => Case::Yes(None),
        Meeting::Along(way) => {
            Case::Yes(Some(format!("a case passes both: {}", way.text(model, LanguageId::DEFAULT))))
        }
        Meeting::SideBySide(around) => {
            Case::Yes(Some(format!("a case passes both, side by side in {}", named(model, around))))
        }
    }
}
