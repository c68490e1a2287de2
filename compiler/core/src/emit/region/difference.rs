//! What a region changed, one change a line: what was done, to what, why, and both sides beside each other.

use super::filled;
use crate::emit::origin::place_of;
use crate::emit::page::{Site, Word, Words};
use crate::model::{
    Applied, Because, Change, Date, ElementId, Ground, Kind, Label, LanguageId, Letter, Model, Op, Position,
};
use ltc_grammar::words::AttributeWord;

/// The four grounds, in the order reports show them.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Why {
    /// A law asks for it.
    Law,
    /// The customer's process asks for it.
    Customer,
    /// It relieves a pain of the business.
    Pain,
    /// It fits processes of ours together.
    Integration,
    /// It is accepted for a time by whoever owns the standard.
    Accepted,
    /// Nothing is said; translations need no reason.
    Unsaid,
}

impl Why {
    /// All of them.
    pub const ALL: [Why; 6] =
        [Why::Law, Why::Customer, Why::Pain, Why::Integration, Why::Accepted, Why::Unsaid];

    /// What pages call it.
    pub fn word(self) -> Word {
        match self {
            Why::Law => Word::GroundLaw,
            Why::Customer => Word::GroundCustomer,
            Why::Pain => Word::Pain,
            Why::Integration => Word::GroundIntegration,
            Why::Accepted => Word::AcceptedFinding,
            Why::Unsaid => Word::GroundUnsaid,
        }
    }
}

/// What is on each side of one thing that differs.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Side {
    /// What of the element: its label, an attribute, its place.
    pub what: String,
    /// In the standard; empty where it says nothing.
    pub standard: String,
    /// In the region; empty where it is taken away.
    pub region: String,
}

/// One change, in words.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Difference {
    /// What was done.
    pub done: Word,
    /// What it was done to: in the region's model, or in the standard's where it is gone.
    pub element: ElementId,
    /// Whether it is there in the region.
    pub is_there: bool,
    /// Its process; `None` for what belongs to none: data, roles.
    pub process: Option<ElementId>,
    /// What it is called.
    pub label: String,
    /// The organisation's number, else empty.
    pub code: String,
    /// What kind of thing it is.
    pub kind: Kind,
    /// Its ground.
    pub why: Why,
    /// The reason in words.
    pub reason: String,
    /// Since when a law is in force.
    pub in_force: Option<Date>,
    /// Who changed it: an adaptation.
    pub layer: ElementId,
    /// File and line of the change.
    pub place: String,
    /// Both sides.
    pub sides: Vec<Side>,
}

/// Both models, as pages say them.
pub(super) struct Both<'a> {
    /// The standard as the region sees it.
    pub(super) standard: &'a Site<'a>,
    /// The region.
    pub(super) region: &'a Site<'a>,
    pub(super) language: LanguageId,
}

/// All differences of a region in the order they were made, the most general layer first.
pub(super) fn all(both: &Both<'_>) -> Vec<Difference> {
    let model = both.region.model.model();
    let applied = model.region.iter().flat_map(|region| &region.applied);
    applied.filter_map(|applied| Some(both.difference(*applied, model.change(*applied)?))).collect()
}

