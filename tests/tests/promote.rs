//! `ltc promote`: what separate regions do alike is proposed to the standard.

use ltc_cli::{Exit, Io, Terminal};
use std::ffi::OsString;
use std::fs;
use std::path::Path;

const SETTINGS: &str = "[project]\nname = \"shop\"\nlanguages = [\"en\"]\n";

const STANDARD: &str = r#"package shop "Shop"

role clerk "Clerk"
role chief "Chief"
data goods "Goods"
data money "Money"
party buyer "Buyer"
pain waiting "Customers wait"
system till "Till"

process sell "Sell goods" {
  owner: chief
  status: draft
  A: chief
  R: clerk
  in: goods
  out: money
  trigger wish "Buyer asks for goods" from buyer
  subprocess serve "Serve the buyer" {
    activity weigh "Weigh the goods" { within: 4h }
    activity cash "Collect the money" { out: money }
  }
}
"#;

fn region(name: &str, of: &str, changes: &str) -> String {
    let id = name.to_lowercase();
    format!(
        "package {id} \"{name}\"\nrole {id}_desk \"{name} desk\"\nadaptation {id} \"{name}\" of {of} because pain shop.waiting {{\n{changes}\n}}\n"
    )
}

const NORTH: &str = r#"  at sell.serve {
    add activity check_number "Check the tax number" after weigh because law "Tax act, section 4" in_force 2026-01-01 {
      R: shop.clerk  C: north_desk  within: 1h
      task ask "Ask for the number" { R: north_desk  uses: shop.till }
      task compare "Compare it with the register"
    }
    change weigh { within: 2h }
  }"#;

const SOUTH: &str = r#"  at sell.serve {
    add activity verify_tax_number "Check tax number" after weigh because customer shop.buyer.none {
      R: shop.clerk  within: 1h
      task ask "Ask for the number"
      task compare "Compare it with the tax register"
    }
    change weigh { within: 2h }
  }"#;

const EAST: &str = r#"  add activity sing "Sing a song" after sell.serve.weigh { R: east_desk }"#;

fn world(regions: &[(&str, String)]) -> tempfile::TempDir {
    let world = tempfile::tempdir().expect("a temporary folder can be made");
    let write =
        |path: &str, text: &str| fs::write(world.path().join(path), text).expect("files can be written");
    write("ltc.toml", SETTINGS);
    write("shop.ltc", STANDARD);
    for (path, text) in regions {
        write(path, text);
    }
    world
}

fn three() -> tempfile::TempDir {
    world(&[
        ("north.ltc", region("North", "shop", NORTH)),
        ("south.ltc", region("South", "shop", &SOUTH.replace("because customer shop.buyer.none ", ""))),
        ("east.ltc", region("East", "shop", EAST)),
    ])
}

fn ltc(folder: &Path, line: &str) -> (Exit, String, String) {
    let args: Vec<OsString> =
        std::iter::once("ltc").chain(line.split_whitespace()).map(OsString::from).collect();
    let (mut output, mut notes) = (Vec::new(), Vec::new());
    let mut io = Io {
        directory: folder.to_owned(),
        input: &mut std::io::empty(),
        output: &mut output,
        notes: &mut notes,
        terminal: Terminal::NONE,
        today: None,
        lost: None,
    };
    let exit = ltc_cli::run(&args, &mut io);
    let text = |bytes| String::from_utf8(bytes).expect("what is written is UTF-8");
    (exit, text(output), text(notes))
}

#[test]
fn what_two_regions_do_alike_is_proposed() {
    let world = three();
    let (exit, report, notes) = ltc(world.path(), "promote");
    assert_eq!((exit, notes.as_str()), (Exit::Clean, ""));
    insta::assert_snapshot!(report);
    let (_, json, _) = ltc(world.path(), "promote --format json");
    let document: serde_json::Value = serde_json::from_str(&json).expect("the report is JSON");
    assert_eq!(document["proposals"].as_array().map(Vec::len), Some(2));
    assert_eq!(document["proposals"][0]["evidence"][1]["region"], "South");
    let (_, none, _) = ltc(world.path(), "promote --min 3");
    assert_eq!(none, "no practice is shared by 3 separate regions\n");
}

