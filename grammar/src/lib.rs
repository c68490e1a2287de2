//! What an `.ltc` file looks like: text to tree and tree to text, and nothing about what it means.

pub mod condition;
mod fault;
mod format;
mod from_pairs;
mod highlight;
mod mend;
mod outline;
mod parse;
mod scan;
mod shift;
pub mod tree;
pub mod words;

pub use fault::{Fault, FaultKind};
pub use format::{FormatOutcome, format};
pub use highlight::textmate;
pub use outline::outline;
pub use parse::{MAX_DEPTH, Parsed, parse};
