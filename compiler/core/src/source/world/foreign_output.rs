//! An output folder that holds other things.

use crate::diagnostic::{Code, Strictness};

/// An output folder that holds other things.
pub static CODE: Code = Code {
    number: "LTC9011",
    name: "foreign-output",
    strictness: Strictness::Contradiction,
    doc: r#"The folder that outputs should go to has files in it and was not made by `ltc build`, or it holds the sources themselves,
or it is a file. Nothing was written.

## Why it matters

A build replaces what is in its folder. Done to a folder of yours, that would cost you your work.

## Wrong

```console
$ ltc build --out ~/Documents
```

## Right

```console
$ ltc build --out ~/Documents/leads
```
"#,
};
