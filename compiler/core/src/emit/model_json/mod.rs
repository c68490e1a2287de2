//! `model.json`: the whole model as data, for whoever builds on it, and the JSON Schema that describes it.
//!
//! The format has a version of its own, [`FORMAT_VERSION`]: its first number changes when a reader of the old format could go
//! wrong, its second when something is added. Everything is written in order of writing, each element before what it holds, without a copy of the
//! model in between.

mod deadline;
mod element;
mod flow;
mod value;

use super::Artefact;
use crate::check::Sound;
use crate::flow::Flow;
use crate::model::{ElementId, LanguageId, Model, named};
use crate::proof::{Goal, Proof, Proofs};
use crate::source::{LineIndex, Title};
use serde::Serialize;
use serde::ser::{SerializeMap, SerializeSeq, Serializer};
use std::cell::RefCell;

/// The version of the format.
pub const FORMAT_VERSION: &str = "1.0";

/// Names the format, whatever the version of the program.
pub const FORMAT: &str = "https://ltc.example/schema/model-1.json";

/// The JSON Schema (2020-12) of the format.
pub const SCHEMA: &str = include_str!("../../../../../docs/reference/model.schema.json");

/// `model.json` and `model.schema.json`, for all languages at once. `flows` are those of the project's own processes.
pub fn emit(sound: Sound<'_>, flows: &[&Flow], proofs: &Proofs) -> Vec<Artefact> {
    let document = Document { context: Context::of(sound.model()), flows, proofs };
    let bytes = serde_json::to_vec(&document).expect("the document has text keys only");
    vec![
        Artefact { path: "model.json".to_owned(), bytes },
        Artefact { path: "model.schema.json".to_owned(), bytes: SCHEMA.as_bytes().to_vec() },
    ]
}

/// What writing any part needs.
struct Context<'model> {
    model: &'model Model,
    /// The path of every element.
    paths: Vec<String>,
    /// Which elements are written: the project's own, what these name and what that names in turn, and what holds it.
    written: Vec<bool>,
    lines: RefCell<LineIndex>,
}

impl<'model> Context<'model> {
    fn of(model: &'model Model) -> Context<'model> {
        let mut paths: Vec<String> = Vec::with_capacity(model.elements.len());
        for id in model.ids() {
            // An element that another file places below this one may stand before its parent in the arena.
            let element = model.get(id);
            let parent = element.parent.and_then(|parent| paths.get(parent.index()));
            paths.push(match parent {
                Some(parent) => format!("{parent}.{}", element.id),
                None => model.path(id),
            });
        }
        Context { model, paths, written: named(model), lines: RefCell::default() }
    }

    fn path(&self, id: ElementId) -> &str {
        self.paths.get(id.index()).map_or("", String::as_str)
    }

    fn is_written(&self, id: ElementId) -> bool {
        self.written.get(id.index()).copied().unwrap_or(false)
    }

    fn tag(&self, language: LanguageId) -> &'model str {
        self.model.tag(language)
    }
}

struct Document<'a> {
    context: Context<'a>,
    flows: &'a [&'a Flow],
    proofs: &'a Proofs,
}

/// A statement about a control and what came of it.
#[derive(Serialize)]
struct ProofView<'a> {
    id: String,
    control: &'a str,
    goal: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    guards: Option<&'a str>,
    verdict: &'static str,
}

impl<'a> ProofView<'a> {
    fn of(context: &'a Context<'a>, proof: &Proof) -> ProofView<'a> {
        let (goal, guards) = match proof.goal {
            Goal::Ends => ("ends", None),
            Goal::Guarded(guarded) => ("guards", Some(context.path(guarded))),
        };
        let control = context.path(proof.control);
        ProofView { id: proof.id(context.model), control, goal, guards, verdict: proof.verdict.word() }
    }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ProjectView<'a> {
    name: &'a str,
    version: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    titles: Option<&'a std::collections::BTreeMap<String, String>>,
    languages: Vec<&'a str>,
}

impl Serialize for Document<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let model = self.context.model;
        let project = &model.manifest.project;
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("schema", FORMAT)?;
        map.serialize_entry("formatVersion", FORMAT_VERSION)?;
        map.serialize_entry(
            "project",
            &ProjectView {
                name: &project.name,
                version: &project.version,
                title: project.title.as_ref().map(|title| {
                    let first = model.tag(LanguageId::DEFAULT);
                    title.get(first, first)
                }),
                titles: match &project.title {
                    Some(Title::Each(titles)) => Some(titles),
                    _ => None,
                },
                languages: model.project_language_ids().map(|language| model.tag(language)).collect(),
            },
        )?;
        map.serialize_entry("elements", &Elements(&self.context))?;
        map.serialize_entry("flows", &Flows { context: &self.context, flows: self.flows })?;
        let proofs = self.proofs.statements.iter().map(|proof| ProofView::of(&self.context, proof));
        map.serialize_entry("proofs", &proofs.collect::<Vec<_>>())?;
        map.end()
    }
}

struct Elements<'a>(&'a Context<'a>);

impl Serialize for Elements<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut list = serializer.serialize_seq(None)?;
        let model = self.0.model;
        let mut open: Vec<ElementId> = model.roots.iter().rev().copied().collect();
        while let Some(id) = open.pop() {
            if self.0.is_written(id) {
                list.serialize_element(&element::ElementView::of(self.0, id))?;
                open.extend(model.get(id).children.iter().rev());
            }
        }
        list.end()
    }
}

struct Flows<'a> {
    context: &'a Context<'a>,
    flows: &'a [&'a Flow],
}

impl Serialize for Flows<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.flows.iter().map(|flow| flow::FlowView::of(self.context, flow)))
    }
}
