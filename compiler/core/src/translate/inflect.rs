//! Whether a translation says a word, whatever its ending: `facturas` says "Factura", `Verträge` says "Vertrag", `العقود` says "عقد".
//!
//! A word is looked for by its beginning. That is generous: it may take a word for another that begins alike, and never asks for a form
//! that grammar forbids.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// A text prepared for being searched.
pub(super) struct Folded {
    /// Letters without case, accents and signs of vowels, one space between words.
    text: String,
    words: Vec<String>,
    /// The same without any space.
    tight: String,
}

impl Folded {
    pub(super) fn of(text: &str) -> Folded {
        let words = words(text);
        Folded { text: words.join(" "), tight: words.concat(), words }
    }

    /// Whether the text says a name in one of the ways it may be written: `投标/标书` is two, and so is `Recibo fiscal (CFDI)`.
    pub(super) fn says(&self, name: &str) -> bool {
        let mut is_said = false;
        let mut any = false;
        for way in ways(name) {
            any = true;
            is_said |= self.says_all(&way);
        }
        is_said || !any
    }

    fn says_all(&self, way: &str) -> bool {
        if !way.chars().any(is_spaced) {
            return self.says_signs(way);
        }
        let words: Vec<&str> = way.split(' ').collect();
        let telling = || words.iter().filter(|word| 3 <= word.chars().count() && !SMALL.contains(word));
        match telling().next() {
            Some(_) => telling().all(|word| self.says_word(word)),
            None => format!(" {} ", self.text).contains(&format!(" {way} ")),
        }
    }

    /// Chinese shortens: 开票 is to issue a 发票, 发标 to call a 招标. One sign of two is enough, and all but one of more.
    fn says_signs(&self, way: &str) -> bool {
        let signs = way.chars().count();
        let said = way.chars().filter(|sign| self.tight.contains(*sign)).count();
        self.tight.contains(way) || (1 < signs && signs <= said + 1)
    }

    fn says_word(&self, word: &str) -> bool {
        if word.chars().any(is_arabic) {
            let root = root(bare(word));
            if root.chars().count() < 2 {
                return self.text.contains(bare(word));
            }
            return self.words.iter().any(|said| self::root(said).contains(&root));
        }
        if !word.chars().all(is_spaced) {
            return self.tight.contains(word);
        }
        let stem = stem(word);
        match stem.chars().count() < 4 || stem.len() == word.len() {
            true => self.words.iter().any(|said| said.starts_with(stem)),
            // A German word may stand inside of a longer one: `Kundenvertrag`.
            false => self.text.contains(stem) || self.words.iter().any(|said| is_last_part(word, said)),
        }
    }

    /// Whether two texts differ at most in endings and small words.
    pub(super) fn is_like(&self, other: &Folded) -> bool {
        if self.tight == other.tight || self.tight.is_empty() || other.tight.is_empty() {
            return true;
        }
        if !self.text.chars().any(is_spaced) || !other.text.chars().any(is_spaced) {
            return holds_signs(&self.tight, &other.tight) || holds_signs(&other.tight, &self.tight);
        }
        self.says_all(&other.text) && other.says_all(&self.text)
    }
}

/// Whether a text has all signs of another, in any order.
fn holds_signs(text: &str, other: &str) -> bool {
    let mut left: Vec<char> = text.chars().collect();
    other
        .chars()
        .all(|sign| left.iter().position(|one| *one == sign).map(|at| left.swap_remove(at)).is_some())
}

/// The ways a name may be written: what a stroke divides, without what stands in parentheses, and that.
fn ways(name: &str) -> impl Iterator<Item = String> {
    let parts = name.split(['/', '／']);
    let parts = parts.flat_map(|part| {
        let mut outside = String::new();
        let mut inside = String::new();
        let mut depth = 0_usize;
        for c in part.chars() {
            match c {
                '(' | '（' => depth += 1,
                ')' | '）' => depth = depth.saturating_sub(1),
                c if depth == 0 => outside.push(c),
                c => inside.push(c),
            }
        }
        [outside, inside]
    });
    parts.map(|part| words(&part).join(" ")).filter(|way| !way.is_empty())
}

/// The words of a text, folded.
fn words(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word = String::new();
    for c in text.nfd().filter(|c| !is_combining_mark(*c) && *c != '\u{640}') {
        if !c.is_alphanumeric() {
            if !word.is_empty() {
                words.push(std::mem::take(&mut word));
            }
            continue;
        }
        match c {
            'ß' | 'ẞ' => word.push_str("ss"),
            // One letter, written in two ways.
            'ة' => word.push('ه'),
            'ى' => word.push('ي'),
            'ٱ' => word.push('ا'),
            c => word.extend(c.to_lowercase()),
        }
    }
    if !word.is_empty() {
        words.push(word);
    }
    words
}

