//! What a region's `change` says of attributes, against what the standard says of them now.

use super::edit::Applied;
use super::judge::whole_lines;
use super::scene::Scene;
use super::{Clash, Edit, Judged, Merge, Region, Verdict};
use crate::adapt::stricter::{self, Compared};
use crate::adapt::{chain, codes, effective};
use crate::diagnostic::{Diagnostic, Place};
use crate::diff::{Aspect, Change as Theirs};
use crate::model::{Change, ElementId, Letter, Model, Op, Value};
use ltc_grammar::tree::{self, Sign, Span};
use ltc_grammar::words::AttributeWord;

/// Judges the attributes that the changes of a region say, in the region's model on the newer standard.
pub(super) fn look(scene: &Scene<'_>, result: &Model, edits: &Applied, region: &mut Region) {
    if scene.next.path(region.adaptation) != path_there(result, region.adaptation) {
        return;
    }
    let list = &scene.next.adaptations.list;
    let Some(adaptation) = list.iter().find(|one| one.element == region.adaptation) else { return };
    if !adaptation.changes.iter().any(|change| matches!(&change.op, Op::Set(_, said) if !said.is_empty())) {
        return;
    }
    let made = effective(result, region.adaptation);
    let lower =
        chain(result, region.adaptation).ok().and_then(|(chain, _)| chain.iter().rev().nth(1).copied());
    let below = lower.map(|lower| effective(result, lower).model);
    let looking = Looking {
        scene,
        made: &made.model,
        below: below.as_ref().unwrap_or(result),
        findings: &made.findings,
        edits,
    };
    for applied in made.model.region.iter().flat_map(|region| &region.applied) {
        if applied.layer != region.adaptation {
            continue;
        }
        let Some(written) = made.model.change(*applied) else { continue };
        let at = edits.back(Place { source: written.source, span: written.span });
        let found = adaptation.changes.iter().position(|change| {
            change.source == at.source
                && change.span.start == at.span.start
                && matches!(change.op, Op::Set(..))
        });
        let number = found.filter(|_| matches!(written.op, Op::Set(..)));
        let Some((number, change)) =
            number.and_then(|number| Some((number, adaptation.changes.get(number)?)))
        else {
            continue;
        };
        let Some(judged) = region.judged.iter_mut().find(|judged| judged.change == Some(number)) else {
            continue;
        };
        looking.attributes(change, applied.target, judged);
    }
}

fn path_there(model: &Model, id: ElementId) -> String {
    if id.index() < model.elements.len() { model.path(id) } else { String::new() }
}

struct Looking<'a> {
    scene: &'a Scene<'a>,
    /// The region's model on the newer standard.
    made: &'a Model,
    /// What the region adapts: the newer standard, or the model of the layer below.
    below: &'a Model,
    findings: &'a [Diagnostic],
    edits: &'a Applied,
}

