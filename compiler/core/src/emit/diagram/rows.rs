//! In which row of its lane an item stands. The way most cases take keeps the first row of each lane; other ways
//! take the nearest row that is free, so that lines cross as little as possible.

use super::columns::{Columns, home};
use super::{Drawing, Shape};

/// The row of each item within its lane, and how many rows each lane has (at least one).
#[derive(Clone, Debug)]
pub(super) struct Rows {
    /// The row of each item, counted from the top of its lane.
    pub(super) of: Vec<usize>,
    /// Rows of each lane.
    pub(super) counts: Vec<usize>,
    /// For each link whether it goes straight on along its thread.
    pub(super) straight: Vec<bool>,
    /// The stretch of each item, if that may stand elsewhere: it is not on the way most cases take.
    pub(super) stretch_of: Vec<Option<usize>>,
}

/// Items of one thread that follow each other in one lane.
#[derive(Debug)]
struct Stretch {
    lane: usize,
    items: Vec<usize>,
    /// First and last column of the row it needs, lines to and from it included.
    span: (usize, usize),
    /// The link by which it is entered, if it leads forward.
    head: Option<usize>,
    /// The link by which it is left for another stretch, if it leads forward.
    tail: Option<usize>,
    /// Whether it is part of the way most cases take.
    main: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
struct Cell {
    item: bool,
    line: bool,
    trunk: bool,
}

impl Rows {
    /// Finds the rows.
    pub(super) fn of(drawing: &Drawing, columns: &Columns) -> Rows {
        Rows::ranked(drawing, columns, &[])
    }

    /// Finds the rows; a stretch with a rank does not get the best place, but as many places further down the list.
    pub(super) fn ranked(drawing: &Drawing, columns: &Columns, ranks: &[(usize, usize)]) -> Rows {
        let (stretches, straight) = stretches(drawing, columns);
        let rank =
            |stretch: usize| ranks.iter().find(|(other, _)| *other == stretch).map_or(0, |(_, rank)| *rank);
        let mut lanes: Vec<Lane> = drawing.lanes.iter().map(|_| Lane::new(columns.count)).collect();
        let mut row_of: Vec<Option<i32>> = vec![None; drawing.items.len()];
        // The main way first: it takes the first row everywhere. The rest in order of writing.
        let mut settled: Vec<&Stretch> = Vec::with_capacity(stretches.len());
        for main in [true, false] {
            for (index, stretch) in stretches.iter().enumerate().filter(|(_, stretch)| stretch.main == main) {
                let place = choose(drawing, columns, stretch, rank(index), &lanes, (&row_of, &settled));
                if let Place::Above(row) = place {
                    lanes[stretch.lane].insert(row);
                    push_apart(drawing, (stretch.lane, row), &settled, &mut row_of);
                }
                settle(drawing, columns, stretch, place.row(), &mut lanes, &mut row_of);
                settled.push(stretch);
            }
            if main {
                trunks(drawing, columns, &row_of, &mut lanes);
            }
        }
        let mut used: Vec<Vec<i32>> = vec![Vec::new(); lanes.len()];
        for (item, row) in row_of.iter().enumerate() {
            used[drawing.items[item].lane].extend(*row);
        }
        for rows in &mut used {
            rows.sort_unstable();
            rows.dedup();
        }
        let mut stretch_of = vec![None; drawing.items.len()];
        for (index, stretch) in stretches.iter().enumerate().filter(|(_, stretch)| !stretch.main) {
            for item in &stretch.items {
                stretch_of[*item] = Some(index);
            }
        }
        let of = (0..drawing.items.len())
            .map(|item| {
                let row = row_of[home(drawing, item)].unwrap_or(0);
                used[drawing.items[item].lane].binary_search(&row).unwrap_or(0)
            })
            .collect();
        let counts = used.iter().map(|rows| rows.len().max(1)).collect();
        Rows { of, counts, straight, stretch_of }
    }
}

/// The rows of a lane while they are being filled; row 0 is that of the main way, rows above have negative numbers.
#[derive(Debug)]
struct Lane {
    columns: usize,
    below: Vec<Vec<Cell>>,
    above: Vec<Vec<Cell>>,
}

impl Lane {
    fn new(columns: usize) -> Lane {
        Lane { columns, below: Vec::new(), above: Vec::new() }
    }

    fn cell(&self, row: i32, column: usize) -> Cell {
        let rows = if row < 0 { self.above.get((-row - 1) as usize) } else { self.below.get(row as usize) };
        rows.and_then(|cells| cells.get(column)).copied().unwrap_or_default()
    }

