//! A table as Markdown (GitHub's pipe tables).

use super::{Layout, Table};
use crate::emit::page::markdown::push_escaped;

/// Writes some rows of the table, with its heads, onto a text; cells are escaped.
pub fn markdown(out: &mut String, table: &Table, rows: &[Vec<String>]) {
    for column in &table.columns {
        out.push_str("| ");
        push_escaped(out, &column.head);
        out.push(' ');
    }
    out.push_str("|\n");
    for column in &table.columns {
        out.push_str(match column.layout {
            Layout::Text(_) => "| --- ",
            Layout::Letters => "| :-: ",
        });
    }
    out.push_str("|\n");
    for row in rows {
        for index in 0..table.columns.len() {
            out.push_str("| ");
            push_escaped(out, row.get(index).map_or("", String::as_str));
            out.push(' ');
        }
        out.push_str("|\n");
    }
}
