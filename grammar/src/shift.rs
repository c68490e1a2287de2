//! Places in a mended text and where they are in the text the user wrote.

use crate::tree::Span;

/// Where bytes were inserted into a text. Mending either replaces bytes by as many others or inserts single ones, so this
/// is all that is needed to find the way back.
#[derive(Default, Debug)]
pub(crate) struct Shift {
    /// For each mending in turn: places of the inserted bytes in the text after it, ascending.
    rounds: Vec<Vec<u32>>,
    /// Places in the user's text of full-width marks and arrows, three bytes each, that became one or two bytes and blanks; ascending.
    narrowed: Vec<u32>,
}

impl Shift {
    /// Adds a mending. `places` are the places of the inserted bytes in the text before it, ascending.
    pub(crate) fn push(&mut self, places: &[u32]) {
        if !places.is_empty() {
            self.rounds.push(places.iter().zip(0..).map(|(place, inserted)| place + inserted).collect());
        }
    }

    /// Notes that the full-width mark at a place of the user's text became one byte and two blanks.
    pub(crate) fn narrow(&mut self, place: usize) {
        self.narrowed.push(place as u32);
    }

    /// Brings the notes in order of place.
    pub(crate) fn sort(&mut self) {
        self.narrowed.sort_unstable();
    }

    /// A span of the mended text as a span of the user's. An inserted byte becomes the empty place before which it was put.
    pub(crate) fn original(&self, span: Span) -> Span {
        if self.rounds.is_empty() && self.narrowed.is_empty() {
            return span;
        }
        let (start, end) = (self.place(span.start), self.place(span.end));
        let start = self.mark_around(start).unwrap_or(start);
        let end = self.mark_around(end).map_or(end, |mark| if span.is_empty() { mark } else { mark + 3 });
        Span { start, end }
    }

    /// The narrowed mark that a place is inside of.
    fn mark_around(&self, place: u32) -> Option<u32> {
        let before = self.narrowed.partition_point(|mark| *mark < place);
        let mark = *self.narrowed.get(before.checked_sub(1)?)?;
        (place < mark + 3).then_some(mark)
    }

    fn place(&self, place: u32) -> u32 {
        self.rounds
            .iter()
            .rev()
            .fold(place, |place, inserted| place - inserted.partition_point(|at| *at < place) as u32)
    }
}
