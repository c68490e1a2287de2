//! A manual as a page to print: A4, page numbers, a contents page with links, pictures inside, so that it is one file.

use super::{Manual, Part};
use crate::emit::page::{Word, Words};
use askama::Template;

/// One line of the contents.
struct Entry<'m> {
    anchor: &'m str,
    text: &'m str,
    deep: bool,
}

#[derive(Template)]
#[template(path = "manual/manual.html")]
struct Page<'m> {
    manual: &'m Manual,
    words: Words,
    contents: Vec<Entry<'m>>,
    word: Option<&'m str>,
}

impl Page<'_> {
    /// A picture as an address that holds it.
    fn address(&self, svg: &str) -> String {
        let mut out = String::with_capacity(svg.len() + svg.len() / 4);
        out.push_str("data:image/svg+xml,");
        for byte in svg.bytes() {
            match byte {
                b'A'..=b'Z'
                | b'a'..=b'z'
                | b'0'..=b'9'
                | b'-'
                | b'_'
                | b'.'
                | b'~'
                | b'='
                | b' '
                | b'/'
                | b':' => {
                    out.push(byte as char);
                }
                _ => out.push_str(&format!("%{byte:02X}")),
            }
        }
        out
    }
}

/// The page; `word` is the file of the same manual as a Word document, beside it, where one is made.
pub(super) fn page(manual: &Manual, word: Option<&str>) -> Vec<u8> {
    let contents = manual.parts.iter().filter_map(|part| match part {
        Part::Heading { level: level @ (1 | 2), anchor, text } => {
            Some(Entry { anchor, text, deep: *level == 2 })
        }
        _ => None,
    });
    let page = Page { manual, words: manual.words, contents: contents.collect(), word };
    page.render().expect("a template of texts renders").into_bytes()
}
