//! What may stand where: for each kind its places, for each attribute its bearers and the shape of its values.

use crate::model::{Kind, Status, WEEKDAYS};
use ltc_grammar::words::{AttributeWord as Word, ClauseWord};

/// What the values of an attribute must be.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Shape {
    /// Names of elements of one of these kinds.
    Names(&'static [Kind]),
    /// Names as before, or prose.
    NamesOrText(&'static [Kind]),
    /// Prose with translations.
    Text,
    /// A text or word that is not translated.
    Plain,
    /// One of these words.
    OneOf(&'static [&'static str]),
    /// A number with a unit of time.
    Period,
    /// A day.
    Date,
    /// A number with or without a unit, or prose.
    Amount,
    /// A path that nothing has any more.
    FormerPath,
    /// Days, each with or without a name behind it.
    Days,
    /// Prose, or a condition in parentheses.
    TextOrCondition,
    /// Words, texts or numbers, as the writer likes.
    Free,
}

const ROLES: &[Kind] = &[Kind::Role, Kind::Team];
const DATA: &[Kind] = &[Kind::Data];
/// Kinds a route may lead to.
pub(super) const STEPS: &[Kind] = &[
    Kind::Subprocess,
    Kind::Activity,
    Kind::Kcp,
    Kind::Gate,
    Kind::Decision,
    Kind::Parallel,
    Kind::Unordered,
    Kind::Wait,
    Kind::Call,
    Kind::End,
    Kind::Suspend,
];
const GUARDED: &[Kind] = &[
    Kind::Process,
    Kind::Subprocess,
    Kind::Activity,
    Kind::Kcp,
    Kind::Gate,
    Kind::Decision,
    Kind::Parallel,
    Kind::Unordered,
    Kind::Wait,
    Kind::Call,
    Kind::End,
];
/// Kinds a process can be started or sent messages by.
pub(super) const SENDERS: &[Kind] = &[Kind::Party, Kind::Process, Kind::Role, Kind::Team, Kind::System];

/// Kinds that are a duty one person may be kept from.
pub(super) const DUTIES: &[Kind] =
    &[Kind::Role, Kind::Team, Kind::Activity, Kind::Kcp, Kind::Gate, Kind::Task];

/// Kinds a deputy may be, and may stand in for.
pub(super) const DEPUTIES: &[Kind] = &[Kind::Role, Kind::Team, Kind::Position];

/// Kinds that can be adapted.
pub(super) const ADAPTED: &[Kind] = &[Kind::Package, Kind::Adaptation];

/// Kinds whose value a condition may ask for.
pub(super) const VALUES: &[Kind] = &[Kind::Field, Kind::Param];

/// The words of `type:`.
pub(super) const FIELD_TYPES: &[&str] =
    &["text", "number", "money", "date", "time", "boolean", "percent", "choice", "reference", "document"];

