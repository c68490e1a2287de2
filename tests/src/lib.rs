//! What tests and benchmarks share.

pub mod brute;
pub mod built;
pub mod case;
pub mod generate;
pub mod json_schema;
pub mod net_text;
pub mod random_net;
pub mod random_process;
