//! A file or folder that the system does not let us read.

use crate::diagnostic::{Code, Strictness};

/// A file or folder that the system does not let us read.
pub static CODE: Code = Code {
    number: "LTC9005",
    name: "unreadable-file",
    strictness: Strictness::Contradiction,
    doc: r#"A file or folder of the project is there, but the system does not let it be read: rights, a folder where a file is
expected, a device, a disk that is gone. The other files are checked.

## Why it matters

What the file declares is missing from the model, so other findings may only be echoes of this one.

## Wrong

```console
$ ls -l leads.ltc
---------- 1 ana ana 1204 leads.ltc
```

## Right

```console
$ ls -l leads.ltc
-rw-r--r-- 1 ana ana 1204 leads.ltc
```
"#,
};
