//! `ltc paths`: cases that together pass every step and every outcome of a process.

use super::tree::{find, language, may_be_read};
use super::{Work, dotted};
use crate::args::{PathFormat, Paths};
use crate::exit::Exit;
use crate::io::Io;
use crate::report::visible;
use ltc_core::diagnostic::Severity;
use ltc_core::emit::page::Tongue;
use ltc_core::flow::net::{Cover, Move, Path, answered, cover};
use ltc_core::flow::{Bound, Flow, NodeId};
use ltc_core::model::{ElementId, Kind, LanguageId, Letter, Model};
use serde_json::{Value, json};
use std::fmt::Write;

/// Prints the cases of one process, or of all processes of the project.
pub(super) fn run(paths: &Paths, io: &mut Io<'_>) -> Exit {
    let work = Work::of(io, paths.project.as_deref());
    if !may_be_read(&work, io) {
        return Exit::CouldNotRun;
    }
    let model = &work.model;
    let asked = match &paths.process {
        Some(path) => find(model, path).and_then(|id| match model.enclosing(id, Kind::Process) {
            Some(process) => Ok(vec![process]),
            None => {
                let inside: Vec<ElementId> =
                    model.descendants(id).into_iter().filter(|id| is_process(model, *id)).collect();
                if inside.is_empty() {
                    Err(format!("`{}` holds no process", visible(path)))
                } else {
                    Ok(inside)
                }
            }
        }),
        None => Ok(model.own(Kind::Process).collect()),
    };
    let asked = asked.and_then(|ids| Ok((ids, language(model, paths.lang.as_deref())?)));
    let (processes, language) = match asked {
        Ok(asked) => asked,
        Err(message) => {
            io.note(&format!("{message}\n"));
            return Exit::CouldNotRun;
        }
    };
    let teller = Teller { model, language };
    let told: Vec<(ElementId, Flow, Cover)> = processes
        .into_iter()
        .map(|process| {
            let flow = Flow::of(model, process);
            let cover = cover(model, &flow);
            (process, flow, cover)
        })
        .collect();
    let mut text = String::new();
    match paths.format {
        PathFormat::Text => {
            told.iter().for_each(|(id, flow, cover)| teller.text(&mut text, *id, flow, cover))
        }
        PathFormat::Markdown => {
            told.iter().for_each(|(id, flow, cover)| teller.markdown(&mut text, *id, flow, cover));
        }
        PathFormat::Json => {
            let processes: Vec<Value> =
                told.iter().map(|(id, flow, cover)| teller.json(*id, flow, cover)).collect();
            let tag = model.languages.get(usize::from(language.0)).map_or("", String::as_str);
            let all = json!({ "format": "ltc-paths-1", "language": tag, "processes": processes });
            text = format!("{all:#}\n");
        }
    }
    io.print(&text);
    let wrong = work.findings.iter().any(|finding| finding.severity == Severity::Error);
    let left_out = told.iter().any(|(.., cover)| !is_whole(cover));
    if wrong || left_out { Exit::Findings } else { Exit::Clean }
}

fn is_process(model: &Model, id: ElementId) -> bool {
    model.get(id).kind == Kind::Process
}

fn is_whole(cover: &Cover) -> bool {
    cover.missed_steps.is_empty() && cover.missed_outcomes.is_empty()
}

struct Teller<'a> {
    model: &'a Model,
    language: LanguageId,
}

