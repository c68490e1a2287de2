//! Few are asked.

use super::{finding, named};
use crate::diagnostic::{Code, Diagnostic, Strictness};
use crate::model::{ElementId, Model};
use ltc_grammar::words::AttributeWord;

/// A step with more advisers than can be asked.
pub(in crate::check) const CODE: Code = Code {
    number: "LTC3060",
    name: "many-consulted",
    strictness: Strictness::Convention,
    doc: r#"A step consults (`C`) more than ten roles or teams.

A joint review of all functions may need ten; what needs more is decided by nobody.

## Why it matters

Each of them is asked before the step goes on, and the slowest decides when. Who only wants to know is told afterwards: `I`.

## Wrong

```ltc
package shop "Shop"
role helper_1 "Adviser 1"
role helper_2 "Adviser 2"
role helper_3 "Adviser 3"
role helper_4 "Adviser 4"
role helper_5 "Adviser 5"
role helper_6 "Adviser 6"
role helper_7 "Adviser 7"
role helper_8 "Adviser 8"
role helper_9 "Adviser 9"
role helper_10 "Adviser 10"
role helper_11 "Adviser 11"
role seller "Seller"
data request "Request"
data offer "Offer"
process sell "Sell goods" {
  owner: seller   R: seller   A: seller
  trigger asked "Customer asks for an offer"
  in: request
  out: offer
  activity write_offer "Write the offer" { C: helper_1, helper_2, helper_3, helper_4, helper_5, helper_6, helper_7, helper_8, helper_9, helper_10, helper_11 }
}
```

## Right

```ltc
package shop "Shop"
role helper_1 "Adviser 1"
role helper_2 "Adviser 2"
role helper_3 "Adviser 3"
role helper_4 "Adviser 4"
role helper_5 "Adviser 5"
role helper_6 "Adviser 6"
role helper_7 "Adviser 7"
role helper_8 "Adviser 8"
role helper_9 "Adviser 9"
role helper_10 "Adviser 10"
role helper_11 "Adviser 11"
role seller "Seller"
data request "Request"
data offer "Offer"
process sell "Sell goods" {
  owner: seller   R: seller   A: seller
  trigger asked "Customer asks for an offer"
  in: request
  out: offer
  activity ask_advisers "Ask the advisers" { R: helper_1  C: helper_2, helper_3, helper_4, helper_5, helper_6 }
  activity ask_others "Ask the other advisers" { R: helper_7  C: helper_8, helper_9, helper_10, helper_11 }
  activity write_offer "Write the offer" { C: helper_1, helper_7 }
}
```
"#,
};

/// Roles one can ask before every case.
const ROLES: usize = 10;

pub(super) fn run(model: &Model, id: ElementId, findings: &mut Vec<Diagnostic>) {
    let asked = model.references(id, AttributeWord::C).count();
    if asked <= ROLES {
        return;
    }
    findings.push(
        finding(model, id, &CODE, format!("{} consults {asked} roles", named(model, id)))
            .label(format!("more than {ROLES} are asked before it goes on"))
            .help("keep those in `C:` whose answer can change the result, and name the others in `I:`"),
    );
}
