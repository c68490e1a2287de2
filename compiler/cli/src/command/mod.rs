//! The commands, one file each, and what they share: opening and compiling a project.

mod build;
mod case;
mod check;
mod explain;
mod fmt;
mod in_force;
mod new;
mod out;
mod paths;
mod preview;
mod promote;
mod prove;
mod rebase;
mod region;
mod replacing;
mod staging;
mod swap;
mod translate;
mod tree;
mod ways;
mod why;

pub(crate) use out::MARKER;

use crate::args::{Args, Command, Completions};
use crate::exit::Exit;
use crate::io::Io;
use crate::project::{self, Trouble};
use crate::report::{Paint, Texts};
use ltc_core::diagnostic::{Diagnostic, Place, Strictness};
use ltc_core::model::{Date, ElementId, Model};
use ltc_core::source::{Level, Source};
use std::path::{Path, PathBuf};

/// Does what a command line says.
pub(crate) fn run(args: Args, io: &mut Io<'_>) -> Exit {
    let paint = Paint::of(args.color, io.terminal);
    io.today = args.today.or(io.today);
    match args.command {
        Command::New(new) => new::run(&new, io),
        Command::Check(check) => check::run(&check, paint, io),
        Command::Build(build) => build::run(&build, paint, io),
        Command::Fmt(fmt) => fmt::run(&fmt, paint, io),
        Command::Explain(explain) => explain::run(&explain, paint, io),
        Command::Tree(tree) => tree::run(&tree, paint, io),
        Command::Paths(paths) => paths::run(&paths, io),
        Command::Why(why) => why::run(&why, paint, io),
        Command::Preview(preview) => preview::run(&preview, io),
        Command::Translate(translate) => translate::run(&translate, io),
        Command::Prove(prove) => prove::run(&prove, paint, io),
        Command::Promote(promote) => promote::run(&promote, paint, io),
        Command::Rebase(rebase) => rebase::run(&rebase, paint, io),
        Command::Completions(Completions { shell }) => {
            let script = crate::args::completions(shell);
            io.print(&String::from_utf8_lossy(&script));
            Exit::Clean
        }
    }
}

/// A project, compiled.
pub(crate) struct Work {
    /// The project's folder, free of links.
    pub(crate) root: PathBuf,
    /// What it means.
    pub(crate) model: Model,
    /// Everything found, about the world and about the text.
    pub(crate) findings: Vec<Diagnostic>,
    /// Whether there was anything to compile.
    pub(crate) readable: bool,
    extras: Vec<Source>,
    way: PathBuf,
}

impl Work {
    /// Opens and compiles the project around a path.
    pub(crate) fn of(io: &Io<'_>, path: Option<&Path>) -> Work {
        Work::open(&io.directory, io.today, path)
    }

    /// Opens and compiles the project around a path, seen from a folder, on a day.
    pub(crate) fn open(directory: &Path, today: Option<Date>, path: Option<&Path>) -> Work {
        let start = path.map_or_else(|| directory.to_owned(), |path| directory.join(path));
        let shown = path.map_or_else(|| ".".to_owned(), project::slashes);
        let mut opened = project::open(&start, &shown);
        opened.project.today = today;
        let here = directory.canonicalize().unwrap_or_else(|_| directory.to_owned());
        let way = project::relative(&here, &opened.root);
        let compilation = ltc_core::compile(opened.project);
        let mut work = Work {
            root: opened.root,
            model: compilation.model,
            findings: compilation.findings,
            readable: opened.readable,
            extras: opened.extras,
            way,
        };
        work.place_settings();
        work.add(opened.troubles);
        work
    }

    /// Gives findings about `[checks]` their place in `ltc.toml`, which the compiler gets without its text.
    fn place_settings(&mut self) {
        let source = self.texts().find(project::MANIFEST);
        let text = self.extras.iter().find(|extra| extra.path == project::MANIFEST);
        let Some((source, text)) = source.zip(text) else { return };
        for finding in self.findings.iter_mut().filter(|finding| finding.code.number.starts_with("LTC91")) {
            let name = finding.message.split('`').nth(1).unwrap_or_default();
            let span = project::check_place(&text.text, name);
            finding.place = finding.place.or(span.map(|span| Place { source, span }));
        }
    }

    /// Adds findings about the world.
    pub(crate) fn add(&mut self, troubles: Vec<Trouble>) {
        let texts = self.texts();
        let levels = &self.model.manifest.checks;
        let settled: Vec<Diagnostic> = troubles
            .into_iter()
            .filter(|trouble| {
                let code = trouble.finding.code;
                let level = levels.get(code.name).or_else(|| levels.get(code.number));
                level != Some(&Level::Off) || code.strictness == Strictness::Contradiction
            })
            .map(|trouble| settle(trouble, &texts))
            .collect();
        self.findings.extend(settled);
    }

    /// A path below the project as messages show it: from the folder the command runs in.
    pub(crate) fn shown(&self, path: &str) -> String {
        project::slashes(&project::normal(&self.way.join(path)))
    }

    /// The texts its findings point into.
    pub(crate) fn texts(&self) -> Texts<'_> {
        Texts::new(&self.model.sources, &self.extras, self.way.clone())
    }
}

/// Gives a finding about the world its place.
fn settle(trouble: Trouble, texts: &Texts<'_>) -> Diagnostic {
    let mut finding = *trouble.finding;
    let source = trouble.place.as_ref().and_then(|(path, _)| texts.find(path));
    if let (Some(source), Some((_, span))) = (source, trouble.place) {
        finding.place = Some(Place { source, span });
        if let Some(fix) = &mut finding.fix {
            fix.place.source = source;
        }
    }
    finding
}

/// The dotted path of an element, as the language writes it.
pub(crate) fn dotted(model: &Model, id: ElementId) -> String {
    let mut ids: Vec<&str> = model.ancestry(id).map(|ancestor| &*model.get(ancestor).id).collect();
    ids.reverse();
    ids.join(".")
}
