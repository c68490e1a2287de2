//! One table → CSV, Markdown and a sheet of an Excel workbook. The crates `csv` and `rust_xlsxwriter` live only here.
//!
//! What users write reaches a spreadsheet as text and only as text: a cell never becomes a formula, in CSV by an apostrophe
//! before characters that would start one, in workbooks by the type of the cell.

mod csv;
mod markdown;
mod workbook;

pub use self::csv::csv;
pub use markdown::markdown;
pub use workbook::workbook;

/// How a column is laid out in a workbook.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Layout {
    /// Text, wrapped; width in characters.
    Text(u16),
    /// A few letters, centred; the head wraps.
    Letters,
}

/// One column.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Column {
    /// Its head.
    pub head: String,
    /// Its layout.
    pub layout: Layout,
}

/// One table in one language.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Table {
    /// The name of its sheet: the language's own name.
    pub sheet: String,
    /// What printed pages say above it.
    pub title: String,
    /// Whether it reads from right to left.
    pub right_to_left: bool,
    /// Its columns.
    pub columns: Vec<Column>,
    /// How many first columns stay in view.
    pub frozen: u16,
    /// Its rows; a row may be shorter than the columns are many.
    pub rows: Vec<Vec<String>>,
}

impl Column {
    /// A column of text.
    pub fn text(head: impl Into<String>, width: u16) -> Column {
        Column { head: head.into(), layout: Layout::Text(width) }
    }

    /// A column of letters.
    pub fn letters(head: impl Into<String>) -> Column {
        Column { head: head.into(), layout: Layout::Letters }
    }
}
