//! The delegation of authority: who decides at each gate, under which condition, and who stands in for them.

use super::People;
use crate::emit::page::markdown::escape;
use crate::emit::page::tongue::{autonym, direction};
use crate::emit::page::{Frame, Scripts, Site, Word, Words};
use crate::emit::table::{self, Column, Table};
use crate::model::{ElementId, Kind, LanguageId, Letter};
use askama::Template;
use ltc_grammar::words::ClauseWord;

/// One `decide` line of a gate.
struct Row {
    number: usize,
    decider: String,
    condition: String,
    deputies: Vec<String>,
}

/// One gate.
struct GateView {
    label: String,
    code: String,
    process: String,
    prepared_by: String,
    answers: String,
    deadline: String,
    path: String,
    rows: Vec<Row>,
}

#[derive(Template)]
#[template(path = "organisation/delegation.html")]
struct DelegationPage {
    frame: Frame,
    words: Words,
    gates: Vec<GateView>,
}

fn gates(site: &Site<'_>, people: &People, language: LanguageId) -> Vec<GateView> {
    people.gates.iter().map(|gate| gate_view(site, *gate, language)).collect()
}

fn gate_view(site: &Site<'_>, gate: ElementId, language: LanguageId) -> GateView {
    let model = site.model.model();
    let process = model.enclosing(gate, Kind::Process).unwrap_or(gate);
    let rows = model.children(gate, Kind::Decide).enumerate().map(|(at, line)| {
        let deciders: Vec<ElementId> = model
            .clause(line, ClauseWord::By)
            .iter()
            .filter_map(|value| match value {
                crate::model::Value::Reference(reference) => reference.target,
                _ => None,
            })
            .collect();
        let deputies = deciders.iter().flat_map(|role| site.deputies_at(gate, *role, language)).collect();
        let names: Vec<String> = deciders.iter().map(|role| site.label_and_id(*role, language)).collect();
        Row {
            number: at + 1,
            decider: names.join(site.words(language).comma()),
            condition: site.decide_condition(line, language),
            deputies,
        }
    });
    GateView {
        label: site.label(gate, language).to_owned(),
        code: model.code(gate).unwrap_or("").to_owned(),
        process: site.label(process, language).to_owned(),
        prepared_by: site.labels(model.roles(gate, Letter::Responsible), language),
        answers: site.labels(model.roles(gate, Letter::Accountable), language),
        deadline: site.deadline(gate, language),
        path: model.path(gate),
        rows: rows.collect(),
    }
}

pub(super) fn html(site: &Site<'_>, people: &People, language: LanguageId) -> Vec<u8> {
    let words = site.words(language);
    let title = words.get(Word::Delegation).to_owned();
    let page = DelegationPage {
        frame: site.frame(language, "delegation.html", title, Vec::new(), Scripts::Shared),
        words,
        gates: gates(site, people, language),
    };
    page.render().expect("a template of texts renders").into_bytes()
}

/// The table: gate, number, process, place in the order, decider, condition, deputies, who prepares, who answers, deadline, path.
pub(super) fn sheet(site: &Site<'_>, people: &People, language: LanguageId) -> Table {
    let words = site.words(language);
    let tag = site.model.tag(language);
    let columns = vec![
        Column::text(words.get(Word::Gate), 30),
        Column::text(words.get(Word::Code), 12),
        Column::text(words.get(Word::Process), 26),
        Column::letters(words.get(Word::OrderNumber)),
        Column::text(words.get(Word::Decider), 28),
        Column::text(words.get(Word::Condition), 40),
        Column::text(words.get(Word::Deputies), 40),
        Column::text(words.letter(Letter::Responsible), 22),
        Column::text(words.letter(Letter::Accountable), 22),
        Column::text(words.get(Word::Deadline), 18),
        Column::text(words.get(Word::Path), 40),
    ];
    let mut rows = Vec::new();
    for gate in gates(site, people, language) {
        for row in gate.rows {
            rows.push(vec![
                gate.label.clone(),
                gate.code.clone(),
                gate.process.clone(),
                row.number.to_string(),
                row.decider,
                row.condition,
                row.deputies.join(words.semicolon()),
                gate.prepared_by.clone(),
                gate.answers.clone(),
                gate.deadline.clone(),
                gate.path.clone(),
            ]);
        }
    }
    Table {
        sheet: autonym(tag).to_owned(),
        title: format!("{} – {}", site.title(language), words.get(Word::Delegation)),
        right_to_left: direction(tag) == "rtl",
        columns,
        frozen: 2,
        rows,
    }
}

pub(super) fn markdown(site: &Site<'_>, people: &People, language: LanguageId) -> Vec<u8> {
    let words = site.words(language);
    let mut out = format!("# {} – {}\n", escape(site.title(language)), words.get(Word::Delegation));
    for gate in gates(site, people, language) {
        out.push_str(
            &format!("\n## {} {}\n\n", escape(&gate.code), escape(&gate.label)).replace("##  ", "## "),
        );
        let table = Table {
            sheet: String::new(),
            title: String::new(),
            right_to_left: false,
            columns: vec![
                Column::letters(words.get(Word::OrderNumber)),
                Column::text(words.get(Word::Decider), 0),
                Column::text(words.get(Word::Condition), 0),
                Column::text(words.get(Word::Deputies), 0),
            ],
            frozen: 0,
            rows: Vec::new(),
        };
        let rows: Vec<Vec<String>> = gate
            .rows
            .into_iter()
            .map(|row| {
                vec![row.number.to_string(), row.decider, row.condition, row.deputies.join(words.semicolon())]
            })
            .collect();
        table::markdown(&mut out, &table, &rows);
    }
    out.into_bytes()
}
