//! RX-09: names and numbers of the standard mean one thing for good.

use super::Refusal;
use super::facts::Facts;
use crate::diagnostic::{Code, Strictness};
use crate::model::{ElementId, Kind, Value};
use ltc_grammar::words::AttributeWord as Word;

/// A region reuses a name or number.
pub(super) const CODE: Code = Code {
    number: "LTC7009",
    name: "number-reused-by-region",
    strictness: Strictness::Contradiction,
    doc: r#"A region changes the number (`code`) of something in the standard, or gives its name or number to something of its own (RX-09).

## Why it matters

Reports, tests, history and training refer to names and numbers. One that means another thing in one country makes all of them wrong there.

## Wrong

```ltc
//- shop.ltc
package shop "Shop"
role seller "Seller"
role controller "Controller"
role sales_head "Head of sales"
risk bad_offer "Offer below cost"
data request "Request"
data offer "Offer"
process sell "Sell goods" {
  owner: sales_head
  A: sales_head
  trigger asked "Offer requested"
  in: request
  out: offer
  activity write_offer "Write the offer" {
    R: seller
    in: request
    out: offer
  }
  kcp offer_sound "Is the offer sound?" {
    R: controller
    guards: send_offer
    objective: "Only offers that cover their cost leave the house"
    mitigates: bad_offer
    evidence: offer
    frequency: 1w
    check cost "The price covers the cost"
    pass -> next
    fail -> end "Offer withdrawn"
  }
  activity send_offer "Send the offer" {
    R: seller
    in: offer
  }
}
//- lima.ltc
package shop.lima "Lima"
role lima_lead "Lead of Lima"
adaptation lima "Lima" of shop {
  owner: lima_lead
  at sell {
    replace write_offer with activity write_offer "Copy the offer from the portal" because integration "The portal of the region" {
      R: seller
      in: request
      out: offer
    }
  }
}
```

## Right

```ltc
//- shop.ltc
package shop "Shop"
role seller "Seller"
role controller "Controller"
role sales_head "Head of sales"
risk bad_offer "Offer below cost"
data request "Request"
data offer "Offer"
process sell "Sell goods" {
  owner: sales_head
  A: sales_head
  trigger asked "Offer requested"
  in: request
  out: offer
  activity write_offer "Write the offer" {
    R: seller
    in: request
    out: offer
  }
  kcp offer_sound "Is the offer sound?" {
    R: controller
    guards: send_offer
    objective: "Only offers that cover their cost leave the house"
    mitigates: bad_offer
    evidence: offer
    frequency: 1w
    check cost "The price covers the cost"
    pass -> next
    fail -> end "Offer withdrawn"
  }
  activity send_offer "Send the offer" {
    R: seller
    in: offer
  }
}
//- lima.ltc
package shop.lima "Lima"
role lima_lead "Lead of Lima"
adaptation lima "Lima" of shop {
  owner: lima_lead
  at sell {
    replace write_offer with activity copy_offer "Copy the offer from the portal" because integration "The portal of the region" {
      R: seller
      in: request
      out: offer
    }
  }
}
```
"#,
};

pub(super) fn run(facts: &Facts<'_>, found: &mut Vec<Refusal>) {
    for id in &facts.changed {
        for word in [Word::Code, Word::Was] {
            if facts.differs(*id, word) {
                let message = format!("`{}` of {} is changed", word.text(), facts.name(*id));
                let permitted = "leave it: reports, tests and history are kept under it";
                found.push(facts.refuse(&CODE, *id, facts.by_attribute(*id, word), message, permitted));
            }
        }
    }
    for new in &facts.new {
        let by = facts.by(*new);
        if let Some(other) = same_number(facts, *new) {
            let number = facts.model.code(*new).unwrap_or_default();
            let message = format!(
                "{} takes the number `{number}`, which is that of {}",
                facts.name(*new),
                facts.name(other)
            );
            let permitted = "give it a number of the region's own: `code: \"MX:…\"`";
            found.push(facts.refuse(&CODE, other, by, message, permitted));
        } else if let Some(other) = same_name(facts, *new) {
            let message = format!(
                "{} takes the name `{}`, which meant {} in the standard",
                facts.name(*new),
                facts.model.get(*new).id,
                facts.name(other)
            );
            let permitted = "give it a name of its own";
            found.push(facts.refuse(&CODE, other, by, message, permitted));
        } else if let Some(other) = former_path(facts, *new) {
            let message =
                format!("{} says it was {}, which is the standard's", facts.name(*new), facts.name(other));
            found.push(facts.refuse(&CODE, other, by, message, "leave `was:` out"));
        }
    }
}

fn same_number(facts: &Facts<'_>, new: ElementId) -> Option<ElementId> {
    let number = facts.model.code(new)?;
    facts.base.ids().find(|id| facts.base.code(*id) == Some(number))
}

/// What stood under the same path and was taken out.
fn same_name(facts: &Facts<'_>, new: ElementId) -> Option<ElementId> {
    let element = facts.model.get(new);
    // A line of a gate is called after who decides: what becomes of it is judged by who then decides what.
    if element.kind == Kind::Decide {
        return None;
    }
    let parent = element.parent.filter(|parent| !facts.is_new(*parent))?;
    facts
        .taken_out()
        .find(|gone| facts.base.get(*gone).parent == Some(parent) && facts.base.get(*gone).id == element.id)
}

fn former_path(facts: &Facts<'_>, new: ElementId) -> Option<ElementId> {
    let was = facts.model.attribute(new, Word::Was)?;
    let paths: Vec<&str> = was
        .values
        .iter()
        .filter_map(|value| match value {
            Value::Word(path) => Some(&**path),
            Value::Text(text) => text.first(),
            _ => None,
        })
        .collect();
    // A former path may be written from the package on, from the `at` around it, or as the name beside it.
    let holder = facts.model.get(new).parent?;
    let around: Vec<String> = facts.model.ancestry(holder).map(|around| facts.model.path(around)).collect();
    let claims: Vec<String> = paths
        .iter()
        .flat_map(|was| around.iter().map(move |around| format!("{around}.{was}")).chain([(*was).to_owned()]))
        .collect();
    facts.base.ids().find(|id| {
        let path = facts.base.path(*id);
        claims.contains(&path)
    })
}
