//! The standard and its regions as each other's neighbours: the same page in another of them.

use super::{LanguageLink, Link, Site, Word, autonym};
use crate::model::{ElementId, Kind, LanguageId};
use rustc_hash::FxHashSet;

/// More neighbours than these are reached by way of the list of regions.
const MOST: usize = 24;

/// The standard, or a region, as the others see it.
#[derive(Clone, Debug)]
pub struct Peer {
    /// The region's adaptation; `None` for the standard.
    pub adaptation: Option<ElementId>,
    /// Its folder below the output folder, with its `/`; empty for the standard.
    pub folder: String,
    /// The tags of its languages, in the order of the build.
    tags: Vec<String>,
    /// Its pages below the folder of a language.
    pages: FxHashSet<String>,
}

impl Peer {
    /// What others know of a site whose places are known.
    pub fn of(site: &Site<'_>, folder: String) -> Peer {
        let model = site.model.model();
        let mut pages: FxHashSet<String> = site.places.pages().filter_map(|id| site.address(id)).collect();
        pages.extend(site.places.contents().iter().map(|(path, _)| (*path).to_owned()));
        for process in model.own(Kind::Process) {
            for tab in
                site.tabs(site.words(LanguageId::DEFAULT), &format!("{}/", site.names.get(process)), None)
            {
                pages.insert(tab.href);
            }
        }
        Peer {
            adaptation: site.region(),
            folder,
            tags: site.request.languages.iter().map(|language| model.tag(*language).to_owned()).collect(),
            pages,
        }
    }

    /// Its page of that path, in the language if it has it, else in its first; its first page where it has no such page.
    fn href(&self, root: &str, tag: &str, path: &str) -> String {
        let tag = self.tags.iter().find(|other| *other == tag).or(self.tags.first()).map_or("", |tag| tag);
        let page = if self.pages.contains(path) { path } else { "index.html" };
        format!("{root}{}{tag}/{page}", self.folder)
    }
}

impl Site<'_> {
    /// The regions of the build, each with the ways from the output folder to its first pages; nothing where there are too many to choose
    /// among.
    pub fn doors_of_regions(&self, language: LanguageId) -> Vec<(String, Vec<LanguageLink>)> {
        let regions = self.peers.iter().filter(|peer| peer.adaptation.is_some());
        if MOST < regions.clone().count() {
            return Vec::new();
        }
        let door = |peer: &Peer, tag: &String| LanguageLink {
            href: format!("{}{tag}/index.html", peer.folder),
            tag: tag.clone(),
            name: autonym(tag).to_owned(),
            current: false,
        };
        let doors = |peer: &Peer| peer.tags.iter().map(|tag| door(peer, tag)).collect();
        regions.map(|peer| (self.peer_name(peer, language).to_owned(), doors(peer))).collect()
    }

    /// The way from a folder of a language to the output folder of the whole build.
    fn root(&self, up: &str) -> String {
        let own = self.peers.iter().find(|peer| peer.adaptation == self.region());
        let depth = own.map_or(0, |peer| peer.folder.matches('/').count());
        format!("{up}../{}", "../".repeat(depth))
    }

    /// What the standard or a region is called.
    fn peer_name(&self, peer: &Peer, language: LanguageId) -> String {
        match peer.adaptation {
            Some(adaptation) => self.label(adaptation, language).to_owned(),
            None => self.words(language).get(Word::TheStandard).to_owned(),
        }
    }

    /// The same page in the standard and in each region, and which of them is this; nothing where there are no regions, and the standard alone
    /// where there are too many to choose among.
    pub fn regions_of(&self, up: &str, path: &str, language: LanguageId) -> Vec<(Link, bool)> {
        if self.peers.len() < 2 {
            return Vec::new();
        }
        let (root, tag) = (self.root(up), self.model.tag(language));
        let here = self.region();
        let few = self.peers.len() <= MOST;
        let shown =
            self.peers.iter().filter(|peer| few || peer.adaptation.is_none() || peer.adaptation == here);
        shown
            .map(|peer| {
                let href = peer.href(&root, tag, path);
                (Link { href, text: self.peer_name(peer, language) }, peer.adaptation == here)
            })
            .collect()
    }
}
