//! Adaptations: what a region declares for itself, and its changes, in order of writing. Paths are followed later, by `adapt`.

use super::{Lowering, nfc};
use crate::adapt::codes;
use crate::diagnostic::Diagnostic;
use crate::model::{
    Adaptation, Because, Change, Date, ElementId, Ground, Kind, Op, Path, Position, Reference,
};
use crate::resolve::codes as names;
use crate::resolve::fragment::Fragment;
use crate::resolve::schema;
use ltc_grammar::tree::{self, Prefix, Sign, Span, Statement, Value};
use ltc_grammar::words::{ClauseWord, Keyword};
use std::sync::Arc;

/// Changes nested deeper than this are refused; nobody can read them.
const DEEPEST: usize = 16;

/// Where changes are written: the `at` around them and the reason they inherit.
#[derive(Clone, Default)]
struct Around {
    scopes: Vec<Path>,
    because: Option<Arc<Because>>,
}

impl Lowering<'_> {
    /// Lowers the body of an adaptation, whose element is made.
    pub(super) fn adaptation(&mut self, element: &tree::Element, made: ElementId) {
        let because = self.because(&element.clauses);
        let Some(body) = &element.body else {
            self.fragment.adaptations.push(empty(made));
            return;
        };
        for statement in body {
            if let Statement::Attribute(attribute) = statement {
                self.attribute(attribute, Some(made));
            }
        }
        // What the adaptation adds is an arena of its own.
        let mut inner = Fragment::new(self.source);
        inner.foreign_languages = std::mem::take(&mut self.fragment.foreign_languages);
        let outer = std::mem::replace(&mut self.fragment, inner);
        let made_up = std::mem::take(&mut self.made_up);
        let mut lowered = empty(made);
        let around = Around { scopes: Vec::new(), because };
        for statement in body {
            if !matches!(statement, Statement::Attribute(_)) {
                self.change_statement(statement, &around, &mut lowered);
            }
        }
        self.made_up = made_up;
        let inner = std::mem::replace(&mut self.fragment, outer);
        lowered.elements = inner.elements;
        self.fragment.foreign_languages = inner.foreign_languages;
        self.fragment.findings.extend(inner.findings);
        self.fragment.adaptations.push(lowered);
    }

    fn change_statement(&mut self, statement: &Statement, around: &Around, lowered: &mut Adaptation) {
        match statement {
            Statement::Element(element) => self.change_element(element, around, lowered),
            Statement::Attribute(attribute) => {
                let word = attribute.name.text(self.text).to_owned();
                let finding = Diagnostic::new(
                    &names::MISPLACED,
                    self.place(attribute.name),
                    format!("`{word}:` stands among changes"),
                )
                .help(format!("write what is changed: `change step {{ {word}: … }}`"));
                self.report(finding);
            }
            Statement::Outcome(outcome) => {
                let finding = Diagnostic::new(
                    &names::MISPLACED,
                    self.place(outcome.id),
                    "an outcome stands among changes",
                )
                .help("outcomes belong to a decision, a control or a gate that the region adds as a whole; those of the standard stay as they are");
                self.report(finding);
            }
            Statement::Use(import) => {
                let finding = Diagnostic::new(
                    &names::MISPLACED,
                    self.place(import.span),
                    "`use` stands inside an element",
                )
                .help("move it to the top of the file, below `package`");
                self.report(finding);
            }
        }
    }

    fn change_element(&mut self, element: &tree::Element, around: &Around, lowered: &mut Adaptation) {
        // What is accepted, or kept apart, says why in a text of its own.
        let own = if element.keyword == Keyword::Waive { None } else { self.because(&element.clauses) };
        let because = own.or_else(|| around.because.clone());
        let first = element.prefixes.first();
        let name = match element.id {
            Some(id) => first.map_or(element.keyword_span, |prefix| prefix.span()).to(id),
            None => element.keyword_span,
        };
        let mut change = |lowering: &Self, op: Op, target: Option<Path>| {
            lowered.changes.push(Change {
                op,
                scopes: around.scopes.as_slice().into(),
                target,
                because: because.clone(),
                source: lowering.source,
                span: element.span,
                name,
            });
        };
        match (first, element.keyword) {
            (Some(Prefix::Add(_)), _) => {
                let position = self.position(&element.clauses).unwrap_or(Position::Last);
                if let Some(new) = self.new_element(element) {
                    change(self, Op::Add(new, position), None);
                }
            }
            (Some(Prefix::Replace { target, .. }), _) => {
                if let Some(new) = self.new_element(element) {
                    change(self, Op::Replace(new), Some(self.path(*target)));
                }
            }
            (_, Keyword::At) => {
                let Some(id) = element.id else { return };
                self.no_label(element);
                if DEEPEST <= around.scopes.len() {
                    let finding =
                        Diagnostic::new(&names::MISPLACED, self.place(name), "`at` is nested too deeply")
                            .help("write the whole path behind one `at`");
                    self.report(finding);
                    return;
                }
                let mut inner = Around { scopes: around.scopes.clone(), because };
                inner.scopes.push(self.path(id));
                for statement in element.body.iter().flatten() {
                    self.change_statement(statement, &inner, lowered);
                }
            }
            (_, Keyword::Change) => {
                let Some(id) = element.id else { return };
                let label = self.label(&element.label);
                let attributes = self.attributes_only(element);
                change(self, Op::Set(label, attributes), Some(self.path(id)));
            }
            (_, Keyword::Translate) => {
                let Some(id) = element.id else { return };
                let label = self.label(&element.label);
                let attributes = self.attributes_only(element);
                change(self, Op::Translate(label, attributes), Some(self.path(id)));
            }
            (_, Keyword::Remove) => {
                let Some(id) = element.id else { return };
                self.no_label(element);
                self.no_body(element);
                change(self, Op::Remove, Some(self.path(id)));
            }
            (_, Keyword::Move) => {
                let Some(id) = element.id else { return };
                self.no_label(element);
                self.no_body(element);
                match self.position(&element.clauses) {
                    Some(position) => change(self, Op::Move(position), Some(self.path(id))),
                    None => {
                        let finding = Diagnostic::new(
                            &names::WRONG_VALUE,
                            self.place(name),
                            "`move` does not say where to",
                        )
                        .help("write `move step before other_step` or `move step after other_step`");
                        self.report(finding);
                    }
                }
            }
            (_, Keyword::Bind) => {
                let Some(id) = element.id else { return };
                self.no_label(element);
                self.no_body(element);
                let to = element.clauses.iter().find(|clause| clause.word == ClauseWord::To);
                match to.and_then(|clause| clause.values.first()) {
                    Some(Value::Path { span, .. }) => {
                        change(self, Op::Bind(self.path(*span)), Some(self.path(id)));
                    }
                    _ => {
                        let finding = Diagnostic::new(
                            &names::WRONG_VALUE,
                            self.place(name),
                            "`bind` does not say to which position",
                        )
                        .help("write `bind role to position`");
                        self.report(finding);
                    }
                }
            }
            (_, Keyword::Waive) => {
                if let Some(new) = self.new_element(element) {
                    change(self, Op::Waive(new), None);
                }
            }
            (prefix, _) => {
                if let Some(prefix) = prefix {
                    let finding = Diagnostic::new(
                        &names::MISPLACED,
                        self.place(prefix.span()),
                        format!("`{}` means nothing among changes", prefix.word()),
                    )
                    .help("what regions may do is said at the element of the standard");
                    self.report(finding);
                }
                self.declared(element, around, lowered);
            }
        }
    }

    /// What the adaptation declares for itself: a role, a position, a data object.
    fn declared(&mut self, element: &tree::Element, around: &Around, lowered: &mut Adaptation) {
        let word = element.keyword.text();
        let kind = Kind::from_keyword(element.keyword);
        if !kind.is_some_and(|kind| schema::may_hold(Kind::Adaptation, kind)) {
            let finding = Diagnostic::new(
                &names::MISPLACED,
                self.place(element.keyword_span),
                format!("`{word}` stands among changes, and nothing says what is done with it"),
            )
            .help(format!("write `add {word} …`, and where: `after step`, `before step`, `first` or `last`"));
            self.report(finding);
            return;
        }
        if let Some(scope) = around.scopes.last() {
            let finding = Diagnostic::new(
                &names::MISPLACED,
                self.place(element.keyword_span),
                format!("`{word}` stands inside `at`, and nothing says what is done with it"),
            )
            .related(self.place(scope.span), "inside this `at`")
            .help(format!("to add it there write `add {word} …`; what the region declares for itself stands outside of `at`"));
            self.report(finding);
            return;
        }
        if let Some(new) = self.element(element, None) {
            lowered.declared.push(new);
        }
    }

    /// A new element, without the words that say where it is put and why.
    fn new_element(&mut self, element: &tree::Element) -> Option<ElementId> {
        let keeps_reason = matches!(element.keyword, Keyword::Waive | Keyword::Separate | Keyword::Deputy);
        let mut plain = element.clone();
        plain.prefixes = element.prefixes.get(1..).unwrap_or_default().to_vec();
        plain.clauses.retain(|clause| match clause.word {
            ClauseWord::After
            | ClauseWord::Before
            | ClauseWord::First
            | ClauseWord::Last
            | ClauseWord::InForce => false,
            ClauseWord::Because => keeps_reason && !matches!(clause.values.first(), Some(Value::Path { .. })),
            _ => true,
        });
        self.element(&plain, None)
    }

    fn position(&mut self, clauses: &[tree::Clause]) -> Option<Position> {
        let mut found: Option<(Position, Span)> = None;
        for clause in clauses {
            let position = match (clause.word, clause.values.first()) {
                (ClauseWord::First, _) => Position::First,
                (ClauseWord::Last, _) => Position::Last,
                (ClauseWord::Before, Some(Value::Path { span, .. })) => Position::Before(self.path(*span)),
                (ClauseWord::After, Some(Value::Path { span, .. })) => Position::After(self.path(*span)),
                _ => continue,
            };
            match &found {
                Some((_, first)) => {
                    let finding = Diagnostic::new(
                        &names::WRONG_VALUE,
                        self.place(clause.word_span),
                        "the place is said a second time",
                    )
                    .related(self.place(*first), "said first here")
                    .help("keep one of `before`, `after`, `first` and `last`");
                    self.report(finding);
                }
                None => found = Some((position, clause.word_span)),
            }
        }
        found.map(|(position, _)| position)
    }

    /// The reason among the clauses of a head; reports one that is none of the four.
    fn because(&mut self, clauses: &[tree::Clause]) -> Option<Arc<Because>> {
        let clause = clauses.iter().find(|clause| clause.word == ClauseWord::Because)?;
        let in_force = clauses.iter().find(|clause| clause.word == ClauseWord::InForce);
        let span = clause.span.to(in_force.map_or(clause.span, |clause| clause.span));
        let reference =
            |span: Span, source| Reference { target: None, span, source, sign: Sign::None, optional: false };
        let word = match clause.values.first() {
            Some(Value::Path { span, .. }) => span.text(self.text),
            _ => "",
        };
        let ground = match (word, clause.values.get(1)) {
            ("law", Some(Value::Text(texts))) => Ground::Law(self.label(texts)),
            ("integration", Some(Value::Text(texts))) => Ground::Integration(self.label(texts)),
            ("customer", Some(Value::Path { span, .. })) => Ground::Customer(reference(*span, self.source)),
            ("pain", Some(Value::Path { span, .. })) => Ground::Pain(reference(*span, self.source)),
            _ => {
                let help = match (word, clause.values.get(1)) {
                    ("law", _) => {
                        "name the law in quotes: `because law \"VAT act, section 14\" in_force 2026-01-01`"
                    }
                    ("integration", _) => "say in quotes what is integrated: `because integration \"…\"`",
                    ("customer", _) => {
                        "name the step of the customer: `because customer operator.procurement`"
                    }
                    ("pain", _) => "name the pain point: `because pain slow_leads`",
                    _ => {
                        "begin with one of `law \"…\"`, `customer party.step`, `pain name`, `integration \"…\"`"
                    }
                };
                let finding = Diagnostic::new(
                    &codes::CHANGE_WITHOUT_REASON,
                    self.place(clause.span),
                    "the reason is none of the four that changes of a region have",
                )
                .help(help);
                self.report(finding);
                return None;
            }
        };
        let in_force = in_force.and_then(|clause| match clause.values.first() {
            Some(Value::Date(span)) => Date::parse(span.text(self.text)),
            _ => None,
        });
        Some(Arc::new(Because { ground, in_force, source: self.source, span }))
    }

    /// The attributes of a `change` or `translate`; they get their meaning where the element is known.
    fn attributes_only(&mut self, element: &tree::Element) -> Vec<tree::Attribute> {
        let mut attributes = Vec::new();
        for statement in element.body.iter().flatten() {
            match statement {
                Statement::Attribute(attribute) => {
                    self.know_languages(attribute);
                    attributes.push(attribute.clone());
                }
                Statement::Element(inner) => {
                    let place = self.place(inner.keyword_span);
                    self.report(
                        Diagnostic::new(
                            &names::MISPLACED,
                            place,
                            format!("`{}` stands inside `{}`", inner.keyword.text(), element.keyword.text()),
                        )
                        .help("`change` sets attributes; to add, remove or change what the step holds, write `at step { … }` around those changes"),
                    );
                }
                Statement::Outcome(outcome) => {
                    let place = self.place(outcome.id);
                    self.report(
                        Diagnostic::new(&names::MISPLACED, place, "an outcome stands inside a `change`")
                            .help("where a decision of the standard leads is not for a region to change"),
                    );
                }
                Statement::Use(import) => {
                    let place = self.place(import.span);
                    self.report(
                        Diagnostic::new(&names::MISPLACED, place, "`use` stands inside a `change`")
                            .help("move it to the top of the file, below `package`"),
                    );
                }
            }
        }
        attributes
    }

    /// Numbers the languages that an attribute's texts are tagged with.
    fn know_languages(&mut self, attribute: &tree::Attribute) {
        for value in &attribute.values {
            let (Value::Text(texts) | Value::MoreText(texts) | Value::Day { label: texts, .. }) = value
            else {
                continue;
            };
            for tag in texts.iter().filter_map(|text| text.tag) {
                let tag = tag.text(self.text);
                if !self.languages.iter().any(|language| language.eq_ignore_ascii_case(tag)) {
                    self.fragment.foreign_language(tag, self.languages.len());
                }
            }
        }
    }

    fn path(&self, span: Span) -> Path {
        Path { text: nfc(span.text(self.text)), span }
    }

    fn no_label(&mut self, element: &tree::Element) {
        if let Some(text) = element.label.first() {
            let finding = Diagnostic::new(
                &names::WRONG_VALUE,
                self.place(text.content),
                format!("`{}` takes no label", element.keyword.text()),
            )
            .help("take the text out; a new label is given with `change step \"…\"`");
            self.report(finding);
        }
    }

    fn no_body(&mut self, element: &tree::Element) {
        if element.body.as_ref().is_some_and(|body| !body.is_empty()) {
            let finding = Diagnostic::new(
                &names::WRONG_VALUE,
                self.place(element.keyword_span),
                format!("`{}` takes nothing in braces", element.keyword.text()),
            )
            .help("take the braces out, and write further changes beside it");
            self.report(finding);
        }
    }
}

fn empty(element: ElementId) -> Adaptation {
    Adaptation { element, elements: Vec::new(), declared: Vec::new(), changes: Vec::new() }
}
