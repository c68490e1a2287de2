//! What of a build is to be made.

/// Everything, or one file. Work that cannot make the file is left out; some that does not may be done.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Wanted<'p> {
    /// Every file.
    Everything,
    /// The file of this path.
    File(&'p str),
}

impl<'p> Wanted<'p> {
    /// Whether files are wanted whose paths begin so.
    pub fn below(self, start: &str) -> bool {
        match self {
            Wanted::Everything => true,
            Wanted::File(path) => path.starts_with(start),
        }
    }

    /// Whether files are wanted whose paths have this in them.
    pub fn holds(self, part: &str) -> bool {
        match self {
            Wanted::Everything => true,
            Wanted::File(path) => path.contains(part),
        }
    }

    /// What is wanted in a folder, its files named from there; `None` where nothing is.
    pub fn inside(self, folder: &str) -> Option<Wanted<'p>> {
        match self {
            Wanted::Everything => Some(self),
            Wanted::File(path) => path.strip_prefix(folder).map(Wanted::File),
        }
    }
}
