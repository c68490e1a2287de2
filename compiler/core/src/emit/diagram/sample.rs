//! Drawings for tests: made by hand, or structured flows grown from a recipe.

use super::{DataItem, Drawing, Font, Item, Lane, Link, Shape, Wrapped};
use crate::model::ElementId;

/// A piece of a structured flow.
#[derive(Clone, Debug)]
pub(crate) enum Piece {
    /// A step in a lane; the number picks name and decorations.
    Step(usize, u32),
    /// One piece after the other.
    Sequence(Vec<Piece>),
    /// One of the branches; an empty branch is a way past.
    Choice(usize, Vec<Piece>),
    /// A choice whose other outcome ends the case.
    Control(usize),
    /// All branches.
    Parallel(usize, Vec<Piece>),
    /// Again and again.
    Loop(usize, Box<Piece>),
    /// A sub-process that may be left to an end.
    Subprocess(usize, u8),
}

const NAMES: [&str; 8] = [
    "Check the lead",
    "Identify customer pain points and pain chain",
    "Score",
    "Guide the key decision maker to acknowledge the pain and confirm it in writing",
    "验证线索",
    "引导关键决策人认可痛点并书面确认",
    "Prüfen des Wareneingangs",
    "Negotiate",
];

/// Builds a drawing from a recipe.
pub(crate) struct Sketch {
    pub(crate) drawing: Drawing,
}

impl Sketch {
    pub(crate) fn new(lanes: usize) -> Sketch {
        let lanes = (0..lanes.max(1))
            .map(|lane| Lane { role: Some(ElementId(lane as u32)), name: format!("Role {lane}") });
        Sketch {
            drawing: Drawing { name: "Process".to_owned(), lanes: lanes.collect(), ..Drawing::default() },
        }
    }

    pub(crate) fn item(&mut self, lane: usize, shape: Shape, name: &str) -> usize {
        let lane = lane % self.drawing.lanes.len();
        let (font, width) = match shape {
            Shape::Task | Shape::Subprocess => (Font::BODY, 90),
            Shape::Gateway | Shape::Event | Shape::Boundary(_) | Shape::Connector => (Font::SMALL, 92),
        };
        let name = Wrapped::new(name, font, width);
        self.drawing.items.push(Item { node: None, lane, shape, name, note: None, data: Vec::new() });
        self.drawing.items.len() - 1
    }

    pub(crate) fn link(&mut self, from: usize, to: usize, name: &str) {
        let name = (!name.is_empty()).then(|| Wrapped::new(name, Font::SMALL, 90));
        self.drawing.links.push(Link { edge: None, from, to, name, back: false });
    }

    fn back(&mut self, from: usize, to: usize, name: &str) {
        self.link(from, to, name);
        if let Some(link) = self.drawing.links.last_mut() {
            link.back = true;
        }
    }

    /// A whole flow: start, the piece, end.
    pub(crate) fn flow(lanes: usize, piece: &Piece) -> Drawing {
        let mut sketch = Sketch::new(lanes);
        let start = sketch.item(first_lane(piece), Shape::Event, "Market signal received");
        let last = sketch.grow(piece, (start, ""));
        let lane = sketch.drawing.items[last.0].lane;
        let end = sketch.item(lane, Shape::Event, "Done");
        sketch.link(last.0, end, last.1);
        sketch.drawing
    }

