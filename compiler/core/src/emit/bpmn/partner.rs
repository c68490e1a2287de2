//! Pools of others above the process, as its pictures have them.

use super::event::Event;
use super::file::File;
use crate::emit::diagram::{Contact, Partner};
use crate::flow::{NodeKind, ncname};

/// The partners of a file, those of its first diagram. A start that is a plain one here because others call the process faces nobody.
pub(super) fn around(file: &File<'_>) -> Vec<Partner> {
    let Some(sheet) = file.sheets.get(file.root.0 as usize) else { return Vec::new() };
    let shown = |contact: &Contact| match file.flow.node(contact.node).kind {
        NodeKind::Work | NodeKind::Call { .. } => true,
        _ => Event::of(file, contact.node).partner.is_some(),
    };
    Partner::around(&sheet.drawing, &sheet.placed, &shown)
}

/// The id of a partner's pool.
pub(super) fn id(file: &File<'_>, partner: &Partner) -> String {
    format!("partner--{}", ncname(&file.model.path(partner.who)))
}
