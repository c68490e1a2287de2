//! What holds for every drawing.

use super::columns::Columns;
use super::metrics::{Fault, Metrics};
use super::rows::Rows;
use super::sample::{Piece, Sketch, grown};
use super::{Drawing, Placed, Shape, fold, place};
use proptest::prelude::*;

/// Structured flows, nested up to four deep.
fn pieces(lanes: usize) -> impl Strategy<Value = Piece> {
    let leaf = prop_oneof![
        4 => (0..lanes, 0..1000u32).prop_map(|(lane, number)| Piece::Step(lane, number)),
        1 => (0..lanes).prop_map(Piece::Control),
        1 => (0..lanes, 0..4u8).prop_map(|(lane, exits)| Piece::Subprocess(lane, exits)),
    ];
    leaf.prop_recursive(4, 48, 5, move |inner| {
        prop_oneof![
            3 => prop::collection::vec(inner.clone(), 1..6).prop_map(Piece::Sequence),
            1 => (0..lanes, prop::collection::vec(inner.clone(), 2..5))
                .prop_map(|(lane, branches)| Piece::Parallel(lane, branches)),
            1 => (0..lanes, prop::collection::vec(inner.clone(), 1..6), any::<bool>()).prop_map(
                |(lane, mut branches, past)| {
                    if past {
                        branches.push(Piece::Sequence(Vec::new()));
                    }
                    Piece::Choice(lane, branches)
                }
            ),
            1 => (0..lanes, inner).prop_map(|(lane, inner)| Piece::Loop(lane, Box::new(inner))),
        ]
    })
}

fn faults(drawing: &Drawing, placed: &Placed) -> Vec<Fault> {
    Metrics::of(drawing, placed).faults
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    /// No box on a box, no line through a box or a name or along an unrelated line, nothing slanted, all ends on outlines.
    #[test]
    fn drawings_have_no_faults(lanes in 1..7usize, piece in (1..7usize).prop_flat_map(pieces)) {
        let drawing = Sketch::flow(lanes, &piece);
        let placed = place(&drawing);
        let found = faults(&drawing, &placed);
        prop_assert!(found.is_empty(), "{found:#?}");
        prop_assert!(Metrics::of(&drawing, &placed).most_bends <= 4);
        prop_assert_eq!(&placed, &place(&drawing));
    }

    /// Folding loses no item and no line, and its parts are without faults too.
    #[test]
    fn folded_drawings_are_whole(lanes in 1..5usize, piece in (1..5usize).prop_flat_map(pieces)) {
        let drawing = numbered(Sketch::flow(lanes, &piece));
        let parts = fold(drawing.clone(), 1200);
        let mut items: Vec<_> = parts.iter().flat_map(|(part, _)| part.items.iter().filter_map(|item| item.node)).collect();
        items.sort_unstable();
        let all: Vec<_> = drawing.items.iter().filter_map(|item| item.node).collect();
        prop_assert_eq!(items, all);
        let mut links: Vec<_> = parts.iter().flat_map(|(part, _)| part.links.iter().filter_map(|link| link.edge)).collect();
        links.sort_unstable();
        prop_assert_eq!(links, (0..drawing.links.len()).collect::<Vec<_>>());
        for (part, placed) in &parts {
            let found = faults(part, placed);
            prop_assert!(found.is_empty(), "{found:#?}");
            let circles: Vec<usize> = (0..part.items.len()).filter(|item| part.items[*item].shape == Shape::Connector).collect();
            for circle in circles {
                let number = &part.items[circle].name.text;
                let leaves = part.links.iter().any(|link| link.to == circle);
                let meets = |(other, _): &(Drawing, Placed)| {
                    other.links.iter().any(|link| {
                        let end = if leaves { link.from } else { link.to };
                        other.items[end].shape == Shape::Connector && other.items[end].name.text == *number
                    })
                };
                prop_assert!(parts.iter().any(meets), "nothing answers to {}", number);
            }
        }
    }
}

/// A drawing whose items and links have the numbers a flow would give them.
fn numbered(mut drawing: Drawing) -> Drawing {
    for (index, item) in drawing.items.iter_mut().enumerate() {
        item.node = Some(crate::flow::NodeId(index as u32));
    }
    for (index, link) in drawing.links.iter_mut().enumerate() {
        link.edge = Some(index);
    }
    drawing
}

