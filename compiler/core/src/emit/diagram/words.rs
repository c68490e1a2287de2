//! The few words a diagram needs that nobody wrote.

/// The brackets of a language.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Brackets {
    /// `(…)`, a blank before.
    Ascii,
    /// `（…）`
    FullWidth,
}

/// The words of one language.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Words {
    /// Where a sub-process starts.
    pub(crate) start: &'static str,
    /// Where it is through.
    pub(crate) done: &'static str,
    /// What a control or gate gave.
    pub(crate) result: &'static str,
    /// A gate without number.
    pub(crate) gate: &'static str,
    /// A control without number.
    pub(crate) control: &'static str,
    /// The lane of steps that nobody does.
    pub(crate) nobody: &'static str,
    /// A branch that runs whatever the others do.
    pub(crate) always: &'static str,
    /// The way past branches of which none runs.
    pub(crate) otherwise: &'static str,
    /// The way on from an unordered set that does not say until when.
    pub(crate) enough: &'static str,
    /// Between a number and what it stands for.
    pub(crate) colon: &'static str,
    /// Between several risks.
    pub(crate) semicolon: &'static str,
    /// What asides stand in.
    pub(crate) brackets: Brackets,
}

impl Words {
    /// The words for a BCP 47 tag; English where there are none.
    pub(crate) fn of(tag: &str) -> Words {
        match tag.split('-').next().unwrap_or(tag) {
            "zh" => Words {
                start: "开始",
                done: "完成",
                result: "结论？",
                gate: "决策点",
                control: "关键控制点",
                nobody: "尚未指定",
                always: "始终",
                otherwise: "否则",
                enough: "已足够",
                colon: "：",
                semicolon: "；",
                brackets: Brackets::FullWidth,
            },
            _ => Words {
                start: "Start",
                done: "Done",
                result: "Outcome?",
                gate: "Gate",
                control: "Key control point",
                nobody: "Nobody yet",
                always: "Always",
                otherwise: "Otherwise",
                enough: "That is all",
                colon: ": ",
                semicolon: "; ",
                brackets: Brackets::Ascii,
            },
        }
    }
}
