//! What makes a drawing better holds for every drawing of the same shape: in another language, in the BPMN file, in a region. It is
//! searched for once, in a plain drawing of that shape in which all names are of one length, so that it does not matter which of
//! them is drawn first.

use super::better::{Width, Wishes};
use super::{DataItem, Drawing, Font, Item, Lane, Link, Shape, Wrapped};
use crate::model::ElementId;
use crate::source::Lanes;
use rustc_hash::FxHashMap;
use std::sync::{Mutex, OnceLock, PoisonError};

/// Shapes that are kept; beyond, it begins anew.
const MOST: usize = 8_192;

/// All that a plain drawing depends on.
type Key = (Width, bool, Vec<u32>);

/// The wishes for a drawing: known ones of its shape, or those found in a plain drawing of it.
pub(super) fn wishes(drawing: &Drawing, width: Width, find: impl FnOnce(&Drawing) -> Wishes) -> Wishes {
    static KNOWN: OnceLock<Mutex<FxHashMap<Key, Wishes>>> = OnceLock::new();
    let known = || {
        let known = KNOWN.get_or_init(Mutex::default);
        known.lock().unwrap_or_else(PoisonError::into_inner)
    };
    let key = key(drawing, width);
    if let Some(found) = known().get(&key) {
        return found.clone();
    }
    let found = find(&plain(drawing));
    let mut known = known();
    if MOST <= known.len() {
        known.clear();
    }
    known.insert(key, found.clone());
    found
}

fn key(drawing: &Drawing, width: Width) -> Key {
    let mut shape = Vec::with_capacity(3 * drawing.items.len() + 3 * drawing.links.len() + 2);
    shape.extend([drawing.lanes.len() as u32, drawing.items.len() as u32]);
    for item in &drawing.items {
        let (kind, host) = match item.shape {
            Shape::Task => (0, 0),
            Shape::Subprocess => (1, 0),
            Shape::Gateway => (2, 0),
            Shape::Event => (3, 0),
            Shape::Connector => (4, 0),
            Shape::Boundary(host) => (5, host as u32),
        };
        let flags = u32::from(item.name.is_empty()) + 2 * u32::from(item.note.is_some());
        shape.extend([item.lane as u32, 4 * kind + flags, host, item.data.len() as u32]);
    }
    for link in &drawing.links {
        let flags = u32::from(link.name.is_some()) + 2 * u32::from(link.back);
        shape.extend([link.from as u32, link.to as u32, flags]);
    }
    (width, drawing.run == Lanes::Vertical, shape)
}

/// The same shape with names of one length.
fn plain(drawing: &Drawing) -> Drawing {
    let mut some = Wrapped::new("x", Font::SMALL, 80);
    (some.width, some.height) = (80, 30);
    let none = Wrapped::default();
    let item = |item: &Item| Item {
        node: None,
        lane: item.lane,
        shape: item.shape,
        name: if item.name.is_empty() { none.clone() } else { some.clone() },
        note: item.note.as_ref().map(|_| some.clone()),
        data: item.data.iter().map(|_| DataItem { data: ElementId(0), name: some.clone() }).collect(),
    };
    let link = |link: &Link| Link {
        edge: None,
        from: link.from,
        to: link.to,
        name: link.name.as_ref().map(|_| some.clone()),
        back: link.back,
    };
    Drawing {
        lanes: drawing.lanes.iter().map(|_| Lane { role: None, name: String::new() }).collect(),
        items: drawing.items.iter().map(item).collect(),
        links: drawing.links.iter().map(link).collect(),
        run: drawing.run,
        ..Drawing::default()
    }
}
