//! A translation of what a text said before.

use crate::diagnostic::{Code, Strictness};

/// A translation of what a text said before.
pub static CODE: Code = Code {
    number: "LTC8002",
    name: "stale-translation",
    strictness: Strictness::Completeness,
    doc: r#"A text has changed since it was translated.

The `msgid` of the entry, which is the text it was translated from, is not what the text says now. The stale translation is not shown; pages show the text itself until the translation is confirmed.

Look whether the translation still holds, mend it where it does not, and write the text as it is now into `msgid`. `ltc translate export`
makes a file for the translator with both texts; `ltc translate import` takes it back. In a language that `[translations]`
`required` leaves out it is advice.

## Why it matters

Who reads the old instruction follows it. A limit that was lowered in one language only is no limit.

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
msgid "Order"
msgstr "Auftrag"
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
