//! Four countries over the library: what each makes of it, and what it may not make of it (scenarios T-15 to T-21, T-29).

use ltc_cli::{Io, Terminal};
use ltc_core::adapt::{self, Effective};
use ltc_core::check::sound;
use ltc_core::emit::region::Views;
use ltc_core::emit::{Artefact, Output, Request, emit_with_regions};
use ltc_core::flow::Flow;
use ltc_core::model::{ElementId, Kind, Model, TimeUnit};
use ltc_core::proof::{self, Budget, Goal, Graph, Verdict};
use ltc_core::{Compilation, compile};
use ltc_grammar::words::AttributeWord;
use ltc_tests::built::{Dist, example_files, example_folder, project};
use ltc_tests::overlays::overlays;
use std::collections::BTreeSet;
use std::ffi::OsString;
use std::sync::{Mutex, OnceLock};

const INVOICING: &str =
    "std.lead_to_cash.lead_to_cash.manage_contract_execution.manage_acceptance_and_invoicing";

fn regions() -> &'static Compilation {
    static REGIONS: OnceLock<Compilation> = OnceLock::new();
    REGIONS.get_or_init(whole)
}

fn whole() -> Compilation {
    let compilation = compile(project(&example_files("regions")));
    let found: Vec<String> = compilation.findings.iter().map(|finding| finding.message.clone()).collect();
    assert!(found.is_empty(), "{found:#?}");
    compilation
}

/// The model of a region.
fn region(standard: &Model, id: &str) -> Effective {
    let adaptation = adapt::adaptations(standard).find(|one| &*standard.get(*one).id == id);
    adapt::effective(standard, adaptation.expect("the example has the region"))
}

fn at(model: &Model, path: &str) -> ElementId {
    model.ids().find(|id| model.path(*id) == path).unwrap_or_else(|| panic!("{path} is not there"))
}

/// What a layer added, by kind, with their ids.
fn added<'a>(model: &'a Model, layer: &str, kind: Kind) -> Vec<&'a str> {
    let region = model.region.as_deref().expect("the model is a region's");
    let of_layer =
        |id: &ElementId| region.layer(*id).is_some_and(|layer_id| &*model.get(layer_id).id == layer);
    model
        .ids()
        .filter(of_layer)
        .filter(|id| model.get(*id).kind == kind)
        .map(|id| &*model.get(id).id)
        .collect()
}

/// Every element of the standard is there under its id and path.
fn keeps_ids(standard: &Model, region: &Model) {
    for id in standard.ids() {
        assert_eq!(standard.path(id), region.path(id));
        assert_eq!(standard.code(id), region.code(id));
    }
}

fn names(model: &Model, id: ElementId, word: AttributeWord) -> BTreeSet<String> {
    let targets = model.references(id, word).filter_map(|reference| reference.target);
    targets.map(|target| model.get(target).id.to_string()).collect()
}

/// What follows a step directly, among its siblings.
fn next_sibling(model: &Model, id: ElementId) -> String {
    let parent = model.get(id).parent.expect("a step stands in something");
    let steps: Vec<ElementId> =
        model.get(parent).children.iter().copied().filter(|child| model.get(*child).kind.is_step()).collect();
    let here = steps.iter().position(|step| *step == id).expect("it is a child of its parent");
    steps.get(here + 1).map_or(String::new(), |next| model.get(*next).id.to_string())
}

/// T-15: two activities and one control more, the same ids; the folio stands before the conditions are verified.
#[test]
fn mexico_adds_two_activities_and_one_control() {
    let standard = &regions().model;
    let Effective { model, findings } = region(standard, "mexico");
    assert!(findings.is_empty());
    keeps_ids(standard, &model);
    assert_eq!(added(&model, "mexico", Kind::Activity), ["obtain_receipt_folio", "issue_payment_complement"]);
    assert_eq!(added(&model, "mexico", Kind::Kcp), ["approve_cancellation"]);
    assert_eq!(added(&model, "mexico", Kind::Gate), [""; 0]);
    let billing = format!("{INVOICING}.book_and_invoice.manage_invoicing");
    let folio = at(&model, &format!("{billing}.obtain_receipt_folio"));
    assert_eq!(next_sibling(&model, folio), "verify_billing_conditions");
    let conditions = at(&model, &format!("{billing}.verify_billing_conditions"));
    assert!(names(&model, conditions, AttributeWord::In).contains("receipt_folio"));
    assert!(names(&model, conditions, AttributeWord::Evidence).contains("receipt_folio"));
    // What the area says holds in the country.
    let delivery = at(&model, &format!("{billing}.deliver_invoice"));
    assert!(names(&model, delivery, AttributeWord::C).contains("TAX"));
    assert_eq!(added(&model, "latin_america", Kind::Check), ["identifier_present"]);
}

