//! All proofs of a project, put together and numbered.

use super::data::{Lacks, Made, lacks};
use super::{Budget, Goal, Graph, Proof, Verdict, across, of_process};
use crate::flow::Flow;
use crate::model::{ElementId, Kind, Model};
use rayon::prelude::*;

/// Everything that was proved of a project, or could not be.
#[derive(Debug, Default)]
pub struct Proofs {
    /// One statement about a control each, in order of writing of the controls.
    pub statements: Vec<Proof>,
    /// What the steps of each of its processes need, in order of writing.
    pub data: Vec<(ElementId, Lacks)>,
}

impl Proofs {
    /// Proves what there is to prove of the project's own processes.
    pub fn of(model: &Model) -> Proofs {
        let made = Made::of(model, &mut Budget::default());
        let processes: Vec<ElementId> = model.own(Kind::Process).collect();
        let of_one = |process: &ElementId| {
            let flow = Flow::of(model, *process);
            let (graph, mut budget) = (Graph::new(model, &flow), Budget::default());
            let statements = of_process(model, &graph, &mut budget);
            (statements, (*process, lacks(model, &graph, &made, &mut budget)))
        };
        let all: Vec<(Vec<Proof>, (ElementId, Lacks))> = processes.par_iter().map(of_one).collect();
        let (statements, data): (Vec<_>, Vec<_>) = all.into_iter().unzip();
        let mut statements: Vec<Proof> = statements.into_iter().flatten().collect();
        statements.extend(across(model, &mut Budget::default()));
        statements.sort_by_key(|proof| (proof.control, proof.goal));
        Proofs { statements, data }
    }

    /// The statements about a control.
    pub fn of_control(&self, control: ElementId) -> &[Proof] {
        let from = self.statements.partition_point(|proof| proof.control < control);
        let to = self.statements.partition_point(|proof| proof.control <= control);
        self.statements.get(from..to).unwrap_or(&[])
    }
}

impl Proof {
    /// What the statement is called wherever it is named: the control's code (else its path), and what it stands before: `ends`, or the
    /// path of what it guards, below the process of the control where it is in that, else from its process on:
    /// `KCP-ML-01/distribute_lead`.
    pub fn id(&self, model: &Model) -> String {
        let control = model.code(self.control).map_or_else(|| model.path(self.control), str::to_owned);
        let Goal::Guarded(guarded) = self.goal else { return format!("{control}/ends") };
        let home = model.enclosing(self.control, Kind::Process);
        let mut ids: Vec<&str> =
            model.ancestry(guarded).take_while(|id| Some(*id) != home).map(|id| &*model.get(id).id).collect();
        if let Some(elsewhere) =
            model.enclosing(guarded, Kind::Process).filter(|process| Some(*process) != home)
        {
            let below = model.ancestry(guarded).take_while(|id| *id != elsewhere).count();
            ids.truncate(below + 1);
        }
        if ids.is_empty() {
            ids.push(&model.get(guarded).id);
        }
        ids.reverse();
        format!("{control}/{}", ids.join("."))
    }
}

impl Verdict {
    /// The word for it in files that programs read.
    pub fn word(&self) -> &'static str {
        match self {
            Verdict::Proved => "proved",
            Verdict::Conditional(_) => "conditional",
            Verdict::Bypassed(_) => "bypassed",
            Verdict::Open => "open",
            Verdict::Spent => "unfinished",
        }
    }

    /// The way there without a pass, if one was found.
    pub fn way(&self) -> Option<&super::Way> {
        match self {
            Verdict::Conditional(way) | Verdict::Bypassed(way) => Some(way),
            Verdict::Proved | Verdict::Open | Verdict::Spent => None,
        }
    }

    /// Whether the statement holds, or is one that need not hold on every way.
    pub fn holds(&self) -> bool {
        matches!(self, Verdict::Proved | Verdict::Conditional(_))
    }
}
