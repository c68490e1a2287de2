//! Makes a net smaller without changing whether it is sound.
//!
//! The rules are those of Berthelot, Murata and of Desel and Esparza, with the sides a net needs in which transitions clear places; each is
//! argued for in `docs/reference/semantics.md`. For a net that is made of blocks they leave one place, in a time that grows with
//! its size.

use super::table::Table;
use crate::flow::net::{Net, TransitionId};
use petgraph::algo::kosaraju_scc;
use petgraph::graph::DiGraph;
use rustc_hash::{FxHashMap, FxHashSet};

/// The most transitions a rule may put in the place of those it takes away.
const MOST_MADE: usize = 32;
/// Places with more lines than this are not compared with each other.
const MOST_COMPARED: usize = 16;

/// A net on the way to being small.
pub(super) struct Reduced {
    /// Transitions by number; those taken away are not alive.
    pub(super) pieces: Table<Piece>,
    /// For each place what it stands for now; places taken away are not alive.
    pub(super) places: Table<Place>,
    /// How places were put together.
    pub(super) merges: Table<Merge>,
    pub(super) start: u32,
    pub(super) end: u32,
    /// Scripts of two; those of one transition have its number.
    pairs: Table<(ScriptId, ScriptId)>,
    single: u32,
    /// Alive transitions by what they take, give and clear.
    known: FxHashMap<(Vec<u32>, Vec<u32>, bool), u32>,
    todo_places: Vec<u32>,
    queued: FxHashSet<u32>,
}

/// A transition.
#[derive(Clone, Debug)]
pub(super) struct Piece {
    pub(super) alive: bool,
    pub(super) inputs: Vec<u32>,
    pub(super) outputs: Vec<u32>,
    /// The one transition of the net that clears, if one of the script does.
    pub(super) clears: Option<TransitionId>,
    /// The transitions of the net it stands for, one after the other.
    pub(super) script: ScriptId,
}

/// The number of a script: one transition of the net, or two scripts one after the other.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct ScriptId(u32);

/// A place.
#[derive(Clone, Debug)]
pub(super) struct Place {
    pub(super) alive: bool,
    /// Places of one class are cleared by the same transitions.
    pub(super) class: u64,
    /// How it was put together: a number in [`Reduced::merges`].
    pub(super) merge: u32,
    /// Numbers of transitions that give to it and take from it; some may be gone.
    givers: Vec<u32>,
    takers: Vec<u32>,
}

/// A place of the net, or several put together because a token may always move from one to the other.
#[derive(Clone, Debug, Default)]
pub(super) struct Merge {
    pub(super) parent: Option<u32>,
    /// From merge, to merge (both directly in this one), by these transitions of the net.
    pub(super) moves: Vec<(u32, u32, ScriptId)>,
}

/// Which transitions could fire if tokens were never used up, and the first of the others.
pub(super) fn possible(net: &Net) -> (Vec<bool>, Option<TransitionId>) {
    let mut waits: Vec<usize> = net.transitions().iter().map(|transition| transition.inputs.len()).collect();
    let mut alive = vec![false; waits.len()];
    let mut marked = vec![false; net.places() as usize];
    let mut open = vec![net.start()];
    while let Some(place) = open.pop() {
        match marked.get_mut(place.0 as usize) {
            Some(mark) if !*mark => *mark = true,
            Some(_) | None => continue,
        }
        for taker in net.takers(place) {
            let Some(wait) = waits.get_mut(taker.0 as usize) else { continue };
            *wait -= 1;
            if *wait == 0 {
                if let Some(mark) = alive.get_mut(taker.0 as usize) {
                    *mark = true;
                }
                open.extend(&net.transition(*taker).outputs);
            }
        }
    }
    let dead = alive.iter().position(|alive| !alive).map(|number| TransitionId(number as u32));
    (alive, dead)
}

