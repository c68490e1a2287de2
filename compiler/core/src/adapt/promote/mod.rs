//! What several regions do alike may belong into the standard: finding it, and writing it as a change of the standard.
//!
//! A practice is what a region adds to, or puts in the place of, a step of the standard, or an attribute it says otherwise. Practices
//! of separate regions at the same place are compared by a measure of likeness ([`likeness`]); a layer that several regions build on
//! counts once, since they did not come upon it by themselves.

mod practice;
mod text;

use super::alike::of_texts;
use super::chain;
use super::rebase::{Edit, edited};
use crate::compile;
use crate::diagnostic::{Diagnostic, Place, Severity};
use crate::model::{ElementId, LanguageId, Model};
use crate::source::{Project, SourceId, SourceOwner};
use practice::{Practice, Spot};
use rayon::prelude::*;

/// From here on two practices are taken for one.
pub const ALIKE: f64 = 0.7;

/// A practice of several regions, as a change of the standard.
#[derive(Clone, Debug)]
pub struct Proposal {
    /// What it is, in words: "the activity `Validate the tax number`".
    pub what: String,
    /// Where it belongs: "in `acme.leads.manage_leads.verify`, after `check_lead`".
    pub place: String,
    /// Who owns that part of the standard and decides; empty where nobody does.
    pub owner: String,
    /// What would be written in the standard.
    pub text: String,
    /// What of it was left out, since it names things of one region alone.
    pub left_out: Vec<String>,
    /// The regions that do it, the one whose text is proposed first.
    pub evidence: Vec<Evidence>,
    /// The edit of the standard; `None` where people have to write it.
    pub edit: Option<Edit>,
    /// The edits that take it out of the regions.
    pub drops: Vec<Edit>,
}

/// One region that does it.
#[derive(Clone, Debug)]
pub struct Evidence {
    /// The region's label.
    pub region: String,
    /// Where it wrote the change.
    pub place: Place,
    /// The first words of the change.
    pub change: String,
    /// Why it does so, as it wrote; empty where it does not say.
    pub because: String,
    /// How alike it is to what is proposed, from 0 to 1.
    pub likeness: f64,
}

/// Practices that at least `min` separate regions have, in the order of the standard's files; `min` counts as two at least.
pub fn promote(model: &Model, min: usize) -> Vec<Proposal> {
    let list = &model.adaptations.list;
    let practices: Vec<Practice> =
        list.par_iter().map(|adaptation| practice::of_region(model, adaptation)).flatten_iter().collect();
    let mut groups: Vec<Vec<&Practice>> = Vec::new();
    for practice in &practices {
        let joins = |group: &&mut Vec<&Practice>| {
            let first = group.first().is_some_and(|first| ALIKE <= likeness(first, practice));
            first && group.iter().all(|other| are_separate(model, other.region, practice.region))
        };
        match groups.iter_mut().find(joins) {
            Some(group) => group.push(practice),
            None => groups.push(vec![practice]),
        }
    }
    groups.retain(|group| min.max(2) <= group.len());
    groups.sort_by_key(|group| group.first().map(|first| (first.spot.element(), first.place)));
    groups.iter().filter_map(|group| propose(model, group)).collect()
}

/// How alike two practices are, from 0 to 1.
///
/// Practices at different places, or of different kinds, are not alike. The same number (`code`) makes them one. Else it is 0.6 times the
/// likeness of their labels (in the language they have most in common; the same id counts as 0.9), 0.2 times that of their tasks, and
/// 0.2 times the share of statements (roles, deadlines, data, …) they have in common; labels less alike than 0.6 are never one.
/// Why a region does it is evidence, no likeness: what one does by law another may do for a customer.
fn likeness(a: &Practice, b: &Practice) -> f64 {
    if a.spot != b.spot || a.kind != b.kind {
        return 0.0;
    }
    if let Spot::Said(..) = a.spot {
        return if a.said == b.said { 1.0 } else { 0.0 };
    }
    if a.code.is_some() && a.code == b.code {
        return 1.0;
    }
    let mut label = if a.id == b.id { 0.9 } else { 0.0 };
    for (tag, text) in &a.labels {
        for (_, other) in b.labels.iter().filter(|(other, _)| other == tag) {
            label = f64::max(label, of_texts(text, other));
        }
    }
    if label < 0.6 {
        return 0.0;
    }
    let best = |text: &String, others: &[String]| {
        others.iter().map(|other| of_texts(text, other)).fold(0.0, f64::max)
    };
    let count = a.tasks.len() + b.tasks.len();
    let tasks = if count == 0 {
        1.0
    } else {
        let ours: f64 = a.tasks.iter().map(|task| best(task, &b.tasks)).sum();
        let theirs: f64 = b.tasks.iter().map(|task| best(task, &a.tasks)).sum();
        (ours + theirs) / count as f64
    };
    let shared = a.said.iter().filter(|said| b.said.contains(said)).count();
    let all = a.said.len() + b.said.len() - shared;
    let said = if all == 0 { 1.0 } else { shared as f64 / all as f64 };
    0.6 * label + 0.2 * tasks + 0.2 * said
}

