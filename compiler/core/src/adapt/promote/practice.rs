//! What one region does beyond the standard.

use super::text;
use crate::adapt::effective;
use crate::adapt::rebase::{Edit, whole_lines};
use crate::diagnostic::Place;
use crate::diff;
use crate::model::{
    Adaptation, Applied, Because, Change, ElementId, Ground, Kind, LanguageId, Model, Op, Value,
};
use ltc_grammar::tree::Span;
use ltc_grammar::words::AttributeWord;

/// Where in the standard.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Spot {
    /// In what holds it.
    Added(ElementId),
    /// In the place of a step.
    Replaced(ElementId),
    /// As an attribute of an element.
    Said(ElementId, AttributeWord),
}

impl Spot {
    /// The element of the standard.
    pub(super) fn element(self) -> ElementId {
        match self {
            Spot::Added(id) | Spot::Replaced(id) | Spot::Said(id, _) => id,
        }
    }
}

/// Something a region adds, replaces or says otherwise.
#[derive(Clone, Debug)]
pub(super) struct Practice {
    /// The adaptation.
    pub(super) region: ElementId,
    pub(super) spot: Spot,
    /// What kind of element.
    pub(super) kind: Kind,
    pub(super) id: Box<str>,
    pub(super) code: Option<String>,
    /// Label by language.
    pub(super) labels: Vec<(String, String)>,
    /// Labels of what it holds.
    pub(super) tasks: Vec<String>,
    /// What it says, a statement each, names by their path.
    pub(super) said: Vec<String>,
    /// Where the change is written.
    pub(super) place: Place,
    /// Its first words.
    pub(super) change: String,
    /// Why.
    pub(super) because: String,
    /// In words, what it is and where it belongs.
    pub(super) what: String,
    pub(super) says_where: String,
    /// As text of the standard, and what had to be left out.
    pub(super) text: String,
    pub(super) left_out: Vec<String>,
    pub(super) edit: Option<Edit>,
    /// The edit that takes the change out of the region.
    pub(super) without: Edit,
}

/// What a region does by changes of its own, not by those of the layers it builds on.
pub(super) fn of_region(standard: &Model, adaptation: &Adaptation) -> Vec<Practice> {
    let made = effective(standard, adaptation.element).model;
    let Some(region) = made.region.as_deref() else { return Vec::new() };
    let mut practices = Vec::new();
    for applied in region.applied.iter().filter(|applied| applied.layer == adaptation.element) {
        // What stands in something of the region's own is part of that.
        let Some(change) = adaptation.changes.get(applied.change) else { continue };
        if standard.elements.len() <= applied.target.index() {
            continue;
        }
        match (&change.op, applied.made) {
            (Op::Add(..) | Op::Replace(_), Some(new)) => {
                practices.extend(made_practice(standard, &made, adaptation, change, *applied, new));
            }
            (Op::Set(_, attributes), _) => {
                let words = attributes.iter().map(|attribute| attribute.word);
                practices.extend(
                    words.filter_map(|word| {
                        said_practice(standard, &made, adaptation, change, *applied, word)
                    }),
                );
            }
            _ => {}
        }
    }
    practices
}

fn made_practice(
    standard: &Model,
    made: &Model,
    adaptation: &Adaptation,
    change: &Change,
    applied: Applied,
    new: ElementId,
) -> Option<Practice> {
    let element = made.get(new);
    let count = standard.elements.len();
    let is_add = matches!(change.op, Op::Add(..));
    let holder = if is_add { applied.target } else { standard.get(applied.target).parent? };
    let siblings = &made.get(holder).children;
    let at = siblings.iter().position(|sibling| *sibling == new)?;
    let is_standard = |id: &&ElementId| id.index() < count && standard.get(**id).parent == Some(holder);
    let before = siblings.iter().take(at).rev().find(is_standard).copied();
    let behind = siblings.iter().skip(at + 1).find(is_standard).copied();
    let written = text::write(standard, made, new);
    let (spot, says_where, edit) = if is_add {
        let spot = Spot::Added(holder);
        let says = match (before, behind) {
            (Some(before), _) => format!(", after `{}`", standard.get(before).id),
            (None, Some(behind)) => format!(", before `{}`", standard.get(behind).id),
            (None, None) => String::new(),
        };
        let edit = beside(standard, before, behind, &written.text);
        (spot, format!("in `{}`{says}", standard.path(holder)), edit)
    } else {
        let origin = standard.get(applied.target).origin;
        let edit = Edit {
            place: Place { source: origin.source, span: origin.span },
            replacement: indented(&written.text, column(standard, origin.source, origin.span.start)),
            title: format!("write it in the place of `{}`", standard.get(applied.target).id),
            safe: true,
        };
        let says = format!("in the place of `{}`", standard.path(applied.target));
        (Spot::Replaced(applied.target), says, Some(edit))
    };
    let label = made.label(new, LanguageId::DEFAULT);
    let tasks =
        made.descendants(new).into_iter().map(|task| made.label(task, LanguageId::DEFAULT).to_owned());
    let own_code = |id| made.code(id).map(str::to_owned);
    Some(Practice {
        region: adaptation.element,
        spot,
        kind: element.kind,
        id: element.id.clone(),
        code: own_code(new),
        labels: element
            .label
            .texts
            .iter()
            .map(|(language, text)| (made.tag(*language).to_owned(), text.to_string()))
            .collect(),
        tasks: tasks.collect(),
        said: written.said,
        place: change.place(),
        change: first_words(standard, change),
        because: because(standard, change.because.as_deref()),
        what: format!("the {} {}", element.kind.noun(), diff::quoted(label)),
        says_where,
        text: written.text,
        left_out: written.left_out,
        edit,
        without: without(standard, change),
    })
}

