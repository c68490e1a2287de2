//! A scope of a flow → what is to be drawn.

use super::partner::contact;
use super::{DataItem, Drawing, Font, Item, Lane, Link, Shape, Wrapped};
use crate::emit::page::{Word, Words};
use crate::flow::{Bound, Edge, EndKind, Flow, Node, NodeId, NodeKind, ScopeId};
use crate::model::{ElementId, Kind, LanguageId, Model};
use ltc_grammar::words::AttributeWord;
use rustc_hash::FxHashMap;

impl Drawing {
    /// What is to be drawn of one scope, in a language.
    pub fn from_flow(model: &Model, flow: &Flow, scope: ScopeId, language: LanguageId) -> Drawing {
        let scope_ref = flow.scope(scope);
        let mut reader = Reader::new(model, flow, language);
        for id in &scope_ref.nodes {
            reader.add(*id);
        }
        for (index, edge) in in_drawing_order(flow) {
            if flow.node(edge.from).scope == scope {
                reader.link(index, edge);
            }
        }
        reader.finish(scope_ref.element)
    }
}

/// The edges with their numbers. Of an unordered set the way on comes first, so that it is drawn straight on.
pub(super) fn in_drawing_order(flow: &Flow) -> Vec<(usize, &Edge)> {
    let mut edges: Vec<(usize, &Edge)> = flow.edges.iter().enumerate().collect();
    edges.sort_by_key(|(_, edge)| (edge.from, flow.is_unordered(edge.from) && edge.outcome.is_some()));
    edges
}

/// Reads nodes and edges into a drawing.
pub(super) struct Reader<'flow> {
    model: &'flow Model,
    flow: &'flow Flow,
    language: LanguageId,
    words: Words,
    pub(super) drawing: Drawing,
    places: FxHashMap<NodeId, usize>,
}