/// Whether neither of two regions builds on the other.
fn are_separate(model: &Model, a: ElementId, b: ElementId) -> bool {
    let builds_on = |a, b| chain(model, a).is_ok_and(|(chain, _)| chain.contains(&b));
    a != b && !builds_on(a, b) && !builds_on(b, a)
}

fn propose(model: &Model, group: &[&Practice]) -> Option<Proposal> {
    let first = group.first()?;
    let element = first.spot.element();
    let owner = model.owner(element).map_or_else(String::new, |owner| {
        let label = model.label(owner, LanguageId::DEFAULT);
        format!("{label} (`{}`)", model.get(owner).id)
    });
    let evidence = group.iter().map(|practice| Evidence {
        region: model.label(practice.region, LanguageId::DEFAULT).to_owned(),
        place: practice.place,
        change: practice.change.clone(),
        because: practice.because.clone(),
        likeness: likeness(first, practice),
    });
    let drops = match first.spot {
        Spot::Added(_) | Spot::Replaced(_) => group.iter().map(|practice| practice.without.clone()).collect(),
        Spot::Said(..) => Vec::new(),
    };
    Some(Proposal {
        what: first.what.clone(),
        place: first.says_where.clone(),
        owner,
        text: first.text.clone(),
        left_out: first.left_out.clone(),
        evidence: evidence.collect(),
        edit: first.edit.clone(),
        drops,
    })
}

/// What writing some proposals gives: the files that change, each with its new text.
///
/// # Errors
/// Says why nothing can be written: a file that is not the project's own, a proposal that people have to write, or what rules and
/// proofs find in the result and did not find before.
pub fn written(
    project: &Project,
    model: &Model,
    proposals: &[&Proposal],
) -> Result<Vec<(SourceId, String)>, Refusal> {
    let mut edits: Vec<&Edit> = Vec::new();
    for proposal in proposals {
        let Some(edit) = &proposal.edit else { return Err(Refusal::ByHand(proposal.what.clone())) };
        edits.push(edit);
        edits.extend(&proposal.drops);
    }
    edits.sort_by_key(|edit| (edit.place.source, edit.place.span.start, edit.place.span.end));
    let mut texts = Vec::new();
    let mut after = project.clone();
    let mut at = 0;
    while let Some(source) = edits.get(at).map(|edit| edit.place.source) {
        let some: Vec<Edit> = edits
            .iter()
            .skip(at)
            .take_while(|edit| edit.place.source == source)
            .map(|edit| (*edit).clone())
            .collect();
        at += some.len();
        let Some(file) = model.sources.get(source) else { continue };
        if file.owner != SourceOwner::Project {
            return Err(Refusal::NotOurs(file.path.clone()));
        }
        let text = edited(&file.text, &some);
        if let Some(file) = after.sources.iter_mut().find(|other| other.path == file.path) {
            file.text.clone_from(&text);
        }
        texts.push((source, text));
    }
    let errors = |project: Project| -> Vec<Diagnostic> {
        let found = compile(project).findings.into_iter();
        found.filter(|finding| finding.severity == Severity::Error).collect()
    };
    let mut before = errors(project.clone());
    let mut new = Vec::new();
    for finding in errors(after) {
        let known = |other: &Diagnostic| other.code == finding.code && other.message == finding.message;
        match before.iter().position(known) {
            Some(known) => {
                before.swap_remove(known);
            }
            None => new.push(format!("{} [{}]", finding.message, finding.code.number)),
        }
    }
    if new.is_empty() { Ok(texts) } else { Err(Refusal::Found(new)) }
}

/// Why proposals are not written.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Refusal {
    /// People have to write it: what it is.
    ByHand(String),
    /// A file of the standard library or of a dependency: its path.
    NotOurs(String),
    /// What the rules and proofs find in the result.
    Found(Vec<String>),
}
