//! Kinds of element and the status of one.

use ltc_grammar::words::Keyword;

macro_rules! kinds {
    ($($(#[$doc:meta])* $variant:ident = $noun:literal,)*) => {
        /// What an element is.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        #[repr(u8)]
        pub enum Kind { $($(#[$doc])* $variant,)* }

        impl Kind {
            /// All kinds.
            pub const ALL: &'static [Kind] = &[$(Kind::$variant,)*];

            /// What messages call it.
            pub fn noun(self) -> &'static str {
                match self { $(Kind::$variant => $noun,)* }
            }
        }
    };
}

kinds! {
    /// A package.
    Package = "package",
    /// L1.
    Class = "class",
    /// L2.
    Group = "group",
    /// L3.
    Process = "process",
    /// L4.
    Subprocess = "sub-process",
    /// L5.
    Activity = "activity",
    /// L6.
    Task = "task",
    /// A key control point (L5).
    Kcp = "key control point",
    /// A decision by authority (L5).
    Gate = "gate",
    /// A branch without work.
    Decision = "decision",
    /// Branches that all run.
    Parallel = "parallel",
    /// One of them.
    Branch = "branch",
    /// Steps done in any order, as often as needed.
    Unordered = "unordered set",
    /// Waits for a message or a time.
    Wait = "wait",
    /// Runs another process and waits for it.
    Call = "call",
    /// Ends the case.
    End = "end",
    /// Suspends the case.
    Suspend = "suspend",
    /// An outcome of a decision, control, gate or wait.
    Outcome = "outcome",
    /// What starts a process.
    Trigger = "trigger",
    /// One thing a control verifies.
    Check = "check",
    /// One line of a gate's delegation of authority.
    Decide = "decider",
    /// A role.
    Role = "role",
    /// Several roles with a shared KPI.
    Team = "team",
    /// An organisation unit.
    Unit = "unit",
    /// A resource pool.
    Pool = "pool",
    /// A post that plays roles.
    Position = "position",
    /// A role, team or position that decides for another for a time.
    Deputy = "deputy",
    /// An information object.
    Data = "data object",
    /// A field of one.
    Field = "field",
    /// A state of one.
    State = "state",
    /// Where information lives.
    System = "system",
    /// What a control answers to.
    Risk = "risk",
    /// A law or rule.
    Requirement = "requirement",
    /// A customer or partner.
    Party = "party",
    /// A step of a party's process.
    Step = "step",
    /// A named value.
    Param = "parameter",
    /// A list of values that fields share.
    Codes = "code list",
    /// One value of such a list, or of a field.
    Value = "value",
    /// What is measured.
    Kpi = "KPI",
    /// A pain point of the business.
    Pain = "pain point",
    /// Working days and holidays of a place.
    Calendar = "calendar",
    /// A term of the glossary.
    Term = "term",
    /// What a region changes in a standard.
    Adaptation = "adaptation",
    /// An accepted finding.
    Waive = "waiver",
    /// Duties one person may not both hold.
    Separate = "separation",
}

impl Kind {
    /// The kind a keyword opens; `None` for words that are no elements of the model, or have no meaning yet.
    pub fn from_keyword(keyword: Keyword) -> Option<Kind> {
        Some(match keyword {
            Keyword::Package => Kind::Package,
            Keyword::Class => Kind::Class,
            Keyword::Group => Kind::Group,
            Keyword::Process => Kind::Process,
            Keyword::Subprocess => Kind::Subprocess,
            Keyword::Activity => Kind::Activity,
            Keyword::Task => Kind::Task,
            Keyword::Kcp => Kind::Kcp,
            Keyword::Gate => Kind::Gate,
            Keyword::Decision => Kind::Decision,
            Keyword::Parallel => Kind::Parallel,
            Keyword::Branch => Kind::Branch,
            Keyword::Unordered => Kind::Unordered,
            Keyword::Wait => Kind::Wait,
            Keyword::Call => Kind::Call,
            Keyword::End => Kind::End,
            Keyword::Suspend => Kind::Suspend,
            Keyword::Trigger => Kind::Trigger,
            Keyword::Check => Kind::Check,
            Keyword::Decide => Kind::Decide,
            Keyword::Role => Kind::Role,
            Keyword::Team => Kind::Team,
            Keyword::Unit => Kind::Unit,
            Keyword::Pool => Kind::Pool,
            Keyword::Position => Kind::Position,
            Keyword::Deputy => Kind::Deputy,
            Keyword::Data => Kind::Data,
            Keyword::Field => Kind::Field,
            Keyword::State => Kind::State,
            Keyword::System => Kind::System,
            Keyword::Risk => Kind::Risk,
            Keyword::Requirement => Kind::Requirement,
            Keyword::Party => Kind::Party,
            Keyword::Step => Kind::Step,
            Keyword::Param => Kind::Param,
            Keyword::Codes => Kind::Codes,
            Keyword::Value => Kind::Value,
            Keyword::Kpi => Kind::Kpi,
            Keyword::Pain => Kind::Pain,
            Keyword::Calendar => Kind::Calendar,
            Keyword::Define => Kind::Term,
            Keyword::Waive => Kind::Waive,
            Keyword::Separate => Kind::Separate,
            Keyword::Adaptation => Kind::Adaptation,
            Keyword::Within
            | Keyword::At
            | Keyword::Change
            | Keyword::Remove
            | Keyword::Move
            | Keyword::Bind
            | Keyword::Translate => return None,
        })
    }

    /// The noun with its article: "an activity".
    pub fn indefinite(self) -> String {
        let noun = self.noun();
        // A unit begins with a vowel for the eye only.
        let vowel = noun.starts_with(['a', 'e', 'i', 'o', 'u']) && self != Kind::Unit;
        let article = if vowel { "an" } else { "a" };
        format!("{article} {noun}")
    }

    /// The level 1–6, for the six levels and the controls and gates of level 5.
    pub fn level(self) -> Option<u8> {
        match self {
            Kind::Class => Some(1),
            Kind::Group => Some(2),
            Kind::Process => Some(3),
            Kind::Subprocess => Some(4),
            Kind::Activity | Kind::Kcp | Kind::Gate => Some(5),
            Kind::Task => Some(6),
            _ => None,
        }
    }

    /// Whether elements of the kind are written without a name; their ids are made from their order.
    pub fn is_nameless(self) -> bool {
        matches!(self, Kind::End | Kind::Suspend | Kind::Deputy | Kind::Waive)
    }

    /// Whether it is a step of a flow: it stands in reading order, and a route may lead to it.
    pub fn is_step(self) -> bool {
        matches!(
            self,
            Kind::Subprocess
                | Kind::Activity
                | Kind::Kcp
                | Kind::Gate
                | Kind::Decision
                | Kind::Parallel
                | Kind::Unordered
                | Kind::Wait
                | Kind::Call
                | Kind::End
                | Kind::Suspend
        )
    }

    /// Whether somebody works at it: activities, controls and gates, which need R and A.
    pub fn is_work(self) -> bool {
        matches!(self, Kind::Activity | Kind::Kcp | Kind::Gate)
    }

    /// Whether it is somebody who may have a duty: a role or a team.
    pub fn is_who(self) -> bool {
        matches!(self, Kind::Role | Kind::Team)
    }

    /// Whether it may have outcomes.
    pub fn has_outcomes(self) -> bool {
        matches!(self, Kind::Kcp | Kind::Gate | Kind::Decision | Kind::Wait)
    }
}

/// The life of a definition; it decides how strict completeness is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Status {
    /// Being written.
    Draft,
    /// Being reviewed.
    Review,
    /// In force.
    Released,
    /// No longer in force.
    Retired,
}

impl Status {
    /// The words of the language, for messages.
    pub const WORDS: &'static [&'static str] = &["draft", "review", "released", "retired"];

    /// The status written so.
    pub fn from_text(text: &str) -> Option<Status> {
        Some(match text {
            "draft" => Status::Draft,
            "review" => Status::Review,
            "released" => Status::Released,
            "retired" => Status::Retired,
            _ => return None,
        })
    }
}
