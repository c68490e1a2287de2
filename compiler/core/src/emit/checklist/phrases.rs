//! What checklists say beyond the words all pages share, in English and Chinese: on paper and in the running page.

use crate::emit::page::Words;
use crate::model::Period;

macro_rules! phrases {
    ($($variant:ident $(($script:literal))? = $english:literal, $chinese:literal;)*) => {
        /// One phrase of a checklist. `{0}` and `{1}` stand for what is filled in.
        #[derive(Clone, Copy, PartialEq, Eq, Debug)]
        pub(super) enum Phrase { $(#[doc = $english] $variant,)* }

        impl Phrase {
            fn english(self) -> &'static str {
                match self { $(Phrase::$variant => $english,)* }
            }

            fn chinese(self) -> &'static str {
                match self { $(Phrase::$variant => $chinese,)* }
            }
        }

        /// The phrases the running page needs, with the names it calls them by.
        const SCRIPT: &[(&str, Phrase)] = &[$($(($script, Phrase::$variant),)?)*];
    };
}

phrases! {
    // Paper and page
    Case = "Case", "案例";
    CaseName = "Name of the case", "案例名称";
    CaseNameHint = "For example the customer and the matter", "例如客户与事项";
    WhoFillsIn = "Who fills this in", "填写人";
    WhoHint = "Your name; every entry is recorded with it", "您的姓名；每条记录都会注明";
    Started = "Started", "开始时间";
    StartCase = "Start the case", "启动案例";
    TargetForCase = "Target for the whole case", "整个案例的目标时限";
    Yes = "Yes", "是";
    No = "No", "否";
    Notes = "Notes", "备注";
    EvidenceWhere = "Evidence: where it is found", "证据及存放位置";
    PerformedBy = "Performed by", "执行人签名";
    ApprovedBy = "Approved by", "批准人签名";
    FourEyes = "The two must be different people.", "两者不得为同一人。";
    Signature = "Signature", "签名";
    DateAndTime = "Date and time", "日期与时间";
    DoneBy = "Done by", "完成人";
    CompleteStep = "Complete this step", "完成此步骤";
    ChooseOutcome = "Outcome", "结论";
    Answer = "Answer", "回答";
    RecordOutcome = "Record the outcome", "记录结论";
    RecordAnswer = "Record the answer", "记录回答";
    WhichApply = "Which of these apply?", "适用哪些分支？";
    OpenBranches = "Open what applies", "开启适用的分支";
    Always = "always", "始终适用";
    If = "if {0}", "当 {0}";
    AtTheSameTime = "At the same time", "同时进行";
    OnlyIf = "Only if: {0}", "仅当：{0}";
    BranchOf = "Branch: {0}", "分支：{0}";
    ByDeadlines = "By the deadlines of its steps", "按各步骤时限";
    ShortestWay = "shortest way {0}", "最短 {0}";
    ExpectedWay = "expected way {0}", "预期 {0}";
    LongestWay = "longest way {0}", "最长 {0}";
    WithoutDeadline = "steps without a deadline: {0}", "未定时限的步骤：{0}";
    InAnyOrder = "In any order, as often as needed: {0}", "不限顺序，可重复进行：{0}";
    WhatIsNext = "What is done next?", "接下来做什么？";
    GoOn = "Go on with this", "按此继续";
    ThatIsAll = "That is all for now", "就此完成";
    DoneUntil = "Until", "直至";
    WaitsFor = "Waits for {0}", "等待{0}";
    RunsProcess = "Runs “{0}” and waits until it has ended.", "运行“{0}”，并等待其结束。";
    StartsProcess = "Starts “{0}” and does not wait for it.", "启动“{0}”，无需等待。";
    Escalates = "If late, goes to {0}", "逾期升级至{0}";
    AnswersRisk = "Answers the risk", "应对的风险";
    DecidedBy = "Decided by", "决策人";
    OnePostHoldsBoth = "Watch out, one post could do both: {0}", "注意，以下岗位可能同时承担：{0}";
    InAllOtherCases = "in all other cases", "其他情况";
    PassNeeds = "Needs every check answered with yes.", "须所有检查项均为“是”。";
    Next = "Next: {0}", "下一步：{0}";
    And = "{0}; at the same time {1}", "{0}；同时 {1}";
    Back = "back to {0}", "返回 {0}";
    AtMost = "at most {0} times; after that {1}", "最多 {0} 次；超过则 {1}";
    AtMostOnce = "at most once; after that {0}", "最多 1 次；超过则 {0}";
    EndOfCase = "end of the case: {0}", "案例结束：{0}";
    CaseComplete = "the case is complete", "案例完成";
    Suspended = "suspended (“{0}”)", "挂起（{0}）";
    SuspendedFor = "suspended for {0} (“{1}”)", "挂起 {0}（{1}）";
    Then = "{0}, then {1}", "{0}，恢复后 {1}";
    WhenAllAreDone = "when all that runs at the same time is done", "待同时进行的工作全部完成后";
    HandsOver = "hands over to “{0}”", "移交至“{0}”";
    Gives = "Gives", "移交内容";
    AcceptedBy = "Accepted by", "接收方";
    AcceptedByPerson = "Name of who accepts", "接收人姓名";
    RecordAcceptance = "Record the acceptance", "记录接收";
    WaysToEnd = "Ways this case can end", "案例的结束方式";
    SuspendedUntil = "Suspended until", "挂起至";
    GoesOnAt = "Goes on at: {0}", "恢复后：{0}";
    Resume = "Resume the case", "恢复案例";
    Now = "What is to be done now", "当前待办";
    Tools = "This checklist", "本检查表";
    Save = "Save to file", "保存到文件";
    Load = "Load from file", "从文件加载";
    Print = "Print", "打印";
    Undo = "Undo the last action", "撤销上一步";
    Again = "Start again", "重新开始";
    History = "History", "历史记录";
    When = "When", "时间";
    Who = "Who", "人员";
    What = "What", "内容";
    NoScript = "This page runs in the browser. Without scripts it is a form to print and fill in by hand.", "本页面在浏览器中运行。未启用脚本时，可打印后手工填写。";
    KeptHere = "Everything you enter stays in this browser until you save it to a file. Nothing is sent anywhere.", "您填写的内容仅保存在本浏览器中，直至保存到文件。不会发送到任何地方。";
    Cancel = "Cancel", "取消";

    // The running page
    NotStarted("notStarted") = "Not started yet. Name the case and start it.", "尚未启动。请填写案例名称并启动。";
    StatusOpen("open") = "Open", "进行中";
    StatusDone("done") = "Done", "已完成";
    StatusLater("later") = "Later", "待开始";
    StatusAgain("again") = "Again", "需再次进行";
    StatusUnneeded("unneeded") = "Not needed", "不需要";
    StatusDropped("dropped") = "Dropped", "已取消";
    Attempt("attempt") = "Attempt {0}", "第 {0} 次";
    AttemptOf("attemptOf") = "Attempt {0} of {1}", "第 {0} 次，共 {1} 次";
    Earlier("earlier") = "Earlier attempts", "以往各次";
    DueBy("dueBy") = "due by {0}", "截止 {0}";
    Overdue("overdue") = "overdue since {0}", "已逾期，截止 {0}";
    DoneByAt("doneByAt") = "{0}, {1}", "{0}，{1}";
    TakenOf("takenOf") = "taken {0} of {1} times", "已用 {0} 次，上限 {1} 次";
    UsedUp("usedUp") = "used up ({0} of {0}): what stands behind “after that” applies", "次数已用尽（{0}/{0}）：适用“超过则”所述";
    EndedHere("ended") = "The case has ended: {0}.", "案例已结束：{0}。";
    Completed("completed") = "The case is complete.", "案例已完成。";
    HandOverTo("handover") = "It is handed over to “{0}”.", "移交至“{0}”。";
    SleepsUntil("sleepsUntil") = "Suspended until {0}", "挂起至 {0}";
    Sleeps("sleeps") = "Suspended", "已挂起";
    Announce("announce") = "Recorded. To be done now: {0}", "已记录。当前待办：{0}";
    Undone("undone") = "Taken back: {0}", "已撤销：{0}";
    NothingToUndo("nothingToUndo") = "There is nothing to take back.", "没有可撤销的操作。";
    OtherwiseTaken("otherwiseTaken") = "The bound is reached. {0}", "已达上限。{0}";
    Saved("saved") = "Saved as {0}", "已保存为 {0}";
    Loaded("loaded") = "Loaded: {0}", "已加载：{0}";
    RefWho("refuse.who") = "Say first who fills this in.", "请先填写填写人。";
    RefName("refuse.name") = "A name is missing.", "缺少名称。";
    RefNew("refuse.new") = "Start the case first.", "请先启动案例。";
    RefStarted("refuse.started") = "The case has been started already.", "案例已启动。";
    RefEnded("refuse.ended") = "The case has ended. Undo, or start again.", "案例已结束。可撤销或重新开始。";
    RefClosed("refuse.closed") = "This step is not open.", "此步骤未开启。";
    RefEvent("refuse.event") = "This cannot be done here.", "此处不能执行该操作。";
    RefTasks("refuse.tasks") = "Not ticked yet: {0}", "尚未勾选：{0}";
    RefEvidence("refuse.evidence") = "Say where the evidence is found.", "请注明证据及存放位置。";
    RefChecks("refuse.checks") = "Not answered yet: {0}", "尚未回答：{0}";
    RefChecksNo("refuse.checks-no") = "Answered with no, so it cannot pass: {0}", "回答为“否”，不能通过：{0}";
    RefReason("refuse.reason") = "No check is answered with no. Say in the notes why it fails.", "没有检查项为“否”。请在备注中说明不通过的原因。";
    RefPerformer("refuse.performer") = "Who performed it is missing.", "缺少执行人签名。";
    RefApprover("refuse.approver") = "Who approves it is missing.", "缺少批准人签名。";
    RefDiffer("refuse.differ") = "Who performed it may not approve it: two different people must sign.", "执行人不得兼任批准人：须由两人分别签名。";
    RefOutcome("refuse.outcome") = "Choose one first.", "请先选择。";
    FileNot("file.not") = "{0} is not a saved checklist.", "{0} 不是已保存的检查表。";
    FileOther("file.other") = "{0} belongs to another process: {1}", "{0} 属于其他流程：{1}";
    FileVersion("file.version") = "{0} was filled in with version {1} of this checklist; this is version {2}. Open it with the checklist of that version.", "{0} 使用本检查表的 {1} 版填写；当前为 {2} 版。请用对应版本的检查表打开。";
    FileBroken("file.broken") = "{0} does not fit this process: entry {1} is not possible.", "{0} 与本流程不符：第 {1} 条记录无法成立。";
    FileBig("file.big") = "{0} is too large.", "{0} 过大。";
    StoreNot("store.not") = "This browser keeps nothing for this page (private window?). Save to a file before you close it.", "本浏览器无法保存此页内容（隐私窗口？）。关闭前请保存到文件。";
    StoreOld("store.old") = "What this browser had kept does not fit this checklist and was put aside; this one starts empty.", "本浏览器中保存的内容与本检查表不符，已另行存放；本次从空白开始。";
    StoreOther("store.other") = "This case was changed in another window; shown is what stands there.", "此案例已在其他窗口中更改；现显示其内容。";
    AskAgain("ask.again") = "Start again with an empty checklist? What is entered here is deleted from this browser.", "以空白检查表重新开始？此处填写的内容将从本浏览器中删除。";
    AskLoad("ask.load") = "Replace the case shown here by the one in the file?", "用文件中的案例替换此处的案例？";
    AskYes("ask.yes") = "Yes, go on", "是，继续";
    LogStart("log.start") = "Case started: {0}", "案例启动：{0}";
    LogTick("log.tick") = "Ticked: {0}", "已勾选：{0}";
    LogUntick("log.untick") = "Tick taken away: {0}", "取消勾选：{0}";
    LogAnswer("log.answer") = "{0}: {1}", "{0}：{1}";
    LogWrite("log.write") = "{0}: {1}", "{0}：{1}";
    LogSign("log.sign") = "{0}: {1}", "{0}：{1}";
    LogFinish("log.finish") = "Completed", "已完成";
    LogChoose("log.choose") = "Outcome: {0}", "结论：{0}";
    LogBranch("log.branch") = "Opened: {0}", "已开启：{0}";
    LogResume("log.resume") = "Resumed", "已恢复";
    LogAccept("log.accept") = "Accepted by {0}", "接收人：{0}";
    LogUndo("log.undo") = "Took back: {0}", "撤销：{0}";
    Empty("empty") = "(empty)", "（空）";
    Nothing("nothing") = "nothing", "无";
}

