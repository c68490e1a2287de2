//! The last chapter of the tutorial, done as it is written: its files are written, its changes made, its commands run, and what they print
//! is what the page says they print.
//!
//! A block says what it is: ` ```ltc file NAME` (or `toml file`) is a file, ` ```diff NAME` changes one, and in ` ```console` the lines that
//! begin with `$ ` are run. A line `…` in what is printed stands for any lines.

use ltc_cli::{Io, Terminal};
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

const PAGE: &str = include_str!("../../docs/tutorial.md");
const CHAPTER: &str = "## 12. Two regions, one standard";

/// A block of the page: what it says it is, and its lines.
fn blocks() -> Vec<(Vec<&'static str>, Vec<&'static str>)> {
    let chapter = PAGE.split_once(CHAPTER).expect("the chapter is there").1;
    let mut found: Vec<(Vec<&str>, Vec<&str>)> = Vec::new();
    let mut open = false;
    for line in chapter.lines() {
        match line.strip_prefix("```") {
            Some(info) if !open => found.push((info.split_whitespace().collect(), Vec::new())),
            None if open => found.last_mut().expect("a block is open").1.push(line),
            Some(_) | None => {}
        }
        open ^= line.starts_with("```");
    }
    found
}

/// What `ltc …` prints in a folder.
fn ltc(words: &[&str], folder: &Path) -> String {
    let arguments: Vec<OsString> = words.iter().map(OsString::from).collect();
    let (mut output, mut notes) = (Vec::new(), Vec::new());
    let mut io = Io {
        directory: folder.to_owned(),
        input: &mut std::io::empty(),
        output: &mut output,
        notes: &mut notes,
        terminal: Terminal::NONE,
        today: None,
        lost: None,
    };
    ltc_cli::run(&arguments, &mut io);
    String::from_utf8_lossy(&[output, notes].concat()).into_owned()
}

/// Replaces each run of lines with `-` by the lines with `+` behind it.
fn changed(text: &str, lines: &[&str]) -> String {
    let mut text = text.to_owned();
    let mut at = 0;
    while at < lines.len() {
        let mut take = |sign: char| -> String {
            let run = lines.iter().skip(at).map_while(|line| line.strip_prefix(sign));
            let run: Vec<&str> = run.collect();
            at += run.len();
            run.iter().map(|line| format!("{line}\n")).collect()
        };
        let (old, new) = (take('-'), take('+'));
        assert_eq!(text.matches(&old).count(), 1, "{old:?} in {text}");
        text = text.replacen(&old, &new, 1);
    }
    text
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder can be made");
    for entry in fs::read_dir(from).expect("the folder is there") {
        let path = entry.expect("the folder can be read").path();
        fs::copy(&path, to.join(path.file_name().expect("a file has a name"))).expect("a file can be copied");
    }
}

fn prints(expected: &str, told: &str) -> bool {
    match expected.split_once("…\n") {
        Some((before, after)) => told.starts_with(before) && told.ends_with(after),
        None => told == expected,
    }
}

#[test]
fn the_demonstration_holds() {
    let place = tempfile::tempdir().expect("a folder for the project");
    let folder: PathBuf = place.path().join("complaints");
    fs::create_dir(&folder).expect("the folder is ours");
    let mut ran = 0;
    for (info, lines) in blocks() {
        match info.as_slice() {
            [_, "file", name] => {
                let text: String = lines.iter().map(|line| format!("{line}\n")).collect();
                fs::write(folder.join(name), text).expect("the folder is ours");
            }
            ["diff", name] => {
                let text = fs::read_to_string(folder.join(name)).expect("the file was written before");
                fs::write(folder.join(name), changed(&text, &lines)).expect("the folder is ours");
            }
            ["console"] => {
                let text: String = lines.iter().map(|line| format!("{line}\n")).collect();
                for command in format!("\n{text}").split("\n$ ").skip(1) {
                    let (line, expected) = command.split_once('\n').unwrap_or((command, ""));
                    let expected = format!("{}\n", expected.trim_end());
                    match line.split_whitespace().collect::<Vec<_>>().as_slice() {
                        ["cp", "-r", from, to] => copy(&folder.join(from), &folder.join(to)),
                        words => {
                            let told = ltc(words, &folder);
                            assert!(prints(&expected, &told), "$ {line}\n{told}\nthe page says\n{expected}");
                            ran += 1;
                        }
                    }
                }
            }
            other => panic!("what is `{other:?}`?"),
        }
    }
    assert_eq!(ran, 6);
}
