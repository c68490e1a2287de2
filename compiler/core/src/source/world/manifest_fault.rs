//! An `ltc.toml` that cannot be followed.

use crate::diagnostic::{Code, Strictness};

/// An `ltc.toml` that cannot be followed.
pub static CODE: Code = Code {
    number: "LTC9003",
    name: "manifest-fault",
    strictness: Strictness::Contradiction,
    doc: r#"`ltc.toml` is not TOML, has a setting nobody knows, lacks one that is needed, or gives one a value it cannot have.
The files are checked all the same; the settings that could not be read are those of a new project.

## Why it matters

A setting that is misspelt and passed over in silence is a setting somebody relies on and does not have.

## Wrong

```toml
[project]
name = "leads"
langages = ["en", "zh"]
```

## Right

```toml
[project]
name = "leads"
languages = ["en", "zh"]
```
"#,
};
