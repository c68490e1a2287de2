//! What is given is given to somebody.

use super::receiver;
use crate::check::{finding, named};
use crate::diagnostic::{Code, Diagnostic, Strictness};
use crate::model::{ElementId, Model};
use ltc_grammar::words::AttributeWord;

/// An `end` with `gives` or `accepts` that starts nothing.
pub(in crate::check) const CODE: Code = Code {
    number: "LTC4058",
    name: "handover-to-nobody",
    strictness: Strictness::Completeness,
    doc: r#"An end says what it gives or who accepts it, but not which process goes on with it: there is no `starts`.

## Why it matters

The package is ready and nobody is told. Either the process that goes on was forgotten, or the case is simply over.

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
  end "Won" { gives: offer  accepts: head }
}
process deliver "Deliver goods" {
  owner: seller   R: seller   A: head
  trigger won "Offer accepted"
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
    let said = [AttributeWord::Gives, AttributeWord::Accepts];
    let Some(attribute) = said.into_iter().find_map(|word| model.attribute(id, word)) else { return };
    if receiver(model, id).0 {
        return;
    }
    let word = attribute.word.text();
    findings.push(
        finding(
            model,
            id,
            &CODE,
            format!("{} says `{word}`, but hands over to no process", named(model, id)),
        )
        .at(attribute.place())
        .label("no `starts` before the braces")
        .help(format!("say who goes on: `end \"…\" starts the_process {{ … }}`; or take `{word}` out")),
    );
}
