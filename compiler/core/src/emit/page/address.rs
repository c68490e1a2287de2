//! Where the site tells about an element: a page of its own, or a place on the page of what holds it.

use super::{Link, Site, Word};
use crate::emit::file_name::folder;
use crate::emit::index::Landscape;
use crate::emit::organisation::People;
use crate::emit::raci::Work;
use crate::emit::{Output, interface};
use crate::model::{ElementId, Kind, LanguageId, Model, Value};
use rustc_hash::FxHashSet;

/// The elements a build tells about.
#[derive(Debug, Default)]
pub struct Places {
    /// Those with a page of their own.
    pages: FxHashSet<ElementId>,
    /// Units, pools and positions on the page of the organisation.
    organisation: FxHashSet<ElementId>,
    /// Whether the pages of processes and things are built.
    site: bool,
    /// The pages that lead to everything.
    contents: Vec<(&'static str, Word)>,
}

impl Places {
    /// Finds out what gets a page: processes and what holds them, controls, roles with work, and every thing that the project declares
    /// or names.
    pub fn of(site: &Site<'_>, landscape: &Landscape, work: &Work, people: &People) -> Places {
        let model = site.model.model();
        let makes = |output| site.makes(output);
        let mut places = Places { site: makes(Output::Site), ..Places::default() };
        if makes(Output::Raci) {
            places.pages.extend(work.roles.iter().map(|(role, _)| *role));
            if people.is_wanted(model) {
                places.organisation.extend(&people.shown);
            }
        }
        if places.site {
            // A package is a page only where it holds processes itself.
            let shown = landscape.areas_inside().into_iter();
            let shown = shown
                .filter(|area| model.get(area.element).kind != Kind::Package || !area.processes.is_empty());
            places.pages.extend(shown.map(|area| area.element));
            for process in landscape.processes() {
                places.pages.insert(process);
                let inside = model.descendants(process).into_iter();
                places
                    .pages
                    .extend(inside.filter(|id| matches!(model.get(*id).kind, Kind::Kcp | Kind::Gate)));
            }
            places.pages.extend(things(model));
        }
        places.contents = places.all_contents(site, people);
        places
    }

    /// The elements with a page of their own, in no order.
    pub fn pages(&self) -> impl Iterator<Item = ElementId> + '_ {
        self.pages.iter().copied()
    }

    /// The pages that lead to everything, below the folder of a language.
    pub fn contents(&self) -> &[(&'static str, Word)] {
        &self.contents
    }

    fn all_contents(&self, site: &Site<'_>, people: &People) -> Vec<(&'static str, Word)> {
        let (model, raci) = (site.model.model(), site.makes(Output::Raci));
        let kinds: FxHashSet<Kind> = self.pages.iter().map(|id| model.get(*id).kind).collect();
        let has = |wanted: &[Kind]| self.site && wanted.iter().any(|kind| kinds.contains(kind));
        let any = |kind: Kind| model.elements.iter().any(|element| element.kind == kind);
        let all = [
            (true, "index.html", Word::Landscape),
            (self.site && hands_over(model), "chain.html", Word::EndToEnd),
            (raci && !people.roles.is_empty(), "roles/index.html", Word::Roles),
            (has(&[Kind::Kcp, Kind::Gate]), "controls/index.html", Word::ControlsAndGates),
            (has(&[Kind::Risk, Kind::Requirement]), "risks/index.html", Word::RisksAndRules),
            (has(&[Kind::Data]), "data/index.html", Word::Information),
            (has(&[Kind::System]), "systems/index.html", Word::Systems),
            (has(&[Kind::Party]), "parties/index.html", Word::Parties),
            (has(&[Kind::Kpi]), "kpis/index.html", Word::Kpis),
            (has(&[Kind::Pain]), "pains/index.html", Word::Pains),
            (has(&[Kind::Codes]), "codes/index.html", Word::CodeLists),
            (has(&[Kind::Param]), "parameters/index.html", Word::Parameters),
            (has(&[Kind::Calendar]), "calendars/index.html", Word::Calendars),
            (self.site && crate::emit::site::has_rhythm(model), "rhythm.html", Word::OperatingCalendar),
            (raci && people.is_wanted(model), "organisation.html", Word::Organisation),
            (raci && !people.gates.is_empty(), "delegation.html", Word::Delegation),
            (interface::is_wanted(site), "interface.html", Word::Interfaces),
            (model.region.is_some(), "differences.html", Word::Differences),
            (!site.regions.is_empty(), "regions.html", Word::ProcessesByRegion),
            (model.region.is_some(), "../../../index.html", Word::TheStandard),
            (self.site && !model.separations_met().is_empty(), "separation.html", Word::SeparateDuties),
            (self.site && model.own(Kind::Waive).next().is_some(), "accepted.html", Word::AcceptedFindings),
            (any(Kind::Term), "glossary.html", Word::Glossary),
        ];
        all.into_iter().filter(|(there, _, _)| *there).map(|(_, path, word)| (path, word)).collect()
    }

    /// Whether an element has a page of its own.
    pub fn has_page(&self, id: ElementId) -> bool {
        self.pages.contains(&id)
    }
}

/// Whether any process hands over to another.
fn hands_over(model: &Model) -> bool {
    !crate::emit::site::Handovers::of(model).all().is_empty()
}

/// Whether elements of a kind are things: what processes work with and answer to, not the processes themselves.
pub fn is_thing(kind: Kind) -> bool {
    folder(kind).is_some()
        && !matches!(
            kind,
            Kind::Package | Kind::Class | Kind::Group | Kind::Kcp | Kind::Gate | Kind::Role | Kind::Team
        )
}

/// The things of the project, those its own elements name, and those that these name, in order.
fn things(model: &Model) -> Vec<ElementId> {
    let mut found: FxHashSet<ElementId> = FxHashSet::default();
    let mut open: Vec<ElementId> = Vec::new();
    for id in model.ids().filter(|id| model.is_own(*id)) {
        if is_thing(model.get(id).kind) && found.insert(id) {
            open.push(id);
        }
        named(model, id, &mut |thing| {
            if found.insert(thing) {
                open.push(thing);
            }
        });
    }
    while let Some(next) = open.pop() {
        for id in std::iter::once(next).chain(model.descendants(next)) {
            named(model, id, &mut |thing| {
                if found.insert(thing) {
                    open.push(thing);
                }
            });
        }
    }
    let mut things: Vec<ElementId> = found.into_iter().collect();
    things.sort_unstable();
    things
}

/// Gives the things that an element names.
fn named(model: &Model, id: ElementId, give: &mut impl FnMut(ElementId)) {
    let element = model.get(id);
    let attributes = element.attributes.iter().flat_map(|attribute| &attribute.values);
    for value in attributes.chain(element.clauses.iter().flat_map(|clause| &clause.values)) {
        let references = match value {
            Value::Reference(reference) => std::slice::from_ref(reference),
            Value::Expression(condition) => &condition.names,
            Value::Text(_) | Value::Quantity(_) | Value::Date(_) | Value::Word(_) => &[],
        };
        for target in references.iter().filter_map(|reference| reference.target) {
            if let Some(thing) = model.ancestry(target).find(|around| is_thing(model.get(*around).kind)) {
                give(thing);
            }
        }
    }
}

impl Site<'_> {
    /// Where an element is told about, below the folder of a language: `data/lead.html#name`; `None` where the build says nothing of it.
    pub fn address(&self, id: ElementId) -> Option<String> {
        let model = self.model.model();
        let kind = model.get(id).kind;
        if self.places.has_page(id) {
            let name = self.names.get(id);
            return Some(match folder(kind) {
                Some(folder) => format!("{folder}/{name}.html"),
                None => format!("{name}/index.html"),
            });
        }
        if self.places.organisation.contains(&id) {
            return Some(format!("organisation.html#{}", model.path(id)));
        }
        match kind {
            Kind::Term => return Some(format!("glossary.html#term-{}", model.path(id))),
            Kind::Separate if self.places.site && model.is_own(id) => {
                return Some(format!("separation.html#{}", model.path(id)));
            }
            _ => {}
        }
        let shown = model.ancestry(id).find(|around| self.has_anchor(*around))?;
        let page = model.ancestry(shown).skip(1).find(|around| self.stands_alone(*around))?;
        Some(format!("{}#{}", self.address(page)?, self.below(page, shown)))
    }

