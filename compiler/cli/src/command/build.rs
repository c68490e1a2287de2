//! `ltc build`: check, then write every output, completely or not at all.

use super::out::{Foreign, Out};
use super::{Work, dotted};
use crate::args::{Build, Format};
use crate::exit::Exit;
use crate::io::Io;
use crate::project::slashes;
use crate::report::{self, Paint, visible};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use ltc_core::check::sound;
use ltc_core::diagnostic::nearest;
use ltc_core::emit::region::{Region, Views, with_adapted};
use ltc_core::emit::{Output, Request};
use ltc_core::model::{ElementId, Kind, LanguageId, Model};
use rayon::prelude::*;
use std::path::PathBuf;
use std::time::{Duration, Instant};

/// Compiles the project, prints what was found and, without errors, writes the outputs.
pub(super) fn run(build: &Build, paint: Paint, io: &mut Io<'_>) -> Exit {
    let start = Instant::now();
    let progress = progress(io);
    progress.set_message("checking");
    let mut work = Work::of(io, build.path.as_deref());
    let mut findings = std::mem::take(&mut work.findings);
    let report = |io: &mut Io<'_>, findings: &mut Vec<_>, work: &Work| {
        report::print(io, build.reporting, paint, &work.texts(), findings)
    };
    let views: Vec<Views> = match regions(build, &work.model) {
        Ok(regions) => regions.into_par_iter().map(|region| Views::of(&work.model, region)).collect(),
        Err(message) => {
            progress.finish_and_clear();
            io.note(&format!("{message}\n"));
            return Exit::CouldNotRun;
        }
    };
    let request = match request(build, &work.model, &views) {
        Ok(request) => request,
        Err(message) => {
            progress.finish_and_clear();
            io.note(&format!("{message}\n"));
            return Exit::CouldNotRun;
        }
    };
    let standard = with_adapted(&work.model, &views);
    let Some(sound) = sound(&standard, &findings).filter(|_| work.readable) else {
        progress.finish_and_clear();
        report(io, &mut findings, &work);
        io.note("nothing was built\n");
        return if work.readable { Exit::Findings } else { Exit::CouldNotRun };
    };
    let (wanted, shown) = out_folder(build, &work, io);
    let sources: Vec<PathBuf> =
        work.model.sources.iter().map(|(_, source)| work.root.join(&source.path)).collect();
    let foreign = if build.force { Foreign::Accept } else { Foreign::Refuse };
    let mut missing = ltc_paper::Missing::new();
    let finished = Out::begin(&wanted, &shown, &work.root, &sources, foreign).and_then(|out| {
        show(&progress, "{spinner} {msg} {pos} files, {elapsed}");
        progress.set_message(what(&standard, &request, views.len()));
        let wanted = |tag: &str| build.lang.iter().any(|lang| lang.eq_ignore_ascii_case(tag));
        let regions: Vec<Region<'_>> =
            views.iter().filter_map(|view| view.region(&findings, &request, wanted)).collect();
        missing = ltc_paper::emit(sound, &request, &regions, &findings, &|artefact| {
            out.write(&artefact);
            progress.inc(1);
        });
        out.finish()
    });
    progress.finish_and_clear();
    let finished = match finished {
        Ok(finished) => finished,
        Err(trouble) => {
            work.add(vec![trouble]);
            findings.append(&mut work.findings);
            report(io, &mut findings, &work);
            io.note("nothing was built\n");
            return Exit::CouldNotRun;
        }
    };
    // Without a finding the summary is all there is to say.
    let exit = match (build.reporting.format, findings.is_empty()) {
        (Format::Human, true) => Exit::Clean,
        _ => report(io, &mut findings, &work),
    };
    let files = if finished.files == 1 { "1 file".to_owned() } else { format!("{} files", finished.files) };
    let seconds = start.elapsed().as_secs_f64();
    io.note(&format!("wrote {files} to {} ({seconds:.1} s)\n", visible(&shown)));
    // `regions = []` says that none is wanted.
    if views.is_empty() && work.model.manifest.build.regions.is_none() {
        io.note(&regions_left(&work.model));
    }
    for (path, characters) in &missing {
        let characters: Vec<String> =
            characters.iter().map(|c| visible(&c.to_string()).into_owned()).collect();
        let characters = characters.join(" ");
        io.note(&format!("{}: no font here has {characters}; look at the SVG instead\n", visible(path)));
    }
    for path in &finished.kept {
        io.note(&format!("kept {}, which is not ours\n", visible(&format!("{shown}/{path}"))));
    }
    exit
}

/// Where outputs go, and what messages call it.
fn out_folder(build: &Build, work: &Work, io: &Io<'_>) -> (PathBuf, String) {
    if let Some(out) = &build.out {
        return (io.directory.join(out), slashes(out));
    }
    let out = work.model.manifest.build.out.as_deref().unwrap_or("dist");
    (work.root.join(out), work.shown(out))
}

