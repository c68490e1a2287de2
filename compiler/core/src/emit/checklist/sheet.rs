//! Model and flow → what a checklist shows.

use super::net::{self, Net};
use super::next::Numbered;
use super::phrases::Phrase;
use super::view::{
    Apart, BranchLine, CalendarView, Decider, Ending, Group, Item, Line, Link, Named, Outcome, Section,
    Sheet, Sleep, Step, Task, Text,
};
use crate::emit::Names;
use crate::emit::origin::Origin;
use crate::emit::page::{Site, Words, condition_in_words, condition_of, target};
use crate::emit::region::Mark;
use crate::flow::deadline::{Deadlines, Way};
use crate::flow::{EndKind, Flow, NodeId, NodeKind, ScopeId};
use crate::model::{ElementId, Kind, Label, LanguageId, Letter, Model, Period, Value};
use ltc_grammar::words::{AttributeWord, ClauseWord};
use rustc_hash::FxHashMap;

/// What a view is made from.
pub(super) struct Source<'m> {
    pub(super) site: &'m Site<'m>,
    pub(super) model: &'m Model,
    pub(super) names: &'m Names,
    pub(super) net: &'m Net<'m>,
    pub(super) language: LanguageId,
}

impl<'m> Source<'m> {
    /// The checklist of the flow's process.
    pub(super) fn sheet(&self) -> Sheet<'m> {
        let process = self.net.flow.process;
        let mut walk = Walk { source: self, items: Vec::new(), numbers: FxHashMap::default() };
        walk.steps(process, &Place { prefix: "", depth: 0 }, &mut 0);
        let (items, numbers) = (walk.items, walk.numbers);
        let triggers = self.model.children(process, Kind::Trigger).map(|id| self.label(id)).collect();
        Sheet {
            label: self.label(process),
            code: self.model.code(process).unwrap_or(""),
            objective: self.prose(process, AttributeWord::Objective),
            about: self.prose(process, AttributeWord::About),
            owner: self.model.owner(process).map(|owner| self.label(owner)),
            within: self.model.within(process),
            calendar: model_calendar(self, process),
            ways: ways(self.model, self.net.flow),
            triggers,
            inputs: self.named(process, AttributeWord::In),
            outputs: self.named(process, AttributeWord::Out),
            kpis: self.kpis(process),
            separations: self.separations(process),
            items,
            ends: self.ends(),
            numbers,
        }
    }

    /// The label of an element.
    pub(super) fn label(&self, id: ElementId) -> Text<'m> {
        let element = self.model.get(id);
        self.text(&element.label).unwrap_or(Text { text: &element.id, tag: None })
    }

    fn text(&self, label: &'m Label) -> Option<Text<'m>> {
        if let Some(text) = label.exact(self.language) {
            return Some(Text { text, tag: None });
        }
        let text = self.model.said(label, self.language)?;
        let tag = label.texts.iter().find(|(_, other)| **other == *text).map(|(tag, _)| self.model.tag(*tag));
        Some(Text { text, tag })
    }

    fn prose(&self, id: ElementId, word: AttributeWord) -> Option<Text<'m>> {
        self.text(self.model.prose(id, word)?)
    }

    /// Everything an attribute names or says, in order.
    fn named(&self, id: ElementId, word: AttributeWord) -> Vec<Named<'m>> {
        let values = self.model.attribute(id, word).map_or(&[][..], |attribute| &attribute.values);
        values
            .iter()
            .filter_map(|value| match value {
                Value::Reference(reference) => {
                    Some(Named { text: self.label(reference.target?), optional: reference.optional })
                }
                Value::Text(label) => Some(Named { text: self.text(label)?, optional: false }),
                Value::Word(word) => Some(Named { text: Text { text: word, tag: None }, optional: false }),
                Value::Quantity(_) | Value::Date(_) | Value::Expression(_) => None,
            })
            .collect()
    }

    /// The KPIs of an element with their targets.
    fn kpis(&self, id: ElementId) -> Vec<(Text<'m>, String)> {
        let kpis = self.model.references(id, AttributeWord::Kpi).filter_map(|reference| reference.target);
        kpis.map(|kpi| (self.label(kpi), target(self.model, kpi, self.language))).collect()
    }

    fn clause(&self, id: ElementId, word: ClauseWord) -> impl Iterator<Item = ElementId> + use<'m> {
        let clause = self.model.get(id).clauses.iter().find(|clause| clause.word == word);
        clause.into_iter().flat_map(|clause| clause.values.iter()).filter_map(|value| match value {
            Value::Reference(reference) => reference.target,
            Value::Text(_) | Value::Quantity(_) | Value::Date(_) | Value::Word(_) | Value::Expression(_) => {
                None
            }
        })
    }

    fn link(&self, process: ElementId) -> Link<'m> {
        let own = self.model.is_own(process) && self.model.get(process).kind == Kind::Process;
        let href = own.then(|| format!("../{}/checklist.html", self.names.get(process)));
        Link { label: self.label(process), href }
    }

    fn step(&self, id: ElementId, node: NodeId, number: String, level: usize) -> Step<'m> {
        let model = self.model;
        let element = model.get(id);
        let kind = element.kind;
        // What is no work inherits no duties, but may name some of its own.
        let has = |letter: Letter| kind.is_work() || model.attribute(id, letter.word()).is_some();
        let all = Letter::ALL.into_iter().filter(|letter| has(*letter));
        let duties = all
            .map(|letter| (letter, self.roles(id, letter)))
            .filter(|(_, roles)| !roles.is_empty())
            .collect();
        let branches = match self.net.flow.node(node).kind {
            NodeKind::Fork { guarded: true } => net::branches(model, self.net, node)
                .map(|branch| BranchLine {
                    id: &self.net.flow.node(branch.first).id,
                    label: self.label(branch.element),
                    when: condition_of(model, branch.element, self.language),
                })
                .collect(),
            _ => Vec::new(),
        };
        Step {
            mark: self.mark(id),
            origin: Origin::of(model, id, self.language),
            node,
            kind,
            number,
            level,
            label: self.label(id),
            code: model.code(id).unwrap_or(""),
            objective: self.prose(id, AttributeWord::Objective),
            about: self.prose(id, AttributeWord::About),
            risks: self.named(id, AttributeWord::Mitigates),
            pains: self.named(id, AttributeWord::Relieves),
            kpis: self.kpis(id),
            guards: self.named(id, AttributeWord::Guards),
            duties,
            deciders: self.deciders(id),
            within: model.deadline(id),
            escalate: self.named(id, AttributeWord::Escalate),
            waits_for: self.clause(id, ClauseWord::From).map(|id| self.label(id)).collect(),
            calls: self.clause(id, ClauseWord::Calls).map(|id| self.link(id)).next(),
            starts: model
                .references(id, AttributeWord::Starts)
                .filter_map(|reference| reference.target)
                .map(|id| self.link(id))
                .collect(),
            inputs: self.named(id, AttributeWord::In),
            outputs: self.named(id, AttributeWord::Out),
            systems: self.named(id, AttributeWord::Uses),
            until: self.prose(id, AttributeWord::Until),
            until_condition: model.attribute(id, AttributeWord::Until).and_then(|attribute| {
                attribute.values.iter().find_map(|value| match value {
                    Value::Expression(condition) => Some(condition_in_words(model, condition, self.language)),
                    _ => None,
                })
            }),
            frequency: self.named(id, AttributeWord::Frequency),
            frequency_period: model
                .attribute(id, AttributeWord::Frequency)
                .and_then(|attribute| attribute.values.iter().find_map(Value::period)),
            done_when: self.prose(id, AttributeWord::DoneWhen),
            evidence: self.named(id, AttributeWord::Evidence),
            tasks: model.children(id, Kind::Task).map(|task| self.task(task)).collect(),
            checks: model
                .children(id, Kind::Check)
                .map(|check| Line {
                    id: &model.get(check).id,
                    label: self.label(check),
                    code: model.code(check).unwrap_or(""),
                    done_when: self.prose(check, AttributeWord::DoneWhen),
                })
                .collect(),
            choice: self.net.choice(node),
            outcomes: self.outcomes(node, kind),
            branches,
        }
    }

    /// What is chosen from on the card of a node.
    fn outcomes(&self, node: NodeId, kind: Kind) -> Vec<Outcome<'m>> {
        let page = self.model.tag(self.language);
        let words = Words::of(page);
        let foreign = page.split('-').next() != Some(words.tag());
        let enough = Text { text: Phrase::ThatIsAll.text(words), tag: foreign.then(|| words.tag()) };
        let answers = net::answers(self.model, self.net, node).into_iter();
        answers
            .map(|answer| Outcome {
                element: answer,
                id: answer.map_or(net::ENOUGH, |answer| &self.model.get(answer).id),
                label: answer.map_or_else(|| enough.clone(), |answer| self.label(answer)),
                when: answer.and_then(|answer| condition_of(self.model, answer, self.language)),
                passes: kind == Kind::Kcp
                    && answer.is_some_and(|answer| &*self.model.get(answer).id == "pass"),
            })
            .collect()
    }

    fn roles(&self, id: ElementId, letter: Letter) -> Vec<Text<'m>> {
        self.model.roles(id, letter).into_iter().map(|role| self.label(role)).collect()
    }

    fn separations(&self, process: ElementId) -> Vec<Apart<'m>> {
        let because = |id: ElementId| {
            self.model.clause(id, ClauseWord::Because).iter().find_map(|value| match value {
                Value::Text(label) => self.text(label),
                _ => None,
            })
        };
        let all = self.model.separations_of(process).into_iter();
        all.map(|(id, duties)| Apart {
            positions: self
                .site
                .organisation
                .positions_with_both(self.model, &duties)
                .into_iter()
                .map(|position| self.label(position))
                .collect(),
            duties: duties.into_iter().map(|duty| self.label(duty)).collect(),
            because: because(id),
        })
        .collect()
    }

    fn deciders(&self, id: ElementId) -> Vec<Decider<'m>> {
        let deciders = self.model.children(id, Kind::Decide);
        deciders
            .flat_map(|decide| {
                self.clause(decide, ClauseWord::By).map(move |role| Decider {
                    role: self.label(role),
                    when: condition_of(self.model, decide, self.language),
                    deputies: self.site.deputies_at(id, role, self.language),
                })
            })
            .collect()
    }

    /// What a region made of something, in words.
    fn mark(&self, id: ElementId) -> String {
        let words = Words::of(self.model.tag(self.language));
        let mark = Mark::of(self.model, id);
        mark.map(|mark| mark.text(self.model, words, self.language)).unwrap_or_default()
    }

    fn task(&self, id: ElementId) -> Task<'m> {
        // A task says who does it only where it says so itself; else the step around it does.
        let own = |id| self.model.attribute(id, AttributeWord::R).is_some();
        Task {
            mark: self.mark(id),
            id: &self.model.get(id).id,
            label: self.label(id),
            code: self.model.code(id).unwrap_or(""),
            about: self.prose(id, AttributeWord::About),
            roles: if own(id) { self.roles(id, Letter::Responsible) } else { Vec::new() },
            within: self.model.within(id),
            done_when: self.prose(id, AttributeWord::DoneWhen),
            inputs: self.named(id, AttributeWord::In),
            outputs: self.named(id, AttributeWord::Out),
            evidence: self.named(id, AttributeWord::Evidence),
        }
    }

    fn ends(&self) -> Vec<Ending<'m>> {
        let mut ends: Vec<Ending<'m>> = Vec::new();
        let mut known: FxHashMap<ElementId, usize> = FxHashMap::default();
        for (at, node) in self.net.flow.nodes.iter().enumerate() {
            let NodeKind::End(EndKind::Case { starts }) = node.kind else { continue };
            let at = NodeId(at as u32);
            if let Some(end) = known.get(&node.element).and_then(|index| ends.get_mut(*index)) {
                end.nodes.push(at);
                continue;
            }
            known.insert(node.element, ends.len());
            ends.push(Ending {
                nodes: vec![at],
                label: self.label(node.element),
                starts: starts.map(|process| self.link(process)),
                gives: self.named(node.element, AttributeWord::Gives),
                accepts: self.named(node.element, AttributeWord::Accepts),
            });
        }
        ends
    }
}

