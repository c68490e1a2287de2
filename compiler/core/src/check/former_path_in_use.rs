//! A former path is one that nothing has any more.

use super::named;
use crate::diagnostic::{Code, Diagnostic, Strictness};
use crate::model::{ElementId, Model, Value};
use ltc_grammar::words::AttributeWord;

/// `was` names what is still there.
pub(super) const CODE: Code = Code {
    number: "LTC1020",
    name: "former-path-in-use",
    strictness: Strictness::Contradiction,
    doc: r#"`was` names the former path of an element, but an element with that path is still there.

A former path is written in full, `shop.sell.write_offer`, or as the former name alone where the element was only renamed.

## Why it matters

`was` tells comparisons and regional adaptations that two names are the same thing. With both of them in the model, changes
would be applied to the wrong one.

## Wrong

```ltc
package shop "Shop"
system till "Till"
system register "Cash register" { was: till }
```

## Right

```ltc
package shop "Shop"
system register "Cash register" { was: till }
```
"#,
};

pub(super) fn run(model: &Model, findings: &mut Vec<Diagnostic>) {
    let moved: Vec<ElementId> = model
        .ids()
        .filter(|id| model.is_own(*id) && model.attribute(*id, AttributeWord::Was).is_some())
        .collect();
    if moved.is_empty() {
        return;
    }
    for id in moved {
        let Some(attribute) = model.attribute(id, AttributeWord::Was) else { continue };
        let around = model.get(id).parent.map(|parent| model.path(parent)).unwrap_or_default();
        for value in &attribute.values {
            let Value::Word(was) = value else { continue };
            let beside = format!("{around}.{was}");
            let Some(found) = model.of_path(was).or_else(|| model.of_path(&beside)) else { continue };
            let place = attribute.place();
            let finding = if found == id {
                Diagnostic::new(&CODE, place, format!("`{was}` is what {} is called now", named(model, id)))
                    .help("write the path it had before, or take the line out")
            } else {
                Diagnostic::new(
                    &CODE,
                    place,
                    format!("`{was}` is still there, so {} was not called so", named(model, id)),
                )
                .related(model.place(found), "it is declared here")
                .help("write the path it had before, or remove the element that still has it")
            };
            findings.push(finding);
        }
    }
}
