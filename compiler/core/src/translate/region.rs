//! The languages of a region, and whether it can be read in those a release needs.

use super::codes::REGION_NOT_TRANSLATED;
use super::status;
use crate::diagnostic::{Diagnostic, Place};
use crate::model::{ElementId, LanguageId, Model, Value};
use ltc_grammar::words::AttributeWord;

/// The tags of the languages an adaptation says its region reads, as written, with their place; those of the layer below where it says none.
pub fn languages<'m>(model: &'m Model, chain: &[ElementId]) -> Vec<(&'m str, Place)> {
    let said = chain.iter().rev().find_map(|layer| model.attribute(*layer, AttributeWord::Languages));
    let Some(attribute) = said else { return Vec::new() };
    let words = attribute.values.iter().filter_map(|value| match value {
        Value::Word(tag) => Some((&**tag, attribute.place())),
        _ => None,
    });
    words.collect()
}

/// Findings about the region a model is of.
pub(crate) fn not_translated(model: &Model) -> Vec<Diagnostic> {
    let Some(adaptation) = model.region.as_ref().and_then(|region| region.adaptation()) else {
        return Vec::new();
    };
    let chain = model.region.as_ref().map_or(&[][..], |region| &region.chain);
    let mut findings = Vec::new();
    for (tag, place) in languages(model, chain) {
        // A language nothing is written in yet has no number; it lacks every text.
        let language = model.language(tag).unwrap_or(LanguageId(u8::MAX));
        let required = model.manifest.translations.required.iter().flatten();
        if !required.clone().any(|wanted| wanted.eq_ignore_ascii_case(tag)) {
            continue;
        }
        let mut whole = super::Count::default();
        status(model, language).iter().for_each(|(_, count)| whole.add(*count));
        let open = whole.texts - whole.translated;
        if open == 0 {
            continue;
        }
        let stale =
            if whole.stale == 0 { String::new() } else { format!(" ({} of them stale)", whole.stale) };
        let id = &model.get(adaptation).id;
        let message = format!(
            "{open} of {} texts are not there in `{tag}`{stale}, which the region reads",
            whole.texts
        );
        let mut finding = Diagnostic::new(&REGION_NOT_TRANSLATED, place, message)
            .label("a language of the region")
            .help(format!("`ltc translate export --region {id} --lang {tag} --out {tag}.po` writes them for a translator"));
        finding.severity = REGION_NOT_TRANSLATED.severity(model.status(adaptation));
        findings.push(finding);
    }
    findings
}
