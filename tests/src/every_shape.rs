//! Small processes of random shape, for holding one way of running a process against another.
//!
//! Every shape the language can write occurs: sequences, questions with and without guards, controls that send back, branches
//! with and without conditions, sub-processes that are left by routes and ends, waits, suspensions, calls, unordered sets. What is
//! written is meant to be sound, but not always is; whoever uses it asks the compiler.

use crate::dice::Dice;
use std::fmt::Write as _;

/// How deep shapes stand in shapes.
const DEEPEST: usize = 3;

/// The text of a package with one process of random shape, `run`, and two that it may call.
pub fn generate(seed: u64) -> String {
    let mut writer = Writer { dice: Dice(seed), text: String::new(), number: 0, letter: 's', calls: 2 };
    writer.text.push_str(
        "package random \"Random\"\n\nrole worker \"Worker\"\nrole head \"Head\"\nparty customer \"Customer\"\n\
         risk loss \"Loss\"\ndata order \"Order\" {\n  field pieces \"Pieces\" { type: number }\n  field urgent \"Urgent\" { type: boolean }\n}\n",
    );
    for id in ["last", "other", "run"] {
        writer.process(id);
        writer.calls = if id == "last" { 1 } else { 0 };
    }
    writer.text
}

struct Writer {
    dice: Dice,
    text: String,
    /// Of the last step.
    number: usize,
    letter: char,
    /// Which processes may be called: 0 both, 1 the last, 2 none.
    calls: usize,
}

/// Where steps stand.
#[derive(Clone, Default)]
struct Place {
    indent: usize,
    /// Steps that a route may lead back to.
    before: Vec<String>,
    /// Whether a sub-process can be left by `done`.
    done: bool,
    depth: usize,
}

impl Writer {
    fn process(&mut self, id: &str) {
        self.number = 0;
        // Ids differ between processes that are deployed together: SpiffWorkflow wants those of sub-processes to.
        self.letter = id.chars().next().unwrap_or('s');
        let _ =
            write!(self.text, "\nprocess {id} \"Run {id}\" {{\n  status: draft\n  R: worker\n  A: head\n");
        if self.dice.happens(30) {
            self.text.push_str("  trigger asked \"Order received\" from customer\n");
        } else if self.dice.happens(20) {
            self.text.push_str("  trigger due \"Month begun\" every 1mo\n");
        }
        let place = Place { indent: 1, ..Place::default() };
        self.steps(&place, 5);
        self.text.push_str("}\n");
    }

    fn line(&mut self, place: &Place, text: &str) {
        let _ = writeln!(self.text, "{:indent$}{text}", "", indent = place.indent * 2);
    }

    fn id(&mut self) -> String {
        self.number += 1;
        format!("{}{}", self.letter, self.number)
    }

    /// Up to so many steps; the first is work, so that nothing races before anybody has done anything.
    fn steps(&mut self, place: &Place, most: usize) {
        let mut place = place.clone();
        let count = 1 + self.dice.below(most);
        self.activity(&mut place);
        for at in 1..count {
            let is_last = at + 1 == count;
            self.step(&mut place, is_last);
        }
    }

    fn step(&mut self, place: &mut Place, is_last: bool) {
        let deep = DEEPEST <= place.depth;
        match self.dice.below(if deep { 9 } else { 16 }) {
            0 | 1 => self.activity(place),
            2 | 3 => self.control(place),
            4 => self.gate(place),
            5 => self.wait(place),
            6 => self.suspend(place),
            7 if self.calls < 2 => self.call(place),
            7 | 8 => self.question(place),
            9 | 10 => self.decision(place, is_last),
            11 | 12 => self.parallel(place),
            13 | 14 => self.subprocess(place),
            _ => self.unordered(place),
        }
    }

    fn activity(&mut self, place: &mut Place) {
        let id = self.id();
        self.line(place, &format!("activity {id} \"Do {id}\""));
        place.before.push(id);
    }

    /// Where an outcome that does not go on leads.
    fn aside(&mut self, place: &Place, id: &str) -> String {
        let back = place.before.get(self.dice.below(place.before.len())).cloned();
        let most = 1 + self.dice.below(2);
        match (self.dice.below(7), back) {
            (0 | 1, Some(back)) => format!("{back} at most {most} otherwise end \"Given up at {id}\""),
            (2, Some(back)) => format!("{back} at most {most} otherwise next"),
            (3, Some(back)) => {
                format!("{back} at most 1 otherwise {back} at most 1 otherwise end \"Given up at {id}\"")
            }
            (4, Some(back)) => format!("suspend \"Asleep at {id}\" for {most}w -> {back}"),
            (5, _) if place.done => "done".to_owned(),
            _ => format!("end \"Ended at {id}\""),
        }
    }

    fn control(&mut self, place: &mut Place) {
        let id = self.id();
        let aside = self.aside(place, &id);
        self.line(place, &format!("kcp {id} \"Check {id}\" {{"));
        let inner = Place { indent: place.indent + 1, ..Place::default() };
        self.line(&inner, "objective: \"It is right\"");
        self.line(&inner, "mitigates: loss");
        self.line(&inner, "evidence: order");
        self.line(&inner, "frequency: \"Every order\"");
        self.line(&inner, "R: worker   A: head");
        self.line(&inner, "check right \"It is right\"");
        self.line(&inner, "pass \"Right\" -> next");
        self.line(&inner, &format!("fail \"Wrong\" -> {aside}"));
        self.line(place, "}");
        place.before.push(id);
    }

