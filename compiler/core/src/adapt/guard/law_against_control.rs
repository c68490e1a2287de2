//! RX-13: a law may ask for more than the standard, and is no reason to ask for less.

use super::facts::{Facts, rule};
use super::{Refusal, authority_extended, control_bypassed, control_removed, loosened, outcome_dropped};
use crate::diagnostic::{Code, Strictness};
use crate::model::Ground;

/// A law is no reason to ask for less.
pub(super) const CODE: Code = Code {
    number: "LTC7013",
    name: "law-against-control",
    strictness: Strictness::Contradiction,
    doc: r#"A change that makes a control weaker gives a law as its reason (RX-13).

A law may ask for more than the standard: add what it asks for. Where it really forbids what the standard asks for, that is no adaptation but an exception, which whoever
owns the standard accepts for a time with `waive`.

## Why it matters

"The law is different here" is the commonest reason for leaving controls out, and seldom the right one. Where local law beats every central rule, no central rule is left.

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
    change offer_sound because law "Trade act, section 12" in_force 2026-01-01 { frequency: 1mo }
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
  owner: lima_lead
  at sell {
    change offer_sound because law "Trade act, section 12" in_force 2026-01-01 { within: 2d }
  }
}
```
"#,
};

/// Rules by which a control, or what is asked for, becomes weaker.
const WEAKER: &[&Code] = &[
    &control_removed::CODE,
    &control_bypassed::CODE,
    &loosened::CODE,
    &authority_extended::CODE,
    &outcome_dropped::CODE,
];

/// Turns refusals of changes that name a law as their reason into this one.
pub(super) fn run(facts: &Facts<'_>, refusals: &mut [Refusal]) {
    for refusal in refusals {
        if !WEAKER.iter().any(|code| code.number == refusal.finding.code.number) {
            continue;
        }
        let because = refusal.by.and_then(|by| facts.change(by)).and_then(|change| change.because.as_ref());
        let Some(Ground::Law(text)) = because.map(|because| &because.ground) else { continue };
        let law = text.plain().unwrap_or_default();
        let weaker = rule(refusal.finding.code);
        let message = refusal.finding.message.replace(&format!(" ({weaker})"), "");
        refusal.finding.code = &CODE;
        refusal.finding.severity = CODE.severity(None);
        refusal.finding.message = format!(
            "`{law}` is no reason to ask for less than the standard: {message} ({weaker}, {})",
            rule(&CODE)
        );
        let owner = facts.owner(refusal.about).map(|role| facts.name(role));
        let by = owner.as_deref().unwrap_or("whoever owns the standard");
        refusal.finding.help = Some(format!(
            "keep the control; if the law really forbids it, {by} may accept it for a time: `waive {} until … by … because \"…\" {{ compensated_by: … }}`",
            CODE.number
        ));
    }
}
