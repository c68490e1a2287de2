//! The documents of regions: what is different, where it comes from, the same everywhere, and nothing where nothing differs.

use ltc_core::emit::Output;
use ltc_core::{Compilation, compile};
use ltc_tests::built::{Dist, build_with_regions, project, with_all_regions};
use std::sync::OnceLock;

const SETTINGS: &str = "[project]\nname = \"acme\"\nversion = \"1\"\nlanguages = [\"en\", \"zh\"]\n";

const STANDARD: &str = r#"
package acme.leads "Manage leads" @zh "管理线索"
role AR "Account responsible" @zh "客户责任人"
role SR "Solution responsible" @zh "方案责任人"
data lead "Lead" @zh "线索"
data report "Report" @zh "报告"
risk waste "Wasted effort" @zh "浪费" { owner: AR  category: finance }
party operator "Operator" @zh "运营商" {
  step asking "Ask" @zh "询问" { out: lead }
}
process manage_leads "Manage leads" @zh "管理线索" {
  owner: AR   A: AR
  trigger signal "Signal received" @zh "收到信号" from operator { meets: operator.asking }
  in: lead
  out: report
  subprocess verify "Verify leads" @zh "验证线索" {
    activity check_lead "Check the lead" @zh "核实线索" {
      R: SR   in: lead   meets: operator.asking   within: 3d
      task call_customer "Call the customer" @zh "致电客户" { done_when: "Called" }
      task score "Score the lead" @zh "评分" { done_when: "Scored" }
    }
    kcp worth "Is the lead worth pursuing?" @zh "线索是否值得跟进？" {
      objective: "Only good leads"   mitigates: waste   R: SR   A: AR   evidence: lead   frequency: per_case
      check budget "There is a budget" @zh "有预算"
      pass -> next
      fail -> end "Lead closed" @zh "线索已关闭"
    }
    activity distribute "Distribute the lead" @zh "分发线索" { R: AR  in: lead  out: report }
  }
}
process close_leads "Close leads" @zh "关闭线索" {
  owner: AR   A: AR
  trigger due "Month over" @zh "月末" every 1mo
  in: report
  out: report
  activity close_all "Close old leads" @zh "关闭旧线索" { R: AR  in: report  out: report }
}
"#;

const REGIONS: &str = r#"
package acme.regions "Regions"
use acme.leads.{AR, operator}
adaptation mexico "Mexico" @zh "墨西哥" of acme.leads {
  version: "1"   owner: AR   languages: es-MX, en
  role local_tax "Local tax adviser" @zh "本地税务" @es-MX "Asesor fiscal"
  data receipt "Receipt" @zh "收据" { of: case }
  at manage_leads.verify {
    add activity validate_rfc "Validate the RFC" @zh "核实税号" @es-MX "Validar el RFC" after check_lead
      because law "Código <b>" in_force 2022-01-01 { R: local_tax  within: 1d  in: lead  out: receipt }
    change check_lead because customer operator.asking { within: 1d  C: +local_tax }
    remove check_lead.score because integration "One score for all"
    translate distribute @es-MX "Distribuir"
  }
}
"#;

const NOTHING: &str = r#"
package acme.elsewhere "Elsewhere"
use acme.leads.AR
adaptation nothing "Nothing here" @zh "无" of acme.leads { version: "1"  owner: AR }
"#;

fn compilation() -> Compilation {
    let files =
        [("ltc.toml", SETTINGS), ("leads.ltc", STANDARD), ("nothing.ltc", NOTHING), ("regions.ltc", REGIONS)];
    let files = files.map(|(path, text)| (path.to_owned(), text.to_owned()));
    compile(project(&files))
}

fn dist() -> &'static Dist {
    static DIST: OnceLock<Dist> = OnceLock::new();
    DIST.get_or_init(|| build_with_regions(&compilation(), Output::usual()))
}

fn text(path: &str) -> &'static str {
    let bytes = dist().get(path).unwrap_or_else(|| panic!("{path} is not built"));
    std::str::from_utf8(bytes).expect("text outputs are UTF-8").trim_start_matches('\u{feff}')
}

