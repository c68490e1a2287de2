//! KPIs and pain points of a project, with what uses and relieves them.

use super::overview::purpose;
use crate::emit::page::{Site, target};
use crate::model::{ElementId, Kind, LanguageId};
use ltc_grammar::words::AttributeWord;
use rustc_hash::FxHashMap;

/// A KPI.
pub(super) struct KpiView {
    pub(super) label: String,
    pub(super) code: String,
    /// How it is counted, without Markdown.
    pub(super) about: String,
    pub(super) target: String,
    pub(super) owner: String,
    pub(super) shared_by: String,
    pub(super) used_in: String,
}

/// A pain point.
pub(super) struct PainView {
    pub(super) label: String,
    pub(super) code: String,
    pub(super) relieved_by: String,
}

/// The KPIs that the project declares or uses, in order of writing.
pub(super) fn kpis(site: &Site<'_>, language: LanguageId) -> Vec<KpiView> {
    let model = site.model.model();
    let shown = named(site, AttributeWord::Kpi, Kind::Kpi).into_iter().map(|(kpi, users)| KpiView {
        label: site.label(kpi, language).to_owned(),
        code: model.code(kpi).unwrap_or("").to_owned(),
        about: purpose(site, kpi, language),
        target: target(model, kpi, language),
        owner: model.owner(kpi).map(|owner| site.label(owner, language).to_owned()).unwrap_or_default(),
        shared_by: site.values(kpi, AttributeWord::SharedBy, language).join(site.words(language).comma()),
        used_in: site.labels(users, language),
    });
    shown.collect()
}

/// The pain points that the project declares or relieves, in order of writing.
pub(super) fn pains(site: &Site<'_>, language: LanguageId) -> Vec<PainView> {
    let model = site.model.model();
    let shown = named(site, AttributeWord::Relieves, Kind::Pain).into_iter().map(|(pain, steps)| PainView {
        label: site.label(pain, language).to_owned(),
        code: model.code(pain).unwrap_or("").to_owned(),
        relieved_by: site.labels(steps, language),
    });
    shown.collect()
}

/// KPIs of a process with their targets: "Win rate (≥ 30 %)".
pub(super) fn of_process(site: &Site<'_>, process: ElementId, language: LanguageId) -> Vec<String> {
    let model = site.model.model();
    let kpis = model.references(process, AttributeWord::Kpi).filter_map(|reference| reference.target);
    let said = kpis.map(|kpi| match target(model, kpi, language) {
        target if target.is_empty() => site.label(kpi, language).to_owned(),
        target => format!("{} ({target})", site.label(kpi, language)),
    });
    said.collect()
}

/// Elements of a kind that are the project's own or that its own elements name by an attribute, with those that name them.
fn named(site: &Site<'_>, word: AttributeWord, kind: Kind) -> Vec<(ElementId, Vec<ElementId>)> {
    let model = site.model.model();
    let mut users: FxHashMap<ElementId, Vec<ElementId>> =
        model.own(kind).map(|id| (id, Vec::new())).collect();
    for id in model.ids().filter(|id| model.is_own(*id)) {
        for target in model.references(id, word).filter_map(|reference| reference.target) {
            users.entry(target).or_default().push(id);
        }
    }
    let mut all: Vec<(ElementId, Vec<ElementId>)> = users.into_iter().collect();
    all.sort_unstable_by_key(|(id, _)| *id);
    all
}
