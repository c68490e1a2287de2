//! SVG → PNG, with the fonts that are shipped and no others.

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::roxmltree::Document;
use resvg::usvg::{Options, Tree, fontdb};
use skrifa::{FontRef, MetadataProvider};
use std::collections::BTreeSet;
use std::sync::Arc;

const SVG: &str = "http://www.w3.org/2000/svg";

const FONTS: [&[u8]; 4] = [
    include_bytes!("../fonts/Arimo-Regular.ttf"),
    include_bytes!("../fonts/Arimo-Bold.ttf"),
    include_bytes!("../fonts/NotoSansSC.ttf"),
    include_bytes!("../fonts/NotoSansArabic.ttf"),
];

/// The most pixels a picture has; larger ones are drawn smaller.
const PIXELS: f32 = 60_000_000.0;

/// Draws pictures.
#[derive(Debug)]
pub struct Painter {
    fonts: Arc<fontdb::Database>,
}

/// A picture.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Picture {
    /// PNG.
    pub bytes: Vec<u8>,
    /// Pixels from left to right.
    pub width: u32,
    /// Pixels from top to bottom.
    pub height: u32,
    /// Characters that no font has; they are not in the picture.
    pub missing: BTreeSet<char>,
}

impl Default for Painter {
    fn default() -> Painter {
        Painter::new()
    }
}

impl Painter {
    /// Reads the fonts.
    pub fn new() -> Painter {
        let mut fonts = fontdb::Database::new();
        for font in FONTS {
            fonts.load_font_data(font.to_vec());
        }
        fonts.set_sans_serif_family("Arimo");
        fonts.set_serif_family("Arimo");
        fonts.set_monospace_family("Arimo");
        Painter { fonts: Arc::new(fonts) }
    }

    /// Draws an SVG, `scale` times as large as it says. `None` for what is no SVG, or has no size.
    pub fn png(&self, svg: &str, scale: f32) -> Option<Picture> {
        let svg = embedded(plain(svg));
        let document = Document::parse(&svg).ok()?;
        let options = Options {
            font_family: "Arimo".to_owned(),
            fontdb: Arc::clone(&self.fonts),
            ..Options::default()
        };
        let tree = Tree::from_xmltree(&document, &options).ok()?;
        let size = tree.size();
        let fits = (PIXELS / (size.width() * size.height())).sqrt();
        let scale = scale.min(fits);
        let (width, height) = ((size.width() * scale).ceil() as u32, (size.height() * scale).ceil() as u32);
        let mut pixmap = Pixmap::new(width.max(1), height.max(1))?;
        pixmap.fill(resvg::tiny_skia::Color::WHITE);
        resvg::render(&tree, Transform::from_scale(scale, scale), &mut pixmap.as_mut());
        let bytes = pixmap.encode_png().ok()?;
        let missing = self.missing(&document);
        Some(Picture { bytes, width: pixmap.width(), height: pixmap.height(), missing })
    }

    /// The characters of labels that no font has.
    fn missing(&self, document: &Document<'_>) -> BTreeSet<char> {
        let labels = document.descendants().filter(|node| node.has_tag_name((SVG, "text")));
        let texts = labels.flat_map(|label| label.descendants()).filter_map(|node| node.text());
        let has = |c: char| {
            c.is_ascii()
                || FONTS
                    .iter()
                    .any(|font| FontRef::new(font).is_ok_and(|font| font.charmap().map(c).is_some()))
        };
        texts.flat_map(str::chars).filter(|c| !c.is_whitespace() && !is_mark(*c) && !has(*c)).collect()
    }
}

/// Whether a character only directs others: marks of direction, joiners, variants.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}')
}

/// The picture without what its style says for browsers alone: other media, variables. Every rule of our pictures states a plain
/// colour before the one with a variable.
fn plain(svg: &str) -> String {
    let Some((before, rest)) = svg.split_once("<style>") else { return svg.to_owned() };
    let Some((style, after)) = rest.split_once("</style>") else { return svg.to_owned() };
    let mut kept = String::with_capacity(svg.len());
    kept.push_str(before);
    kept.push_str("<style>");
    for line in style.lines().filter(|line| !line.trim_start().starts_with('@')) {
        match line.split_once('{') {
            Some((selector, rules)) => {
                let rules = rules.trim_end().trim_end_matches('}').split(';');
                let rules =
                    rules.filter(|rule| !rule.contains("var(") && !rule.trim_start().starts_with("--"));
                kept.push_str(&format!("{selector}{{{}}}\n", rules.collect::<Vec<_>>().join(";")));
            }
            None => kept.push_str(line),
        }
    }
    kept.push_str("</style>");
    kept.push_str(after);
    kept
}

