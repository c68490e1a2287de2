//! Changes in process words.

use super::content::freedom;
use super::{Aspect, Change, ChangeKind, Same, Weight};
use crate::model::{ElementId, Kind, Label, Model, Route, Target, Value};
use ltc_grammar::tree::Sign;
use ltc_grammar::words::{AttributeWord, ClauseWord};

/// So many letters of a text are quoted.
const QUOTED: usize = 60;

impl Same<'_> {
    /// A change with its weight and path.
    pub(super) fn change(
        &self,
        kind: ChangeKind,
        aspect: Aspect,
        old: Option<ElementId>,
        new: Option<ElementId>,
        words: String,
    ) -> Change {
        let before = old.map_or(Weight::Patch, |old| kind.weight_at(self.old, old));
        let after = new.map_or(Weight::Patch, |new| kind.weight_at(self.new, new));
        let path = match (old, new) {
            (_, Some(new)) => self.new.path(new),
            (Some(old), None) => self.old.path(old),
            (None, None) => String::new(),
        };
        Change { kind, aspect, weight: before.max(after), old, new, path, words }
    }

    /// Something new, with all it holds.
    pub(super) fn added(&self, id: ElementId) -> Change {
        let element = self.new.get(id);
        let place = match neighbour(self.new, id, Side::Before) {
            Some(before) => format!(", after {}", name(self.new, before)),
            None => String::new(),
        };
        let home = match element.parent {
            Some(parent) if self.new.get(parent).parent.is_some() => {
                format!(" in {}", name(self.new, parent))
            }
            _ => String::new(),
        };
        let words = format!("{} is new{home}{place}", with_kind(self.new, id));
        self.change(ChangeKind::Added, Aspect::Existence, None, Some(id), words)
    }

    /// Something gone, with all it held.
    pub(super) fn removed(&self, id: ElementId) -> Change {
        let named = with_kind(self.old, id);
        let names = |ids: &[ElementId]| {
            let names: Vec<String> = ids.iter().map(|id| name(self.new, *id)).collect();
            names.join(" and ")
        };
        let words = match self.matches.successors(id) {
            [] => format!("{named} is gone"),
            [one] => format!("{named} is gone and went into {}", names(&[*one])),
            some => format!("{named} is gone and was split into {}", names(some)),
        };
        self.change(ChangeKind::Removed, Aspect::Existence, Some(id), None, words)
    }
}

pub(super) fn kind(same: &Same<'_>, was: ElementId, is: ElementId) -> String {
    let (old, new) = (same.old.get(was).kind, same.new.get(is).kind);
    format!("{} was {} and is {} now", name(same.new, is), old.indefinite(), new.indefinite())
}

pub(super) fn renamed(same: &Same<'_>, was: ElementId, is: ElementId) -> String {
    format!("{} is called `{}` now", with_kind(same.old, was), same.new.get(is).id)
}

pub(super) fn moved(same: &Same<'_>, was: ElementId, is: ElementId) -> String {
    let home = |model: &Model, id: ElementId| {
        model.get(id).parent.map_or_else(|| "the project".to_owned(), |parent| name(model, parent))
    };
    format!("{} moved from {} to {}", with_kind(same.new, is), home(same.old, was), home(same.new, is))
}

pub(super) fn reordered(same: &Same<'_>, is: ElementId) -> String {
    let named = name(same.new, is);
    match (neighbour(same.new, is, Side::Before), neighbour(same.new, is, Side::After)) {
        (Some(before), _) => format!("{named} moved after {}", name(same.new, before)),
        (None, Some(after)) => format!("{named} moved before {}", name(same.new, after)),
        (None, None) => format!("{named} moved"),
    }
}

pub(super) fn label(same: &Same<'_>, was: ElementId, is: ElementId, tag: &str) -> String {
    let text = |model: &Model, label: &Label| Same::text(model, label, tag).map(quoted);
    let before = text(same.old, &same.old.get(was).label);
    let after = text(same.new, &same.new.get(is).label);
    from_to(&format!("the label of {}", name(same.new, is)), before.as_deref(), after.as_deref())
}

pub(super) fn translations(same: &Same<'_>, is: ElementId, tags: &[&str]) -> String {
    format!("the label of {} changed in {}", name(same.new, is), tags.join(", "))
}

