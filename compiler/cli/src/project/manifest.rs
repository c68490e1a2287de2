//! `ltc.toml`: reading it and looking for settings that cannot be followed.

use super::{MANIFEST, Opened, START, Trouble, decode, default_manifest, trouble};
use ltc_core::diagnostic::{Fix, nearest};
use ltc_core::emit::Output;
use ltc_core::source::{Manifest, Source, SourceOwner, Title, world};
use ltc_grammar::tree::Span;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::Path;
use toml::Spanned;

/// Where settings stand.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Places {
    #[serde(default)]
    project: ProjectPlaces,
    /// Dependencies, in the order of their names.
    #[serde(default)]
    pub(super) dependencies: BTreeMap<String, DependencyPlaces>,
    #[serde(default)]
    checks: BTreeMap<String, Spanned<String>>,
    #[serde(default)]
    build: BuildPlaces,
    #[serde(default)]
    translations: TranslationPlaces,
}

#[derive(Debug, Default, Deserialize)]
struct ProjectPlaces {
    name: Option<Spanned<String>>,
    title: Option<Spanned<Title>>,
    languages: Option<Spanned<Vec<Spanned<String>>>>,
}

/// Where a dependency stands.
#[derive(Debug, Deserialize)]
pub(super) struct DependencyPlaces {
    /// Its folder.
    pub(super) path: Spanned<String>,
}

#[derive(Debug, Default, Deserialize)]
struct TranslationPlaces {
    #[serde(default)]
    required: Vec<Spanned<String>>,
}

#[derive(Debug, Default, Deserialize)]
struct BuildPlaces {
    #[serde(default)]
    outputs: Vec<Spanned<String>>,
    #[serde(default)]
    languages: Vec<Spanned<String>>,
}

/// Reads the project's `ltc.toml`.
pub(super) fn read(opened: &mut Opened) {
    let text = match decode::read(&opened.root.join(MANIFEST)) {
        Ok(decode::Decoded::Text(text)) => text,
        Ok(decode::Decoded::Mended { text, place, encoding }) => {
            opened.troubles.push(trouble::not_utf8(MANIFEST, place, encoding));
            text
        }
        Ok(decode::Decoded::TooLarge(bytes)) => {
            opened.troubles.push(trouble::file_too_large(MANIFEST, bytes));
            String::new()
        }
        Err(error) => {
            opened.troubles.push(trouble::unreadable(MANIFEST, &error));
            String::new()
        }
    };
    let read_all = opened.troubles.is_empty();
    match Manifest::parse(&text) {
        Ok(manifest) => {
            opened.troubles.extend(look(&text, MANIFEST));
            opened.project.manifest = manifest;
        }
        Err((message, range)) => {
            if read_all {
                opened.troubles.push(fault(MANIFEST, &text, &message, range));
            }
            opened.project.manifest = default_manifest(&opened.root);
        }
    }
    opened.extras.push(Source { path: MANIFEST.to_owned(), text, owner: SourceOwner::Project });
}

/// Reads the places of the settings of an `ltc.toml`, empty where it has faults.
pub(super) fn places(text: &str) -> Places {
    toml::from_str(text).unwrap_or_default()
}

/// The settings of the project in another folder, with the text they come from.
pub(super) fn of_dependency(folder: &Path) -> Option<(String, Places)> {
    match decode::read(&folder.join(MANIFEST)).ok()? {
        decode::Decoded::Text(text) | decode::Decoded::Mended { text, .. } => {
            let places = places(&text);
            Some((text, places))
        }
        decode::Decoded::TooLarge(_) => None,
    }
}

/// A fault TOML or serde reported, in our words.
pub(super) fn fault(path: &str, text: &str, message: &str, range: std::ops::Range<usize>) -> Trouble {
    let span = Span::new(range.start.min(text.len()), range.end.min(text.len()));
    let quoted: Vec<&str> = message.split('`').skip(1).step_by(2).collect();
    let at = |message: String| Trouble::at(&world::MANIFEST_FAULT, path, span, message);
    match quoted.split_first() {
        Some((word, known)) if message.starts_with("unknown field") => {
            let trouble = at(format!("there is no setting `{word}` here"));
            suggest(trouble, word, known.iter().copied(), path)
        }
        Some((word, known)) if message.starts_with("unknown variant") => {
            let trouble = at(format!("`{word}` is not a value of this setting"));
            suggest(trouble, word, known.iter().copied(), path)
        }
        Some((word, _)) if message.starts_with("missing field") => {
            at(format!("the setting `{word}` is missing")).help(match *word {
                "project" => "write `[project]` and below it `name = \"…\"`".to_owned(),
                word => format!("write `{word} = \"…\"`"),
            })
        }
        _ if message.starts_with("a text, or one for each language") => at(format!("here belongs {message}"))
            .help("write `\"Leads\"` or `{ en = \"Leads\", zh = \"线索\" }`"),
        _ => match message.strip_prefix("invalid type: ").and_then(|rest| rest.split_once(", expected ")) {
            Some((found, expected)) => at(format!("here stands {found}, where {expected} belongs")),
            None => {
                let first = message.lines().next().unwrap_or(message);
                at(format!("this is not TOML: {first}")).help("see https://toml.io for how it is written")
            }
        },
    }
}

