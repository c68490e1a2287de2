//! Where lines cross or turn often, a drawing is drawn again a little differently, and the better of both is kept: a line
//! looks for its way before others, a stretch stands in another row, or what a line leads to stands further right.

use super::columns::{Columns, home};
use super::geometry::geometry;
use super::grid::Grid;
use super::metrics::crossings;
use super::names::Names;
use super::route::{Spot, route, sequence};
use super::rows::Rows;
use super::{Drawing, Placed, Point, known};

/// How many lines may look for their ways again, all attempts of a search together.
const EFFORT: usize = 6000;
/// A drawing with more lines is drawn as it comes: to look at all its pairs of lines would take too long.
const MANY: usize = 240;
/// With so few lines that cross or turn often a fourth of that is enough.
const FEW: usize = 20;
/// Corners of a line that are worth an attempt.
const CORNERS: usize = 3;
/// How far down the list of its places a stretch may go.
const RANKS: usize = 4;

/// Whether a drawing may get wider where that makes it better.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(super) enum Width {
    /// It may.
    Free,
    /// Everything stands as far left as it can.
    Least,
}

/// The best places found for a drawing whose lanes are horizontal, or that was turned.
pub(super) fn placed(drawing: &Drawing, width: Width) -> Placed {
    let first = Attempt::of(drawing, Wishes::default());
    if first.poor.is_empty() {
        return first.placed;
    }
    let wishes = known::wishes(drawing, width, |plain| searched(plain, width));
    let best = Attempt::of(drawing, wishes);
    if best.cost < first.cost { best.placed } else { first.placed }
}

/// The wishes that make a drawing best.
fn searched(drawing: &Drawing, width: Width) -> Wishes {
    let first = Attempt::of(drawing, Wishes::default());
    // Which line is looked at first decides where the search ends; so it is made twice.
    let (one, other) = (search(drawing, first.clone(), width, true), search(drawing, first, width, false));
    if other.cost < one.cost { other.wishes } else { one.wishes }
}

/// Goes on from an attempt for as long as it gets better. Looks at lines in order of writing, or at the worst first.
fn search(drawing: &Drawing, mut best: Attempt, width: Width, in_order: bool) -> Attempt {
    let mut left = if best.poor.len() <= FEW { EFFORT / 4 } else { EFFORT };
    let mut tried: Vec<usize> = Vec::new();
    let mut got_better = false;
    loop {
        let mut untried = best.poor.iter().copied().filter(|link| !tried.contains(link));
        let next = if in_order { untried.min() } else { untried.next() };
        let Some(link) = next else {
            // What made the drawing better may have opened the way for more.
            if !std::mem::take(&mut got_better) {
                return best;
            }
            tried.clear();
            continue;
        };
        tried.push(link);
        let mut better: Option<Attempt> = None;
        for step in best.moves(drawing, link, width) {
            let Some(rest) = left.checked_sub(drawing.links.len()) else { return better.unwrap_or(best) };
            let Some(next) = Attempt::other(drawing, best.wishes.with(step), &best) else { continue };
            left = rest;
            if next.cost < better.as_ref().unwrap_or(&best).cost {
                better = Some(next);
            }
        }
        if let Some(better) = better {
            best = better;
            got_better = true;
            if in_order {
                tried.clear();
            }
        }
    }
}

/// What is asked of a drawing beyond what its items and lines ask for one by one.
#[derive(Clone, Debug, Default)]
pub(super) struct Wishes {
    /// Lines that look for their ways first, the last one before all others.
    first: Vec<usize>,
    /// Stretches that do not stand in the best row, and how far down the list.
    ranks: Vec<(usize, usize)>,
    /// Items that stand further right than they have to, and by how many columns.
    late: Vec<(usize, usize)>,
}

/// A change of wishes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Move {
    First(usize),
    Rank(usize, usize),
    Late(usize, usize),
}

impl Wishes {
    fn with(&self, step: Move) -> Wishes {
        let mut wishes = self.clone();
        match step {
            Move::First(link) => {
                wishes.first.retain(|other| *other != link);
                wishes.first.push(link);
            }
            Move::Rank(stretch, rank) => {
                wishes.ranks.retain(|(other, _)| *other != stretch);
                wishes.ranks.push((stretch, rank));
            }
            Move::Late(item, late) => {
                wishes.late.retain(|(other, _)| *other != item);
                wishes.late.push((item, late));
            }
        }
        wishes
    }
}

/// What comes of some wishes.
#[derive(Clone)]
struct Attempt {
    wishes: Wishes,
    placed: Placed,
    /// The column of each item.
    columns: Vec<usize>,
    rows: Rows,
    /// Lines that cross others or turn often, worst first.
    poor: Vec<usize>,
    cost: usize,
}

