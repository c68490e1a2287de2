//! XLIFF 2 files, for translators whose tools read those: reading and writing. The project itself keeps PO files.

use super::{Catalogue, Entry, Fault, MAX_BYTES, MAX_TEXT};
use ltc_grammar::tree::Span;
use quick_xml::Reader;
use quick_xml::XmlVersion;
use quick_xml::escape::escape;
use quick_xml::events::{BytesStart, Event};

/// How deep elements may nest.
const DEEPEST: usize = 64;

/// Reads the text of an XLIFF 2 file. Total: at the first fault of the XML itself reading ends; entities nobody defined are faults, and
/// nothing outside of the text is ever opened.
pub fn read_xliff(text: &str) -> (Catalogue, Vec<Fault>) {
    let mut file = File::default();
    if MAX_BYTES < text.len() {
        let message = format!("this file has over {} MiB and is not read", MAX_BYTES / 1024 / 1024);
        file.fault(0, message, "a file of translations holds the texts of one project in one language");
        return (file.catalogue, file.faults);
    }
    let mut reader = Reader::from_str(text);
    loop {
        let at = reader.buffer_position() as usize;
        match reader.read_event() {
            Ok(Event::Start(tag)) => file.open(&tag, at, false),
            Ok(Event::Empty(tag)) => file.open(&tag, at, true),
            Ok(Event::End(_)) => file.close(at),
            Ok(Event::Text(words)) => file.words(&words.xml_content(XmlVersion::Explicit1_0), at),
            Ok(Event::CData(words)) => file.words(&words.xml_content(XmlVersion::Explicit1_0), at),
            Ok(Event::GeneralRef(reference)) => {
                let known = match &*reference.xml10_content() {
                    "lt" => Some('<'),
                    "gt" => Some('>'),
                    "amp" => Some('&'),
                    "quot" => Some('"'),
                    "apos" => Some('\''),
                    _ => reference.resolve_char_ref().ok().flatten(),
                };
                match known {
                    Some(c) => file.words(c.encode_utf8(&mut [0; 4]), at),
                    None => {
                        file.fault(at, "this `&…;` stands for no character", "write the character itself")
                    }
                }
            }
            Ok(Event::Eof) => break,
            Ok(Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_)) => {}
            Err(error) => {
                file.fault(at, format!("this is not XML: {error}"), "ask for the file once more, as XLIFF 2");
                break;
            }
        }
        if DEEPEST < file.open.len() {
            file.fault(at, "elements nest too deeply here", "ask for the file once more, as XLIFF 2");
            break;
        }
    }
    if !file.is_xliff && file.faults.is_empty() {
        file.fault(0, "this is no XLIFF 2 file", "ask for XLIFF 2, or for PO");
    }
    (file.catalogue, file.faults)
}

/// What is being read.
#[derive(Default)]
struct File {
    catalogue: Catalogue,
    faults: Vec<Fault>,
    /// The elements that are open, by their names.
    open: Vec<String>,
    is_xliff: bool,
    unit: Option<Entry>,
    /// The category of the note that is open.
    note: String,
}

impl File {
    fn fault(&mut self, at: usize, message: impl Into<String>, help: &str) {
        if self.faults.len() < super::MAX_FAULTS {
            let span = Span::new(at, at);
            self.faults.push(Fault { span, message: message.into(), help: help.to_owned() });
        }
    }

    fn open(&mut self, tag: &BytesStart<'_>, at: usize, is_empty: bool) {
        let name = tag.local_name().into_inner().to_owned();
        let value = |wanted: &str| {
            tag.attributes().with_checks(false).flatten().find_map(|attribute| {
                let is_it = attribute.key.into_inner() == wanted;
                is_it
                    .then(|| attribute.normalized_value(XmlVersion::Explicit1_0).ok())?
                    .map(|value| value.into_owned())
            })
        };
        match name.as_str() {
            "xliff" => {
                self.is_xliff = true;
                self.catalogue.language = value("trgLang").unwrap_or_default();
                let version = value("version").unwrap_or_default();
                if !version.starts_with("2.") {
                    self.fault(at, format!("this is XLIFF `{version}`, not 2"), "ask for XLIFF 2, or for PO");
                }
            }
            "unit" => match value("name").filter(|name| !name.is_empty()) {
                Some(context) => {
                    let span = Span::new(at, at);
                    self.unit = Some(Entry { context, span, ..Entry::default() });
                }
                None => self.fault(
                    at,
                    "this unit does not say which text it translates",
                    "keep the `name` of each unit as `ltc translate export` wrote it",
                ),
            },
            "segment" => {
                let unsure = value("state").is_some_and(|state| state == "initial");
                if let Some(unit) = &mut self.unit {
                    unit.unsure |= unsure;
                }
            }
            "note" => self.note = value("category").unwrap_or_default(),
            _ => {}
        }
        if is_empty {
            self.ended(&name);
        } else {
            self.open.push(name);
        }
    }

