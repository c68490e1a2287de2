//! A folder that is called like a process file.

use crate::diagnostic::{Code, Strictness};

/// A folder that is called like a process file.
pub static CODE: Code = Code {
    number: "LTC9013",
    name: "folder-named-like-a-file",
    strictness: Strictness::Convention,
    doc: r#"A folder of the project has a name that ends in `.ltc`. The files in it are read; the folder itself is none.

## Why it matters

Who looks for the process "sell" opens `sell.ltc` and finds no text. Often somebody unpacked an archive, or made a folder where a file was meant.

## Wrong

```console
$ mkdir sell.ltc
```

## Right

```console
$ mkdir sell
```
"#,
};
