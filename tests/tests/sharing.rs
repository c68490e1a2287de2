//! Models of regions share with the standard what they leave alone. Whatever regions change, allowed or not, they are found to be as
//! they are found to be when each is a model of its own, and the standard stays as it is.

use ltc_core::adapt::{adaptations, effective};
use ltc_core::check::check;
use ltc_core::compile;
use ltc_core::model::{Element, ElementId, Elements, Kind, Model};
use ltc_tests::built::{library_files, project};
use ltc_tests::dice::Dice;
use std::fmt::Write as _;

/// A copy that shares nothing.
fn alone(model: &Model) -> Model {
    let elements: Vec<Element> = model.elements.iter().cloned().collect();
    Model { elements: Elements::from(elements), ..model.clone() }
}

/// A region that changes anything anyhow; much of it is refused, or makes something else wrong.
fn region(standard: &Model, number: u64, of: &str) -> String {
    let mut dice = Dice(0x9e37_79b9 ^ number);
    let steps: Vec<ElementId> = standard
        .ids()
        .filter(|id| standard.path(*id).starts_with("std.lead_to_cash.lead_to_cash.manage_leads."))
        .filter(|id| {
            matches!(standard.get(*id).kind, Kind::Activity | Kind::Task | Kind::Kcp | Kind::Decision)
        })
        .collect();
    let roles: Vec<ElementId> = standard.own(Kind::Role).collect();
    let mut text = format!(
        "package chance.r{number} \"Region {number}\"\nuse chance.r0.r0\nadaptation r{number} \"Region {number}\" of {of} because law \"Act {number}\" in_force 2026-01-01 {{\n"
    );
    for change in 0..12 {
        let step = standard.path(steps[dice.below(steps.len())]);
        let other = standard.path(steps[dice.below(steps.len())]);
        let role = standard.path(roles[dice.below(roles.len())]);
        let _ = match dice.below(8) {
            0 => writeln!(text, "  remove {step}"),
            1 => writeln!(text, "  move {step} after {other}"),
            2 => writeln!(
                text,
                "  replace {step} with activity n{change} \"Do the work anew\" {{ R: {role} }}"
            ),
            3 => writeln!(text, "  change {step} {{ within: {}wd }}", dice.below(90)),
            4 => writeln!(text, "  change {step} {{ R: {role} }}"),
            5 => writeln!(text, "  change {step} \"Look at the work\" {{ I: +{role} }}"),
            6 => writeln!(text, "  translate {step} @zh \"工作\""),
            _ => writeln!(
                text,
                "  add activity n{change} \"Do the RFP work\" after {step} {{ A: {role}  R: {role} }}"
            ),
        };
    }
    text.push_str("}\n");
    text
}

#[test]
fn regions_are_found_to_be_what_they_are_alone() {
    let library = compile(project(&library_files())).model;
    let settings = "[project]\nname = \"chance\"\nversion = \"1\"\nlanguages = [\"en\", \"zh\"]\n";
    let mut files = vec![("ltc.toml".to_owned(), settings.to_owned())];
    files.extend((0..10).map(|number| {
        let of = if number % 3 == 1 { "r0" } else { "std.lead_to_cash" };
        (format!("r{number}.ltc"), region(&library, number, of))
    }));
    let compilation = compile(project(&files));
    let standard = compilation.model;
    let before = alone(&standard);
    let mut found = 0;
    for adaptation in adaptations(&standard) {
        let shared = effective(&standard, adaptation);
        let own = effective(&before, adaptation);
        assert_eq!(shared.findings, own.findings);
        let copy = alone(&own.model);
        assert!(shared.model.elements.iter().eq(copy.elements.iter()));
        let findings = check(&copy);
        assert_eq!(check(&shared.model), findings, "{}", standard.path(adaptation));
        found += findings.len();
    }
    assert!(100 < found, "chance makes many mistakes: {found}");
    assert!(before.elements.iter().eq(standard.elements.iter()), "the standard is as it was");
    assert!(compilation.findings.len() > 20);
}
