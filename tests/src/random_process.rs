//! Dice processes, as text: branches, guarded branches, loops, sub-processes with exits, suspensions, ends inside branches, and, where
//! they are asked for, jumps across branches.

use crate::dice::Dice;
use std::fmt::Write as _;

/// Whether routes may lead across branches.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Jumps {
    /// Branches keep to themselves.
    None,
    /// Now and then a route leads into or out of a branch.
    Some,
}

/// The text of a package with one process of about so many steps.
pub fn process(random: &mut Dice, steps: usize, jumps: Jumps) -> String {
    let mut writer = Writer { random, jumps, left: steps, next: 0, lists: Vec::new(), text: String::new() };
    writer.text.push_str(
        "package shop \"Shop\"\nrole seller \"Seller\"\ndata request \"Request\"\nprocess sell \"Sell\" {\n  R: seller  A: seller\n",
    );
    writer.list(0, Place::Process);
    writer.text.push_str("}\n");
    writer.text
}

/// What a list of steps stands in.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Process,
    Subprocess,
    Branch,
    Outcome,
}

struct Writer<'a> {
    random: &'a mut Dice,
    jumps: Jumps,
    left: usize,
    next: usize,
    /// The ids of the lists around the place of writing, and what they stand in.
    lists: Vec<(Vec<usize>, Place)>,
    text: String,
}

impl Writer<'_> {
    fn list(&mut self, depth: usize, place: Place) {
        let count = 1 + self.random.below(if depth == 0 { 5 } else { 3 });
        let ids: Vec<usize> = (self.next..self.next + count).collect();
        self.next += count;
        self.left = self.left.saturating_sub(count);
        self.lists.push((ids.clone(), place));
        for id in ids {
            self.step(id, depth);
        }
        if place == Place::Branch && self.random.below(8) == 0 {
            let _ = writeln!(self.text, "end \"Over\"");
        }
        self.lists.pop();
    }

    fn step(&mut self, id: usize, depth: usize) {
        let deep = 4 < depth || self.left == 0;
        match self.random.below(if deep { 5 } else { 10 }) {
            0 | 1 => {
                let _ = writeln!(self.text, "activity s{id} \"Do\"");
            }
            2 => {
                let _ = writeln!(self.text, "wait s{id} \"Wait\" for 2d");
            }
            3 | 4 => self.decision(id, depth, true),
            5 | 6 => self.decision(id, depth, deep),
            7 => {
                let _ = writeln!(self.text, "subprocess s{id} \"Part\" {{");
                self.list(depth + 1, Place::Subprocess);
                self.text.push_str("}\n");
            }
            _ => self.parallel(id, depth),
        }
    }

    fn parallel(&mut self, id: usize, depth: usize) {
        let _ = writeln!(self.text, "parallel s{id} {{");
        for branch in 0..2 + self.random.below(2) {
            let when = match self.random.below(4) {
                0 => " when (request.size > 3)",
                _ => "",
            };
            let _ = writeln!(self.text, "branch b{id}_{branch}{when} {{");
            self.list(depth + 1, Place::Branch);
            self.text.push_str("}\n");
        }
        self.text.push_str("}\n");
    }

    fn decision(&mut self, id: usize, depth: usize, flat: bool) {
        let _ = writeln!(self.text, "decision s{id} \"Which?\" {{");
        for outcome in 0..2 + self.random.below(2) {
            let _ = write!(self.text, "o{outcome} \"So\" ");
            if outcome == 0 {
                self.text.push_str("-> next\n");
            } else if !flat && self.random.below(3) == 0 {
                self.text.push_str("{\n");
                self.list(depth + 1, Place::Outcome);
                self.text.push_str("}\n");
            } else {
                let route = self.route();
                let _ = writeln!(self.text, "-> {route}");
            }
        }
        self.text.push_str("}\n");
    }

    fn route(&mut self) -> String {
        match self.random.below(8) {
            0 => "next".to_owned(),
            1 => "end \"Over\"".to_owned(),
            2 if self.may_be_done() => "done".to_owned(),
            3 => match self.target() {
                Some(target) => format!("suspend \"Later\" for 9d -> s{target}"),
                None => "suspend \"Later\" for 9d".to_owned(),
            },
            _ => match self.target() {
                Some(target) => format!("s{target} at most 2 otherwise {}", self.way_out()),
                None => "next".to_owned(),
            },
        }
    }

    fn way_out(&mut self) -> &'static str {
        if self.random.below(2) == 0 { "next" } else { "end \"Enough\"" }
    }

    /// Whether `done` leaves a sub-process without leaving a branch of a parallel in it.
    fn may_be_done(&mut self) -> bool {
        if self.jumps == Jumps::Some && self.random.below(4) == 0 {
            return true;
        }
        let inner = self.lists.iter().rev().find(|(_, place)| *place != Place::Outcome);
        inner.is_some_and(|(_, place)| *place == Place::Subprocess)
    }

    /// A step of a list around, within the branch unless jumps are asked for.
    fn target(&mut self) -> Option<usize> {
        let across = self.jumps == Jumps::Some && self.random.below(2) == 0;
        let mut found: Vec<usize> = Vec::new();
        for (ids, place) in self.lists.iter().rev() {
            found.extend(ids);
            if *place == Place::Branch && !across {
                break;
            }
        }
        let at = self.random.below(found.len());
        found.get(at).copied()
    }
}
