//! Conditions: what can be read, what is wrong where it cannot, and what FEEL it makes.

use ltc_grammar::condition::{
    Condition, ConditionFaultKind as Kind, MAX_TOKENS, Node, Term, condition, feel,
};
use ltc_grammar::tree::Span;
use proptest::prelude::*;

fn read(text: &str) -> Condition {
    condition(text, 0).unwrap_or_else(|fault| panic!("{text}: {fault:?}"))
}

/// The tree with every parenthesis that it implies.
fn shape(text: &str) -> String {
    fn of(node: &Node, text: &str) -> String {
        let each = |node: &Node| of(node, text);
        match &node.term {
            Term::Name(_) => node.span.text(text).trim_matches(['(', ')']).to_owned(),
            Term::Text(span) => format!("{:?}", span.text(text)),
            Term::Number(span) | Term::Date(span) => span.text(text).to_owned(),
            Term::Quantity { number, unit } => format!("{}{}", number.text(text), unit.text(text)),
            Term::Truth(truth) => truth.to_string(),
            Term::Nothing => "null".to_owned(),
            Term::Not(inner) => format!("not{}", each(inner)),
            Term::Minus(inner) => format!("-{}", each(inner)),
            Term::And(a, b) => format!("({} and {})", each(a), each(b)),
            Term::Or(a, b) => format!("({} or {})", each(a), each(b)),
            Term::Compare(relation, a, b) => format!("({} {} {})", each(a), relation.text(), each(b)),
            Term::Calculate(operator, a, b) => format!("({} {} {})", each(a), operator.text(), each(b)),
            Term::Between(value, from, to) => format!("({} {}..{})", each(value), each(from), each(to)),
            Term::Within { value, from, with_from, to, with_to } => {
                let open = if *with_from { '[' } else { '(' };
                let close = if *with_to { ']' } else { ')' };
                format!("({} {open}{}..{}{close})", each(value), each(from), each(to))
            }
            Term::Among(value, items) => {
                let items: Vec<String> = items.iter().map(each).collect();
                format!("({} {{{}}})", each(value), items.join(","))
            }
        }
    }
    of(&read(text).root, text)
}

fn fault(text: &str) -> (Kind, &str) {
    let fault = condition(text, 0).expect_err(text);
    (fault.kind, fault.span.text(text))
}

#[test]
fn signs_bind_as_in_feel() {
    assert_eq!(shape("a.x <= 5 and b = \"D\" or not(c)"), "(((a.x <= 5) and (b = \"D\")) or notc)");
    assert_eq!(shape("a or b and c"), "(a or (b and c))");
    assert_eq!(shape("(a or b) and c"), "((a or b) and c)");
    assert_eq!(shape("a + 2 * b - -1 > 0"), "(((a + (2 * b)) - -1) > 0)");
    assert_eq!(shape("a between 1 and 5 and b"), "((a 1..5) and b)");
    assert_eq!(shape("a between b + 1 and c"), "(a (b + 1)..c)");
    assert_eq!(shape("a in [1..5) or a in (\"x\",\"y\")"), "((a [1..5)) or (a {\"x\",\"y\"}))");
    assert_eq!(shape("a in ]1..5["), "(a (1..5))");
    assert_eq!(
        shape("d >= date(\"2026-01-31\") and d < 2026-02-01"),
        "((d >= 2026-01-31) and (d < 2026-02-01))"
    );
    assert_eq!(shape("amount <= 1_000_000 USD"), "(amount <= 1_000_000USD)");
    assert_eq!(shape("客户.金额 > 5 % // 说明\n and not ( 客户.内 )"), "((客户.金额 > 5%) and not客户.内)");
    assert_eq!(shape("order.in = null"), "(order.in = null)");
}

#[test]
fn an_arrow_or_a_brace_in_a_text_is_text() {
    for text in ["a -> b", "a->b", "{", "}", "(", ")", "//", "a \\\" b"] {
        let whole = format!(
            "package p \"P\"\nprocess q \"Q\" {{ decision d \"D?\" {{ a \"A\" when (x.y = \"{text}\") -> next }} }}"
        );
        assert_eq!(ltc_grammar::parse(&whole).faults, [], "{text}");
        let broken = format!("{whole}\nprocess r \"R {{ }}");
        assert_eq!(
            ltc_grammar::parse(&broken).faults.len(),
            1,
            "{text}: {:?}",
            ltc_grammar::parse(&broken).faults
        );
    }
}

