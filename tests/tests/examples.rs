//! Every example is a project without a finding that builds whole, and so is the library; the library is as large as the
//! architecture it stands for.

use ltc_core::compile;
use ltc_core::model::{Kind, Model, Value};
use ltc_grammar::words::{AttributeWord, ClauseWord};
use ltc_tests::built::{Dist, build, example_files, example_names, library_files, project};
use std::collections::{BTreeMap, BTreeSet};

fn clean(what: &str, files: &[(String, String)]) -> ltc_core::Compilation {
    let compilation = compile(project(files));
    let found: Vec<String> =
        compilation.findings.iter().map(|f| format!("{}: {}", f.code.name, f.message)).collect();
    assert!(found.is_empty(), "{what}: {found:#?}");
    compilation
}

/// Each process has each of its pages in each language.
fn is_whole(what: &str, model: &Model, dist: &Dist) {
    for language in model.project_language_ids().map(|id| model.tag(id)) {
        let count = |name: &str| {
            let (lead, tail) = (format!("{language}/"), format!("/{name}"));
            dist.keys().filter(|path| path.starts_with(&lead) && path.ends_with(&tail)).count()
        };
        let processes = model.own(Kind::Process).count();
        for name in ["process.bpmn", "diagram.svg", "checklist.html", "checklist.md", "raci.html", "rcm.html"]
        {
            assert_eq!(count(name), processes, "{what}: {name} in {language}");
        }
    }
    let empty: Vec<&String> =
        dist.iter().filter(|(_, bytes)| bytes.is_empty()).map(|(path, _)| path).collect();
    assert!(empty.is_empty(), "{what}: nothing in {empty:?}");
}

#[test]
fn examples_have_no_findings_and_build() {
    let names = example_names();
    assert!(names.len() >= 12, "{names:?}");
    for name in names {
        let compilation = clean(&name, &example_files(&name));
        is_whole(&name, &compilation.model, &build(&compilation));
    }
}

/// What a company takes from the library is in use: it hands over to processes of it and calls some.
#[test]
fn a_company_made_for_benchmarks_has_no_findings() {
    let files = ltc_tests::company::company(1_600);
    let compilation = clean("a company", &files);
    let model = &compilation.model;
    let count = |kind| model.own(kind).count();
    assert_eq!((count(Kind::Package), count(Kind::Process), count(Kind::Gate)), (3, 18, 18));
}

#[test]
fn the_company_uses_the_library() {
    let compilation = clean("lead_to_cash", &example_files("lead_to_cash"));
    let flows_on: Vec<String> = example_files("lead_to_cash")
        .iter()
        .flat_map(|(_, text)| text.lines().map(str::to_owned).collect::<Vec<_>>())
        .filter(|line| line.contains(" starts manage_") || line.contains(" calls "))
        .collect();
    assert!(flows_on.len() >= 7, "{flows_on:#?}");
    for path in [
        "std.lead_to_cash.lead_to_cash.manage_leads.validate_and_distribute_leads",
        "std.lead_to_cash.lead_to_cash.manage_contract_execution.receive_and_confirm_contract",
        "std.client_relationship.manage_client_relationship.customer_planning.analyze_customer",
    ] {
        let model = &compilation.model;
        assert!(model.ids().any(|id| model.path(id) == path), "{path} is not there");
    }
}

