//! All processes by region, each with its state there, and what stands open.

use super::Region;
use crate::diagnostic::{Diagnostic, Severity};
use crate::emit::page::markdown::escape;
use crate::emit::page::tongue::{autonym, direction};
use crate::emit::page::{Frame, Link, Scripts, Site, Word, Words};
use crate::emit::table::{self, Column, Table};
use crate::model::{ElementId, Kind, LanguageId, Model, Op};
use askama::Template;

/// What a process is in a region.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct State {
    /// Whether the region has the process at all.
    pub is_there: bool,
    /// Changes in it, accepted findings not counted.
    pub changes: usize,
    /// Findings accepted in it.
    pub waived: usize,
}

/// One region of the matrix.
#[derive(Clone, PartialEq, Eq, Debug)]
struct Head {
    adaptation: ElementId,
    /// Its folder below the output folder.
    folder: String,
    /// The tags of its languages.
    languages: Vec<String>,
    /// All its changes, those outside of processes too.
    changes: usize,
    /// Warnings and errors about it.
    findings: usize,
}

/// All processes by region.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Matrix {
    regions: Vec<Head>,
    /// Processes in order of writing; the states in the order of the regions.
    rows: Vec<(ElementId, Vec<State>)>,
}

#[derive(Template)]
#[template(path = "region/regions.html")]
struct RegionsPage {
    frame: Frame,
    words: Words,
    regions: Vec<HeadView>,
    rows: Vec<RowView>,
}

struct HeadView {
    label: String,
    version: String,
    href: String,
    differences: String,
    changes: String,
    findings: String,
}

struct RowView {
    label: String,
    code: String,
    cells: Vec<(&'static str, String)>,
}

impl Matrix {
    /// Looks at every region; `findings` are those of the whole project.
    pub fn of(site: &Site<'_>, regions: &[Region<'_>], findings: &[Diagnostic]) -> Matrix {
        let mut processes: Vec<ElementId> = Vec::new();
        for region in regions {
            let own = [region.standard.model(), region.model.model()];
            processes.extend(own.into_iter().flat_map(|model| model.own(Kind::Process)));
        }
        processes.sort_unstable();
        processes.dedup();
        let standard = site.model.model().elements.len();
        processes.retain(|process| process.index() < standard);
        let heads = regions.iter().map(|region| head(site, region, findings)).collect();
        let rows = processes.into_iter().map(|process| {
            (process, regions.iter().map(|region| state(region.model.model(), process)).collect())
        });
        Matrix { rows: rows.collect(), regions: heads }
    }

    /// Whether no region is built.
    pub fn is_empty(&self) -> bool {
        self.regions.is_empty()
    }

    /// What each region that has a process makes of it: a link to what is different there, and the state in words. `up` leads from the page
    /// to the folder of its language.
    pub fn of_process(
        &self,
        site: &Site<'_>,
        process: ElementId,
        up: &str,
        language: LanguageId,
    ) -> Vec<(Link, String)> {
        let states = self.rows.iter().find(|(other, _)| *other == process).map_or(&[][..], |(_, all)| all);
        let here = self.regions.iter().zip(states).filter(|(_, state)| state.is_there);
        here.map(|(region, state)| {
            let href = format!("{up}{}/differences.html", region.base(site, language));
            let text = site.label(region.adaptation, language).to_owned();
            (Link { href, text }, state.text(site.words(language)))
        })
        .collect()
    }

    pub(super) fn sheet(&self, site: &Site<'_>, language: LanguageId) -> Table {
        let words = site.words(language);
        let tag = site.model.tag(language);
        let mut columns =
            vec![Column::text(words.get(Word::Process), 36), Column::text(words.get(Word::Code), 16)];
        columns.extend(
            self.regions.iter().map(|region| Column::text(site.label(region.adaptation, language), 24)),
        );
        columns.push(Column::text(words.get(Word::Path), 40));
        let rows = self.rows.iter().map(|(process, states)| {
            let code = site.model.code(*process).unwrap_or("");
            let mut row = vec![site.label(*process, language).to_owned(), code.to_owned()];
            row.extend(states.iter().map(|state| state.text(words)));
            row.push(site.model.path(*process));
            row
        });
        Table {
            sheet: autonym(tag).to_owned(),
            title: format!("{} – {}", site.title(language), words.get(Word::ProcessesByRegion)),
            right_to_left: direction(tag) == "rtl",
            columns,
            frozen: 2,
            rows: rows.collect(),
        }
    }

