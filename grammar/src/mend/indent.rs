//! Braces that are missing or too many, found by the indentation where it tells, else by counting.

use super::{Braces, Work};
use crate::FaultKind;
use crate::scan::{line_end, string_end};
use crate::words::{ClauseWord, Keyword};

/// Pairs the braces up. Says whether it changed anything. Wants a text whose strings are closed.
pub(super) fn mend(work: &mut Work, braces: Braces) -> bool {
    let lines = lines(&work.bytes);
    let surplus = surplus(&lines);
    if surplus.balanced() && braces == Braces::Counted && work.faults.is_empty() {
        return false;
    }
    let by_indent = by_indent(&lines, &work.bytes);
    let plan = if surplus.balanced() {
        let opened = by_indent.count(FaultKind::MissingBrace);
        let closed = by_indent.count(FaultKind::UnclosedBrace);
        if !misaligned(&lines)
            || opened == 0
            || opened != closed
            || by_indent.repairs.len() != opened + closed
        {
            return false;
        }
        by_indent
    } else if by_indent.flush {
        by_counting(&lines)
    } else {
        by_indent
    };
    plan.carry_out(work);
    true
}

/// One line that holds more than white space and comments.
struct Line {
    /// Columns of white space before the first token.
    indent: usize,
    /// Place after the last token.
    end: usize,
    /// Whether the line goes on with the statement of the line before.
    continues: bool,
    /// Braces of the line: place, and whether it opens.
    braces: Vec<(usize, bool)>,
    /// Whether the first token is a closing brace.
    closes_first: bool,
}

/// Cuts a text into lines and keeps of each what tells about braces.
fn lines(bytes: &[u8]) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    let mut from = if bytes.starts_with("\u{FEFF}".as_bytes()) { 3 } else { 0 };
    let mut last_token = b'{';
    while from < bytes.len() {
        let to = line_end(bytes, from);
        let blanks =
            bytes.get(from..to).map_or(0, |line| line.iter().take_while(|byte| is_blank(**byte)).count());
        let start = from + blanks;
        let mut line = Line {
            indent: bytes.get(from..start).map_or(0, columns),
            end: start,
            continues: continues(bytes.get(start..to).unwrap_or_default(), last_token),
            braces: Vec::new(),
            closes_first: bytes.get(start) == Some(&b'}'),
        };
        let mut index = start;
        let mut in_names = false;
        while index < to {
            match bytes.get(index).copied().unwrap_or_default() {
                byte if is_blank(byte) => {
                    index += 1;
                    continue;
                }
                b'/' if bytes.get(index + 1) == Some(&b'/') => break,
                b'"' => index = string_end(bytes, index).unwrap_or(to) - 1,
                b'{' if line.end == index && bytes.get(..index).is_some_and(|text| text.ends_with(b".")) => {
                    in_names = true;
                }
                b'{' => line.braces.push((index, true)),
                b'}' if in_names => in_names = false,
                b'}' => line.braces.push((index, false)),
                _ => {}
            }
            last_token = bytes.get(index).copied().unwrap_or_default();
            index += 1;
            line.end = index;
        }
        if start < line.end {
            // The names of a `use` may go over several lines.
            if in_names {
                let close = bytes.get(line.end..).and_then(|rest| rest.iter().position(|byte| *byte == b'}'));
                line.end = close.map_or(bytes.len(), |length| line.end + length + 1);
                last_token = b'}';
                from = line_end(bytes, line.end) + 1;
                lines.push(line);
                continue;
            }
            lines.push(line);
        }
        from = to + 1;
    }
    lines
}

fn is_blank(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\r')
}

/// Columns of leading white space; a tab goes to the next multiple of four.
fn columns(blanks: &[u8]) -> usize {
    blanks.iter().fold(0, |column, byte| if *byte == b'\t' { column / 4 * 4 + 4 } else { column + 1 })
}

