//! Findings of general rules that a region's change brings about, and that are one of the fifteen refusals.

use super::{accountability_lost, authority_extended, control_bypassed, duties_in_one_hand, number_reused};
use crate::diagnostic::{Code, Diagnostic};

/// Which refusal speaks for which general rule.
const SPEAKS_FOR: &[(&str, &Code)] = &[
    ("LTC2031", &number_reused::CODE),
    ("LTC3001", &accountability_lost::CODE),
    ("LTC3002", &accountability_lost::CODE),
    ("LTC3003", &accountability_lost::CODE),
    ("LTC3005", &duties_in_one_hand::CODE),
    ("LTC3008", &duties_in_one_hand::CODE),
    ("LTC3038", &duties_in_one_hand::CODE),
    ("LTC3049", &duties_in_one_hand::CODE),
    ("LTC5006", &control_bypassed::CODE),
    ("LTC5030", &authority_extended::CODE),
    ("LTC5031", &authority_extended::CODE),
    ("LTC5032", &authority_extended::CODE),
    ("LTC5033", &authority_extended::CODE),
    ("LTC5070", &control_bypassed::CODE),
];

/// A finding of a general rule as the refusal it is, where it is one; `None` where a refusal has said it already.
pub(crate) fn recode(mut finding: Diagnostic, refusals: &[Diagnostic]) -> Option<Diagnostic> {
    let Some((_, code)) = SPEAKS_FOR.iter().find(|(number, _)| *number == finding.code.number) else {
        return Some(finding);
    };
    // The same refusal about the same element: the one names it, and so does the other.
    let named = |message: &str| message.split('`').skip(1).step_by(2).map(str::to_owned).collect::<Vec<_>>();
    let names = named(&finding.message);
    let said = |refusal: &Diagnostic| {
        refusal.code.number == code.number && named(&refusal.message).iter().any(|name| names.contains(name))
    };
    if refusals.iter().any(said) {
        return None;
    }
    finding.message = format!("{} ({})", finding.message, super::facts::rule(code));
    finding.code = code;
    finding.severity = code.severity(None);
    Some(finding)
}
