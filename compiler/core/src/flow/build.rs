//! Model → flow: one walk over the steps of a process, in order of writing.
//!
//! Whatever a route or the reading order leads to is a [`Goal`]; leaving a sub-process for somewhere outside is a chain of
//! exits, one a level. A suspension that names no step to resume at resumes at the step it was chosen at, so that nobody passes a
//! control by falling asleep. An unordered set is a choice of one of its steps, or of going on; each step leads back to that choice,
//! so one runs at a time. A sub-process whose last step is an `end` is left by its own end, and the case ends behind it, unless something
//! in it is `done` and goes on. A jump into the middle of another sub-process enters it at its start. Nested deeper than the
//! grammar allows, steps are left out.

use super::draft::{DraftId, Drafts, EdgeDraft, Goal, KindDraft, NodeDraft, ScopeDraft, Slot, has_condition};
use super::{Bound, EndKind, Flow, NodeKind, ScopeId};
use crate::model::{ElementId, Kind, Model, Period, Route, Target, Value};
use ltc_grammar::words::{AttributeWord, ClauseWord};

/// Deeper nests no file that was parsed.
const DEPTH: usize = 128;

impl Flow {
    /// The flow of a process. Total: a model with findings gives the flow of what could be resolved.
    pub fn of(model: &Model, process: ElementId) -> Flow {
        let mut walk = Walk { model, drafts: Drafts::default(), open: Vec::new(), lane: None, depth: 0 };
        walk.scope(process, None);
        walk.drafts.number(model, process)
    }
}

/// A scope the walk is in.
struct Open {
    element: ElementId,
    scope: ScopeId,
    /// Its node in the scope around it.
    node: Option<DraftId>,
    /// The lane of that node.
    lane: Option<ElementId>,
    /// The `end` its own end stands for.
    closing: Option<ElementId>,
    /// How many parallels of the scope the walk is in.
    parallels: u32,
}

/// What an edge stands for.
#[derive(Clone, Copy, Default)]
struct Meaning {
    outcome: Option<ElementId>,
    bound: Option<Bound>,
}

/// The step a route stands at, and the way on behind it.
#[derive(Clone, Copy)]
struct Around {
    step: ElementId,
    next: Goal,
}

struct Walk<'m> {
    model: &'m Model,
    drafts: Drafts,
    /// The process and the sub-processes around the place of the walk, outermost first.
    open: Vec<Open>,
    /// The lane of the nearest work before.
    lane: Option<ElementId>,
    depth: usize,
}

