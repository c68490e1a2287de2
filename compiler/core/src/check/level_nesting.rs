//! Levels stand in the level above them.

use super::{finding, named};
use crate::diagnostic::{Code, Diagnostic, Strictness};
use crate::model::{ElementId, Kind, Model};

/// An element of a level stands in one it does not belong to.
pub(super) const CODE: Code = Code {
    number: "LTC2001",
    name: "level-nesting",
    strictness: Strictness::Contradiction,
    doc: r#"An element of one of the six levels stands in something it can't be a part of: a task outside an activity, a process inside a process.

`class` (L1) holds groups, `group` (L2) holds processes, `process` (L3) holds sub-processes and activities, `subprocess` (L4)
holds activities (and smaller sub-processes), `activity` (L5) holds tasks (L6). Key control points and gates are work of level 5. Level 4 may be left out;
classes and groups may be left out by a project that describes only processes.

## Why it matters

Each level answers one question: classes and groups why, processes and sub-processes what, activities and tasks how. A task that hangs on a process
has no activity, so it is on nobody's checklist and in no table.

## Wrong

```ltc
package shop "Shop"
role seller "Seller"
data request "Request"
data offer "Offer"
process sell "Sell goods" {
  owner: seller   R: seller   A: seller
  trigger asked "Customer asks for an offer"
  in: request
  out: offer
  activity write_offer "Write the offer"
  task find_price "Find the price"
}
```

## Right

```ltc
package shop "Shop"
role seller "Seller"
data request "Request"
data offer "Offer"
process sell "Sell goods" {
  owner: seller   R: seller   A: seller
  trigger asked "Customer asks for an offer"
  in: request
  out: offer
  activity write_offer "Write the offer" {
    task find_price "Find the price"
  }
}
```
"#,
};

pub(super) fn run(model: &Model, id: ElementId, findings: &mut Vec<Diagnostic>) {
    let element = model.get(id);
    let Some(parent) = element.parent else { return };
    let holder = model.get(parent).kind;
    if belongs(element.kind, holder) {
        return;
    }
    let kind = element.kind;
    let message = format!("the {} {} stands in {}", kind.noun(), named(model, id), holder.indefinite());
    findings.push(
        finding(model, id, &CODE, message)
            .label(match (kind.level(), holder.level()) {
                (Some(level), Some(above)) => {
                    format!(
                        "{} is level {level}, {} is level {above}",
                        kind.indefinite(),
                        holder.indefinite()
                    )
                }
                (_, _) => String::new(),
            })
            .related(model.place(parent), format!("the {} that holds it", holder.noun()))
            .help(format!("move it into {}", home(kind))),
    );
}

fn belongs(kind: Kind, holder: Kind) -> bool {
    let flow = matches!(
        holder,
        Kind::Process | Kind::Subprocess | Kind::Parallel | Kind::Unordered | Kind::Branch | Kind::Outcome
    );
    match kind {
        Kind::Class => holder == Kind::Package,
        Kind::Group => matches!(holder, Kind::Package | Kind::Class),
        Kind::Process => matches!(holder, Kind::Package | Kind::Class | Kind::Group),
        Kind::Subprocess | Kind::Activity | Kind::Kcp | Kind::Gate => flow,
        Kind::Task => matches!(holder, Kind::Activity | Kind::Kcp | Kind::Gate),
        _ => true,
    }
}

fn home(kind: Kind) -> &'static str {
    match kind {
        Kind::Class => "a package",
        Kind::Group => "a class, or write it directly in the package",
        Kind::Process => "a group, or write it directly in the package",
        Kind::Task => "an activity, or make it an activity of its own",
        _ => "a process or a sub-process",
    }
}
