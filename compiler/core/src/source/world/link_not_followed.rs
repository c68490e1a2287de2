//! A symbolic link that leads out of the project.

use crate::diagnostic::{Code, Strictness};

/// A symbolic link that leads out of the project.
pub static CODE: Code = Code {
    number: "LTC9012",
    name: "link-not-followed",
    strictness: Strictness::Convention,
    doc: r#"A file or folder of the project is a symbolic link that leads out of it, or to nothing. It is not followed.

## Why it matters

A project whose files lie elsewhere is another project on the next machine. A dependency says the same openly.

## Wrong

```console
$ ln -s /shared/roles.ltc roles.ltc
```

## Right

```toml
[dependencies]
shared = { path = "../shared" }
```
"#,
};
