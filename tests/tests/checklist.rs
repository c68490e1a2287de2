//! Checklists as they are written: the Markdown whole, of the pages what stands in them (their script and style are files of their own).

use ltc_core::compile;
use ltc_core::emit::{Output, Request};
use ltc_core::source::Project;
use ltc_tests::built::{Dist, build_only, example_files, project, small_project};

fn checklists(project: Project) -> Dist {
    let compilation = compile(project);
    let languages = compilation.model.project_language_ids().collect();
    let mut dist = build_only(&compilation, &Request { outputs: vec![Output::Checklist], languages });
    dist.retain(|path, _| path.contains("/checklist."));
    dist
}

fn of(name: &str) -> Dist {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("browser").join(name);
    checklists(small_project(&std::fs::read_to_string(path).expect("the text is there")))
}

/// The page without its style and scripts; its data stays.
fn body(page: &[u8]) -> String {
    let mut text = String::from_utf8(page.to_vec()).expect("pages are UTF-8");
    for (start, end) in [("<style>", "</style>"), ("<script>", "</script>")] {
        let from = text.find(start).expect("a page has a style and a script") + start.len();
        let to = from + text.get(from..).and_then(|rest| rest.find(end)).expect("which end");
        text.replace_range(from..to, "…");
    }
    text
}

fn snapshot(prefix: &str, dist: &Dist) {
    for (path, bytes) in dist {
        let name = format!("{prefix}.{}", path.replace('/', "."));
        if path.ends_with(".md") {
            let text = std::str::from_utf8(bytes).expect("Markdown is UTF-8");
            insta::with_settings!({ omit_expression => true, prepend_module_to_snapshot => false, snapshot_path => "snapshots/checklist" }, {
                insta::assert_snapshot!(name, text);
            });
        } else {
            insta::with_settings!({ omit_expression => true, prepend_module_to_snapshot => false, snapshot_path => "snapshots/checklist" }, {
                insta::assert_snapshot!(name, body(bytes));
            });
        }
    }
}

#[test]
fn every_shape() {
    snapshot("shapes", &of("shapes.ltc"));
}

#[test]
fn hostile_labels() {
    snapshot("hostile", &of("hostile.ltc"));
}

#[test]
fn the_lead_process() {
    let mut dist = checklists(project(&example_files("leads")));
    dist.retain(|path, _| path.ends_with(".md") || path.contains("validate_and_distribute_leads"));
    snapshot("leads", &dist);
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    assert_eq!(of("shapes.ltc"), of("shapes.ltc"));
}

/// Every file that users' texts could break is looked at as bytes: nothing of theirs ends the script that holds the data.
#[test]
fn data_cannot_leave_its_script() {
    for (path, bytes) in of("hostile.ltc") {
        if !path.ends_with(".html") {
            continue;
        }
        let text = String::from_utf8(bytes).expect("pages are UTF-8");
        assert_eq!(text.matches("<script").count(), 2, "{path}");
        assert_eq!(text.matches("</script").count(), 2, "{path}");
        let (_, data) = text.split_once("id=\"data\">").expect("the data");
        let (data, _) = data.split_once("</script>").expect("its end");
        assert!(!data.contains(['<', '>', '&', '\u{2028}', '\u{2029}']), "{path}");
        let data: serde_json::Value = serde_json::from_str(data).expect("the data is JSON");
        assert_eq!(data["format"], "ltc-checklist-1");
    }
}
