//! Tables as an Excel workbook, one sheet each.

use super::{Layout, Table};
use rust_xlsxwriter::{
    Color, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, IgnoreError, Workbook, Worksheet,
    XlsxError,
};

/// Characters Excel takes in a cell.
const LONGEST_CELL: usize = 32_767;
/// Characters Excel takes as the name of a sheet.
const LONGEST_NAME: usize = 31;

struct Formats {
    head: Format,
    letter_head: Format,
    text: Format,
    letters: Format,
}

/// A workbook of these tables: heads and first columns stay in view, every column filters, pages repeat the head when printed.
/// The same tables give the same bytes: the date of creation is fixed.
pub fn workbook(tables: &[Table], title: &str) -> Vec<u8> {
    let mut book = Workbook::new();
    let created = ExcelDateTime::from_ymd(2000, 1, 1).expect("this day is on Excel's calendar");
    let properties = DocProperties::new().set_title(title).set_author("ltc").set_creation_datetime(&created);
    book.set_properties(&properties);
    let head = Format::new()
        .set_bold()
        .set_text_wrap()
        .set_align(FormatAlign::Bottom)
        .set_background_color(Color::RGB(0xE6F0F8))
        .set_border_bottom(FormatBorder::Medium)
        .set_border_bottom_color(Color::RGB(0x14588F));
    let text = Format::new().set_text_wrap().set_align(FormatAlign::Top).set_num_format("@");
    let formats = Formats {
        letter_head: head.clone().set_align(FormatAlign::Center),
        letters: text.clone().set_align(FormatAlign::Center).set_bold(),
        head,
        text,
    };
    let mut names: Vec<String> = Vec::new();
    for table in tables {
        let name = sheet_name(&table.sheet, &mut names);
        let sheet = book.add_worksheet();
        write_sheet(sheet, table, &name, &formats)
            .expect("names, cells and counts were made to fit Excel's limits");
    }
    book.save_to_buffer().expect("a workbook in memory can be written when its sheets could")
}

fn write_sheet(sheet: &mut Worksheet, table: &Table, name: &str, formats: &Formats) -> Result<(), XlsxError> {
    sheet.set_name(name)?;
    sheet.set_right_to_left(table.right_to_left);
    sheet.set_landscape().set_paper_size(9).set_print_fit_to_pages(1, 0);
    sheet.set_repeat_rows(0, 0)?;
    // The header of printed pages has codes that start with `&`; a doubled one stands for itself.
    let title: String = table.title.chars().take(120).collect();
    sheet.set_header(format!("&L{}", title.replace('&', "&&")));
    let mut count: u16 = 0;
    for (column, index) in table.columns.iter().zip(0u16..16_384) {
        let (width, format, cells) = match column.layout {
            Layout::Text(width) => (f64::from(width), &formats.head, &formats.text),
            Layout::Letters => (13.0, &formats.letter_head, &formats.letters),
        };
        sheet.set_column_width(index, width)?;
        sheet.set_column_format(index, cells)?;
        sheet.write_string_with_format(0, index, fit(&column.head), format)?;
        count = index + 1;
    }
    let mut last: u32 = 0;
    for (row, number) in table.rows.iter().zip(1u32..1_048_576) {
        for ((column, cell), index) in table.columns.iter().zip(row).zip(0u16..16_384) {
            let format = match column.layout {
                Layout::Text(_) => &formats.text,
                Layout::Letters => &formats.letters,
            };
            // Empty cells take the format of their column and cost nothing.
            if !cell.is_empty() {
                sheet.write_string_with_format(number, index, fit(cell), format)?;
            }
        }
        last = number;
    }
    sheet.set_freeze_panes(1, table.frozen)?;
    if 0 < count {
        sheet.autofilter(0, 0, last, count - 1)?;
        // Numbers of steps and samples are texts on purpose.
        sheet.ignore_error_range(0, 0, last, count - 1, IgnoreError::NumberStoredAsText)?;
    }
    Ok(())
}

/// The cell, cut where Excel would refuse it.
fn fit(cell: &str) -> &str {
    if cell.len() <= LONGEST_CELL {
        return cell;
    }
    // Excel counts in UTF-16; a character outside the basic plane counts for two.
    let mut units = 0;
    let end = cell.char_indices().find(|(_, c)| {
        units += c.len_utf16();
        LONGEST_CELL < units
    });
    end.map_or(cell, |(end, _)| cell.get(..end).unwrap_or(""))
}

/// A name Excel takes, unlike those before it.
fn sheet_name(wanted: &str, names: &mut Vec<String>) -> String {
    let allowed = |c: char| !c.is_control() && !matches!(c, '[' | ']' | ':' | '*' | '?' | '/' | '\\' | '\'');
    let base: String = wanted.chars().filter(|c| allowed(*c)).take(LONGEST_NAME - 4).collect();
    let base = if base.is_empty() { "Sheet".to_owned() } else { base };
    let mut name = base.clone();
    let mut number = 2;
    while names.iter().any(|other| other.to_lowercase() == name.to_lowercase()) {
        name = format!("{base} {number}");
        number += 1;
    }
    names.push(name.clone());
    name
}

#[cfg(test)]
mod tests {
    use super::super::Column;
    use super::*;

    fn table(sheet: &str) -> Table {
        Table {
            sheet: sheet.to_owned(),
            title: "R&D".to_owned(),
            right_to_left: false,
            columns: vec![Column::text("Step", 30), Column::letters("AR")],
            frozen: 1,
            rows: vec![vec!["=1+1".to_owned(), "R A".to_owned()], vec!["线".repeat(40_000)]],
        }
    }

    #[test]
    fn the_same_tables_give_the_same_bytes() {
        let tables = [table("English"), table("english"), table("a[b]:c")];
        let bytes = workbook(&tables, "title");
        assert!(bytes.starts_with(b"PK"));
        assert_eq!(bytes, workbook(&tables, "title"));
    }

    #[test]
    fn sheets_do_not_share_names() {
        let mut names = Vec::new();
        assert_eq!(sheet_name("English", &mut names), "English");
        assert_eq!(sheet_name("ENGLISH", &mut names), "ENGLISH 2");
        assert_eq!(sheet_name("'[]", &mut names), "Sheet");
    }
}
