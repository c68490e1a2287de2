//! What is suspended comes back.

use super::{finding, named};
use crate::diagnostic::{Code, Diagnostic, Strictness};
use crate::model::{ElementId, Model, Value};
use ltc_grammar::words::ClauseWord;

/// A suspension without a date or without a step to resume at.
pub(super) const CODE: Code = Code {
    number: "LTC4009",
    name: "suspend-without-return",
    strictness: Strictness::Completeness,
    doc: r#"A `suspend` does not say for how long the case sleeps (`for 60d`), or at which step it resumes (`-> step`).

A case that never comes back is not suspended but closed: write `end`.

## Why it matters

Suspended cases without a date are forgotten. With a date and a step, the checklist brings the case back by itself.

## Wrong

```ltc
package shop "Shop"
role seller "Seller"
data request "Request"
data offer "Offer"
process sell "Sell goods" {
  owner: seller   R: seller   A: seller
  trigger asked "Customer asks for an offer"
  in: request
  out: offer
  activity write_offer "Write the offer"
  decision accepted "Does the customer accept?" {
    yes "Accepts" -> next
    later "Not this year" -> suspend "No budget yet"
  }
  activity deliver "Deliver the goods"
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
  trigger asked "Customer asks for an offer"
  in: request
  out: offer
  activity write_offer "Write the offer"
  decision accepted "Does the customer accept?" {
    yes "Accepts" -> next
    later "Not this year" -> suspend "No budget yet" for 180d -> write_offer
  }
  activity deliver "Deliver the goods"
}
```
"#,
};

pub(super) fn run(model: &Model, id: ElementId, findings: &mut Vec<Diagnostic>) {
    let element = model.get(id);
    let timed = element.clauses.iter().any(|clause| {
        // A period that could not be read is a finding of its own.
        clause.word == ClauseWord::For
            && clause.values.iter().all(|value| matches!(value, Value::Quantity(_)))
    });
    let returns = element.route.is_some();
    let (missing, label) = match (timed, returns) {
        (true, true) => return,
        (false, true) => ("does not say for how long", "no `for 60d`"),
        (true, false) => ("does not say where the case resumes", "no `-> step`"),
        (false, false) => ("says neither for how long nor where the case resumes", "no `for 60d -> step`"),
    };
    findings.push(
        finding(model, id, &CODE, format!("the suspension {} {missing}", named(model, id)))
            .label(label)
            .help("write both: `suspend \"On hold\" for 60d -> some_step`; if the case is over, write `end` instead of `suspend`"),
    );
}
