//! What regions may not do, one change at a time: attempts to get past a control, each with the refusal it gets.
//!
//! Every attempt is compiled as a region of the same standard. What it raises is compared as a whole: one wrong change, one refusal.

mod traps;

use ltc_core::diagnostic::Severity;
use ltc_tests::case::{Case, found};

/// A standard with what regions would like to get rid of: controls, a gate, a question that leads around a control, deadlines, hand-overs.
const STANDARD: &str = r#"package shop "Shop"
role seller "Seller"
role clerk "Clerk"
role controller "Controller"
role sales_head "Head of sales"
role board "Board"
unit office "Office"
position seller_post "Seller's desk" { part_of: office  plays: seller }
position control_post "Control desk" { part_of: office  plays: controller }
risk bad_offer "Offer below cost" { owner: sales_head }
system crm "CRM"
party buyer "Buyer" { step order "Order goods"  step pay "Pay" }
pain slow_offers "Slow offers"
param usual_limit "Usual limit" { type: number  default: 5  min: 3  max: 9 }
data request "Request"
data calculation "Calculation"
data note "Delivery note"
data offer "Offer" {
  field value "Value" { type: money  required: yes }
  field remark "Remark" { type: text }
  field grade "Grade" { type: choice  value good "Good"  value poor "Poor" }
}
separate seller, controller because "Nobody checks their own offer"
process sell "Sell goods" {
  code: "S.10"
  owner: sales_head   A: sales_head
  within: 20wd
  trigger asked "Offer requested" from buyer
  in: request
  out: offer
  subprocess prepare "Prepare the offer" {
    activity calculate "Calculate the price" {
      R: seller  in: request  out: calculation  within: 2wd  escalate: board
      task add_cost "Add up the cost" { done_when: "The cost is written down"  evidence: calculation }
      task add_margin "Add the margin" { done_when: "The margin is written down" }
    }
    decision usual "Is it a usual offer?" {
      yes "Usual" when (offer.grade = "good") -> next
      no "Unusual" otherwise { activity ask_board "Ask the board" { R: seller } }
    }
    activity write_offer "Write the offer" { R: seller  in: calculation, request  out: offer  uses: crm }
    kcp offer_sound "Is the offer sound?" {
      code: "KCP-1"
      R: controller
      objective: "Only offers that cover their cost leave the house"
      mitigates: bad_offer
      evidence: calculation
      frequency: 1w
      sample: 5
      method: preventive, manual
      within: 1wd
      check cost "The price covers the cost"
      check margin "The margin is usual"
      task read_offer "Read the offer" { done_when: "The offer is read" }
      pass "Sound" -> next
      fail "Not sound" -> write_offer at most 2 otherwise end "Offer withdrawn"
    }
    activity send_offer "Send the offer" { R: seller  in: offer  meets: buyer.order }
  }
  subprocess close "Close the deal" {
    gate release "May we sign?" {
      R: clerk
      objective: "The right level answers for the contract"
      evidence: offer
      frequency: "Each contract"
      decide sales_head when (offer.value <= 5000)
      decide board otherwise
      go "Go" -> next
      no_go "No go" -> end "Not signed"
    }
    activity sign "Sign the contract" { R: seller  in: offer }
    decision large "Is it a large order?" {
      small "Small" when (offer.value <= 1000) -> file_contract
      big "Large" otherwise -> next
    }
    kcp credit "Can the buyer pay?" {
      R: controller
      objective: "Only buyers who can pay get goods on credit"
      mitigates: bad_offer
      evidence: offer
      frequency: "Each large order"
      check score "The score is high enough"
      pass "Can pay" -> next
      fail "Can't pay" -> end "Order refused"
    }
    activity file_contract "File the contract" { R: clerk  in: offer  out: note }
    activity open_delivery "Open the delivery" { R: clerk  in: note  starts: deliver }
  }
}
process deliver "Deliver goods" {
  owner: sales_head   A: sales_head   R: clerk
  trigger sold "Contract filed" from sell
  in: note
  out: note
  activity pack_goods "Pack the goods" { in: note  out: note }
}
"#;

/// Compiles one region; gives its errors, each by its name, and what they say.
fn errors(head: &str, changes: &str) -> (Vec<String>, String) {
    errors_of(STANDARD, head, changes)
}

