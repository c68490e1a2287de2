//! The command line: commands, options, help.

use clap::{Args as ClapArgs, Parser, Subcommand, ValueEnum};
use ltc_core::model::Date;
use std::path::PathBuf;

/// Process architecture as code.
#[derive(Parser, Debug)]
#[command(
    name = "ltc",
    version,
    about = "Process architecture as code: check it, read it, build checklists, diagrams, BPMN and RACI tables from it",
    after_help = "Examples:\n  ltc new sales           make a project that builds\n  ltc check               look for mistakes\n  ltc build               write everything to dist/\n  ltc explain LTC3001     what a finding means and how to mend it\n\nExit codes: 0 clean, 1 findings, 2 could not run.",
    disable_help_subcommand = true,
    subcommand_required = true,
    arg_required_else_help = true
)]
pub(crate) struct Args {
    /// What to do.
    #[command(subcommand)]
    pub(crate) command: Command,
    /// When to use colours; `auto` means on a terminal, unless NO_COLOR is set.
    #[arg(long, global = true, value_enum, default_value_t = Color::Auto, value_name = "WHEN")]
    pub(crate) color: Color,
    /// The day accepted findings (`waive`) are judged on, as 2026-01-31; today where it is not said.
    #[arg(long, global = true, value_name = "DAY", value_parser = day)]
    pub(crate) today: Option<Date>,
}

/// Reads a day.
fn day(text: &str) -> Result<Date, String> {
    Date::parse(text).ok_or_else(|| "write a day that exists, as 2026-01-31".to_owned())
}

/// When to use colours.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub(crate) enum Color {
    /// On a terminal.
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

/// How findings are written.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub(crate) enum Format {
    /// For people: the source line with the place marked.
    Human,
    /// One JSON document.
    Json,
    /// Workflow commands that GitHub shows beside the changed lines.
    Github,
}

/// How findings are reported.
#[derive(Clone, Copy, ClapArgs, Debug)]
pub(crate) struct Reporting {
    /// How findings are written.
    #[arg(long, value_enum, default_value_t = Format::Human)]
    pub(crate) format: Format,
    /// Print every finding, not only the first 50.
    #[arg(long)]
    pub(crate) all_findings: bool,
    /// Treat warnings as findings for the exit code.
    #[arg(long)]
    pub(crate) strict: bool,
}