    fn close(&mut self, _at: usize) {
        if let Some(name) = self.open.pop() {
            self.ended(&name);
        }
    }

    fn ended(&mut self, name: &str) {
        if name == "unit"
            && let Some(mut unit) = self.unit.take()
        {
            // Without a translation there is nothing to confirm.
            unit.unsure &= !unit.text.trim().is_empty();
            self.catalogue.entries.push(unit);
        }
    }

    fn words(&mut self, words: &str, at: usize) {
        let inside = |name: &str| self.open.iter().any(|open| open == name);
        let Some(unit) = &mut self.unit else { return };
        let whole = if inside("source") {
            &mut unit.source
        } else if inside("target") {
            &mut unit.text
        } else if inside("note") && self.note == "before" {
            unit.before.get_or_insert_default()
        } else if inside("note") && self.note == "translator" {
            if !words.trim().is_empty() {
                unit.notes.push(words.trim().to_owned());
            }
            return;
        } else {
            return;
        };
        let refused = words.chars().find(|c| c.is_control() && !matches!(c, '\n' | '\t' | '\r'));
        if let Some(c) = refused {
            let message = format!("this text holds the control character U+{:04X}", c as u32);
            self.fault(at, message, "take it out");
        } else if MAX_TEXT < whole.len() + words.len() {
            self.fault(at, format!("this text has over {} KiB", MAX_TEXT / 1024), "shorten it");
        } else {
            whole.push_str(words);
        }
    }
}

/// The text of an XLIFF 2 file.
pub fn write_xliff(catalogue: &Catalogue, project: &str, source_language: &str) -> String {
    let mut out = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<xliff xmlns=\"urn:oasis:names:tc:xliff:document:2.0\" version=\"2.0\" srcLang=\"{}\" trgLang=\"{}\">\n<file id=\"f1\" original=\"{}\">\n",
        escape(source_language),
        escape(&catalogue.language),
        escape(project)
    );
    for (index, entry) in catalogue.entries.iter().enumerate() {
        out.push_str(&format!("<unit id=\"u{}\" name=\"{}\">\n", index + 1, escape(&entry.context)));
        let mut notes: Vec<(&str, &str)> =
            entry.notes.iter().map(|note| ("translator", note.as_str())).collect();
        if !entry.about.is_empty() {
            notes.insert(0, ("about", &entry.about));
        }
        if let Some(before) = &entry.before {
            notes.push(("before", before));
        }
        if !notes.is_empty() {
            out.push_str("<notes>\n");
            for (category, note) in notes {
                out.push_str(&format!("<note category=\"{category}\">{}</note>\n", escape(note)));
            }
            out.push_str("</notes>\n");
        }
        let state = if entry.text.is_empty() || entry.unsure { "initial" } else { "translated" };
        out.push_str(&format!(
            "<segment state=\"{state}\">\n<source xml:space=\"preserve\">{}</source>\n",
            escape(&entry.source)
        ));
        if !entry.text.is_empty() {
            out.push_str(&format!("<target xml:space=\"preserve\">{}</target>\n", escape(&entry.text)));
        }
        out.push_str("</segment>\n</unit>\n");
    }
    out.push_str("</file>\n</xliff>\n");
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read() {
        let entry = Entry {
            context: "shop.sell:about".to_owned(),
            source: "Says <yes> & \"no\"\nand more".to_owned(),
            text: "Sagt <ja>\nund mehr".to_owned(),
            unsure: true,
            before: Some("Said <yes>".to_owned()),
            notes: vec!["looks odd".to_owned()],
            about: String::new(),
            span: Span::default(),
        };
        let catalogue = Catalogue { language: "de".to_owned(), entries: vec![entry.clone()] };
        let (read, faults) = read_xliff(&write_xliff(&catalogue, "a & b", "en"));
        assert_eq!(faults, []);
        assert_eq!(read.language, "de");
        assert_eq!(Entry { span: Span::default(), ..read.entries[0].clone() }, entry);
    }

    #[test]
    fn hostile_files_are_faults() {
        for (text, told) in [
            ("", "this is no XLIFF 2 file"),
            ("<xliff version=\"1.2\"></xliff>", "this is XLIFF `1.2`, not 2"),
            (
                "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><xliff version=\"2.0\"><file><unit name=\"a\"><segment><source>&e;</source></segment></unit></file></xliff>",
                "this `&…;` stands for no character",
            ),
            (
                "<xliff version=\"2.0\"><unit></unit></xliff>",
                "this unit does not say which text it translates",
            ),
        ] {
            let (_, faults) = read_xliff(text);
            assert_eq!(faults.first().map(|fault| fault.message.as_str()), Some(told), "{text}");
        }
        assert!(!read_xliff("<xliff version=\"2.0\"><unit name=\"a\"").1.is_empty());
        assert!(!read_xliff(&format!("<xliff version=\"2.0\">{}", "<a>".repeat(100_000))).1.is_empty());
    }
}
