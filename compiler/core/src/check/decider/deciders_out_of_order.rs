//! More money never goes to a lower level.

use crate::check::condition::Set;
use crate::check::{finding, named};
use crate::condition::{About, Sample, Scale, told};
use crate::diagnostic::{Code, Diagnostic, Strictness};
use crate::model::{ElementId, Model};

/// Authority that falls as the amount rises.
pub(in crate::check) const CODE: Code = Code {
    number: "LTC5033",
    name: "deciders-out-of-order",
    strictness: Strictness::Contradiction,
    doc: r#"More money goes to an earlier line of a gate than less money does; or a number goes up the lines and down again.

The order of the lines is the order of authority, lowest first. A percentage or another number may go either way (more discount to
a higher level, more margin to a lower one), but not both ways. The finding names two neighbouring cases.

## Why it matters

Whoever wants an approval could get it more easily by asking for more.

## Wrong

```ltc
package shop "Shop"
role seller "Seller"
role head "Head of sales"
data request "Request"
data offer "Offer" {
  field value "Value" { type: money }
}
process sell "Sell goods" {
  owner: head   R: seller   A: head
  trigger asked "Offer requested"
  in: request
  out: offer
  activity write_offer "Write the offer" { in: request  out: offer }
  gate authorise "Authorise the offer" {
    objective: "The right level answers for the offer"
    evidence: offer
    frequency: "Each offer"
    decide seller when (offer.value > 5000)
    decide head otherwise
    go "Go" -> next
    no_go "No go" -> end "Offer stopped"
  }
  activity send_offer "Send the offer"
}
```

## Right

```ltc
package shop "Shop"
role seller "Seller"
role head "Head of sales"
data request "Request"
data offer "Offer" {
  field value "Value" { type: money }
}
process sell "Sell goods" {
  owner: head   R: seller   A: head
  trigger asked "Offer requested"
  in: request
  out: offer
  activity write_offer "Write the offer" { in: request  out: offer }
  gate authorise "Authorise the offer" {
    objective: "The right level answers for the offer"
    evidence: offer
    frequency: "Each offer"
    decide seller when (offer.value <= 5000)
    decide head otherwise
    go "Go" -> next
    no_go "No go" -> end "Offer stopped"
  }
  activity send_offer "Send the offer"
}
```
"#,
};

/// Two neighbouring cases, each with the index of the line that decides it.
type Step = (Vec<(usize, Sample)>, usize, Vec<(usize, Sample)>, usize);

pub(in crate::check) fn run(model: &Model, gate: ElementId, set: &Set, findings: &mut Vec<Diagnostic>) {
    let (Some(cases), Some(firsts)) = (&set.cases, set.firsts()) else { return };
    for (index, dimension) in set.space.dimensions.iter().enumerate() {
        let About::Sum { fields, scale } = &dimension.about else { continue };
        if fields.len() != 1 || *scale == Scale::Date || !cases.is_independent() {
            continue;
        }
        let (mut up, mut down): (Option<Step>, Option<Step>) = (None, None);
        let stride = cases.stride(index);
        // Most neighbours are decided by one line; only the others are looked at.
        let neighbours = firsts.iter().zip(firsts.iter().skip(stride)).enumerate();
        for (case, (here, there)) in neighbours.filter(|(_, (here, there))| here != there) {
            let (Some(here), Some(there), Some(next)) = (here, there, cases.next(index, case)) else {
                continue;
            };
            let step = || (cases.told(case), *here, cases.told(next), *there);
            if here < there && up.is_none() {
                up = Some(step());
            }
            if there < here && down.is_none() {
                down = Some(step());
            }
        }
        let money = matches!(scale, Scale::Money(_));
        let Some((case, here, other, there)) = (if money || up.is_some() { down } else { None }) else {
            continue;
        };
        let (Some(later), Some(earlier)) = (set.lines.get(here), set.lines.get(there)) else { continue };
        findings.push(
            finding(
                model,
                gate,
                &CODE,
                format!(
                    "{} decides for {}, but for {} it is {}, whose line stands higher up",
                    set.written(model, later),
                    told(model, &set.space, &case),
                    told(model, &set.space, &other),
                    set.written(model, earlier)
                ),
            )
            .label(format!("the authority in {} falls", named(model, gate)))
            .related(model.place(later.element), "decides for less")
            .related(model.place(earlier.element), "decides for more")
            .help("write the lines from the lowest level to the highest, each with a higher limit than the line before"),
        );
        return;
    }
}
