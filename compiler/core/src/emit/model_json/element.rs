//! One element as JSON.

use super::Context;
use super::value::{LabelView, RouteView, ValuesView};
use crate::diagnostic::Place;
use crate::model::{Attribute, Clause, Duty, ElementId, Freedom, Kind, Letter, Status};
use crate::source::SourceOwner;
use ltc_grammar::words::AttributeWord;
use serde::Serialize;
use serde::ser::{SerializeMap, SerializeSeq, Serializer};

/// A place in a source, lines and columns from 1, columns in characters.
#[derive(Serialize)]
pub(super) struct PlaceView<'a> {
    source: &'a str,
    line: usize,
    column: usize,
}

impl<'a> PlaceView<'a> {
    fn of(context: &'a Context<'a>, place: Place) -> PlaceView<'a> {
        let sources = &context.model.sources;
        let (line, column) = context.lines.borrow_mut().line_column(sources, place.source, place.span.start);
        PlaceView { source: sources.path(place.source), line, column }
    }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct ElementView<'a> {
    path: &'a str,
    id: &'a str,
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    level: Option<u8>,
    #[serde(skip_serializing_if = "Option::is_none")]
    parent: Option<&'a str>,
    origin: OriginView<'a>,
    label: LabelView<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    freedom: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    status: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    owner: Option<&'a str>,
    #[serde(skip_serializing_if = "AttributesView::is_empty")]
    attributes: AttributesView<'a>,
    #[serde(skip_serializing_if = "ClausesView::is_empty")]
    clauses: ClausesView<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    duties: Option<DutiesView<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    route: Option<RouteView<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    children: Vec<&'a str>,
}

#[derive(Serialize)]
struct OriginView<'a> {
    owner: &'static str,
    layer: &'a str,
    #[serde(flatten)]
    place: PlaceView<'a>,
}

impl<'a> ElementView<'a> {
    pub(super) fn of(context: &'a Context<'a>, id: ElementId) -> ElementView<'a> {
        let model = context.model;
        let element = model.get(id);
        let owner = match model.sources.get(element.origin.source).map(|source| source.owner) {
            Some(SourceOwner::Project) => "project",
            Some(SourceOwner::Dependency) | None => "dependency",
            Some(SourceOwner::Standard) => "standard",
        };
        let layer = model.region.as_deref().and_then(|region| region.layer(id));
        let layer = layer.map_or("standard", |layer| &*model.get(layer).id);
        let levelled = element.kind.level().is_some();
        let children = element.children.iter().filter(|child| context.is_written(**child));
        ElementView {
            path: context.path(id),
            id: &element.id,
            kind: word(element.kind),
            level: element.kind.level(),
            parent: element.parent.map(|parent| context.path(parent)),
            origin: OriginView { owner, layer, place: PlaceView::of(context, model.place(id)) },
            label: LabelView { context, label: &element.label },
            freedom: match element.freedom {
                Freedom::Default => None,
                Freedom::Open => Some("open"),
                Freedom::Sealed => Some("sealed"),
                Freedom::Tighten => Some("tighten"),
            },
            status: levelled.then(|| model.status(id)).flatten().map(|status| match status {
                Status::Draft => "draft",
                Status::Review => "review",
                Status::Released => "released",
                Status::Retired => "retired",
            }),
            owner: levelled.then(|| model.owner(id)).flatten().map(|owner| context.path(owner)),
            attributes: AttributesView { context, attributes: &element.attributes },
            clauses: ClausesView { context, clauses: &element.clauses },
            duties: (element.kind.is_work() || element.kind == Kind::Task)
                .then_some(DutiesView { context, id }),
            route: element.route.as_deref().map(|route| RouteView { context, route }),
            children: children.map(|child| context.path(*child)).collect(),
        }
    }
}

