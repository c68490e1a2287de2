//! The whole way from texts to findings.

use crate::adapt;
use crate::check;
use crate::diagnostic::Diagnostic;
use crate::model::Model;
use crate::resolve::resolve;
use crate::source::Project;

/// What compiling gave: what could be understood and all that was found.
#[derive(Debug, Default)]
pub struct Compilation {
    /// The model; parts that could not be understood are left out.
    pub model: Model,
    /// Findings, errors and all, in order of place.
    pub findings: Vec<Diagnostic>,
}

/// Compiles a project. Total: never fails, never panics; what could not be understood is a finding.
pub fn compile(project: Project) -> Compilation {
    let (model, mut findings) = resolve(project);
    findings.extend(check::check(&model));
    findings.extend(adapt::check(&model));
    let findings = check::settle(&model, findings);
    Compilation { model, findings }
}
