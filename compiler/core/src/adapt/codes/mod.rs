//! The codes of adaptations, one file each.

mod adaptation_of_nothing;
mod change_without_effect;
mod change_without_reason;
mod changed_after_removal;
mod changed_twice;
mod circle_of_adaptations;
mod name_taken;
mod reason_without_reference;
mod still_named;
mod translation_of_nothing;
mod unknown_target;

use crate::diagnostic::Code;

pub use adaptation_of_nothing::CODE as ADAPTATION_OF_NOTHING;
pub use change_without_effect::CODE as CHANGE_WITHOUT_EFFECT;
pub use change_without_reason::CODE as CHANGE_WITHOUT_REASON;
pub use changed_after_removal::CODE as CHANGED_AFTER_REMOVAL;
pub use changed_twice::CODE as CHANGED_TWICE;
pub use circle_of_adaptations::CODE as CIRCLE_OF_ADAPTATIONS;
pub use name_taken::CODE as NAME_TAKEN;
pub use reason_without_reference::CODE as REASON_WITHOUT_REFERENCE;
pub use still_named::CODE as STILL_NAMED;
pub use translation_of_nothing::CODE as TRANSLATION_OF_NOTHING;
pub use unknown_target::CODE as UNKNOWN_TARGET;

/// Every code of this room, by number.
pub const CODES: &[&Code] = &[
    &CHANGE_WITHOUT_REASON,
    &REASON_WITHOUT_REFERENCE,
    &UNKNOWN_TARGET,
    &CHANGED_TWICE,
    &CHANGED_AFTER_REMOVAL,
    &NAME_TAKEN,
    &STILL_NAMED,
    &CIRCLE_OF_ADAPTATIONS,
    &ADAPTATION_OF_NOTHING,
    &CHANGE_WITHOUT_EFFECT,
    &TRANSLATION_OF_NOTHING,
];