impl Walk<'_> {
    /// A process or sub-process: start, steps, end. Gives the `end` that its own end stands for.
    fn scope(&mut self, element: ElementId, node: Option<DraftId>) -> Option<ElementId> {
        let scope = ScopeId(self.drafts.scopes.len() as u32);
        let parent = self.open.last().map(|open| open.scope).zip(node);
        self.drafts.scopes.push(ScopeDraft { element, parent });
        let outside = self.lane.take();
        let mut steps = self.steps(element);
        let closing = steps.last().copied().filter(|last| {
            node.is_some() && self.model.get(*last).kind == Kind::End && !self.is_done_somewhere(element, 0)
        });
        if closing.is_some() {
            steps.pop();
        }
        self.open.push(Open { element, scope, node, lane: outside, closing, parallels: 0 });

        let name = self.name(element);
        let start = self.node(format!("{name}-start"), NodeKind::Start, element);
        self.chain(start, &steps, Goal::Done(scope), Meaning::default());

        let meet = self.drafts.push(Slot::Meet { id: format!("{name}-done-merge"), to: start });
        let kind = KindDraft::Plain(NodeKind::End(EndKind::Done));
        let end = self.draft(format!("{name}-done"), kind, closing.unwrap_or(element));
        let end = self.drafts.push(Slot::Done(end));
        self.drafts.lead_on(meet, end);
        self.drafts.done.insert(scope, meet);
        self.open.pop();
        self.lane = outside;
        closing
    }

    /// A line from a node to the first of some steps, the steps, and the way on behind the last.
    fn chain(&mut self, from: DraftId, steps: &[ElementId], next: Goal, meaning: Meaning) {
        let first = steps.first().map_or(next, |step| Goal::Step(*step));
        self.connect(from, first, meaning);
        for (at, step) in steps.iter().enumerate() {
            let behind = steps.get(at + 1).map_or(next, |step| Goal::Step(*step));
            self.step(*step, behind);
        }
    }

    fn step(&mut self, step: ElementId, next: Goal) {
        if DEPTH <= self.depth {
            return;
        }
        self.depth += 1;
        let name = self.name(step);
        let kind = self.model.get(step).kind;
        if kind == Kind::End {
            let end = self.end_draft(step);
            self.drafts.push(Slot::Spare(end));
        } else {
            let meet = self.drafts.push(Slot::Meet { id: format!("{name}-merge"), to: DraftId(0) });
            self.drafts.entries.insert(step, meet);
            let first = self.first_node(step, kind, name, next);
            self.drafts.lead_on(meet, first);
        }
        self.depth -= 1;
    }

    /// The nodes of a step that is no end; gives the one that is entered.
    fn first_node(&mut self, step: ElementId, kind: Kind, name: String, next: Goal) -> DraftId {
        match kind {
            Kind::Decision => {
                let choice = self.node(name, NodeKind::Choice, step);
                self.outcomes(choice, step, next);
                choice
            }
            Kind::Parallel => self.parallel(step, &name, next),
            Kind::Unordered => self.unordered(step, name, next),
            Kind::Subprocess => {
                let inside = ScopeId(self.drafts.scopes.len() as u32);
                self.lane = self.lane_of_subprocess(step).or(self.lane);
                let node = self.node(name, NodeKind::Subprocess(inside), step);
                let closing = self.scope(step, Some(node));
                self.connect(node, closing.map_or(next, Goal::Step), Meaning::default());
                node
            }
            Kind::Suspend => {
                let node = self.node(name, NodeKind::Suspension { period: self.sleep(step) }, step);
                self.resume(node, step, Around { step, next }, next);
                node
            }
            Kind::Wait | Kind::Call => {
                self.lane =
                    self.model.attribute(step, AttributeWord::R).and(self.model.lane(step)).or(self.lane);
                let node_kind = match kind {
                    Kind::Call => NodeKind::Call { calls: self.referred(step, ClauseWord::Calls) },
                    _ => NodeKind::Wait,
                };
                self.work(step, name, node_kind, next)
            }
            // Activities, controls and gates. Other kinds are no steps, and do not come here.
            _ => {
                self.lane = self.model.lane(step).or(self.lane);
                self.work(step, name, NodeKind::Work, next)
            }
        }
    }

    /// A node and, where the step has outcomes, the choice behind it.
    fn work(&mut self, step: ElementId, name: String, kind: NodeKind, next: Goal) -> DraftId {
        let has_outcomes = self.model.children(step, Kind::Outcome).next().is_some();
        let choice = format!("{name}-choice");
        let node = self.node(name, kind, step);
        if has_outcomes {
            let choice = self.node(choice, NodeKind::Choice, step);
            self.connect(node, Goal::Draft(choice), Meaning::default());
            self.outcomes(choice, step, next);
        } else {
            self.connect(node, next, Meaning::default());
        }
        node
    }

    fn outcomes(&mut self, choice: DraftId, step: ElementId, next: Goal) {
        let lane = self.lane;
        let outcomes: Vec<ElementId> = self.model.children(step, Kind::Outcome).collect();
        for outcome in &outcomes {
            self.lane = lane;
            let meaning = Meaning { outcome: Some(*outcome), bound: None };
            match self.model.get(*outcome).route.as_deref() {
                Some(route) => self.route(choice, route, meaning, Around { step, next }),
                None => {
                    let steps = self.steps(*outcome);
                    self.chain(choice, &steps, next, meaning);
                }
            }
        }
        if outcomes.is_empty() {
            self.connect(choice, next, Meaning::default());
        }
        self.lane = lane;
    }

    /// Both halves of a bounded route, or the one of a plain route.
    fn route(&mut self, from: DraftId, route: &Route, meaning: Meaning, around: Around) {
        let first = Meaning { bound: route.at_most.map(Bound::AtMost), ..meaning };
        self.lead(from, &route.target, first, around, 0);
        let mut used = route.at_most.unwrap_or(0);
        let mut otherwise = route.otherwise.as_deref();
        while let Some(route) = otherwise {
            let bound = Some(Bound::Otherwise(used));
            self.lead(from, &route.target, Meaning { bound, ..meaning }, around, 0);
            used = used.saturating_add(route.at_most.unwrap_or(0));
            otherwise = route.otherwise.as_deref();
        }
    }

    /// A line from a node to a target.
    fn lead(&mut self, from: DraftId, target: &Target, meaning: Meaning, around: Around, depth: usize) {
        match target {
            Target::Next | Target::Unresolved => self.connect(from, around.next, meaning),
            Target::Done => {
                let scope = self.open.last().map_or(ScopeId(0), |open| open.scope);
                self.connect(from, Goal::Done(scope), meaning);
            }
            Target::End(end) => self.end(from, *end, meaning),
            Target::Step(step) => match self.find(*step) {
                Some((level, step)) => {
                    if let Some((from, meaning)) = self.leave(from, level, step, meaning) {
                        self.connect(from, Goal::Step(step), meaning);
                    }
                }
                None => self.connect(from, around.next, meaning),
            },
            Target::Suspend(suspend) => {
                let suspend = *suspend;
                let resume = self.model.get(suspend).route.as_ref().map(|route| &route.target);
                let level = match resume {
                    Some(Target::Step(step)) => self.find(*step).map(|(level, _)| level),
                    _ => None,
                };
                let level = level.unwrap_or(self.open.len().saturating_sub(1));
                let Some((from, meaning)) = self.leave(from, level, suspend, meaning) else { return };
                let name = self.name(suspend);
                let kind = NodeKind::Suspension { period: self.sleep(suspend) };
                let node = self.node_at(level, name, KindDraft::Plain(kind), suspend);
                self.join(from, Goal::Draft(node), meaning);
                if depth < DEPTH {
                    self.resume_at(node, level, suspend, around, depth + 1);
                }
            }
        }
    }

    /// The line behind a suspension chosen by an outcome.
    fn resume_at(&mut self, node: DraftId, level: usize, suspend: ElementId, around: Around, depth: usize) {
        match self.model.get(suspend).route.as_ref().map(|route| &route.target) {
            // The node is in the scope of the step already.
            Some(Target::Step(step)) if self.find(*step).is_some_and(|(found, _)| found == level) => {
                if let Some((_, step)) = self.find(*step) {
                    self.connect(node, Goal::Step(step), Meaning::default());
                }
            }
            Some(target) => self.lead(node, target, Meaning::default(), around, depth),
            None => self.connect(node, Goal::Step(around.step), Meaning::default()),
        }
    }

    /// The line behind a suspension that stands as a step.
    fn resume(&mut self, node: DraftId, suspend: ElementId, around: Around, next: Goal) {
        match self.model.get(suspend).route.as_deref() {
            Some(route) => self.lead(node, &route.target, Meaning::default(), around, 0),
            None => self.connect(node, next, Meaning::default()),
        }
    }

    fn parallel(&mut self, step: ElementId, name: &str, next: Goal) -> DraftId {
        let lane = self.lane;
        let branches: Vec<(ElementId, Vec<ElementId>)> = self
            .model
            .get(step)
            .children
            .iter()
            .filter_map(|child| match self.model.get(*child).kind {
                Kind::Branch => Some((*child, self.steps(*child))),
                kind if kind.is_step() => Some((*child, vec![*child])),
                _ => None,
            })
            .collect();
        let is_guarded = |branch: &ElementId| has_condition(self.model, *branch);
        let guarded = branches.iter().any(|(branch, _)| is_guarded(branch));
        let may_be_none = branches.iter().all(|(branch, _)| is_guarded(branch));

        self.enter_parallel(1);
        let fork = self.node(name.to_owned(), NodeKind::Fork { guarded }, step);
        let mut ends = Vec::with_capacity(branches.len());
        for (branch, steps) in &branches {
            self.lane = lane;
            let number = self.drafts.branch_ends.len() as u32;
            self.drafts.branch_ends.push(None);
            let outcome = (self.model.get(*branch).kind == Kind::Branch).then_some(*branch);
            self.chain(fork, steps, Goal::BranchEnd(number), Meaning { outcome, bound: None });
            let id = format!("{}-branch-merge", self.name(*branch));
            let meet = self.drafts.push(Slot::Meet { id, to: fork });
            if let Some(end) = self.drafts.branch_ends.get_mut(number as usize) {
                *end = Some(meet);
            }
            ends.push(meet);
        }
        self.lane = lane;
        self.enter_parallel(-1);
        let join = self.node(format!("{name}-join"), NodeKind::Join { guarded }, step);
        for end in ends {
            self.drafts.lead_on(end, join);
        }
        // Without a branch, or where every branch may be left out, the fork itself leads to the join.
        if may_be_none {
            self.join(fork, Goal::Draft(join), Meaning::default());
        }
        self.connect(join, next, Meaning::default());
        fork
    }

    /// A choice of one of the steps, each of which leads back to it, or of the way on.
    fn unordered(&mut self, set: ElementId, name: String, next: Goal) -> DraftId {
        self.lane = self.model.attribute(set, AttributeWord::R).and(self.model.lane(set)).or(self.lane);
        let lane = self.lane;
        let choice = self.node(name, NodeKind::Choice, set);
        for step in self.steps(set) {
            self.lane = lane;
            self.chain(choice, &[step], Goal::Step(set), Meaning { outcome: Some(step), bound: None });
        }
        self.lane = lane;
        self.connect(choice, next, Meaning::default());
        choice
    }

    /// An end of the case: an end node in the process, and the way out to it.
    fn end(&mut self, from: DraftId, end: ElementId, meaning: Meaning) {
        let Some((from, meaning)) = self.leave(from, 0, end, meaning) else { return };
        let node = self.end_draft(end);
        let node = self.drafts.push(Slot::Node(node));
        self.drafts.reached_ends.insert(end);
        self.join(from, Goal::Draft(node), meaning);
    }

    fn end_draft(&self, end: ElementId) -> NodeDraft {
        let kind = EndKind::Case { starts: self.referred(end, ClauseWord::Starts) };
        let mut draft = self.draft(self.name(end), KindDraft::Plain(NodeKind::End(kind)), end);
        draft.scope = ScopeId(0);
        draft.lane = self.lane_at(0);
        draft
    }

    /// The way out of sub-processes up to a level, for something there; gives where to go on from, and as what. Nothing if another
    /// route left for the same: the exit joins its boundary, and the way on is there already.
    fn leave(
        &mut self,
        from: DraftId,
        level: usize,
        what: ElementId,
        meaning: Meaning,
    ) -> Option<(DraftId, Meaning)> {
        let origin = meaning.outcome.unwrap_or(what);
        let (mut from, mut meaning) = (from, meaning);
        for inner in (level + 1..=self.level_of(from)).rev() {
            let Some(open) = self.open.get(inner) else { continue };
            let (Some(at), inside) = (open.node, open.element) else { continue };
            let name = self.name(origin);
            let exit = KindDraft::Plain(NodeKind::End(EndKind::Exit));
            let exit = self.node_at(inner, format!("{name}-exit"), exit, what);
            self.join(from, Goal::Draft(exit), meaning);
            if self.drafts.share_boundary(at, what, exit) {
                return None;
            }
            let boundary = KindDraft::Boundary { at, exits: vec![exit] };
            let id = format!("{}-to-{}", self.name(inside), self.name(what));
            from = self.node_at(inner - 1, id, boundary, what);
            self.drafts.boundaries.insert((at, what), from);
            meaning = Meaning::default();
        }
        Some((from, meaning))
    }

    /// The open scope a node is in.
    fn level_of(&self, node: DraftId) -> usize {
        let scope = self.drafts.slots.get(node.0 as usize).and_then(Slot::node).map(|node| node.scope);
        self.open.iter().position(|open| Some(open.scope) == scope).unwrap_or(0)
    }

    /// A line; ends that stand as steps get a node for it.
    fn connect(&mut self, from: DraftId, to: Goal, meaning: Meaning) {
        let innermost = self.open.last().filter(|open| open.parallels == 0);
        match to {
            // The scope itself is through; nothing in it runs beside this line.
            Goal::Step(step) if innermost.is_some_and(|open| open.closing == Some(step)) => {
                let scope = innermost.map_or(ScopeId(0), |open| open.scope);
                self.join(from, Goal::Done(scope), meaning);
            }
            Goal::Step(step) if self.model.get(step).kind == Kind::End => self.end(from, step, meaning),
            _ => self.join(from, to, meaning),
        }
    }

    fn join(&mut self, from: DraftId, to: Goal, meaning: Meaning) {
        self.drafts.edges.push(EdgeDraft { from, to, outcome: meaning.outcome, bound: meaning.bound });
    }

    fn node(&mut self, id: String, kind: NodeKind, element: ElementId) -> DraftId {
        let draft = self.draft(id, KindDraft::Plain(kind), element);
        self.drafts.push(Slot::Node(draft))
    }

    fn node_at(&mut self, level: usize, id: String, kind: KindDraft, element: ElementId) -> DraftId {
        let scope = self.open.get(level).map_or(ScopeId(0), |open| open.scope);
        let lane = self.lane_at(level);
        self.drafts.push(Slot::Node(NodeDraft { id, kind, scope, element, lane }))
    }

    fn draft(&self, id: String, kind: KindDraft, element: ElementId) -> NodeDraft {
        let scope = self.open.last().map_or(ScopeId(0), |open| open.scope);
        NodeDraft { id, kind, scope, element, lane: self.lane }
    }

    /// The lane of the place of the walk, seen from an open scope: that of the sub-process in it that is walked.
    fn lane_at(&self, level: usize) -> Option<ElementId> {
        self.open.get(level + 1).map_or(self.lane, |inner| inner.lane)
    }

    fn enter_parallel(&mut self, by: i32) {
        if let Some(open) = self.open.last_mut() {
            open.parallels = open.parallels.saturating_add_signed(by);
        }
    }

    /// Whether a route of a sub-process, those of sub-processes in it left out, is `done`.
    fn is_done_somewhere(&self, element: ElementId, depth: usize) -> bool {
        let is_done = |id: ElementId| {
            let first = self.model.get(id).route.as_deref();
            std::iter::successors(first, |route| route.otherwise.as_deref())
                .any(|route| route.target == Target::Done)
        };
        let children = self.model.get(element).children.iter().copied();
        depth < DEPTH
            && children
                .filter(|child| self.model.get(*child).kind != Kind::Subprocess)
                .any(|child| is_done(child) || self.is_done_somewhere(child, depth + 1))
    }

    fn steps(&self, element: ElementId) -> Vec<ElementId> {
        let children = self.model.get(element).children.iter().copied();
        children.filter(|child| self.model.get(*child).kind.is_step()).collect()
    }

    /// The open scope a step belongs to, by level, and the step; for a step inside a sub-process that is not open, that sub-process.
    fn find(&self, step: ElementId) -> Option<(usize, ElementId)> {
        let mut step = self.model.ancestry(step).find(|id| self.model.get(*id).kind.is_step())?;
        loop {
            let mut around = self.model.ancestry(step).skip(1);
            let scope =
                around.find(|id| matches!(self.model.get(*id).kind, Kind::Subprocess | Kind::Process))?;
            match self.open.iter().position(|open| open.element == scope) {
                Some(level) => return Some((level, step)),
                None if self.model.get(scope).kind == Kind::Subprocess => step = scope,
                None => return None,
            }
        }
    }

    /// The lane of a sub-process: its own first R or an inherited one, else that of the first work in it.
    fn lane_of_subprocess(&self, subprocess: ElementId) -> Option<ElementId> {
        self.model.lane(subprocess).or_else(|| {
            let inside = self.model.descendants(subprocess);
            inside
                .into_iter()
                .filter(|id| self.model.get(*id).kind.is_work())
                .find_map(|id| self.model.lane(id))
        })
    }

    /// How long a `suspend` says the case sleeps.
    fn sleep(&self, suspend: ElementId) -> Option<Period> {
        let clauses = &self.model.get(suspend).clauses;
        clauses
            .iter()
            .find(|clause| clause.word == ClauseWord::For)
            .and_then(|clause| clause.values.iter().find_map(Value::period))
    }

    /// What a clause of an element refers to.
    fn referred(&self, element: ElementId, word: ClauseWord) -> Option<ElementId> {
        let clauses = &self.model.get(element).clauses;
        let clause = clauses.iter().find(|clause| clause.word == word)?;
        clause.values.iter().find_map(|value| match value {
            Value::Reference(reference) => reference.target,
            Value::Text(_) | Value::Quantity(_) | Value::Date(_) | Value::Word(_) | Value::Expression(_) => {
                None
            }
        })
    }

    /// The ids from below the process down to an element, or the id of the process itself.
    fn name(&self, element: ElementId) -> String {
        let process = self.open.first().map(|open| open.element);
        let inside = self.model.ancestry(element).take_while(|id| Some(*id) != process);
        let mut ids: Vec<&str> = inside.map(|id| &*self.model.get(id).id).collect();
        if ids.is_empty() {
            return self.model.get(element).id.to_string();
        }
        ids.reverse();
        ids.join(".")
    }
}