    pub(super) fn html(&self, site: &Site<'_>, language: LanguageId) -> Vec<u8> {
        let words = site.words(language);
        let regions = self.regions.iter().map(|region| {
            let base = region.base(site, language);
            HeadView {
                label: site.label(region.adaptation, language).to_owned(),
                version: site
                    .model
                    .plain(region.adaptation, ltc_grammar::words::AttributeWord::Version)
                    .unwrap_or("")
                    .to_owned(),
                href: format!("{base}/index.html"),
                differences: format!("{base}/differences.html"),
                changes: counted(words, Word::Changes, region.changes),
                findings: counted(words, Word::Findings, region.findings),
            }
        });
        let rows = self.rows.iter().map(|(process, states)| RowView {
            label: site.label(*process, language).to_owned(),
            code: site.model.code(*process).unwrap_or("").to_owned(),
            cells: states.iter().map(|state| (state.class(), state.text(words))).collect(),
        });
        let title = words.get(Word::ProcessesByRegion).to_owned();
        let page = RegionsPage {
            frame: site.frame(language, "regions.html", title, Vec::new(), Scripts::Shared),
            words,
            regions: regions.collect(),
            rows: rows.collect(),
        };
        page.render().expect("a template of texts renders").into_bytes()
    }

    pub(super) fn markdown(&self, site: &Site<'_>, language: LanguageId) -> Vec<u8> {
        let words = site.words(language);
        let mut out = format!(
            "# {}\n\n{}\n\n",
            words.get(Word::ProcessesByRegion),
            words.get(Word::ProcessesByRegionLead)
        );
        for region in &self.regions {
            let label = escape(site.label(region.adaptation, language));
            let (changes, findings) = (
                counted(words, Word::Changes, region.changes),
                counted(words, Word::Findings, region.findings),
            );
            out.push_str(&format!("- **{label}** – {changes}, {findings}\n"));
        }
        out.push('\n');
        let sheet = self.sheet(site, language);
        table::markdown(&mut out, &Table { rows: Vec::new(), ..sheet.clone() }, &sheet.rows);
        out.into_bytes()
    }
}

impl Head {
    /// The region's pages in a language, where it has that; else in its own first; from the folder of a language.
    fn base(&self, site: &Site<'_>, language: LanguageId) -> String {
        let tag = site.model.tag(language);
        let same = self.languages.iter().find(|other| *other == tag);
        let folder = same.or(self.languages.first()).map_or("", String::as_str);
        format!("../{}/{folder}", self.folder)
    }
}

fn head(site: &Site<'_>, region: &Region<'_>, findings: &[Diagnostic]) -> Head {
    let standard = site.model.model();
    let model = region.model.model();
    let origin = standard.get(region.adaptation).origin;
    let about = |finding: &&Diagnostic| {
        finding.severity != Severity::Advice
            && finding.place.is_some_and(|place| {
                place.source == origin.source
                    && origin.span.start <= place.span.start
                    && place.span.end <= origin.span.end
            })
    };
    Head {
        adaptation: region.adaptation,
        folder: super::folder(&site.names, region.adaptation),
        languages: region.request.languages.iter().map(|language| model.tag(*language).to_owned()).collect(),
        changes: model.region.as_deref().map_or(0, |region| region.applied.len()),
        findings: findings.iter().filter(about).count(),
    }
}

fn state(model: &Model, process: ElementId) -> State {
    let Some(region) = model.region.as_deref() else { return State::default() };
    let mut state = State { is_there: model.is_own(process), ..State::default() };
    for applied in &region.applied {
        let inside = |id: ElementId| model.ancestry(id).any(|around| around == process);
        if !super::mark::inside(model, *applied, inside) {
            continue;
        }
        match model.change(*applied).map(|change| &change.op) {
            Some(Op::Waive(_)) => state.waived += 1,
            _ => state.changes += 1,
        }
    }
    state
}

impl State {
    fn text(self, words: Words) -> String {
        if !self.is_there {
            return "–".to_owned();
        }
        if self.changes == 0 && self.waived == 0 {
            return words.get(Word::AsTheStandard).to_owned();
        }
        let parts = [(Word::Changes, self.changes), (Word::AcceptedFindings, self.waived)];
        let parts = parts.into_iter().filter(|(_, count)| 0 < *count);
        parts.map(|(word, count)| counted(words, word, count)).collect::<Vec<_>>().join(words.semicolon())
    }

    fn class(self) -> &'static str {
        match (self.is_there, self.changes + self.waived) {
            (false, _) => "absent",
            (true, 0) => "same",
            (true, _) => "adapted",
        }
    }
}

/// "Changes: 3".
fn counted(words: Words, word: Word, count: usize) -> String {
    format!("{}{}{count}", words.get(word), words.colon())
}
