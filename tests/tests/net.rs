//! The net of a flow, played as people see it: what is open, what a done step opens, how a case ends.

use ltc_core::compile;
use ltc_core::flow::Flow;
use ltc_core::flow::net::{Answer, Play, Refused, State};
use ltc_core::model::{Kind, Model};
use ltc_tests::built::small_project;

/// The model of a package with one process of these steps.
fn model(steps: &str) -> Model {
    let text = format!(
        "package shop \"Shop\"\nrole seller \"Seller\"\ndata request \"Request\"\nprocess sell \"Sell\" {{\n  R: seller  A: seller\n{steps}\n}}\n"
    );
    compile(small_project(&text)).model
}

fn flow(model: &Model) -> Flow {
    let process = model.own(Kind::Process).next().expect("a process");
    Flow::of(model, process)
}

/// Plays `step`, `step=outcome` and `fork+branch+branch`, and says after each what is open: `a b`, or `END` and where.
struct Game<'a> {
    flow: &'a Flow,
    model: &'a Model,
    play: Play<'a>,
    state: State,
}

impl<'a> Game<'a> {
    fn new(model: &'a Model, flow: &'a Flow) -> Game<'a> {
        let play = Play::new(flow);
        let state = play.start();
        Game { flow, model, play, state }
    }

    fn shown(&self) -> String {
        if let Some(end) = self.play.end(&self.state) {
            return format!("END {}", self.flow.node(end).id);
        }
        let open = self.play.open(&self.state);
        let ids: Vec<&str> = open.iter().map(|open| self.flow.node(open.node).id.as_str()).collect();
        ids.join(" ")
    }

    fn answer(&mut self, move_: &str) -> Result<(), Refused> {
        let (step, answer) = match (move_.split_once('='), move_.split_once('+')) {
            (Some((step, outcome)), _) => {
                let id = |at: &ltc_core::model::ElementId| &*self.model.get(*at).id == outcome;
                let open = self.play.open(&self.state);
                let open = open.iter().find(|open| self.flow.node(open.node).id == step);
                let outcome = open.and_then(|open| open.outcomes.iter().copied().find(id));
                (step, Answer::Outcome(outcome.ok_or(Refused::NoSuchAnswer)?))
            }
            (None, Some((step, branches))) => {
                let names: Vec<&str> = branches.split('+').collect();
                let open = self.play.open(&self.state);
                let edges = open.iter().flat_map(|open| open.branches.iter().copied());
                let named = edges.filter(|edge| {
                    let branch = self.flow.edge(*edge).outcome.expect("a branch with a condition");
                    names.contains(&&*self.model.get(branch).id)
                });
                (step, Answer::Branches(named.collect()))
            }
            (None, None) => (move_, Answer::Done),
        };
        let node = self.flow.nodes.iter().position(|node| node.id == step).expect("a node of that id");
        let node = ltc_core::flow::NodeId(node as u32);
        self.state = self.play.complete(&self.state, node, &answer)?;
        Ok(())
    }

    fn plays(&mut self, moves: &[(&str, &str)]) {
        for (move_, shown) in moves {
            assert_eq!(self.answer(move_), Ok(()), "{move_}");
            assert_eq!(self.shown(), *shown, "after {move_}");
        }
    }
}

#[test]
fn steps_follow_each_other() {
    let model = model("activity a\nactivity b");
    let flow = flow(&model);
    let mut game = Game::new(&model, &flow);
    assert_eq!(game.shown(), "a");
    assert_eq!(game.answer("b"), Err(Refused::NotOpen));
    game.plays(&[("a", "b"), ("b", "END sell-done")]);
    assert_eq!(game.answer("b"), Err(Refused::NotOpen));
}

#[test]
fn a_bounded_loop_is_counted_and_left() {
    let model = model(
        "activity a\ndecision d \"D?\" { yes -> next no -> a at most 1 otherwise b at most 1 otherwise end \"Lost\" }\nactivity b",
    );
    let flow = flow(&model);
    let mut game = Game::new(&model, &flow);
    game.plays(&[("a", "d"), ("d=no", "a"), ("a", "d"), ("d=no", "b")]);
    let mut game = Game::new(&model, &flow);
    assert_eq!(game.answer("a"), Ok(()));
    assert_eq!(game.answer("d"), Err(Refused::NoSuchAnswer));
    assert_eq!(game.answer("d=maybe"), Err(Refused::NoSuchAnswer));
}

#[test]
fn branches_wait_for_each_other() {
    let model = model("parallel par { activity a branch b { activity b1 activity b2 } }\nactivity c");
    let flow = flow(&model);
    let mut game = Game::new(&model, &flow);
    assert_eq!(game.shown(), "par.a par.b.b1");
    game.plays(&[
        ("par.b.b1", "par.a par.b.b2"),
        ("par.b.b2", "par.a"),
        ("par.a", "c"),
        ("c", "END sell-done"),
    ]);
}

