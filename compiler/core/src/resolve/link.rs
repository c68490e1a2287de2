//! Names → elements: every reference of every element, in parallel.

use super::codes;
use super::names::{Miss, Names};
use super::schema::{self, Shape};
use crate::diagnostic::{Diagnostic, Place};
use crate::model::{Element, ElementId, Elements, Kind, Reference, Route, Target, Value};
use crate::source::Sources;
use ltc_grammar::words::ClauseWord;
use rayon::prelude::*;

/// What the references of one element mean, in the order [`visit`] meets them.
#[derive(Default)]
struct Links {
    targets: Vec<Option<ElementId>>,
    findings: Vec<Diagnostic>,
}

/// Resolves all references of `elements`; gives what each one means, for [`write`].
pub(super) fn link(
    elements: &Elements,
    names: &Names<'_>,
    sources: &Sources,
) -> (Vec<Vec<Option<ElementId>>>, Vec<Diagnostic>) {
    let links: Vec<Links> = (0..elements.len())
        .into_par_iter()
        .with_min_len(512)
        .map(|index| match elements.get(index) {
            Some(element) => link_element(ElementId(index as u32), element, elements, names, sources),
            None => Links::default(),
        })
        .collect();
    let mut findings = Vec::new();
    let targets = links
        .into_iter()
        .map(|links| {
            findings.extend(links.findings);
            links.targets
        })
        .collect();
    (targets, findings)
}

/// As [`link`], for some of the elements; what is linked already stays so.
pub(super) fn link_some(
    ids: &[ElementId],
    elements: &Elements,
    names: &Names<'_>,
    sources: &Sources,
) -> (Vec<Vec<Option<ElementId>>>, Vec<Diagnostic>) {
    let mut findings = Vec::new();
    let of_one = |id: &ElementId| {
        let Some(element) = elements.get(id.index()) else { return Vec::new() };
        let links = link_element(*id, element, elements, names, sources);
        findings.extend(links.findings);
        links.targets
    };
    let targets = ids.iter().map(of_one).collect();
    (targets, findings)
}

/// What one name means, or what is to be said of it; nothing where that has been said.
pub(super) fn resolve_one(
    place: Place,
    from: ElementId,
    wanted: &'static [Kind],
    what: &str,
    elements: &Elements,
    names: &Names<'_>,
    sources: &Sources,
) -> Result<ElementId, Option<Box<Diagnostic>>> {
    let path = super::lower::nfc(sources.text(place.source, place.span));
    names.resolve(from, place.source, &path, wanted).map_err(|miss| match miss {
        Miss::Told => None,
        miss => Some(Box::new(finding(miss, place, &path, wanted, what, elements))),
    })
}

/// Writes resolved references into the elements.
pub(super) fn write(elements: &mut [Element], targets: Vec<Vec<Option<ElementId>>>) {
    elements
        .par_iter_mut()
        .with_min_len(512)
        .zip(targets)
        .for_each(|(element, targets)| write_one(element, targets));
}

/// Writes the resolved references of one element into it.
pub(super) fn write_one(element: &mut Element, targets: Vec<Option<ElementId>>) {
    if targets.is_empty() {
        return;
    }
    let mut targets = targets.into_iter();
    let kind = element.kind;
    for attribute in &mut element.attributes {
        let linked = wanted_of_attribute(attribute.word, kind).is_some();
        references(&mut attribute.values, linked)
            .for_each(|reference| reference.target = targets.next().flatten());
    }
    for clause in &mut element.clauses {
        let linked = wanted_of_clause(clause.word, kind).is_some();
        references(&mut clause.values, linked)
            .for_each(|reference| reference.target = targets.next().flatten());
    }
    let mut route = element.route.as_deref_mut();
    while let Some(at) = route {
        if is_path(at)
            && let Some(target) = targets.next().flatten()
        {
            at.target = Target::Step(target);
        }
        route = at.otherwise.as_deref_mut();
    }
}

/// What values name: themselves, where the attribute or clause is `linked`, and the names of their conditions always.
fn references(values: &mut [Value], linked: bool) -> impl Iterator<Item = &mut Reference> {
    values.iter_mut().flat_map(move |value| match value {
        Value::Reference(reference) if linked => std::slice::from_mut(reference).iter_mut(),
        Value::Expression(condition) => condition.names.iter_mut(),
        Value::Reference(_) | Value::Text(_) | Value::Quantity(_) | Value::Date(_) | Value::Word(_) => {
            [].iter_mut()
        }
    })
}