    /// Whether an element has a page on which what it holds has places.
    fn stands_alone(&self, id: ElementId) -> bool {
        let kind = self.model.get(id).kind;
        self.places.has_page(id) && (kind == Kind::Process || is_thing(kind))
    }

    /// Whether the page of what holds an element marks its place.
    fn has_anchor(&self, id: ElementId) -> bool {
        let model = self.model.model();
        let element = model.get(id);
        match element.kind {
            Kind::Task
            | Kind::Trigger
            | Kind::Branch
            | Kind::Field
            | Kind::State
            | Kind::Value
            | Kind::Step => true,
            // What an outcome leads to is told at the step.
            Kind::End | Kind::Suspend => {
                element.parent.is_some_and(|parent| model.get(parent).kind != Kind::Outcome)
            }
            kind => kind.is_step(),
        }
    }

    /// The place of an element on a page: its path below the element of the page.
    pub fn below(&self, page: ElementId, id: ElementId) -> String {
        let model = self.model.model();
        let mut ids: Vec<&str> = model
            .ancestry(id)
            .take_while(|around| *around != page)
            .map(|around| &*model.get(around).id)
            .collect();
        ids.reverse();
        ids.join(".")
    }

    /// A link to an element by its label; `up` leads from the page to the folder of its language. Without an address where the build says
    /// nothing of it.
    pub fn link(&self, up: &str, id: ElementId, language: LanguageId) -> Link {
        self.link_as(up, id, self.label(id, language).to_owned())
    }

    /// As [`Site::link`], with words of its own.
    pub fn link_as(&self, up: &str, id: ElementId, text: String) -> Link {
        let href = self.address(id).map(|address| format!("{up}{address}")).unwrap_or_default();
        Link { href, text }
    }

    /// Links to what an attribute names, in order.
    pub fn links(
        &self,
        up: &str,
        id: ElementId,
        word: ltc_grammar::words::AttributeWord,
        language: LanguageId,
    ) -> Vec<Link> {
        let words = self.words(language);
        let references = self.model.references(id, word);
        let link = |reference: &crate::model::Reference| {
            let target = reference.target?;
            let label = self.label(target, language);
            let text = match reference.optional {
                true => words.aside(label, words.get(Word::Optional)),
                false => label.to_owned(),
            };
            Some(self.link_as(up, target, text))
        };
        references.filter_map(link).collect()
    }
}