/// T-16: the period of twelve working days is a wait with a time; the protocol is one more thing an auditor tests.
#[test]
fn germany_waits_twelve_working_days_for_the_acceptance() {
    let standard = &regions().model;
    let Effective { model, findings } = region(standard, "germany");
    assert!(findings.is_empty());
    keeps_ids(standard, &model);
    let period = at(&model, &format!("{INVOICING}.manage_acceptance.acceptance_period"));
    let within = model.deadline(period).expect("a period");
    assert_eq!((within.count, within.unit), (12, TimeUnit::WorkingDay));
    assert_eq!(next_sibling(&model, period), "obtain_acceptance_certificate");
    let certificate = at(&model, &format!("{INVOICING}.manage_acceptance.obtain_acceptance_certificate"));
    let tests = |model: &Model| {
        model.attribute(certificate, AttributeWord::Tests).map_or(0, |attribute| attribute.values.len())
    };
    assert_eq!(tests(&model), tests(standard) + 1);
    // Two notions of a working day: the acceptance counts Saturdays.
    let days = |path: &str| model.workdays(model.calendar(at(&model, path))).per_week();
    assert_eq!(days(INVOICING), 6);
    assert_eq!(days("std.lead_to_cash.lead_to_cash.manage_contract_execution.manage_collection"), 5);
}

/// Whether what a control guards is proved to be reached only through it.
fn guards(model: &Model, control: ElementId, guarded: ElementId) -> bool {
    let process = model.enclosing(control, Kind::Process).expect("a control stands in a process");
    let flow = Flow::of(model, process);
    let graph = Graph::new(model, &flow);
    let proofs = proof::of_process(model, &graph, &mut Budget::default());
    let mut goals = proofs.iter().filter(|proof| proof.control == control);
    goals.any(|proof| proof.goal == Goal::Guarded(guarded) && proof.verdict == Verdict::Proved)
}

/// T-17: nobody sends an invoice that the authority has not cleared.
#[test]
fn saudi_arabia_clears_an_invoice_before_it_is_delivered() {
    let standard = &regions().model;
    let Effective { model, findings } = region(standard, "saudi_arabia");
    assert!(findings.is_empty());
    keeps_ids(standard, &model);
    let billing = format!("{INVOICING}.book_and_invoice.manage_invoicing");
    let control = at(&model, &format!("{billing}.confirm_clearance"));
    let delivery = at(&model, &format!("{billing}.deliver_invoice"));
    assert!(guards(&model, control, delivery));
    assert_eq!(added(&model, "saudi_arabia", Kind::Activity), ["plan_local_content", "submit_for_clearance"]);
}

/// T-18: goods leave with an authorised NF-e only, and lines of invoices have the fields of the country.
#[test]
fn brazil_dispatches_with_an_authorised_note_only() {
    let standard = &regions().model;
    let Effective { model, findings } = region(standard, "brazil");
    assert!(findings.is_empty());
    keeps_ids(standard, &model);
    let fulfilment = "std.lead_to_cash.lead_to_cash.manage_contract_execution.manage_fulfilment";
    let control = at(&model, &format!("{fulfilment}.authorise_dispatch"));
    let tracking = at(&model, &format!("{fulfilment}.track_delivery_milestones"));
    assert!(guards(&model, control, tracking));
    let line = at(&model, "std.data.invoice_line");
    let fields: BTreeSet<&str> = model.children(line, Kind::Field).map(|id| &*model.get(id).id).collect();
    assert!(fields.is_superset(&BTreeSet::from([
        "ncm",
        "cfop",
        "municipality_of_service",
        "retention_flags"
    ])));
    assert_eq!(added(&model, "brazil", Kind::Kcp), ["authorise_dispatch", "approve_correction"]);
}

/// What `ltc …` prints in the folder of the example.
fn ltc(arguments: &[&str]) -> String {
    let arguments: Vec<OsString> = ["ltc"].iter().chain(arguments).map(OsString::from).collect();
    let (mut output, mut notes) = (Vec::new(), Vec::new());
    let mut io = Io {
        directory: example_folder("regions"),
        input: &mut std::io::empty(),
        output: &mut output,
        notes: &mut notes,
        terminal: Terminal::NONE,
        today: None,
        lost: None,
    };
    ltc_cli::run(&arguments, &mut io);
    String::from_utf8_lossy(&[output, notes].concat()).into_owned()
}

