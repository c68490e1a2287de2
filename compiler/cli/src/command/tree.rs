//! `ltc tree`: the levels, with labels, codes and roles.

use super::{Work, dotted};
use crate::args::Tree;
use crate::exit::Exit;
use crate::io::Io;
use crate::report::{Paint, visible};
use ltc_core::diagnostic::{Severity, nearest};
use ltc_core::model::{ElementId, Kind, LanguageId, Letter, Model};
use std::fmt::Write;

/// Prints the elements below one, or below all packages of the project.
pub(super) fn run(tree: &Tree, paint: Paint, io: &mut Io<'_>) -> Exit {
    let mut work = Work::of(io, tree.project.as_deref());
    if !may_be_read(&work, io) || !work.seen_from(tree.region.as_deref(), io) {
        return Exit::CouldNotRun;
    }
    let model = &work.model;
    let starts: Vec<ElementId> = match &tree.element {
        Some(path) => match find(model, path) {
            Ok(id) => vec![id],
            Err(message) => {
                io.note(&format!("{message}\n"));
                return Exit::CouldNotRun;
            }
        },
        None => model.roots.iter().copied().filter(|id| holds_own(model, *id)).collect(),
    };
    let language = match language(model, tree.lang.as_deref()) {
        Ok(language) => language,
        Err(message) => {
            io.note(&format!("{message}\n"));
            return Exit::CouldNotRun;
        }
    };
    let mut text = String::new();
    let drawing = Drawing { model, language, paint, depth: tree.depth.unwrap_or(usize::MAX) };
    for start in starts {
        drawing.line(&mut text, start, "", "");
        drawing.below(&mut text, start, &mut String::new(), 1);
    }
    io.print(&text);
    Exit::Clean
}

/// Says what keeps a project from being read, and whether it can be read in part.
pub(super) fn may_be_read(work: &Work, io: &mut Io<'_>) -> bool {
    let errors = work.findings.iter().filter(|finding| finding.severity == Severity::Error).count();
    if !work.readable {
        for finding in &work.findings {
            io.note(&format!("{}: {}\n", finding.code.number, visible(&finding.message)));
        }
    } else if 0 < errors {
        let errors = if errors == 1 { "an error".to_owned() } else { format!("{errors} errors") };
        io.note(&format!("the project has {errors}, so this may be incomplete; `ltc check` shows them\n"));
    }
    work.readable
}

/// The language of a tag, the project's first where none is said.
pub(super) fn language(model: &Model, tag: Option<&str>) -> Result<LanguageId, String> {
    let Some(tag) = tag else { return Ok(LanguageId::DEFAULT) };
    let known = model.languages.iter().position(|known| known.eq_ignore_ascii_case(tag));
    known.and_then(|at| u8::try_from(at).ok()).map(LanguageId).ok_or_else(|| {
        let tags: Vec<&str> = model.languages.iter().map(String::as_str).collect();
        super::build::unknown("language", tag, &tags)
    })
}

