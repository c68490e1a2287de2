//! Triggers and ends say what has happened.

use super::super::finding;
use super::Tongue;
use crate::diagnostic::{Code, Diagnostic, Strictness};
use crate::model::{ElementId, Model};

/// A trigger or end named by an action.
pub(in crate::check) const CODE: Code = Code {
    number: "LTC6036",
    name: "action-as-event",
    strictness: Strictness::Convention,
    doc: r#"The English label of a trigger or end names an action ("Submit the lead") instead of what has happened ("Lead submitted").

Only verbs that are nothing else are reported; "Request from the customer" is left alone.

## Why it matters

An event is a fact that one can look up: the lead is submitted or it is not. "Submit the lead" is work that somebody still has to do, and then it belongs in an activity.

## Wrong

```ltc
package shop "Shop"
role seller "Seller"
data request "Request"
data offer "Offer"
process sell "Sell goods" {
  owner: seller   R: seller   A: seller
  trigger asked "Submit the request"
  in: request
  out: offer
  activity write_offer "Write the offer"
}
```

## Right

```ltc
package shop "Shop"
role seller "Seller"
data request "Request"
data offer "Offer"
process sell "Sell goods" {
  owner: seller   R: seller   A: seller
  trigger asked "Request submitted"
  in: request
  out: offer
  activity write_offer "Write the offer"
}
```
"#,
};

/// Verbs that are no nouns or adjectives as well, sorted.
#[rustfmt::skip]
const PLAIN_VERBS: &[&str] = &[
    "accept", "acknowledge", "add", "analyse", "analyze", "approve", "archive", "arrange", "ask", "assess", "assign",
    "authorise", "authorize", "begin", "bring", "build", "calculate", "cancel", "choose", "clarify", "collect", "compare",
    "compile", "confirm", "convert", "create", "decide", "decline", "define", "delete", "deliver", "describe", "determine",
    "develop", "distribute", "evaluate", "execute", "explain", "finalise", "finalize", "get", "give", "identify",
    "implement", "inform", "inspect", "install", "invite", "make", "negotiate", "notify", "obtain", "pay", "prepare",
    "produce", "provide", "publish", "receive", "reconcile", "register", "reject", "remind", "remove", "resolve", "select",
    "sell", "send", "submit", "suspend", "terminate", "validate", "verify", "write",
];

/// Words behind the verb that say what has happened all the same.
const HAPPENED: &[&str] = &[
    "won", "lost", "paid", "made", "done", "held", "met", "sold", "built", "found", "sent", "over", "due",
    "ready", "begun", "is", "are", "was", "has", "asks", "wants", "needs", "begins", "starts", "ends",
];

pub(in super::super) fn run(model: &Model, id: ElementId, findings: &mut Vec<Diagnostic>) {
    for (language, text) in &model.get(id).label.texts {
        if Tongue::of(model, *language) != Tongue::English || !is_action(text) {
            continue;
        }
        let noun = model.get(id).kind.noun();
        findings.push(
            finding(model, id, &CODE, format!("the {noun} `{text}` names an action, not what has happened"))
                .label("something to do")
                .help(
                    "write the object and what happened to it: \"Lead submitted\", not \"Submit the lead\"",
                ),
        );
    }
}

fn is_action(text: &str) -> bool {
    let mut words = text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
    let Some(first) = words.next().map(str::to_lowercase) else { return false };
    if PLAIN_VERBS.binary_search(&first.as_str()).is_err() {
        return false;
    }
    let mut any = false;
    let happened = words.any(|word| {
        any = true;
        let word = word.to_lowercase();
        word.ends_with("ed") || word.ends_with("en") || HAPPENED.contains(&word.as_str())
    });
    any && !happened
}

#[cfg(test)]
mod tests {
    use super::{PLAIN_VERBS, is_action};

    #[test]
    fn facts_are_told_from_actions() {
        assert!(PLAIN_VERBS.is_sorted());
        for fact in [
            "Lead submitted",
            "Request from the customer",
            "Release",
            "Order received",
            "Close of the year",
            "Get-together held",
            "Suspend",
        ] {
            assert!(!is_action(fact), "{fact}");
        }
        for action in ["Submit the lead", "Receive order", "Send the offer"] {
            assert!(is_action(action), "{action}");
        }
    }
}
