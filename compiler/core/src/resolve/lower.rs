//! One file's tree → a fragment: elements with local ids, names not yet resolved.
//!
//! Files are lowered independently (and in parallel); [`super::assemble`] puts the fragments together.

use super::codes;
use super::fragment::{Fragment, Import, Scope};
use super::schema::{self, Shape};
use crate::diagnostic::{Diagnostic, Place, nearest};
use crate::model::{
    Attribute, Clause, Date, Element, ElementId, Freedom, Kind, Label, Origin, Quantity, Reference, Route,
    Target, Value,
};
use crate::source::SourceId;
use ltc_grammar::tree::{self, Prefix, Sign, Span, Statement, unescape};
use ltc_grammar::words::{AttributeWord, ClauseWord, Keyword};
use rustc_hash::FxHashMap;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// Lowers one file.
pub(super) fn lower(
    file: &tree::File,
    text: &str,
    source: SourceId,
    languages: &[String],
    default_language: u8,
) -> Fragment {
    let mut lowering = Lowering {
        text,
        source,
        languages,
        default_language,
        fragment: Fragment::new(source),
        made_up: FxHashMap::default(),
    };
    lowering.file(file);
    lowering.fragment.elements.shrink_to_fit();
    lowering.fragment
}

/// An id or text in the form names are compared in.
pub(super) fn nfc(text: &str) -> Box<str> {
    match is_nfc_quick(text.chars()) {
        IsNormalized::Yes => text.into(),
        IsNormalized::No | IsNormalized::Maybe => text.nfc().collect::<String>().into(),
    }
}

pub(super) struct Lowering<'a> {
    pub(super) text: &'a str,
    source: SourceId,
    languages: &'a [String],
    default_language: u8,
    pub(super) fragment: Fragment,
    /// How many ids were made up in an element from a word.
    made_up: FxHashMap<(Option<ElementId>, &'static str), u32>,
}

impl<'a> Lowering<'a> {
    fn file(&mut self, file: &tree::File) {
        let opens = |statement: &Statement| match statement {
            Statement::Element(element) => matches!(element.keyword, Keyword::Package | Keyword::Within),
            Statement::Attribute(_) | Statement::Outcome(_) | Statement::Use(_) => false,
        };
        // The package is lowered first, wherever it stands, so that it holds all the rest.
        for statement in file.statements.iter().filter(|statement| opens(statement)) {
            if let Statement::Element(element) = statement {
                self.open(element, element.keyword == Keyword::Within);
            }
        }
        for statement in file.statements.iter().filter(|statement| !opens(statement)) {
            match statement {
                Statement::Use(import) => self.import(import),
                other => self.statement(other, None),
            }
        }
        if self.fragment.scope.is_none() && !file.statements.is_empty() {
            let place = self.place(Span { start: 0, end: 0 });
            self.report(
                Diagnostic::new(&codes::NO_PACKAGE, place, "the file does not say where its elements belong")
                    .label("the first line should say it")
                    .help("open the file with `package your.name \"Title\"`, or with `within path.of.an.element`"),
            );
        }
    }

    /// `package` or `within`.
    fn open(&mut self, element: &tree::Element, within: bool) {
        let span = element.id.unwrap_or(element.keyword_span);
        if let Some(first) = &self.fragment.scope {
            let place = self.place(span);
            let first = self.place(first.span);
            self.report(
                Diagnostic::new(
                    &codes::NO_PACKAGE,
                    place,
                    "the file says a second time where its elements belong",
                )
                .related(first, "the first time")
                .help("keep one `package` or `within`, and put the rest into a file of its own"),
            );
            return;
        }
        let Some(id) = element.id else { return };
        let path = nfc(id.text(self.text));
        self.fragment.scope = Some(Scope { path, span: id });
        for clause in &element.clauses {
            self.misplaced_clause(clause, Kind::Package);
        }
        if within {
            if let Some(body) = &element.body {
                // What the braces hold is placed like the rest of the file.
                for statement in body {
                    self.statement(statement, None);
                }
            }
        } else {
            let root = self.push(
                Kind::Package,
                nfc(id.text(self.text)),
                None,
                element.label.as_slice(),
                element.span,
                id,
            );
            self.fragment.package = Some(root);
            if let Some(body) = &element.body {
                self.body(body, root);
            }
        }
    }

