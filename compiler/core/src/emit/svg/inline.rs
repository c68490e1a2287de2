//! A picture as part of a page: no ids and no style of its own, and every node and line says what it is.

use super::draw::{self, Dress, Picture, Setting};
use super::{Pictures, Sheets};
use crate::emit::diagram::Lane;
use crate::flow::NodeId;
use crate::model::ElementId;

/// What the page around a picture knows.
pub struct Inline<'page> {
    /// What ids begin with that the picture cannot do without; unique on the page.
    pub prefix: &'page str,
    /// Where a click on a node leads to; `None` where there is nothing to lead to.
    pub leads: &'page dyn Fn(NodeId) -> Option<String>,
    /// Whether an element is to be marked as changed.
    pub changed: &'page dyn Fn(ElementId) -> bool,
}

impl Pictures<'_> {
    /// A picture as an `<svg>` element to stand in a page. Groups of items have `data-node` (the number in [`crate::flow::Flow::nodes`])
    /// and `data-step`, lines and their names `data-edge`, lines `data-from` and `data-to`, lanes `data-lane` (the path of the role), and
    /// items that are marked as changed the class `changed`.
    pub fn inline(&self, sheets: &Sheets, inline: &Inline<'_>) -> String {
        let lane = |lane: &Lane| lane.role.map(|role| self.model.path(role));
        let picture = Picture {
            title: &sheets.title,
            description: "",
            language: self.model.tag(self.language),
            up: None,
            setting: Setting::Page { prefix: inline.prefix, lane: &lane, line: &|_| None },
            sheets: &sheets.parts,
        };
        draw::draw(&picture, &|id: NodeId| {
            let href = (inline.leads)(id);
            let changed = self.may_be_marked(id) && (inline.changed)(self.flow.node(id).element);
            Dress { id: id.0.to_string(), href, changed, ..self.dress(id) }
        })
    }
}

/// The style of pictures in pages: that of the files, for what is inside a picture only.
pub fn style() -> String {
    let mut style = String::with_capacity(2 * draw::STYLE.len());
    for line in draw::STYLE.lines() {
        match line.split_once('{') {
            Some((selectors, rest)) if selectors != ".d" && !line.starts_with('@') => {
                let selectors: Vec<String> =
                    selectors.split(',').map(|selector| format!(".d {selector}")).collect();
                style.push_str(&selectors.join(","));
                style.push('{');
                style.push_str(rest);
            }
            _ => style.push_str(line),
        }
        style.push('\n');
    }
    style
}

#[cfg(test)]
mod tests {
    use super::style;

    #[test]
    fn the_style_holds_inside_pictures_only() {
        let style = style();
        let outside = style.lines().filter(|line| !line.starts_with(".d{") && !line.starts_with("@media"));
        for line in outside {
            let (selectors, _) = line.split_once('{').expect("one rule a line");
            assert!(selectors.split(',').all(|selector| selector.starts_with(".d ")), "{line}");
        }
        assert!(style.contains(".d a:hover .box,.d a:focus .box{"));
    }
}