impl Both<'_> {
    fn difference(&self, applied: Applied, change: &Change) -> Difference {
        let model = self.region.model.model();
        let region = model.region.as_deref();
        let gone = region.is_some_and(|region| region.is_removed(applied.target));
        let (element, is_there) = match (&change.op, applied.made) {
            (Op::Bind(_), _) => (applied.target, true),
            (_, Some(made)) => (made, true),
            (_, None) => (applied.target, !gone),
        };
        let home: &Model = if is_there { model } else { self.standard.model.model() };
        let holder = match change.op {
            Op::Waive(_) => home.get(element).parent.unwrap_or(element),
            _ => element,
        };
        let (why, reason, in_force) = match change.op {
            Op::Waive(_) => {
                let accepted = self.region.accepted_by(element, self.language);
                (Why::Accepted, accepted.map(|accepted| accepted.because).unwrap_or_default(), None)
            }
            _ => self.reason(applied, change.because.as_deref()),
        };
        Difference {
            done: done(&change.op),
            element: holder,
            is_there,
            process: home.enclosing(holder, Kind::Process),
            label: home.label(holder, self.language).to_owned(),
            code: home.code(holder).unwrap_or("").to_owned(),
            kind: home.get(holder).kind,
            why,
            reason,
            in_force,
            layer: applied.layer,
            place: place_of(model, change),
            sides: self.sides(applied, change),
        }
    }

    fn reason(&self, applied: Applied, because: Option<&Because>) -> (Why, String, Option<Date>) {
        let Some(because) = because else { return (Why::Unsaid, String::new(), None) };
        let text =
            |label: &Label| self.region.model.model().said(label, self.language).unwrap_or("").to_owned();
        let named = || {
            let model = self.region.model.model();
            let Some(named) = applied.reason else { return String::new() };
            let label = model.label(named, self.language);
            let party = model.get(named).parent.filter(|party| model.get(*party).kind == Kind::Party);
            match party {
                Some(party) => format!("{} › {label}", model.label(party, self.language)),
                None => label.to_owned(),
            }
        };
        let (why, reason) = match &because.ground {
            Ground::Law(label) => (Why::Law, text(label)),
            Ground::Integration(label) => (Why::Integration, text(label)),
            Ground::Customer(_) => (Why::Customer, named()),
            Ground::Pain(_) => (Why::Pain, named()),
        };
        (why, reason, because.in_force)
    }

    fn sides(&self, applied: Applied, change: &Change) -> Vec<Side> {
        let words = self.region.words(self.language);
        let (old, new) = (self.standard, self.region);
        let mut sides: Vec<Side> = Vec::new();
        let mut add = |what: &str, standard: String, region: String| {
            if standard != region {
                sides.push(Side { what: what.to_owned(), standard, region });
            }
        };
        let label = words.get(Word::LabelWord);
        let in_standard = |id: ElementId| id.index() < old.model.elements.len();
        let before = |id| {
            if in_standard(id) { old.label(id, self.language).to_owned() } else { String::new() }
        };
        match (&change.op, applied.made) {
            (Op::Add(..), Some(made)) => {
                add(label, String::new(), new.label(made, self.language).to_owned());
                self.facts(made, &mut add);
            }
            (Op::Replace(_), Some(made)) => {
                add(label, before(applied.target), new.label(made, self.language).to_owned());
                for word in SHOWN {
                    let standard = if in_standard(applied.target) {
                        said(old, applied.target, word, self.language)
                    } else {
                        String::new()
                    };
                    add(&name_of(word, words), standard, said(new, made, word, self.language));
                }
            }
            (Op::Remove, _) => add(label, before(applied.target), String::new()),
            (Op::Move(position), _) => {
                let region = self.position(applied.target, position);
                add(words.get(Word::Place), self.place_before(applied.target), region);
            }
            (Op::Set(text, attributes), _) => {
                if !text.is_empty() {
                    add(label, before(applied.target), new.label(applied.target, self.language).to_owned());
                }
                for attribute in attributes {
                    let word = attribute.word;
                    let standard = if in_standard(applied.target) {
                        said(old, applied.target, word, self.language)
                    } else {
                        String::new()
                    };
                    add(&name_of(word, words), standard, said(new, applied.target, word, self.language));
                }
            }
            (Op::Bind(_), Some(position)) => {
                add(words.get(Word::Position), String::new(), new.label(position, self.language).to_owned());
            }
            (Op::Translate(text, attributes), _) => {
                if !text.is_empty() {
                    for (language, translated) in &text.texts {
                        let tag = new.model.tag(*language);
                        add(&words.aside(label, tag), before(applied.target), translated.to_string());
                    }
                }
                for attribute in attributes {
                    let word = attribute.word;
                    let standard = said(old, applied.target, word, LanguageId::DEFAULT);
                    add(&name_of(word, words), standard, said(new, applied.target, word, self.language));
                }
            }
            (Op::Waive(_), Some(waiver)) => {
                let accepted = new.accepted_by(waiver, self.language);
                if let Some(accepted) = accepted {
                    let finding = format!("{} {}", accepted.number, accepted.name);
                    for (word, field) in [
                        (Word::AcceptedFinding, finding),
                        (Word::Until, accepted.until),
                        (Word::AcceptedBy, accepted.by),
                        (Word::CompensatedBy, accepted.compensated_by),
                    ] {
                        if !field.is_empty() {
                            add(words.get(word), String::new(), field);
                        }
                    }
                }
            }
            (Op::Add(..) | Op::Replace(_) | Op::Bind(_) | Op::Waive(_), None) => {}
        }
        sides
    }

    /// What a new element says of itself.
    fn facts(&self, made: ElementId, add: &mut impl FnMut(&str, String, String)) {
        let words = self.region.words(self.language);
        for word in SHOWN {
            add(&name_of(word, words), String::new(), said(self.region, made, word, self.language));
        }
        let model = self.region.model.model();
        for (kind, word) in
            [(Kind::Task, Word::Tasks), (Kind::Check, Word::Checks), (Kind::Outcome, Word::Outcomes)]
        {
            let all: Vec<ElementId> = model.children(made, kind).collect();
            add(words.get(word), String::new(), self.region.labels(all, self.language));
        }
    }

    /// Where the standard has an element: behind which sibling.
    fn place_before(&self, id: ElementId) -> String {
        let model = self.standard.model.model();
        let words = self.region.words(self.language);
        if model.elements.len() <= id.index() {
            return String::new();
        }
        let Some(parent) = model.get(id).parent else { return String::new() };
        let siblings = &model.get(parent).children;
        let at = siblings.iter().position(|sibling| *sibling == id).unwrap_or(0);
        match at.checked_sub(1).and_then(|before| siblings.get(before)) {
            Some(before) => filled(words, Word::AfterIt, model.label(*before, self.language)),
            None => filled(words, Word::AtFirst, model.label(parent, self.language)),
        }
    }

    /// Where the region puts it: behind which sibling.
    fn position(&self, id: ElementId, position: &Position) -> String {
        let model = self.region.model.model();
        let words = self.region.words(self.language);
        let Some(parent) = model.get(id).parent else { return String::new() };
        let siblings = &model.get(parent).children;
        let at = siblings.iter().position(|sibling| *sibling == id).unwrap_or(0);
        let neighbour = |at: Option<usize>| at.and_then(|at| siblings.get(at)).copied();
        match position {
            Position::Before(_) => neighbour(Some(at + 1))
                .map(|next| filled(words, Word::BeforeIt, model.label(next, self.language)))
                .unwrap_or_default(),
            Position::After(_) | Position::First | Position::Last => match neighbour(at.checked_sub(1)) {
                Some(before) => filled(words, Word::AfterIt, model.label(before, self.language)),
                None => filled(words, Word::AtFirst, model.label(parent, self.language)),
            },
        }
    }
}

