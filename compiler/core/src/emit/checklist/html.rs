//! The checklist as one page that runs by itself.

use super::net;
use super::next::{Face, Ways};
use super::phrases::{self, Phrase};
use super::view::{Group, Item, Link, Named, Outcome, Sheet, Step, Text};
use crate::emit::page::markdown;
use crate::emit::page::tongue::direction;
use crate::emit::page::{Frame, Word, Words};
use crate::model::{Kind, Letter, Period};
use askama::Template;
use serde::Serialize;

const STYLE: &str = include_str!("../../../templates/checklist/style.css");
const RUN: &str = include_str!("../../../templates/checklist/run.js");
const KEEP: &str = include_str!("../../../templates/checklist/keep.js");
const PAGE: &str = include_str!("../../../templates/checklist/page.js");

/// What the running page is handed as data.
#[derive(Serialize)]
pub(super) struct Data<'m> {
    /// What this is, for files that are saved.
    pub(super) format: &'static str,
    /// The path of the process.
    pub(super) process: &'m str,
    /// The version of the project.
    pub(super) version: &'m str,
    /// The BCP 47 tag of the page.
    pub(super) language: &'m str,
    /// The tag of the phrases.
    pub(super) spoken: &'m str,
    /// The calendar that deadlines are counted by; Monday to Friday where there is none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) calendar: Option<net::ScriptCalendar>,
    /// The flow.
    pub(super) flow: net::Script<'m>,
    /// The phrases.
    pub(super) words: std::collections::BTreeMap<&'static str, &'static str>,
}

impl Data<'_> {
    /// As JSON that may stand in a `script` element: nothing in it can end the element or the line.
    pub(super) fn json(&self) -> String {
        let json = serde_json::to_string(self).expect("the data has only strings as keys");
        let mut out = String::with_capacity(json.len() + 64);
        for c in json.chars() {
            match c {
                '<' => out.push_str("\\u003c"),
                '>' => out.push_str("\\u003e"),
                '&' => out.push_str("\\u0026"),
                '\u{2028}' => out.push_str("\\u2028"),
                '\u{2029}' => out.push_str("\\u2029"),
                c => out.push(c),
            }
        }
        out
    }
}

/// The phrases of the running page.
pub(super) fn script_words(words: Words) -> std::collections::BTreeMap<&'static str, &'static str> {
    phrases::script(words).into_iter().collect()
}

/// The page.
#[derive(Template)]
#[template(path = "checklist/checklist.html")]
pub(super) struct Page<'a> {
    pub(super) frame: Frame,
    pub(super) sheet: &'a Sheet<'a>,
    pub(super) ways: &'a Ways<'a>,
    pub(super) status: Option<&'static str>,
    pub(super) data: String,
}

/// HTML: escaped, and isolated so that marks of direction in it end where it ends.
struct Html;

impl Face for Html {
    fn user(&self, text: &str) -> String {
        let mut out = String::with_capacity(text.len() + 11);
        out.push_str("<bdi>");
        push_escaped(&mut out, text);
        out.push_str("</bdi>");
        out
    }
}

/// Writes text so that HTML shows exactly its characters, in elements and in attributes between double quotes.
fn push_escaped(out: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c => out.push(c),
        }
    }
}