/// The words of a test plan.
struct Words {
    case: &'static str,
    happy: &'static str,
    columns: [&'static str; 3],
    missed: &'static str,
    given_up: &'static str,
    otherwise: [&'static str; 2],
}

/// In every language pages speak, in the order of [`Tongue::ALL`]: English, Chinese, Spanish, German, Portuguese, Arabic.
const WORDS: [Words; Tongue::ALL.len()] = [
    Words {
        case: "Case",
        happy: " (happy path)",
        columns: ["Step", "Who", "Done"],
        missed: "Passed by no case",
        given_up: "given up before its end",
        otherwise: [" (otherwise, after ", " times)"],
    },
    Words {
        case: "用例",
        happy: "（主路径）",
        columns: ["步骤", "负责人", "完成"],
        missed: "没有用例经过",
        given_up: "未到结束即中止",
        otherwise: ["（否则：已走", "次）"],
    },
    Words {
        case: "Caso",
        happy: " (camino principal)",
        columns: ["Paso", "Quién", "Hecho"],
        missed: "Sin caso que pase por aquí",
        given_up: "abandonado antes de su fin",
        otherwise: [" (en los demás casos, tras ", " veces)"],
    },
    Words {
        case: "Fall",
        happy: " (Hauptweg)",
        columns: ["Schritt", "Wer", "Erledigt"],
        missed: "Von keinem Fall durchlaufen",
        given_up: "vor dem Ende abgebrochen",
        otherwise: [" (andernfalls, nach ", "-mal)"],
    },
    Words {
        case: "Caso",
        happy: " (caminho principal)",
        columns: ["Passo", "Quem", "Feito"],
        missed: "Nenhum caso passa por aqui",
        given_up: "abandonado antes do fim",
        otherwise: [" (nos demais casos, após ", " vezes)"],
    },
    Words {
        case: "الحالة",
        happy: " (المسار الرئيسي)",
        columns: ["الخطوة", "من", "تم"],
        missed: "لا تمر بها أي حالة",
        given_up: "أُوقفت قبل نهايتها",
        otherwise: [" (في غير ذلك، بعد عدد مرات ", ")"],
    },
];

impl Teller<'_> {
    /// The words of the language, English where there are no others; on a terminal all is English, as elsewhere.
    fn words(&self, format: PathFormat) -> &'static Words {
        let tag = self.model.languages.get(usize::from(self.language.0)).map_or("", String::as_str);
        let tongue = if format == PathFormat::Markdown { Tongue::of(tag) } else { Tongue::English };
        &WORDS[tongue as usize]
    }

    fn label(&self, id: ElementId) -> String {
        visible(self.model.label(id, self.language)).into_owned()
    }

    fn roles(&self, id: ElementId) -> String {
        let roles = self.model.roles(id, Letter::Responsible);
        let names: Vec<String> = roles.iter().map(|role| self.label(*role)).collect();
        names.join(", ")
    }

    /// "`Is it usual?`: `Usual`"
    fn step(&self, flow: &Flow, step: &Move, words: &Words) -> String {
        let mut text = self.label(flow.node(step.node).element);
        let answers: Vec<String> = answered(flow, step).into_iter().map(|id| self.label(id)).collect();
        if !answers.is_empty() {
            let _ = write!(text, " → {}", answers.join(" + "));
        }
        if let Some(Bound::Otherwise(times)) = step.edge.and_then(|edge| flow.edge(edge).bound) {
            let [before, behind] = words.otherwise;
            let _ = write!(text, "{before}{times}{behind}");
        }
        text
    }

    fn end(&self, flow: &Flow, path: &Path, words: &Words) -> String {
        match path.end {
            Some(end) => self.label(flow.node(end).element),
            None => words.given_up.to_owned(),
        }
    }

    fn head(&self, cover: &Cover) -> String {
        let (steps, outcomes) = cover.goals;
        let cases =
            if cover.cases.len() == 1 { "1 case".to_owned() } else { format!("{} cases", cover.cases.len()) };
        format!(
            "{cases}, {} of {steps} steps and ends, {} of {outcomes} outcomes",
            steps - cover.missed_steps.len(),
            outcomes - cover.missed_outcomes.len()
        )
    }

    fn missed(&self, flow: &Flow, cover: &Cover) -> Vec<String> {
        let steps = cover.missed_steps.iter().map(|node| self.label(flow.node(*node).element));
        let outcomes = cover.missed_outcomes.iter().map(|edge| {
            let edge = flow.edge(*edge);
            let question = self.label(flow.node(edge.from).element);
            let outcome = edge.outcome.map_or_else(|| "go on".to_owned(), |outcome| self.label(outcome));
            let half = match edge.bound {
                Some(Bound::Otherwise(times)) => format!(", after {times} times"),
                Some(Bound::AtMost(_)) | None => String::new(),
            };
            format!("{question} → {outcome}{half}")
        });
        steps.chain(outcomes).collect()
    }

