//! The command line: the same `compile`, asked by a person or by a pipeline. Disk and terminal live here.

mod args;
mod command;
mod exit;
mod io;
mod project;
mod report;

pub use exit::Exit;
pub use io::{Io, Terminal};

use std::ffi::OsString;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Runs one command line (the program's name first) in a world.
pub fn run(args: &[OsString], io: &mut Io<'_>) -> Exit {
    let exit = match args::parse(args, io.terminal.output && !io.terminal.plain) {
        Ok(args) => command::run(args, io),
        Err((text, args::Asked::Yes)) => {
            io.print(&text);
            Exit::Clean
        }
        Err((text, args::Asked::No)) => {
            io.note(&text);
            Exit::CouldNotRun
        }
    };
    if let Err(error) = io.output.flush()
        && error.kind() != std::io::ErrorKind::BrokenPipe
    {
        io.lost.get_or_insert(error);
    }
    match io.lost.take() {
        Some(error) => {
            io.note(&format!("ltc: results could not be written: {error}\n"));
            Exit::CouldNotRun
        }
        None => exit,
    }
}

/// Runs the command line of this process. A bug ends in a message that says so and [`Exit::CouldNotRun`], never in a backtrace.
pub fn run_process() -> Exit {
    std::panic::set_hook(Box::new(|info| {
        let place =
            info.location().map_or_else(String::new, |place| format!(" ({}:{})", place.file(), place.line()));
        let words = info.payload_as_str().unwrap_or("no words");
        let text = format!(
            "\nltc has a bug: {words}{place}\nNothing was changed. Please report it with the files that brought it about; ltc {}.\n",
            env!("CARGO_PKG_VERSION")
        );
        let _ = std::io::Write::write_all(&mut std::io::stderr(), text.as_bytes());
    }));
    let args: Vec<OsString> = std::env::args_os().collect();
    let mut input = std::io::stdin();
    let mut output = std::io::BufWriter::new(std::io::stdout());
    let mut notes = std::io::stderr();
    let mut io = Io {
        directory: std::env::current_dir().unwrap_or_default(),
        input: &mut input,
        output: &mut output,
        notes: &mut notes,
        terminal: Terminal::of_process(),
        today: today(),
        lost: None,
    };
    catch_unwind(AssertUnwindSafe(|| run(&args, &mut io))).unwrap_or(Exit::CouldNotRun)
}

/// Today by the clock of this computer, in UTC.
fn today() -> Option<ltc_core::model::Date> {
    let since_1970 = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).ok()?;
    ltc_core::model::Date::after_1970(since_1970.as_secs() / 86_400)
}
