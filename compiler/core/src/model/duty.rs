//! Who does what: R, A, C and I with inheritance.

use super::{ElementId, Model};
use ltc_grammar::words::AttributeWord;

/// One of the four letters.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Letter {
    /// Does the work.
    Responsible,
    /// Answers for it.
    Accountable,
    /// Is asked before.
    Consulted,
    /// Is told after.
    Informed,
}

impl Letter {
    /// R, A, C, I.
    pub const ALL: [Letter; 4] =
        [Letter::Responsible, Letter::Accountable, Letter::Consulted, Letter::Informed];

    /// The letter itself.
    pub fn text(self) -> &'static str {
        self.word().text()
    }

    /// The attribute that says it.
    pub fn word(self) -> AttributeWord {
        match self {
            Letter::Responsible => AttributeWord::R,
            Letter::Accountable => AttributeWord::A,
            Letter::Consulted => AttributeWord::C,
            Letter::Informed => AttributeWord::I,
        }
    }
}

/// Who has a letter at a step, and who said so.
#[derive(Clone, PartialEq, Debug)]
pub struct Duty {
    /// Roles or teams, in order of writing, unresolved names left out.
    pub roles: Vec<ElementId>,
    /// The element that says it: the step itself or its nearest ancestor that does.
    pub from: ElementId,
}

impl Model {
    /// Who has a letter at a step: what the step says, else what its nearest ancestor says.
    pub fn duty(&self, id: ElementId, letter: Letter) -> Option<Duty> {
        let from = self.ancestry(id).find(|ancestor| self.attribute(*ancestor, letter.word()).is_some())?;
        let roles = self.references(from, letter.word()).filter_map(|reference| reference.target).collect();
        Some(Duty { roles, from })
    }

    /// Roles or teams that have a letter at a step; empty when nobody has.
    pub fn roles(&self, id: ElementId, letter: Letter) -> Vec<ElementId> {
        self.duty(id, letter).map(|duty| duty.roles).unwrap_or_default()
    }

    /// The lane of a step: its first R.
    pub fn lane(&self, id: ElementId) -> Option<ElementId> {
        self.roles(id, Letter::Responsible).first().copied()
    }
}
