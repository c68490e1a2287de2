//! English labels.

use super::not_an_action::NoAction;

/// Verbs an English label of work may begin with, sorted. Words that are verbs and nouns alike are in [`EITHER`] too.
#[rustfmt::skip]
const VERBS: &[&str] = &[
    "abort", "absorb", "accelerate", "accept", "accompany", "account", "accrue", "achieve", "acknowledge", "acquire",
    "act", "activate", "adapt", "add", "address", "adjust", "advance", "advise", "agree", "alert", "align",
    "allocate", "amend", "amortise", "amortize", "analyse", "analyze", "announce", "anonymise", "anonymize", "answer",
    "append", "apply", "appoint", "apportion", "appraise", "approve", "archive", "arrange", "ascertain", "ask",
    "assemble", "assess", "assign", "assist", "assure", "attach", "attend", "attest", "audit", "authorise",
    "authorize", "award", "backup", "balance", "baseline", "begin", "benchmark", "benefit", "bill", "block", "book",
    "brief", "bring", "budget", "build", "bundle", "calculate", "calibrate", "call", "cancel", "capture", "carry",
    "cascade", "cash", "cater", "certify", "change", "charge", "check", "choose", "cite", "clarify", "classify",
    "clean", "clear", "close", "co-sign", "coach", "codify", "collate", "collect", "combine", "commence",
    "commission", "commit", "communicate", "compare", "compensate", "compile", "complete", "compose", "compress",
    "compute", "conceive", "conclude", "condense", "conduct", "configure", "confirm", "connect", "consent",
    "consider", "consolidate", "constitute", "construct", "consult", "contact", "contain", "contest", "continue",
    "contract", "control", "convene", "convert", "convey", "convince", "coordinate", "copy", "correct", "cost",
    "count", "create", "credit", "debit", "debrief", "decide", "declare", "decline", "decode", "decommission",
    "deduce", "deduct", "defend", "defer", "define", "delegate", "delete", "delimit", "deliver", "demand",
    "demonstrate", "denote", "deploy", "deposit", "deregister", "derive", "describe", "design", "designate",
    "destroy", "detail", "detect", "determine", "develop", "diagnose", "digest", "digitise", "digitize", "disburse",
    "discard", "discharge", "disclaim", "disclose", "discontinue", "discuss", "disinfect", "dismiss", "dispatch",
    "display", "dispose", "dispute", "distribute", "divide", "do", "dock", "document", "downgrade", "download",
    "draft", "draw", "drive", "duplicate", "earn", "edit", "educate", "elaborate", "elect", "elicit", "eliminate",
    "embed", "employ", "empower", "enable", "enclose", "encourage", "encrypt", "endeavour", "endorse", "enforce",
    "engage", "enlist", "enquire", "enrich", "enrol", "enroll", "ensure", "enter", "enumerate", "equip", "erase",
    "escalate", "establish", "estimate", "evaluate", "evidence", "examine", "excavate", "exchange", "exclude",
    "execute", "exempt", "exercise", "exhibit", "expand", "expect", "expedite", "experience", "explain", "explicate",
    "explore", "export", "expose", "extend", "extract", "facilitate", "fetch", "file", "fill", "finalise", "finalize",
    "finance", "find", "fit", "fix", "flag", "flatten", "follow", "forecast", "foresee", "forge", "form", "format",
    "formulate", "forward", "foster", "frame", "freeze", "fulfil", "fulfill", "fund", "furnish", "gain", "gather",
    "gauge", "generate", "get", "give", "grade", "grant", "greet", "group", "grow", "guarantee", "guide", "hand",
    "handle", "harmonise", "harmonize", "harvest", "heat", "hedge", "help", "highlight", "hire", "hold", "host",
    "identify", "illustrate", "implement", "import", "improve", "inaugurate", "incentivise", "include", "incorporate",
    "increase", "indicate", "induct", "infer", "influence", "inform", "initiate", "inject", "innovate", "inquire",
    "insert", "insist", "inspect", "install", "institute", "instruct", "insure", "integrate", "intensify",
    "intercept", "interest", "interpret", "interview", "introduce", "inventory", "invest", "investigate", "invite",
    "invoice", "involve", "isolate", "issue", "itemise", "itemize", "join", "judge", "justify", "keep", "label",
    "launch", "lead", "learn", "leave", "lend", "let", "liaise", "license", "link", "liquidate", "list", "listen",
    "live", "load", "loan", "localise", "localize", "locate", "lock", "log", "look", "maintain", "make", "manage",
    "map", "mark", "market", "match", "maximise", "maximize", "measure", "mediate", "meet", "memorise", "mentor",
    "merge", "migrate", "minimise", "minimize", "mitigate", "mix", "mobilise", "mobilize", "model", "modify",
    "monitor", "motivate", "mount", "move", "name", "narrow", "negotiate", "nominate", "note", "notify", "number",
    "nurture", "obligate", "observe", "obtain", "offer", "offset", "omit", "onboard", "open", "operate", "optimise",
    "optimize", "orchestrate", "order", "organise", "organize", "orient", "outline", "outsource", "own", "pack",
    "package", "paint", "part", "participate", "partner", "patch", "pay", "peer", "penalise", "perform", "permit",
    "persuade", "phase", "photograph", "pick", "pilot", "place", "plan", "plot", "point", "polish", "populate",
    "position", "post", "postpone", "practice", "practise", "prepare", "prequalify", "preselect", "present",
    "preserve", "pretest", "prevent", "price", "print", "prioritise", "prioritize", "probe", "proceed", "process",
    "procure", "produce", "product", "profile", "profit", "program", "prohibit", "project", "promote", "proofread",
    "propose", "protect", "protest", "prove", "provide", "publish", "pull", "purchase", "pursue", "push", "put",
    "qualify", "quantify", "quarantine", "query", "quote", "raise", "rank", "rate", "rationalise", "rationalize",
    "re-check", "re-submit", "reach", "react", "reactivate", "read", "realise", "realize", "rearrange", "reassess",
    "rebuild", "recalculate", "recall", "receive", "recheck", "recognise", "recognize", "recommend", "reconcile",
    "reconfirm", "reconsider", "reconstruct", "record", "recover", "recruit", "rectify", "recycle", "redeem",
    "redesign", "redirect", "redistribute", "reduce", "reevaluate", "refer", "reference", "refine", "refresh",
    "refund", "refuse", "register", "regulate", "rehearse", "reimburse", "reinforce", "reinstate", "reissue",
    "reject", "relate", "relay", "release", "relieve", "relocate", "rely", "remediate", "remind", "remit", "remove",
    "render", "renegotiate", "renew", "reopen", "reorder", "reorganise", "reorganize", "repair", "repay", "repeat",
    "rephrase", "replace", "reply", "report", "represent", "reproduce", "request", "rerun", "reschedule", "rescind",
    "research", "resell", "reserve", "reset", "resign", "resolve", "resource", "respect", "respond", "restart",
    "restock", "restore", "restrict", "resubmit", "resume", "retain", "retest", "rethink", "retire", "retrain",
    "retrieve", "retry", "return", "reuse", "revalidate", "reveal", "reverse", "review", "revise", "revisit",
    "revoke", "reward", "rework", "risk", "roll", "rotate", "route", "run", "safeguard", "sample", "sanction", "save",
    "scale", "scan", "schedule", "scope", "score", "scrap", "screen", "seal", "search", "secure", "see", "seek",
    "segment", "select", "sell", "send", "separate", "serve", "service", "set", "settle", "shape", "share", "shift",
    "ship", "shorten", "show", "shut", "sign", "signal", "simplify", "simulate", "size", "sketch", "slot", "solicit",
    "solve", "sort", "source", "speak", "specify", "spend", "split", "spot", "spread", "stack", "staff", "stage",
    "stamp", "standardise", "standardize", "start", "state", "steer", "stimulate", "stock", "stop", "store",
    "streamline", "strengthen", "strike", "structure", "study", "subcontract", "submit", "subscribe", "substitute",
    "subtract", "suggest", "sum", "summarise", "summarize", "supervise", "supply", "support", "survey", "suspend",
    "sustain", "sweep", "switch", "synchronise", "synchronize", "tabulate", "tackle", "tag", "tailor", "take", "talk",
    "target", "teach", "tell", "tender", "terminate", "test", "thank", "think", "tick", "tie", "trace", "track",
    "trade", "train", "transcribe", "transfer", "transform", "translate", "transmit", "transport", "travel", "treat",
    "triage", "trigger", "try", "tune", "turn", "understand", "undertake", "unify", "uninstall", "unload", "unlock",
    "unpack", "unsubscribe", "update", "upgrade", "upload", "use", "vaccinate", "validate", "value", "vary",
    "ventilate", "verify", "vet", "view", "visit", "voice", "vote", "wait", "waive", "walk", "warn", "watch", "weed",
    "weigh", "weld", "widen", "win", "wire", "withdraw", "withhold", "witness", "work", "wrap", "write", "yield",
    "zip", "zone",
];