/// The element of a path: the whole path, or the end of one where only one element's path ends so.
///
/// # Errors
/// Gives the message for a path that is unknown (with the nearest one) or that several paths end in (with those).
pub(super) fn find(model: &Model, path: &str) -> Result<ElementId, String> {
    let last = path.rsplit('.').next().unwrap_or(path);
    let end = format!(".{path}");
    let mut found: Vec<(String, ElementId)> = Vec::new();
    for id in model.ids().filter(|id| &*model.get(*id).id == last || model.get(*id).id.ends_with(&end)) {
        let whole = dotted(model, id);
        if whole == path {
            return Ok(id);
        }
        if whole.ends_with(&end) {
            found.push((whole, id));
        }
    }
    // What the project wrote itself goes before names it borrows.
    let own: Vec<_> = found.iter().filter(|(_, id)| model.is_own(*id)).collect();
    match (own.as_slice(), found.as_slice()) {
        ([(_, id)], _) | ([], [(_, id)]) => return Ok(*id),
        ([], []) => {}
        (several, all) => {
            let paths: Vec<&str> = match several {
                [] => all.iter().map(|(path, _)| path.as_str()).take(8).collect(),
                several => several.iter().map(|(path, _)| path.as_str()).take(8).collect(),
            };
            return Err(format!("several paths end in `{}`:\n  {}", visible(path), paths.join("\n  ")));
        }
    }
    let mut coded = model.ids().filter(|id| model.code(*id) == Some(path));
    if let (Some(id), None) = (coded.next(), coded.next()) {
        return Ok(id);
    }
    let near = if path.contains('.') {
        let all: Vec<String> = model.ids().map(|id| dotted(model, id)).collect();
        let whole = nearest(path, all.iter().map(String::as_str)).map(str::to_owned);
        whole.or_else(|| {
            let mut ends = all.iter().filter(|whole| whole.ends_with(&format!(".{last}")));
            ends.next().cloned()
        })
    } else {
        let own = model.ids().filter(|id| model.is_own(*id));
        nearest(path, own.map(|id| &*model.get(id).id)).map(str::to_owned)
    };
    let advice = near.map_or_else(
        || "`ltc tree` shows all there are".to_owned(),
        |near| format!("did you mean `{near}`?"),
    );
    Err(format!("there is no element `{}`; {advice}", visible(path)))
}

/// Whether anything below is written by the project itself.
fn holds_own(model: &Model, id: ElementId) -> bool {
    model.is_own(id) || model.get(id).children.iter().any(|child| holds_own(model, *child))
}

/// How a tree is drawn.
struct Drawing<'a> {
    model: &'a Model,
    language: LanguageId,
    paint: Paint,
    depth: usize,
}

impl Drawing<'_> {
    fn below(&self, text: &mut String, id: ElementId, indent: &mut String, depth: usize) {
        if self.depth < depth {
            return;
        }
        let shown: Vec<ElementId> =
            self.model.get(id).children.iter().copied().filter(|child| self.is_shown(*child)).collect();
        for (number, child) in shown.iter().enumerate() {
            let is_last = number + 1 == shown.len();
            self.line(text, *child, indent, if is_last { "└─ " } else { "├─ " });
            let before = indent.len();
            indent.push_str(if is_last { "   " } else { "│  " });
            self.below(text, *child, indent, depth + 1);
            indent.truncate(before);
        }
    }

    /// Levels, steps and what holds them; who and what they work with is left to tables.
    fn is_shown(&self, id: ElementId) -> bool {
        let kind = self.model.get(id).kind;
        kind.level().is_some()
            || kind.is_step()
            || matches!(kind, Kind::Package | Kind::Branch | Kind::Trigger)
            || (kind == Kind::Outcome && !self.model.get(id).children.is_empty())
    }

    fn line(&self, text: &mut String, id: ElementId, indent: &str, corner: &str) {
        let element = self.model.get(id);
        let level = element.kind.level().map(|level| format!("L{level} ")).unwrap_or_default();
        let label = self.model.label(id, self.language);
        let shown_id = if label == &*element.id { String::new() } else { format!("  {}", element.id) };
        let code = self.model.code(id).map(|code| format!(" {code}")).unwrap_or_default();
        let roles = if element.kind.is_work() { self.roles(id) } else { String::new() };
        let _ = writeln!(
            text,
            "{}{} {}{}{}{}",
            self.paint.style("2", &format!("{indent}{corner}")),
            self.paint.style("36", &format!("{level}{}", element.kind.noun())),
            self.paint.style("1", &visible(label)),
            self.paint.style("2", &visible(&shown_id)),
            visible(&code),
            visible(&roles),
        );
    }

    /// "[R seller, A manager]"
    fn roles(&self, id: ElementId) -> String {
        let letters: Vec<String> = Letter::ALL
            .into_iter()
            .filter_map(|letter| {
                let roles = self.model.roles(id, letter);
                let names: Vec<&str> =
                    roles.iter().map(|role| self.model.label(*role, self.language)).collect();
                (!names.is_empty()).then(|| format!("{} {}", letter.text(), names.join(", ")))
            })
            .collect();
        if letters.is_empty() { String::new() } else { format!("  [{}]", letters.join("; ")) }
    }
}