    fn import(&mut self, import: &tree::Use) {
        let base = import.path.text(self.text);
        if import.names.is_empty() {
            let name = import
                .rename
                .map_or_else(|| base.rsplit('.').next().unwrap_or(base), |span| span.text(self.text));
            let name = nfc(name);
            self.fragment.imports.push(Import { name, path: nfc(base), span: import.path });
        }
        for used in &import.names {
            let written = used.name.text(self.text);
            let name = used
                .rename
                .map_or_else(|| written.rsplit('.').next().unwrap_or(written), |span| span.text(self.text));
            let path = nfc(&format!("{base}.{written}"));
            self.fragment.imports.push(Import { name: nfc(name), path, span: used.name });
        }
    }

    fn body(&mut self, statements: &[Statement], parent: ElementId) {
        for statement in statements {
            self.statement(statement, Some(parent));
        }
    }

    fn statement(&mut self, statement: &Statement, parent: Option<ElementId>) {
        match statement {
            Statement::Element(element) => {
                self.element(element, parent);
            }
            Statement::Attribute(attribute) => self.attribute(attribute, parent),
            Statement::Outcome(outcome) => self.outcome(outcome, parent),
            Statement::Use(import) => {
                let place = self.place(import.span);
                self.report(
                    Diagnostic::new(&codes::MISPLACED, place, "`use` stands inside an element")
                        .help("move it to the top of the file, below `package`"),
                );
            }
        }
    }

    fn element(&mut self, element: &tree::Element, parent: Option<ElementId>) -> Option<ElementId> {
        if let Some((word, span)) = element.prefixes.first().map(prefix_word) {
            self.no_meaning_yet(word, span);
        }
        if element.keyword == Keyword::Within {
            let place = self.place(element.keyword_span);
            self.report(
                Diagnostic::new(&codes::MISPLACED, place, "`within` opens a file; it is no element")
                    .help("for a deadline write it with a colon: `within: 2wd`; to place elements elsewhere put them into a file that opens with `within path`"),
            );
            return None;
        }
        let Some(kind) = Kind::from_keyword(element.keyword) else {
            self.no_meaning_yet(element.keyword.text(), element.keyword_span);
            return None;
        };
        if kind == Kind::Package {
            self.misplaced(kind, element.keyword_span, parent);
            return None;
        }
        let holder = parent.map_or(Kind::Package, |parent| self.kind(parent));
        let placed = parent.is_some() || self.fragment.package.is_some();
        if placed && !schema::may_hold(holder, kind) {
            self.misplaced(kind, element.keyword_span, parent);
        }
        let name = match (element.id, element.more_ids.last()) {
            (Some(first), Some(last)) => first.to(*last),
            (first, _) => first.unwrap_or(element.keyword_span),
        };
        let id = match element.id {
            Some(first) if kind == Kind::Separate => self.joined("separate", first, &element.more_ids),
            Some(id) => nfc(id.text(self.text)),
            None => self.made_up(kind, parent),
        };
        let made = self.push(kind, id, parent, &element.label, element.span, name);
        if kind == Kind::Decide
            && let Some(span) = element.id
        {
            let value = Value::Reference(unresolved(span));
            self.fragment.element(made).clauses.push(Clause {
                word: ClauseWord::By,
                span,
                values: vec![value],
            });
        }
        if kind == Kind::Separate {
            let duties = element.id.iter().chain(&element.more_ids);
            let values = duties.map(|span| Value::Reference(unresolved(*span))).collect();
            self.fragment.element(made).clauses.push(Clause { word: ClauseWord::Of, span: name, values });
        }
        for clause in &element.clauses {
            if let Some(clause) = self.clause(clause, made, kind) {
                self.fragment.element(made).clauses.push(clause);
            }
        }
        if let Some(body) = &element.body {
            self.body(body, made);
        }
        let whole = self.fragment.element(made);
        whole.attributes.shrink_to_fit();
        whole.children.shrink_to_fit();
        if let Some(resume) = &element.resume {
            let resume = self.route(resume, made);
            self.fragment.element(made).route = Some(Box::new(resume));
        }
        Some(made)
    }

