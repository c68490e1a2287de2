//! A translation that says another word than the glossary.

use crate::diagnostic::{Code, Strictness};

/// A translation that says another word than the glossary.
pub static CODE: Code = Code {
    number: "LTC8006",
    name: "other-term-in-translation",
    strictness: Strictness::Hint,
    doc: r#"A text says a term of the glossary, and its translation does not say that term's translation.

A term's translation is that of its `define`; where that has none, that of a role, a work product or anything else of the same name. The
longest term counts: where "Lead manager" is a term, "Lead" is not looked for in it. Endings don't matter, and in German neither do
compounds: "Verträge" and "Kundenvertrag" say "Vertrag". Of a Chinese term one character of two is enough, and all but one of more. An
English word that is part of another name ("lead time") or what somebody does ("leads to") is left alone. Several ways to write a term stand in its label with a stroke between them, or as
its `alias` in that language.

## Why it matters

Two words for one thing make readers look for the difference; in a translation nobody who wrote the text will notice.

## Wrong

```ltc
//- ltc.toml
[project]
name = "shop"
languages = ["en", "de"]
//- shop.ltc
package shop "Shop" @de "Laden"
define offer "Offer" @de "Angebot"
role seller "Seller" @de "Verkäufer"
data request "Request for an offer"
//- translations/de.po
msgid ""
msgstr "Language: de\n"

msgctxt "shop.request"
msgid "Request for an offer"
msgstr "Bitte um eine Offerte"
```

## Right

```ltc
//- ltc.toml
[project]
name = "shop"
languages = ["en", "de"]
//- shop.ltc
package shop "Shop" @de "Laden"
define offer "Offer" @de "Angebot"
role seller "Seller" @de "Verkäufer"
data request "Request for an offer"
//- translations/de.po
msgid ""
msgstr "Language: de\n"

msgctxt "shop.request"
msgid "Request for an offer"
msgstr "Bitte um ein Angebot"
```
"#,
};
