//! PO files: reading without giving up at the first fault, and writing.

use super::{Catalogue, Entry, Fault, MAX_BYTES, MAX_FAULTS, MAX_TEXT};
use ltc_grammar::tree::Span;

/// Reads the text of a PO file. Total: what cannot be read is a fault, and the other entries are still given.
pub fn read(text: &str) -> (Catalogue, Vec<Fault>) {
    if MAX_BYTES < text.len() {
        let fault = Fault {
            span: Span::new(0, 0),
            message: format!("this file has over {} MiB and is not read", MAX_BYTES / 1024 / 1024),
            help: "a file of translations holds the texts of one project in one language".to_owned(),
        };
        return (Catalogue::default(), vec![fault]);
    }
    let mut reader = Reader::default();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let trimmed = line.trim_start_matches('\u{feff}').trim();
        let at = start + line.find(trimmed).unwrap_or(0);
        reader.line(trimmed, Span::new(at, at + trimmed.len()));
        start += line.len();
    }
    reader.finish();
    (reader.catalogue, reader.faults)
}

/// The part of an entry that is being read.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Part {
    Context,
    Source,
    Text,
}

#[derive(Default)]
struct Reader {
    catalogue: Catalogue,
    faults: Vec<Fault>,
    entry: Entry,
    /// What of the entry has been read.
    read: Vec<Part>,
    /// Whether the entry has a fault and is left out.
    broken: bool,
}

impl Reader {
    fn fault(&mut self, span: Span, message: impl Into<String>, help: &str) {
        self.broken = true;
        if self.faults.len() < MAX_FAULTS {
            self.faults.push(Fault { span, message: message.into(), help: help.to_owned() });
        }
    }

    fn line(&mut self, line: &str, span: Span) {
        if line.is_empty() {
            self.finish();
            return;
        }
        if let Some(comment) = line.strip_prefix('#') {
            if self.read.contains(&Part::Text) {
                self.finish();
            }
            self.comment(comment, span);
            return;
        }
        if line.starts_with('"') {
            match self.read.last().copied() {
                Some(part) => self.add(part, line, span),
                None => self.fault(span, "a text stands here that belongs to no entry", OPENING),
            }
            return;
        }
        let (word, rest) = line.split_once([' ', '\t', '"']).unwrap_or((line, ""));
        let quoted = line.get(word.len()..).unwrap_or(rest).trim_start();
        let part = match word {
            "msgctxt" => Part::Context,
            "msgid" => Part::Source,
            "msgstr" => Part::Text,
            "msgid_plural" => {
                self.fault(
                    span,
                    "plurals (`msgid_plural`) have no meaning here",
                    "give each text an entry of its own",
                );
                return;
            }
            _ if word.starts_with("msgstr[") => {
                self.fault(span, "plurals (`msgstr[…]`) have no meaning here", "write `msgstr \"…\"`");
                return;
            }
            _ => {
                let shown: String = line.chars().take(40).collect();
                self.fault(span, format!("`{shown}` is no line of a PO file"), OPENING);
                return;
            }
        };
        if self.read.contains(&Part::Text) || (part == Part::Context && !self.read.is_empty()) {
            self.finish();
        }
        if self.read.contains(&part) {
            self.fault(
                span,
                format!("`{word}` stands twice in one entry"),
                "leave an empty line between entries",
            );
            return;
        }
        if self.read.is_empty() {
            self.entry.span = span;
        }
        self.read.push(part);
        self.add(part, quoted, span);
    }

    fn comment(&mut self, comment: &str, span: Span) {
        let mut rest = comment.chars();
        match rest.next() {
            // An entry its owner has put aside.
            Some('~') => {}
            Some(',') => self.entry.unsure |= rest.as_str().split(',').any(|flag| flag.trim() == "fuzzy"),
            Some('.') => push_line(&mut self.entry.about, rest.as_str().trim()),
            Some('|') => {
                let before = rest.as_str().trim();
                let quoted = before.strip_prefix("msgid").map_or(before, str::trim);
                match (quoted.starts_with('"'), unquoted(quoted)) {
                    (true, Ok(text)) => self.entry.before.get_or_insert_default().push_str(&text),
                    (true, Err(message)) => self.fault(span, message, QUOTING),
                    (false, _) => {}
                }
            }
            Some(':') => {}
            _ => {
                let note = comment.trim();
                if !note.is_empty() && self.entry.notes.len() < 100 {
                    self.entry.notes.push(note.to_owned());
                }
            }
        }
    }

