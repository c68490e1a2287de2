//! `ltc rebase`: what becomes of regions' changes when the standard moves on.

use ltc_cli::{Exit, Io, Terminal};
use ltc_core::adapt::effective;
use ltc_core::adapt::rebase::{Clash, Merge, Rebase, Verdict, rebase};
use ltc_core::resolve::resolve;
use ltc_core::source::{Project, Source, SourceOwner};
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Runs a command line in a folder; gives how it ended, what it wrote and what it noted.
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

fn leads() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("rebase/leads")
}

/// Copies the files of a folder that holds no others.
fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("folders can be made");
    for entry in fs::read_dir(from).expect("the folder can be read") {
        let entry = entry.expect("the folder can be read");
        fs::copy(entry.path(), to.join(entry.file_name())).expect("files can be copied");
    }
}

/// A folder with the standard before and after it moved on, both with the regions' files.
fn world() -> tempfile::TempDir {
    let world = tempfile::tempdir().expect("a temporary folder can be made");
    for name in ["before", "after"] {
        copy(&leads().join(name), &world.path().join(name));
    }
    world
}

#[test]
fn one_change_of_the_standard_is_clean_merged_in_conflict_or_refused() {
    let (exit, report, notes) = ltc(&leads(), "rebase after --from before");
    assert_eq!(notes, "");
    assert_eq!(exit, Exit::Findings);
    insta::assert_snapshot!(report);
    let (exit, json, _) = ltc(&leads(), "rebase after --from before --format json");
    assert_eq!(exit, Exit::Findings);
    let document: serde_json::Value = serde_json::from_str(&json).expect("the report is JSON");
    let count = |name: &str| document["summary"][name].as_u64().expect("counts are numbers");
    let counts = ["regions", "clean", "merged", "conflicts", "refused"].map(count);
    assert_eq!(counts, [2, 2, 5, 1, 1]);
    let (_, one, _) = ltc(&leads(), "rebase after --from before --region mexico");
    assert!(one.contains("Mexico") && !one.contains("Germany"), "{one}");
}

#[test]
fn only_what_is_safe_is_written_and_then_nothing_is_left_to_write() {
    let world = world();
    let before = fs::read_to_string(world.path().join("after/mexico.ltc")).expect("the file is there");
    let (exit, report, _) = ltc(world.path(), "rebase after --from before --apply");
    assert_eq!(exit, Exit::Findings, "conflicts remain: {report}");
    let mexico = fs::read_to_string(world.path().join("after/mexico.ltc")).expect("the file is there");
    let expected = before
        .replace("after check_lead", "after verify_lead")
        .replace("change check_lead", "change verify_lead")
        .replace("after clean_up", "after verify_lead");
    assert_eq!(mexico, expected);
    let standard = fs::read(world.path().join("after/leads.ltc")).expect("the file is there");
    assert_eq!(standard, fs::read(leads().join("after/leads.ltc")).expect("the file is there"));
    let (_, again, _) = ltc(world.path(), "rebase after --from before");
    assert!(!again.contains("--apply"), "{again}");
    assert!(again.contains("2 to decide"), "{again}");
}

#[test]
fn a_standard_that_did_not_move_leaves_every_change_clean() {
    let (exit, report, _) = ltc(&leads(), "rebase before --from before");
    assert_eq!(exit, Exit::Clean);
    assert!(report.ends_with("2 regions: 9 changes clean, 0 merged, 0 to decide\n"), "{report}");
}

fn git(folder: &Path, words: &[&str]) {
    let done = Command::new("git")
        .arg("-C")
        .arg(folder)
        .args(["-c", "user.name=ltc", "-c", "user.email=ltc@example.invalid", "-c", "commit.gpgsign=false"])
        .args(words)
        .output();
    let done = done.expect("git is installed");
    assert!(done.status.success(), "git {words:?}: {}", String::from_utf8_lossy(&done.stderr));
}

