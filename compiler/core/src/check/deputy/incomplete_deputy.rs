//! A deputy says for whom and for how long.

use crate::check::finding;
use crate::diagnostic::{Code, Diagnostic, Strictness};
use crate::model::{ElementId, Model};
use ltc_grammar::words::ClauseWord;

/// A deputy without principal, first or last day.
pub(in crate::check) const CODE: Code = Code {
    number: "LTC3042",
    name: "incomplete-deputy",
    strictness: Strictness::Contradiction,
    doc: r#"A `deputy` line does not say for whom it is (`of`), from which day (`from`) or to which day (`to`).

## Why it matters

A deputy without an end decides for ever: the person is back, and somebody else still signs. Auditors ask for exactly these two days.

## Wrong

```ltc
package shop "Shop"
role seller "Seller"
role office_head "Head of the office"
role region_head "Head of the region"
deputy office_head of region_head from 2026-07-01
data request "Request" { field amount "Amount" { type: money } }
data offer "Offer"
process sell "Sell goods" {
  owner: region_head   R: seller   A: region_head
  trigger asked "Customer asks for an offer"
  in: request
  out: offer
  activity write_offer "Write the offer" { in: request  out: offer }
  gate release "Is the offer released?" {
    in: offer
    decide office_head when (request.amount <= 100000)
    decide region_head otherwise
    go "Go" -> next
    no_go "No go" -> end "Not offered"
  }
}
```

## Right

```ltc
package shop "Shop"
role seller "Seller"
role office_head "Head of the office"
role region_head "Head of the region"
deputy office_head of region_head from 2026-07-01 to 2026-07-31 because "On leave"
data request "Request" { field amount "Amount" { type: money } }
data offer "Offer"
process sell "Sell goods" {
  owner: region_head   R: seller   A: region_head
  trigger asked "Customer asks for an offer"
  in: request
  out: offer
  activity write_offer "Write the offer" { in: request  out: offer }
  gate release "Is the offer released?" {
    in: offer
    decide office_head when (request.amount <= 100000)
    decide region_head otherwise
    go "Go" -> next
    no_go "No go" -> end "Not offered"
  }
}
```
"#,
};

pub(in crate::check) fn run(model: &Model, id: ElementId, findings: &mut Vec<Diagnostic>) {
    let parts = [
        (ClauseWord::Of, "for whom it stands in (`of region_head`)"),
        (ClauseWord::From, "from which day (`from 2026-07-01`)"),
        (ClauseWord::To, "to which day (`to 2026-07-31`)"),
    ];
    // A value that was refused is a finding already.
    let said = |word| model.get(id).clauses.iter().any(|clause| clause.word == word);
    let missing: Vec<&str> =
        parts.into_iter().filter(|(word, _)| !said(*word)).map(|(_, what)| what).collect();
    if !missing.is_empty() {
        findings.push(
            finding(model, id, &CODE, format!("a deputy does not say {}", missing.join(", ")))
                .help("write `deputy office_head of region_head from 2026-07-01 to 2026-07-31`"),
        );
    }
}