/// L5 steps of each L3 process, by code: the size of the reference architecture.
const PROCESSES: &[(&str, usize)] = &[
    ("LTC.ML.10", 4),
    ("LTC.ML.20", 6),
    ("LTC.ML.30", 9),
    ("LTC.MO.10", 10),
    ("LTC.MO.20", 7),
    ("LTC.MO.30", 14),
    ("LTC.MO.40", 8),
    ("LTC.MO.50", 1),
    ("LTC.MS.10", 3),
    ("LTC.MS.20", 3),
    ("LTC.MS.30", 2),
    ("LTC.MSOL.10", 2),
    ("LTC.MSOL.20", 3),
    ("LTC.MSOL.30", 2),
    ("LTC.MCE.10", 4),
    ("LTC.MCE.20", 3),
    ("LTC.MCE.30", 4),
    ("LTC.MCE.40", 7),
    ("LTC.MCE.50", 4),
    ("LTC.MCE.60", 4),
    ("LTC.MCE.70", 4),
    ("LTC.MCL.10", 2),
    ("LTC.MCL.20", 2),
    ("LTC.MCL.30", 1),
    ("LTC.MPRG.10", 3),
    ("LTC.MPRG.20", 1),
    ("LTC.MPRJ.10", 2),
    ("LTC.MPRJ.20", 1),
    ("LTC.MPRJ.30", 2),
    ("LTC.MPRJ.40", 2),
    ("LTC.MDA.10", 2),
    ("LTC.MDA.20", 1),
    ("LTC.MDA.30", 3),
    ("MCR.PLAN.10", 3),
    ("MCR.PLAN.20", 3),
    ("MCR.PLAN.30", 2),
    ("MCR.PLAN.40", 2),
    ("MCR.CONT.10", 2),
    ("MCR.CONT.20", 1),
    ("MCR.CONT.30", 1),
    ("MCR.CONT.40", 1),
    ("MCR.CONT.50", 2),
    ("MCR.CONT.60", 2),
    ("MCR.CONT.70", 1),
    ("MCR.CONT.80", 1),
    ("MCR.CSAT.10", 2),
    ("MCR.CSAT.20", 1),
    ("MCR.CSAT.30", 2),
    ("MCR.CSAT.40", 2),
    ("MCR.PROF.10", 1),
    ("MCR.PROF.20", 1),
    ("MBT.BPM.10", 3),
    ("MBT.BPM.20", 3),
    ("MBT.BPM.30", 4),
];

/// L4 sub-processes: ML 7, MO 13, MCE 2.
const SUBPROCESSES: &[(&str, usize)] = &[
    ("LTC.ML.10", 2),
    ("LTC.ML.20", 2),
    ("LTC.ML.30", 3),
    ("LTC.MO.10", 3),
    ("LTC.MO.20", 3),
    ("LTC.MO.30", 4),
    ("LTC.MO.40", 3),
    ("LTC.MCE.40", 2),
];

/// L6 tasks of each process the catalogue details: 317.
const TASKS: &[(&str, usize)] = &[
    ("LTC.ML.10", 14),
    ("LTC.ML.20", 18),
    ("LTC.ML.30", 28),
    ("LTC.MO.10", 31),
    ("LTC.MO.20", 20),
    ("LTC.MO.30", 45),
    ("LTC.MO.40", 23),
    ("LTC.MO.50", 3),
    ("LTC.MCE.10", 12),
    ("LTC.MCE.20", 7),
    ("LTC.MCE.30", 13),
    ("LTC.MCE.40", 20),
    ("LTC.MCE.50", 12),
    ("LTC.MCE.60", 8),
    ("LTC.MCE.70", 8),
    ("LTC.MSOL.20", 3),
    ("LTC.MPRJ.20", 3),
    ("LTC.MPRJ.40", 3),
    ("LTC.MDA.10", 3),
    ("LTC.MDA.20", 3),
    ("LTC.MDA.30", 3),
    ("MCR.PLAN.10", 7),
    ("MCR.PLAN.20", 5),
    ("MCR.PLAN.30", 4),
    ("MCR.CONT.10", 3),
    ("MCR.CONT.50", 3),
    ("MCR.CSAT.10", 3),
    ("MCR.CSAT.30", 3),
    ("MCR.PROF.20", 3),
    ("MBT.BPM.10", 3),
    ("MBT.BPM.20", 3),
];

