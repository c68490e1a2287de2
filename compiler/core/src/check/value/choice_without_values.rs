//! A field of type `choice` says its values.

use crate::check::{finding, named};
use crate::condition::{Holds, choices, holds};
use crate::diagnostic::{Code, Diagnostic, Severity, Strictness};
use crate::model::{ElementId, Model};

/// A choice between nothing.
pub(in crate::check) const CODE: Code = Code {
    number: "LTC1033",
    name: "choice-without-values",
    strictness: Strictness::Completeness,
    doc: r#"A field of type `choice` does not say which values it takes; or a field of another type has values.

## Why it matters

Whoever fills in the field makes up a word, and no condition on it can be checked.

## Wrong

```ltc
package shop "Shop"
data offer "Offer" {
  field grade "Grade" { type: choice }
}
```

## Right

```ltc
package shop "Shop"
data offer "Offer" {
  field grade "Grade" { type: choice  value A "Large"  value B "Small" }
}
```
"#,
};

pub(in crate::check) fn run(model: &Model, field: ElementId, findings: &mut Vec<Diagnostic>) {
    let (choice, values) = (holds(model, field) == Holds::Choice, choices(model, field));
    match (choice, values.first()) {
        (true, None) => findings.push(
            finding(model, field, &CODE, format!("the field {} does not say which values it takes", named(model, field)))
                .label("a choice between what?")
                .help("write its values between the braces, `value A \"Large\"`, or name a list of them: `codes: reasons`"),
        ),
        (false, Some(value)) => {
            let message = format!("the field {} has values, but it is no choice", named(model, field));
            let mut found = finding(model, field, &CODE, message)
                .related(model.place(*value), "a value")
                .help("write `type: choice`, or take the values out");
            found.severity = Severity::Error;
            findings.push(found);
        }
        (true, Some(_)) | (false, None) => {}
    }
}
