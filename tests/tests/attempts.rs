//! What the regions of the examples must not do: each attempt is that of an office, built on its country, over the whole library.

use ltc_core::compile;
use ltc_core::diagnostic::Severity;
use ltc_core::model::Date;
use ltc_core::source::{Manifest, Project, Source, SourceOwner};
use std::fs;
use std::path::Path;

const INVOICING: &str = "at lead_to_cash.manage_contract_execution.manage_acceptance_and_invoicing.book_and_invoice.manage_invoicing";
const ACCEPTANCE: &str = "at lead_to_cash.manage_contract_execution.manage_acceptance_and_invoicing";
const WHY: &str = "because integration \"The office works so\"";

/// What is wrong with each of some regions, built beside the examples: the names of its errors in order, and what they say.
fn errors(attempts: &[(&str, String, &[&str])]) -> Vec<(Vec<&'static str>, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../examples/regions");
    let mut sources = Vec::new();
    let mut manifest = Manifest::default();
    let mut paths: Vec<_> =
        fs::read_dir(&folder).expect("the examples").flatten().map(|entry| entry.path()).collect();
    paths.sort();
    for path in paths {
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default().to_owned();
        let text = fs::read_to_string(&path).unwrap_or_default();
        if name == "ltc.toml" {
            manifest = Manifest::parse(&text).expect("settings of the example");
        } else if name.ends_with(".ltc") {
            sources.push(Source { path: name, text, owner: SourceOwner::Project });
        }
    }
    for (number, (base, changes, _)) in attempts.iter().enumerate() {
        let kind = if *base == "std.lead_to_cash" { "country" } else { "office" };
        let text = format!(
            "package acme.attempt_{number} \"Attempt\"\nuse acme.mexico.mexico\nuse acme.germany.germany\nuse acme.brazil.brazil\nuse acme.saudi_arabia.saudi_arabia\nuse std.roles.{{BIL, TAX, RPO, FR}}\nadaptation attempt_{number} \"Attempt\" of {base} {{\n  kind: {kind}\n  version: \"1.0.0\"\n  owner: RPO\n{}\n}}\n",
            changes.replace("WHY", WHY)
        );
        sources.push(Source { path: path_of(number), text, owner: SourceOwner::Project });
    }
    let compilation = compile(Project { manifest, sources, today: Date::parse("2026-06-30") });
    let of = |number: usize| {
        let mut all: Vec<(&'static str, &str)> = compilation
            .findings
            .iter()
            .filter(|finding| finding.severity == Severity::Error)
            // Nobody translates an attempt.
            .filter(|finding| finding.code.name != "missing-translation")
            .filter(|finding| {
                let source = finding.place.and_then(|place| compilation.model.sources.get(place.source));
                source.is_some_and(|source| source.path == path_of(number))
            })
            .map(|finding| (finding.code.name, finding.message.as_str()))
            .collect();
        all.sort_unstable();
        let told = all.iter().map(|(name, message)| format!("    {name}: {message}\n")).collect();
        (all.into_iter().map(|(name, _)| name).collect(), told)
    };
    (0..attempts.len()).map(of).collect()
}

fn path_of(number: usize) -> String {
    format!("attempt_{number}.ltc")
}

/// All attempts are one project: the library is read and proved once.
#[test]
fn each_attempt_gets_the_refusal_it_should() {
    let mut cases = mexico();
    cases.extend(germany());
    cases.extend(saudi_arabia());
    cases.extend(brazil());
    cases.push((
        "std.lead_to_cash",
        "at lead_to_cash.manage_opportunities.validate_opportunity.initiate_project { add gate own \"May we pay?\" last WHY { R: FR A: RPO evidence: \"Minutes\" decide RPO otherwise go -> next no_go -> end \"Not paid\" } }".to_owned(),
        &["decider-of-region"],
    ));
    let mut wrong = String::new();
    for ((names, told), (base, changes, expected)) in errors(&cases).into_iter().zip(&cases) {
        if names != *expected {
            wrong.push_str(&format!("{base}: {changes}\n  expected {expected:?}\n{told}\n"));
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

type Attempt = (&'static str, String, &'static [&'static str]);

fn mexico() -> Vec<Attempt> {
    vec![
        ("mexico", format!("{INVOICING} {{ remove issue_invoice WHY }}"), &["control-removed-by-region"]),
        (
            "mexico",
            format!("{INVOICING} {{ remove approve_cancellation WHY }}"),
            &["control-removed-by-region"],
        ),
        (
            "mexico",
            format!("{INVOICING} {{ change approve_cancellation WHY {{ A: BIL }} }}"),
            &["duties-in-one-hand-in-region"],
        ),
        ("mexico", "position desk \"Desk\" { part_of: std.organisation.representative_office }\nbind BIL to desk WHY\nbind TAX to desk WHY".to_owned(), &["duties-in-one-hand-in-region"]),
        (
            "mexico",
            format!("{INVOICING} {{ remove issue_invoice.obtain_identifier WHY }}"),
            &["control-removed-by-region"],
        ),
        (
            "mexico",
            format!("{INVOICING} {{ move obtain_receipt_folio after issue_invoice WHY }}"),
            &["control-bypassed-by-region"],
        ),
    ]
}

fn germany() -> Vec<Attempt> {
    let leads = "at lead_to_cash.manage_leads.collect_and_generate_leads.collect_lead_information.confirm_lawful_basis";
    vec![
        (
            "germany",
            format!("{leads} {{ remove document_balancing_test WHY }}"),
            &["control-removed-by-region"],
        ),
        ("germany", format!("{leads} {{ remove set_retention WHY }}"), &["control-removed-by-region"]),
        (
            "germany",
            format!("{ACCEPTANCE} {{ remove manage_acceptance.obtain_acceptance_certificate.fail WHY }}"),
            &["outcome-dropped-by-region"],
        ),
        (
            "germany",
            format!(
                "{ACCEPTANCE}.manage_acceptance {{ add wait silence \"Customer accepts by silence\" within 12wd before obtain_acceptance_certificate WHY {{ said \"Answered\" -> next  silent \"Silent\" -> done }} }}"
            ),
            &["control-bypassed-by-region"],
        ),
        (
            "germany",
            format!("{ACCEPTANCE} {{ move book_and_invoice before manage_acceptance WHY }}"),
            &["architecture-changed-by-region"],
        ),
        (
            "germany",
            format!(
                "{INVOICING} {{ change issue_invoice WHY {{ within: 3wd }}  at issue_invoice {{ waive LTC7005 until 2026-12-31 by RPO because \"Forms of the office\" {{ compensated_by: verify_billing_conditions }} }} }}"
            ),
            &["waiver-by-region-itself"],
        ),
    ]
}

fn saudi_arabia() -> Vec<Attempt> {
    vec![
        ("saudi_arabia", format!("{INVOICING} {{ move deliver_invoice before confirm_clearance WHY }}"), &["control-bypassed-by-region"]),
        (
            "saudi_arabia",
            "at lead_to_cash.manage_opportunities.develop_and_submit_solution.develop_offer { remove plan_local_content WHY }".to_owned(),
            &["control-removed-by-region"],
        ),
        (
            "saudi_arabia",
            "at lead_to_cash.manage_opportunities.negotiate_and_generate_contract.sign_contract.verify_and_sign { remove verify_arabic_text WHY }".to_owned(),
            &["control-removed-by-region"],
        ),
        ("saudi_arabia", "change std.delegation.initiation_office WHY { default: 20_000_000 SAR }".to_owned(), &["loosened-by-region"]),
        ("saudi_arabia", "change std.delegation.initiation_office WHY { default: 9_000_000 }".to_owned(), &["loosened-by-region"]),
    ]
}

fn brazil() -> Vec<Attempt> {
    let fulfilment = "at lead_to_cash.manage_contract_execution.manage_fulfilment";
    vec![
        (
            "brazil",
            format!("{fulfilment} {{ move track_delivery_milestones before authorise_dispatch WHY }}"),
            &["control-bypassed-by-region"],
        ),
        (
            "brazil",
            "at std.data.invoice_line { remove municipality_of_service WHY }".to_owned(),
            &["data-dropped-by-region"],
        ),
        ("brazil", "at std.data.invoice_line { remove cfop WHY }".to_owned(), &["data-dropped-by-region"]),
    ]
}
