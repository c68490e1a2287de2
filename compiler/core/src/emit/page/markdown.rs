//! Markdown out (escaping what users wrote) and Markdown in (prose that users wrote in Markdown, made safe).

use pulldown_cmark::{CowStr, Event, Options, Parser, Tag, TagEnd, html};

/// Escapes a text so that Markdown (CommonMark and its GitHub flavour) shows exactly its characters, on one line: no link,
/// image, HTML, emphasis, list, heading, table cell or autolink can start in it. Line breaks become spaces.
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 8);
    push_escaped(&mut out, text);
    out
}

/// As [`escape`], onto a text that is being written.
pub fn push_escaped(out: &mut String, text: &str) {
    let text = text.trim();
    let marker = leading_marker(text);
    let mut chars = text.char_indices().peekable();
    let mut before = ' ';
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map_or(' ', |(_, next)| *next);
        let rest = || text.get(at + 1..).unwrap_or("");
        let escaped = match c {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~' | '&' | '$' | '^' => true,
            ':' => next == '/' || is_scheme_end(text.get(..at).unwrap_or("")),
            '.' => before.eq_ignore_ascii_case(&'w') && text.get(..at).is_some_and(ends_in_www),
            '@' => before.is_ascii_alphanumeric() || matches!(before, '.' | '-' | '+' | '_'),
            '!' => rest().starts_with('['),
            _ => false,
        } || marker == Some(at);
        if c == '\n' || c == '\r' || c == '\t' {
            if before != ' ' {
                out.push(' ');
            }
            before = ' ';
            continue;
        }
        if c.is_control() {
            continue;
        }
        if escaped {
            out.push('\\');
        }
        out.push(c);
        before = c;
    }
}

/// Where a character stands that would open a block at the start of a line: `#`, `-`, `+`, `=` or the mark behind a number.
fn leading_marker(text: &str) -> Option<usize> {
    match text.chars().next()? {
        '#' | '-' | '+' | '=' | ':' => Some(0),
        '0'..='9' => {
            let digits = text.bytes().take_while(u8::is_ascii_digit).count();
            let mark = text.as_bytes().get(digits)?;
            matches!(mark, b'.' | b')').then_some(digits)
        }
        _ => None,
    }
}

/// Whether a `:` behind this text would end the scheme of an autolink that needs no slashes.
fn is_scheme_end(before: &str) -> bool {
    ["mailto", "xmpp"].iter().any(|scheme| {
        before.len() >= scheme.len()
            && before.get(before.len() - scheme.len()..).is_some_and(|end| end.eq_ignore_ascii_case(scheme))
    })
}

fn ends_in_www(before: &str) -> bool {
    before.len() >= 3 && before.get(before.len() - 3..).is_some_and(|end| end.eq_ignore_ascii_case("www"))
}

/// Renders prose (Markdown) to HTML that is safe to put into a page: raw HTML is shown as text, images become their
/// alternative text, links keep only `http`, `https`, `mailto` and relative targets, headings become bold paragraphs so that
/// the outline of the page stays its own.
pub fn render(prose: &str) -> String {
    let mut out = String::with_capacity(prose.len() + 32);
    html::push_html(&mut out, safe_events(prose).into_iter());
    out
}

/// The prose without its marks, on one line: for spreadsheets, titles and alternative texts.
pub fn plain(prose: &str) -> String {
    let mut out = String::with_capacity(prose.len());
    for event in safe_events(prose) {
        match event {
            Event::Text(text) | Event::Code(text) => out.push_str(&text),
            Event::SoftBreak | Event::HardBreak => out.push(' '),
            Event::End(TagEnd::Paragraph | TagEnd::Item | TagEnd::CodeBlock | TagEnd::TableCell)
                if !out.ends_with(' ') =>
            {
                out.push(' ');
            }
            _ => {}
        }
    }
    out.truncate(out.trim_end().len());
    out.replace(['\n', '\r', '\t'], " ")
}

