//! What the four countries of the example may not do: the refusals of the scenarios T-15 to T-21, each one line more in a file of the example,
//! and an overlay of twelve lines held against the copy it saves.

use ltc_core::adapt;
use ltc_core::diagnostic::Severity;
use ltc_core::flow::Flow;
use ltc_core::model::{Date, ElementId, Kind, Letter, Model};
use ltc_core::{Compilation, compile};
use ltc_tests::built::{example_files, library_files, project};

const INVOICING: &str = "lead_to_cash.manage_contract_execution.manage_acceptance_and_invoicing";

/// The example with a file changed.
fn with(file: &str, change: impl Fn(&str) -> String, today: Option<Date>) -> Compilation {
    let mut files = example_files("regions");
    match files.iter_mut().find(|(name, _)| name == file) {
        Some((_, text)) => *text = change(text),
        None => files.push((file.to_owned(), change(""))),
    }
    let mut project = project(&files);
    project.today = today;
    compile(project)
}

/// Numbers and messages of the errors when a region's file says one thing more.
fn also(file: &str, statement: &str) -> Vec<(&'static str, String)> {
    let more = |text: &str| {
        let body = text.trim_end().strip_suffix('}').expect("a file ends with its adaptation");
        format!("{body}{statement}\n}}\n")
    };
    errors(&with(file, more, None))
}

fn errors(compilation: &Compilation) -> Vec<(&'static str, String)> {
    let errors = compilation.findings.iter().filter(|finding| finding.severity == Severity::Error);
    errors.map(|finding| (finding.code.number, finding.message.clone())).collect()
}

