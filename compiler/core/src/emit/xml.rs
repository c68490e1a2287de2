//! Writes XML that is well-formed by construction: every element closes, every text is escaped, characters that XML
//! 1.0 cannot hold become U+FFFD.
//!
//! A [`Tag`] is a start tag that still takes attributes. Dropped, it is an empty element; with [`Tag::text`] it is one
//! with a text; with [`Tag::body`] it is a [`Body`] that takes children and closes when dropped.
//!
//! ```
//! use ltc_core::emit::xml::Writer;
//!
//! let mut writer = Writer::new();
//! {
//!     let mut list = writer.root("list").attr("size", 2).body();
//!     list.tag("item").attr("of", "R & D").text("a < b");
//!     list.tag("item");
//! }
//! let expected = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
//!     <list size=\"2\">\n  <item of=\"R &amp; D\">a &lt; b</item>\n  <item/>\n</list>\n";
//! assert_eq!(writer.finish(), expected);
//! ```

use std::fmt::{self, Write as _};

/// Holds the document while it is written.
#[derive(Debug)]
pub struct Writer {
    out: String,
    depth: usize,
}

impl Writer {
    /// A document that opens with the XML declaration.
    pub fn new() -> Writer {
        Writer { out: "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".to_owned(), depth: 0 }
    }

    /// A document without the XML declaration, as SVG inside a page wants it.
    pub fn fragment() -> Writer {
        Writer { out: String::new(), depth: 0 }
    }

    /// Makes room for so many bytes more.
    #[must_use]
    pub fn reserve(mut self, bytes: usize) -> Writer {
        self.out.reserve(bytes);
        self
    }

    /// The root element. One a document.
    pub fn root(&mut self, name: &'static str) -> Tag<'_> {
        Tag::open(self, name, Flow::Lines, false)
    }

    /// The document.
    pub fn finish(self) -> String {
        self.out
    }

    fn line(&mut self) {
        const BLANKS: &str = "\n                                                                ";
        let blanks = BLANKS.get(..=(2 * self.depth).min(BLANKS.len() - 1)).unwrap_or("\n");
        self.out.push_str(blanks);
    }
}

impl Default for Writer {
    fn default() -> Writer {
        Writer::new()
    }
}

/// Whether the children of an element stand on lines of their own.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Flow {
    Lines,
    Inline,
}

/// A start tag that still takes attributes; an empty element when dropped.
#[derive(Debug)]
pub struct Tag<'w> {
    /// `None` once the tag has become a body.
    writer: Option<&'w mut Writer>,
    name: &'static str,
    flow: Flow,
}

impl<'w> Tag<'w> {
    fn open(writer: &'w mut Writer, name: &'static str, flow: Flow, line: bool) -> Tag<'w> {
        if line {
            writer.line();
        }
        writer.out.push('<');
        writer.out.push_str(name);
        Tag { writer: Some(writer), name, flow }
    }

    /// An attribute.
    pub fn attr(mut self, name: &'static str, value: impl Value) -> Tag<'w> {
        if let Some(writer) = self.writer.as_deref_mut() {
            writer.out.push(' ');
            writer.out.push_str(name);
            writer.out.push_str("=\"");
            value.write(&mut writer.out);
            writer.out.push('"');
        }
        self
    }

    /// An attribute, where there is a value.
    pub fn maybe(self, name: &'static str, value: Option<impl Value>) -> Tag<'w> {
        match value {
            Some(value) => self.attr(name, value),
            None => self,
        }
    }

    /// The element with nothing in it. The same as dropping the tag, said aloud.
    pub fn empty(self) {}

    /// The element with a text and nothing else.
    pub fn text(self, text: &str) {
        self.inline().text(text);
    }

    /// The element with children, each on a line of its own.
    #[must_use]
    pub fn body(self) -> Body<'w> {
        self.into_body(Flow::Lines)
    }

    /// The element with children that follow each other without white space, as runs of text need it.
    #[must_use]
    pub fn inline(self) -> Body<'w> {
        self.into_body(Flow::Inline)
    }

    fn into_body(mut self, flow: Flow) -> Body<'w> {
        let writer = self.writer.take().expect("a tag gives its writer away only here, where it ends");
        writer.out.push('>');
        writer.depth += 1;
        // Whatever stands inside an inline element is inline too.
        let flow = if self.flow == Flow::Inline { Flow::Inline } else { flow };
        Body { writer, name: self.name, flow, empty: true }
    }
}

impl Drop for Tag<'_> {
    fn drop(&mut self) {
        if let Some(writer) = self.writer.as_deref_mut() {
            writer.out.push_str("/>");
            if writer.depth == 0 {
                writer.out.push('\n');
            }
        }
    }
}

/// An element that takes children; it closes when dropped.
#[derive(Debug)]
pub struct Body<'w> {
    writer: &'w mut Writer,
    name: &'static str,
    flow: Flow,
    empty: bool,
}

impl Body<'_> {
    /// A child.
    pub fn tag(&mut self, name: &'static str) -> Tag<'_> {
        self.empty = false;
        Tag::open(self.writer, name, self.flow, self.flow == Flow::Lines)
    }

    /// A run of text.
    pub fn text(&mut self, text: &str) {
        // An element with text is inline from there on: white space beside text is text.
        self.flow = Flow::Inline;
        escape(&mut self.writer.out, text, Place::Text);
    }
}

