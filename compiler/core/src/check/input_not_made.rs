//! What a step needs has been made before it, on every way.

use super::{finding, named};
use crate::diagnostic::{Code, Diagnostic, Strictness};
use crate::model::{Kind, LanguageId, Model};
use crate::proof::data::{Lack, Lacks};

/// A step can be come to before what it needs is made.
pub(super) const CODE: Code = Code {
    number: "LTC4080",
    name: "input-not-made",
    strictness: Strictness::Essential,
    doc: r#"A step needs data that a way to it has not made.

The finding names such a way. Looked at is data that each case makes anew: `of: case`, or where nothing is said. What the process names in
`in` is there from the start; what ends in `?` need not be there.

## Why it matters

Whoever gets a case on that way has to stop, ask and wait for something nobody was told to make.

## Wrong

```ltc
package shop "Shop"
role seller "Seller"
role sales_head "Head of sales"
data request "Request" { of: case }
data price "Price" { of: case }
data offer "Offer" { of: case }
process sell "Sell goods" {
  owner: sales_head   A: sales_head   R: seller
  trigger asked "Customer asks for an offer"
  in: request
  out: offer
  decision listed "Is the price on the list?" {
    yes "Yes" -> write_offer
    no "No" -> next
  }
  activity calculate "Calculate the price" { in: request  out: price }
  activity write_offer "Write the offer" { in: request, price  out: offer }
}
```

## Right

```ltc
package shop "Shop"
role seller "Seller"
role sales_head "Head of sales"
data request "Request" { of: case }
data price "Price" { of: case }
data offer "Offer" { of: case }
process sell "Sell goods" {
  owner: sales_head   A: sales_head   R: seller
  trigger asked "Customer asks for an offer"
  in: request
  out: offer
  decision listed "Is the price on the list?" {
    yes "Yes" { activity look_up "Look the price up" { in: request  out: price } }
    no "No" { activity calculate "Calculate the price" { in: request  out: price } }
  }
  activity write_offer "Write the offer" { in: request, price  out: offer }
}
```
"#,
};

/// Places a finding names besides the first.
const PLACES_NAMED: usize = 4;

pub(super) fn run(model: &Model, lacks: &Lacks, findings: &mut Vec<Diagnostic>) {
    findings.extend(lacks.found.iter().map(|lack| of_lack(model, lack)));
}

fn of_lack(model: &Model, lack: &Lack) -> Diagnostic {
    let (step, data) = (named(model, lack.needed_by), named(model, lack.data));
    let way = lack.way.text(model, LanguageId::DEFAULT);
    let needs = if model.get(lack.needed_by).kind == Kind::End { "gives" } else { "needs" };
    let message = match lack.made_by.is_empty() {
        true => format!("{step} {needs} {data}, which nothing in this process makes: {way}"),
        false => format!("{step} {needs} {data}, which has not been made on this way: {way}"),
    };
    let mut finding =
        finding(model, lack.needed_by, &CODE, message).at(lack.reference.place()).label("needed here");
    for maker in lack.made_by.iter().take(PLACES_NAMED) {
        finding =
            finding.related(model.place(*maker), "made here, which the way leaves out or comes to later");
    }
    for (_, reference) in lack.others.iter().take(PLACES_NAMED) {
        finding = finding.related(reference.place(), "lacking here as well");
    }
    let id = &model.get(lack.data).id;
    finding.help(match lack.made_by.is_empty() {
        true => format!("name it in `out` of a step before, or in `in` of the process if it is there from the start; if the step can do without, write `{id}?`"),
        false => format!("lead this way through a step that makes it; if the step can do without, write `{id}?`"),
    })
}
