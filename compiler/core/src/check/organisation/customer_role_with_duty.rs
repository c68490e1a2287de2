//! A customer's role holds none of our duties.

use crate::check::named;
use crate::diagnostic::{Code, Diagnostic, Strictness};
use crate::model::{Kind, Model, Value};
use ltc_grammar::words::{AttributeWord, ClauseWord};

/// A role of a party that is R or A, decides or owns.
pub(in crate::check) const CODE: Code = Code {
    number: "LTC3034",
    name: "customer-role-with-duty",
    strictness: Strictness::Contradiction,
    doc: r#"A role that is declared in a `party` is responsible (`R`), accountable (`A`) or a decider at one of our steps, or owns something of ours.

## Why it matters

Customers and partners follow their own process. They answer our questions and may be asked or told, but nobody can make them work by
our process, so a step that is theirs would wait for ever and nobody of ours would be answerable for it.

## Wrong

```ltc
package shop "Shop"
role seller "Seller"
role sales_head "Head of sales"
party customer "Customer" {
  role buyer "Buyer"
}
data request "Request"
data offer "Offer"
process sell "Sell goods" {
  owner: sales_head   R: seller   A: sales_head
  trigger asked "Customer asks for an offer"
  in: request
  out: offer
  activity write_offer "Write the offer" { in: request  out: offer }
  activity sign_offer "Sign the offer" { R: customer.buyer  in: offer  out: offer }
}
```

## Right

```ltc
package shop "Shop"
role seller "Seller"
role sales_head "Head of sales"
party customer "Customer" {
  role buyer "Buyer"
}
data request "Request"
data offer "Offer"
process sell "Sell goods" {
  owner: sales_head   R: seller   A: sales_head
  trigger asked "Customer asks for an offer"
  in: request
  out: offer
  activity write_offer "Write the offer" { C: customer.buyer  in: request  out: offer }
  wait signature "Customer signs the offer" from customer within 30d { escalate: sales_head }
}
```
"#,
};

pub(super) fn run(model: &Model, findings: &mut Vec<Diagnostic>) {
    if !model.ids().any(|id| model.get(id).kind == Kind::Role && model.is_outside(id)) {
        return;
    }
    for id in model.ids().filter(|id| model.is_own(*id)) {
        let element = model.get(id);
        let attributes = element.attributes.iter().filter_map(|attribute| {
            let how = match attribute.word {
                AttributeWord::R => "is responsible (`R`) for",
                AttributeWord::A => "is accountable (`A`) for",
                AttributeWord::Owner => "owns",
                AttributeWord::Accepts => "accepts",
                _ => return None,
            };
            Some((how, &attribute.values))
        });
        let clauses = element.clauses.iter().filter_map(|clause| {
            let decides = element.kind == Kind::Decide && clause.word == ClauseWord::By;
            decides.then_some(("decides at", &clause.values))
        });
        for (how, values) in attributes.chain(clauses) {
            for value in values {
                let Value::Reference(reference) = value else { continue };
                let Some(role) = reference.target.filter(|role| model.is_outside(*role)) else { continue };
                let what = if element.kind == Kind::Decide { element.parent.unwrap_or(id) } else { id };
                let message = format!(
                    "{} {how} {}, but belongs to a party outside",
                    named(model, role),
                    named(model, what)
                );
                findings.push(
                    Diagnostic::new(&CODE, reference.place(), message)
                        .label("not one of our roles")
                        .related(model.place(role), "declared in the party here")
                        .help("name the role of ours that sees to it; what the customer does is a `wait` for it, or a question (`decision`) it answers"),
                );
            }
        }
    }
}
