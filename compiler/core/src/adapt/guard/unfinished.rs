//! RX-02 where there is too much to look at: what could not be proved of a region is refused, never passed over.

use super::Refusal;
use super::facts::Facts;
use crate::check::PROOF_UNFINISHED;
use crate::diagnostic::Severity;
use crate::model::{ElementId, Kind, Model};
use ltc_grammar::words::AttributeWord;

/// Refuses what a region does to the order of a process whose controls could not be looked at to the end. What leaves the order of its
/// steps as it is changes nothing of what its controls stand before.
pub(super) fn of_process(facts: &Facts<'_>, process: ElementId) -> Option<Refusal> {
    if !changes_order(facts, process) {
        return None;
    }
    let message = format!(
        "whether the controls of {} still stand before what they stand before in the standard could not be proved: it is too large",
        facts.name(process)
    );
    let permitted = "leave the order of its steps as it is, or let the standard divide it into several processes, each handing over to the next";
    let mut refusal =
        facts.refuse(&PROOF_UNFINISHED, process, facts.last_of_flow(process), message, permitted);
    refusal.finding.severity = Severity::Error;
    Some(refusal)
}

fn changes_order(facts: &Facts<'_>, process: ElementId) -> bool {
    let inside = |model: &Model, id: ElementId| model.enclosing(id, Kind::Process) == Some(process);
    facts.new.iter().any(|id| inside(facts.model, *id))
        || facts.removed.iter().any(|id| inside(facts.base, *id))
        || facts.changed.iter().any(|id| {
            (inside(facts.base, *id) || inside(facts.model, *id)) && {
                let (was, is) = (facts.base.get(*id), facts.model.get(*id));
                was.parent != is.parent
                    || was.children != is.children
                    || was.route != is.route
                    || was.clauses != is.clauses
                    || [AttributeWord::Guards, AttributeWord::Starts, AttributeWord::Meets]
                        .iter()
                        .any(|word| facts.differs(*id, *word))
            }
        })
}

#[cfg(test)]
mod tests {
    use super::super::{Standing, refusals};
    use crate::adapt::effective;
    use crate::check::PROOF_UNFINISHED;
    use crate::diagnostic::{Diagnostic, Severity};
    use crate::proof::Budget;
    use crate::resolve::resolve;
    use crate::source::{Project, Source, SourceOwner};

    const SHOP: &str = r#"package shop "Shop"
role seller "Seller"
role chief "Chief"
process sell "Sell goods" {
  owner: chief  R: seller  A: chief
  activity weigh "Weigh the goods" { within: 4h }
  kcp sound "Is all sound?" {
    guards: hand_over
    check weight "The weight is right"
    pass -> next
    fail -> end "Withdrawn"
  }
  activity hand_over "Hand the goods over"
}
"#;

    fn refused(change: &str, budget: Budget) -> Vec<Diagnostic> {
        let region =
            format!("package shop.north \"North\"\nadaptation north \"North\" of shop {{\n  {change}\n}}\n");
        let source = |path: &str, text: &str| Source {
            path: path.into(),
            text: text.into(),
            owner: SourceOwner::Project,
        };
        let sources = vec![source("north.ltc", &region), source("shop.ltc", SHOP)];
        let (model, _) = resolve(Project { sources, ..Project::default() });
        let adaptation = model.adaptations.list.first().expect("the text has an adaptation").element;
        let region = effective(&model, adaptation).model;
        refusals(&model, &region, None, adaptation, &Standing::within(budget))
    }

    #[test]
    fn what_cannot_be_proved_of_a_region_is_refused() {
        let add = "at sell { add activity pack \"Pack the goods\" before sound because pain waiting }";
        assert!(refused(add, Budget::default()).is_empty());
        for points in [0, 1, 4, 10, 20] {
            let found = refused(add, Budget::of(points));
            let unfinished: Vec<&Diagnostic> =
                found.iter().filter(|finding| finding.code == &PROOF_UNFINISHED).collect();
            assert_eq!(unfinished.len(), 1, "{points}: {found:?}");
            assert!(unfinished.iter().all(|finding| finding.severity == Severity::Error), "{points}");
        }
    }

    #[test]
    fn what_leaves_the_order_alone_needs_no_proof() {
        let change = "change sell.weigh because pain waiting { within: 2h }";
        assert!(refused(change, Budget::of(0)).is_empty());
    }
}
