//! What a project means: source → model → flow → check → emit. A pure function of its texts: nothing here opens a
//! file, asks a clock or the network, or knows an absolute path.

pub mod adapt;
pub mod check;
mod compile;
pub mod condition;
pub mod diagnostic;
pub mod diff;
pub mod emit;
pub mod flow;
pub mod model;
pub mod proof;
pub mod resolve;
pub mod source;
pub mod translate;

pub use compile::{Compilation, compile};
