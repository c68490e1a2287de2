//! `ltc prove`: what was proved of each control, and of what each step needs.

use super::tree::{find, language, may_be_read};
use super::{Work, dotted};
use crate::args::{Plain, Prove};
use crate::exit::Exit;
use crate::io::Io;
use crate::report::{Paint, visible};
use ltc_core::model::{ElementId, Kind, LanguageId, Model};
use ltc_core::proof::data::{Lack, Lacks};
use ltc_core::proof::{Goal, Proof, Proofs, Verdict, Way, passing};
use serde::Serialize;
use std::fmt::Write;

/// Prints the proofs of the project, or of what stands in some elements.
pub(super) fn run(prove: &Prove, paint: Paint, io: &mut Io<'_>) -> Exit {
    let mut work = Work::of(io, prove.project.as_deref());
    if !may_be_read(&work, io) || !work.seen_from(prove.region.as_deref(), io) {
        return Exit::CouldNotRun;
    }
    let model = &work.model;
    let asked: Result<Vec<ElementId>, String> = prove.elements.iter().map(|path| find(model, path)).collect();
    let asked = asked.and_then(|elements| Ok((elements, language(model, prove.lang.as_deref())?)));
    let (elements, language) = match asked {
        Ok(asked) => asked,
        Err(message) => {
            io.note(&format!("{message}\n"));
            return Exit::CouldNotRun;
        }
    };
    let proofs = Proofs::of(model);
    let table = Table::of(model, &proofs, &elements, language);
    let text = match prove.format {
        Plain::Human => table.human(paint),
        Plain::Json => table.json(),
    };
    io.print(&text);
    if table.holds() { Exit::Clean } else { Exit::Findings }
}

/// What is shown.
struct Table<'a> {
    model: &'a Model,
    language: LanguageId,
    statements: Vec<&'a Proof>,
    data: Vec<(ElementId, &'a Lacks, Vec<&'a Lack>)>,
}

