//! One word for one thing: labels say the term, not its other names.

use super::glossary::Holders;
use super::{finding, named};
use crate::diagnostic::{Code, Diagnostic, Strictness};
use crate::model::{ElementId, Kind, LanguageId, Model, Value};
use ltc_grammar::words::AttributeWord;
use rustc_hash::FxHashMap;

/// Another name of a term in a label.
pub(super) const CODE: Code = Code {
    number: "LTC6020",
    name: "alias-in-label",
    strictness: Strictness::Convention,
    doc: r#"A label says a word that the glossary lists as another name (`alias`) of a term.

A term holds for the element it is defined in and all that stands in that, and for packages whose name goes on from its package's:
what `package acme` defines holds in `acme.leads`, and so does what `package acme.glossary` defines. An alias in capitals, `KDM`, is looked for in capitals only.

## Why it matters

Two words for one thing make readers look for the difference. The glossary says which of them this project uses.

## Wrong

```ltc
package shop "Shop"
define offer "Offer" { about: "What we would deliver, and for how much."  alias: "Quotation" }
role seller "Seller"
role sales_head "Head of sales"
data request "Request"
data offer_paper "Offer"
process sell "Sell goods" {
  owner: sales_head   A: sales_head
  trigger asked "Customer asks for an offer"
  in: request
  out: offer_paper
  activity write_offer "Write the quotation" { R: seller }
}
```

## Right

```ltc
package shop "Shop"
define offer "Offer" { about: "What we would deliver, and for how much."  alias: "Quotation" }
role seller "Seller"
role sales_head "Head of sales"
data request "Request"
data offer_paper "Offer"
process sell "Sell goods" {
  owner: sales_head   A: sales_head
  trigger asked "Customer asks for an offer"
  in: request
  out: offer_paper
  activity write_offer "Write the offer" { R: seller }
}
```
"#,
};

/// Another name of a term, in one language.
struct Alias<'m> {
    term: ElementId,
    language: LanguageId,
    text: &'m str,
    lower: String,
    /// The term itself in lower case; where it stands, the alias in it does not count.
    instead: String,
}

pub(super) fn run(model: &Model, findings: &mut Vec<Diagnostic>) {
    let aliases = aliases(model);
    if aliases.is_empty() {
        return;
    }
    let holders = Holders::new(model, aliases.keys().copied());
    for id in model.ids().filter(|id| model.is_own(*id)) {
        let element = model.get(id);
        if element.label.is_empty() || matches!(element.kind, Kind::Term | Kind::Waive) {
            continue;
        }
        for alias in holders.of(model, id).iter().filter_map(|holder| aliases.get(holder)).flatten() {
            let Some(label) = element.label.exact(alias.language) else { continue };
            if says(label, alias) {
                findings.push(report(model, id, alias));
            }
        }
    }
}

fn report(model: &Model, id: ElementId, alias: &Alias<'_>) -> Diagnostic {
    let term = model.label(alias.term, alias.language);
    finding(
        model,
        id,
        &CODE,
        format!("{} says `{}`, which the glossary calls `{term}`", named(model, id), alias.text),
    )
    .label(format!("`{}` is another name of a term", alias.text))
    .related(model.place(alias.term), format!("`{term}` is defined here"))
    .help(format!("say `{term}`"))
}

/// The other names of all terms, by the element that holds the term.
fn aliases(model: &Model) -> FxHashMap<ElementId, Vec<Alias<'_>>> {
    let mut found: FxHashMap<ElementId, Vec<Alias<'_>>> = FxHashMap::default();
    for term in model.ids().filter(|id| model.get(*id).kind == Kind::Term) {
        let Some(holder) = model.get(term).parent else { continue };
        let Some(attribute) = model.attribute(term, AttributeWord::Alias) else { continue };
        for value in &attribute.values {
            let texts: Vec<(LanguageId, &str)> = match value {
                Value::Text(label) => {
                    label.texts.iter().map(|(language, text)| (*language, &**text)).collect()
                }
                Value::Word(word) => vec![(LanguageId::DEFAULT, word)],
                Value::Reference(_) | Value::Quantity(_) | Value::Date(_) | Value::Expression(_) => {
                    Vec::new()
                }
            };
            for (language, text) in texts {
                if text.trim().is_empty() {
                    continue;
                }
                let instead = model.get(term).label.exact(language).unwrap_or_default().to_lowercase();
                let alias = Alias { term, language, text, lower: text.to_lowercase(), instead };
                found.entry(holder).or_default().push(alias);
            }
        }
    }
    found
}

/// Whether a label says another name where it does not say the term.
fn says(label: &str, alias: &Alias<'_>) -> bool {
    let abbreviation = 1 < alias.text.chars().count() && !alias.text.chars().any(char::is_lowercase);
    let cased = abbreviation && alias.text.chars().any(char::is_uppercase);
    let lower = label.to_lowercase();
    let masked = if alias.instead.is_empty() || !alias.instead.contains(&alias.lower) {
        lower
    } else {
        lower.replace(&alias.instead, "\u{fffc}")
    };
    if !holds_word(&masked, &alias.lower) {
        return false;
    }
    !cased || holds_word(label, alias.text)
}

/// Whether a text holds a word: in scripts that put spaces between words, as a whole word.
pub(super) fn holds_word(text: &str, word: &str) -> bool {
    text.match_indices(word).any(|(at, _)| {
        let before = text.get(..at).and_then(|before| before.chars().next_back());
        let behind = text.get(at + word.len()..).and_then(|behind| behind.chars().next());
        let joins = |inside: Option<char>, outside: Option<char>| {
            inside.is_some_and(is_spaced) && outside.is_some_and(is_spaced)
        };
        !joins(word.chars().next(), before) && !joins(word.chars().next_back(), behind)
    })
}

/// A letter or digit of a script that puts spaces between words.
fn is_spaced(c: char) -> bool {
    c.is_alphanumeric()
        && !matches!(c, '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

#[cfg(test)]
mod tests {
    use super::holds_word;

    #[test]
    fn words_are_whole_where_spaces_divide_them() {
        assert!(holds_word("write the quotation", "quotation"));
        assert!(!holds_word("write quotations", "quotation"));
        assert!(holds_word("编写报价单", "报价"));
        assert!(holds_word("引导kdm认可", "kdm"));
    }
}