/// How long the ways of a process take, by the deadlines of their steps; nothing where no step has any.
fn ways(model: &Model, flow: &Flow) -> Vec<(Phrase, Period, u32)> {
    let deadlines = Deadlines::of(model, flow, ScopeId(0));
    let ways = [
        (Phrase::ShortestWay, &deadlines.shortest),
        (Phrase::ExpectedWay, &deadlines.expected),
        (Phrase::LongestWay, &deadlines.longest),
    ];
    let said = |(phrase, way): (Phrase, &Option<Way>)| {
        let length = way.as_ref()?.length;
        Some((phrase, deadlines.period(length.worked), length.unknown))
    };
    ways.into_iter().filter_map(said).filter(|(_, period, _)| period.count != 0).collect()
}

/// The calendar that is said for a process; none where working days are Monday to Friday because nothing is said.
fn model_calendar<'m>(source: &Source<'m>, process: ElementId) -> Option<CalendarView<'m>> {
    let model = source.model;
    let calendar = model.calendar(process)?;
    let values = model.attribute(calendar, AttributeWord::Holidays).map_or(&[][..], |said| &said.values);
    let name = |at: usize| match values.get(at + 1) {
        Some(Value::Text(label)) => source.text(label),
        _ => None,
    };
    let mut holidays: Vec<_> = model.holidays(calendar).map(|(date, at)| (date, name(at))).collect();
    holidays.sort_by_key(|(date, _)| *date);
    let words = Words::of(model.tag(source.language));
    let week = words.week(model.workdays(Some(calendar)).week);
    Some(CalendarView { label: source.label(calendar), week, holidays })
}

