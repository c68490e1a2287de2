//! Changes of a small standard, told in process words.

use super::{Weight, compare};
use crate::model::Model;
use crate::resolve::resolve;
use crate::source::{Project, Source, SourceOwner};

const STANDARD: &str = r#"package leads "Manage leads" @zh "管理线索"
role seller "Seller"
role chief "Chief"
role expert "Expert"
data lead "Lead" { field amount "Amount" { type: money required: yes } }
party customer "Customer"
process manage "Manage leads" {
  A: chief
  trigger asked "Customer asks" from customer
  subprocess verify "Verify leads" {
    activity check_lead "Check the lead" @zh "核实线索" {
      R: seller
      C: chief
      within: 2wd
      task call_customer "Call the customer"
      task score "Score the lead"
    }
    kcp quality "Is the lead worth it?" {
      R: seller
      check budget "There is a budget"
      pass -> next
      fail -> end "Lead closed"
    }
    activity distribute "Distribute the lead" { R: chief }
  }
  decision size "How large?" {
    small when (lead.amount <= 1000) -> next
    large otherwise -> verify at most 2 otherwise end "Too many"
  }
  activity thank "Thank the customer" { R: seller }
}
"#;

fn model(text: &str) -> Model {
    let source = Source { path: "leads.ltc".to_owned(), text: text.to_owned(), owner: SourceOwner::Project };
    resolve(Project { sources: vec![source], ..Project::default() }).0
}

/// What changes when parts of the standard are replaced: kind, weight and words.
fn told(edits: &[(&str, &str)]) -> Vec<String> {
    let mut text = STANDARD.to_owned();
    for (from, to) in edits {
        assert!(text.contains(from), "the standard says `{from}`");
        text = text.replacen(from, to, 1);
    }
    let (old, new) = (model(STANDARD), model(&text));
    let comparison = compare(&old, &new);
    let said = comparison
        .changes
        .iter()
        .map(|change| format!("{} {}: {}", change.weight.text(), change.kind.name(), change.words));
    said.collect()
}

#[test]
fn nothing_changed() {
    assert_eq!(told(&[]), [] as [&str; 0]);
    assert_eq!(told(&[("{ R: chief }", "{\n R:   chief }\n// a remark\n")]), [] as [&str; 0]);
}

#[test]
fn deadlines_duties_and_words() {
    assert_eq!(
        told(&[("within: 2wd", "within: 1wd")]),
        ["minor deadline: the deadline of `check_lead` went from 2wd to 1wd"]
    );
    assert_eq!(
        told(&[("C: chief", "C: chief, expert")]),
        ["minor duty: C of `check_lead`: `expert` came in"]
    );
    assert_eq!(
        told(&[("      C: chief\n", "")]),
        ["minor duty: C of `check_lead` is no longer said; it was `chief`"]
    );
    assert_eq!(
        told(&[("\"Thank the customer\"", "\"Thank them\"")]),
        ["patch wording: the label of `thank` went from \"Thank the customer\" to \"Thank them\""]
    );
    assert_eq!(
        told(&[("@zh \"核实线索\"", "@zh \"检查线索\"")]),
        ["patch translation: the label of `check_lead` changed in zh"]
    );
}

#[test]
fn steps_come_go_and_move() {
    assert_eq!(
        told(&[("activity distribute", "activity log \"Log it\" { R: seller }\n activity distribute")]),
        ["minor added: the activity `log` is new in `verify`, after `quality`"]
    );
    assert_eq!(
        told(&[("  activity thank \"Thank the customer\" { R: seller }\n", "")]),
        ["major removed: the activity `thank` is gone"]
    );
    let call = "      task call_customer \"Call the customer\"\n";
    let score = "      task score \"Score the lead\"\n";
    assert_eq!(
        told(&[(call, ""), (score, &format!("{score}{call}"))]),
        ["minor reordered: `score` moved before `call_customer`"]
    );
}

#[test]
fn former_paths_are_followed() {
    assert_eq!(
        told(&[(
            "activity thank \"Thank the customer\" {",
            "activity say_thanks \"Thank the customer\" { was: thank "
        )]),
        ["major renamed: the activity `thank` is called `say_thanks` now"]
    );
    assert_eq!(
        told(&[
            ("    activity distribute \"Distribute the lead\" { R: chief }\n", ""),
            (
                "  decision size",
                "  subprocess hand_out \"Hand out\" {\n activity distribute \"Distribute the lead\" { R: chief was: leads.manage.verify.distribute }\n }\n  decision size"
            ),
        ]),
        [
            "minor added: the sub-process `hand_out` is new in `manage`, after `verify`",
            "major moved: the activity `distribute` moved from `verify` to `hand_out`",
        ]
    );
    // What holds steps is renamed: its steps are the same.
    assert_eq!(
        told(&[
            ("subprocess verify \"Verify leads\" {", "subprocess test \"Verify leads\" { was: verify"),
            ("-> verify at", "-> test at")
        ]),
        ["major renamed: the sub-process `verify` is called `test` now"]
    );
    assert_eq!(
        told(&[(
            "activity thank \"Thank the customer\" { R: seller }",
            "activity write \"Write\" { R: seller was: thank }\n activity phone \"Phone\" { R: seller was: thank }"
        )]),
        [
            "major removed: the activity `thank` is gone and was split into `write` and `phone`",
            "minor added: the activity `write` is new in `manage`, after `size`",
            "minor added: the activity `phone` is new in `manage`, after `write`",
        ]
    );
}

#[test]
fn controls_and_ways_are_major() {
    assert_eq!(
        told(&[(
            "check budget \"There is a budget\"",
            "check budget \"There is a budget\"\n check plan \"It fits\""
        )]),
        ["major added: the check `plan` is new in `quality`"]
    );
    assert_eq!(
        told(&[("lead.amount <= 1000", "lead.amount <= 2000")]),
        [
            "major condition: the condition of `small` of `size` went from `lead.amount <= 1000` to `lead.amount <= 2000`"
        ]
    );
    assert_eq!(
        told(&[("-> verify at most 2", "-> verify at most 3")]),
        [
            "major route: `large` of `size` leads to `verify` at most 3 times, then to the end \"Too many\" now, no longer to `verify` at most 2 times, then to the end \"Too many\""
        ]
    );
    assert_eq!(
        told(&[("required: yes", "required: no")]),
        ["major value: `required` of `amount` of `lead` went from yes to no"]
    );
    assert_eq!(
        told(&[("fail -> end \"Lead closed\"", "fail -> distribute")]),
        [
            "major route: `fail` of `quality` leads to `distribute` now, no longer to the end \"Lead closed\"",
            "major removed: the end \"Lead closed\" is gone",
        ]
    );
}

#[test]
fn a_renamed_field_leaves_its_conditions_alone() {
    assert_eq!(
        told(&[
            ("field amount \"Amount\" {", "field value \"Amount\" { was: amount"),
            ("lead.amount <= 1000", "lead.value  <= 1000"),
        ]),
        ["major renamed: the field `amount` of `lead` is called `value` now"]
    );
}

#[test]
fn weights_are_ordered() {
    assert!(Weight::Patch < Weight::Minor && Weight::Minor < Weight::Major);
}
