//! A long drawing → parts that fit the width of a page. It is cut between columns where few lines pass; a line that is cut
//! ends in a circle with a number, and goes on from a circle with the same number.

use super::better::Width;
use super::columns::home;
use super::place::place_within;
use super::{Contact, Drawing, Font, Item, Link, Phase, Placed, Shape, Wrapped, place};
use crate::source::Lanes;
use rustc_hash::FxHashMap;

/// A width that is readable when a page of A4 or A3 is filled with it, in px.
pub const PAGE: i32 = 1500;

/// Cuts a drawing into parts of about `width` px at most, and places them; the whole drawing if it is not wider.
pub fn fold(drawing: Drawing, width: i32) -> Vec<(Drawing, Placed)> {
    let placed = place(&drawing);
    // Down the page there is room.
    if placed.width <= width || drawing.run == Lanes::Vertical {
        return vec![(drawing, placed)];
    }
    // A picture that fits in one piece when nothing stands further right than it must is better whole.
    let narrow = place_within(&drawing, Width::Least);
    if narrow.width <= width {
        return vec![(drawing, narrow)];
    }
    let mut aim = width;
    loop {
        let parts = parts(&drawing, &placed, aim);
        if parts.len() == 1 {
            return vec![(drawing, placed)];
        }
        let sheets: Vec<(Drawing, Placed)> = parts
            .into_iter()
            .map(|part| {
                let placed = place(&part);
                (part, placed)
            })
            .collect();
        // How wide a part comes out is known only now: one may need a little more than was thought.
        let widest = sheets.iter().map(|(_, placed)| placed.width).max().unwrap_or(0);
        aim -= (widest - width).max(20);
        if widest <= width || aim < width * 3 / 4 {
            return sheets;
        }
    }
}

fn parts(drawing: &Drawing, placed: &Placed, width: i32) -> Vec<Drawing> {
    let middle =
        |item: usize| placed.items.get(home(drawing, item)).map_or(0, |place| place.frame.middle().x);
    let mut middles: Vec<i32> = (0..drawing.items.len()).map(middle).collect();
    middles.sort_unstable();
    middles.dedup();
    let columns: Vec<usize> =
        (0..drawing.items.len()).map(|item| middles.binary_search(&middle(item)).unwrap_or(0)).collect();
    let starts = cuts(drawing, &columns, &middles, width);
    let part_of: Vec<usize> =
        columns.iter().map(|column| starts.partition_point(|start| start <= column) - 1).collect();
    let mut numbers: FxHashMap<usize, usize> = FxHashMap::default();
    for link in &drawing.links {
        if part_of[link.from] != part_of[link.to] {
            let next = numbers.len() + 1;
            numbers.entry(link.to).or_insert(next);
        }
    }
    (0..starts.len()).map(|part| cut_out(drawing, &part_of, part, &numbers)).collect()
}

/// The first column of each part.
fn cuts(drawing: &Drawing, columns: &[usize], middles: &[i32], width: i32) -> Vec<usize> {
    let count = middles.len();
    // Lines over the cut before each column.
    let mut over = vec![0i32; count + 1];
    for link in &drawing.links {
        let (one, two) = (columns[link.from], columns[link.to]);
        for lines in over.iter_mut().take(one.max(two) + 1).skip(one.min(two) + 1) {
            *lines += 1;
        }
    }
    let edge =
        |column: usize| match (column.checked_sub(1).map(|before| middles[before]), middles.get(column)) {
            (Some(before), Some(after)) => (before + after) / 2,
            (None, Some(_)) => 0,
            (Some(before), None) => before + 80,
            (None, None) => 0,
        };
    // Pool, lane names and the circles at both ends take room too.
    let room = (width - 220).max(300);
    let mut best: Vec<(i32, usize)> = vec![(i32::MAX, 0); count + 1];
    best[0] = (0, 0);
    for end in 1..=count {
        for start in (0..end).rev() {
            let wide = edge(end) - edge(start);
            if room < wide && start + 1 < end {
                break;
            }
            let slack = (room - wide).max(0) / 100;
            let ragged = if end == count { slack } else { slack * slack };
            let cost = best[start].0.saturating_add(30 + 12 * over[start] + ragged);
            if cost < best[end].0 {
                best[end] = (cost, start);
            }
        }
    }
    let mut starts = Vec::new();
    let mut at = count;
    while 0 < at {
        at = best[at].1;
        starts.push(at);
    }
    starts.reverse();
    starts
}