/// Where steps stand: what their numbers begin with, and how many sub-processes are around them.
struct Place<'a> {
    prefix: &'a str,
    depth: usize,
}

/// The steps of a process in order of writing.
struct Walk<'a, 'm> {
    source: &'a Source<'m>,
    items: Vec<Item<'m>>,
    numbers: FxHashMap<ElementId, Numbered>,
}

impl<'m> Walk<'_, 'm> {
    /// The steps that `holder` holds. Numbers run through a sub-process, branches and outcomes in it included.
    fn steps(&mut self, holder: ElementId, place: &Place<'_>, number: &mut usize) {
        for id in self.source.model.get(holder).children.iter().copied() {
            self.one(id, place, number);
        }
    }

    /// One child of what holds steps; children that are no steps are passed over.
    fn one(&mut self, id: ElementId, place: &Place<'_>, number: &mut usize) {
        let source = self.source;
        match source.model.get(id).kind {
            Kind::Subprocess => {
                *number += 1;
                let text = format!("{}{number}", place.prefix);
                self.section(id, text.clone(), place.depth);
                let prefix = format!("{text}.");
                self.steps(id, &Place { prefix: &prefix, depth: place.depth + 1 }, &mut 0);
            }
            Kind::Activity | Kind::Kcp | Kind::Gate | Kind::Decision | Kind::Wait | Kind::Call => {
                self.step(id, place, number);
                self.below(id, place, number);
            }
            Kind::Unordered => {
                self.step(id, place, number);
                self.items.push(Item::GroupOpen(Group::Unordered(source.label(id))));
                self.steps(id, place, number);
                self.items.push(Item::GroupClose);
            }
            Kind::Parallel => {
                if source.net.card(id).is_some() {
                    self.step(id, place, number);
                }
                let label = source.model.get(id).label.first().map(|_| source.label(id));
                self.items.push(Item::GroupOpen(Group::Parallel(label)));
                self.steps(id, place, number);
                self.items.push(Item::GroupClose);
            }
            Kind::Branch => {
                let when = condition_of(source.model, id, source.language);
                self.items.push(Item::GroupOpen(Group::Branch(source.label(id), when)));
                self.steps(id, place, number);
                self.items.push(Item::GroupClose);
            }
            Kind::Suspend => self.sleep(id),
            Kind::End => self.items.push(Item::End(source.label(id))),
            _ => {}
        }
    }

    fn section(&mut self, id: ElementId, number: String, depth: usize) {
        let source = self.source;
        self.items.push(Item::Section(Section {
            number,
            depth: (depth + 2).min(3),
            label: source.label(id),
            code: source.model.code(id).unwrap_or(""),
            objective: source.prose(id, AttributeWord::Objective),
            about: source.prose(id, AttributeWord::About),
            inputs: source.named(id, AttributeWord::In),
            outputs: source.named(id, AttributeWord::Out),
        }));
    }

    fn step(&mut self, id: ElementId, place: &Place<'_>, number: &mut usize) {
        // A step the flow could not take up has no card to fill in.
        let Some(node) = self.source.net.card(id) else { return };
        *number += 1;
        let text = format!("{}{number}", place.prefix);
        self.numbers.insert(id, Numbered { text: text.clone(), at: self.numbers.len() });
        self.items.push(Item::Step(Box::new(self.source.step(id, node, text, (place.depth + 2).min(4)))));
    }

    /// What the outcomes of a step hold: suspensions its routes lead to, steps of their own.
    fn below(&mut self, id: ElementId, place: &Place<'_>, number: &mut usize) {
        let source = self.source;
        for outcome in source.model.children(id, Kind::Outcome) {
            for suspend in source.model.children(outcome, Kind::Suspend) {
                if source.model.get(outcome).route.is_some() {
                    self.sleep(suspend);
                }
            }
            let holds = source
                .model
                .get(outcome)
                .children
                .iter()
                .any(|child| source.model.get(*child).kind.is_step());
            if source.model.get(outcome).route.is_none() && holds {
                self.items.push(Item::GroupOpen(Group::Outcome(source.label(outcome))));
                self.steps(outcome, place, number);
                self.items.push(Item::GroupClose);
            }
        }
    }

    fn sleep(&mut self, id: ElementId) {
        let source = self.source;
        let Some(node) = source.net.card(id) else { return };
        let period = match source.net.flow.node(node).kind {
            NodeKind::Suspension { period } => period,
            _ => None,
        };
        self.items.push(Item::Sleep(Sleep { node, label: source.label(id), period }));
    }
}