    fn outcome(&mut self, outcome: &tree::Outcome, parent: Option<ElementId>) {
        let holder = parent.map(|parent| self.kind(parent));
        if !holder.is_some_and(Kind::has_outcomes) {
            let place = self.place(outcome.id);
            let word = outcome.id.text(self.text);
            let mut finding = Diagnostic::new(
                &codes::MISPLACED,
                place,
                format!("`{word}` reads like an outcome, but {} has no outcomes", holder.map_or("a file", Kind::noun)),
            )
            .help("outcomes belong to a decision, a key control point, a gate or a `wait`; put a `decision` behind the step");
            if let Some(keyword) = nearest(word, Keyword::ALL.iter().map(|keyword| keyword.text())) {
                finding = finding.help(format!("did you mean `{keyword}`?"));
            }
            self.report(finding);
        }
        let made = self.push(
            Kind::Outcome,
            nfc(outcome.id.text(self.text)),
            parent,
            &outcome.label,
            outcome.span,
            outcome.id,
        );
        match outcome.guard {
            Some(tree::Guard::When(span)) => {
                let value = Value::Expression(span.text(self.text).trim().into());
                self.fragment.element(made).clauses.push(Clause {
                    word: ClauseWord::When,
                    span,
                    values: vec![value],
                });
            }
            Some(tree::Guard::Otherwise(span)) => {
                let clause = Clause { word: ClauseWord::Otherwise, span, values: Vec::new() };
                self.fragment.element(made).clauses.push(clause);
            }
            None => {}
        }
        if let Some(route) = &outcome.route {
            let route = self.route(route, made);
            self.fragment.element(made).route = Some(Box::new(route));
        }
        if let Some(body) = &outcome.body {
            self.body(body, made);
        }
    }

    /// Lowers a route; ends and suspensions in it become elements below `holder`.
    fn route(&mut self, route: &tree::Route, holder: ElementId) -> Route {
        let target = match &route.target {
            tree::Target::Next(_) => Target::Next,
            tree::Target::Done(_) => Target::Done,
            tree::Target::Path(_) => Target::Unresolved,
            tree::Target::End(element) => match self.element(element, Some(holder)) {
                Some(end) => Target::End(end),
                None => Target::Unresolved,
            },
            tree::Target::Suspend(element, resume) => match self.element(element, Some(holder)) {
                Some(suspend) => {
                    if let Some(resume) = resume {
                        let resume = self.route(resume, suspend);
                        self.fragment.element(suspend).route = Some(Box::new(resume));
                    }
                    Target::Suspend(suspend)
                }
                None => Target::Unresolved,
            },
            tree::Target::Missing(_) => Target::Unresolved,
        };
        let at_most = route
            .at_most
            .and_then(|span| span.text(self.text).replace('_', "").parse().ok())
            .filter(|times| *times != 0);
        if let (Some(span), None) = (route.at_most, at_most) {
            let place = self.place(span);
            self.report(
                Diagnostic::new(
                    &codes::WRONG_VALUE,
                    place,
                    format!("`{}` is not a number of times", span.text(self.text)),
                )
                .help("write a whole number, 1 or more: `at most 3`"),
            );
        }
        let otherwise = route.otherwise.as_ref().map(|otherwise| Box::new(self.route(otherwise, holder)));
        Route { target, at_most, otherwise, span: target_span(route) }
    }

