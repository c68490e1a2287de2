//! The shapes flows are made of, held against what the walk makes of them.

use super::{Bound, Flow, NodeKind};
use crate::model::{
    Clause, Element, ElementId, Freedom, Kind, Label, Model, Origin, Period, Quantity, Route, Target,
    TimeUnit, Value,
};
use crate::source::SourceId;
use ltc_grammar::tree::Span;
use ltc_grammar::words::ClauseWord;

/// A model made by hand; element 0 is the process `p`.
struct Sketch(Model);

impl Sketch {
    fn new() -> Sketch {
        let mut sketch = Sketch(Model::default());
        sketch.push(None, Kind::Process, "p");
        sketch
    }

    fn push(&mut self, parent: Option<ElementId>, kind: Kind, id: &str) -> ElementId {
        let new = ElementId(self.0.elements.len() as u32);
        let span = Span::default();
        self.0.elements.push(Element {
            kind,
            id: id.into(),
            parent,
            children: Vec::new(),
            label: Label::default(),
            attributes: Vec::new(),
            clauses: Vec::new(),
            route: None,
            freedom: Freedom::Default,
            origin: Origin { source: SourceId(0), span, name: span },
        });
        if let Some(parent) = parent {
            self.element(parent).children.push(new);
        }
        new
    }

    fn element(&mut self, id: ElementId) -> &mut Element {
        self.0.elements.get_mut(id.index()).expect("ids of a sketch are its own")
    }

    fn step(&mut self, parent: ElementId, kind: Kind, id: &str) -> ElementId {
        self.push(Some(parent), kind, id)
    }

    fn route(&mut self, of: ElementId, target: Target) {
        self.bounded(of, target, None, None);
    }

    fn bounded(&mut self, of: ElementId, target: Target, at_most: Option<u32>, otherwise: Option<Target>) {
        let route = |target| Route { target, at_most: None, otherwise: None, span: Span::default() };
        let otherwise = otherwise.map(|target| Box::new(route(target)));
        self.element(of).route = Some(Box::new(Route { at_most, otherwise, ..route(target) }));
    }

    fn clause(&mut self, of: ElementId, word: ClauseWord, value: Value) {
        let clause = Clause { word, span: Span::default(), values: vec![value] };
        self.element(of).clauses.push(clause);
    }

    fn lines(&self) -> Vec<String> {
        let flow = Flow::of(&self.0, PROCESS);
        holds_together(&flow);
        flow.edges
            .iter()
            .map(|edge| {
                let bound = match edge.bound {
                    Some(Bound::AtMost(count)) => format!(" at most {count}"),
                    Some(Bound::Otherwise(count)) => format!(" after {count}"),
                    None => String::new(),
                };
                let outcome = edge.outcome.map_or(String::new(), |id| format!(" {}", self.0.get(id).id));
                let back = if edge.back { " back" } else { "" };
                format!("{} -> {}{outcome}{bound}{back}", flow.node(edge.from).id, flow.node(edge.to).id)
            })
            .collect()
    }
}

const PROCESS: ElementId = ElementId(0);

/// What holds for every flow.
fn holds_together(flow: &Flow) {
    let links = super::Links::of(flow);
    for (at, node) in flow.nodes.iter().enumerate() {
        let id = super::NodeId(at as u32);
        let out: Vec<_> = links.outgoing(id).iter().map(|edge| flow.edge(*edge)).collect();
        assert_eq!(out, flow.out(id).collect::<Vec<_>>());
        let into: Vec<_> = links.incoming(id).iter().map(|edge| flow.edge(*edge)).collect();
        assert_eq!(into, flow.into(id).collect::<Vec<_>>());
        if !matches!(node.kind, NodeKind::Merge | NodeKind::Join { .. }) {
            assert!(into.len() < 2, "lines meet at {} without a merge", node.id);
        }
        if matches!(node.kind, NodeKind::Subprocess(_)) {
            assert!(out.len() < 2, "out of {}", node.id);
        } else if !matches!(node.kind, NodeKind::Choice | NodeKind::Fork { .. } | NodeKind::End(_)) {
            assert_eq!(out.len(), 1, "out of {}", node.id);
        }
        if let NodeKind::Boundary { at, exits } = &node.kind {
            assert!(!exits.is_empty());
            let inside = exits.iter().map(|exit| NodeKind::Subprocess(flow.node(*exit).scope));
            assert!(inside.into_iter().all(|kind| flow.node(*at).kind == kind));
        }
    }
    for edge in &flow.edges {
        assert_eq!(flow.node(edge.from).scope, flow.node(edge.to).scope, "{} crosses scopes", edge.id);
    }
    let mut ids: Vec<&str> = flow.nodes.iter().map(|node| node.id.as_str()).collect();
    ids.extend(flow.edges.iter().map(|edge| edge.id.as_str()));
    let all = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), all, "an id is given twice");
}