#[test]
fn the_older_standard_is_read_from_git_without_checking_it_out() {
    let world = world();
    let project = world.path().join("company/processes");
    copy(&world.path().join("before"), &project);
    git(world.path(), &["init", "--quiet", "company"]);
    let company = world.path().join("company");
    git(&company, &["add", "."]);
    git(&company, &["commit", "--quiet", "-m", "the standard"]);
    git(&company, &["tag", "v2.1"]);
    copy(&world.path().join("after"), &project);
    let (exit, of_head, notes) = ltc(&project, "rebase --from HEAD");
    assert_eq!((exit, notes.as_str()), (Exit::Findings, ""));
    git(&company, &["commit", "--quiet", "-a", "-m", "the standard moves on"]);
    let (_, of_tag, _) = ltc(&project, "rebase --from v2.1");
    assert_eq!(of_head.replace("`HEAD`", "`v2.1`"), of_tag);
    let (_, of_folder, _) = ltc(&project, "rebase --from ../../before");
    assert_eq!(of_tag.replace("`v2.1`", "`../../before`"), of_folder);
    let (exit, same, _) = ltc(&project, "rebase --from HEAD");
    assert!(same.starts_with("The standard is as it was at `HEAD`"), "{same}");
    // The regions' files name what is no longer there, which `ltc check` says; no change of the standard brings it about.
    assert_eq!(exit, Exit::Clean, "{same}");
}

/// A repository with the standard in version 2.1 and then 2.2; the regions are written for 2.1.
fn repository() -> (tempfile::TempDir, PathBuf) {
    let world = world();
    let project = world.path().join("company/processes");
    copy(&world.path().join("before"), &project);
    let company = world.path().join("company");
    git(world.path(), &["init", "--quiet", "company"]);
    git(&company, &["add", "."]);
    git(&company, &["commit", "--quiet", "-m", "the standard"]);
    fs::write(company.join("README.md"), "Version 2.1 is the one in force.\n").expect("files can be written");
    git(&company, &["add", "."]);
    git(&company, &["commit", "--quiet", "-m", "words"]);
    copy(&world.path().join("after"), &project);
    git(&company, &["commit", "--quiet", "-a", "-m", "the standard moves on"]);
    (world, project)
}

#[test]
fn the_version_the_regions_are_written_for_is_looked_for_in_the_history() {
    let (_world, project) = repository();
    let (exit, found, notes) = ltc(&project, "rebase");
    let (expected, of_revision, _) = ltc(&project, "rebase --from HEAD~1");
    assert_eq!(exit, expected, "{notes}");
    let name = notes.split('`').nth(1).expect("the revision is named").to_owned();
    assert!(
        notes.starts_with("compared with `") && notes.contains("is in version 2.1; `--from` names"),
        "{notes}"
    );
    assert!(7 <= name.len() && name.bytes().all(|byte| byte.is_ascii_hexdigit()), "{notes}");
    assert_eq!(found.replace(&name, "HEAD~1"), of_revision);
    // A tag says it better, and one of another version is passed over.
    git(&project, &["tag", "2.1", "HEAD~2"]);
    let (_, _, notes) = ltc(&project, "rebase");
    assert!(notes.starts_with("compared with `2.1`"), "{notes}");
    git(&project, &["tag", "v2.1", "HEAD"]);
    let (_, _, notes) = ltc(&project, "rebase");
    assert!(notes.starts_with("compared with `2.1`"), "{notes}");
    let (_, json, _) = ltc(&project, "rebase --format json");
    let document: serde_json::Value = serde_json::from_str(&json).expect("the report is JSON");
    assert_eq!(document["from"], "2.1");
    // What is not committed yet, where it is the new version that is not.
    let (exit, _, notes) = ltc(&project, "rebase --from HEAD");
    assert_eq!((exit, notes.as_str()), (Exit::Clean, ""));
}

#[test]
fn regions_written_for_other_versions_are_told_apart() {
    let (_world, project) = repository();
    let germany = project.join("germany.ltc");
    let text = fs::read_to_string(&germany).expect("the file is there");
    let write = |version: &str| {
        fs::write(&germany, text.replace("\"2.1\"", version)).expect("files can be written");
    };
    write("\"2.2\"");
    let (_, report, notes) = ltc(&project, "rebase");
    assert!(notes.contains("left out, since not written for an older version: `Germany`"), "{notes}");
    assert!(report.contains("Mexico") && !report.contains("Germany"), "{report}");
    write("\"2.0\"");
    let (exit, _, notes) = ltc(&project, "rebase");
    assert_eq!(exit, Exit::CouldNotRun);
    assert!(
        notes.contains("are written for different standards") && notes.contains("version 2.0"),
        "{notes}"
    );
    let (_, report, notes) = ltc(&project, "rebase --region mexico");
    assert!(notes.starts_with("compared with `") && report.contains("Mexico"), "{notes}");
    let (exit, report, notes) = ltc(&project, "rebase --region germany");
    assert_eq!((exit, report.as_str()), (Exit::CouldNotRun, ""));
    assert!(
        notes.contains("`Germany` is written for version 2.0 of `acme.leads`, which is in version 2.2 now; no revision here"),
        "{notes}"
    );
}

