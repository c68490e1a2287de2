//! What `change`, `translate` and `bind` do to an element.

use super::apply::{Applying, Facet};
use super::codes;
use crate::diagnostic::{Diagnostic, Place};
use crate::model::{Attribute, Change, ElementId, Kind, Label, Letter, Path, Reference, Value};
use crate::resolve::region as names;
use ltc_grammar::tree::{self, Sign};
use ltc_grammar::words::AttributeWord;

type Done = Option<(ElementId, Option<ElementId>)>;

impl Applying<'_> {
    pub(super) fn set(
        &mut self,
        number: usize,
        change: &Change,
        target: ElementId,
        label: &Label,
        written: &[tree::Attribute],
    ) -> Done {
        if label.is_empty() && written.is_empty() {
            let finding = Diagnostic::new(
                &codes::CHANGE_WITHOUT_EFFECT,
                change.place(),
                "this `change` changes nothing",
            )
            .help(
                "write what is changed between braces: `change step { within: 1wd }`; or take the line out",
            );
            self.findings.push(finding);
            return None;
        }
        if !label.is_empty() {
            self.touch(target, Facet::Label(None), number, change)?;
            // A new label replaces the old one in all languages: a translation of the old one would say something else.
            self.edit(target).label = label.clone();
        }
        let written = self.more_texts(number, change, target, written);
        let kind = self.model.get(target).kind;
        let (attributes, findings) = names::attributes(&self.model, change.source, kind, &written);
        self.findings.extend(findings);
        for attribute in attributes {
            self.attribute(number, change, target, attribute);
        }
        self.wrote(target);
        Some((target, None))
    }

    fn attribute(&mut self, number: usize, change: &Change, target: ElementId, new: Attribute) {
        let signed = new.values.iter().filter(|value| sign(value) != Sign::None).count();
        if signed == 0 {
            if self.touch(target, Facet::Attribute(new.word), number, change).is_none() {
                return;
            }
            let kind = self.model.get(target).kind;
            let before = self.model.attribute(target, new.word).map(|attribute| attribute.values.clone());
            if before.is_some_and(|before| alike(&before, &new.values))
                && names::wanted(new.word, kind).is_none()
            {
                self.without_effect(new.place(), format!("`{}` is so already", new.word.text()));
            }
            let attributes = &mut self.edit(target).attributes;
            match attributes.iter_mut().find(|attribute| attribute.word == new.word) {
                Some(attribute) => *attribute = new,
                None => attributes.push(new),
            }
            return;
        }
        if signed != new.values.len() {
            let word = new.word.text();
            let finding = Diagnostic::new(
                &crate::resolve::codes::WRONG_VALUE,
                new.place(),
                format!("`{word}` has names with `+` or `-` beside names without"),
            )
            .help(format!("write `{word}: +name, -name` to add and take out, or `{word}: name, name` to say all of them anew"));
            self.findings.push(finding);
            return;
        }
        self.signed(number, change, target, &new);
    }

    /// `+name` adds to what holds at the element, said there or inherited; `-name` takes out.
    fn signed(&mut self, number: usize, change: &Change, target: ElementId, new: &Attribute) {
        let kind = self.model.get(target).kind;
        let Some(wanted) = names::wanted(new.word, kind) else { return };
        let is_duty = Letter::ALL.iter().any(|letter| letter.word() == new.word);
        let from = if is_duty {
            self.model.ancestry(target).find(|around| self.model.attribute(*around, new.word).is_some())
        } else {
            Some(target)
        };
        let base = from.and_then(|from| self.model.attribute(from, new.word));
        let mut values = base.map(|attribute| attribute.values.clone()).unwrap_or_default();
        let word = new.word.text();
        for value in &new.values {
            let Value::Reference(reference) = value else { continue };
            let also = self.also();
            let named = match names::named(&self.model, reference.place(), target, also, wanted, word) {
                Ok(named) => named,
                Err(finding) => {
                    self.findings.extend(finding.map(|finding| *finding));
                    continue;
                }
            };
            if self.touch(target, Facet::Name(new.word, named), number, change).is_none() {
                continue;
            }
            let there = values
                .iter()
                .position(|value| matches!(value, Value::Reference(one) if one.target == Some(named)));
            match (reference.sign, there) {
                (Sign::Minus, Some(at)) => {
                    values.remove(at);
                }
                (Sign::Minus, None) => {
                    let (name, step) = (super::named(&self.model, named), super::named(&self.model, target));
                    let finding = Diagnostic::new(
                        &codes::UNKNOWN_TARGET,
                        reference.place(),
                        format!("{name} is not among the `{word}` of {step}, so it cannot be taken out"),
                    )
                    .help("take the name out of the change");
                    self.findings.push(finding);
                }
                (_, Some(_)) => {
                    let name = super::named(&self.model, named);
                    self.without_effect(reference.place(), format!("{name} is among the `{word}` already"));
                }
                (_, None) => values.push(Value::Reference(Reference {
                    target: Some(named),
                    sign: Sign::None,
                    ..*reference
                })),
            }
        }
        let (word, span, source) = (new.word, new.span, new.source);
        let attributes = &mut self.edit(target).attributes;
        match attributes.iter_mut().find(|attribute| attribute.word == word) {
            Some(attribute) => *attribute = Attribute { word, span, source, values },
            None => attributes.push(Attribute { word, span, source, values }),
        }
    }

    pub(super) fn translate(
        &mut self,
        number: usize,
        change: &Change,
        target: ElementId,
        label: &Label,
        written: &[tree::Attribute],
    ) -> Done {
        for (language, text) in &label.texts {
            self.touch(target, Facet::Label(Some(*language)), number, change)?;
            add_text(&mut self.edit(target).label, *language, text);
        }
        let kind = self.model.get(target).kind;
        let (attributes, findings) = names::attributes(&self.model, change.source, kind, written);
        self.findings.extend(findings);
        for attribute in attributes {
            let texts: Vec<Label> = attribute.values.iter().filter_map(text).cloned().collect();
            let there = self.model.attribute(target, attribute.word).map(|attribute| &attribute.values);
            let count = there.into_iter().flatten().filter_map(text).count();
            if texts.len() != count || texts.len() != attribute.values.len() {
                let word = attribute.word.text();
                let finding = Diagnostic::new(
                    &codes::TRANSLATION_OF_NOTHING,
                    attribute.place(),
                    format!(
                        "{} has {} behind `{word}` to translate",
                        super::named(&self.model, target),
                        texts_in_words(count)
                    ),
                )
                .help("give each text of the standard its translation, in the same order");
                self.findings.push(finding);
                continue;
            }
            for (language, _) in texts.iter().flat_map(|label| &label.texts) {
                self.touch(target, Facet::Prose(attribute.word, *language), number, change);
            }
            let mut texts = texts.into_iter();
            let Some(own) = self.edit(target).attributes.iter_mut().find(|own| own.word == attribute.word)
            else {
                continue;
            };
            for value in &mut own.values {
                if let Value::Text(label) = value {
                    for (language, text) in texts.next().iter().flat_map(|label| &label.texts) {
                        add_text(label, *language, text);
                    }
                }
            }
        }
        if label.is_empty() && written.is_empty() {
            self.without_effect(change.place(), "this `translate` translates nothing".to_owned());
            return None;
        }
        Some((target, None))
    }

    /// Lets a position play a role, or a pool or unit staff it.
    pub(super) fn play(&mut self, change: &Change, role: ElementId, to: ElementId, path: &Path) {
        let (holder, word, target, span) = if self.model.get(to).kind == Kind::Position {
            let span = change.target.as_ref().map_or(path.span, |role| role.span);
            (to, AttributeWord::Plays, role, span)
        } else {
            (role, AttributeWord::StaffedFrom, to, path.span)
        };
        let source = change.source;
        let value = Value::Reference(Reference {
            target: Some(target),
            span,
            source,
            sign: Sign::None,
            optional: false,
        });
        let staffed_anew = word == AttributeWord::StaffedFrom;
        let attributes = &mut self.edit(holder).attributes;
        match attributes.iter_mut().find(|attribute| attribute.word == word) {
            Some(attribute) if staffed_anew => {
                *attribute = Attribute { word, span, source, values: vec![value] }
            }
            Some(attribute) => {
                let known =
                    |value: &Value| matches!(value, Value::Reference(one) if one.target == Some(target));
                if !attribute.values.iter().any(known) {
                    attribute.values.push(value);
                }
            }
            None => attributes.push(Attribute { word, span, source, values: vec![value] }),
        }
    }

    pub(super) fn without_effect(&mut self, place: Place, message: String) {
        let finding = Diagnostic::new(&codes::CHANGE_WITHOUT_EFFECT, place, message)
            .help("take it out; what an adaptation says shall be what is different");
        self.findings.push(finding);
    }
}

