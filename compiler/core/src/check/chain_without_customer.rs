//! A chain begins and ends at the customer.

use super::{finding, named};
use crate::diagnostic::{Code, Diagnostic, Strictness};
use crate::model::{ElementId, Kind, Model, Value};
use ltc_grammar::words::{AttributeWord, ClauseWord};

/// An operating class that no customer starts or meets.
pub(in crate::check) const CODE: Code = Code {
    number: "LTC2038",
    name: "chain-without-customer",
    strictness: Strictness::Convention,
    doc: r#"A class with `kind: operating` holds processes, but none of them is triggered `from` a party, or no step in it `meets` a step of a party.

A class with a group that holds no process yet is not asked. A class whose cases come from another class or go on in one is asked only for the other half.

## Why it matters

What earns the money begins with what a customer wants and ends with what the customer has. A chain that begins and ends inside the company serves the company.

## Wrong

```ltc
package shop "Shop"
role seller "Seller"
data request "Request"
data offer "Offer"
party buyer "Buyer" { step comparing "Compare offers" }
class sales "Sales" {
  kind: operating
  owner: seller
  process sell "Sell goods" {
    R: seller   A: seller
    trigger asked "Buyer asks for an offer"
    in: request
    out: offer
    activity write_offer "Write the offer" { out: offer }
  }
}
```

## Right

```ltc
package shop "Shop"
role seller "Seller"
data request "Request"
data offer "Offer"
party buyer "Buyer" { step comparing "Compare offers" }
class sales "Sales" {
  kind: operating
  owner: seller
  process sell "Sell goods" {
    R: seller   A: seller
    trigger asked "Buyer asks for an offer" from buyer
    in: request
    out: offer
    activity write_offer "Write the offer" { meets: buyer.comparing  out: offer }
  }
}
```
"#,
};

pub(super) fn run(model: &Model, id: ElementId, findings: &mut Vec<Diagnostic>) {
    if model.plain(id, AttributeWord::Kind) != Some("operating") {
        return;
    }
    let below = model.descendants(id);
    let is_process = |id: &ElementId| model.get(*id).kind == Kind::Process;
    let is_empty = |id: &ElementId| {
        model.get(*id).kind == Kind::Group && model.children(*id, Kind::Process).next().is_none()
    };
    // A group without a process is an outline; the customer may be in what is not written yet.
    if !below.iter().any(is_process) || below.iter().any(is_empty) {
        return;
    }
    // A chain that comes from another class, or goes on in one, has its customer there.
    let elsewhere = |target: ElementId| model.enclosing(target, Kind::Class) != Some(id);
    let begins = below.iter().any(|trigger| {
        model.get(*trigger).kind == Kind::Trigger
            && named_in(model, *trigger, ClauseWord::From, |sender| {
                let kind = model.get(sender).kind;
                kind == Kind::Party || (kind == Kind::Process && elsewhere(sender))
            })
    });
    let ends = below.iter().any(|step| {
        model.attribute(*step, AttributeWord::Meets).is_some()
            || named_in(model, *step, ClauseWord::Starts, elsewhere)
            || named_in(model, *step, ClauseWord::Calls, elsewhere)
    });
    let (what, help) = match (begins, ends) {
        (true, true) => return,
        (false, true) => {
            ("begins", "say at the trigger who sends it: `trigger asked \"Customer asks\" from customer`")
        }
        (true, false) => ("ends", "name the customer's step that ours serves: `meets: customer.receipt`"),
        (false, false) => (
            "begins or ends",
            "say at the trigger who sends it (`from customer`), and at the last steps what they serve (`meets: customer.receipt`)",
        ),
    };
    findings.push(
        finding(model, id, &CODE, format!("nothing in {} {what} at a customer", named(model, id)))
            .label("`kind: operating`, and no customer in it")
            .help(help),
    );
}

/// Whether a clause names something that is wanted; a name that is misspelt is another finding.
fn named_in(model: &Model, id: ElementId, word: ClauseWord, wanted: impl Fn(ElementId) -> bool) -> bool {
    model.clause(id, word).iter().any(|value| match value {
        Value::Reference(reference) => reference.target.is_none_or(&wanted),
        Value::Text(_) | Value::Quantity(_) | Value::Date(_) | Value::Word(_) | Value::Expression(_) => false,
    })
}
