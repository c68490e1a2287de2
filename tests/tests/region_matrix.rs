//! What every region must have, row by row of the regional test matrix of the reference, on a region that does all a region may:
//!
//! | The matrix asks for | Where it is, and which test holds it |
//! |---|---|
//! | the merged checklist of levels 5 and 6 | `checklist.*`: `the_checklist_is_that_of_the_region`, and `region_agreement` for the examples |
//! | what differs from the standard: added, refined, tightened, mapped, waived | `differences.*`: `each_way_to_differ_is_told`, and `region_documents` |
//! | the region's own controls | `rcm.*`: `controls_of_the_region_are_listed` |
//! | the interface with customers | `interface.*`: `the_interface_shows_the_regions_customers`, `region_agreement` |
//! | the verdict: no errors, and the departures that are accepted, with their last day | `the_verdict_names_what_is_accepted` |
//! | a region that adds nothing is the standard, byte for byte | `region_documents` (`a_region_that_changes_nothing_has_every_document_of_the_standard`) |
//! | Mexico, Germany, Saudi Arabia, Brazil, and their refusals | `regions`, `refusals`, `attempts`; Indonesia: here |
//! | the refusals RX-01 to RX-15 | `guard`, and the examples of each finding's page |

use ltc_core::diagnostic::Severity;
use ltc_core::emit::Output;
use ltc_core::model::Date;
use ltc_core::{Compilation, compile};
use ltc_tests::built::{Dist, build_with_regions, project};
use std::sync::OnceLock;

const STANDARD: &str = r#"package acme.leads "Manage leads"
role AR "Account responsible"
role SR "Solution responsible"
data lead "Lead"
data report "Report"
risk waste "Wasted effort" { owner: AR  category: finance }
party operator "Operator" { step asking "Ask" { out: lead } }
process manage_leads "Manage leads" {
  owner: AR   A: AR
  trigger signal "Signal received" from operator { meets: operator.asking }
  in: lead
  out: report
  subprocess verify "Verify leads" {
    activity check_lead "Check the lead" {
      R: SR   in: lead   within: 3d
      task call_customer "Call the customer" { done_when: "Called" }
    }
    kcp worth "Is the lead worth pursuing?" {
      objective: "Only good leads"   mitigates: waste   R: SR   A: AR   evidence: lead   frequency: per_case
      check budget "There is a budget"
      pass "Worth it" -> next
      fail "Not worth it" -> end "Lead closed"
    }
    activity distribute "Distribute the lead" { R: AR  in: lead  out: report }
  }
}
"#;

const REGION: &str = r#"package acme.mexico "Mexico"
use acme.leads.{AR, SR, operator, waste, lead}
role lead_of_mexico "Lead of Mexico"
adaptation mexico "Mexico" of acme.leads {
  owner: lead_of_mexico
  party bank "Bank" { step pay "Pay" }
  at manage_leads.verify {
    add task check_number "Check the tax number" after check_lead.call_customer because law "Ley 1" in_force 2022-01-01 { done_when: "Number found" }
    change check_lead.call_customer "Call the customer in Spanish" because customer operator.asking { done_when: "Called" }
    change check_lead because customer bank.pay { within: 1d  meets: +bank.pay }
    change worth because integration "The office is small" { frequency: 1mo }
    add kcp listed "Is the customer listed?" after worth because law "Ley 2" in_force 2022-01-01 {
      code: "MX:KCP-1"
      objective: "Only listed customers"   mitigates: waste   R: SR   A: AR   evidence: lead   frequency: per_case
      check found "Found in the list"
      pass "Listed" -> next
      fail "Not listed" -> end "Not on the list"
    }
    at worth { waive LTC7005 until 2026-12-31 by AR because "No second person before winter" { compensated_by: listed } }
  }
}
"#;

fn compiled(files: &[(&str, &str)]) -> Compilation {
    let settings = "[project]\nname = \"acme\"\nversion = \"1\"\nlanguages = [\"en\"]\n";
    let mut all = vec![("ltc.toml".to_owned(), settings.to_owned())];
    all.extend(files.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())));
    let mut project = project(&all);
    project.today = Date::parse("2026-06-30");
    compile(project)
}

fn errors(compilation: &Compilation) -> Vec<(&'static str, String)> {
    let errors = compilation.findings.iter().filter(|finding| finding.severity == Severity::Error);
    errors.map(|finding| (finding.code.number, finding.message.clone())).collect()
}

fn dist() -> &'static Dist {
    static DIST: OnceLock<Dist> = OnceLock::new();
    DIST.get_or_init(|| {
        let compilation = compiled(&[("leads.ltc", STANDARD), ("mexico.ltc", REGION)]);
        assert_eq!(errors(&compilation), []);
        build_with_regions(&compilation, Output::usual())
    })
}

