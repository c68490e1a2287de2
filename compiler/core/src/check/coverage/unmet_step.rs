//! Every step of the customer has a counterpart.

use super::{has_processes, named_by};
use crate::check::{finding, named};
use crate::diagnostic::{Code, Diagnostic, Strictness};
use crate::model::{Kind, Model};
use ltc_grammar::words::AttributeWord;

/// A step of a party that nothing of ours meets.
pub(in crate::check) const CODE: Code = Code {
    number: "LTC2041",
    name: "unmet-step",
    strictness: Strictness::Convention,
    doc: r#"A `step` of a party of the project is declared, but no step of ours `meets` it.

A project that holds no process, only names for others to use, is not asked.

## Why it matters

The customer's process goes on without us there, or we serve it without having noticed. Either is worth knowing.

## Wrong

```ltc
package shop "Shop"
party buyer "Buyer" {
  step comparing "Compare offers"
}
role seller "Seller"
data request "Request"
data offer "Offer"
process sell "Sell goods" {
  owner: seller   R: seller   A: seller
  trigger asked "Customer asks for an offer"
  in: request
  out: offer
  activity write_offer "Write the offer"
}
```

## Right

```ltc
package shop "Shop"
party buyer "Buyer" {
  step comparing "Compare offers"
}
role seller "Seller"
data request "Request"
data offer "Offer"
process sell "Sell goods" {
  owner: seller   R: seller   A: seller
  trigger asked "Customer asks for an offer"
  in: request
  out: offer
  activity write_offer "Write the offer" { meets: buyer.comparing }
}
```
"#,
};

pub(in crate::check) fn run(model: &Model, findings: &mut Vec<Diagnostic>) {
    if !has_processes(model) {
        return;
    }
    let Some(met) = named_by(model, AttributeWord::Meets) else { return };
    for id in model.own(Kind::Step) {
        if met.contains(&id) {
            continue;
        }
        let party =
            model.get(id).parent.map_or_else(String::new, |party| format!(" of {}", named(model, party)));
        findings.push(
            finding(model, id, &CODE, format!("nothing of ours meets the step {}{party}", named(model, id)))
                .label("no `meets:` names it")
                .help("name it at the step of ours that serves it (`meets: …`), or leave it out if it does not concern us"),
        );
    }
}