/// Words that are nouns as often as verbs, sorted: "Contract signature" and "Contract the supplier" begin alike.
#[rustfmt::skip]
const EITHER: &[&str] = &[
    "benefit", "bill", "budget", "cash", "contract", "control", "cost", "credit", "debit", "demand", "experience",
    "finance", "form", "fund", "interest", "invoice", "lead", "market", "offer", "order", "partner", "position",
    "price", "process", "product", "profit", "program", "project", "purchase", "quote", "reference", "research",
    "resource", "risk", "service", "source", "stock", "target", "tender", "trade", "value",
];

/// Words no label of work begins with, sorted: nouns, adjectives, articles.
#[rustfmt::skip]
const NO_VERBS: &[&str] = &[
    "a", "acceptance", "agreement", "all", "allocation", "an", "analysis", "annual", "any", "application", "approval",
    "assessment", "at", "by", "calculation", "checklist", "collection", "commercial", "communication", "competitor",
    "complete-list", "confirmation", "coordination", "creation", "customer", "daily", "data", "decision", "delivery",
    "department", "discussion", "distribution", "documentation", "each", "escalation", "estimation", "evaluation",
    "every", "execution", "explanation", "external", "final", "financial", "for", "formal", "from", "general",
    "generation", "head", "headquarters", "identification", "implementation", "in", "information", "initial",
    "inspection", "integration", "internal", "investigation", "invitation", "kickoff", "legal", "maintenance",
    "management", "manager", "meeting", "minutes", "monitoring", "monthly", "negotiation", "new", "no", "not",
    "notification", "observation", "of", "office", "on", "operation", "opportunity", "our", "overall", "payment",
    "planning", "policy", "preparation", "presentation", "price-list", "procedure", "procurement", "production",
    "promotion", "proposal", "qualification", "quality", "quarterly", "quotation", "realisation", "recognition",
    "recommendation", "reconciliation", "registration", "regular", "relation", "relationship", "reporting",
    "requirement", "requirements", "resolution", "responsibility", "sales", "satisfaction", "selection", "settlement",
    "shipment", "signature", "solution", "specification", "strategy", "submission", "successful", "supplier", "team",
    "technical", "template", "termination", "that", "the", "their", "these", "this", "those", "to", "training",
    "transaction", "validation", "vendor", "verification", "weekly", "with", "workshop", "yes", "your",
];

