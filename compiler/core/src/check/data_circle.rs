//! What a case makes can be made: nothing waits for itself.

use super::{finding, listed, named};
use crate::diagnostic::{Code, Diagnostic, Strictness};
use crate::model::{ElementId, Kind, Model};
use crate::proof::Starts;
use crate::proof::data::is_made_anew;
use ltc_grammar::words::AttributeWord;
use rustc_hash::{FxHashMap, FxHashSet};

/// Data of a case that each needs the other first.
pub(super) const CODE: Code = Code {
    number: "LTC4082",
    name: "data-circle",
    strictness: Strictness::Contradiction,
    doc: r#"Data of a case is made only from other data of the case that is made only from it: no case can make the first of them.

Looked at is data with `of: case`, over all processes. Of an account, a period or a library the latest version is read, so a circle of such is no
mistake: next year's plan reads this year's results.

## Why it matters

Each process looks right by itself, and waits for the other for ever.

## Wrong

```ltc
package shop "Shop"
role seller "Seller"
data price "Price" { of: case }
data offer "Offer" { of: case }
process calculate "Calculate prices" {
  owner: seller   R: seller   A: seller
  trigger offered "Offer written" from write_offers
  in: offer
  out: price
  activity calculate_price "Calculate the price" { in: offer  out: price }
  end "Price calculated" starts write_offers { gives: price  accepts: seller }
}
process write_offers "Write offers" {
  owner: seller   R: seller   A: seller
  trigger priced "Price calculated" from calculate
  in: price
  out: offer
  activity write_offer "Write the offer" { in: price  out: offer }
  end "Offer written" starts calculate { gives: offer  accepts: seller }
}
```

## Right

```ltc
package shop "Shop"
role seller "Seller"
data request "Request" { of: case }
data price "Price" { of: case }
data offer "Offer" { of: case }
process calculate "Calculate prices" {
  owner: seller   R: seller   A: seller
  trigger asked "Customer asks for an offer"
  in: request
  out: price
  activity calculate_price "Calculate the price" { in: request  out: price }
  end "Price calculated" starts write_offers { gives: price  accepts: seller }
}
process write_offers "Write offers" {
  owner: seller   R: seller   A: seller
  trigger priced "Price calculated" from calculate
  in: price
  out: offer
  activity write_offer "Write the offer" { in: price  out: offer }
}
```
"#,
};

/// What one step makes, and what it must have for that.
struct Making {
    step: ElementId,
    needs: Vec<ElementId>,
    makes: Vec<ElementId>,
}

pub(super) fn run(model: &Model, findings: &mut Vec<Diagnostic>) {
    let of_case = |data: &ElementId| {
        model.plain(*data, AttributeWord::Of) == Some("case") && is_made_anew(model, *data)
    };
    let named_in = |id, word| {
        let references = model.references(id, word).filter(|reference| !reference.optional);
        references.filter_map(|reference| reference.target).filter(of_case).collect::<Vec<_>>()
    };
    let mut makings: Vec<Making> = Vec::new();
    for step in model.ids() {
        let kind = model.get(step).kind;
        let is_work = kind.is_work() || matches!(kind, Kind::Task | Kind::Wait | Kind::Call);
        if is_work && model.attribute(step, AttributeWord::Out).is_some() {
            let makes = named_in(step, AttributeWord::Out);
            let needs = named_in(step, AttributeWord::In).into_iter().filter(|data| !makes.contains(data));
            makings.push(Making { step, needs: needs.collect(), makes });
        }
    }
    let possible = possible(model, &makings, &named_in);
    let stuck: Vec<&Making> = makings
        .iter()
        .filter(|making| making.makes.iter().any(|data| !possible.contains(data)))
        .filter(|making| making.needs.iter().any(|data| !possible.contains(data)))
        .collect();
    let mut maker: FxHashMap<ElementId, &Making> = FxHashMap::default();
    for making in &stuck {
        for data in &making.makes {
            maker.entry(*data).or_insert(making);
        }
    }
    // From any of them one comes, from what it lacks to who makes that, to a circle; each step is gone through once.
    let mut seen: FxHashMap<ElementId, usize> = FxHashMap::default();
    for first in &stuck {
        let circle = circle(&maker, first, &possible, &mut seen);
        let processes: FxHashSet<_> =
            circle.iter().map(|making| model.enclosing(making.step, Kind::Process)).collect();
        // In one process, that what a step needs is not made before it says as much.
        if processes.len() < 2 {
            continue;
        }
        let Some(one) = circle.iter().map(|making| making.step).find(|step| model.is_own(*step)) else {
            continue;
        };
        let data: Vec<ElementId> = circle
            .iter()
            .filter_map(|making| making.needs.iter().copied().find(|data| !possible.contains(data)))
            .collect();
        let steps: Vec<String> = circle.iter().map(|making| named(model, making.step)).collect();
        let message = format!(
            "no case can make {}: each is made from another of them, by {}",
            listed(model, &data),
            steps.join(", which waits for ")
        );
        let mut finding = finding(model, one, &CODE, message).label("waits for the others");
        for making in circle.iter().filter(|making| making.step != one) {
            finding = finding.related(model.place(making.step), "waits as well");
        }
        findings.push(finding.help(
            "let one of them begin with something that is there (`in` of a process that a customer starts), or mark what it can do without with `?`",
        ));
    }
}

