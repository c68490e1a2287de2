//! The way on behind a sub-process in which nothing comes to its end.
//!
//! Every way through such a sub-process is an exit. One of them then is its end, and what it leads to stands behind the
//! sub-process: the last one written, and of the outcomes of one step the first, which is the one that was hoped for. BPMN
//! wants a way on behind every sub-process, and readers look for one. An exit beside other branches of a parallel cancels
//! these and stays an exit; where all do, nothing stands behind the sub-process.

use super::ScopeId;
use super::draft::{DraftId, Drafts, Goal, KindDraft, NodeDraft, Slot};
use crate::model::{ElementId, Kind, Model};
use rustc_hash::FxHashMap;
use std::cmp::Reverse;

/// The edges and boundaries of drafts, by what they belong to.
struct Index {
    /// How many lines lead to the end of a scope.
    done: FxHashMap<ScopeId, u32>,
    /// The line behind each sub-process.
    behind: FxHashMap<DraftId, usize>,
    /// The boundaries of each sub-process, in order of writing.
    boundaries: FxHashMap<DraftId, Vec<DraftId>>,
    /// The lines out of each boundary.
    onward: FxHashMap<DraftId, Vec<usize>>,
    /// The lines to each exit.
    leaving: FxHashMap<DraftId, Vec<usize>>,
}

impl Drafts {
    /// Makes one exit the end of each sub-process that has no other, inner ones first. Linear in the edges.
    pub(super) fn lead_through(&mut self, model: &Model) {
        let mut index = self.index();
        let mut dead = vec![false; self.edges.len()];
        for scope in (0..self.scopes.len() as u32).rev().map(ScopeId) {
            let host = self.scopes.get(scope.0 as usize).and_then(|scope| scope.parent);
            let Some((_, host)) = host.filter(|_| !index.done.contains_key(&scope)) else { continue };
            // What stood behind it is not reached from it.
            if let Some(behind) = index.behind.get(&host).copied() {
                if let Some(dead) = dead.get_mut(behind) {
                    *dead = true;
                }
                if let Some(Goal::Done(around)) = self.edges.get(behind).map(|edge| edge.to)
                    && let Some(count) = index.done.get_mut(&around)
                {
                    *count -= 1;
                    if *count == 0 {
                        index.done.remove(&around);
                    }
                }
            }
            if let Some(boundary) = self.way_on(model, &index, scope, host) {
                self.end_by(model, &index, scope, boundary);
            }
        }
        let mut dead = dead.into_iter();
        self.edges.retain(|_| !dead.next().unwrap_or(false));
    }

    fn index(&self) -> Index {
        let mut index = Index {
            done: FxHashMap::default(),
            behind: FxHashMap::default(),
            boundaries: FxHashMap::default(),
            onward: FxHashMap::default(),
            leaving: FxHashMap::default(),
        };
        for scope in &self.scopes {
            index.boundaries.extend(scope.parent.map(|(_, host)| (host, Vec::new())));
        }
        for (at, slot) in self.slots.iter().enumerate() {
            if let Some(KindDraft::Boundary { at: host, exits }) = slot.node().map(|node| &node.kind) {
                let boundary = DraftId(at as u32);
                index.boundaries.entry(*host).or_default().push(boundary);
                index.onward.insert(boundary, Vec::new());
                index.leaving.extend(exits.iter().map(|exit| (*exit, Vec::new())));
            }
        }
        for (at, edge) in self.edges.iter().enumerate() {
            if index.boundaries.contains_key(&edge.from) {
                index.behind.insert(edge.from, at);
            } else if let Some(onward) = index.onward.get_mut(&edge.from) {
                onward.push(at);
            }
            match edge.to {
                Goal::Done(scope) => *index.done.entry(scope).or_default() += 1,
                Goal::Draft(to) => {
                    if let Some(leaving) = index.leaving.get_mut(&to) {
                        leaving.push(at);
                    }
                }
                Goal::Step(_) | Goal::BranchEnd(_) => {}
            }
        }
        index
    }