/// Whether a refusal of this number is among the errors, and names its rule.
fn refuses(found: &[(&'static str, String)], number: &str, rule: &str) {
    let named = found.iter().any(|(code, message)| *code == number && message.contains(rule));
    assert!(named, "{number} with {rule} is not among {found:#?}");
}

fn billing(step: &str) -> String {
    format!("{INVOICING}.book_and_invoice.manage_invoicing.{step}")
}

/// T-15: the standard's control stays, whatever the portal does; Mexico's own may go.
#[test]
fn mexico_keeps_the_control_of_invoices() {
    let issue = billing("issue_invoice");
    let found =
        also("mexico.ltc", &format!("  remove {issue} because integration \"The portal handles it\""));
    refuses(&found, "LTC7001", "RX-01");
    let found =
        also("mexico.ltc", &format!("  remove {issue} because law \"CFF, art. 29\" in_force 2022-01-01"));
    refuses(&found, "LTC7013", "RX-13");
    let found =
        also("mexico.ltc", &format!("  remove {issue}.obtain_identifier because integration \"Faster\""));
    refuses(&found, "LTC7001", "RX-01");
    let without = |text: &str| {
        let (before, rest) =
            text.split_once("      add kcp approve_cancellation").expect("it adds a control");
        let (_, after) = rest.split_once("\n      }\n").expect("the control ends");
        format!("{before}{after}")
    };
    let found = errors(&with("mexico.ltc", without, None));
    assert!(found.is_empty(), "a control of the region's own may go: {found:#?}");
}

/// T-15: who issues invoices does not approve their cancellation, nor answer for the check of what they bill.
#[test]
fn mexico_keeps_duties_apart() {
    let one_hand =
        |text: &str| text.replacen("R: BIL  A: TAX  C: CLR  I: AR", "R: BIL  A: BIL  C: CLR  I: AR", 1);
    let text =
        example_files("regions").into_iter().find(|(name, _)| name == "mexico.ltc").expect("it is there").1;
    let spaced = text
        .replace("R: BIL   A: TAX", "R: BIL  A: TAX")
        .replace("TAX   C: CLR   I: AR", "TAX  C: CLR  I: AR");
    assert!(spaced.contains("R: BIL  A: TAX  C: CLR  I: AR"), "{spaced}");
    let found = errors(&with("mexico.ltc", |_| one_hand(&spaced), None));
    refuses(&found, "LTC7004", "RX-04");
}

/// The folio is evidence before the conditions are verified: an invoice before it is refused.
#[test]
fn mexico_has_the_folio_before_the_invoice() {
    let late = |text: &str| text.replacen("after trigger_invoice", "after issue_invoice", 1);
    let found = errors(&with("mexico.ltc", late, None));
    assert!(found.iter().any(|(_, message)| message.contains("Receipt folio")), "{found:#?}");
}

/// T-16: no acceptance is taken as given because a period has passed.
#[test]
fn germany_books_no_fictitious_acceptance() {
    for control in ["manage_acceptance.obtain_acceptance_certificate", "book_and_invoice.recognize_revenue"] {
        let line = format!(
            "  remove {INVOICING}.{control}.fail because integration \"Twelve working days have passed\""
        );
        refuses(&also("germany.ltc", &line), "LTC7008", "RX-08");
    }
    let order = format!(
        "  move {INVOICING}.book_and_invoice before {INVOICING}.manage_acceptance because integration \"Cash\""
    );
    refuses(&also("germany.ltc", &order), "LTC7003", "RX-03");
    let lawful =
        "lead_to_cash.manage_leads.collect_and_generate_leads.collect_lead_information.confirm_lawful_basis";
    let sales = format!("  remove {lawful} because integration \"Sales only\"");
    refuses(&also("germany.ltc", &sales), "LTC7001", "RX-01");
}

/// T-17: no invoice leaves before it is cleared.
#[test]
fn saudi_arabia_sends_no_invoice_before_it_is_cleared() {
    let (deliver, issue) = (billing("deliver_invoice"), billing("issue_invoice"));
    let found =
        also("saudi_arabia.ltc", &format!("  move {deliver} after {issue} because integration \"Faster\""));
    refuses(&found, "LTC7002", "RX-02");
}

/// T-18: what the country's lines of invoices have, no office takes out.
#[test]
fn an_office_drops_no_field_of_its_country() {
    let office = |_: &str| {
        "package acme.sao_paulo \"Office São Paulo\" @zh \"圣保罗办事处\"\n\
         adaptation office_sao_paulo \"Office São Paulo\" @zh \"圣保罗办事处\" of acme.brazil.brazil {\n  kind: office\n  \
         version: \"1.0.0\"\n  owner: std.roles.RPO\n  remove std.data.invoice_line.cfop because integration \"Nobody fills it in\"\n}\n"
            .to_owned()
    };
    refuses(&errors(&with("sao_paulo.ltc", office, None)), "LTC7007", "RX-07");
}

/// T-19: nobody grants themselves a gate.
#[test]
fn no_region_grants_itself_a_gate() {
    let bid = "lead_to_cash.manage_opportunities.develop_and_submit_solution";
    let line = format!(
        "  at {bid}.review_and_decide_bid.decide_bid {{ add decide fiscal_analyst first because integration \"Faster\" }}"
    );
    refuses(&also("brazil.ltc", &line), "LTC7014", "RX-14");
    let gate = format!(
        "  add gate local_gate \"Decide locally\" after {bid}.develop_offer because integration \"Faster\" {{ }}"
    );
    refuses(&also("brazil.ltc", &gate), "LTC7014", "RX-14");
}

/// T-20: one chain from the general to the special; a country builds on no other country.
#[test]
fn no_country_builds_on_another_country() {
    let argentina = |_: &str| {
        "package acme.argentina \"Argentina\" @zh \"阿根廷\"\n\
         adaptation argentina \"Argentina\" @zh \"阿根廷\" of acme.brazil.brazil {\n  version: \"1.0.0\"\n  owner: std.roles.RPO\n  \
         change lead_to_cash.manage_contract_execution.manage_collection.plan_collection because integration \"Ours\" { I: +std.roles.TAX }\n}\n"
            .to_owned()
    };
    refuses(&errors(&with("argentina.ltc", argentina, None)), "LTC7015", "RX-15");
}

/// T-21: a waiver that ended yesterday fails the build; the message names it and its day.
#[test]
fn a_waiver_that_ended_yesterday_is_an_error() {
    let waiver = |text: &str| {
        let body = text.trim_end().strip_suffix('}').expect("a file ends with its adaptation");
        format!(
            "{body}  waive LTC3004 until 2026-03-30 by std.roles.BPO because \"Small office\" @zh \"小办事处\"\n}}\n"
        )
    };
    let found = errors(&with("brazil.ltc", waiver, Date::parse("2026-03-31")));
    let named =
        |message: &str| message.contains("several-responsible-roles") && message.contains("2026-03-30");
    assert!(found.iter().any(|(code, message)| *code == "LTC9106" && named(message)), "{found:#?}");
}

/// Twelve lines.
const OVERLAY: &str = r#"package acme.peru "Peru"
adaptation peru "Peru" of std.lead_to_cash because law "Ley 29571 (verify)" in_force 2026-01-01 {
  version: "1.0.0"
  owner: std.roles.RPO
  at lead_to_cash.manage_contract_execution.manage_acceptance_and_invoicing.book_and_invoice.manage_invoicing {
    change deliver_invoice { within: 3wd  I: +std.roles.TAX }
    add activity keep_copy "Keep a copy for the authority" after issue_invoice {
      R: std.roles.BIL  A: std.roles.PFC
      in: std.data.invoice  out: std.data.invoice
    }
  }
}
"#;

/// The same, as somebody without adaptations would write it: in a copy of the standard's file.
fn copied(text: &str) -> String {
    let (before, delivery) = text.split_once("      activity deliver_invoice").expect("the step is there");
    let delivery = delivery.replacen("I: PFC\n        within: 5wd", "I: PFC, TAX\n        within: 3wd", 1);
    format!(
        "{before}      activity keep_copy \"Keep a copy for the authority\" {{\n        R: BIL   A: PFC\n        in: invoice\n        \
         out: invoice\n      }}\n\n      activity deliver_invoice{delivery}"
    )
}

/// A process as text: each step with its label, duties and deadline, and each way from step to step.
fn told(model: &Model, process: &str) -> Vec<String> {
    let id = model.ids().find(|id| model.path(*id) == process).expect("the process is there");
    let mut lines = Vec::new();
    for step in model.descendants(id).into_iter().chain([id]) {
        let roles = |letter| -> Vec<String> {
            let mut names: Vec<String> =
                model.roles(step, letter).into_iter().map(|role| model.path(role)).collect();
            names.sort();
            names
        };
        let element = model.get(step);
        let duties: Vec<Vec<String>> = Letter::ALL.into_iter().map(roles).collect();
        let attributes: Vec<&str> =
            element.attributes.iter().map(|attribute| attribute.word.text()).collect();
        let label = model.label(step, ltc_core::model::LanguageId::DEFAULT);
        let deadline = model.deadline(step);
        lines.push(format!(
            "{} {:?} {label} {duties:?} {deadline:?} {attributes:?}",
            model.path(step),
            element.kind
        ));
    }
    let flow = Flow::of(model, id);
    let name = |element: ElementId| model.path(element);
    for edge in &flow.edges {
        let (from, to) = (flow.node(edge.from), flow.node(edge.to));
        let outcome = edge.outcome.map(name);
        lines.push(format!(
            "{} {:?} -> {} {:?} {outcome:?} {:?}",
            name(from.element),
            from.lane.map(name),
            name(to.element),
            to.lane.map(name),
            edge.bound
        ));
    }
    lines.sort();
    lines
}

/// An overlay of twelve lines makes the same process as a copy of hundreds.
#[test]
#[expect(clippy::print_stdout, reason = "the figures are for who runs the test to read")]
fn twelve_lines_save_a_copy_of_hundreds() {
    let settings = "[project]\nname = \"peru\"\nversion = \"1\"\nlanguages = [\"en\"]\n";
    let files = [("ltc.toml".to_owned(), settings.to_owned()), ("peru.ltc".to_owned(), OVERLAY.to_owned())];
    let compilation = compile(project(&files));
    let standard = compilation.model;
    let messages: Vec<&str> = compilation.findings.iter().map(|finding| &*finding.message).collect();
    assert!(messages.is_empty(), "{messages:#?}");
    let peru = adapt::adaptations(&standard).next().expect("it is there");
    let region = adapt::effective(&standard, peru).model;

    let name = "std/lead_to_cash/manage_contract_execution/manage_acceptance_and_invoicing.ltc";
    let mut library = library_files();
    let (_, text) = library.iter_mut().find(|(path, _)| path == name).expect("the file is there");
    *text = copied(text);
    let lines = text.lines().count();
    let copy = compile(project(&library)).model;

    let process = format!("std.lead_to_cash.{INVOICING}");
    assert_eq!(told(&region, &process), told(&copy, &process));
    assert_ne!(told(&region, &process), told(&standard, &process));
    assert_eq!(
        region.own(Kind::Process).count(),
        copy.own(Kind::Process).filter(|id| copy.path(*id).starts_with("std.lead_to_cash.")).count()
    );
    println!("overlay: {} lines; copy: {lines} lines", OVERLAY.lines().count());
    assert_eq!(OVERLAY.lines().count(), 12);
    assert!(300 <= lines);
}
