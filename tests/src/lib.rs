//! What tests and benchmarks share.

pub mod awkward;
pub mod brute;
pub mod built;
pub mod case;
pub mod company;
pub mod dice;
pub mod every_shape;
pub mod forced;
pub mod generate;
pub mod json_schema;
pub mod net_text;
pub mod outline;
pub mod overlays;
pub mod random_net;
pub mod random_process;
pub mod settings_schema;
pub mod walk;
