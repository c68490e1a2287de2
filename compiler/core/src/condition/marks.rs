//! A set of cases, one bit each: whole conditions are worked out for 64 cases at a time.

/// A set of the numbers below a limit.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Marks {
    words: Vec<u64>,
    /// The limit; bits behind it are never set.
    count: usize,
}

const WORD: usize = u64::BITS as usize;

impl Marks {
    /// No number below `count`.
    pub fn none(count: usize) -> Marks {
        Marks { words: vec![0; count.div_ceil(WORD)], count }
    }

    /// Every number below `count`.
    pub fn all(count: usize) -> Marks {
        let mut marks = Marks { words: vec![u64::MAX; count.div_ceil(WORD)], count };
        marks.trim();
        marks
    }

    /// The numbers below `count` that are wanted.
    pub fn those(count: usize, wanted: impl Fn(usize) -> bool) -> Marks {
        let mut marks = Marks::none(count);
        for number in (0..count).filter(|number| wanted(*number)) {
            marks.put(number, number + 1);
        }
        marks
    }

    /// Puts in the numbers from `start` on, below `end`.
    pub fn put(&mut self, start: usize, end: usize) {
        let end = end.min(self.count);
        let mut at = start;
        while at < end {
            let bit = at % WORD;
            let long = (end - at).min(WORD - bit);
            let ones = if long == WORD { u64::MAX } else { (1 << long) - 1 };
            if let Some(word) = self.words.get_mut(at / WORD) {
                *word |= ones << bit;
            }
            at += long;
        }
    }

    /// Whether a number is in it.
    pub fn has(&self, number: usize) -> bool {
        self.words.get(number / WORD).is_some_and(|word| word >> (number % WORD) & 1 == 1)
    }

    /// Whether it is empty.
    pub fn is_empty(&self) -> bool {
        self.words.iter().all(|word| *word == 0)
    }

    /// Whether every number is in it.
    pub fn is_full(&self) -> bool {
        self.words.iter().map(|word| word.count_ones() as usize).sum::<usize>() == self.count
    }

    /// The numbers in it, the lowest first.
    pub fn iter(&self) -> impl Iterator<Item = usize> + '_ {
        self.words.iter().enumerate().flat_map(|(index, word)| {
            std::iter::successors(Some(*word), |left| Some(left & left.wrapping_sub(1)))
                .take_while(|left| *left != 0)
                .map(move |left| index * WORD + left.trailing_zeros() as usize)
        })
    }

    /// Leaves what is in the other as well.
    pub fn keep(&mut self, other: &Marks) {
        for (word, other) in self.words.iter_mut().zip(&other.words) {
            *word &= other;
        }
    }

    /// Puts in what is in the other.
    pub fn join(&mut self, other: &Marks) {
        for (word, other) in self.words.iter_mut().zip(&other.words) {
            *word |= other;
        }
    }

    /// Takes out what is in the other.
    pub fn drop(&mut self, other: &Marks) {
        for (word, other) in self.words.iter_mut().zip(&other.words) {
            *word &= !other;
        }
    }

    fn trim(&mut self) {
        let behind = self.count % WORD;
        if behind != 0
            && let Some(last) = self.words.last_mut()
        {
            *last &= (1 << behind) - 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Marks;

    #[test]
    fn ranges_over_words() {
        let mut marks = Marks::none(200);
        marks.put(60, 70);
        marks.put(128, 192);
        marks.put(199, 400);
        let expected: Vec<usize> = (60..70).chain(128..192).chain([199]).collect();
        assert_eq!(marks.iter().collect::<Vec<_>>(), expected);
        assert!(marks.has(69) && !marks.has(70) && !marks.has(200));
        assert_eq!(marks, Marks::those(200, |number| expected.contains(&number)));
    }

    #[test]
    fn full_and_empty() {
        for count in [0, 1, 63, 64, 65, 128, 130] {
            let (none, mut all) = (Marks::none(count), Marks::all(count));
            assert!(none.is_empty() && all.is_full());
            assert_eq!(all.iter().count(), count);
            all.drop(&Marks::all(count));
            assert_eq!(all, none);
        }
    }

    #[test]
    fn kept_and_joined() {
        let even = Marks::those(100, |number| number % 2 == 0);
        let third = Marks::those(100, |number| number % 3 == 0);
        let (mut both, mut either) = (even.clone(), even.clone());
        both.keep(&third);
        either.join(&third);
        assert_eq!(both, Marks::those(100, |number| number % 6 == 0));
        assert_eq!(either, Marks::those(100, |number| number % 2 == 0 || number % 3 == 0));
    }
}
