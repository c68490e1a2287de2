//! One model, many outputs: tables, data, checklists and BPMN of the lead process say the same about who does what. Each output is
//! read back as a stranger would read it.

use ltc_tests::built::{self, Dist};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

/// Step → letter → labels of roles, in one language.
type Duties = BTreeMap<String, BTreeMap<char, BTreeSet<String>>>;

const LANGUAGES: [&str; 2] = ["en", "zh"];
const LETTERS: [char; 4] = ['R', 'A', 'C', 'I'];

fn leads() -> &'static Dist {
    static LEADS: OnceLock<Dist> = OnceLock::new();
    LEADS.get_or_init(|| built::example("leads").1)
}

fn text(path: &str) -> &'static str {
    let bytes = leads().get(path).unwrap_or_else(|| panic!("{path} is not built"));
    std::str::from_utf8(bytes).expect("text outputs are UTF-8").trim_start_matches('\u{feff}')
}

/// The paths of files below a language's folder that end so.
fn files(language: &str, ending: &str) -> Vec<&'static String> {
    let start = format!("{language}/");
    leads().keys().filter(|path| path.starts_with(&start) && path.ends_with(ending)).collect()
}

fn model() -> &'static Value {
    static MODEL: OnceLock<Value> = OnceLock::new();
    MODEL.get_or_init(|| serde_json::from_str(text("model.json")).expect("model.json is JSON"))
}

fn elements() -> impl Iterator<Item = &'static Value> {
    model()["elements"].as_array().expect("the model has elements").iter()
}

fn labels(language: &str) -> BTreeMap<&'static str, &'static str> {
    let label = |element: &'static Value| {
        let label = &element["label"];
        Some((element["path"].as_str()?, label[language].as_str().or_else(|| label["en"].as_str())?))
    };
    elements().filter_map(label).collect()
}

/// The duties of steps of these kinds, as `model.json` has them.
fn of_model(language: &str, kinds: &[&str]) -> Duties {
    let labels = labels(language);
    let mut duties = Duties::new();
    for element in elements() {
        if !element["kind"].as_str().is_some_and(|kind| kinds.contains(&kind)) {
            continue;
        }
        let step = duties.entry(element["path"].as_str().expect("a path").to_owned()).or_default();
        for letter in LETTERS {
            let roles = element["duties"][letter.to_string()]["roles"].as_array();
            let roles: BTreeSet<String> = roles
                .into_iter()
                .flatten()
                .filter_map(|role| labels.get(role.as_str()?).map(|label| (*label).to_owned()))
                .collect();
            if !roles.is_empty() {
                step.insert(letter, roles);
            }
        }
    }
    duties
}

const WORK: [&str; 3] = ["activity", "kcp", "gate"];

/// A text with ASCII brackets for Chinese ones, a blank before each opening one.
fn ascii_brackets(text: &str) -> String {
    text.replace('（', " (").replace('）', ")")
}

fn add(duties: &mut Duties, step: &str, letter: char, role: &str) {
    duties.entry(step.to_owned()).or_default().entry(letter).or_default().insert(role.to_owned());
}

/// Reads CSV as RFC 4180 has it.
fn csv(text: &str) -> Vec<Vec<String>> {
    let (mut rows, mut row, mut cell, mut quoted) = (Vec::new(), Vec::new(), String::new(), false);
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '"' if quoted && chars.peek() == Some(&'"') => cell.extend(chars.next()),
            '"' => quoted = !quoted,
            ',' if !quoted => row.push(std::mem::take(&mut cell)),
            '\r' if !quoted => {}
            '\n' if !quoted => {
                row.push(std::mem::take(&mut cell));
                rows.push(std::mem::take(&mut row));
            }
            c => cell.push(c),
        }
    }
    rows
}

#[test]
fn the_raci_tables_agree_with_the_model() {
    for language in LANGUAGES {
        let mut read = Duties::new();
        for file in files(language, "/raci.csv") {
            let rows = csv(&ascii_brackets(text(file)));
            let (head, rows) = rows.split_first().expect("a table has a head");
            for row in rows {
                let step = row.last().expect("a row ends in the path of its step");
                // Heads of roles end in the role's id: "Account responsible (AR)".
                let cells = head.iter().zip(row).filter(|(head, _)| head.ends_with(')'));
                for (head, cell) in cells {
                    let role = head.rsplit_once(" (").map_or(head.as_str(), |(label, _)| label);
                    for letter in cell.split_whitespace().filter_map(|letter| letter.chars().next()) {
                        add(&mut read, step, letter, role);
                    }
                }
            }
        }
        assert_eq!(read, of_model(language, &WORK), "{language}");
    }
}

