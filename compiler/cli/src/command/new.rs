//! `ltc new`: a folder with a small process that builds.

use crate::args::New;
use crate::exit::Exit;
use crate::io::Io;
use crate::project::{MANIFEST, is_tag, reason, settings, slashes};
use crate::report::visible;
use ltc_grammar::FormatOutcome;
use std::fs;
use std::io;
use std::path::Path;

/// Makes the folder and its files; changes nothing that is there.
pub(super) fn run(new: &New, io: &mut Io<'_>) -> Exit {
    match make(new, &io.directory) {
        Ok(folder) => {
            let folder = visible(&folder).into_owned();
            io.note(&format!("made {folder}; now:\n  cd {}\n  ltc build\n", quoted(&folder)));
            Exit::Clean
        }
        Err(message) => {
            io.note(&format!("{message}\n"));
            Exit::CouldNotRun
        }
    }
}

/// A path as a shell takes it for one word.
fn quoted(path: &str) -> String {
    let plain = |letter: char| letter.is_alphanumeric() || matches!(letter, '-' | '_' | '.' | '/' | ':');
    let path = if path.starts_with('-') { format!("./{path}") } else { path.to_owned() };
    match path.chars().all(plain) {
        true => path,
        false if cfg!(windows) => format!("\"{path}\""),
        false => format!("'{}'", path.replace('\'', "'\\''")),
    }
}

/// Gives what messages call the folder, or why there is none.
fn make(new: &New, directory: &Path) -> Result<String, String> {
    let folder = directory.join(&new.name);
    let shown = slashes(&new.name);
    let name = folder.file_name().map(|name| name.to_string_lossy().into_owned());
    let name = name.ok_or_else(|| format!("`{shown}` is no name for a folder; say `ltc new sales`"))?;
    let mut languages: Vec<&str> = Vec::new();
    for tag in new.lang.iter().map(|tag| tag.trim()) {
        if !is_tag(tag) {
            return Err(format!("`{}` is not a language tag such as `en`, `zh` or `es-MX`", visible(tag)));
        }
        if !languages.iter().any(|known| known.eq_ignore_ascii_case(tag)) {
            languages.push(tag);
        }
    }
    let is_free = fs::read_dir(&folder)
        .map_or_else(|error| error.kind() == io::ErrorKind::NotFound, |mut entries| entries.next().is_none());
    if !is_free {
        return Err(format!("`{}` is there already and not empty; choose another name", visible(&shown)));
    }
    let package = identifier(&name);
    let files = [
        (MANIFEST, settings(&name, &languages)),
        ("order_to_delivery.ltc", source(PROCESS, &package, &languages)),
        ("roles.ltc", source(ROLES, &package, &languages)),
        ("README.md", README.replace("NAME", &name)),
        (".gitignore", "/dist\n.ltc-*/\n".to_owned()),
    ];
    fs::create_dir_all(&folder)
        .and_then(|()| files.iter().try_for_each(|(path, text)| fs::write(folder.join(path), text)))
        .map_err(|error| format!("`{}` cannot be written: {}", visible(&shown), reason(&error)))?;
    Ok(shown)
}

/// A folder's name as an identifier: letters and digits of any script, `_` for all else.
fn identifier(name: &str) -> String {
    let mut id: String =
        name.chars().map(|letter| if letter.is_alphanumeric() { letter } else { '_' }).collect();
    if !id.starts_with(char::is_alphabetic) {
        id.insert_str(0, "project_");
    }
    id.to_lowercase()
}

/// A file of the language from its template, laid out.
fn source(template: &str, package: &str, languages: &[&str]) -> String {
    let text = localise(template, languages).replace("PACKAGE", package);
    match ltc_grammar::format(&text) {
        FormatOutcome::Formatted(formatted) => formatted,
        FormatOutcome::Faulty | FormatOutcome::Unsafe => text,
    }
}

/// Writes the texts between `~` in the project's languages: `~Order|订单~` becomes `"Order" @zh "订单"`.
///
/// A language the template is not written in gets the English text, for its reader to translate.
fn localise(template: &str, languages: &[&str]) -> String {
    let mut text = String::with_capacity(2 * template.len());
    for (number, part) in template.split('~').enumerate() {
        if number % 2 == 0 {
            text.push_str(part);
            continue;
        }
        let (english, chinese) = part.split_once('|').unwrap_or((part, part));
        for (number, tag) in languages.iter().enumerate() {
            let primary = tag.split('-').next().unwrap_or(tag);
            let words = if primary.eq_ignore_ascii_case("zh") { chinese } else { english };
            if number == 0 {
                text.push_str(&format!("\"{words}\""));
            } else {
                text.push_str(&format!(" @{tag} \"{words}\""));
            }
        }
    }
    text
}

const PROCESS: &str = include_str!("../../templates/process.ltc");
const ROLES: &str = include_str!("../../templates/roles.ltc");
const README: &str = include_str!("../../templates/README.md");

#[cfg(test)]
mod tests {
    use super::{identifier, localise, quoted};

    #[test]
    fn texts_are_written_in_the_languages_asked_for() {
        assert_eq!(localise("role a ~Clerk|文员~\n", &["en", "zh"]), "role a \"Clerk\" @zh \"文员\"\n");
        assert_eq!(localise("~Clerk|文员~", &["zh-CN"]), "\"文员\"");
    }

    #[cfg(not(windows))]
    #[test]
    fn folders_are_one_word_to_a_shell() {
        assert_eq!(quoted("sales/north"), "sales/north");
        assert_eq!(quoted("销售"), "销售");
        assert_eq!(quoted("a b"), "'a b'");
        assert_eq!(quoted("it's"), "'it'\\''s'");
        assert_eq!(quoted("-x"), "./-x");
    }

    #[test]
    fn folders_become_identifiers() {
        assert_eq!(identifier("My sales-2"), "my_sales_2");
        assert_eq!(identifier("2026"), "project_2026");
        assert_eq!(identifier("销售"), "销售");
    }
}
