//! A file over 256 MiB.

use crate::diagnostic::{Code, Strictness};

/// A file over 256 MiB.
pub static CODE: Code = Code {
    number: "LTC9007",
    name: "file-too-large",
    strictness: Strictness::Contradiction,
    doc: r#"A file is larger than 256 MiB (268 435 456 bytes) and is not read. The other files are checked.

## Why it matters

No process description is that long: it is most likely another kind of file with the ending `.ltc`.

## Wrong

```console
$ ls -sh dump.ltc
1.2G dump.ltc
```

## Right

```console
$ mv dump.ltc dump.bin
```
"#,
};
