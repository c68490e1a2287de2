//! A project this one depends on that is not there.

use crate::diagnostic::{Code, Strictness};

/// A project this one depends on that is not there.
pub static CODE: Code = Code {
    number: "LTC9008",
    name: "dependency-missing",
    strictness: Strictness::Contradiction,
    doc: r#"`ltc.toml` names a project under `[dependencies]`, and its folder is not there or holds no `ltc.toml`.
The rest of the project is checked; names from the missing one are unknown.

## Why it matters

Everything taken from that project (roles, data, parties) has no meaning without it.

## Wrong

```toml
[dependencies]
group = { path = "../gruop" }
```

## Right

```toml
[dependencies]
group = { path = "../group" }
```
"#,
};