pub(super) fn wanted_of_attribute(
    word: ltc_grammar::words::AttributeWord,
    kind: Kind,
) -> Option<&'static [Kind]> {
    match schema::shape(word, kind) {
        Shape::Names(kinds) | Shape::NamesOrText(kinds) => Some(kinds),
        Shape::Text
        | Shape::Plain
        | Shape::OneOf(_)
        | Shape::Period
        | Shape::Date
        | Shape::Amount
        | Shape::FormerPath
        | Shape::TextOrCondition
        | Shape::Days
        | Shape::Free => None,
    }
}

fn wanted_of_clause(word: ClauseWord, kind: Kind) -> Option<&'static [Kind]> {
    match word {
        ClauseWord::From => Some(schema::SENDERS),
        ClauseWord::Calls | ClauseWord::Starts => Some(&[Kind::Process]),
        ClauseWord::By | ClauseWord::Of if kind == Kind::Deputy => Some(schema::DEPUTIES),
        ClauseWord::By => Some(&[Kind::Role, Kind::Team]),
        ClauseWord::Of if kind == Kind::Separate => Some(schema::DUTIES),
        ClauseWord::Of if kind == Kind::Adaptation => Some(schema::ADAPTED),
        ClauseWord::After
        | ClauseWord::Because
        | ClauseWord::Before
        | ClauseWord::Every
        | ClauseWord::First
        | ClauseWord::For
        | ClauseWord::InForce
        | ClauseWord::Last
        | ClauseWord::Of
        | ClauseWord::Otherwise
        | ClauseWord::To
        | ClauseWord::Until
        | ClauseWord::UpTo
        | ClauseWord::When
        | ClauseWord::With
        | ClauseWord::Within => None,
    }
}

/// Whether a route's target is a path that waits to be linked.
fn is_path(route: &Route) -> bool {
    route.target == Target::Unresolved && route.span.start != route.span.end
}

fn link_element(
    id: ElementId,
    element: &Element,
    elements: &Elements,
    names: &Names<'_>,
    sources: &Sources,
) -> Links {
    let mut links = Links { targets: Vec::new(), findings: Vec::new() };
    let mut one = |known: Option<ElementId>, place: Place, wanted: &[Kind], what: &str| {
        if known.is_some() {
            links.targets.push(known);
            return;
        }
        let path = super::lower::nfc(sources.text(place.source, place.span));
        let target = match names.resolve(id, place.source, &path, wanted) {
            Ok(target) => Some(target),
            Err(Miss::Told) => None,
            Err(miss) => {
                links.findings.push(finding(miss, place, &path, wanted, what, elements));
                None
            }
        };
        links.targets.push(target);
    };
    let mut all = |values: &[Value], wanted: Option<&[Kind]>, what: &str| {
        for value in values {
            match value {
                Value::Reference(reference) => {
                    if let Some(wanted) = wanted {
                        one(reference.target, reference.place(), wanted, what);
                    }
                }
                Value::Expression(condition) => {
                    for name in &condition.names {
                        one(name.target, name.place(), schema::VALUES, "when");
                    }
                }
                Value::Text(_) | Value::Quantity(_) | Value::Date(_) | Value::Word(_) => {}
            }
        }
    };
    for attribute in &element.attributes {
        all(&attribute.values, wanted_of_attribute(attribute.word, element.kind), attribute.word.text());
    }
    for clause in &element.clauses {
        all(&clause.values, wanted_of_clause(clause.word, element.kind), clause.word.text());
    }
    let mut route = element.route.as_deref();
    while let Some(at) = route {
        if is_path(at) {
            one(None, Place { source: element.origin.source, span: at.span }, schema::STEPS, "->");
        }
        route = at.otherwise.as_deref();
    }
    links
}

