//! A fault of the small net, led back to the net as it was: the transitions a case passes, in order.
//!
//! A place of the small net may be several places of the net between which a token moves. Before a transition takes from one of
//! them the token is brought there.

use super::explore::Hint;
use super::reduce::Reduced;
use super::{Fault, FaultKind};
use crate::flow::net::{Marking, Net, PlaceId, TransitionId};
use rustc_hash::FxHashSet;
use std::collections::VecDeque;

/// Steps tried before the way is given up; what was found until then is the way told.
const MOST_STEPS: usize = 100_000;

/// The fault at the end of a path of the small net.
pub(super) fn fault(net: &Net, small: &Reduced, path: &[u32], hint: Hint) -> Fault {
    let mut replay = Replay { net, small, marking: net.first(), steps: Vec::new(), left: MOST_STEPS };
    for piece in path {
        let script = small.transitions(small.pieces.at(*piece).script);
        let goals = script.into_iter().map(Goal::Fire).collect();
        replay.reach(goals);
    }
    let kind = match hint {
        Hint::Stuck => replay.run_down(),
        Hint::Two(place) => match replay.gather(PlaceId(place)) {
            place if place == net.end() => replay.end(),
            place => FaultKind::TwoTokens(place),
        },
        Hint::Left => replay.end(),
    };
    Fault { kind, steps: replay.steps, marking: replay.marking }
}

/// Something to be brought about.
#[derive(Clone, Copy, Debug)]
enum Goal {
    /// A transition fires.
    Fire(TransitionId),
    /// A place holds so many tokens.
    Hold(PlaceId, u32),
}

struct Replay<'a> {
    net: &'a Net,
    small: &'a Reduced,
    marking: Marking,
    steps: Vec<TransitionId>,
    left: usize,
}

impl Replay<'_> {
    /// Brings goals about, one after the other; whether that could be done.
    fn reach(&mut self, goals: Vec<Goal>) -> bool {
        let mut open: Vec<Goal> = goals.into_iter().rev().collect();
        while let Some(goal) = open.last().copied() {
            if self.left == 0 {
                return false;
            }
            self.left -= 1;
            match goal {
                Goal::Fire(id) => {
                    let inputs = &self.net.transition(id).inputs;
                    match inputs.iter().find(|place| !self.marking.holds(**place)) {
                        Some(missing) => open.push(Goal::Hold(*missing, 1)),
                        None => {
                            self.fire(id);
                            open.pop();
                        }
                    }
                }
                Goal::Hold(place, count) if count <= self.marking.count(place) => {
                    open.pop();
                }
                Goal::Hold(place, _) => {
                    let Some(script) = self.approach(place) else { return false };
                    open.extend(script.into_iter().rev().map(Goal::Fire));
                }
            }
        }
        true
    }

    fn fire(&mut self, id: TransitionId) -> bool {
        let Some(after) = self.net.fire(&self.marking, id) else { return false };
        self.marking = after;
        self.steps.push(id);
        true
    }

    /// The script that brings a token nearer to a place, from the other places that were put together with it.
    fn approach(&self, place: PlaceId) -> Option<Vec<TransitionId>> {
        let holding: FxHashSet<u32> = self
            .marking
            .marked()
            .filter(|marked| *marked != place)
            .flat_map(|marked| self.around(marked.0))
            .collect();
        let chain: Vec<u32> = self.around(place.0).collect();
        let (inner, outer) =
            chain.iter().zip(chain.iter().skip(1)).find(|(_, outer)| holding.contains(outer))?;
        let moves = &self.small.merges.at(*outer).moves;
        // Backwards from where the token is to be, nearest first.
        let mut known: FxHashSet<u32> = std::iter::once(*inner).collect();
        let mut open: VecDeque<u32> = std::iter::once(*inner).collect();
        while let Some(to) = open.pop_front() {
            for (from, _, script) in moves.iter().filter(|(_, end, _)| *end == to) {
                if holding.contains(from) && *from != *inner {
                    return Some(self.small.transitions(*script));
                }
                if known.insert(*from) {
                    open.push_back(*from);
                }
            }
        }
        None
    }

    /// A place and all it was put into, inside out.
    fn around(&self, place: u32) -> impl Iterator<Item = u32> + '_ {
        std::iter::successors(Some(place), |merge| self.small.merges.at(*merge).parent)
    }

    /// Lets happen what can still happen where the small net is stuck: either that comes to nothing, or it goes round.
    fn run_down(&mut self) -> FaultKind {
        let mut seen: FxHashSet<Marking> = FxHashSet::default();
        loop {
            let Some(next) = self.net.enabled(&self.marking).into_iter().next() else {
                return FaultKind::Deadlock;
            };
            if self.left == 0 || !seen.insert(self.marking.clone()) {
                return FaultKind::Livelock;
            }
            self.left -= 1;
            self.fire(next);
        }
    }

    /// Brings the case to its end, at which something is left.
    fn end(&mut self) -> FaultKind {
        self.reach(vec![Goal::Hold(self.net.end(), 1)]);
        FaultKind::LeftBehind
    }

    /// Brings two tokens of places that were put together to the nearest place where they meet.
    fn gather(&mut self, place: PlaceId) -> PlaceId {
        if let Some(place) = self.marking.marked().find(|place| 1 < self.marking.count(*place)) {
            return place;
        }
        let root = |place: u32| self.around(place).last();
        let wanted = root(place.0);
        let together: Vec<PlaceId> =
            (0..self.net.places()).map(PlaceId).filter(|place| root(place.0) == wanted).collect();
        let (before, told) = (self.marking.clone(), self.steps.len());
        let mut best: Option<(Marking, Vec<TransitionId>, PlaceId)> = None;
        for target in together {
            let met = self.reach(vec![Goal::Hold(target, 2)]);
            let marking = std::mem::replace(&mut self.marking, before.clone());
            let steps = self.steps.split_off(told);
            if met && best.as_ref().is_none_or(|(_, best, _)| steps.len() < best.len()) {
                best = Some((marking, steps, target));
            }
        }
        let Some((marking, steps, target)) = best else { return place };
        self.marking = marking;
        self.steps.extend(steps);
        target
    }
}