impl Phrase {
    /// The phrase in the words of a page.
    pub(super) fn text(self, words: Words) -> &'static str {
        if words.tag() == "zh" { self.chinese() } else { self.english() }
    }

    /// The phrase with one thing filled in.
    pub(super) fn with(self, words: Words, first: &str) -> String {
        self.text(words).replace("{0}", first)
    }

    /// The phrase with two things filled in; what is filled in is not searched for marks again.
    pub(super) fn with_two(self, words: Words, first: &str, second: &str) -> String {
        let mut out = String::new();
        let mut rest = self.text(words);
        while let Some((before, after)) = rest.split_once('{') {
            out.push_str(before);
            match after.get(..2) {
                Some("0}") => out.push_str(first),
                Some("1}") => out.push_str(second),
                _ => out.push('{'),
            }
            rest = after.get(2..).unwrap_or("");
        }
        out.push_str(rest);
        out
    }
}

/// How long the ways of a process take, in words.
pub(super) fn ways(words: Words, ways: &[(Phrase, Period, u32)]) -> String {
    let said = |(phrase, period, unknown): &(Phrase, Period, u32)| {
        let way = phrase.with(words, &words.period(*period));
        if *unknown == 0 {
            return way;
        }
        words.aside(&way, &Phrase::WithoutDeadline.with(words, &unknown.to_string()))
    };
    ways.iter().map(said).collect::<Vec<_>>().join(words.semicolon())
}

/// The phrases of the running page, by name.
pub(super) fn script(words: Words) -> Vec<(&'static str, &'static str)> {
    SCRIPT.iter().map(|(name, phrase)| (*name, phrase.text(words))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_filled_in_is_not_filled_again() {
        let english = Words::of("en");
        assert_eq!(Phrase::AtMost.with_two(english, "3", "{0}"), "at most 3 times; after that {0}");
        assert_eq!(Phrase::Back.with(english, "{0} {1}"), "back to {0} {1}");
    }

    #[test]
    fn both_languages_have_the_same_gaps() {
        for (name, phrase) in SCRIPT {
            for gap in ["{0}", "{1}", "{2}"] {
                assert_eq!(phrase.english().contains(gap), phrase.chinese().contains(gap), "{name} {gap}");
            }
        }
    }
}
