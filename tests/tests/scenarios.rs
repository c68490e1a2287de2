//! Stories of a process owner: a change is made to a project that was whole, and what is said about it is what helps.

use ltc_core::diagnostic::Severity;
use ltc_core::model::{Kind, Model, Target};
use ltc_core::{Compilation, compile};
use ltc_grammar::words::AttributeWord;
use ltc_tests::built::{example_files, project, small_project};

/// The example with this text replaced once by that.
///
/// # Panics
/// If the text is not there exactly once, so that no story is told of a project it is not in.
fn leads_with(file: &str, old: &str, new: &str) -> Compilation {
    let mut files = example_files("leads");
    let text =
        files.iter_mut().find(|(name, _)| name == file).map(|(_, text)| text).expect("the file is there");
    assert_eq!(text.matches(old).count(), 1, "{old:?} in {file}");
    *text = text.replacen(old, new, 1);
    compile(project(&files))
}

/// Names, severities, messages and files with lines of what was found.
fn found(compilation: &Compilation) -> Vec<(&'static str, Severity, String, String)> {
    let sources = &compilation.model.sources;
    compilation
        .findings
        .iter()
        .map(|finding| {
            let place = finding.place.map_or(String::new(), |place| sources.path(place.source).to_owned());
            (finding.code.name, finding.severity, finding.message.to_string(), place)
        })
        .collect()
}

fn element(model: &Model, path: &str) -> ltc_core::model::ElementId {
    model.ids().find(|id| model.path(*id) == path).unwrap_or_else(|| panic!("{path} is not there"))
}

const VALIDATE: &str = "validate_and_distribute_leads.ltc";

/// A tender comes without a lead: the opportunity is created all the same, and asks for the reason.
#[test]
fn a_tender_without_a_lead_gives_an_opportunity_with_a_reason_code() {
    let compilation = compile(project(&example_files("leads")));
    assert!(compilation.findings.is_empty());
    let model = &compilation.model;
    let validate = element(model, "leads.manage_opportunities.validate_opportunity");
    let trigger = "leads.manage_opportunities.validate_opportunity.tender_published";
    assert_eq!(model.get(element(model, trigger)).kind, Kind::Trigger);

    let lead = element(model, "std.data.lead_handover_package");
    let create =
        element(model, "leads.manage_opportunities.validate_opportunity.establish_opportunity.create_record");
    for step in [validate, create] {
        let waits = model
            .references(step, AttributeWord::In)
            .any(|input| input.target == Some(lead) && !input.optional);
        let takes = model.references(step, AttributeWord::In).any(|input| input.target == Some(lead));
        assert!(takes && !waits, "{} waits for a lead", model.path(step));
    }
    let asks = model.children(create, Kind::Task).any(|task| {
        let done =
            model.prose(task, AttributeWord::DoneWhen).and_then(|text| text.first()).unwrap_or_default();
        done.to_lowercase().contains("reason code")
    });
    assert!(asks, "no task asks for the reason code");
}

/// A work product that others read is taken away: each who reads or makes it is told.
#[test]
fn removing_a_work_product_names_everybody_who_uses_it() {
    let mut files: Vec<(String, String)> =
        vec![("ltc.toml".to_owned(), "[project]\nname = \"shop\"\n".to_owned())];
    let whole = r#"package shop "Shop"
role seller "Seller"
role head "Head of sales"
party customer "Customer"
data request "Request"
data offer "Offer"
process write_offers "Write offers" {
  owner: head  status: released  R: seller  A: head
  in: request
  out: offer
  trigger asked "Offer requested" from customer
  activity write_offer "Write the offer" { in: request  out: offer }
  end "Offer written" starts send_offers { gives: offer  accepts: seller }
}
process send_offers "Send offers" {
  owner: head  status: released  R: seller  A: head
  in: offer
  out: request
  trigger written "Offer written" from write_offers
  activity send_offer "Send the offer" { in: offer  out: request }
}
"#;
    files.push(("shop.ltc".to_owned(), whole.to_owned()));
    assert!(compile(project(&files)).findings.is_empty());
    let uses = whole.matches(": offer").count();
    assert_eq!(uses, 5);
    files[1].1 = whole.replacen("data offer \"Offer\"\n", "", 1);
    let compilation = compile(project(&files));
    let told: Vec<_> = found(&compilation)
        .into_iter()
        .filter(|(name, severity, message, _)| {
            *name == "unknown-name" && *severity == Severity::Error && message.contains("`offer`")
        })
        .collect();
    assert_eq!(told.len(), uses, "{:#?}", found(&compilation));
    assert_eq!(compilation.findings.len(), uses, "nothing else is said");
}

