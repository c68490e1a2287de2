//! The rows and their columns.

use super::sample::{Sample, usual};
use crate::emit::origin::Origin;
use crate::emit::page::tongue::{autonym, direction};
use crate::emit::page::{Site, Word, Words, markdown};
use crate::emit::table::{Column, Table};
use crate::model::{ElementId, Kind, LanguageId, Letter, Rhythm, Value};
use crate::proof::{Goal, Proof, Verdict};
use ltc_grammar::words::AttributeWord;
use rustc_hash::FxHashSet;

/// One control and one risk, in one language. A field is empty where the model says nothing.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ControlRow {
    /// The key control point.
    pub control: ElementId,
    /// The risk; `None` for a control that mitigates none yet.
    pub risk: Option<ElementId>,
    /// The organisation's number of the process (`code`), else its path.
    pub process_id: String,
    /// The label of the process.
    pub process_name: String,
    /// Where in the process the control is done: its sub-process and itself.
    pub activity: String,
    /// What the control stands before (`guards`).
    pub guards: String,
    /// The organisation's number of the risk (`code`), else its id.
    pub risk_id: String,
    /// The label of the risk.
    pub risk_text: String,
    /// The `category` of the risk, else of the control.
    pub category: String,
    /// What the control asserts: completeness, accuracy, existence, cut-off, authorisation, legality (`assertion`).
    pub assertion: String,
    /// The organisation's number of the control (`code`), else its path.
    pub control_id: String,
    /// The label of the control.
    pub control_label: String,
    /// Its `objective`, without Markdown.
    pub objective: String,
    /// Preventive or detective (`method`).
    pub timing: String,
    /// Manual, automatic or IT-dependent (`method`).
    pub manner: String,
    /// How often (`frequency`).
    pub frequency: String,
    /// Who does it (R).
    pub performer: String,
    /// Who answers for it (A).
    pub approver: String,
    /// What proves it (`evidence`).
    pub evidence: Vec<String>,
    /// Where it is done (`uses`).
    pub system: String,
    /// What an auditor tests (`tests`).
    pub tests: Vec<String>,
    /// How many cases (`sample`), else the default for the frequency.
    pub sample: Sample,
    /// What is proved of what it stands before, each statement with its name.
    pub proofs: Vec<String>,
    /// Who decides at a gate, by its delegation of authority; empty for a control.
    pub deciders: String,
    /// Whether it is a gate: a decision by authority, which is a control as well.
    pub gate: bool,
    /// Who mends what a test finds: the `owner` of the control, else of the process.
    pub remediation: String,
    /// Which layer says it, and where.
    pub origin: Origin,
}

/// The rows of a process, controls in order of writing, risks in the order the control names them.
pub(super) fn of(site: &Site<'_>, process: ElementId, language: LanguageId) -> Vec<ControlRow> {
    let model = site.model.model();
    let mut rows = Vec::new();
    for control in model.descendants(process) {
        if !matches!(model.get(control).kind, Kind::Kcp | Kind::Gate) {
            continue;
        }
        let first = control_row(site, process, control, language);
        let risks: Vec<ElementId> =
            model.references(control, AttributeWord::Mitigates).filter_map(|risk| risk.target).collect();
        if risks.is_empty() {
            rows.push(first);
            continue;
        }
        for risk in risks {
            let category = site.word(risk, AttributeWord::Category, language);
            rows.push(ControlRow {
                risk: Some(risk),
                risk_id: model.code(risk).unwrap_or(&model.get(risk).id).to_owned(),
                risk_text: model.label(risk, language).to_owned(),
                category: if category.is_empty() { first.category.clone() } else { category },
                ..first.clone()
            });
        }
    }
    rows
}

/// Everything a row says about the control.
fn control_row(site: &Site<'_>, process: ElementId, control: ElementId, language: LanguageId) -> ControlRow {
    let model = site.model.model();
    let words = site.words(language);
    let comma = words.comma();
    let list = |word| site.values(control, word, language).join(comma);
    let mut activity = site.place_in_process(control, language);
    if !activity.is_empty() {
        activity.push_str(" › ");
    }
    activity.push_str(site.label(control, language));
    let objective =
        model.prose(control, AttributeWord::Objective).and_then(|prose| model.said(prose, language));
    let objective = objective.map(markdown::plain).unwrap_or_default();
    let (timing, manner) = method(site, control, words);
    let mut deciders: Vec<ElementId> =
        model.children(control, Kind::Decide).filter_map(|line| model.decider(line)).collect();
    let mut seen = FxHashSet::default();
    deciders.retain(|decider| seen.insert(*decider));
    ControlRow {
        control,
        risk: None,
        process_id: site.number(process),
        process_name: site.label(process, language).to_owned(),
        activity,
        guards: list(AttributeWord::Guards),
        risk_id: String::new(),
        risk_text: String::new(),
        category: site.word(control, AttributeWord::Category, language),
        assertion: site.word(control, AttributeWord::Assertion, language),
        control_id: site.number(control),
        control_label: site.label(control, language).to_owned(),
        objective,
        timing,
        manner,
        frequency: site.frequency(control, language),
        performer: site.labels(model.roles(control, Letter::Responsible), language),
        approver: site.labels(model.roles(control, Letter::Accountable), language),
        evidence: site.values(control, AttributeWord::Evidence, language),
        system: list(AttributeWord::Uses),
        tests: site.values(control, AttributeWord::Tests, language),
        sample: sample(site, control, language),
        proofs: site.proofs.of_control(control).iter().map(|proof| proved(site, proof, language)).collect(),
        deciders: site.labels(deciders, language),
        gate: model.get(control).kind == Kind::Gate,
        origin: Origin::of(model, control, language),
        remediation: model
            .owner(control)
            .map(|owner| site.label(owner, language).to_owned())
            .unwrap_or_default(),
    }
}