fn safe_events(prose: &str) -> Vec<Event<'_>> {
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH;
    let mut links: Vec<bool> = Vec::new();
    let mut events = Vec::new();
    for event in Parser::new_ext(prose, options) {
        match event {
            Event::Html(text) | Event::InlineHtml(text) => events.push(Event::Text(text)),
            Event::Start(Tag::HtmlBlock) => events.push(Event::Start(Tag::Paragraph)),
            Event::End(TagEnd::HtmlBlock) => events.push(Event::End(TagEnd::Paragraph)),
            Event::Start(Tag::Image { .. }) | Event::End(TagEnd::Image) => {}
            Event::Start(Tag::Link { link_type, dest_url, title, id }) => {
                let kept = is_safe_target(&dest_url);
                links.push(kept);
                if kept {
                    events.push(Event::Start(Tag::Link { link_type, dest_url, title, id }));
                }
            }
            Event::End(TagEnd::Link) => {
                if links.pop() == Some(true) {
                    events.push(Event::End(TagEnd::Link));
                }
            }
            Event::Start(Tag::Heading { .. }) => {
                events.push(Event::Start(Tag::Paragraph));
                events.push(Event::Start(Tag::Strong));
            }
            Event::End(TagEnd::Heading(_)) => {
                events.push(Event::End(TagEnd::Strong));
                events.push(Event::End(TagEnd::Paragraph));
            }
            Event::Start(Tag::CodeBlock(_)) => {
                let plain = pulldown_cmark::CodeBlockKind::Fenced(CowStr::Borrowed(""));
                events.push(Event::Start(Tag::CodeBlock(plain)));
            }
            other => events.push(other),
        }
    }
    events
}

/// Whether a link may lead there: `http`, `https`, `mailto`, or no scheme at all. Browsers skip blanks and control
/// characters inside schemes, so a target that has any is refused.
fn is_safe_target(target: &str) -> bool {
    if target.chars().any(|c| c.is_control() || c.is_whitespace()) || target.starts_with("//") {
        return false;
    }
    let before_path = target.split(['/', '?', '#']).next().unwrap_or("");
    match before_path.split_once(':') {
        None => true,
        Some((scheme, _)) => {
            ["http", "https", "mailto"].iter().any(|allowed| scheme.eq_ignore_ascii_case(allowed))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_users_write_becomes_markup() {
        let hostile = [
            "<script>alert(1)</script>",
            "[x](javascript:alert(1))",
            "![x](http://a.b/c.png)",
            "| a | b |",
            "- item",
            "+ item",
            "12. item",
            "3) item",
            "# heading",
            "=====",
            "---",
            "*bold* _it_ ~~s~~ `code`",
            "&lt;b&gt; &copy;",
            "https://example.org www.example.org mailto:a@b.example a@b.example",
            "line\nline\n\n# heading",
            "a \\",
            "<https://example.org>",
            "    code",
            "[^1]: note",
            "[a]: http://b",
        ];
        for text in hostile {
            let escaped = escape(text);
            let shown = render(&escaped);
            let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
            let mut expected = String::new();
            for c in words.chars() {
                match c {
                    '<' => expected.push_str("&lt;"),
                    '>' => expected.push_str("&gt;"),
                    '&' => expected.push_str("&amp;"),
                    '"' => expected.push_str("&quot;"),
                    c => expected.push(c),
                }
            }
            assert_eq!(shown, format!("<p>{expected}</p>\n"), "{escaped}");
        }
    }

    #[test]
    fn ordinary_labels_stay_readable() {
        for label in
            ["Is the lead worth pursuing?", "Check (again) – 2.5 % of 10", "核实线索", "R: SR, A: AR!"]
        {
            assert_eq!(escape(label), label);
        }
        assert_eq!(escape("see https://a.example"), "see https\\://a.example");
    }

    #[test]
    fn prose_loses_html_images_and_dangerous_links() {
        assert_eq!(render("a <b onclick=x>b</b>"), "<p>a &lt;b onclick=x&gt;b&lt;/b&gt;</p>\n");
        assert_eq!(render("<script>x</script>"), "<p>&lt;script&gt;x&lt;/script&gt;</p>\n");
        for scheme in [
            "javascript:alert(1)",
            "JaVaScript:x",
            "data:text/html,x",
            "vbscript:x",
            "//evil.example",
            "&#106;avascript:x",
        ] {
            assert_eq!(render(&format!("[a]({scheme})")), "<p>a</p>\n", "{scheme}");
        }
        assert_eq!(render("<javascript:alert(1)>"), "<p>javascript:alert(1)</p>\n");
        assert_eq!(
            render("[a](https://b.example/?q=1:2)"),
            "<p><a href=\"https://b.example/?q=1:2\">a</a></p>\n"
        );
        assert_eq!(render("![a cat](https://b.example/cat.png)"), "<p>a cat</p>\n");
        assert_eq!(render("# Big"), "<p><strong>Big</strong></p>\n");
        assert_eq!(plain("A *strong* [link](x).\n\n- one\n- two"), "A strong link. one two");
    }
}
