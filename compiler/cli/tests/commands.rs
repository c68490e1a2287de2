//! Every command, once as it is meant to be used and once as it is not.

mod world;

use ltc_cli::Exit;
use world::World;

#[test]
fn help_and_version_are_results() {
    let world = World::new(&[]);
    for command in ["", "new", "check", "build", "fmt", "explain", "tree", "why", "prove", "completions"] {
        let ran = world.ltc(&format!("{command} --help"));
        assert_eq!(ran.exit, Exit::Clean, "{command}");
        assert!(ran.output.contains("Examples:\n  ltc "), "{command}: {}", ran.output);
    }
    assert!(world.ltc("--version").output.starts_with("ltc "));
}

#[test]
fn unknown_options_are_complaints() {
    let world = World::new(&[]);
    for line in ["", "chekc", "check --nope", "check --format xml", "explain", "completions tcsh"] {
        let ran = world.ltc(line);
        assert_eq!(ran.exit, Exit::CouldNotRun, "{line}");
        assert!(ran.output.is_empty() && !ran.notes.is_empty(), "{line}");
    }
}

#[test]
fn check_says_what_is_wrong_and_ends_so() {
    let world = World::good();
    let ran = world.ltc("check");
    assert_eq!((ran.exit, ran.output.as_str()), (Exit::Clean, "no findings in 1 file\n"));
    world.write("more.ltc", b"package more \"More\"\nrole a \"A\"\nrole a \"B\"\n");
    let ran = world.ltc("check");
    assert_eq!(ran.exit, Exit::Findings);
    assert!(ran.output.contains("more.ltc:3:6"), "{}", ran.output);
    assert_eq!(world.ltc("check gone").exit, Exit::CouldNotRun);
}

#[test]
fn a_new_project_builds_clean() {
    for languages in ["en", "zh", "en,zh", "zh-CN,en", "fr", "en,fr"] {
        let world = World::new(&[]);
        let ran = world.ltc(&format!("new sales --lang {languages}"));
        assert_eq!(ran.exit, Exit::Clean, "{}", ran.notes);
        let ran = world.ltc("check sales --strict");
        assert_eq!(ran.exit, Exit::Clean, "{languages}: {}", ran.output);
        assert_eq!(world.ltc("fmt sales --check").output, "", "{languages}");
        let ran = world.ltc("build sales");
        assert_eq!(ran.exit, Exit::Clean, "{languages}: {}", ran.output);
        assert!(world.path("sales/dist/.ltc-build").is_file());
    }
}

#[test]
fn new_changes_nothing_that_is_there() {
    let world = World::new(&[("sales/mine.txt", "mine")]);
    let ran = world.ltc("new sales");
    assert_eq!(ran.exit, Exit::CouldNotRun);
    assert!(ran.notes.contains("is there already"), "{}", ran.notes);
    assert_eq!(world.tree("sales").len(), 1);
    assert_eq!(world.ltc("new other --lang en,中文").exit, Exit::CouldNotRun);
    assert!(!world.path("other").exists());
}

#[test]
fn explain_prints_the_page_of_a_number_or_a_name() {
    let world = World::new(&[]);
    let page = world.ltc("explain LTC9006");
    assert!(page.output.starts_with("LTC9006 not-utf8\n"), "{}", page.output);
    assert_eq!(world.ltc("explain not-utf8").output, page.output);
    assert_eq!(world.ltc("explain 9006").output, page.output);
    let near = world.ltc("explain not-utf9");
    assert_eq!(near.exit, Exit::CouldNotRun);
    assert!(near.notes.contains("did you mean `not-utf8`"), "{}", near.notes);
    assert!(world.ltc("explain --list").output.contains("LTC9012  link-not-followed"));
}

#[test]
fn tree_shows_levels_and_roles() {
    let world = World::good();
    insta::assert_snapshot!(world.ltc("tree").output);
    let one = world.ltc("tree shop.sell --depth 0");
    assert_eq!(one.output, "L3 process Sell goods  sell\n");
    let near = world.ltc("tree shop.sel");
    assert_eq!(near.exit, Exit::CouldNotRun);
    assert!(near.notes.contains("did you mean `shop.sell`"), "{}", near.notes);
    assert!(world.ltc("tree --lang xx").notes.contains("there is no language `xx`"));
}

#[test]
fn why_says_who_decides_a_case() {
    let world = World::good();
    world.write(
        "gate.ltc",
        br#"within shop
role boss "Boss"
data bill "Bill" { field amount "Amount" { type: money } }
process pay "Pay bills" {
  owner: boss   R: boss   A: boss
  in: bill
  trigger came "Bill received"
  gate release "Release the bill" {
    in: bill
    decide clerk when (bill.amount <= 1_000)
    decide boss otherwise
    go "Go" -> next
    no_go "No go" -> end "Refused"
  }
}
"#,
    );
    let small = world.ltc("why release --with amount=1000").output;
    assert!(small.contains("with bill.amount = 1 000") && small.contains("Clerk (clerk) decides"), "{small}");
    let large = world.ltc("why release --with bill.amount=1001").output;
    assert!(large.contains("Boss (boss) decides"), "{large}");
    assert!(world.ltc("why release --with amuont=5").notes.contains("did you mean `amount`?"));
    assert!(world.ltc("why release --with amount=much").notes.contains("write a number"));
    assert!(world.ltc("why pay --with amount=5").notes.contains("nothing in this process depends on values"));
}

