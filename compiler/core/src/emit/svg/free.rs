//! A picture of something that is no flow, in a page: boxes and lines placed by the same rules, looking the same.

use super::describe::describe;
use super::draw::{self, Dress, Picture, Setting};
use super::look::Look;
use crate::emit::diagram::{Drawing, Lane, fold};
use crate::flow::NodeId;

/// What a box of such a picture says beside its name.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Box {
    /// The path of its element.
    pub path: String,
    /// What pointing at it says.
    pub hint: String,
    /// Where a click leads to.
    pub href: Option<String>,
}

/// A picture is cut only where even a wide table would be.
const WIDEST: i32 = 4000;

/// Draws it, and says it in words, a line for each box. Items carry the index of their box as their node, lines with a name that leads
/// somewhere that of the place in `lines` as their edge.
pub fn free(
    drawing: Drawing,
    (boxes, lines): (&[Box], &[String]),
    language: &str,
    prefix: &str,
) -> (String, Vec<String>) {
    let (title, words) = (drawing.name.clone(), describe(&drawing));
    let sheets = fold(drawing, WIDEST);
    let lane = |_: &Lane| None;
    let picture = Picture {
        title: &title,
        description: "",
        language,
        up: None,
        setting: Setting::Page { prefix, lane: &lane, line: &|edge| lines.get(edge).cloned() },
        sheets: &sheets,
    };
    let svg = draw::draw(&picture, &|id: NodeId| {
        let one = boxes.get(id.0 as usize).cloned().unwrap_or_default();
        Dress {
            look: Look::Work,
            id: id.0.to_string(),
            step: one.path,
            hint: one.hint,
            href: one.href,
            changed: false,
        }
    });
    (svg, words)
}
