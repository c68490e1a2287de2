//! What a project means: one arena of elements, each with its label, attributes, clauses, route and origin.
//!
//! Elements hold ids, never each other; their order is the order of writing. Everything a reader asks of a step that is
//! inherited or resolved (its roles, its status, its path) is asked through the methods of [`Model`].

mod adaptation;
mod calendar;
mod condition;
mod duty;
mod element;
mod elements;
mod kind;
mod label;
mod named;
mod number;
mod organisation;
mod region;
mod rhythm;
mod separation;
mod time;
mod translation;
mod value;

pub use crate::source::Date;
pub use adaptation::{Adaptation, Adaptations, Because, Change, Ground, Imports, Op, Path, Position};
pub use calendar::{WEEKDAYS, Workdays};
pub use condition::Condition;
pub use duty::{Duty, Letter};
pub use element::{Element, ElementId, Freedom, Origin};
pub use elements::Elements;
pub use kind::{Kind, Status};
pub use label::{Label, LanguageId};
pub use named::named;
pub use number::by_number;
pub use organisation::{Deputyship, Organisation};
pub use region::{Applied, Region};
pub use rhythm::Rhythm;
pub use time::{Period, TimeUnit};
pub(crate) use translation::parse_key;
pub use translation::{Slot, Standing, Translation, is_read, key, slots};
pub use value::{Attribute, Clause, Quantity, Reference, Route, Target, Value};

use crate::diagnostic::Place;
use crate::source::{Manifest, SourceOwner, Sources};
use ltc_grammar::words::{AttributeWord, ClauseWord};
use std::sync::Arc;

/// A whole project, linked.
#[derive(Clone, Debug, Default)]
pub struct Model {
    /// All elements, in the order of their files and of writing. Elements of a file that opens with `within` may stand
    /// before what holds them.
    pub elements: Elements,
    /// Elements without a parent: the packages.
    pub roots: Vec<ElementId>,
    /// BCP 47 tags; [`LanguageId`] is an index into it. The project's languages come first, the first of them is the default.
    pub languages: Vec<String>,
    /// How many of `languages` are the project's own.
    pub project_languages: usize,
    /// The texts.
    pub sources: Sources,
    /// The settings.
    pub manifest: Manifest,
    /// The calendar that holds where an element says none.
    pub calendar: Option<ElementId>,
    /// The day accepted findings are judged on.
    pub today: Option<Date>,
    /// What regions change. No rule sees it: `adapt` makes a model of each region.
    pub adaptations: Arc<Adaptations>,
    /// In the model of a region: which, and what was changed. `None` in the standard's.
    pub region: Option<Box<Region>>,
    /// For each source, the package its elements belong to.
    pub source_packages: Vec<Option<ElementId>>,
    /// For each source, whether what it says is the project's own: what is checked and built. Where the list ends, its owner says it.
    pub own_sources: Vec<bool>,
    /// What the files of translations say of its texts.
    pub translations: Vec<Translation>,
    /// Entries of theirs that are of no text here; those of the standard may be of a text that a region adds.
    pub astray: Vec<crate::translate::Astray>,
}

impl Model {
    /// One element. Ids come from this model, so the element is there.
    pub fn get(&self, id: ElementId) -> &Element {
        self.elements.get(id.index()).expect("an element id is made only by the model that holds the element")
    }