    fn add(&mut self, part: Part, quoted: &str, span: Span) {
        let text = match unquoted(quoted) {
            Ok(text) => text,
            Err(message) => {
                self.fault(span, message, QUOTING);
                return;
            }
        };
        let whole = match part {
            Part::Context => &mut self.entry.context,
            Part::Source => &mut self.entry.source,
            Part::Text => &mut self.entry.text,
        };
        if MAX_TEXT < whole.len() + text.len() {
            if !self.broken {
                self.fault(span, format!("this text has over {} KiB", MAX_TEXT / 1024), "shorten it");
            }
            return;
        }
        whole.push_str(&text);
    }

    /// The end of an entry.
    fn finish(&mut self) {
        if self.read.is_empty() && !self.broken {
            // Comments that stand alone belong to no entry.
            self.entry = Entry::default();
            return;
        }
        let span = self.entry.span;
        let is_head = self.catalogue.entries.is_empty()
            && self.catalogue.language.is_empty()
            && self.entry.context.is_empty()
            && self.entry.source.is_empty();
        if !self.broken {
            if !self.read.contains(&Part::Source) || !self.read.contains(&Part::Text) {
                self.fault(span, "this entry lacks its `msgid` or its `msgstr`", OPENING);
            } else if !is_head && self.entry.context.is_empty() {
                self.fault(
                    span,
                    "this entry does not say which text it translates",
                    "write `msgctxt \"path.of.the.element\"` above `msgid`, as `ltc translate export` does",
                );
            }
        }
        let entry = std::mem::take(&mut self.entry);
        self.read.clear();
        if std::mem::take(&mut self.broken) {
            return;
        }
        if is_head {
            let mut lines = entry.text.lines().filter_map(|line| line.split_once(':'));
            let tag = lines.find(|(name, _)| name.trim().eq_ignore_ascii_case("language"));
            self.catalogue.language = tag.map(|(_, tag)| tag.trim().replace('_', "-")).unwrap_or_default();
        } else {
            self.catalogue.entries.push(entry);
        }
    }
}

const OPENING: &str = "an entry is `msgctxt \"…\"`, `msgid \"…\"` and `msgstr \"…\"`, each on its line, and an empty line behind it";
const QUOTING: &str = "write a text as `\"…\"` on one line; a quotation mark in it is `\\\"`, a new line `\\n`, a backslash `\\\\`";

fn push_line(text: &mut String, line: &str) {
    if !text.is_empty() {
        text.push('\n');
    }
    text.push_str(line);
}

/// What stands between quotation marks.
fn unquoted(quoted: &str) -> Result<String, String> {
    let Some(inner) = quoted.strip_prefix('"') else {
        return Err("a text in quotation marks belongs here".to_owned());
    };
    let mut text = String::with_capacity(inner.len());
    let mut rest = inner.chars();
    loop {
        match rest.next() {
            None => return Err("the quotation mark at the end of this text is missing".to_owned()),
            Some('"') => break,
            Some('\\') => match rest.next() {
                Some('n') => text.push('\n'),
                Some('t') => text.push('\t'),
                Some('r') => {}
                Some(mark @ ('"' | '\\')) => text.push(mark),
                Some(other) => return Err(format!("`\\{other}` has no meaning in a text")),
                None => return Err("the quotation mark at the end of this text is missing".to_owned()),
            },
            Some(c) if c.is_control() && c != '\t' => {
                return Err(format!("this text holds the control character U+{:04X}", c as u32));
            }
            Some(c) => text.push(c),
        }
    }
    match rest.as_str().trim() {
        "" => Ok(text),
        more => Err(format!("`{}` stands behind the text", more.chars().take(40).collect::<String>())),
    }
}

/// The text of a PO file.
pub fn write(catalogue: &Catalogue, project: &str) -> String {
    let mut out = String::from("msgid \"\"\nmsgstr \"\"\n");
    for line in [
        format!("Project-Id-Version: {}\n", project.replace('\n', " ")),
        format!("Language: {}\n", catalogue.language),
        "MIME-Version: 1.0\n".to_owned(),
        "Content-Type: text/plain; charset=UTF-8\n".to_owned(),
        "Content-Transfer-Encoding: 8bit\n".to_owned(),
    ] {
        out.push_str(&quoted(&line));
        out.push('\n');
    }
    for entry in &catalogue.entries {
        out.push('\n');
        for note in &entry.notes {
            out.push_str(&format!("# {note}\n"));
        }
        for line in entry.about.lines() {
            out.push_str(&format!("#. {line}\n"));
        }
        if entry.unsure {
            out.push_str("#, fuzzy\n");
        }
        if let Some(before) = &entry.before {
            out.push_str(&format!("#| msgid {}\n", quoted(before)));
        }
        for (word, text) in [("msgctxt", &entry.context), ("msgid", &entry.source), ("msgstr", &entry.text)] {
            out.push_str(&format!("{word} {}\n", split(text)));
        }
    }
    out
}