#[test]
fn the_first_mistake_is_named_where_it_stands() {
    assert_eq!(fault("  "), (Kind::Empty, ""));
    assert_eq!(fault("a <= "), (Kind::MissingValue, ""));
    assert_eq!(fault("and a"), (Kind::MissingValue, ""));
    assert_eq!(fault("a <= (5 + )"), (Kind::MissingValue, ""));
    assert_eq!(fault("a == 5"), (Kind::OddSign("="), "=="));
    assert_eq!(fault("a = 5 && b"), (Kind::OddSign("and"), "&&"));
    assert_eq!(fault("a = 5 AND b"), (Kind::OddSign("and"), "AND"));
    assert_eq!(fault("a ≤ 5"), (Kind::OddSign("<="), "≤"));
    assert_eq!(fault("a = 'x'"), (Kind::OddText, "'x'"));
    assert_eq!(fault("not a"), (Kind::OddNot, "not"));
    assert_eq!(fault("sum(a, b) > 5"), (Kind::Function, "sum"));
    assert_eq!(fault("a > 5 USD extra words"), (Kind::Lost, "extra"));
    assert_eq!(fault("a > 1,000"), (Kind::Lost, ","));
    assert_eq!(fault("(a > 5 b)"), (Kind::Lost, "b"));
    assert_eq!(fault("a between 1"), (Kind::MissingAnd, ""));
    assert_eq!(fault("a in 5"), (Kind::MissingList, ""));
    assert_eq!(fault("a in ()"), (Kind::MissingList, ""));
    assert_eq!(fault("a = \"x"), (Kind::Lost, "\"x"));
    assert_eq!(fault("a > 5)"), (Kind::Lost, ")"));
    assert_eq!(fault("金额 <= （5）").0, Kind::Reported);
    assert_eq!(fault(&"(".repeat(100_000)).0, Kind::Reported);
    assert_eq!(fault(&"-".repeat(100_000)).0, Kind::TooLong);
    assert_eq!(fault(&"a and ".repeat(MAX_TOKENS)).0, Kind::TooLong);
}

#[test]
fn what_engines_read_is_feel() {
    let text = "a.x <= 1_000_000 USD and d > 2026-01-31 // late\n and (d) < date(\"2027-01-01\") and t <= 2w and (p) > 5 % and k = \"a // b\"";
    let whole = Span { start: 0, end: text.len() as u32 };
    let written = feel(&read(text), whole, text, |index| (index == 4).then(|| "7".to_owned()));
    assert_eq!(
        written,
        "a.x <= 1000000 and d > date(\"2026-01-31\") and (d) < date(\"2027-01-01\") and t <= duration(\"P14D\") and (7) > 5 and k = \"a // b\""
    );
}

proptest! {
    #[test]
    fn any_text_is_read_or_refused(text in "(?s).{0,80}", start in 0_u32..1000) {
        if let Err(fault) = condition(&text, start) {
            prop_assert!(start <= fault.span.start && fault.span.end <= start + text.len() as u32);
            prop_assert!(text.is_char_boundary((fault.span.start - start) as usize));
        }
    }

    #[test]
    fn any_words_are_read_or_refused(
        words in proptest::collection::vec(
            prop::sample::select(vec![
                "a", "a.b", "and", "or", "not", "(", ")", "in", "[", "]", "..", "1", "2.5", "5 USD", "between", "=", "!=",
                "<", "<=", "-", "+", "*", "/", "\"x\"", "\"", "'", ",", "true", "null", "date(\"2026-01-31\")", "2026-01-31",
                "%", "//", "\n", "&&", "==", "。", "，",
            ]),
            0..40,
        )
    ) {
        let text = words.join(" ");
        if let Ok(read) = condition(&text, 0) {
            let whole = Span { start: 0, end: text.len() as u32 };
            let written = feel(&read, whole, &text, |_| None);
            prop_assert!(condition(&written, 0).is_ok_and(|again| again.names.len() == read.names.len()), "{text} -> {written}");
        }
    }
}
