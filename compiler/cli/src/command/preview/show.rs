//! What is shown at a moment: pages and findings.

use crate::args::{Format, Preview, Reporting};
use crate::command::Work;
use crate::command::build::regions_named;
use crate::io::Io;
use crate::report::{self, Paint};
use ltc_core::check::{Sound, sound};
use ltc_core::diagnostic::Diagnostic;
use ltc_core::emit::region::{Region, Views};
use ltc_core::emit::{Artefact, Output, Request};
use ltc_core::model::Date;
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::{Arc, Mutex};
use std::time::Instant;

/// The files of a build, by their paths.
pub(super) type Files = BTreeMap<String, Vec<u8>>;

/// Columns of findings as text.
const WIDTH: usize = 100;

/// Pages and findings of one state of the disk.
pub(super) struct Show {
    /// Counts the states, from 1.
    pub(super) generation: u64,
    /// Whether there was a project at all.
    pub(super) found: bool,
    /// The folders its files come from.
    pub(super) folders: Vec<PathBuf>,
    /// The pages: of this state, or of the last one that could be built.
    pub(super) files: Arc<Files>,
    /// Whether the pages are of this state.
    pub(super) current: bool,
    /// The findings as `ltc check --format json` writes them.
    pub(super) findings: String,
    /// The findings as `ltc check` writes them.
    pub(super) findings_text: String,
    /// From looking at the disk to having the pages.
    pub(super) milliseconds: u64,
}

impl Show {
    /// Keeps the pages of the state before if this one has none.
    pub(super) fn after(mut self, before: &Show) -> Show {
        if !self.current {
            self.files = Arc::clone(&before.files);
        }
        self
    }

    /// One line about it.
    pub(super) fn summary(&self) -> String {
        match self.current {
            true => format!("{} files in memory after {} ms", self.files.len(), self.milliseconds),
            false => "there are errors: pages appear when they are mended".to_owned(),
        }
    }
}

/// Makes shows of what is on the disk.
pub(super) struct Maker {
    directory: PathBuf,
    path: Option<PathBuf>,
    today: Option<Date>,
}

impl Maker {
    pub(super) fn new(io: &Io<'_>, preview: &Preview) -> Maker {
        Maker { directory: io.directory.clone(), path: preview.path.clone(), today: io.today }
    }

    /// Reads, checks and builds.
    pub(super) fn make(&self, generation: u64) -> Show {
        let start = Instant::now();
        let mut work = Work::open(&self.directory, self.today, self.path.as_deref());
        let mut findings = std::mem::take(&mut work.findings);
        let built =
            sound(&work.model, &findings).filter(|_| work.readable).map(|sound| files(sound, &findings));
        let texts = work.texts();
        let mut report = |format| {
            let reporting = Reporting { format, all: true, strict: false };
            report::text(reporting, Paint::Plain, WIDTH, &texts, &mut findings)
        };
        let (findings_text, findings_json) = (report(Format::Human), report(Format::Json));
        let lent = work.model.manifest.dependencies.values().map(|lent| work.root.join(&lent.path));
        Show {
            generation,
            found: work.readable,
            folders: std::iter::once(work.root.clone()).chain(lent.filter(|lent| lent.is_dir())).collect(),
            current: built.is_some(),
            files: Arc::new(built.unwrap_or_default()),
            findings: findings_json,
            findings_text,
            milliseconds: start.elapsed().as_millis() as u64,
        }
    }
}

/// What a build would write: the standard, and the regions `ltc.toml` says.
fn files(sound: Sound<'_>, findings: &[Diagnostic]) -> Files {
    let model = sound.model();
    let request = Request { outputs: Output::usual(), languages: model.project_language_ids().collect() };
    let named = model.manifest.build.regions.as_deref().unwrap_or_default();
    let regions = regions_named(named, model).unwrap_or_default();
    let views: Vec<Views> = regions.into_iter().map(|region| Views::of(model, region)).collect();
    let regions: Vec<Region<'_>> =
        views.iter().filter_map(|view| view.region(findings, &request, |_| true)).collect();
    let files = Mutex::new(Files::default());
    ltc_core::emit::emit_with_regions(sound, &request, &regions, findings, &|artefact: Artefact| {
        if let Ok(mut files) = files.lock() {
            files.insert(artefact.path, artefact.bytes);
        }
    });
    files.into_inner().unwrap_or_default()
}
