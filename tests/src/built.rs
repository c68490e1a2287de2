//! Projects compiled and built in memory.

use ltc_core::adapt::adaptations;
use ltc_core::check::sound;
use ltc_core::diagnostic::Severity;
use ltc_core::emit::region::{Region, Views, with_adapted};
use ltc_core::emit::{Artefact, Build, Output, Request, emit_with_regions};
use ltc_core::source::{Manifest, Project, Source, SourceOwner};
use ltc_core::{Compilation, compile};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

/// Everything a build wrote: path below the output folder → bytes.
pub type Dist = BTreeMap<String, Vec<u8>>;

/// The folder of an example.
pub fn example_folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../examples").join(name)
}

/// The files of an example, `ltc.toml` first.
pub fn example_files(name: &str) -> Vec<(String, String)> {
    let folder = example_folder(name);
    let mut files: Vec<(String, String)> = std::fs::read_dir(&folder)
        .expect("the example's folder can be read")
        .filter_map(|entry| {
            let path = entry.expect("the example's folder can be read").path();
            let name = path.file_name()?.to_str()?.to_owned();
            let text = || std::fs::read_to_string(&path).expect("the example's files can be read");
            (name.ends_with(".ltc") || name == "ltc.toml").then(|| (name.clone(), text()))
        })
        .collect();
    files.sort_by_key(|(name, _)| (name != "ltc.toml", name.clone()));
    files
}

/// The names of all examples, in order.
pub fn example_names() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../examples");
    let mut names: Vec<String> = std::fs::read_dir(folder)
        .expect("the examples are in the repository")
        .map(|entry| entry.expect("their folder can be listed").path())
        .filter(|path| path.join("ltc.toml").is_file())
        .filter_map(|path| Some(path.file_name()?.to_str()?.to_owned()))
        .collect();
    names.sort();
    names
}

/// The library as a project of its own, `ltc.toml` first.
pub fn library_files() -> Vec<(String, String)> {
    let settings = Path::new(env!("CARGO_MANIFEST_DIR")).join("../stdlib/ltc.toml");
    let settings = std::fs::read_to_string(settings).expect("the library has settings");
    let mut files = vec![("ltc.toml".to_owned(), settings)];
    files.extend(ltc_stdlib::files().map(|(path, text)| (path.to_owned(), text.to_owned())));
    files
}

/// A project of these files (path, text), one of which is `ltc.toml`.
pub fn project(files: &[(String, String)]) -> Project {
    let mut project = Project::default();
    for (path, text) in files {
        if path == "ltc.toml" {
            project.manifest = Manifest::parse(text).expect("the settings can be read");
        } else {
            let source = Source { path: path.clone(), text: text.clone(), owner: SourceOwner::Project };
            project.sources.push(source);
        }
    }
    project
}

/// A project of one file in English and Chinese.
pub fn small_project(text: &str) -> Project {
    let settings = "[project]\nname = \"small\"\nversion = \"1.0\"\nlanguages = [\"en\", \"zh\"]\n";
    project(&[("ltc.toml".to_owned(), settings.to_owned()), ("small.ltc".to_owned(), text.to_owned())])
}

/// Builds everything in all languages of the project.
///
/// # Panics
/// With the errors, if there are any.
pub fn build(compilation: &Compilation) -> Dist {
    let request =
        Request { outputs: Output::usual(), languages: compilation.model.project_language_ids().collect() };
    build_only(compilation, &request)
}

/// Builds what is asked for.
///
/// # Panics
/// With the errors, if there are any.
pub fn build_only(compilation: &Compilation, request: &Request) -> Dist {
    build_beside(compilation, request, &[])
}

/// Builds these outputs, every region beside the standard, as `ltc build --all` does.
///
/// # Panics
/// With the errors, if there are any.
pub fn build_with_regions(compilation: &Compilation, outputs: Vec<Output>) -> Dist {
    with_all_regions(compilation, outputs, |build| {
        let dist = Mutex::new(Dist::new());
        build.all(&|artefact| add(&dist, artefact));
        dist.into_inner().expect("no thread stops while it holds the files")
    })
}

/// A build of these outputs, every region beside the standard, before any file is made.
///
/// # Panics
/// With the errors, if there are any.
pub fn with_all_regions<T>(
    compilation: &Compilation,
    outputs: Vec<Output>,
    then: impl FnOnce(&Build<'_>) -> T,
) -> T {
    let (model, findings) = (&compilation.model, &compilation.findings);
    let request = Request { outputs, languages: model.project_language_ids().collect() };
    let views: Vec<Views> = adaptations(model).map(|region| Views::of(model, region)).collect();
    let standard = with_adapted(model, &views);
    let regions: Vec<Region<'_>> =
        views.iter().filter_map(|view| view.region(findings, &request, |_| false)).collect();
    let sound = sound(&standard, findings).unwrap_or_else(|| refuse(compilation));
    then(&Build::of(sound, &request, &regions, findings))
}

/// Builds everything of one region, and the standard's own pages.
///
/// # Panics
/// With the errors, if there are any, and if there is no such region.
pub fn build_region(compilation: &Compilation, id: &str) -> Dist {
    let model = &compilation.model;
    let request =
        Request { outputs: Output::usual(), languages: model.project_language_ids().take(1).collect() };
    let region =
        adaptations(model).find(|region| &*model.get(*region).id == id).expect("the region is there");
    let view = Views::of(model, region);
    let regions: Vec<Region<'_>> =
        view.region(&compilation.findings, &request, |tag| tag == "en").into_iter().collect();
    build_beside(compilation, &request, &regions)
}

fn build_beside(compilation: &Compilation, request: &Request, regions: &[Region<'_>]) -> Dist {
    let sound = sound(&compilation.model, &compilation.findings).unwrap_or_else(|| refuse(compilation));
    let dist = Mutex::new(Dist::new());
    emit_with_regions(sound, request, regions, &compilation.findings, &|artefact| add(&dist, artefact));
    dist.into_inner().expect("no thread stops while it holds the files")
}

fn refuse(compilation: &Compilation) -> ! {
    let errors = compilation.findings.iter().filter(|finding| finding.severity == Severity::Error);
    let messages: Vec<&str> = errors.map(|finding| &*finding.message).collect();
    panic!("the project has errors: {}", messages.join("; "));
}

fn add(dist: &Mutex<Dist>, artefact: Artefact) {
    let mut dist = dist.lock().expect("no thread stops while it holds the files");
    let before = dist.insert(artefact.path.clone(), artefact.bytes);
    assert!(before.is_none(), "{} is written twice", artefact.path);
}

/// An example, compiled and built.
///
/// # Panics
/// If it has errors.
pub fn example(name: &str) -> (Compilation, Dist) {
    let compilation = compile(project(&example_files(name)));
    let dist = build(&compilation);
    (compilation, dist)
}

/// Writes a build to a folder, for tests that hand files to other programs.
///
/// # Panics
/// If the folder cannot be written.
pub fn write(dist: &Dist, folder: &Path) {
    for (path, bytes) in dist {
        let file = folder.join(path);
        std::fs::create_dir_all(file.parent().expect("a file below a folder")).expect("a folder can be made");
        std::fs::write(&file, bytes).expect("a file can be written");
    }
}