#[test]
fn reading_order_is_running_order() {
    let mut p = Sketch::new();
    p.step(PROCESS, Kind::Activity, "a");
    let sub = p.step(PROCESS, Kind::Subprocess, "s");
    p.step(sub, Kind::Activity, "b");
    p.step(PROCESS, Kind::Activity, "c");
    assert_eq!(
        p.lines(),
        ["p-start -> a", "a -> s", "s -> c", "s-start -> s.b", "s.b -> s-done", "c -> p-done"]
    );
}

#[test]
fn of_an_unordered_set_one_step_after_the_other_is_chosen() {
    let mut p = Sketch::new();
    p.step(PROCESS, Kind::Activity, "a");
    let set = p.step(PROCESS, Kind::Unordered, "u");
    p.step(set, Kind::Activity, "b");
    let sub = p.step(set, Kind::Subprocess, "s");
    p.step(sub, Kind::Activity, "c");
    p.step(PROCESS, Kind::Activity, "d");
    assert_eq!(
        p.lines(),
        [
            "p-start -> a",
            "a -> u-merge",
            "u-merge -> u",
            "u -> u.b b",
            "u -> u.s s",
            "u -> d",
            "u.b -> u-merge back",
            "u.s -> u-merge back",
            "u.s-start -> u.s.c",
            "u.s.c -> u.s-done",
            "d -> p-done",
        ]
    );
    let flow = Flow::of(&p.0, PROCESS);
    assert!(super::Reach::new(&flow).unbounded_circles().is_empty());
}

#[test]
fn an_empty_unordered_set_is_passed() {
    let mut p = Sketch::new();
    p.step(PROCESS, Kind::Unordered, "u");
    assert_eq!(p.lines(), ["p-start -> u", "u -> p-done"]);
}

#[test]
fn an_empty_process_starts_and_ends() {
    assert_eq!(Sketch::new().lines(), ["p-start -> p-done"]);
}

#[test]
fn a_bounded_loop_has_a_merge_and_two_halves() {
    let mut p = Sketch::new();
    let a = p.step(PROCESS, Kind::Activity, "a");
    let d = p.step(PROCESS, Kind::Decision, "d");
    let yes = p.step(d, Kind::Outcome, "yes");
    let no = p.step(d, Kind::Outcome, "no");
    let end = p.step(no, Kind::End, "end_1");
    p.route(yes, Target::Next);
    p.bounded(no, Target::Step(a), Some(3), Some(Target::End(end)));
    assert_eq!(
        p.lines(),
        [
            "p-start -> a-merge",
            "a-merge -> a",
            "a -> d",
            "d -> p-done yes",
            "d -> a-merge no at most 3 back",
            "d -> d.no.end_1 no after 3",
        ]
    );
}

