//! Lengths of ways, held against small processes.

use super::{Deadlines, Limit};
use crate::compile;
use crate::flow::{Flow, ScopeId};
use crate::model::{Kind, Model};
use crate::source::{Project, Source, SourceOwner};

fn model(steps: &str) -> Model {
    let text = format!(
        "package a \"A\"\nrole r \"R\"\nparty c \"C\"\nprocess p \"P\" {{\n  R: r  A: r\n  trigger t \"T\" from c\n{steps}\n}}"
    );
    let source = Source { path: "a.ltc".to_owned(), text, owner: SourceOwner::Project };
    compile(Project { sources: vec![source], ..Project::default() }).model
}

/// Shortest, expected and longest way, as `2wd+1?` (a step without a deadline) `+5d asleep`.
fn ways(steps: &str) -> [String; 3] {
    let model = model(steps);
    let process = model.own(Kind::Process).next().expect("there is one");
    let flow = Flow::of(&model, process);
    let deadlines = Deadlines::of(&model, &flow, ScopeId(0));
    [&deadlines.shortest, &deadlines.expected, &deadlines.longest].map(|way| match way {
        Some(way) => {
            let unknown = match way.length.unknown {
                0 => String::new(),
                count => format!("+{count}?"),
            };
            let asleep = match way.length.asleep {
                0 => String::new(),
                minutes => format!(" asleep {}d", minutes / 1440),
            };
            format!("{}{unknown}{asleep}", deadlines.period(way.length.worked))
        }
        None => "-".to_owned(),
    })
}

fn limits(steps: &str) -> Vec<Limit> {
    let model = model(steps);
    let process = model.own(Kind::Process).next().expect("there is one");
    let flow = Flow::of(&model, process);
    Deadlines::of(&model, &flow, ScopeId(0)).loops.into_iter().map(|one| one.limit).collect()
}

#[test]
fn steps_add_up_and_those_without_a_deadline_are_counted() {
    assert_eq!(
        ways("activity a \"A\" { within: 2wd } activity b \"B\" activity d \"D\" { within: 3wd }"),
        ["5wd+1?", "5wd+1?", "5wd+1?"]
    );
    assert_eq!(ways(""), ["0d", "0d", "0d"]);
}

#[test]
fn side_by_side_the_longest_counts() {
    let steps = "parallel x \"X\" { activity a \"A\" { within: 2wd } branch y \"Y\" { activity b \"B\" { within: 2wd } activity d \"D\" { within: 3wd } } }";
    assert_eq!(ways(steps), ["5wd", "5wd", "5wd"]);
    let guarded = "parallel x \"X\" { activity a \"A\" { within: 2wd } branch y \"Y\" when (a = 1) { activity b \"B\" { within: 9wd } } }";
    assert_eq!(ways(guarded), ["2wd", "9wd", "9wd"]);
}

#[test]
fn a_loop_is_taken_as_often_as_it_says() {
    let steps = "activity a \"A\" { within: 2wd } activity b \"B\" { within: 1wd }
        decision d \"D?\" { no \"N\" -> a at most 3 otherwise end \"E\"  yes \"Y\" -> next } activity z \"Z\" { within: 1wd }";
    assert_eq!(ways(steps), ["3wd", "4wd", "13wd"]);
    assert_eq!(limits(steps), [Limit::Times(3)]);
}

#[test]
fn a_loop_out_of_a_sub_process_is_taken_as_often_as_it_says() {
    let steps = "activity a \"A\" { within: 2wd } subprocess s \"S\" { activity b \"B\" { within: 1wd }
        decision d \"D?\" { yes \"Y\" -> next  no \"N\" -> a at most 2 otherwise end \"E\" } activity f \"F\" { within: 1wd } }";
    assert_eq!(limits(steps), [Limit::Times(2)]);
    assert_eq!(ways(steps), ["3wd", "4wd", "10wd"]);
    // A sub-process with a deadline takes that long.
    let limited = steps.replace("\"S\" {", "\"S\" { within: 5wd");
    assert_eq!(ways(&limited), ["3wd", "4wd", "21wd"]);
}

#[test]
fn time_asleep_is_counted_apart() {
    let steps = "activity a \"A\" { within: 2wd } decision d \"D?\" { yes \"Y\" -> next  no \"N\" -> suspend \"S\" for 10d -> a }";
    assert_eq!(ways(steps), ["2wd", "2wd", "2wd"]);
    assert_eq!(limits(steps), [Limit::Sleep]);
    let once = "activity a \"A\" { within: 2wd } suspend \"S\" for 10d";
    assert_eq!(ways(once), ["2wd asleep 10d", "2wd asleep 10d", "2wd asleep 10d"]);
}

#[test]
fn an_unordered_set_takes_as_long_as_it_has() {
    let set = |within: &str| {
        format!(
            "unordered u \"U\" {{ until: \"x\" {within} activity a \"A\" {{ within: 2wd }} }} activity b \"B\" {{ within: 1wd }}"
        )
    };
    assert_eq!(ways(&set("")), ["1wd", "1wd+1?", "1wd+1?"]);
    assert_eq!(ways(&set("within: 5wd")), ["1wd", "6wd", "6wd"]);
    assert_eq!(limits(&set("")), [Limit::Until(None)]);
}

#[test]
fn an_answer_may_come_at_once() {
    let steps = "activity a \"A\" { within: 1d } wait w \"W\" from c within 30d";
    assert_eq!(ways(steps), ["1d", "31d", "31d"]);
    assert_eq!(ways("wait w \"W\" within 30d"), ["30d", "30d", "30d"]);
}

#[test]
fn a_call_takes_as_long_as_what_it_runs() {
    let steps = "call q \"Q\" calls q } process q \"Q\" { within: 3wd  activity z \"Z\"";
    assert_eq!(ways(steps), ["3wd", "3wd", "3wd"]);
}

#[test]
fn loops_in_loops_multiply_no_further_than_they_may() {
    let steps = "activity a \"A\" { within: 1d } activity b \"B\" { within: 1d }
        decision d \"D?\" { no \"N\" -> b at most 2 otherwise end \"E\"  yes \"Y\" -> next }
        decision e \"E?\" { no \"N\" -> a at most 2 otherwise end \"E\"  yes \"Y\" -> next }";
    // a b, b twice more, a b twice more: bounds count per case.
    assert_eq!(ways(steps), ["2d", "2d", "8d"]);
}

#[test]
fn a_long_process_is_no_trouble() {
    let mut steps = String::new();
    for at in 0..3000 {
        steps.push_str(&format!(
            "activity a{at} \"A\" {{ within: 1wd }} decision d{at} \"D?\" {{ yes \"Y\" -> next  no \"N\" -> a0 at most 1 otherwise end \"E\" }}\n"
        ));
    }
    // In round n the case went as far as step n: 3000 steps, and 1 + 2 + … + 3000 more.
    assert_eq!(ways(&steps)[2], format!("{}wd", 3000 + 3000 * 3001 / 2));
}
