//! What is read: one line of source, one outline.

use ltc_grammar::{outline, parse};

/// The outline of a text without faults.
fn read(text: &str) -> String {
    let parsed = parse(text);
    assert_eq!(parsed.faults, [], "{text}");
    outline(text, &parsed.file).trim_end().to_owned()
}

#[test]
fn a_line_may_hold_several_attributes() {
    assert_eq!(
        read("R: SR   C: AR, FR within: 2wd"),
        "attribute name<R> path<SR>\nattribute name<C> path<AR> path<FR>\nattribute name<within> number<2> unit<wd>"
    );
}

#[test]
fn a_value_list_goes_on_only_after_a_comma() {
    assert_eq!(
        read("in: a,\n\n  b\nout: c"),
        "attribute name<in> path<a> path<b>\nattribute name<out> path<c>"
    );
    assert_eq!(read("in: a\npass -> next"), "attribute name<in> path<a>\noutcome id<pass>\n  to next<>");
}

#[test]
fn a_line_may_hold_several_elements() {
    assert_eq!(
        read(r#"activity a "A"  activity b "B" @zh "乙" task c"#),
        "activity id<a> label<> content<A>\nactivity id<b> label<> content<B> tag<zh> content<乙>\ntask id<c>"
    );
}

#[test]
fn words_of_the_language_are_names_where_a_name_is_wanted() {
    assert_eq!(read("field state \"State\""), "field id<state> label<> content<State>");
    assert_eq!(read("decision size"), "decision id<size>");
    assert_eq!(read("unit: USD kpi: x"), "attribute name<unit> path<USD>\nattribute name<kpi> path<x>");
    assert_eq!(read("end -> next"), "outcome id<end>\n  to next<>");
    assert_eq!(read("change \"Change\" -> done"), "outcome id<change> label<> content<Change>\n  to done<>");
}

#[test]
fn quantities_dates_and_signs() {
    assert_eq!(
        read("default: 1_000_000 USD, 5 %, 3, 2.5wd, 2026-01-01, +a, -b.c, d?, es-MX"),
        "attribute name<default> number<1_000_000> unit<USD> number<5> unit<%> number<3> unit<> number<2.5> unit<wd> \
         date<2026-01-01> plus<a> minus<b.c> path<d>? path<es-MX>"
    );
    assert_eq!(
        read(r#"tests: +"a" @zh "甲", +b, "c""#),
        "attribute name<tests> plus_text<> content<a> tag<zh> content<甲> plus<b> text<> content<c>"
    );
    assert_eq!(read("sample: 25\ntask x"), "attribute name<sample> number<25> unit<>\ntask id<x>");
    assert_eq!(read("max: 3 R: a"), "attribute name<max> number<3> unit<>\nattribute name<R> path<a>");
    assert_eq!(read("max: 3 MAX: a"), "attribute name<max> number<3> unit<>\nattribute name<MAX> path<a>");
}

#[test]
fn clauses_take_what_belongs_to_them() {
    assert_eq!(
        read("deputy a of b from 2026-07-01 to 2026-07-31 up_to 1_000 USD"),
        "deputy id<a> clause<of> path<b> clause<from> date<2026-07-01> clause<to> date<2026-07-31> clause<up_to> \
         number<1_000> unit<USD>"
    );
    assert_eq!(
        read(
            r#"remove a because law "X" in_force 2026-01-01 remove b because pain c remove d because "why""#
        ),
        "remove id<a> clause<because> path<law> text<> content<X> clause<in_force> date<2026-01-01>\n\
         remove id<b> clause<because> path<pain> path<c>\nremove id<d> clause<because> text<> content<why>"
    );
    assert_eq!(read("package a.b\nwithin a.b.c"), "package id<a.b>\nwithin id<a.b.c>");
    assert_eq!(
        read("wait w from p within 30d within: 2d"),
        "wait id<w> clause<from> path<p> clause<within> number<30> unit<d>\nattribute name<within> number<2> unit<d>"
    );
    assert_eq!(read("separate a, b because \"c\""), "separate id<a> id<b> clause<because> text<> content<c>");
}

#[test]
fn routes() {
    assert_eq!(
        read(
            "denied -> a at most 3 otherwise suspend \"S\" for 60d -> b at most 2 otherwise end \"E\" fine -> next"
        ),
        "outcome id<denied>\n  to at most<3> step<a>\n  tosuspend label<> content<S> clause<for> number<60> unit<d>\n    \
         to at most<2> step<b>\n    toend label<> content<E>\n\n\n\noutcome id<fine>\n  to next<>"
    );
    assert_eq!(
        read("suspend \"S\" for 60d -> b task c"),
        "suspend label<> content<S> clause<for> number<60> unit<d>\n  to step<b>\ntask id<c>"
    );
    assert_eq!(
        read("a when (x > \"(\") { task b } c otherwise -> d otherwise -> e"),
        "outcome id<a> expression<x > \"(\"> {\n  task id<b>\noutcome id<c> otherwise<>\n  to step<d>\n\n\
         outcome id<otherwise> otherwise<>\n  to next<>"
            .replace("next<>", "step<e>")
    );
}

#[test]
fn names_in_any_script_and_comments_anywhere() {
    assert_eq!(
        read("活动: 负责人 // 注释\ntask 核实线索 /* */".trim_end_matches(" /* */")),
        "attribute name<活动> path<负责人>\ntask id<核实线索>"
    );
    assert_eq!(
        read("task // one\n a // two\n \"A // b\" // three\n {// four\n R: // five\n b }"),
        "task id<a> label<> content<A // b> {\n  attribute name<R> path<b>"
    );
    let text = "task // one\n a // two\n \"A // b\" // three\n {// four\n R: // five\n b }";
    let comments: Vec<&str> = parse(text).file.comments.iter().map(|comment| comment.text(text)).collect();
    assert_eq!(comments, ["// one", "// two", "// three", "// four", "// five"]);
}

#[test]
fn spans_end_where_the_tokens_end() {
    let text = "open  task a\u{3000}\"A\" // x\n {  R: b  }  // y\nrole r";
    let parsed = parse(text);
    let Some(ltc_grammar::tree::Statement::Element(task)) = parsed.file.statements.first() else {
        unreachable!("the first statement is an element");
    };
    assert_eq!(task.span.text(text), "open  task a\u{3000}\"A\" // x\n {  R: b  }");
    assert_eq!(task.id.map(|id| id.text(text)), Some("a"));
    assert_eq!(task.keyword_span.text(text), "task");
}

#[test]
fn uses() {
    assert_eq!(
        read("use a.b.{C, D as e,}\nuse f as g"),
        "use path<a.b> name<C> name<D> as<e>\nuse path<f> as<g>"
    );
}