pub(super) fn attribute(same: &Same<'_>, was: ElementId, is: ElementId, word: AttributeWord) -> String {
    let values = |model: &Model, id| model.attribute(id, word).map_or(Vec::new(), |said| said.values.clone());
    let (old, new) = (values(same.old, was), values(same.new, is));
    let what = match word {
        AttributeWord::Within => format!("the deadline of {}", name(same.new, is)),
        AttributeWord::R | AttributeWord::A | AttributeWord::C | AttributeWord::I => {
            format!("{} of {}", word.text(), name(same.new, is))
        }
        other => format!("`{}` of {}", other.text(), name(same.new, is)),
    };
    came_and_went(same, &what, (was, &old), (is, &new))
}

pub(super) fn clause(same: &Same<'_>, was: ElementId, is: ElementId, word: ClauseWord) -> String {
    let (old, new) = (same.old.clause(was, word), same.new.clause(is, word));
    let named = name(same.new, is);
    let what = match word {
        ClauseWord::When => format!("the condition of {named}"),
        ClauseWord::Otherwise => {
            let has = same.new.get(is).clauses.iter().any(|clause| clause.word == word);
            return match has {
                true => format!("{named} stands for all other cases now"),
                false => format!("{named} no longer stands for all other cases"),
            };
        }
        ClauseWord::Within => format!("the deadline of {named}"),
        ClauseWord::For => format!("the time {named} lasts"),
        other => format!("`{}` of {named}", other.text()),
    };
    came_and_went(same, &what, (was, old), (is, new))
}

pub(super) fn route(same: &Same<'_>, was: ElementId, is: ElementId) -> String {
    let says = |model: &Model, id| model.get(id).route.as_deref().map(|route| leads_to(model, route));
    let before =
        says(same.old, was).unwrap_or_else(|| "to the steps it held, then to the next step".to_owned());
    let after =
        says(same.new, is).unwrap_or_else(|| "to the steps it holds, then to the next step".to_owned());
    format!("{} leads {after} now, no longer {before}", name(same.new, is))
}

pub(super) fn freedom_changed(same: &Same<'_>, was: ElementId, is: ElementId) -> String {
    let (old, new) = (same.old.get(was).freedom, same.new.get(is).freedom);
    format!("{} is {} now, no longer {}", name(same.new, is), freedom(new), freedom(old))
}

/// Where a route leads, beginning with "to".
fn leads_to(model: &Model, route: &Route) -> String {
    let target = match &route.target {
        Target::Next => "to the next step".to_owned(),
        Target::Done => "out of its sub-process".to_owned(),
        Target::Step(id) | Target::End(id) | Target::Suspend(id) => format!("to {}", name(model, *id)),
        Target::Unresolved => "nowhere".to_owned(),
    };
    let bound = route.at_most.map_or_else(String::new, |times| format!(" at most {times} times"));
    let otherwise = match &route.otherwise {
        Some(otherwise) => format!(", then {}", leads_to(model, otherwise)),
        None => String::new(),
    };
    format!("{target}{bound}{otherwise}")
}

/// What came into a list and what went out of it, where it is a list of names; else both in full.
fn came_and_went(
    same: &Same<'_>,
    what: &str,
    was: (ElementId, &[Value]),
    is: (ElementId, &[Value]),
) -> String {
    let names = |values: &[Value]| {
        !values.is_empty() && values.iter().all(|value| matches!(value, Value::Reference(_)))
    };
    let has = |old: &Value, new: &Value| same.value((was.0, old), (is.0, new));
    if names(was.1) && names(is.1) && 1 < was.1.len() + is.1.len() {
        let came: Vec<&Value> = is.1.iter().filter(|new| !was.1.iter().any(|old| has(old, new))).collect();
        let went: Vec<&Value> = was.1.iter().filter(|old| !is.1.iter().any(|new| has(old, new))).collect();
        let stays = came.len() < is.1.len() && went.len() < was.1.len();
        if stays && !(came.is_empty() && went.is_empty()) {
            let say = |model, values: &[&Value]| {
                let said: Vec<String> = values.iter().map(|value| self::value(model, value)).collect();
                said.join(", ")
            };
            let came = (!came.is_empty()).then(|| format!("{} came in", say(same.new, &came)));
            let went = (!went.is_empty()).then(|| format!("{} went out", say(same.old, &went)));
            let said: Vec<String> = came.into_iter().chain(went).collect();
            return format!("{what}: {}", said.join(", "));
        }
    }
    let list = |model, (_, values): (ElementId, &[Value])| {
        let said: Vec<String> = values.iter().map(|value| self::value(model, value)).collect();
        (!said.is_empty()).then(|| said.join(", "))
    };
    let (before, after) = (list(same.old, was), list(same.new, is));
    if before == after {
        // The same words mean something else, or only a translation is another.
        return format!("{what} changed");
    }
    from_to(what, before.as_deref(), after.as_deref())
}

