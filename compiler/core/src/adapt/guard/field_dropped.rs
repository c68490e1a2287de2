//! RX-07: data keep their fields, and steps make what others need.

use super::Refusal;
use super::facts::Facts;
use crate::diagnostic::{Code, Strictness};
use crate::model::{Applied, ElementId, Kind, Model};
use ltc_grammar::words::AttributeWord as Word;

/// A region drops data that others need.
pub(super) const CODE: Code = Code {
    number: "LTC7007",
    name: "data-dropped-by-region",
    strictness: Strictness::Contradiction,
    doc: r#"A region takes out a field of the standard's data or changes what may stand in it, or takes out a step that makes what another step needs (RX-07). The finding lists
who needs it. A step that needs something in the standard needs it in the region too.

## Why it matters

Data are what processes and systems pass on to each other. What one region leaves out is missing in the next process, in the figures, and in the audit.

## Wrong

```ltc
//- shop.ltc
package shop "Shop"
role seller "Seller"
role sales_head "Head of sales"
role board "Board"
data request "Request"
data offer "Offer" {
  field value "Value" { type: money  required: yes }
}
process sell "Sell goods" {
  owner: board
  A: board
  trigger asked "Offer requested"
  in: request
  out: offer
  activity write_offer "Write the offer" {
    R: seller
    in: request
    out: offer
  }
  gate release "May the offer go out?" {
    R: seller
    objective: "The right level answers for the offer"
    evidence: "Signed decision"
    frequency: "Each offer"
    decide sales_head when (offer.value <= 5000)
    decide board otherwise
    go "Go" -> next
    no_go "No go" -> end "Offer stopped"
  }
  activity send_offer "Send the offer" {
    R: seller
    in: offer
  }
}
//- lima.ltc
package shop.lima "Lima"
role lima_lead "Lead of Lima"
adaptation lima "Lima" of shop {
  owner: lima_lead
  at sell {
    remove write_offer because integration "The portal of the region"
  }
}
```

## Right

```ltc
//- shop.ltc
package shop "Shop"
role seller "Seller"
role sales_head "Head of sales"
role board "Board"
data request "Request"
data offer "Offer" {
  field value "Value" { type: money  required: yes }
}
process sell "Sell goods" {
  owner: board
  A: board
  trigger asked "Offer requested"
  in: request
  out: offer
  activity write_offer "Write the offer" {
    R: seller
    in: request
    out: offer
  }
  gate release "May the offer go out?" {
    R: seller
    objective: "The right level answers for the offer"
    evidence: "Signed decision"
    frequency: "Each offer"
    decide sales_head when (offer.value <= 5000)
    decide board otherwise
    go "Go" -> next
    no_go "No go" -> end "Offer stopped"
  }
  activity send_offer "Send the offer" {
    R: seller
    in: offer
  }
}
//- lima.ltc
package shop.lima "Lima"
role lima_lead "Lead of Lima"
adaptation lima "Lima" of shop {
  owner: lima_lead
  at sell {
    replace write_offer with activity copy_offer "Copy the offer from the portal" because integration "The portal of the region" {
      R: seller
      in: request
      out: offer
    }
  }
}
```
"#,
};

pub(super) fn run(facts: &Facts<'_>, found: &mut Vec<Refusal>) {
    for gone in facts.taken_out() {
        let kind = facts.base.get(gone).kind;
        let by = facts.by(gone);
        if matches!(kind, Kind::Data | Kind::Field | Kind::State | Kind::Codes | Kind::Value) {
            let of = facts.base.get(gone).parent.filter(|_| kind != Kind::Data && kind != Kind::Codes);
            let of = of.map(|holder| format!(" of {}", facts.name(holder))).unwrap_or_default();
            let message =
                format!("the {} {}{of} is taken out, and others rely on it", kind.noun(), facts.name(gone));
            let permitted = "leave it, and add fields of your own beside it: `at … { add field … }`";
            found.push(facts.refuse(&CODE, gone, by, message, permitted));
        } else if kind.is_step() || matches!(kind, Kind::Task | Kind::Branch | Kind::Outcome) {
            no_longer_made(facts, gone, by, found);
        }
    }
    for id in &facts.changed {
        let kind = facts.base.get(*id).kind;
        match kind {
            Kind::Field => of_field(facts, *id, found),
            _ if kind.is_step() || kind == Kind::Task => of_step(facts, *id, found),
            _ => {}
        }
    }
}

fn of_field(facts: &Facts<'_>, id: ElementId, found: &mut Vec<Refusal>) {
    for word in [Word::Type, Word::Unit, Word::Codes, Word::Required, Word::Min, Word::Max] {
        let compared = facts.compared(id, word);
        let tightens = matches!(word, Word::Required | Word::Min | Word::Max);
        let why = match compared.why() {
            Some(why) if tightens => why.to_owned(),
            Some(_) => "others read it as the standard writes it".to_owned(),
            // What is asked for in addition has a rule of its own: `not-left-to-regions`.
            None => continue,
        };
        let message = format!("`{}` of the field {} is changed: {why}", word.text(), facts.name(id));
        let permitted = "leave it, and add a field of your own beside it";
        found.push(facts.refuse(&CODE, id, facts.by_attribute(id, word), message, permitted));
        return;
    }
}

