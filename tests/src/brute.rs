//! Soundness by looking at every marking, as the definitions have it: slow, short, and nothing of the compiler's in it but the net.

use ltc_core::flow::net::Net;
use std::collections::{BTreeMap, BTreeSet, VecDeque};

/// What holds of a net; `None` of the whole where it has more markings than were looked at.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Truth {
    /// Never two tokens on a place.
    pub safe: bool,
    /// From every marking the end can be reached, with nothing left.
    pub ends: bool,
    /// The end never holds a token while something is left, nor two.
    pub clean: bool,
    /// Transitions that never fire.
    pub dead: BTreeSet<u32>,
}

impl Truth {
    /// Whether the net is sound.
    pub fn sound(&self) -> bool {
        self.safe && self.ends && self.clean && self.dead.is_empty()
    }
}

type Tokens = BTreeMap<u32, u32>;

/// The markings behind one.
pub fn next(net: &Net, tokens: &Tokens) -> Vec<(u32, Tokens)> {
    let mut found = Vec::new();
    for (number, transition) in net.transitions().iter().enumerate() {
        if !transition.inputs.iter().all(|place| tokens.contains_key(&place.0)) {
            continue;
        }
        let mut after = tokens.clone();
        for place in &transition.inputs {
            let count = after[&place.0];
            if count == 1 {
                after.remove(&place.0);
            } else {
                after.insert(place.0, count - 1);
            }
        }
        after.retain(|place, _| !transition.clears.iter().any(|range| range.contains(place)));
        for place in &transition.outputs {
            *after.entry(place.0).or_default() += 1;
        }
        found.push((number as u32, after));
    }
    found
}

/// What holds of a net of at most so many markings. A net in which a place gets two tokens is not looked at further behind that.
pub fn truth(net: &Net, most: usize) -> Option<Truth> {
    let start: Tokens = BTreeMap::from([(net.start().0, 1)]);
    let done: Tokens = BTreeMap::from([(net.end().0, 1)]);
    let mut numbers: BTreeMap<Tokens, usize> = BTreeMap::from([(start.clone(), 0)]);
    let mut before: Vec<Vec<usize>> = vec![Vec::new()];
    let mut open: VecDeque<Tokens> = VecDeque::from([start]);
    let mut dead: BTreeSet<u32> = (0..net.transitions().len() as u32).collect();
    let (mut safe, mut clean) = (true, true);
    while let Some(tokens) = open.pop_front() {
        if most < numbers.len() {
            return None;
        }
        let from = numbers[&tokens];
        if let Some(count) = tokens.get(&net.end().0) {
            clean &= *count == 1 && tokens.len() == 1;
        }
        if tokens.values().any(|count| 1 < *count) {
            safe = false;
            continue;
        }
        for (transition, after) in next(net, &tokens) {
            dead.remove(&transition);
            let fresh = numbers.len();
            let number = *numbers.entry(after.clone()).or_insert(fresh);
            if number == fresh {
                before.push(Vec::new());
                open.push_back(after);
            }
            before[number].push(from);
        }
    }
    let mut reach: BTreeSet<usize> = BTreeSet::new();
    let mut open: Vec<usize> = numbers.get(&done).copied().into_iter().collect();
    while let Some(number) = open.pop() {
        if reach.insert(number) {
            open.extend(&before[number]);
        }
    }
    Some(Truth { safe, ends: reach.len() == numbers.len(), clean, dead })
}
