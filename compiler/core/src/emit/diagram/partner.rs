//! Pools of others above a process: who sends what starts it, whose steps it meets, and which processes its ends start.
//!
//! A line runs straight up from what faces the other side, where nothing stands on the way. Lines through boxes help nobody: what has
//! no free way up says by itself who is meant.

use super::{Drawing, Font, Frame, Placed, Point, Wrapped};
use crate::emit::interface::meeting;
use crate::flow::{EndKind, Flow, NodeId, NodeKind};
use crate::model::{Clause, ElementId, Kind, LanguageId, Model, Value};
use crate::source::Lanes;
use ltc_grammar::words::{AttributeWord, ClauseWord};

/// Height of a partner's pool.
const HEIGHT: i32 = 60;
/// From its lower edge to the process: three lines of a name.
const GAP: i32 = 54;
/// The narrowest pool.
const WIDTH: i32 = 220;
/// From a pool to the next, and from a line to the name of the one before.
const APART: i32 = 20;

/// How far down a process moves to make room for partners.
pub const ROOM: i32 = HEIGHT + GAP;

/// An item that faces somebody else.
#[derive(Clone, PartialEq, Debug)]
pub struct Contact {
    /// Index into [`Drawing::items`].
    pub item: usize,
    /// The node of the flow.
    pub node: NodeId,
    /// The party or the other process.
    pub who: ElementId,
    /// Its name.
    pub name: String,
    /// Whether something comes to us; else something goes to them.
    pub inward: bool,
    /// The steps of theirs that are met; may be empty.
    pub steps: Wrapped,
}

/// Somebody outside the process, or another process.
#[derive(Clone, PartialEq, Debug)]
pub struct Partner {
    /// The party or process.
    pub who: ElementId,
    /// Its name.
    pub name: Wrapped,
    /// Its pool. What it stands above is to be moved down by [`ROOM`].
    pub frame: Frame,
    /// What passes between it and the process, from left to right.
    pub messages: Vec<Message>,
}

/// A message to or from a partner.
#[derive(Clone, PartialEq, Debug)]
pub struct Message {
    /// The node of ours.
    pub node: NodeId,
    /// Whether it comes to us.
    pub inward: bool,
    /// Where its line stands, in its direction.
    pub points: [Point; 2],
    /// The steps of theirs, and where they are written.
    pub name: Option<(Wrapped, Frame)>,
}

/// Whom a node faces, and in which direction. A node that faces several is drawn with the first.
pub(super) fn contact(
    model: &Model,
    flow: &Flow,
    (item, id): (usize, NodeId),
    language: LanguageId,
) -> Option<Contact> {
    let node = flow.node(id);
    let (element, heard) = match &node.kind {
        NodeKind::Start if node.element == flow.process => {
            let mut triggers = model.children(node.element, Kind::Trigger);
            let (trigger, None) = (triggers.next()?, triggers.next()) else { return None };
            // What comes round by the calendar is sent by nobody.
            let clauses = &model.get(trigger).clauses;
            if clauses.iter().any(|clause| clause.word == ClauseWord::Every) {
                return None;
            }
            (trigger, referred(clauses, ClauseWord::From))
        }
        NodeKind::Wait => (node.element, referred(&model.get(node.element).clauses, ClauseWord::From)),
        NodeKind::End(EndKind::Case { starts }) => (node.element, *starts),
        NodeKind::Work | NodeKind::Call { .. } => (node.element, None),
        _ => return None,
    };
    let steps: Vec<ElementId> =
        model.references(element, AttributeWord::Meets).filter_map(|named| named.target).collect();
    let party = |step: ElementId| model.enclosing(step, Kind::Party);
    let who = match heard {
        Some(heard) => model.enclosing(heard, Kind::Process).or_else(|| party(heard)).unwrap_or(heard),
        None => steps.iter().copied().find_map(party)?,
    };
    if who == flow.process {
        return None;
    }
    let met: Vec<ElementId> = steps.into_iter().filter(|step| party(*step) == Some(who)).collect();
    let gives = |step: &ElementId| {
        meeting(model, element, Some(*step))
            .is_some_and(|meeting| meeting.they_give.is_empty() && !meeting.we_give.is_empty())
    };
    let inward = match node.kind {
        NodeKind::End(_) => false,
        NodeKind::Work | NodeKind::Call { .. } => !met.iter().any(gives),
        _ => true,
    };
    let said: Vec<&str> = met.iter().map(|step| model.label(*step, language)).collect();
    let mut steps = Wrapped::new(&said.join(" / "), Font::SMALL, 90);
    for width in [120, 150, 190, 240] {
        if steps.lines().len() <= 3 {
            break;
        }
        steps = Wrapped::new(&said.join(" / "), Font::SMALL, width);
    }
    let name = model.label(who, language).to_owned();
    Some(Contact { item, node: id, who, name, inward, steps })
}

