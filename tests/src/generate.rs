//! Realistic projects of any size, for benchmarks and for tests of size.
//!
//! A project of N tasks has one file for what all share (roles, data, systems, risks) and one file for each group; a group
//! holds processes of three sub-processes; a sub-process has about thirty tasks (L5 and L6 together: twenty steps, ten of
//! them with a task below), two controls, four decisions with bounded loops and a parallel. That is some 350 bytes of source a task
//! and some 38 nodes in the diagram of a sub-process. The same N gives the same bytes, everywhere.

use crate::dice::Dice;
use std::fmt::Write as _;

/// Tasks in one sub-process.
const TASKS_IN_SUBPROCESS: usize = 30;
/// Sub-processes in one process.
const SUBPROCESSES_IN_PROCESS: usize = 3;
/// Processes in one group, which is one file.
const PROCESSES_IN_GROUP: usize = 2;
const ROLES: usize = 40;
const DATA: usize = 60;

/// Whether the project is to have mistakes in it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Mistakes {
    /// None: it builds.
    None,
    /// About one in a hundred activities has no R, an unknown role or a label that breaks a rule.
    Some,
}

/// The files of a project of about `tasks` tasks: path and text, `ltc.toml` first.
pub fn project(tasks: usize, mistakes: Mistakes) -> Vec<(String, String)> {
    let subprocesses = tasks.div_ceil(TASKS_IN_SUBPROCESS).max(1);
    let groups = subprocesses.div_ceil(SUBPROCESSES_IN_PROCESS * PROCESSES_IN_GROUP);
    let mut files = vec![
        (
            "ltc.toml".to_owned(),
            "[project]\nname = \"generated\"\nversion = \"1\"\nlanguages = [\"en\", \"zh\"]\n\n\
             # Diagrams of many steps are what is measured.\n[checks]\ncrowded-diagram = \"off\"\n"
                .to_owned(),
        ),
        ("shared.ltc".to_owned(), shared()),
    ];
    let mut writer = Writer { left: subprocesses, ..Writer::new(mistakes) };
    files.extend((0..groups).map(|group| (format!("group_{group:05}.ltc"), writer.group(group))));
    files
}

/// The file of what all files of a project share.
pub(crate) fn shared() -> String {
    let mut text = String::from("package plant \"Plant\" @zh \"工厂\"\n\n");
    for role in 0..ROLES {
        let _ = writeln!(text, "role role_{role} \"Responsible {role}\" @zh \"责任人{role}\"");
    }
    for data in 0..DATA {
        // The first half is there already; the second comes with the case, and processes name it in `in`.
        let life = if data < DATA / 2 { "library" } else { "case" };
        let _ =
            writeln!(text, "data document_{data} \"Document {data}\" @zh \"文档{data}\" {{ of: {life} }}");
    }
    for system in 0..5 {
        let _ = writeln!(text, "system system_{system} \"System {system}\" @zh \"系统{system}\"");
    }
    for risk in 0..10 {
        let _ = writeln!(text, "risk risk_{risk} \"Loss of kind {risk}\" @zh \"第{risk}类损失\"");
    }
    text.push_str("party customer \"Customer\" @zh \"客户\"\n");
    text
}

/// The names of everything in it, for a `use`.
pub(crate) fn shared_names() -> String {
    let numbered = |name: &'static str, count| (0..count).map(move |at| format!("{name}_{at}"));
    let names = numbered("role", ROLES).chain(numbered("document", DATA)).chain(numbered("system", 5));
    let names: Vec<String> = names.chain(numbered("risk", 10)).chain(["customer".to_owned()]).collect();
    names.join(", ")
}

/// The data that comes with a case.
fn case_data() -> String {
    let names: Vec<String> = (DATA / 2..DATA).map(|data| format!("document_{data}")).collect();
    names.join(", ")
}

/// Writes processes and what is in them, a little different each time.
pub(crate) struct Writer {
    random: Dice,
    mistakes: Mistakes,
    /// Sub-processes still to be written.
    left: usize,
}

