//! Steps are named without the systems they use.

use super::super::alias_in_label::holds_word;
use super::super::finding;
use super::Tongue;
use crate::diagnostic::{Code, Diagnostic, Strictness};
use crate::model::{ElementId, Kind, LanguageId, Model};
use ltc_grammar::words::AttributeWord;

/// A step named after a system.
pub(in crate::check) const CODE: Code = Code {
    number: "LTC6038",
    name: "system-in-label",
    strictness: Strictness::Convention,
    doc: r#"The label of an activity or task says the name of a system that the project declares or uses.

A name that is an ordinary word ("lead pool") may be said; Chinese names count where they hold Latin letters or end in 系统 or 平台.

## Why it matters

Systems are replaced, the work stays. `uses:` says where the work is done, and it is changed in one place when the system goes.

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
    let mut systems: Vec<ElementId> = model.own(Kind::System).collect();
    for id in model.ids().filter(|id| model.is_own(*id)) {
        systems.extend(model.references(id, AttributeWord::Uses).filter_map(|reference| reference.target));
    }
    systems.sort_unstable();
    systems.dedup();
    let names: Vec<(LanguageId, &str, ElementId)> = systems
        .into_iter()
        .flat_map(|system| {
            let texts = &model.get(system).label.texts;
            texts.iter().map(move |(language, text)| (*language, &**text, system))
        })
        .filter(|(language, text, _)| is_a_name(Tongue::of(model, *language), text))
        .collect();
    if names.is_empty() {
        return;
    }
    for id in model.own(Kind::Activity).chain(model.own(Kind::Task)) {
        let label = &model.get(id).label;
        let said = names
            .iter()
            .find(|(language, name, _)| label.exact(*language).is_some_and(|text| holds_word(text, name)));
        let Some((language, name, system)) = said else { continue };
        let text = label.exact(*language).unwrap_or_default();
        findings.push(
            finding(model, id, &CODE, format!("`{text}` names the system `{name}`"))
                .label("a system in the name of a step")
                .related(model.place(*system), format!("`{name}` is declared here"))
                .help(format!(
                    "say only what is done, and where it is done with `uses: {}`",
                    model.get(*system).id
                )),
        );
    }
}

/// Whether the name of a system is a name and no ordinary word: in Chinese nothing else tells them apart.
fn is_a_name(tongue: Tongue, text: &str) -> bool {
    let long = 1 < text.chars().count();
    let latin = text.chars().any(|letter| letter.is_ascii_alphabetic());
    match tongue {
        Tongue::Chinese => long && (latin || text.ends_with("系统") || text.ends_with("平台")),
        Tongue::English | Tongue::Other => long && text.chars().any(char::is_uppercase),
    }
}
