//! How far translations are.

use super::asked::Asked;
use crate::model::{Kind, LanguageId, Model, Slot, Standing, slots};
use rustc_hash::FxHashMap;

/// How many texts of a package there are, and what became of them in a language.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Count {
    /// Texts people read.
    pub texts: usize,
    /// Translated, and the text has not changed since.
    pub translated: usize,
    /// Translated before the text changed.
    pub stale: usize,
    /// Translated and not confirmed.
    pub unsure: usize,
}

impl Count {
    /// Texts without any translation.
    pub fn missing(&self) -> usize {
        self.texts - self.translated - self.stale - self.unsure
    }

    /// Whole percents that are translated; 100 only where all are.
    pub fn percent(&self) -> usize {
        (self.translated * 100).checked_div(self.texts).unwrap_or(100)
    }

    /// Adds another count.
    pub fn add(&mut self, other: Count) {
        self.texts += other.texts;
        self.translated += other.translated;
        self.stale += other.stale;
        self.unsure += other.unsure;
    }
}

/// How far a language is in each package of what a project writes, of a region also of what that names, by their paths, in order of
/// writing.
pub fn status(model: &Model, language: LanguageId) -> Vec<(String, Count)> {
    let waiting: FxHashMap<(usize, usize), Standing> = model
        .translations
        .iter()
        .filter(|found| found.language == language)
        .filter_map(|found| {
            let at = slots(model.get(found.element)).position(|(slot, _)| slot == found.slot)?;
            Some(((found.element.index(), at), found.standing))
        })
        .collect();
    let asked = Asked::of(model);
    let mut rows: Vec<(String, Count)> = Vec::new();
    for id in model.ids() {
        if !asked.holds(id, Slot::Label) {
            continue;
        }
        let package =
            model.enclosing(id, Kind::Package).map(|package| model.path(package)).unwrap_or_default();
        for (at, (slot, label)) in slots(model.get(id)).enumerate() {
            if !asked.holds(id, slot) {
                continue;
            }
            let row = match rows.iter().position(|(path, _)| *path == package) {
                Some(row) => row,
                None => {
                    rows.push((package.clone(), Count::default()));
                    rows.len() - 1
                }
            };
            let count = &mut rows[row].1;
            count.texts += 1;
            match waiting.get(&(id.index(), at)) {
                _ if label.exact(language).is_some() => count.translated += 1,
                Some(Standing::Stale) => count.stale += 1,
                Some(Standing::Unsure) => count.unsure += 1,
                _ if model.is_there(label, language) => count.translated += 1,
                _ => {}
            }
        }
    }
    rows
}