fn sign(value: &Value) -> Sign {
    match value {
        Value::Reference(reference) => reference.sign,
        Value::Text(_) | Value::Quantity(_) | Value::Date(_) | Value::Word(_) | Value::Expression(_) => {
            Sign::None
        }
    }
}

fn text(value: &Value) -> Option<&Label> {
    match value {
        Value::Text(label) => Some(label),
        Value::Reference(_) | Value::Quantity(_) | Value::Date(_) | Value::Word(_) | Value::Expression(_) => {
            None
        }
    }
}

/// Whether two lists of values say the same; names are not compared.
fn alike(before: &[Value], after: &[Value]) -> bool {
    let same = |(a, b): (&Value, &Value)| match (a, b) {
        (Value::Expression(a), Value::Expression(b)) => a.text == b.text,
        (a, b) => a == b,
    };
    before.len() == after.len() && before.iter().zip(after).all(same)
}

fn add_text(label: &mut Label, language: crate::model::LanguageId, text: &str) {
    match label.texts.iter_mut().find(|(known, _)| *known == language) {
        Some((_, known)) => *known = text.into(),
        None => label.texts.push((language, text.into())),
    }
}

fn texts_in_words(count: usize) -> String {
    match count {
        0 => "no text".to_owned(),
        1 => "one text".to_owned(),
        count => format!("{count} texts"),
    }
}