/// The commands.
#[derive(Subcommand, Debug)]
pub(crate) enum Command {
    /// Make a new project that builds.
    #[command(
        after_help = "Examples:\n  ltc new sales\n  ltc new sales --lang en,zh\n\nNothing that is already there is changed."
    )]
    New(New),
    /// Look for mistakes.
    #[command(
        after_help = "Examples:\n  ltc check                        the project around the current folder\n  ltc check examples/leads         another one\n  ltc check draft.ltc              a single file\n  ltc check --format github        in a pipeline\n  ltc check --strict --all-findings    warnings count, nothing is cut"
    )]
    Check(Check),
    /// Check, then write checklists, diagrams, BPMN, RACI and risk tables.
    #[command(
        after_help = "Examples:\n  ltc build\n  ltc build examples/leads --out ../leads-pages\n  ltc build --only bpmn,svg --lang zh\n  ltc build --region mexico        the standard, and Mexico beside it in regions/mexico\n  ltc build --all                  the standard and every region\n\nOutputs are written completely or not at all. Files of yours in the output folder are kept."
    )]
    Build(Build),
    /// Lay files out in the one layout.
    #[command(
        after_help = "Examples:\n  ltc fmt                   every file of the project\n  ltc fmt leads.ltc         one file\n  ltc fmt --check           list what would change, change nothing\n  ltc fmt --stdin < a.ltc   from standard input to standard output"
    )]
    Fmt(Fmt),
    /// Say what a finding means, why it matters and how to mend it.
    #[command(
        after_help = "Examples:\n  ltc explain LTC3001\n  ltc explain no-accountable-role\n  ltc explain --list"
    )]
    Explain(Explain),
    /// Show the levels: classes, groups, processes, down to tasks.
    #[command(
        after_help = "Examples:\n  ltc tree\n  ltc tree acme.leads.manage_leads --depth 2\n  ltc tree --lang zh"
    )]
    Tree(Tree),
    /// Show which line gave a step its roles, owner, status or deadline.
    #[command(
        after_help = "Examples:\n  ltc why acme.leads.manage_leads.verify.check_lead\n  ltc why check_lead A          where its A comes from\n  ltc why check_lead within     where its deadline comes from\n  ltc why authorise_bid --with amount=700000,grade=C          who decides it"
    )]
    Why(Why),
    /// Show cases that together pass every step and every outcome: for test plans and training.
    #[command(
        after_help = "Examples:\n  ltc paths                                  every process of the project\n  ltc paths validate_and_distribute_leads    one process\n  ltc paths --format markdown --lang zh      a test plan\n  ltc paths --format json                    for programs\n\nThe first case is the one that is hoped for. Ends with 1 if something is passed by no case."
    )]
    Paths(Paths),
    /// Prove what controls stand before, and that what steps need is made before them.
    #[command(
        after_help = "Examples:\n  ltc prove                                  every control of the project\n  ltc prove validate_and_distribute_leads    one process\n  ltc prove decide_disposition --lang zh     one control\n  ltc prove --format json                    for programs\n\nEnds with 1 if a statement does not hold. What is proved, and how: docs/reference/proofs.md."
    )]
    Prove(Prove),
    /// Show the pages and findings in a browser while you write.
    #[command(
        after_help = "Examples:\n  ltc preview                    the project around the current folder\n  ltc preview examples/leads --port 8080\n  ltc preview --region mexico    with the pages of a region\n\nServes this computer only and writes nothing; stop it with Ctrl+C. While there are errors the last good pages stay."
    )]
    Preview(Preview),
    /// Hold every region's adaptation against the standard as it is now.
    #[command(
        after_help = "Examples:\n  ltc rebase                          since the version the adaptations are written for, else what is not committed yet\n  ltc rebase --from v1.0              since a tag, a branch or a commit\n  ltc rebase --from ../standard-1.0   since a folder that holds the older standard\n  ltc rebase --from v1.0 --apply      write the edits that are safe\n  ltc rebase --from v1.0 --format json\n\nEnds with 1 if people have to decide something, or if a safe edit is not written yet. What is merged, and why that is\nsafe: docs/reference/rebase.md."
    )]
    Rebase(Rebase),
    /// Propose what several regions do alike as a change of the standard.
    #[command(
        after_help = "Examples:\n  ltc promote                    what two or more regions do alike\n  ltc promote --min 3\n  ltc promote --apply 1          write the first proposal, take it out of the regions\n  ltc promote --format json\n\nNothing is written unless --apply names a proposal. How likeness is measured: docs/reference/promote.md."
    )]
    Promote(Promote),
    /// Hand texts to a translator, take them back, and show how far the languages are.
    #[command(
        after_help = "Examples:\n  ltc translate status                          how far each language is\n  ltc translate export --lang de --out de.po    the file for the translator\n  ltc translate import de.po                    back into translations/de.po\n\nHow translations are kept: docs/reference/translations.md."
    )]
    Translate(Translate),
    /// Write completions for a shell.
    #[command(
        after_help = "Examples:\n  ltc completions bash > ~/.local/share/bash-completion/completions/ltc\n  ltc completions zsh > ~/.zfunc/_ltc\n  ltc completions fish > ~/.config/fish/completions/ltc.fish\n  ltc completions powershell >> $PROFILE"
    )]
    Completions(Completions),
}

/// `ltc new`
#[derive(ClapArgs, Debug)]
pub(crate) struct New {
    /// The folder to make; its last part becomes the project's name.
    pub(crate) name: PathBuf,
    /// The project's languages, the first being the one labels are written in.
    #[arg(long, value_delimiter = ',', value_name = "TAGS", default_value = "en")]
    pub(crate) lang: Vec<String>,
}