#[test]
#[expect(clippy::print_stdout, reason = "the counts are for who runs the test to read")]
fn the_library_is_as_large_as_the_reference_architecture() {
    let files = library_files();
    let compilation = clean("the library", &files);
    let model = &compilation.model;
    let mut levels: BTreeMap<u8, usize> = BTreeMap::new();
    let mut below: BTreeMap<String, BTreeMap<u8, usize>> = BTreeMap::new();
    for id in model.ids().filter(|id| model.is_own(*id)) {
        let Some(level) = model.get(id).kind.level() else { continue };
        *levels.entry(level).or_default() += 1;
        if let Some(code) = model.enclosing(id, Kind::Process).and_then(|process| model.code(process)) {
            *below.entry(code.to_owned()).or_default().entry(level).or_default() += 1;
        }
    }
    println!("library: {}", levels.iter().map(|(l, n)| format!("L{l} {n}")).collect::<Vec<_>>().join(", "));

    let count =
        |code: &str, level: u8| below.get(code).and_then(|all| all.get(&level)).copied().unwrap_or_default();
    let mut short = Vec::new();
    for (level, wanted) in [(6, TASKS), (5, PROCESSES), (4, SUBPROCESSES)] {
        for (code, wanted) in wanted {
            let there = count(code, level);
            if there < *wanted {
                short.push(format!("{code}: {there} of {wanted} at L{level}"));
            }
        }
    }
    assert!(short.is_empty(), "{short:#?}");
    let sum = |table: &[(&str, usize)]| table.iter().map(|(_, count)| count).sum::<usize>();
    let at = |level: u8| levels.get(&level).copied().unwrap_or_default();
    let wanted =
        [(2, 14), (3, PROCESSES.len()), (4, sum(SUBPROCESSES)), (5, sum(PROCESSES)), (6, sum(TASKS))];
    for (level, wanted) in wanted {
        assert!(at(level) >= wanted, "{} of {wanted} at L{level}", at(level));
    }
}

/// The seventeen classes of a company, by their kind.
const CLASSES: &[(&str, &[&str])] = &[
    ("operating", &["CHS", "IPD", "ITR", "LTC", "MTL", "RET"]),
    ("enabling", &["DSTE", "MCI", "MCR", "MPR", "PRO", "SCM", "SD"]),
    ("supporting", &["MBS", "MBT", "MFIN", "MHR"]),
];

/// Each class says what it is for and has groups; each process of one that starts a process of another is a trigger there.
#[test]
fn the_landscape_is_whole_and_its_hand_overs_have_two_sides() {
    let compilation = clean("the library", &library_files());
    let model = &compilation.model;
    for (kind, codes) in CLASSES {
        let mut found: Vec<&str> = model
            .own(Kind::Class)
            .filter(|id| model.plain(*id, AttributeWord::Kind) == Some(kind))
            .filter_map(|id| model.code(id))
            .collect();
        found.sort_unstable();
        assert_eq!(&found, codes, "{kind}");
    }
    for class in model.own(Kind::Class) {
        let said = model.prose(class, AttributeWord::Objective).is_some()
            && model.prose(class, AttributeWord::About).is_some();
        assert!(said && model.children(class, Kind::Group).next().is_some(), "{}", model.path(class));
    }
    let target = |id, word| {
        let clauses = model.clause(id, word).iter();
        clauses.clone().find_map(|value| match value {
            Value::Reference(reference) => reference.target,
            _ => None,
        })
    };
    let process = |id| model.enclosing(id, Kind::Process);
    // Who starts or calls whom.
    let mut gives: BTreeSet<(String, String)> = BTreeSet::new();
    for id in model.ids().filter(|id| model.is_own(*id)) {
        let Some(from) = process(id) else { continue };
        let started = model.references(id, AttributeWord::Starts).filter_map(|reference| reference.target);
        let ended = [ClauseWord::Starts, ClauseWord::Calls].into_iter().filter_map(|word| target(id, word));
        gives.extend(started.chain(ended).map(|to| (model.path(from), model.path(to))));
    }
    let mut heard: BTreeSet<(String, String)> = BTreeSet::new();
    for trigger in model.own(Kind::Trigger) {
        let Some(sender) = target(trigger, ClauseWord::From) else { continue };
        if model.get(sender).kind == Kind::Process {
            heard.extend(process(trigger).map(|to| (model.path(sender), model.path(to))));
        }
    }
    let class = |path: &str| path.split('.').nth(2).unwrap_or("").to_owned();
    let across = |pair: &&(String, String)| class(&pair.0) != class(&pair.1);
    let unheard: Vec<_> = gives.difference(&heard).filter(across).collect();
    let unsent: Vec<_> = heard.difference(&gives).filter(across).collect();
    assert!(unheard.is_empty() && unsent.is_empty(), "not heard: {unheard:#?}, not sent: {unsent:#?}");
    assert!(heard.iter().filter(across).count() >= 12, "{heard:#?}");
}

/// KPIs of the catalogue by group of their codes: 28 rows, two of which measure two things each.
const KPIS: &[(&str, usize)] =
    &[("ML", 5), ("MO", 6), ("MCE", 10), ("PRJ", 2), ("CR", 2), ("IC", 2), ("HR", 2), ("BP", 1)];

