//! A deadline leaves room for the longest way.

use super::{limited, place, printed, unknown};
use crate::check::named;
use crate::diagnostic::{Code, Diagnostic, Severity, Strictness};
use crate::flow::Reach;
use crate::flow::deadline::{Deadlines, Limit};
use crate::model::Model;

/// A process or sub-process whose deadline is shorter than the deadlines on its longest way.
pub(in crate::check) const CODE: Code = Code {
    number: "LTC4055",
    name: "deadline-may-be-missed",
    strictness: Strictness::Convention,
    doc: r#"The deadline of a process or sub-process is shorter than the deadlines of the steps on its longest way together, each loop taken as
often as its `at most` says.

Branches that run at the same time count with the longest of them; a sub-process with a deadline counts with that. Loops without a number of rounds, the time a
case sleeps and steps without a deadline are not counted, so it may take longer still. Working days are compared as `deadline-too-short` says.

## Why it matters

Some cases will be late though everybody is in time. Either that is accepted, or a loop is too long or a deadline too tight.

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
  within: 5wd
  activity write_offer "Write the offer" { within: 3wd }
  decision accepted "Is the offer accepted?" {
    yes "Accepted" -> next
    no "To be changed" -> write_offer at most 2 otherwise end "No offer"
  }
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
  within: 9wd
  activity write_offer "Write the offer" { within: 3wd }
  decision accepted "Is the offer accepted?" {
    yes "Accepted" -> next
    no "To be changed" -> write_offer at most 2 otherwise end "No offer"
  }
}
```
"#,
};

pub(in crate::check) fn run(model: &Model, reach: &Reach<'_>, findings: &mut Vec<Diagnostic>) {
    let flow = reach.flow();
    for (element, within, deadlines) in limited(model, flow) {
        let (Some(shortest), Some(way)) = (&deadlines.shortest, &deadlines.longest) else { continue };
        let room = within.minutes(deadlines.per_week);
        // What is too short for every case is a finding of its own, and so is a step that alone takes longer.
        let alone = |period: crate::model::Period| room < period.minutes(deadlines.per_week);
        let step_is_longer = Deadlines::steps(model, flow, way).any(|(_, period)| period.is_some_and(alone));
        if way.length.worked <= room || room < shortest.length.worked || step_is_longer {
            continue;
        }
        let takes = deadlines.period(way.length.worked);
        let message = format!(
            "{} has `{within}`, but its longest way takes `{takes}`{}",
            named(model, element),
            unknown(way)
        );
        let mut help = format!(
            "give the whole `{takes}`, or fewer rounds, or the steps on the way less: {}",
            printed(model, flow, way)
        );
        for one in &deadlines.loops {
            if let Limit::Times(times) = one.limit
                && 0 < one.round.worked
            {
                let rounds = if times == 1 { "once".to_owned() } else { format!("up to {times} times") };
                let round = deadlines.period(one.round.worked);
                help.push_str(&format!(
                    "; {} leads back {rounds}, each adds `{round}`",
                    named(model, one.from)
                ));
            }
        }
        let mut finding =
            Diagnostic::new(&CODE, place(model, element), message).label("some cases take longer").help(help);
        finding.severity = Severity::Warning;
        findings.push(finding);
    }
}
