//! A sample says something.

use super::{finding, named};
use crate::diagnostic::{Code, Diagnostic, Strictness};
use crate::model::{ElementId, Model, Rhythm, Value};
use ltc_grammar::words::AttributeWord;

/// A sample smaller than the usual one.
pub(in crate::check) const CODE: Code = Code {
    number: "LTC5050",
    name: "sample-too-small",
    strictness: Strictness::Convention,
    doc: r#"A control's `sample` is smaller than the usual number for its frequency: annual 1, quarterly 2, monthly 3, weekly 5, daily 25.

## Why it matters

Auditors accept the usual numbers without discussion. With fewer cases a control that works one day in two still looks sound.

## Wrong

```ltc
package shop "Shop"
role seller "Seller"
role controller "Controller"
role sales_head "Head of sales"
risk bad_offer "Offer below cost"
data request "Request"
data offer "Offer"
process sell "Sell goods" {
  owner: sales_head   A: sales_head
  trigger asked "Customer asks for an offer"
  in: request
  out: offer
  activity write_offer "Write the offer" { R: seller }
  kcp offer_sound "Is the offer sound?" {
    R: controller
    objective: "Only offers that cover their cost leave the house"
    mitigates: bad_offer
    evidence: offer
    frequency: 1w
    sample: 2
    check cost "The price covers the cost"
    pass -> next
    fail -> write_offer at most 2 otherwise end "Offer withdrawn"
  }
  activity send_offer "Send the offer" { R: seller }
}
```

## Right

```ltc
package shop "Shop"
role seller "Seller"
role controller "Controller"
role sales_head "Head of sales"
risk bad_offer "Offer below cost"
data request "Request"
data offer "Offer"
process sell "Sell goods" {
  owner: sales_head   A: sales_head
  trigger asked "Customer asks for an offer"
  in: request
  out: offer
  activity write_offer "Write the offer" { R: seller }
  kcp offer_sound "Is the offer sound?" {
    R: controller
    objective: "Only offers that cover their cost leave the house"
    mitigates: bad_offer
    evidence: offer
    frequency: 1w
    sample: 5
    check cost "The price covers the cost"
    pass -> next
    fail -> write_offer at most 2 otherwise end "Offer withdrawn"
  }
  activity send_offer "Send the offer" { R: seller }
}
```
"#,
};

pub(super) fn run(model: &Model, id: ElementId, findings: &mut Vec<Diagnostic>) {
    let Some(attribute) = model.attribute(id, AttributeWord::Sample) else { return };
    let Some(Value::Quantity(quantity)) = attribute.values.first() else { return };
    let (Ok(count), Some((often, usual))) = (quantity.number.parse::<u32>(), usual(model, id)) else {
        return;
    };
    if !quantity.unit.is_empty() || usual <= count {
        return;
    }
    findings.push(
        finding(
            model,
            id,
            &CODE,
            format!(
                "the control {} is done {often} and tests {count}, the usual sample is {usual}",
                named(model, id)
            ),
        )
        .at(attribute.place())
        .label("fewer than usual")
        .help(format!("test {usual} cases, or leave `sample:` out; tables then show the usual number")),
    );
}

/// How often a control is done, and how many cases of that are usually tested.
fn usual(model: &Model, id: ElementId) -> Option<(&'static str, u32)> {
    Some(match Rhythm::of(model, id)? {
        Rhythm::Annual => ("once a year", 1),
        Rhythm::Quarterly => ("quarterly", 2),
        Rhythm::Monthly => ("monthly", 3),
        Rhythm::Weekly => ("weekly", 5),
        Rhythm::Daily => ("daily", 25),
        Rhythm::PerCase | Rhythm::Automatic => return None,
    })
}
