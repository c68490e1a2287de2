//! Paths as findings show them: relative, with `/`, the same on every system.

use std::path::{Component, Path, PathBuf};

/// A path with `/` between its parts.
pub(crate) fn slashes(path: &Path) -> String {
    let parts: Vec<_> = path.components().map(|part| part.as_os_str().to_string_lossy()).collect();
    match parts.split_first() {
        Some((first, rest)) if path.has_root() && first.len() == 1 => format!("/{}", rest.join("/")),
        _ => parts.join("/"),
    }
}

/// The path without `.` and with `..` taken back where a part stands before it; links are not looked at.
pub(crate) fn normal(path: &Path) -> PathBuf {
    let mut parts: Vec<Component<'_>> = Vec::new();
    for part in path.components() {
        match (part, parts.last()) {
            (Component::CurDir, _) => {}
            (Component::ParentDir, Some(Component::Normal(_))) => {
                parts.pop();
            }
            (Component::ParentDir, Some(Component::RootDir)) => {}
            _ => parts.push(part),
        }
    }
    parts.iter().collect()
}

/// The way from one folder to a path, both absolute: `../shared`. Empty when they are the same; the path itself when
/// no relative way leads there.
pub(crate) fn relative(from: &Path, to: &Path) -> PathBuf {
    let (from, to) = (normal(from), normal(to));
    let shared = from.components().zip(to.components()).take_while(|(a, b)| a == b).count();
    if shared == 0 {
        return to;
    }
    let up = from.components().skip(shared).map(|_| Component::ParentDir);
    up.chain(to.components().skip(shared)).collect()
}

#[cfg(test)]
mod tests {
    use super::{normal, relative, slashes};
    use std::path::Path;

    #[test]
    fn ways_between_folders() {
        let way = |from: &str, to: &str| slashes(&relative(Path::new(from), Path::new(to)));
        assert_eq!(way("/a/b", "/a/b"), "");
        assert_eq!(way("/a/b", "/a/b/c"), "c");
        assert_eq!(way("/a/b", "/a/c/d"), "../c/d");
        assert_eq!(slashes(&normal(Path::new("../a/./b/../../c"))), "../c");
        assert_eq!(slashes(Path::new("/a/b")), "/a/b");
    }
}
