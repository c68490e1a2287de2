//! Names of files and folders, made from ids.

use crate::model::{ElementId, Kind, Model};
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;

/// Bytes of the longest name.
const LONGEST: usize = 80;

/// The names of the files and folders of one model: of its processes and sub-processes, and of everything that has a page of its own.
///
/// A name is the element's path below its package (for a sub-process: below its process), ids joined with `.`. Ids keep
/// their own letters, Chinese ones too. A name ends in `~` and a short hash of the full path where characters some file
/// system refuses had to be replaced, where the name is one that Windows or the output folder itself reserves,
/// and where it is longer than 80 bytes. Where two elements would share a name, letter case ignored, both take their path with the
/// package's, and the hash if that is not enough. No id holds a `~`, so such names meet no others.
#[derive(Clone, Debug, Default)]
pub struct Names {
    names: FxHashMap<ElementId, Box<str>>,
}

impl Names {
    /// Names everything in a model that gets a file.
    pub fn of(model: &Model) -> Names {
        let mut names = FxHashMap::default();
        let mut processes = Vec::new();
        let mut folders: BTreeMap<&'static str, Vec<ElementId>> = BTreeMap::new();
        let mut subprocesses: BTreeMap<ElementId, Vec<ElementId>> = BTreeMap::new();
        for id in model.ids() {
            match model.get(id).kind {
                Kind::Process => processes.push(id),
                Kind::Subprocess => {
                    let Some(process) = model.enclosing(id, Kind::Process) else { continue };
                    subprocesses.entry(process).or_default().push(id);
                }
                kind => {
                    if let Some(folder) = folder(kind) {
                        folders.entry(folder).or_default().push(id);
                    }
                }
            }
        }
        let regions = model.ids().filter(|id| model.get(*id).kind == Kind::Adaptation).collect();
        for family in
            [processes, regions].into_iter().chain(folders.into_values()).chain(subprocesses.into_values())
        {
            name_family(model, &family, &mut names);
        }
        Names { names }
    }

    /// The name of an element that may have a page or files; empty for others.
    pub fn get(&self, id: ElementId) -> &str {
        self.names.get(&id).map_or("", |name| name)
    }
}

/// The folder of the pages of a kind, one page an element; `None` for kinds without, and for processes, which are folders themselves.
pub fn folder(kind: Kind) -> Option<&'static str> {
    Some(match kind {
        Kind::Package | Kind::Class | Kind::Group => "areas",
        Kind::Role | Kind::Team => "roles",
        Kind::Kcp | Kind::Gate => "controls",
        Kind::Risk | Kind::Requirement => "risks",
        Kind::Data => "data",
        Kind::System => "systems",
        Kind::Party => "parties",
        Kind::Kpi => "kpis",
        Kind::Pain => "pains",
        Kind::Codes => "codes",
        Kind::Param => "parameters",
        Kind::Calendar => "calendars",
        _ => return None,
    })
}

/// Names elements that share a folder.
fn name_family(model: &Model, family: &[ElementId], names: &mut FxHashMap<ElementId, Box<str>>) {
    let short: Vec<String> =
        family.iter().map(|id| clean(&short_path(model, *id), || model.path(*id))).collect();
    let mut taken: FxHashMap<String, u32> = FxHashMap::default();
    for name in &short {
        *taken.entry(fold(name)).or_default() += 1;
    }
    let shared =
        |taken: &FxHashMap<String, u32>, name: &str| taken.get(&fold(name)).is_some_and(|count| 1 < *count);
    let mut clashing = Vec::new();
    for (id, name) in family.iter().zip(short) {
        if shared(&taken, &name) {
            clashing.push((*id, clean(&model.path(*id), || model.path(*id))));
        } else {
            names.insert(*id, name.into());
        }
    }
    for (_, name) in &clashing {
        *taken.entry(fold(name)).or_default() += 1;
    }
    for (id, name) in clashing {
        let name = if shared(&taken, &name) { with_hash(&name, &model.path(id)) } else { name };
        names.insert(id, name.into());
    }
}

fn short_path(model: &Model, id: ElementId) -> String {
    let top = match model.get(id).kind {
        Kind::Subprocess => Kind::Process,
        _ => Kind::Package,
    };
    let mut ids: Vec<&str> = model
        .ancestry(id)
        .take_while(|ancestor| *ancestor == id || model.get(*ancestor).kind != top)
        .map(|ancestor| &*model.get(ancestor).id)
        .collect();
    ids.reverse();
    ids.join(".")
}

