//! The receiver takes what it is given.

use super::receiver;
use crate::check::{finding, listed, named};
use crate::diagnostic::{Code, Diagnostic, Strictness};
use crate::model::{ElementId, Model};
use ltc_grammar::words::AttributeWord;
use rustc_hash::FxHashSet;

/// A hand-over gives what the process it starts does not take in.
pub(in crate::check) const CODE: Code = Code {
    number: "LTC4059",
    name: "handover-not-expected",
    strictness: Strictness::Completeness,
    doc: r#"A hand-over gives something that the process it starts takes in nowhere: not as its own `in`, not with a trigger, not at any of its steps.

## Why it matters

The giver prepares it and the receiver looks for something else. Usually the two mean the same thing under two names, or one of the two lists is old.

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
  end "Won" starts deliver { gives: request  accepts: head }
}
process deliver "Deliver goods" {
  owner: seller   R: seller   A: head
  trigger won "Offer accepted" from sell
  in: offer
  out: request
  activity send_goods "Send the goods"
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
  end "Won" starts deliver { gives: offer  accepts: head }
}
process deliver "Deliver goods" {
  owner: seller   R: seller   A: head
  trigger won "Offer accepted" from sell
  in: offer
  out: request
  activity send_goods "Send the goods"
}
```
"#,
};

pub(in crate::check) fn run(model: &Model, id: ElementId, findings: &mut Vec<Diagnostic>) {
    let (_, Some(target)) = receiver(model, id) else { return };
    let Some(attribute) = model.attribute(id, AttributeWord::Gives) else { return };
    let given = model.references(id, AttributeWord::Gives).filter_map(|reference| reference.target);
    let mut taken: FxHashSet<ElementId> = FxHashSet::default();
    for part in std::iter::once(target).chain(model.descendants(target)) {
        for reference in model.references(part, AttributeWord::In) {
            // A name that nothing is called may mean any of them; that is a finding of its own.
            let Some(data) = reference.target else { return };
            taken.insert(data);
        }
    }
    let unexpected: Vec<ElementId> = given.filter(|data| !taken.contains(data)).collect();
    if unexpected.is_empty() {
        return;
    }
    let message = format!(
        "{} gives {}, which {} takes in nowhere",
        named(model, id),
        listed(model, &unexpected),
        named(model, target)
    );
    findings.push(
        finding(model, id, &CODE, message)
            .at(attribute.place())
            .label("not expected there")
            .related(model.place(target), "the process it is handed to")
            .help(format!("name what {} takes in, or add it to the `in:` there", named(model, target))),
    );
}