/// A picture of a language that is written from right to left, with marks around its lines: the painter knows no direction but theirs.
fn embedded(svg: String) -> String {
    let opening =
        svg.split_once("<svg").and_then(|(_, rest)| rest.split_once('>')).map_or("", |(tag, _)| tag);
    if !opening.contains(" direction=\"rtl\"") {
        return svg;
    }
    let mut out = String::with_capacity(svg.len() + svg.len() / 16);
    for part in svg.split_inclusive('<') {
        match part.split_once('>') {
            Some((tag, line))
                if (tag.starts_with("text") || tag.starts_with("tspan"))
                    && line.ends_with('<')
                    && line.trim_end_matches('<').contains(|c: char| !c.is_whitespace()) =>
            {
                out.push_str(tag);
                out.push_str(">\u{202B}");
                out.push_str(line.trim_end_matches('<'));
                out.push_str("\u{202C}<");
            }
            _ => out.push_str(part),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{Painter, embedded, plain};

    fn svg(text: &str) -> String {
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"200\" height=\"40\"><style>text{{fill:#111;fill:var(--ink);font-size:12px}}\n@media print{{text{{fill:#000}}}}</style><text x=\"5\" y=\"20\">{text}</text></svg>"
        )
    }

    #[test]
    fn a_label_in_every_language_of_the_pages_leaves_ink() {
        let painter = Painter::new();
        let blank = painter.png(&svg(""), 1.0).expect("it is drawn");
        for text in
            ["Verify lead", "验证线索", "Prüfen", "Verificar ¿qué?", "تحقق من العميل", "Проверить ≥ →"]
        {
            let picture = painter.png(&svg(text), 1.0).expect("it is drawn");
            assert!(picture.missing.is_empty(), "{text}: {:?}", picture.missing);
            assert_ne!(picture.bytes, blank.bytes, "{text}");
            assert_eq!((picture.width, picture.height), (200, 40));
        }
    }

    #[test]
    fn a_mixed_line_is_drawn_from_right_to_left() {
        let picture = |start: &str, line: &str| {
            format!(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"200\" height=\"40\"{start}><text x=\"100\" y=\"20\"><tspan>{line}</tspan></text></svg>"
            )
        };
        let (left, right) = (picture("", "KCP-06: استلام"), picture(" direction=\"rtl\"", "KCP-06: استلام"));
        assert_eq!(embedded(left.clone()), left);
        assert!(
            embedded(right.clone())
                .contains("<text x=\"100\" y=\"20\"><tspan>\u{202B}KCP-06: استلام\u{202C}</tspan>")
        );
        let painter = Painter::new();
        let drawn = |svg: &str| painter.png(svg, 1.0).expect("it is drawn");
        assert_ne!(drawn(&left).bytes, drawn(&right).bytes);
        assert!(drawn(&right).missing.is_empty());
        // A line in one direction is drawn alike: the marks themselves leave no ink.
        let one = "استلام";
        assert_eq!(drawn(&picture("", one)).bytes, drawn(&picture(" direction=\"rtl\"", one)).bytes);
    }

    #[test]
    fn a_character_without_a_font_is_told() {
        let picture = Painter::new().png(&svg("กข ok"), 1.0).expect("it is drawn");
        assert_eq!(picture.missing.into_iter().collect::<String>(), "กข");
    }

    #[test]
    fn what_is_no_picture_gives_none_and_giants_are_drawn_smaller() {
        let painter = Painter::new();
        assert!(painter.png("<svg", 1.0).is_none());
        let giant = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"90000\" height=\"9000\"/>";
        let picture = painter.png(giant, 2.0).expect("it is drawn");
        assert!(u64::from(picture.width) * u64::from(picture.height) < 61_000_000);
    }

    #[test]
    fn variables_and_media_are_left_out() {
        let kept = plain(&svg("x"));
        assert!(
            !kept.contains("var(")
                && !kept.contains("@media")
                && kept.contains("text{fill:#111;font-size:12px}")
        );
    }
}