#[test]
fn why_names_the_line_that_says_it() {
    let world = World::good();
    insta::assert_snapshot!(world.ltc("why weigh").output);
    insta::assert_snapshot!(world.ltc("why shop.sell.cash accountable").output);
    let ways = world.ltc("why shop.sell deadline").output;
    assert!(ways.contains("shortest") && ways.contains("longest"), "{ways}");
    assert!(world.ltc("why wiegh").notes.contains("did you mean `weigh`"));
    assert!(world.ltc("why weigh onwer").notes.contains("did you mean `owner`"));
}

#[test]
fn fmt_lays_files_out_and_leaves_faulty_ones() {
    let untidy = "package a \"A\"\nrole   b    \"B\"\n\n\n\nrole c \"C\"\n";
    let faulty = "package f \"F\"\nrole {{{\n";
    let world = World::new(&[("ltc.toml", world::SETTINGS), ("a.ltc", untidy), ("f.ltc", faulty)]);
    let ran = world.ltc("fmt --check");
    assert_eq!((ran.exit, world.read("a.ltc").as_str()), (Exit::Findings, untidy));
    assert!(ran.output.starts_with("a.ltc\n"), "{}", ran.output);
    let ran = world.ltc("fmt");
    assert_eq!(ran.exit, Exit::Findings);
    assert!(ran.output.contains("f.ltc:2"), "{}", ran.output);
    assert_eq!(world.read("f.ltc"), faulty);
    let tidy = world.read("a.ltc");
    assert!(tidy.contains("role b \"B\"\n"), "{tidy}");
    assert_eq!(world.ltc("fmt a.ltc --check").exit, Exit::Clean);
    let ran = world.ltc_with("fmt --stdin", untidy.as_bytes(), ltc_cli::Terminal::NONE);
    assert_eq!((ran.exit, ran.output), (Exit::Clean, tidy));
    let ran = world.ltc_with("fmt --stdin", faulty.as_bytes(), ltc_cli::Terminal::NONE);
    assert_eq!((ran.exit, ran.output.as_str()), (Exit::Findings, ""));
    assert!(ran.notes.contains("<stdin>:2"), "{}", ran.notes);
}

#[test]
fn completions_come_for_every_shell() {
    let world = World::new(&[]);
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let ran = world.ltc(&format!("completions {shell}"));
        assert!(ran.exit == Exit::Clean && ran.output.contains("explain"), "{shell}");
    }
}

#[test]
fn build_stops_at_errors_and_writes_nothing() {
    let world = World::good();
    world.write("bad.ltc", b"package bad \"Bad\"\nrole a \"A\"\nrole a \"B\"\n");
    let ran = world.ltc("build");
    assert_eq!(ran.exit, Exit::Findings);
    assert!(ran.notes.contains("nothing was built"), "{}", ran.notes);
    assert!(!world.path("dist").exists());
}

#[test]
fn builds_are_equal_byte_for_byte() {
    let world = World::good();
    assert_eq!(world.ltc("build").exit, Exit::Clean);
    let first = world.tree("dist");
    assert_eq!(world.ltc("build").exit, Exit::Clean);
    assert_eq!(world.tree("dist"), first);
    assert_eq!(world.ltc("build --out other").exit, Exit::Clean);
    assert_eq!(world.tree("other"), first);
    assert!(!world.read("dist/.ltc-build").contains("tmp"), "no absolute path is written");
}

#[test]
fn build_makes_what_is_asked_for() {
    let world = World::good();
    assert_eq!(world.ltc("build --only svg,bpmn").exit, Exit::Clean);
    let odd: Vec<String> = world
        .tree("dist")
        .into_iter()
        .map(|(path, _)| path)
        .filter(|path| !path.ends_with(".svg") && !path.ends_with(".bpmn") && !path.ends_with("index.html"))
        .collect();
    // The page a diagram is looked at in, and what that page needs.
    let pages = ["assets/diagram.js", "assets/site.js", "assets/style.css", "en/sell/diagram.html"];
    assert_eq!(odd, [&[".ltc-build"], &pages[..]].concat());
    let ran = world.ltc("build --only svgg");
    assert_eq!(ran.exit, Exit::CouldNotRun);
    assert!(ran.notes.contains("did you mean `svg`"), "{}", ran.notes);
    assert!(world.ltc("build --lang de").notes.contains("there is no language `de`"));
}

