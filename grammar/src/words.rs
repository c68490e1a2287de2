//! The words of the language: one table each for keywords, clause words and attribute names.
//!
//! The grammar, the formatter, the editor's highlighting and the compiler read these tables; a test keeps
//! `ltc.pest` in step with them.

macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $text:literal,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        #[repr(u8)]
        pub enum $name { $($(#[$vdoc])* $variant,)* }

        impl $name {
            /// All of them, in the order of the table.
            pub const ALL: &'static [$name] = &[$($name::$variant,)*];

            /// How it is written.
            pub fn text(self) -> &'static str {
                match self { $($name::$variant => $text,)* }
            }

            /// The word that is written so.
            pub fn from_text(text: &str) -> Option<$name> {
                match text { $($text => Some($name::$variant),)* _ => None }
            }
        }
    };
}

words! {
    /// Words that open an element.
    Keyword {
        /// The package a file belongs to.
        Package = "package",
        /// The path under which a file places its elements.
        Within = "within",
        /// L1, a process class.
        Class = "class",
        /// L2, a process group.
        Group = "group",
        /// L3, a process.
        Process = "process",
        /// L4, a sub-process.
        Subprocess = "subprocess",
        /// L5, an activity.
        Activity = "activity",
        /// L6, a task.
        Task = "task",
        /// A key control point.
        Kcp = "kcp",
        /// A decision by authority.
        Gate = "gate",
        /// A branch without work.
        Decision = "decision",
        /// Branches that all run, then join.
        Parallel = "parallel",
        /// One branch of a `parallel`.
        Branch = "branch",
        /// Steps done in any order, as often as needed.
        Unordered = "unordered",
        /// Waits for a message or a time.
        Wait = "wait",
        /// Runs another process and waits for it.
        Call = "call",
        /// Ends the case, as a step of its own.
        End = "end",
        /// Suspends the case, as a step of its own.
        Suspend = "suspend",
        /// What starts a process.
        Trigger = "trigger",
        /// One thing a control verifies.
        Check = "check",
        /// One line of a gate's delegation of authority.
        Decide = "decide",
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
        /// Segregation of duties.
        Separate = "separate",
        /// Delegation for a time.
        Deputy = "deputy",
        /// An information object.
        Data = "data",
        /// A field of an information object.
        Field = "field",
        /// A state of an information object.
        State = "state",
        /// Where information lives.
        System = "system",
        /// What a control answers to.
        Risk = "risk",
        /// A law or rule that controls answer to.
        Requirement = "requirement",
        /// A customer or partner.
        Party = "party",
        /// A step of a party's own process.
        Step = "step",
        /// A named value a region may set.
        Param = "param",
        /// A list of values that fields of type `choice` share.
        Codes = "codes",
        /// One value of such a list, or of a field.
        Value = "value",
        /// Working days and holidays of a place.
        Calendar = "calendar",
        /// A measure.
        Kpi = "kpi",
        /// A pain point.
        Pain = "pain",
        /// A term of the glossary.
        Define = "define",
        /// A region's changes to a standard.
        Adaptation = "adaptation",
        /// The place changes apply to.
        At = "at",
        /// Changes attributes.
        Change = "change",
        /// Takes an element away.
        Remove = "remove",
        /// Moves an element.
        Move = "move",
        /// Binds a role to a position.
        Bind = "bind",
        /// Translates a label.
        Translate = "translate",
        /// An accepted finding.
        Waive = "waive",
    }
}

words! {
    /// Words that open a clause in an element's head.
    ClauseWord {
        /// `after X`
        After = "after",
        /// `because law "…"`
        Because = "because",
        /// `before X`
        Before = "before",
        /// `by X`
        By = "by",
        /// `calls path`
        Calls = "calls",
        /// `every 2w`
        Every = "every",
        /// `first`
        First = "first",
        /// `for 45d`
        For = "for",
        /// `from operator`
        From = "from",
        /// `in_force 2026-01-01`
        InForce = "in_force",
        /// `last`
        Last = "last",
        /// `of path`
        Of = "of",
        /// `otherwise`
        Otherwise = "otherwise",
        /// `starts path`
        Starts = "starts",
        /// `to X`
        To = "to",
        /// `until X`
        Until = "until",
        /// `up_to 1_000_000 USD`
        UpTo = "up_to",
        /// `when ( … )`
        When = "when",
        /// `with X`
        With = "with",
        /// `within 30d`
        Within = "within",
    }
}

