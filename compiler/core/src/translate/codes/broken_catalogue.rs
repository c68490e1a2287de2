//! A file of translations that cannot be read.

use crate::diagnostic::{Code, Strictness};

/// A file of translations that cannot be read.
pub static CODE: Code = Code {
    number: "LTC8001",
    name: "broken-catalogue",
    strictness: Strictness::Contradiction,
    doc: r#"An entry of a file of translations (`translations/de.po`) cannot be read, or the file does not say which language it is in.

The other entries are used all the same.
Each entry is `msgctxt` (which text), `msgid` (what the text said when it was translated) and `msgstr` (the translation), each with its
text in quotation marks; a quotation mark in a text is written `\"`.

## Why it matters

An entry that cannot be read is a text that stays in another language, without anybody having meant it.

## Wrong

```ltc
//- ltc.toml
[project]
name = "shop"
languages = ["en", "de"]
//- shop.ltc
package shop "Shop" @de "Laden"
data order "Customer order"
//- translations/de.po
msgid ""
msgstr "Language: de\n"

msgctxt "shop.order"
msgid "Customer order"
msgstr "Kundenauftrag
```

## Right

```ltc
//- ltc.toml
[project]
name = "shop"
languages = ["en", "de"]
//- shop.ltc
package shop "Shop" @de "Laden"
data order "Customer order"
//- translations/de.po
msgid ""
msgstr "Language: de\n"

msgctxt "shop.order"
msgid "Customer order"
msgstr "Kundenauftrag"
```
"#,
};
