//! A drawing → places: the stages in their order; where lines cross, once more with those lines first.

use super::columns::Columns;
use super::geometry::geometry;
use super::grid::Grid;
use super::metrics::crossings;
use super::names::Names;
use super::route::{route, sequence};
use super::rows::Rows;
use super::turn::{turn, turned};
use super::{Drawing, Placed};
use crate::source::Lanes;

/// How often lines that cross others may look for their ways again.
const TRIES: usize = 8;
/// A drawing with more lines is drawn as it comes: to look at all its pairs of lines would take too long.
const MANY: usize = 240;

/// Finds a place for everything in a drawing. The drawing has at least one lane, and its indices point into its own lists.
pub fn place(drawing: &Drawing) -> Placed {
    match drawing.run {
        Lanes::Horizontal => across(drawing),
        Lanes::Vertical => turn(across(&turned(drawing))),
    }
}

/// Finds the places in a drawing whose lanes are horizontal, or that was turned.
fn across(drawing: &Drawing) -> Placed {
    let columns = Columns::of(drawing);
    let rows = Rows::of(drawing, &columns);
    let order = sequence(drawing, &columns, &rows, &Grid::new(drawing, &columns, &rows));
    let straight = order.iter().take_while(|link| rows.straight[**link]).count();
    let mut best = Attempt::of(drawing, &columns, &rows, order);
    let mut tried: Vec<usize> = Vec::new();
    while tried.len() < TRIES {
        let Some(link) = best.crossing.iter().copied().find(|link| !tried.contains(link)) else { break };
        tried.push(link);
        let mut order = best.order.clone();
        let place = order.iter().position(|other| *other == link).unwrap_or(0);
        if place <= straight {
            continue;
        }
        order[straight..=place].rotate_right(1);
        let next = Attempt::of(drawing, &columns, &rows, order);
        if next.cost < best.cost {
            best = next;
        }
    }
    best.placed
}

/// What comes of one order in which lines look for their ways.
struct Attempt {
    order: Vec<usize>,
    placed: Placed,
    /// Lines that cross others, the later one of each pair first.
    crossing: Vec<usize>,
    cost: usize,
}

impl Attempt {
    fn of(drawing: &Drawing, columns: &Columns, rows: &Rows, order: Vec<usize>) -> Attempt {
        let mut grid = Grid::new(drawing, columns, rows);
        let routes = route(drawing, columns, &mut grid, &order);
        let names = Names::of(drawing, columns, &routes);
        let placed = geometry(drawing, columns, &grid, &routes, &names);
        if MANY < order.len() {
            return Attempt { order, placed, crossing: Vec::new(), cost: 0 };
        }
        let crossings = crossings(drawing, &placed);
        let bends: usize = placed.links.iter().map(|link| link.points.len()).sum();
        let twins = columns.out.iter().map(|out| twins(drawing, &placed, out)).sum::<usize>();
        let crossed = crossings.iter().map(|(_, _, count)| count).sum::<usize>();
        let cost = 3 * crossed + 4 * twins + 2 * bends;
        let mut turn = vec![0; order.len()];
        for (at, link) in order.iter().enumerate() {
            turn[*link] = at;
        }
        let mut crossing: Vec<usize> = crossings.iter().flat_map(|(one, two, _)| [*one, *two]).collect();
        crossing.sort_unstable_by_key(|link| usize::MAX - turn[*link]);
        crossing.dedup();
        Attempt { order, placed, crossing, cost }
    }
}

/// How many of the links out of one item run on the line of another all the way.
fn twins(drawing: &Drawing, placed: &Placed, out: &[usize]) -> usize {
    let same = |one: &usize, two: &usize| {
        drawing.links[*one].to == drawing.links[*two].to
            && placed.links[*one].points == placed.links[*two].points
    };
    let earlier = |at: usize, link: &usize| out.iter().take(at).any(|other| same(other, link));
    out.iter().enumerate().filter(|(at, link)| earlier(*at, link)).count()
}
