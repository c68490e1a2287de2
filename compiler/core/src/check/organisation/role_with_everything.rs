//! Somebody else looks at a process.

use crate::check::{finding, named};
use crate::diagnostic::{Code, Diagnostic, Strictness};
use crate::model::{ElementId, Letter, Model};

/// One role is responsible and accountable for every step of a process.
pub(in crate::check) const CODE: Code = Code {
    number: "LTC3033",
    name: "role-with-everything",
    strictness: Strictness::Convention,
    doc: r#"One role is responsible (`R`) and accountable (`A`) for every step of a process of six steps or more.

## Why it matters

Nobody else sees what is done from the first step to the last, so nobody notices when it goes wrong or when the role is missing. Where
that is right, the steps are usually the tasks of one activity.

## Wrong

```ltc
package shop "Shop"
role seller "Seller"
role sales_head "Head of sales"
data request "Request"
data offer "Offer"
process sell "Sell goods" {
  owner: sales_head
  trigger asked "Customer asks for an offer"
  in: request
  out: offer
  R: seller   A: seller
  activity read_request "Read the request" { in: request  out: offer }
  activity price_offer "Price the offer" { in: request  out: offer }
  activity write_offer "Write the offer" { in: request  out: offer }
  activity print_offer "Print the offer" { in: offer  out: offer }
  activity send_offer "Send the offer" { in: offer  out: offer }
  activity file_offer "File the offer" { in: offer  out: offer }
}
```

## Right

```ltc
package shop "Shop"
role seller "Seller"
role sales_head "Head of sales"
data request "Request"
data offer "Offer"
process sell "Sell goods" {
  owner: sales_head
  trigger asked "Customer asks for an offer"
  in: request
  out: offer
  R: seller   A: sales_head
  activity read_request "Read the request" { in: request  out: offer }
  activity price_offer "Price the offer" { in: request  out: offer }
  activity write_offer "Write the offer" { in: request  out: offer }
  activity print_offer "Print the offer" { in: offer  out: offer }
  activity send_offer "Send the offer" { in: offer  out: offer }
  activity file_offer "File the offer" { in: offer  out: offer }
}
```
"#,
};

/// From so many steps on.
const STEPS: usize = 6;

pub(in crate::check) fn run(model: &Model, process: ElementId, findings: &mut Vec<Diagnostic>) {
    let steps: Vec<ElementId> =
        model.descendants(process).into_iter().filter(|id| model.get(*id).kind.is_work()).collect();
    let holder = |step: &ElementId| match (
        model.roles(*step, Letter::Responsible).as_slice(),
        model.roles(*step, Letter::Accountable).as_slice(),
    ) {
        ([responsible], [accountable]) if responsible == accountable => Some(*responsible),
        _ => None,
    };
    let Some(role) = steps.first().and_then(holder) else { return };
    if steps.len() < STEPS || steps.iter().any(|step| holder(step) != Some(role)) {
        return;
    }
    let message = format!(
        "{} does and answers for all {} steps of {}",
        named(model, role),
        steps.len(),
        named(model, process)
    );
    findings.push(
        finding(model, process, &CODE, message).label("nobody else sees it").help(
            "let another role answer for the result (`A:`), or make the steps the tasks of one activity",
        ),
    );
}
