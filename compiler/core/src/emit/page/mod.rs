//! The frame all pages share: document head, style, breadcrumbs, links to sister pages, language switch, footer.
//!
//! A page is an askama template that extends `page/frame.html`, fills the blocks `main` (and, where needed, `style` and
//! `script`), and has a field `frame: Frame` and a field `words: Words`.

mod accepted;
mod address;
mod calendar;
mod condition;
mod counted;
mod frame;
pub mod markdown;
mod peers;
mod saying;
mod separations;
mod site;
mod spoken;
pub mod tongue;
pub mod words;

pub use accepted::Accepted;
pub use address::{Places, is_thing};
pub use condition::{condition_in_words, condition_of};
pub use frame::{Frame, LanguageLink, Link, Scripts, Tab};
pub use peers::Peer;
pub use saying::{below_package, target};
pub use separations::Separation;
pub use site::{ASSETS, Page, Site};
pub use spoken::Words;
pub use tongue::{Said, Tongue, autonym};
pub use words::Word;
