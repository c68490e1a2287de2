//! A list by number whose numbers come from itself.

/// A list that is asked only for numbers it gave out.
#[derive(Clone, Debug)]
pub(super) struct Table<T>(pub(super) Vec<T>);

impl<T> Table<T> {
    /// So many alike.
    pub(super) fn of(count: usize, item: T) -> Table<T>
    where
        T: Clone,
    {
        Table(vec![item; count])
    }

    pub(super) fn at(&self, number: u32) -> &T {
        self.0.get(number as usize).expect("a number is given out by the table it is asked of")
    }

    pub(super) fn at_mut(&mut self, number: u32) -> &mut T {
        self.0.get_mut(number as usize).expect("a number is given out by the table it is asked of")
    }

    pub(super) fn push(&mut self, item: T) -> u32 {
        self.0.push(item);
        self.0.len() as u32 - 1
    }
}