/// Verbs that hide the work, and what to say instead.
const VAGUE: &[(&str, &str)] = &[
    ("handle", "\"Answer\", \"Decide\", \"Repair\", \"Pass on\""),
    ("process", "\"Enter\", \"Check\", \"Book\", \"Approve\""),
    ("manage", "\"Plan\", \"Assign\", \"Review\", \"Decide\""),
    ("support", "\"Advise\", \"Supply\", \"Review\", \"Install\""),
    ("coordinate", "\"Invite\", \"Agree\", \"Schedule\", \"Assign\""),
    ("follow up", "\"Call\", \"Remind\", \"Check\", \"Escalate\""),
    ("do", "\"Write\", \"Check\", \"Send\""),
    ("perform", "the work itself: \"Test the device\", not \"Perform the test\""),
];

/// Endings of nouns that name an action: "verification", "assessment".
const ACTION_NOUNS: &[&str] =
    &["tion", "sion", "ment", "ance", "ence", "ysis", "ing", "val", "ness", "ity", "ation", "ure", "age"];

/// What is wrong with an English label that does not begin with a plain verb. Unknown words are taken for verbs unless their form
/// says otherwise, so that a rare verb is never refused.
pub(super) fn not_an_action(label: &str) -> Option<NoAction> {
    let mut words = words(label);
    let first = words.next()?;
    let is_verb = contains(VERBS, first);
    if is_verb && !contains(EITHER, first) {
        return None;
    }
    let rest: Vec<&str> = words.collect();
    let last = rest.last().copied().unwrap_or(first);
    if is_verb {
        // "Lead the customer to …" does, "Lead qualification" is a thing.
        let thing = rest.len() == 1 && names_an_action(last);
        return (thing || rest.is_empty())
            .then(|| NoAction { label: "a thing, not an action", help: turn_round(first, &rest) });
    }
    if contains(NO_VERBS, first) {
        return Some(NoAction { label: "does not begin with a verb", help: turn_round(first, &rest) });
    }
    if let Some(verb) = plain_form(first) {
        let help = format!("begin with the plain verb: \"{}\"", capitalised(&verb, &rest));
        return Some(NoAction { label: "not the plain form of the verb", help });
    }
    if names_an_action(first) || (names_an_action(last) && rest.len() < 3) {
        return Some(NoAction { label: "a thing, not an action", help: turn_round(first, &rest) });
    }
    None
}