    fn attribute(&mut self, attribute: &tree::Attribute, parent: Option<ElementId>) {
        let written = attribute.name.text(self.text);
        let place = self.place(attribute.name);
        let Some(parent) = parent.or(self.fragment.package) else {
            self.report(
                Diagnostic::new(&codes::MISPLACED, place, format!("`{written}:` stands outside any element"))
                    .help("move it between the braces of the element it describes"),
            );
            return;
        };
        let kind = self.kind(parent);
        let word = attribute.word;
        if word == AttributeWord::Unknown
            || (!schema::has_no_meaning_yet(word) && !schema::allows(kind, word))
        {
            let known: Vec<&str> = schema::attributes(kind).map(AttributeWord::text).collect();
            let mut finding = Diagnostic::new(
                &codes::UNKNOWN_ATTRIBUTE,
                place,
                format!("{} has no attribute `{written}`", kind.indefinite()),
            );
            finding = match nearest(written, known.iter().copied()) {
                Some(meant) => finding.help(format!("did you mean `{meant}`?")).fix(
                    format!("write `{meant}`"),
                    place,
                    meant,
                ),
                None => finding.help(format!("{} may have: {}", kind.indefinite(), known.join(", "))),
            };
            self.report(finding);
            return;
        }
        if schema::has_no_meaning_yet(word) {
            self.no_meaning_yet(word.text(), attribute.name);
            return;
        }
        if let Some(first) = self.fragment.element(parent).attributes.iter().find(|other| other.word == word)
        {
            let first = Place { source: self.source, span: first.span };
            self.report(
                Diagnostic::new(&codes::REPEATED_ATTRIBUTE, place, format!("`{written}` is said twice here"))
                    .related(first, "said first here")
                    .help(format!("write all values behind one `{written}:`, with commas between them")),
            );
            return;
        }
        let shape = schema::shape(word, kind);
        if let (true, Some(second)) = (schema::takes_one(word), attribute.values.get(1)) {
            let place = self.place(value_span(second));
            self.report(
                Diagnostic::new(
                    &codes::WRONG_VALUE,
                    place,
                    format!("`{written}` takes one value, not several"),
                )
                .help("keep one of them"),
            );
        }
        let mut values = Vec::with_capacity(attribute.values.len());
        for value in &attribute.values {
            if let Some(value) = self.value(value, shape, written) {
                values.push(value);
            }
        }
        self.fragment.element(parent).attributes.push(Attribute { word, span: attribute.name, values });
    }

    /// A value in the shape its attribute takes; reports and leaves out what has another shape.
    fn value(&mut self, value: &tree::Value, shape: Shape, attribute: &str) -> Option<Value> {
        let wanted = match (value, shape) {
            (tree::Value::Path { span, sign, optional }, Shape::Names(_) | Shape::NamesOrText(_)) => {
                if *optional && attribute != AttributeWord::In.text() {
                    let place = self.place(*span);
                    self.report(
                        Diagnostic::new(
                            &codes::WRONG_VALUE,
                            place,
                            format!("`?` means nothing behind a name in `{attribute}`"),
                        )
                        .help("take the `?` out; only what a step takes in can be optional"),
                    );
                }
                if *sign != Sign::None {
                    self.no_meaning_yet(sign_text(*sign), *span);
                }
                return Some(Value::Reference(Reference {
                    target: None,
                    span: *span,
                    sign: *sign,
                    optional: *optional,
                }));
            }
            (tree::Value::Path { span, .. }, Shape::OneOf(words)) => {
                let word = span.text(self.text);
                if words.contains(&word) {
                    return Some(Value::Word(word.into()));
                }
                format!("one of: {}", words.join(", "))
            }
            (tree::Value::Path { span, .. }, Shape::Plain | Shape::Free | Shape::FormerPath) => {
                return Some(Value::Word(span.text(self.text).into()));
            }
            (
                tree::Value::Text(texts),
                Shape::Text | Shape::NamesOrText(_) | Shape::Free | Shape::Plain | Shape::Amount,
            ) => {
                return Some(Value::Text(self.label(texts)));
            }
            (tree::Value::Quantity { number, unit }, Shape::Free | Shape::Amount) => {
                return Some(self.quantity(*number, *unit));
            }
            (tree::Value::Quantity { number, unit }, Shape::Plain) => {
                return Some(Value::Word(number.to(*unit).text(self.text).into()));
            }
            (tree::Value::Quantity { number, unit }, Shape::Period) => {
                let value = self.quantity(*number, *unit);
                if value.period().is_some() {
                    return Some(value);
                }
                period_form()
            }
            (tree::Value::Date(span), Shape::Date | Shape::Free) => match Date::parse(span.text(self.text)) {
                Some(date) => return Some(Value::Date(date)),
                None => "a day that exists, written `2026-01-31`".to_owned(),
            },
            (tree::Value::Expression(span), Shape::Free) => {
                return Some(Value::Expression(span.text(self.text).trim().into()));
            }
            (tree::Value::Text(texts), Shape::FormerPath) => match self.former_path(texts) {
                Some(path) => return Some(Value::Word(path)),
                None => former_path_form(),
            },
            (_, Shape::FormerPath) => former_path_form(),
            (_, Shape::Amount) => "a number with a unit, `30 %` or `2wd`, or a text in quotes".to_owned(),
            (_, Shape::Names(kinds)) => format!("names, each of a {}", nouns(kinds)),
            (_, Shape::NamesOrText(kinds)) => {
                format!("names, each of a {}, or a text in quotes", nouns(kinds))
            }
            (_, Shape::Text) => "a text in quotes".to_owned(),
            (_, Shape::Plain) => "a word or a text in quotes".to_owned(),
            (_, Shape::OneOf(words)) => format!("one of: {}", words.join(", ")),
            (_, Shape::Period) => period_form(),
            (_, Shape::Date) => "a day, written `2026-01-31`".to_owned(),
        };
        let span = value_span(value);
        let place = self.place(span);
        let written = span.text(self.text);
        let suggestion = match shape {
            Shape::OneOf(words) => nearest(written, words.iter().copied()),
            _ => None,
        };
        let mut finding = Diagnostic::new(
            &codes::WRONG_VALUE,
            place,
            format!("`{}` is not what `{attribute}` takes", shorten(written)),
        )
        .help(format!("`{attribute}` takes {wanted}"));
        if let Some(meant) = suggestion {
            finding = finding.fix(format!("write `{meant}`"), place, meant);
        }
        self.report(finding);
        None
    }

