//! Whether a region's statement is as strict as the standard's, held against every case of small conditions.

use ltc_core::Compilation;
use ltc_core::adapt::stricter::{Compared, attribute, authority, outcomes};
use ltc_core::model::{ElementId, Kind, Model};
use ltc_grammar::words::AttributeWord;
use ltc_tests::case::Case;

/// A gate with some lines, an activity and a control with some attributes.
fn shop(decide: &str, control: &str, rest: &str) -> Compilation {
    let text = format!(
        r#"package shop "Shop"
role seller "Seller"
role head "Head of sales"
role board "Board"
risk bad_offer "Offer below cost"
data offer "Offer" {{ field value "Value" {{ type: money }} field urgent "Urgent" {{ type: boolean }} }}
param limit "Limit" {{ type: number {rest} }}
process sell "Sell goods" {{
  owner: head   R: seller   A: head
  gate authorise "Authorise the offer" {{
    {decide}
    go "Go" -> next
    no_go "No go" -> end "Offer stopped"
  }}
  kcp sound "Is the offer sound?" {{
    {control}
  }}
  activity send "Send the offer"
}}
"#
    );
    Case::new(&text).compile().expect("no settings")
}

fn only(model: &Model, kind: Kind) -> ElementId {
    model.own(kind).next().expect("there is one")
}

fn word(compared: &Compared) -> &'static str {
    match compared {
        Compared::Equal => "equal",
        Compared::Stricter => "stricter",
        Compared::Looser(_) => "looser",
        Compared::Incomparable(_) => "unknown",
    }
}

fn gates(standard: &str, region: &str) -> Compared {
    let (standard, region) = (shop(standard, "", ""), shop(region, "", ""));
    authority(&standard.model, &region.model, only(&standard.model, Kind::Gate))
}

#[test]
fn a_lower_limit_sends_more_to_the_higher_level() {
    let lines = |first: u32, second: u32| {
        format!(
            "decide seller when (offer.value <= {first}) decide head when (offer.value <= {second}) decide board otherwise"
        )
    };
    assert_eq!(word(&gates(&lines(5000, 9000), &lines(5000, 9000))), "equal");
    assert_eq!(word(&gates(&lines(5000, 9000), &lines(4000, 9000))), "stricter");
    let looser = gates(&lines(5000, 9000), &lines(4000, 9001));
    assert_eq!(
        looser.why(),
        Some("`offer.value = 9 000.5` is decided by `Head of sales` instead of `Board`")
    );
}

#[test]
fn lines_left_out_or_turned_round_are_seen() {
    let standard = "decide seller when (offer.value <= 5000) decide head otherwise";
    assert_eq!(word(&gates(standard, "decide head otherwise")), "stricter");
    assert_eq!(word(&gates(standard, "decide seller otherwise")), "looser");
    assert_eq!(word(&gates(standard, "decide seller when (offer.value <= 5000)")), "looser");
    assert_eq!(word(&gates(standard, "")), "looser");
    assert_eq!(word(&gates("", standard)), "stricter");
    // Who does not decide in the standard has no level there.
    assert_eq!(
        word(&gates(standard, "decide seller when (offer.value <= 5000) decide board otherwise")),
        "unknown"
    );
    assert_eq!(
        word(&gates(
            standard,
            "decide seller when (offer.value <= 5000 and offer.urgent) decide head otherwise"
        )),
        "stricter"
    );
    assert_eq!(
        word(&gates(
            standard,
            "decide seller when (offer.value <= 5000 or offer.urgent) decide head otherwise"
        )),
        "looser"
    );
    // Other words for the same cases are the same.
    assert_eq!(
        word(&gates(standard, "decide seller when (not (offer.value > 5000)) decide head otherwise")),
        "equal"
    );
    assert_eq!(
        word(&gates(standard, "decide seller when (substring(offer.value) = 3) decide head otherwise")),
        "unknown"
    );
}

fn controls(
    standard: &str,
    region: &str,
    by: impl Fn(&Model, &Model, ElementId) -> Compared,
) -> &'static str {
    let (standard, region) = (shop("", standard, ""), shop("", region, ""));
    word(&by(&standard.model, &region.model, only(&standard.model, Kind::Kcp)))
}

#[test]
fn what_passes_by_a_condition_passes_in_no_further_case() {
    let lines = |limit: u32| {
        format!("pass when (offer.value <= {limit}) -> next fail otherwise -> end \"Offer stopped\"")
    };
    let judged = |standard: &str, region: &str| controls(standard, region, outcomes);
    assert_eq!(judged(&lines(5000), &lines(5000)), "equal");
    assert_eq!(judged(&lines(5000), &lines(4000)), "stricter");
    assert_eq!(judged(&lines(5000), &lines(5001)), "looser");
    let bare = "pass -> next fail -> end \"Offer stopped\"";
    assert_eq!(judged(&lines(5000), bare), "looser");
    assert_eq!(judged(bare, &lines(5000)), "unknown");
    assert_eq!(judged(bare, bare), "equal");
}