#[test]
fn a_region_that_changes_nothing_has_the_checklists_of_the_standard() {
    for language in ["en", "zh"] {
        for process in ["manage_leads", "close_leads"] {
            for file in
                ["checklist.html", "checklist.md", "raci.csv", "rcm.csv", "diagram.svg", "process.bpmn"]
            {
                let path = format!("{language}/{process}/{file}");
                assert!(text(&path) == text(&format!("regions/nothing/{path}")), "{path}");
            }
        }
    }
    assert!(text("regions/nothing/en/differences.html").contains("works as the standard says"));
    // What a region does not touch stays as it is there, too.
    assert!(text("en/close_leads/checklist.md") == text("regions/mexico/en/close_leads/checklist.md"));
}

/// Every document of a region that changes nothing is the standard's, byte for byte; of its pages what they say is, whatever stands around.
#[test]
fn a_region_that_changes_nothing_has_every_document_of_the_standard() {
    /// What a page says, without where one goes from it.
    fn said(page: &str) -> String {
        let main = page.split_once("<main").and_then(|(_, rest)| rest.split_once("</main>"));
        main.map_or_else(|| page.to_owned(), |(main, _)| main.to_owned())
    }
    let mut compared = 0;
    for (path, bytes) in dist() {
        let Some(other) = path.strip_prefix("regions/nothing/") else { continue };
        let is_of_regions = other.contains("differences") || other == "model.json";
        if is_of_regions || other.ends_with("/index.html") && other.matches('/').count() == 1 {
            continue;
        }
        let theirs = dist().get(other).unwrap_or_else(|| panic!("the standard has no {other}"));
        let same = theirs == bytes
            || other.ends_with(".html") && {
                // Every page of the standard says where regions change what it is about.
                said(text(other)) == said(text(path)) || text(other).contains("regions/nothing/")
            };
        assert!(same, "{other}");
        compared += 1;
    }
    assert!(80 < compared, "{compared}");
    let of_regions = |path: &str| path.contains("regions.") || path.contains("regions/");
    for path in dist().keys().filter(|path| path.starts_with("en/") && !of_regions(path)) {
        assert!(dist().contains_key(&format!("regions/nothing/{path}")), "the region lacks {path}");
    }
}

#[test]
fn a_region_is_built_in_its_own_languages() {
    assert!(dist().contains_key("regions/mexico/es-MX/manage_leads/checklist.html"));
    assert!(!dist().contains_key("regions/mexico/zh/manage_leads/checklist.html"));
    assert!(text("regions/mexico/es-MX/manage_leads/checklist.md").contains("Validar el RFC"));
    assert!(!dist().contains_key("es-MX/index.html"));
}

#[test]
fn what_is_different_is_told_side_by_side() {
    let sheet = text("regions/mexico/en/differences.csv");
    let rows: Vec<Vec<&str>> = sheet.lines().skip(1).map(|line| line.split(',').collect()).collect();
    let told = |label: &str, what: &str| {
        let row = rows.iter().find(|row| row[2] == label && row[5] == what);
        let row = row.unwrap_or_else(|| panic!("nothing is told of {what} of {label}:\n{sheet}"));
        [row[4], row[6], row[7], row[8], row[9], row[10]]
    };
    assert_eq!(
        told("Validate the RFC", "Responsible"),
        ["added", "", "Local tax adviser", "Law", "Código <b>", "2022-01-01"]
    );
    assert_eq!(
        told("Check the lead", "Deadline"),
        ["changed", "3 days", "1 day", "Customer's process", "Operator › Ask", ""]
    );
    assert_eq!(
        told("Score the lead", "Name"),
        ["removed", "Score the lead", "", "Internal integration", "One score for all", ""]
    );
    assert_eq!(told("Distribute the lead", "Name (es-MX)")[2], "Distribuir");
    let page = text("regions/mexico/en/differences.html");
    assert!(page.contains("Código &#60;b&#62;") && !page.contains("Código <b>"));
    assert!(page.contains("href=\"manage_leads/index.html#verify.validate_rfc\""));
}