/// The data that can be made: what nothing makes or a process from outside brings, and whatever is made from such alone.
fn possible(
    model: &Model,
    makings: &[Making],
    named_in: &dyn Fn(ElementId, AttributeWord) -> Vec<ElementId>,
) -> FxHashSet<ElementId> {
    let mut possible: FxHashSet<ElementId> = FxHashSet::default();
    let starts = Starts::of(model);
    for process in model.ids().filter(|id| model.get(*id).kind == Kind::Process) {
        if starts.from_outside(model, process).is_some() {
            possible.extend(named_in(process, AttributeWord::In));
        }
    }
    for trigger in model.ids().filter(|id| model.get(*id).kind == Kind::Trigger) {
        possible.extend(named_in(trigger, AttributeWord::In));
    }
    let made: FxHashSet<ElementId> = makings.iter().flat_map(|making| making.makes.iter().copied()).collect();
    let mut waiting: FxHashMap<ElementId, Vec<usize>> = FxHashMap::default();
    let mut missing: Vec<usize> = Vec::with_capacity(makings.len());
    let mut open: Vec<usize> = Vec::new();
    for (at, making) in makings.iter().enumerate() {
        let lacks: Vec<ElementId> = making
            .needs
            .iter()
            .copied()
            .filter(|data| made.contains(data) && !possible.contains(data))
            .collect();
        missing.push(lacks.len());
        if lacks.is_empty() {
            open.push(at);
        }
        for data in lacks {
            waiting.entry(data).or_default().push(at);
        }
    }
    while let Some(at) = open.pop() {
        for data in makings.get(at).map_or(&[][..], |making| &making.makes) {
            if !possible.insert(*data) {
                continue;
            }
            for other in waiting.get(data).into_iter().flatten() {
                if let Some(count) = missing.get_mut(*other) {
                    *count = count.saturating_sub(1);
                    if *count == 0 {
                        open.push(*other);
                    }
                }
            }
        }
    }
    // What nothing makes comes from outside.
    possible.extend(
        makings.iter().flat_map(|making| making.needs.iter().copied()).filter(|data| !made.contains(data)),
    );
    possible
}

/// The circle one comes to from a step by going from what it lacks to the first that makes it; nothing where it is one that was come to before.
fn circle<'m>(
    maker: &FxHashMap<ElementId, &'m Making>,
    first: &'m Making,
    possible: &FxHashSet<ElementId>,
    seen: &mut FxHashMap<ElementId, usize>,
) -> Vec<&'m Making> {
    let mut way: Vec<&Making> = Vec::new();
    let begin = seen.len();
    let mut making: &Making = first;
    loop {
        if let Some(at) = seen.get(&making.step) {
            return at.checked_sub(begin).map_or_else(Vec::new, |at| way.split_off(at.min(way.len())));
        }
        seen.insert(making.step, begin + way.len());
        way.push(making);
        let lacks = making.needs.iter().find(|data| !possible.contains(data));
        match lacks.and_then(|data| maker.get(data)) {
            Some(next) => making = next,
            None => return Vec::new(),
        }
    }
}
