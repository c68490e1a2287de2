//! What a command reads from and writes to: three streams, the folder it runs in, and what is known of the terminal.

use ltc_core::model::Date;
use std::io::{ErrorKind, IsTerminal, Read, Write};
use std::path::PathBuf;

/// The world of one run. The binary hands in the process's own; tests hand in buffers.
pub struct Io<'a> {
    /// The folder relative paths start from.
    pub directory: PathBuf,
    /// What `fmt --stdin` reads.
    pub input: &'a mut dyn Read,
    /// Results: findings, trees, formatted text.
    pub output: &'a mut dyn Write,
    /// Everything said beside results: notes, progress, complaints about options.
    pub notes: &'a mut dyn Write,
    /// What is known of the terminal.
    pub terminal: Terminal,
    /// The day accepted findings are judged on, where no option says another; none expires without one.
    pub today: Option<Date>,
    /// The first stream error that means results were lost; a closed pipe is none.
    pub lost: Option<std::io::Error>,
}

/// What is known of the terminal behind the streams.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Terminal {
    /// Whether results go to a terminal.
    pub output: bool,
    /// Whether notes go to a terminal.
    pub notes: bool,
    /// Whether the environment asks for no colours (`NO_COLOR`, `TERM=dumb`).
    pub plain: bool,
    /// Its width in columns.
    pub width: usize,
}

impl Terminal {
    /// No terminal at all: a pipe, 100 columns.
    pub const NONE: Terminal = Terminal { output: false, notes: false, plain: true, width: 100 };

    /// The terminal of this process.
    pub fn of_process() -> Terminal {
        let set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
        let dumb = std::env::var_os("TERM").is_some_and(|term| term == "dumb");
        let width = terminal_size::terminal_size().map_or(100, |(width, _)| usize::from(width.0));
        Terminal {
            output: std::io::stdout().is_terminal(),
            notes: std::io::stderr().is_terminal(),
            plain: dumb || set("NO_COLOR"),
            width: width.clamp(40, 140),
        }
    }
}

impl Io<'_> {
    /// Writes results.
    pub fn print(&mut self, text: &str) {
        if let Err(error) = self.output.write_all(text.as_bytes())
            && error.kind() != ErrorKind::BrokenPipe
        {
            self.lost.get_or_insert(error);
        }
    }

    /// Writes a note; a note that cannot be written is not worth failing for.
    pub fn note(&mut self, text: &str) {
        let _ = self.notes.write_all(text.as_bytes());
    }
}
