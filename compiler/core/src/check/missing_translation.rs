//! What people read is there in every language of the project.

use super::{finding, named};
use crate::diagnostic::{Code, Diagnostic, Strictness};
use crate::model::{ElementId, Label, LanguageId, Model, Slot, is_read, slots};

/// A label or prose that lacks a language of the project.
pub(super) const CODE: Code = Code {
    number: "LTC6001",
    name: "missing-translation",
    strictness: Strictness::Completeness,
    doc: r#"A label or a text (`about`, `objective`, `done_when`, `evidence`, `tests`, `frequency`, `until`, `because`) is not there in every language of the project.

The languages of a project stand in `ltc.toml`; the first is that of texts without a tag. Where `[translations]` says which are `required`,
only those are asked for. What is there in `es` is there in `es-MX`. A translation stands beside the text or in a file of translations (`translations/zh.po`). The standard library
and other projects are not asked.

## Why it matters

Pages in that language show the text in another one. Who can't read it guesses.

## Wrong

```ltc
//- ltc.toml
[project]
name = "shop"
languages = ["en", "zh"]
//- shop.ltc
package shop "Shop" @zh "商店"
role seller "Seller" @zh "销售员"
data request "Request"
```

## Right

```ltc
//- ltc.toml
[project]
name = "shop"
languages = ["en", "zh"]
//- shop.ltc
package shop "Shop" @zh "商店"
role seller "Seller" @zh "销售员"
data request "Request" @zh "请求"
```
"#,
};

pub(super) fn run(model: &Model, id: ElementId, findings: &mut Vec<Diagnostic>) {
    let element = model.get(id);
    let wanted: Vec<LanguageId> =
        model.project_language_ids().filter(|language| model.is_required(*language)).collect();
    let mut lacking: Vec<LanguageId> = Vec::new();
    let mut of_label = false;
    let mut of_texts: Vec<&'static str> = Vec::new();
    if !element.label.is_empty() && !is_complete(model, &element.label, &wanted) {
        of_label = true;
        add_missing(model, &wanted, &element.label, &mut lacking);
    }
    for (slot, text) in slots(element) {
        let word = match slot {
            Slot::Text(word, _) if is_read(word) => word.text(),
            Slot::Said(word) => word.text(),
            Slot::Label | Slot::Text(..) => continue,
        };
        if !is_complete(model, text, &wanted) {
            if !of_texts.contains(&word) {
                of_texts.push(word);
            }
            add_missing(model, &wanted, text, &mut lacking);
        }
    }
    if lacking.is_empty() {
        return;
    }
    lacking.sort_unstable();
    let tags: Vec<String> = lacking.iter().map(|language| format!("`{}`", model.tag(*language))).collect();
    let mut parts: Vec<String> = Vec::new();
    if of_label {
        parts.push("label".to_owned());
    }
    parts.extend(of_texts.iter().map(|word| format!("`{word}`")));
    let message = format!("{} has no {} in {}", named(model, id), parts.join(", "), tags.join(", "));
    let example = lacking.first().map_or("zh", |language| model.tag(*language));
    findings.push(finding(model, id, &CODE, message).label("not in every language of the project").help(
        format!("add the translation behind the text, `@{example} \"…\"`, or in `translations/{example}.po`"),
    ));
}

/// Whether a text is there in each of the wanted languages.
fn is_complete(model: &Model, text: &Label, wanted: &[LanguageId]) -> bool {
    wanted.iter().all(|language| model.is_there(text, *language))
}

fn add_missing(model: &Model, wanted: &[LanguageId], text: &Label, lacking: &mut Vec<LanguageId>) {
    for language in wanted {
        if !model.is_there(text, *language) && !lacking.contains(language) {
            lacking.push(*language);
        }
    }
}