/// Each KPI says who answers for it, how it is counted, in what, and which way is better; the triangle shares what it must.
#[test]
fn the_library_measures_what_the_catalogue_asks() {
    let compilation = clean("the library", &library_files());
    let model = &compilation.model;
    let mut found: BTreeMap<&str, usize> = BTreeMap::new();
    for kpi in model.own(Kind::Kpi) {
        let group = model.code(kpi).and_then(|code| code.split('-').nth(1)).unwrap_or("");
        *found.entry(group).or_default() += 1;
        for word in [AttributeWord::About, AttributeWord::Owner, AttributeWord::Unit, AttributeWord::Better] {
            assert!(model.attribute(kpi, word).is_some(), "{} has no `{}`", model.path(kpi), word.text());
        }
    }
    assert_eq!(found, KPIS.iter().copied().collect());
    let mut shared: Vec<&str> = model
        .own(Kind::Kpi)
        .filter(|kpi| model.attribute(*kpi, AttributeWord::SharedBy).is_some())
        .map(|kpi| &*model.get(kpi).id)
        .collect();
    shared.sort_unstable();
    let wanted =
        ["contract_quality", "days_sales_outstanding", "margin_loss", "overdue_ratio", "satisfaction"];
    assert_eq!(shared, wanted);
}

/// The matrix of duties has its twenty rows; each says why in both languages and which risk it answers to.
#[test]
fn the_library_keeps_duties_apart() {
    let compilation = clean("the library", &library_files());
    let model = &compilation.model;
    let mut rows: BTreeSet<u32> = BTreeSet::new();
    for separation in model.own(Kind::Separate) {
        let code = model.code(separation).unwrap_or("");
        let number = code.trim_start_matches("SOD-").trim_end_matches(|letter: char| letter.is_alphabetic());
        rows.extend(number.parse::<u32>().ok());
        let risks = model.references(separation, AttributeWord::Mitigates);
        assert!(risks.filter(|risk| risk.target.is_some()).count() != 0, "{code} answers to no risk");
        let because = model.clause(separation, ClauseWord::Because).iter().any(|value| match value {
            Value::Text(label) => label.texts.len() == 2,
            _ => false,
        });
        assert!(because, "{code} does not say why in both languages");
    }
    assert_eq!(rows, (1..=20).collect());
}

/// Every step of the customer is met by a step of ours and says who does it; deadlines stand where the catalogue has them.
#[test]
fn the_customer_s_process_is_met() {
    let compilation = clean("the library", &library_files());
    let model = &compilation.model;
    let met: BTreeSet<_> = model
        .ids()
        .flat_map(|id| model.references(id, AttributeWord::Meets).filter_map(|reference| reference.target))
        .collect();
    let steps: Vec<_> = model.own(Kind::Step).collect();
    assert_eq!(steps.len(), 22);
    for step in &steps {
        assert!(met.contains(step), "nobody meets {}", model.path(*step));
        assert!(model.prose(*step, AttributeWord::About).is_some(), "{}", model.path(*step));
    }
    assert_eq!(steps.iter().filter(|step| model.within(**step).is_some()).count(), 7);
}

/// Check lines of the controls whose questions are listed one by one.
const CHECKLISTS: &[(&str, &str, usize)] = &[("KCP-MO-08", "CQ-", 20), ("KCP-MCE-04", "CH-", 18)];

/// The page on the library has a row for each package, and says of each whether it is there always.
#[test]
fn every_package_stands_on_its_page() {
    let page = include_str!("../../docs/reference/library.md");
    for package in ltc_stdlib::PACKAGES {
        let head = format!("| `{}` |", package.name);
        let row = page.lines().find(|line| line.starts_with(&head));
        let there = match package.reach {
            ltc_stdlib::Reach::Always => "| always |",
            ltc_stdlib::Reach::Named => "| when named |",
        };
        assert!(row.is_some_and(|row| row.ends_with(there)), "{}: {row:?}, not {there}", package.name);
    }
}

/// Key control points and gates by group of their codes: 42.
const CONTROLS: &[(&str, u32)] =
    &[("ML", 3), ("MO", 11), ("MCE", 15), ("PRJ", 2), ("SOL", 1), ("DA", 3), ("CR", 5), ("BP", 2)];