fn finding(
    miss: Miss,
    place: Place,
    path: &str,
    wanted: &[Kind],
    what: &str,
    elements: &Elements,
) -> Diagnostic {
    let wanted_words = wanted.iter().map(|kind| kind.noun()).collect::<Vec<_>>();
    let asked = match wanted_words.as_slice() {
        _ if wanted == schema::DUTIES => "role or step".to_owned(),
        _ if wanted == schema::VALUES => "field".to_owned(),
        list if what == "->" || list.len() > 4 => "step".to_owned(),
        list => list.join(" or "),
    };
    match miss {
        Miss::Unknown { part, meant, import } => {
            let message = if part == path {
                format!("there is no {asked} `{path}` in reach")
            } else {
                format!("there is no `{part}` in `{path}`")
            };
            let finding = Diagnostic::new(&codes::UNKNOWN_NAME, place, message);
            match (meant, import) {
                (_, Some(import)) => {
                    finding.help(format!("it exists elsewhere: add `{import}` at the top of the file"))
                }
                (Some(meant), None) => {
                    let whole = match path.strip_suffix(&part) {
                        Some(before) => format!("{before}{meant}"),
                        None => meant.clone(),
                    };
                    finding.help(format!("did you mean `{whole}`?")).fix(
                        format!("write `{whole}`"),
                        place,
                        whole,
                    )
                }
                (None, None) if wanted == schema::VALUES && is_truth(path) => finding.help(TRUTH),
                (None, None) if wanted == schema::VALUES => finding.help(
                    "name a field with its data object, `lead.amount`; the data object is declared in this package or brought into reach with `use`",
                ),
                (None, None) if path.contains('.') => {
                    finding.help("write the path from the name of its package on; `ltc tree` shows them all")
                }
                (None, None) => finding.help(format!(
                    "declare it (`{} {path} \"…\"`), or bring it into reach with `use`",
                    keyword(wanted)
                )),
            }
        }
        Miss::Told => {
            Diagnostic::new(&codes::UNKNOWN_NAME, place, format!("there is no {asked} `{path}` in reach"))
        }
        Miss::WrongKind(found) => {
            let (kind, at) = elements.get(found.index()).map_or((Kind::Package, place), |element| {
                (element.kind, Place { source: element.origin.source, span: element.origin.name })
            });
            let fields = elements.get(found.index()).map(|element| fields(element, elements));
            let help = match fields.as_deref().unwrap_or_default() {
                [] if wanted == schema::VALUES && kind == Kind::Data => {
                    format!("declare the field in `{path}`: `field amount \"Amount\" {{ type: money }}`")
                }
                [] if wanted == schema::VALUES && is_truth(path) => TRUTH.to_owned(),
                [] => format!("name a {asked} instead"),
                fields if wanted == schema::VALUES => {
                    let fields: Vec<String> =
                        fields.iter().map(|field| format!("`{path}.{field}`")).collect();
                    format!("name one of its fields: {}", fields.join(", "))
                }
                _ => format!("name a {asked} instead"),
            };
            let asks = if wanted == schema::VALUES { "a condition".to_owned() } else { format!("`{what}`") };
            Diagnostic::new(
                &codes::WRONG_KIND,
                place,
                format!("`{path}` is {}, but {asks} asks for a {asked}", kind.indefinite()),
            )
            .related(at, format!("`{path}` is declared here"))
            .help(help)
        }
    }
}

/// How a condition asks a field with yes or no.
const TRUTH: &str =
    "a field with yes or no stands alone in a condition: `order.export` for yes, `not(order.export)` for no";

fn is_truth(name: &str) -> bool {
    matches!(name, "yes" | "no" | "Yes" | "No" | "True" | "False" | "是" | "否")
}

/// The fields of a data object, as many as a message can list.
fn fields<'a>(element: &'a Element, elements: &'a Elements) -> Vec<&'a str> {
    let children = element.children.iter().filter_map(|child| elements.get(child.index()));
    children.filter(|child| child.kind == Kind::Field).map(|child| &*child.id).take(8).collect()
}

fn keyword(wanted: &[Kind]) -> &'static str {
    match wanted.first() {
        Some(Kind::Role) => "role",
        Some(Kind::Unit) => "unit",
        Some(Kind::Data) => "data",
        Some(Kind::System) => "system",
        Some(Kind::Risk) => "risk",
        Some(Kind::Process) => "process",
        Some(Kind::Party) => "party",
        Some(Kind::Step) => "step",
        Some(Kind::Kpi) => "kpi",
        Some(Kind::Pain) => "pain",
        Some(Kind::Calendar) => "calendar",
        Some(Kind::Codes) => "codes",
        _ => "activity",
    }
}
