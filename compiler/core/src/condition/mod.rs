//! What conditions mean: which fields they ask for, which cases they cover, and what they answer for given values.

mod answer;
mod cover;
mod feel;
mod kinds;
mod marks;
mod number;
mod reading;
mod space;
mod told;

pub use answer::{Answer, Given, answer, asked, given, lines};
pub use cover::{Case, Cases, MAX_CASES};
pub use feel::feel;
pub use kinds::{Constant, Holds, amount, choices, counted, holds, value};
pub use marks::Marks;
pub use number::Number;
pub use reading::{Misfit, Sort, read};
pub use space::{About, Dimension, Formula, Sample, Scale, Space, Test};
pub use told::{counted as counted_in_words, field_name, told, told_of_field};