impl<'flow> Reader<'flow> {
    pub(super) fn new(model: &'flow Model, flow: &'flow Flow, language: LanguageId) -> Reader<'flow> {
        let words = Words::of(model.tag(language));
        Reader {
            model,
            flow,
            language,
            words,
            drawing: Drawing { run: model.manifest.build.lanes, ..Drawing::default() },
            places: FxHashMap::default(),
        }
    }

    /// Adds an item for a node.
    pub(super) fn add(&mut self, id: NodeId) {
        let node = self.flow.node(id);
        let shape = match &node.kind {
            NodeKind::Work | NodeKind::Call { .. } => Shape::Task,
            NodeKind::Subprocess(_) => Shape::Subprocess,
            NodeKind::Choice | NodeKind::Merge | NodeKind::Fork { .. } | NodeKind::Join { .. } => {
                Shape::Gateway
            }
            NodeKind::Start | NodeKind::Wait | NodeKind::Suspension { .. } | NodeKind::End(_) => Shape::Event,
            NodeKind::Boundary { at, .. } => match self.places.get(at) {
                Some(host) => Shape::Boundary(*host),
                None => Shape::Event,
            },
        };
        let lane = match shape {
            Shape::Boundary(host) => self.drawing.items.get(host).map_or(0, |item| item.lane),
            Shape::Task | Shape::Subprocess | Shape::Gateway | Shape::Event | Shape::Connector => {
                self.lane(node.lane)
            }
        };
        let name = self.name(node);
        let name = match shape {
            Shape::Task | Shape::Subprocess => boxed(&name),
            Shape::Gateway => outside(&name, 100),
            Shape::Event | Shape::Boundary(_) | Shape::Connector => outside(&name, 92),
        };
        let note = self.note(node).map(|text| Wrapped::new(&text, Font::SMALL, 150));
        let data = self.data(node);
        self.places.insert(id, self.drawing.items.len());
        let at = self.drawing.items.len();
        self.drawing.items.push(Item { node: Some(id), lane, shape, name, note, data });
        self.drawing.contacts.extend(contact(self.model, self.flow, (at, id), self.language));
    }

    /// Adds a link for an edge whose ends were added.
    pub(super) fn link(&mut self, index: usize, edge: &Edge) {
        let (Some(from), Some(to)) = (self.places.get(&edge.from), self.places.get(&edge.to)) else { return };
        let name = self.outcome(edge).map(|text| outside(&text, 90));
        let link = Link { edge: Some(index), from: *from, to: *to, name, back: edge.back };
        self.drawing.links.push(link);
    }

    /// The drawing, with the name of the element it shows.
    pub(super) fn finish(mut self, element: ElementId) -> Drawing {
        self.drawing.name = self.model.label(element, self.language).to_owned();
        if self.drawing.lanes.is_empty() {
            self.lane(None);
        }
        self.drawing
    }

    fn lane(&mut self, role: Option<ElementId>) -> usize {
        if let Some(index) = self.drawing.lanes.iter().position(|lane| lane.role == role) {
            return index;
        }
        let name = role
            .map_or(self.words.get(Word::NobodyYet), |role| self.model.label(role, self.language))
            .to_owned();
        self.drawing.lanes.push(Lane { role, name });
        self.drawing.lanes.len() - 1
    }

    /// What a node is called; empty for merges and for forks and joins.
    fn name(&self, node: &Node) -> String {
        let label = |id| self.model.label(id, self.language).to_owned();
        match &node.kind {
            NodeKind::Start if self.model.get(node.element).kind == Kind::Process => {
                let triggers: Vec<String> =
                    self.model.children(node.element, Kind::Trigger).map(label).collect();
                if triggers.is_empty() {
                    self.words.get(Word::DiagramStart).to_owned()
                } else {
                    triggers.join(" / ")
                }
            }
            NodeKind::Start => self.words.get(Word::DiagramStart).to_owned(),
            NodeKind::End(EndKind::Done) if self.model.get(node.element).kind == Kind::End => {
                label(node.element)
            }
            NodeKind::End(EndKind::Done) => self.words.get(Word::DiagramDone).to_owned(),
            NodeKind::Choice
                if !matches!(self.model.get(node.element).kind, Kind::Decision | Kind::Unordered) =>
            {
                self.words.get(Word::OutcomeAsked).to_owned()
            }
            NodeKind::Fork { guarded: true } => label(node.element),
            NodeKind::Merge | NodeKind::Fork { guarded: false } | NodeKind::Join { .. } => String::new(),
            NodeKind::End(EndKind::Exit)
                if !matches!(self.model.get(node.element).kind, Kind::End | Kind::Suspend) =>
            {
                format!("→ {}", label(node.element))
            }
            NodeKind::Boundary { .. }
                if !matches!(self.model.get(node.element).kind, Kind::End | Kind::Suspend) =>
            {
                format!("→ {}", label(node.element))
            }
            NodeKind::Suspension { period: Some(period) } => {
                self.words.aside(&label(node.element), &self.words.period(*period))
            }
            NodeKind::Work
            | NodeKind::Wait
            | NodeKind::Call { .. }
            | NodeKind::Subprocess(_)
            | NodeKind::Choice
            | NodeKind::Suspension { period: None }
            | NodeKind::Boundary { .. }
            | NodeKind::End(EndKind::Case { .. } | EndKind::Exit) => label(node.element),
        }
    }

    /// What a control or a gate is marked with.
    fn note(&self, node: &Node) -> Option<String> {
        if !matches!(node.kind, NodeKind::Work) {
            return None;
        }
        let code = self.model.code(node.element);
        match self.model.get(node.element).kind {
            Kind::Kcp => {
                let risks = self.model.references(node.element, AttributeWord::Mitigates);
                let risks: Vec<&str> = risks
                    .filter_map(|risk| risk.target)
                    .map(|risk| self.model.label(risk, self.language))
                    .collect();
                let head = code.unwrap_or(self.words.get(Word::Kcp));
                Some(match risks.is_empty() {
                    true => head.to_owned(),
                    false => format!("{head}{}{}", self.words.colon(), risks.join(self.words.semicolon())),
                })
            }
            Kind::Gate => Some(code.unwrap_or(self.words.get(Word::GateInShort)).to_owned()),
            _ => None,
        }
    }

    /// What a step produces.
    fn data(&self, node: &Node) -> Vec<DataItem> {
        if !matches!(node.kind, NodeKind::Work | NodeKind::Call { .. }) {
            return Vec::new();
        }
        let mut items: Vec<DataItem> = Vec::new();
        for data in
            self.model.references(node.element, AttributeWord::Out).filter_map(|reference| reference.target)
        {
            if items.iter().all(|item| item.data != data) {
                let name = outside(self.model.label(data, self.language), 90);
                items.push(DataItem { data, name });
            }
        }
        items
    }

    /// What stands at an edge: the outcome or guarded branch, and which half of a bound it is.
    fn outcome(&self, edge: &Edge) -> Option<String> {
        let label = edge.outcome.map(|outcome| self.model.label(outcome, self.language));
        let bound = edge.bound.map(|bound| match bound {
            Bound::AtMost(times) => format!("(≤\u{a0}{times}×)"),
            Bound::Otherwise(times) => format!("(>\u{a0}{times}×)"),
        });
        match (label, bound) {
            (Some(label), Some(bound)) => Some(format!("{label} {bound}")),
            (Some(label), None) => Some(label.to_owned()),
            (None, Some(bound)) => Some(bound),
            (None, None) if self.flow.is_unordered(edge.from) => {
                let set = self.flow.node(edge.from).element;
                let said = self.model.until(set, self.language);
                Some(said.unwrap_or(self.words.get(Word::Enough)).to_owned())
            }
            (None, None) => {
                // Beside guarded branches a line without a name would leave open when it is taken.
                let NodeKind::Fork { guarded: true } = self.flow.node(edge.from).kind else { return None };
                let past = matches!(self.flow.node(edge.to).kind, NodeKind::Join { .. });
                Some(self.words.get(if past { Word::OtherwiseRuns } else { Word::AlwaysRuns }).to_owned())
            }
        }
    }
}

/// A name inside a box: three lines of the usual width if they do, else wider, else more lines.
fn boxed(name: &str) -> Wrapped {
    let mut wrapped = Wrapped::fitting(name, Font::BODY, 90, 150);
    for width in [110, 130, 150] {
        if wrapped.lines().len() <= 3 {
            break;
        }
        wrapped = Wrapped::fitting(name, Font::BODY, width, 150);
    }
    wrapped
}

/// A name outside a box: narrow, but a long text or a long word may have more.
fn outside(name: &str, width: i32) -> Wrapped {
    let long = 60 < name.chars().count();
    Wrapped::fitting(name, Font::SMALL, if long { width * 3 / 2 } else { width }, 160)
}