/// The two halves of `method`: when the control acts, and by whom or what.
fn method(site: &Site<'_>, control: ElementId, words: Words) -> (String, String) {
    let (mut timing, mut manner) = (Vec::new(), Vec::new());
    let values =
        site.model.attribute(control, AttributeWord::Method).map_or(&[][..], |method| &method.values);
    for value in values {
        let Value::Word(word) = value else { continue };
        match &**word {
            "preventive" => timing.push(words.get(Word::Preventive).to_owned()),
            "detective" => timing.push(words.get(Word::Detective).to_owned()),
            "manual" => manner.push(words.get(Word::Manual).to_owned()),
            "automatic" => manner.push(words.get(Word::Automatic).to_owned()),
            "hybrid" => manner.push(words.get(Word::ItDependent).to_owned()),
            other => manner.push(other.replace('_', " ")),
        }
    }
    (timing.join(words.comma()), manner.join(words.comma()))
}

/// A statement about the control: what it stands before, what came of it, and the name `ltc prove` gives it.
pub(in crate::emit) fn proved(site: &Site<'_>, proof: &Proof, language: LanguageId) -> String {
    let words = site.words(language);
    let before = match proof.goal {
        Goal::Ends => words.get(Word::HandOverOrEnd),
        Goal::Guarded(guarded) => site.label(guarded, language),
    };
    let result = words.get(match proof.verdict {
        Verdict::Proved => Word::IsProved,
        Verdict::Conditional(_) => Word::OnSomeWays,
        Verdict::Bypassed(_) => Word::IsBypassed,
        Verdict::Open => Word::IsUnknown,
        Verdict::Spent => Word::IsUnfinished,
    });
    format!("{before}{}{}", words.colon(), words.aside(result, &proof.id(site.model.model())))
}

fn sample(site: &Site<'_>, control: ElementId, language: LanguageId) -> Sample {
    let words = site.words(language);
    let said = site.values(control, AttributeWord::Sample, language).join(words.comma());
    if !said.is_empty() {
        return Sample { text: said, default: false };
    }
    match Rhythm::of(&site.model, control) {
        Some(size) => Sample { text: usual(size, words).to_owned(), default: true },
        None => Sample { text: String::new(), default: false },
    }
}

/// The rows as a table with the columns of an audit's risk–control matrix.
pub(super) fn sheet(site: &Site<'_>, process: ElementId, rows: &[ControlRow], language: LanguageId) -> Table {
    let words = site.words(language);
    let tag = site.model.tag(language);
    let columns = [
        (Word::ProcessId, 16),
        (Word::ProcessName, 24),
        (Word::Activity, 26),
        (Word::RiskId, 12),
        (Word::RiskText, 32),
        (Word::Category, 16),
        (Word::Assertion, 16),
        (Word::ControlId, 14),
        (Word::ControlText, 46),
        (Word::PreventiveDetective, 14),
        (Word::ManualAutomatic, 16),
        (Word::Frequency, 18),
        (Word::Performer, 20),
        (Word::Approver, 20),
        (Word::Decider, 20),
        (Word::Evidence, 32),
        (Word::System, 20),
        (Word::TestProcedure, 40),
        (Word::SampleSize, 20),
        (Word::Proofs, 40),
        (Word::RemediationOwner, 20),
        (Word::Layer, 14),
        (Word::WrittenIn, 40),
    ];
    Table {
        sheet: autonym(tag).to_owned(),
        title: format!("{} – {}", site.label(process, language), words.get(Word::Rcm)),
        right_to_left: direction(tag) == "rtl",
        columns: columns.map(|(word, width)| Column::text(words.get(word), width)).to_vec(),
        frozen: 2,
        rows: rows.iter().map(|row| row.cells(words)).collect(),
    }
}

impl ControlRow {
    /// What the risk is about.
    pub(super) fn nature(&self) -> [(Word, &str); 2] {
        [(Word::Category, &self.category), (Word::Assertion, &self.assertion)]
    }

    /// Who does what about it.
    pub(super) fn people(&self) -> [(Word, &str); 4] {
        [
            (Word::Performer, &self.performer),
            (Word::Approver, &self.approver),
            (Word::Decider, &self.deciders),
            (Word::RemediationOwner, &self.remediation),
        ]
    }

    /// How often, when, by whom or what, and where it works.
    pub(super) fn working(&self) -> [&str; 4] {
        [&self.frequency, &self.timing, &self.manner, &self.system]
    }

    /// The cells in the order of the columns.
    fn cells(&self, words: Words) -> Vec<String> {
        vec![
            self.process_id.clone(),
            self.process_name.clone(),
            self.activity.clone(),
            self.risk_id.clone(),
            self.risk_text.clone(),
            self.category.clone(),
            self.assertion.clone(),
            self.control_id.clone(),
            match self.objective.as_str() {
                "" => self.control_label.clone(),
                objective => format!("{}{}{objective}", self.control_label, words.colon()),
            },
            self.timing.clone(),
            self.manner.clone(),
            self.frequency.clone(),
            self.performer.clone(),
            self.approver.clone(),
            self.deciders.clone(),
            self.evidence.join("\n"),
            self.system.clone(),
            self.tests.join("\n"),
            self.sample.say(words),
            self.proofs.join("\n"),
            self.remediation.clone(),
            self.origin.layer.clone(),
            self.origin.place.clone(),
        ]
    }
}

impl Sample {
    /// The size, marked where it is a default: "25 (default)".
    pub fn say(&self, words: Words) -> String {
        if self.default { words.aside(&self.text, words.get(Word::DefaultSample)) } else { self.text.clone() }
    }
}