impl Drop for Body<'_> {
    fn drop(&mut self) {
        self.writer.depth -= 1;
        if self.flow == Flow::Lines && !self.empty {
            self.writer.line();
        }
        self.writer.out.push_str("</");
        self.writer.out.push_str(self.name);
        self.writer.out.push('>');
        if self.writer.depth == 0 {
            self.writer.out.push('\n');
        }
    }
}

/// What an attribute may hold.
pub trait Value {
    /// Writes the value, escaped for a place between double quotes.
    fn write(&self, out: &mut String);
}

impl Value for str {
    fn write(&self, out: &mut String) {
        escape(out, self, Place::Attribute);
    }
}

impl Value for String {
    fn write(&self, out: &mut String) {
        escape(out, self, Place::Attribute);
    }
}

impl<T: Value + ?Sized> Value for &T {
    fn write(&self, out: &mut String) {
        (**self).write(out);
    }
}

/// Text made on the way: `format_args!("M{x} {y}")`.
impl Value for fmt::Arguments<'_> {
    fn write(&self, out: &mut String) {
        let written = Escaped(out).write_fmt(*self);
        debug_assert!(written.is_ok(), "writing to a string does not fail");
    }
}

macro_rules! whole {
    ($($number:ty)*) => {
        $(impl Value for $number {
            fn write(&self, out: &mut String) {
                let written = write!(out, "{self}");
                debug_assert!(written.is_ok(), "writing to a string does not fail");
            }
        })*
    };
}

whole!(i32 i64 u8 u32 u64 usize bool);

macro_rules! real {
    ($($number:ty)*) => {
        $(
            /// At most two decimals; what is no number is written as 0.
            impl Value for $number {
                fn write(&self, out: &mut String) {
                    let rounded = (f64::from(*self) * 100.0).round() / 100.0;
                    let rounded = if rounded.is_finite() && rounded != 0.0 { rounded } else { 0.0 };
                    let written = write!(out, "{rounded}");
                    debug_assert!(written.is_ok(), "writing to a string does not fail");
                }
            }
        )*
    };
}

real!(f32 f64);

/// Escapes what is formatted into it.
struct Escaped<'o>(&'o mut String);

impl fmt::Write for Escaped<'_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        escape(self.0, text, Place::Attribute);
        Ok(())
    }
}

/// Where a text stands: white space in attributes would be read as blanks, so it is written as references.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Attribute,
    Text,
}

fn escape(out: &mut String, text: &str, place: Place) {
    let mut plain = 0;
    for (at, char) in text.char_indices() {
        let replacement = match char {
            '<' => "&lt;",
            '>' => "&gt;",
            '&' => "&amp;",
            '"' if place == Place::Attribute => "&quot;",
            '\n' if place == Place::Attribute => "&#10;",
            '\t' if place == Place::Attribute => "&#9;",
            '\r' => "&#13;",
            '\n' | '\t' => continue,
            '\0'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{fffe}' | '\u{ffff}' => "\u{fffd}",
            _ => continue,
        };
        out.push_str(text.get(plain..at).unwrap_or(""));
        out.push_str(replacement);
        plain = at + char.len_utf8();
    }
    out.push_str(text.get(plain..).unwrap_or(""));
}

#[cfg(test)]
mod tests {
    use super::Writer;

    fn fragment(write: impl FnOnce(&mut super::Body<'_>)) -> String {
        let mut writer = Writer::fragment();
        write(&mut writer.root("r").body());
        writer.finish()
    }

    #[test]
    fn texts_cannot_leave_their_place() {
        let hostile = "</x><script>\"&'\u{0}\u{8}\u{ffff}\n]]>";
        let written = fragment(|root| {
            root.tag("a").attr("v", hostile).text(hostile);
        });
        assert_eq!(
            written,
            "<r>\n  <a v=\"&lt;/x&gt;&lt;script&gt;&quot;&amp;'\u{fffd}\u{fffd}\u{fffd}&#10;]]&gt;\">&lt;/x&gt;&lt;script&gt;\"&amp;'\u{fffd}\u{fffd}\u{fffd}\n]]&gt;</a>\n</r>\n"
        );
    }

    #[test]
    fn numbers_are_short() {
        let written = fragment(|root| {
            root.tag("a")
                .attr("x", 1.0_f32)
                .attr("y", 0.126)
                .attr("z", -0.001)
                .attr("n", f64::NAN)
                .attr("i", -7);
        });
        assert_eq!(written, "<r>\n  <a x=\"1\" y=\"0.13\" z=\"0\" n=\"0\" i=\"-7\"/>\n</r>\n");
    }

    #[test]
    fn runs_of_text_get_no_white_space() {
        let written = fragment(|root| {
            let mut text = root.tag("text").inline();
            text.tag("b").text("one");
            text.text(" & ");
            text.tag("b").body().tag("c").empty();
        });
        assert_eq!(written, "<r>\n  <text><b>one</b> &amp; <b><c/></b></text>\n</r>\n");
    }

    #[test]
    fn formatted_values_are_escaped() {
        let written = fragment(|root| root.tag("a").attr("v", format_args!("{}<{}", 1, "\"")).empty());
        assert_eq!(written, "<r>\n  <a v=\"1&lt;&quot;\"/>\n</r>\n");
    }
}
