//! One file: definitions, messages and errors, the pool and its partners, the process, its planes.

use super::condition::Variables;
use super::event::{Event, Signal};
use super::partner;
use super::{Called, Sheet, extension, interchange, prose, scope};
use crate::emit::diagram::{Message, Partner};
use crate::emit::page::Words;
use crate::emit::xml::{Body, Writer};
use crate::flow::{Edge, Flow, Links, NodeId, NodeKind, ScopeId, ncname};
use crate::model::{ElementId, LanguageId, Model};
use rustc_hash::{FxHashMap, FxHashSet};

/// What the rooms below need to know to write their part of a file.
pub(super) struct File<'a> {
    pub(super) model: &'a Model,
    pub(super) flow: &'a Flow,
    pub(super) links: &'a Links,
    index: &'a Index,
    /// What conditions ask for.
    pub(super) variables: &'a Variables,
    /// Whether another process calls the process.
    pub(super) is_called: bool,
    pub(super) sheets: &'a [Sheet],
    pub(super) language: LanguageId,
    pub(super) words: Words,
    /// The scope that is the process of this file.
    pub(super) root: ScopeId,
    /// The scope of the file and those in it, each before those in it.
    pub(super) scopes: Vec<ScopeId>,
    /// Pools of others, above the process.
    pub(super) partners: Vec<Partner>,
}

/// Where the nodes and edges of a flow are in the drawings of their scopes; the same for all files of a process.
pub(super) struct Index {
    /// For each node its index in the drawing of its scope, for each edge its index there.
    items: Vec<Option<u32>>,
    edges: Vec<Option<u32>>,
    /// The boundary outside that an exit goes on at.
    boundaries: FxHashMap<NodeId, NodeId>,
    variables: Variables,
    is_called: bool,
}

impl Index {
    pub(super) fn of(model: &Model, called: &Called, flow: &Flow, sheets: &[Sheet]) -> Index {
        let mut items = vec![None; flow.nodes.len()];
        let mut edges = vec![None; flow.edges.len()];
        for sheet in sheets {
            for (at, item) in sheet.drawing.items.iter().enumerate() {
                if let Some(slot) = item.node.and_then(|node| items.get_mut(node.0 as usize)) {
                    *slot = Some(at as u32);
                }
            }
            for (at, link) in sheet.drawing.links.iter().enumerate() {
                if let Some(slot) = link.edge.and_then(|edge| edges.get_mut(edge)) {
                    *slot = Some(at as u32);
                }
            }
        }
        let mut boundaries = FxHashMap::default();
        for (at, node) in flow.nodes.iter().enumerate() {
            if let NodeKind::Boundary { exits, .. } = &node.kind {
                boundaries.extend(exits.iter().map(|exit| (*exit, NodeId(at as u32))));
            }
        }
        let variables = Variables::of(model, flow);
        Index { items, edges, boundaries, variables, is_called: called.has(flow.process) }
    }
}

