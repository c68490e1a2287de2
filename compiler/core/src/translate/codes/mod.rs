//! The codes of translations, one file each.

mod broken_catalogue;
mod other_term_in_translation;
mod other_wording_in_translation;
mod region_not_translated;
mod stale_translation;
mod translated_twice;
mod unknown_translation;

use crate::diagnostic::Code;

pub use broken_catalogue::CODE as BROKEN_CATALOGUE;
pub use other_term_in_translation::CODE as OTHER_TERM;
pub use other_wording_in_translation::CODE as OTHER_WORDING;
pub use region_not_translated::CODE as REGION_NOT_TRANSLATED;
pub use stale_translation::CODE as STALE_TRANSLATION;
pub use translated_twice::CODE as TRANSLATED_TWICE;
pub use unknown_translation::CODE as UNKNOWN_TRANSLATION;

/// Every code of files of translations.
pub const CODES: &[&Code] = &[
    &BROKEN_CATALOGUE,
    &STALE_TRANSLATION,
    &UNKNOWN_TRANSLATION,
    &TRANSLATED_TWICE,
    &REGION_NOT_TRANSLATED,
    &OTHER_TERM,
    &OTHER_WORDING,
];
