//! The binary `ltc`: hands the process's arguments, streams and terminal to [`ltc_cli::run`].

use std::process::ExitCode;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    ltc_cli::run_process().into()
}