impl Attempt {
    fn of(drawing: &Drawing, wishes: Wishes) -> Attempt {
        let columns = Columns::delayed(drawing, &wishes.late);
        let rows = Rows::ranked(drawing, &columns, &wishes.ranks);
        Attempt::routed(drawing, wishes, columns, rows)
    }

    /// As [`Attempt::of`], but nothing if everything stands where it stood and lines look for their ways in the same order.
    fn other(drawing: &Drawing, wishes: Wishes, before: &Attempt) -> Option<Attempt> {
        let columns = Columns::delayed(drawing, &wishes.late);
        let rows = Rows::ranked(drawing, &columns, &wishes.ranks);
        let same =
            columns.of == before.columns && rows.of == before.rows.of && rows.counts == before.rows.counts;
        let same = same && wishes.first == before.wishes.first;
        (!same).then(|| Attempt::routed(drawing, wishes, columns, rows))
    }

    fn routed(drawing: &Drawing, wishes: Wishes, columns: Columns, rows: Rows) -> Attempt {
        let mut grid = Grid::new(drawing, &columns, &rows);
        let mut order = sequence(drawing, &columns, &rows, &grid);
        let straight = order.iter().take_while(|link| rows.straight[**link]).count();
        for link in &wishes.first {
            let place = order.iter().position(|other| other == link).unwrap_or(0);
            if straight < place {
                order[straight..=place].rotate_right(1);
            }
        }
        let routes = route(drawing, &columns, &mut grid, &order);
        let names = Names::of(drawing, &columns, &routes);
        let placed = geometry(drawing, &columns, &grid, &routes, &names);
        if MANY < order.len() {
            return Attempt { wishes, placed, columns: columns.of, rows, poor: Vec::new(), cost: 0 };
        }
        let crossings = crossings(drawing, &placed);
        let bends: usize = placed.links.iter().map(|link| link.points.len()).sum();
        let twins = columns.out.iter().map(|out| twins(drawing, &placed, out)).sum::<usize>();
        let crossed = crossings.iter().map(|(_, _, count)| count).sum::<usize>();
        let kin: usize =
            columns.out.iter().chain(&columns.into).map(|links| kin_crossings(&placed, links)).sum();
        // The name of a line that goes a long way to where its name stands is hard to match with the question.
        let is_far = |link: usize| {
            names.links[link].is_some_and(|name| name.spot == Spot::In) && 3 < routes.ways[link].corners.len()
        };
        let far = (0..order.len()).filter(|link| is_far(*link)).count();
        let size = 6 * columns.count + 2 * rows.counts.iter().sum::<usize>();
        let cost = 5 * (crossed + kin) + 4 * twins + 4 * far + 2 * bends + size;
        let mut poor: Vec<usize> = crossings.iter().flat_map(|(one, two, _)| [*one, *two]).collect();
        poor.extend((0..order.len()).filter(|link| CORNERS + 2 <= placed.links[*link].points.len()));
        let mut often = vec![0usize; order.len()];
        for link in &poor {
            often[*link] += 1;
        }
        poor.sort_unstable_by_key(|link| (usize::MAX - often[*link], *link));
        poor.dedup();
        Attempt { wishes, placed, columns: columns.of, rows, poor, cost }
    }

    /// What may make the way of a line better.
    fn moves(&self, drawing: &Drawing, link: usize, width: Width) -> Vec<Move> {
        let ends = [home(drawing, drawing.links[link].from), drawing.links[link].to];
        let mut moves = vec![Move::First(link)];
        for stretch in ends.iter().filter_map(|item| self.rows.stretch_of[*item]) {
            moves.extend((0..RANKS).map(|rank| Move::Rank(stretch, rank)));
        }
        for item in ends.into_iter().filter(|_| width == Width::Free) {
            let late = self.wishes.late.iter().find(|(other, _)| *other == item);
            moves.push(Move::Late(item, late.map_or(1, |(_, late)| late + 1)));
        }
        moves
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

/// How often lines that come from one item or lead to one cross after they have parted.
fn kin_crossings(placed: &Placed, links: &[usize]) -> usize {
    let mut count = 0;
    for (at, one) in links.iter().enumerate() {
        for other in links.iter().skip(at + 1) {
            let (one, other) = (&placed.links[*one].points, &placed.links[*other].points);
            count += one.windows(2).map(|p| other.windows(2).filter(|q| cross(p, q)).count()).sum::<usize>();
        }
    }
    count
}

/// Whether two stretches cross with all four ends off the other.
fn cross(one: &[Point], other: &[Point]) -> bool {
    let ([a, b], [c, d]) = (one, other) else { return false };
    let between = |at: i32, p: i32, q: i32| p.min(q) < at && at < p.max(q);
    let meet = |a: &Point, b: &Point, c: &Point, d: &Point| {
        a.x == b.x && c.y == d.y && between(a.x, c.x, d.x) && between(c.y, a.y, b.y)
    };
    meet(a, b, c, d) || meet(c, d, a, b)
}