/// Objects whose cases go through states, and how many.
const OBJECTS: &[(&str, usize)] = &[
    ("lead", 13),
    ("opportunity", 14),
    ("contract", 11),
    ("order", 6),
    ("delivery_project", 7),
    ("milestone", 6),
    ("invoice", 9),
    ("receivable", 6),
    ("decision_record", 7),
    ("customer_account", 6),
    ("complaint", 6),
    ("process_definition", 6),
    ("process_waiver", 4),
];

/// Each control says all that a risk–control table asks for, each risk is answered, each object has its fields and states.
#[test]
#[expect(clippy::print_stdout, reason = "the counts are for who runs the test to read")]
fn controls_risks_and_objects_of_the_library_are_whole() {
    let compilation = clean("the library", &library_files());
    let model = &compilation.model;
    let mut wanted: BTreeSet<String> = CONTROLS
        .iter()
        .flat_map(|(group, count)| (1..=*count).map(move |number| format!("KCP-{group}-{number:02}")))
        .collect();
    let mut checks = 0;
    for control in model.own(Kind::Kcp).chain(model.own(Kind::Gate)) {
        let code = model.code(control).unwrap_or("");
        assert!(wanted.remove(code), "{code} is not in the catalogue, or stands twice");
        for word in [
            AttributeWord::Objective,
            AttributeWord::Mitigates,
            AttributeWord::Category,
            AttributeWord::Assertion,
            AttributeWord::Method,
            AttributeWord::Frequency,
            AttributeWord::Evidence,
            AttributeWord::Tests,
        ] {
            assert!(model.attribute(control, word).is_some(), "{code} has no `{}`", word.text());
        }
        let lines = model.children(control, Kind::Check).count();
        assert!(lines != 0 && 2 <= model.children(control, Kind::Task).count(), "{code} says not how");
        checks += lines;
    }
    assert!(wanted.is_empty(), "missing: {wanted:?}");
    for (code, prefix, count) in CHECKLISTS {
        let control = model.own(Kind::Kcp).find(|id| model.code(*id) == Some(code)).expect("it is there");
        let lines = model.children(control, Kind::Check);
        let numbered = lines.filter(|line| model.code(*line).is_some_and(|code| code.starts_with(prefix)));
        assert_eq!(numbered.count(), *count, "{code}");
    }
    for (name, states) in OBJECTS {
        let object = model.own(Kind::Data).find(|id| &*model.get(*id).id == *name);
        let count = object.map_or(0, |id| model.children(id, Kind::State).count());
        assert_eq!(count, *states, "{name}");
    }
    let (risks, data) = (model.own(Kind::Risk).count(), model.own(Kind::Data).count());
    assert!(45 <= risks && 202 <= data, "{risks} risks, {data} data objects");
    println!("library: 42 controls with {checks} check lines, {risks} risks, {data} data objects");
}

#[test]
fn every_artefact_of_the_library_is_built() {
    let files = library_files();
    let compilation = clean("the library", &files);
    let dist = build(&compilation);
    is_whole("the library", &compilation.model, &dist);
    let released = compilation.model.own(Kind::Process).all(|id| {
        compilation.model.plain(id, AttributeWord::Status).is_none_or(|status| status == "released")
    });
    assert!(released, "a process of the library is not released");
    six_domains(std::str::from_utf8(&dist["en/chain.html"]).expect("pages are UTF-8"));
}

/// The six domains that work on a contract are boxes of one picture; each line between them leads to what triggers what, in words.
fn six_domains(page: &str) {
    let picture =
        page.split("<section id=\"").find(|part| part.starts_with("domains\"")).expect("there is a picture");
    for domain in [
        "areas/lead_to_cash.html",
        "areas/lead_to_cash.manage_projects.html",
        "areas/service_delivery.html",
        "areas/supply_chain.html",
        "areas/procurement.html",
        "areas/finance.html",
    ] {
        assert!(picture.contains(&format!("<a href=\"{domain}\"")), "{domain}");
    }
    let lines: Vec<&str> =
        picture.split("<a href=\"#from-").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    assert!(10 < lines.len(), "lines have names: {lines:?}");
    for line in lines {
        assert!(picture.contains(&format!("<li id=\"from-{line}\"")), "{line} leads nowhere");
    }
}
