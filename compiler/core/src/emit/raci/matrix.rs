//! Who does what in a process, in any language: the table before it has words.

use crate::model::{ElementId, Kind, Letter, Model};
use rustc_hash::FxHashMap;

/// The letters one role has at one step, each with the element that says so.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Cell {
    from: [Option<ElementId>; 4],
}

impl Cell {
    /// The letters, in the order R, A, C, I.
    pub fn letters(self) -> impl Iterator<Item = Letter> {
        Letter::ALL.into_iter().zip(self.from).filter_map(|(letter, from)| from.map(|_| letter))
    }

    /// The element that gives a letter; `None` where the role does not have it.
    pub fn from(self, letter: Letter) -> Option<ElementId> {
        Letter::ALL.into_iter().zip(self.from).find(|(other, _)| *other == letter).and_then(|(_, from)| from)
    }

    /// Adds a letter; the first element that gives it counts.
    pub fn add(&mut self, letter: Letter, from: ElementId) {
        for (other, slot) in Letter::ALL.into_iter().zip(&mut self.from) {
            if other == letter && slot.is_none() {
                *slot = Some(from);
            }
        }
    }

    /// Whether the role has no letter.
    pub fn is_empty(self) -> bool {
        self.from.iter().all(Option::is_none)
    }

    /// The letters as cells of tables show them: `R A`.
    pub fn text(self) -> String {
        let mut out = String::new();
        for letter in self.letters() {
            if !out.is_empty() {
                out.push(' ');
            }
            out.push_str(letter.text());
        }
        out
    }
}

/// One step and the letters of every role at it.
#[derive(Clone, PartialEq, Debug)]
pub struct Row {
    /// The activity, control, gate, or a task with letters of its own.
    pub step: ElementId,
    /// The column of each role that has letters, in order of columns.
    pub cells: Vec<(usize, Cell)>,
}

/// Rows of one sub-process, or of the process itself, that follow each other.
#[derive(Clone, PartialEq, Debug)]
pub struct Group {
    /// The innermost sub-process; `None` for steps that stand in the process itself.
    pub subprocess: Option<ElementId>,
    /// Its rows.
    pub rows: Vec<Row>,
}

/// Who does what in one process.
#[derive(Clone, PartialEq, Debug)]
pub struct Matrix {
    /// The process.
    pub process: ElementId,
    /// Roles and teams that have a letter, in the order in which the process first names them.
    pub roles: Vec<ElementId>,
    /// Steps, in order of writing.
    pub groups: Vec<Group>,
}

impl Matrix {
    /// Reads a process: every activity, control and gate, and every task that has letters of its own.
    pub fn of(model: &Model, process: ElementId) -> Matrix {
        let mut matrix = Matrix { process, roles: Vec::new(), groups: Vec::new() };
        let mut columns: FxHashMap<ElementId, usize> = FxHashMap::default();
        for step in rows_of(model, process) {
            let mut cells: Vec<(usize, Cell)> = Vec::new();
            for letter in Letter::ALL {
                let Some(duty) = model.duty(step, letter) else { continue };
                for role in duty.roles {
                    let next = columns.len();
                    let column = *columns.entry(role).or_insert_with(|| {
                        matrix.roles.push(role);
                        next
                    });
                    match cells.iter_mut().find(|(other, _)| *other == column) {
                        Some((_, cell)) => cell.add(letter, duty.from),
                        None => {
                            let mut cell = Cell::default();
                            cell.add(letter, duty.from);
                            cells.push((column, cell));
                        }
                    }
                }
            }
            cells.sort_unstable_by_key(|(column, _)| *column);
            let subprocess = model.enclosing(step, Kind::Subprocess);
            let row = Row { step, cells };
            match matrix.groups.last_mut().filter(|group| group.subprocess == subprocess) {
                Some(group) => group.rows.push(row),
                None => matrix.groups.push(Group { subprocess, rows: vec![row] }),
            }
        }
        matrix
    }

    /// All rows.
    pub fn rows(&self) -> impl Iterator<Item = &Row> {
        self.groups.iter().flat_map(|group| &group.rows)
    }
}

/// Steps of a process that have a row.
fn rows_of(model: &Model, process: ElementId) -> impl Iterator<Item = ElementId> {
    model.descendants(process).into_iter().filter(|id| {
        let kind = model.get(*id).kind;
        let named = || Letter::ALL.into_iter().any(|letter| model.attribute(*id, letter.word()).is_some());
        kind.is_work() || (kind == Kind::Task && named())
    })
}
