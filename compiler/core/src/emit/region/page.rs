//! "What is different here": the page of a region, and the same as Markdown.

use super::{Coverage, Difference, Side, Why};
use crate::emit::Output;
use crate::emit::page::markdown::escape;
use crate::emit::page::{Frame, Page, Scripts, Site, Word, Words};
use crate::model::{ElementId, LanguageId};
use askama::Template;
use std::collections::BTreeMap;

struct ChangeView {
    anchor: String,
    label: String,
    code: String,
    kind: &'static str,
    done: &'static str,
    /// To the step itself; empty where there is no page of it.
    href: String,
    ground: &'static str,
    reason: String,
    in_force: String,
    layer: String,
    place: String,
    sides: Vec<Side>,
}

struct ProcessView {
    label: String,
    code: String,
    href: String,
    changes: Vec<ChangeView>,
}

/// All changes of one ground, as links.
struct GroundView {
    name: &'static str,
    changes: Vec<(String, String, String)>,
}

struct CoverageView {
    label: String,
    href: String,
    cells: [String; 4],
    open: String,
}

#[derive(Template)]
#[template(path = "region/differences.html")]
struct DifferencesPage {
    frame: Frame,
    words: Words,
    region: String,
    facts: Vec<(&'static str, String)>,
    about: String,
    grounds: Vec<GroundView>,
    processes: Vec<ProcessView>,
    coverage: Vec<CoverageView>,
}

/// What a region is: its version, who owns it, since when it is in force, until when it is to be looked at, its languages and calendar.
fn facts(site: &Site<'_>, language: LanguageId) -> Vec<(&'static str, String)> {
    use ltc_grammar::words::AttributeWord as A;
    let Some(adaptation) = site.model.region.as_deref().and_then(|region| region.adaptation()) else {
        return Vec::new();
    };
    let words = site.words(language);
    let chain = site.model.region.iter().flat_map(|region| &region.chain).copied();
    let chain: Vec<ElementId> = chain.collect();
    let layers = if 1 < chain.len() { site.labels(chain, language) } else { String::new() };
    let said = |word| site.values(adaptation, word, language).join(words.comma());
    let all = [
        (Word::Version, said(A::Version)),
        (Word::Owner, said(A::Owner)),
        (Word::InForceSince, said(A::Effective)),
        (Word::ReviewBy, said(A::ReviewBy)),
        (Word::Language, said(A::Languages)),
        (Word::Calendar, said(A::Calendar)),
        (Word::Layer, layers),
    ];
    let all = all.into_iter().filter(|(_, text)| !text.is_empty());
    all.map(|(word, text)| (words.get(word), text)).collect()
}

fn change(site: &Site<'_>, at: usize, one: &Difference, language: LanguageId) -> ChangeView {
    let words = site.words(language);
    ChangeView {
        anchor: format!("change-{}", at + 1),
        label: one.label.clone(),
        code: one.code.clone(),
        kind: words.kind(one.kind),
        done: words.get(one.done),
        href: if one.is_there { href(site, one) } else { String::new() },
        ground: words.get(one.why.word()),
        reason: one.reason.clone(),
        in_force: one.in_force.map(|day| day.to_string()).unwrap_or_default(),
        layer: site.label(one.layer, language).to_owned(),
        place: one.place.clone(),
        sides: one.sides.clone(),
    }
}

/// Where the pages tell about what was changed; else the checklist of its process, where the build makes it.
fn href(site: &Site<'_>, one: &Difference) -> String {
    if let Some(address) = site.address(one.element) {
        return address;
    }
    match one.process {
        Some(process) if site.makes(Output::Checklist) && site.model.is_own(process) => {
            format!("{}/{}", site.names.get(process), Page::Checklist.file())
        }
        _ => String::new(),
    }
}

/// Changes by process, in the order of the model; those outside of processes last.
fn by_process(differences: &[Difference]) -> Vec<(Option<ElementId>, Vec<usize>)> {
    let mut groups: BTreeMap<(bool, Option<ElementId>), Vec<usize>> = BTreeMap::new();
    for (at, one) in differences.iter().enumerate() {
        groups.entry((one.process.is_none(), one.process)).or_default().push(at);
    }
    groups.into_iter().map(|((_, process), all)| (process, all)).collect()
}

pub(super) fn html(
    site: &Site<'_>,
    differences: &[Difference],
    coverage: &[Coverage],
    language: LanguageId,
) -> Vec<u8> {
    let words = site.words(language);
    let model = site.model.model();
    let adaptation = model.region.as_deref().and_then(|region| region.adaptation());
    let processes = by_process(differences).into_iter().map(|(process, all)| ProcessView {
        label: match process {
            Some(process) => site.label(process, language).to_owned(),
            None => words.get(Word::OutsideProcesses).to_owned(),
        },
        code: process.and_then(|process| model.code(process)).unwrap_or("").to_owned(),
        href: process.map(|process| format!("index.html#{}", site.anchor(process))).unwrap_or_default(),
        changes: all
            .into_iter()
            .filter_map(|at| Some(change(site, at, differences.get(at)?, language)))
            .collect(),
    });
    let grounds = Why::ALL.into_iter().map(|why| GroundView {
        name: words.get(why.word()),
        changes: differences
            .iter()
            .enumerate()
            .filter(|(_, one)| one.why == why)
            .map(|(at, one)| (format!("#change-{}", at + 1), one.label.clone(), one.reason.clone()))
            .collect(),
    });
    let about = adaptation.and_then(|id| model.prose(id, ltc_grammar::words::AttributeWord::About));
    let title = words.get(Word::Differences).to_owned();
    let page = DifferencesPage {
        frame: site.frame(language, "differences.html", title, Vec::new(), Scripts::Shared),
        words,
        region: adaptation.map(|id| site.label(id, language).to_owned()).unwrap_or_default(),
        facts: facts(site, language),
        about: about
            .and_then(|about| model.said(about, language))
            .map(crate::emit::page::markdown::render)
            .unwrap_or_default(),
        grounds: grounds.filter(|ground| !ground.changes.is_empty()).collect(),
        processes: processes.collect(),
        coverage: coverage.iter().map(|one| coverage_view(site, one, language)).collect(),
    };
    page.render().expect("a template of texts renders").into_bytes()
}

fn coverage_view(site: &Site<'_>, one: &Coverage, language: LanguageId) -> CoverageView {
    let words = site.words(language);
    let mut open = Vec::new();
    if 0 < one.loose {
        open.push(format!("{}{}{}", words.get(Word::NoStepOfTheirs), words.colon(), one.loose));
    }
    let missing = one.translated.of - one.translated.done;
    if 0 < missing {
        open.push(format!("{}{}{missing}", words.get(Word::NotTranslated), words.colon()));
    }
    CoverageView {
        label: site.label(one.process, language).to_owned(),
        href: format!("index.html#{}", site.anchor(one.process)),
        cells: [one.activities, one.tasks, one.met, one.translated].map(super::Share::text),
        open: open.join(words.semicolon()),
    }
}

pub(super) fn markdown(
    site: &Site<'_>,
    differences: &[Difference],
    coverage: &[Coverage],
    language: LanguageId,
) -> Vec<u8> {
    let words = site.words(language);
    let colon = words.colon();
    let mut out = format!("# {}\n\n{}\n\n", words.get(Word::Differences), words.get(Word::DifferencesLead));
    for (name, text) in facts(site, language) {
        out.push_str(&format!("- {name}{colon}{}\n", escape(&text)));
    }
    if differences.is_empty() {
        out.push_str(&format!("\n{}\n", words.get(Word::NothingDiffers)));
    }
    for (process, all) in by_process(differences) {
        let label = process.map_or_else(|| words.get(Word::OutsideProcesses), |id| site.label(id, language));
        out.push_str(&format!("\n## {}\n", escape(label)));
        for one in all.into_iter().filter_map(|at| differences.get(at)) {
            let kind = words.kind(one.kind);
            out.push_str(&format!("\n### {} – {kind}, {}\n\n", escape(&one.label), words.get(one.done)));
            let mut fact = |word: Word, text: &str| {
                if !text.is_empty() {
                    out.push_str(&format!("- {}{colon}{}\n", words.get(word), escape(text)));
                }
            };
            fact(Word::Code, &one.code);
            fact(one.why.word(), &one.reason);
            fact(Word::InForceSince, &one.in_force.map(|day| day.to_string()).unwrap_or_default());
            let origin = format!("{} · {}", site.label(one.layer, language), one.place);
            fact(Word::WrittenIn, &origin);
            for side in &one.sides {
                let dash = |text: &str| if text.is_empty() { "–".to_owned() } else { escape(text) };
                let (standard, region) = (dash(&side.standard), dash(&side.region));
                out.push_str(&format!("- {}{colon}{standard} → {region}\n", escape(&side.what)));
            }
        }
    }
    out.push_str(&format!("\n## {}\n\n", words.get(Word::LastMile)));
    let heads = [
        Word::Process,
        Word::Activities,
        Word::Tasks,
        Word::MeetsCustomer,
        Word::Translated,
        Word::OpenPoints,
    ];
    let columns = heads.map(|word| crate::emit::table::Column::text(words.get(word), 0)).to_vec();
    let table = crate::emit::table::Table {
        sheet: String::new(),
        title: String::new(),
        right_to_left: false,
        columns,
        frozen: 0,
        rows: Vec::new(),
    };
    let rows: Vec<Vec<String>> = coverage
        .iter()
        .map(|one| {
            let view = coverage_view(site, one, language);
            let mut row = vec![view.label];
            row.extend(view.cells);
            row.push(view.open);
            row
        })
        .collect();
    crate::emit::table::markdown(&mut out, &table, &rows);
    out.into_bytes()
}
