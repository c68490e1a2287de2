//! Looks at every marking of what is left of a net, nearest first, within a budget.

use super::Budget;
use super::reduce::{Piece, Reduced};
use crate::flow::net::{Net, PlaceId, TransitionId};
use rustc_hash::{FxHashMap, FxHashSet};

/// What was found.
#[derive(Debug)]
pub(super) enum Found {
    /// Nothing is wrong.
    Sound,
    /// No marking lets this transition of the net fire.
    Dead(TransitionId),
    /// A path of transitions of the small net, by number, leads to this.
    Fault { hint: Hint, path: Vec<u32> },
    /// The budget was spent.
    Spent { markings: usize },
}

/// What is wrong at the end of a path.
#[derive(Clone, Copy, Debug)]
pub(super) enum Hint {
    /// Nothing can happen, or nothing that leads to the end.
    Stuck,
    /// Two tokens on a place.
    Two(u32),
    /// The end is reached, and something is left.
    Left,
}

/// The markings seen, and how they were come by.
struct Seen {
    markings: Vec<Vec<u32>>,
    numbers: FxHashMap<Vec<u32>, u32>,
    /// For each the marking before it and the transition from there.
    from: Vec<Option<(u32, u32)>>,
    /// For each all markings before it.
    before: Vec<Vec<u32>>,
    tokens: usize,
}

pub(super) fn explore(net: &Net, small: &Reduced, budget: Budget) -> Found {
    let pieces: Vec<(u32, &Piece)> =
        (0_u32..).zip(&small.pieces.0).filter(|(_, piece)| piece.alive).collect();
    let mut by_first: FxHashMap<u32, Vec<usize>> = FxHashMap::default();
    for (at, (_, piece)) in pieces.iter().enumerate() {
        if let Some(first) = piece.inputs.first() {
            by_first.entry(*first).or_default().push(at);
        }
    }
    let mut fired = vec![false; pieces.len()];
    let mut seen = Seen {
        markings: Vec::new(),
        numbers: FxHashMap::default(),
        from: Vec::new(),
        before: Vec::new(),
        tokens: 0,
    };
    seen.note(vec![small.start], None);
    let mut last = None;
    let mut at = 0_u32;
    while let Some(marking) = seen.markings.get(at as usize).cloned() {
        if budget.markings < seen.markings.len() || budget.markings.saturating_mul(50) < seen.tokens {
            return Found::Spent { markings: at as usize };
        }
        if marking.binary_search(&small.end).is_ok() {
            if 1 < marking.len() {
                return Found::Fault { hint: Hint::Left, path: seen.path(at) };
            }
            last = Some(at);
        }
        let mut moves = false;
        let candidates = marking.iter().filter_map(|place| by_first.get(place)).flatten();
        for index in candidates {
            let Some((number, piece)) = pieces.get(*index) else { continue };
            if !piece.inputs.iter().all(|input| marking.binary_search(input).is_ok()) {
                continue;
            }
            moves = true;
            if let Some(mark) = fired.get_mut(*index) {
                *mark = true;
            }
            match after(net, &marking, piece) {
                Ok(next) => seen.note(next, Some((at, *number))),
                Err(place) => {
                    let mut path = seen.path(at);
                    path.push(*number);
                    return Found::Fault { hint: Hint::Two(place), path };
                }
            }
        }
        if !moves && last != Some(at) {
            return Found::Fault { hint: Hint::Stuck, path: seen.path(at) };
        }
        at += 1;
    }
    if let Some(trapped) = seen.trapped(last) {
        return Found::Fault { hint: Hint::Stuck, path: seen.path(trapped) };
    }
    dead(small, &pieces, &fired).map_or(Found::Sound, Found::Dead)
}

/// The marking after a transition, or the place that would hold two tokens.
fn after(net: &Net, marking: &[u32], piece: &Piece) -> Result<Vec<u32>, u32> {
    let clears = piece.clears.map(|id| net.transition(id));
    let mut next: Vec<u32> = marking
        .iter()
        .copied()
        .filter(|place| piece.inputs.binary_search(place).is_err())
        .filter(|place| !clears.is_some_and(|clears| clears.clears(PlaceId(*place))))
        .collect();
    for output in &piece.outputs {
        match next.binary_search(output) {
            Ok(_) => return Err(*output),
            Err(at) => next.insert(at, *output),
        }
    }
    Ok(next)
}

/// The first transition of the net that stands in no script that was fired, though in one that was not.
fn dead(small: &Reduced, pieces: &[(u32, &Piece)], fired: &[bool]) -> Option<TransitionId> {
    if fired.iter().all(|fired| *fired) {
        return None;
    }
    let scripts = |which: bool| {
        let chosen = pieces.iter().zip(fired).filter(move |(_, fired)| **fired == which);
        chosen.flat_map(|((_, piece), _)| small.transitions(piece.script))
    };
    let live: FxHashSet<TransitionId> = scripts(true).collect();
    scripts(false).filter(|id| !live.contains(id)).min()
}

impl Seen {
    fn note(&mut self, marking: Vec<u32>, from: Option<(u32, u32)>) {
        let number = self.markings.len() as u32;
        let known = *self.numbers.entry(marking.clone()).or_insert(number);
        if known == number {
            self.tokens += marking.len();
            self.markings.push(marking);
            self.from.push(from);
            self.before.push(Vec::new());
        }
        if let (Some((before, _)), Some(list)) = (from, self.before.get_mut(known as usize)) {
            list.push(before);
        }
    }

    fn path(&self, to: u32) -> Vec<u32> {
        let mut path = Vec::new();
        let mut at = to;
        while let Some((before, by)) = self.from.get(at as usize).copied().flatten() {
            path.push(by);
            at = before;
        }
        path.reverse();
        path
    }

    /// The first marking from which the last one cannot be reached.
    fn trapped(&self, last: Option<u32>) -> Option<u32> {
        let mut free = vec![false; self.markings.len()];
        let mut open: Vec<u32> = last.into_iter().collect();
        while let Some(at) = open.pop() {
            match free.get_mut(at as usize) {
                Some(mark) if !*mark => *mark = true,
                Some(_) | None => continue,
            }
            open.extend(self.before.get(at as usize).into_iter().flatten());
        }
        free.iter().position(|free| !free).map(|at| at as u32)
    }
}