    fn cell_mut(&mut self, row: i32, column: usize) -> &mut Cell {
        let (rows, index) =
            if row < 0 { (&mut self.above, (-row - 1) as usize) } else { (&mut self.below, row as usize) };
        while rows.len() <= index {
            rows.push(vec![Cell::default(); self.columns]);
        }
        &mut rows[index][column]
    }

    /// Puts an empty row above a row.
    fn insert(&mut self, row: i32) {
        let empty = vec![Cell::default(); self.columns];
        if row <= 0 {
            self.above.insert(-row as usize, empty);
        } else {
            self.below.insert(row as usize, empty);
        }
    }

    /// What a line that runs upright in a column meets above each row, and above the end.
    fn met(&self, column: usize) -> Vec<i32> {
        let mut sum = 0;
        let mut met = vec![0];
        for row in self.first()..self.end() {
            let cell = self.cell(row, column);
            sum += if cell.item { 40 } else { 0 } + if cell.line { 12 } else { 0 };
            met.push(sum);
        }
        met
    }

    fn first(&self) -> i32 {
        -(self.above.len() as i32)
    }

    /// One past the last.
    fn end(&self) -> i32 {
        self.below.len() as i32
    }
}

/// Renumbers what stands beyond a row that was put into a lane.
fn push_apart(
    drawing: &Drawing,
    (lane, row): (usize, i32),
    settled: &[&Stretch],
    row_of: &mut [Option<i32>],
) {
    for item in settled.iter().filter(|other| other.lane == lane).flat_map(|other| &other.items) {
        debug_assert_eq!(drawing.items[*item].lane, lane);
        match &mut row_of[*item] {
            Some(at) if row <= 0 && *at < row => *at -= 1,
            Some(at) if 0 < row && row <= *at => *at += 1,
            Some(_) | None => {}
        }
    }
}

/// Threads: ways that go straight on, cut where they change lanes. Every item but boundary events is in one.
fn stretches(drawing: &Drawing, columns: &Columns) -> (Vec<Stretch>, Vec<bool>) {
    let mut straight = vec![false; drawing.links.len()];
    let mut taken = vec![false; drawing.items.len()];
    let mut found: Vec<Stretch> = Vec::new();
    for first in 0..drawing.items.len() {
        if taken[first] || matches!(drawing.items[first].shape, Shape::Boundary(_)) {
            continue;
        }
        let main = found.is_empty();
        let mut head = entrance(drawing, columns, first, &taken);
        let mut item = first;
        let mut items = Vec::new();
        loop {
            taken[item] = true;
            items.push(item);
            let next = onwards(drawing, columns, item);
            let target = next.map(|link| drawing.links[link].to);
            let lane = drawing.items[item].lane;
            let goes_on = target.filter(|to| !taken[*to]);
            if goes_on.is_some_and(|to| drawing.items[to].lane == lane) {
                straight[next.expect("a target comes from a link")] = true;
                item = goes_on.expect("it was found a line above");
                continue;
            }
            let begin = items.first().map_or(0, |item| columns.of[*item]);
            let end = columns.of[item];
            let from = head.map_or(begin, |link| columns.of[drawing.links[link].from] + 1).min(begin);
            let to = target
                .filter(|_| goes_on.is_none())
                .map_or(end, |to| columns.of[to].saturating_sub(1))
                .max(end);
            let items = std::mem::take(&mut items);
            found.push(Stretch { lane, items, span: (from, to), head, tail: next, main });
            let Some(to) = goes_on else { break };
            head = next;
            item = to;
        }
    }
    (found, straight)
}

/// The link that goes straight on from an item: the first that does not lead back and does not end at once, else the first
/// that does not lead back.
fn onwards(drawing: &Drawing, columns: &Columns, item: usize) -> Option<usize> {
    let mut forward = columns.out[item].iter().copied().filter(|link| !columns.back[*link]);
    let first = forward.clone().next();
    forward
        .find(|link| {
            let to = drawing.links[*link].to;
            0 < columns.ahead[home(drawing, to)] || drawing.items[to].shape == Shape::Connector
        })
        .or(first)
}

/// The link by which a thread is entered: the first forward one from an item that has a row by then.
fn entrance(drawing: &Drawing, columns: &Columns, item: usize, taken: &[bool]) -> Option<usize> {
    columns.into[item]
        .iter()
        .copied()
        .find(|link| !columns.back[*link] && taken[home(drawing, drawing.links[*link].from)])
}

/// A place for a stretch in its lane.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Place {
    /// A row that is there, or the next one above or below all.
    Row(i32),
    /// A row of its own above this one.
    Above(i32),
}