impl Reduced {
    /// The net without the transitions that are not possible.
    pub(super) fn of(net: &Net, alive: &[bool]) -> Reduced {
        let classes = classes(net);
        let places = (0..net.places()).map(|place| Place {
            alive: true,
            class: classes.get(place as usize).copied().unwrap_or(0),
            merge: place,
            givers: Vec::new(),
            takers: Vec::new(),
        });
        let mut small = Reduced {
            pieces: Table(Vec::with_capacity(net.transitions().len())),
            places: Table(places.collect()),
            merges: Table::of(net.places() as usize, Merge::default()),
            start: net.start().0,
            end: net.end().0,
            pairs: Table(Vec::new()),
            single: net.transitions().len() as u32,
            known: FxHashMap::default(),
            todo_places: Vec::new(),
            queued: FxHashSet::default(),
        };
        for (number, transition) in net.transitions().iter().enumerate() {
            if alive.get(number).copied().unwrap_or(false) {
                let id = TransitionId(number as u32);
                let clears = (!transition.clears.is_empty()).then_some(id);
                let list =
                    |places: &[crate::flow::net::PlaceId]| places.iter().map(|place| place.0).collect();
                small.add(Piece {
                    alive: true,
                    inputs: list(&transition.inputs),
                    outputs: list(&transition.outputs),
                    clears,
                    script: ScriptId(number as u32),
                });
            }
        }
        small
    }

    /// The transitions of a script, in order.
    pub(super) fn transitions(&self, script: ScriptId) -> Vec<TransitionId> {
        let (mut found, mut open) = (Vec::new(), vec![script]);
        while let Some(ScriptId(number)) = open.pop() {
            match number.checked_sub(self.single) {
                None => found.push(TransitionId(number)),
                Some(pair) => {
                    let (first, second) = *self.pairs.at(pair);
                    open.extend([second, first]);
                }
            }
        }
        found
    }

    /// Applies the rules until none applies any more.
    pub(super) fn shrink(&mut self) {
        for place in 0..self.places.0.len() as u32 {
            self.visit(place);
        }
        loop {
            while let Some(place) = self.todo_places.pop() {
                self.queued.remove(&place);
                if self.places.at(place).alive {
                    self.try_place(place);
                }
            }
            if !self.merge_circles() {
                break;
            }
        }
    }

    fn visit(&mut self, place: u32) {
        if self.queued.insert(place) {
            self.todo_places.push(place);
        }
    }

    /// Adds a transition, unless there is one like it (rule R3) or it changes nothing (rule R5).
    fn add(&mut self, piece: Piece) {
        let changes_nothing =
            piece.clears.is_none() && piece.inputs == piece.outputs && piece.inputs.len() == 1;
        if changes_nothing {
            return;
        }
        let key = (piece.inputs.clone(), piece.outputs.clone(), piece.clears.is_some());
        let twin = self.known.get(&key).copied().filter(|twin| self.pieces.at(*twin).alive);
        // Two that clear are alike only if they clear the same; that is not looked into.
        if twin.is_some() && piece.clears.is_none() {
            return;
        }
        let number = self.pieces.0.len() as u32;
        for place in &piece.inputs {
            self.places.at_mut(*place).takers.push(number);
        }
        for place in &piece.outputs {
            self.places.at_mut(*place).givers.push(number);
        }
        for place in piece.inputs.iter().chain(&piece.outputs) {
            self.visit(*place);
        }
        self.known.insert(key, number);
        self.pieces.push(piece);
    }

    /// Takes a transition away; what stood around it is looked at again.
    fn remove(&mut self, number: u32) -> Piece {
        let piece = self.pieces.at(number).clone();
        self.pieces.at_mut(number).alive = false;
        self.known.remove(&(piece.inputs.clone(), piece.outputs.clone(), piece.clears.is_some()));
        for place in piece.inputs.iter().chain(&piece.outputs) {
            self.visit(*place);
        }
        piece
    }

