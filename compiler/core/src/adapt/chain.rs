//! Which layers an adaptation stands on, and which package of the standard they adapt.

use super::codes;
use crate::diagnostic::Diagnostic;
use crate::model::{ElementId, Kind, Model, Value};
use ltc_grammar::words::ClauseWord;

/// The adaptations from the most general to this one, and the package of the standard behind the first `of`.
///
/// # Errors
/// Says why there is no such chain: an `of` that leads nowhere (linking has said so: no finding), or in a circle.
pub fn chain(
    model: &Model,
    adaptation: ElementId,
) -> Result<(Vec<ElementId>, ElementId), Option<Box<Diagnostic>>> {
    let mut chain = vec![adaptation];
    let mut at = adaptation;
    loop {
        let Some(next) = adapted(model, at) else {
            let says = !model.clause(at, ClauseWord::Of).is_empty();
            return Err((!says && at == adaptation).then(|| Box::new(without_standard(model, at))));
        };
        if model.get(next).kind != Kind::Adaptation {
            chain.reverse();
            return Ok((chain, next));
        }
        if chain.contains(&next) {
            return Err((next == adaptation).then(|| Box::new(circle(model, &chain))));
        }
        chain.push(next);
        at = next;
    }
}

/// What stands behind `of`.
fn adapted(model: &Model, adaptation: ElementId) -> Option<ElementId> {
    model.clause(adaptation, ClauseWord::Of).iter().find_map(|value| match value {
        Value::Reference(reference) => reference.target,
        _ => None,
    })
}

fn without_standard(model: &Model, adaptation: ElementId) -> Diagnostic {
    let name = model.label(adaptation, crate::model::LanguageId::DEFAULT);
    Diagnostic::new(
        &codes::ADAPTATION_OF_NOTHING,
        model.place(adaptation),
        format!("`{name}` does not say which standard it adapts"),
    )
    .help(format!("name the package, or the adaptation it builds on: `adaptation {} \"{name}\" of std.lead_to_cash {{ … }}`", model.get(adaptation).id))
}

fn circle(model: &Model, chain: &[ElementId]) -> Diagnostic {
    let names: Vec<String> = chain
        .iter()
        .chain(chain.first())
        .map(|id| format!("`{}`", model.label(*id, crate::model::LanguageId::DEFAULT)))
        .collect();
    let mut finding = Diagnostic::new(
        &codes::CIRCLE_OF_ADAPTATIONS,
        model.place(chain.first().copied().unwrap_or(ElementId(0))),
        format!("these adaptations adapt each other: {}", names.join(" adapts ")),
    )
    .label("it adapts itself in the end")
    .help("let the most general of them adapt the standard: `of` and the name of its package");
    for other in chain.iter().skip(1) {
        finding = finding.related(model.place(*other), "in the circle as well");
    }
    finding
}