/// The shape of an attribute's values at an element of a kind.
pub(super) fn shape(word: Word, kind: Kind) -> Shape {
    match word {
        Word::A | Word::C | Word::I | Word::R | Word::Owner | Word::Accepts | Word::Escalate => {
            Shape::Names(ROLES)
        }
        Word::Roles | Word::Staffs => Shape::Names(ROLES),
        Word::Plays => Shape::Names(&[Kind::Role]),
        Word::StaffedFrom => Shape::Names(&[Kind::Unit, Kind::Pool, Kind::Position]),
        Word::PartOf => Shape::Names(match kind {
            Kind::Unit | Kind::Pool => &[Kind::Unit],
            Kind::Position => &[Kind::Unit, Kind::Pool],
            _ => ROLES,
        }),
        Word::In | Word::Out | Word::Gives => Shape::Names(DATA),
        Word::Evidence => Shape::NamesOrText(DATA),
        Word::Uses => Shape::Names(&[Kind::System]),
        Word::Mitigates => Shape::Names(&[Kind::Risk, Kind::Requirement]),
        Word::Guards => Shape::Names(GUARDED),
        Word::Meets => Shape::Names(&[Kind::Step]),
        Word::Starts => Shape::Names(&[Kind::Process]),
        Word::About | Word::DoneWhen | Word::Objective => Shape::Text,
        Word::Tests => Shape::Text,
        Word::Code | Word::Source | Word::Version => Shape::Plain,
        Word::Effective | Word::ReviewBy => Shape::Date,
        Word::Was => Shape::FormerPath,
        Word::Kpi => Shape::Names(&[Kind::Kpi]),
        Word::Codes => Shape::Names(&[Kind::Codes]),
        Word::Relieves => Shape::Names(&[Kind::Pain]),
        Word::SharedBy => Shape::Names(ROLES),
        Word::Better => Shape::OneOf(&["higher", "lower"]),
        Word::Target => Shape::Amount,
        Word::Status => Shape::OneOf(Status::WORDS),
        Word::Within => Shape::Period,
        Word::Until => Shape::TextOrCondition,
        Word::Calendar => Shape::Names(&[Kind::Calendar]),
        Word::Workdays => Shape::OneOf(WEEKDAYS),
        Word::Holidays => Shape::Days,
        Word::Of => Shape::OneOf(&["case", "account", "period", "library"]),
        Word::Type => Shape::OneOf(FIELD_TYPES),
        Word::Method => Shape::OneOf(&["preventive", "detective", "manual", "automatic", "hybrid"]),
        Word::Assertion => {
            Shape::OneOf(&["completeness", "accuracy", "existence", "cut_off", "authorisation", "legality"])
        }
        Word::Required => Shape::OneOf(&["yes", "no"]),
        Word::CompensatedBy => {
            Shape::Names(&[Kind::Kcp, Kind::Gate, Kind::Check, Kind::Activity, Kind::Task])
        }
        Word::Kind if kind == Kind::Adaptation => Shape::OneOf(crate::adapt::guard::LEVELS),
        Word::Kind if kind == Kind::Class => Shape::OneOf(&["operating", "enabling", "supporting"]),
        Word::Kind if kind == Kind::Group => {
            Shape::OneOf(&["strategic", "execution", "management", "enabling", "supporting"])
        }
        Word::Kind
        | Word::Alias
        | Word::Because
        | Word::Category
        | Word::Default
        | Word::Frequency
        | Word::Languages
        | Word::Max
        | Word::Min
        | Word::Sample
        | Word::Tags
        | Word::Unit
        | Word::Unknown => Shape::Free,
    }
}

/// Attributes whose meaning comes with a later version of the language; they are refused, never ignored.
pub(super) fn has_no_meaning_yet(word: Word) -> bool {
    word == Word::Because
}

/// Attributes that say one thing: a second value would contradict the first or be lost.
pub(super) fn takes_one(word: Word) -> bool {
    matches!(
        word,
        Word::Code
            | Word::Version
            | Word::Status
            | Word::Effective
            | Word::ReviewBy
            | Word::Within
            | Word::Until
            | Word::Calendar
            | Word::Of
            | Word::Type
            | Word::Required
            | Word::About
            | Word::Objective
            | Word::Default
            | Word::Min
            | Word::Max
            | Word::Unit
            | Word::Frequency
            | Word::Sample
    )
}

/// Clauses whose meaning comes with a later version of the language; they are refused, never ignored.
pub(super) fn clause_has_no_meaning_yet(word: ClauseWord, kind: Kind) -> bool {
    match word {
        ClauseWord::When
        | ClauseWord::Otherwise
        | ClauseWord::From
        | ClauseWord::Calls
        | ClauseWord::Starts
        | ClauseWord::Within
        | ClauseWord::For
        | ClauseWord::Every => false,
        ClauseWord::Because
        | ClauseWord::Of
        | ClauseWord::To
        | ClauseWord::UpTo
        | ClauseWord::After
        | ClauseWord::Before
        | ClauseWord::First
        | ClauseWord::InForce
        | ClauseWord::Last => false,
        ClauseWord::By | ClauseWord::Until => kind != Kind::Waive,
        ClauseWord::With => true,
    }
}