/// The vague verb a label begins with, and what to say instead.
pub(super) fn vague_verb(label: &str) -> Option<(&'static str, &'static str)> {
    let mut words = words(label);
    let first = words.next()?;
    let second = words.next().unwrap_or("");
    VAGUE.iter().copied().find(|(verb, _)| match verb.split_once(' ') {
        Some((verb, particle)) => {
            (first.eq_ignore_ascii_case(verb) && second.eq_ignore_ascii_case(particle))
                || first.eq_ignore_ascii_case("follow-up")
        }
        None => first.eq_ignore_ascii_case(verb),
    })
}

/// The verb of a second action: the word behind "and" or "then", if it is a verb with something behind it or in front of the
/// object it shares ("Decide and record the outcome"). What stands in parentheses only explains.
pub(super) fn second_action(label: &str) -> Option<String> {
    if !["and", "then", "&", "AND", "And"].iter().any(|joint| label.contains(joint)) {
        return None;
    }
    let outside = label.split(['(', '（']).next().unwrap_or(label);
    let words: Vec<&str> = words(outside).collect();
    let [first, ..] = words.as_slice() else { return None };
    if !contains(VERBS, first) {
        return None;
    }
    words.windows(2).enumerate().skip(1).find_map(|(at, pair)| {
        let [joint, verb] = pair else { return None };
        let joins = joint.eq_ignore_ascii_case("and") || joint.eq_ignore_ascii_case("then") || *joint == "&";
        if !joins || !contains(VERBS, verb) {
            return None;
        }
        let behind = words.get(at + 2);
        let clear = if contains(EITHER, verb) || contains(OFTEN_THINGS, verb) {
            behind.is_some_and(|word| contains(POINTERS, word))
        } else {
            takes_an_object(behind)
        };
        (at == 1 || clear).then(|| (*verb).to_owned())
    })
}