    fn gate(&mut self, place: &mut Place) {
        let id = self.id();
        let aside = self.aside(place, &id);
        self.line(place, &format!("gate {id} \"Approve {id}\" {{"));
        let inner = Place { indent: place.indent + 1, ..Place::default() };
        self.line(&inner, "decide head otherwise");
        self.line(&inner, "go \"Approved\" when (order.pieces <= 100) -> next");
        self.line(&inner, &format!("stop \"Refused\" -> {aside}"));
        self.line(place, "}");
        place.before.push(id);
    }

    fn wait(&mut self, place: &mut Place) {
        let id = self.id();
        let who = if self.dice.happens(60) { "from customer within 5d" } else { "for 3d" };
        if self.dice.happens(50) {
            let aside = self.aside(place, &id);
            self.line(place, &format!("wait {id} \"Answer of {id}\" {who} {{"));
            let inner = Place { indent: place.indent + 1, ..Place::default() };
            self.line(&inner, "yes \"Yes\" -> next");
            self.line(&inner, &format!("no \"No\" -> {aside}"));
            self.line(place, "}");
        } else {
            self.line(place, &format!("wait {id} \"Answer of {id}\" {who}"));
        }
        place.before.push(id);
    }

    fn suspend(&mut self, place: &mut Place) {
        let id = self.id();
        self.line(place, &format!("suspend \"Asleep after {id}\" for 2w"));
    }

    fn call(&mut self, place: &mut Place) {
        let id = self.id();
        let called = if self.calls == 0 && self.dice.happens(50) { "other" } else { "last" };
        self.line(place, &format!("call {id} \"Have {id} done\" calls {called}"));
        place.before.push(id);
    }

    /// A question whose answers are routes.
    fn question(&mut self, place: &mut Place) {
        let id = self.id();
        let (first, second) = (self.aside(place, &id), self.aside(place, &id));
        self.line(place, &format!("decision {id} \"Is {id} done?\" {{"));
        let inner = Place { indent: place.indent + 1, ..Place::default() };
        match self.dice.below(4) {
            0 => {
                self.line(&inner, "small \"Small\" when (order.pieces <= 10) -> next");
                self.line(&inner, &format!("large \"Large\" otherwise -> {first}"));
            }
            1 => {
                self.line(
                    &inner,
                    &format!("urgent \"Urgent\" when (order.urgent = true and order.pieces > 5) -> {first}"),
                );
                self.line(&inner, "other \"Other\" -> next");
            }
            2 => {
                self.line(&inner, &format!("no \"No\" -> {first}"));
                self.line(&inner, "maybe \"Maybe\" -> next");
                self.line(&inner, &format!("never \"Never\" -> {second}"));
            }
            _ => {
                self.line(&inner, "yes \"Yes\" -> next");
                self.line(&inner, &format!("no \"No\" -> {first}"));
            }
        }
        self.line(place, "}");
        place.before.push(id);
    }

    /// A question whose answers hold steps.
    fn decision(&mut self, place: &mut Place, is_last: bool) {
        let id = self.id();
        self.line(place, &format!("decision {id} \"Which way at {id}?\" {{"));
        for (at, answer) in ["left", "right", "straight"].into_iter().enumerate().take(2 + self.dice.below(2))
        {
            let inner = Place {
                indent: place.indent + 1,
                before: place.before.clone(),
                done: place.done,
                depth: place.depth + 1,
            };
            self.line(&inner, &format!("{answer} \"Go {answer}\" {{"));
            let steps = Place { indent: inner.indent + 1, ..inner.clone() };
            self.steps(&steps, 2);
            if (0 < at || !is_last) && self.dice.happens(20) {
                let end = self.id();
                self.line(&steps, &format!("end \"Ended after {end}\""));
            }
            self.line(&inner, "}");
        }
        self.line(place, "}");
        place.before.push(id);
    }

    fn parallel(&mut self, place: &mut Place) {
        let id = self.id();
        self.line(place, &format!("parallel {id} \"At once {id}\" {{"));
        let has_guards = self.dice.happens(40);
        for at in 0..2 + self.dice.below(2) {
            // A route that leads out of a branch would leave the others waiting.
            let inner =
                Place { indent: place.indent + 1, before: Vec::new(), done: false, depth: place.depth + 1 };
            let guard = if has_guards && (0 < at || self.dice.happens(50)) {
                format!(" when (order.pieces > {})", 10 * at)
            } else {
                String::new()
            };
            let branch = self.id();
            self.line(&inner, &format!("branch {branch} \"Branch {branch}\"{guard} {{"));
            let steps = Place { indent: inner.indent + 1, ..inner.clone() };
            self.steps(&steps, 3);
            self.line(&inner, "}");
        }
        self.line(place, "}");
        place.before.push(id);
    }

    fn subprocess(&mut self, place: &mut Place) {
        let id = self.id();
        self.line(place, &format!("subprocess {id} \"Part {id}\" {{"));
        // Steps outside are sometimes in sight: their routes leave the part.
        let before = if self.dice.happens(60) { place.before.clone() } else { Vec::new() };
        let inner = Place { indent: place.indent + 1, before, done: true, depth: place.depth + 1 };
        self.steps(&inner, 4);
        self.line(place, "}");
        place.before.push(id);
    }

    fn unordered(&mut self, place: &mut Place) {
        let id = self.id();
        self.line(place, &format!("unordered {id} \"In any order {id}\" {{"));
        let mut inner = Place { indent: place.indent + 1, depth: DEEPEST, ..Place::default() };
        self.line(&inner, "until: (order.pieces > 3)");
        for _ in 0..2 + self.dice.below(2) {
            self.activity(&mut inner);
        }
        self.line(place, "}");
        place.before.push(id);
    }
}