/// A step no longer makes what others read: each of them is named, with the way on which it is missing.
#[test]
fn removing_an_output_names_everybody_who_reads_it() {
    let mut files: Vec<(String, String)> =
        vec![("ltc.toml".to_owned(), "[project]\nname = \"shop\"\n".to_owned())];
    let whole = r#"package shop "Shop"
role seller "Seller"
role head "Head of sales"
party customer "Customer"
data request "Request"
data price "Price"
data offer "Offer"
process write_offers "Write offers" {
  owner: head  status: released  R: seller  A: head
  in: request
  out: offer
  trigger asked "Offer requested" from customer
  activity find_price "Find the price" { in: request  out: price }
  activity write_offer "Write the offer" { in: request, price  out: offer }
  activity check_price "Check the price of the offer" { in: price, offer  out: offer }
  activity remember_price "Remember the price" { in: price?  out: offer }
}
"#;
    files.push(("shop.ltc".to_owned(), whole.to_owned()));
    let compilation = compile(project(&files));
    assert!(compilation.findings.is_empty(), "{:#?}", found(&compilation));
    files[1].1 = whole.replacen("in: request  out: price }", "in: request  out: request }", 1);
    let compilation = compile(project(&files));
    let told: Vec<_> =
        compilation.findings.iter().filter(|finding| finding.code.name == "input-not-made").collect();
    let [told] = told.as_slice() else { panic!("{:#?}", found(&compilation)) };
    assert_eq!(told.severity, Severity::Error);
    let places = told.place.into_iter().chain(told.related.iter().map(|(place, _)| *place));
    let lines: Vec<usize> = places
        .map(|place| files[1].1[..place.span.start as usize].matches('\n').count())
        .map(|line| line - 12)
        .collect();
    assert_eq!(lines, [1, 2], "who reads it is named, who can do without is not: {told:#?}");
}

/// A control gets another name: nothing that points to it changes. It gets another id: the former one is remembered, and not given away.
#[test]
fn renaming_a_control_keeps_what_points_to_it() {
    let whole = compile(project(&example_files("leads")));
    let paths = |model: &Model| -> Vec<String> { model.ids().map(|id| model.path(id)).collect() };
    let renamed = leads_with(
        VALIDATE,
        "kcp decide_disposition \"Decide lead disposition\"",
        "kcp decide_disposition \"Choose what becomes of the lead\"",
    );
    assert!(renamed.findings.is_empty(), "{:#?}", found(&renamed));
    assert_eq!(paths(&whole.model), paths(&renamed.model));

    let mut files = example_files("leads");
    for (_, text) in &mut files {
        *text = text.replace("decide_disposition", "choose_disposition");
    }
    let with_former = |files: &[(String, String)], other: &str| {
        let mut files = files.to_vec();
        let text = files.iter_mut().find(|(name, _)| name == VALIDATE).map(|(_, text)| text);
        let text = text.expect("the file is there");
        let head = "@zh \"决定线索去向\" {";
        assert_eq!(text.matches(head).count(), 1);
        *text = text.replacen(head, &format!("{head}\n      was: decide_disposition\n{other}"), 1);
        compile(project(&files))
    };
    let moved = with_former(&files, "");
    assert!(moved.findings.is_empty(), "{:#?}", found(&moved));
    let control = moved.model.own(Kind::Kcp).find(|id| &*moved.model.get(*id).id == "choose_disposition");
    let control = control.expect("the control is there under its new id");
    assert_eq!(moved.model.plain(control, AttributeWord::Was), Some("decide_disposition"));
    assert_eq!(moved.model.code(control), code_of(&whole.model, "decide_disposition"));
    let points = |model: &Model| {
        let at = |id: &ltc_core::model::ElementId| {
            matches!(&*model.get(*id).id, "decide_disposition" | "choose_disposition")
        };
        let outcomes =
            model.ids().filter_map(|id| model.get(id).route.as_deref().map(|route| route.target.clone()));
        outcomes.filter(|target| matches!(target, Target::Step(step) if at(step))).count()
    };
    assert_eq!(points(&whole.model), points(&moved.model));

    let taken = "    activity decide_disposition \"Print the list\" @zh \"打印清单\" { R: LMR  A: ADH }\n";
    let text = files.iter_mut().find(|(name, _)| name == VALIDATE).map(|(_, text)| text);
    let text = text.expect("the file is there");
    *text =
        text.replacen("@zh \"决定线索去向\" {", "@zh \"决定线索去向\" {\n      was: decide_disposition", 1);
    let place = text.find("    kcp choose_disposition").expect("the control is there");
    text.insert_str(place, taken);
    let refused = found(&compile(project(&files)));
    let told = refused
        .iter()
        .any(|(name, severity, ..)| *name == "former-path-in-use" && *severity == Severity::Error);
    assert!(told, "{refused:#?}");
}