/// Whether a line goes on with the statement before it, as its first word or the token before it tells.
fn continues(line: &[u8], last_token: u8) -> bool {
    if matches!(last_token, b',' | b':' | b'>' | b'(') {
        return true;
    }
    match line.first() {
        Some(b'@' | b'"' | b'-' | b'{' | b'(' | b')' | b',' | b'+' | b'=' | b'<' | b'>' | b'&') => true,
        Some(first) if first.is_ascii_lowercase() => {
            let length = line.iter().take_while(|byte| byte.is_ascii_lowercase() || **byte == b'_').count();
            let word = line.get(..length).and_then(|word| std::str::from_utf8(word).ok()).unwrap_or_default();
            let rest = line.get(length..).unwrap_or_default().trim_ascii_start();
            let is_name = rest.starts_with(b":") || rest.starts_with(b"->") || rest.is_empty();
            (ClauseWord::from_text(word).is_some() && Keyword::from_text(word).is_none() && !is_name)
                || (matches!(word, "at" | "and" | "or") && !is_name && word_after(rest, word))
        }
        _ => false,
    }
}

/// Whether `at most` or a joined expression goes on.
fn word_after(rest: &[u8], word: &str) -> bool {
    word != "at" || rest.starts_with(b"most")
}

/// How the braces of a text add up.
struct Surplus {
    /// Closing braces that close nothing.
    stray: usize,
    /// Opening braces that nothing closes.
    unclosed: usize,
}

impl Surplus {
    fn balanced(&self) -> bool {
        self.stray == 0 && self.unclosed == 0
    }
}

fn surplus(lines: &[Line]) -> Surplus {
    let mut surplus = Surplus { stray: 0, unclosed: 0 };
    for (_, opens) in lines.iter().flat_map(|line| &line.braces) {
        match (opens, surplus.unclosed) {
            (true, _) => surplus.unclosed += 1,
            (false, 0) => surplus.stray += 1,
            (false, _) => surplus.unclosed -= 1,
        }
    }
    surplus
}

/// Whether a closing brace that starts a line stands in another column than the statement whose body it closes.
fn misaligned(lines: &[Line]) -> bool {
    let mut open = Vec::new();
    let mut statement_indent = 0;
    for line in lines {
        if !line.continues {
            statement_indent = line.indent;
        }
        let mut closes_first = line.closes_first;
        for (_, opens) in &line.braces {
            if *opens {
                open.push(statement_indent);
            } else if open.pop().is_some_and(|indent| closes_first && indent != line.indent) {
                return true;
            }
            closes_first = false;
        }
    }
    false
}

/// One repair.
struct Repair {
    kind: FaultKind,
    /// Where a brace is missing, or where the one too many stands.
    place: usize,
    /// The brace that is not closed.
    related: Option<usize>,
}

/// All repairs of a text.
struct Plan {
    repairs: Vec<Repair>,
    /// Whether the text is not indented at all, so that the repairs are worth nothing.
    flush: bool,
}

impl Plan {
    fn count(&self, kind: FaultKind) -> usize {
        self.repairs.iter().filter(|repair| repair.kind == kind).count()
    }

    fn carry_out(self, work: &mut Work) {
        let mut inserts = Vec::new();
        for repair in &self.repairs {
            match repair.kind {
                FaultKind::StrayClose => {
                    work.fault(repair.kind, repair.place, repair.place + 1, None);
                    work.blank(repair.place, repair.place + 1);
                }
                FaultKind::MissingBrace => {
                    work.fault(repair.kind, repair.place, repair.place, None);
                    inserts.push((repair.place, b'{'));
                }
                _ => {
                    work.fault(repair.kind, repair.place, repair.place, repair.related);
                    inserts.push((repair.place, b'}'));
                }
            }
        }
        work.insert(inserts);
    }
}

/// A body that is open.
struct Open {
    /// Place of its brace; `None` if that is missing.
    place: Option<usize>,
    /// Indentation of the statement it belongs to.
    indent: usize,
    /// Number of the line it stands on.
    line: usize,
    /// Indentation of the first line inside.
    inner: Option<usize>,
}

/// Pairs braces by counting alone.
fn by_counting(lines: &[Line]) -> Plan {
    let end = lines.last().map_or(0, |line| line.end);
    let mut open = Vec::new();
    let mut repairs = Vec::new();
    for &(place, opens) in lines.iter().flat_map(|line| &line.braces) {
        if opens {
            open.push(place);
        } else if open.pop().is_none() {
            repairs.push(Repair { kind: FaultKind::StrayClose, place, related: None });
        }
    }
    for place in open.into_iter().rev() {
        repairs.push(Repair { kind: FaultKind::UnclosedBrace, place: end, related: Some(place) });
    }
    Plan { repairs, flush: true }
}