#[test]
fn the_pages_of_roles_agree_with_the_model() {
    for language in LANGUAGES {
        let labels = labels(language);
        let mut read = Duties::new();
        for file in files(language, ".csv").into_iter().filter(|file| file.contains("/roles/")) {
            let id = file
                .rsplit('/')
                .next()
                .and_then(|name| name.strip_suffix(".csv"))
                .expect("a file has a name");
            let role = labels.iter().find(|(path, _)| path.rsplit('.').next() == Some(id));
            let (_, role) = role.unwrap_or_else(|| panic!("{id} is no role of the model"));
            for row in csv(text(file)).iter().skip(1) {
                let step = row.last().expect("a row ends in the path of its step");
                for letter in row.first().expect("letters stand first").split_whitespace() {
                    add(&mut read, step, letter.chars().next().expect("a letter"), role);
                }
            }
        }
        assert_eq!(read, of_model(language, &WORK), "{language}");
    }
}

/// The value of an attribute in the text of an XML tag.
fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let (_, rest) = tag.split_once(&format!(" {name}=\""))?;
    rest.split_once('"').map(|(value, _)| value)
}

#[test]
fn the_bpmn_agrees_with_the_model() {
    for language in LANGUAGES {
        let all = of_model(language, &WORK);
        let mut seen: BTreeSet<String> = BTreeSet::new();
        for file in files(language, ".bpmn") {
            let mut lanes: BTreeMap<&str, &str> = BTreeMap::new();
            let mut duties = Duties::new();
            let (mut lane, mut node, mut step) = ("", "", "");
            for tag in text(file).split('<').skip(1) {
                let name = tag.split([' ', '>', '/']).next().unwrap_or("");
                match name {
                    "bpmn:lane" => lane = attribute(tag, "name").unwrap_or(""),
                    "bpmn:flowNodeRef" => {
                        lanes.insert(tag.split_once('>').map_or("", |(_, id)| id), lane);
                    }
                    "bpmn:userTask" => node = attribute(tag, "id").unwrap_or(""),
                    "ltc:element" => {
                        let work = attribute(tag, "kind").is_some_and(|kind| WORK.contains(&kind));
                        step = attribute(tag, "path").filter(|_| work && !node.is_empty()).unwrap_or("");
                        if !step.is_empty() {
                            let first = all[step][&'R'].iter().next();
                            let lane = lanes.get(node).copied();
                            assert!(
                                all[step][&'R'].len() != 1 || lane == first.map(String::as_str),
                                "{file}: {node} stands in the lane {lane:?}"
                            );
                            seen.insert(step.to_owned());
                        }
                        node = "";
                    }
                    "ltc:duty" if !step.is_empty() => {
                        let letter = attribute(tag, "letter").and_then(|letter| letter.chars().next());
                        let role = attribute(tag, "name").expect("a duty names its role");
                        add(&mut duties, step, letter.expect("a duty has a letter"), role);
                    }
                    _ => {}
                }
            }
            for (step, letters) in duties {
                assert_eq!(Some(&letters), all.get(&step), "{file}: {step}");
            }
        }
        let expected: BTreeSet<String> = all.into_keys().collect();
        assert_eq!(seen, expected, "every step of the model stands in some BPMN file ({language})");
    }
}

#[test]
fn the_checklists_agree_with_the_model() {
    for language in LANGUAGES {
        let labels = labels(language);
        // A checklist names a step by its label and the organisation's number, which is unique.
        let heading = |element: &'static Value| {
            let path = element["path"].as_str()?;
            let code = element["attributes"]["code"][0]["text"]["en"].as_str()?;
            Some((format!("({code})"), (*labels.get(path)?, path)))
        };
        let steps: BTreeMap<String, (&str, &str)> = elements().filter_map(heading).collect();
        let mut read = Duties::new();
        for file in files(language, "/checklist.md") {
            let mut step = None;
            for line in text(file).lines() {
                let line = ascii_brackets(&line.replace('\\', ""));
                if let Some(title) = line.strip_prefix('#') {
                    let title = title.trim_start_matches('#').trim_start();
                    let named = steps
                        .iter()
                        .find(|(code, (label, _))| title.ends_with(*code) && title.contains(label));
                    step = named.map(|(_, (_, step))| *step);
                }
                let Some(step) = step else { continue };
                for letter in LETTERS {
                    let Some((_, roles)) = line.split_once(&format!("({letter})")) else { continue };
                    if !line.starts_with("- ") || line.starts_with("- [") {
                        continue;
                    }
                    for role in roles.trim_start_matches([':', '：', ' ']).split([',', '、']) {
                        add(&mut read, step, letter, role.trim());
                    }
                }
            }
        }
        assert_eq!(read, of_model(language, &WORK), "{language}");
    }
}

