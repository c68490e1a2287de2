//! One text, translated in two ways.

use crate::diagnostic::{Code, Strictness};

/// One text, translated in two ways.
pub static CODE: Code = Code {
    number: "LTC8007",
    name: "other-wording-in-translation",
    strictness: Strictness::Hint,
    doc: r#"The same text stands at two places and is translated into one language in two ways.

Texts of one sort are compared: names of work with names of work, answers with answers, prose with prose. Endings don't matter, and an
answer of one word is left alone: what "Released" is in another language depends on what was released. A region's
translations are compared with each other and with those of the standard it works by, never with another region's.

## Why it matters

Who reads two names looks for two things. In the language the text is written in there is one.

## Wrong

```ltc
//- ltc.toml
[project]
name = "shop"
languages = ["en", "zh"]
//- shop.ltc
package shop "Shop" @zh "商店"
data order "Order" @zh "订单" {
  state confirmed "Confirmed in writing" @zh "已书面确认"
}
data offer "Offer" @zh "报价" {
  state confirmed "Confirmed in writing" @zh "书面认可"
}
```

## Right

```ltc
//- ltc.toml
[project]
name = "shop"
languages = ["en", "zh"]
//- shop.ltc
package shop "Shop" @zh "商店"
data order "Order" @zh "订单" {
  state confirmed "Confirmed in writing" @zh "已书面确认"
}
data offer "Offer" @zh "报价" {
  state confirmed "Confirmed in writing" @zh "已书面确认"
}
```
"#,
};
