//! Drawings to measure: those of the library and the examples, and of processes that are hard to draw.

use crate::built::{example_files, example_names, library_files, project, small_project};
use ltc_core::compile;
use ltc_core::emit::diagram::Drawing;
use ltc_core::flow::{Flow, ScopeId};
use ltc_core::model::{Kind, Model};
use std::fmt::Write;

/// Names of all of them.
pub const NAMES: &[&str] = &[
    "back loops over lanes",
    "loops inside loops",
    "nested parallel",
    "outcomes to far ends",
    "fan in",
    "long labels",
    "one lane",
    "twelve lanes",
    "sixty steps",
    "three hundred steps",
    "one step",
    "any order",
    "many exits",
    "jumps ahead",
    "everything at once",
    "wide decision",
];

/// A drawing and what it is called.
pub struct Sample {
    /// The project and the path.
    pub name: String,
    /// What is drawn.
    pub drawing: Drawing,
}

/// All drawings of a model in its first language.
fn drawings(name: &str, model: &Model) -> Vec<Sample> {
    let language = model.project_language_ids().next().expect("a project has a language");
    let mut found = Vec::new();
    for process in model.own(Kind::Process) {
        let flow = Flow::of(model, process);
        for scope in 0..flow.scopes.len() as u32 {
            let drawing = Drawing::from_flow(model, &flow, ScopeId(scope), language);
            let path = model.path(flow.scope(ScopeId(scope)).element);
            found.push(Sample { name: format!("{name}: {path}"), drawing });
        }
        if 1 < flow.scopes.len() {
            let drawing = Drawing::opened(model, &flow, language);
            found.push(Sample { name: format!("{name}: {} opened", model.path(process)), drawing });
        }
    }
    found
}

/// The drawings of the library and of all examples.
pub fn of_library() -> Vec<Sample> {
    let mut found = drawings("library", &compile(project(&library_files())).model);
    for name in example_names() {
        found.extend(drawings(&name, &compile(project(&example_files(&name))).model));
    }
    found
}

/// The drawings of all of [`NAMES`].
pub fn all() -> Vec<Sample> {
    let mut found = Vec::new();
    for name in NAMES {
        found.extend(drawings(name, &compile(small_project(&text(name))).model));
    }
    found
}

const LABELS: [&str; 7] = [
    "Check the request",
    "Prepare the documents for the customer",
    "Score",
    "Ask the plant whether the delivery date can be kept",
    "验证客户的需求",
    "Bestätigung einholen",
    "Negotiate the price",
];

/// A text that is being written.
struct Sheet {
    text: String,
    lanes: usize,
    step: usize,
    depth: usize,
}

impl Sheet {
    fn new(lanes: usize) -> Sheet {
        let mut text = "package odd \"Odd\"\ndata paper \"Paper\"\nrisk harm \"Harm done\"\n".to_owned();
        for lane in 0..lanes {
            let _ = writeln!(text, "role r{lane} \"Role number {lane}\"");
        }
        text.push_str("process odd_one \"Odd one\" {\n  owner: r0\n  A: r0\n");
        Sheet { text, lanes, step: 0, depth: 1 }
    }

    fn line(&mut self, line: &str) {
        let _ = writeln!(self.text, "{}{line}", "  ".repeat(self.depth));
    }

    fn open(&mut self, line: &str) {
        self.line(&format!("{line} {{"));
        self.depth += 1;
    }

    fn close(&mut self) {
        self.depth -= 1;
        self.line("}");
    }

    /// A step in a lane; gives its number.
    fn step(&mut self, lane: usize) -> usize {
        let number = self.step;
        self.step += 1;
        let label = LABELS[number % LABELS.len()];
        let out = if number.is_multiple_of(4) { "  out: paper" } else { "" };
        let lane = lane % self.lanes;
        self.line(&format!("activity s{number} \"{label} {number}\" {{ R: r{lane}{out} }}"));
        number
    }

    fn steps(&mut self, count: usize) {
        for _ in 0..count {
            // Stays in a lane for a while, as people do.
            self.step(self.step / 3 * 5);
        }
    }

    fn ask(&mut self, id: &str, outcomes: &[String]) {
        self.open(&format!("decision {id} \"What comes of {}?\"", id.replace('_', " ")));
        for outcome in outcomes {
            self.line(outcome);
        }
        self.close();
    }