/// Adds "did you mean", or the list of what there is.
fn suggest<'a>(
    mut trouble: Trouble,
    word: &str,
    known: impl Iterator<Item = &'a str> + Clone,
    path: &str,
) -> Trouble {
    match nearest(word, known.clone()) {
        Some(near) => {
            trouble.finding.fix = trouble.place.as_ref().filter(|(at, _)| at == path).map(|(_, span)| Fix {
                title: format!("write `{near}`"),
                place: ltc_core::diagnostic::Place { source: ltc_core::source::SourceId(0), span: *span },
                replacement: near.to_owned(),
            });
            trouble.help(format!("did you mean `{near}`?"))
        }
        None => {
            let list: Vec<String> = known.map(|word| format!("`{word}`")).collect();
            if list.is_empty() { trouble } else { trouble.help(format!("known are {}", list.join(", "))) }
        }
    }
}

/// Settings that are well-formed and cannot be followed.
fn look(text: &str, path: &str) -> Vec<Trouble> {
    let places = places(text);
    let mut troubles = Vec::new();
    let mut say = |span: std::ops::Range<usize>, message: String, known: &[&str], word: &str| {
        let trouble = Trouble::at(&world::MANIFEST_FAULT, path, Span::new(span.start, span.end), message);
        troubles.push(suggest(trouble, word, known.iter().copied(), path));
    };
    if let Some(name) = places.project.name.as_ref().filter(|name| name.get_ref().trim().is_empty()) {
        say(name.span(), "the project's name is empty".to_owned(), &[], "");
    }
    let mut languages: Vec<&str> = Vec::new();
    if let Some(list) = &places.project.languages {
        if list.get_ref().is_empty() {
            say(list.span(), "the project has no language".to_owned(), &[], "");
        }
        for language in list.get_ref() {
            let tag = language.get_ref().as_str();
            if !is_tag(tag) {
                say(
                    language.span(),
                    format!("`{tag}` is not a language tag such as `en`, `zh` or `es-MX`"),
                    &[],
                    "",
                );
            } else if languages.contains(&tag) {
                say(language.span(), format!("`{tag}` is listed twice"), &[], "");
            }
            languages.push(tag);
        }
    } else {
        languages.push("en");
    }
    if let Some(title) = &places.project.title
        && let Title::Each(titles) = title.get_ref()
    {
        for tag in titles.keys().filter(|tag| !is_tag(tag)) {
            let message = format!("`{tag}` is not a language tag such as `en`, `zh` or `es-MX`");
            say(title.span(), message, &[], "");
        }
    }
    for tag in places.translations.required.iter().filter(|tag| !is_tag(tag.get_ref())) {
        let message = format!("`{}` is not a language tag such as `en`, `zh` or `es-MX`", tag.get_ref());
        say(tag.span(), message, &[], "");
    }
    let outputs: Vec<&str> = Output::ALL.iter().map(|output| output.text()).collect();
    for output in &places.build.outputs {
        let word = output.get_ref();
        if !outputs.contains(&word.as_str()) {
            say(output.span(), format!("there is no output `{word}`"), &outputs, word);
        }
    }
    for language in &places.build.languages {
        let tag = language.get_ref();
        if !languages.contains(&tag.as_str()) {
            say(language.span(), format!("`{tag}` is not a language of the project"), &languages, tag);
        }
    }
    troubles
}

/// Where a setting of `[checks]` stands.
pub(crate) fn check_place(text: &str, name: &str) -> Option<Span> {
    let level = places(text).checks.get(name)?.span();
    Some(key_before(text, level.start, name))
}

/// The place of a key, from the place of its value.
fn key_before(text: &str, value: usize, key: &str) -> Span {
    let line = text.get(..value).and_then(|before| before.rfind('\n')).map_or(0, |at| at + 1);
    let found = text.get(line..value).and_then(|before| before.find(key));
    found.map_or(Span { start: value as u32, ..START }.to(Span::new(value, value)), |at| {
        Span::new(line + at, line + at + key.len())
    })
}