const VERBS: &[(&str, &str)] = &[
    ("Check", "检查"),
    ("Record", "记录"),
    ("Confirm", "确认"),
    ("Prepare", "准备"),
    ("Compare", "比对"),
    ("Approve", "批准"),
    ("Send", "发送"),
    ("Collect", "收集"),
    ("Calculate", "计算"),
    ("Inspect", "检验"),
];
const OBJECTS: &[(&str, &str)] = &[
    ("the supplier invoice", "供应商发票"),
    ("the goods receipt", "收货单"),
    ("the purchase order", "采购订单"),
    ("the delivery note of the carrier", "承运人送货单"),
    ("the customer's contract annex", "客户合同附件"),
    ("the price list", "价格表"),
    ("the quality certificate", "质量证书"),
    ("the project budget", "项目预算"),
    ("the acceptance report", "验收报告"),
    ("the shipping date", "发运日期"),
];

impl Writer {
    pub(crate) fn new(mistakes: Mistakes) -> Writer {
        Writer { random: Dice(0x9e37_79b9_7f4a_7c15), mistakes, left: 0 }
    }

    /// The head of a process that takes an order: id, label, Chinese label.
    pub(crate) fn head(&mut self, text: &mut String, at: usize, (id, label, chinese): (&str, &str, &str)) {
        let _ = write!(
            text,
            "\n  process {id} \"{label}\" @zh \"{chinese}\" {{\n    owner: role_{}\n    status: released\n    A: role_{}\n    \
             in: order, {}\n    out: order\n    within: {}wd\n    trigger request \"Request received\" @zh \"收到请求\" from customer\n",
            at % ROLES,
            self.random.below(ROLES / 2) + ROLES / 2,
            case_data(),
            2_000 + self.random.below(40),
        );
    }

    fn group(&mut self, group: usize) -> String {
        let mut text = format!(
            "within plant\n\ngroup group_{group} \"Manage area {group}\" @zh \"管理领域{group}\" {{\n  owner: role_{}\n",
            group % ROLES
        );
        for process in 0..PROCESSES_IN_GROUP {
            if self.left == 0 {
                break;
            }
            self.process(&mut text, group, process);
        }
        text.push_str("}\n");
        text
    }

    fn process(&mut self, text: &mut String, group: usize, process: usize) {
        let owner = self.random.below(ROLES);
        let accountable = self.random.below(ROLES / 2) + ROLES / 2;
        let _ = write!(
            text,
            "\n  process process_{process} \"Run area {group}, part {process}\" @zh \"运行领域{group}第{process}部分\" {{\n    \
             owner: role_{owner}\n    status: released\n    A: role_{accountable}\n    in: {}\n    out: document_{}\n    \
             within: {}wd\n    trigger request \"Request received\" @zh \"收到请求\" from customer\n",
            case_data(),
            self.random.below(DATA),
            2_000 + self.random.below(40),
        );
        for subprocess in 0..SUBPROCESSES_IN_PROCESS {
            if self.left == 0 {
                break;
            }
            self.left -= 1;
            self.subprocess(text, subprocess);
        }
        text.push_str("  }\n");
    }

    pub(crate) fn subprocess(&mut self, text: &mut String, subprocess: usize) {
        let _ = writeln!(
            text,
            "\n    subprocess part_{subprocess} \"Part {subprocess}\" @zh \"第{subprocess}部分\" {{"
        );
        // Twenty steps: five blocks of four; a decision, a control or a parallel closes a block.
        for block in 0..5 {
            let first = block * 4;
            match block {
                1 => {
                    text.push_str("      parallel both {\n");
                    for step in first..first + 4 {
                        self.activity(text, step);
                    }
                    text.push_str("      }\n");
                }
                2 | 4 => {
                    for step in first..first + 3 {
                        self.activity(text, step);
                    }
                    self.control(text, block, first);
                }
                _ => {
                    for step in first..first + 4 {
                        self.activity(text, step);
                    }
                }
            }
            if block != 4 {
                self.decision(text, block, first);
            }
        }
        text.push_str("    }\n");
    }

