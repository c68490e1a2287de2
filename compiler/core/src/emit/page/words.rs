//! The words of the pages themselves, in English and Chinese. What users write comes from the model and is not here.

use crate::model::{Kind, Letter, Period, Status, TimeUnit};

macro_rules! words {
    ($($(#[$doc:meta])* $variant:ident = $english:literal, $chinese:literal;)*) => {
        /// One word or phrase of the pages.
        #[derive(Clone, Copy, PartialEq, Eq, Debug)]
        pub enum Word { $($(#[$doc])* #[doc = $english] $variant,)* }

        impl Word {
            /// All of them, in the order of the table.
            pub const ALL: &'static [Word] = &[$(Word::$variant,)*];

            /// In English.
            pub fn english(self) -> &'static str {
                match self { $(Word::$variant => $english,)* }
            }

            /// In Chinese.
            pub fn chinese(self) -> &'static str {
                match self { $(Word::$variant => $chinese,)* }
            }
        }
    };
}

words! {
    // Frame
    SkipToContent = "Skip to content", "跳到正文";
    YouAreHere = "You are here", "当前位置";
    Language = "Language", "语言";
    ChooseLanguage = "Choose a language", "选择语言";
    Version = "Version", "版本";
    Overview = "Overview", "总览";
    OfThisProcess = "Pages of this process", "本流程的文档";
    ModelFile = "Model as data (JSON)", "模型数据（JSON）";
    ModelSchema = "Schema of the model data", "模型数据的模式";

    // Diagrams in pages
    Smaller = "Smaller", "缩小";
    Larger = "Larger", "放大";
    WholeWidth = "Whole width", "适合宽度";
    OpenAllSubprocesses = "Open all sub-processes", "展开所有子流程";
    Highlight = "Highlight", "突出显示";
    Everything = "Everything", "全部";
    WhatChanged = "What is different here", "与标准的不同之处";
    BehindControl = "Behind a control", "控制点之后的部分";
    WayToEnd = "Shortest way to an end", "到达结束的最短路径";
    StepsHighlighted = "{} steps highlighted", "已突出显示 {} 个步骤";
    DiagramInWords = "The diagram in words", "图的文字说明";
    DiagramHint = "Drag, or use the arrow keys, to move; + and − to zoom, 0 for the whole width. A click on a step leads to it; on a sub-process it opens and closes it.", "拖动或用方向键移动；按 + 和 − 缩放，按 0 适合宽度。点击步骤可跳转到该步骤；点击子流程可展开或收起。";

    // Kinds
    Package = "Package", "包";
    Class = "Process class", "流程类";
    Group = "Process group", "流程组";
    Process = "Process", "流程";
    Processes = "Processes", "流程";
    Subprocess = "Sub-process", "子流程";
    Subprocesses = "Sub-processes", "子流程";
    Activity = "Activity", "活动";
    Activities = "Activities", "活动";
    Task = "Task", "任务";
    Tasks = "Tasks", "任务";
    Kcp = "Key control point", "关键控制点";
    Kcps = "Key control points", "关键控制点";
    Gate = "Decision gate", "决策点";
    Gates = "Decision gates", "决策点";
    Decision = "Decision", "判断";
    Parallel = "In parallel", "并行";
    Branch = "Branch", "分支";
    Unordered = "In any order", "不限顺序";
    Wait = "Wait", "等待";
    Call = "Call of a process", "调用流程";
    End = "End", "结束";
    Suspension = "Suspension", "挂起";
    Outcome = "Outcome", "结论";
    Outcomes = "Outcomes", "结论";
    Trigger = "Trigger", "触发";
    Triggers = "Triggers", "触发";
    Check = "Check", "检查项";
    Checks = "Checks", "检查项";
    Decider = "Decider", "决策人";
    Role = "Role", "角色";
    Calendar = "Calendar", "日历";
    WorkingDays = "Working days", "工作日";
    Holidays = "Holidays", "节假日";
    Roles = "Roles", "角色";
    Team = "Team", "团队";
    OrganisationUnit = "Unit", "组织单元";
    Pool = "Resource pool", "资源池";
    Position = "Position", "岗位";
    Deputy = "Deputy", "代理人";
    Data = "Information object", "信息对象";
    Field = "Field", "字段";
    State = "State", "状态值";
    System = "System", "系统";
    Systems = "Systems", "系统";
    Risk = "Risk", "风险";
    Risks = "Risks", "风险";
    Requirement = "Requirement", "要求";
    Party = "External party", "外部方";
    Kind = "Kind", "种类";
    Path = "Path", "路径";
    PartyStep = "Step of the party", "外部方步骤";
    Interfaces = "Customer interfaces", "客户界面";
    InterfacesLead = "Each step of the customer's own process beside the steps of ours that meet it: what passes between the two, and what has no counterpart.", "客户自身流程的每个步骤与我方对应步骤的对照：双方之间传递什么，哪些没有对应。";
    TheirStep = "Step of theirs", "对方步骤";
    OurStep = "Step of ours", "我方步骤";
    TheyGive = "They give", "对方提供";
    WeGive = "We give", "我方提供";
    WhatPasses = "What passes", "传递内容";
    Gap = "Gap", "缺口";
    Gaps = "Gaps", "缺口";
    NoGaps = "Every step has its counterpart.", "每个步骤都有对应。";
    NoStepOfOurs = "no step of ours", "我方无对应步骤";
    NoStepOfTheirs = "no step of theirs", "对方无对应步骤";
    ByProcess = "By process", "按流程";
    Step = "Step", "步骤";
    Kpi = "KPI", "绩效指标";
    Kpis = "KPIs", "绩效指标";
    Target = "Target", "目标值";
    SharedBy = "Shared by", "共担者";
    Pain = "Pain point", "痛点";
    Parameter = "Parameter", "参数";
    CodeList = "Code list", "代码表";
    CodeValue = "Value", "取值";
    Pains = "Pain points", "痛点";
    Relieves = "Relieves", "缓解的痛点";
    RelievedBy = "Relieved by", "缓解措施";
    Term = "Term", "术语";
    Glossary = "Glossary", "术语表";
    GlossaryLead = "The words of this project, and what each of them means here.", "本项目的用语及其含义。";
    AlsoKnownAs = "Instead of", "代替";
    SeparateDuties = "Separate duties", "职责分离";
    HoldsIn = "Holds in", "适用于";
    AllProcesses = "All processes", "所有流程";
    SeparateDutiesLead = "On one case no person may hold two of these duties.", "同一案例中，任何人不得兼任以下职责。";
    AcceptedFinding = "Accepted finding", "已接受的问题";
    AcceptedFindings = "Accepted findings", "已接受的问题";
    Steps = "Steps", "步骤";

    // Attributes
    About = "About", "说明";
    Purpose = "Purpose", "目的";
    Objective = "Objective", "目标";
    Owner = "Owner", "责任人";
    StatusWord = "Status", "状态";
    Code = "Code", "编号";
    Inputs = "Inputs", "输入";
    Outputs = "Outputs", "输出";
    Deadline = "Deadline", "时限";
    Evidence = "Evidence", "证据";
    DoneWhen = "Done when", "完成标准";
    WrittenIn = "Written in", "出处";
    Layer = "Layer", "层级";
    StandardLayer = "Standard", "标准";
    YesWhen = "Yes when", "答“是”的条件";
    Where = "Where", "条件";
    Frequency = "Frequency", "频率";
    Guards = "Stands before", "把关的步骤";
    Proofs = "Proved", "证明";
    HandOverOrEnd = "The hand-over or end behind it", "其后的移交或结束";
    IsProved = "proved", "已证明";
    OnSomeWays = "on some ways only", "仅部分路径";
    IsBypassed = "bypassed", "可绕过";
    IsUnknown = "not known", "未知";
    IsUnfinished = "not finished", "未完成";
    Next = "Next", "下一步";
    Optional = "if any", "如有";
    Members = "Members", "成员";
    From = "from", "来自";

    // Status
    Draft = "Draft", "草稿";
    Review = "In review", "评审中";
    Released = "Released", "已发布";
    Retired = "Retired", "已废止";

    // Duties
    Duties = "Duties", "职责";
    Responsible = "Responsible", "执行";
    Accountable = "Accountable", "负责";
    Consulted = "Consulted", "咨询";
    Informed = "Informed", "知会";
    ResponsibleMeans = "does the work", "完成工作";
    AccountableMeans = "answers for the result", "对结果负最终责任";
    ConsultedMeans = "is asked before", "事前征询意见";
    InformedMeans = "is told after", "事后告知结果";
    Legend = "Legend", "图例";
    Inherited = "inherited", "继承";

    // Artefacts
    Diagram = "Diagram", "流程图";
    DiagramInFull = "Diagram with all sub-processes opened", "展开全部子流程的流程图";
    Bpmn = "BPMN model", "BPMN 模型";
    Checklist = "Checklist", "检查表";
    Raci = "RACI table", "权责矩阵（RACI）";
    Rcm = "Risk–control table", "风险控制矩阵";
    Download = "Download", "下载";
    Workbook = "Excel workbook", "Excel 工作簿";
    PlainTable = "CSV", "CSV";
    MarkdownText = "Markdown", "Markdown";
    RaciLead = "Who does each step, who answers for it, who is asked and who is told.", "每个步骤由谁执行、谁负责、征询谁、知会谁。";
    RcmLead = "Which risks this process carries, which controls answer to them, and how each control is tested.", "本流程面临哪些风险、由哪些控制应对、每个控制如何测试。";
    Owns = "Owns", "负责的流程";
    Decides = "decides", "决策";
    DecidesAt = "Decides", "决策事项";
    Organisation = "Organisation", "组织";
    OrganisationLead = "Which units, pools and posts there are, who plays which role, and where its people come from.", "有哪些组织单元、资源池与岗位，谁承担哪个角色，人员来自哪里。";
    WhoPlaysWhat = "Who plays which role", "角色由谁承担";
    PlaysWord = "plays", "承担";
    StaffsWord = "lends people to", "提供人员";
    PlayedBy = "Played by", "承担岗位";
    StaffedFrom = "Staffed from, in this order", "人员来源（按顺序）";
    WorksWith = "Works with", "协作角色";
    SharedSteps = "shared steps", "个共同步骤";
    KeptApartFrom = "On one case never also", "同一案例中不得兼任";
    Deputies = "Deputies", "代理";
    StandsInFor = "Stands in for", "代理对象";
    FirstDay = "From", "起始日";
    LastDay = "To", "截止日";
    UpTo = "up to", "不超过";
    AmountLimit = "Up to", "金额上限";
    Delegation = "Delegation of authority", "授权表";
    DelegationLead = "Who decides at each gate, under which condition, and who stands in for them.", "每个决策点由谁在何种条件下决策，由谁代理。";
    Condition = "Condition", "条件";
    OrderNumber = "No.", "序号";
    Otherwise = "otherwise", "其他情况";
    Always = "always", "始终";
    MyWork = "My work", "我的工作";
    WorkOf = "Work of a role", "角色工作";

    // Risk–control table
    ProcessId = "Process id", "流程编号";
    ProcessName = "Process", "流程";
    RiskId = "Risk id", "风险编号";
    RiskText = "Risk", "风险";
    Category = "Category", "类别";
    Assertion = "Assertion", "认定";
    ControlId = "Control id", "控制编号";
    ControlText = "Control", "控制";
    PreventiveDetective = "Preventive / detective", "预防性/检测性";
    ManualAutomatic = "Manual / automatic / IT-dependent", "手工/自动/依赖IT";
    Performer = "Performer", "执行人";
    Approver = "Approver", "批准人";
    TestProcedure = "Test procedure", "测试程序";
    SampleSize = "Sample size", "样本量";
    DefaultSample = "default", "默认";
    RemediationOwner = "Remediation owner", "整改责任人";
    Preventive = "Preventive", "预防性";
    Detective = "Detective", "检测性";
    Manual = "Manual", "手工";
    Automatic = "Automatic", "自动";
    ItDependent = "IT-dependent manual", "依赖IT的手工";
    Place = "Place", "位置";
    Until = "Until", "截止日期";
    AcceptedBy = "Accepted by", "接受人";
    Reason = "Reason", "原因";
    NoControls = "This process has no key control points.", "本流程没有关键控制点。";
    Duty = "Duty", "职责";
    InTheProcessItself = "Outside the sub-processes", "子流程之外";
    NothingHere = "Nothing is said here yet.", "此处尚无内容。";
    LeadsToEverything = "Everything about the processes of this project: who does what, in which order, under which control.", "本项目流程的全部内容：谁做什么、按什么顺序、受何控制。";
    OpenDiagram = "Open the diagram", "打开流程图";
    MultipleOwners = "Several", "多个";
    FilesAndSubprocesses = "Files and sub-processes", "文件与子流程";
    UsedIn = "Used in", "用于";
    Operating = "Operating", "运营类";
    Enabling = "Enabling", "使能类";
    Supporting = "Supporting", "支撑类";
    Strategic = "Strategic", "战略类";
    Execution = "Execution", "执行类";
    Management = "Management", "管理类";
    Landscape = "Process landscape", "流程全景";
    RisksAndControls = "Risks and controls", "风险与控制";
    MitigatedBy = "Answered by", "应对控制";
    Other = "Further processes", "其他流程";
    InternalControl = "Internal control", "内部控制";
    Finance = "Finance", "财务";
    Legal = "Legal", "法律";
    Quality = "Quality", "质量";
    Security = "Security", "安全";
    Privacy = "Privacy", "隐私";
    Completeness = "Completeness", "完整性";
    Accuracy = "Accuracy", "准确性";
    Existence = "Existence", "存在性";
    CutOff = "Cut-off", "截止";
    Authorisation = "Authorisation", "授权";
    Legality = "Legality", "合法性";
    Daily = "daily", "每日";
    // Conditions
    AndJoined = " and ", " 且 ";
    OrJoined = " or ", " 或 ";
    Not = "not", "非";
    Yes = "yes", "是";
    No = "no", "否";
    FilledIn = "filled in", "已填写";
    NotFilledIn = "not filled in", "未填写";
    Weekly = "weekly", "每周";
    Monthly = "monthly", "每月";
    Quarterly = "quarterly", "每季度";
    Annual = "annual", "每年";
    PerEvent = "per case", "逐例";
    SampleOfPopulation = "by population, e.g. 60 %", "按总体抽取，例如60%";
    OnePerConfiguration = "1 per configuration version", "每个配置版本1个";
}

/// The words of one page. Tags other than Chinese ones read English.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Words {
    chinese: bool,
}

impl Words {
    /// The words for a BCP 47 tag.
    pub fn of(tag: &str) -> Words {
        let language = tag.split('-').next().unwrap_or("");
        Words { chinese: language.eq_ignore_ascii_case("zh") }
    }

    /// The tag the words themselves are in: `en` or `zh`.
    pub fn tag(self) -> &'static str {
        if self.chinese { "zh" } else { "en" }
    }

    /// One word.
    pub fn get(self, word: Word) -> &'static str {
        if self.chinese { word.chinese() } else { word.english() }
    }

    /// A period in words: "2 working days", "2 个工作日".
    pub fn period(self, period: Period) -> String {
        let count = period.count;
        if self.chinese {
            let unit = match period.unit {
                TimeUnit::Minute => "分钟",
                TimeUnit::Hour => "小时",
                TimeUnit::WorkingDay => "个工作日",
                TimeUnit::Day => "天",
                TimeUnit::Week => "周",
                TimeUnit::Month => "个月",
                TimeUnit::Year => "年",
            };
            return format!("{count} {unit}");
        }
        let unit = match period.unit {
            TimeUnit::Minute => "minute",
            TimeUnit::Hour => "hour",
            TimeUnit::WorkingDay => "working day",
            TimeUnit::Day => "day",
            TimeUnit::Week => "week",
            TimeUnit::Month => "month",
            TimeUnit::Year => "year",
        };
        format!("{count} {unit}{}", if count == 1 { "" } else { "s" })
    }

    /// A deadline in words: "within 2 working days", "2 个工作日内".
    pub fn within(self, period: Period) -> String {
        let words = self.period(period);
        if self.chinese { format!("{words}内") } else { format!("within {words}") }
    }

    /// How often, from a period: "every 2 weeks", "每 2 周".
    pub fn every(self, period: Period) -> String {
        let simple = match (period.count, period.unit) {
            (1, TimeUnit::Day | TimeUnit::WorkingDay) => Some(Word::Daily),
            (1, TimeUnit::Week) => Some(Word::Weekly),
            (1, TimeUnit::Month) => Some(Word::Monthly),
            (3, TimeUnit::Month) => Some(Word::Quarterly),
            (1, TimeUnit::Year) => Some(Word::Annual),
            _ => None,
        };
        match simple {
            Some(word) => self.get(word).to_owned(),
            None if self.chinese => format!("每 {}", self.period(period)),
            None => format!("every {}", self.period(period)),
        }
    }

    /// What stands between the members of a list.
    pub fn comma(self) -> &'static str {
        if self.chinese { "、" } else { ", " }
    }

    /// What stands between a name and what is said of it: `Owner: …`, `责任人：…`.
    pub fn colon(self) -> &'static str {
        if self.chinese { "：" } else { ": " }
    }

    /// What stands between the members of a list whose members may have commas in them.
    pub fn semicolon(self) -> &'static str {
        if self.chinese { "；" } else { "; " }
    }

    /// Something said in passing behind a name: `Suspended lead (if any)`, `挂起线索（如有）`.
    pub fn aside(self, name: &str, aside: &str) -> String {
        if self.chinese { format!("{name}（{aside}）") } else { format!("{name} ({aside})") }
    }

    /// What a kind of element is called.
    pub fn kind(self, kind: Kind) -> &'static str {
        self.get(match kind {
            Kind::Package => Word::Package,
            Kind::Class => Word::Class,
            Kind::Group => Word::Group,
            Kind::Process => Word::Process,
            Kind::Subprocess => Word::Subprocess,
            Kind::Activity => Word::Activity,
            Kind::Task => Word::Task,
            Kind::Kcp => Word::Kcp,
            Kind::Gate => Word::Gate,
            Kind::Decision => Word::Decision,
            Kind::Parallel => Word::Parallel,
            Kind::Branch => Word::Branch,
            Kind::Unordered => Word::Unordered,
            Kind::Wait => Word::Wait,
            Kind::Call => Word::Call,
            Kind::End => Word::End,
            Kind::Suspend => Word::Suspension,
            Kind::Outcome => Word::Outcome,
            Kind::Trigger => Word::Trigger,
            Kind::Check => Word::Check,
            Kind::Decide => Word::Decider,
            Kind::Role => Word::Role,
            Kind::Team => Word::Team,
            Kind::Unit => Word::OrganisationUnit,
            Kind::Pool => Word::Pool,
            Kind::Position => Word::Position,
            Kind::Deputy => Word::Deputy,
            Kind::Data => Word::Data,
            Kind::Field => Word::Field,
            Kind::State => Word::State,
            Kind::System => Word::System,
            Kind::Risk => Word::Risk,
            Kind::Requirement => Word::Requirement,
            Kind::Party => Word::Party,
            Kind::Step => Word::PartyStep,
            Kind::Param => Word::Parameter,
            Kind::Codes => Word::CodeList,
            Kind::Value => Word::CodeValue,
            Kind::Kpi => Word::Kpi,
            Kind::Pain => Word::Pain,
            Kind::Calendar => Word::Calendar,
            Kind::Term => Word::Term,
            Kind::Waive => Word::AcceptedFinding,
            Kind::Separate => Word::SeparateDuties,
        })
    }

    /// What a status is called.
    pub fn status(self, status: Status) -> &'static str {
        self.get(match status {
            Status::Draft => Word::Draft,
            Status::Review => Word::Review,
            Status::Released => Word::Released,
            Status::Retired => Word::Retired,
        })
    }

    /// What a letter stands for.
    pub fn letter(self, letter: Letter) -> &'static str {
        self.get(match letter {
            Letter::Responsible => Word::Responsible,
            Letter::Accountable => Word::Accountable,
            Letter::Consulted => Word::Consulted,
            Letter::Informed => Word::Informed,
        })
    }

    /// What a letter means, for legends.
    pub fn letter_means(self, letter: Letter) -> &'static str {
        self.get(match letter {
            Letter::Responsible => Word::ResponsibleMeans,
            Letter::Accountable => Word::AccountableMeans,
            Letter::Consulted => Word::ConsultedMeans,
            Letter::Informed => Word::InformedMeans,
        })
    }
}