#[test]
fn attributes_of_a_control_are_compared_word_by_word() {
    use AttributeWord as Word;
    let judged = |standard: &str, region: &str, word: Word| {
        controls(standard, region, |one, other, id| attribute(one, other, id, word))
    };
    let cases: &[(&str, &str, Word, &str)] = &[
        ("within: 2wd", "within: 2wd", Word::Within, "equal"),
        ("within: 2wd", "within: 1wd", Word::Within, "stricter"),
        ("within: 2wd", "", Word::Within, "looser"),
        ("", "within: 2wd", Word::Within, "stricter"),
        ("sample: 5", "sample: 4", Word::Sample, "looser"),
        ("sample: 5", "sample: 5", Word::Sample, "equal"),
        ("sample: 5", "sample: 50 %", Word::Sample, "unknown"),
        ("sample: 5 %", "sample: 10 %", Word::Sample, "stricter"),
        ("evidence: offer", "evidence: offer, \"Minutes\"", Word::Evidence, "stricter"),
        ("evidence: offer, \"Minutes\"", "evidence: offer", Word::Evidence, "looser"),
        ("evidence: \"Minutes\"", "evidence: \"No minutes\"", Word::Evidence, "unknown"),
        ("escalate: head", "escalate: board", Word::Escalate, "looser"),
        ("escalate: head", "escalate: head, board", Word::Escalate, "stricter"),
        ("escalate: head", "", Word::Escalate, "looser"),
        ("R: seller", "R: head", Word::R, "looser"),
        ("C: seller", "C: seller, head", Word::C, "stricter"),
        ("mitigates: bad_offer", "", Word::Mitigates, "looser"),
        ("guards: send", "", Word::Guards, "looser"),
        ("method: preventive", "method: detective", Word::Method, "looser"),
        ("method: preventive, manual", "method: manual", Word::Method, "looser"),
        ("method: manual", "method: automatic, preventive", Word::Method, "stricter"),
        ("objective: \"A\"", "objective: \"B\"", Word::Objective, "unknown"),
        ("objective: \"A\"", "objective: \"A\"", Word::Objective, "equal"),
        ("objective: \"A\"", "", Word::Objective, "looser"),
        ("assertion: accuracy", "assertion: accuracy, cut_off", Word::Assertion, "stricter"),
        ("assertion: accuracy", "assertion: cut_off", Word::Assertion, "looser"),
        ("frequency: 1w", "frequency: 2w", Word::Frequency, "looser"),
        ("frequency: 1w", "frequency: \"Each offer\"", Word::Frequency, "stricter"),
    ];
    for (standard, region, of, expected) in cases {
        assert_eq!(judged(standard, region, *of), *expected, "`{standard}` and `{region}`");
    }
}

#[test]
fn a_parameter_moves_only_as_far_as_the_standard_says() {
    let judged = |standard: &str, region: &str, word_of: AttributeWord| {
        let (one, other) = (shop("", "", standard), shop("", "", region));
        word(&attribute(&one.model, &other.model, only(&one.model, Kind::Param), word_of))
    };
    let value = |standard, region| judged(standard, region, AttributeWord::Default);
    assert_eq!(value("default: 5 min: 3 max: 9", "default: 9 min: 3 max: 9"), "equal");
    assert_eq!(value("default: 5 min: 3 max: 9", "default: 2 min: 3 max: 9"), "looser");
    assert_eq!(value("default: 5 min: 3 max: 9", "default: 10 min: 3 max: 10"), "looser");
    // Without a limit on that side nobody can tell how far it may go: zero switches a control off.
    assert_eq!(value("default: 5 max: 9", "default: 0 max: 9"), "unknown");
    assert_eq!(value("default: 5 max: 9", "default: 6 max: 9"), "equal");
    assert_eq!(value("default: 5", "default: 5"), "equal");
    assert_eq!(value("default: 5", "default: 6"), "unknown");
    assert_eq!(value("default: 5 max: 9", "max: 9"), "looser");
    let limits = |standard, region| judged(standard, region, AttributeWord::Max);
    assert_eq!(limits("default: 5 max: 9", "default: 5 max: 12"), "looser");
    assert_eq!(limits("default: 5 max: 9", "default: 5 max: 7"), "stricter");
    assert_eq!(limits("default: 5 max: 9", "default: 5"), "looser");
}

#[test]
fn authority_is_ordered() {
    let limits: Vec<(u32, u32)> = (0..4).flat_map(|low| (low..4).map(move |high| (low, high))).collect();
    let lines = |(low, high): &(u32, u32)| {
        format!(
            "decide seller when (offer.value <= {low}) decide head when (offer.value <= {high}) decide board otherwise"
        )
    };
    let models: Vec<Compilation> = limits.iter().map(|limits| shop(&lines(limits), "", "")).collect();
    let judged = |one: usize, other: usize| {
        authority(&models[one].model, &models[other].model, only(&models[one].model, Kind::Gate))
    };
    // Held against every amount: nobody lower decides.
    let level =
        |limits: (u32, u32), value: u32| usize::from(limits.0 < value) + usize::from(limits.1 < value);
    for one in 0..limits.len() {
        for other in 0..limits.len() {
            let fits = (0..6).all(|value| level(limits[one], value) <= level(limits[other], value));
            assert_eq!(judged(one, other).is_kept(), fits, "{:?} {:?}", limits[one], limits[other]);
            assert_eq!(judged(one, other) == Compared::Equal, one == other);
        }
    }
}
