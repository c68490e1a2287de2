//! A manual → a Word document: contents with page numbers (Word fills them in when it opens the file), headings, pictures, tables.

use crate::Painter;
use docx_rs::{
    AlignmentType, BreakType, Docx, Footer, LineSpacing, NumPages, PageMargin, PageNum, Paragraph, Pic, Run,
    RunFonts, Shading, Style, StyleType, Table as Grid, TableCell, TableLayoutType, TableOfContents,
    TableOfContentsItem, TableRow, WidthType,
};
use ltc_core::emit::manual::{Cell, Manual, Part, Table};
use ltc_core::emit::page::Word;
use std::collections::BTreeSet;
use std::io::Cursor;

/// Twentieths of a point: A4, and the room between its margins.
const PAGE: (u32, u32) = (11_906, 16_838);
const MARGIN: i32 = 1_020;
const ROOM: usize = 9_866;
/// The same room, and the height a picture may have, in English Metric Units.
const ROOM_EMU: f64 = ROOM as f64 * 635.0;
const TALL_EMU: f64 = 12_500.0 * 635.0;
/// One pixel of a diagram in English Metric Units (96 to an inch).
const PIXEL_EMU: f64 = 9_525.0;
/// Headings of how many levels stand in the contents.
const CONTENTS: u8 = 2;
/// How much larger than shown pictures are drawn.
const SCALE: f32 = 2.0;

/// Sets the document; gives it with the characters its pictures lack.
pub fn document(manual: &Manual, painter: &Painter) -> (Vec<u8>, BTreeSet<char>) {
    let mut setter = Setter {
        rtl: manual.direction == "rtl",
        colon: manual.words.colon(),
        painter,
        missing: BTreeSet::new(),
        paragraphs: 0,
        pictures: 0,
        headings: 0,
    };
    let mut docx = setter.styled(Docx::new());
    docx = docx.add_paragraph(
        setter.paragraph().add_run(Run::new().add_text(text(&manual.project)).size(22).color("51606F")),
    );
    docx = docx
        .add_paragraph(setter.paragraph().style("Title").add_run(Run::new().add_text(text(&manual.title))));
    if !manual.lead.is_empty() {
        docx = docx.add_paragraph(setter.line(&manual.lead));
    }
    docx = docx.add_paragraph(setter.paragraph().add_run(Run::new().add_break(BreakType::Page)));
    let contents = manual.words.get(Word::Contents);
    docx =
        docx.add_paragraph(setter.paragraph().style("ContentsTitle").add_run(Run::new().add_text(contents)));
    docx = docx.add_table_of_contents(contents_of(manual));
    for part in &manual.parts {
        docx = setter.part(docx, part);
    }
    let mut bytes = Cursor::new(Vec::new());
    // Writing into memory does not fail.
    let _ = docx.build().pack(&mut bytes);
    (bytes.into_inner(), setter.missing)
}

struct Setter<'p> {
    rtl: bool,
    colon: &'static str,
    painter: &'p Painter,
    missing: BTreeSet<char>,
    /// Numbers of paragraphs and pictures; the library's own go on from document to document.
    paragraphs: u32,
    pictures: u32,
    headings: usize,
}