/// Pairs braces by the indentation of their lines: a line indented under one that opened nothing wants `{` there; a line back
/// out wants `}` before it.
fn by_indent(lines: &[Line], bytes: &[u8]) -> Plan {
    let mut open: Vec<Open> = Vec::new();
    let mut repairs = Vec::new();
    let mut statement_indent = 0;
    let mut last_end = 0;
    let (mut deeper, mut flush) = (0usize, 0usize);
    for (number, line) in lines.iter().enumerate() {
        let mut braces = line.braces.as_slice();
        if line.closes_first {
            close_line(
                line.indent,
                last_end,
                &mut open,
                &mut repairs,
                braces.first().map(|(place, _)| *place),
            );
            braces = braces.get(1..).unwrap_or_default();
            statement_indent = line.indent;
        } else if !line.continues {
            if let Some(last) = open.last().filter(|last| last.line + 1 == number) {
                if last.indent < line.indent {
                    deeper += 1;
                } else {
                    flush += 1;
                }
            }
            while let Some(last) = open.pop_if(|last| line.indent <= last.indent) {
                repairs.push(Repair { kind: FaultKind::UnclosedBrace, place: last_end, related: last.place });
            }
            let level = open.last().map_or(Some(0), |last| last.inner);
            match level {
                Some(level)
                    if level < line.indent && level <= statement_indent && statement_indent < line.indent =>
                {
                    repairs.push(Repair { kind: FaultKind::MissingBrace, place: last_end, related: None });
                    open.push(Open {
                        place: None,
                        indent: statement_indent,
                        line: number.saturating_sub(1),
                        inner: Some(line.indent),
                    });
                }
                Some(_) => {}
                None => {
                    if let Some(last) = open.last_mut() {
                        last.inner = Some(line.indent);
                    }
                }
            }
            statement_indent = line.indent;
        }
        let next = lines.get(number + 1);
        for &(place, opens) in braces {
            if opens {
                open.push(Open { place: Some(place), indent: statement_indent, line: number, inner: None });
                continue;
            }
            // A brace at the end of a line that leaves a block which then goes on was opened on this line, or nowhere.
            let leaves_too_early = open.last().is_some_and(|last| {
                let goes_on = |next: &Line| match next.closes_first {
                    true => last.indent == next.indent,
                    false => last.indent < next.indent,
                };
                last.line != number && !line.closes_first && next.is_some_and(goes_on)
            });
            if leaves_too_early || open.pop().is_none() {
                repairs.push(Repair { kind: FaultKind::StrayClose, place, related: None });
            }
        }
        last_end = line.end;
    }
    let end = last_end.min(bytes.len());
    while let Some(last) = open.pop() {
        repairs.push(Repair { kind: FaultKind::UnclosedBrace, place: end, related: last.place });
    }
    Plan { repairs, flush: deeper < flush }
}

/// Deals with a line that starts with a closing brace.
fn close_line(
    indent: usize,
    last_end: usize,
    open: &mut Vec<Open>,
    repairs: &mut Vec<Repair>,
    place: Option<usize>,
) {
    let Some(place) = place else { return };
    let aligned = open.iter().any(|last| last.indent == indent);
    if aligned {
        while let Some(last) = open.pop_if(|last| last.indent != indent) {
            repairs.push(Repair { kind: FaultKind::UnclosedBrace, place: last_end, related: last.place });
        }
        open.pop();
        return;
    }
    // A brace in an odd column closes the innermost block whose statement stands further out; if there is none, nothing.
    match open.last() {
        Some(last) if last.indent < indent && last.inner.is_none_or(|inner| indent <= inner) => {
            open.pop();
        }
        Some(last) if indent < last.indent => {
            open.pop();
        }
        Some(_) | None => repairs.push(Repair { kind: FaultKind::StrayClose, place, related: None }),
    }
}