/// Verbs that are things as often when they stand in a list: "service and supply readiness".
const OFTEN_THINGS: &[&str] = &[
    "account", "approach", "balance", "call", "change", "claim", "contact", "design", "document", "estimate",
    "exchange", "file", "group", "issue", "limit", "list", "measure", "model", "name", "note", "plan",
    "record", "release", "report", "request", "review", "sample", "schedule", "scope", "share", "supply",
    "support", "survey", "test", "track", "transfer", "travel", "visit", "work",
];

/// Words that begin an object and nothing else.
const POINTERS: &[&str] = &[
    "a", "all", "an", "any", "each", "every", "her", "his", "it", "its", "our", "that", "the", "their",
    "them", "these", "this", "those", "your",
];

/// Whether the word behind a verb can begin its object; "and" or "of" behind it say that the "verb" was a noun.
fn takes_an_object(word: Option<&&str>) -> bool {
    const NO_OBJECTS: &[&str] =
        &["and", "at", "by", "for", "from", "in", "of", "on", "or", "per", "to", "with"];
    word.is_some_and(|word| !contains(NO_OBJECTS, word))
}

/// Whether a word is surely no name: a verb, a common noun, a noun made of a verb.
pub(super) fn is_common(word: &str) -> bool {
    let word = word.trim_matches(|letter: char| !letter.is_alphanumeric());
    contains(VERBS, word) || contains(NO_VERBS, word) || names_an_action(word)
}

/// The words of a label, without the marks around them.
fn words(label: &str) -> impl Iterator<Item = &str> {
    label
        .split(|letter: char| letter.is_whitespace() || matches!(letter, ',' | ';' | ':' | '/'))
        .map(|word| word.trim_matches(|letter: char| !letter.is_alphanumeric() && letter != '&'))
        .filter(|word| !word.is_empty())
}

fn contains(list: &[&str], word: &str) -> bool {
    list.binary_search_by(|entry| entry.bytes().cmp(word.bytes().map(|byte| byte.to_ascii_lowercase())))
        .is_ok()
}

/// Whether a word is a noun made of a verb, by its ending. Short words ("being", "sure", "page") are let off.
fn names_an_action(word: &str) -> bool {
    6 < word.len()
        && !contains(VERBS, word)
        && ACTION_NOUNS.iter().any(|ending| {
            let at = word.len() - ending.len();
            word.get(at..).is_some_and(|end| end.eq_ignore_ascii_case(ending))
        })
}

/// The plain verb of "Checks", "Checking", "Checked".
fn plain_form(word: &str) -> Option<String> {
    let word = word.to_lowercase();
    let stem = ["ing", "ied", "ies", "ed", "es", "s"].iter().find_map(|ending| {
        let stem = word.strip_suffix(ending)?;
        let double = stem.char_indices().last().map_or(stem, |(at, _)| stem.get(..at).unwrap_or(stem));
        [stem.to_owned(), format!("{stem}e"), format!("{stem}y"), double.to_owned()]
            .into_iter()
            .find(|form| contains(VERBS, form))
    })?;
    // "Sales", "Costs", "Offers": a plural as likely as a verb form; with no certain verb nothing is proposed.
    (!contains(EITHER, &stem)).then_some(stem)
}

fn capitalised(verb: &str, rest: &[&str]) -> String {
    let mut letters = verb.chars();
    let first = letters.next().map(|letter| letter.to_ascii_uppercase());
    let mut text: String = first.into_iter().chain(letters).collect();
    for word in rest {
        text.push(' ');
        text.push_str(word);
    }
    text
}

