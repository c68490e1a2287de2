//! A hand-over says what is given and who takes it.

use super::receiver;
use crate::check::{finding, named};
use crate::diagnostic::{Code, Diagnostic, Strictness};
use crate::model::{ElementId, Model};
use ltc_grammar::words::AttributeWord;

/// An `end` with `starts` that lacks `gives` or `accepts`.
pub(in crate::check) const CODE: Code = Code {
    number: "LTC4057",
    name: "handover-incomplete",
    strictness: Strictness::Completeness,
    doc: r#"An end hands the case over to another process, but does not say what it gives, or who accepts it.

## Why it matters

Most is lost between two departments. A hand-over without a package is a phone call, and one that nobody has to accept is lost on the way.

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
  end "Won" starts deliver
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
    let (true, target) = receiver(model, id) else { return };
    let lacks = |word| model.attribute(id, word).is_none();
    let missing = match (lacks(AttributeWord::Gives), lacks(AttributeWord::Accepts)) {
        (false, false) => return,
        (true, false) => "what it gives",
        (false, true) => "who accepts it",
        (true, true) => "what it gives and who accepts it",
    };
    let to = target.map_or_else(String::new, |target| format!(" to {}", named(model, target)));
    findings.push(
        finding(model, id, &CODE, format!("the hand-over {}{to} does not say {missing}", named(model, id)))
            .label("half a hand-over")
            .help("write both between braces behind it: `{ gives: the_package  accepts: the_role }`"),
    );
}
