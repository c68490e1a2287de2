//! What auditors find in practice, planted in the library: the check finds each of them, and the page on audits says so.

use ltc_core::compile;
use ltc_core::model::Kind;
use ltc_tests::built::{library_files, project};
use rayon::prelude::*;

/// One planted exception: its number on the page, the file, what is replaced by what, and the finding it must raise.
struct Planted {
    number: u32,
    file: &'static str,
    find: &'static str,
    replace: Change,
    finding: &'static str,
}

enum Change {
    /// Another text in its place.
    With(&'static str),
    /// A question before it that lets urgent cases pass to a step.
    Shortcut(&'static str),
}

const PLANTED: &[Planted] = &[
    Planted {
        number: 1,
        file: "std/organisation.ltc",
        find: "// Posts.",
        replace: Change::With(
            "deputy std.roles.ADH of std.roles.ROM because \"Leave\" @zh \"休假\"\n// Posts.",
        ),
        finding: "incomplete-deputy",
    },
    Planted {
        number: 2,
        file: "std/lead_to_cash/manage_opportunities/develop_and_submit_solution.ltc",
        find: "    gate decide_bid ",
        replace: Change::Shortcut("submit_bid"),
        finding: "control-bypassed",
    },
    Planted {
        number: 3,
        file: "std/lead_to_cash/manage_opportunities/negotiate_and_generate_contract.ltc",
        find: "-> refresh_plan_and_estimate",
        replace: Change::With("-> review_and_decide_contract"),
        finding: "input-not-made",
    },
    Planted {
        number: 4,
        file: "std/lead_to_cash/manage_contract_execution/hand_over_contract.ltc",
        find: "  kcp accept_contract_handover ",
        replace: Change::Shortcut("trigger_delivery_project"),
        finding: "control-bypassed",
    },
    Planted {
        number: 5,
        file: "std/lead_to_cash/manage_contract_execution/manage_acceptance_and_invoicing.ltc",
        find: "    tighten kcp obtain_acceptance_certificate ",
        replace: Change::Shortcut("book_and_invoice"),
        finding: "control-bypassed",
    },
    Planted {
        number: 6,
        file: "std/lead_to_cash/manage_contract_execution/manage_collection.ltc",
        find: "R: CLR   A: BFC",
        replace: Change::With("R: BFC   A: BFC"),
        finding: "control-of-own-work",
    },
    Planted {
        number: 7,
        file: "std/lead_to_cash/manage_contract_execution/receive_and_confirm_contract.ltc",
        find: "R: MDS   A: CIM",
        replace: Change::With("R: AR   A: CIM"),
        finding: "separated-duties-in-one-hand",
    },
    Planted {
        number: 9,
        file: "std/lead_to_cash/manage_contract_execution/manage_contract_change.ltc",
        find: "  gate decide_amendment ",
        replace: Change::Shortcut("sign_amendment"),
        finding: "control-bypassed",
    },
    Planted {
        number: 11,
        file: "std/lead_to_cash/manage_leads/validate_and_distribute_leads.ltc",
        find: "R: LMR   A: ADH   C: AR, SR, FR   I: LC",
        replace: Change::With("R: LC   A: ADH   C: AR, SR, FR"),
        finding: "separated-duties-in-one-hand",
    },
    Planted {
        number: 12,
        file: "std/lead_to_cash/manage_leads/collect_and_generate_leads.ltc",
        find: "    kcp confirm_lawful_basis ",
        replace: Change::Shortcut("generate_initial_lead"),
        finding: "control-bypassed",
    },
    Planted {
        number: 14,
        file: "std/lead_to_cash/manage_contract_execution/manage_fulfilment.ltc",
        find: "  kcp release_shipment ",
        replace: Change::Shortcut("track_delivery_milestones"),
        finding: "control-bypassed",
    },
    Planted {
        number: 15,
        file: "std/organisation.ltc",
        find: "// Posts.",
        replace: Change::With(
            "deputy std.roles.ADH of std.roles.ROM from 2026-07-01 because \"Leave\" @zh \"休假\"\n// Posts.",
        ),
        finding: "incomplete-deputy",
    },
    Planted {
        number: 16,
        file: "std/lead_to_cash/manage_delegation.ltc",
        find: "R: PCO   A: GPO",
        replace: Change::With("R: DCO   A: GPO"),
        finding: "separated-duties-in-one-hand",
    },
    Planted {
        number: 17,
        file: "std/lead_to_cash/manage_leads/validate_and_distribute_leads.ltc",
        find: "code: \"LTC.ML.20\"",
        replace: Change::With("code: \"LTC.ML.10\""),
        finding: "number-used-twice",
    },
    Planted {
        number: 18,
        file: "std/lead_to_cash/manage_programs.ltc",
        find: "  process plan_program ",
        replace: Change::With(
            "  waive LTC2034 until 2020-01-31 by PMO because \"Until the tool is there\" @zh \"待工具上线\"\n  process plan_program ",
        ),
        finding: "expired-waiver",
    },
    Planted {
        number: 19,
        file: "std/lead_to_cash/manage_leads/collect_and_generate_leads.ltc",
        find: "R: LC   A: AR   C: MKT, SR, FR",
        replace: Change::With("R: LC   A: AR, LMR   C: MKT, SR, FR"),
        finding: "several-accountable-roles",
    },
    Planted {
        number: 20,
        file: "std/lead_to_cash/manage_opportunities/validate_opportunity.ltc",
        find: "    kcp screen_compliance ",
        replace: Change::Shortcut("assess_opportunity"),
        finding: "control-bypassed",
    },
];

#[test]
fn planted_exceptions_are_found_and_the_page_says_how() {
    let files = library_files();
    let page = include_str!("../../docs/reference/audit.md");
    let missed: Vec<String> = PLANTED
        .par_iter()
        .filter_map(|planted| {
            let Planted { number, file, find, finding, .. } = planted;
            let mut files = files.clone();
            let text = files.iter_mut().find(|(path, _)| path == file).map(|(_, text)| text);
            let text = text.expect("the library has the file");
            assert!(text.contains(find), "{number}: `{find}` is not in {file}");
            let replaced = match planted.replace {
                Change::With(other) => other.to_owned(),
                Change::Shortcut(step) => format!(
                    "decision urgent \"Is it urgent?\" @zh \"是否紧急？\" {{\n  no \"No\" @zh \"否\" -> next\n  yes \"Yes\" @zh \"是\" -> {step}\n}}\n{find}"
                ),
            };
            *text = text.replacen(find, &replaced, 1);
            let mut project = project(&files);
            project.today = ltc_core::source::Date::parse("2026-06-30");
            let found: Vec<&str> = compile(project).findings.iter().map(|finding| finding.code.name).collect();
            let row = page.lines().find(|line| line.starts_with(&format!("| {number} |")));
            let said = row.is_some_and(|row| row.contains(&format!("`{finding}`")));
            (!found.contains(finding) || !said)
                .then(|| format!("{number}: wanted {finding}, found {found:?}, on the page: {said}"))
        })
        .collect();
    assert!(missed.is_empty(), "{missed:#?}");
}

/// A company calls its people otherwise; what the library keeps apart, it keeps apart for them, too.
#[test]
fn roles_of_a_company_keep_the_separations_of_what_they_are_part_of() {
    let text = "package shop \"Shop\"\n\
        use std.separation\n\
        use std.roles.{BIL, CAP}\n\
        use std.data.{invoice, cash_application}\n\
        role clerk \"Billing clerk\" { part_of: senior }\n\
        role senior \"Senior billing clerk\" { part_of: BIL, clerk }\n\
        role booker \"Booker\" { part_of: CAP }\n\
        process bill \"Bill customers\" {\n\
          owner: booker   A: booker\n\
          in: invoice   out: cash_application\n\
          trigger due \"Invoice due\" every 1mo\n\
          activity send_invoice \"Send the invoice\" { R: clerk  in: invoice }\n\
          activity book_payment \"Book the payment\" { R: booker  in: invoice  out: cash_application }\n\
        }\n";
    let files = [
        ("ltc.toml".to_owned(), "[project]\nname = \"shop\"\nlanguages = [\"en\"]\n".to_owned()),
        ("shop.ltc".to_owned(), text.to_owned()),
    ];
    let compilation = compile(project(&files));
    let model = &compilation.model;
    let process = model.own(Kind::Process).next().expect("there is a process");
    let met: Vec<&str> =
        model.separations_of(process).into_iter().filter_map(|(id, _)| model.code(id)).collect();
    assert_eq!(met, ["SOD-09"]);
}