#[test]
fn an_end_inside_a_subprocess_leaves_it() {
    let mut p = Sketch::new();
    let sub = p.step(PROCESS, Kind::Subprocess, "s");
    let k = p.step(sub, Kind::Kcp, "k");
    let pass = p.step(k, Kind::Outcome, "pass");
    let fail = p.step(k, Kind::Outcome, "fail");
    let end = p.step(fail, Kind::End, "end_1");
    p.route(pass, Target::Next);
    p.route(fail, Target::End(end));
    assert_eq!(
        p.lines(),
        [
            "p-start -> s",
            "s -> p-done",
            "s-start -> s.k",
            "s.k -> s.k-choice",
            "s.k-choice -> s-done pass",
            "s.k-choice -> s.k.fail-exit fail",
            "s-to-s.k.fail.end_1 -> s.k.fail.end_1",
        ]
    );
}

#[test]
fn a_suspension_sleeps_where_it_resumes() {
    let mut p = Sketch::new();
    let first = p.step(PROCESS, Kind::Subprocess, "first");
    p.step(first, Kind::Activity, "a");
    let second = p.step(PROCESS, Kind::Subprocess, "second");
    let d = p.step(second, Kind::Decision, "d");
    let yes = p.step(d, Kind::Outcome, "yes");
    let no = p.step(d, Kind::Outcome, "no");
    let sleep = p.step(no, Kind::Suspend, "suspend_1");
    p.clause(sleep, ClauseWord::For, Value::Quantity(Quantity { number: "60".into(), unit: "d".into() }));
    p.route(yes, Target::Next);
    p.route(no, Target::Suspend(sleep));
    p.route(sleep, Target::Step(first));
    assert_eq!(
        p.lines(),
        [
            "p-start -> first-merge",
            "first-merge -> first",
            "first -> second",
            "first-start -> first.a",
            "first.a -> first-done",
            "second -> p-done",
            "second-start -> second.d",
            "second.d -> second-done yes",
            "second.d -> second.d.no-exit no",
            "second-to-second.d.no.suspend_1 -> second.d.no.suspend_1",
            "second.d.no.suspend_1 -> first-merge back",
        ]
    );
    let flow = Flow::of(&p.0, PROCESS);
    let period = Some(Period { count: 60, unit: TimeUnit::Day });
    assert!(flow.nodes.iter().any(|node| node.kind == NodeKind::Suspension { period }));
}

#[test]
fn a_suspension_without_a_step_resumes_where_it_was_chosen() {
    let mut p = Sketch::new();
    let k = p.step(PROCESS, Kind::Kcp, "k");
    let fail = p.step(k, Kind::Outcome, "fail");
    let sleep = p.step(fail, Kind::Suspend, "suspend_1");
    p.route(fail, Target::Suspend(sleep));
    assert_eq!(
        p.lines(),
        [
            "p-start -> k-merge",
            "k-merge -> k",
            "k -> k-choice",
            "k-choice -> k.fail.suspend_1 fail",
            "k.fail.suspend_1 -> k-merge back",
        ]
    );
}

#[test]
fn branches_fork_and_join() {
    let mut p = Sketch::new();
    let par = p.step(PROCESS, Kind::Parallel, "par");
    p.step(par, Kind::Activity, "a");
    let branch = p.step(par, Kind::Branch, "b");
    let d = p.step(branch, Kind::Decision, "d");
    for id in ["x", "y"] {
        let outcome = p.step(d, Kind::Outcome, id);
        p.route(outcome, Target::Next);
    }
    assert_eq!(
        p.lines(),
        [
            "p-start -> par",
            "par -> par.a",
            "par -> par.b.d b",
            "par.a -> par-join",
            "par.b.d -> par.b-branch-merge x",
            "par.b.d -> par.b-branch-merge y",
            "par.b-branch-merge -> par-join",
            "par-join -> p-done",
        ]
    );
}