    fn finish(mut self) -> String {
        self.text.push_str("}\n");
        self.text
    }
}

/// The text of one of [`NAMES`].
///
/// # Panics
/// If there is none of that name.
pub fn text(name: &str) -> String {
    match name {
        "back loops over lanes" => back_loops(),
        "loops inside loops" => loops_inside(),
        "nested parallel" => nested_parallel(),
        "outcomes to far ends" => far_ends(8),
        "fan in" => fan_in(),
        "long labels" => long_labels(),
        "one lane" => of_steps(1, 30),
        "twelve lanes" => of_steps(12, 36),
        "sixty steps" => of_steps(5, 60),
        "three hundred steps" => of_steps(6, 300),
        "one step" => of_steps(1, 1),
        "any order" => any_order(),
        "many exits" => many_exits(),
        "jumps ahead" => jumps(),
        "everything at once" => everything(),
        "wide decision" => far_ends(40),
        _ => panic!("nothing is called {name}"),
    }
}

fn back_loops() -> String {
    let mut sheet = Sheet::new(4);
    for round in 0..4 {
        let step = sheet.step(round);
        let back = [0, 0, 1, 1][round];
        let outcomes = [
            format!("good{round} \"Good\" -> next"),
            format!(
                "bad{round} \"Bad, to be done again\" -> s{back} at most 2 otherwise end \"Given up {round}\""
            ),
        ];
        sheet.ask(&format!("after_s{step}"), &outcomes);
    }
    sheet.steps(2);
    sheet.finish()
}

fn loops_inside() -> String {
    let mut sheet = Sheet::new(3);
    for lane in 0..5 {
        sheet.step(lane);
    }
    for back in [4, 3, 1, 0] {
        let outcomes = [
            "good \"Good\" -> next".to_owned(),
            format!("again \"Again\" -> s{back} at most 3 otherwise end \"Dropped at s{back}\""),
        ];
        sheet.ask(&format!("is_s{back}_right"), &outcomes);
    }
    sheet.step(2);
    sheet.finish()
}

fn nested_parallel() -> String {
    fn grow(sheet: &mut Sheet, depth: usize, path: &str) {
        sheet.open(&format!("parallel p{path}"));
        for branch in 0..2 + depth % 2 {
            let path = format!("{path}{branch}");
            sheet.open(&format!("branch b{path}"));
            sheet.step(depth + branch);
            if 0 < depth {
                grow(sheet, depth - 1, &path);
                sheet.step(branch);
            }
            sheet.close();
        }
        sheet.close();
    }
    let mut sheet = Sheet::new(4);
    sheet.step(0);
    grow(&mut sheet, 2, "");
    sheet.step(0);
    sheet.finish()
}

fn far_ends(count: usize) -> String {
    let mut sheet = Sheet::new(4);
    sheet.steps(2);
    let mut outcomes = vec!["on \"Goes on\" -> next".to_owned()];
    outcomes.extend(
        (1..count).map(|end| format!("way{end} \"Answer number {end}\" -> end \"Ended for reason {end}\"")),
    );
    sheet.ask("first", &outcomes);
    sheet.steps(6);
    let outcomes = [
        "won \"Won\" -> next".to_owned(),
        "lost \"Lost\" -> end \"Ended for reason 1\"".to_owned(),
        "sleeps \"Later\" -> suspend \"Sleeping\" for 30d -> s3".to_owned(),
    ];
    sheet.ask("last", &outcomes);
    sheet.steps(1);
    sheet.finish()
}

fn fan_in() -> String {
    let mut sheet = Sheet::new(5);
    sheet.step(0);
    sheet.open("decision which \"Which way does it go?\"");
    for way in 0..9 {
        sheet.open(&format!("way{way} \"Way {way}\""));
        sheet.step(way);
        sheet.close();
    }
    sheet.line("skip \"No way\" -> next");
    sheet.close();
    sheet.steps(2);
    sheet.finish()
}

