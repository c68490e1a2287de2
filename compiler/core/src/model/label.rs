//! Texts in several languages.

/// A language of the model: an index into [`super::Model::languages`].
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct LanguageId(pub u8);

impl LanguageId {
    /// The language of texts without a tag.
    pub const DEFAULT: LanguageId = LanguageId(0);
}

/// A text and its translations.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Label {
    /// Texts in order of writing; the first of a language counts.
    pub texts: Vec<(LanguageId, Box<str>)>,
}

impl Label {
    /// The text in exactly this language.
    pub fn exact(&self, language: LanguageId) -> Option<&str> {
        self.texts.iter().find(|(id, _)| *id == language).map(|(_, text)| &**text)
    }

    /// The text in the default language, else the first written. [`super::Model::said`] knows the text in another.
    pub fn plain(&self) -> Option<&str> {
        self.exact(LanguageId::DEFAULT).or_else(|| self.first())
    }

    /// The first text written.
    pub fn first(&self) -> Option<&str> {
        self.texts.first().map(|(_, text)| &**text)
    }

    /// Whether nothing is written.
    pub fn is_empty(&self) -> bool {
        self.texts.is_empty()
    }
}