impl Partner {
    /// The partners of a placed drawing, from left to right; of its contacts only those that are to be shown.
    pub fn around(drawing: &Drawing, placed: &Placed, shown: &dyn Fn(&Contact) -> bool) -> Vec<Partner> {
        // Above vertical lanes stand their names, above phases their bars.
        if drawing.run == Lanes::Vertical {
            return Vec::new();
        }
        let mut found: Vec<(&Contact, Vec<(i32, &Contact)>)> = Vec::new();
        // Who has a lane here is not somebody else.
        let is_here = |contact: &Contact| drawing.lanes.iter().any(|lane| lane.role == Some(contact.who));
        for contact in drawing.contacts.iter().filter(|contact| shown(contact) && !is_here(contact)) {
            let Some(place) = placed.items.get(contact.item) else { continue };
            if !is_free_above(placed, place.frame) {
                continue;
            }
            let x = place.frame.middle().x;
            match found.iter_mut().find(|(one, _)| one.who == contact.who) {
                Some((_, contacts)) => contacts.push((x, contact)),
                None => found.push((contact, vec![(x, contact)])),
            }
        }
        let mut partners: Vec<Partner> = found
            .into_iter()
            .map(|(one, mut contacts)| {
                contacts.sort_by_key(|(x, contact)| (*x, contact.item));
                contacts.dedup_by_key(|(x, _)| *x);
                Partner::new(placed, one, &contacts)
            })
            .collect();
        partners.sort_by_key(|partner| partner.frame.x);
        let mut free = i32::MIN;
        partners.retain(|partner| {
            let fits = free <= partner.frame.x;
            if fits {
                free = partner.frame.right() + APART;
            }
            fits
        });
        partners
    }

    fn new(placed: &Placed, one: &Contact, contacts: &[(i32, &Contact)]) -> Partner {
        let top = placed.pool.y.min(placed.phases.iter().map(|phase| phase.y).min().unwrap_or(i32::MAX));
        let (first, last) = (contacts.first().map_or(0, |one| one.0), contacts.last().map_or(0, |one| one.0));
        let wide = WIDTH.max(Font::BODY.width(&one.name) + 40).min(placed.pool.width);
        let name = Wrapped::new(&one.name, Font::BODY, (wide - 40).max(last - first + 40));
        let width = wide.max(last - first + 80).min(placed.pool.width);
        let x = ((first + last - width) / 2).max(placed.pool.x).min(placed.pool.right() - width);
        let frame = Frame { x, y: top, width, height: HEIGHT };
        let nexts = contacts.iter().skip(1).map(|next| next.0).chain([placed.width]);
        let messages = contacts
            .iter()
            .zip(nexts)
            .map(|((x, contact), next)| {
                let item = placed.items.get(contact.item).map_or(0, |item| item.frame.y);
                let above = Point { x: *x, y: frame.bottom() };
                let below = Point { x: *x, y: item + ROOM };
                let points = if contact.inward { [above, below] } else { [below, above] };
                let Wrapped { width, height, .. } = contact.steps;
                let label = Frame { x: x + 6, y: frame.bottom() + 4, width, height };
                let fits = !contact.steps.is_empty()
                    && label.right() + APART <= next
                    && label.bottom() + 4 <= top + ROOM;
                let name = fits.then(|| (contact.steps.clone(), label));
                Message { node: contact.node, inward: contact.inward, points, name }
            })
            .collect();
        Partner { who: one.who, name, frame, messages }
    }
}

/// Whether a line straight up from an item to above the pool meets no box, sheet, note or name, and runs along no other line.
fn is_free_above(placed: &Placed, item: Frame) -> bool {
    let way = Frame { x: item.middle().x - 4, y: 0, width: 8, height: item.y };
    let is_clear = |frame: &Frame| !frame.overlaps(way);
    let items = placed.items.iter().all(|item| {
        let notes = item.note.iter().map(|note| note.frame);
        let data = item.data.iter().flat_map(|data| [data.frame, data.label]);
        [item.frame].into_iter().chain(item.label).chain(notes).chain(data).all(|frame| is_clear(&frame))
    });
    let along = |pair: &[Point]| {
        let [one, two] = pair else { return false };
        one.x == two.x && (way.x..=way.right()).contains(&one.x) && one.y.min(two.y) <= item.y
    };
    items
        && placed.phases.iter().all(is_clear)
        && placed.links.iter().filter_map(|link| link.label).all(|label| is_clear(&label))
        && !placed.links.iter().any(|link| link.points.windows(2).any(along))
}

/// What a clause refers to.
pub(in crate::emit) fn referred(clauses: &[Clause], word: ClauseWord) -> Option<ElementId> {
    let clause = clauses.iter().find(|clause| clause.word == word)?;
    clause.values.iter().find_map(|value| match value {
        Value::Reference(reference) => reference.target,
        Value::Text(_) | Value::Quantity(_) | Value::Date(_) | Value::Word(_) | Value::Expression(_) => None,
    })
}
