//! Findings of general rules that a region's change brings about, and that are one of the fifteen refusals.

use super::{accountability_lost, authority_extended, control_bypassed, duties_in_one_hand, number_reused};
use crate::diagnostic::{Code, Diagnostic, Place};

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

/// What general rules find of an element because a change of it was refused: an outcome taken out is missing, a step taken out makes
/// nothing. The refusal has said it.
const FOLLOWS: &[&str] = &[
    "LTC4001", "LTC4002", "LTC4003", "LTC4080", "LTC5005", "LTC5006", "LTC5030", "LTC5031", "LTC5032",
    "LTC5033", "LTC5070",
];

/// A finding of a general rule as the refusal it is, where it is one; `None` where a refusal has said it already.
pub(crate) fn recode(mut finding: Diagnostic, refusals: &[Diagnostic]) -> Option<Diagnostic> {
    let speaker = SPEAKS_FOR.iter().find(|(number, _)| *number == finding.code.number);
    let follows = FOLLOWS.contains(&finding.code.number);
    let message = finding.message.clone();
    let names = named(&message);
    let says = |refusal: &Diagnostic| {
        let same = speaker.is_some_and(|(_, code)| code.number == refusal.code.number);
        (follows || same) && named(&refusal.message).any(|name| names.clone().any(|other| other == name))
    };
    if refusals.iter().any(says) {
        return None;
    }
    if let Some((_, code)) = speaker {
        finding.message = format!("{message} ({})", super::facts::rule(code));
        finding.code = code;
        finding.severity = code.severity(None);
    }
    Some(finding)
}

/// Takes out what follows from a refused change and is told at it as well.
pub(crate) fn without_what_follows(findings: &mut Vec<Diagnostic>) {
    let refused: Vec<Place> = findings
        .iter()
        .filter(|finding| super::CODES.iter().any(|code| code.number == finding.code.number))
        .filter_map(|finding| finding.place)
        .collect();
    findings.retain(|finding| {
        !(FOLLOWS.contains(&finding.code.number)
            && finding.place.is_some_and(|place| refused.contains(&place)))
    });
}

/// The words of users in a message: what stands in backticks.
fn named(message: &str) -> impl Iterator<Item = &str> + Clone {
    message.split('`').skip(1).step_by(2)
}
