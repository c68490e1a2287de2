//! The three forms of a report, as they look.

mod world;

use ltc_cli::Terminal;
use world::World;

/// The good project with three mistakes: an unknown setting, a misspelt word, an id used twice.
fn messy() -> World {
    let text = world::GOOD
        .replace("role chief \"Chief\"", "role chief \"线索\t责任人\"")
        .replace("activity cash", "activty cash")
        .replace("party buyer", "role chief \"Chief\"\nparty buyer");
    World::new(&[("ltc.toml", "[project]\nname = \"messy\"\nlangages = [\"en\"]\n"), ("messy.ltc", &text)])
}

#[test]
fn for_people() {
    insta::assert_snapshot!(messy().ltc("check").output);
}

#[test]
fn for_people_in_colour() {
    let terminal = Terminal { output: true, notes: false, plain: false, width: 80 };
    let ran = messy().ltc_with("check", b"", terminal);
    insta::assert_snapshot!(ran.output.replace('\u{1b}', "ESC"));
}

#[test]
fn for_programs() {
    insta::assert_snapshot!(messy().ltc("check --format json").output);
}

#[test]
fn for_github() {
    insta::assert_snapshot!(messy().ltc("check --format github").output);
}

#[test]
fn many_findings_are_cut_and_counted() {
    let mut text = "package many \"Many\"\n".to_owned();
    for _ in 0..80 {
        text.push_str("role a \"A\"\n");
    }
    let world = World::new(&[("ltc.toml", world::SETTINGS), ("many.ltc", &text)]);
    let cut = world.ltc("check").output;
    assert_eq!(cut.matches("LTC1002").count(), 51, "50 findings and the closing line");
    assert!(
        cut.contains("… and 29 more; `--all-findings` prints them"),
        "{}",
        cut.lines().last().unwrap_or("")
    );
    assert_eq!(world.ltc("check --all-findings").output.matches("error LTC1002").count(), 79);
}