/// `ltc check`
#[derive(ClapArgs, Debug)]
pub(crate) struct Check {
    /// A folder or file of the project; the current folder where it is not said.
    pub(crate) path: Option<PathBuf>,
    /// How findings are reported.
    #[command(flatten)]
    pub(crate) reporting: Reporting,
}

/// `ltc build`
#[derive(ClapArgs, Debug)]
pub(crate) struct Build {
    /// A folder or file of the project; the current folder where it is not said.
    pub(crate) path: Option<PathBuf>,
    /// The folder to write to; else the one `ltc.toml` says, else `dist` in the project.
    #[arg(long, value_name = "FOLDER")]
    pub(crate) out: Option<PathBuf>,
    /// Only these outputs: site, bpmn, svg, checklist, raci, rcm, model, markdown, interface; on request also manual, word, png.
    #[arg(long, value_delimiter = ',', value_name = "OUTPUTS")]
    pub(crate) only: Vec<String>,
    /// Only these of the project's languages, and of those of its regions.
    #[arg(long, value_delimiter = ',', value_name = "TAGS")]
    pub(crate) lang: Vec<String>,
    /// These regions too, each in a folder of its own below `regions`; else those `ltc.toml` says.
    #[arg(long = "region", value_delimiter = ',', value_name = "REGIONS")]
    pub(crate) regions: Vec<String>,
    /// Every region too.
    #[arg(long, conflicts_with = "regions")]
    pub(crate) all: bool,
    /// Write into a folder that holds other files; they are kept, files of the same name are replaced.
    #[arg(long)]
    pub(crate) force: bool,
    /// How findings are reported.
    #[command(flatten)]
    pub(crate) reporting: Reporting,
}

/// `ltc fmt`
#[derive(ClapArgs, Debug)]
pub(crate) struct Fmt {
    /// Files or folders; the project around the current folder where none is said.
    pub(crate) paths: Vec<PathBuf>,
    /// Change nothing; list what would change and end with 1 if anything would.
    #[arg(long)]
    pub(crate) check: bool,
    /// Read from standard input, write to standard output.
    #[arg(long, conflicts_with = "paths")]
    pub(crate) stdin: bool,
    /// How findings are reported.
    #[command(flatten)]
    pub(crate) reporting: Reporting,
}

/// `ltc explain`
#[derive(ClapArgs, Debug)]
pub(crate) struct Explain {
    /// A code (`LTC3001`) or its name (`no-accountable-role`).
    #[arg(required_unless_present = "list")]
    pub(crate) code: Option<String>,
    /// List all codes.
    #[arg(long)]
    pub(crate) list: bool,
}

/// `ltc tree`
#[derive(ClapArgs, Debug)]
pub(crate) struct Tree {
    /// The element to start from; all packages of the project where it is not said.
    pub(crate) element: Option<String>,
    /// How many levels to show below it.
    #[arg(long, value_name = "LEVELS")]
    pub(crate) depth: Option<usize>,
    /// A region: the project as that region has it.
    #[arg(long, value_name = "REGION")]
    pub(crate) region: Option<String>,
    /// The language of labels.
    #[arg(long, value_name = "TAG")]
    pub(crate) lang: Option<String>,
    /// A folder or file of the project; the current folder where it is not said.
    #[arg(long, value_name = "PATH")]
    pub(crate) project: Option<PathBuf>,
}

/// `ltc paths`
#[derive(ClapArgs, Debug)]
pub(crate) struct Paths {
    /// The process, or an element that holds processes; the whole project where it is not said.
    pub(crate) process: Option<String>,
    /// How cases are written.
    #[arg(long, value_enum, default_value_t = PathFormat::Text)]
    pub(crate) format: PathFormat,
    /// The language of labels.
    #[arg(long, value_name = "TAG")]
    pub(crate) lang: Option<String>,
    /// A folder or file of the project; the current folder where it is not said.
    #[arg(long, value_name = "PATH")]
    pub(crate) project: Option<PathBuf>,
}

/// How cases are written.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub(crate) enum PathFormat {
    /// For people, in a terminal.
    Text,
    /// A test plan: a table a case, with a box to tick at each step.
    Markdown,
    /// For programs.
    Json,
}