fn code_of<'m>(model: &'m Model, id: &str) -> Option<&'m str> {
    model.own(Kind::Kcp).find(|kcp| &*model.get(*kcp).id == id).and_then(|kcp| model.code(kcp))
}

/// A process that can begin and never end.
#[test]
fn a_process_without_an_end_is_refused() {
    let text = r#"package shop "Shop"
role seller "Seller"
role head "Head of sales"
party customer "Customer"
data request "Request"
process chase "Chase the customer" {
  owner: head  status: draft  R: seller  A: head
  in: request
  out: request
  trigger asked "Offer requested" from customer
  activity call_customer "Call the customer" { in: request }
  decision answered "Did the customer answer?" {
    yes "Yes" -> suspend "Waiting" for 2d -> call_customer
    no "No" -> suspend "Waiting longer" for 5d -> call_customer
  }
}
"#;
    let settings = ("ltc.toml".to_owned(), "[project]\nname = \"shop\"\n".to_owned());
    let compilation = compile(project(&[settings, ("shop.ltc".to_owned(), text.to_owned())]));
    let found = found(&compilation);
    let told: Vec<_> = found.iter().filter(|(name, ..)| *name == "no-way-to-an-end").collect();
    assert!(!told.is_empty(), "{found:#?}");
    assert!(told.iter().all(|(_, severity, ..)| *severity == Severity::Error), "{found:#?}");
    assert!(
        told.iter().any(|(_, _, message, _)| message.contains("Chase the customer")
            || message.contains("Call the customer")),
        "{told:#?}"
    );
}

/// Two who are accountable are nobody who is.
#[test]
fn two_accountable_roles_are_refused() {
    let compilation = leads_with(
        VALIDATE,
        "R: LMR   A: ADH   C: AR, SR, FR   I: LC",
        "R: LMR   A: ADH, AR   C: SR, FR   I: LC",
    );
    let found = found(&compilation);
    let [(name, severity, message, file)] = found.as_slice() else { panic!("{found:#?}") };
    assert_eq!((*name, *severity, file.as_str()), ("several-accountable-roles", Severity::Error, VALIDATE));
    assert!(message.contains("Decide lead disposition"), "{message}");
}

/// Who performs a control does not approve it.
#[test]
fn a_control_performed_and_approved_by_one_role_is_refused() {
    let compilation = leads_with(
        VALIDATE,
        "R: LMR   A: ADH   C: AR, SR, FR   I: LC",
        "R: LMR   A: LMR   C: AR, SR, FR   I: LC",
    );
    let found = found(&compilation);
    let own: Vec<_> = found.iter().filter(|(name, ..)| *name == "control-of-own-work").collect();
    let [(_, severity, message, file)] = own.as_slice() else { panic!("{found:#?}") };
    assert_eq!((*severity, file.as_str()), (Severity::Error, VALIDATE));
    assert!(message.contains("Decide lead disposition"), "{message}");
}

/// Being in a draft does not excuse a contradiction.
#[test]
fn a_draft_does_not_excuse_two_accountable_roles() {
    let mut files = example_files("leads");
    for (_, text) in &mut files {
        *text = text.replace("status: released", "status: draft");
    }
    let text =
        files.iter_mut().find(|(name, _)| name == VALIDATE).map(|(_, text)| text).expect("the file is there");
    *text = text.replacen("R: LMR   A: ADH   C: AR, SR, FR", "R: LMR   A: ADH, AR   C: SR, FR", 1);
    let compilation = compile(project(&files));
    let refused = found(&compilation)
        .into_iter()
        .any(|(name, severity, ..)| name == "several-accountable-roles" && severity == Severity::Error);
    assert!(refused, "{:#?}", found(&compilation));
}

/// A step counts on something that only the normal route makes: the way that lacks it is named, answer by answer.
#[test]
fn an_input_made_on_one_route_only_is_named_with_the_route_that_lacks_it() {
    let compilation = leads_with(
        "track_and_nurture_leads.ltc",
        "in: conversion_decision, lead_profile, pain_chain?, agreed_vision?,",
        "in: conversion_decision, lead_profile, pain_chain?, agreed_vision,",
    );
    let found = found(&compilation);
    let told: Vec<_> = found.iter().filter(|(name, ..)| *name == "input-not-made").collect();
    assert_eq!((told.len(), found.len()), (1, 1), "{found:#?}");
    for (_, severity, message, _) in told {
        assert_eq!(*severity, Severity::Error);
        for words in ["`Hand over lead to opportunity owner` needs `Agreed vision`", "`Fast track`", "(1)"] {
            assert!(message.contains(words), "{message}");
        }
    }
}

