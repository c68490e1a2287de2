//! `ltc promote`: what several regions do alike, as changes of the standard.

use super::replacing::replace_all;
use crate::args::{Plain, Promote};
use crate::exit::Exit;
use crate::io::Io;
use crate::project::{self, slashes};
use crate::report::{Paint, Texts, visible};
use ltc_core::adapt::promote::{self as core, Proposal, Refusal};
use ltc_core::resolve::resolve;
use serde::Serialize;
use std::fmt::Write;

/// The version of the document's form; it grows when a member changes or goes, not when one is added.
const VERSION: u32 = 1;

/// Looks for practices, prints them and, if asked, writes some.
pub(super) fn run(args: &Promote, paint: Paint, io: &mut Io<'_>) -> Exit {
    match promoted(args, paint, io) {
        Ok(()) => Exit::Clean,
        Err(message) => {
            io.note(&format!("{}\n", visible(&message)));
            Exit::CouldNotRun
        }
    }
}

fn promoted(args: &Promote, paint: Paint, io: &mut Io<'_>) -> Result<(), String> {
    let start = args.path.as_ref().map_or_else(|| io.directory.clone(), |path| io.directory.join(path));
    let shown = args.path.as_ref().map_or_else(|| ".".to_owned(), |path| slashes(path));
    let mut opened = project::open(&start, &shown);
    opened.project.today = io.today;
    if !opened.readable {
        let messages = opened.troubles.iter().map(|trouble| trouble.finding.message.clone());
        return Err(messages.collect::<Vec<_>>().join("\n"));
    }
    let (model, _) = resolve(opened.project.clone());
    let here = io.directory.canonicalize().unwrap_or_else(|_| io.directory.clone());
    let way = project::relative(&here, &opened.root);
    let texts = Texts::new(&model.sources, &opened.extras, way);
    let proposals = core::promote(&model, usize::from(args.min));
    let mut files = Vec::new();
    if !args.apply.is_empty() {
        let mut chosen: Vec<&Proposal> = Vec::new();
        for number in &args.apply {
            let found = number.checked_sub(1).and_then(|at| proposals.get(at));
            let found = found.ok_or_else(|| {
                format!("there is no proposal {number}; `ltc promote` numbers {}", proposals.len())
            })?;
            if !chosen.iter().any(|other| std::ptr::eq(*other, found)) {
                chosen.push(found);
            }
        }
        let texts = core::written(&opened.project, &model, &chosen).map_err(refused)?;
        for (source, text) in texts {
            if let Some(file) = model.sources.get(source) {
                files.push((opened.root.join(&file.path), file.text.clone(), text));
            }
        }
        replace_all(&files)?;
    }
    let files: Vec<String> =
        files.iter().map(|(path, ..)| slashes(&project::relative(&here, path))).collect();
    io.print(&match args.format {
        Plain::Human => human(&proposals, &texts, &files, usize::from(args.min), paint),
        Plain::Json => json(&proposals, &texts, &files),
    });
    Ok(())
}

fn refused(refusal: Refusal) -> String {
    match refusal {
        Refusal::ByHand(what) => {
            format!("{what} has to be written by hand: the report says where and what; nothing was written")
        }
        Refusal::NotOurs(path) => {
            format!(
                "`{path}` is not a file of this project, so the standard cannot be changed from here; nothing was written"
            )
        }
        Refusal::Found(found) => {
            let found: Vec<String> = found.iter().map(|message| format!("  {message}")).collect();
            format!("the standard would not hold with it; nothing was written\n{}", found.join("\n"))
        }
    }
}

fn human(proposals: &[Proposal], texts: &Texts<'_>, files: &[String], min: usize, paint: Paint) -> String {
    let mut text = String::new();
    for (number, proposal) in proposals.iter().enumerate() {
        let head = format!("{} {} {}", number + 1, proposal.what, proposal.place);
        let _ = writeln!(text, "{}", paint.style("1", &visible(&head)));
        for line in proposal.text.lines() {
            let _ = writeln!(text, "    {}", paint.style("36", &visible(line)));
        }
        for left_out in &proposal.left_out {
            let _ = writeln!(text, "  left out: {}", visible(left_out));
        }
        for one in &proposal.evidence {
            let position = texts.position(one.place.source, one.place.span.start);
            let because =
                if one.because.is_empty() { String::new() } else { format!(", because {}", one.because) };
            let line = format!(
                "  {} does it ({} % alike){because}  {}:{}:{}",
                one.region,
                percent(one.likeness),
                texts.path(one.place.source),
                position.line,
                position.column
            );
            let _ = writeln!(text, "{}", visible(&line));
        }
        if !proposal.owner.is_empty() {
            let _ = writeln!(text, "  decided by: {}", visible(&proposal.owner));
        }
        text.push('\n');
    }
    let _ = match proposals.len() {
        0 => writeln!(text, "no practice is shared by {min} separate regions"),
        1 => writeln!(text, "1 practice that separate regions share; the owner of the process decides"),
        count => {
            writeln!(text, "{count} practices that separate regions share; the owner of the process decides")
        }
    };
    if !files.is_empty() {
        let _ = writeln!(text, "written: {}", visible(&files.join(", ")));
    }
    text
}

fn percent(likeness: f64) -> u32 {
    (likeness * 100.0).round() as u32
}

#[derive(Serialize)]
struct Document<'a> {
    version: u32,
    proposals: Vec<OfProposal<'a>>,
    files: &'a [String],
}

#[derive(Serialize)]
struct OfProposal<'a> {
    number: usize,
    what: &'a str,
    place: &'a str,
    owner: &'a str,
    text: &'a str,
    left_out: &'a [String],
    evidence: Vec<OfEvidence<'a>>,
    by_hand: bool,
}

#[derive(Serialize)]
struct OfEvidence<'a> {
    region: &'a str,
    change: &'a str,
    because: &'a str,
    likeness: u32,
    file: String,
    line: usize,
    column: usize,
}

fn json(proposals: &[Proposal], texts: &Texts<'_>, files: &[String]) -> String {
    let of_evidence = |one: &core::Evidence| texts.position(one.place.source, one.place.span.start);
    let document = Document {
        version: VERSION,
        proposals: proposals
            .iter()
            .enumerate()
            .map(|(at, proposal)| OfProposal {
                number: at + 1,
                what: &proposal.what,
                place: &proposal.place,
                owner: &proposal.owner,
                text: &proposal.text,
                left_out: &proposal.left_out,
                evidence: proposal
                    .evidence
                    .iter()
                    .map(|one| OfEvidence {
                        region: &one.region,
                        change: &one.change,
                        because: &one.because,
                        likeness: percent(one.likeness),
                        file: texts.path(one.place.source),
                        line: of_evidence(one).line,
                        column: of_evidence(one).column,
                    })
                    .collect(),
                by_hand: proposal.edit.is_none(),
            })
            .collect(),
        files,
    };
    let mut text =
        serde_json::to_string_pretty(&document).expect("the document holds only strings and numbers");
    text.push('\n');
    text
}