impl Place {
    /// The number of the row when the stretch stands there.
    fn row(self) -> i32 {
        match self {
            Place::Row(row) => row,
            // Rows above that of the main way are counted upwards.
            Place::Above(row) => row - i32::from(row <= 0),
        }
    }

    /// The first row that is below the stretch now.
    fn below(self) -> i32 {
        match self {
            Place::Row(row) => row + 1,
            Place::Above(row) => row,
        }
    }

    /// One past the last row that is above the stretch now.
    fn above(self) -> i32 {
        match self {
            Place::Row(row) | Place::Above(row) => row,
        }
    }
}

/// Where a line to or from a stretch comes from or leads to.
struct End {
    lane: usize,
    column: usize,
    row: i32,
}

/// The place for a stretch: the best one, or one further down the list.
fn choose(
    drawing: &Drawing,
    columns: &Columns,
    stretch: &Stretch,
    rank: usize,
    lanes: &[Lane],
    (row_of, settled): (&[Option<i32>], &[&Stretch]),
) -> Place {
    let Some(lane) = lanes.get(stretch.lane) else { return Place::Row(0) };
    let ends: Vec<End> = ends(drawing, stretch)
        .into_iter()
        .flatten()
        .filter_map(|item| {
            let lane = drawing.items[item].lane;
            row_of[item].map(|row| End { lane, column: columns.of[item], row })
        })
        .collect();
    let wanted = ends.iter().find(|end| end.lane == stretch.lane).map_or(0, |end| end.row);
    // What comes out of the lower edge of a sub-process goes on below.
    let hangs = stretch
        .head
        .is_some_and(|link| matches!(drawing.items[drawing.links[link].from].shape, Shape::Boundary(_)));
    let (first, end) = (lane.first(), lane.end());
    // What lines that run upright in the columns of the ends meet above each row.
    let met: Vec<Vec<i32>> = ends.iter().map(|end| lane.met(end.column)).collect();
    let tangles = Tangles::of(drawing, columns, stretch, (row_of, settled));
    let cost_at = |place: Place| {
        let row = place.row();
        let mut cost = match place {
            Place::Row(row) => fits(stretch, columns, lane, row)?,
            Place::Above(_) => 0,
        };
        for (one, met) in ends.iter().zip(&met) {
            let (low, high) = if one.lane < stretch.lane {
                (first, place.above())
            } else if stretch.lane < one.lane {
                (place.below(), end)
            } else if place.above() <= one.row {
                (place.below(), one.row)
            } else {
                (one.row + 1, place.above())
            };
            let until = |row: i32| met[(row - first).clamp(0, end - first) as usize];
            cost += (until(high) - until(low)).max(0);
            // Here the line turns from its column into the row.
            if let Place::Row(row) = place
                && (one.lane != stretch.lane || one.row != row)
                && lane.cell(row, one.column).item
            {
                cost += 12;
            }
        }
        if hangs && row <= wanted {
            cost += 80;
        }
        let new = matches!(place, Place::Above(_)) || row < first || end <= row;
        cost += 10 * (row - wanted).abs() + if new { 6 } else { 0 } + if row < 0 { 5 } else { 0 };
        Some(cost + 9 * tangles.at(place))
    };
    let between = (first..=end)
        .filter(|_| 0 < rank || tangles.rows.iter().any(|rows| !rows.is_empty()))
        .map(Place::Above);
    let places = (first - 1..=end).map(Place::Row).chain(between);
    let mut found: Vec<(i32, Place)> =
        places.filter_map(|place| cost_at(place).map(|cost| (cost, place))).collect();
    found.sort_by_key(|(cost, _)| *cost);
    found.get(rank).or(found.last()).map_or(Place::Row(0), |(_, place)| *place)
}

/// The items a stretch is joined to at its ends.
fn ends(drawing: &Drawing, stretch: &Stretch) -> [Option<usize>; 2] {
    [
        stretch.head.map(|link| home(drawing, drawing.links[link].from)),
        stretch.tail.map(|link| drawing.links[link].to),
    ]
}

/// Lines that cross where stretches beside each other in a lane stand in another order than what they are joined to.
struct Tangles {
    /// Rows below which the stretch should stand, and rows above which it should, sorted.
    rows: [Vec<i32>; 2],
}

