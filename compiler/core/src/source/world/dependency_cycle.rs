//! Projects that depend on each other in a circle.

use crate::diagnostic::{Code, Strictness};

/// Projects that depend on each other in a circle.
pub static CODE: Code = Code {
    number: "LTC9009",
    name: "dependency-cycle",
    strictness: Strictness::Contradiction,
    doc: r#"A project depends, directly or through others, on itself. The circle is cut where it closes and the rest is checked.

## Why it matters

Of two projects that need each other neither can be released first, and neither can be changed alone.

## Wrong

```toml
# sales/ltc.toml
[dependencies]
delivery = { path = "../delivery" }

# delivery/ltc.toml
[dependencies]
sales = { path = "../sales" }
```

## Right

```toml
# sales/ltc.toml
[dependencies]
shared = { path = "../shared" }

# delivery/ltc.toml
[dependencies]
shared = { path = "../shared" }
```
"#,
};
