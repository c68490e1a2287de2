//! An output folder that cannot be written.

use crate::diagnostic::{Code, Strictness};

/// An output folder that cannot be written.
pub static CODE: Code = Code {
    number: "LTC9010",
    name: "output-not-writable",
    strictness: Strictness::Contradiction,
    doc: r#"The folder that outputs go to, or the folder it stands in, cannot be written: rights, a full disk, a path through a file.
What was there before is still there, unchanged.

## Why it matters

Outputs are written completely or not at all, so that nobody prints half of a checklist.

## Wrong

```console
$ ltc build --out /usr/share/leads
```

## Right

```console
$ ltc build --out ~/leads
```
"#,
};
