//! What is said of the mistakes people make most: the wrong word, a day as they write it elsewhere, an equals sign.

use ltc_tests::case::Case;

/// All that is said of a process with one line more, each as `code: message (help)`.
fn told(line: &str) -> Vec<String> {
    let text = format!(
        "//- m.ltc\npackage m \"M\"\nrole seller \"Seller\"\nrole head \"Head\"\nparam days \"Days\" {{ type: number  default: 3 }}\ndata offer \"Offer\" {{\n  field value \"Value\" {{ type: money }}\n  field ok \"Okay\" {{ type: boolean }}\n}}\n{line}\n"
    );
    let compilation = Case::new(&text).compile().expect("no settings");
    let errors = compilation
        .findings
        .iter()
        .filter(|finding| finding.severity == ltc_core::diagnostic::Severity::Error);
    errors
        .map(|finding| {
            let help = finding.help.as_deref().unwrap_or("");
            format!("{}: {} ({help})", finding.code.name, finding.message)
        })
        .collect()
}

fn in_process(statement: &str) -> Vec<String> {
    told(&format!(
        "process sell \"Sell goods\" {{\n  owner: head\n  A: head\n  in: offer\n  out: offer\n  trigger asked \"Asked\"\n  activity ask \"Ask the buyer\" {{ R: seller  in: offer  out: offer }}\n{statement}\n}}"
    ))
}

/// Exactly one error, which says this.
fn one(found: &[String], said: &str) {
    assert!(found.len() == 1 && found[0].contains(said), "{said} is not all of {found:#?}");
}

/// One of the errors says this.
fn among(found: &[String], said: &str) {
    assert!(found.iter().any(|message| message.contains(said)), "{said} is not in {found:#?}");
}

#[test]
fn a_decider_who_is_not_known_is_a_role_that_is_not_known() {
    let gate = "gate may \"May we?\" { R: seller  evidence: offer\n decide hed otherwise\n go \"Go\" -> next\n no_go \"No\" -> end \"Lost\" }";
    one(&in_process(gate), "there is no role or team `hed` in reach (did you mean `head`?)");
}

#[test]
fn days_are_written_year_month_day() {
    one(
        &told("process p \"Sell goods\" { owner: head  effective: 31.12.2026 }")[..1],
        "`31.12.2026` is not how a day is written (write `2026-12-31`)",
    );
    among(
        &told("waive LTC3004 until 31.12.2026 by head because \"Small\""),
        "`31.12.2026` is not how a day is written (write `2026-12-31`)",
    );
    among(
        &told("calendar c \"C\" { workdays: monday  holidays: 12/31/2026 \"New year's eve\" }"),
        "(write `2026-12-31`)",
    );
    let all = told("deputy seller of head from 1.2.2026 to 28.2.2026 because \"x\"");
    assert!(!all.iter().any(|message| message.contains("unknown-keyword")), "{all:#?}");
}

#[test]
fn no_equals_sign_stands_before_a_value() {
    among(&told("data d \"D\" { field f \"F\" { type: text  required: = yes } }"), "without `=`");
    let question = "decision sure \"Is it okay?\" { y \"Yes\" when (offer.ok = yes) -> next\n n \"No\" when (offer.ok) -> end \"Lost\" }";
    among(&in_process(question), "stands alone in a condition");
}

#[test]
fn a_use_that_fails_is_told_once() {
    let text = "//- m.ltc\npackage m \"M\"\nuse std.roles.{ARR, BPO}\nprocess p \"Sell goods\" {\n  owner: ARR\n  activity a \"Ask the buyer\" { R: ARR  A: BPO }\n}\n";
    let compilation = Case::new(text).compile().expect("no settings");
    let names = compilation.findings.iter().filter(|finding| finding.code.name == "unknown-name");
    let messages: Vec<&str> = names.map(|finding| &*finding.message).collect();
    assert_eq!(messages, ["nothing has the path `std.roles.ARR`"]);
}