    fn grow<'n>(&mut self, piece: &Piece, (before, name): (usize, &'n str)) -> (usize, &'n str) {
        match piece {
            Piece::Step(lane, number) => {
                let item = self.item(*lane, Shape::Task, NAMES[*number as usize % NAMES.len()]);
                if number % 5 == 0 {
                    self.drawing.items[item].note =
                        Some(Wrapped::new("KCP-ML-03: Unlawful personal data", Font::SMALL, 150));
                }
                for data in 0..(number % 7).saturating_sub(4) {
                    let name = Wrapped::new(NAMES[(number + data) as usize % NAMES.len()], Font::SMALL, 90);
                    self.drawing.items[item].data.push(DataItem { data: ElementId(data), name });
                }
                self.link(before, item, name);
                (item, "")
            }
            Piece::Sequence(pieces) => {
                pieces.iter().fold((before, name), |before, piece| self.grow(piece, before))
            }
            Piece::Choice(lane, branches) => {
                let split = self.item(*lane, Shape::Gateway, "Is it large enough?");
                self.link(before, split, name);
                let merge_at: Vec<(usize, &str)> = branches
                    .iter()
                    .enumerate()
                    .map(|(index, branch)| {
                        self.grow(branch, (split, ["yes", "no, too late", "决定"][index % 3]))
                    })
                    .collect();
                let merge = self.item(*lane, Shape::Gateway, "");
                for (last, name) in merge_at {
                    self.link(last, merge, name);
                }
                (merge, "")
            }
            Piece::Control(lane) => {
                let work = self.item(*lane, Shape::Task, "Control the quality");
                self.drawing.items[work].note = Some(Wrapped::new("KCP-1: Wasted effort", Font::SMALL, 150));
                let split = self.item(*lane, Shape::Gateway, "Outcome?");
                let end = self.item(*lane, Shape::Event, "Lead closed or suspended");
                self.link(before, work, name);
                self.link(work, split, "");
                let place = self.drawing.links.len();
                self.link(split, end, "fail");
                self.drawing.links.swap(place, place);
                (split, "pass")
            }
            Piece::Parallel(lane, branches) => {
                let fork = self.item(*lane, Shape::Gateway, "");
                self.link(before, fork, name);
                let ends: Vec<usize> =
                    branches.iter().map(|branch| self.grow(branch, (fork, "")).0).collect();
                let join = self.item(*lane, Shape::Gateway, "");
                for end in ends {
                    self.link(end, join, "");
                }
                (join, "")
            }
            Piece::Loop(lane, inner) => {
                let merge = self.item(first_lane(inner), Shape::Gateway, "");
                self.link(before, merge, name);
                let last = self.grow(inner, (merge, ""));
                let split = self.item(*lane, Shape::Gateway, "Good enough?");
                self.link(last.0, split, last.1);
                self.back(split, merge, "not yet");
                (split, "good")
            }
            Piece::Subprocess(lane, exits) => {
                let item = self.item(*lane, Shape::Subprocess, "Validate and distribute");
                self.link(before, item, name);
                for exit in 0..*exits {
                    let boundary =
                        self.item(*lane, Shape::Boundary(item), NAMES[exit as usize % NAMES.len()]);
                    let end = self.item(lane + usize::from(exit % 2), Shape::Event, "Closed");
                    self.link(boundary, end, "");
                }
                (item, "")
            }
        }
    }
}

fn first_lane(piece: &Piece) -> usize {
    match piece {
        Piece::Step(lane, _)
        | Piece::Choice(lane, _)
        | Piece::Control(lane)
        | Piece::Parallel(lane, _)
        | Piece::Subprocess(lane, _) => *lane,
        Piece::Sequence(pieces) => pieces.first().map_or(0, first_lane),
        Piece::Loop(_, inner) => first_lane(inner),
    }
}

/// A structured flow of about `size` items, always the same for the same seed.
pub(crate) fn grown(size: usize, lanes: usize, seed: u64) -> Piece {
    let mut state = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1;
    let mut left = size as i64;
    let mut pieces = Vec::new();
    let mut lane = 0;
    while 0 < left {
        pieces.push(grow(&mut state, &mut left, lanes, &mut lane, 0));
    }
    Piece::Sequence(pieces)
}

fn next(state: &mut u64, below: u64) -> u64 {
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    (*state >> 11) % below
}

fn grow(state: &mut u64, left: &mut i64, lanes: usize, lane: &mut usize, depth: usize) -> Piece {
    if next(state, 10) < 4 {
        *lane = next(state, lanes as u64) as usize;
    }
    let branch = |state: &mut u64, left: &mut i64, lane: &mut usize, least: u64| {
        let count = least + next(state, 3);
        Piece::Sequence((0..count).map(|_| grow(state, left, lanes, lane, depth + 1)).collect())
    };
    let at = *lane;
    match next(state, 12) {
        0 if depth < 3 => {
            *left -= 2;
            let least = next(state, 2);
            let branches = vec![branch(state, left, lane, 1), branch(state, left, lane, least)];
            *lane = at;
            Piece::Choice(at, branches)
        }
        1 if depth < 3 => {
            *left -= 2;
            let branches = (0..2 + next(state, 2)).map(|_| branch(state, left, lane, 1)).collect();
            *lane = at;
            Piece::Parallel(at, branches)
        }
        2 if depth < 3 => {
            *left -= 2;
            let inner = branch(state, left, lane, 1);
            Piece::Loop(*lane, Box::new(inner))
        }
        3 if depth == 0 => {
            *left -= 3;
            Piece::Control(at)
        }
        4 if depth == 0 => {
            *left -= 3;
            Piece::Subprocess(at, next(state, 3) as u8)
        }
        _ => {
            *left -= 1;
            Piece::Step(at, next(state, 1000) as u32)
        }
    }
}