/// Clauses the head of an element of a kind may have.
pub(super) fn allows_clause(kind: Kind, word: ClauseWord) -> bool {
    match word {
        ClauseWord::From => matches!(kind, Kind::Trigger | Kind::Wait | Kind::Deputy),
        ClauseWord::Of => matches!(kind, Kind::Deputy | Kind::Adaptation),
        ClauseWord::To | ClauseWord::UpTo => kind == Kind::Deputy,
        ClauseWord::Every => kind == Kind::Trigger,
        ClauseWord::Within => kind == Kind::Wait,
        ClauseWord::Calls => kind == Kind::Call,
        ClauseWord::Starts => kind == Kind::End,
        ClauseWord::For => kind == Kind::Suspend,
        ClauseWord::When => matches!(kind, Kind::Branch | Kind::Outcome | Kind::Decide),
        ClauseWord::Otherwise => matches!(kind, Kind::Outcome | Kind::Decide),
        ClauseWord::Because => matches!(kind, Kind::Waive | Kind::Separate | Kind::Deputy),
        ClauseWord::By | ClauseWord::Until => kind == Kind::Waive,
        _ => false,
    }
}

/// Where a clause belongs, in words.
pub(super) fn clause_home(word: ClauseWord) -> &'static str {
    match word {
        ClauseWord::From => "a `trigger`, a `wait` or a `deputy`",
        ClauseWord::Of => "a `deputy` or an `adaptation`",
        ClauseWord::To => "a `deputy`, or a `bind` of an adaptation",
        ClauseWord::UpTo => "a `deputy`",
        ClauseWord::After | ClauseWord::Before | ClauseWord::First | ClauseWord::Last => {
            "an `add` or a `move` of an adaptation"
        }
        ClauseWord::InForce => "the reason of a region's change: `because law \"…\" in_force 2026-01-01`",
        ClauseWord::Every => "a `trigger`",
        ClauseWord::Within => "a `wait`",
        ClauseWord::Calls => "a `call`",
        ClauseWord::Starts => "an `end`",
        ClauseWord::For => "a `suspend`",
        ClauseWord::When => "a `branch`, an outcome or a `decide` line",
        ClauseWord::Otherwise => "an outcome or a `decide` line",
        ClauseWord::Because => "a `waive`, a `separate`, a `deputy` or a change of an adaptation",
        ClauseWord::By | ClauseWord::Until => "a `waive`",
        _ => "later versions of the language",
    }
}

