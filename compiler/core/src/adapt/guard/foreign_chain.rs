//! RX-15: a region builds on its own area, never on another region.

use crate::diagnostic::{Code, Diagnostic, Strictness};
use crate::model::{ElementId, LanguageId, Model};
use ltc_grammar::words::AttributeWord;

/// A region builds on another region.
pub(super) const CODE: Code = Code {
    number: "LTC7015",
    name: "adaptation-of-another-region",
    strictness: Strictness::Contradiction,
    doc: r#"An adaptation builds on that of another country (RX-15). There is one chain for each region: the standard, its area, the country, an office. `kind: area`, `kind: country` or
`kind: office` says which an adaptation is; where it says none, it is a country's.

## Why it matters

What a country changes for its own law and customers is of no use to its neighbour, and when the one changes, the other changes without noticing.

## Wrong

```ltc
//- shop.ltc
package shop "Shop"
role seller "Seller"
role controller "Controller"
role sales_head "Head of sales"
risk bad_offer "Offer below cost"
data request "Request"
data offer "Offer"
process sell "Sell goods" {
  owner: sales_head
  A: sales_head
  trigger asked "Offer requested"
  in: request
  out: offer
  activity write_offer "Write the offer" {
    R: seller
    in: request
    out: offer
  }
  kcp offer_sound "Is the offer sound?" {
    R: controller
    guards: send_offer
    objective: "Only offers that cover their cost leave the house"
    mitigates: bad_offer
    evidence: offer
    frequency: 1w
    check cost "The price covers the cost"
    pass -> next
    fail -> end "Offer withdrawn"
  }
  activity send_offer "Send the offer" {
    R: seller
    in: offer
  }
}
//- lima.ltc
package shop.lima "Lima"
role lima_lead "Lead of Lima"
adaptation lima "Lima" of shop {
  owner: lima_lead
  at sell {
    change send_offer because integration "The portal of the region" { within: 2d }
  }
}
//- cusco.ltc
package shop.cusco "Cusco"
role cusco_lead "Lead of Cusco"
adaptation cusco "Cusco" of shop.lima.lima {
  owner: cusco_lead
  at sell {
    change send_offer because integration "The portal of the region" { within: 1d }
  }
}
```

## Right

```ltc
//- shop.ltc
package shop "Shop"
role seller "Seller"
role controller "Controller"
role sales_head "Head of sales"
risk bad_offer "Offer below cost"
data request "Request"
data offer "Offer"
process sell "Sell goods" {
  owner: sales_head
  A: sales_head
  trigger asked "Offer requested"
  in: request
  out: offer
  activity write_offer "Write the offer" {
    R: seller
    in: request
    out: offer
  }
  kcp offer_sound "Is the offer sound?" {
    R: controller
    guards: send_offer
    objective: "Only offers that cover their cost leave the house"
    mitigates: bad_offer
    evidence: offer
    frequency: 1w
    check cost "The price covers the cost"
    pass -> next
    fail -> end "Offer withdrawn"
  }
  activity send_offer "Send the offer" {
    R: seller
    in: offer
  }
}
//- lima.ltc
package shop.lima "Lima"
role lima_lead "Lead of Lima"
adaptation lima "Lima" of shop {
  kind: area
  owner: lima_lead
  at sell {
    change send_offer because integration "The portal of the region" { within: 2d }
  }
}
//- cusco.ltc
package shop.cusco "Cusco"
role cusco_lead "Lead of Cusco"
adaptation cusco "Cusco" of shop.lima.lima {
  owner: cusco_lead
  at sell {
    change send_offer because integration "The portal of the region" { within: 1d }
  }
}
```
"#,
};

/// Levels of regions from the widest to the narrowest, as `kind` of an adaptation writes them.
pub(crate) const LEVELS: &[&str] = &["area", "country", "office"];

/// Looks at one adaptation and the one it builds on.
pub(crate) fn run(model: &Model, below: ElementId, layer: ElementId) -> Option<Diagnostic> {
    let said = |id| model.plain(id, AttributeWord::Kind);
    let level = |id| {
        let word = said(id).unwrap_or("country");
        LEVELS.iter().position(|known| *known == word).unwrap_or(1)
    };
    if level(below) < level(layer) {
        return None;
    }
    let name = |id| format!("`{}`", model.label(id, LanguageId::DEFAULT));
    let told = |id| match LEVELS.get(level(id)) {
        Some(&"area") => "an area",
        Some(&"office") => "an office",
        _ => "a country",
    };
    let message = format!(
        "{} is {} and builds on {}, which is {} as well (RX-15)",
        name(layer),
        told(layer),
        name(below),
        told(below)
    );
    let message = if level(below) == level(layer) { message } else { message.replace(" as well", "") };
    let help = if said(below).is_none() && level(layer) == 1 {
        format!(
            "build on the standard or on the area both belong to; if {} is that area, write `kind: area` in it",
            name(below)
        )
    } else {
        "build on the standard, or on the area or country this region lies in; `kind: area`, `kind: country` or `kind: office` says which is which".to_owned()
    };
    Some(
        Diagnostic::new(&CODE, model.place(layer), message)
            .label("builds on another region")
            .related(model.place(below), "this region")
            .help(help),
    )
}
