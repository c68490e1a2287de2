//! A folder of process files without an `ltc.toml`.

use crate::diagnostic::{Code, Strictness};

/// A folder of process files without an `ltc.toml`.
pub static CODE: Code = Code {
    number: "LTC9002",
    name: "no-manifest",
    strictness: Strictness::Contradiction,
    doc: r#"The folder, and every folder above it, has no `ltc.toml`.
The files are checked all the same, with the settings a new project has.

## Why it matters

`ltc.toml` says what the project is called, in which languages it is written, what it depends on and what is built.
Without it there is nothing to hold the files together, and a translation that is missing cannot be noticed.

## Wrong

```text
leads/
  leads.ltc
```

## Right

```text
leads/
  ltc.toml
  leads.ltc
```
"#,
};