/// Path of a step → the file and line it is written in, as `model.json` has them.
fn places(kinds: &[&str]) -> BTreeMap<&'static str, String> {
    let place = |element: &'static Value| {
        let origin = &element["origin"];
        assert_eq!(origin["layer"], "standard");
        let place = format!("{}:{}", origin["file"].as_str()?, origin["line"].as_u64()?);
        kinds.contains(&element["kind"].as_str()?).then_some((element["path"].as_str()?, place))
    };
    elements().filter_map(place).collect()
}

#[test]
fn every_output_says_where_a_step_is_written() {
    let work = places(&WORK);
    let all = places(&["activity", "kcp", "gate", "task"]);
    for (language, standard) in [("en", "Standard"), ("zh", "标准")] {
        let mut tables: BTreeMap<String, String> = BTreeMap::new();
        for file in files(language, "/raci.csv") {
            for row in csv(text(file)).iter().skip(1) {
                let [.., layer, place, path] = row.as_slice() else { panic!("{file} has narrow rows") };
                assert_eq!(layer, standard);
                tables.insert(path.clone(), place.clone());
            }
        }
        let mut bpmn: BTreeMap<String, String> = BTreeMap::new();
        for file in files(language, ".bpmn") {
            for tag in text(file).split('<').filter(|tag| tag.starts_with("ltc:")) {
                let Some(place) = attribute(tag, "source") else { continue };
                assert_eq!(attribute(tag, "layer"), Some(standard), "{tag}");
                bpmn.insert(attribute(tag, "path").expect("a path").to_owned(), place.to_owned());
            }
        }
        let (mut papers, mut pages, mut pictures) = (String::new(), String::new(), String::new());
        for (texts, ending) in
            [(&mut papers, "/checklist.md"), (&mut pages, "/checklist.html"), (&mut pictures, ".svg")]
        {
            files(language, ending).iter().for_each(|file| texts.push_str(text(file)));
        }
        papers = papers.replace('\\', "");
        for (step, place) in &work {
            assert_eq!(tables.get(*step), Some(place), "{step}");
            assert_eq!(bpmn.get(*step), Some(place), "{step}");
            let said = format!("{standard} · {place}");
            assert!(papers.contains(&format!("{said}\n")), "{said}");
            assert!(pages.contains(&format!("<bdi>{said}</bdi>")), "{said}");
            assert!(pictures.contains(&format!("\n{said}</title>")), "{said}");
        }
        for (task, place) in all.iter().filter(|(task, _)| !work.contains_key(*task)) {
            assert_eq!(bpmn.get(*task), Some(place), "{task}");
        }
    }
}

#[test]
fn the_wiki_pages_agree_with_the_model() {
    for language in LANGUAGES {
        let labels = labels(language);
        // A wiki page names a step by the organisation's number, which is unique, and its label.
        let named = |element: &'static Value| {
            let path = element["path"].as_str()?;
            let code = element["attributes"]["code"][0]["text"]["en"].as_str()?;
            Some((format!("{code} {}", labels.get(path)?), path))
        };
        let steps: BTreeMap<String, &str> = elements().filter_map(named).collect();
        let mut read = Duties::new();
        for file in files(language, "/process.md") {
            for line in text(file).lines().filter(|line| line.starts_with("| ")) {
                let line = line.replace('\\', "");
                let cells: Vec<&str> = line.trim_matches('|').split('|').map(str::trim).collect();
                let Some(step) = cells.first().and_then(|step| steps.get(*step)) else { continue };
                for (letter, roles) in LETTERS.into_iter().zip(&cells[1..]) {
                    for role in roles.split([',', '、']).map(str::trim).filter(|role| !role.is_empty()) {
                        add(&mut read, step, letter, role);
                    }
                }
            }
        }
        assert_eq!(read, of_model(language, &WORK), "{language}");
    }
}

#[test]
fn the_model_says_of_each_task_what_its_activity_does_not_override() {
    let all = of_model("en", &["activity", "kcp", "gate", "task"]);
    let tasks = elements().filter(|element| element["kind"] == "task");
    let mut inherited = 0;
    for task in tasks {
        let path = task["path"].as_str().expect("a path");
        let parent = task["parent"].as_str().expect("a task stands in a step");
        for letter in LETTERS {
            if task["attributes"][letter.to_string()].is_null() {
                assert_eq!(all[path].get(&letter), all[parent].get(&letter), "{path} {letter}");
                inherited += 1;
            }
        }
    }
    assert!(100 < inherited, "the example has tasks that inherit");
}
