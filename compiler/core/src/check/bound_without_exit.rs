//! A bound says what then.

use super::{finding, named};
use crate::diagnostic::{Code, Diagnostic, Strictness};
use crate::model::{ElementId, Model, Target};

/// A bounded route without `otherwise`.
pub(super) const CODE: Code = Code {
    number: "LTC4010",
    name: "bound-without-exit",
    strictness: Strictness::Essential,
    doc: r#"A route says how often it may be taken (`at most 3`), but not where the case goes when that is used up (`otherwise …`).

## Why it matters

After the last round the case would stand still, and nobody could say what to do with it.

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
    no "Wants another price" -> write_offer at most 3
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
    no "Wants another price" -> write_offer at most 3 otherwise end "Offer declined"
  }
  activity deliver "Deliver the goods"
}
```
"#,
};

pub(super) fn run(model: &Model, id: ElementId, findings: &mut Vec<Diagnostic>) {
    let mut route = model.get(id).route.as_deref();
    while let Some(leg) = route {
        if let (Some(times), None) = (leg.at_most, &leg.otherwise)
            && leg.target != Target::Unresolved
        {
            let rounds = if times == 1 { "one round".to_owned() } else { format!("{times} rounds") };
            let message = format!("after {rounds} {} leads nowhere", named(model, id));
            findings.push(
                finding(model, id, &CODE, message)
                    .at(model.place_in(id, leg.span))
                    .label("no `otherwise`")
                    .help("say what then: `at most 3 otherwise end \"Given up\"`, or a step"),
            );
        }
        route = leg.otherwise.as_deref();
    }
}
