//! `ltc translate import`

use super::{language_of, of_region, opened, project, sent, write};
use crate::args::TranslateImport;
use crate::exit::Exit;
use crate::io::Io;
use crate::project::{decode, reason, slashes};
use crate::report::visible;
use ltc_core::translate::{ENDING, FOLDER, Fault, Imported, Rejected, import, write as po};
use ltc_grammar::tree::Span;

/// Takes a translator's file into the project.
pub(super) fn run(arguments: &TranslateImport, io: &mut Io<'_>) -> Exit {
    let shown = visible(&slashes(&arguments.file)).into_owned();
    let text = match decode(&io.directory.join(&arguments.file)) {
        Ok(Ok(text)) => text,
        Ok(Err(why)) => {
            io.note(&format!("`{shown}` {why}\n"));
            return Exit::CouldNotRun;
        }
        Err(error) => {
            io.note(&format!("`{shown}` cannot be read: {}\n", reason(&error)));
            return Exit::CouldNotRun;
        }
    };
    let Some(work) = opened(io, arguments.project.as_deref()) else { return Exit::CouldNotRun };
    let (catalogue, faults) = sent(&arguments.file, &text);
    let said = Some(catalogue.language.as_str()).filter(|tag| !tag.is_empty());
    let tag = match (arguments.lang.as_deref(), said) {
        (Some(asked), Some(said)) if !asked.eq_ignore_ascii_case(said) => {
            Err(format!("`{shown}` is in `{}`, not in `{}`", visible(said), visible(asked)))
        }
        (Some(tag), _) | (None, Some(tag)) => language_of(&work.model, tag),
        (None, None) => Err(format!("`{shown}` does not say its language; say it with `--lang`")),
    };
    let tag = match tag {
        Ok(tag) => tag,
        Err(message) => {
            faults.iter().for_each(|fault| tell_fault(io, &shown, &text, fault));
            io.note(&format!("{message}\n"));
            return Exit::CouldNotRun;
        }
    };
    let region = match arguments.region.as_deref().map(|name| of_region(&work.model, name)).transpose() {
        Ok(region) => region,
        Err(message) => {
            io.note(&format!("{message}\n"));
            return Exit::CouldNotRun;
        }
    };
    let done = import(region.as_ref().unwrap_or(&work.model), &tag, &catalogue);
    faults.iter().for_each(|fault| tell_fault(io, &shown, &text, fault));
    for Rejected { span, message } in &done.rejected {
        io.print(&format!("{shown}:{}: {}\n", line(&text, *span), visible(message)));
    }
    let kept = format!("{FOLDER}/{tag}.{ENDING}");
    let target = visible(&work.shown(&kept)).into_owned();
    if is_taken(&done)
        && !arguments.dry_run
        && let Err(error) = write(&work.root.join(&kept), &po(&done.catalogue, &project(&work.model)))
    {
        io.note(&format!("`{target}` cannot be written: {}\n", reason(&error)));
        return Exit::CouldNotRun;
    }
    io.print(&summary(&done, faults.len(), &target, arguments.dry_run));
    if faults.is_empty() && done.rejected.is_empty() { Exit::Clean } else { Exit::Findings }
}

fn tell_fault(io: &mut Io<'_>, shown: &str, text: &str, fault: &Fault) {
    io.print(&format!(
        "{shown}:{}: {}; {}\n",
        line(text, fault.span),
        visible(&fault.message),
        visible(&fault.help)
    ));
}

fn line(text: &str, span: Span) -> usize {
    text.as_bytes().iter().take(span.start as usize).filter(|byte| **byte == b'\n').count() + 1
}

/// Whether anything of a file was taken; where nothing was, nothing is written.
fn is_taken(done: &Imported) -> bool {
    0 < done.new + done.changed + done.same + done.stale + done.unsure
}

fn summary(done: &Imported, faults: usize, target: &str, is_dry: bool) -> String {
    let rejected = done.rejected.len() + faults;
    let counts = [
        (done.new, "new"),
        (done.changed, "changed"),
        (done.same, "as before"),
        (done.stale, "of a text that has changed since"),
        (done.unsure, "to be confirmed"),
        (done.open, "without a translation"),
        (rejected, "not taken"),
    ];
    let said: Vec<String> = counts
        .iter()
        .filter(|(count, _)| 0 < *count)
        .map(|(count, what)| format!("{count} {what}"))
        .collect();
    let said = if said.is_empty() { "nothing to take".to_owned() } else { said.join(", ") };
    match is_dry {
        _ if !is_taken(done) => format!("{target} stays as it is: {said}\n"),
        true => format!("{target} would be written: {said}\n"),
        false => format!("{target}: {said}\n"),
    }
}