impl<'a> Table<'a> {
    fn of(model: &'a Model, proofs: &'a Proofs, elements: &[ElementId], language: LanguageId) -> Table<'a> {
        let meant = |id: ElementId| {
            elements.is_empty() || model.ancestry(id).any(|ancestor| elements.contains(&ancestor))
        };
        let statements = proofs.statements.iter().filter(|proof| meant(proof.control)).collect();
        let data = proofs.data.iter().map(|(process, lacks)| {
            let found = lacks.found.iter().filter(|lack| meant(lack.needed_by)).collect::<Vec<_>>();
            (*process, lacks, found)
        });
        let data = data.filter(|(process, _, found)| meant(*process) || !found.is_empty()).collect();
        Table { model, language, statements, data }
    }

    fn holds(&self) -> bool {
        self.statements.iter().all(|proof| proof.verdict.holds())
            && self.data.iter().all(|(_, lacks, found)| found.is_empty() && !lacks.spent)
    }

    fn name(&self, id: ElementId) -> String {
        visible(self.model.label(id, self.language)).into_owned()
    }

    fn human(&self, paint: Paint) -> String {
        let mut text = String::new();
        let mut processes: Vec<ElementId> = self
            .statements
            .iter()
            .filter_map(|proof| self.model.enclosing(proof.control, Kind::Process))
            .collect();
        processes.extend(self.data.iter().map(|(process, ..)| *process));
        processes.sort_unstable();
        processes.dedup();
        for process in processes {
            let data = self.data.iter().find(|(other, ..)| *other == process);
            let statements = self.statements.iter();
            let statements: Vec<_> = statements
                .filter(|proof| self.model.enclosing(proof.control, Kind::Process) == Some(process))
                .collect();
            if statements.is_empty() && data.is_none_or(|(_, lacks, _)| lacks.needs == 0) {
                continue;
            }
            let path = visible(&dotted(self.model, process)).into_owned();
            let _ = writeln!(text, "{}  {}", paint.style("1", &self.name(process)), paint.style("2", &path));
            let mut control = None;
            for proof in statements {
                if control != Some(proof.control) {
                    control = Some(proof.control);
                    let code = self
                        .model
                        .code(proof.control)
                        .map_or_else(String::new, |code| format!("  {}", visible(code)));
                    let _ = writeln!(text, "  {}{}", self.name(proof.control), paint.style("2", &code));
                    let passing: Vec<String> = passing(self.model, proof.control)
                        .into_iter()
                        .map(|outcome| self.name(outcome))
                        .collect();
                    let said = match passing.as_slice() {
                        [] => "no outcome of it lets a case pass".to_owned(),
                        some => format!("lets a case pass with: {}", some.join(", ")),
                    };
                    let _ = writeln!(text, "    {}", paint.style("2", &said));
                }
                self.statement(&mut text, proof, paint);
            }
            if let Some((_, lacks, found)) = data {
                self.needs(&mut text, lacks, found, paint);
            }
            text.push('\n');
        }
        self.sum(&mut text);
        text
    }

    fn statement(&self, text: &mut String, proof: &Proof, paint: Paint) {
        let (mark, words, style) = match &proof.verdict {
            Verdict::Proved => ("✓", "proved", "32"),
            Verdict::Conditional(_) => ("~", "on some ways only", "33"),
            Verdict::Bypassed(_) => ("✗", "bypassed", "31"),
            Verdict::Open => ("?", "not known, the flow has gaps", "31"),
            Verdict::Spent => ("?", "not finished, the process is too large", "31"),
        };
        let goal = match proof.goal {
            Goal::Ends => "stands before the hand-over or end behind it".to_owned(),
            Goal::Guarded(guarded) => format!("guards {}", self.name(guarded)),
        };
        let _ = writeln!(
            text,
            "    {} {goal}: {}  {}",
            paint.style(style, mark),
            paint.style(style, words),
            paint.style("2", &visible(&proof.id(self.model)))
        );
        if let Some(way) = proof.verdict.way() {
            self.way(text, way);
        }
    }

    fn way(&self, text: &mut String, way: &Way) {
        let mut process = way.stops.first().and_then(|stop| self.model.enclosing(stop.step, Kind::Process));
        for (at, stop) in way.stops.iter().enumerate() {
            let here = self.model.enclosing(stop.step, Kind::Process);
            let place = match here.filter(|here| Some(*here) != process && *here != stop.step) {
                Some(here) => format!(" in {}", self.name(here)),
                None => String::new(),
            };
            process = here;
            let answer = stop.answer.map_or_else(String::new, |answer| format!(" → {}", self.name(answer)));
            let _ = writeln!(text, "        {}. {}{place}{answer}", at + 1, self.name(stop.step));
        }
    }

    fn needs(&self, text: &mut String, lacks: &Lacks, found: &[&Lack], paint: Paint) {
        if lacks.spent {
            let _ = writeln!(
                text,
                "    {} what steps need: not finished, the process is too large",
                paint.style("31", "?")
            );
        }
        if found.is_empty() {
            if 0 < lacks.needs && !lacks.spent {
                let _ = writeln!(
                    text,
                    "    {} {} of steps: made before on every way",
                    paint.style("32", "✓"),
                    count(lacks.needs, "need", "needs")
                );
            }
            return;
        }
        for lack in found {
            let _ = writeln!(
                text,
                "    {} {} needs {}, which is {} on this way",
                paint.style("31", "✗"),
                self.name(lack.needed_by),
                self.name(lack.data),
                paint.style("31", "not made")
            );
            self.way(text, &lack.way);
        }
    }

    fn sum(&self, text: &mut String) {
        let of = |word: &str| self.statements.iter().filter(|proof| proof.verdict.word() == word).count();
        let mut parts = Vec::new();
        for (word, said) in WORDS {
            let found = of(word);
            if 0 < found || *word == "proved" {
                parts.push(format!("{found} {said}"));
            }
        }
        let needs: usize = self.data.iter().map(|(_, lacks, _)| lacks.needs).sum();
        let lacking: usize = self.data.iter().map(|(_, _, found)| found.len()).sum();
        let _ = writeln!(
            text,
            "{} about controls: {}\n{} of steps: {} not made on some way",
            count(self.statements.len(), "statement", "statements"),
            parts.join(", "),
            count(needs, "need", "needs"),
            lacking
        );
    }

    fn json(&self) -> String {
        let element = |id: ElementId| Named {
            path: dotted(self.model, id),
            label: self.model.label(id, self.language),
        };
        let way = |way: &Way| {
            let stops = way.stops.iter();
            stops
                .map(|stop| Stop { step: element(stop.step), answer: stop.answer.map(element) })
                .collect::<Vec<_>>()
        };
        let statements = self.statements.iter().map(|proof| Statement {
            id: proof.id(self.model),
            control: element(proof.control),
            code: self.model.code(proof.control),
            process: self.model.enclosing(proof.control, Kind::Process).map(element),
            goal: match proof.goal {
                Goal::Ends => "ends",
                Goal::Guarded(_) => "guards",
            },
            guards: match proof.goal {
                Goal::Ends => None,
                Goal::Guarded(guarded) => Some(element(guarded)),
            },
            passing: passing(self.model, proof.control).into_iter().map(element).collect(),
            verdict: proof.verdict.word(),
            way: proof.verdict.way().map(way),
        });
        let data = self.data.iter().map(|(process, lacks, found)| Data {
            process: element(*process),
            needs: lacks.needs,
            finished: !lacks.spent,
            lacking: found
                .iter()
                .map(|lack| Lacking {
                    data: element(lack.data),
                    needed_by: element(lack.needed_by),
                    way: way(&lack.way),
                })
                .collect(),
        });
        let of = |word: &str| self.statements.iter().filter(|proof| proof.verdict.word() == word).count();
        let document = Document {
            version: 1,
            summary: Summary {
                statements: self.statements.len(),
                proved: of("proved"),
                conditional: of("conditional"),
                bypassed: of("bypassed"),
                open: of("open"),
                unfinished: of("unfinished"),
                needs: self.data.iter().map(|(_, lacks, _)| lacks.needs).sum(),
                lacking: self.data.iter().map(|(_, _, found)| found.len()).sum(),
            },
            statements: statements.collect(),
            data: data.collect(),
        };
        let mut text =
            serde_json::to_string_pretty(&document).expect("the document holds only strings and numbers");
        text.push('\n');
        text
    }
}