    /// The lines to the exits of a boundary.
    fn leaving(&self, index: &Index, boundary: DraftId) -> Vec<usize> {
        match self.slots.get(boundary.0 as usize).and_then(Slot::node).map(|node| &node.kind) {
            Some(KindDraft::Boundary { exits, .. }) => {
                exits.iter().filter_map(|exit| index.leaving.get(exit)).flatten().copied().collect()
            }
            Some(KindDraft::Plain(_)) | None => Vec::new(),
        }
    }

    /// The boundary that is to be the way on.
    fn way_on(&self, model: &Model, index: &Index, scope: ScopeId, host: DraftId) -> Option<DraftId> {
        let around = self.scopes.get(scope.0 as usize)?.element;
        let mut best = None;
        for boundary in index.boundaries.get(&host)? {
            let leaving = self.leaving(index, *boundary);
            let mut last = None;
            for (at, edge) in leaving.iter().filter_map(|at| Some((*at, self.edges.get(*at)?))) {
                if self.is_beside_others(model, around, edge.from, edge.outcome) {
                    last = None;
                    break;
                }
                // Behind a sub-process comes before what leaves it.
                let step = match self.slots.get(edge.from.0 as usize).and_then(Slot::node) {
                    Some(NodeDraft { kind: KindDraft::Boundary { at, .. }, .. }) => (*at, false),
                    Some(_) | None => (edge.from, true),
                };
                last = last.max(Some((step, Reverse(at))));
            }
            if let Some(last) = last
                && best.is_none_or(|(before, _)| before < last)
            {
                best = Some((last, *boundary));
            }
        }
        best.map(|(_, boundary)| boundary)
    }

    /// Whether a line starts in a parallel of the scope.
    fn is_beside_others(
        &self,
        model: &Model,
        scope: ElementId,
        from: DraftId,
        outcome: Option<ElementId>,
    ) -> bool {
        let node = |draft: DraftId| self.slots.get(draft.0 as usize).and_then(Slot::node);
        let from = match node(from).map(|node| (&node.kind, node.element)) {
            Some((KindDraft::Boundary { at, .. }, _)) => node(*at).map(|host| host.element),
            Some((KindDraft::Plain(_), element)) => Some(outcome.unwrap_or(element)),
            None => None,
        };
        from.is_some_and(|from| {
            let mut around = model.ancestry(from).skip(1).take_while(|id| *id != scope);
            around.any(|id| model.get(id).kind == Kind::Parallel)
        })
    }

    /// Makes the exits of a boundary the end of the scope and leads on behind the sub-process.
    fn end_by(&mut self, model: &Model, index: &Index, scope: ScopeId, boundary: DraftId) {
        for edge in self.leaving(index, boundary) {
            if let Some(edge) = self.edges.get_mut(edge) {
                edge.to = Goal::Done(scope);
            }
        }
        let Some(slot) = self.slots.get_mut(boundary.0 as usize) else { return };
        let Slot::Node(NodeDraft { kind: KindDraft::Boundary { at: host, exits }, element: reached, .. }) =
            std::mem::replace(slot, Slot::Gone)
        else {
            return;
        };
        for edge in index.onward.get(&boundary).into_iter().flatten() {
            if let Some(edge) = self.edges.get_mut(*edge) {
                edge.from = host;
            }
        }
        for exit in exits {
            if let Some(slot) = self.slots.get_mut(exit.0 as usize) {
                *slot = Slot::Gone;
            }
        }
        let done = self.done.get(&scope).and_then(|meet| self.slots.get(meet.0 as usize));
        if let Some(&Slot::Meet { to, .. }) = done
            && let Some(Slot::Done(end)) = self.slots.get_mut(to.0 as usize)
            && model.get(reached).kind == Kind::End
        {
            end.element = reached;
        }
    }
}