/// T-30: which version of a control was in force in a country on a day, answered from what the files say.
#[test]
fn an_auditor_asks_which_version_was_in_force() {
    let told = ltc(&["why", "KCP-MCE-09", "--region", "brazil", "--on", "2026-03-31"]);
    assert!(
        told.starts_with("key control point Issue invoice (KCP-MCE-09) in `Brazil` on 2026-03-31\n"),
        "{told}"
    );
    for line in [
        "standard `Lead to Cash`: version 1.0.0, in force since 2026-01-01",
        "region `Latin America`: for version 1.0.0 of the standard, in force since 2026-01-01",
        "region `Brazil`: for version 1.0.0 of the standard, in force since 2026-01-01",
        "Brazil: change task `Obtain access key of the authority`",
        "because law `Ajuste SINIEF 07/2005`, in force since 2005-10-05",
    ] {
        assert!(told.contains(line), "{line}\n{told}");
    }
    let before = ltc(&["why", "KCP-MCE-09", "--region", "brazil", "--on", "2025-12-31"]);
    assert!(before.contains("not yet in force: from 2026-01-01"), "{before}");
    assert!(before.contains("earlier revision of these files"), "{before}");
    let unknown = ltc(&["why", "KCP-MCE-09", "--region", "brasil", "--on", "2026-03-31"]);
    assert_eq!(unknown, "there is no region `brasil`; did you mean `brazil`?\n");
}

/// What the benchmark measures has no findings: its figures are those of whole regions.
#[test]
fn generated_overlays_are_whole() {
    let files = overlays(3, 50);
    let compilation = compile(project(&files));
    let found: Vec<&str> = compilation.findings.iter().map(|finding| &*finding.message).collect();
    assert!(found.is_empty(), "{found:#?}");
    let applied =
        |id| adapt::effective(&compilation.model, id).model.region.map_or(0, |region| region.applied.len());
    assert!(adapt::adaptations(&compilation.model).all(|id| applied(id) == 50));
}

/// T-29: everything made for one country names the same steps by the same numbers.
#[test]
fn the_documents_of_a_country_name_the_same_steps() {
    let compilation = regions();
    let model = &compilation.model;
    let request =
        Request { outputs: Output::usual(), languages: model.project_language_ids().take(1).collect() };
    let mexico = adapt::adaptations(model).find(|id| &*model.get(*id).id == "mexico").expect("it is there");
    let view = Views::of(model, mexico);
    let region = view.region(&compilation.findings, &request, |tag| tag == "es-MX").expect("it can be built");
    let sound = sound(model, &compilation.findings).expect("there are no findings");
    let dist = Mutex::new(Dist::new());
    emit_with_regions(sound, &request, &[region], &compilation.findings, &|artefact: Artefact| {
        dist.lock().expect("nobody stops with the files").insert(artefact.path, artefact.bytes);
    });
    let dist = dist.into_inner().expect("nobody stops with the files");
    // Per document: numbers of the activity and of the control that are Mexico's, and of a control of the standard.
    let numbers = ["MX:LTC.MCE.40.20.a15", "MX:KCP-MCE-01", "KCP-MCE-09"];
    let controls = &numbers[1..];
    for (document, wanted) in [
        ("checklist.md", numbers.as_slice()),
        ("checklist.html", numbers.as_slice()),
        ("process.bpmn", numbers.as_slice()),
        ("raci.html", numbers.as_slice()),
        ("rcm.html", controls),
    ] {
        let end = format!("manage_acceptance_and_invoicing/{document}");
        let path = dist.keys().find(|path| path.starts_with("regions/mexico/es-MX/") && path.ends_with(&end));
        let path = path
            .unwrap_or_else(|| panic!("{end} is not there: {:#?}", dist.keys().take(40).collect::<Vec<_>>()));
        let text = String::from_utf8_lossy(dist.get(path).map_or(&[][..], Vec::as_slice)).into_owned();
        for number in wanted {
            assert!(text.contains(number), "{path} does not name {number}");
        }
    }
    let whole = |end: &str| {
        let path = dist.keys().find(|path| path.starts_with("regions/mexico/es-MX/") && path.ends_with(end));
        let bytes = path.and_then(|path| dist.get(path));
        String::from_utf8_lossy(bytes.unwrap_or_else(|| panic!("{end} is not there"))).into_owned()
    };
    // What customers do stands in the map of the interface, what is different on a page of its own.
    assert!(whole("interface.csv").contains("Folio de recepción en el portal"));
    assert!(whole("differences.csv").contains("Obtener el folio de recepción en el portal del cliente"));
}
