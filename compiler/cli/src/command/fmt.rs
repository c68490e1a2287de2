//! `ltc fmt`: every file in the one layout.

use super::replacing::replace;
use super::settle;
use crate::args::Fmt;
use crate::exit::Exit;
use crate::io::Io;
use crate::project::{self, Skipped, Trouble, normal, reason, relative, slashes};
use crate::report::{self, Paint, Texts, visible};
use ltc_core::diagnostic::Diagnostic;
use ltc_core::source::{Project, Source, SourceOwner, Sources, world};
use ltc_grammar::{FormatOutcome, format};
use rayon::prelude::*;
use std::path::{Path, PathBuf};

/// Formats files, or standard input.
pub(super) fn run(fmt: &Fmt, paint: Paint, io: &mut Io<'_>) -> Exit {
    if fmt.stdin {
        return from_stdin(fmt, paint, io);
    }
    let mut troubles = Vec::new();
    let files = files(fmt, io, &mut troubles);
    let nothing_to_do = files.is_empty();
    let here = io.directory.canonicalize().unwrap_or_else(|_| io.directory.clone());
    let mut results: Vec<(String, Outcome)> = files
        .into_par_iter()
        .map(|file| (slashes(&relative(&here, &normal(&file))), one(&file, fmt.check)))
        .collect();
    results.sort_by(|a, b| a.0.cmp(&b.0));

    let mut exit = Exit::Clean;
    let mut faulty = Vec::new();
    let (mut changed, mut unchanged) = (0, 0);
    for (path, outcome) in results {
        match outcome {
            Outcome::Same => unchanged += 1,
            Outcome::Changed => {
                changed += 1;
                if fmt.check {
                    exit = exit.max(Exit::Findings);
                    io.print(&format!("{}\n", visible(&path)));
                }
            }
            Outcome::Faulty(text) => faulty.push(Source { path, text, owner: SourceOwner::Project }),
            Outcome::Unsafe => {
                exit = Exit::CouldNotRun;
                io.note(&format!(
                    "{}: left alone, for the formatted text would read differently; this is a bug of ltc\n",
                    visible(&path)
                ));
            }
            Outcome::Failed(failure) => troubles.push(failure.at_file(&path)),
        }
    }
    exit = exit.max(report_faulty(fmt, paint, io, faulty, troubles));
    let count = |count: usize| if count == 1 { "1 file".to_owned() } else { format!("{count} files") };
    let verb = if fmt.check { "would format" } else { "formatted" };
    io.note(&format!("{verb} {}, {} already well laid out\n", count(changed), unchanged));
    if nothing_to_do { Exit::CouldNotRun } else { exit }
}

/// What became of one file.
enum Outcome {
    /// It is laid out already.
    Same,
    /// It was written anew, or would be.
    Changed,
    /// Its text has faults.
    Faulty(String),
    /// Formatting would change its meaning.
    Unsafe,
    /// The system did not let us read or write it, or it is no UTF-8.
    Failed(Failure),
}

/// Why a file could not be worked on.
struct Failure {
    code: &'static ltc_core::diagnostic::Code,
    words: String,
    help: &'static str,
}

impl Failure {
    fn at_file(&self, path: &str) -> Trouble {
        Trouble::somewhere(self.code, format!("`{path}` {}", self.words)).help(self.help)
    }
}

fn one(file: &Path, check: bool) -> Outcome {
    let failed = |code, words: String, help| Outcome::Failed(Failure { code, words, help });
    let text = match project::decode(file) {
        Ok(Ok(text)) => text,
        Ok(Err(words)) => return failed(&world::NOT_UTF8, words, "save it as UTF-8, in plain size"),
        Err(error) => {
            let words = format!("cannot be read: {}", reason(&error));
            return failed(&world::UNREADABLE_FILE, words, "give yourself the right to read it");
        }
    };
    match format(&text) {
        FormatOutcome::Formatted(formatted) if formatted == text => Outcome::Same,
        FormatOutcome::Formatted(_) if check => Outcome::Changed,
        FormatOutcome::Formatted(formatted) => match replace(file, &formatted) {
            Ok(()) => Outcome::Changed,
            Err(error) => {
                let words = format!("cannot be written: {}", reason(&error));
                failed(
                    &world::OUTPUT_NOT_WRITABLE,
                    words,
                    "give yourself the right to write it and its folder",
                )
            }
        },
        FormatOutcome::Faulty => Outcome::Faulty(text),
        FormatOutcome::Unsafe => Outcome::Unsafe,
    }
}