/// The same, of another standard. `WHY` stands for a reason.
fn errors_of(standard: &str, head: &str, changes: &str) -> (Vec<String>, String) {
    let changes = changes.replace("WHY", WHY).replace("KCP pass", &format!("{} pass", traps::KCP));
    let text = format!(
        "//- shop.ltc\n{standard}//- lima.ltc\npackage shop.lima \"Lima\"\nuse shop.{{seller, clerk, controller, sales_head, board, offer, office, sell, bad_offer}}\nuse shop.sell.close.credit\nrole lima_lead \"Lead of Lima\"\nrole lima_clerk \"Clerk of Lima\"\ncalendar one_day \"One day\" {{ workdays: monday }}\ncalendar from_sunday \"From Sunday\" {{ workdays: sunday, monday, tuesday, wednesday, thursday }}\nadaptation lima \"Lima\" of shop {{\n  owner: lima_lead\n{head}\n{changes}\n}}\n"
    );
    let compilation = Case::new(&text).compile().expect("no settings");
    let mut told = String::new();
    for finding in compilation.findings.iter().filter(|finding| finding.severity == Severity::Error) {
        let help = finding.help.as_deref().unwrap_or("");
        told.push_str(&format!("    {}: {} ({help})\n", finding.code.name, finding.message));
    }
    let names =
        found(&compilation).into_iter().filter(|found| found.weight == "error").map(|found| found.name);
    (names.collect(), told)
}

const WHY: &str = "because integration \"The portal of the region\"";

/// Changes, and the names of the errors they raise, without the part all of them end in.
fn expect(cases: &[(&str, &[&str])]) {
    expect_of(STANDARD, cases);
}