#[test]
fn every_output_of_a_region_says_which_layer_says_a_step() {
    let folder = "regions/mexico/en/manage_leads";
    let added = "Mexico · regions.ltc:9";
    let changed = "Standard · leads.ltc:17 + Mexico · regions.ltc:11 + Mexico · regions.ltc:12";
    for file in ["checklist.html", "raci.html", "diagram.verify.svg"] {
        let page = text(&format!("{folder}/{file}"));
        assert!(page.contains(added) && page.contains(changed), "{file}");
    }
    let paper = text(&format!("{folder}/checklist.md")).replace('\\', "");
    assert!(paper.contains(added) && paper.contains(changed));
    let bpmn = text(&format!("{folder}/process.bpmn"));
    assert!(bpmn.contains("layer=\"Mexico\" source=\"regions.ltc:9\""));
    assert!(text("regions/mexico/model.json").contains("\"layer\":\"mexico\""));
}

#[test]
fn steps_a_region_changed_are_marked_and_others_are_not() {
    let page = text("regions/mexico/en/manage_leads/checklist.html");
    assert!(page.contains("Mexico: new") && page.contains("Mexico: changed"));
    assert!(page.contains("<span class=\"badge region\"><bdi>Mexico</bdi></span>"));
    let paper = text("regions/mexico/en/manage_leads/checklist.md");
    let marked: Vec<&str> = paper.lines().filter(|line| line.contains('Δ')).collect();
    assert_eq!(
        marked,
        [
            "### 1.1 Check the lead – Δ Mexico: changed",
            "### 1.2 Validate the RFC – Δ Mexico: new",
            "### 1.4 Distribute the lead – Δ Mexico: changed",
        ]
    );
    let picture = text("regions/mexico/en/manage_leads/diagram.verify.svg");
    assert_eq!(picture.matches("class=\"changedsign\"").count(), 3);
    assert!(text("regions/mexico/en/manage_leads/raci.html").contains("Mexico: new"));
    let untouched = text("regions/mexico/en/close_leads/checklist.html");
    assert!(!untouched.contains("<bdi>Mexico") && !untouched.contains("Mexico:"));
}

#[test]
fn the_matrix_says_the_state_of_each_process_in_each_region() {
    let rows: Vec<&str> = text("en/regions.csv").lines().collect();
    assert_eq!(rows[0], "Process,Code,Nothing here,Mexico,Path");
    assert_eq!(rows[1], "Manage leads,,as the standard,Changes: 4,acme.leads.manage_leads");
    assert_eq!(rows[2], "Close leads,,as the standard,as the standard,acme.leads.close_leads");
    let page = text("en/regions.html");
    assert!(page.contains("href=\"../regions/mexico/en/differences.html\""));
    assert!(text("zh/regions.html").contains("href=\"../regions/mexico/es-MX/index.html\""));
    assert!(text("en/index.html").contains("href=\"regions.html\""));
    // The page of a process says it, too.
    let process = text("en/manage_leads/index.html");
    assert!(
        process.contains("href=\"../../regions/mexico/en/differences.html\"")
            && process.contains("Changes: 4")
    );
    assert!(text("regions/mexico/en/manage_leads/index.html").contains("Mexico: new"));
}

#[test]
fn links_of_regions_lead_somewhere() {
    for (path, bytes) in dist().iter().filter(|(path, _)| path.ends_with(".html")) {
        let html = std::str::from_utf8(bytes).expect("UTF-8");
        let values = html.split(" href=\"").skip(1).chain(html.split(" src=\"").skip(1));
        for link in values.filter_map(|rest| rest.split('"').next()) {
            let file = link.split('#').next().unwrap_or("");
            if file.is_empty() || file.contains("://") {
                continue;
            }
            let mut parts: Vec<&str> = path.split('/').collect();
            parts.pop();
            for part in file.split('/') {
                match part {
                    ".." => drop(parts.pop()),
                    "." => {}
                    part => parts.push(part),
                }
            }
            assert!(dist().contains_key(&parts.join("/")), "{path}: {link} leads to no file");
        }
    }
}

#[test]
fn a_file_made_alone_is_that_of_the_whole_build() {
    with_all_regions(&compilation(), Output::usual(), |build| {
        for (path, bytes) in dist() {
            let alone = build.file(path);
            assert!(alone.as_ref() == Some(bytes), "{path} is another file when it is made alone");
        }
        for path in
            ["", "en", "en/", "en/gone.html", "regions/", "regions/mexico/en/gone.html", "../ltc.toml"]
        {
            assert_eq!(build.file(path), None, "{path}");
        }
    });
}
