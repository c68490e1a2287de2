//! Regions: what their changes make of a standard, and whether they may.

pub mod stricter;
