//! A table as CSV (RFC 4180), in UTF-8 with a byte order mark so that spreadsheets read Chinese.

use super::Table;
use csv::{QuoteStyle, Terminator, WriterBuilder};
use std::borrow::Cow;

/// The table as CSV: lines end in CR LF, the first line holds the heads.
pub fn csv(table: &Table) -> Vec<u8> {
    let mut writer = WriterBuilder::new()
        .terminator(Terminator::CRLF)
        .quote_style(QuoteStyle::Necessary)
        .flexible(true)
        .from_writer(b"\xEF\xBB\xBF".to_vec());
    let heads = table.columns.iter().map(|column| guarded(&column.head).into_owned());
    writer.write_record(heads).expect("writing to memory does not fail");
    let columns = table.columns.len();
    for row in &table.rows {
        for index in 0..columns {
            let cell = row.get(index).map_or("", String::as_str);
            writer.write_field(guarded(cell).as_bytes()).expect("writing to memory does not fail");
        }
        writer.write_record(None::<&[u8]>).expect("writing to memory does not fail");
    }
    writer.into_inner().expect("writing to memory does not fail")
}

/// A cell that no spreadsheet takes for a formula: an apostrophe stands before `=`, `+`, `-`, `@` (their wide forms too),
/// tab and line breaks at its start. Zero bytes are left out.
fn guarded(cell: &str) -> Cow<'_, str> {
    let cell = if cell.contains('\0') { Cow::Owned(cell.replace('\0', "")) } else { Cow::Borrowed(cell) };
    let risky = matches!(
        cell.chars().next(),
        Some('=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠' | '\t' | '\r' | '\n')
    );
    if risky { Cow::Owned(format!("'{cell}")) } else { cell }
}

#[cfg(test)]
mod tests {
    use super::super::Column;
    use super::*;

    #[test]
    fn cells_are_quoted_and_never_formulas() {
        let table = Table {
            sheet: "English".to_owned(),
            title: String::new(),
            right_to_left: false,
            columns: vec![Column::text("a", 10), Column::text("=b", 10)],
            frozen: 0,
            rows: vec![
                vec!["=HYPERLINK(\"x\")".to_owned(), "+1".to_owned()],
                vec!["线索, two\nlines".to_owned()],
                vec!["-1".to_owned(), "@x".to_owned()],
            ],
        };
        let text = String::from_utf8(csv(&table)).expect("UTF-8");
        assert_eq!(
            text,
            "\u{feff}a,'=b\r\n\"'=HYPERLINK(\"\"x\"\")\",'+1\r\n\"线索, two\nlines\",\r\n'-1,'@x\r\n"
        );
    }
}