#[test]
fn a_project_uses_what_it_depends_on() {
    let world = World::new(&[
        ("shared/ltc.toml", "[project]\nname = \"shared\"\n"),
        ("shared/roles.ltc", "package shared \"Shared\"\nrole boss \"Boss\"\nrole unused \"Unused\"\n"),
        ("shop/ltc.toml", "[project]\nname = \"shop\"\n[dependencies]\nshared = { path = \"../shared\" }\n"),
        (
            "shop/shop.ltc",
            &world::GOOD.replace("role chief \"Chief\"", "use shared.boss").replace("chief", "boss"),
        ),
    ]);
    let ran = world.ltc("check shop");
    assert_eq!(ran.exit, Exit::Clean, "{}", ran.output);
    assert!(!ran.output.contains("unused"), "findings are about the project's own text: {}", ran.output);
    let ran = world.ltc("why weigh A --project shop");
    assert!(ran.output.contains("A: Boss (shared.boss)"), "{}", ran.output);
}

#[test]
fn the_manual_names_every_command_and_option() {
    let world = World::new(&[]);
    let manual = include_str!("../../../docs/reference/commands.md");
    for command in ["new", "check", "build", "fmt", "explain", "tree", "why", "prove", "completions"] {
        assert!(manual.contains(&format!("`ltc {command}")), "{command}");
        let help = world.ltc(&format!("{command} --help")).output;
        let options = help.split("Options:").nth(1).and_then(|rest| rest.split("Examples:").next());
        let words = options.unwrap_or_default().split_whitespace();
        let flags = words.filter(|word| word.starts_with("--") && word.len() < 12);
        for flag in flags.map(|flag| flag.trim_end_matches([',', ';', '.', ')'])) {
            assert!(flag == "--help" || manual.contains(flag), "{command} {flag}");
        }
    }
}

#[test]
fn accepted_findings_expire() {
    let text = "package a \"A\"\nwaive no_steps until 2026-06-30 by chief because \"Steps follow in July\"\n\
        role chief \"Chief\"\ndata x \"X\"\nprocess p \"P\" { owner: chief A: chief trigger t \"T\" in: x out: x }\n";
    let world = World::new(&[("ltc.toml", "[project]\nname = \"a\"\n"), ("a.ltc", text)]);
    let ran = world.ltc("check --today 2026-06-30");
    assert_eq!(ran.exit, Exit::Clean, "{}", ran.output);
    assert_eq!(ran.output, "no findings in 1 file\n");
    let ran = world.ltc("check --today 2026-07-01");
    assert_eq!(ran.exit, Exit::Findings);
    assert!(ran.output.contains("expired-waiver") || ran.output.contains("LTC9106"), "{}", ran.output);
    assert_eq!(world.ltc("check --today 2026-02-30").exit, Exit::CouldNotRun);
}

#[test]
fn prove_lists_what_holds_and_the_way_where_it_does_not() {
    let text = "package shop \"Shop\"\nrole clerk \"Clerk\"\nrole chief \"Chief\"\ndata goods \"Goods\"\ndata bill \"Bill\"\nrisk theft \"Theft\"\n\
        process sell \"Sell goods\" {\n  owner: chief A: chief in: goods out: bill\n  trigger wish \"Goods asked for\"\n\
        decision known \"Is the buyer known?\" { no \"No\" -> next  yes \"Yes\" -> ship }\n\
        kcp paid \"Is it paid?\" { code: \"K-1\" R: clerk guards: ship mitigates: theft objective: \"Paid first\" evidence: bill frequency: \"Each\"\n\
        check money \"Money is there\" pass \"Paid\" -> next  fail \"Not paid\" -> end \"Not sold\" }\n\
        activity ship \"Ship the goods\" { R: clerk in: bill }\n  activity write_bill \"Write the bill\" { R: clerk out: bill }\n}\n";
    let world = World::new(&[("ltc.toml", "[project]\nname = \"shop\"\n"), ("a.ltc", text)]);
    let ran = world.ltc("prove");
    assert_eq!(ran.exit, Exit::Findings);
    for words in [
        "✗ guards Ship the goods: bypassed  K-1/ship",
        "1. Is the buyer known? → Yes",
        "2. Ship the goods",
        "Ship the goods needs Bill, which is not made on this way",
        "2 statements about controls: 0 proved",
    ] {
        assert!(ran.output.contains(words), "{words} is not in\n{}", ran.output);
    }
    let json = world.ltc("prove paid --format json");
    assert_eq!(json.exit, Exit::Findings);
    let document: serde_json::Value = serde_json::from_str(&json.output).expect("it is JSON");
    assert_eq!(document["summary"]["bypassed"], 1);
    assert_eq!(document["statements"][1]["way"][0]["answer"]["label"], "Yes");

    world.write("a.ltc", text.replace("-> ship }", "-> next }").replace("in: bill", "in: goods").as_bytes());
    let ran = world.ltc("prove sell");
    assert_eq!(ran.exit, Exit::Clean, "{}", ran.output);
    assert!(ran.output.contains("✓ guards Ship the goods: proved"), "{}", ran.output);
    assert_eq!(world.ltc("prove nobody").exit, Exit::CouldNotRun);
}