/// What is to be built: what the command line says, else what `ltc.toml` says, else everything.
fn request(build: &Build, model: &Model, views: &[Views]) -> Result<Request, String> {
    let settings = &model.manifest.build;
    let all: Vec<&str> = Output::ALL.iter().map(|output| output.text()).collect();
    let outputs = if build.only.is_empty() {
        let known = |words: &Vec<String>| words.iter().filter_map(|word| Output::from_text(word)).collect();
        settings.outputs.as_ref().map_or_else(Output::usual, known)
    } else {
        let output = |word: &String| Output::from_text(word).ok_or_else(|| unknown("output", word, &all));
        build.only.iter().map(output).collect::<Result<_, _>>()?
    };
    let tags: Vec<&str> = model.project_language_ids().map(|language| model.tag(language)).collect();
    let find = |tag: &str| {
        let at = tags.iter().position(|known| known.eq_ignore_ascii_case(tag));
        at.map(|at| LanguageId(at as u8))
    };
    let languages = if build.lang.is_empty() {
        let known = |words: &Vec<String>| words.iter().filter_map(|tag| find(tag)).collect();
        settings.languages.as_ref().map_or_else(|| model.project_language_ids().collect(), known)
    } else {
        // A language of a region only is none of the standard's pages; where no other is asked for, those are built in all of theirs.
        let regional: Vec<&str> = views.iter().flat_map(Views::tags).collect();
        let is_regional = |tag: &str| regional.iter().any(|other| other.eq_ignore_ascii_case(tag));
        let (own, other): (Vec<&String>, Vec<&String>) =
            build.lang.iter().partition(|tag| find(tag).is_some());
        if let Some(unheard) = other.iter().find(|tag| !is_regional(tag)) {
            let mut known = tags.clone();
            known.extend(regional.iter().filter(|tag| !tags.contains(tag)));
            return Err(unknown("language", unheard, &known));
        }
        match own.is_empty() {
            true => model.project_language_ids().collect(),
            false => own.into_iter().filter_map(|tag| find(tag)).collect(),
        }
    };
    let mut request = Request { outputs, languages };
    request.outputs.sort();
    request.outputs.dedup();
    request.languages.sort();
    request.languages.dedup();
    Ok(request)
}

/// Which regions are to be built: those the command line says, else those `ltc.toml` says.
fn regions(build: &Build, model: &Model) -> Result<Vec<ElementId>, String> {
    if build.all {
        return Ok(ltc_core::adapt::adaptations(model).collect());
    }
    let settings = model.manifest.build.regions.as_deref().unwrap_or_default();
    regions_named(if build.regions.is_empty() { settings } else { &build.regions }, model)
}

/// The regions of these names; `*` stands for every one.
///
/// # Errors
/// Says which name is none, and which was probably meant.
pub(super) fn regions_named(named: &[String], model: &Model) -> Result<Vec<ElementId>, String> {
    let all: Vec<ElementId> = ltc_core::adapt::adaptations(model).collect();
    let mut found = Vec::new();
    for name in named.iter().filter(|name| *name != "*") {
        let is_it =
            |region: &&ElementId| *model.get(**region).id == **name || dotted(model, **region) == *name;
        let Some(region) = all.iter().find(is_it) else {
            let known: Vec<&str> = all.iter().map(|region| &*model.get(*region).id).collect();
            return Err(match known.is_empty() {
                true => format!("there is no region `{}`; this project adapts nothing", visible(name)),
                false => unknown("region", name, &known),
            });
        };
        if !found.contains(region) {
            found.push(*region);
        }
    }
    Ok(if named.iter().any(|name| name == "*") { all } else { found })
}

/// The message for a word that is not on a list.
pub(super) fn unknown(what: &str, word: &str, known: &[&str]) -> String {
    let advice = nearest(word, known.iter().copied())
        .map_or_else(|| format!("there are {}", known.join(", ")), |near| format!("did you mean `{near}`?"));
    format!("there is no {what} `{}`; {advice}", visible(word))
}

/// What to do about regions where none was asked for; empty where the project has none.
fn regions_left(model: &Model) -> String {
    match ltc_core::adapt::adaptations(model).count() {
        0 => String::new(),
        1 => "without its region; `--all` builds that too\n".to_owned(),
        many => format!("without its {many} regions; `--all` builds them too, `--region` one of them\n"),
    }
}

/// What is being built, and how much of it: "building 63 processes in 2 languages, 5 regions:".
fn what(model: &Model, request: &Request, regions: usize) -> String {
    let some = |count: usize, one: &str, many: &str| match count {
        1 => format!("1 {one}"),
        _ => format!("{count} {many}"),
    };
    let processes = some(model.own(Kind::Process).count(), "process", "processes");
    let languages = some(request.languages.len(), "language", "languages");
    match regions {
        0 => format!("building {processes} in {languages}:"),
        _ => format!("building {processes} in {languages}, and {}:", some(regions, "region", "regions")),
    }
}

/// Progress on a terminal, shown only once a build takes long; nowhere else.
fn progress(io: &Io<'_>) -> ProgressBar {
    if !io.terminal.notes {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr());
    show(&bar, "{spinner} {msg}, {elapsed}");
    bar.enable_steady_tick(Duration::from_millis(300));
    bar
}

/// Gives a bar another look.
fn show(bar: &ProgressBar, template: &str) {
    if let Ok(style) = ProgressStyle::with_template(template) {
        bar.set_style(style);
    }
}
