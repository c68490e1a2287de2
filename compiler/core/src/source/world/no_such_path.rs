//! A path that is not there.

use crate::diagnostic::{Code, Strictness};

/// A path that is not there.
pub static CODE: Code = Code {
    number: "LTC9001",
    name: "no-such-path",
    strictness: Strictness::Contradiction,
    doc: r#"A file or folder that was asked for is not there.

## Why it matters

A check of the wrong place would find nothing wrong and say so, and everybody would believe it.

## Wrong

```console
$ ltc check proceses
```

## Right

```console
$ ltc check processes
```
"#,
};
