//! How many cases an auditor tests, by how often a control is done.

use crate::emit::page::{Word, Words};
use crate::model::Rhythm;

/// A sample as the table says it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Sample {
    /// The size in words; empty when neither the control nor its frequency says any.
    pub text: String,
    /// Whether it comes from the table of defaults, not from the control.
    pub default: bool,
}

/// The usual size for a rhythm, in words.
pub(super) fn usual(rhythm: Rhythm, words: Words) -> &'static str {
    match rhythm {
        Rhythm::Annual => "1",
        Rhythm::Quarterly => "2",
        Rhythm::Monthly => "3",
        Rhythm::Weekly => "5",
        Rhythm::Daily => "25",
        Rhythm::PerCase => words.get(Word::SampleOfPopulation),
        Rhythm::Automatic => words.get(Word::OnePerConfiguration),
    }
}
