//! An escalation reaches somebody else than who is late.

use crate::check::{finding, listed, named};
use crate::diagnostic::{Code, Diagnostic, Strictness};
use crate::model::{ElementId, Letter, Model};
use ltc_grammar::words::AttributeWord;

/// A step that escalates to none but the roles that do it.
pub(in crate::check) const CODE: Code = Code {
    number: "LTC4051",
    name: "escalation-to-the-late",
    strictness: Strictness::Convention,
    doc: r#"A step that is late is escalated to the very role that is late.

## Why it matters

Who is late knows it already. An escalation is there to reach somebody who can do something about it.

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
  activity write_offer "Write the offer" { within: 2wd  escalate: seller }
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
  activity write_offer "Write the offer" { within: 2wd  escalate: head }
}
```
"#,
};

pub(in crate::check) fn run(model: &Model, id: ElementId, findings: &mut Vec<Diagnostic>) {
    let Some(attribute) = model.attribute(id, AttributeWord::Escalate) else { return };
    let reached: Vec<Option<ElementId>> =
        model.references(id, AttributeWord::Escalate).map(|reference| reference.target).collect();
    let late = model.roles(id, Letter::Responsible);
    let is_late = |role: &Option<ElementId>| role.is_some_and(|role| late.contains(&role));
    if reached.is_empty() || !reached.iter().all(is_late) {
        return;
    }
    let reached: Vec<ElementId> = reached.into_iter().flatten().collect();
    let message =
        format!("{} is escalated to {}, who is late with it", named(model, id), listed(model, &reached));
    findings.push(
        finding(model, id, &CODE, message)
            .at(attribute.place())
            .label("responsible for the step")
            .help("name somebody above: who answers for the step, or whose room for decision is larger"),
    );
}