/// The files that are meant: those named, those below folders named, those of the project where nothing is named.
fn files(fmt: &Fmt, io: &Io<'_>, troubles: &mut Vec<Trouble>) -> Vec<PathBuf> {
    if fmt.paths.is_empty() {
        let root = project::home(&io.directory);
        return below(&root, troubles);
    }
    let mut files = Vec::new();
    for path in &fmt.paths {
        let place = io.directory.join(path);
        match place.metadata() {
            Ok(about) if about.is_dir() => files.extend(below(&place, troubles)),
            Ok(_) => files.push(place),
            Err(error) => {
                let message = format!("`{}` cannot be read: {}", slashes(path), reason(&error));
                troubles.push(Trouble::somewhere(&world::NO_SUCH_PATH, message).help("look at the spelling"));
            }
        }
    }
    files.sort();
    files.dedup();
    files
}

fn below(folder: &Path, troubles: &mut Vec<Trouble>) -> Vec<PathBuf> {
    let root = folder.canonicalize().unwrap_or_else(|_| folder.to_owned());
    let found = project::process_files(&root);
    for skipped in found.skipped {
        if let Skipped::Unreadable(path, error) = skipped {
            let shown = if path.is_empty() { slashes(folder) } else { path };
            let message = format!("`{shown}` cannot be read: {}", reason(&error));
            troubles.push(Trouble::somewhere(&world::UNREADABLE_FILE, message));
        }
    }
    if found.files.is_empty() {
        let message = format!("there is no `.ltc` file in `{}`", slashes(folder));
        troubles.push(Trouble::somewhere(&world::NO_SOURCES, message).help("name a file or another folder"));
    }
    found.files
}

/// Prints the findings of files that could not be formatted; nothing where all went well.
fn report_faulty(
    fmt: &Fmt,
    paint: Paint,
    io: &mut Io<'_>,
    faulty: Vec<Source>,
    troubles: Vec<Trouble>,
) -> Exit {
    if faulty.is_empty() && troubles.is_empty() {
        return Exit::Clean;
    }
    let sources = Sources::new(faulty);
    let texts = Texts::new(&sources, &[], PathBuf::new());
    let mut findings: Vec<Diagnostic> = troubles.into_iter().map(|trouble| settle(trouble, &texts)).collect();
    for (id, source) in sources.iter() {
        findings.extend(faults(source).into_iter().map(|mut finding| {
            let places = finding.place.iter_mut().chain(finding.related.iter_mut().map(|(place, _)| place));
            places
                .chain(finding.fix.iter_mut().map(|fix| &mut fix.place))
                .for_each(|place| place.source = id);
            finding
        }));
    }
    report::print(io, fmt.reporting, paint, &texts, &mut findings)
}

/// What is wrong with the form of a text.
fn faults(source: &Source) -> Vec<Diagnostic> {
    let project = Project { sources: vec![source.clone()], ..Project::default() };
    let compilation = ltc_core::compile(project);
    let own = |finding: &Diagnostic| {
        let place = finding.place.and_then(|place| compilation.model.sources.get(place.source));
        place.is_some_and(|found| found.path == source.path)
    };
    compilation
        .findings
        .into_iter()
        .filter(|finding| finding.code.number.starts_with("LTC0"))
        .filter(own)
        .collect()
}

fn from_stdin(fmt: &Fmt, paint: Paint, io: &mut Io<'_>) -> Exit {
    let mut bytes = Vec::new();
    if let Err(error) = io.input.read_to_end(&mut bytes) {
        io.note(&format!("standard input cannot be read: {}\n", reason(&error)));
        return Exit::CouldNotRun;
    }
    let Ok(text) = String::from_utf8(bytes) else {
        io.note("standard input is not UTF-8\n");
        return Exit::CouldNotRun;
    };
    match format(&text) {
        FormatOutcome::Formatted(formatted) if fmt.check => {
            if formatted == text {
                Exit::Clean
            } else {
                Exit::Findings
            }
        }
        FormatOutcome::Formatted(formatted) => {
            io.print(&formatted);
            Exit::Clean
        }
        FormatOutcome::Unsafe => {
            io.note("the formatted text would read differently; this is a bug of ltc\n");
            Exit::CouldNotRun
        }
        FormatOutcome::Faulty => {
            let source = Source { path: "<stdin>".to_owned(), text, owner: SourceOwner::Project };
            // Results go to standard output, where a formatted text is expected: findings are notes here.
            let mut notes = Vec::new();
            let mut aside = Io {
                directory: io.directory.clone(),
                input: &mut std::io::empty(),
                output: &mut notes,
                notes: &mut std::io::sink(),
                terminal: io.terminal,
                today: io.today,
                lost: None,
            };
            report_faulty(fmt, paint, &mut aside, vec![source], Vec::new());
            io.note(&String::from_utf8_lossy(&notes));
            Exit::Findings
        }
    }
}
