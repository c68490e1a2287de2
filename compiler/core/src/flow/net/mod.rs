//! Workflow nets: places that hold tokens, transitions that move them, one place to start from and one to end in.
//!
//! The net of a flow is made by [`FlowNet`](of_flow::FlowNet), rule by rule as `docs/reference/semantics.md` has them; a net may as
//! well be made by hand. Places and transitions are numbers; what they stand for, whoever made the net knows.

mod cover;
mod of_flow;
mod play;

pub use cover::{Cover, Move, Path, answered, cover};
pub use of_flow::{Cause, FlowNet, PlaceCause};
pub use play::{Answer, Open, Play, Refused, State};

use std::ops::Range;

/// The number of a place in a net.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct PlaceId(pub u32);

/// The number of a transition in [`Net::transitions`].
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct TransitionId(pub u32);

/// A workflow net.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Net {
    places: u32,
    transitions: Vec<Transition>,
    start: PlaceId,
    end: PlaceId,
    /// Transitions that take from a place: ranges of `takers`, one a place.
    firsts: Vec<u32>,
    takers: Vec<TransitionId>,
}

/// What a transition takes, clears and gives, in this order.
#[derive(Clone, PartialEq, Eq, Hash, Default, Debug)]
pub struct Transition {
    /// Takes a token from each; none of them twice.
    pub inputs: Vec<PlaceId>,
    /// Gives a token to each; none of them twice.
    pub outputs: Vec<PlaceId>,
    /// Empties these places of whatever they hold: a case that ends, or a sub-process that is left, stops what runs in it.
    pub clears: Vec<Range<u32>>,
}

impl Transition {
    /// A transition that clears nothing.
    pub fn new(inputs: Vec<PlaceId>, outputs: Vec<PlaceId>) -> Transition {
        Transition { inputs, outputs, clears: Vec::new() }
    }

    /// Whether it empties a place.
    pub fn clears(&self, place: PlaceId) -> bool {
        self.clears.iter().any(|range| range.contains(&place.0))
    }
}

impl Net {
    /// A net of so many places. What a transition says of places that do not exist is left out, as are transitions that take nothing:
    /// they would fire for ever.
    pub fn new(places: u32, transitions: Vec<Transition>, start: PlaceId, end: PlaceId) -> Net {
        let places = places.max(start.0 + 1).max(end.0 + 1);
        let mut transitions = transitions;
        for transition in &mut transitions {
            for side in [&mut transition.inputs, &mut transition.outputs] {
                side.retain(|place| place.0 < places);
                side.sort_unstable();
                side.dedup();
            }
        }
        transitions.retain(|transition| !transition.inputs.is_empty());
        let mut firsts = vec![0_u32; places as usize + 1];
        for place in transitions.iter().flat_map(|transition| &transition.inputs) {
            if let Some(count) = firsts.get_mut(place.0 as usize + 1) {
                *count += 1;
            }
        }
        let mut sum = 0;
        for first in &mut firsts {
            sum += *first;
            *first = sum;
        }
        let mut free = firsts.clone();
        let mut takers = vec![TransitionId(0); sum as usize];
        for (number, transition) in transitions.iter().enumerate() {
            for place in &transition.inputs {
                let Some(slot) = free.get_mut(place.0 as usize) else { continue };
                if let Some(taker) = takers.get_mut(*slot as usize) {
                    *taker = TransitionId(number as u32);
                }
                *slot += 1;
            }
        }
        Net { places, transitions, start, end, firsts, takers }
    }

    /// How many places there are.
    pub fn places(&self) -> u32 {
        self.places
    }

    /// All transitions, by number.
    pub fn transitions(&self) -> &[Transition] {
        &self.transitions
    }

    /// One transition.
    pub fn transition(&self, id: TransitionId) -> &Transition {
        self.transitions.get(id.0 as usize).expect("a transition id is made only by the net that holds it")
    }

    /// Where a case starts.
    pub fn start(&self) -> PlaceId {
        self.start
    }

    /// Where a case ends.
    pub fn end(&self) -> PlaceId {
        self.end
    }

    /// The transitions that take from a place, by number.
    pub fn takers(&self, place: PlaceId) -> &[TransitionId] {
        let at = |place: u32| self.firsts.get(place as usize).copied().unwrap_or(0) as usize;
        self.takers.get(at(place.0)..at(place.0 + 1)).unwrap_or(&[])
    }

    /// One token, at the start.
    pub fn first(&self) -> Marking {
        let mut marking = Marking { tokens: vec![0; self.places as usize] };
        marking.add(self.start);
        marking
    }

