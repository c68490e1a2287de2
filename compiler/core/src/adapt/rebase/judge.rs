//! What became of each change by itself: of its paths, its place, and what it takes out, replaces, moves or translates.
//!
//! What a `change` says of attributes is judged later, in the result (see `values`).

use super::scene::{Led, Point, Scene, Start, only_words, sentences};
use super::{Clash, Edit, Judged, Merge, Verdict};
use crate::diagnostic::Place;
use crate::diff::{Aspect, Change as Theirs};
use crate::model::{Adaptation, Change, Element, ElementId, Kind, Op, Path, Position};
use crate::resolve::region as resolve_names;
use ltc_grammar::tree::Span;

/// Judges every change of an adaptation.
pub(super) fn judge(scene: &Scene<'_>, adaptation: &Adaptation) -> Vec<Judged> {
    let start = scene.start(adaptation.element);
    let judging = Judging { scene, adaptation, start: &start };
    adaptation.changes.iter().enumerate().map(|(number, change)| judging.one(number, change)).collect()
}

struct Judging<'a> {
    scene: &'a Scene<'a>,
    adaptation: &'a Adaptation,
    start: &'a Start<'a>,
}

/// A judgement on its way.
struct Draft {
    verdict: Verdict,
    theirs: Vec<String>,
    about: Option<ElementId>,
    edits: Vec<Edit>,
    suggestion: Option<String>,
}

impl Draft {
    fn clean() -> Draft {
        Draft {
            verdict: Verdict::Clean,
            theirs: Vec::new(),
            about: None,
            edits: Vec::new(),
            suggestion: None,
        }
    }

    /// Notes a reason to merge; a conflict stays one, and of reasons that nothing is left to change
    /// counts most, `OtherParts` least, else the first.
    fn merge(&mut self, reason: Merge, theirs: &[&Theirs]) {
        let told = match self.verdict {
            Verdict::Conflict(_) => false,
            Verdict::Clean | Verdict::Merged(Merge::OtherParts) => true,
            Verdict::Merged(_) => matches!(reason, Merge::SaidAlready | Merge::GoneAlready),
        };
        if told {
            self.verdict = Verdict::Merged(reason);
        }
        self.say(theirs);
    }

    fn clash(&mut self, clash: Clash, theirs: &[&Theirs]) {
        if !matches!(self.verdict, Verdict::Conflict(_)) {
            self.verdict = Verdict::Conflict(clash);
        }
        self.say(theirs);
    }

    fn say(&mut self, theirs: &[&Theirs]) {
        for words in sentences(theirs) {
            if !self.theirs.contains(&words) {
                self.theirs.push(words);
            }
        }
    }
}