#[test]
fn of_guarded_branches_those_run_that_apply() {
    let model = model(
        "parallel par { branch x when (request.a > 1) { activity a } branch y when (request.b > 1) { activity b } branch z { activity c } }\nactivity d",
    );
    let flow = flow(&model);
    let mut game = Game::new(&model, &flow);
    assert_eq!(game.shown(), "par");
    game.plays(&[("par+x", "par.x.a par.z.c"), ("par.z.c", "par.x.a"), ("par.x.a", "d")]);
    let mut game = Game::new(&model, &flow);
    game.plays(&[("par+", "par.z.c"), ("par.z.c", "d"), ("d", "END sell-done")]);
}

#[test]
fn an_end_stops_what_runs_beside_it() {
    let model = model(
        "parallel par { activity a branch b { decision d \"D?\" { yes -> next no -> end \"Stopped\" } } }\nactivity c",
    );
    let flow = flow(&model);
    let mut game = Game::new(&model, &flow);
    game.plays(&[("par.b.d=no", "END par.b.d.no.end")]);
    let mut game = Game::new(&model, &flow);
    game.plays(&[("par.b.d=yes", "par.a"), ("par.a", "c")]);
}

#[test]
fn an_exit_stops_what_runs_in_its_subprocess_only() {
    let model = model(
        "parallel out { activity beside branch in { subprocess s \"S\" {\n  parallel par { activity a branch b { decision d \"D?\" { yes -> next no -> late } } }\n}\nactivity on\nactivity late } }",
    );
    let flow = flow(&model);
    let mut game = Game::new(&model, &flow);
    assert_eq!(game.shown(), "out.beside out.in.s.par.a out.in.s.par.b.d");
    game.plays(&[
        ("out.in.s.par.b.d=no", "out.beside out.in.late"),
        ("out.in.late", "out.beside"),
        ("out.beside", "END sell-done"),
    ]);
}

#[test]
fn a_suspension_sleeps_until_it_is_woken() {
    let model = model(
        "subprocess s \"S\" { activity a\n decision d \"D?\" { yes -> next no -> suspend \"Later\" for 60d -> s } }\nactivity b",
    );
    let flow = flow(&model);
    let mut game = Game::new(&model, &flow);
    let sleep = flow
        .nodes
        .iter()
        .find(|node| matches!(node.kind, ltc_core::flow::NodeKind::Suspension { .. }))
        .expect("a suspension");
    game.plays(&[("s.a", "s.d"), ("s.d=no", &sleep.id), (&sleep.id, "s.a")]);
}

#[test]
fn an_unordered_set_goes_on_until_it_is_enough() {
    let model = model("unordered set \"Set\" { until: \"enough\"  activity a activity b }\nactivity c");
    let flow = flow(&model);
    let mut game = Game::new(&model, &flow);
    assert_eq!(game.shown(), "set");
    game.plays(&[("set=b", "set.b"), ("set.b", "set"), ("set=b", "set.b"), ("set.b", "set"), ("set", "c")]);
}

/// Whatever is written, a played case never gets stuck on a panic, and the same moves give the same states.
#[test]
fn play_is_total_and_deterministic() {
    for steps in [
        "",
        "decision d \"D?\" { }",
        "decision d \"D?\" { yes -> d }",
        "parallel p { }\nactivity a",
        "parallel p { branch x when (request.a > 1) { } }\nactivity a",
        "parallel p { branch x { } activity b }",
        "suspend \"Never\"",
        "parallel p { activity a branch b { activity c end \"Over\" } }\nactivity d",
        "activity a\nparallel p { activity b branch c { decision d \"D?\" { back -> a on -> next } } }",
    ] {
        let model = model(steps);
        let flow = flow(&model);
        let play = Play::new(&flow);
        assert_eq!(play.start(), Play::new(&flow).start());
        let mut state = play.start();
        for _ in 0..40 {
            let open = play.open(&state);
            let Some(first) = open.last() else { break };
            let answer = match (first.outcomes.first(), first.branches.as_slice()) {
                (Some(outcome), _) => Answer::Outcome(*outcome),
                (None, []) => Answer::Done,
                (None, branches) => Answer::Branches(branches.to_vec()),
            };
            let after = play.complete(&state, first.node, &answer);
            assert_eq!(after, play.complete(&state, first.node, &answer), "{steps}");
            match after {
                Ok(after) => state = after,
                Err(refused) => panic!("{steps}: {refused:?}"),
            }
        }
    }
}