/// An attribute that a region says otherwise than the standard, if it names nothing of the region's own.
fn said_practice(
    standard: &Model,
    made: &Model,
    adaptation: &Adaptation,
    change: &Change,
    applied: Applied,
    word: AttributeWord,
) -> Option<Practice> {
    let target = applied.target;
    let attribute = made.attribute(target, word)?;
    let own = |value: &Value| match value {
        Value::Reference(one) => one.target.is_none_or(|target| text::is_of_region(standard, target)),
        Value::Expression(_) | Value::Text(_) | Value::Quantity(_) | Value::Date(_) | Value::Word(_) => false,
    };
    if attribute.values.iter().any(own) {
        return None;
    }
    let said = text::attribute(made, attribute);
    let before = standard.attribute(target, word).map(|attribute| text::attribute(standard, attribute));
    if before.as_deref() == Some(said.as_str()) {
        return None;
    }
    let named = format!("`{}`", standard.path(target));
    Some(Practice {
        region: adaptation.element,
        spot: Spot::Said(target, word),
        kind: standard.get(target).kind,
        id: standard.get(target).id.clone(),
        code: None,
        labels: Vec::new(),
        tasks: Vec::new(),
        said: vec![said.clone()],
        place: change.place(),
        change: first_words(standard, change),
        because: because(standard, change.because.as_deref()),
        what: format!("`{}` of {}", word.text(), diff::quoted(standard.label(target, LanguageId::DEFAULT))),
        says_where: match before {
            Some(before) => format!("in {named}, instead of `{before}`"),
            None => format!("in {named}"),
        },
        text: said,
        left_out: Vec::new(),
        edit: None,
        without: without(standard, change),
    })
}

fn first_words(model: &Model, change: &Change) -> String {
    let words = model.sources.text(change.source, change.name);
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The reason as the region wrote it.
fn because(model: &Model, because: Option<&Because>) -> String {
    let Some(because) = because else { return String::new() };
    let said = match &because.ground {
        Ground::Law(label) | Ground::Integration(label) => {
            label.first().map(diff::quoted).unwrap_or_default()
        }
        Ground::Customer(one) | Ground::Pain(one) => {
            format!("`{}`", model.sources.text(one.source, one.span))
        }
    };
    let since = because.in_force.map_or_else(String::new, |date| format!(", in force since {date}"));
    format!("{} {said}{since}", because.ground.word())
}

fn without(model: &Model, change: &Change) -> Edit {
    let text = model.sources.get(change.source).map_or("", |source| &source.text);
    Edit {
        place: Place { source: change.source, span: whole_lines(text, change.span) },
        replacement: String::new(),
        title: "take the change out".to_owned(),
        safe: true,
    }
}

/// The edit that puts a text behind a step of the standard, or before one.
fn beside(
    standard: &Model,
    before: Option<ElementId>,
    behind: Option<ElementId>,
    text: &str,
) -> Option<Edit> {
    let (origin, after) = match (before, behind) {
        (Some(before), _) => (standard.get(before).origin, true),
        (None, Some(behind)) => (standard.get(behind).origin, false),
        (None, None) => return None,
    };
    let column = column(standard, origin.source, origin.span.start);
    let text = indented(text, column);
    let blanks = " ".repeat(column);
    let (at, replacement) = if after {
        (origin.span.end, format!("\n{blanks}{text}"))
    } else {
        (origin.span.start, format!("{text}\n{blanks}"))
    };
    Some(Edit {
        place: Place { source: origin.source, span: Span { start: at, end: at } },
        replacement,
        title: "write it into the standard".to_owned(),
        safe: true,
    })
}

/// How many blanks stand before a place on its line.
fn column(model: &Model, source: crate::source::SourceId, at: u32) -> usize {
    let Some(file) = model.sources.get(source) else { return 0 };
    let before = file.text.get(..at as usize).unwrap_or("");
    let line = before.rfind('\n').map_or(0, |at| at + 1);
    before.get(line..).map_or(0, |lead| lead.len() - lead.trim_start_matches(' ').len())
}

/// A text with blanks before all lines but the first.
fn indented(text: &str, column: usize) -> String {
    text.replace('\n', &format!("\n{}", " ".repeat(column)))
}
