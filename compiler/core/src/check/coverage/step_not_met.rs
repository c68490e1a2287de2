//! What serves the customer says which step of theirs.

use crate::check::{finding, named, states};
use crate::diagnostic::{Code, Diagnostic, Strictness};
use crate::model::{ElementId, Kind, Model};
use ltc_grammar::words::AttributeWord;
use rustc_hash::FxHashMap;

/// A step of ours that serves a step of a party without saying so.
pub(in crate::check) const CODE: Code = Code {
    number: "LTC2042",
    name: "step-not-met",
    strictness: Strictness::Convention,
    doc: r#"An activity makes what a step of a party takes `in`, or takes what such a step gives `out`, but `meets` no step of a party.

What an activity or control that meets one of their steps has taken over may be read by others: they do not face the party.

## Why it matters

The activity faces the customer. Without `meets:` the interface map shows it on neither side, and nobody agrees with the customer when and how it is done.

## Wrong

```ltc
package shop "Shop"
role seller "Seller"
data request "Request"
data offer "Offer"
party buyer "Buyer" {
  step comparing "Compare offers" { in: offer }
}
process sell "Sell goods" {
  owner: seller   R: seller   A: seller
  trigger asked "Customer asks for an offer"
  in: request
  out: offer
  activity write_offer "Write the offer" { out: offer }
  activity print_offer "Print the offer" { meets: buyer.comparing }
}
```

## Right

```ltc
package shop "Shop"
role seller "Seller"
data request "Request"
data offer "Offer"
party buyer "Buyer" {
  step comparing "Compare offers" { in: offer }
}
process sell "Sell goods" {
  owner: seller   R: seller   A: seller
  trigger asked "Customer asks for an offer"
  in: request
  out: offer
  activity write_offer "Write the offer" { out: offer  meets: buyer.comparing }
}
```
"#,
};

pub(in crate::check) fn run(model: &Model, findings: &mut Vec<Diagnostic>) {
    let mut taken: FxHashMap<ElementId, ElementId> = FxHashMap::default();
    let mut given: FxHashMap<ElementId, ElementId> = FxHashMap::default();
    for step in model.own(Kind::Step) {
        for (word, map) in [(AttributeWord::In, &mut taken), (AttributeWord::Out, &mut given)] {
            for data in model.references(step, word).filter_map(|reference| reference.target) {
                map.entry(data).or_insert(step);
            }
        }
    }
    // What a step of ours that meets theirs has taken over is read by others without facing the party.
    for id in model.ids().filter(|id| model.is_own(*id)) {
        if !states(model, id, AttributeWord::Meets) {
            continue;
        }
        for word in [AttributeWord::In, AttributeWord::Out] {
            for data in model.references(id, word).filter_map(|reference| reference.target) {
                given.remove(&data);
            }
        }
    }
    if taken.is_empty() && given.is_empty() {
        return;
    }
    for id in model.own(Kind::Activity) {
        if states(model, id, AttributeWord::Meets) {
            continue;
        }
        let find = |word, map: &FxHashMap<ElementId, ElementId>| {
            model
                .references(id, word)
                .filter_map(|reference| reference.target)
                .find_map(|data| Some((data, *map.get(&data)?)))
        };
        let Some((data, step)) = find(AttributeWord::Out, &taken).or_else(|| find(AttributeWord::In, &given))
        else {
            continue;
        };
        let party = model.get(step).parent.unwrap_or(step);
        findings.push(
            finding(
                model,
                id,
                &CODE,
                format!(
                    "{} shares {} with {} and meets no step of theirs",
                    named(model, id),
                    named(model, data),
                    named(model, party)
                ),
            )
            .label("no `meets:`")
            .related(model.place(step), "their step")
            .help(format!(
                "say which of their steps it serves: `meets: {}.{}`",
                model.get(party).id,
                model.get(step).id
            )),
        );
    }
}
