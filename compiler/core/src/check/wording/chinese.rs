//! Chinese labels. There is no telling words apart without a dictionary, so only clear cases are reported: a label that no known
//! verb is in, a vague verb at its start, a joint that only ever joins two actions.

use super::not_an_action::NoAction;

/// Verbs that occur in labels of work; a label that holds one is taken for an action.
const VERBS: &[&str] = &[
    "安排", "安装", "拜访", "颁发", "办理", "保存", "报告", "报价", "备案", "比对", "比较", "编写", "编制",
    "变更", "标识", "标出", "标记", "补充", "补全", "采购", "采集", "参加", "参与", "测量", "测试", "查",
    "拆分", "呈报", "澄清", "筹备", "出具", "处理", "触发", "传递", "创建", "催收", "存档", "达成", "答复",
    "打印", "代表", "登记", "递交", "调查", "调整", "订", "定", "督促", "锻炼", "对比", "对接", "对照", "发",
    "发布", "发货", "发送", "反馈", "返回", "访问", "放行", "分", "分析", "分发", "分解", "分配", "服务",
    "复核", "复盘", "改进", "盖章", "告知", "跟进", "跟踪", "更新", "公布", "供应", "沟通", "购买", "估",
    "估算", "关闭", "管理", "归档", "归还", "规划", "过账", "核", "合并", "汇报", "汇总", "回访", "回复",
    "获取", "激发", "激活", "计划", "计算", "记", "记录", "加", "监控", "监督", "检查", "检验", "建立",
    "鉴定", "交", "交付", "交接", "校验", "接", "接收", "接受", "接触", "结算", "结清", "解答", "解决",
    "介绍", "警告", "纠正", "决策", "决定", "开", "开发", "开具", "开立", "考核", "控制", "扣", "扩展",
    "拉通", "了解", "联系", "列", "列出", "录入", "履行", "落实", "描述", "明确", "命名", "拟定", "培训",
    "培育", "配合", "配置", "批准", "聘", "评", "评估", "评价", "评审", "评分", "签", "签署", "清点", "清理",
    "请", "驱动", "取得", "取消", "确定", "确认", "认可", "任命", "筛查", "筛选", "删除", "上报", "上传",
    "申报", "申请", "设", "设计", "设定", "审", "审查", "审核", "审批", "审阅", "升级", "生成", "声明",
    "实施", "识别", "使用", "试", "收", "收集", "授权", "输入", "刷新", "说明", "送", "搜", "搜集", "锁定",
    "谈", "谈判", "讨论", "提", "提出", "提供", "提交", "提取", "填", "填写", "调", "停", "通知", "投",
    "投标", "推荐", "退", "完成", "完善", "维护", "维修", "委派", "下", "下达", "下发", "限定", "陈述",
    "协调", "协商", "写", "宣布", "选", "选择", "学习", "询", "寻找", "巡检", "研究", "验", "验收", "验证",
    "邀请", "移交", "引导", "用", "优化", "预测", "预订", "运行", "运营", "运输", "阅读", "在", "展示",
    "召开", "召集", "找", "整改", "整理", "证明", "支持", "执行", "执", "指定", "制定", "制作", "致电",
    "致函", "治理", "质检", "注册", "主动", "注销", "转", "转交", "追", "追踪", "准备", "咨询", "总结",
    "组建", "组织", "最终", "作", "做", "打", "给", "拿", "买", "卖", "看", "听", "问", "答", "把", "将",
    "让", "向", "与", "对", "按", "为", "从", "以", "由", "重塑", "创造", "塑造", "推动", "推进", "推广",
    "促成", "促进", "争取", "保证", "保障", "确保", "避免", "防止", "减少", "降低", "提高", "提升", "增加",
    "增强", "形成", "区分", "归类", "归集", "核销", "核算", "决算", "结转", "交底", "交单", "量化", "画",
    "绘制", "命", "盘点", "派", "排", "判", "判定", "批", "平衡", "启动", "起草", "清算", "筹集", "赔付",
    "退回", "拒绝", "撤回", "释放", "归零", "恢复", "重启", "中止", "终止", "暂停", "挂起", "延期", "汇编",
    "编排", "关联", "续", "补", "换", "修", "改", "删", "存", "取", "寄", "付", "支付", "缴", "领", "招",
    "聘用", "录用", "辞退", "任", "免",
];

/// Verbs that hide the work when a label begins with them, and what to say instead.
const VAGUE: &[(&str, &str)] = &[
    ("处理", "“答复”“判定”“修复”“转交”"),
    ("跟进", "“致电”“提醒”“核对”“上报”"),
    ("配合", "“提供”“评审”“测试”"),
    ("支持", "“提供”“解答”“安装”"),
    ("做", "“编写”“检查”“发送”"),
];

/// Words with 并 or 和 in which it joins nothing.
const NO_JOINTS: &[&str] = &[
    "合并", "兼并", "并购", "并行", "并列", "并网", "并账", "并且", "和解", "和谐", "饱和", "总和", "共和",
    "缓和", "调和", "平和",
];

/// Words with which a decision asks.
const QUESTIONS: &[&str] = &[
    "是否",
    "能否",
    "可否",
    "有无",
    "是不是",
    "有没有",
    "吗",
    "何",
    "哪",
    "谁",
    "多少",
    "多大",
    "多久",
    "几",
    "什么",
    "怎",
    "与否",
    "够不够",
    "要不要",
];