fn long_labels() -> String {
    let long =
        "Find out whether the request of the customer can be met within the quarter and by whom ".repeat(4);
    let long = long.trim_end();
    let word = "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz";
    let mut sheet = Sheet::new(2);
    sheet.line(&format!("activity long_one \"{long}\" {{ R: r0 }}"));
    sheet.line(&format!("activity word \"{word}\" {{ R: r1 }}"));
    sheet.open(&format!("decision long_question \"{long}?\""));
    sheet.line(&format!("yes \"{long}\" -> next"));
    sheet.line(&format!("no \"{word}\" -> end \"{long}\""));
    sheet.line("back \"客户的需求在本季度内是否能够得到满足以及由谁来满足这一需求\" -> long_one at most 2 otherwise end \"Over\"");
    sheet.close();
    sheet.step(0);
    sheet.finish()
}

fn of_steps(lanes: usize, count: usize) -> String {
    let mut sheet = Sheet::new(lanes);
    let mut asked = 0;
    while sheet.step < count {
        sheet.steps((count - sheet.step).min(4));
        if sheet.step + 4 <= count {
            asked += 1;
            let back = sheet.step - 3;
            let outcomes = [
                format!("good{asked} \"Good\" -> next"),
                format!("bad{asked} \"Bad\" -> s{back} at most 2 otherwise end \"Ended at {asked}\""),
            ];
            sheet.ask(&format!("question_{asked}"), &outcomes);
            sheet.open(&format!("parallel p{asked}"));
            for lane in 0..2 {
                sheet.open(&format!("branch b{asked}{lane}"));
                sheet.step(asked + lane);
                sheet.close();
            }
            sheet.close();
        }
    }
    sheet.finish()
}

fn any_order() -> String {
    let mut sheet = Sheet::new(3);
    sheet.step(0);
    sheet.open("unordered visits \"Visit the customer\"");
    for lane in 0..6 {
        sheet.step(lane);
    }
    sheet.close();
    sheet.step(1);
    sheet.finish()
}

fn many_exits() -> String {
    let mut sheet = Sheet::new(4);
    sheet.step(0);
    sheet.open("subprocess inside \"Clarify what is inside\"");
    sheet.step(1);
    for (exit, target) in
        ["end \"Closed early\"", "s0", "late", "end \"Closed late\"", "suspend \"Waits\" for 5d -> s0"]
            .iter()
            .enumerate()
    {
        let outcomes = [
            format!("on{exit} \"On\" -> next"),
            format!(
                "off{exit} \"Off\" -> {target}{}",
                if *target == "s0" { " at most 2 otherwise end \"Enough\"" } else { "" }
            ),
        ];
        sheet.ask(&format!("exit_{exit}"), &outcomes);
    }
    sheet.close();
    sheet.steps(3);
    sheet.line("activity late \"Come in late\" { R: r3 }");
    sheet.step(2);
    sheet.finish()
}

fn jumps() -> String {
    let mut sheet = Sheet::new(4);
    for round in 0..6 {
        let here = sheet.step(round);
        let far = here + 3 + round % 2;
        if far < 12 {
            sheet.ask(
                &format!("jump_{round}"),
                &["on \"On\" -> next".to_owned(), format!("ahead \"Ahead to s{far}\" -> s{far}")],
            );
        }
    }
    sheet.steps(7);
    sheet.finish()
}

fn everything() -> String {
    let mut sheet = Sheet::new(6);
    sheet.steps(2);
    for round in 0..3 {
        sheet.open(&format!("parallel p{round}"));
        for branch in 0..3 {
            sheet.open(&format!("branch b{round}{branch}"));
            let step = sheet.step(2 * round + branch);
            let outcomes = [
                "good \"Good\" -> next".to_owned(),
                format!("bad \"Bad\" -> s{step} at most 2 otherwise end \"Ended in {round} {branch}\""),
            ];
            sheet.ask(&format!("quality_{round}{branch}"), &outcomes);
            sheet.step(round + branch);
            sheet.close();
        }
        sheet.close();
        sheet.open(&format!("decision turn_{round} \"Where does it turn?\""));
        sheet.line("on \"On\" -> next");
        sheet.open("aside \"Aside\"");
        sheet.steps(2);
        sheet.close();
        sheet.line(&format!(
            "back \"Back\" -> s{} at most 2 otherwise end \"Turned away {round}\"",
            round.min(1)
        ));
        sheet.close();
    }
    sheet.steps(2);
    sheet.finish()
}