impl Looking<'_> {
    fn attributes(&self, change: &Change, target: ElementId, judged: &mut Judged) {
        let Op::Set(label, attributes) = &change.op else { return };
        let Some(old) = self.scene.matches.old_of(target) else { return };
        // By number of the attribute: as a whole, or only some of its names.
        let mut dropped: Vec<(usize, Option<usize>)> = Vec::new();
        for (at, attribute) in attributes.iter().enumerate() {
            let theirs = self.theirs(old, target, attribute.word);
            if theirs.is_empty() || attribute.values.is_empty() {
                continue;
            }
            let drops = self.without_effect(change, at, attribute);
            if is_signed(attribute) {
                note(judged, &theirs, if drops.is_empty() { Merge::NamesAdded } else { Merge::SaidAlready });
                dropped.extend(drops);
                continue;
            }
            if !drops.is_empty() || self.says_the_same(target, attribute.word) {
                note(judged, &theirs, Merge::SaidAlready);
                dropped.push((at, None));
                continue;
            }
            match stricter::attribute(self.below, self.made, target, attribute.word) {
                Compared::Equal | Compared::Stricter => note(judged, &theirs, Merge::StillStricter),
                Compared::Looser(why) => {
                    clash(judged, &theirs, format!("{}: {why}", Clash::BothChanged.words()));
                    judged.edits.extend(self.drop(
                        change,
                        label.is_empty(),
                        attributes,
                        &[(at, None)],
                        false,
                    ));
                }
                Compared::Incomparable(_) => {
                    clash(judged, &theirs, Clash::BothChanged.words().to_owned());
                    judged.edits.extend(self.drop(
                        change,
                        label.is_empty(),
                        attributes,
                        &[(at, None)],
                        false,
                    ));
                }
            }
        }
        if !dropped.is_empty() && !matches!(judged.verdict, Verdict::Conflict(_)) {
            judged.edits.extend(self.drop(change, label.is_empty(), attributes, &dropped, true));
        }
    }

    /// What the standard changed of an attribute; of a duty also where the step takes it over from.
    fn theirs(&self, old: ElementId, new: ElementId, word: AttributeWord) -> Vec<&Theirs> {
        let own = self.scene.change_of(old, Aspect::Attribute(word));
        let is_duty = Letter::ALL.iter().any(|letter| letter.word() == word);
        if own.is_some() || !is_duty || self.scene.next.attribute(new, word).is_some() {
            return own.into_iter().collect();
        }
        let around = self.scene.base.ancestry(old).skip(1);
        around.filter_map(|around| self.scene.change_of(around, Aspect::Attribute(word))).take(1).collect()
    }

    /// What of an attribute the compiler finds to say nothing new, by number of the attribute and of the name.
    fn without_effect(
        &self,
        change: &Change,
        at: usize,
        attribute: &tree::Attribute,
    ) -> Vec<(usize, Option<usize>)> {
        let mut drops = Vec::new();
        for finding in self.findings {
            let nothing = finding.code.number == codes::CHANGE_WITHOUT_EFFECT.number;
            let not_there = finding.code.number == codes::UNKNOWN_TARGET.number;
            let Some(place) = finding.place.map(|place| self.edits.back(place)) else { continue };
            if place.source != change.source || !(nothing || not_there) {
                continue;
            }
            if nothing && place.span.start == attribute.name.start {
                return vec![(at, None)];
            }
            let named = attribute.values.iter().position(|value| match value {
                tree::Value::Path { span, .. } => span.start == place.span.start,
                _ => false,
            });
            drops.extend(named.map(|named| (at, Some(named))));
        }
        if !drops.is_empty() && drops.len() == attribute.values.len() { vec![(at, None)] } else { drops }
    }

    /// Whether the region's attribute says what is said below it.
    fn says_the_same(&self, target: ElementId, word: AttributeWord) -> bool {
        let said = |model: &Model| model.attribute(target, word).map(|attribute| attribute.values.clone());
        let (Some(ours), Some(theirs)) = (said(self.made), said(self.below)) else { return false };
        let same = |pair: (&Value, &Value)| match pair {
            (Value::Reference(a), Value::Reference(b)) => a.target == b.target && a.optional == b.optional,
            (Value::Expression(a), Value::Expression(b)) => {
                a.text.split_whitespace().eq(b.text.split_whitespace())
            }
            (a, b) => a == b,
        };
        ours.len() == theirs.len() && ours.iter().zip(&theirs).all(same)
    }

    /// The edits that take attributes, or some of their names, out of a change; the whole change where nothing would be left.
    fn drop(
        &self,
        change: &Change,
        no_label: bool,
        attributes: &[tree::Attribute],
        dropped: &[(usize, Option<usize>)],
        safe: bool,
    ) -> Vec<Edit> {
        let Some(source) = self.scene.next.sources.get(change.source) else { return Vec::new() };
        let text = &source.text;
        let edit = |span: Span, title: String| Edit {
            place: Place { source: change.source, span },
            replacement: String::new(),
            title,
            safe,
        };
        let whole = dropped.iter().filter(|(_, name)| name.is_none()).count();
        if no_label && whole == attributes.len() {
            return vec![edit(whole_lines(text, change.span), "take the change out".to_owned())];
        }
        let mut edits = Vec::new();
        for (at, name) in dropped {
            let Some(attribute) = attributes.get(*at) else { continue };
            let word = attribute.word.text();
            match name {
                None => {
                    let end =
                        attribute.values.last().map_or(attribute.name.end, |value| value_end(text, value));
                    let span = with_blanks(text, attribute.name.start, end);
                    edits.push(edit(span, format!("take `{word}` out of the change")));
                }
                Some(name) => {
                    let Some(span) = name_span(text, attribute, *name) else { continue };
                    let written = attribute.values.get(*name).map_or("", |value| match value {
                        tree::Value::Path { span, .. } => span.text(text),
                        _ => "",
                    });
                    edits.push(edit(span, format!("take `{written}` out of `{word}`")));
                }
            }
        }
        edits
    }
}