fn text(path: &str) -> String {
    let path = format!("regions/mexico/en/{path}");
    let bytes = dist().get(&path).unwrap_or_else(|| panic!("{path} is not built"));
    String::from_utf8_lossy(bytes).replace('\\', "")
}

#[test]
fn the_checklist_is_that_of_the_region() {
    let paper = text("manage_leads/checklist.md");
    let place = |words: &str| paper.find(words).unwrap_or_else(|| panic!("{words} is not in {paper}"));
    assert!(place("Call the customer in Spanish") < place("Check the tax number"));
    assert!(place("Is the lead worth pursuing?") < place("Is the customer listed?"));
    assert!(place("Is the customer listed?") < place("Distribute the lead"));
    assert!(paper.contains("1 day") && !paper.contains("3 days"));
}

#[test]
fn each_way_to_differ_is_told() {
    let sheet = text("differences.csv");
    for row in [
        "Task,Check the tax number,,added,",
        "Task,Call the customer in Spanish,,changed,Name,Call the customer,Call the customer in Spanish,",
        "Activity,Check the lead,,changed,Deadline,3 days,1 day,",
        "Activity,Check the lead,,changed,Step of theirs,,Pay,",
        "Key control point,Is the customer listed?,MX:KCP-1,added,",
        "accepted as an exception,Accepted finding,,LTC7005 loosened-by-region,Accepted finding,No second person before winter,",
        "accepted as an exception,Until,,2026-12-31,",
        "accepted as an exception,Accepted by,,Account responsible",
        "accepted as an exception,Compensated by,,Is the customer listed?",
    ] {
        assert!(sheet.contains(row), "{row}\n{sheet}");
    }
    let page = text("differences.html");
    assert!(page.contains("No second person before winter") && !page.contains("Without a stated reason"));
}

#[test]
fn controls_of_the_region_are_listed() {
    let table = text("manage_leads/rcm.csv");
    let row = table.lines().find(|row| row.contains("MX:KCP-1")).expect("the control of the region");
    assert!(row.contains("Mexico") && row.contains("mexico.ltc:"), "{row}");
    let standard =
        table.lines().find(|row| row.contains("Is the lead worth pursuing?")).expect("the standard's");
    assert!(standard.contains("monthly"), "{standard}");
}

#[test]
fn the_interface_shows_the_regions_customers() {
    let table = text("interface.csv");
    assert!(table.contains("Pay") && table.contains("Ask"), "{table}");
}

#[test]
fn the_verdict_names_what_is_accepted() {
    let page = text("accepted.html");
    for said in [
        "LTC7005",
        "2026-12-31",
        "Account responsible",
        "No second person before winter",
        "Is the customer listed?",
    ] {
        assert!(page.contains(said), "{said}");
    }
    // Past its day the region stands no longer.
    let settings = [("leads.ltc", STANDARD), ("mexico.ltc", REGION)];
    let text = REGION.replace("until 2026-12-31", "until 2026-06-29");
    let late = compiled(&[settings[0], ("mexico.ltc", &text)]);
    let numbers: Vec<&str> = errors(&late).into_iter().map(|(number, _)| number).collect();
    assert!(numbers.contains(&"LTC9106") && numbers.contains(&"LTC7005"), "{numbers:?}");
}

/// Who has work in a region, and nobody to do it there.
#[test]
fn roles_without_people_are_told_by_region() {
    let standard = STANDARD
        .replace(
            "role AR \"Account responsible\"",
            "unit office \"Office\"\nrole AR \"Account responsible\" { staffed_from: office }",
        )
        .replace(
            "role SR \"Solution responsible\"",
            "role SR \"Solution responsible\" { staffed_from: office }",
        );
    let told = |body: &str| -> Vec<String> {
        let region = format!(
            "package acme.mexico \"Mexico\"\nadaptation mexico \"Mexico\" of acme.leads {{\n  owner: acme.leads.AR\n  {body}\n}}\n"
        );
        let compilation = compiled(&[("leads.ltc", &standard), ("mexico.ltc", &region)]);
        let findings =
            compilation.findings.iter().filter(|finding| finding.code.name == "role-without-staffing");
        findings.map(|finding| finding.message.clone()).collect()
    };
    let why = "because integration \"Local people\"";
    let step = format!(
        "at manage_leads.verify {{ add activity translate \"Translate the lead\" after check_lead {why} {{ R: clerk  in: acme.leads.lead }} }}"
    );
    assert_eq!(told(&format!("change acme.leads.AR {why} {{ C: acme.leads.SR }}")), [""; 0]);
    assert_eq!(
        told(&format!("role clerk \"Local clerk\"\n  {step}")),
        ["in `Mexico`: nothing staffs `Local clerk`, which has work to do"]
    );
    assert_eq!(
        told(&format!(
            "role clerk \"Local clerk\"\n  position desk \"Desk\" {{ part_of: acme.leads.office }}\n  bind clerk to desk {why}\n  {step}"
        )),
        [""; 0]
    );
    assert_eq!(
        told(&format!("change acme.leads.SR {why} {{ staffed_from: -acme.leads.office }}")),
        ["in `Mexico`: nothing staffs `Solution responsible`, which has work to do"]
    );
}