/// "Invoice verification" → begin with the verb: "Verify the invoice".
fn turn_round(first: &str, rest: &[&str]) -> String {
    let verb = rest.last().and_then(|noun| verb_of(noun)).filter(|_| rest.len() == 1);
    match verb {
        Some(verb) => {
            format!("begin with the verb: \"{}\"", capitalised(verb, &["the", &first.to_lowercase()]))
        }
        None => "begin with the verb, then say what it is done to: \"Verify the invoice\"".to_owned(),
    }
}

/// The verb behind a noun of action.
fn verb_of(noun: &str) -> Option<&'static str> {
    let noun = noun.to_lowercase();
    let stem: &str = [
        "ification",
        "isation",
        "ization",
        "ation",
        "ition",
        "ution",
        "ment",
        "tion",
        "sion",
        "ance",
        "ing",
        "al",
    ]
    .iter()
    .find_map(|ending| noun.strip_suffix(ending))?;
    if stem.len() < 3 {
        return None;
    }
    let made = |ending: &str| {
        let verb = format!("{stem}{ending}");
        VERBS.iter().copied().find(|entry| *entry == verb)
    };
    ["", "e", "ify", "ise", "ize", "ate", "t", "te", "d", "ve", "y"].into_iter().find_map(made)
}

#[cfg(test)]
mod tests {
    use super::{EITHER, NO_VERBS, OFTEN_THINGS, POINTERS, VERBS, not_an_action, second_action, vague_verb};

    #[test]
    fn lists_are_sorted() {
        for list in [VERBS, EITHER, NO_VERBS, OFTEN_THINGS, POINTERS] {
            assert!(list.is_sorted());
        }
    }

    #[test]
    fn things_are_told_from_actions() {
        for thing in [
            "Invoice verification",
            "Checking the invoice",
            "Checks the invoice",
            "Lead qualification",
            "Contract signature",
            "The invoice is checked",
            "Customer visit",
            "Risk assessment",
            "Budget approval",
            "New customer",
            "Supplier evaluation meeting",
            "Verification of the invoice",
        ] {
            assert!(not_an_action(thing).is_some(), "{thing}");
        }
        for action in [
            "Verify the invoice",
            "Lead the KDM to admit the pain",
            "Lead negotiation with the customer",
            "Plan production",
            "Frobnicate the widget",
            "Price the offer",
            "Review documentation",
            "Order the goods",
            "Contract the supplier",
            "Hand over the lead",
            "Co-sign the contract",
            "Re-check the price",
            "Budget the campaign",
        ] {
            assert!(not_an_action(action).is_none(), "{action}");
        }
    }

    #[test]
    fn the_verb_is_proposed() {
        let help = |label| not_an_action(label).map(|fault| fault.help).unwrap_or_default();
        assert!(help("Invoice verification").contains("\"Verify the invoice\""));
        assert!(help("Checking the invoice").contains("\"Check the invoice\""));
        assert!(help("Contract negotiation").contains("\"Negotiate the contract\""));
    }

    #[test]
    fn vague_verbs_are_found_at_the_start_only() {
        assert!(vague_verb("Handle the complaint").is_some());
        assert!(vague_verb("Follow up the offer").is_some());
        assert!(vague_verb("Follow the checklist").is_none());
        assert!(vague_verb("Document the process").is_none());
    }

    #[test]
    fn two_things_are_one_action() {
        for one in [
            "Check price and delivery date",
            "Check the plan and report",
            "Check terms and conditions",
            "Score intent (need, budget and plan)",
            "Compare offers and contract terms",
            "Collect requests and offers of the customer",
            "Confirm service and supply readiness",
        ] {
            assert!(second_action(one).is_none(), "{one}");
        }
        for two in [
            "Sign the offer and send it",
            "Decide and record outcome",
            "Call the customer and update the record",
            "Read the profile and ask missing questions",
            "Check the budget, then approve the offer",
        ] {
            assert!(second_action(two).is_some(), "{two}");
        }
    }
}
