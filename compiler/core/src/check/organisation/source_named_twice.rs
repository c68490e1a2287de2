//! Each place people come from has one turn.

use crate::check::named;
use crate::diagnostic::{Code, Diagnostic, Strictness};
use crate::model::{ElementId, Model, Reference};
use ltc_grammar::words::AttributeWord;

/// A list of the organisation that names one thing twice.
pub(in crate::check) const CODE: Code = Code {
    number: "LTC3036",
    name: "source-named-twice",
    strictness: Strictness::Contradiction,
    doc: r#"A `staffed_from`, `staffs`, `plays` or `roles` names the same thing twice.

## Why it matters

`staffed_from` is an order: who was asked and had nobody is not asked again later. In the other lists the second name is a slip, often
in place of another name that is now missing.

## Wrong

```ltc
package shop "Shop"
unit shop_floor "Shop floor"
unit sales_office "Sales office"
role seller "Seller" { staffed_from: shop_floor, sales_office, shop_floor }
role sales_head "Head of sales" { staffed_from: sales_office }
data request "Request"
data offer "Offer"
process sell "Sell goods" {
  owner: sales_head   R: seller   A: sales_head
  trigger asked "Customer asks for an offer"
  in: request
  out: offer
  activity write_offer "Write the offer" { in: request  out: offer }
}
```

## Right

```ltc
package shop "Shop"
unit shop_floor "Shop floor"
unit sales_office "Sales office"
role seller "Seller" { staffed_from: shop_floor, sales_office }
role sales_head "Head of sales" { staffed_from: sales_office }
data request "Request"
data offer "Offer"
process sell "Sell goods" {
  owner: sales_head   R: seller   A: sales_head
  trigger asked "Customer asks for an offer"
  in: request
  out: offer
  activity write_offer "Write the offer" { in: request  out: offer }
}
```
"#,
};

pub(in crate::check) fn run(model: &Model, id: ElementId, findings: &mut Vec<Diagnostic>) {
    for word in
        [AttributeWord::StaffedFrom, AttributeWord::Staffs, AttributeWord::Plays, AttributeWord::Roles]
    {
        let listed: Vec<&Reference> = model.references(id, word).filter(|one| one.target.is_some()).collect();
        for (at, second) in listed.iter().enumerate() {
            let Some(first) = listed.iter().take(at).find(|first| first.target == second.target) else {
                continue;
            };
            let what = second.target.map(|target| named(model, target)).unwrap_or_default();
            let message = format!("`{}` of {} names {what} twice", word.text(), named(model, id));
            findings.push(
                Diagnostic::new(&CODE, second.place(), message)
                    .label("the second time")
                    .related(first.place(), "named first here")
                    .help("take out one of them, or write the name that was meant"),
            );
        }
    }
}
