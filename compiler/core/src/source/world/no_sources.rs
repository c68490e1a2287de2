//! A project without a single `.ltc` file.

use crate::diagnostic::{Code, Strictness};

/// A project without a single `.ltc` file.
pub static CODE: Code = Code {
    number: "LTC9004",
    name: "no-sources",
    strictness: Strictness::Contradiction,
    doc: r#"The project has no file that ends in `.ltc`.
Hidden folders, `target`, `node_modules` and folders that `ltc build` wrote are not searched; nor are folders with an
`ltc.toml` of their own, which are projects of their own.

## Why it matters

Nothing was checked, and saying "no findings" would sound as if something had been.

## Wrong

```text
leads/
  ltc.toml
  leads.txt
```

## Right

```text
leads/
  ltc.toml
  leads.ltc
```
"#,
};