    /// All ids, in order of writing; what a region adds stands behind the standard's, and what it takes out is left out.
    pub fn ids(&self) -> impl Iterator<Item = ElementId> + '_ {
        let removed = self.region.as_ref().map_or(&[][..], |region| region.removed.as_slice());
        (0..self.elements.len() as u32)
            .map(ElementId)
            .filter(move |id| removed.is_empty() || removed.binary_search(id).is_err())
    }

    /// The ids of all elements of a kind that belong to the project itself (not to `std` or a dependency).
    pub fn own(&self, kind: Kind) -> impl Iterator<Item = ElementId> + '_ {
        self.ids().filter(move |id| self.get(*id).kind == kind && self.is_own(*id))
    }

    /// Whether it is what is checked and built: what the project itself (not `std` or a dependency) wrote, but for what belongs to
    /// regions; in the model of a region, what that region wrote and the packages it adapts as well.
    pub fn is_own(&self, id: ElementId) -> bool {
        let element = self.get(id);
        if element.kind == Kind::Adaptation {
            return self.region.as_ref().is_some_and(|region| region.adaptation() == Some(id));
        }
        let source = element.origin.source;
        match self.own_sources.get(source.0 as usize) {
            Some(own) => *own,
            None => self.sources.get(source).is_some_and(|source| source.owner == SourceOwner::Project),
        }
    }

    /// The element and its ancestors, nearest first.
    pub fn ancestry(&self, id: ElementId) -> impl Iterator<Item = ElementId> + '_ {
        std::iter::successors(Some(id), |id| self.get(*id).parent)
    }

    /// The nearest ancestor (or the element itself) of a kind.
    pub fn enclosing(&self, id: ElementId, kind: Kind) -> Option<ElementId> {
        self.ancestry(id).find(|ancestor| self.get(*ancestor).kind == kind)
    }

    /// Children of a kind, in order of writing.
    pub fn children(&self, id: ElementId, kind: Kind) -> impl Iterator<Item = ElementId> + '_ {
        self.get(id).children.iter().copied().filter(move |child| self.get(*child).kind == kind)
    }

    /// All elements below, in order of writing, the element itself not included.
    pub fn descendants(&self, id: ElementId) -> Vec<ElementId> {
        let mut found = Vec::new();
        let mut open: Vec<ElementId> = self.get(id).children.iter().rev().copied().collect();
        while let Some(next) = open.pop() {
            found.push(next);
            open.extend(self.get(next).children.iter().rev());
        }
        found
    }

    /// The dotted path: `acme.leads.manage_leads.verify`.
    pub fn path(&self, id: ElementId) -> String {
        let mut parts: Vec<&str> = self.ancestry(id).map(|id| &*self.get(id).id).collect();
        parts.reverse();
        parts.join(".")
    }

    /// The element of a full path. Of the packages `acme` and `acme.leads` the longer is meant.
    pub fn of_path(&self, path: &str) -> Option<ElementId> {
        let below = |root: &ElementId| {
            let rest = path.strip_prefix(&*self.get(*root).id)?;
            if rest.is_empty() {
                return Some(*root);
            }
            let rest = rest.strip_prefix('.')?;
            rest.split('.').try_fold(*root, |at, part| self.child(at, part))
        };
        let found = self.roots.iter().filter_map(|root| Some((self.get(*root).id.len(), below(root)?)));
        found.max_by_key(|(length, _)| *length).map(|(_, id)| id)
    }

    /// The child of a name.
    pub fn child(&self, parent: ElementId, name: &str) -> Option<ElementId> {
        let mut children = self.get(parent).children.iter().copied();
        children.find(|child| !self.get(*child).kind.is_nameless() && &*self.get(*child).id == name)
    }

    /// The label in a language, as [`Model::said`] finds it, else the id; a label of no letters is none.
    pub fn label(&self, id: ElementId, language: LanguageId) -> &str {
        let element = self.get(id);
        let label = self.said(&element.label, language);
        label.filter(|text| !text.trim().is_empty()).unwrap_or(&element.id)
    }

    /// A text in a language, else in one it is a kind of (`es` for `es-MX`), else in the default language, else as it is first written.
    pub fn said<'label>(&self, label: &'label Label, language: LanguageId) -> Option<&'label str> {
        let exact = label.exact(language);
        exact.or_else(|| self.bases(language).find_map(|base| label.exact(base))).or_else(|| label.plain())
    }

    /// Whether a text is there in a language or in one it is a kind of.
    pub fn is_there(&self, label: &Label, language: LanguageId) -> bool {
        label.exact(language).is_some() || self.bases(language).any(|base| label.exact(base).is_some())
    }

    /// The languages of the model that a language is a kind of, the nearest first: `zh-Hant` and `zh` for `zh-Hant-TW`.
    pub fn bases(&self, language: LanguageId) -> impl Iterator<Item = LanguageId> + '_ {
        self.and_bases(self.tag(language)).filter(move |base| *base != language)
    }

    /// The language of a tag, or the nearest one it is a kind of, if the model has any text in it.
    pub fn language(&self, tag: &str) -> Option<LanguageId> {
        self.and_bases(tag).next()
    }

    fn and_bases<'tag>(&self, tag: &'tag str) -> impl Iterator<Item = LanguageId> + use<'_, 'tag> {
        std::iter::successors(Some(tag), |tag| Some(tag.rsplit_once('-')?.0)).filter_map(|tag| {
            let index = self.languages.iter().position(|known| known.eq_ignore_ascii_case(tag))?;
            u8::try_from(index).ok().map(LanguageId)
        })
    }

    /// The attribute of that word, not inherited.
    pub fn attribute(&self, id: ElementId, word: AttributeWord) -> Option<&Attribute> {
        self.get(id).attributes.iter().find(|attribute| attribute.word == word)
    }

    /// The prose of an attribute (`about`, `objective`, `done_when`, …), if it is written as text.
    pub fn prose(&self, id: ElementId, word: AttributeWord) -> Option<&Label> {
        self.attribute(id, word)?.values.iter().find_map(|value| match value {
            Value::Text(label) => Some(label),
            Value::Reference(_)
            | Value::Quantity(_)
            | Value::Date(_)
            | Value::Word(_)
            | Value::Expression(_) => None,
        })
    }

    /// What an attribute refers to, in order, unresolved references left out.
    pub fn references(&self, id: ElementId, word: AttributeWord) -> impl Iterator<Item = &Reference> {
        self.attribute(id, word).into_iter().flat_map(|attribute| attribute.values.iter()).filter_map(
            |value| match value {
                Value::Reference(reference) => Some(reference),
                Value::Text(_)
                | Value::Quantity(_)
                | Value::Date(_)
                | Value::Word(_)
                | Value::Expression(_) => None,
            },
        )
    }

    /// The plain text of an attribute that is not for translation (`code`, `version`): its text or word.
    pub fn plain(&self, id: ElementId, word: AttributeWord) -> Option<&str> {
        self.attribute(id, word)?.values.first().and_then(|value| match value {
            Value::Text(label) => label.first(),
            Value::Word(word) => Some(word),
            Value::Reference(_) | Value::Quantity(_) | Value::Date(_) | Value::Expression(_) => None,
        })
    }

    /// The organisation's own number (`code: "LTC.ML.10"`).
    pub fn code(&self, id: ElementId) -> Option<&str> {
        self.plain(id, AttributeWord::Code)
    }

    /// The deadline written on the element itself.
    pub fn within(&self, id: ElementId) -> Option<Period> {
        let attribute = self.attribute(id, AttributeWord::Within)?;
        attribute.values.iter().find_map(Value::period)
    }

    /// The deadline of a step: its `within`, written as an attribute or, of a `wait`, in its head.
    pub fn deadline(&self, id: ElementId) -> Option<Period> {
        self.within(id).or_else(|| self.clause(id, ClauseWord::Within).iter().find_map(Value::period))
    }

    /// When an unordered set is done, as `until` says it: in a language, or the text of a condition.
    pub fn until(&self, id: ElementId, language: LanguageId) -> Option<&str> {
        let attribute = self.attribute(id, AttributeWord::Until)?;
        attribute.values.iter().find_map(|value| match value {
            Value::Text(label) => self.said(label, language),
            Value::Expression(condition) => Some(&condition.text),
            Value::Reference(_) | Value::Quantity(_) | Value::Date(_) | Value::Word(_) => None,
        })
    }

    /// The owner: its own, else its nearest ancestor's.
    pub fn owner(&self, id: ElementId) -> Option<ElementId> {
        self.ancestry(id).find_map(|ancestor| {
            self.references(ancestor, AttributeWord::Owner).find_map(|reference| reference.target)
        })
    }

    /// The values of a clause of an element's head; none where it has no such clause.
    pub fn clause(&self, id: ElementId, word: ClauseWord) -> &[Value] {
        let clause = self.get(id).clauses.iter().find(|clause| clause.word == word);
        clause.map_or(&[], |clause| &clause.values)
    }

    /// The status: its own, else its nearest ancestor's.
    pub fn status(&self, id: ElementId) -> Option<Status> {
        self.ancestry(id)
            .find_map(|ancestor| self.plain(ancestor, AttributeWord::Status).and_then(Status::from_text))
    }

    /// The place of an element's id (or keyword, where it has no id).
    pub fn place(&self, id: ElementId) -> Place {
        let origin = self.get(id).origin;
        Place { source: origin.source, span: origin.name }
    }

    /// A place in the source of an element.
    pub fn place_in(&self, id: ElementId, span: ltc_grammar::tree::Span) -> Place {
        Place { source: self.get(id).origin.source, span }
    }

    /// The project's languages.
    pub fn project_language_ids(&self) -> impl Iterator<Item = LanguageId> + use<> {
        (0..self.project_languages as u8).map(LanguageId)
    }

    /// Whether the project is not released before all of it can be read in this language.
    pub fn is_required(&self, language: LanguageId) -> bool {
        let tag = self.tag(language);
        match &self.manifest.translations.required {
            Some(required) => {
                language == LanguageId::DEFAULT
                    || required.iter().any(|wanted| wanted.eq_ignore_ascii_case(tag))
            }
            None => usize::from(language.0) < self.project_languages,
        }
    }

    /// The BCP 47 tag of a language.
    pub fn tag(&self, language: LanguageId) -> &str {
        self.languages.get(language.0 as usize).map_or("und", String::as_str)
    }
}