/// The fast track is led past the second control point: the finding names the way around it.
#[test]
fn a_way_around_a_control_is_named_step_by_step() {
    let compilation = leads_with(
        "validate_and_distribute_leads.ltc",
        "checked \"Checked\" @zh \"已检查\" -> assess_lead",
        "checked \"Checked\" @zh \"已检查\" -> done",
    );
    let found = found(&compilation);
    let told = found.iter().find(|(name, ..)| *name == "control-bypassed");
    let Some((_, severity, message, _)) = told else { panic!("{found:#?}") };
    assert_eq!(*severity, Severity::Error);
    assert!(message.contains("`Is the lead complete and new?`: `Checked`"), "{message}");
}

/// A small company: its office has an account manager only, and one department that the processes have forgotten.
const SMALL: &str = r#"package small "Small company" @zh "小公司"
use std.roles.{AR, SR, FR, ADH}
use std.data.{opportunity_record, opportunity_grade}
use std.parties.customer
unit office "Office" @zh "办公室"
unit archive "Archive" @zh "档案室" { part_of: office }
position archivist "Archivist" @zh "档案员" { part_of: archive  plays: keeper }
position account_manager "Account manager" @zh "客户经理" { part_of: office  plays: account }
role account "Account responsible here" @zh "本地客户责任人"
role keeper "Keeper of files" @zh "文件保管人"
role solver "Solution responsible here" @zh "本地方案责任人" { staffed_from: office, lent }
pool lent "People who are lent" @zh "借调人员" { part_of: office  staffs: solver }
process grade "Grade opportunities" @zh "评定机会点" {
  owner: ADH
  A: ADH
  in: opportunity_record
  out: opportunity_grade
  trigger asked "Grade requested" @zh "收到评级请求" from customer
  activity grade_opportunity "Grade the opportunity" @zh "评定机会点级别" {
    R: solver   C: account
    in: opportunity_record
    out: opportunity_grade
  }
}
"#;

/// Who staffs a role is written as an order; in a small office the first has nobody, and the pool is the second.
#[test]
fn a_small_office_falls_back_on_its_pool() {
    let compilation = compile(small_project(SMALL));
    let model = &compilation.model;
    let organisation = ltc_core::model::Organisation::of(model);
    let solver = element(model, "small.solver");
    let chain: Vec<String> = model.staffing(solver).into_iter().map(|source| model.path(source)).collect();
    assert_eq!(chain, ["small.office", "small.lent"]);
    assert!(organisation.players(solver).is_empty(), "the office has no post for it");
    assert_eq!(organisation.pools_for(solver), [element(model, "small.lent")]);
    // Without the chain and the pool nobody would come.
    let alone = SMALL.replace(" { staffed_from: office, lent }", "").replace("  staffs: solver", "");
    let found = found(&compile(small_project(&alone)));
    assert!(
        found.iter().any(|finding| finding.0 == "role-without-staffing"
            && finding.2 == "nothing staffs `Solution responsible here`, which has work to do"),
        "{found:?}"
    );
}

#[test]
fn a_redundant_department_is_named_with_the_reason() {
    let found = found(&compile(small_project(SMALL)));
    let named: Vec<&str> =
        found.iter().filter(|finding| finding.0 == "redundant-unit").map(|finding| &*finding.2).collect();
    assert_eq!(
        named,
        ["the unit `Archive` is redundant: no process names `Keeper of files`, whom `Archivist` plays"]
    );
}

#[test]
fn one_post_with_two_corners_of_the_triangle_is_refused_unless_it_is_accepted() {
    let both = SMALL.replace("  plays: account }", "  plays: account, solver }").replace(
        "role account ",
        "separate account, solver because \"A weak team\" @zh \"团队薄弱\"\nrole account ",
    );
    let refused = found(&compile(small_project(&both)));
    let finding =
        refused.iter().find(|finding| finding.0 == "position-of-separated-roles").expect("it is found");
    assert_eq!(finding.1, Severity::Error);
    let accepted = both.replace(
        "  plays: account, solver }",
        "  plays: account, solver  waive LTC3038 until 2030-01-01 by ADH because \"Two people only\" @zh \"仅两人\" }",
    );
    let found = found(&compile(small_project(&accepted)));
    assert!(found.iter().all(|finding| finding.0 != "position-of-separated-roles"), "{found:?}");
}
