//! How a command ended.

use std::process::ExitCode;

/// How a command ended, as the number a shell or a pipeline sees.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
#[repr(u8)]
pub enum Exit {
    /// 0: done, nothing to complain of (advice, and warnings without `--strict`, do not count).
    Clean = 0,
    /// 1: done, and there are errors (or, with `--strict`, warnings; or, for `fmt --check`, files to format).
    Findings = 1,
    /// 2: could not run: options nobody knows, nothing to read, nowhere to write, or a bug of ours.
    CouldNotRun = 2,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> ExitCode {
        ExitCode::from(exit as u8)
    }
}
