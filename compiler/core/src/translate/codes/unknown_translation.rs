//! A translation of a text that is not there.

use crate::diagnostic::{Code, Strictness};

/// A translation of a text that is not there.
pub static CODE: Code = Code {
    number: "LTC8003",
    name: "unknown-translation",
    strictness: Strictness::Convention,
    doc: r#"A file of translations names a text that the project does not have: its element was renamed, moved or removed, or the path is misspelt.

The path is that of the element, as `ltc tree` shows it; behind a colon stands the attribute (`shop.sell:objective`), and behind `#` which of
its texts (`shop.sell.check:evidence#2`). An element that says what it was called before (`was: order`) keeps its translations.

## Why it matters

The text it was meant for may stand there without a translation.

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
msgstr "Kundenauftrag"

msgctxt "shop.ordr"
msgid "Customer order"
msgstr "Kundenauftrag"
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