/// Indonesia: domestic content is planned and certified before the bid and before goods leave.
const INDONESIA: &str = r#"package acme.indonesia "Indonesia"
use std.roles.{PPR, CMR, FR, PFC, BPO, SUR, TAX, RPO}
use std.data.{technical_solution, service_solution, shipment_release}

adaptation indonesia "Indonesia" of std.lead_to_cash {
  version: "1.0.0"
  owner: RPO
  data domestic_content_plan "Domestic content plan (TKDN)" { of: case }
  data content_certificate "Certificate of domestic content" { of: case }
  risk content_too_low "Domestic content below the minimum" { owner: BPO  category: compliance }
  at std.data.contract because law "TKDN rules (verify)" in_force 2021-10-01 {
    add field tkdn_percent "Domestic content" { type: percent }
    add field nsfp "Serial number of the tax invoice" { type: text }
  }
  at lead_to_cash.manage_opportunities.develop_and_submit_solution.develop_offer because law "TKDN rules (verify)" in_force 2021-10-01 {
    add activity plan_domestic_content "Plan domestic content" after develop_technical_solution {
      code: "ID:LTC.MO.30.20.a25"
      R: PPR   A: CMR   C: FR, PFC
      in: technical_solution, service_solution
      out: domestic_content_plan, content_certificate
    }
    add kcp certificate_for_bid "Is the certificate valid for the bid?" after plan_domestic_content {
      code: "ID:KCP-MO-01"
      R: PPR   A: BPO
      in: domestic_content_plan, content_certificate
      evidence: content_certificate
      objective: "No bid leaves with domestic content below the minimum"
      mitigates: content_too_low
      category: compliance
      frequency: per_case
      check in_force "The certificate is in force on the day of the bid"
      pass "Valid" -> next
      fail "Not valid" -> plan_domestic_content at most 2 otherwise end "No bid without certificate"
    }
  }
  at lead_to_cash.manage_contract_execution.manage_fulfilment because law "TKDN rules (verify)" in_force 2021-10-01 {
    add kcp certificate_for_shipment "Is the certificate valid for the shipment?" after release_shipment {
      code: "ID:KCP-MCE-01"
      R: SUR   A: TAX
      in: shipment_release
      evidence: shipment_release
      guards: track_delivery_milestones
      objective: "No goods leave on an expired certificate"
      mitigates: content_too_low
      category: compliance
      frequency: per_case
      check in_force "The certificate is in force on the day of departure"
      pass "Valid" -> next
      fail "Expired" -> release_shipment at most 2 otherwise end "Shipment stopped"
    }
  }
  at lead_to_cash.manage_contract_execution.manage_acceptance_and_invoicing.book_and_invoice.manage_invoicing.issue_invoice because law "VAT law (verify)" in_force 2016-07-01 {
    add task obtain_vat_number "Obtain the number of the VAT invoice" { done_when: "The number is on the invoice" }
  }
}
"#;

fn office(changes: &str) -> String {
    format!(
        "package acme.jakarta \"Jakarta\"\nuse acme.indonesia.indonesia\nadaptation jakarta \"Jakarta\" of indonesia {{\n  kind: office\n  version: \"1.0.0\"\n  owner: std.roles.RPO\n  {changes}\n}}\n"
    )
}

#[test]
fn indonesia_ships_on_a_valid_certificate_only() {
    assert_eq!(errors(&compiled(&[("indonesia.ltc", INDONESIA)])), []);
    let fulfilment = "at lead_to_cash.manage_contract_execution.manage_fulfilment";
    let why = "because integration \"The renewed certificate is on its way\"";
    for (change, number) in [
        (
            format!(
                "{fulfilment} {{ move track_delivery_milestones before certificate_for_shipment {why} }}"
            ),
            "LTC7002",
        ),
        (
            format!(
                "{fulfilment} {{ add decision renewed \"Is a renewal asked for?\" before certificate_for_shipment {why} {{ asked \"Asked for\" -> track_delivery_milestones  open \"Not asked for\" -> next }} }}"
            ),
            "LTC7002",
        ),
        (format!("{fulfilment} {{ remove certificate_for_shipment {why} }}"), "LTC7001"),
    ] {
        let found = errors(&compiled(&[("indonesia.ltc", INDONESIA), ("jakarta.ltc", &office(&change))]));
        let numbers: Vec<&str> = found.iter().map(|(number, _)| *number).collect();
        assert_eq!(numbers, [number], "{change}: {found:#?}");
    }
}