/// The items of one part, with circles where lines are cut.
fn cut_out(drawing: &Drawing, part_of: &[usize], part: usize, numbers: &FxHashMap<usize, usize>) -> Drawing {
    let mut cut = Drawing { name: drawing.name.clone(), run: drawing.run, ..Drawing::default() };
    let mut lanes: Vec<usize> = (0..drawing.items.len())
        .filter(|item| part_of[*item] == part)
        .map(|item| drawing.items[item].lane)
        .collect();
    lanes.sort_unstable();
    lanes.dedup();
    cut.lanes = lanes.iter().filter_map(|lane| drawing.lanes.get(*lane).cloned()).collect();
    let lane = |item: usize| lanes.binary_search(&drawing.items[item].lane).unwrap_or(0);
    let mut into: Vec<bool> = vec![false; drawing.items.len()];
    let mut out: Vec<Vec<usize>> = vec![Vec::new(); drawing.items.len()];
    for link in &drawing.links {
        match (part_of[link.from] == part, part_of[link.to] == part) {
            (false, true) => into[link.to] = true,
            (true, false) if !out[link.from].contains(&link.to) => out[link.from].push(link.to),
            _ => {}
        }
    }
    let circle = |to: usize, lane: usize| Item {
        node: None,
        lane,
        shape: Shape::Connector,
        name: Wrapped::new(&numbers.get(&to).copied().unwrap_or(0).to_string(), Font::SMALL, 40),
        note: None,
        data: Vec::new(),
    };
    let mut now: Vec<Option<usize>> = vec![None; drawing.items.len()];
    let mut ways_in: FxHashMap<usize, usize> = FxHashMap::default();
    let mut ways_out: FxHashMap<(usize, usize), usize> = FxHashMap::default();
    for (index, item) in drawing.items.iter().enumerate().filter(|(index, _)| part_of[*index] == part) {
        if into[index] {
            ways_in.insert(index, cut.items.len());
            cut.items.push(circle(index, lane(index)));
        }
        now[index] = Some(cut.items.len());
        let shape = match item.shape {
            Shape::Boundary(host) => Shape::Boundary(now[host].unwrap_or(0)),
            other => other,
        };
        cut.items.push(Item { lane: lane(index), shape, ..item.clone() });
        for to in &out[index] {
            ways_out.insert((index, *to), cut.items.len());
            cut.items.push(circle(*to, lane(home(drawing, index))));
        }
    }
    let mut joined: Vec<bool> = vec![false; drawing.items.len()];
    for link in &drawing.links {
        match (now[link.from], now[link.to]) {
            (Some(from), Some(to)) => cut.links.push(Link { from, to, ..link.clone() }),
            (Some(from), None) => {
                if let Some(to) = ways_out.get(&(link.from, link.to)) {
                    cut.links.push(Link { from, to: *to, back: false, ..link.clone() });
                }
            }
            (None, Some(to)) => {
                if let Some(from) = ways_in.get(&link.to).filter(|_| !joined[link.to]) {
                    joined[link.to] = true;
                    cut.links.push(Link { edge: None, from: *from, to, name: None, back: false });
                }
            }
            (None, None) => {}
        }
    }
    let contacts = drawing.contacts.iter();
    cut.contacts = contacts.filter_map(|one| Some(Contact { item: now[one.item]?, ..one.clone() })).collect();
    for phase in &drawing.phases {
        let items = phase.items.clone().filter_map(|item| now[item]);
        if let (Some(first), Some(last)) = (items.clone().min(), items.max()) {
            cut.phases.push(Phase { items: first..last + 1, ..phase.clone() });
        }
    }
    cut
}
