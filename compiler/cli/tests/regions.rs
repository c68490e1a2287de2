//! `ltc build` of regions, as people run it: one, some, all, none of that name, with mistakes, into a folder that is not ours.

mod world;

use ltc_cli::Exit;
use std::collections::BTreeMap;
use world::World;

const STANDARD: &str = r#"package acme.leads "Manage leads"
role seller "Seller"
role checker "Checker"
role head "Head of sales"
data lead "Lead"
data report "Report"
risk waste "Wasted effort" { owner: head  category: finance }
party buyer "Buyer" { step ask "Ask" }
process manage_leads "Manage leads" {
  owner: head   A: head
  trigger asked "Buyer asks" from buyer { meets: buyer.ask }
  in: lead
  out: report
  activity check_lead "Check the lead" { R: seller   in: lead   out: report   within: 3d }
  kcp worth "Is the lead worth pursuing?" {
    objective: "Only good leads"   mitigates: waste   R: checker   evidence: report   frequency: per_case
    check budget "There is a budget"
    pass "Worth it" -> next
    fail "Not worth it" -> end "Lead closed"
  }
  activity distribute "Distribute the lead" { R: seller   in: report }
}
"#;

/// A region of the standard with one change.
fn region(id: &str, label: &str, change: &str) -> String {
    format!(
        "package acme.{id} \"{label}\"\nadaptation {id} \"{label}\" of acme.leads {{\n  owner: acme.leads.head\n  {change}\n}}\n"
    )
}

fn settings(more: &str) -> String {
    format!("[project]\nname = \"acme\"\nversion = \"1\"\nlanguages = [\"en\"]\n{more}")
}

fn world() -> World {
    let sooner = "change manage_leads.check_lead because integration \"Leads are few\" { within: 1d }";
    let world = World::new(&[("leads.ltc", STANDARD)]);
    world.write("ltc.toml", settings("").as_bytes());
    world.write("mexico.ltc", region("mexico", "Mexico", sooner).as_bytes());
    world.write("germany.ltc", region("germany", "Germany", sooner).as_bytes());
    world
}

/// The folders of regions that were built.
fn built(world: &World) -> Vec<String> {
    let mut regions: Vec<String> = files(world)
        .keys()
        .filter_map(|path| path.strip_prefix("regions/")?.split('/').next().map(str::to_owned))
        .collect();
    regions.dedup();
    regions
}

/// What was built, by path.
fn files(world: &World) -> BTreeMap<String, Vec<u8>> {
    world.tree("dist").into_iter().collect()
}

#[test]
fn one_some_or_all_regions_are_built() {
    let world = world();
    for (line, expected) in [
        ("build", &[][..]),
        ("build --region mexico", &["mexico"]),
        ("build --region mexico --region germany", &["germany", "mexico"]),
        ("build --region mexico,germany", &["germany", "mexico"]),
        ("build --region mexico --region mexico", &["mexico"]),
        ("build --region acme.germany.germany", &["germany"]),
        ("build --all", &["germany", "mexico"]),
        // What an earlier build made and this one does not make goes.
        ("build", &[]),
    ] {
        let ran = world.ltc(line);
        assert_eq!(ran.exit, Exit::Clean, "{line}: {}{}", ran.output, ran.notes);
        assert_eq!(built(&world), expected, "{line}");
        let left = ran.notes.contains("without its 2 regions; `--all` builds them too");
        assert_eq!(left, expected.is_empty(), "{line}: {}", ran.notes);
        assert!(files(&world).contains_key("en/manage_leads/checklist.md"), "{line}");
    }
}

