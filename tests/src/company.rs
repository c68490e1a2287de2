//! A large company, for benchmarks of its site: packages, one class each, with groups of processes that hand over to each other, each with
//! lanes, decisions, controls, and a gate that says who decides up to which amount.

use crate::generate::{Mistakes, Writer, shared, shared_names};
use std::fmt::Write as _;

/// Sub-processes in one process.
const SUBPROCESSES: usize = 3;
/// Processes in one group.
const PROCESSES: usize = 4;
/// Groups in one package.
const GROUPS: usize = 4;
/// Tasks in one process, L5 and L6 counted: those of its sub-processes, and the work behind its gate.
const TASKS: usize = SUBPROCESSES * 30 + 1;

const KINDS: [&str; 3] = ["operating", "enabling", "supporting"];

/// The files of a company of about `tasks` tasks: path and text, `ltc.toml` first. The same number gives the same bytes, everywhere.
pub fn company(tasks: usize) -> Vec<(String, String)> {
    let processes = tasks.div_ceil(TASKS).max(1);
    let packages = processes.div_ceil(PROCESSES * GROUPS);
    let settings = "[project]\nname = \"company\"\nversion = \"1\"\ntitle = \"A large company\"\nlanguages = [\"en\", \"zh\"]\n\n\
         # Diagrams of many steps are what is measured.\n[checks]\ncrowded-diagram = \"off\"\n";
    let mut plant = shared();
    plant.push_str(
        "data order \"Order\" @zh \"订单\" { of: case  field amount \"Amount\" @zh \"金额\" { type: money  required: yes } }\n\
         risk spending \"More is spent than was agreed\" @zh \"支出超过约定\" { category: finance }\n",
    );
    let mut files = vec![("ltc.toml".to_owned(), settings.to_owned()), ("plant.ltc".to_owned(), plant)];
    let mut writer = Writer::new(Mistakes::None);
    for package in 0..packages {
        let first = package * PROCESSES * GROUPS;
        let last = (first + PROCESSES * GROUPS).min(processes);
        let mut text = format!(
            "package area_{package:03} \"Area {package}\" @zh \"领域{package}\"\n\nuse plant.{{{}, order, spending}}\n",
            shared_names()
        );
        if last < processes {
            let _ = writeln!(text, "use {}", path(last));
        }
        let _ = writeln!(
            text,
            "\nclass area \"Run area {package}\" @zh \"运行领域{package}\" {{\n  kind: {}\n  owner: role_{}",
            // Who ends the chain meets no customer, so it is no operating class.
            if last < processes { KINDS[package % KINDS.len()] } else { KINDS[1] },
            package % 20
        );
        for process in first..last {
            if (process - first).is_multiple_of(PROCESSES) {
                let group = (process - first) / PROCESSES;
                if group != 0 {
                    text.push_str("  }\n");
                }
                let _ = writeln!(
                    text,
                    "  group part_{group} \"Manage part {group} of area {package}\" @zh \"管理领域{package}第{group}部分\" {{\n    kind: execution"
                );
            }
            write_process(&mut writer, &mut text, process, process + 1 < processes);
        }
        text.push_str("  }\n}\n");
        files.push((format!("area_{package:03}.ltc"), text));
    }
    files
}

fn write_process(writer: &mut Writer, text: &mut String, process: usize, goes_on: bool) {
    writer.head(
        text,
        process,
        (&format!("run_{process}"), &format!("Run work {process}"), &format!("执行工作{process}")),
    );
    for subprocess in 0..SUBPROCESSES {
        writer.subprocess(text, subprocess);
    }
    let _ = write!(
        text,
        "    gate authorise \"Authorise work {process}\" @zh \"批准工作{process}\" {{\n      objective: \"The right level spends the money\" @zh \"由合适的层级批准支出\"\n      \
         mitigates: spending\n      guards: release\n      evidence: order\n      frequency: per_case\n      R: role_1\n      in: order\n      \
         decide role_20 when (order.amount <= 1000)\n      decide role_21 otherwise\n      go \"Go\" @zh \"通过\" -> next\n      \
         no_go \"No go\" @zh \"不通过\" -> end \"Stopped before it cost anything\" @zh \"在产生费用前终止\"\n    }}\n    \
         activity release \"Release the order of work {process}\" @zh \"释放工作{process}的订单\" {{ R: role_2  in: order  out: order }}\n",
    );
    let on = match goes_on {
        true => format!(
            " starts {} {{ gives: order  accepts: role_{} }}",
            reach(process),
            (process + 1) % 20 + 20
        ),
        false => String::new(),
    };
    let _ = writeln!(text, "    end \"Work {process} is done\" @zh \"工作{process}完成\"{on}\n  }}");
}

/// The path of a process.
fn path(process: usize) -> String {
    let group = process % (PROCESSES * GROUPS) / PROCESSES;
    format!("area_{:03}.area.part_{group}.run_{process}", process / (PROCESSES * GROUPS))
}

/// How a process names the one after it: from its own group, from its own class, or as its file says it uses it.
fn reach(process: usize) -> String {
    let next = process + 1;
    match (next.is_multiple_of(PROCESSES * GROUPS), next.is_multiple_of(PROCESSES)) {
        (false, true) => format!("part_{}.run_{next}", next % (PROCESSES * GROUPS) / PROCESSES),
        _ => format!("run_{next}"),
    }
}
