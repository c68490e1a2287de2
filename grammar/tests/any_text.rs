//! Whatever the text: reading it does not panic, its places are places of the text, and formatting settles at once.

use ltc_grammar::tree::{Element, Outcome, Span, Statement, Value};
use ltc_grammar::{FormatOutcome, format, parse};
use proptest::prelude::*;

const WHOLE: [&str; 3] =
    [include_str!("whole/leads.ltc"), include_str!("whole/mexico.ltc"), include_str!("whole/all_words.ltc")];

/// What stands between two mutations of a text.
const TOKENS: [&str; 28] = [
    "{",
    "}",
    "(",
    ")",
    "\"",
    ",",
    ":",
    "->",
    "@zh",
    "//",
    "\n",
    " ",
    "task",
    "activity x \"X\"",
    "when",
    "otherwise",
    "at most 3",
    "end",
    "suspend",
    "because law",
    "R: SR",
    "2wd",
    "use a.{b",
    "：",
    "“",
    "\u{FEFF}",
    "\\",
    "within",
];

fn check(text: &str) {
    let parsed = parse(text);
    let holds = |span: Span| {
        assert!(span.start <= span.end, "{span:?}");
        assert!(text.get(span.start as usize..span.end as usize).is_some(), "{span:?} in {text:?}");
    };
    parsed.file.comments.iter().for_each(|span| holds(*span));
    for fault in &parsed.faults {
        holds(fault.span);
        fault.related.into_iter().for_each(holds);
    }
    statements(&parsed.file.statements, &holds);
    match format(text) {
        FormatOutcome::Formatted(once) => match format(&once) {
            FormatOutcome::Formatted(twice) => assert_eq!(once, twice, "from {text:?}"),
            outcome => panic!("{outcome:?} of {once:?}"),
        },
        FormatOutcome::Faulty => assert!(!parsed.faults.is_empty()),
        FormatOutcome::Unsafe => panic!("unsafe: {text:?}"),
    }
}

fn statements(statements: &[Statement], holds: &dyn Fn(Span)) {
    for statement in statements {
        match statement {
            Statement::Element(element) => self::element(element, holds),
            Statement::Attribute(attribute) => {
                holds(attribute.name);
                attribute.values.iter().for_each(|value| self::value(value, holds));
            }
            Statement::Outcome(outcome) => self::outcome(outcome, holds),
            Statement::Use(used) => {
                holds(used.span);
                holds(used.path);
            }
        }
    }
}

fn element(element: &Element, holds: &dyn Fn(Span)) {
    holds(element.span);
    holds(element.keyword_span);
    element.id.into_iter().for_each(holds);
    for text in &element.label {
        holds(text.content);
        text.tag.into_iter().for_each(holds);
    }
    for clause in &element.clauses {
        holds(clause.span);
        clause.values.iter().for_each(|value| self::value(value, holds));
    }
    statements(element.body.as_deref().unwrap_or_default(), holds);
}

fn value(value: &Value, holds: &dyn Fn(Span)) {
    match value {
        Value::Path { span, .. } | Value::Date(span) | Value::Expression(span) => holds(*span),
        Value::Text(texts) | Value::MoreText(texts) => texts.iter().for_each(|text| holds(text.content)),
        Value::Day { date, label } => {
            holds(*date);
            label.iter().for_each(|text| holds(text.content));
        }
        Value::Quantity { number, unit } => {
            holds(*number);
            holds(*unit);
        }
    }
}

fn outcome(outcome: &Outcome, holds: &dyn Fn(Span)) {
    holds(outcome.span);
    holds(outcome.id);
    outcome.route.iter().for_each(|route| holds(route.span));
    statements(outcome.body.as_deref().unwrap_or_default(), holds);
}

/// One change of a text: where, as a share of its length; what; how much.
fn mutate(text: &str, place: u16, change: u8, length: u8, token: usize) -> String {
    let mut chars: Vec<char> = text.chars().collect();
    let start = usize::from(place) * chars.len() / (usize::from(u16::MAX) + 1);
    let end = (start + usize::from(length % 12)).min(chars.len());
    match change % 4 {
        0 => {
            chars.drain(start..end);
        }
        1 => {
            let copy: Vec<char> = chars[start..end].to_vec();
            chars.splice(start..start, copy);
        }
        2 => {
            chars.splice(start..start, TOKENS[token % TOKENS.len()].chars());
        }
        _ => chars[start..end].reverse(),
    }
    chars.into_iter().collect()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_string(text in "\\PC{0,200}") {
        check(&text);
    }

    #[test]
    fn any_tokens(tokens in prop::collection::vec(0..TOKENS.len(), 0..60)) {
        let text: Vec<&str> = tokens.iter().map(|index| TOKENS[*index]).collect();
        check(&text.join(" "));
        check(&text.concat());
    }

    #[test]
    fn any_mutation(
        which in 0..WHOLE.len(),
        changes in prop::collection::vec((any::<u16>(), any::<u8>(), any::<u8>(), 0..TOKENS.len()), 1..6),
    ) {
        let mut text = WHOLE[which].to_owned();
        for (place, change, length, token) in changes {
            text = mutate(&text, place, change, length, token);
        }
        check(&text);
    }
}

#[test]
fn whole_files_as_they_are_with_crlf_and_with_a_mark() {
    for text in WHOLE {
        check(text);
        check(&text.replace('\n', "\r\n"));
        check(&format!("\u{FEFF}{text}"));
        assert_eq!(parse(&text.replace('\n', "\r\n")).faults, []);
        assert_eq!(parse(&format!("\u{FEFF}{text}")).faults, []);
        assert_eq!(parse(&text.replace('\n', " \n\n\t")).faults, []);
    }
}