#[test]
fn translations_are_those_of_the_older_revision() {
    let world = world();
    let project = world.path().join("before");
    fs::create_dir(project.join("translations")).expect("folders can be made");
    let catalogue = |text: &str| {
        format!(
            "msgid \"\"\nmsgstr \"\"\n\"Language: de\\n\"\n\nmsgctxt \"acme.leads.manage_leads.offer\"\nmsgid \"Write the offer\"\nmsgstr \"{text}\"\n"
        )
    };
    let text = fs::read_to_string(project.join("leads.ltc")).expect("the file is there");
    assert!(text.contains("activity offer \"Write the offer\""), "{text}");
    let file = project.join("translations/de.po");
    fs::write(&file, catalogue("Anbieten")).expect("files can be written");
    git(world.path(), &["init", "--quiet", "."]);
    git(world.path(), &["add", "."]);
    git(world.path(), &["commit", "--quiet", "-m", "the standard"]);
    let (exit, same, _) = ltc(&project, "rebase");
    assert!(same.starts_with("The standard is as it was at `HEAD`"), "{same}");
    assert_eq!(exit, Exit::Clean);
    fs::write(&file, catalogue("Angebot machen")).expect("files can be written");
    let (_, moved, _) = ltc(&project, "rebase");
    assert!(!moved.starts_with("The standard is as it was"), "{moved}");
}

#[test]
fn what_cannot_be_compared_with_is_said() {
    let world = world();
    let (exit, _, notes) = ltc(&world.path().join("after"), "rebase");
    assert_eq!(exit, Exit::CouldNotRun);
    assert!(notes.contains("lies in no Git repository; name a folder"), "{notes}");
    git(world.path(), &["init", "--quiet", "."]);
    for (from, says) in [
        ("HEAD", "there is neither a folder nor a Git revision `HEAD`"),
        ("nothing_of_that_name", "there is neither a folder nor a Git revision `nothing_of_that_name`"),
        ("HEAD:before", "there is neither a folder nor a Git revision"),
    ] {
        let (exit, _, notes) = ltc(&world.path().join("after"), &format!("rebase --from {from}"));
        assert_eq!(exit, Exit::CouldNotRun, "{from}");
        assert!(notes.contains(says), "{from}: {notes}");
    }
    let (exit, _, notes) = ltc(&world.path().join("after"), "rebase --from=-h");
    assert_eq!(exit, Exit::CouldNotRun);
    assert!(notes.contains("is no name of a revision"), "{notes}");
    let (exit, _, notes) = ltc(&world.path().join("after"), "rebase --from ../before --region mexiko");
    assert_eq!(exit, Exit::CouldNotRun);
    assert!(notes.contains("did you mean `mexico`"), "{notes}");
}

const STANDARD: &str = r#"package shop "Shop" { version: "1" }
role clerk "Clerk"
role chief "Chief"
role guard "Guard"
pain waiting "Customers wait"
data goods "Goods"
data money "Money"
party buyer "Buyer"
process sell "Sell goods" {
  owner: chief
  A: chief
  R: clerk
  trigger wish "Buyer asks for goods" from buyer
  subprocess serve "Serve the buyer" {
    activity greet "Greet the buyer" { within: 2h }
    activity weigh "Weigh the goods" {
      C: guard
      in: goods
      within: 4h
      task place "Put the goods on the scales"
      task note "Note the weight" { done_when: "The weight is noted" }
    }
    activity cash "Collect the money" { out: money }
  }
  activity thank "Thank the buyer"
}
"#;