impl Setter<'_> {
    fn styled(&mut self, docx: Docx) -> Docx {
        let heading = |level: usize, size: usize, name: &str| {
            Style::new(format!("Heading{level}"), StyleType::Paragraph)
                .name(name)
                .size(size)
                .bold()
                .color("17212C")
                .outline_lvl(level - 1)
        };
        let fonts = RunFonts::new().ascii("Arial").hi_ansi("Arial").east_asia("Microsoft YaHei").cs("Arial");
        let number = self
            .paragraph()
            .align(AlignmentType::Center)
            .add_page_num(PageNum::new())
            .add_run(Run::new().add_text(" / "));
        let footer = Footer::new().add_paragraph(number.add_num_pages(NumPages::new()));
        let margin =
            PageMargin::new().top(MARGIN).bottom(MARGIN).left(MARGIN).right(MARGIN).header(500).footer(500);
        docx.page_size(PAGE.0, PAGE.1)
            .page_margin(margin)
            .default_fonts(fonts)
            .default_size(20)
            .default_line_spacing(LineSpacing::new().after(80))
            .created_at("1980-01-01T00:00:00Z")
            .updated_at("1980-01-01T00:00:00Z")
            .footer(footer)
            .add_style(Style::new("Title", StyleType::Paragraph).name("Title").size(52).bold())
            .add_style(
                Style::new("ContentsTitle", StyleType::Paragraph).name("Contents Title").size(30).bold(),
            )
            .add_style(heading(1, 34, "heading 1"))
            .add_style(heading(2, 26, "heading 2"))
            .add_style(heading(3, 22, "heading 3"))
    }

    /// A new paragraph in the direction of the document.
    fn paragraph(&mut self) -> Paragraph {
        self.paragraphs += 1;
        let mut paragraph = Paragraph::new().id(format!("{:08X}", self.paragraphs));
        if self.rtl {
            paragraph.property = paragraph.property.bidi(true);
        }
        paragraph
    }

    fn line(&mut self, line: &str) -> Paragraph {
        self.paragraph().add_run(Run::new().add_text(text(line)))
    }

    fn part(&mut self, docx: Docx, part: &Part) -> Docx {
        match part {
            Part::Heading { level, text: title, .. } => {
                let paragraph = self.paragraph().style(&format!("Heading{level}")).keep_next(true);
                let mut paragraph = paragraph.page_break_before(*level == 1);
                let run = Run::new().add_text(text(title));
                if *level <= CONTENTS {
                    self.headings += 1;
                    let id = self.headings;
                    paragraph =
                        paragraph.add_bookmark_start(id, bookmark(id)).add_run(run).add_bookmark_end(id);
                } else {
                    paragraph = paragraph.add_run(run);
                }
                docx.add_paragraph(paragraph)
            }
            Part::Text(line) => docx.add_paragraph(self.line(line)),
            Part::Facts(facts) => facts.iter().fold(docx, |docx, (name, said)| {
                let name = Run::new().add_text(format!("{name}{}", self.colon)).bold();
                docx.add_paragraph(self.paragraph().add_run(name).add_run(Run::new().add_text(text(said))))
            }),
            Part::Picture { svg, .. } => match self.picture(svg) {
                Some(picture) => docx.add_paragraph(picture),
                None => docx,
            },
            Part::Table(table) => {
                let grid = self.grid(table);
                docx.add_table(grid).add_paragraph(self.paragraph())
            }
        }
    }

    fn picture(&mut self, svg: &str) -> Option<Paragraph> {
        let picture = self.painter.png(svg, SCALE)?;
        self.missing.extend(&picture.missing);
        let (width, height) = (
            f64::from(picture.width) * PIXEL_EMU / f64::from(SCALE),
            f64::from(picture.height) * PIXEL_EMU / f64::from(SCALE),
        );
        let fits = (ROOM_EMU / width).min(TALL_EMU / height).min(1.0);
        self.pictures += 1;
        let pic = Pic::new_with_dimensions(picture.bytes, picture.width, picture.height)
            .id(format!("rIdPicture{}", self.pictures))
            .size((width * fits) as u32, (height * fits) as u32);
        Some(self.paragraph().align(AlignmentType::Center).add_run(Run::new().add_image(pic)))
    }

    fn grid(&mut self, table: &Table) -> Grid {
        let widths: Vec<usize> = table.widths.iter().map(|share| ROOM * usize::from(*share) / 100).collect();
        let head = table.head.iter().zip(&widths).map(|(name, width)| {
            let name = self.paragraph().add_run(Run::new().add_text(*name).bold().size(17));
            TableCell::new()
                .width(*width, WidthType::Dxa)
                .shading(Shading::new().fill("E8EDF3"))
                .add_paragraph(name)
        });
        let head: Vec<TableCell> = head.collect();
        let mut rows = vec![TableRow::new(head).cant_split()];
        for row in &table.rows {
            let cells = row.iter().zip(&widths).map(|(cell, width)| self.cell(cell, *width));
            let cells: Vec<TableCell> = cells.collect();
            rows.push(TableRow::new(cells).cant_split());
        }
        Grid::new(rows).set_grid(widths).layout(TableLayoutType::Fixed).width(ROOM, WidthType::Dxa)
    }

    fn cell(&mut self, cell: &Cell, width: usize) -> TableCell {
        let lines = std::iter::once(&cell.text).chain(&cell.lines);
        lines.fold(TableCell::new().width(width, WidthType::Dxa), |made, line| {
            made.add_paragraph(self.paragraph().add_run(Run::new().add_text(text(line)).size(17)))
        })
    }
}

/// The contents: a line for each heading that stands in it. Word fills in the pages when it opens the file.
fn contents_of(manual: &Manual) -> TableOfContents {
    let headings = manual.parts.iter().filter_map(|part| match part {
        Part::Heading { level, text, .. } if *level <= CONTENTS => Some((*level, text)),
        _ => None,
    });
    let contents = TableOfContents::new().heading_styles_range(1, usize::from(CONTENTS)).hyperlink().dirty();
    headings.enumerate().fold(contents, |contents, (index, (level, title))| {
        let item = TableOfContentsItem::new().text(text(title)).toc_key(bookmark(index + 1));
        contents.add_item(item.level(usize::from(level)).page_ref(""))
    })
}

/// The mark contents lead to.
fn bookmark(number: usize) -> String {
    format!("_Toc{number:08}")
}

/// A text as XML can hold it.
fn text(text: &str) -> String {
    text.chars().filter(|c| !c.is_control() && !matches!(c, '\u{fffe}' | '\u{ffff}')).collect()
}