    /// Whether a transition finds a token on each place it takes from.
    pub fn is_enabled(&self, marking: &Marking, id: TransitionId) -> bool {
        self.transition(id).inputs.iter().all(|place| marking.holds(*place))
    }

    /// The transitions that may fire, by number.
    pub fn enabled(&self, marking: &Marking) -> Vec<TransitionId> {
        let mut found: Vec<TransitionId> = marking
            .marked()
            .flat_map(|place| self.takers(place))
            .copied()
            .filter(|id| self.is_enabled(marking, *id))
            .collect();
        found.sort_unstable();
        found.dedup();
        found
    }

    /// What a marking becomes when a transition fires; `None` where it may not.
    pub fn fire(&self, marking: &Marking, id: TransitionId) -> Option<Marking> {
        if !self.is_enabled(marking, id) {
            return None;
        }
        let transition = self.transition(id);
        let mut marking = marking.clone();
        for place in &transition.inputs {
            marking.take(*place);
        }
        for range in &transition.clears {
            marking.clear(range.clone());
        }
        for place in &transition.outputs {
            marking.add(*place);
        }
        Some(marking)
    }

    /// Whether the case is over and nothing is left of it: one token at the end, none elsewhere.
    pub fn is_final(&self, marking: &Marking) -> bool {
        marking.count(self.end) == 1 && marking.marked().all(|place| place == self.end)
    }
}

/// How many tokens each place of a net holds.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Marking {
    tokens: Vec<u32>,
}

impl Marking {
    /// How many tokens a place holds.
    pub fn count(&self, place: PlaceId) -> u32 {
        self.tokens.get(place.0 as usize).copied().unwrap_or(0)
    }

    /// Whether a place holds a token.
    pub fn holds(&self, place: PlaceId) -> bool {
        0 < self.count(place)
    }

    /// The places that hold tokens, by number.
    pub fn marked(&self) -> impl Iterator<Item = PlaceId> + '_ {
        let held = self.tokens.iter().enumerate().filter(|(_, count)| 0 < **count);
        held.map(|(place, _)| PlaceId(place as u32))
    }

    fn add(&mut self, place: PlaceId) {
        if let Some(count) = self.tokens.get_mut(place.0 as usize) {
            *count = count.saturating_add(1);
        }
    }

    fn take(&mut self, place: PlaceId) {
        if let Some(count) = self.tokens.get_mut(place.0 as usize) {
            *count = count.saturating_sub(1);
        }
    }

    fn clear(&mut self, range: Range<u32>) {
        for count in self.tokens.get_mut(range.start as usize..range.end as usize).unwrap_or(&mut []) {
            *count = 0;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Net, PlaceId, Transition, TransitionId};

    /// A transition from and to places by number.
    fn line(inputs: &[u32], outputs: &[u32]) -> Transition {
        let ids = |numbers: &[u32]| numbers.iter().copied().map(PlaceId).collect();
        Transition::new(ids(inputs), ids(outputs))
    }

    #[test]
    fn tokens_move() {
        let net = Net::new(5, vec![line(&[0], &[1, 2]), line(&[1, 2], &[4])], PlaceId(0), PlaceId(4));
        let first = net.first();
        assert_eq!(net.enabled(&first), [TransitionId(0)]);
        assert_eq!(net.fire(&first, TransitionId(1)), None);
        let forked = net.fire(&first, TransitionId(0)).expect("it is enabled");
        assert_eq!(forked.marked().collect::<Vec<_>>(), [PlaceId(1), PlaceId(2)]);
        let joined = net.fire(&forked, TransitionId(1)).expect("it is enabled");
        assert!(net.is_final(&joined));
    }

    #[test]
    fn an_end_clears_what_runs_beside_it() {
        let stop = Transition { clears: std::iter::once(0..4).collect(), ..line(&[1], &[4]) };
        let net = Net::new(5, vec![line(&[0], &[1, 2]), stop], PlaceId(0), PlaceId(4));
        let forked = net.fire(&net.first(), TransitionId(0)).expect("it is enabled");
        let stopped = net.fire(&forked, TransitionId(1)).expect("it is enabled");
        assert!(net.is_final(&stopped));
    }

    #[test]
    fn what_does_not_exist_is_left_out() {
        let net = Net::new(0, vec![line(&[9], &[0]), line(&[0], &[9, 1, 1])], PlaceId(0), PlaceId(1));
        assert_eq!(net.transitions(), [line(&[0], &[1])]);
        assert_eq!(net.takers(PlaceId(7)), []);
    }
}