#[test]
fn when_all_branches_are_guarded_there_is_a_way_past_them() {
    let mut p = Sketch::new();
    let par = p.step(PROCESS, Kind::Parallel, "par");
    let branch = p.step(par, Kind::Branch, "b");
    p.step(branch, Kind::Activity, "a");
    p.clause(
        branch,
        ClauseWord::When,
        Value::Expression(Box::new(crate::model::Condition {
            text: "lead.value > 1".into(),
            span: ltc_grammar::tree::Span::default(),
            source: SourceId(0),
            form: None,
            names: Vec::new(),
        })),
    );
    assert_eq!(
        p.lines(),
        [
            "p-start -> par",
            "par -> par.b.a b",
            "par -> par-join",
            "par.b.a -> par-join",
            "par-join -> p-done"
        ]
    );
    let flow = Flow::of(&p.0, PROCESS);
    assert!(flow.nodes.iter().any(|node| node.kind == NodeKind::Fork { guarded: true }));
}

#[test]
fn an_end_that_stands_as_a_step_gets_one_node_a_line() {
    let mut p = Sketch::new();
    let d = p.step(PROCESS, Kind::Decision, "d");
    let no = p.step(d, Kind::Outcome, "no");
    p.step(d, Kind::Outcome, "yes");
    p.step(PROCESS, Kind::Activity, "a");
    let end = p.step(PROCESS, Kind::End, "closed");
    p.route(no, Target::Step(end));
    assert_eq!(p.lines(), ["p-start -> d", "d -> closed no", "d -> a yes", "a -> closed-2"]);
}

#[test]
fn outcomes_hold_steps_and_go_on() {
    let mut p = Sketch::new();
    let d = p.step(PROCESS, Kind::Decision, "d");
    let large = p.step(d, Kind::Outcome, "large");
    p.step(large, Kind::Activity, "review");
    let small = p.step(d, Kind::Outcome, "small");
    p.route(small, Target::Next);
    p.step(PROCESS, Kind::Activity, "a");
    assert_eq!(
        p.lines(),
        [
            "p-start -> d",
            "d -> d.large.review large",
            "d -> a-merge small",
            "d.large.review -> a-merge",
            "a-merge -> a",
            "a -> p-done"
        ]
    );
}

#[test]
fn a_jump_out_of_two_levels_leaves_both() {
    let mut p = Sketch::new();
    let a = p.step(PROCESS, Kind::Activity, "a");
    let outer = p.step(PROCESS, Kind::Subprocess, "o");
    let inner = p.step(outer, Kind::Subprocess, "i");
    let d = p.step(inner, Kind::Decision, "d");
    let back = p.step(d, Kind::Outcome, "back");
    p.step(d, Kind::Outcome, "on");
    p.route(back, Target::Step(a));
    assert_eq!(
        p.lines(),
        [
            "p-start -> a-merge",
            "a-merge -> a",
            "a -> o",
            "o -> p-done",
            "o-start -> o.i",
            "o.i -> o-done",
            "o.i-start -> o.i.d",
            "o.i.d -> o.i.d.back-exit back",
            "o.i.d -> o.i-done on",
            "o.i-to-a -> o.i.d.back-exit-2",
            "o-to-a -> a-merge back",
        ]
    );
}

#[test]
fn a_subprocess_that_closes_with_an_end_leads_to_it() {
    let mut p = Sketch::new();
    let sub = p.step(PROCESS, Kind::Subprocess, "s");
    p.step(sub, Kind::Activity, "a");
    p.step(sub, Kind::End, "won");
    p.step(PROCESS, Kind::Activity, "never");
    assert_eq!(
        p.lines(),
        ["p-start -> s", "s -> s.won", "s-start -> s.a", "s.a -> s-done", "never -> p-done"]
    );
}

#[test]
fn a_subprocess_that_is_done_elsewhere_is_left_by_its_end() {
    let mut p = Sketch::new();
    let sub = p.step(PROCESS, Kind::Subprocess, "s");
    let d = p.step(sub, Kind::Decision, "d");
    let yes = p.step(d, Kind::Outcome, "yes");
    p.route(yes, Target::Done);
    p.step(d, Kind::Outcome, "no");
    p.step(sub, Kind::End, "lost");
    assert_eq!(
        p.lines(),
        [
            "p-start -> s",
            "s -> p-done",
            "s-start -> s.d",
            "s.d -> s-done yes",
            "s.d -> s.d.no-exit no",
            "s-to-s.lost -> s.lost",
        ]
    );
}

