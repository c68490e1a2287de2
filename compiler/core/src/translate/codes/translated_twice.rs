//! Two translations of one text into one language.

use crate::diagnostic::{Code, Strictness};

/// Two translations of one text into one language.
pub static CODE: Code = Code {
    number: "LTC8004",
    name: "translated-twice",
    strictness: Strictness::Convention,
    doc: r#"A text has two translations into one language.

One stands beside the text and one in the file of translations, or two stand in the file. The one beside the text counts; of two in a file the first.

## Why it matters

Who mends the one that does not count wonders why nothing changes.

## Wrong

```ltc
//- ltc.toml
[project]
name = "shop"
languages = ["en", "de"]
//- shop.ltc
package shop "Shop" @de "Laden"
data order "Customer order" @de "Kundenauftrag"
//- translations/de.po
msgid ""
msgstr "Language: de\n"

msgctxt "shop.order"
msgid "Customer order"
msgstr "Bestellung"
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
