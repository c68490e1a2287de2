//! `ltc build`: check, then write every output, completely or not at all.

use super::Work;
use super::out::{Foreign, Out};
use crate::args::{Build, Format};
use crate::exit::Exit;
use crate::io::Io;
use crate::project::slashes;
use crate::report::{self, Paint, visible};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use ltc_core::check::sound;
use ltc_core::diagnostic::nearest;
use ltc_core::emit::{Output, Request};
use ltc_core::model::{LanguageId, Model};
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
    let request = match request(build, &work.model) {
        Ok(request) => request,
        Err(message) => {
            progress.finish_and_clear();
            io.note(&format!("{message}\n"));
            return Exit::CouldNotRun;
        }
    };
    let Some(sound) = sound(&work.model, &findings).filter(|_| work.readable) else {
        progress.finish_and_clear();
        report(io, &mut findings, &work);
        io.note("nothing was built\n");
        return if work.readable { Exit::Findings } else { Exit::CouldNotRun };
    };
    let (wanted, shown) = out_folder(build, &work, io);
    let sources: Vec<PathBuf> =
        work.model.sources.iter().map(|(_, source)| work.root.join(&source.path)).collect();
    let foreign = if build.force { Foreign::Accept } else { Foreign::Refuse };
    let finished = Out::begin(&wanted, &shown, &work.root, &sources, foreign).and_then(|out| {
        progress.set_message("building");
        ltc_core::emit::emit_all(sound, &request, &|artefact| {
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
fn request(build: &Build, model: &Model) -> Result<Request, String> {
    let settings = &model.manifest.build;
    let all: Vec<&str> = Output::ALL.iter().map(|output| output.text()).collect();
    let outputs = if build.only.is_empty() {
        let known = |words: &Vec<String>| words.iter().filter_map(|word| Output::from_text(word)).collect();
        settings.outputs.as_ref().map_or_else(|| Output::ALL.to_vec(), known)
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
        let language = |tag: &String| find(tag).ok_or_else(|| unknown("language", tag, &tags));
        build.lang.iter().map(language).collect::<Result<_, _>>()?
    };
    let mut request = Request { outputs, languages };
    request.outputs.sort();
    request.outputs.dedup();
    request.languages.sort();
    request.languages.dedup();
    Ok(request)
}

/// The message for a word that is not on a list.
pub(super) fn unknown(what: &str, word: &str, known: &[&str]) -> String {
    let advice = nearest(word, known.iter().copied())
        .map_or_else(|| format!("there are {}", known.join(", ")), |near| format!("did you mean `{near}`?"));
    format!("there is no {what} `{}`; {advice}", visible(word))
}

/// Progress on a terminal, shown only once a build takes long; nowhere else.
fn progress(io: &Io<'_>) -> ProgressBar {
    if !io.terminal.notes {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr());
    if let Ok(style) = ProgressStyle::with_template("{spinner} {msg} {pos} files, {elapsed}") {
        bar.set_style(style);
    }
    bar.enable_steady_tick(Duration::from_millis(300));
    bar
}