/// `ltc why`
#[derive(ClapArgs, Debug)]
pub(crate) struct Why {
    /// The element; the end of its path is enough where only one element ends so.
    pub(crate) element: String,
    /// What to trace: R, A, C, I, owner, status or within; all of them where it is not said.
    pub(crate) what: Option<String>,
    /// A case: which line of a gate decides it, or which outcome of a step it has.
    #[arg(long = "with", value_name = "FIELD=VALUE", value_delimiter = ',')]
    pub(crate) given: Vec<String>,
    /// A region: the project as that region has it.
    #[arg(long, value_name = "REGION")]
    pub(crate) region: Option<String>,
    /// Which version was in force on a day, as 2026-01-31, and what it was made of.
    #[arg(long, value_name = "DAY", value_parser = day, conflicts_with_all = ["what", "given"])]
    pub(crate) on: Option<Date>,
    /// The language of labels.
    #[arg(long, value_name = "TAG")]
    pub(crate) lang: Option<String>,
    /// A folder or file of the project; the current folder where it is not said.
    #[arg(long, value_name = "PATH")]
    pub(crate) project: Option<PathBuf>,
}

/// `ltc prove`
#[derive(ClapArgs, Debug)]
pub(crate) struct Prove {
    /// Processes, controls or anything that holds them; the whole project where none is said.
    pub(crate) elements: Vec<String>,
    /// How proofs are written.
    #[arg(long, value_enum, default_value_t = Plain::Human)]
    pub(crate) format: Plain,
    /// A region: the project as that region has it.
    #[arg(long, value_name = "REGION")]
    pub(crate) region: Option<String>,
    /// The language of labels.
    #[arg(long, value_name = "TAG")]
    pub(crate) lang: Option<String>,
    /// A folder or file of the project; the current folder where it is not said.
    #[arg(long, value_name = "PATH")]
    pub(crate) project: Option<PathBuf>,
}

/// `ltc preview`
#[derive(ClapArgs, Debug)]
pub(crate) struct Preview {
    /// A folder or file of the project; the current folder where it is not said.
    pub(crate) path: Option<PathBuf>,
    /// The port to serve at; a free one where it is not said.
    #[arg(long, value_name = "NUMBER")]
    pub(crate) port: Option<u16>,
    /// Pages of these regions too; else of those `ltc.toml` says.
    #[arg(long = "region", value_delimiter = ',', value_name = "REGIONS")]
    pub(crate) regions: Vec<String>,
    /// Pages of every region too.
    #[arg(long, conflicts_with = "regions")]
    pub(crate) all: bool,
}

/// `ltc rebase`
#[derive(ClapArgs, Debug)]
pub(crate) struct Rebase {
    /// A folder or file of the project; the current folder where it is not said.
    pub(crate) path: Option<PathBuf>,
    /// The older standard: a folder that holds it, or a revision of the Git repository the project lies in. Where it is not said: the
    /// revision of the version the adaptations are written for, HEAD where that is the version of today.
    #[arg(long, value_name = "REVISION OR FOLDER")]
    pub(crate) from: Option<String>,
    /// Only this region.
    #[arg(long, value_name = "REGION")]
    pub(crate) region: Option<String>,
    /// Write the edits that are safe; nothing else is changed.
    #[arg(long)]
    pub(crate) apply: bool,
    /// How the report is written.
    #[arg(long, value_enum, default_value_t = Plain::Human)]
    pub(crate) format: Plain,
}

/// `ltc promote`
#[derive(ClapArgs, Debug)]
pub(crate) struct Promote {
    /// A folder or file of the project; the current folder where it is not said.
    pub(crate) path: Option<PathBuf>,
    /// How many separate regions must do it.
    #[arg(long, value_name = "REGIONS", default_value_t = 2, value_parser = clap::value_parser!(u16).range(2..))]
    pub(crate) min: u16,
    /// Write these proposals, by their numbers, into the standard, and take them out of the regions.
    #[arg(long, value_delimiter = ',', value_name = "NUMBERS")]
    pub(crate) apply: Vec<usize>,
    /// How the proposals are written.
    #[arg(long, value_enum, default_value_t = Plain::Human)]
    pub(crate) format: Plain,
}