    /// The path in a text, if it is one.
    fn former_path(&mut self, texts: &[tree::Text]) -> Option<Box<str>> {
        let label = self.label(texts);
        let path = nfc(label.first()?);
        let whole = |part: &str| !part.is_empty() && part.chars().all(|c| c.is_alphanumeric() || c == '_');
        path.split('.').all(whole).then_some(path)
    }

    pub(super) fn quantity(&self, number: Span, unit: Span) -> Value {
        let number = number.text(self.text);
        let number = if number.contains('_') { number.replace('_', "").into() } else { number.into() };
        Value::Quantity(Quantity { number, unit: unit.text(self.text).into() })
    }

    pub(super) fn label(&mut self, texts: &[tree::Text]) -> Label {
        let mut made: Vec<(crate::model::LanguageId, Box<str>)> = Vec::with_capacity(texts.len());
        for text in texts {
            let language = match text.tag {
                None => self.default_language,
                Some(tag) => {
                    let tag = tag.text(self.text);
                    match self.languages.iter().position(|language| language.eq_ignore_ascii_case(tag)) {
                        Some(index) => index as u8,
                        None => self.fragment.foreign_language(tag, self.languages.len()),
                    }
                }
            };
            let language = crate::model::LanguageId(language);
            if made.iter().any(|(known, _)| *known == language) {
                let place = self.place(text.content);
                self.report(
                    Diagnostic::new(&codes::WRONG_VALUE, place, "this is a second text in the same language")
                        .help("keep one of them, or correct its language tag"),
                );
                continue;
            }
            let content = text.content.text(self.text);
            let content: Box<str> = if text.escaped { unescape(content).into() } else { content.into() };
            if let Some(odd) = content.bytes().find(|byte| is_unprintable(*byte)) {
                let place = self.place(text.content);
                self.report(
                    Diagnostic::new(
                        &codes::WRONG_VALUE,
                        place,
                        format!("the text holds a character that cannot be shown (U+{odd:04X})"),
                    )
                    .help("take it out; it often comes along when text is copied from another program"),
                );
            }
            made.push((language, content));
        }
        Label { texts: made }
    }

    fn push(
        &mut self,
        kind: Kind,
        id: Box<str>,
        parent: Option<ElementId>,
        label: &[tree::Text],
        span: Span,
        name: Span,
    ) -> ElementId {
        let label = self.label(label);
        let parent = parent.or(self.fragment.package);
        let element = Element {
            kind,
            id,
            parent,
            children: Vec::new(),
            label,
            attributes: Vec::new(),
            clauses: Vec::new(),
            route: None,
            freedom: Freedom::Default,
            origin: Origin { source: self.source, span, name },
        };
        self.fragment.push(element)
    }

    /// An id for an element that is written without one.
    fn made_up(&mut self, kind: Kind, parent: Option<ElementId>) -> Box<str> {
        let word = match kind {
            Kind::End => "end",
            Kind::Suspend => "suspend",
            Kind::Parallel => "parallel",
            Kind::Branch => "branch",
            Kind::Trigger => "trigger",
            _ => "unnamed",
        };
        let alike = self.made_up.entry((parent, word)).or_default();
        *alike += 1;
        if *alike == 1 { word.into() } else { format!("{word}_{alike}").into() }
    }

