//! A region is read in a language it is not translated into.

use crate::diagnostic::{Code, Strictness};

/// A region is read in a language it is not translated into.
pub static CODE: Code = Code {
    number: "LTC8005",
    name: "region-not-translated",
    strictness: Strictness::Completeness,
    doc: r#"A region reads a language that a release needs, and texts of what it works by are not there in it.

Which languages a region reads stands in `languages` of its adaptation, which ones a release needs in `[translations]` `required` of `ltc.toml`. What it
works by are the packages it adapts, what it adds itself, and what both name: roles, data, risks, a calendar.

`ltc translate status` shows how many, by region and package; `ltc translate export --region mexico --lang es-MX` writes them for a translator.

## Why it matters

The people of the region get a checklist in two languages, and do what they understand of it.

## Wrong

```ltc
//- ltc.toml
[project]
name = "shop"
languages = ["en"]
[translations]
required = ["en", "es-MX"]
//- shop.ltc
package shop "Shop" @es-MX "Tienda"
role seller "Seller"
role chief "Chief" @es-MX "Jefe"
//- mexico.ltc
package shop.mexico "Mexico" @es-MX "México"
calendar weekdays "Monday to Friday" @es-MX "Lunes a viernes" { workdays: monday, tuesday, wednesday, thursday, friday }
adaptation mexico "Mexico" @es-MX "México" of shop {
  owner: shop.chief
  languages: es-MX
  calendar: weekdays
}
```

## Right

```ltc
//- ltc.toml
[project]
name = "shop"
languages = ["en"]
[translations]
required = ["en", "es-MX"]
//- shop.ltc
package shop "Shop" @es-MX "Tienda"
role seller "Seller" @es-MX "Vendedor"
role chief "Chief" @es-MX "Jefe"
//- mexico.ltc
package shop.mexico "Mexico" @es-MX "México"
calendar weekdays "Monday to Friday" @es-MX "Lunes a viernes" { workdays: monday, tuesday, wednesday, thursday, friday }
adaptation mexico "Mexico" @es-MX "México" of shop {
  owner: shop.chief
  languages: es-MX
  calendar: weekdays
}
```
"#,
};