fn of_step(facts: &Facts<'_>, id: ElementId, found: &mut Vec<Refusal>) {
    for (word, what) in [(Word::Out, "makes"), (Word::In, "needs")] {
        let now: Vec<ElementId> = needed(facts.model, id, word);
        let lost: Vec<ElementId> =
            needed(facts.base, id, word).into_iter().filter(|data| !now.contains(data)).collect();
        for data in lost {
            let readers = consumers(facts, data, id);
            if word == Word::Out && (facts.is_still_made(data, id) || readers.is_empty()) {
                continue;
            }
            let message = match word {
                Word::Out => format!(
                    "{} no longer {what} `{}`, which {} needs",
                    facts.name(id),
                    facts.base.label(data, crate::model::LanguageId::DEFAULT),
                    listed(facts, &readers)
                ),
                _ => format!(
                    "{} no longer {what} `{}`, so that it may be done before that is there",
                    facts.name(id),
                    facts.base.label(data, crate::model::LanguageId::DEFAULT)
                ),
            };
            let permitted = "keep it; more may be added with a plus (`in: +data`, `out: +data`)";
            found.push(facts.refuse(&CODE, id, facts.by_attribute(id, word), message, permitted));
            return;
        }
    }
}

/// Data a step names behind a word and cannot do without.
fn needed(model: &Model, id: ElementId, word: Word) -> Vec<ElementId> {
    let all = model.references(id, word).filter(|data| !data.optional);
    all.filter_map(|data| data.target).collect()
}

/// What a step made or proved, that is taken out and for which nothing stands.
fn no_longer_made(facts: &Facts<'_>, gone: ElementId, by: Option<Applied>, found: &mut Vec<Refusal>) {
    let instead: Vec<ElementId> = match facts.replaced.get(&gone) {
        Some(new) => std::iter::once(*new).chain(facts.model.descendants(*new)).collect(),
        None => Vec::new(),
    };
    let names = |model: &Model, steps: &[ElementId], word: Word| -> Vec<ElementId> {
        let all = steps.iter().flat_map(|step| model.references(*step, word));
        all.filter_map(|data| data.target).collect()
    };
    let whole = facts.whole(gone);
    let proof_words = |model: &Model, steps: &[ElementId]| -> usize {
        steps.iter().filter(|step| model.attribute(**step, Word::Evidence).is_some()).count()
    };
    for word in [Word::Out, Word::Evidence] {
        let kept = names(facts.model, &instead, word);
        for data in names(facts.base, &whole, word) {
            if kept.contains(&data) || facts.is_still_made(data, gone) {
                continue;
            }
            let readers = consumers(facts, data, gone);
            if readers.is_empty() && word == Word::Out {
                continue;
            }
            let data_name = facts.base.label(data, crate::model::LanguageId::DEFAULT);
            let message = match (word, readers.is_empty()) {
                (Word::Out, _) | (_, false) => format!(
                    "nothing makes `{data_name}` any more, which {} needs: {} is taken out",
                    listed(facts, &readers),
                    facts.name(gone)
                ),
                (_, true) => format!(
                    "nothing proves it with `{data_name}` any more: {} is taken out",
                    facts.name(gone)
                ),
            };
            let permitted = "replace it with a step that makes the same (`replace … with …`), or leave it";
            found.push(facts.refuse(&CODE, gone, by, message, permitted));
            return;
        }
    }
    // A replacement does not need less than what it replaces: what must be there before, must be there before it too.
    if let Some(new) = facts.replaced.get(&gone) {
        let needs = names(facts.model, &instead, Word::In);
        for data in needed(facts.base, gone, Word::In) {
            if !needs.contains(&data) && is_made_in_process(facts, data, gone) {
                let message = format!(
                    "{} does not need `{}`, which {} does: it may be done before that is there",
                    facts.name(*new),
                    facts.base.label(data, crate::model::LanguageId::DEFAULT),
                    facts.name(gone)
                );
                let permitted = "let the replacement need what is needed in the standard (`in: …`)";
                found.push(facts.refuse(&CODE, gone, by, message, permitted));
                return;
            }
        }
        if 0 < proof_words(facts.base, &whole) && proof_words(facts.model, &instead) == 0 {
            let message = format!("{} leaves no evidence, which {} does", facts.name(*new), facts.name(gone));
            let permitted = "say the evidence at the replacement (`evidence: …`)";
            found.push(facts.refuse(&CODE, gone, by, message, permitted));
        }
    }
}

fn is_made_in_process(facts: &Facts<'_>, data: ElementId, near: ElementId) -> bool {
    let Some(process) = facts.base.enclosing(near, Kind::Process) else { return false };
    facts.base.descendants(process).into_iter().any(|step| {
        step != near
            && facts.base.get(step).kind.is_step()
            && facts.base.references(step, Word::Out).any(|out| out.target == Some(data))
    })
}

/// Who needs something: steps, controls, hand-overs and processes that name it, and those whose conditions ask for its fields.
fn consumers(facts: &Facts<'_>, data: ElementId, without: ElementId) -> Vec<ElementId> {
    let inside = |id: ElementId| facts.base.ancestry(id).any(|around| around == without);
    let names = |id: &ElementId| {
        let by_word = [Word::In, Word::Evidence, Word::Gives]
            .into_iter()
            .any(|word| facts.base.references(*id, word).any(|one| one.target == Some(data)));
        let process = facts.base.get(*id).kind == Kind::Process
            && facts.base.enclosing(without, Kind::Process) == Some(*id)
            && facts.base.references(*id, Word::Out).any(|one| one.target == Some(data));
        let asks = facts.base.conditions(*id).any(|condition| {
            condition
                .names
                .iter()
                .filter_map(|name| name.target)
                .any(|field| facts.base.get(field).parent == Some(data))
        });
        by_word || process || asks
    };
    facts.base.ids().filter(|id| !inside(*id) && !facts.is_gone(*id)).filter(names).collect()
}

fn listed(facts: &Facts<'_>, ids: &[ElementId]) -> String {
    let names: Vec<String> = ids.iter().take(3).map(|id| facts.name(*id)).collect();
    match ids.len() {
        0..=3 => names.join(", "),
        more => format!("{} and {} more", names.join(", "), more - 3),
    }
}