/// A name every file system takes; with a hash of the full path if anything had to be changed.
fn clean(path: &str, full: impl Fn() -> String) -> String {
    let refused =
        |c: char| c.is_control() || matches!(c, '<' | '>' | ':' | '"' | '/' | '\\' | '|' | '?' | '*' | '~');
    let replaced: String =
        path.chars().map(|c| if refused(c) || c.is_whitespace() { '-' } else { c }).collect();
    let trimmed = replaced.trim_matches('.');
    if trimmed == path && path.len() <= LONGEST && !path.is_empty() && !is_reserved(path) {
        return replaced;
    }
    with_hash(trimmed, &full())
}

/// Whether Windows keeps the name for a device, or the output folder needs it itself.
fn is_reserved(name: &str) -> bool {
    let upper = name.to_uppercase();
    let folders = Kind::ALL.iter().filter_map(|kind| folder(*kind));
    let own = ["index", "index.html", "process", "full", "search", "regions"];
    if own.into_iter().chain(folders).any(|taken| upper == taken.to_uppercase()) {
        return true;
    }
    let stem = upper.split('.').next().unwrap_or("");
    let numbered = |device: &str| {
        stem.strip_prefix(device).is_some_and(|rest| {
            let mut chars = rest.chars();
            let digit = chars.next().is_some_and(|c| matches!(c, '0'..='9' | '¹' | '²' | '³'));
            digit && chars.next().is_none()
        })
    };
    matches!(stem, "CON" | "PRN" | "AUX" | "NUL" | "CONIN$" | "CONOUT$") || numbered("COM") || numbered("LPT")
}

/// The name, cut to fit, with a hash of the full path behind a `~`. A reserved first part is prefixed, since Windows
/// looks at what stands before the first point only.
fn with_hash(name: &str, full: &str) -> String {
    let prefix = if is_reserved(name.split('.').next().unwrap_or("")) { "_" } else { "" };
    let tail = format!("~{:016x}", hash(full));
    let mut end = name.len().min(LONGEST - tail.len() - prefix.len());
    while !name.is_char_boundary(end) {
        end -= 1;
    }
    let head = name.get(..end).unwrap_or("").trim_end_matches('.');
    format!("{prefix}{head}{tail}")
}

/// FNV-1a, 64 bits: the same on every machine and in every release.
fn hash(text: &str) -> u64 {
    text.bytes()
        .fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

/// What two names must differ in to be two files everywhere: letter case does not count.
fn fold(name: &str) -> String {
    if name.is_ascii() { name.to_ascii_lowercase() } else { name.to_uppercase().to_lowercase() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn clean_path(path: &str) -> String {
        clean(path, || path.to_owned())
    }

    #[test]
    fn ordinary_ids_stay_as_they_are() {
        assert_eq!(clean_path("manage_leads.validate"), "manage_leads.validate");
        assert_eq!(clean_path("管理线索.验证"), "管理线索.验证");
    }

    #[test]
    fn names_windows_keeps_get_another_beginning() {
        for name in ["con", "NUL.x", "Com1.a.b", "lpt9", "aux"] {
            let made = clean_path(name);
            assert!(!is_reserved(&made) && made.contains('~'), "{made}");
        }
        assert_eq!(clean_path("console"), "console");
        assert_eq!(clean_path("com"), "com");
    }

    #[test]
    fn names_of_the_output_folder_are_left_free() {
        for name in ["roles", "Roles", "data", "index", "index.html", "process", "full"] {
            let made = clean_path(name);
            assert!(fold(&made) != fold(name) && made.contains('~'), "{made}");
        }
    }

    #[test]
    fn long_names_are_cut_between_letters() {
        let long = "线索".repeat(60);
        let made = clean_path(&long);
        assert!(made.len() <= LONGEST, "{made}");
        assert_ne!(made, clean_path(&format!("{long}a")));
        assert!(clean_path(&"a.".repeat(60)).len() <= LONGEST);
    }

    #[test]
    fn refused_characters_are_replaced_and_told_apart() {
        assert_ne!(clean_path("a:b"), clean_path("a/b"));
        assert!(clean_path("../x").starts_with("-x~"), "{}", clean_path("../x"));
    }
}
