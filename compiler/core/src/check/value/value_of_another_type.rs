//! A default is of the type of its parameter or field.

use crate::check::named;
use crate::condition::{Constant, Holds, Scale, amount, choices, holds};
use crate::diagnostic::{Code, Diagnostic, Strictness};
use crate::model::{ElementId, Model};
use ltc_grammar::words::AttributeWord;

/// A value of another type.
pub(in crate::check) const CODE: Code = Code {
    number: "LTC1036",
    name: "value-of-another-type",
    strictness: Strictness::Contradiction,
    doc: r#"`default`, `min` or `max` of a parameter or field is not of its `type`.

## Why it matters

A limit of one sort can't be compared with a field of another.

## Wrong

```ltc
package shop "Shop"
data offer "Offer" { field value "Value" { type: money  min: 2026-01-01 } }
```

## Right

```ltc
package shop "Shop"
data offer "Offer" { field value "Value" { type: money  min: 0 USD } }
```
"#,
};

pub(in crate::check) fn run(model: &Model, id: ElementId, findings: &mut Vec<Diagnostic>) {
    let kind = holds(model, id);
    for word in [AttributeWord::Default, AttributeWord::Min, AttributeWord::Max] {
        let Some(attribute) = model.attribute(id, word).filter(|attribute| !attribute.values.is_empty())
        else {
            continue;
        };
        let wanted = match (&kind, amount(model, id, word)) {
            (Holds::Open, _) => continue,
            (Holds::Text, _) if word == AttributeWord::Default => continue,
            (Holds::Text | Holds::Choice | Holds::Truth, _) if word != AttributeWord::Default => {
                "only numbers, days and lengths of time have a smallest and a largest value".to_owned()
            }
            (Holds::Choice, Some(Constant::Text(text))) => {
                let values = choices(model, id);
                if values.is_empty() || values.iter().any(|value| model.get(*value).id == text) {
                    continue;
                }
                "write one of its values".to_owned()
            }
            (Holds::Truth, Some(Constant::Truth(_))) => continue,
            (Holds::Truth, _) => "write `yes` or `no`".to_owned(),
            (Holds::Numbers(scale), Some(Constant::Number(_, written))) if fits(scale, &written) => continue,
            (Holds::Numbers(scale), _) => wanted(scale),
            (Holds::Text | Holds::Choice, _) => "write one of its values".to_owned(),
        };
        let message = format!("`{}` is not of the type of {}", word.text(), named(model, id));
        findings.push(Diagnostic::new(&CODE, attribute.place(), message).help(wanted));
    }
}

fn fits(own: &Scale, written: &Scale) -> bool {
    match (own, written) {
        (Scale::Money(Some(own)), Scale::Money(Some(written))) => own == written,
        (Scale::Money(_), Scale::Money(_)) => true,
        (Scale::AnyTime, Scale::Time | Scale::WorkingTime | Scale::Months) => true,
        (own, written) => own == written,
    }
}

fn wanted(scale: &Scale) -> String {
    match scale {
        Scale::Plain => "write a number: `100`".to_owned(),
        Scale::Money(None) => "write an amount: `1_000 USD`".to_owned(),
        Scale::Money(Some(currency)) => format!("write an amount: `1_000 {currency}`"),
        Scale::Percent => "write a percentage: `5 %`".to_owned(),
        Scale::Date => "write a day: `2026-01-31`".to_owned(),
        Scale::AnyTime | Scale::Time => "write a length of time: `30d`".to_owned(),
        Scale::WorkingTime => "write working days: `5wd`".to_owned(),
        Scale::Months => "write months or years: `6mo`".to_owned(),
    }
}