/// The name a language has for itself, for language switches; the tag where the table has none.
pub fn autonym(tag: &str) -> &str {
    let lower = tag.to_ascii_lowercase();
    match lower.as_str() {
        "zh-hant" | "zh-tw" | "zh-hk" | "zh-mo" => return "繁體中文",
        "es-mx" => return "Español (México)",
        "pt-br" => return "Português (Brasil)",
        _ => {}
    }
    match lower.split('-').next().unwrap_or("") {
        "ar" => "العربية",
        "de" => "Deutsch",
        "en" => "English",
        "es" => "Español",
        "fa" => "فارسی",
        "fr" => "Français",
        "he" => "עברית",
        "hi" => "हिन्दी",
        "id" => "Bahasa Indonesia",
        "it" => "Italiano",
        "ja" => "日本語",
        "ko" => "한국어",
        "nl" => "Nederlands",
        "pl" => "Polski",
        "pt" => "Português",
        "ru" => "Русский",
        "th" => "ไทย",
        "tr" => "Türkçe",
        "vi" => "Tiếng Việt",
        "zh" => "中文",
        _ => tag,
    }
}

/// The writing direction of a language: `ltr` or `rtl`.
pub fn direction(tag: &str) -> &'static str {
    let lower = tag.to_ascii_lowercase();
    let mut parts = lower.split('-');
    let language = parts.next().unwrap_or("");
    let script = parts.find(|part| part.len() == 4);
    let rtl = match script {
        Some(script) => matches!(script, "arab" | "hebr" | "thaa" | "syrc" | "nkoo" | "adlm"),
        None => matches!(
            language,
            "ar" | "he" | "iw" | "fa" | "ur" | "ps" | "sd" | "ug" | "yi" | "dv" | "ckb" | "syr" | "nqo"
        ),
    };
    if rtl { "rtl" } else { "ltr" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_read_aloud() {
        let two_days = Period { count: 2, unit: TimeUnit::WorkingDay };
        assert_eq!(Words::of("en-GB").within(two_days), "within 2 working days");
        assert_eq!(Words::of("zh-Hans").within(two_days), "2 个工作日内");
        assert_eq!(Words::of("fr").period(Period { count: 1, unit: TimeUnit::Month }), "1 month");
        assert_eq!(Words::of("en").every(Period { count: 3, unit: TimeUnit::Month }), "quarterly");
    }

    #[test]
    fn direction_follows_script_before_language() {
        assert_eq!(direction("ar-EG"), "rtl");
        assert_eq!(direction("pa-Arab"), "rtl");
        assert_eq!(direction("ar-Latn"), "ltr");
        assert_eq!(direction("zh-CN"), "ltr");
    }

    #[test]
    fn every_word_is_said_in_both_languages() {
        for word in Word::ALL {
            assert!(!word.english().is_empty() && !word.chinese().is_empty(), "{word:?}");
        }
    }
}
