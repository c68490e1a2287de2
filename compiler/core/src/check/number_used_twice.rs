//! A number is used once.

use super::{finding, named};
use crate::diagnostic::{Code, Diagnostic, Strictness};
use crate::model::{ElementId, Kind, Model};
use rustc_hash::FxHashMap;

/// A number that two elements have.
pub(in crate::check) const CODE: Code = Code {
    number: "LTC2031",
    name: "number-used-twice",
    strictness: Strictness::Contradiction,
    doc: r#"Two elements have the same `code`: two of the six levels, or two risks, two requirements, two data objects.

## Why it matters

The number is what audits, contracts and other systems refer to. With two owners it refers to neither. A number that was given away is never given again.

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
  activity write_offer "Write the offer" { code: "S.10" }
  activity send_offer "Send the offer" { code: "S.10" }
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
  activity write_offer "Write the offer" { code: "S.10" }
  activity send_offer "Send the offer" { code: "S.20" }
}
```
"#,
};

/// Registers in which a number may stand once: all levels of work share one, every other kind has its own.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Register {
    /// The six levels.
    Work,
    /// One kind.
    Of(Kind),
}

pub(super) fn run(model: &Model, findings: &mut Vec<Diagnostic>) {
    let mut known: FxHashMap<(Register, &str), ElementId> = FxHashMap::default();
    // What others wrote was there first.
    let others = model.ids().filter(|id| !model.is_own(*id));
    for id in others.chain(model.ids().filter(|id| model.is_own(*id))) {
        let Some(code) = model.code(id).filter(|code| !code.trim().is_empty()) else { continue };
        let kind = model.get(id).kind;
        let register = if kind.level().is_some() { Register::Work } else { Register::Of(kind) };
        let first = *known.entry((register, code)).or_insert(id);
        if first == id || !model.is_own(id) {
            continue;
        }
        findings.push(
            finding(
                model,
                id,
                &CODE,
                format!("{} has the number `{code}`, and so has {}", named(model, id), named(model, first)),
            )
            .label("a number that is taken")
            .related(model.place(first), "it has it first")
            .help("give it a number of its own"),
        );
    }
}