/// The text of the `ltc.toml` of a new project.
pub(crate) fn settings(name: &str, languages: &[&str]) -> String {
    let quoted = |text: &str| toml::Value::String(text.to_owned()).to_string();
    let languages: Vec<String> = languages.iter().map(|tag| quoted(tag)).collect();
    format!(
        "[project]\nname = {}\nversion = \"0.1.0\"\nlanguages = [{}] # the first is the one labels without a tag are written in\n",
        quoted(name),
        languages.join(", ")
    )
}

/// Whether a text has the form of a BCP 47 tag: parts of one to eight letters and digits, the first of two to eight letters.
pub(crate) fn is_tag(text: &str) -> bool {
    let mut parts = text.split('-');
    let first = parts.next().unwrap_or("");
    (2..=8).contains(&first.len())
        && first.bytes().all(|byte| byte.is_ascii_alphabetic())
        && parts.all(|part| {
            (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
        })
}

#[cfg(test)]
mod tests {
    use super::{check_place, fault, look, settings};
    use ltc_core::source::Manifest;

    fn told(text: &str) -> (String, String) {
        let (message, range) = Manifest::parse(text).expect_err("it has a fault");
        let trouble = fault("ltc.toml", text, &message, range);
        let span = trouble.place.expect("it has a place").1;
        (
            format!("{}: {}", span.text(text), trouble.finding.message),
            trouble.finding.help.unwrap_or_default(),
        )
    }

    #[test]
    fn faults_are_told_in_plain_words() {
        assert_eq!(
            told("[project]\nname = \"a\"\nlangages = [\"en\"]\n"),
            ("langages: there is no setting `langages` here".into(), "did you mean `languages`?".into())
        );
        assert_eq!(told("[build]\nout = \"x\"\n").1, "write `[project]` and below it `name = \"…\"`");
        assert_eq!(
            told("[project]\nname = \"a\"\ntitle = 3\n"),
            (
                "3: here belongs a text, or one for each language".into(),
                "write `\"Leads\"` or `{ en = \"Leads\", zh = \"线索\" }`".into()
            )
        );
        assert_eq!(told("[project]\nname = 3\n").0, "3: here stands integer `3`, where a string belongs");
        assert!(told("[project\n").0.contains("this is not TOML"));
        assert_eq!(told("[project]\nname = \"a\"\n[checks]\nx = \"erorr\"\n").1, "did you mean `error`?");
    }

    #[test]
    fn new_settings_can_be_read() {
        let name = "a \"b\" \\ 销售\n";
        let manifest = Manifest::parse(&settings(name, &["en", "zh-CN"])).expect("it is well-formed");
        assert_eq!(manifest.project.name, name);
        assert_eq!(manifest.project.languages, ["en", "zh-CN"]);
    }

    #[test]
    fn titles_and_required_languages_have_tags() {
        let text = "[project]\nname = \"a\"\ntitle = { en = \"A\", \"中\" = \"B\" }\n[translations]\nrequired = [\"e\"]\n";
        assert!(Manifest::parse(text).is_ok());
        let found: Vec<String> =
            look(text, "ltc.toml").iter().map(|trouble| trouble.finding.message.clone()).collect();
        assert_eq!(
            found,
            [
                "`中` is not a language tag such as `en`, `zh` or `es-MX`",
                "`e` is not a language tag such as `en`, `zh` or `es-MX`",
            ]
        );
    }

    #[test]
    fn settings_nobody_can_follow_are_found() {
        let text = "[project]\nname = \"\"\nlanguages = [\"en\", \"en\", \"中文\"]\n[build]\noutputs = [\"svgg\"]\nlanguages = [\"fr\"]\n[checks]\nno-sorces = \"off\"\n";
        let found: Vec<String> = look(text, "ltc.toml")
            .iter()
            .map(|trouble| {
                let span = trouble.place.as_ref().expect("it has a place").1;
                format!("{}: {}", span.text(text), trouble.finding.message)
            })
            .collect();
        assert_eq!(
            found,
            [
                "\"\": the project's name is empty",
                "\"en\": `en` is listed twice",
                "\"中文\": `中文` is not a language tag such as `en`, `zh` or `es-MX`",
                "\"svgg\": there is no output `svgg`",
                "\"fr\": `fr` is not a language of the project",
            ]
        );
        assert_eq!(check_place(text, "no-sorces").map(|span| span.text(text)), Some("no-sorces"));
    }
}
