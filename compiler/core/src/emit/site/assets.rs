//! The files all pages share: one style, one script.

use crate::emit::page::{ASSETS, Frame};
use crate::emit::{Artefact, viewer};

/// What the pages of the site add to the style of all pages.
const SITE: &str = include_str!("../../../templates/site/style.css");

/// The script of all pages.
const SCRIPT: &str = include_str!("../../../templates/site/site.js");

/// The shared files.
pub fn assets() -> Vec<Artefact> {
    let style = format!("{}{}{SITE}", Frame::STYLE, viewer::style());
    let files = [("style.css", style), ("site.js", SCRIPT.to_owned())];
    files
        .into_iter()
        .map(|(name, text)| Artefact { path: format!("{ASSETS}/{name}"), bytes: text.into_bytes() })
        .collect()
}
