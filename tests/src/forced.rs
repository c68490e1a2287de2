//! How many crossings lanes force on a drawing, at the least.
//!
//! Two ways that have no item in common run side by side from a column to one further right. If the item of the first stands in
//! a higher lane at the one end and in a lower lane at the other, their lines cross somewhere between, however they are drawn,
//! as long as time runs to the right, no step stands further right than it has to, and lanes keep their order. Every such pair of ways counts once, and of the pairs of lines it
//! needs none is counted for another: what is found is forced, though more may be.

use ltc_core::emit::diagram::{Drawing, Shape};
use std::collections::{BTreeMap, BTreeSet};

/// A drawing as layers: what stands or passes in each column, and the lines between a column and the next.
struct Layers {
    /// For each column the lanes of its items; `None` for a line that passes.
    columns: Vec<Vec<Option<usize>>>,
    /// For each column but the last: where lines come from in it, where they lead to in the next, and which lines they are.
    gaps: Vec<Vec<(usize, usize, usize)>>,
}

/// The column of each item: as far left as the longest way to it allows, lines that lead back left out.
fn columns(drawing: &Drawing, home: &dyn Fn(usize) -> usize) -> Vec<usize> {
    let mut column = vec![0; drawing.items.len()];
    for _ in 0..drawing.items.len() {
        let mut moved = false;
        for link in drawing.links.iter().filter(|link| !link.back && home(link.from) != home(link.to)) {
            let least = column[home(link.from)] + 1;
            if column[home(link.to)] < least {
                column[home(link.to)] = least;
                moved = true;
            }
        }
        if !moved {
            break;
        }
    }
    column
}

fn layers(drawing: &Drawing) -> Layers {
    let home = |item: usize| match drawing.items[item].shape {
        Shape::Boundary(host) => host,
        _ => item,
    };
    let column = columns(drawing, &home);
    let count = column.iter().max().map_or(0, |last| last + 1);
    let mut columns: Vec<Vec<Option<usize>>> = vec![Vec::new(); count];
    let mut place = vec![0; drawing.items.len()];
    for item in (0..drawing.items.len()).filter(|item| home(*item) == *item) {
        place[item] = columns[column[item]].len();
        columns[column[item]].push(Some(drawing.items[item].lane));
    }
    let mut gaps = vec![Vec::new(); count];
    for (number, link) in drawing.links.iter().enumerate() {
        let (from, to) = (home(link.from), home(link.to));
        let (left, right) = if column[from] <= column[to] { (from, to) } else { (to, from) };
        let mut at = place[left];
        for x in column[left] + 1..=column[right] {
            let next = if x == column[right] {
                place[right]
            } else {
                columns[x].push(None);
                columns[x].len() - 1
            };
            gaps[x - 1].push((at, next, number));
            at = next;
        }
    }
    Layers { columns, gaps }
}

/// The number of crossings that lanes force, at the least.
pub fn by_lanes(drawing: &Drawing) -> usize {
    let layers = layers(drawing);
    let mut taken: BTreeSet<(usize, usize)> = BTreeSet::new();
    let mut found = 0;
    // Short ways first: they take the fewest pairs of lines from others.
    for length in 1..layers.columns.len() {
        for start in 0..layers.columns.len() - length {
            let column = &layers.columns[start];
            for (one, upper) in column.iter().enumerate() {
                for (two, lower) in column.iter().enumerate() {
                    if !matches!((upper, lower), (Some(upper), Some(lower)) if upper < lower) {
                        continue;
                    }
                    while let Some(pairs) = swapped(&layers, &taken, (start, length), (one, two)) {
                        taken.extend(pairs);
                        found += 1;
                    }
                }
            }
        }
    }
    found
}

/// The pairs of lines along two ways that end in lanes of the other order, if there are such ways.
fn swapped(
    layers: &Layers,
    taken: &BTreeSet<(usize, usize)>,
    (start, length): (usize, usize),
    ends: (usize, usize),
) -> Option<Vec<(usize, usize)>> {
    let mut reached = BTreeMap::from([(ends, Vec::new())]);
    for gap in &layers.gaps[start..start + length] {
        let mut next: BTreeMap<(usize, usize), Vec<(usize, usize)>> = BTreeMap::new();
        for ((one, two), pairs) in &reached {
            for (_, to, line) in gap.iter().filter(|(from, _, _)| from == one) {
                for (_, other_to, other) in gap.iter().filter(|(from, _, _)| from == two) {
                    let pair = (*line.min(other), *line.max(other));
                    if to != other_to && !taken.contains(&pair) {
                        next.entry((*to, *other_to))
                            .or_insert_with(|| pairs.iter().copied().chain([pair]).collect());
                    }
                }
            }
        }
        reached = next;
    }
    let end = &layers.columns[start + length];
    let is_swapped =
        |ends: &(usize, usize)| matches!((end[ends.0], end[ends.1]), (Some(one), Some(two)) if two < one);
    reached.into_iter().find(|(ends, _)| is_swapped(ends)).map(|(_, pairs)| pairs)
}
