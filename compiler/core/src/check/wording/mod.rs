//! Labels of work as people should read them: a verb and what it is done to, in few words. English and Chinese are known; other
//! languages are left alone.

pub(super) mod action_as_event;
pub(super) mod asking_answer;
pub(super) mod chinese;
mod english;
pub(super) mod label_capitals;
pub(super) mod label_punctuation;
pub(super) mod label_too_long;
pub(super) mod name_in_label;
pub(super) mod not_an_action;
pub(super) mod two_actions;
pub(super) mod unexplained_abbreviation;
pub(super) mod untranslated;
pub(super) mod vague_verb;

use crate::model::{LanguageId, Model};

/// A language as far as these rules know it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Tongue {
    /// Any English.
    English,
    /// Any Chinese.
    Chinese,
    /// A language without rules.
    Other,
}

impl Tongue {
    /// By the tag of the language, never by guessing from the text.
    pub(super) fn of(model: &Model, language: LanguageId) -> Tongue {
        let tag = model.tag(language);
        match tag.split_once('-').map_or(tag, |(primary, _)| primary) {
            primary if primary.eq_ignore_ascii_case("en") => Tongue::English,
            primary if primary.eq_ignore_ascii_case("zh") => Tongue::Chinese,
            _ => Tongue::Other,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{chinese, english};

    /// Names of activities and tasks as process owners write them: kind, English, Chinese, and what is to be said about them.
    const LABELS: &str = include_str!("fixtures/labels.tsv");

    #[test]
    fn names_from_practice_raise_no_false_alarm() {
        for line in LABELS.lines() {
            let mut parts = line.split('\t');
            let (Some(kind), Some(english), Some(chinese)) = (parts.next(), parts.next(), parts.next())
            else {
                panic!("a line has three parts: {line}");
            };
            let mut alarms = Vec::new();
            alarms.extend(english::not_an_action(english).map(|_| "en-thing"));
            alarms.extend(chinese::not_an_action(chinese).map(|_| "zh-thing"));
            alarms.extend(english::vague_verb(english).map(|_| "en-vague"));
            alarms.extend(chinese::vague_verb(chinese).map(|_| "zh-vague"));
            if kind == "task" {
                alarms.extend(english::second_action(english).map(|_| "en-two"));
                alarms.extend(chinese::second_action(chinese).map(|_| "zh-two"));
            }
            assert_eq!(alarms.join(" "), parts.next().unwrap_or(""), "{english} {chinese}");
        }
    }
}
