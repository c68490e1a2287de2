//! What a translator sends back → the file of translations of the project.

use super::apply::{Names, brief, same};
use super::{Catalogue, Entry, export};
use crate::model::{Model, key};
use ltc_grammar::tree::Span;
use rustc_hash::FxHashMap;

/// What taking a file in gave.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Imported {
    /// The project's file of translations as it is to be written.
    pub catalogue: Catalogue,
    /// How many texts had no translation before.
    pub new: usize,
    /// How many had another.
    pub changed: usize,
    /// How many had this one.
    pub same: usize,
    /// How many are translations of what a text said before; they are kept, and wait to be confirmed.
    pub stale: usize,
    /// How many wait to be confirmed, as the translator says.
    pub unsure: usize,
    /// How many have no translation in the file.
    pub open: usize,
    /// What was not taken.
    pub rejected: Vec<Rejected>,
}

/// An entry that was not taken.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Rejected {
    /// Where it stands in the translator's file.
    pub span: Span,
    /// Why.
    pub message: String,
}

/// Takes a translator's file in.
pub fn import(model: &Model, tag: &str, sent: &Catalogue) -> Imported {
    let mut done = Imported { catalogue: export(model, tag), ..Imported::default() };
    let names = Names::of(model);
    let places: FxHashMap<String, usize> =
        done.catalogue.entries.iter().enumerate().map(|(at, entry)| (entry.context.clone(), at)).collect();
    for entry in &sent.entries {
        let found = names.find(model, &entry.context).map(|(id, slot)| key(model, id, slot));
        let mut reject = |why: String| {
            let message = format!("`{}` {why}", brief(&entry.context));
            done.rejected.push(Rejected { span: entry.span, message });
        };
        if entry.text.trim().is_empty() {
            done.open += 1;
            continue;
        }
        let Some(context) = found else {
            reject("is no text of this project".to_owned());
            continue;
        };
        let Some(kept) = places.get(&context).and_then(|at| done.catalogue.entries.get_mut(*at)) else {
            reject(format!("is translated into `{tag}` beside the text itself, which counts"));
            continue;
        };
        if !same(&entry.source, &kept.source) {
            if !kept.text.is_empty() && !kept.unsure {
                reject(
                    "is translated from what the text said before, and there is a newer translation"
                        .to_owned(),
                );
                continue;
            }
            kept.before = Some(entry.source.clone());
            take(kept, entry);
            kept.unsure = true;
            done.stale += 1;
        } else if entry.unsure {
            kept.before.clone_from(&entry.before);
            take(kept, entry);
            kept.unsure = true;
            done.unsure += 1;
        } else {
            match (kept.text.is_empty(), kept.text == entry.text && !kept.unsure) {
                (true, _) => done.new += 1,
                (false, true) => done.same += 1,
                (false, false) => done.changed += 1,
            }
            (kept.unsure, kept.before) = (false, None);
            take(kept, entry);
        }
    }
    done.catalogue.entries.retain(|entry| !entry.text.trim().is_empty());
    done
}

fn take(kept: &mut Entry, sent: &Entry) {
    kept.text.clone_from(&sent.text);
    if !sent.notes.is_empty() {
        kept.notes.clone_from(&sent.notes);
    }
}