    fn givers(&mut self, place: u32) -> Vec<u32> {
        let pieces = &self.pieces;
        let list = &mut self.places.at_mut(place).givers;
        list.retain(|number| pieces.at(*number).alive && pieces.at(*number).outputs.contains(&place));
        list.clone()
    }

    fn takers(&mut self, place: u32) -> Vec<u32> {
        let pieces = &self.pieces;
        let list = &mut self.places.at_mut(place).takers;
        list.retain(|number| pieces.at(*number).alive && pieces.at(*number).inputs.contains(&place));
        list.clone()
    }

    fn try_place(&mut self, place: u32) {
        let takers = self.takers(place);
        if let [taker] = takers.as_slice()
            && self.melt(place, *taker)
        {
            return;
        }
        if place == self.start || place == self.end || takers.is_empty() {
            return;
        }
        let givers = self.givers(place);
        if self.drop_twin(place, &givers, &takers) {
            return;
        }
        self.bridge(place, &givers, &takers);
    }

    /// Rule R2: the one transition that takes from a place takes nothing else and gives to one place; the two places become one.
    fn melt(&mut self, place: u32, taker: u32) -> bool {
        let piece = self.pieces.at(taker);
        let ([from], [to], None) = (piece.inputs.as_slice(), piece.outputs.as_slice(), piece.clears) else {
            return false;
        };
        let (from, to) = (*from, *to);
        if from == to || self.places.at(from).class != self.places.at(to).class {
            return false;
        }
        debug_assert_eq!(from, place);
        // Whoever gives to both would give two tokens to the one.
        let givers = self.givers(from);
        if givers.iter().any(|giver| self.pieces.at(*giver).outputs.contains(&to)) {
            return false;
        }
        if from == self.end {
            return false;
        }
        let script = self.remove(taker).script;
        let (a, b) = (self.places.at(from).merge, self.places.at(to).merge);
        let merge = self.merges.push(Merge { parent: None, moves: vec![(a, b, script)] });
        self.merges.at_mut(a).parent = Some(merge);
        self.merges.at_mut(b).parent = Some(merge);
        let of_from = givers.len();
        let of_to = self.places.at(to).givers.len() + self.places.at(to).takers.len();
        let (gone, kept) = if of_from <= of_to || from == self.start { (from, to) } else { (to, from) };
        self.rename(gone, kept);
        self.places.at_mut(kept).merge = merge;
        self.visit(kept);
        true
    }

    /// Lets all lines of a place lead to another one, which takes its role.
    fn rename(&mut self, gone: u32, kept: u32) {
        let mut touched = self.givers(gone);
        touched.extend(self.takers(gone));
        touched.sort_unstable();
        touched.dedup();
        self.places.at_mut(gone).alive = false;
        for number in touched {
            let mut piece = self.remove(number);
            for side in [&mut piece.inputs, &mut piece.outputs] {
                for place in side.iter_mut().filter(|place| **place == gone) {
                    *place = kept;
                }
                side.sort_unstable();
            }
            self.add(piece);
        }
        if self.start == gone {
            self.start = kept;
        }
        if self.end == gone {
            self.end = kept;
        }
    }

    /// Rule R4: of two places with the same lines one says nothing the other does not.
    fn drop_twin(&mut self, place: u32, givers: &[u32], takers: &[u32]) -> bool {
        if MOST_COMPARED < givers.len() + takers.len() {
            return false;
        }
        let Some(first) = takers.first() else { return false };
        let same = |list: &[u32], other: &[u32]| {
            list.len() == other.len() && list.iter().all(|number| other.contains(number))
        };
        let beside = self.pieces.at(*first).inputs.clone();
        for other in beside {
            if other == place
                || other == self.start
                || other == self.end
                || self.places.at(other).class != self.places.at(place).class
            {
                continue;
            }
            let (other_givers, other_takers) = (self.givers(other), self.takers(other));
            if !same(givers, &other_givers) || !same(takers, &other_takers) {
                continue;
            }
            self.places.at_mut(place).alive = false;
            for number in givers.iter().chain(takers) {
                if !self.pieces.at(*number).alive {
                    continue;
                }
                let mut piece = self.remove(*number);
                piece.inputs.retain(|input| *input != place);
                piece.outputs.retain(|output| *output != place);
                self.add(piece);
            }
            return true;
        }
        false
    }

