//! Everything built of one region names the same steps by the same ids: checklists, BPMN, RACI and risk–control tables, delegation and the
//! interface with customers, of a country over the library.

use ltc_core::compile;
use ltc_tests::built::{Dist, build_region, example_files, project};
use serde_json::Value;
use std::collections::BTreeSet;
use std::sync::OnceLock;

fn mexico() -> &'static Dist {
    static MEXICO: OnceLock<Dist> = OnceLock::new();
    MEXICO.get_or_init(|| build_region(&compile(project(&example_files("regions"))), "mexico"))
}

fn text(path: &str) -> &'static str {
    let bytes = mexico().get(path).unwrap_or_else(|| panic!("{path} is not built"));
    std::str::from_utf8(bytes).expect("text outputs are UTF-8").trim_start_matches('\u{feff}')
}

/// The texts of all files of a language of the region that end so.
fn files(ending: &str) -> impl Iterator<Item = &'static str> {
    let start = "regions/mexico/en/";
    mexico()
        .keys()
        .filter(move |path| path.starts_with(start) && path.ends_with(ending))
        .map(|path| text(path))
}

/// Path, kind, number and layer of every element below the processes of the region.
fn steps(kinds: &[&str]) -> Vec<(&'static str, &'static str, Option<&'static str>, &'static str)> {
    static MODEL: OnceLock<Value> = OnceLock::new();
    let model = MODEL
        .get_or_init(|| serde_json::from_str(text("regions/mexico/model.json")).expect("model.json is JSON"));
    let shown: BTreeSet<&str> = model["flows"]
        .as_array()
        .expect("flows")
        .iter()
        .filter_map(|flow| flow["process"].as_str())
        .collect();
    let elements = model["elements"].as_array().expect("elements").iter();
    elements
        .filter_map(|element| {
            let (path, kind) = (element["path"].as_str()?, element["kind"].as_str()?);
            let inside = shown
                .iter()
                .any(|process| path.strip_prefix(process).is_some_and(|rest| rest.starts_with('.')));
            let code = element["attributes"]["code"][0]["text"]["en"].as_str();
            let layer = element["origin"]["layer"].as_str()?;
            (inside && kinds.contains(&kind)).then_some((path, kind, code, layer))
        })
        .collect()
}

const WORK: [&str; 3] = ["activity", "kcp", "gate"];

/// The last cells of the rows of tables: paths.
fn last_cells(ending: &str) -> BTreeSet<String> {
    let rows = files(ending).flat_map(|file| file.lines().skip(1));
    rows.filter_map(|row| row.rsplit(',').next()).map(|cell| cell.trim_matches('"').to_owned()).collect()
}

#[test]
fn every_document_of_a_region_names_the_same_steps() {
    let work = steps(&WORK);
    let paths: BTreeSet<String> = work.iter().map(|(path, ..)| (*path).to_owned()).collect();
    assert!(100 < paths.len(), "the library has more steps than {}", paths.len());
    let own = work.iter().filter(|(.., layer)| *layer != "standard").count();
    assert!(3 <= own, "Mexico and Latin America add steps of their own");

    let raci: BTreeSet<String> =
        last_cells("/raci.csv").into_iter().filter(|path| paths.contains(path)).collect();
    assert!(raci == paths, "the RACI tables lack {:?}", paths.difference(&raci).collect::<Vec<_>>());

    let mut bpmn: BTreeSet<String> = BTreeSet::new();
    for file in files(".bpmn") {
        let tags = file.split("<ltc:element path=\"").skip(1);
        bpmn.extend(tags.filter_map(|tag| tag.split('"').next()).map(str::to_owned));
    }
    let lacking: Vec<&String> = paths.difference(&bpmn).collect();
    assert!(lacking.is_empty(), "the BPMN lacks {lacking:?}");

    // A checklist names a step by the organisation's number.
    let papers: String = files("/checklist.md").collect::<Vec<_>>().concat().replace('\\', "");
    for (path, _, code, _) in &work {
        let Some(code) = code else { continue };
        assert!(papers.contains(&format!("({code})")), "no checklist has {path} ({code})");
    }
    let controls: String = files("/rcm.csv").collect::<Vec<_>>().concat();
    for (path, _, code, _) in work.iter().filter(|(_, kind, ..)| matches!(*kind, "kcp" | "gate")) {
        let number = code.unwrap_or(path);
        assert!(controls.contains(number), "no risk–control table has {path}");
    }
    let gates = last_cells("/delegation.csv");
    assert!(!gates.is_empty() && gates.iter().all(|gate| paths.contains(gate)), "{gates:?}");
    let faces = last_cells("en/interface.csv");
    let all: BTreeSet<String> = steps(&["activity", "kcp", "gate", "task", "trigger", "wait"])
        .into_iter()
        .map(|(path, ..)| path.to_owned())
        .collect();
    let known = |path: &&String| all.contains(*path) || path.contains("customer.") || path.contains("buyer");
    let strange: Vec<&String> = faces.iter().filter(|path| !known(path)).collect();
    assert!(strange.is_empty(), "the interface names {strange:?}");
}
