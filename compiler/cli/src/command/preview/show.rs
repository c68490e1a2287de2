//! What is shown at a moment: pages and findings.

use super::pages::Pages;
use crate::args::{Format, Preview, Reporting};
use crate::command::Work;
use crate::command::build::regions_named;
use crate::io::Io;
use crate::report::{self, Paint};
use ltc_core::check::sound;
use ltc_core::model::Date;
use std::path::PathBuf;
use std::time::Instant;

/// Columns of findings as text.
const WIDTH: usize = 100;

/// Pages and findings of one state of the disk.
pub(super) struct Show {
    /// Counts the states, from 1.
    pub(super) generation: u64,
    /// Why there is nothing to show at all: no project, or a region that is none.
    pub(super) nothing: Option<String>,
    /// The folders its files come from.
    pub(super) folders: Vec<PathBuf>,
    /// The pages: of this state, or of the last one that could be built.
    pub(super) pages: Option<Pages>,
    /// Whether the pages are of this state.
    pub(super) current: bool,
    /// The findings as `ltc check --format json` writes them.
    pub(super) findings: String,
    /// From looking at the disk to knowing the findings.
    pub(super) milliseconds: u64,
}

impl Show {
    /// Keeps the pages of the state before if this one has none.
    pub(super) fn after(mut self, before: &Show) -> Show {
        if !self.current {
            self.pages.clone_from(&before.pages);
        }
        self
    }

    /// One line about it.
    pub(super) fn summary(&self) -> String {
        match self.current {
            true => format!("checked in {} ms", self.milliseconds),
            false => "there are errors: pages appear when they are mended".to_owned(),
        }
    }
}

/// Makes shows of what is on the disk.
pub(super) struct Maker {
    directory: PathBuf,
    path: Option<PathBuf>,
    today: Option<Date>,
    asked: Asked,
}

/// Which regions are to be seen beside the standard.
#[derive(Clone)]
pub(super) enum Asked {
    /// Every one.
    All,
    /// Those of these names; those `ltc.toml` says where there are none.
    Named(Vec<String>),
}

impl Maker {
    pub(super) fn new(io: &Io<'_>, preview: &Preview) -> Maker {
        let asked = if preview.all { Asked::All } else { Asked::Named(preview.regions.clone()) };
        Maker { directory: io.directory.clone(), path: preview.path.clone(), today: io.today, asked }
    }

    /// Reads and checks; pages are made when somebody asks for them.
    pub(super) fn make(&self, generation: u64) -> Show {
        let start = Instant::now();
        let mut work = Work::open(&self.directory, self.today, self.path.as_deref());
        let mut findings = std::mem::take(&mut work.findings);
        let texts = work.texts();
        let mut report = |format| {
            let reporting = Reporting { format, all_findings: true, strict: false };
            report::text(reporting, Paint::Plain, WIDTH, &texts, &mut findings)
        };
        let found = work.readable;
        let nothing = match &self.asked {
            _ if !found => Some(report(Format::Human)),
            Asked::Named(names) => regions_named(names, &work.model).err(),
            Asked::All => None,
        };
        let findings_json = report(Format::Json);
        let lent = work.model.manifest.dependencies.values().map(|lent| work.root.join(&lent.path));
        let folders = std::iter::once(work.root.clone()).chain(lent.filter(|lent| lent.is_dir())).collect();
        let current = found && sound(&work.model, &findings).is_some();
        Show {
            generation,
            nothing,
            folders,
            current,
            findings: findings_json,
            milliseconds: start.elapsed().as_millis() as u64,
            pages: current.then(|| Pages::of(work.model, findings, self.asked.clone())),
        }
    }
}
