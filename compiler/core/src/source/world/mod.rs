//! Findings about the world a project lives in: its folders, files, encodings, dependencies and outputs.
//!
//! The core opens nothing, so a face raises them; their codes stand here beside all others.

mod dependency_cycle;
mod dependency_missing;
mod file_too_large;
mod folder_named_like_a_file;
mod foreign_output;
mod link_not_followed;
mod manifest_fault;
mod no_manifest;
mod no_sources;
mod no_such_path;
mod not_utf8;
mod output_not_writable;
mod unreadable_file;

pub use dependency_cycle::CODE as DEPENDENCY_CYCLE;
pub use dependency_missing::CODE as DEPENDENCY_MISSING;
pub use file_too_large::CODE as FILE_TOO_LARGE;
pub use folder_named_like_a_file::CODE as FOLDER_NAMED_LIKE_A_FILE;
pub use foreign_output::CODE as FOREIGN_OUTPUT;
pub use link_not_followed::CODE as LINK_NOT_FOLLOWED;
pub use manifest_fault::CODE as MANIFEST_FAULT;
pub use no_manifest::CODE as NO_MANIFEST;
pub use no_sources::CODE as NO_SOURCES;
pub use no_such_path::CODE as NO_SUCH_PATH;
pub use not_utf8::CODE as NOT_UTF8;
pub use output_not_writable::CODE as OUTPUT_NOT_WRITABLE;
pub use unreadable_file::CODE as UNREADABLE_FILE;