#[test]
fn settings_say_which_regions_a_build_makes() {
    let world = world();
    for (more, line, expected) in [
        ("[build]\nregions = [\"mexico\"]\n", "build", &["mexico"][..]),
        ("[build]\nregions = [\"mexico\", \"mexico\"]\n", "build", &["mexico"]),
        ("[build]\nregions = [\"*\"]\n", "build", &["germany", "mexico"]),
        ("[build]\nregions = []\n", "build", &[]),
        ("[build]\nregions = [\"mexico\"]\n", "build --region germany", &["germany"]),
        ("[build]\nregions = [\"mexico\"]\n", "build --all", &["germany", "mexico"]),
    ] {
        world.write("ltc.toml", settings(more).as_bytes());
        let ran = world.ltc(line);
        assert_eq!(ran.exit, Exit::Clean, "{more}{line}: {}{}", ran.output, ran.notes);
        assert_eq!(built(&world), expected, "{more}{line}");
    }
    for regions in ["[\"mexio\"]", "[\"*\", \"mexio\"]"] {
        world.write("ltc.toml", settings(&format!("[build]\nregions = {regions}\n")).as_bytes());
        let ran = world.ltc("build");
        assert_eq!(ran.notes, "there is no region `mexio`; did you mean `mexico`?\n");
    }
    world.write("ltc.toml", settings("[build]\nregions = \"mexico\"\n").as_bytes());
    assert_eq!(world.ltc("build").exit, Exit::Findings);
}

#[test]
fn a_region_that_is_none_is_asked_about() {
    let world = world();
    for (line, said) in [
        ("build --region mexio", "there is no region `mexio`; did you mean `mexico`?\n"),
        ("build --region mexico --region brazil", "there is no region `brazil`; there are germany, mexico\n"),
    ] {
        let ran = world.ltc(line);
        assert_eq!((ran.exit, ran.notes.as_str()), (Exit::CouldNotRun, said), "{line}");
        assert!(!world.path("dist").exists(), "{line}");
    }
    let both = world.ltc("build --region mexico --all");
    assert_eq!(both.exit, Exit::CouldNotRun);
    assert!(both.notes.contains("cannot be used with"), "{}", both.notes);
    let alone = World::good();
    let ran = alone.ltc("build --region mexico");
    assert_eq!(ran.notes, "there is no region `mexico`; this project adapts nothing\n");
}

/// A build is whole or not at all: what stood there before stands there still.
#[test]
fn a_region_with_a_mistake_stops_the_build_and_leaves_what_was_there() {
    let world = world();
    assert_eq!(world.ltc("build --all").exit, Exit::Clean);
    let before = files(&world);
    let gone = region("mexico", "Mexico", "remove manage_leads.worth because integration \"Too slow\"");
    world.write("mexico.ltc", gone.as_bytes());
    for line in ["build", "build --all", "build --region mexico", "build --region germany"] {
        let ran = world.ltc(line);
        assert_eq!(ran.exit, Exit::Findings, "{line}");
        assert!(
            ran.output.contains("in `Mexico`: the key control point `Is the lead worth pursuing?`"),
            "{}",
            ran.output
        );
        assert!(ran.notes.contains("nothing was built"), "{line}: {}", ran.notes);
        assert!(files(&world) == before, "{line}");
    }
}

#[test]
fn files_of_others_are_kept() {
    let world = world();
    world.write("dist/regions/mexico/en/notes.txt", b"mine");
    let ran = world.ltc("build --region mexico");
    assert_eq!(ran.exit, Exit::CouldNotRun);
    assert!(ran.output.contains("was not made by `ltc build`"), "{}", ran.output);
    let ran = world.ltc("build --region mexico --force");
    assert_eq!(ran.exit, Exit::Clean, "{}", ran.output);
    assert_eq!(files(&world).get("regions/mexico/en/notes.txt").map(Vec::as_slice), Some(&b"mine"[..]));
    // Made later beside what is built: kept, and told.
    world.write("dist/regions/mexico/en/later.txt", b"mine too");
    let ran = world.ltc("build --all");
    assert_eq!(ran.exit, Exit::Clean, "{}", ran.output);
    assert!(ran.notes.contains("kept dist/regions/mexico/en/later.txt, which is not ours"), "{}", ran.notes);
}

#[test]
fn two_builds_of_all_regions_are_the_same_bytes() {
    let world = world();
    assert_eq!(world.ltc("build --all").exit, Exit::Clean);
    let first = files(&world);
    std::fs::remove_dir_all(world.path("dist")).expect("it was made here");
    assert_eq!(world.ltc("build --all").exit, Exit::Clean);
    assert!(first == files(&world));
    assert!(100 < first.len());
}