impl<'a> File<'a> {
    pub(super) fn new(
        model: &'a Model,
        flow: &'a Flow,
        (links, index): (&'a Links, &'a Index),
        sheets: &'a [Sheet],
        language: LanguageId,
        root: ScopeId,
    ) -> File<'a> {
        let words = Words::of(model.tag(language));
        let scopes = inside(flow, root);
        let (variables, is_called) = (&index.variables, index.is_called);
        let partners = Vec::new();
        let mut file = File {
            model,
            flow,
            links,
            index,
            variables,
            is_called,
            sheets,
            language,
            words,
            root,
            scopes,
            partners,
        };
        file.partners = partner::around(&file);
        file
    }

    /// The whole file.
    pub(super) fn write(&self) -> String {
        let mut writer = Writer::new().reserve(self.nodes().count() * 4096);
        {
            let process = self.process_id();
            let mut definitions = writer
                .root("bpmn:definitions")
                .attr("xmlns:bpmn", "http://www.omg.org/spec/BPMN/20100524/MODEL")
                .attr("xmlns:bpmndi", "http://www.omg.org/spec/BPMN/20100524/DI")
                .attr("xmlns:dc", "http://www.omg.org/spec/DD/20100524/DC")
                .attr("xmlns:di", "http://www.omg.org/spec/DD/20100524/DI")
                .attr("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance")
                .attr("xmlns:bioc", "http://bpmn.io/schema/bpmn/biocolor/1.0")
                .attr("xmlns:color", "http://www.omg.org/spec/BPMN/non-normative/color/1.0")
                .attr("xmlns:ltc", extension::NAMESPACE)
                .attr("id", format_args!("definitions--{process}"))
                .attr("name", self.model.label(self.root_element(), self.language))
                .attr("targetNamespace", format_args!("urn:ltc:{}", percent(&process)))
                .attr("expressionLanguage", scope::FEEL)
                .attr("exporter", "ltc")
                .attr("exporterVersion", env!("CARGO_PKG_VERSION"))
                .body();
            self.roots(&mut definitions);
            self.collaboration(&mut definitions, &process);
            self.process(&mut definitions, &process);
            for scope in &self.scopes {
                interchange::diagram(self, &mut definitions, *scope);
            }
        }
        writer.finish()
    }

    /// Messages and errors: what events refer to. Names of one kind differ from each other, as tools want it.
    fn roots(&self, definitions: &mut Body<'_>) {
        let mut messages: FxHashSet<&str> = FxHashSet::default();
        for number in self.nodes() {
            let node = self.flow.node(number);
            let id = &node.id;
            match Event::of(self, number).signal {
                Signal::Message => {
                    let name = self.name(number);
                    let message = definitions.tag("bpmn:message").attr("id", format_args!("message--{id}"));
                    match messages.insert(name) {
                        true => message.attr("name", name).empty(),
                        false => message.attr("name", format_args!("{name} ({id})")).empty(),
                    }
                }
                Signal::Error(_) if matches!(node.kind, NodeKind::Boundary { .. }) => definitions
                    .tag("bpmn:error")
                    .attr("id", format_args!("error--{id}"))
                    .attr("name", id)
                    .attr("errorCode", id)
                    .empty(),
                Signal::None | Signal::Error(_) | Signal::Timer(_) | Signal::Cycle(_) | Signal::Terminate => {
                }
            }
        }
    }

    fn collaboration(&self, definitions: &mut Body<'_>, process: &str) {
        let mut collaboration =
            definitions.tag("bpmn:collaboration").attr("id", format_args!("collaboration--{process}")).body();
        collaboration
            .tag("bpmn:participant")
            .attr("id", self.pool_id())
            .attr("name", self.model.label(self.root_element(), self.language))
            .attr("processRef", process)
            .empty();
        for partner in &self.partners {
            let id = partner::id(self, partner);
            collaboration.tag("bpmn:participant").attr("id", &id).attr("name", &partner.name.text).empty();
        }
        for (partner, message) in self.messages() {
            let node = &self.flow.node(message.node).id;
            let partner = &partner::id(self, partner);
            let (from, to) = if message.inward { (partner, node) } else { (node, partner) };
            collaboration
                .tag("bpmn:messageFlow")
                .attr("id", format_args!("message-flow--{node}"))
                .maybe("name", message.name.as_ref().map(|(name, _)| name.text.as_str()))
                .attr("sourceRef", from)
                .attr("targetRef", to)
                .empty();
        }
    }

    fn process(&self, definitions: &mut Body<'_>, id: &str) {
        let element = self.root_element();
        let mut process = definitions
            .tag("bpmn:process")
            .attr("id", id)
            .attr("name", self.model.label(element, self.language))
            // A sub-process on its own is for reading; it runs in its process.
            .attr("isExecutable", self.root == ScopeId(0))
            .body();
        prose::documentation(self, &mut process, element);
        extension::of_element(self, &mut process, element);
        scope::content(self, &mut process, self.root);
    }

    /// Messages between the process and its partners.
    pub(super) fn messages(&self) -> impl Iterator<Item = (&Partner, &Message)> {
        self.partners
            .iter()
            .flat_map(|partner| partner.messages.iter().map(move |message| (partner, message)))
    }

    /// All nodes of the file.
    fn nodes(&self) -> impl Iterator<Item = NodeId> {
        let flow = self.flow;
        self.scopes.iter().flat_map(move |scope| &flow.scope(*scope).nodes).copied()
    }

    /// The process or sub-process that is the process of this file.
    pub(super) fn root_element(&self) -> ElementId {
        self.flow.scope(self.root).element
    }

    /// The id of the process of this file.
    pub(super) fn process_id(&self) -> String {
        process_id(self.model, self.root_element())
    }

    /// The id of its pool.
    pub(super) fn pool_id(&self) -> String {
        format!("pool--{}", self.process_id())
    }

    /// The index of a node in the drawing of its scope.
    pub(super) fn item(&self, node: NodeId) -> Option<usize> {
        self.index.items.get(node.0 as usize).copied().flatten().map(|at| at as usize)
    }

    /// The boundary outside that an exit goes on at.
    pub(super) fn boundary(&self, exit: NodeId) -> Option<NodeId> {
        self.index.boundaries.get(&exit).copied()
    }

    /// The name of a node, as it is drawn.
    pub(super) fn name(&self, node: NodeId) -> &'a str {
        let sheet = self.sheets.get(self.flow.node(node).scope.0 as usize);
        let item = sheet.zip(self.item(node)).and_then(|(sheet, item)| sheet.drawing.items.get(item));
        item.map_or("", |item| item.name.text.as_str())
    }

    /// The name of an edge, as it is drawn.
    pub(super) fn edge_name(&self, index: usize) -> Option<&'a str> {
        let edge: &Edge = self.flow.edges.get(index)?;
        let sheet = self.sheets.get(self.flow.node(edge.from).scope.0 as usize)?;
        let link = sheet.drawing.links.get(self.index.edges.get(index).copied().flatten()? as usize)?;
        link.name.as_ref().map(|name| name.text.as_str())
    }
}

/// The id of a process in every file that speaks of it.
pub(super) fn process_id(model: &Model, process: ElementId) -> String {
    ncname(&model.path(process))
}

/// A scope and all scopes in it.
fn inside(flow: &Flow, root: ScopeId) -> Vec<ScopeId> {
    let mut found = vec![root];
    for at in root.0 + 1..flow.scopes.len() as u32 {
        let parent = flow.scope(ScopeId(at)).parent.map(|(parent, _)| parent);
        // Scopes stand before those in them, in order of writing: the first that is not inside ends the stretch.
        match parent {
            Some(parent) if found.binary_search(&parent).is_ok() => found.push(ScopeId(at)),
            _ => break,
        }
    }
    found
}

/// Everything but letters, digits and `-_.` of ASCII as `%XX`.
fn percent(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' => out.push(char::from(byte)),
            _ => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}
