//! One deputy at a time.

use super::{named_line, reaches_alike};
use crate::check::named;
use crate::diagnostic::{Code, Diagnostic, Strictness};
use crate::model::{Date, Deputyship, ElementId, Model, Organisation};

/// Two deputies for one principal at one time.
pub(in crate::check) const CODE: Code = Code {
    number: "LTC3044",
    name: "overlapping-deputies",
    strictness: Strictness::Contradiction,
    doc: r#"Two deputies stand in for the same role on the same day, or two roles stand in for each other on the same day.

## Why it matters

With two deputies each may think the other decides, or both decide differently; with two who stand in for each other both are away.

## Wrong

```ltc
package shop "Shop"
role seller "Seller"
role office_head "Head of the office"
role region_head "Head of the region"
deputy office_head of region_head from 2026-07-01 to 2026-07-31 because "On leave"
deputy seller of region_head from 2026-07-20 to 2026-08-10
data request "Request" { field amount "Amount" { type: money } }
data offer "Offer"
process sell "Sell goods" {
  owner: region_head   R: seller   A: region_head
  trigger asked "Customer asks for an offer"
  in: request
  out: offer
  activity write_offer "Write the offer" { in: request  out: offer }
  gate release "Is the offer released?" {
    in: offer
    decide office_head when (request.amount <= 100000)
    decide region_head otherwise
    go "Go" -> next
    no_go "No go" -> end "Not offered"
  }
}
```

## Right

```ltc
package shop "Shop"
role seller "Seller"
role office_head "Head of the office"
role region_head "Head of the region"
deputy office_head of region_head from 2026-07-01 to 2026-07-31 because "On leave"
deputy seller of region_head from 2026-08-01 to 2026-08-10
data request "Request" { field amount "Amount" { type: money } }
data offer "Offer"
process sell "Sell goods" {
  owner: region_head   R: seller   A: region_head
  trigger asked "Customer asks for an offer"
  in: request
  out: offer
  activity write_offer "Write the offer" { in: request  out: offer }
  gate release "Is the offer released?" {
    in: offer
    decide office_head when (request.amount <= 100000)
    decide region_head otherwise
    go "Go" -> next
    no_go "No go" -> end "Not offered"
  }
}
```
"#,
};

pub(super) fn run(model: &Model, all: &Organisation, findings: &mut Vec<Diagnostic>) {
    type Key = (Option<ElementId>, Option<ElementId>);
    let by_principal = |line: &Deputyship| -> Key { (line.principal, None) };
    let by_pair =
        |line: &Deputyship| -> Key { (line.principal.min(line.deputy), line.principal.max(line.deputy)) };
    for (key, rule) in
        [(&by_principal as &dyn Fn(&Deputyship) -> Key, Rule::SamePrincipal), (&by_pair, Rule::EachOther)]
    {
        // By first day, so that a line is compared only with those that begin before it ends.
        let mut lines: Vec<(Key, Date, Date, &Deputyship)> = all
            .deputies
            .iter()
            .filter_map(|line| Some((key(line), line.from?, line.to?, line)))
            .filter(|(_, from, to, _)| from <= to)
            .collect();
        lines.sort_by_key(|(key, from, _, line)| (*key, *from, line.element));
        for (at, (key, _, to, one)) in lines.iter().enumerate() {
            let mut later =
                lines.iter().skip(at + 1).take_while(|(other, from, _, _)| other == key && from <= to);
            findings.extend(later.find_map(|(_, from, _, other)| clash(model, rule, one, other, *from)));
        }
    }
}

/// In which way two lines may clash.
#[derive(Clone, Copy)]
enum Rule {
    SamePrincipal,
    EachOther,
}

fn clash(model: &Model, rule: Rule, one: &Deputyship, other: &Deputyship, from: Date) -> Option<Diagnostic> {
    let (first, second) = if one.element <= other.element { (one, other) } else { (other, one) };
    if !model.is_own(second.element) || !reaches_alike(model, one.element, other.element) {
        return None;
    }
    let (first_name, second_name) = (named_line(model, first), named_line(model, second));
    let message = match rule {
        Rule::SamePrincipal => {
            let principal = named(model, one.principal?);
            format!("two stand in for {principal} from {from}: {first_name} and {second_name}")
        }
        Rule::EachOther if one.principal == other.deputy && one.principal != one.deputy => {
            format!("{first_name} and {second_name} stand in for each other from {from}")
        }
        Rule::EachOther => return None,
    };
    Some(
        Diagnostic::new(&CODE, model.place(second.element), message)
            .label("at the same time")
            .related(model.place(first.element), "as this one")
            .help("let the one end before the other begins, or take one of them out"),
    )
}
