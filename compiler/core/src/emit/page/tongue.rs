//! The languages pages speak of themselves, the names languages have for themselves, and which way they are written.

/// A language there is a word for everything in.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Tongue {
    /// English, which every language without words of its own reads.
    English,
    /// Chinese.
    Chinese,
    /// Spanish.
    Spanish,
    /// German.
    German,
    /// Portuguese, as Brazil writes it.
    Portuguese,
    /// Arabic.
    Arabic,
}

/// What is said, in every language, in the order of [`Tongue::ALL`].
pub type Said = [&'static str; Tongue::ALL.len()];

impl Tongue {
    /// All of them, in the order of the tables.
    pub const ALL: &'static [Tongue] = &[
        Tongue::English,
        Tongue::Chinese,
        Tongue::Spanish,
        Tongue::German,
        Tongue::Portuguese,
        Tongue::Arabic,
    ];

    /// The language for a BCP 47 tag: `es-MX` reads Spanish, a language without words of its own English.
    pub fn of(tag: &str) -> Tongue {
        let base = base(tag);
        let same = |tongue: &&Tongue| base.eq_ignore_ascii_case(tongue.tag());
        Tongue::ALL.iter().find(same).copied().unwrap_or(Tongue::English)
    }

    /// Its tag.
    pub fn tag(self) -> &'static str {
        self.pick(&["en", "zh", "es", "de", "pt", "ar"])
    }

    /// Its part of what is said in all languages.
    pub fn pick(self, said: &Said) -> &'static str {
        said[self as usize]
    }
}

/// The language of a tag, without script and region: `es` of `es-MX`.
pub fn base(tag: &str) -> &str {
    tag.split('-').next().unwrap_or("")
}

/// The name a language has for itself, for language switches; the tag where the table has none.
pub fn autonym(tag: &str) -> &str {
    let lower = tag.to_ascii_lowercase();
    match lower.as_str() {
        "zh-hant" | "zh-tw" | "zh-hk" | "zh-mo" => return "繁體中文",
        "ar-eg" => return "العربية (مصر)",
        "ar-sa" => return "العربية (السعودية)",
        "de-at" => return "Deutsch (Österreich)",
        "de-ch" => return "Deutsch (Schweiz)",
        "en-gb" => return "English (UK)",
        "en-us" => return "English (US)",
        "es-ar" => return "Español (Argentina)",
        "es-es" => return "Español (España)",
        "es-mx" => return "Español (México)",
        "pt-br" => return "Português (Brasil)",
        "pt-pt" => return "Português (Portugal)",
        _ => {}
    }
    match base(&lower) {
        "ar" => "العربية",
        "de" => "Deutsch",
        "en" => "English",
        "es" => "Español",
        "fa" => "فارسی",
        "fr" => "Français",
        "he" => "עברית",
        "hi" => "हिन्दी",
        "id" => "Bahasa Indonesia",
        "it" => "Italiano",
        "ja" => "日本語",
        "ko" => "한국어",
        "nl" => "Nederlands",
        "pl" => "Polski",
        "pt" => "Português",
        "ru" => "Русский",
        "th" => "ไทย",
        "tr" => "Türkçe",
        "vi" => "Tiếng Việt",
        "zh" => "中文",
        _ => tag,
    }
}

/// The writing direction of a language: `ltr` or `rtl`.
pub fn direction(tag: &str) -> &'static str {
    let lower = tag.to_ascii_lowercase();
    let mut parts = lower.split('-');
    let language = parts.next().unwrap_or("");
    let script = parts.find(|part| part.len() == 4);
    let rtl = match script {
        Some(script) => matches!(script, "arab" | "hebr" | "thaa" | "syrc" | "nkoo" | "adlm"),
        None => matches!(
            language,
            "ar" | "he" | "iw" | "fa" | "ur" | "ps" | "sd" | "ug" | "yi" | "dv" | "ckb" | "syr" | "nqo"
        ),
    };
    if rtl { "rtl" } else { "ltr" }
}

/// The tags of the languages in which a saying is empty or still English, or has other gaps (`{0}`, `{}`) to fill in.
#[cfg(test)]
pub(crate) fn left_in_english(said: &[&str]) -> Vec<&'static str> {
    let [english, ..] = said else { return Vec::new() };
    let gaps = |text: &str| ["{}", "{0}", "{1}", "{2}"].map(|gap| text.contains(gap));
    let letters = |text: &str| {
        text.replace("{0}", "").replace("{1}", "").replace("{2}", "").chars().any(char::is_alphabetic)
    };
    let own = |tongue: Tongue, text: &str| match tongue {
        Tongue::Chinese => text.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c)),
        Tongue::Arabic => text.chars().any(|c| ('\u{600}'..='\u{6ff}').contains(&c)),
        _ => text != *english,
    };
    Tongue::ALL
        .iter()
        .zip(said)
        .skip(1)
        .filter(|(tongue, text)| {
            text.is_empty() || gaps(text) != gaps(english) || letters(english) && !own(**tongue, text)
        })
        .map(|(tongue, _)| tongue.tag())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_without_words_of_its_own_reads_its_base_then_english() {
        assert_eq!(Tongue::of("es-MX"), Tongue::Spanish);
        assert_eq!(Tongue::of("PT-br"), Tongue::Portuguese);
        assert_eq!(Tongue::of("zh-Hant"), Tongue::Chinese);
        assert_eq!(Tongue::of("fr"), Tongue::English);
        assert_eq!(Tongue::of("est"), Tongue::English);
        assert!(Tongue::ALL.iter().all(|tongue| Tongue::of(tongue.tag()) == *tongue));
    }

    #[test]
    fn direction_follows_script_before_language() {
        assert_eq!(direction("ar-EG"), "rtl");
        assert_eq!(direction("pa-Arab"), "rtl");
        assert_eq!(direction("ar-Latn"), "ltr");
        assert_eq!(direction("zh-CN"), "ltr");
    }
}
