//! What tests and benchmarks share.

pub mod built;
pub mod case;
pub mod generate;
pub mod json_schema;