/// What is told of a step that is new.
const SHOWN: [AttributeWord; 17] = [
    AttributeWord::About,
    AttributeWord::Objective,
    AttributeWord::R,
    AttributeWord::A,
    AttributeWord::C,
    AttributeWord::I,
    AttributeWord::Within,
    AttributeWord::In,
    AttributeWord::Out,
    AttributeWord::Uses,
    AttributeWord::DoneWhen,
    AttributeWord::Evidence,
    AttributeWord::Frequency,
    AttributeWord::Mitigates,
    AttributeWord::Guards,
    AttributeWord::Meets,
    AttributeWord::Type,
];

/// What an attribute says at an element, duties inherited where it says none itself.
fn said(site: &Site<'_>, id: ElementId, word: AttributeWord, language: LanguageId) -> String {
    let letter = Letter::ALL.into_iter().find(|letter| letter.word() == word);
    let comma = site.words(language).comma();
    match letter {
        // A task says who does it only where it says so itself.
        Some(letter) if site.model.get(id).kind.is_work() => {
            site.labels(site.model.roles(id, letter), language)
        }
        _ => site.values(id, word, language).join(comma),
    }
}

fn done(op: &Op) -> Word {
    match op {
        Op::Add(..) => Word::DidAdd,
        Op::Remove => Word::DidRemove,
        Op::Replace(_) => Word::DidReplace,
        Op::Move(_) => Word::DidMove,
        Op::Set(..) => Word::DidChange,
        Op::Bind(_) => Word::DidBind,
        Op::Translate(..) => Word::DidTranslate,
        Op::Waive(_) => Word::DidWaive,
    }
}

/// What pages call an attribute; its own word where they have none.
fn name_of(word: AttributeWord, words: Words) -> String {
    let known = match word {
        AttributeWord::R => Word::Responsible,
        AttributeWord::A => Word::Accountable,
        AttributeWord::C => Word::Consulted,
        AttributeWord::I => Word::Informed,
        AttributeWord::About => Word::About,
        AttributeWord::Objective => Word::Objective,
        AttributeWord::Within => Word::Deadline,
        AttributeWord::In => Word::Inputs,
        AttributeWord::Out => Word::Outputs,
        AttributeWord::Uses => Word::Systems,
        AttributeWord::DoneWhen => Word::DoneWhen,
        AttributeWord::Evidence => Word::Evidence,
        AttributeWord::Frequency => Word::Frequency,
        AttributeWord::Mitigates => Word::Risks,
        AttributeWord::Guards => Word::Guards,
        AttributeWord::Meets => Word::TheirStep,
        AttributeWord::Code => Word::Code,
        AttributeWord::Owner => Word::Owner,
        AttributeWord::Sample => Word::SampleSize,
        AttributeWord::Tests => Word::TestProcedure,
        AttributeWord::Calendar => Word::Calendar,
        AttributeWord::Kpi => Word::Kpis,
        AttributeWord::Relieves => Word::Relieves,
        AttributeWord::Method => Word::PreventiveDetective,
        AttributeWord::Category => Word::Category,
        AttributeWord::Assertion => Word::Assertion,
        AttributeWord::Type => Word::Kind,
        AttributeWord::StaffedFrom => Word::StaffedFrom,
        _ => return word.text().replace('_', " "),
    };
    words.get(known).to_owned()
}
