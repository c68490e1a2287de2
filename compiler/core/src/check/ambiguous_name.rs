//! A name means one thing.

use super::{finding, named};
use crate::diagnostic::{Code, Diagnostic, Strictness};
use crate::model::{ElementId, Kind, Label, LanguageId, Model, Reference, Value};
use ltc_grammar::words::AttributeWord;
use rustc_hash::FxHashMap;

/// A name with two meanings.
pub(in crate::check) const CODE: Code = Code {
    number: "LTC6033",
    name: "ambiguous-name",
    strictness: Strictness::Convention,
    doc: r#"A name or `alias` of a term also names another term of the same place, or a role or system of the project.

A term in an inner element may give a word of the outer one a meaning of its own; that is no conflict.

## Why it matters

"AR" is the account responsible to sales and accounts receivable to finance. A sentence that says AR is then read in two ways, and both readers are sure.

## Wrong

```ltc
package shop "Shop"
define account_responsible "Account responsible" { alias: "AR" }
define accounts_receivable "Accounts receivable" { alias: "AR" }
```

## Right

```ltc
package shop "Shop"
define account_responsible "Account responsible" { alias: "AR" }
define accounts_receivable "Accounts receivable" { alias: "A/R" }
```
"#,
};

pub(super) fn run(model: &Model, findings: &mut Vec<Diagnostic>) {
    if model.own(Kind::Term).next().is_none() {
        return;
    }
    let mut known: FxHashMap<(Option<ElementId>, LanguageId, String), ElementId> = FxHashMap::default();
    for id in model
        .own(Kind::Role)
        .chain(model.own(Kind::Team))
        .chain(model.own(Kind::System))
        .chain(borrowed(model))
    {
        for (language, name, _) in names(model, id) {
            known.entry((None, language, name)).or_insert(id);
        }
        if model.get(id).id.chars().any(char::is_uppercase) {
            for language in model.project_language_ids() {
                known.entry((None, language, model.get(id).id.to_lowercase())).or_insert(id);
            }
        }
    }
    for id in model.own(Kind::Term) {
        for (language, name, written) in names(model, id) {
            let other = known.get(&(None, language, name.clone())).copied();
            let other = other.filter(|other| !same(model, id, *other)).or_else(|| {
                let first = *known.entry((model.get(id).parent, language, name.clone())).or_insert(id);
                (first != id).then_some(first)
            });
            let Some(other) = other else { continue };
            let noun = model.get(other).kind.noun();
            findings.push(
                finding(
                    model,
                    id,
                    &CODE,
                    format!(
                        "`{written}` means {}, and the {noun} {} as well",
                        named(model, id),
                        named(model, other)
                    ),
                )
                .label("one name for two things")
                .related(model.place(other), "the other one")
                .help("give one of them a name of its own, and write the long form where both may be meant"),
            );
            break;
        }
    }
}

/// Roles and systems of others that the project names.
fn borrowed(model: &Model) -> impl Iterator<Item = ElementId> {
    let mut found: Vec<ElementId> = Vec::new();
    for id in model.ids().filter(|id| model.is_own(*id)) {
        for attribute in &model.get(id).attributes {
            for value in &attribute.values {
                if let Value::Reference(Reference { target: Some(target), .. }) = value
                    && matches!(model.get(*target).kind, Kind::Role | Kind::Team | Kind::System)
                    && !model.is_own(*target)
                {
                    found.push(*target);
                }
            }
        }
    }
    found.sort_unstable();
    found.dedup();
    found.into_iter()
}

/// Whether a term explains the thing itself: the role `AR` and the term "AR", "Account responsible" are one.
fn same(model: &Model, term: ElementId, other: ElementId) -> bool {
    let labels = |id: ElementId| {
        model.get(id).label.texts.iter().map(|(language, text)| (*language, text.to_lowercase()))
    };
    labels(term).any(|label| labels(other).any(|own| own == label))
        || model.get(term).id == model.get(other).id
}

/// Labels and other names of an element, in small letters and as written.
fn names(model: &Model, id: ElementId) -> Vec<(LanguageId, String, String)> {
    let mut found: Vec<(LanguageId, String)> = Vec::new();
    let mut add = |texts: &Label| {
        found.extend(texts.texts.iter().map(|(language, text)| (*language, text.trim().to_owned())));
    };
    add(&model.get(id).label);
    let mut words = Vec::new();
    for value in model.attribute(id, AttributeWord::Alias).into_iter().flat_map(|attribute| &attribute.values)
    {
        match value {
            Value::Text(label) => add(label),
            Value::Word(word) => words.push((LanguageId::DEFAULT, word.to_string())),
            Value::Reference(_) | Value::Quantity(_) | Value::Date(_) | Value::Expression(_) => {}
        }
    }
    found.extend(words);
    found.retain(|(_, name)| !name.is_empty());
    found.into_iter().map(|(language, name)| (language, name.to_lowercase(), name)).collect()
}