/// A text of several lines stands on several lines.
fn split(text: &str) -> String {
    if !text.trim_end_matches('\n').contains('\n') {
        return quoted(text);
    }
    let lines = text.split_inclusive('\n').map(|line| format!("\n{}", quoted(line)));
    std::iter::once("\"\"".to_owned()).chain(lines).collect()
}

fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEAD: &str = "msgid \"\"\nmsgstr \"Language: de\\n\"\n\n";

    fn told(text: &str) -> Vec<(usize, String)> {
        let (_, faults) = read(text);
        let line = |fault: &Fault| text[..fault.span.start as usize].lines().count() + 1;
        faults.iter().map(|fault| (line(fault), fault.message.clone())).collect()
    }

    #[test]
    fn what_is_written_is_read() {
        let entry = Entry {
            context: "shop.sell:about".to_owned(),
            source: "Says \"yes\"\nand \\ more".to_owned(),
            text: "Sagt „ja“\nund\tmehr\n".to_owned(),
            unsure: true,
            before: Some("Said \"yes\"".to_owned()),
            notes: vec!["looks odd".to_owned()],
            about: "process\nabout".to_owned(),
            span: Span::default(),
        };
        let catalogue = Catalogue { language: "de".to_owned(), entries: vec![entry.clone()] };
        let (read, faults) = read(&write(&catalogue, "shop"));
        assert_eq!(faults, []);
        assert_eq!(read.language, "de");
        assert_eq!(Entry { span: Span::default(), ..read.entries[0].clone() }, entry);
    }

    #[test]
    fn faults_have_their_line_and_other_entries_are_kept() {
        let text = format!(
            "{HEAD}msgctxt \"a.b\"\nmsgid \"B\nmsgstr \"b\"\n\nmsgctxt \"a.c\"\nmsgid \"C\"\nmsgstr \"c\"\n\nnonsense\n\nmsgid \"D\"\nmsgstr \"d\"\n"
        );
        let (catalogue, _) = read(&text);
        assert_eq!(catalogue.entries.len(), 1);
        assert_eq!(catalogue.entries[0].text, "c");
        assert_eq!(
            told(&text),
            [
                (5, "the quotation mark at the end of this text is missing".to_owned()),
                (12, "`nonsense` is no line of a PO file".to_owned()),
                (14, "this entry does not say which text it translates".to_owned()),
            ]
        );
    }

    #[test]
    fn nothing_makes_it_fall() {
        for text in [
            "",
            "\"",
            "msgid",
            "msgid \"",
            "msgstr \"\\",
            "\"\"",
            "msgctxt \"a\"",
            "#",
            "#|",
            "#, fuzzy",
            "\u{feff}msgid \"\"",
            "msgid \"\"\nmsgid \"\"",
            "msgstr[0] \"x\"",
            "#| msgid \"",
            "msgid\"\"\nmsgstr\"\"",
            "\0",
            "msgid \"\0\"",
            "é",
        ] {
            read(text);
        }
        let big = format!("{HEAD}msgctxt \"a\"\nmsgid \"{}\"\nmsgstr \"\"\n", "x".repeat(MAX_TEXT + 1));
        assert_eq!(told(&big), [(5, "this text has over 64 KiB".to_owned())]);
    }

    #[test]
    fn entries_may_follow_each_other_without_an_empty_line() {
        let text = format!(
            "{HEAD}msgctxt \"a\"\nmsgid \"A\"\nmsgstr \"\"\n\"Ä\"\nmsgctxt \"b\"\nmsgid \"B\"\nmsgstr \"b\""
        );
        let (catalogue, faults) = read(&text);
        assert_eq!(faults, []);
        let texts: Vec<&str> = catalogue.entries.iter().map(|entry| entry.text.as_str()).collect();
        assert_eq!(texts, ["Ä", "b"]);
    }
}