/// A kind as the format writes it.
fn word(kind: Kind) -> &'static str {
    match kind {
        Kind::Package => "package",
        Kind::Class => "class",
        Kind::Group => "group",
        Kind::Process => "process",
        Kind::Subprocess => "subprocess",
        Kind::Activity => "activity",
        Kind::Task => "task",
        Kind::Kcp => "kcp",
        Kind::Gate => "gate",
        Kind::Decision => "decision",
        Kind::Parallel => "parallel",
        Kind::Branch => "branch",
        Kind::Unordered => "unordered",
        Kind::Wait => "wait",
        Kind::Call => "call",
        Kind::End => "end",
        Kind::Suspend => "suspend",
        Kind::Outcome => "outcome",
        Kind::Trigger => "trigger",
        Kind::Check => "check",
        Kind::Decide => "decide",
        Kind::Role => "role",
        Kind::Team => "team",
        Kind::Unit => "unit",
        Kind::Pool => "pool",
        Kind::Position => "position",
        Kind::Deputy => "deputy",
        Kind::Data => "data",
        Kind::Field => "field",
        Kind::State => "state",
        Kind::System => "system",
        Kind::Risk => "risk",
        Kind::Requirement => "requirement",
        Kind::Party => "party",
        Kind::Step => "step",
        Kind::Calendar => "calendar",
        Kind::Param => "param",
        Kind::Codes => "codes",
        Kind::Value => "value",
        Kind::Kpi => "kpi",
        Kind::Pain => "pain",
        Kind::Term => "define",
        Kind::Waive => "waive",
        Kind::Separate => "separate",
        Kind::Adaptation => "adaptation",
    }
}

/// Attributes as written, name → values.
struct AttributesView<'a> {
    context: &'a Context<'a>,
    attributes: &'a [Attribute],
}

impl AttributesView<'_> {
    fn is_empty(&self) -> bool {
        self.attributes.iter().all(|attribute| attribute.word == AttributeWord::Unknown)
    }
}

impl Serialize for AttributesView<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        for (index, attribute) in self.attributes.iter().enumerate() {
            let again = self.attributes.iter().take(index).any(|other| other.word == attribute.word);
            if again || attribute.word == AttributeWord::Unknown {
                continue;
            }
            let values = ValuesView { context: self.context, values: &attribute.values };
            map.serialize_entry(attribute.word.text(), &values)?;
        }
        map.end()
    }
}

/// Clauses as written, in order.
struct ClausesView<'a> {
    context: &'a Context<'a>,
    clauses: &'a [Clause],
}

impl ClausesView<'_> {
    fn is_empty(&self) -> bool {
        self.clauses.is_empty()
    }
}

#[derive(Serialize)]
struct ClauseView<'a> {
    word: &'static str,
    values: ValuesView<'a>,
}

impl Serialize for ClausesView<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.clauses.iter().map(|clause| ClauseView {
            word: clause.word.text(),
            values: ValuesView { context: self.context, values: &clause.values },
        }))
    }
}

/// Who has which letter at a step after inheritance, and where that is written.
struct DutiesView<'a> {
    context: &'a Context<'a>,
    id: ElementId,
}

impl Serialize for DutiesView<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        for letter in Letter::ALL {
            if let Some(duty) = self.context.model.duty(self.id, letter) {
                map.serialize_entry(letter.text(), &DutyView { context: self.context, letter, duty })?;
            }
        }
        map.end()
    }
}

struct DutyView<'a> {
    context: &'a Context<'a>,
    letter: Letter,
    duty: Duty,
}

struct PathsView<'a>(&'a Context<'a>, &'a [ElementId]);

impl Serialize for PathsView<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut list = serializer.serialize_seq(Some(self.1.len()))?;
        for id in self.1 {
            list.serialize_element(self.0.path(*id))?;
        }
        list.end()
    }
}

impl Serialize for DutyView<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let model = self.context.model;
        let from = self.duty.from;
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("roles", &PathsView(self.context, &self.duty.roles))?;
        map.serialize_entry("from", self.context.path(from))?;
        if let Some(attribute) = model.attribute(from, self.letter.word()) {
            let place = attribute.place();
            map.serialize_entry("origin", &PlaceView::of(self.context, place))?;
        }
        map.end()
    }
}