words! {
    /// Names of attributes.
    AttributeWord {
        /// Accountable.
        A = "A",
        /// Consulted.
        C = "C",
        /// Informed.
        I = "I",
        /// Responsible.
        R = "R",
        /// Prose about the element.
        About = "about",
        /// Who accepts a hand-over.
        Accepts = "accepts",
        /// Other names.
        Alias = "alias",
        /// Which control makes up for what an accepted finding gives up.
        CompensatedBy = "compensated_by",
        /// What a control asserts about a statement: completeness, accuracy, existence, cut-off, authorisation, legality.
        Assertion = "assertion",
        /// Why.
        Because = "because",
        /// Which direction of a measure is better.
        Better = "better",
        /// Whose working days count.
        Calendar = "calendar",
        /// Kind of a risk or control (legal, finance, …).
        Category = "category",
        /// The organisation's own number.
        Code = "code",
        /// The value without a region's choice.
        Default = "default",
        /// When a task is done.
        DoneWhen = "done_when",
        /// From when it is in force.
        Effective = "effective",
        /// Whom a missed deadline reaches.
        Escalate = "escalate",
        /// What proves that a control was done.
        Evidence = "evidence",
        /// The list of values a field takes.
        Codes = "codes",
        /// How often.
        Frequency = "frequency",
        /// What a hand-over gives.
        Gives = "gives",
        /// What a control stands before.
        Guards = "guards",
        /// Days nobody works.
        Holidays = "holidays",
        /// Inputs.
        In = "in",
        /// The kind of a class, risk, requirement, …
        Kind = "kind",
        /// The measure of a team or process.
        Kpi = "kpi",
        /// Languages.
        Languages = "languages",
        /// The largest value.
        Max = "max",
        /// The party's step an activity is aligned with.
        Meets = "meets",
        /// How a control works: preventive, detective; manual, automatic, hybrid.
        Method = "method",
        /// The smallest value.
        Min = "min",
        /// Risks a control answers to.
        Mitigates = "mitigates",
        /// What a control or process is for.
        Objective = "objective",
        /// Life of a data object: case, account, period, library.
        Of = "of",
        /// Outputs.
        Out = "out",
        /// Who owns it.
        Owner = "owner",
        /// The larger unit or role.
        PartOf = "part_of",
        /// Roles a position plays.
        Plays = "plays",
        /// The pain an activity relieves.
        Relieves = "relieves",
        /// Whether a field must be filled.
        Required = "required",
        /// When it must be reviewed.
        ReviewBy = "review_by",
        /// Members of a team.
        Roles = "roles",
        /// How many cases are tested.
        Sample = "sample",
        /// Which teams share a measure.
        SharedBy = "shared_by",
        /// Where a requirement comes from.
        Source = "source",
        /// Where a role's people come from.
        StaffedFrom = "staffed_from",
        /// What a pool staffs.
        Staffs = "staffs",
        /// Processes that are launched without waiting.
        Starts = "starts",
        /// draft, review, released, retired.
        Status = "status",
        /// Free words.
        Tags = "tags",
        /// The value to reach.
        Target = "target",
        /// What an auditor tests.
        Tests = "tests",
        /// Type of a field or parameter.
        Type = "type",
        /// Unit of a measure.
        Unit = "unit",
        /// When an unordered set is finished.
        Until = "until",
        /// Systems used.
        Uses = "uses",
        /// Version of an adaptation.
        Version = "version",
        /// Its former path.
        Was = "was",
        /// The deadline.
        Within = "within",
        /// Working days of a calendar.
        Workdays = "workdays",
        /// A name that is no attribute of the language.
        Unknown = "",
    }
}

impl Keyword {
    /// The keyword that was probably meant by a word that is none: at most one mistake away for short words, two for words of six
    /// letters and more (a letter missing, too many, wrong, or two swapped). `None` when no keyword, or the word itself,
    /// is that near.
    pub fn near(word: &str) -> Option<Keyword> {
        if Keyword::from_text(word).is_some() {
            return None;
        }
        let letters: Vec<char> = word.chars().take(16).collect();
        let allowed = match letters.len() {
            0..3 => return None,
            3..6 => 1,
            6..16 => 2,
            _ => return None,
        };
        Keyword::ALL
            .iter()
            .map(|keyword| (mistakes(&letters, keyword.text()), *keyword))
            .filter(|(mistakes, _)| *mistakes != 0 && *mistakes <= allowed)
            .min()
            .map(|(_, keyword)| keyword)
    }
}

/// How many mistakes lie between two words (optimal string alignment distance).
fn mistakes(letters: &[char], word: &str) -> usize {
    let mut before: Vec<usize> = Vec::new();
    let mut above: Vec<usize> = (0..=letters.len()).collect();
    let mut above_letter = None;
    for (row, wanted) in word.chars().enumerate() {
        let mut current = vec![row + 1];
        let mut last_letter = None;
        for (column, letter) in letters.iter().enumerate() {
            let at = |row: &[usize], column: usize| row.get(column).copied().unwrap_or(usize::MAX / 2);
            let mut cost = (at(&above, column) + usize::from(*letter != wanted))
                .min(at(&above, column + 1) + 1)
                .min(at(&current, column) + 1);
            if last_letter == Some(wanted) && above_letter == Some(*letter) && 0 < column {
                cost = cost.min(at(&before, column - 1) + 1);
            }
            current.push(cost);
            last_letter = Some(*letter);
        }
        before = std::mem::replace(&mut above, current);
        above_letter = Some(wanted);
    }
    above.last().copied().unwrap_or(usize::MAX)
}
