//! What a Git repository holds at a revision, read through the `git` executable: nothing is checked out, no shell is asked.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Read, Write};
use std::path::Path;
use std::process::{Command, Stdio};

/// The files of a revision.
#[derive(Debug)]
pub(super) struct Revision {
    /// The folder asked from, from the top of the repository, with `/`; empty for the top itself.
    pub(super) home: String,
    /// Plain files by their path from the top of the repository, each with the name of its content.
    pub(super) files: BTreeMap<String, String>,
}

/// What a repository holds at a revision, seen from a folder in it.
///
/// # Errors
/// Says in words for people why nothing could be read.
pub(super) fn open(folder: &Path, revision: &str) -> Result<Revision, String> {
    if revision.is_empty() || revision.starts_with('-') || revision.chars().any(char::is_control) {
        return Err(format!(
            "`{revision}` is no name of a revision; write a branch, a tag or a commit, or the path of a folder"
        ));
    }
    let home = match ask(folder, &["rev-parse", "--show-prefix"])? {
        Answer::Text(bytes) => text(&bytes).trim_end_matches(['\n', '\r', '/']).to_owned(),
        Answer::Refused(words) => return Err(no_repository(folder, &words)),
    };
    let wanted = format!("{revision}^{{commit}}");
    let commit = match ask(folder, &["rev-parse", "--verify", "--quiet", "--end-of-options", &wanted])? {
        Answer::Text(bytes) => text(&bytes).trim().to_owned(),
        Answer::Refused(_) => {
            return Err(format!(
                "there is neither a folder nor a Git revision `{revision}` here; `git log --oneline` lists commits, `git tag` tags"
            ));
        }
    };
    let listed = match ask(folder, &["ls-tree", "-r", "-z", "--full-tree", &commit])? {
        Answer::Text(bytes) => bytes,
        Answer::Refused(words) => return Err(format!("Git cannot list `{revision}`: {words}")),
    };
    Ok(Revision { home, files: listed.split(|byte| *byte == 0).filter_map(entry).collect() })
}

/// Whether there is a tag of that name.
///
/// # Errors
/// Says in words for people why nothing could be read.
pub(super) fn is_tag(folder: &Path, name: &str) -> Result<bool, String> {
    if let Answer::Refused(words) = ask(folder, &["rev-parse", "--show-prefix"])? {
        return Err(no_repository(folder, &words));
    }
    if name.chars().any(char::is_control) {
        return Ok(false);
    }
    let wanted = format!("refs/tags/{name}^{{commit}}");
    let answer = ask(folder, &["rev-parse", "--verify", "--quiet", "--end-of-options", &wanted])?;
    Ok(matches!(answer, Answer::Text(_)))
}

/// The commits that wrote a word into a file of a project, or took one out, the newest first.
///
/// # Errors
/// Says in words for people why nothing could be read.
pub(super) fn commits_about(folder: &Path, word: &str, most: usize) -> Result<Vec<String>, String> {
    if word.is_empty() || word.chars().any(char::is_control) {
        return Ok(Vec::new());
    }
    let (count, word) = (format!("--max-count={most}"), format!("-S{word}"));
    let question =
        ["log", "--format=%H", "--no-show-signature", "--no-ext-diff", "--no-textconv", &count, &word]
            .into_iter()
            .chain(["HEAD", "--", ":(top,glob)**/*.ltc", ":(top,glob)**/ltc.toml"]);
    let question: Vec<&str> = question.collect();
    let is_name = |line: &&str| !line.is_empty() && line.bytes().all(|byte| byte.is_ascii_hexdigit());
    Ok(match ask(folder, &question)? {
        Answer::Text(bytes) => text(&bytes).lines().filter(is_name).map(str::to_owned).collect(),
        // Nothing is committed yet.
        Answer::Refused(_) => Vec::new(),
    })
}

/// The short name of a revision.
pub(super) fn short(folder: &Path, revision: &str) -> Option<String> {
    match ask(folder, &["rev-parse", "--short", "--verify", "--quiet", revision]).ok()? {
        Answer::Text(bytes) => Some(text(&bytes).trim().to_owned()).filter(|name| !name.is_empty()),
        Answer::Refused(_) => None,
    }
}