/// Attributes an element of a kind may have.
pub(super) fn allows(kind: Kind, word: Word) -> bool {
    let common =
        matches!(word, Word::About | Word::Code | Word::Owner | Word::Tags | Word::Was | Word::Alias);
    let duties = matches!(word, Word::A | Word::C | Word::I | Word::R);
    let flow_data = matches!(word, Word::In | Word::Out);
    let version = matches!(word, Word::Status | Word::Effective | Word::ReviewBy | Word::Version);
    let control = matches!(
        word,
        Word::Objective
            | Word::Mitigates
            | Word::Guards
            | Word::Evidence
            | Word::Frequency
            | Word::Sample
            | Word::Category
            | Word::Assertion
            | Word::Method
            | Word::Tests
            | Word::Source
    );
    let work = duties
        || flow_data
        || matches!(
            word,
            Word::Uses | Word::Within | Word::Escalate | Word::DoneWhen | Word::Evidence | Word::Meets
        );
    common
        || match kind {
            Kind::Package => version || duties || word == Word::Calendar,
            Kind::Class | Kind::Group => {
                version || duties || matches!(word, Word::Kind | Word::Objective | Word::Kpi | Word::Calendar)
            }
            Kind::Process => {
                version
                    || duties
                    || flow_data
                    || matches!(word, Word::Within | Word::Escalate | Word::Objective | Word::Uses)
                    || matches!(word, Word::Starts | Word::Kpi | Word::Calendar)
            }
            Kind::Subprocess => {
                version
                    || duties
                    || flow_data
                    || matches!(word, Word::Within | Word::Escalate | Word::Objective | Word::Uses)
            }
            Kind::Activity => {
                work || version
                    || matches!(
                        word,
                        Word::Starts | Word::Objective | Word::Mitigates | Word::Relieves | Word::Kpi
                    )
            }
            Kind::Task => work,
            Kind::Kcp | Kind::Gate => {
                work || control || version || matches!(word, Word::Starts | Word::Relieves)
            }
            Kind::Decision => duties || word == Word::In,
            Kind::Parallel | Kind::Branch | Kind::Outcome => duties,
            Kind::Unordered => duties || matches!(word, Word::Until | Word::Within | Word::Escalate),
            Kind::Wait => duties || flow_data || matches!(word, Word::Escalate | Word::Meets),
            Kind::Call => duties || flow_data || matches!(word, Word::Within | Word::Escalate),
            Kind::End => matches!(word, Word::Gives | Word::Accepts | Word::Out),
            Kind::Suspend => false,
            Kind::Trigger => matches!(word, Word::In | Word::Meets),
            Kind::Check => matches!(word, Word::Evidence | Word::Tests | Word::DoneWhen),
            Kind::Decide => false,
            Kind::Role => matches!(word, Word::PartOf | Word::StaffedFrom | Word::Kpi),
            Kind::Team => matches!(word, Word::Roles | Word::PartOf | Word::StaffedFrom | Word::Kpi),
            Kind::Unit => matches!(word, Word::PartOf | Word::Kind | Word::Kpi),
            Kind::Pool => matches!(word, Word::PartOf | Word::Staffs | Word::Kind | Word::Kpi),
            Kind::Position => matches!(word, Word::PartOf | Word::Plays),
            Kind::Deputy => false,
            Kind::Data => version || matches!(word, Word::Of | Word::Uses | Word::Kind),
            Kind::Field => matches!(
                word,
                Word::Type
                    | Word::Required
                    | Word::Default
                    | Word::Unit
                    | Word::Min
                    | Word::Max
                    | Word::Codes
            ),
            Kind::Param => {
                matches!(word, Word::Type | Word::Default | Word::Unit | Word::Min | Word::Max | Word::Source)
            }
            Kind::Codes => word == Word::Source,
            Kind::Value => false,
            Kind::State => false,
            Kind::System => word == Word::Kind,
            Kind::Risk | Kind::Requirement => matches!(word, Word::Kind | Word::Source | Word::Category),
            Kind::Party => word == Word::Kind,
            Kind::Step => flow_data || word == Word::Within,
            Kind::Kpi => {
                matches!(word, Word::Unit | Word::Target | Word::Better | Word::SharedBy | Word::Source)
            }
            Kind::Pain => matches!(word, Word::Kind | Word::Source | Word::Category),
            Kind::Term => false,
            Kind::Waive => word == Word::CompensatedBy,
            Kind::Separate => word == Word::Mitigates,
            Kind::Adaptation => version || matches!(word, Word::Languages | Word::Calendar | Word::Kind),
            Kind::Calendar => matches!(word, Word::Workdays | Word::Holidays | Word::Source),
        }
}

/// Every attribute word an element of a kind may have, for suggestions.
pub(super) fn attributes(kind: Kind) -> impl Iterator<Item = Word> {
    Word::ALL.iter().copied().filter(move |word| *word != Word::Unknown && allows(kind, *word))
}

