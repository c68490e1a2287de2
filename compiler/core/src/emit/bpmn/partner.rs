//! Pools of others above the process: who sends the message that starts it, and which processes its ends start.
//!
//! A partner gets a pool if a straight line up from each of its events meets nothing on the way; otherwise the events say by
//! themselves who is meant. Lines that cross boxes help nobody.

use super::event::Event;
use super::file::File;
use crate::emit::diagram::{Font, Frame, Placed, Point};
use crate::flow::{NodeId, NodeKind, ScopeId, ncname};
use crate::model::{ElementId, Kind};
use crate::source::Lanes;

/// Height of a partner's pool.
const HEIGHT: i32 = 60;
/// From its lower edge to the process.
const GAP: i32 = 50;
/// The narrowest pool.
const WIDTH: i32 = 220;

/// How far down the process moves to make room for partners.
pub(super) const ROOM: i32 = HEIGHT + GAP;

/// Somebody outside the process, or another process.
pub(super) struct Partner {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) frame: Frame,
    pub(super) messages: Vec<Message>,
}

/// A message to or from a partner.
pub(super) struct Message {
    /// The event of ours.
    pub(super) node: NodeId,
    /// Whether it comes to us.
    pub(super) inward: bool,
    /// Where its line stands.
    pub(super) points: [Point; 2],
}

impl Partner {
    /// The partners of a process; a sub-process on its own has none.
    pub(super) fn around(file: &File<'_>) -> Vec<Partner> {
        let Some(sheet) = file.sheets.get(file.root.0 as usize) else { return Vec::new() };
        // Above vertical lanes stand their names.
        if file.root != ScopeId(0) || sheet.drawing.run == Lanes::Vertical {
            return Vec::new();
        }
        let mut found: Vec<(ElementId, Vec<Message>)> = Vec::new();
        for node in &file.flow.scope(file.root).nodes {
            let Some(who) = Event::of(file, *node).partner.map(|partner| whole(file, partner)) else {
                continue;
            };
            let Some(item) = file.item(*node).and_then(|item| sheet.placed.items.get(item)) else { continue };
            if who == file.flow.process || !is_free_above(&sheet.placed, item.frame) {
                continue;
            }
            let x = item.frame.middle().x;
            let above = Point { x, y: sheet.placed.pool.y + HEIGHT };
            let below = Point { x, y: item.frame.y + ROOM };
            let inward = !matches!(file.flow.node(*node).kind, NodeKind::End(_));
            let points = if inward { [above, below] } else { [below, above] };
            let message = Message { node: *node, inward, points };
            match found.iter_mut().find(|(partner, _)| *partner == who) {
                Some((_, messages)) => messages.push(message),
                None => found.push((who, vec![message])),
            }
        }
        let mut partners: Vec<Partner> = found
            .into_iter()
            .map(|(who, messages)| Partner::new(file, &sheet.placed, who, messages))
            .collect();
        partners.sort_by_key(|partner| partner.frame.x);
        let mut free = i32::MIN;
        partners.retain(|partner| {
            let fits = free <= partner.frame.x;
            if fits {
                free = partner.frame.right() + 20;
            }
            fits
        });
        partners
    }

    fn new(file: &File<'_>, placed: &Placed, who: ElementId, messages: Vec<Message>) -> Partner {
        let name = file.model.label(who, file.language).to_owned();
        let width = WIDTH.max(Font::BODY.width(&name) + 40);
        let xs = || messages.iter().flat_map(|message| message.points).map(|point| point.x);
        let (first, last) = (xs().min().unwrap_or(0), xs().max().unwrap_or(0));
        let width = width.max(last - first + 80).min(placed.pool.width);
        let x = ((first + last - width) / 2).max(placed.pool.x).min(placed.pool.right() - width);
        let frame = Frame { x, y: placed.pool.y, width, height: HEIGHT };
        Partner { id: format!("partner--{}", ncname(&file.model.path(who))), name, frame, messages }
    }
}

/// The process that a step belongs to, or the party.
fn whole(file: &File<'_>, partner: ElementId) -> ElementId {
    let process = file.model.enclosing(partner, Kind::Process);
    process.or_else(|| file.model.enclosing(partner, Kind::Party)).unwrap_or(partner)
}

/// Whether a line straight up from an event to above the pool meets no box, sheet, note or name.
fn is_free_above(placed: &Placed, event: Frame) -> bool {
    let way = Frame { x: event.middle().x - 2, y: placed.pool.y, width: 4, height: event.y - placed.pool.y };
    let items = placed.items.iter().all(|item| {
        let notes = item.note.iter().map(|note| note.frame);
        let data = item.data.iter().flat_map(|data| [data.frame, data.label]);
        let frames = [item.frame].into_iter().chain(item.label).chain(notes).chain(data);
        frames.into_iter().all(|frame| !frame.overlaps(way))
    });
    items && placed.links.iter().filter_map(|link| link.label).all(|label| !label.overlaps(way))
}