    /// Rule R1: who gives to a place is at once followed by who takes from it.
    fn bridge(&mut self, place: u32, givers: &[u32], takers: &[u32]) {
        let (count, class) = (givers.len() * takers.len(), self.places.at(place).class);
        if givers.is_empty() || (1 < givers.len() && 1 < takers.len()) || MOST_MADE < count {
            return;
        }
        if givers.iter().any(|giver| takers.contains(giver)) {
            return;
        }
        for taker in takers {
            let taker = self.pieces.at(*taker);
            if taker.inputs.as_slice() != [place] {
                return;
            }
            let fits = match taker.clears {
                None => taker.outputs.iter().all(|output| self.places.at(*output).class == class),
                // An end may be brought forward only over steps that run alone.
                Some(_) => givers.iter().all(|giver| {
                    let giver = self.pieces.at(*giver);
                    giver.clears.is_none()
                        && giver.outputs.as_slice() == [place]
                        && giver.inputs.iter().all(|input| self.places.at(*input).class == class)
                }),
            };
            let doubled = givers.iter().any(|giver| {
                let outputs = &self.pieces.at(*giver).outputs;
                taker.outputs.iter().any(|output| outputs.contains(output))
            });
            if !fits || doubled {
                return;
            }
        }
        let takers: Vec<Piece> = takers.iter().map(|taker| self.remove(*taker)).collect();
        self.places.at_mut(place).alive = false;
        for giver in givers {
            let giver = self.remove(*giver);
            for taker in &takers {
                let mut outputs: Vec<u32> =
                    giver.outputs.iter().copied().filter(|output| *output != place).collect();
                outputs.extend(&taker.outputs);
                outputs.sort_unstable();
                let script = ScriptId(self.single + self.pairs.push((giver.script, taker.script)));
                self.add(Piece {
                    alive: true,
                    inputs: giver.inputs.clone(),
                    outputs,
                    clears: giver.clears.or(taker.clears),
                    script,
                });
            }
        }
    }

    /// Rule R7: places between which one token may go round become one place.
    fn merge_circles(&mut self) -> bool {
        let mut graph: DiGraph<u32, u32> = DiGraph::new();
        let mut nodes = FxHashMap::default();
        for (number, piece) in self.pieces.0.iter().enumerate() {
            let ([from], [to], true, None) =
                (piece.inputs.as_slice(), piece.outputs.as_slice(), piece.alive, piece.clears)
            else {
                continue;
            };
            if self.places.at(*from).class != self.places.at(*to).class {
                continue;
            }
            let [a, b] =
                [*from, *to].map(|place| *nodes.entry(place).or_insert_with(|| graph.add_node(place)));
            graph.add_edge(a, b, number as u32);
        }
        let mut merged = false;
        let place_of = |node| graph.node_weight(node).copied();
        let circles = kosaraju_scc(&graph);
        let mut circle_of: FxHashMap<u32, usize> = FxHashMap::default();
        for (number, circle) in circles.iter().enumerate() {
            circle_of.extend(circle.iter().filter_map(|node| Some((place_of(*node)?, number))));
        }
        let circle = |place: Option<u32>| place.and_then(|place| circle_of.get(&place).copied());
        let mut inner: Vec<Vec<u32>> = vec![Vec::new(); circles.len()];
        for edge in graph.edge_indices() {
            let ends = graph.edge_endpoints(edge).map(|(a, b)| [a, b].map(|node| circle(place_of(node))));
            if let (Some([Some(from), Some(to)]), Some(number)) = (ends, graph.edge_weight(edge))
                && from == to
                && let Some(list) = inner.get_mut(from)
            {
                list.push(*number);
            }
        }
        for (circle, inner) in circles.iter().zip(inner) {
            if circle.len() < 2 {
                continue;
            }
            let mut members: Vec<u32> = circle.iter().filter_map(|node| place_of(*node)).collect();
            members.sort_unstable();
            if self.merge_circle(&members, &inner) {
                merged = true;
            }
        }
        merged
    }

