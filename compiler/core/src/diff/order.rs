//! Which of some things changed their order.

/// The things that moved, given for each, in the newer order, its place in the older one. As few as possible are said to have moved: what
/// is left keeps its order.
pub(super) fn moved(places: &[usize]) -> Vec<bool> {
    // The longest rising run, each thing with the one before it in the run.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = vec![None; places.len()];
    for (at, place) in places.iter().enumerate() {
        let smaller = |end: &usize| places.get(*end).is_some_and(|end| end < place);
        let length = ends.partition_point(smaller);
        if let Some(link) = before.get_mut(at) {
            *link = length.checked_sub(1).and_then(|last| ends.get(last).copied());
        }
        match ends.get_mut(length) {
            Some(end) => *end = at,
            None => ends.push(at),
        }
    }
    let mut moved = vec![true; places.len()];
    let mut at = ends.last().copied();
    while let Some(kept) = at {
        if let Some(kept) = moved.get_mut(kept) {
            *kept = false;
        }
        at = before.get(kept).copied().flatten();
    }
    moved
}

#[cfg(test)]
mod tests {
    use super::moved;

    #[test]
    fn as_few_as_possible_moved() {
        assert_eq!(moved(&[]), [] as [bool; 0]);
        assert_eq!(moved(&[0, 1, 2]), [false, false, false]);
        assert_eq!(moved(&[1, 2, 0]), [false, false, true]);
        assert_eq!(moved(&[3, 0, 1, 2]), [true, false, false, false]);
        assert_eq!(moved(&[2, 1, 0]).iter().filter(|moved| **moved).count(), 2);
    }
}