fn from_to(what: &str, before: Option<&str>, after: Option<&str>) -> String {
    match (before, after) {
        (Some(before), Some(after)) => format!("{what} went from {before} to {after}"),
        (None, Some(after)) => format!("{what} is {after} now; it was not said before"),
        (Some(before), None) => format!("{what} is no longer said; it was {before}"),
        (None, None) => format!("{what} changed"),
    }
}

/// A value as people read it.
pub(crate) fn value(model: &Model, value: &Value) -> String {
    match value {
        Value::Reference(reference) => {
            let written = model.sources.text(reference.source, reference.span);
            let sign = match reference.sign {
                Sign::Plus => "+",
                Sign::Minus => "-",
                Sign::None => "",
            };
            let target = reference.target.map(|target| &*model.get(target).id);
            format!("`{sign}{}`", target.unwrap_or(written))
        }
        Value::Text(label) => label.plain().map_or_else(|| "\"\"".to_owned(), quoted),
        Value::Quantity(quantity) if value.period().is_some() || quantity.unit.is_empty() => {
            format!("{}{}", quantity.number, quantity.unit)
        }
        Value::Quantity(quantity) => format!("{} {}", quantity.number, quantity.unit),
        Value::Date(date) => date.to_string(),
        Value::Word(word) => word.to_string(),
        Value::Expression(condition) => format!("`{}`", shortened(&condition.text)),
    }
}

/// The text in quotes, shortened.
pub(crate) fn quoted(text: &str) -> String {
    format!("\"{}\"", shortened(text))
}

fn shortened(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.chars().count() <= QUOTED {
        return text;
    }
    let start: String = text.chars().take(QUOTED).collect();
    format!("{}…", start.trim_end())
}

/// An element by its id, or by its label where it has none; an outcome with what asks for it.
pub(crate) fn name(model: &Model, id: ElementId) -> String {
    let element = model.get(id);
    let own = match (element.kind.is_nameless(), element.label.plain()) {
        (true, Some(label)) => format!("the {} {}", element.kind.noun(), quoted(label)),
        (true, None) => format!("{} without a label", element.kind.indefinite()),
        (false, _) => format!("`{}`", element.id),
    };
    match element
        .parent
        .filter(|_| matches!(element.kind, Kind::Outcome | Kind::Decide | Kind::Field | Kind::Value))
    {
        Some(parent) => format!("{own} of `{}`", model.get(parent).id),
        None => own,
    }
}

/// An element with what it is.
pub(crate) fn with_kind(model: &Model, id: ElementId) -> String {
    let element = model.get(id);
    if element.kind.is_nameless() {
        return name(model, id);
    }
    format!("the {} {}", element.kind.noun(), name(model, id))
}

/// One of the two sides of a step.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Before,
    After,
}

/// The step or line beside an element among its like.
fn neighbour(model: &Model, id: ElementId, side: Side) -> Option<ElementId> {
    let element = model.get(id);
    let ordered = |kind: Kind| kind.is_step() || matches!(kind, Kind::Task | Kind::Decide);
    if !ordered(element.kind) {
        return None;
    }
    let siblings = model.get(element.parent?).children.iter().copied();
    let mut siblings = siblings.filter(|sibling| ordered(model.get(*sibling).kind));
    match side {
        Side::Before => siblings.take_while(|sibling| *sibling != id).last(),
        Side::After => siblings.by_ref().skip_while(|sibling| *sibling != id).nth(1),
    }
}
