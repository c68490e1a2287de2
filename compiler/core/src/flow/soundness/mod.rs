//! Whether every case of a workflow net can always end, ends cleanly, and passes every transition in some case.
//!
//! A net is made smaller by rules that keep the answer ([`reduce`]), what is left is explored marking by marking ([`explore`])
//! within a [`Budget`], and a fault is led back to the net as it was ([`replay`]). Most nets come down to one place; of
//! those that do not, the budget says how much is looked at, and the verdict says when that was not enough.

mod blocks;
mod circles;
mod explore;
mod reduce;
mod replay;
mod table;

pub use blocks::Blocks;
pub use circles::circles;

use super::net::{Marking, Net, PlaceId, TransitionId};

/// How much is looked at before the answer is [`Verdict::Unknown`].
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Budget {
    /// Markings of the net that is left after it was made smaller.
    pub markings: usize,
}

impl Default for Budget {
    fn default() -> Budget {
        Budget { markings: 20_000 }
    }
}

/// What is known of a net.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Verdict {
    /// From every marking a case can come to, it can come to its end, with no token left and never two on a place; and every
    /// transition fires in some case.
    Sound,
    /// It is not so.
    Unsound(Fault),
    /// The budget was spent before the answer was found.
    Unknown {
        /// Markings looked at.
        markings: usize,
    },
}

/// Why a net is not sound, and how a case comes there.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Fault {
    /// What is wrong.
    pub kind: FaultKind,
    /// The transitions that lead there from the start, in order; none for a dead transition.
    pub steps: Vec<TransitionId>,
    /// What is marked then.
    pub marking: Marking,
}

/// What is wrong with a net.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum FaultKind {
    /// Nothing can happen any more, and the case is not at its end.
    Deadlock,
    /// Something can happen for ever, and never the end.
    Livelock,
    /// Two tokens come to one place: what should have been waited for was not.
    TwoTokens(PlaceId),
    /// The case comes to its end while something still runs, or comes to it twice.
    LeftBehind,
    /// No case ever passes this transition.
    Dead(TransitionId),
}

/// The verdict on a net.
pub fn verdict(net: &Net, budget: Budget) -> Verdict {
    let (alive, dead) = reduce::possible(net);
    let mut small = reduce::Reduced::of(net, &alive);
    small.shrink();
    let found = explore::explore(net, &small, budget);
    match found {
        explore::Found::Sound => match dead {
            Some(dead) => unsound(net, FaultKind::Dead(dead)),
            None => Verdict::Sound,
        },
        explore::Found::Dead(dead) => unsound(net, FaultKind::Dead(dead)),
        explore::Found::Spent { markings } => Verdict::Unknown { markings },
        explore::Found::Fault { hint, path } => Verdict::Unsound(replay::fault(net, &small, &path, hint)),
    }
}

fn unsound(net: &Net, kind: FaultKind) -> Verdict {
    Verdict::Unsound(Fault { kind, steps: Vec::new(), marking: net.first() })
}