    fn text(&self, text: &mut String, process: ElementId, flow: &Flow, cover: &Cover) {
        if !text.is_empty() {
            text.push('\n');
        }
        let path = visible(&dotted(self.model, process)).into_owned();
        let _ = writeln!(text, "{} ({path})\n{}", self.label(process), self.head(cover));
        for (number, case) in cover.cases.iter().enumerate() {
            let happy = if number == 0 { "  [happy path]" } else { "" };
            let _ = writeln!(text, "\nCase {}: {}{happy}", number + 1, self.end(flow, case, &WORDS[0]));
            for (at, step) in case.moves.iter().enumerate() {
                let _ = writeln!(text, "{:>4}. {}", at + 1, self.step(flow, step, &WORDS[0]));
            }
        }
        let missed = self.missed(flow, cover);
        if !missed.is_empty() {
            let _ = writeln!(text, "\nNo case passes:");
            for missed in missed {
                let _ = writeln!(text, "  - {missed}");
            }
        }
    }

    fn markdown(&self, text: &mut String, process: ElementId, flow: &Flow, cover: &Cover) {
        if !text.is_empty() {
            text.push('\n');
        }
        let words = self.words(PathFormat::Markdown);
        let _ = writeln!(text, "# {}", escaped(&self.label(process)));
        for (number, case) in cover.cases.iter().enumerate() {
            let happy = if number == 0 { words.happy } else { "" };
            let end = escaped(&self.end(flow, case, words));
            let _ = writeln!(text, "\n## {} {}: {end}{happy}\n", words.case, number + 1);
            let _ = writeln!(text, "| | {} |\n|---:|---|---|---|", words.columns.join(" | "));
            for (at, step) in case.moves.iter().enumerate() {
                let who = self.roles(flow.node(step.node).element);
                let _ = writeln!(
                    text,
                    "| {} | {} | {} | ☐ |",
                    at + 1,
                    escaped(&self.step(flow, step, words)),
                    escaped(&who)
                );
            }
        }
        let missed = self.missed(flow, cover);
        if !missed.is_empty() {
            let _ = writeln!(text, "\n## {}\n", words.missed);
            for missed in missed {
                let _ = writeln!(text, "- {}", escaped(&missed));
            }
        }
    }

    fn json(&self, process: ElementId, flow: &Flow, cover: &Cover) -> Value {
        let node = |node: NodeId| {
            let element = flow.node(node).element;
            json!({
                "node": flow.node(node).id,
                "step": dotted(self.model, element),
                "label": self.model.label(element, self.language),
            })
        };
        let cases: Vec<Value> = cover
            .cases
            .iter()
            .enumerate()
            .map(|(number, case)| {
                let steps: Vec<Value> = case
                    .moves
                    .iter()
                    .map(|step| {
                        let mut told = node(step.node);
                        let answers: Vec<Value> = answered(flow, step)
                            .into_iter()
                            .map(|id| json!({ "path": dotted(self.model, id), "label": self.model.label(id, self.language) }))
                            .collect();
                        told["answers"] = Value::Array(answers);
                        told["roles"] = self
                            .model
                            .roles(flow.node(step.node).element, Letter::Responsible)
                            .iter()
                            .map(|role| Value::String(dotted(self.model, *role)))
                            .collect();
                        told
                    })
                    .collect();
                json!({ "happy": number == 0, "steps": steps, "end": case.end.map(node) })
            })
            .collect();
        json!({
            "path": dotted(self.model, process),
            "label": self.model.label(process, self.language),
            "cases": cases,
            "missed": self.missed(flow, cover),
        })
    }
}

/// A text that is nothing but text in a table of Markdown.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        if matches!(
            letter,
            '\\' | '`' | '*' | '_' | '{' | '}' | '[' | ']' | '<' | '>' | '#' | '|' | '!' | '&' | '~'
        ) {
            escaped.push('\\');
        }
        escaped.push(if letter == '\n' { ' ' } else { letter });
    }
    escaped
}