fn project(standard: &str, region: &str) -> Project {
    let source =
        |path: &str, text: String| Source { path: path.to_owned(), text, owner: SourceOwner::Project };
    let region = format!(
        "package shop.north \"North\"\nrole taxer \"Tax desk\"\nadaptation north \"North\" of shop because pain shop.waiting {{\n  version: \"1\"\n{region}\n}}\n"
    );
    let sources = vec![source("north.ltc", region), source("shop.ltc", standard.to_owned())];
    let mut project = Project { sources, ..Project::default() };
    project.manifest.project.name = "shop".to_owned();
    project
}

fn rebased(edits: &[(&str, &str)], region: &str) -> Rebase {
    let mut after = STANDARD.to_owned();
    for (from, to) in edits {
        assert!(after.contains(from), "the standard says `{from}`");
        after = after.replacen(from, to, 1);
    }
    rebase(project(STANDARD, region), project(&after, region))
}

/// What became of each change: verdict and reason; and the region's file with the safe edits made, without its first lines.
fn told(edits: &[(&str, &str)], region: &str) -> (Vec<String>, String) {
    let done = rebased(edits, region);
    let verdicts = done.regions.iter().flat_map(|region| &region.judged).map(|judged| match judged.verdict {
        Verdict::Clean => "clean".to_owned(),
        Verdict::Merged(reason) => format!("merged {}", reason.name()),
        Verdict::Conflict(clash) => format!("conflict {}", clash.name()),
    });
    let text = done.texts(|_| true).into_iter().next().map_or_else(String::new, |(_, text)| text);
    let body: Vec<&str> =
        text.lines().skip(3).map(str::trim).filter(|line| !line.is_empty() && *line != "}").collect();
    (verdicts.collect(), body.join("\n"))
}

/// The verdict of a single change, and what it is written as afterwards; empty where it stays as it is.
fn one(edits: &[(&str, &str)], region: &str) -> (String, String) {
    let (verdicts, text) = told(edits, region);
    assert_eq!(verdicts.len(), 1, "{verdicts:?}");
    (verdicts.concat(), text)
}

fn assert_one(edits: &[(&str, &str)], region: &str, verdict: &str, text: &str) {
    assert_eq!(one(edits, region), (verdict.to_owned(), text.to_owned()), "{region}");
}

const WEIGH: &str = "activity weigh \"Weigh the goods\" {";
const GREET: &str = "    activity greet \"Greet the buyer\" { within: 2h }\n";
const CASH: &str = "    activity cash \"Collect the money\" { out: money }\n";

/// A country over an area over the standard, when the area's changes go from `before` to `after`: what became of the country's changes,
/// what they are told of the area, whom they ask, and the country's file afterwards.
fn layered(before: &str, after: &str, country: &str) -> (Vec<String>, Vec<String>, String, String) {
    let whole = |area: &str| {
        let mut project = project(STANDARD, "");
        let area = format!(
            "package shop.area \"Area\"\nrole area_lead \"Lead of the area\"\nadaptation area \"Area\" of shop because pain shop.waiting {{\n  kind: area  owner: area_lead  version: \"1\"\n{area}\n}}\n"
        );
        let country = format!(
            "package shop.country \"Country\"\nuse shop.area.area\nadaptation country \"Country\" of area because pain shop.waiting {{\n  version: \"1\"\n{country}\n}}\n"
        );
        let source =
            |path: &str, text: String| Source { path: path.to_owned(), text, owner: SourceOwner::Project };
        project.sources = vec![
            source("area.ltc", area),
            source("country.ltc", country),
            source("shop.ltc", STANDARD.to_owned()),
        ];
        project
    };
    let done = rebase(whole(before), whole(after));
    let region = done.regions.iter().find(|region| region.name == "Country").expect("there is a country");
    let verdicts = region.judged.iter().map(|judged| match judged.verdict {
        Verdict::Clean => "clean".to_owned(),
        Verdict::Merged(reason) => format!("merged {}", reason.name()),
        Verdict::Conflict(clash) => format!("conflict {}", clash.name()),
    });
    let theirs = region.judged.iter().flat_map(|judged| judged.theirs.clone()).collect();
    let ask = region.judged.iter().map(|judged| judged.ask.clone()).collect::<Vec<_>>().join(" ");
    let text = done.texts(|region| region.name == "Country").into_iter().next();
    (verdicts.collect(), theirs, ask, text.map_or_else(String::new, |(_, text)| text))
}