    fn activity(&mut self, text: &mut String, step: usize) {
        let (verb, verb_zh) = VERBS[self.random.below(VERBS.len())];
        let (object, object_zh) = OBJECTS[self.random.below(OBJECTS.len())];
        let wrong = self.mistakes == Mistakes::Some && self.random.below(100) == 0;
        let verb = if wrong && step.is_multiple_of(3) { "Handle" } else { verb };
        let role = match (wrong, step % 3) {
            (true, 1) => "R: rolle_1".to_owned(),
            (true, 2) => "I: role_1".to_owned(),
            _ => format!("R: role_{}", self.random.below(ROLES / 4)),
        };
        let _ = write!(
            text,
            "      activity step_{step} \"{verb} {object} {step}\" @zh \"{verb_zh}{object_zh}{step}\" {{\n        \
             about: \"Keeps {object} complete, so that whoever comes next need not ask for it.\" @zh \"保证{object_zh}完整，使后续人员无需再问。\"\n        \
             {role}   C: role_{}, role_{}\n        in: document_{}, document_{}\n        out: document_{}\n        uses: system_{}\n        within: {}wd\n",
            self.random.below(ROLES / 8) + ROLES / 4,
            self.random.below(ROLES / 8) + ROLES / 4 + ROLES / 8,
            self.random.below(DATA / 2),
            self.random.below(DATA / 2) + DATA / 2,
            self.random.below(DATA),
            self.random.below(5),
            1 + self.random.below(9),
        );
        if step.is_multiple_of(2) {
            let _ = writeln!(
                text,
                "        task line_1 \"{verb} the header fields\" @zh \"{verb_zh}抬头字段\" {{ done_when: \"no field is empty\" @zh \"无空字段\" }}"
            );
        }
        text.push_str("      }\n");
    }

    fn control(&mut self, text: &mut String, block: usize, first: usize) {
        let _ = write!(
            text,
            "      kcp control_{block} \"Is part {block} complete?\" @zh \"第{block}部分是否完整？\" {{\n        \
             objective: \"Only complete documents go on\" @zh \"只有完整的文档才继续\"\n        mitigates: risk_{}\n        \
             evidence: document_{}\n        frequency: weekly\n        R: role_{}   A: role_{}\n        \
             task line_1 \"Compare the totals\" @zh \"比对合计\" {{ done_when: \"totals agree\" @zh \"合计一致\" }}\n        \
             check complete \"Nothing is missing\" @zh \"没有缺失\"\n        pass \"Complete\" @zh \"完整\" -> next\n        \
             fail \"Not complete\" @zh \"不完整\" -> step_{first} at most 2 otherwise end \"Stopped by control {block}\" @zh \"被控制点{block}终止\"\n      }}\n",
            self.random.below(10),
            self.random.below(DATA),
            self.random.below(ROLES / 2),
            self.random.below(ROLES / 2) + ROLES / 2,
        );
    }

    fn decision(&mut self, text: &mut String, block: usize, first: usize) {
        let target =
            if block == 1 { "both".to_owned() } else { format!("step_{}", first + self.random.below(3)) };
        let _ = write!(
            text,
            "      decision agreed_{block} \"Does the customer agree to {block}?\" @zh \"客户是否同意第{block}部分？\" {{\n        \
             yes \"Yes\" @zh \"是\" -> next\n        no \"No\" @zh \"否\" -> {target} at most 3 otherwise end \"Not agreed\" @zh \"未达成一致\"\n      }}\n",
        );
    }
}

/// One file with one process of so many activities and no sub-process, a decision after every fourth; 330 activities make a
/// diagram of some five hundred nodes.
pub fn long_process(activities: usize) -> String {
    let mut writer = Writer { random: Dice(1), mistakes: Mistakes::None, left: 0 };
    let mut text = shared();
    text.push_str(
        "process long \"Run the long way\" @zh \"长流程\" {\n  owner: role_0\n  A: role_39\n  out: document_1\n  \
         trigger request \"Request received\" @zh \"收到请求\" from customer\n",
    );
    let _ = writeln!(text, "  in: {}", case_data());
    for step in 0..activities {
        writer.activity(&mut text, step);
        if step % 4 == 3 {
            let _ = write!(
                text,
                "      decision agreed_{step} \"Does the customer agree?\" @zh \"客户是否同意？\" {{\n        \
                 yes \"Yes\" @zh \"是\" -> next\n        no \"No\" @zh \"否\" -> step_{} at most 3 otherwise end \"Not agreed\" @zh \"未达成一致\"\n      }}\n",
                step - writer.random.below(3),
            );
        }
    }
    text.push_str("}\n");
    text
}
