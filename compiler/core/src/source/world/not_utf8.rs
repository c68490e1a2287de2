//! A file that is not UTF-8.

use crate::diagnostic::{Code, Strictness};

/// A file that is not UTF-8.
pub static CODE: Code = Code {
    number: "LTC9006",
    name: "not-utf8",
    strictness: Strictness::Contradiction,
    doc: r#"A file holds bytes that are no UTF-8 text: it was saved in an older encoding (GB 18030, Latin-1) or as UTF-16.
The place is the first byte that does not fit. What could be read of the file is checked.

## Why it matters

The same bytes mean other letters on other machines. One encoding for all files keeps Chinese, Spanish and English
labels what they are.

## Wrong

```console
$ file leads.ltc
leads.ltc: ISO-8859 text
```

## Right

```console
$ file leads.ltc
leads.ltc: Unicode text, UTF-8 text
```
"#,
};