fn is_signed(attribute: &tree::Attribute) -> bool {
    attribute.values.iter().any(|value| {
        matches!(value, tree::Value::Path { sign: Sign::Plus | Sign::Minus, .. } | tree::Value::MoreText(_))
    })
}

/// Notes a reason to merge beside those there are; that nothing is left to change comes first, since something is taken out then.
fn note(judged: &mut Judged, theirs: &[&Theirs], reason: Merge) {
    match judged.verdict {
        Verdict::Conflict(_) => {}
        Verdict::Merged(other) if other != Merge::OtherParts => {
            if !judged.words.contains(reason.words()) {
                judged.words = match reason {
                    Merge::SaidAlready => format!("{}; {}", reason.words(), judged.words),
                    _ => format!("{}; {}", judged.words, reason.words()),
                };
            }
            if reason == Merge::SaidAlready {
                judged.verdict = Verdict::Merged(reason);
            }
        }
        Verdict::Clean | Verdict::Merged(_) => {
            judged.verdict = Verdict::Merged(reason);
            judged.words = reason.words().to_owned();
        }
    }
    say(judged, theirs);
}

fn clash(judged: &mut Judged, theirs: &[&Theirs], words: String) {
    if !matches!(judged.verdict, Verdict::Conflict(_)) {
        judged.verdict = Verdict::Conflict(Clash::BothChanged);
        judged.words = words;
    }
    say(judged, theirs);
}

fn say(judged: &mut Judged, theirs: &[&Theirs]) {
    for their in theirs {
        if !judged.theirs.contains(&their.words) {
            judged.theirs.push(their.words.clone());
        }
    }
}

/// Where a value ends, marks behind it included.
fn value_end(text: &str, value: &tree::Value) -> u32 {
    let behind = |end: u32, mark: char| {
        let rest = text.get(end as usize..).unwrap_or("");
        let blanks = rest.len() - rest.trim_start().len();
        if rest.trim_start().starts_with(mark) { end + (blanks + mark.len_utf8()) as u32 } else { end }
    };
    match value {
        tree::Value::Path { span, optional: true, .. } => behind(span.end, '?'),
        tree::Value::Path { span, .. } | tree::Value::Date(span) => span.end,
        tree::Value::Quantity { number, unit } => number.end.max(unit.end),
        tree::Value::Text(texts) | tree::Value::MoreText(texts) | tree::Value::Day { label: texts, .. } => {
            texts.last().map_or(0, |last| behind(last.content.end, '"'))
        }
        tree::Value::Expression(span) => behind(span.end, ')'),
    }
}

/// A range with the blanks behind it or, at the end of a line, before it; the whole line where nothing else stands on it.
fn with_blanks(text: &str, start: u32, end: u32) -> Span {
    let span = Span { start, end };
    let whole = whole_lines(text, span);
    if whole != span {
        return whole;
    }
    let blank = |letter: char| letter == ' ' || letter == '\t';
    let rest = text.get(end as usize..).unwrap_or("");
    let behind = rest.len() - rest.trim_start_matches(blank).len();
    Span { start, end: end + behind as u32 }
}

/// One name of several with its sign and the comma beside it.
fn name_span(text: &str, attribute: &tree::Attribute, at: usize) -> Option<Span> {
    let value = attribute.values.get(at)?;
    let end = value_end(text, value);
    if let Some(before) = at.checked_sub(1).and_then(|before| attribute.values.get(before)) {
        return Some(Span { start: value_end(text, before), end });
    }
    let tree::Value::Path { span, .. } = value else { return None };
    let next = match attribute.values.get(at + 1)? {
        tree::Value::Path { span, .. } => span.start,
        _ => return None,
    };
    // The signs stand directly before the names, so one goes and the other stays.
    let sign = |start: u32| {
        let before = text.get(..start as usize).unwrap_or("");
        u32::from(before.ends_with(['+', '-']))
    };
    Some(Span { start: span.start - sign(span.start), end: next - sign(next) })
}