/// The verdicts and how the sum names them.
const WORDS: &[(&str, &str)] = &[
    ("proved", "proved"),
    ("conditional", "on some ways only"),
    ("bypassed", "bypassed"),
    ("open", "not known"),
    ("unfinished", "not finished"),
];

fn count(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

#[derive(Serialize)]
struct Document<'a> {
    version: u32,
    statements: Vec<Statement<'a>>,
    data: Vec<Data<'a>>,
    summary: Summary,
}

#[derive(Serialize)]
struct Statement<'a> {
    id: String,
    control: Named<'a>,
    code: Option<&'a str>,
    process: Option<Named<'a>>,
    goal: &'static str,
    guards: Option<Named<'a>>,
    /// The outcomes that were taken to let a case pass.
    passing: Vec<Named<'a>>,
    verdict: &'static str,
    way: Option<Vec<Stop<'a>>>,
}

#[derive(Serialize)]
struct Named<'a> {
    path: String,
    label: &'a str,
}

#[derive(Serialize)]
struct Stop<'a> {
    step: Named<'a>,
    answer: Option<Named<'a>>,
}

#[derive(Serialize)]
struct Data<'a> {
    process: Named<'a>,
    needs: usize,
    finished: bool,
    lacking: Vec<Lacking<'a>>,
}

#[derive(Serialize)]
struct Lacking<'a> {
    data: Named<'a>,
    needed_by: Named<'a>,
    way: Vec<Stop<'a>>,
}

#[derive(Serialize)]
struct Summary {
    statements: usize,
    proved: usize,
    conditional: usize,
    bypassed: usize,
    open: usize,
    unfinished: usize,
    needs: usize,
    lacking: usize,
}
