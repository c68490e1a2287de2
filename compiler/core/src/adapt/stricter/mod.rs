//! Whether what a region says is at least as strict as what the standard says. What cannot be told is never taken for stricter.
//!
//! A judgement is about one statement: a deadline, a frequency, a sample, a set of names, the lines by which a gate is decided. Several are
//! put together with [`Compared::and`].

mod amount;
mod attribute;
mod authority;
mod often;
mod period;
mod set;

pub use amount::{limits, required, sample, value_within};
pub use attribute::attribute;
pub use authority::{authority, outcomes};
pub use often::frequency;
pub use period::{Days, deadline, working_week};
pub use set::{names, one_word, texts};

/// How a region's statement compares with the standard's.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Compared {
    /// They say the same.
    Equal,
    /// The region asks for more.
    Stricter,
    /// The region asks for less; why, in words.
    Looser(String),
    /// It cannot be told, or depends on the case; why, in words.
    Incomparable(String),
}

impl Compared {
    /// Whether the region's statement is at least as strict.
    pub fn is_kept(&self) -> bool {
        matches!(self, Compared::Equal | Compared::Stricter)
    }

    /// Why it is not at least as strict; `None` where it is.
    pub fn why(&self) -> Option<&str> {
        match self {
            Compared::Equal | Compared::Stricter => None,
            Compared::Looser(why) | Compared::Incomparable(why) => Some(why),
        }
    }

    /// Both statements together: looser if one of them is, else not to be told if one of them is not.
    #[must_use]
    pub fn and(self, other: Compared) -> Compared {
        match (self, other) {
            (Compared::Equal, other) => other,
            (looser @ Compared::Looser(_), _) => looser,
            (_, looser @ Compared::Looser(_)) => looser,
            (unknown @ Compared::Incomparable(_), _) => unknown,
            (Compared::Stricter, Compared::Equal) => Compared::Stricter,
            (Compared::Stricter, other) => other,
        }
    }

    /// By what of two sets is only in one of them.
    fn by_what_differs(missing: Option<String>, added: bool) -> Compared {
        match (missing, added) {
            (Some(why), _) => Compared::Looser(why),
            (None, true) => Compared::Stricter,
            (None, false) => Compared::Equal,
        }
    }

    /// By an order in which less is stricter.
    fn less_is_stricter(order: std::cmp::Ordering, why: impl FnOnce() -> String) -> Compared {
        match order {
            std::cmp::Ordering::Less => Compared::Stricter,
            std::cmp::Ordering::Equal => Compared::Equal,
            std::cmp::Ordering::Greater => Compared::Looser(why()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Compared;

    #[test]
    fn one_loose_statement_makes_the_whole_loose() {
        let loose = || Compared::Looser("a".to_owned());
        let unknown = || Compared::Incomparable("b".to_owned());
        assert_eq!(Compared::Stricter.and(Compared::Equal), Compared::Stricter);
        assert_eq!(Compared::Stricter.and(unknown()), unknown());
        assert_eq!(unknown().and(loose()), loose());
        assert_eq!(loose().and(Compared::Stricter), loose());
        assert_eq!(Compared::Equal.and(Compared::Equal), Compared::Equal);
    }
}