/// Endings of labels that name a topic.
const TOPICS: &[&str] = &["管理", "工作", "流程", "业务", "事项", "事宜", "情况"];

/// Endings of labels that name a thing, if no verb is in them.
const THINGS: &[&str] = &[
    "表",
    "单",
    "书",
    "册",
    "信息",
    "质量",
    "问题",
    "档案",
    "材料",
    "资料",
    "文件",
    "会",
    "会议",
    "客户",
    "合同",
    "线索",
    "机会点",
    "订单",
    "发票",
    "价格",
    "成本",
    "预算",
    "风险",
    "指标",
    "目标",
    "产品",
    "项目",
    "团队",
    "数据",
    "系统",
    "关系",
    "需求",
    "日程",
    "日期",
    "金额",
    "地址",
];

/// What is wrong with a Chinese label that names no action.
pub(super) fn not_an_action(label: &str) -> Option<NoAction> {
    let label = label.trim();
    if !label.chars().any(is_character) {
        return None;
    }
    let help =
        || "动词在前，写明做什么：“核对发票” — begin with the verb, then say what it is done to".to_owned();
    if let Some(before) = TOPICS.iter().find_map(|topic| label.strip_suffix(topic)) {
        let begins_with_verb = VERBS.iter().any(|verb| before.starts_with(verb));
        return (!begins_with_verb).then(|| NoAction { label: "a topic, not an action", help: help() });
    }
    let ends_in_a_thing = THINGS.iter().any(|thing| label.ends_with(thing));
    let acts = || VERBS.iter().any(|verb| label.contains(verb));
    (ends_in_a_thing && !acts()).then(|| NoAction { label: "a thing, not an action", help: help() })
}

/// The vague verb a label begins with, and what to say instead.
pub(super) fn vague_verb(label: &str) -> Option<(&'static str, &'static str)> {
    let label = label.trim_start();
    VAGUE.iter().copied().find(|(verb, _)| label.starts_with(verb))
}

/// The second action of a label: what follows 并, or 和 if a verb follows it.
pub(super) fn second_action(label: &str) -> Option<String> {
    if !label.contains(['并', '和']) {
        return None;
    }
    let outside = label.split(['(', '（']).next().unwrap_or(label);
    let mut plain = outside.to_owned();
    for word in NO_JOINTS {
        if plain.contains(word) {
            plain = plain.replace(word, "");
        }
    }
    let after = |joint: char| {
        plain.split_once(joint).filter(|(before, after)| !before.is_empty() && !after.is_empty())
    };
    if let Some((_, second)) = after('并') {
        return Some(format!("并{}", second.chars().take(4).collect::<String>()));
    }
    let (_, second) = after('和')?;
    // Only verbs of two characters are sure enough: 定 begins 定价, which is a thing.
    let verb = VERBS.iter().find(|verb| 2 <= verb.chars().count() && second.starts_with(**verb))?;
    (verb.len() < second.len()).then(|| format!("和{verb}"))
}

/// Whether a label asks.
pub(in super::super) fn asks(label: &str) -> bool {
    QUESTIONS.iter().any(|word| label.contains(word))
}

/// The length of a label in characters; a run of Latin letters and digits counts as one.
pub(super) fn length(label: &str) -> usize {
    let mut count = 0;
    let mut in_run = false;
    for letter in label.chars() {
        let character = is_character(letter);
        if character || (letter.is_alphanumeric() && !in_run) {
            count += 1;
        }
        in_run = !character && letter.is_alphanumeric();
    }
    count
}

/// Whether it is a Chinese character, punctuation not included.
fn is_character(letter: char) -> bool {
    matches!(letter, '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

#[cfg(test)]
mod tests {
    use super::{asks, length, not_an_action, second_action, vague_verb};

    #[test]
    fn topics_and_things_are_told_from_actions() {
        for thing in ["线索管理", "客户名单", "日常工作", "商机档案"] {
            assert!(not_an_action(thing).is_some(), "{thing}");
        }
        for action in ["核对发票", "发票核对", "查重", "移交线索", "向客户致电", "制定项目管理流程", "KPI"]
        {
            assert!(not_an_action(action).is_none(), "{action}");
        }
    }

    #[test]
    fn a_joint_between_things_is_no_second_action() {
        assert!(second_action("合并订单").is_none());
        assert!(second_action("核对价格和交期").is_none());
        assert!(second_action("选择竞争策略（正面和侧翼并行）").is_none());
        assert!(second_action("签署并发送报价").is_some());
        assert!(second_action("检查资料和更新记录").is_some());
    }

    #[test]
    fn vague_verbs_count_at_the_start() {
        assert!(vague_verb("处理投诉").is_some());
        assert!(vague_verb("提出处理建议").is_none());
    }

    #[test]
    fn latin_words_count_as_one_character() {
        assert_eq!(length("引导KDM认可痛点"), 7);
        assert_eq!(length("评分：匹配度（级别、战略）"), 9);
    }

    #[test]
    fn questions_without_a_mark_ask() {
        assert!(asks("KDM是否认可痛点"));
        assert!(!asks("价格决策"));
    }
}
