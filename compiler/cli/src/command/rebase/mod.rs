//! `ltc rebase`: every adaptation against the standard as it is now.

mod human;
mod json;
mod since;

use super::replacing::replace_all;
use crate::args::{Plain, Rebase};
use crate::exit::Exit;
use crate::io::Io;
use crate::project::{self, slashes};
use crate::report::{Paint, Texts, visible};
use ltc_core::adapt::rebase::{self as core, Clash, Region, Verdict};
use ltc_core::model::ElementId;
use ltc_core::source::SourceOwner;
use std::path::PathBuf;

/// What the two forms of the report are written from.
struct Report<'a> {
    rebase: &'a core::Rebase,
    texts: &'a Texts<'a>,
    /// Where the older standard is from, as it was asked for.
    from: &'a str,
    /// Only this region, where one was asked for.
    only: Option<&'a str>,
    /// Only these, where the others are written for another version.
    since: Option<Vec<ElementId>>,
    /// Files that were written, or would be.
    files: Vec<String>,
    applied: bool,
}

impl<'a> Report<'a> {
    fn regions(&self) -> impl Iterator<Item = &'a Region> + '_ {
        self.rebase.regions.iter().filter(|region| self.is_meant(region))
    }

    fn is_meant(&self, region: &Region) -> bool {
        let id = &self.rebase.model.get(region.adaptation).id;
        let is_since = self.since.as_ref().is_none_or(|since| since.contains(&region.adaptation));
        is_since
            && self.only.is_none_or(|only| *only == **id || only == self.rebase.model.path(region.adaptation))
    }

    fn conflicts(&self) -> usize {
        self.count("conflict") + self.count("refused")
    }

    /// The word for what became of a change.
    fn word(verdict: Verdict) -> &'static str {
        match verdict {
            Verdict::Clean => "clean",
            Verdict::Merged(_) => "merged",
            Verdict::Conflict(Clash::Refused) => "refused",
            Verdict::Conflict(_) => "conflict",
        }
    }

    fn count(&self, word: &str) -> usize {
        let judged = self.regions().flat_map(|region| &region.judged);
        judged.filter(|judged| Report::word(judged.verdict) == word).count()
    }
}

/// Compares, reports and, if asked, writes.
pub(super) fn run(args: &Rebase, paint: Paint, io: &mut Io<'_>) -> Exit {
    match rebased(args, paint, io) {
        Ok(exit) => exit,
        Err(message) => {
            io.note(&format!("{}\n", visible(&message)));
            Exit::CouldNotRun
        }
    }
}

fn rebased(args: &Rebase, paint: Paint, io: &mut Io<'_>) -> Result<Exit, String> {
    let start = args.path.as_ref().map_or_else(|| io.directory.clone(), |path| io.directory.join(path));
    let shown = args.path.as_ref().map_or_else(|| ".".to_owned(), |path| slashes(path));
    let mut opened = project::open(&start, &shown);
    opened.project.today = io.today;
    if !opened.readable {
        let messages: Vec<String> = opened
            .troubles
            .iter()
            .map(|trouble| format!("{}: {}", trouble.finding.code.number, trouble.finding.message))
            .collect();
        return Err(messages.join("\n"));
    }
    let since::Since { from, earlier, regions } = match &args.from {
        Some(from) => since::Since {
            from: from.clone(),
            earlier: project::earlier(&opened.root, &io.directory, from, &opened.project)?,
            regions: None,
        },
        None => since::since(&opened, args.region.as_deref(), io)?,
    };
    for name in &earlier.as_now {
        io.note(&format!(
            "the dependency `{}` lies outside of the repository; it is taken as it is now\n",
            visible(name)
        ));
    }
    let rebase = core::rebase(earlier.project, opened.project);
    if rebase.regions.is_empty() {
        return Err("the project has no adaptation; `docs/reference/adaptation.md` says how one is written"
            .to_owned());
    }
    let here = io.directory.canonicalize().unwrap_or_else(|_| io.directory.clone());
    let way = project::relative(&here, &opened.root);
    let texts = Texts::new(&rebase.model.sources, &opened.extras, way.clone());
    let mut report = Report {
        rebase: &rebase,
        texts: &texts,
        from: &from,
        only: args.region.as_deref(),
        since: regions,
        files: Vec::new(),
        applied: args.apply,
    };
    if let Some(only) = report.only
        && report.regions().next().is_none()
    {
        let known: Vec<&str> =
            rebase.regions.iter().map(|region| &*rebase.model.get(region.adaptation).id).collect();
        return Err(super::build::unknown("region", only, &known));
    }
    let files = files(&report, &opened.root);
    report.files = files.iter().map(|(path, ..)| slashes(&project::relative(&here, path))).collect();
    if args.apply {
        replace_all(&files)?;
    }
    io.print(&match args.format {
        Plain::Human => human::write(&report, paint),
        Plain::Json => json::write(&report),
    });
    let unwritten = !args.apply && report.regions().any(needs_edits);
    Ok(if 0 < report.conflicts() || unwritten { Exit::Findings } else { Exit::Clean })
}

/// Whether what was merged holds only with an edit.
fn needs_edits(region: &Region) -> bool {
    region.judged.iter().any(|judged| judged.edits.iter().any(|edit| edit.safe))
}

/// The project's own files that change, each with its text before and after.
fn files(report: &Report<'_>, root: &std::path::Path) -> Vec<(PathBuf, String, String)> {
    let texts = report.rebase.texts(|region| report.is_meant(region));
    let sources = &report.rebase.model.sources;
    let own = texts.into_iter().filter_map(|(source, after)| {
        let file = sources.get(source).filter(|file| file.owner == SourceOwner::Project)?;
        Some((root.join(&file.path), file.text.clone(), after))
    });
    own.collect()
}