/// How an answer that is no list of findings is written.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub(crate) enum Plain {
    /// For people.
    Human,
    /// One JSON document.
    Json,
}

/// `ltc translate`
#[derive(ClapArgs, Debug)]
#[command(subcommand_required = true, arg_required_else_help = true)]
pub(crate) struct Translate {
    /// What to do.
    #[command(subcommand)]
    pub(crate) command: TranslateCommand,
}

/// What `ltc translate` does.
#[derive(Subcommand, Debug)]
pub(crate) enum TranslateCommand {
    /// Write the texts of a language for a translator: all that have no translation beside them.
    Export(TranslateExport),
    /// Take a translator's file into `translations/`.
    Import(TranslateImport),
    /// Show what is translated, stale and missing, by language and package. Ends with 1 if a required language lacks anything.
    Status(TranslateStatus),
}

/// `ltc translate export`
#[derive(ClapArgs, Debug)]
pub(crate) struct TranslateExport {
    /// The language to translate into.
    #[arg(long, value_name = "TAG")]
    pub(crate) lang: String,
    /// The texts a region works by: of the packages it adapts and of what it adds; else the project's own.
    #[arg(long, value_name = "REGION")]
    pub(crate) region: Option<String>,
    /// The form of the file; else the one its name says, else PO.
    #[arg(long, value_enum)]
    pub(crate) format: Option<Interchange>,
    /// The file to write; else standard output.
    #[arg(long, value_name = "FILE")]
    pub(crate) out: Option<PathBuf>,
    /// A folder or file of the project; the current folder where it is not said.
    #[arg(long, value_name = "PATH")]
    pub(crate) project: Option<PathBuf>,
}

/// `ltc translate import`
#[derive(ClapArgs, Debug)]
pub(crate) struct TranslateImport {
    /// The translator's file, PO or XLIFF 2.
    pub(crate) file: PathBuf,
    /// Its language, where it says none.
    #[arg(long, value_name = "TAG")]
    pub(crate) lang: Option<String>,
    /// The region whose texts they are, where they were exported for one.
    #[arg(long, value_name = "REGION")]
    pub(crate) region: Option<String>,
    /// Say what would happen, change nothing.
    #[arg(long)]
    pub(crate) dry_run: bool,
    /// A folder or file of the project; the current folder where it is not said.
    #[arg(long, value_name = "PATH")]
    pub(crate) project: Option<PathBuf>,
}

/// `ltc translate status`
#[derive(ClapArgs, Debug)]
pub(crate) struct TranslateStatus {
    /// How it is written.
    #[arg(long, value_enum, default_value_t = Plain::Human)]
    pub(crate) format: Plain,
    /// A folder or file of the project; the current folder where it is not said.
    #[arg(long, value_name = "PATH")]
    pub(crate) project: Option<PathBuf>,
}

/// The form of a file for translators.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub(crate) enum Interchange {
    /// PO, which editors of translations and people read.
    Po,
    /// XLIFF 2, which agencies' tools read.
    Xliff,
}

/// `ltc completions`
#[derive(ClapArgs, Debug)]
pub(crate) struct Completions {
    /// Which shell.
    pub(crate) shell: clap_complete::Shell,
}

/// What a command line says, or the text to show instead and whether it was asked for (`--help`) or is a complaint.
pub(crate) fn parse(args: &[std::ffi::OsString], coloured: bool) -> Result<Args, (String, Asked)> {
    Args::try_parse_from(args).map_err(|error| {
        let text = error.render();
        let text = if coloured { text.ansi().to_string() } else { text.to_string() };
        (text, if error.use_stderr() { Asked::No } else { Asked::Yes })
    })
}

/// Whether a text was asked for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Asked {
    /// `--help`, `--version`.
    Yes,
    /// A complaint.
    No,
}

/// The completion script for a shell.
pub(crate) fn completions(shell: clap_complete::Shell) -> Vec<u8> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut <Args as clap::CommandFactory>::command(), "ltc", &mut script);
    script
}
