//! A number says where a thing belongs.

use super::{finding, named};
use crate::diagnostic::{Code, Diagnostic, Strictness};
use crate::model::{ElementId, Model};

/// A number that belongs elsewhere.
pub(in crate::check) const CODE: Code = Code {
    number: "LTC2030",
    name: "number-of-another",
    strictness: Strictness::Convention,
    doc: r#"The `code` of a group, process or sub-process begins with the code of a neighbour of what holds it: it is numbered as a part of that one.

Codes that follow another scheme are left alone, and so are activities, which keep their number when they move.

## Why it matters

People find a process by its number. One that is filed under "sales" and numbered under "service" is found by neither.

## Wrong

```ltc
package shop "Shop"
role seller "Seller"
data request "Request"
data offer "Offer"
group sales "Sales" { owner: seller  code: "S1" }
group service "Service" {
  owner: seller
  code: "S2"
  process mend "Mend goods" {
    code: "S1.10"
    R: seller   A: seller
    trigger asked "Customer asks for mending"
    in: request
    out: offer
    activity write_offer "Write the offer"
  }
}
```

## Right

```ltc
package shop "Shop"
role seller "Seller"
data request "Request"
data offer "Offer"
group sales "Sales" { owner: seller  code: "S1" }
group service "Service" {
  owner: seller
  code: "S2"
  process mend "Mend goods" {
    code: "S2.10"
    R: seller   A: seller
    trigger asked "Customer asks for mending"
    in: request
    out: offer
    activity write_offer "Write the offer"
  }
}
```
"#,
};

pub(super) fn run(model: &Model, id: ElementId, findings: &mut Vec<Diagnostic>) {
    let Some(code) = model.code(id) else { return };
    let Some(parent) = model.get(id).parent else { return };
    let own = model.code(parent);
    if own.is_none_or(|own| is_below(code, own)) {
        return;
    }
    let Some(around) = model.get(parent).parent else { return };
    let kind = model.get(parent).kind;
    let other = model
        .children(around, kind)
        .find(|other| *other != parent && model.code(*other).is_some_and(|other| is_below(code, other)));
    let Some(other) = other else { return };
    findings.push(
        finding(
            model,
            id,
            &CODE,
            format!(
                "{} stands in {} and has a number of {}: `{code}`",
                named(model, id),
                named(model, parent),
                named(model, other)
            ),
        )
        .label("numbered as a part of another")
        .related(model.place(other), format!("this is `{}`", model.code(other).unwrap_or_default()))
        .help(format!("move it there, or give it a number that begins with `{}`", own.unwrap_or_default())),
    );
}

/// Whether a number is below another: "LTC.ML.10" below "LTC.ML".
fn is_below(code: &str, above: &str) -> bool {
    let rest = code.strip_prefix(above);
    rest.is_some_and(|rest| rest.chars().next().is_some_and(|mark| !mark.is_alphanumeric()))
}

#[cfg(test)]
mod tests {
    use super::is_below;

    #[test]
    fn a_number_ends_where_a_mark_stands() {
        assert!(is_below("LTC.ML.10", "LTC.ML"));
        assert!(is_below("3-1", "3"));
        assert!(!is_below("LTC.MLX", "LTC.ML"));
        assert!(!is_below("LTC.ML", "LTC.ML"));
    }
}