#[test]
fn what_an_area_changes_is_a_new_standard_to_its_countries() {
    let stamp = |id: &str, more: &str| {
        format!(
            "at sell.serve {{ add activity {id} \"Stamp the receipt\" after cash {{ R: shop.clerk{more} }} }}"
        )
    };
    let file = "at sell.serve { add activity file \"File the receipt\" after stamp { R: shop.clerk } }";
    // Nothing moves: nothing is said.
    let (verdicts, theirs, ..) = layered(&stamp("stamp", ""), &stamp("stamp", ""), file);
    assert_eq!((verdicts, theirs.len()), (vec!["clean".to_owned()], 0));
    // The area calls its step otherwise, and says so.
    let (verdicts, theirs, ask, text) = layered(&stamp("stamp", ""), &stamp("seal", "  was: stamp"), file);
    assert_eq!(verdicts, ["merged followed"], "{theirs:?}");
    assert!(theirs.iter().all(|told| told.starts_with("in `Area`: ")) && !theirs.is_empty(), "{theirs:?}");
    assert!(text.contains("after seal"), "{text}");
    assert_eq!(ask, "Lead of the area (`area_lead`)");
    // The area has become stricter than the country is.
    let within = |hours: u32| format!("change sell.serve.weigh {{ within: {hours}h }}");
    let (verdicts, theirs, ask, _) = layered(&within(3), &within(1), &within(2));
    assert_eq!(verdicts, ["conflict both-changed"], "{theirs:?}");
    assert!(theirs.iter().any(|told| told.starts_with("in `Area`: ") && told.contains("3h")), "{theirs:?}");
    assert_eq!(ask, "Lead of the area (`area_lead`)");
    // Another part of the step.
    let told = "change sell.serve.weigh { I: +shop.guard }";
    let (verdicts, ..) = layered(&within(3), &within(1), told);
    assert_eq!(verdicts, ["merged other-parts"]);
    // What the area takes out is gone for the country.
    let gone = "at sell.serve { remove greet }";
    let (verdicts, theirs, ..) = layered("", gone, "change sell.serve.greet { within: 1h }");
    assert_eq!(verdicts, ["conflict target-gone"], "{theirs:?}");
    // A layer that is new: it has nothing to be held against.
    let (verdicts, ..) = layered("", &within(3), &within(2));
    assert_eq!(verdicts.len(), 1, "{verdicts:?}");
}

#[test]
fn what_the_standard_did_not_come_near_is_clean() {
    assert_one(&[("within: 2h", "within: 3h")], "change sell.serve.weigh { within: 2h }", "clean", "");
    assert_one(
        &[(CASH, "")],
        "add activity smile \"Smile\" after sell.serve.greet { R: taxer }",
        "clean",
        "",
    );
}

#[test]
fn other_parts_of_one_step_are_merged() {
    let region = "change sell.serve.weigh { within: 2h }";
    assert_one(&[("C: guard", "C: guard, chief")], region, "merged other-parts", "");
    assert_one(&[("\"Weigh the goods\"", "\"Weigh them\"")], region, "merged other-parts", "");
}

#[test]
fn deadlines_of_both_are_compared() {
    let region = "change sell.serve.weigh { within: 2h }";
    assert_one(&[("within: 4h", "within: 3h")], region, "merged still-stricter", "");
    assert_one(&[("within: 4h", "within: 1h")], region, "conflict both-changed", "");
    assert_one(&[("within: 4h", "within: 2h")], region, "merged said-already", "version: \"1\"");
}

#[test]
fn names_are_added_to_whatever_the_standard_says() {
    let region = "change sell.serve.weigh { C: +taxer }";
    assert_one(&[("C: guard", "C: guard, chief")], region, "merged names-added", "");
    let region = "change sell.serve.weigh { C: +chief, +taxer }";
    let text = "version: \"1\"\nchange sell.serve.weigh { C: +taxer }";
    assert_one(&[("C: guard", "C: guard, chief")], region, "merged said-already", text);
    let region = "change sell.serve.weigh { within: 1h  C: +chief }";
    let text = "version: \"1\"\nchange sell.serve.weigh { within: 1h  }";
    assert_one(&[("C: guard", "C: guard, chief")], region, "merged said-already", text);
    let region = "change sell.serve.weigh { C: -guard }";
    assert_one(&[("      C: guard\n", "      C: chief\n")], region, "merged said-already", "version: \"1\"");
}

