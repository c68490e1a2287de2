//! Steps are named without the systems, units and positions they need.

use super::super::alias_in_label::holds_word;
use super::super::finding;
use super::Tongue;
use crate::diagnostic::{Code, Diagnostic, Place, Strictness};
use crate::model::{ElementId, Kind, LanguageId, Model};
use ltc_grammar::words::AttributeWord;
use rustc_hash::FxHashMap;

/// A step named after a system, a unit or a position.
pub(in crate::check) const CODE: Code = Code {
    number: "LTC6038",
    name: "name-in-label",
    strictness: Strictness::Convention,
    doc: r#"The label of an activity or task says the name of a system that the project declares or uses, or of a unit or position of its organisation.

A name that is an ordinary word ("lead pool") may be said; Chinese names count where they hold Latin letters or end in 系统 or 平台.

## Why it matters

Systems are replaced and departments reorganised, the work stays. `uses:` says where it is done and `R:` who does it, and either is
changed in one place.

## Wrong

```ltc
package shop "Shop"
system order_base "OrderBase"
role seller "Seller"
data request "Request"
data offer "Offer"
process sell "Sell goods" {
  owner: seller   R: seller   A: seller
  trigger asked "Customer asks for an offer"
  in: request
  out: offer
  activity enter_order "Enter the order in OrderBase" { uses: order_base }
}
```

## Right

```ltc
package shop "Shop"
system order_base "OrderBase"
role seller "Seller"
data request "Request"
data offer "Offer"
process sell "Sell goods" {
  owner: seller   R: seller   A: seller
  trigger asked "Customer asks for an offer"
  in: request
  out: offer
  activity enter_order "Enter the order" { uses: order_base }
}
```
"#,
};

pub(in super::super) fn run(model: &Model, findings: &mut Vec<Diagnostic>) {
    let kinds = [Kind::System, Kind::Unit, Kind::Position];
    let mut named: Vec<ElementId> = kinds.into_iter().flat_map(|kind| model.own(kind)).collect();
    for id in model.ids().filter(|id| model.is_own(*id)) {
        named.extend(model.references(id, AttributeWord::Uses).filter_map(|reference| reference.target));
    }
    named.sort_unstable();
    named.dedup();
    let mut names = Said::default();
    for owner in named {
        for (language, text) in &model.get(owner).label.texts {
            names.add(Tongue::of(model, *language), Name { language: *language, text, owner });
        }
    }
    for id in model.own(Kind::Activity).chain(model.own(Kind::Task)) {
        let label = &model.get(id).label;
        let said = label.texts.iter().find_map(|(language, text)| names.find(*language, text));
        let Some(Name { language, text: name, owner }) = said else { continue };
        let text = label.exact(*language).unwrap_or_default();
        let owner = model.get(*owner);
        let help = match owner.kind {
            Kind::System => format!("say only what is done, and where with `uses: {}`", owner.id),
            _ => "say only what is done, and who does it with `R:`, `C:` or `I:`".to_owned(),
        };
        findings.push(
            finding(model, id, &CODE, format!("`{text}` names the {} `{name}`", owner.kind.noun()))
                .label("it may change, the work stays")
                .related(
                    Place { source: owner.origin.source, span: owner.origin.name },
                    format!("`{name}` is declared here"),
                )
                .help(help),
        );
    }
}

/// What a thing is called in one language.
struct Name<'m> {
    language: LanguageId,
    text: &'m str,
    owner: ElementId,
}

/// Names by their first word, so that a label is compared with few of them.
#[derive(Default)]
struct Said<'m> {
    by_word: FxHashMap<&'m str, Vec<Name<'m>>>,
    /// Those in scripts that put no spaces between words.
    others: Vec<Name<'m>>,
}

impl<'m> Said<'m> {
    fn add(&mut self, tongue: Tongue, name: Name<'m>) {
        if !is_a_name(tongue, name.text) {
            return;
        }
        match words(name.text).next() {
            Some(first) if tongue != Tongue::Chinese => self.by_word.entry(first).or_default().push(name),
            _ => self.others.push(name),
        }
    }

    /// The first name that a label says.
    fn find(&self, language: LanguageId, label: &str) -> Option<&Name<'m>> {
        let says = |name: &&Name<'m>| name.language == language && holds_word(label, name.text);
        let begun = words(label).filter_map(|word| self.by_word.get(word)).flatten();
        begun.chain(&self.others).find(says)
    }
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty())
}

/// Whether what a thing is called is a name and no ordinary word: in Chinese nothing else tells them apart.
fn is_a_name(tongue: Tongue, text: &str) -> bool {
    let long = 1 < text.chars().count();
    let latin = text.chars().any(|letter| letter.is_ascii_alphabetic());
    match tongue {
        Tongue::Chinese => long && (latin || text.ends_with("系统") || text.ends_with("平台")),
        Tongue::English | Tongue::Other => long && text.chars().any(char::is_uppercase),
    }
}
