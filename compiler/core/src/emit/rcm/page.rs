//! The risk–control table as a page and as Markdown.

use super::ControlRow;
use crate::emit::page::markdown::{escape, push_escaped};
use crate::emit::page::{Accepted, Frame, Page, Scripts, Separation, Site, Word, Words};
use crate::model::{ElementId, LanguageId};
use askama::Template;

#[derive(Template)]
#[template(path = "rcm/process.html")]
struct RcmPage {
    frame: Frame,
    words: Words,
    title: String,
    code: String,
    workbook: String,
    rows: Vec<ControlRow>,
    separations: Vec<Separation>,
    accepted: Vec<Accepted>,
}

pub(super) fn html(
    site: &Site<'_>,
    process: ElementId,
    rows: Vec<ControlRow>,
    language: LanguageId,
) -> Vec<u8> {
    let page = RcmPage {
        frame: site.process_frame(language, process, Page::Rcm, Scripts::Shared),
        words: site.words(language),
        title: site.label(process, language).to_owned(),
        code: site.model.code(process).unwrap_or("").to_owned(),
        workbook: format!("../../xlsx/{}.rcm.xlsx", site.names.get(process)),
        rows,
        separations: site.separations(process, language),
        accepted: site.accepted(Some(process), language),
    };
    page.render().expect("a template of texts renders").into_bytes()
}

/// As Markdown a table of so many columns is unreadable: each row is a section with its fields as a list.
pub(super) fn markdown(
    site: &Site<'_>,
    process: ElementId,
    rows: &[ControlRow],
    language: LanguageId,
) -> Vec<u8> {
    let words = site.words(language);
    let mut out = format!("# {} – {}\n", escape(site.label(process, language)), words.get(Word::Rcm));
    if rows.is_empty() {
        out.push_str(&format!("\n{}\n", words.get(Word::NoControls)));
    }
    for row in rows {
        out.push_str(&format!("\n## {} {}", escape(&row.control_id), escape(&row.control_label)));
        if !row.risk_id.is_empty() {
            out.push_str(&format!(" – {}", escape(&row.risk_id)));
        }
        out.push_str("\n\n");
        let fields: [(Word, String); 23] = [
            (Word::ProcessId, row.process_id.clone()),
            (Word::ProcessName, row.process_name.clone()),
            (Word::Activity, row.activity.clone()),
            (Word::RiskId, row.risk_id.clone()),
            (Word::RiskText, row.risk_text.clone()),
            (Word::Category, row.category.clone()),
            (Word::Assertion, row.assertion.clone()),
            (Word::ControlText, row.control_label.clone()),
            (Word::Objective, row.objective.clone()),
            (Word::Guards, row.guards.clone()),
            (Word::PreventiveDetective, row.timing.clone()),
            (Word::ManualAutomatic, row.manner.clone()),
            (Word::Frequency, row.frequency.clone()),
            (Word::Performer, row.performer.clone()),
            (Word::Approver, row.approver.clone()),
            (Word::Decider, row.deciders.clone()),
            (Word::Evidence, row.evidence.join(words.semicolon())),
            (Word::System, row.system.clone()),
            (Word::TestProcedure, row.tests.join(words.semicolon())),
            (Word::SampleSize, row.sample.say(words)),
            (Word::Proofs, row.proofs.join(words.semicolon())),
            (Word::RemediationOwner, row.remediation.clone()),
            (Word::WrittenIn, row.origin.text()),
        ];
        for (word, text) in &fields {
            out.push_str("- **");
            out.push_str(words.get(*word));
            out.push_str("**");
            out.push_str(words.colon());
            if text.is_empty() {
                out.push('–');
            } else {
                push_escaped(&mut out, text);
            }
            out.push('\n');
        }
    }
    let separations = site.separations(process, language);
    if !separations.is_empty() {
        let (title, lead) = (words.get(Word::SeparateDuties), words.get(Word::SeparateDutiesLead));
        out.push_str(&format!("\n## {title}\n\n{lead}\n\n"));
    }
    for separation in &separations {
        out.push_str(&format!("- {}\n", escape(&separation.line(words.colon()))));
    }
    let accepted = site.accepted(Some(process), language);
    if !accepted.is_empty() {
        out.push_str(&format!("\n## {}\n", words.get(Word::AcceptedFindings)));
    }
    for finding in &accepted {
        let heads = [
            Word::AcceptedFinding,
            Word::Place,
            Word::Until,
            Word::AcceptedBy,
            Word::Reason,
            Word::CompensatedBy,
        ];
        out.push('\n');
        let fields = heads.iter().zip(finding.fields()).filter(|(_, field)| !field.is_empty());
        for (head, field) in fields {
            out.push_str(&format!("- **{}**{}{}\n", words.get(*head), words.colon(), escape(&field)));
        }
    }
    out.into_bytes()
}
