//! The codes of adaptations, one file each.

mod adaptation_among_processes;
mod adaptation_of_a_newer_version;
mod adaptation_of_an_older_version;
mod adaptation_of_nothing;
mod adaptation_without_version;
mod change_without_effect;
mod change_without_reason;
mod changed_after_removal;
mod changed_twice;
mod circle_of_adaptations;
mod empty_adaptation;
mod id_of_another_region;
mod layer_weakened;
mod name_taken;
mod reason_without_reference;
mod still_named;
mod translation_of_nothing;
mod unknown_target;
mod version_not_known;

use crate::diagnostic::Code;

pub use adaptation_among_processes::CODE as ADAPTATION_AMONG_PROCESSES;
pub use adaptation_of_a_newer_version::CODE as ADAPTATION_OF_A_NEWER_VERSION;
pub use adaptation_of_an_older_version::CODE as ADAPTATION_OF_AN_OLDER_VERSION;
pub use adaptation_of_nothing::CODE as ADAPTATION_OF_NOTHING;
pub use adaptation_without_version::CODE as ADAPTATION_WITHOUT_VERSION;
pub use change_without_effect::CODE as CHANGE_WITHOUT_EFFECT;
pub use change_without_reason::CODE as CHANGE_WITHOUT_REASON;
pub use changed_after_removal::CODE as CHANGED_AFTER_REMOVAL;
pub use changed_twice::CODE as CHANGED_TWICE;
pub use circle_of_adaptations::CODE as CIRCLE_OF_ADAPTATIONS;
pub use empty_adaptation::CODE as EMPTY_ADAPTATION;
pub use id_of_another_region::CODE as ID_OF_ANOTHER_REGION;
pub use layer_weakened::CODE as LAYER_WEAKENED;
pub use name_taken::CODE as NAME_TAKEN;
pub use reason_without_reference::CODE as REASON_WITHOUT_REFERENCE;
pub use still_named::CODE as STILL_NAMED;
pub use translation_of_nothing::CODE as TRANSLATION_OF_NOTHING;
pub use unknown_target::CODE as UNKNOWN_TARGET;
pub use version_not_known::CODE as VERSION_NOT_KNOWN;

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
    &ADAPTATION_WITHOUT_VERSION,
    &ADAPTATION_OF_A_NEWER_VERSION,
    &ADAPTATION_OF_AN_OLDER_VERSION,
    &VERSION_NOT_KNOWN,
    &EMPTY_ADAPTATION,
    &ADAPTATION_AMONG_PROCESSES,
    &ID_OF_ANOTHER_REGION,
    &LAYER_WEAKENED,
];