impl Tangles {
    fn of(
        drawing: &Drawing,
        columns: &Columns,
        stretch: &Stretch,
        (row_of, settled): (&[Option<i32>], &[&Stretch]),
    ) -> Tangles {
        let place = |item: usize| row_of[item].map(|row| (drawing.items[item].lane, row));
        let mine = ends(drawing, stretch);
        let mut rows = [Vec::new(), Vec::new()];
        for other in settled.iter().filter(|other| other.lane == stretch.lane) {
            let Some(row) = other.items.first().and_then(|item| row_of[*item]) else { continue };
            for (one, two) in mine.into_iter().zip(ends(drawing, other)) {
                let (Some(one), Some(two)) = (one, two) else { continue };
                let away = |item: usize| drawing.items[item].lane != stretch.lane;
                let (Some(a), Some(b)) = (place(one), place(two)) else { continue };
                let (c, d) = (span_to(columns, stretch, one), span_to(columns, other, two));
                if a != b && (away(one) || away(two)) && c.0 < d.1 && d.0 < c.1 {
                    rows[usize::from(a < b)].push(row);
                }
            }
        }
        rows.iter_mut().for_each(|rows| rows.sort_unstable());
        Tangles { rows }
    }

    /// How many there are if the stretch stands there.
    fn at(&self, place: Place) -> i32 {
        let [before, behind] = &self.rows;
        let wrong_before = before.len() - before.partition_point(|row| *row < place.below());
        let wrong_behind = behind.partition_point(|row| *row < place.above());
        (wrong_before + wrong_behind) as i32
    }
}

/// The columns between a stretch and what it is joined to.
fn span_to(columns: &Columns, stretch: &Stretch, end: usize) -> (usize, usize) {
    let (first, last) = (stretch.items.first(), stretch.items.last());
    let (first, last) = (first.map_or(0, |item| columns.of[*item]), last.map_or(0, |item| columns.of[*item]));
    let end = columns.of[end];
    if end < first { (end, first) } else { (last.min(end), last.max(end)) }
}

/// What a row costs a stretch; `None` if something stands in its way.
fn fits(stretch: &Stretch, columns: &Columns, lane: &Lane, row: i32) -> Option<i32> {
    let mut cost = 0;
    for column in stretch.span.0..=stretch.span.1 {
        let cell = lane.cell(row, column);
        if cell.item || cell.line {
            return None;
        }
        if cell.trunk {
            let covered = stretch.items.iter().any(|item| columns.of[*item] == column);
            cost += if covered { 40 } else { 12 };
        }
    }
    Some(cost)
}

/// Marks where lines that change lanes between items that have their rows are likely to run upright.
fn trunks(drawing: &Drawing, columns: &Columns, row_of: &[Option<i32>], lanes: &mut [Lane]) {
    for (index, link) in drawing.links.iter().enumerate() {
        let (from, to) = (home(drawing, link.from), link.to);
        let (Some(row), Some(_)) = (row_of[from], row_of[to]) else { continue };
        let (lane, other) = (drawing.items[from].lane, drawing.items[to].lane);
        let splits = drawing.items[from].shape == Shape::Gateway || from != link.from;
        if columns.back[index] || lane == other || !splits || columns.of[to] <= columns.of[from] + 1 {
            continue;
        }
        for between in if lane < other { row + 1..row + 4 } else { row - 3..row } {
            lanes[lane].cell_mut(between, columns.of[from]).trunk = true;
        }
    }
}

/// Gives a stretch its row and marks what it and the lines to it take.
fn settle(
    drawing: &Drawing,
    columns: &Columns,
    stretch: &Stretch,
    row: i32,
    lanes: &mut [Lane],
    row_of: &mut [Option<i32>],
) {
    let lane = &mut lanes[stretch.lane];
    for column in stretch.span.0..=stretch.span.1 {
        lane.cell_mut(row, column).line = true;
    }
    for item in &stretch.items {
        lane.cell_mut(row, columns.of[*item]).item = true;
        row_of[*item] = Some(row);
    }
    for end in ends(drawing, stretch).into_iter().flatten() {
        let Some(from) = row_of[end] else { continue };
        if drawing.items[end].lane == stretch.lane && from != row {
            for between in row.min(from)..=row.max(from) {
                if between != from {
                    lane.cell_mut(between, columns.of[end]).trunk = true;
                }
            }
        }
    }
}