fn expect_of(standard: &str, cases: &[(&str, &[&str])]) {
    let mut wrong = String::new();
    for (change, expected) in cases {
        let (head, change) = match change.split_once("@@") {
            Some((head, change)) => (head, change),
            None => ("", *change),
        };
        let (errors, told) = errors_of(standard, head, change);
        if errors != *expected {
            wrong.push_str(&format!("{change}\n  expected {expected:?}\n  got      {errors:?}\n{told}\n\n"));
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn the_standard_is_clean() {
    expect(&[("change sell.prepare.send_offer WHY { within: 1d }", &[])]);
}

#[test]
fn controls_are_not_taken_out() {
    expect(&[
        ("remove sell.prepare.offer_sound WHY", &["control-removed-by-region"]),
        (
            "replace sell.prepare.offer_sound with activity look \"Look at the offer\" WHY { R: controller }",
            &["control-removed-by-region"],
        ),
        ("remove sell.prepare.offer_sound.cost WHY", &["control-removed-by-region"]),
        ("remove sell.prepare.offer_sound.read_offer WHY", &["control-removed-by-region"]),
        (
            "replace sell.prepare.offer_sound.read_offer with task skim \"Skim the offer\" WHY { done_when: \"Skimmed\" }",
            &["control-removed-by-region"],
        ),
        ("remove sell.close.release WHY", &["control-removed-by-region"]),
        ("remove sell.prepare WHY", &["control-removed-by-region"]),
    ]);
}

#[test]
fn outcomes_of_controls_stay() {
    expect(&[
        ("remove sell.prepare.offer_sound.fail WHY", &["outcome-dropped-by-region"]),
        ("change sell.prepare.offer_sound.fail \"Sound as well\" WHY {}", &["outcome-dropped-by-region"]),
        ("translate sell.prepare.offer_sound.fail @de \"Nicht in Ordnung\"", &[]),
        (
            "replace sell.close.release.no_go with activity x \"Inform the buyer\" WHY { R: seller }",
            &["outcome-dropped-by-region"],
        ),
    ]);
}

#[test]
fn nothing_leads_around_a_control() {
    expect(&[
        ("at sell.prepare { move offer_sound after send_offer WHY }", &["control-bypassed-by-region"]),
        ("at sell.prepare { move send_offer before offer_sound WHY }", &["control-bypassed-by-region"]),
        ("at sell.close { move sign before release WHY }", &["control-bypassed-by-region"]),
        (
            "at sell.prepare { add decision urgent \"Is it urgent?\" before offer_sound WHY { yes \"Urgent\" -> send_offer  no \"Not urgent\" -> next } }",
            &["control-bypassed-by-region"],
        ),
        (
            "at sell.prepare { add decision urgent \"Is it urgent?\" before offer_sound WHY { yes \"Urgent\" -> done  no \"Not urgent\" -> next } }",
            &["control-bypassed-by-region"],
        ),
        (
            "at sell.close { add decision vip \"Is the buyer known?\" before large WHY { yes \"Known\" -> file_contract  no \"Not known\" -> next } }",
            &["control-bypassed-by-region"],
        ),
        (
            "at sell.close { add decision vip \"Is the buyer known?\" before large WHY { yes \"Known\" -> open_delivery  no \"Not known\" -> next } }",
            &["control-bypassed-by-region"],
        ),
        ("change sell.close.large \"Is it raining?\" WHY {}", &["control-bypassed-by-region"]),
        ("change sell.close.large.small \"Any order\" WHY {}", &["control-bypassed-by-region"]),
        ("remove sell.close.large WHY", &[]),
        (
            "replace sell.close.large with decision vip \"Is the buyer known?\" WHY { yes \"Known\" -> file_contract  no \"Not known\" -> next }",
            &["control-bypassed-by-region"],
        ),
        ("at sell.close { move file_contract before credit WHY }", &["control-bypassed-by-region"]),
        // What stood on both ways stands on both; a local control may stop the case.
        (
            "at sell.close { add kcp local \"Is the buyer listed?\" after sign WHY { R: controller objective: \"Only listed buyers\" mitigates: bad_offer evidence: offer frequency: 1w check listed \"Listed\" pass -> next fail -> end \"Not listed\" } }",
            &[],
        ),
    ]);
}

#[test]
fn the_architecture_is_the_standards() {
    expect(&[
        (
            "at sell { add activity x \"Inform the buyer\" after prepare WHY { R: seller in: offer } }",
            &["architecture-changed-by-region"],
        ),
        (
            "at sell { add subprocess x \"Inform the buyer\" after prepare WHY { activity y \"Inform the buyer\" { R: seller } } }",
            &["architecture-changed-by-region"],
        ),
        ("at sell { move close before prepare WHY }", &["architecture-changed-by-region"]),
        ("remove sell.asked WHY", &["architecture-changed-by-region"]),
        ("change sell WHY { status: draft }", &["architecture-changed-by-region"]),
        ("change sell WHY { owner: lima_lead }", &["architecture-changed-by-region"]),
        ("change sell.prepare.offer_sound WHY { status: draft }", &["architecture-changed-by-region"]),
        (
            "at sell.prepare { add end \"Offer made\" before offer_sound WHY }",
            &["architecture-changed-by-region"],
        ),
        (
            "at sell.prepare { add decision late \"Is it late?\" before offer_sound WHY { yes \"Late\" -> end \"Too late\"  no \"In time\" -> next } }",
            &["architecture-changed-by-region"],
        ),
        ("change sell WHY { C: +clerk }", &[]),
        ("change sell WHY { R: clerk }", &["architecture-changed-by-region"]),
    ]);
}

#[test]
fn duties_stay_apart() {
    expect(&[
        ("change sell.prepare.offer_sound WHY { A: controller }", &["duties-in-one-hand-in-region"]),
        ("change sell.prepare.offer_sound WHY { R: sales_head }", &["duties-in-one-hand-in-region"]),
        ("change sell.prepare.offer_sound WHY { R: clerk }", &["not-left-to-regions"]),
        (
            "position desk \"Desk of Lima\" { plays: controller, sales_head }",
            &["duties-in-one-hand-in-region"],
        ),
        (
            "position desk \"Desk of Lima\"\nbind sales_head to desk WHY\nbind controller to desk WHY",
            &["duties-in-one-hand-in-region"],
        ),
        ("position desk \"Desk of Lima\" { part_of: shop.office }\nbind board to desk WHY", &[]),
        (
            "position desk \"Desk of Lima\"\nbind sales_head to desk WHY\nbind board to desk WHY",
            &["authority-extended-by-region"],
        ),
        ("remove separate_seller_controller WHY", &["duties-in-one-hand-in-region"]),
        (
            "at sell.close { add kcp local \"Is the buyer listed?\" after sign WHY { R: controller A: controller objective: \"Only listed buyers\" mitigates: bad_offer evidence: offer frequency: 1w check listed \"Listed\" pass -> next fail -> end \"Not listed\" } }",
            &["duties-in-one-hand-in-region"],
        ),
    ]);
}

#[test]
fn nothing_is_loosened() {
    expect(&[
        ("change sell.prepare.calculate WHY { within: 3wd }", &["loosened-by-region"]),
        ("change sell.prepare.calculate WHY { within: 1wd }", &[]),
        ("change sell.prepare.calculate WHY { within: 2d }", &[]),
        ("change sell.prepare.calculate WHY { within: 3d }", &["loosened-by-region"]),
        ("change sell.prepare.calculate WHY { escalate: sales_head }", &["loosened-by-region"]),
        ("change sell WHY { within: 30wd }", &["loosened-by-region"]),
        ("change sell.prepare.offer_sound WHY { frequency: 1mo }", &["loosened-by-region"]),
        ("change sell.prepare.offer_sound WHY { sample: 2 }", &["loosened-by-region"]),
        ("change sell.prepare.offer_sound WHY { evidence: note }", &["loosened-by-region"]),
        ("change sell.prepare.offer_sound WHY { evidence: -calculation }", &["loosened-by-region"]),
        ("change sell.prepare.offer_sound WHY { evidence: +offer }", &[]),
        ("change sell.prepare.offer_sound WHY { mitigates: -bad_offer }", &["loosened-by-region"]),
        ("change sell.prepare.offer_sound WHY { method: detective, manual }", &["loosened-by-region"]),
        ("change usual_limit WHY { default: 0 }", &["loosened-by-region"]),
        ("change usual_limit WHY { default: 9 }", &[]),
        ("change usual_limit WHY { default: 10  max: 10 }", &["loosened-by-region", "loosened-by-region"]),
        ("change sell.close.large.small WHY { }", &[]),
        ("calendar: one_day@@", &["loosened-by-region"]),
        ("calendar: from_sunday@@", &[]),
    ]);
}

#[test]
fn authority_is_not_extended() {
    expect(&[
        ("remove sell.close.release.board WHY", &["authority-extended-by-region"]),
        ("remove sell.close.release.sales_head WHY", &["authority-extended-by-region"]),
        (
            "at sell.close.release { add decide clerk when (offer.value <= 100) first WHY }",
            &["decider-of-region"],
        ),
        (
            "at sell.close.release { add decide lima_clerk when (offer.value <= 100) first WHY }",
            &["decider-of-region"],
        ),
        ("at sell.close.release { replace board with decide clerk otherwise WHY }", &["decider-of-region"]),
        (
            "at sell.close { add gate own \"May we pay?\" after sign WHY { R: clerk decide sales_head otherwise go -> next no_go -> end \"Not paid\" } }",
            &["decider-of-region"],
        ),
        (
            "deputy lima_clerk of board from 2026-07-01 to 2026-07-31 because \"Holidays\"",
            &["decider-of-region"],
        ),
    ]);
}

#[test]
fn data_stay() {
    expect(&[
        ("at shop.offer { remove value WHY }", &["data-dropped-by-region"]),
        ("change offer.value WHY { required: no }", &["data-dropped-by-region"]),
        ("change offer.value WHY { type: text }", &["data-dropped-by-region"]),
        ("change offer.remark WHY { required: yes }", &["not-left-to-regions"]),
        ("remove offer.grade.poor WHY", &["data-dropped-by-region"]),
        ("at offer { add field tax \"Tax number\" WHY { type: text } }", &[]),
        ("remove sell.prepare.calculate WHY", &["control-removed-by-region"]),
        ("remove sell.prepare.calculate.add_cost WHY", &[]),
        ("remove sell.prepare.calculate.add_margin WHY", &[]),
        ("change sell.prepare.write_offer WHY { out: -offer }", &["data-dropped-by-region"]),
        ("change sell.prepare.write_offer WHY { in: -calculation }", &["data-dropped-by-region"]),
        (
            "replace sell.prepare.calculate with activity copy_price \"Copy the price\" WHY { R: seller }",
            &["control-removed-by-region"],
        ),
        (
            "replace sell.prepare.write_offer with activity copy_offer \"Copy the offer\" WHY { R: seller out: offer }",
            &["data-dropped-by-region"],
        ),
        (
            "replace sell.prepare.write_offer with activity copy_offer \"Copy the offer\" WHY { R: seller in: calculation, request out: offer }",
            &[],
        ),
        ("at sell.prepare { move calculate after offer_sound WHY }", &["control-bypassed-by-region"]),
    ]);
}

#[test]
fn names_numbers_and_handovers_stay() {
    expect(&[
        ("change sell.prepare.offer_sound WHY { code: \"KCP-9\" }", &["number-reused-by-region"]),
        (
            "at sell.prepare { add activity x \"Inform the buyer\" after send_offer WHY { code: \"KCP-1\" R: seller in: offer } }",
            &["number-reused-by-region"],
        ),
        (
            "replace sell.prepare.send_offer with activity send_offer \"Upload the offer\" WHY { R: seller in: offer meets: buyer.order }",
            &["number-reused-by-region"],
        ),
        ("remove sell.close.open_delivery WHY", &["handover-skipped-by-region"]),
        ("change sell.close.open_delivery WHY { starts: sell }", &["handover-skipped-by-region"]),
        (
            "at sell.close { add activity x \"Open the delivery early\" after release WHY { R: clerk in: offer starts: deliver } }",
            &["handover-skipped-by-region"],
        ),
        ("change sell.prepare.send_offer WHY { A: seller, sales_head }", &["accountability-lost-in-region"]),
        (
            "at sell.prepare { add activity x \"Inform the buyer\" after send_offer WHY { in: offer } }",
            &["accountability-lost-in-region"],
        ),
    ]);
}

#[test]
fn a_law_is_no_reason_for_less() {
    let law = "because law \"Trade act, section 12\" in_force 2026-01-01";
    for (change, expected) in [
        (format!("remove sell.prepare.offer_sound {law}"), vec!["law-against-control"]),
        (format!("change sell.prepare.offer_sound {law} {{ frequency: 1mo }}"), vec!["law-against-control"]),
        (format!("change sell.prepare.calculate {law} {{ within: 1d }}"), vec![]),
    ] {
        assert_eq!(errors("", &change).0, expected, "{change}");
    }
}

#[test]
fn departures_are_accepted_by_the_owner_for_a_time() {
    let frequency = "change sell.prepare.offer_sound WHY { frequency: 1mo }\n";
    let waive = |line: &str| format!("{frequency}at sell.prepare.offer_sound {{ {line} }}");
    let because = "because \"No second controller before autumn\"";
    let cases = [
        (
            format!("waive LTC7005 until 2026-12-31 by sales_head {because} {{ compensated_by: credit }}"),
            vec![],
        ),
        (format!("waive LTC7005 until 2026-12-31 by sales_head {because}"), vec!["waiver-by-region-itself"]),
        (
            format!("waive LTC7005 until 2026-12-31 by lima_lead {because} {{ compensated_by: credit }}"),
            vec!["waiver-by-region-itself"],
        ),
        (
            format!("waive LTC7005 until 2026-12-31 by clerk {because} {{ compensated_by: credit }}"),
            vec!["waiver-by-region-itself"],
        ),
        (
            format!("waive LTC7005 until 2027-12-31 by sales_head {because} {{ compensated_by: credit }}"),
            vec!["waiver-by-region-itself"],
        ),
        (
            format!("waive LTC7005 until 2026-06-29 by sales_head {because} {{ compensated_by: credit }}"),
            vec!["expired-waiver", "loosened-by-region"],
        ),
        (
            format!("waive LTC7005 by sales_head {because} {{ compensated_by: credit }}"),
            vec!["incomplete-waiver", "loosened-by-region"],
        ),
        (
            format!("waive LTC7003 until 2026-12-31 by sales_head {because} {{ compensated_by: credit }}"),
            vec!["contradiction-waived", "loosened-by-region"],
        ),
    ];
    for (line, mut expected) in cases {
        let (mut names, told) = errors("", &waive(&line).replace("WHY", WHY));
        names.sort();
        expected.sort_unstable();
        assert_eq!(names, expected, "{line}\n{told}");
    }
}

#[test]
fn a_region_builds_on_its_own_area() {
    let change = |days: u32| format!("change sell.prepare.send_offer {WHY} {{ within: {days}d }}");
    let chain = |lower: &str, upper: &str| {
        let text = format!(
            "//- shop.ltc\n{STANDARD}//- peru.ltc\npackage shop.peru \"Peru\"\nadaptation peru \"Peru\" of shop {{\n  {lower}\n  owner: shop.board\n  {}\n}}\n//- lima.ltc\npackage shop.lima \"Lima\"\nuse shop.peru.peru\nadaptation lima \"Lima\" of peru {{\n  {upper}\n  owner: shop.board\n  {}\n}}\n",
            change(3),
            change(2)
        );
        let compilation = Case::new(&text).compile().expect("no settings");
        let names = found(&compilation).into_iter().filter(|found| found.weight == "error");
        names.map(|found| found.name).collect::<Vec<_>>()
    };
    let refused = ["adaptation-of-another-region"];
    assert_eq!(chain("", ""), refused);
    assert_eq!(chain("kind: country", "kind: country"), refused);
    assert_eq!(chain("kind: office", "kind: country"), refused);
    assert_eq!(chain("kind: area", "kind: area"), refused);
    assert!(chain("kind: area", "").is_empty());
    assert!(chain("kind: area", "kind: office").is_empty());
    assert!(chain("kind: country", "kind: office").is_empty());
}