#[test]
fn a_subprocess_that_only_exits_is_through_by_one_of_them() {
    let mut p = Sketch::new();
    let sub = p.step(PROCESS, Kind::Subprocess, "s");
    let d = p.step(sub, Kind::Decision, "d");
    for id in ["x", "y"] {
        let outcome = p.step(d, Kind::Outcome, id);
        let end = p.step(outcome, Kind::End, "end_1");
        p.route(outcome, Target::End(end));
    }
    p.step(PROCESS, Kind::Activity, "never");
    assert_eq!(
        p.lines(),
        [
            "p-start -> s",
            "s -> s.d.x.end_1",
            "s-start -> s.d",
            "s.d -> s-done x",
            "s.d -> s.d.y-exit y",
            "s-to-s.d.y.end_1 -> s.d.y.end_1",
            "never -> p-done",
        ]
    );
}

#[test]
fn the_last_step_of_a_subprocess_says_what_stands_behind_it() {
    let mut p = Sketch::new();
    let a = p.step(PROCESS, Kind::Activity, "a");
    let outer = p.step(PROCESS, Kind::Subprocess, "o");
    let inner = p.step(outer, Kind::Subprocess, "i");
    for id in ["d", "e"] {
        let decision = p.step(inner, Kind::Decision, id);
        let yes = p.step(decision, Kind::Outcome, "yes");
        if id == "e" {
            let end = p.step(yes, Kind::End, "won");
            p.route(yes, Target::End(end));
        }
        let no = p.step(decision, Kind::Outcome, "no");
        p.route(no, Target::Step(a));
    }
    assert_eq!(
        p.lines(),
        [
            "p-start -> a-merge",
            "a-merge -> a",
            "a -> o",
            "o -> o.i.e.yes.won",
            "o-start -> o.i",
            "o.i -> o-done",
            "o.i-start -> o.i.d",
            "o.i.d -> o.i.e yes",
            "o.i.d -> o.i.d.no-exit no",
            "o.i-to-a -> o.i.d.no-exit-2",
            "o-to-a -> a-merge back",
            "o.i.e -> o.i-done yes",
            "o.i.e -> o.i.e.no-exit no",
        ]
    );
}

#[test]
fn exits_beside_other_branches_stay_exits() {
    let mut p = Sketch::new();
    let sub = p.step(PROCESS, Kind::Subprocess, "s");
    let both = p.step(sub, Kind::Parallel, "both");
    for id in ["x", "y"] {
        let branch = p.step(both, Kind::Branch, id);
        p.step(branch, Kind::End, "end_1");
    }
    assert_eq!(
        p.lines(),
        [
            "p-start -> s",
            "s -> p-done",
            "s-start -> s.both",
            "s.both -> s.both.x-exit x",
            "s.both -> s.both.y-exit y",
            "s-to-s.both.x.end_1 -> s.both.x.end_1",
            "s-to-s.both.y.end_1 -> s.both.y.end_1",
            "s.both-join -> s-done",
        ]
    );
}

#[test]
fn exits_that_lead_to_the_same_place_share_a_boundary() {
    let mut p = Sketch::new();
    let a = p.step(PROCESS, Kind::Activity, "a");
    let sub = p.step(PROCESS, Kind::Subprocess, "s");
    for id in ["d", "e"] {
        let decision = p.step(sub, Kind::Decision, id);
        p.step(decision, Kind::Outcome, "on");
        let back = p.step(decision, Kind::Outcome, "back");
        p.route(back, Target::Step(a));
    }
    assert_eq!(
        p.lines(),
        [
            "p-start -> a-merge",
            "a-merge -> a",
            "a -> s",
            "s -> p-done",
            "s-start -> s.d",
            "s.d -> s.e on",
            "s.d -> s.d.back-exit back",
            "s-to-a -> a-merge back",
            "s.e -> s-done on",
            "s.e -> s.e.back-exit back",
        ]
    );
}