/// Whether a word is the last part of a longer one, which may stand for it: `Chancen` for "Verkaufschance".
fn is_last_part(long: &str, said: &str) -> bool {
    let stem = stem(said);
    4 <= stem.chars().count()
        && long.rfind(stem).is_some_and(|at| 3 <= at && long.len() - at <= said.len() + 2)
}

/// The part of a word that its endings leave alone.
fn stem(word: &str) -> &str {
    let letters = word.chars().count();
    let kept = match letters {
        ..=4 => letters,
        5..=7 => 4,
        _ => (letters * 3).div_ceil(5),
    };
    word.char_indices().nth(kept).map_or(word, |(at, _)| word.get(..at).unwrap_or(word))
}

/// An Arabic word without its article and what is written together with that.
fn bare(word: &str) -> &str {
    let articles = ["وال", "بال", "كال", "فال", "لل", "ال"];
    let without = articles.iter().find_map(|article| word.strip_prefix(article));
    without.filter(|rest| 2 <= rest.chars().count()).unwrap_or(word)
}

/// The consonants of an Arabic word: its plural often differs in the long vowels between them.
fn root(word: &str) -> String {
    word.chars().filter(|c| !matches!(c, 'ا' | 'و' | 'ي' | 'ه' | 'ء')).collect()
}

fn is_arabic(c: char) -> bool {
    matches!(c, '\u{600}'..='\u{6ff}')
}

/// Whether a letter is of a script that puts spaces between words.
pub(super) fn is_spaced(c: char) -> bool {
    c.is_alphanumeric()
        && !matches!(c, '\u{e00}'..='\u{eff}' | '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

/// Words of no weight, folded.
const SMALL: &[&str] = &[
    "and", "aos", "are", "auf", "aus", "bei", "com", "con", "das", "dei", "dem", "den", "der", "des", "die",
    "dos", "ein", "for", "fur", "las", "les", "los", "mit", "nas", "nos", "para", "pela", "pelo", "por",
    "que", "sem", "sin", "the", "und", "una", "uma", "von", "zum", "zur", "الي", "على", "علي", "عن", "في",
    "من",
];

#[cfg(test)]
mod tests {
    use super::Folded;

    fn says(text: &str, name: &str) -> bool {
        Folded::of(text).says(name)
    }

    #[test]
    fn words_are_found_whatever_their_ending() {
        for (text, name) in [
            ("Emitir las facturas", "Factura"),
            ("Gestionar aceptación y facturación", "Factura"),
            ("Revisar las licitaciones del cliente", "Licitación"),
            ("Registrar as oportunidades", "Oportunidade"),
            ("Verträge prüfen", "Vertrag"),
            ("Kundenvertrag unterschreiben", "Vertrag"),
            ("Chancen und Risiken", "Verkaufschance"),
            ("Maßnahmen festlegen", "Massnahme"),
            ("Hitos de pago", "Hito"),
            ("توقيع العقود", "عقد"),
            ("إصدار فواتير العميل", "فاتورة"),
            ("مراجعة الفرص", "فرصة"),
            ("编写投标文件", "投标/标书"),
            ("关键决策人认可", "关键决策人(KDM)"),
            ("Timbrar el CFDI", "Recibo fiscal electrónico (CFDI)"),
            ("Responsable de la cuenta del cliente", "Responsable de cuenta"),
            ("开票", "发票"),
            ("合规性检查", "合规筛查"),
            ("AR に送る", "AR"),
            ("anything", ""),
            ("anything", "()/"),
        ] {
            assert!(says(text, name), "{text} / {name}");
        }
    }

    #[test]
    fn other_words_are_other_words() {
        for (text, name) in [
            ("Calificar al interesado", "Prospecto"),
            ("Angebot schreiben", "Offerte"),
            ("توقيع الاتفاقية", "عقد"),
            ("编写报价单", "投标/标书"),
            ("决策人变动", "关键决策人"),
            ("Explicar el control", "Rol"),
            ("Send to the partner", "AR"),
            ("", "Factura"),
        ] {
            assert!(!says(text, name), "{text} / {name}");
        }
    }

    #[test]
    fn texts_are_alike_that_differ_in_endings() {
        let alike = |a: &str, b: &str| Folded::of(a).is_like(&Folded::of(b));
        assert!(alike("Aprobado", "aprobada"));
        assert!(alike("Firmar el contrato", "Firmar contratos."));
        assert!(alike("通过", "评审通过"));
        assert!(alike("已收到招标文件", "招标文件已收到"));
        assert!(!alike("Revisar el paquete", "Verificar el expediente"));
        assert!(!alike("检查", "核对"));
    }
}
