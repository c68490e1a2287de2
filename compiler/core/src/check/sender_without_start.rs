//! Who is named as sender sends.

use super::{finding, named};
use crate::diagnostic::{Code, Diagnostic, Strictness};
use crate::model::{ElementId, Kind, Model, Reference, Value};
use ltc_grammar::words::{AttributeWord, ClauseWord};

/// A trigger from a process that never starts this one.
pub(in crate::check) const CODE: Code = Code {
    number: "LTC2040",
    name: "sender-without-start",
    strictness: Strictness::Completeness,
    doc: r#"A trigger comes `from` a process, but nothing in that process starts this one: no end, no `starts:`, no `call`.

## Why it matters

The receiver waits for a case that the sender never hands over. Each of the two believes the other has it.

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
  activity write_offer "Write the offer" { out: offer }
  end "Offer accepted"
}
process deliver "Deliver goods" {
  owner: seller   R: seller   A: seller
  trigger sold "Goods sold" from sell
  in: offer
  out: request
  activity pack "Pack the goods"
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
  activity write_offer "Write the offer" { out: offer }
  end "Offer accepted" starts deliver { gives: offer  accepts: seller }
}
process deliver "Deliver goods" {
  owner: seller   R: seller   A: seller
  trigger sold "Goods sold" from sell
  in: offer
  out: request
  activity pack "Pack the goods"
}
```
"#,
};

pub(super) fn run(model: &Model, id: ElementId, findings: &mut Vec<Diagnostic>) {
    let Some(process) = model.get(id).parent else { return };
    for value in model.clause(id, ClauseWord::From) {
        let Value::Reference(reference) = value else { continue };
        let Some(sender) = reference.target else { continue };
        if model.get(sender).kind != Kind::Process || starts(model, sender, process) {
            continue;
        }
        findings.push(
            finding(
                model,
                id,
                &CODE,
                format!(
                    "{} comes from {}, which never starts {}",
                    named(model, id),
                    named(model, sender),
                    named(model, process)
                ),
            )
            .at(reference.place())
            .label("no end of it leads here")
            .related(model.place(sender), "the sender")
            .help(format!(
                "hand over there: `end \"…\" starts {}`; or name who really sends",
                model.get(process).id
            )),
        );
    }
}

/// Whether anything in a process starts or calls another; a name that is misspelt may be the one.
fn starts(model: &Model, sender: ElementId, process: ElementId) -> bool {
    let mut below = model.descendants(sender);
    below.push(sender);
    below.into_iter().any(|id| {
        let clauses = [ClauseWord::Starts, ClauseWord::Calls];
        let said = clauses.into_iter().flat_map(|word| model.clause(id, word)).any(|value| match value {
            Value::Reference(reference) => reference.target.is_none_or(|target| target == process),
            Value::Text(_) | Value::Quantity(_) | Value::Date(_) | Value::Word(_) | Value::Expression(_) => {
                false
            }
        });
        let named = |reference: &Reference| reference.target.is_none_or(|target| target == process);
        said || model.references(id, AttributeWord::Starts).any(named)
    })
}