/// Where an element of a kind may stand. The nesting of the six levels among themselves is a rule of its own
/// (`level-nesting`), so levels are accepted in anything that can hold levels.
pub(super) fn may_hold(parent: Kind, child: Kind) -> bool {
    let container = matches!(
        parent,
        Kind::Process | Kind::Subprocess | Kind::Branch | Kind::Outcome | Kind::Parallel | Kind::Unordered
    );
    match child {
        Kind::Package => false,
        Kind::Class | Kind::Group | Kind::Process => {
            parent == Kind::Package || matches!(parent.level(), Some(1..=4))
        }
        Kind::Subprocess | Kind::Activity | Kind::Kcp | Kind::Gate => {
            container || parent == Kind::Package || parent.level().is_some()
        }
        Kind::Task => parent == Kind::Package || parent.level().is_some() || container,
        Kind::Decision | Kind::Wait | Kind::Call | Kind::Parallel | Kind::Unordered => container,
        Kind::End | Kind::Suspend => container && !matches!(parent, Kind::Parallel | Kind::Unordered),
        Kind::Branch => parent == Kind::Parallel,
        Kind::Outcome => parent.has_outcomes(),
        Kind::Trigger => parent == Kind::Process,
        Kind::Check => matches!(parent, Kind::Kcp | Kind::Gate),
        Kind::Decide => parent == Kind::Gate,
        Kind::Field | Kind::State => parent == Kind::Data,
        Kind::Value => matches!(parent, Kind::Field | Kind::Codes),
        Kind::Step => parent == Kind::Party,
        Kind::Waive => parent != Kind::Waive,
        Kind::Adaptation => parent == Kind::Package,
        Kind::Role | Kind::Team | Kind::Unit | Kind::Pool | Kind::Position | Kind::Data | Kind::System
            if parent == Kind::Adaptation =>
        {
            true
        }
        Kind::Risk | Kind::Requirement | Kind::Param | Kind::Codes | Kind::Kpi | Kind::Pain
            if parent == Kind::Adaptation =>
        {
            true
        }
        Kind::Calendar | Kind::Term | Kind::Party if parent == Kind::Adaptation => true,
        Kind::Separate => {
            matches!(
                parent,
                Kind::Adaptation
                    | Kind::Package
                    | Kind::Class
                    | Kind::Group
                    | Kind::Process
                    | Kind::Subprocess
            )
        }
        Kind::Deputy => {
            matches!(parent, Kind::Gate | Kind::Kcp | Kind::Adaptation)
                || matches!(
                    parent,
                    Kind::Package | Kind::Class | Kind::Group | Kind::Process | Kind::Subprocess
                )
        }
        Kind::Role if parent == Kind::Party => true,
        Kind::Role
        | Kind::Team
        | Kind::Unit
        | Kind::Pool
        | Kind::Position
        | Kind::Data
        | Kind::System
        | Kind::Risk
        | Kind::Requirement
        | Kind::Param
        | Kind::Codes
        | Kind::Kpi
        | Kind::Pain
        | Kind::Calendar
        | Kind::Term
        | Kind::Party => matches!(parent, Kind::Package | Kind::Class | Kind::Group | Kind::Process),
    }
}

/// Where elements of a kind belong, in words.
pub(super) fn home(kind: Kind) -> &'static str {
    match kind {
        Kind::Package => "the first line of a file",
        Kind::Class => "a package",
        Kind::Group => "a class, or a package",
        Kind::Process => "a group, a class or a package",
        Kind::Subprocess => "a process",
        Kind::Activity
        | Kind::Kcp
        | Kind::Gate
        | Kind::Decision
        | Kind::Parallel
        | Kind::Unordered
        | Kind::Wait
        | Kind::Call => "a process or a sub-process",
        Kind::End | Kind::Suspend => "a process, a sub-process, a branch or an outcome",
        Kind::Task => "an activity, a key control point or a gate",
        Kind::Branch => "a `parallel`",
        Kind::Outcome => "a decision, a key control point, a gate or a `wait`",
        Kind::Trigger => "a process",
        Kind::Check => "a key control point or a gate",
        Kind::Decide => "a gate",
        Kind::Field | Kind::State => "a data object",
        Kind::Value => "a field or a code list",
        Kind::Step => "a party",
        Kind::Adaptation => "a package of its own",
        Kind::Waive => "a package, or the element whose findings it accepts",
        Kind::Unit | Kind::Pool | Kind::Position => {
            "a package, beside the larger unit, which it names with `part_of`"
        }
        Kind::Separate => "a package, a class, a group, a process or a sub-process",
        Kind::Deputy => {
            "a package, a class, a group, a process, a sub-process, a gate or a key control point"
        }
        Kind::Role
        | Kind::Team
        | Kind::Data
        | Kind::System
        | Kind::Risk
        | Kind::Requirement
        | Kind::Param
        | Kind::Codes
        | Kind::Kpi
        | Kind::Pain
        | Kind::Calendar
        | Kind::Term
        | Kind::Party => "a package",
    }
}
