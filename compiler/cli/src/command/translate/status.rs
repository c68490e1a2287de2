//! `ltc translate status`

use super::opened;
use crate::args::{Plain, TranslateStatus};
use crate::exit::Exit;
use crate::io::Io;
use crate::report::visible;
use ltc_core::adapt;
use ltc_core::model::{ElementId, LanguageId, Model};
use ltc_core::translate::{Count, is_catalogue, region_languages, status, tag_of};
use serde_json::{Value, json};

/// Prints how far each language is in each package, and in what each region works by.
pub(super) fn run(arguments: &TranslateStatus, io: &mut Io<'_>) -> Exit {
    let Some(work) = opened(io, arguments.project.as_deref()) else { return Exit::CouldNotRun };
    let model = &work.model;
    let mut told: Vec<Told> = languages(model)
        .into_iter()
        .map(|language| Told {
            tag: model.tag(language).to_owned(),
            required: model.is_required(language),
            region: None,
            rows: status(model, language),
        })
        .collect();
    for adaptation in adapt::adaptations(model) {
        told.extend(of_region(model, adaptation));
    }
    if arguments.format == Plain::Json {
        let languages: Vec<Value> = told.iter().map(json_of).collect();
        let all = json!({ "format": "ltc-translations-1", "languages": languages });
        io.print(&format!("{all:#}\n"));
    } else if told.is_empty() {
        let first = model.languages.first().map_or("en", String::as_str);
        io.print(&format!("the project speaks `{first}` only; name more in `languages` of `ltc.toml`\n"));
    } else {
        io.print(&table(&told));
    }
    let is_open = |told: &Told| told.required && whole(&told.rows).translated < whole(&told.rows).texts;
    if told.iter().any(is_open) { Exit::Findings } else { Exit::Clean }
}

/// How far a language is, in the project or in what a region works by.
struct Told {
    tag: String,
    required: bool,
    region: Option<String>,
    rows: Vec<(String, Count)>,
}

/// The languages a region says it reads, but for the one the texts are written in.
fn of_region(standard: &Model, adaptation: ElementId) -> Vec<Told> {
    let model = adapt::effective(standard, adaptation).model;
    let Some(region) = model.region.as_ref() else { return Vec::new() };
    let first = standard.languages.first().map_or("en", String::as_str);
    let tags = region_languages(&model, &region.chain);
    let tags = tags.into_iter().map(|(tag, _)| tag).filter(|tag| !tag.eq_ignore_ascii_case(first));
    tags.map(|tag| {
        let language = model.language(tag).unwrap_or(LanguageId(u8::MAX));
        let mut required = model.manifest.translations.required.iter().flatten();
        Told {
            tag: tag.to_owned(),
            required: required.any(|wanted| wanted.eq_ignore_ascii_case(tag)),
            region: Some(model.get(adaptation).id.to_string()),
            rows: status(&model, language),
        }
    })
    .collect()
}

/// The languages texts are translated into: the project's but the first, and those there are files for.
fn languages(model: &Model) -> Vec<LanguageId> {
    let has_file = |tag: &str| {
        let mut files = model.sources.iter().filter(|(_, source)| is_catalogue(&source.path));
        files.any(|(_, source)| tag_of(&source.path).eq_ignore_ascii_case(tag))
    };
    let named = (0..model.languages.len()).filter_map(|index| u8::try_from(index).ok()).map(LanguageId);
    named
        .filter(|language| *language != LanguageId::DEFAULT)
        .filter(|language| {
            usize::from(language.0) < model.project_languages || has_file(model.tag(*language))
        })
        .collect()
}

fn whole(rows: &[(String, Count)]) -> Count {
    let mut whole = Count::default();
    rows.iter().for_each(|(_, count)| whole.add(*count));
    whole
}

const COLUMNS: [&str; 9] =
    ["region", "language", "package", "texts", "translated", "stale", "unconfirmed", "missing", "%"];

fn table(told: &[Told]) -> String {
    let mut lines: Vec<[String; 9]> = vec![COLUMNS.map(str::to_owned)];
    for Told { tag, required, region, rows } in told {
        let tag = if *required { tag.clone() } else { format!("{tag} (not required)") };
        let region = region.as_deref().unwrap_or("");
        for (package, count) in rows {
            lines.push(cells(region, &tag, package, *count));
        }
        if 1 < rows.len() {
            lines.push(cells(region, &tag, "all", whole(rows)));
        }
    }
    // Without regions nothing is said of them.
    let from = usize::from(told.iter().all(|told| told.region.is_none()));
    let mut widths = [0; 9];
    for line in &lines {
        for (width, cell) in widths.iter_mut().zip(line) {
            *width = (*width).max(cell.chars().count());
        }
    }
    let mut text = String::new();
    for line in &lines {
        let mut row = String::new();
        for (at, (cell, width)) in line.iter().zip(widths).enumerate().skip(from) {
            let gap = " ".repeat(width - cell.chars().count());
            // Words stand left, numbers right.
            row.push_str(&if at < 3 { format!("{cell}{gap}  ") } else { format!("{gap}{cell}  ") });
        }
        text.push_str(row.trim_end());
        text.push('\n');
    }
    text
}

fn cells(region: &str, tag: &str, package: &str, count: Count) -> [String; 9] {
    [
        visible(region).into_owned(),
        tag.to_owned(),
        visible(package).into_owned(),
        count.texts.to_string(),
        count.translated.to_string(),
        count.stale.to_string(),
        count.unsure.to_string(),
        count.missing().to_string(),
        count.percent().to_string(),
    ]
}

fn json_of(told: &Told) -> Value {
    let packages: Vec<Value> = told
        .rows
        .iter()
        .map(|(package, count)| {
            json!({
                "package": package,
                "texts": count.texts,
                "translated": count.translated,
                "stale": count.stale,
                "unconfirmed": count.unsure,
                "missing": count.missing(),
            })
        })
        .collect();
    json!({ "language": told.tag, "region": told.region, "required": told.required, "packages": packages })
}