impl Page<'_> {
    fn style(&self) -> &'static str {
        STYLE
    }

    fn scripts(&self) -> [&'static str; 3] {
        [RUN, KEEP, PAGE]
    }

    /// Words of ours, marked with their language where the page is in another.
    fn marked(&self, html: &str) -> String {
        match self.frame.words_language() {
            // Our words run their own way, whatever the page does.
            Some(tag) => format!("<span lang=\"{tag}\" dir=\"{}\">{html}</span>", direction(tag)),
            None => html.to_owned(),
        }
    }

    /// A phrase.
    fn say(&self, phrase: Phrase) -> String {
        self.marked(phrase.text(self.frame.words))
    }

    /// A phrase with a text in it that users wrote.
    fn say_of(&self, phrase: Phrase, text: &Text<'_>) -> String {
        self.marked(&phrase.with(self.frame.words, &self.user(text)))
    }

    /// A phrase with a condition in it.
    fn say_if(&self, when: &str) -> String {
        self.marked(&Phrase::If.with(self.frame.words, &Html.user(when).to_string()))
    }

    /// A phrase with something in it that is HTML already.
    fn say_html(&self, phrase: Phrase, html: impl AsRef<str>) -> String {
        self.marked(&phrase.with(self.frame.words, html.as_ref()))
    }

    fn colon(&self) -> &'static str {
        self.frame.words.colon()
    }

    /// A condition in words.
    fn condition(&self, condition: &str) -> String {
        Html.user(condition).to_string()
    }

    /// How long the ways of the process take.
    fn ways_said(&self) -> String {
        self.marked(&phrases::ways(self.frame.words, &self.sheet.ways))
    }

    fn kind(&self, kind: &Kind) -> String {
        self.marked(self.frame.words.kind(*kind))
    }

    /// A word of all pages.
    fn word(&self, word: Word) -> String {
        self.marked(self.frame.words.get(word))
    }

    /// The tag for attributes that hold words of ours.
    fn plain(&self, phrase: Phrase) -> &'static str {
        phrase.text(self.frame.words)
    }

    /// A text users wrote.
    fn user(&self, text: &Text<'_>) -> String {
        let mut out = String::with_capacity(text.text.len() + 24);
        out.push_str("<bdi");
        if let Some(tag) = text.tag {
            out.push_str(" lang=\"");
            push_escaped(&mut out, tag);
            out.push('"');
        }
        out.push('>');
        push_escaped(&mut out, text.text);
        out.push_str("</bdi>");
        out
    }

    /// Prose users wrote.
    fn prose(&self, text: &Text<'_>) -> String {
        let html = markdown::render(text.text);
        match text.tag {
            Some(tag) => {
                let mut escaped = String::new();
                push_escaped(&mut escaped, tag);
                format!("<div lang=\"{escaped}\">{html}</div>")
            }
            None => html,
        }
    }

    /// Several things in a row.
    fn named(&self, all: &[Named<'_>]) -> String {
        let words = self.frame.words;
        let one = |named: &Named<'_>| {
            let text = self.user(&named.text);
            if named.optional {
                let aside = words.aside("", &self.word(Word::Optional));
                format!("{text}<span class=\"muted\">{aside}</span>")
            } else {
                text
            }
        };
        all.iter().map(one).collect::<Vec<_>>().join(words.comma())
    }

    /// Several names in a row.
    fn texts(&self, all: &[Text<'_>]) -> String {
        all.iter().map(|text| self.user(text)).collect::<Vec<_>>().join(self.frame.words.comma())
    }

    fn letter(&self, letter: &Letter) -> String {
        self.marked(self.frame.words.letter(*letter))
    }

    fn within(&self, period: &Period) -> String {
        self.marked(&self.frame.words.within(*period))
    }

    fn period(&self, period: &Period) -> String {
        self.marked(&self.frame.words.period(*period))
    }

    fn every(&self, period: &Period) -> String {
        self.marked(&self.frame.words.every(*period))
    }

    /// A link to the checklist of another process, in a phrase.
    fn say_link(&self, phrase: Phrase, link: &Link<'_>) -> String {
        let label = self.user(&link.label);
        let html = match &link.href {
            Some(href) => {
                let mut out = String::from("<a href=\"");
                push_escaped(&mut out, href);
                out.push_str("\">");
                out.push_str(&label);
                out.push_str("</a>");
                out
            }
            None => label,
        };
        self.marked(&phrase.with(self.frame.words, &html))
    }

    /// Where an outcome leads.
    fn leads(&self, step: &Step<'_>, outcome: &Outcome<'_>) -> String {
        let Some(choice) = step.choice.filter(|_| !step.is_step_of_set(outcome)) else {
            return String::new();
        };
        let leads = self.ways.outcome(choice, outcome.element, &Html);
        self.marked(&Phrase::Next.with(self.frame.words, &leads))
    }

    /// Where a suspended case goes on.
    fn behind(&self, node: &crate::flow::NodeId) -> String {
        self.marked(&Phrase::GoesOnAt.with(self.frame.words, &self.ways.behind(*node, &Html)))
    }

    fn node(&self, node: &crate::flow::NodeId) -> &str {
        &self.ways.net.flow.node(*node).id
    }

    fn ends(&self, nodes: &[crate::flow::NodeId]) -> String {
        nodes.iter().map(|node| node.0.to_string()).collect::<Vec<_>>().join(" ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scripts_cannot_end_their_element() {
        for script in [RUN, KEEP, PAGE] {
            assert!(!script.contains("</") && !script.contains("<!--"), "a script holds `</` or `<!--`");
        }
        assert!(!STYLE.contains("</"));
    }
}