/// A step more in a process of sixty: nearly all else keeps its row, and what came before something still
/// does.
#[test]
fn one_step_more_moves_nothing_but_to_the_right() {
    for seed in 1..20 {
        let Piece::Sequence(pieces) = grown(60, 4, seed) else { continue };
        let before = Sketch::flow(4, &Piece::Sequence(pieces.clone()));
        for at in 1..pieces.len() {
            let mut more = pieces.clone();
            // The step joins the lane of what stands before it, as an inserted step mostly does.
            let lane = Sketch::flow(4, &Piece::Sequence(pieces[..at].to_vec()))
                .items
                .last()
                .map_or(0, |item| item.lane);
            more.insert(at, Piece::Step(lane, 1));
            let after = Sketch::flow(4, &Piece::Sequence(more));
            let inserted = (0..after.items.len())
                .find(|item| before.items.get(*item).is_none_or(|old| *old != after.items[*item]))
                .unwrap_or(after.items.len() - 1);
            let (old, new) = (Columns::of(&before), Columns::of(&after));
            let (old_rows, new_rows) = (Rows::of(&before, &old), Rows::of(&after, &new));
            let now = |item: usize| if item < inserted { item } else { item + 1 };
            let count = before.items.len();
            let moved = (0..count).filter(|item| old_rows.of[*item] != new_rows.of[now(*item)]).count();
            assert!(moved * 25 <= count, "seed {seed}, at {at}: {moved} of {count} change their row");
            for one in 0..count {
                for two in 0..count {
                    let was = old.of[one] < old.of[two];
                    let is = new.of[now(one)] < new.of[now(two)];
                    let near = old.of[one].abs_diff(old.of[two]) <= 1;
                    assert!(
                        was == is || near || parallel(&before, one, two),
                        "seed {seed}, at {at}: {one} and {two}"
                    );
                }
            }
        }
    }
}

/// Whether neither of two items can be reached from the other, back edges left out.
fn parallel(drawing: &Drawing, one: usize, two: usize) -> bool {
    let reaches = |from: usize, to: usize| {
        let mut open = vec![from];
        let mut seen = vec![false; drawing.items.len()];
        while let Some(item) = open.pop() {
            for link in drawing.links.iter().filter(|link| link.from == item && !link.back) {
                if !std::mem::replace(&mut seen[link.to], true) {
                    open.push(link.to);
                }
            }
        }
        seen[to]
    };
    !reaches(one, two) && !reaches(two, one)
}

/// Crossings, bends and size of grown flows; shown with `--nocapture`.
#[test]
#[expect(clippy::print_stdout, reason = "figures for people who work on the layout")]
fn figures_keep_their_bars() {
    for (lanes, size, crossings) in
        [(1, 10, 0), (1, 30, 0), (1, 100, 0), (1, 300, 0), (5, 10, 1), (5, 30, 4), (5, 100, 25), (5, 300, 60)]
    {
        let drawing = Sketch::flow(lanes, &grown(size, lanes, 7));
        let placed = place(&drawing);
        let found = Metrics::of(&drawing, &placed);
        let bends = found.bends as f64 / found.links as f64;
        println!(
            "{lanes} lanes, {} items, {} links: {} crossings, {bends:.2} bends a link, at most {}, {} × {} px",
            drawing.items.len(),
            found.links,
            found.crossings,
            found.most_bends,
            placed.width,
            placed.height
        );
        assert!(found.crossings <= crossings && bends <= 1.0 && found.most_bends <= 4);
    }
}

/// Two branches that change lanes crosswise ask for a step from track to track in one channel.
#[test]
fn branches_may_swap_lanes() {
    let branch = |one, two| Piece::Sequence(vec![Piece::Step(one, 5), Piece::Step(two, 5)]);
    let drawing = Sketch::flow(2, &Piece::Parallel(0, vec![branch(0, 1), branch(1, 0)]));
    assert_eq!(faults(&drawing, &place(&drawing)), Vec::new());
}

/// A drawing with circles nobody marked as leading back, unreachable items and a line to itself is placed all the same.
#[test]
fn odd_drawings_are_placed() {
    let mut sketch = Sketch::new(2);
    let items: Vec<usize> = (0..5).map(|item| sketch.item(item % 2, Shape::Task, "Step")).collect();
    for (from, to) in [(0, 1), (1, 2), (2, 0), (3, 3), (4, 2), (1, 1)] {
        sketch.link(items[from], items[to], "goes");
    }
    let placed = place(&sketch.drawing);
    assert_eq!((placed.items.len(), placed.links.len()), (5, 6));
    assert!(placed.links.iter().all(|link| 2 <= link.points.len()));
    let nothing = place(&Sketch::new(1).drawing);
    assert_eq!(nothing.lanes.len(), 1);
}

/// Names of 300 characters stand in full, inside what is drawn.
#[test]
fn long_names_are_kept() {
    let long = "Determine whether the customer's request can be met within the quarter ".repeat(5);
    let mut sketch = Sketch::new(1);
    sketch.drawing.lanes[0].name.clone_from(&long);
    let start = sketch.item(0, Shape::Event, &long);
    let task = sketch.item(0, Shape::Task, &long);
    let choice = sketch.item(0, Shape::Gateway, &long);
    let end = sketch.item(0, Shape::Event, &long);
    sketch.link(start, task, &long);
    sketch.link(task, choice, "");
    sketch.link(choice, end, &long);
    let placed = place(&sketch.drawing);
    assert_eq!(faults(&sketch.drawing, &placed), Vec::new());
    let name = &sketch.drawing.items[task].name;
    assert_eq!(name.lines().collect::<Vec<_>>().join(" "), long.trim());
    assert!(
        name.width + 8 <= placed.items[task].frame.width && name.height <= placed.items[task].frame.height
    );
}
