//! `ltc check`: what is wrong.

use super::Work;
use crate::args::Check;
use crate::exit::Exit;
use crate::io::Io;
use crate::report::{self, Paint};

/// Compiles the project and prints what was found.
pub(super) fn run(check: &Check, paint: Paint, io: &mut Io<'_>) -> Exit {
    let mut work = Work::of(io, check.path.as_deref());
    let mut findings = std::mem::take(&mut work.findings);
    let exit = report::print(io, check.reporting, paint, &work.texts(), &mut findings);
    if work.readable { exit } else { Exit::CouldNotRun }
}
