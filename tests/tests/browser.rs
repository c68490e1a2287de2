//! The emitted checklists and diagrams, clicked through, and the emitted Mermaid, drawn in a browser: `tests/browser/` does the clicking; here the
//! pages are made.

use ltc_core::compile;
use ltc_core::emit::{Output, Request};
use ltc_tests::built::{build, build_only, build_with_regions, example_files, project, small_project, write};
use ltc_tests::generate::long_process;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

fn browser() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("browser")
}

/// Writes the checklists, diagrams and wiki pages of a project below the folder, in all its languages.
fn emit(project: ltc_core::source::Project, name: &str, folder: &Path) {
    let compilation = compile(project);
    let languages = compilation.model.project_language_ids().collect();
    let request = Request { outputs: vec![Output::Checklist, Output::Markdown, Output::Svg], languages };
    write(&build_only(&compilation, &request), &folder.join(name));
}

/// Writes everything of a project below the folder.
fn emit_all(project: ltc_core::source::Project, name: &str, folder: &Path) {
    write(&build(&compile(project)), &folder.join(name));
}

/// Writes everything of a project below the folder, manuals and regions too.
fn emit_with_regions(project: ltc_core::source::Project, name: &str, folder: &Path) {
    let outputs = Output::usual().into_iter().chain([Output::Manual]).collect();
    write(&build_with_regions(&compile(project), outputs), &folder.join(name));
}

fn text(name: &str) -> String {
    fs::read_to_string(browser().join(name)).expect("the text is there")
}

#[test]
fn pages_run_in_a_browser() {
    assert!(
        browser().join("node_modules/playwright-core").exists(),
        "the tools are missing: run tests/tools/install.sh"
    );
    let folder = tempfile::tempdir().expect("a folder can be made");
    emit(project(&example_files("leads")), "leads", folder.path());
    emit(small_project(&text("shapes.ltc")), "shapes", folder.path());
    emit(small_project(&text("hostile.ltc")), "hostile", folder.path());
    emit_all(project(&example_files("leads")), "site", folder.path());
    let settings = "[project]\nname = \"mirror\"\nversion = \"1.0\"\nlanguages = [\"en\", \"ar\"]\n";
    let mirror = [("ltc.toml", settings.to_owned()), ("hostile.ltc", text("hostile.ltc"))];
    emit_all(project(&mirror.map(|(name, text)| (name.to_owned(), text))), "mirror", folder.path());

    let settings = "[project]\nname = \"odd <b>project</b>\"\nversion = \"1\"\nlanguages = [\"en\", \"zh\"]\n\n[checks]\ncrowded-diagram = \"off\"\n";
    let odd = [
        ("ltc.toml", settings.to_owned()),
        ("odd.ltc", text("odd.ltc")),
        ("far.ltc", text("far.ltc")),
        ("long.ltc", long_process(240)),
    ];
    emit_with_regions(project(&odd.map(|(name, text)| (name.to_owned(), text))), "odd", folder.path());

    let output = Command::new("node")
        .args([
            "--test",
            "--test-reporter=spec",
            "run.test.js",
            "page.test.mjs",
            "diagram.test.mjs",
            "site.test.mjs",
            "odd.test.mjs",
            "preview.test.mjs",
            "wiki.test.mjs",
        ])
        .current_dir(browser())
        .env("LTC_DIST", folder.path())
        .output()
        .expect("node is there: run tests/tools/install.sh");
    assert!(
        output.status.success(),
        "{}\n{}",
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    );
}