    /// An id for an element that is written with the names of others instead of one of its own.
    fn joined(&self, word: &str, first: Span, more: &[Span]) -> Box<str> {
        let mut id = word.to_owned();
        for span in std::iter::once(&first).chain(more) {
            id.push('_');
            id.push_str(&span.text(self.text).replace('.', "_"));
        }
        nfc(&id)
    }

    fn kind(&self, id: ElementId) -> Kind {
        self.fragment.kind(id)
    }

    fn misplaced(&mut self, kind: Kind, span: Span, parent: Option<ElementId>) {
        let place = self.place(span);
        let holder = parent.map_or(Kind::Package, |parent| self.kind(parent));
        let mut finding = Diagnostic::new(
            &codes::MISPLACED,
            place,
            format!("{} does not belong in {}", kind.indefinite(), holder.indefinite()),
        )
        .help(format!("{} belongs in {}", kind.indefinite(), schema::home(kind)));
        if let Some(parent) = parent {
            let name = self.fragment.element(parent).origin.name;
            finding = finding.related(self.place(name), format!("it stands in this {}", holder.noun()));
        }
        self.report(finding);
    }

    pub(super) fn no_meaning_yet(&mut self, word: &str, span: Span) {
        let place = self.place(span);
        self.report(
            Diagnostic::new(
                &codes::NO_MEANING_YET,
                place,
                format!("`{word}` has no meaning in this version of ltc yet"),
            )
            .label("refused, so that it is not ignored unseen")
            .help("take it out, or keep it as a comment (`// …`) until a later version acts on it"),
        );
    }

    pub(super) fn place(&self, span: Span) -> Place {
        Place { source: self.source, span }
    }

    pub(super) fn report(&mut self, finding: Diagnostic) {
        self.fragment.findings.push(finding);
    }
}

/// Control characters, which XML, pages and spreadsheets refuse or change.
fn is_unprintable(byte: u8) -> bool {
    byte == 0x7f || (byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r'))
}

fn unresolved(span: Span) -> Reference {
    Reference { target: None, span, sign: Sign::None, optional: false }
}

fn prefix_word(prefix: &Prefix) -> (&'static str, Span) {
    match prefix {
        Prefix::Open(span) => ("open", *span),
        Prefix::Sealed(span) => ("sealed", *span),
        Prefix::Tighten(span) => ("tighten", *span),
        Prefix::Add(span) => ("add", *span),
        Prefix::Replace { word, .. } => ("replace", *word),
    }
}

fn sign_text(sign: Sign) -> &'static str {
    match sign {
        Sign::Plus => "+",
        Sign::Minus => "-",
        Sign::None => "",
    }
}

/// Where a route's target stands; a path is linked by the text of this span, so a missing target gets an empty one.
fn target_span(route: &tree::Route) -> Span {
    match &route.target {
        tree::Target::Next(span) | tree::Target::Done(span) | tree::Target::Path(span) => *span,
        tree::Target::End(element) | tree::Target::Suspend(element, _) => element.span,
        tree::Target::Missing(span) => span.at_start(),
    }
}

pub(super) fn value_span(value: &tree::Value) -> Span {
    match value {
        tree::Value::Path { span, .. } | tree::Value::Date(span) | tree::Value::Expression(span) => *span,
        tree::Value::Text(texts) => texts.first().map(|text| text.content).unwrap_or_default(),
        tree::Value::Quantity { number, unit } => {
            if unit.start == unit.end {
                *number
            } else {
                number.to(*unit)
            }
        }
    }
}

fn former_path_form() -> String {
    "the path it had, with points between the names: `acme.leads.old_name`".to_owned()
}

pub(super) fn period_form() -> String {
    "a whole number and a unit: `2wd` (working days), `4h`, `30d`, `2w`, `6mo`, `1y`".to_owned()
}

fn nouns(kinds: &[Kind]) -> String {
    kinds.iter().map(|kind| kind.noun()).collect::<Vec<_>>().join(" or ")
}

pub(super) fn shorten(text: &str) -> String {
    if text.chars().count() <= 40 {
        text.to_owned()
    } else {
        format!("{}…", text.chars().take(39).collect::<String>())
    }
}
