//! A proof that takes too long says so.

use super::{finding, named};
use crate::diagnostic::{Code, Diagnostic, Strictness};
use crate::model::{ElementId, Model};
use crate::proof::{Budget, Proof, Verdict, data::Lacks};

/// There is too much to look at to prove anything.
pub(crate) const CODE: Code = Code {
    number: "LTC5071",
    name: "proof-unfinished",
    strictness: Strictness::Essential,
    doc: r#"A process is so large that what its controls stand before could not be proved.

Proofs of one process look at thirty million places at most. What was not looked at is not proved, and is not said to be.

## Why it matters

A risk–control table must not claim what nobody knows.

## Wrong

A process of tens of thousands of steps, each with a control.

## Right

```ltc
package shop "Shop"
```
"#,
};

pub(super) fn run(model: &Model, proofs: &[Proof], findings: &mut Vec<Diagnostic>) {
    let unfinished = proofs.iter().filter(|proof| proof.verdict == Verdict::Spent);
    let Some(first) = unfinished.clone().next() else { return };
    let message = format!(
        "whether every case passes {} could not be proved, nor {} other statements about controls of this process: it is too large",
        named(model, first.control),
        unfinished.count() - 1
    );
    findings.push(
        finding(model, first.control, &CODE, message)
            .label("the first control that nothing is known of")
            .help("divide the process into several, each handing over to the next"),
    );
}

/// The same of what steps need: what was not looked at may be lacking.
pub(super) fn of_data(model: &Model, process: ElementId, lacks: &Lacks, findings: &mut Vec<Diagnostic>) {
    if !lacks.spent {
        return;
    }
    let message = format!(
        "whether what the steps of {} need is made before them could not be proved: it is too large",
        named(model, process)
    );
    findings.push(
        finding(model, process, &CODE, message)
            .label("data of this process is not looked at to the end")
            .help("divide the process into several, each handing over to the next"),
    );
}

/// The same of everything else that is asked of a process, where nothing above has said it.
pub(super) fn of_process(model: &Model, process: ElementId, budget: &Budget, findings: &mut Vec<Diagnostic>) {
    if !budget.is_spent() || findings.iter().any(|finding| finding.code == &CODE) {
        return;
    }
    let message = format!(
        "whether somebody approves work of their own in {} could not be looked at to the end: it is too large",
        named(model, process)
    );
    findings.push(
        finding(model, process, &CODE, message)
            .label("this process is not looked at to the end")
            .help("divide the process into several, each handing over to the next"),
    );
}

#[cfg(test)]
mod tests {
    use super::{CODE, of_data, of_process, run};
    use crate::compile;
    use crate::flow::Flow;
    use crate::model::Kind;
    use crate::proof::data::{Made, lacks};
    use crate::proof::{self, Budget, Graph};
    use crate::source::{Project, Source, SourceOwner};

    #[test]
    fn what_is_not_looked_at_is_not_proved() {
        let text = "package shop \"Shop\"\nprocess p \"P\" {\n kcp k \"K\" { guards: b  pass -> next  fail -> end \"Out\" }\n activity b \"B\"\n}\n";
        let source = Source { path: "shop.ltc".into(), text: text.into(), owner: SourceOwner::Project };
        let model = compile(Project { sources: vec![source], ..Project::default() }).model;
        let process = model.own(Kind::Process).next().expect("the text has a process");
        let flow = Flow::of(&model, process);
        let found = |budget: u64| {
            let mut findings = Vec::new();
            let proofs = proof::of_process(&model, &Graph::new(&model, &flow), &mut Budget::of(budget));
            run(&model, &proofs, &mut findings);
            findings
        };
        assert!(found(1000).is_empty());
        let spent = found(3);
        assert_eq!(spent.len(), 1);
        assert!(spent.iter().all(|finding| finding.code == &CODE && finding.message.contains("nor 1 other")));
    }

    #[test]
    fn data_that_is_not_looked_at_is_not_proved() {
        let text = "package shop \"Shop\"\ndata d \"D\"\nprocess p \"P\" {\n in: d?\n activity a \"A\" { out: d }\n activity b \"B\" { in: d }\n}\n";
        let source = Source { path: "shop.ltc".into(), text: text.into(), owner: SourceOwner::Project };
        let model = compile(Project { sources: vec![source], ..Project::default() }).model;
        let process = model.own(Kind::Process).next().expect("the text has a process");
        let flow = Flow::of(&model, process);
        let found = |budget: u64| {
            let mut findings = Vec::new();
            let graph = Graph::new(&model, &flow);
            let made = Made::default();
            of_data(&model, process, &lacks(&model, &graph, &made, &mut Budget::of(budget)), &mut findings);
            findings
        };
        assert!(found(1000).is_empty());
        let spent = found(1);
        assert_eq!(spent.len(), 1);
        assert!(spent.iter().all(|finding| finding.code == &CODE));
    }

    #[test]
    fn a_spent_budget_is_said_once() {
        let text = "package shop \"Shop\"\nprocess p \"P\" {\n activity b \"B\"\n}\n";
        let source = Source { path: "shop.ltc".into(), text: text.into(), owner: SourceOwner::Project };
        let model = compile(Project { sources: vec![source], ..Project::default() }).model;
        let process = model.own(Kind::Process).next().expect("the text has a process");
        let mut budget = Budget::of(3);
        let mut findings = Vec::new();
        assert!(budget.take_all(3) && !budget.is_spent());
        of_process(&model, process, &budget, &mut findings);
        assert!(findings.is_empty());
        // Once it is spent, smaller things are not looked at either.
        assert!(!budget.take_all(1) && !budget.take_all(0));
        of_process(&model, process, &budget, &mut findings);
        of_process(&model, process, &budget, &mut findings);
        assert_eq!(findings.len(), 1);
    }
}
