//! `ltc explain`: the manual page of a finding.

use crate::args::Explain;
use crate::exit::Exit;
use crate::io::Io;
use crate::report::{Paint, visible};
use ltc_core::check::CODES;
use ltc_core::diagnostic::{Code, Strictness, nearest};
use std::fmt::Write;

/// Prints the page of a code, or the list of all.
pub(super) fn run(explain: &Explain, paint: Paint, io: &mut Io<'_>) -> Exit {
    let mut codes: Vec<&Code> = CODES.to_vec();
    codes.sort_by_key(|code| code.number);
    if explain.list {
        io.print(&list(&codes, paint));
        return Exit::Clean;
    }
    let asked = explain.code.as_deref().unwrap_or_default();
    let wanted = asked.trim().to_lowercase();
    let found = codes.iter().find(|code| {
        let number = code.number.to_lowercase();
        number == wanted || code.name == wanted || number.strip_prefix("ltc") == Some(wanted.as_str())
    });
    if let Some(code) = found {
        io.print(&page(code, paint));
        return Exit::Clean;
    }
    let near = nearest(&wanted, codes.iter().map(|code| code.name))
        .or_else(|| nearest(asked, codes.iter().map(|code| code.number)));
    let advice = near.map_or_else(
        || "`ltc explain --list` lists all codes".to_owned(),
        |near| format!("did you mean `{near}`?"),
    );
    io.note(&format!("there is no code `{}`; {advice}\n", visible(asked)));
    Exit::CouldNotRun
}

fn list(codes: &[&Code], paint: Paint) -> String {
    let mut text = String::new();
    for code in codes {
        let first = code.doc.trim().split("\n\n").next().unwrap_or("").replace('\n', " ");
        let first = first.split_once(". ").map_or(first.as_str(), |(sentence, _)| sentence);
        let number = paint.style("1", code.number);
        let _ = writeln!(text, "{number}  {}\n         {}", code.name, first.trim_end_matches('.'));
    }
    text
}

fn page(code: &Code, paint: Paint) -> String {
    let weight = match code.strictness {
        Strictness::Contradiction => "an error always",
        Strictness::Completeness => {
            "advice in a draft, a warning in review or where no status is said, an error once released"
        }
        Strictness::Essential => "advice in a draft, a warning in review, else an error",
        Strictness::Convention => "a warning",
        Strictness::Hint => "advice",
    };
    let heading = paint.style("1", &format!("{} {}", code.number, code.name));
    format!("{heading}\n{weight}\n\n{}", readable(code.doc, paint))
}

/// Markdown as text for a terminal: headings stand out, examples are indented, everything else stays as it is written.
fn readable(doc: &str, paint: Paint) -> String {
    let mut text = String::new();
    let mut in_example = false;
    for line in doc.trim().lines() {
        if line.trim_start().starts_with("```") {
            in_example = !in_example;
        } else if in_example {
            let _ = match line.is_empty() {
                true => writeln!(text),
                false => writeln!(text, "    {}", paint.style("36", line)),
            };
        } else if let Some(heading) = line.strip_prefix("# ").or_else(|| line.strip_prefix("## ")) {
            let _ = writeln!(text, "{}", paint.style("1", heading));
        } else {
            let _ = writeln!(text, "{line}");
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::readable;
    use crate::report::Paint;

    #[test]
    fn a_page_reads_as_text() {
        let doc = "A step.\n\n## Wrong\n\n```ltc\nactivity a {\n\n}\n```\n";
        assert_eq!(readable(doc, Paint::Plain), "A step.\n\nWrong\n\n    activity a {\n\n    }\n");
    }
}