#[test]
fn a_use_of_a_region_that_fails_is_told_once() {
    let text = "//- shop.ltc\npackage shop \"Shop\"\nrole head \"Head\"\nrole seller \"Seller\"\ndata offer \"Offer\"\nprocess sell \"Sell goods\" {\n  owner: head\n  A: head\n  in: offer\n  out: offer\n  activity ask \"Ask the buyer\" { R: seller  in: offer  out: offer }\n}\n\
        //- lima.ltc\npackage shop.lima \"Lima\"\nuse std.roles.{ARR, BPO}\nuse shop.sel\nposition desk \"Desk\"\nadaptation lima \"Lima\" of shop {\n  owner: ARR\n  bind ARR to desk because integration \"x\"\n  change sell.ask because integration \"x\" { C: +ARR }\n  change sel.ask because integration \"x\" { I: +BPO }\n}\n";
    let compilation = Case::new(text).compile().expect("no settings");
    let names = compilation
        .findings
        .iter()
        .filter(|finding| matches!(finding.code.name, "unknown-name" | "unknown-target"));
    let messages: Vec<&str> = names.map(|finding| &*finding.message).collect();
    assert_eq!(messages, ["nothing has the path `std.roles.ARR`", "nothing has the path `shop.sel`"]);
}

#[test]
fn misspelt_words_are_known() {
    among(&told("data d \"D\" { field f \"F\" { type: monney } }"), "did you mean `money`?");
    among(&in_process("activity a \"Ask again\" { R: seller  aproves: head }"), "did you mean `A`?");
    among(&in_process("activity a \"Ask again\" { R: seller  upto: 3d }"), "did you mean `within`?");
    among(
        &in_process(
            "gate may \"May we?\" { R: seller  evidence: offer\n decid head otherwise\n go \"Go\" -> next\n no_go \"No\" -> end \"Lost\" }",
        ),
        "did you mean `decide`?",
    );
    among(&told("separate seller, head becuse \"x\""), "did you mean `because`?");
    among(&in_process("calendar: std.calendars.germny"), "did you mean `std.calendars.germany`?");
    among(&in_process("within: days"), "names no parameter");
}

#[test]
fn what_has_no_label_is_called_by_its_id() {
    let found = in_process("activity again \"  \" { R: seller  A: seller, head }");
    assert!(!found.is_empty() && found.iter().all(|message| !message.contains("``")), "{found:#?}");
}

#[test]
fn a_change_of_what_was_renamed_is_told_the_name_it_has_now() {
    let region = |path: &str| {
        format!(
            "//- m.ltc\npackage m \"M\"\nrole head \"Head\"\ndata offer \"Offer\"\nprocess sell \"Sell goods\" {{\n  owner: head\n  A: head\n  R: head\n  out: offer\n  trigger asked \"Asked\"\n  subprocess write \"Write it\" {{\n    was: draft_it\n    activity ask \"Ask the buyer\" {{ was: call  out: offer }}\n  }}\n}}\n//- north.ltc\npackage north \"North\"\nadaptation north \"North\" of m {{\n  owner: m.head\n  change {path} because integration \"One archive\" {{ within: 2d }}\n}}\n"
        )
    };
    for (path, now) in [("sell.write.call", "sell.write.ask"), ("sell.draft_it.ask", "sell.write.ask")] {
        let compilation = Case::new(&region(path)).compile().expect("no settings");
        let found: Vec<String> = compilation
            .findings
            .iter()
            .filter(|finding| finding.code.name == "unknown-target")
            .map(|finding| format!("{} ({})", finding.message, finding.help.as_deref().unwrap_or("")))
            .collect();
        assert!(
            found.len() == 1 && found[0].contains(&format!("`{now}`")),
            "{path} is told {found:#?}: {:#?}",
            compilation.findings.iter().map(|finding| &finding.message).collect::<Vec<_>>()
        );
    }
}
