//! The site: a page for every process, area, control and thing, with where each is used, and what all pages share.

mod area;
mod assets;
mod chain;
mod handovers;
mod lines;
mod list;
mod map;
mod process;
mod rhythm;
mod search;
mod then;
mod thing;
mod used;
mod uses;

pub use assets::assets;
pub use handovers::{Handover, Handovers};
pub use map::{Field, Tier, landscape as landscape_map};
pub(in crate::emit) use rhythm::is_wanted as has_rhythm;
pub(in crate::emit) use used::Group as UsedAs;
pub use uses::{How, Uses};

use super::index::{Area, Landscape};
use super::page::{Site, is_thing};
use super::svg::Pictures;
use super::{Artefact, Wanted, folder};
use crate::flow::Flow;
use crate::model::{ElementId, Kind, LanguageId};
use rayon::prelude::*;
use std::collections::BTreeMap;

/// What the pages say of an element beside what it says itself.
#[derive(Debug)]
pub struct Around {
    uses: Uses,
    handovers: Handovers,
}

impl Around {
    /// Looks at the whole model.
    pub fn of(site: &Site<'_>) -> Around {
        Around { uses: Uses::of(&site.model, &site.places), handovers: Handovers::of(&site.model) }
    }

    /// Where a role is named beside its duties: what it owns and accepts, what it decides, what it may not hold as well.
    pub(in crate::emit) fn beside_duties(
        &self,
        site: &Site<'_>,
        role: ElementId,
        up: &str,
        language: LanguageId,
    ) -> Vec<UsedAs> {
        use ltc_grammar::words::AttributeWord::{A, C, I, R};
        let is_duty = |how: How| [R, A, C, I].iter().any(|word| how == How::Attribute(*word));
        used::groups(site, &self.uses, role, up, language, &|how| !is_duty(how))
    }
}

/// The page of a process. `pictures` are its diagrams, where they are built.
pub fn process(
    site: &Site<'_>,
    around: &Around,
    flow: &Flow,
    pictures: Option<&Pictures<'_>>,
    language: LanguageId,
) -> Artefact {
    let path = format!("{}/{}/index.html", site.model.tag(language), site.names.get(flow.process));
    Artefact { path, bytes: process::page(site, around, flow, pictures, language) }
}

/// All pages of the site but those of processes, in all languages of the build, as far as they are wanted.
pub fn emit(
    site: &Site<'_>,
    around: &Around,
    landscape: &Landscape,
    wanted: Wanted<'_>,
    sink: &(dyn Fn(Artefact) + Sync),
) {
    let areas: Vec<&Area> =
        landscape.areas_inside().into_iter().filter(|area| site.places.has_page(area.element)).collect();
    let folders = folders(site);
    let things: Vec<ElementId> = folders.values().flatten().copied().collect();
    for language in site.request.languages.iter().copied() {
        let tag = site.model.tag(language);
        let give = |path: &str, make: &dyn Fn() -> Option<Vec<u8>>| {
            let path = format!("{tag}/{path}");
            if wanted.below(&path)
                && let Some(bytes) = make()
            {
                sink(Artefact { path, bytes });
            }
        };
        let give_of = |id: ElementId, make: &dyn Fn() -> Vec<u8>| {
            if let Some(path) = site.address(id) {
                give(&path, &|| Some(make()));
            }
        };
        areas.par_iter().for_each(|area| give_of(area.element, &|| area::page(site, around, area, language)));
        things.par_iter().for_each(|thing| give_of(*thing, &|| thing::page(site, around, *thing, language)));
        for (folder, things) in &folders {
            let page = || Some(list::page(site, around, (folder, things), language));
            give(&format!("{folder}/index.html"), &page);
        }
        give("chain.html", &|| {
            chain::is_wanted(around).then(|| chain::page(site, around, landscape, language))
        });
        give("rhythm.html", &|| rhythm::is_wanted(&site.model).then(|| rhythm::page(site, language)));
        give("separation.html", &|| lines::separation(site, language));
        give("accepted.html", &|| lines::accepted(site, language));
        if wanted.below(&format!("{tag}/search/")) {
            for (at, bytes) in search::shards(site, language).into_iter().enumerate() {
                sink(Artefact { path: format!("{tag}/search/{}.js", at + 1), bytes });
            }
        }
    }
}

/// The controls and things with a page, by the folder they are in.
fn folders(site: &Site<'_>) -> BTreeMap<&'static str, Vec<ElementId>> {
    let mut folders: BTreeMap<&'static str, Vec<ElementId>> = BTreeMap::new();
    for id in site.model.ids().filter(|id| site.places.has_page(*id)) {
        let kind = site.model.get(id).kind;
        if is_thing(kind) || matches!(kind, Kind::Kcp | Kind::Gate) {
            folders.entry(folder(kind).unwrap_or("")).or_default().push(id);
        }
    }
    folders
}