/// One line of a listing: its path and the name of its content, if it is a plain file.
fn entry(line: &[u8]) -> Option<(String, String)> {
    let at = line.iter().position(|byte| *byte == b'\t')?;
    let (about, path) = (line.get(..at)?, line.get(at + 1..)?);
    let about = text(about);
    let mut about = about.split(' ');
    let (mode, kind, name) = (about.next()?, about.next()?, about.next()?);
    // Links and other repositories are no files of this one.
    (mode.starts_with("100") && kind == "blob").then(|| (text(path), name.to_owned()))
}

/// The contents of some names, in their order; `None` for one that the repository does not have.
///
/// # Errors
/// Says in words for people why nothing could be read.
pub(super) fn contents(folder: &Path, names: &[String]) -> Result<Vec<Option<Vec<u8>>>, String> {
    if names.is_empty() {
        return Ok(Vec::new());
    }
    let mut child = command(folder)
        .args(["cat-file", "--batch"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .map_err(|error| no_git(&error))?;
    let (asks, answers) = (child.stdin.take(), child.stdout.take());
    let questions: String = names.iter().map(|name| format!("{name}\n")).collect();
    let read = std::thread::scope(|scope| {
        // Git answers while it is still being asked, so both ends must move.
        scope.spawn(move || {
            if let Some(mut asks) = asks {
                let _ = asks.write_all(questions.as_bytes());
            }
        });
        answers.map(|answers| {
            let mut answers = BufReader::new(answers);
            names.iter().map(|_| content(&mut answers)).collect::<std::io::Result<Vec<_>>>()
        })
    });
    let ended = child.wait();
    match read {
        Some(Ok(read)) if ended.is_ok_and(|status| status.success()) => Ok(read),
        Some(Err(error)) => Err(format!("what Git answers cannot be read: {}", super::reason(&error))),
        Some(Ok(_)) | None => Err("Git ended before it had answered".to_owned()),
    }
}

/// One answer of `cat-file --batch`.
fn content(answers: &mut impl BufRead) -> std::io::Result<Option<Vec<u8>>> {
    let mut head = Vec::new();
    answers.read_until(b'\n', &mut head)?;
    let head = text(&head);
    let mut parts = head.trim_end().split(' ').skip(1);
    let (kind, size) = (parts.next().unwrap_or(""), parts.next().and_then(|size| size.parse::<u64>().ok()));
    let Some(size) = size else {
        return if kind == "missing" { Ok(None) } else { Err(std::io::ErrorKind::UnexpectedEof.into()) };
    };
    let mut bytes = Vec::new();
    answers.by_ref().take(size).read_to_end(&mut bytes)?;
    if (bytes.len() as u64) < size {
        return Err(std::io::ErrorKind::UnexpectedEof.into());
    }
    let mut end = [0];
    answers.read_exact(&mut end)?;
    Ok(Some(bytes))
}

/// What Git said to a question.
enum Answer {
    Text(Vec<u8>),
    Refused(String),
}

fn ask(folder: &Path, question: &[&str]) -> Result<Answer, String> {
    let asked = command(folder).args(question).stdin(Stdio::null()).output();
    let asked = asked.map_err(|error| no_git(&error))?;
    if asked.status.success() {
        return Ok(Answer::Text(asked.stdout));
    }
    let said = text(&asked.stderr);
    let said = said.lines().next().unwrap_or("").trim_start_matches("fatal: ").trim();
    Ok(Answer::Refused(said.to_owned()))
}

/// Git, asked in a folder, in English and without touching anything.
fn command(folder: &Path) -> Command {
    let mut git = Command::new("git");
    git.arg("-C").arg(folder).env("GIT_OPTIONAL_LOCKS", "0").env("LC_ALL", "C");
    git
}

fn no_git(error: &std::io::Error) -> String {
    match error.kind() {
        std::io::ErrorKind::NotFound => {
            "`git` is not installed, or not where programs are looked for; install it, or name a folder that holds the older standard".to_owned()
        }
        _ => format!("`git` cannot be run: {}", super::reason(error)),
    }
}

fn no_repository(folder: &Path, words: &str) -> String {
    let shown = folder.display();
    if words.contains("not a git repository") {
        return format!(
            "`{shown}` lies in no Git repository; name a folder that holds the older standard: `ltc rebase --from ../standard-1.0`"
        );
    }
    format!("Git cannot read the repository around `{shown}`: {words}")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}