impl Judging<'_> {
    fn one(&self, number: usize, change: &Change) -> Judged {
        let mut draft = Draft::clean();
        let scope = self.scope(change, &mut draft);
        match &change.op {
            Op::Add(new, position) => self.add(change, *new, position, scope, &mut draft),
            Op::Remove => self.remove(change, scope, &mut draft),
            Op::Replace(_) => self.replace(change, scope, &mut draft),
            Op::Move(position) => self.shift(change, position, scope, &mut draft),
            Op::Set(label, attributes) => {
                if let Some((old, _)) = self.target(change, scope, &mut draft) {
                    let touches_label = |aspect| matches!(aspect, Aspect::Label | Aspect::Translation);
                    let theirs = self.scene.changes_of(old);
                    let theirs: Vec<&Theirs> =
                        theirs.into_iter().filter(|their| touches_label(their.aspect)).collect();
                    if !label.is_empty() && !theirs.is_empty() {
                        draft.clash(Clash::BothChanged, &theirs);
                    }
                    self.other_parts(old, &mut draft, |aspect| {
                        let said = attributes.iter().any(|one| aspect == Aspect::Attribute(one.word));
                        !said && (label.is_empty() || !touches_label(aspect))
                    });
                }
            }
            Op::Bind(_) => self.bind(change, &mut draft),
            Op::Translate(label, attributes) => {
                if let Some((old, _)) = self.target(change, scope, &mut draft) {
                    let stale = |aspect| match aspect {
                        Aspect::Label => !label.is_empty(),
                        Aspect::Attribute(word) => attributes.iter().any(|one| one.word == word),
                        _ => false,
                    };
                    let theirs = self.scene.changes_of(old);
                    let theirs: Vec<&Theirs> =
                        theirs.into_iter().filter(|their| stale(their.aspect)).collect();
                    if !theirs.is_empty() {
                        draft.clash(Clash::StaleTranslation, &theirs);
                    }
                    self.other_parts(old, &mut draft, |aspect| !stale(aspect));
                }
            }
            Op::Waive(_) => {}
        }
        let words = match draft.verdict {
            Verdict::Clean => String::new(),
            Verdict::Merged(reason) => reason.words().to_owned(),
            Verdict::Conflict(clash) => match draft.suggestion {
                Some(suggestion) => format!("{}; {suggestion}", clash.words()),
                None => clash.words().to_owned(),
            },
        };
        let first = self.scene.next.sources.text(change.source, change.name);
        Judged {
            change: Some(number),
            what: first.split_whitespace().collect::<Vec<_>>().join(" "),
            place: change.place(),
            verdict: draft.verdict,
            words,
            theirs: draft.theirs,
            ask: draft.about.map_or_else(String::new, |old| self.scene.owner(old)),
            code: None,
            edits: draft.edits,
        }
    }

    /// The same place in both standards that the paths of a change start from, the `at` around it followed.
    fn scope(&self, change: &Change, draft: &mut Draft) -> Point {
        let mut at = self.start.point();
        for path in change.scopes.iter() {
            at = match self.scene.lead(self.start, at, path) {
                Led::Own => return Point { old: None, new: None },
                Led::Here { old, new, path } => {
                    self.follow(old, path, draft);
                    Point { old: Some(old), new: Some(new) }
                }
                Led::Gone { old, .. } => {
                    // What was in it may have gone elsewhere: then it is looked for from what is left around it.
                    let new = self.scene.around(old).or(self.start.new);
                    if let Some(new) = new {
                        let place = Place { source: self.start.source, span: path.span };
                        draft.edits.push(written(place, self.scene.next.path(new)));
                    }
                    draft.about = Some(old);
                    Point { old: Some(old), new }
                }
            };
        }
        at
    }

    /// Notes that a path must be written otherwise.
    fn follow(&self, old: ElementId, path: Option<(Place, String)>, draft: &mut Draft) {
        let Some((place, text)) = path else { return };
        let moved = |their: &Theirs| matches!(their.aspect, Aspect::Name | Aspect::Home);
        let theirs: Vec<&Theirs> = self
            .scene
            .base
            .ancestry(old)
            .flat_map(|around| self.scene.changes_of(around))
            .filter(|their| moved(their))
            .collect();
        draft.merge(Merge::Followed, &theirs);
        draft.about = Some(old);
        draft.edits.push(written(place, text));
    }

    /// What a change is done to, in both standards; notes it if it is gone.
    fn target(&self, change: &Change, from: Point, draft: &mut Draft) -> Option<(ElementId, ElementId)> {
        match self.scene.lead(self.start, from, change.target.as_ref()?) {
            Led::Own => None,
            Led::Here { old, new, path } => {
                draft.about = Some(old);
                self.follow(old, path, draft);
                Some((old, new))
            }
            Led::Gone { old, other } => {
                draft.about = Some(old);
                let theirs = self.gone(old);
                match (&change.op, other) {
                    (Op::Remove, None) => {
                        draft.merge(Merge::GoneAlready, &theirs);
                        draft.edits.clear();
                        draft.edits.push(self.without(change, true));
                    }
                    (_, Some(_)) => draft.clash(Clash::AnotherThing, &theirs),
                    (_, None) => {
                        draft.clash(Clash::TargetGone, &theirs);
                        draft.suggestion = self.likely(old);
                        draft.edits.push(self.without(change, false));
                    }
                }
                None
            }
        }
    }

    /// That an element is gone, with what held it.
    fn gone(&self, old: ElementId) -> Vec<&Theirs> {
        let ancestry = self.scene.base.ancestry(old);
        let told = ancestry.filter_map(|around| self.scene.change_of(around, Aspect::Existence));
        told.take(1).collect()
    }

    /// What an element that is gone may be now.
    fn likely(&self, old: ElementId) -> Option<String> {
        let (base, next) = (self.scene.base, self.scene.next);
        let path = |id: &ElementId| format!("`{}`", next.path(*id));
        if let [first, rest @ ..] = self.scene.matches.successors(old) {
            let names: Vec<String> = [first].into_iter().chain(rest).map(path).collect();
            return Some(format!("it went into {}", names.join(" and ")));
        }
        let gone = base.get(old);
        let process =
            base.enclosing(old, Kind::Process).and_then(|process| self.scene.matches.new_of(process));
        let alike = |id: &ElementId| {
            let element = next.get(*id);
            let same_code = base.code(old).is_some_and(|code| next.code(*id) == Some(code));
            element.kind == gone.kind
                && self.scene.matches.old_of(*id).is_none()
                && (same_code || element.id == gone.id || element.label.first() == gone.label.first())
        };
        let found = next.descendants(process?).into_iter().find(alike)?;
        Some(format!(
            "{} may be the same; if it is, the standard should say `was: {}` there",
            path(&found),
            base.path(old)
        ))
    }

    /// Notes what else the standard changed of an element.
    fn other_parts(&self, old: ElementId, draft: &mut Draft, is_other: impl Fn(Aspect) -> bool) {
        let theirs = self.scene.changes_of(old);
        let theirs: Vec<&Theirs> = theirs
            .into_iter()
            .filter(|their| !matches!(their.aspect, Aspect::Name | Aspect::Home) && is_other(their.aspect))
            .collect();
        if !theirs.is_empty() && !matches!(draft.verdict, Verdict::Conflict(_)) {
            draft.merge(Merge::OtherParts, &theirs);
        }
    }

    fn remove(&self, change: &Change, scope: Point, draft: &mut Draft) {
        let Some((old, _)) = self.target(change, scope, draft) else { return };
        self.hidden(old, draft);
    }

    fn replace(&self, change: &Change, scope: Point, draft: &mut Draft) {
        let Some((old, _)) = self.target(change, scope, draft) else { return };
        self.hidden(old, draft);
    }

    /// What the standard changed of something a region takes out or replaces is seen by nobody there.
    fn hidden(&self, old: ElementId, draft: &mut Draft) {
        let theirs: Vec<&Theirs> = self
            .scene
            .changes_under(old)
            .into_iter()
            .filter(|their| {
                !matches!(their.aspect, Aspect::Name | Aspect::Home | Aspect::Order) || their.old != Some(old)
            })
            .collect();
        if theirs.is_empty() {
            return;
        }
        if only_words(&theirs) {
            draft.merge(Merge::WordingOnly, &theirs);
        } else {
            draft.clash(Clash::HidesChange, &theirs);
        }
    }

    fn shift(&self, change: &Change, position: &Position, scope: Point, draft: &mut Draft) {
        let Some((old, _)) = self.target(change, scope, draft) else { return };
        let theirs = self.scene.changes_of(old);
        let theirs: Vec<&Theirs> =
            theirs.into_iter().filter(|their| matches!(their.aspect, Aspect::Order | Aspect::Home)).collect();
        if !theirs.is_empty() {
            draft.clash(Clash::BothMoved, &theirs);
        }
        self.position(change, position, scope, draft);
        self.other_parts(old, draft, |aspect| aspect != Aspect::Order);
    }

    fn add(&self, change: &Change, new: ElementId, position: &Position, scope: Point, draft: &mut Draft) {
        let holder = self.position(change, position, scope, draft);
        let (Some(holder), Some(element)) = (holder, self.adaptation.elements.get(new.index())) else {
            return;
        };
        self.alike(change, element, holder, draft);
    }

    /// Judges where something is put; gives what holds that place in the newer standard.
    fn position(
        &self,
        change: &Change,
        position: &Position,
        scope: Point,
        draft: &mut Draft,
    ) -> Option<ElementId> {
        let (path, after) = match position {
            Position::First | Position::Last => {
                let old = scope.old?;
                if self.scene.matches.new_of(old).is_none() {
                    draft.clash(Clash::PlaceGone, &self.gone(old));
                    draft.about = Some(old);
                    draft.suggestion = self.likely(old);
                    draft.edits.push(self.without(change, false));
                    return None;
                }
                draft.about = draft.about.or(Some(old));
                return scope.new;
            }
            Position::Before(path) => (path, false),
            Position::After(path) => (path, true),
        };
        match self.scene.lead(self.start, scope, path) {
            Led::Own => scope.new,
            Led::Here { old, new, path } => {
                draft.about = draft.about.or(Some(old));
                self.follow(old, path, draft);
                let theirs = self.scene.changes_of(old);
                let theirs: Vec<&Theirs> = theirs
                    .into_iter()
                    .filter(|their| matches!(their.aspect, Aspect::Order | Aspect::Home))
                    .collect();
                if !theirs.is_empty() {
                    draft.merge(Merge::AlongWithAnchor, &theirs);
                }
                let holder = self.scene.next.get(new).parent;
                self.beside(new, after, holder, draft);
                holder
            }
            Led::Gone { old, .. } => {
                draft.about = draft.about.or(Some(old));
                self.next_anchor(change, path, after, old, scope, draft)
            }
        }
    }

    /// Notes what the standard put at the same place.
    fn beside(&self, anchor: ElementId, after: bool, holder: Option<ElementId>, draft: &mut Draft) {
        let Some(holder) = holder else { return };
        let children = &self.scene.next.get(holder).children;
        let Some(at) = children.iter().position(|child| *child == anchor) else { return };
        let neighbour =
            if after { children.get(at + 1) } else { at.checked_sub(1).and_then(|at| children.get(at)) };
        let Some(neighbour) = neighbour else { return };
        let theirs: Vec<&Theirs> =
            self.scene.added_to(holder).into_iter().filter(|their| their.new == Some(*neighbour)).collect();
        if !theirs.is_empty() {
            draft.merge(Merge::SamePlace, &theirs);
        }
    }

    /// The step something stood beside is gone: the nearest step that is left says where it stands.
    fn next_anchor(
        &self,
        change: &Change,
        path: &Path,
        after: bool,
        gone: ElementId,
        scope: Point,
        draft: &mut Draft,
    ) -> Option<ElementId> {
        let (base, next, matches) = (self.scene.base, self.scene.next, self.scene.matches);
        let theirs = self.gone(gone);
        let holder = base.get(gone).parent;
        let home = holder.and_then(|holder| matches.new_of(holder));
        let siblings = holder.map_or(&[][..], |holder| base.get(holder).children.as_slice());
        let at = siblings.iter().position(|sibling| *sibling == gone).unwrap_or(0);
        let stands = |sibling: &ElementId| {
            let new = matches.new_of(*sibling)?;
            let kind = next.get(new).kind;
            let alike = kind.is_step() || kind == base.get(gone).kind;
            (alike && !matches!(kind, Kind::End | Kind::Suspend) && next.get(new).parent == home)
                .then_some(new)
        };
        let before = siblings.iter().take(at).rev().find_map(stands).map(|new| (new, true));
        let behind = siblings.iter().skip(at + 1).find_map(stands).map(|new| (new, false));
        let anchor = if after { before.or(behind) } else { behind.or(before) };
        let word = self.word_before(change, path);
        let (Some((anchor, after)), Some(word), Some(from)) = (anchor, word, scope.new) else {
            draft.clash(Clash::PlaceGone, &theirs);
            draft.suggestion = self.likely(gone);
            draft.edits.push(self.without(change, false));
            return None;
        };
        let name = self.written_from(from, anchor);
        let replacement = format!("{} {name}", if after { "after" } else { "before" });
        draft.merge(Merge::NextAnchor, &theirs);
        draft.edits.push(Edit {
            place: Place { source: change.source, span: word.to(path.span) },
            title: format!("write `{replacement}`"),
            replacement,
            safe: true,
        });
        home
    }

    /// The word `after` or `before` in front of a path.
    fn word_before(&self, change: &Change, path: &Path) -> Option<Span> {
        let text = &self.scene.next.sources.get(change.source)?.text;
        let before = text.get(..path.span.start as usize)?.trim_end();
        let word = ["after", "before"].into_iter().find(|word| before.ends_with(word))?;
        Some(Span::new(before.len() - word.len(), before.len()))
    }

    /// The path of an element as it is written at a place.
    fn written_from(&self, from: ElementId, to: ElementId) -> String {
        let next = self.scene.next;
        let mut names: Vec<&str> =
            next.ancestry(to).take_while(|id| *id != from).map(|id| &*next.get(id).id).collect();
        if to == from || !next.ancestry(to).any(|id| id == from) {
            return next.path(to);
        }
        names.reverse();
        names.join(".")
    }

    /// Whether the standard has something of that id, or something like it, at that place now.
    fn alike(&self, change: &Change, element: &Element, holder: ElementId, draft: &mut Draft) {
        let next = self.scene.next;
        let added = self.scene.added_to(holder);
        let id = |their: &&Theirs| their.new.filter(|new| next.get(*new).kind == element.kind);
        let same_id = added.iter().find(|their| their.new.is_some_and(|new| next.get(new).id == element.id));
        if let Some(their) = same_id {
            let is_same = id(their).is_some_and(|new| self.says_the_same(change, element, new));
            if is_same {
                draft.merge(Merge::SaidAlready, &[their]);
                draft.edits.clear();
                draft.edits.push(self.without(change, true));
            } else {
                draft.clash(Clash::NameTaken, &[their]);
                draft.edits.push(self.without(change, false));
            }
            return;
        }
        let label = element.label.first().unwrap_or("");
        let near = added.iter().find(|their| {
            id(their).is_some_and(|new| {
                let theirs = next.get(new).label.first().unwrap_or("");
                super::super::alike::of_texts(label, theirs) >= super::super::alike::NEAR
            })
        });
        if let Some(their) = near {
            draft.clash(Clash::AlikeInStandard, &[their]);
            draft.suggestion = Some("if it is the same, take the region's out".to_owned());
            draft.edits.push(self.without(change, false));
        }
    }

    /// Whether what a region adds says word for word what the standard's new element says.
    fn says_the_same(&self, change: &Change, element: &Element, new: ElementId) -> bool {
        let next = self.scene.next;
        let theirs = next.get(new);
        let ours = super::super::alike::Said {
            model: next,
            elements: &|id| self.adaptation.elements.get(id.index()),
            source: change.source,
        };
        let theirs_said = super::super::alike::Said {
            model: next,
            elements: &|id| next.elements.get(id.index()),
            source: theirs.origin.source,
        };
        ours.lines(element) == theirs_said.lines(theirs)
    }

    fn bind(&self, change: &Change, draft: &mut Draft) {
        let (Some(path), Some(older)) = (change.target.as_ref(), self.start.older) else { return };
        let base = self.scene.base;
        let source = base.get(older).origin.source;
        let place = Place { source, span: path.span };
        let also = crate::adapt::chain(base, older).map(|(chain, _)| chain).unwrap_or_default();
        let roles: &'static [Kind] = &[Kind::Role, Kind::Team];
        let Ok(old) = resolve_names::named(base, place, older, also, roles, "bind") else { return };
        if self.scene.base.enclosing(old, Kind::Adaptation).is_some() {
            return;
        }
        draft.about = Some(old);
        if self.scene.matches.new_of(old).is_none() {
            draft.clash(Clash::TargetGone, &self.gone(old));
            draft.suggestion = self.likely(old);
            draft.edits.push(self.without(change, false));
            return;
        }
        self.other_parts(old, draft, |_| true);
    }

    /// The edit that takes a change out.
    fn without(&self, change: &Change, safe: bool) -> Edit {
        let text = self.scene.next.sources.get(change.source).map_or("", |source| &source.text);
        Edit {
            place: Place { source: change.source, span: whole_lines(text, change.span) },
            replacement: String::new(),
            title: "take the change out".to_owned(),
            safe,
        }
    }
}

/// The edit that writes a path otherwise.
fn written(place: Place, text: String) -> Edit {
    Edit { place, title: format!("write `{text}`"), replacement: text, safe: true }
}

/// A span with the lines it fills alone, so that taking it out leaves no empty line.
pub(in crate::adapt) fn whole_lines(text: &str, span: Span) -> Span {
    let (start, end) = (span.start as usize, span.end as usize);
    let (Some(before), Some(after)) = (text.get(..start), text.get(end..)) else { return span };
    let line = before.rfind('\n').map_or(0, |at| at + 1);
    let rest = after.find('\n').map_or(after.len(), |at| at + 1);
    let alone = before.get(line..).is_some_and(|lead| lead.trim().is_empty())
        && after.get(..rest).is_some_and(|tail| tail.trim().is_empty());
    if alone { Span::new(line, end + rest) } else { span }
}