#[test]
fn former_paths_are_followed() {
    let renamed = [(WEIGH, "activity measure \"Weigh the goods\" { was: weigh ")];
    assert_one(
        &renamed,
        "change sell.serve.weigh { within: 2h }",
        "merged followed",
        "version: \"1\"\nchange sell.serve.measure { within: 2h }",
    );
    assert_one(
        &renamed,
        "at sell.serve.weigh { change note { done_when: \"It is in the book\" } }",
        "merged followed",
        "version: \"1\"\nat sell.serve.measure { change note { done_when: \"It is in the book\" } }",
    );
    // It moved out of the scope: the path is written in full.
    let moved = [
        (CASH, ""),
        (
            "  activity thank",
            "  activity cash \"Collect the money\" { out: money was: shop.sell.serve.cash }\n  activity thank",
        ),
    ];
    assert_one(
        &moved,
        "at sell.serve { change cash { within: 1h } }",
        "merged followed",
        "version: \"1\"\nat sell.serve { change shop.sell.cash { within: 1h } }",
    );
}

#[test]
fn names_inside_of_what_is_added_are_followed() {
    let renamed = [("role guard \"Guard\"", "role watch \"Guard\" { was: guard }"), ("C: guard", "C: watch")];
    assert_one(
        &renamed,
        "add activity smile \"Smile\" after sell.serve.greet { R: taxer  C: shop.guard }",
        "merged names-followed",
        "version: \"1\"\nadd activity smile \"Smile\" after sell.serve.greet { R: taxer  C: shop.watch }",
    );
}

#[test]
fn the_next_neighbour_takes_the_place_of_one_that_is_gone() {
    let add = |place: &str| format!("add activity smile \"Smile\" {place} {{ R: taxer }}");
    let after = |place: &str| format!("version: \"1\"\n{}", add(place));
    let gone = [("      task place \"Put the goods on the scales\"\n", "")];
    assert_one(
        &[(CASH, "")],
        &add("after sell.serve.cash"),
        "merged next-anchor",
        &after("after sell.serve.weigh"),
    );
    assert_one(
        &[(GREET, "")],
        &add("after sell.serve.greet"),
        "merged next-anchor",
        &after("before sell.serve.weigh"),
    );
    assert_one(
        &[(GREET, "")],
        &add("before sell.serve.greet"),
        "merged next-anchor",
        &after("before sell.serve.weigh"),
    );
    assert_one(
        &gone,
        "at sell.serve.weigh { add task look \"Look\" before place }",
        "merged next-anchor",
        "version: \"1\"\nat sell.serve.weigh { add task look \"Look\" before note }",
    );
}

#[test]
fn what_is_gone_is_a_conflict_unless_the_region_took_it_out_too() {
    assert_one(&[(CASH, "")], "remove sell.serve.cash", "merged gone-already", "version: \"1\"");
    assert_one(&[(CASH, "")], "change sell.serve.cash { within: 1h }", "conflict target-gone", "");
    let done = rebased(
        &[(CASH, "    activity collect \"Collect the money\" { out: money }\n")],
        "change sell.serve.cash { within: 1h }",
    );
    let judged = &done.regions[0].judged[0];
    assert!(judged.words.contains("`shop.sell.serve.collect` may be the same"), "{}", judged.words);
    assert_eq!(judged.ask, "Chief (`chief`)");
    assert_eq!(judged.theirs, ["the activity `cash` is gone"]);
}

#[test]
fn what_a_region_hides_is_told() {
    let changed = [("done_when: \"The weight is noted\"", "done_when: \"Weight and date are noted\"")];
    let worded = [("\"Note the weight\"", "\"Write the weight down\"")];
    for region in [
        "remove sell.serve.weigh.note",
        "replace sell.serve.weigh.note with task type \"Type the weight\"",
        "replace sell.serve.weigh with activity photo \"Take a photo\" { R: taxer }",
    ] {
        assert_one(&changed, region, "conflict hides-change", "");
        assert_one(&worded, region, "merged wording-only", "");
    }
}

