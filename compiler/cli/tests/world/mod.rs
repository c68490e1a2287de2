//! A folder of its own for a test, and `ltc` run in it as a function.

#![allow(dead_code, reason = "each test file uses its part")]

use ltc_cli::{Exit, Io, Terminal};
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

/// A folder that goes when the test ends.
pub(crate) struct World {
    folder: tempfile::TempDir,
}

/// What a run gave.
#[derive(Debug)]
pub(crate) struct Ran {
    /// How it ended.
    pub(crate) exit: Exit,
    /// What it wrote as its result.
    pub(crate) output: String,
    /// What it said beside that.
    pub(crate) notes: String,
}

/// A project that is right in every way.
pub(crate) const GOOD: &str = r#"package shop "Shop"

role clerk "Clerk"
role chief "Chief"

party buyer "Buyer"
data goods "Goods"
data money "Money"

process sell "Sell goods" {
  owner: chief
  status: draft
  A: chief
  in: goods
  out: money

  trigger wish "Buyer asks for goods" from buyer

  activity weigh "Weigh the goods" {
    R: clerk
    in: goods
    within: 2wd
  }
  activity cash "Collect the money" { R: clerk   out: money }
}
"#;

/// Its settings.
pub(crate) const SETTINGS: &str = "[project]\nname = \"shop\"\nlanguages = [\"en\"]\n";

impl World {
    /// A folder with these files.
    pub(crate) fn new(files: &[(&str, &str)]) -> World {
        let world = World { folder: tempfile::tempdir().expect("a temporary folder can be made") };
        for (path, text) in files {
            world.write(path, text.as_bytes());
        }
        world
    }

    /// A folder with the good project.
    pub(crate) fn good() -> World {
        World::new(&[("ltc.toml", SETTINGS), ("shop.ltc", GOOD)])
    }

    /// A path in the folder.
    pub(crate) fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    /// Writes a file and the folders it needs.
    pub(crate) fn write(&self, path: &str, bytes: &[u8]) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().expect("it is below the folder")).expect("folders can be made");
        fs::write(path, bytes).expect("files can be written");
    }

    /// The text of a file.
    pub(crate) fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    /// Runs a command line, its words parted by spaces.
    pub(crate) fn ltc(&self, line: &str) -> Ran {
        self.ltc_with(line, b"", Terminal::NONE)
    }

    /// Runs a command line with something on standard input and a terminal.
    pub(crate) fn ltc_with(&self, line: &str, mut input: &[u8], terminal: Terminal) -> Ran {
        let args: Vec<OsString> =
            std::iter::once("ltc").chain(line.split_whitespace()).map(OsString::from).collect();
        let (mut output, mut notes) = (Vec::new(), Vec::new());
        let mut io = Io {
            directory: self.folder.path().to_owned(),
            input: &mut input,
            output: &mut output,
            notes: &mut notes,
            terminal,
            today: None,
            lost: None,
        };
        let exit = ltc_cli::run(&args, &mut io);
        let text = |bytes| String::from_utf8(bytes).expect("what is written is UTF-8");
        Ran { exit, output: text(output), notes: text(notes) }
    }

    /// All files below a folder with their bytes, sorted by path.
    pub(crate) fn tree(&self, folder: &str) -> Vec<(String, Vec<u8>)> {
        let root = self.path(folder);
        let mut found = Vec::new();
        gather(&root, &root, &mut found);
        found.sort();
        found
    }
}

fn gather(root: &Path, folder: &Path, found: &mut Vec<(String, Vec<u8>)>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            gather(root, &path, found);
        } else {
            let below = path.strip_prefix(root).expect("it is below").to_string_lossy().into_owned();
            found.push((below, fs::read(&path).unwrap_or_default()));
        }
    }
}
