//! The pools of others above a process, and the messages that pass.

use super::draw::{Anchor, lines};
use super::mark::{circle, path, rounded};
use crate::emit::diagram::{Font, Frame, Partner};
use crate::emit::xml::Body;

/// Draws the pools and their messages.
pub(super) fn draw(group: &mut Body<'_>, partners: &[Partner], head: &str, beside: Anchor) {
    for partner in partners {
        rounded(group, "partner", partner.frame, 0);
        let (middle, height) = (partner.frame.middle(), partner.name.height);
        let name = Frame { y: middle.y - height / 2, height, ..partner.frame };
        lines(group, "c pool", &partner.name, Font::BODY, name, Anchor::Middle);
        for message in &partner.messages {
            let [from, to] = message.points;
            let way = format_args!("M{} {}L{} {}", from.x, from.y, to.x, to.y);
            let line = group.tag("path").attr("class", "message").attr("marker-end", head);
            line.attr("d", way).empty();
            circle(group, "messagestart", from.x, from.y, 3);
            if let Some((name, label)) = &message.name {
                lines(group, beside.class(), name, Font::SMALL, *label, beside);
            }
        }
    }
}

/// The head of a message's line.
pub(super) fn head(marker: &mut Body<'_>) {
    path(marker, "messagehead", format_args!("M1 1l8 3-8 3z"));
}