#[test]
fn both_may_have_put_something_there() {
    let new = |step: &str| [(GREET, format!("{GREET}{step}"))];
    let region = "add activity smile \"Smile at the buyer\" after sell.serve.greet { R: taxer }";
    for (step, verdict, text) in [
        ("activity count \"Count the buyers\" { }\n", "merged same-place", ""),
        ("activity smile \"Smile at the buyer\" { R: chief }\n", "conflict name-taken", ""),
        ("activity be_kind \"Smile at each buyer\" { }\n", "conflict alike-in-standard", ""),
        ("activity smile \"Smile at the buyer\" { R: taxer }\n", "merged said-already", "version: \"1\""),
    ] {
        let [(from, to)] = &new(step);
        assert_one(&[(*from, to.as_str())], region, verdict, text);
    }
}

#[test]
fn a_translation_of_words_that_changed_is_stale() {
    let region = "translate sell.thank @de \"Danken\"";
    assert_one(&[("\"Thank the buyer\"", "\"Say goodbye\"")], region, "conflict stale-translation", "");
    assert_one(&[("within: 2h", "within: 3h")], region, "clean", "");
}

#[test]
fn moves_of_both_are_a_conflict() {
    let swapped = [(GREET, ""), (CASH, &*format!("{CASH}{GREET}"))];
    assert_one(&swapped, "move sell.serve.greet after sell.serve.weigh", "conflict both-moved", "");
}

#[test]
fn the_version_is_written_where_nothing_remains() {
    let moved = [("version: \"1\"", "version: \"2\""), ("C: guard", "C: chief")];
    let (_, text) = one(&moved, "change sell.serve.weigh { within: 2h }");
    assert_eq!(text, "version: \"2\"\nchange sell.serve.weigh { within: 2h }");
    let moved = [("version: \"1\"", "version: \"2\""), ("within: 4h", "within: 1h")];
    let (_, text) = one(&moved, "change sell.serve.weigh { within: 2h }");
    assert_eq!(text, "");
}

#[test]
fn the_standard_alone_may_be_what_is_compared_with() {
    // A folder with another project: only its packages take the places of those of today.
    let mut old = project(STANDARD, "");
    old.manifest.project.name = "shop-standard".to_owned();
    old.sources.retain(|source| source.path == "shop.ltc");
    let after = STANDARD.replace("within: 4h", "within: 1h");
    let done = rebase(old, project(&after, "change sell.serve.weigh { within: 2h }"));
    assert_eq!(done.conflicts(), 1);
    assert_eq!(done.standard.len(), 1, "{:?}", done.standard);
}

#[test]
fn the_manual_names_every_reason() {
    let page =
        fs::read_to_string(leads().join("../../../docs/reference/rebase.md")).expect("the page is there");
    let merges = Merge::ALL.iter().map(|reason| reason.name());
    for name in merges.chain(Clash::ALL.iter().map(|reason| reason.name())) {
        assert!(page.contains(&format!("| `{name}` |")), "the page does not say what `{name}` is");
    }
}

#[test]
fn a_renamed_package_is_followed() {
    let renamed = [(
        "package shop \"Shop\" { version: \"1\" }",
        "package big.shop \"Shop\" { version: \"1\"  was: shop }",
    )];
    let done = rebased(&renamed, "add activity smile \"Smile\" after sell.serve.greet { R: shop.clerk }");
    assert_eq!(done.conflicts(), 0, "{:?}", done.regions);
    let text: String = done.texts(|_| true).into_iter().map(|(_, text)| text).collect();
    assert!(text.contains("of big.shop because pain big.shop.waiting"), "{text}");
    assert!(text.contains("R: big.shop.clerk"), "{text}");
}

#[test]
fn a_file_that_cannot_be_read_throughout_is_left_alone() {
    let renamed = [(WEIGH, "activity measure \"Weigh the goods\" { was: weigh ")];
    let (_, text) =
        told(&renamed, "change sell.serve.weigh { within: 1h }\nchange sell.serve.weigh { within: ");
    assert_eq!(text, "");
}

