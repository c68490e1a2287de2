//! Who waits for somebody knows what to do when nobody answers.

use crate::check::{finding, named};
use crate::diagnostic::{Code, Diagnostic, Strictness};
use crate::model::{ElementId, Kind, Model, Value};
use ltc_grammar::words::{AttributeWord, ClauseWord};

/// A `wait` for a message without an answer to silence.
pub(in crate::check) const CODE: Code = Code {
    number: "LTC4053",
    name: "wait-without-timeout",
    strictness: Strictness::Hint,
    doc: r#"A `wait` for somebody's message does not say what happens when none comes: it has no `within`, or it has one, but neither an outcome for
the case that the time is over nor an `escalate`. Waits for another process or a system are not asked.

## Why it matters

Customers fall silent. A case that goes on waiting is forgotten, and no one is told.

## Wrong

```ltc
package shop "Shop"
role seller "Seller"
role head "Head of sales"
data request "Request"
data offer "Offer"
party customer "Customer"
process sell "Sell goods" {
  owner: seller   R: seller   A: head
  trigger asked "Customer asks for an offer" from customer
  in: request
  out: offer
  activity write_offer "Write the offer"
  wait answer "Customer answers" from customer
}
```

## Right

```ltc
package shop "Shop"
role seller "Seller"
role head "Head of sales"
data request "Request"
data offer "Offer"
party customer "Customer"
process sell "Sell goods" {
  owner: seller   R: seller   A: head
  trigger asked "Customer asks for an offer" from customer
  in: request
  out: offer
  activity write_offer "Write the offer"
  wait answer "Customer answers" from customer within 30d {
    answered "Answered" -> next
    silent "No answer in time" -> end "Customer lost"
  }
}
```
"#,
};

pub(in crate::check) fn run(model: &Model, id: ElementId, findings: &mut Vec<Diagnostic>) {
    let says = |word| model.get(id).clauses.iter().any(|clause| clause.word == word);
    // Other processes and systems have deadlines of their own.
    let senders = model.clause(id, ClauseWord::From).iter().filter_map(|value| match value {
        Value::Reference(reference) => reference.target,
        _ => None,
    });
    let mut kinds = senders.map(|sender| model.get(sender).kind);
    if !kinds.any(|kind| matches!(kind, Kind::Party | Kind::Role | Kind::Team)) {
        return;
    }
    let answered = model.attribute(id, AttributeWord::Escalate).is_some()
        || model.children(id, Kind::Outcome).nth(1).is_some();
    let (message, label) = match (says(ClauseWord::Within), answered) {
        (true, true) => return,
        (true, false) => {
            ("says how long, but not what happens then", "no outcome for silence and no `escalate`")
        }
        (false, _) => ("does not say how long", "may wait for ever"),
    };
    findings.push(
        finding(model, id, &CODE, format!("the wait {} {message}", named(model, id))).label(label).help(
            "say how long, and where it leads then: `within 30d { answered \"Answered\" -> next  silent \"No answer\" -> end \"Given up\" }`",
        ),
    );
}