#[test]
fn a_proposal_is_written_into_the_standard_and_taken_out_of_the_regions() {
    let world = three();
    let before = ltc(world.path(), "check").1;
    let (exit, _, notes) = ltc(world.path(), "promote --apply 1");
    assert_eq!((exit, notes.as_str()), (Exit::Clean, ""));
    let read = |path: &str| fs::read_to_string(world.path().join(path)).expect("the file is there");
    assert!(
        read("shop.ltc")
            .contains("    activity check_number \"Check the tax number\" {\n      R: shop.clerk\n")
    );
    assert!(!read("north.ltc").contains("check_number") && !read("south.ltc").contains("verify_tax_number"));
    assert!(read("south.ltc").contains("change weigh"), "other changes stay");
    let after = ltc(world.path(), "check").1;
    assert!(!before.contains("error") && !after.contains("error"), "{before}\n{after}");
    // The deadline both shortened is left, and has to be written by hand.
    let (exit, report, notes) = ltc(world.path(), "promote --apply 1");
    assert_eq!((exit, report.as_str()), (Exit::CouldNotRun, ""));
    assert!(notes.contains("has to be written by hand"), "{notes}");
    let (exit, _, notes) = ltc(world.path(), "promote --apply 7");
    assert_eq!(exit, Exit::CouldNotRun);
    assert!(notes.contains("there is no proposal 7"), "{notes}");
}

#[test]
fn a_layer_and_what_builds_on_it_count_once() {
    let alike = "  add activity smile \"Smile\" after sell.serve.weigh { R: shop.clerk }";
    let again = "  add activity smile_too \"Smile\" after sell.serve.weigh { R: shop.clerk }";
    let chain = world(&[
        ("north.ltc", region("North", "shop", alike)),
        ("village.ltc", region("Village", "north.north", again)),
    ]);
    assert_eq!(ltc(chain.path(), "promote").1, "no practice is shared by 2 separate regions\n");
    let apart = world(&[
        ("north.ltc", region("North", "shop", alike)),
        ("village.ltc", region("Village", "shop", again)),
    ]);
    assert!(ltc(apart.path(), "promote").1.contains("1 practice that separate regions share"));
}

#[test]
fn likeness_is_of_kind_place_words_and_number() {
    let count = |north: &str, south: &str| {
        let world = world(&[
            ("north.ltc", region("North", "shop", north)),
            ("south.ltc", region("South", "shop", south)),
        ]);
        let (_, json, _) = ltc(world.path(), "promote --format json");
        let document: serde_json::Value = serde_json::from_str(&json).expect("the report is JSON");
        document["proposals"].as_array().map_or(0, Vec::len)
    };
    let smile = "add activity smile \"Smile at the buyer\" after sell.serve.weigh { R: shop.clerk }";
    assert_eq!(count(smile, smile), 1);
    assert_eq!(count(smile, &smile.replace("after", "before")), 1, "beside the same step is the same place");
    assert_eq!(count(smile, &smile.replace("sell.serve.weigh", "sell.serve")), 0, "another sub-process");
    assert_eq!(count(smile, &smile.replace("smile", "frown").replace("Smile at", "Frown upon")), 0);
    let numbered = |id: &str, label: &str| {
        format!("add activity {id} \"{label}\" after sell.serve.weigh {{ R: shop.clerk  code: \"S.1\" }}")
    };
    assert_eq!(count(&numbered("smile", "Smile"), &numbered("grin", "Laugh")), 1, "the same number");
    let replace =
        |id: &str, label: &str| format!("replace sell.serve.weigh with activity {id} \"{label}\" {{ }}");
    assert_eq!(count(&replace("photo", "Take a photo"), &replace("picture", "Take photos")), 1);
    assert_eq!(
        count("change sell.serve.weigh { C: +shop.chief }", "change sell.serve.weigh { C: +shop.chief }"),
        1
    );
    assert_eq!(
        count("change sell.serve.weigh { C: +north_desk }", "change sell.serve.weigh { C: +south_desk }"),
        0
    );
    assert_eq!(count("change sell.serve.weigh { within: 1h }", "change sell.serve.weigh { within: 2h }"), 0);
}

#[test]
fn nothing_is_written_that_the_standard_would_not_hold_with() {
    // A third region has something else of that id: it would no longer fit.
    let taken = "  add activity check_number \"Sing a song\" after sell.serve.weigh { R: east_desk }";
    let world = world(&[
        ("north.ltc", region("North", "shop", NORTH)),
        ("south.ltc", region("South", "shop", &SOUTH.replace("because customer shop.buyer.none ", ""))),
        ("east.ltc", region("East", "shop", taken)),
    ]);
    let texts = || ["shop.ltc", "north.ltc", "south.ltc"].map(|path| fs::read(world.path().join(path)).ok());
    let before = texts();
    let (exit, _, notes) = ltc(world.path(), "promote --apply 1");
    assert_eq!(exit, Exit::CouldNotRun);
    assert!(notes.contains("the standard would not hold with it; nothing was written"), "{notes}");
    assert!(notes.contains("has a `check_number` already"), "{notes}");
    assert_eq!(before, texts());
}