/// What a standard may be edited to, and what a region may write.
const EDITS: &[(&str, &str)] = &[
    (GREET, ""),
    (CASH, ""),
    ("within: 4h", "within: 1h"),
    ("within: 4h", "within: 9h"),
    ("C: guard", "C: chief, guard"),
    (WEIGH, "activity measure \"Weigh the goods\" { was: weigh "),
    (GREET, "    activity hail \"Hail the buyer\" { was: greet  within: 1h }\n"),
    ("      task place \"Put the goods on the scales\"\n", ""),
    ("\"Note the weight\"", "\"Write the weight down\""),
    (
        CASH,
        "    activity smile \"Smile\"\n    activity cash \"Collect the money\" { out: money  within: 3h }\n",
    ),
    ("  activity thank \"Thank the buyer\"\n", ""),
    ("subprocess serve", "subprocess deal"),
    ("subprocess serve \"Serve the buyer\" {", "subprocess deal \"Serve the buyer\" { was: serve"),
    ("role guard \"Guard\"", "role guard \"Watchman\""),
    ("  activity thank", "  activity wave \"Wave\"\n  activity thank"),
    ("package shop", "package shops"),
];
const CHANGES: &[&str] = &[
    "change sell.serve.weigh { within: 2h }",
    "change sell.serve.weigh { C: +taxer }",
    "remove sell.serve.weigh.place",
    "replace sell.serve.weigh.note with task type \"Type the weight\"",
    "add activity smile \"Smile\" after sell.serve.greet { R: taxer }",
    "add activity count \"Count\" before sell.serve.cash { R: taxer }",
    "at sell.serve { add activity last \"Look back\" { R: taxer } change cash { within: 2h } }",
    "move sell.serve.greet after sell.serve.weigh",
    "translate sell.thank @de \"Danken\"",
    "at sell.serve.weigh { add task wipe \"Wipe the scales\" first }",
    "add activity file \"File it\" after sell.thank { R: taxer  C: shop.guard }",
    "change nothing.of_that { within: 1h }",
];

#[test]
fn whatever_changes_where_nothing_is_in_conflict_every_change_still_stands() {
    let mut dice = ltc_tests::dice::Dice(20_261_126);
    let mut merged = 0;
    for _ in 0..60 {
        let mut after = STANDARD.to_owned();
        for _ in 0..=dice.below(3) {
            if let Some((from, to)) = EDITS.get(dice.below(EDITS.len())) {
                after = after.replacen(from, to, 1);
            }
        }
        let mut some: Vec<&str> = Vec::new();
        for _ in 0..=dice.below(4) {
            let change = CHANGES[dice.below(CHANGES.len())];
            if !some.contains(&change) {
                some.push(change);
            }
        }
        let region = some.join("\n");
        let new = project(&after, &region);
        let done = rebase(project(STANDARD, &region), new.clone());
        let case = format!("{region}\n---\n{after}");
        let count = |project: &Project| {
            let model = resolve(project.clone()).0;
            let adaptation = &model.adaptations.list[0];
            let made = effective(&model, adaptation.element);
            (adaptation.changes.len(), made.model.region.map_or(0, |region| region.applied.len()))
        };
        let (_, stood) = count(&project(STANDARD, &region));
        assert_eq!(
            done.regions[0].judged.iter().filter(|one| one.change.is_some()).count(),
            count(&new).0,
            "{case}"
        );
        if 0 < done.conflicts() {
            continue;
        }
        merged += 1;
        // The edits are made: what is left of the changes applies, but for what never did.
        let mut edited = new.clone();
        for (source, text) in done.texts(|_| true) {
            let path = done.model.sources.path(source).to_owned();
            let file =
                edited.sources.iter_mut().find(|file| file.path == path).expect("it is the project's own");
            file.text = text;
        }
        let dropped = |judged: &&ltc_core::adapt::rebase::Judged| {
            matches!(judged.verdict, Verdict::Merged(Merge::GoneAlready | Merge::SaidAlready))
        };
        let dropped = done.regions[0].judged.iter().filter(dropped).count();
        assert_eq!(count(&edited).1, stood - dropped, "{case}");
        let again = rebase(project(STANDARD, &region), edited);
        assert_eq!(again.conflicts(), 0, "{case}");
    }
    assert!(10 < merged, "{merged} of 60 are merged");
}