    fn merge_circle(&mut self, members: &[u32], inner: &[u32]) -> bool {
        // A transition that takes from or gives to two of them would need two tokens of the one.
        let mut lines: Vec<u32> = Vec::new();
        for place in members {
            lines.extend(self.givers(*place));
            lines.extend(self.takers(*place));
        }
        lines.sort_unstable();
        lines.dedup();
        let within = |list: &[u32]| list.iter().filter(|place| members.binary_search(place).is_ok()).count();
        let entangled = lines.iter().any(|line| {
            let piece = self.pieces.at(*line);
            1 < within(&piece.inputs) || 1 < within(&piece.outputs)
        });
        if entangled || members.contains(&self.end) {
            return false;
        }
        let merge = self.merges.push(Merge::default());
        let mut moves = Vec::with_capacity(inner.len());
        for number in inner {
            let piece = self.remove(*number);
            if let ([from], [to]) = (piece.inputs.as_slice(), piece.outputs.as_slice()) {
                moves.push((self.places.at(*from).merge, self.places.at(*to).merge, piece.script));
            }
        }
        self.merges.at_mut(merge).moves = moves;
        for place in members {
            let inside = self.places.at(*place).merge;
            self.merges.at_mut(inside).parent = Some(merge);
        }
        let Some((kept, others)) = members.split_first() else { return false };
        for gone in others {
            self.rename(*gone, *kept);
        }
        self.places.at_mut(*kept).merge = merge;
        self.visit(*kept);
        true
    }
}

/// For each place a number that is the same for places that the same transitions clear.
fn classes(net: &Net) -> Vec<u64> {
    let mut turns: Vec<u64> = vec![0; net.places() as usize + 1];
    let mut known: FxHashMap<Vec<std::ops::Range<u32>>, u64> = FxHashMap::default();
    for transition in net.transitions().iter().filter(|transition| !transition.clears.is_empty()) {
        // A number for each set of places, drawn so that sums of several differ (SplitMix64).
        let drawn = mix(known.len() as u64 + 1);
        if known.contains_key(&transition.clears) {
            continue;
        }
        known.insert(transition.clears.clone(), drawn);
        for range in joined(&transition.clears, net.places()) {
            for (at, drawn) in [(range.start, drawn), (range.end, drawn.wrapping_neg())] {
                if let Some(turn) = turns.get_mut(at as usize) {
                    *turn = turn.wrapping_add(drawn);
                }
            }
        }
    }
    let mut sum = 0_u64;
    turns.pop();
    turns
        .into_iter()
        .map(|turn| {
            sum = sum.wrapping_add(turn);
            sum
        })
        .collect()
}

fn mix(number: u64) -> u64 {
    let z = number.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    let z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

/// The ranges in order, those that overlap as one.
fn joined(ranges: &[std::ops::Range<u32>], places: u32) -> Vec<std::ops::Range<u32>> {
    let mut sorted: Vec<_> = ranges.iter().map(|range| range.start..range.end.min(places)).collect();
    sorted.sort_by_key(|range| range.start);
    let mut joined: Vec<std::ops::Range<u32>> = Vec::with_capacity(sorted.len());
    for range in sorted.into_iter().filter(|range| range.start < range.end) {
        match joined.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            Some(_) | None => joined.push(range),
        }
    }
    joined
}
