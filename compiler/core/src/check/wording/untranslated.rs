//! A translation is in the language it says.

use super::super::finding;
use super::Tongue;
use crate::diagnostic::{Code, Diagnostic, Strictness};
use crate::model::{ElementId, Model, Value};

/// A Chinese text in English.
pub(in crate::check) const CODE: Code = Code {
    number: "LTC6039",
    name: "untranslated",
    strictness: Strictness::Convention,
    doc: r#"A text that is marked as Chinese holds several English words and not one Chinese character.

Abbreviations and single names ("KDM", "CRM system") need no translation.

## Why it matters

The page in that language looks complete to every check and still can't be read by those it is for.

## Wrong

```ltc
//- ltc.toml
[project]
name = "shop"
languages = ["en", "zh"]
//- shop.ltc
package shop "Shop" @zh "商店"
role seller "Seller of the shop" @zh "Seller of the shop"
```

## Right

```ltc
//- ltc.toml
[project]
name = "shop"
languages = ["en", "zh"]
//- shop.ltc
package shop "Shop" @zh "商店"
role seller "Seller of the shop" @zh "商店销售员"
```
"#,
};

pub(in super::super) fn run(model: &Model, id: ElementId, findings: &mut Vec<Diagnostic>) {
    let element = model.get(id);
    let prose =
        element.attributes.iter().flat_map(|attribute| &attribute.values).filter_map(|value| match value {
            Value::Text(label) => Some(label),
            Value::Reference(_)
            | Value::Quantity(_)
            | Value::Date(_)
            | Value::Word(_)
            | Value::Expression(_) => None,
        });
    for label in std::iter::once(&element.label).chain(prose) {
        for (language, text) in &label.texts {
            if Tongue::of(model, *language) != Tongue::Chinese || !is_foreign(text) {
                continue;
            }
            let tag = model.tag(*language);
            findings.push(
                finding(model, id, &CODE, format!("`{text}` is marked `@{tag}`, but is not Chinese"))
                    .label("not translated")
                    .help(format!("translate it, or take `@{tag}` away until it is translated")),
            );
        }
    }
}

/// Whether a text has no Chinese character and two words that are neither names nor abbreviations.
fn is_foreign(text: &str) -> bool {
    let plain = |word: &str| 3 <= word.len() && word.bytes().all(|byte| byte.is_ascii_lowercase());
    text.is_ascii()
        && text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| plain(word)).count() >= 2
}

#[cfg(test)]
mod tests {
    use super::is_foreign;

    #[test]
    fn names_need_no_translation() {
        for name in ["KDM", "CRM system", "Lead to Cash", "合同 order number", "ISO 9001", ""] {
            assert!(!is_foreign(name), "{name}");
        }
        assert!(is_foreign("Check the price again"));
    }
}
