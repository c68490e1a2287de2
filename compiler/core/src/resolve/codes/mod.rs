//! The codes of names, places and values, one file each.

mod duplicate_name;
mod misplaced;
mod no_meaning_yet;
mod no_package;
mod repeated_attribute;
mod unknown_attribute;
mod unknown_name;
mod unreadable_condition;
mod wrong_kind;
mod wrong_value;

use crate::diagnostic::Code;

pub use duplicate_name::CODE as DUPLICATE_NAME;
pub use misplaced::CODE as MISPLACED;
pub use no_meaning_yet::CODE as NO_MEANING_YET;
pub use no_package::CODE as NO_PACKAGE;
pub use repeated_attribute::CODE as REPEATED_ATTRIBUTE;
pub use unknown_attribute::CODE as UNKNOWN_ATTRIBUTE;
pub use unknown_name::CODE as UNKNOWN_NAME;
pub use unreadable_condition::CODE as UNREADABLE_CONDITION;
pub use wrong_kind::CODE as WRONG_KIND;
pub use wrong_value::CODE as WRONG_VALUE;

/// Every code of this stage.
pub const CODES: &[&Code] = &[
    &UNKNOWN_NAME,
    &DUPLICATE_NAME,
    &MISPLACED,
    &WRONG_KIND,
    &NO_MEANING_YET,
    &UNKNOWN_ATTRIBUTE,
    &WRONG_VALUE,
    &NO_PACKAGE,
    &REPEATED_ATTRIBUTE,
    &UNREADABLE_CONDITION,
];
