//! Dice nets: some grown from one step by rules that keep them sound, some of those with a line moved.

use crate::dice::Dice;
use ltc_core::flow::net::{Net, PlaceId, Transition};

/// The places a transition takes from and gives to.
type Line = (Vec<u32>, Vec<u32>);

/// A net of about so many transitions that is sound: place 0 is its start, place 1 its end.
fn grown(random: &mut Dice, size: usize) -> (u32, Vec<Line>) {
    let mut places = 2;
    let mut lines: Vec<Line> = vec![(vec![0], vec![1])];
    while lines.len() < size {
        let at = random.below(lines.len());
        let (inputs, outputs) = lines[at].clone();
        let (p, q) = (places, places + 1);
        match random.below(5) {
            // One after the other.
            0 => {
                lines[at] = (inputs, vec![p]);
                lines.push((vec![p], outputs));
                places += 1;
            }
            // Either, or.
            1 => lines.push((inputs, outputs)),
            // Both.
            2 => {
                lines[at] = (inputs, vec![p, q]);
                lines.push((vec![p, q], outputs));
                places += 2;
            }
            // Both, each with a step.
            3 => {
                lines[at] = (inputs, vec![p, q]);
                let (r, s) = (places + 2, places + 3);
                lines.push((vec![p], vec![r]));
                lines.push((vec![q], vec![s]));
                lines.push((vec![r, s], outputs));
                places += 4;
            }
            // Again and again.
            _ => {
                lines[at] = (inputs, vec![p]);
                lines.push((vec![p], vec![q]));
                lines.push((vec![q], vec![p]));
                lines.push((vec![q], outputs));
                places += 2;
            }
        }
    }
    (places, lines)
}

/// A net; `changes` lines of it are moved, doubled, dropped or made to clear places, so that it may not be sound any more.
pub fn net(random: &mut Dice, size: usize, changes: usize) -> Net {
    let (places, lines) = grown(random, size);
    let mut clears: Vec<Vec<std::ops::Range<u32>>> = vec![Vec::new(); lines.len()];
    let mut lines = lines;
    for _ in 0..changes {
        let at = random.below(lines.len());
        let place = random.below(places as usize) as u32;
        let other = random.below(places as usize) as u32;
        match random.below(6) {
            0 => lines[at].0 = vec![place],
            1 => lines[at].1 = vec![place],
            2 => lines[at].1.push(place),
            3 => lines[at].0.push(place),
            4 => {
                lines.push((vec![place], vec![other]));
                clears.push(Vec::new());
            }
            _ => {
                let until = 2 + random.below(places as usize - 1) as u32;
                if 2 < until {
                    clears[at] = std::iter::once(2..until).collect();
                }
            }
        }
    }
    let ids = |list: Vec<u32>| list.into_iter().map(PlaceId).collect();
    let transitions = lines.into_iter().zip(clears);
    let transitions = transitions.map(|((inputs, outputs), clears)| Transition {
        inputs: ids(inputs),
        outputs: ids(outputs),
        clears,
    });
    Net::new(places, transitions.collect(), PlaceId(0), PlaceId(1))
}
