//! The kinds of change, one row each, and how much care each needs.

use crate::model::{ElementId, Kind, Model};
use ltc_grammar::words::{AttributeWord as Word, ClauseWord};

/// What of an element changed.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Aspect {
    /// That it is there.
    Existence,
    /// Its id.
    Name,
    /// What holds it.
    Home,
    /// Its place among its siblings.
    Order,
    /// What it is.
    Kind,
    /// Its label in the language of the standard.
    Label,
    /// Translations of its label.
    Translation,
    /// An attribute.
    Attribute(Word),
    /// A clause of its head.
    Clause(ClauseWord),
    /// Where it leads.
    Route,
    /// What regions may do to it.
    Freedom,
}

/// How much care a change needs.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Weight {
    /// Wording.
    Patch,
    /// Work is added or done otherwise.
    Minor,
    /// A control, a gate, a required field, a hand-over or the way through a process is touched, or something is no longer where it was.
    Major,
}

impl Weight {
    /// The word for it.
    pub fn text(self) -> &'static str {
        match self {
            Weight::Patch => "patch",
            Weight::Minor => "minor",
            Weight::Major => "major",
        }
    }
}

macro_rules! catalogue {
    ($($(#[$doc:meta])* $variant:ident = $name:literal, $weight:ident;)*) => {
        /// A kind of change.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        pub enum ChangeKind { $($(#[$doc])* $variant,)* }

        impl ChangeKind {
            /// All kinds.
            pub const ALL: &'static [ChangeKind] = &[$(ChangeKind::$variant,)*];

            /// Its name in outputs; once released it is not used for anything else.
            pub fn name(self) -> &'static str {
                match self { $(ChangeKind::$variant => $name,)* }
            }

            /// How much care it needs where nothing of more weight is touched.
            pub fn weight(self) -> Weight {
                match self { $(ChangeKind::$variant => Weight::$weight,)* }
            }
        }
    };
}

catalogue! {
    /// Something new.
    Added = "added", Minor;
    /// Something gone.
    Removed = "removed", Major;
    /// Another id.
    Renamed = "renamed", Major;
    /// Another home.
    Moved = "moved", Major;
    /// Another place among its siblings.
    Reordered = "reordered", Minor;
    /// Another kind of thing.
    Kind = "kind", Major;
    /// Other words in the language of the standard.
    Wording = "wording", Patch;
    /// Other words in another language.
    Translation = "translation", Patch;
    /// What is to be done, or when it is done.
    Work = "work", Minor;
    /// Another deadline or escalation.
    Deadline = "deadline", Minor;
    /// Other R, A, C or I.
    Duty = "duty", Minor;
    /// Other inputs, outputs or systems.
    Data = "data", Minor;
    /// What a control guards, answers to, verifies or leaves as evidence.
    Control = "control", Major;
    /// Another condition.
    Condition = "condition", Major;
    /// Another way.
    Route = "route", Major;
    /// Another decider.
    Decider = "decider", Major;
    /// Another hand-over: what is started, given, accepted, waited for.
    HandOver = "hand-over", Major;
    /// Another owner.
    Owner = "owner", Minor;
    /// Another status, version or date.
    Life = "life", Patch;
    /// Working days, holidays.
    Calendar = "calendar", Minor;
    /// Units, pools, positions, what they play and staff.
    Organisation = "organisation", Minor;
    /// A type, a limit, a value.
    Value = "value", Minor;
    /// What regions may do.
    Freedom = "freedom", Major;
    /// Anything else an element says.
    Setting = "setting", Patch;
}

impl ChangeKind {
    /// The kind of a change of an attribute.
    pub(super) fn of_attribute(word: Word) -> ChangeKind {
        match word {
            Word::R | Word::A | Word::C | Word::I => ChangeKind::Duty,
            Word::Within | Word::Escalate => ChangeKind::Deadline,
            Word::In | Word::Out | Word::Uses | Word::Of => ChangeKind::Data,
            Word::Mitigates
            | Word::Guards
            | Word::Frequency
            | Word::Sample
            | Word::Assertion
            | Word::Method
            | Word::Tests => ChangeKind::Control,
            Word::DoneWhen | Word::Objective | Word::Evidence | Word::Until | Word::Meets => ChangeKind::Work,
            Word::Starts | Word::Gives | Word::Accepts => ChangeKind::HandOver,
            Word::Owner => ChangeKind::Owner,
            Word::Status | Word::Version | Word::Effective | Word::ReviewBy => ChangeKind::Life,
            Word::Calendar | Word::Workdays | Word::Holidays => ChangeKind::Calendar,
            Word::PartOf | Word::Plays | Word::Roles | Word::StaffedFrom | Word::Staffs => {
                ChangeKind::Organisation
            }
            Word::Type
            | Word::Required
            | Word::Default
            | Word::Min
            | Word::Max
            | Word::Codes
            | Word::Unit
            | Word::Target => ChangeKind::Value,
            Word::About | Word::Alias => ChangeKind::Wording,
            _ => ChangeKind::Setting,
        }
    }

    /// The kind of a change of a clause in a head.
    pub(super) fn of_clause(word: ClauseWord) -> ChangeKind {
        match word {
            ClauseWord::When | ClauseWord::Otherwise => ChangeKind::Condition,
            ClauseWord::Within | ClauseWord::For | ClauseWord::Every => ChangeKind::Deadline,
            ClauseWord::Calls | ClauseWord::Starts | ClauseWord::From => ChangeKind::HandOver,
            ClauseWord::By => ChangeKind::Decider,
            _ => ChangeKind::Setting,
        }
    }

    /// The weight of a change of this kind at an element of a model: wording stays a patch, anything else that touches a control, a gate,
    /// a separation of duties, a required field or a hand-over is major.
    pub(super) fn weight_at(self, model: &Model, id: ElementId) -> Weight {
        match self.weight() {
            Weight::Patch => Weight::Patch,
            Weight::Minor if touches_control(model, id) => Weight::Major,
            other => other,
        }
    }
}

/// Whether an element is, or is part of, what a control review looks at. What an outcome of a control holds is work of its own.
pub(crate) fn touches_control(model: &Model, id: ElementId) -> bool {
    for around in model.ancestry(id) {
        let kind = model.get(around).kind;
        let touches = match kind {
            Kind::Kcp | Kind::Gate | Kind::Separate | Kind::Call | Kind::Trigger => true,
            Kind::Field => model.plain(around, Word::Required) == Some("yes"),
            Kind::End => {
                !model.clause(around, ClauseWord::Starts).is_empty()
                    || model.attribute(around, Word::Gives).is_some()
            }
            _ => false,
        };
        if touches || kind.is_step() {
            return touches;
        }
    }
    false
}
