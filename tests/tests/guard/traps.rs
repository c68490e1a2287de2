//! Ways past a control that need a second look: each is refused, or allowed for a reason that is said beside it.

use super::{STANDARD, errors_of, expect, expect_of};

pub(super) const KCP: &str = "R: controller A: sales_head objective: \"x\" mitigates: bad_offer evidence: offer frequency: 1w check a \"A\"";

#[test]
fn a_control_is_not_wrapped_away() {
    expect(&[
        (
            "at sell.prepare { replace offer_sound with parallel both \"Both\" WHY { branch a \"A\" { kcp look \"Is the offer sound?\" { KCP pass -> next fail -> end \"No\" } } branch b \"B\" { activity send_now \"Send now\" { R: seller in: offer } } } }",
            &["control-removed-by-region"],
        ),
        (
            "at sell.prepare { add parallel both \"Both\" before offer_sound WHY { branch a \"A\" { activity x1 \"Translate\" { R: seller in: offer } } branch b \"B\" { activity x2 \"Print\" { R: seller in: offer } } } }\nmove sell.prepare.send_offer after sell.prepare.both.b.x2 WHY",
            &["control-bypassed-by-region"],
        ),
        // Work beside work, before the control: it still stands before everything behind it.
        (
            "at sell.prepare { add parallel both \"Both\" before offer_sound WHY { branch a \"A\" { activity x1 \"Translate\" { R: seller in: offer } } branch b \"B\" { activity x2 \"Print\" { R: seller in: offer } } } }",
            &[],
        ),
        (
            "at sell.prepare { add unordered both \"Both\" before offer_sound WHY { activity x1 \"Translate\" { R: seller in: offer } activity x2 \"Print\" { R: seller in: offer } } }",
            &[],
        ),
    ]);
}

#[test]
fn one_change_around_two_controls_is_told_once() {
    let two = STANDARD.replace(
        "    activity send_offer",
        "    kcp priced \"Is the price approved?\" { R: controller objective: \"No price without approval\" mitigates: bad_offer evidence: offer frequency: 1w check a \"Approved\" pass \"Approved\" -> next fail \"Not approved\" -> end \"Not approved\" }\n    activity send_offer",
    );
    let around = "at sell.prepare { add decision urgent \"Is it urgent?\" before offer_sound WHY { yes \"Urgent\" -> send_offer  no \"Not urgent\" -> next } }";
    expect_of(&two, &[(around, &["control-bypassed-by-region"])]);
    // What is accepted of the one is not accepted of the other.
    let waived = format!(
        "{around}\nat sell.prepare.offer_sound {{ waive LTC7002 until 2026-12-31 by sales_head because \"x\" {{ compensated_by: credit }} }}"
    );
    expect_of(&two, &[(&waived, &["control-bypassed-by-region"])]);
}

#[test]
fn no_loop_leads_around_a_control() {
    expect(&[
        (
            "at sell.prepare { add decision again \"Once more?\" before offer_sound WHY { yes \"Yes\" -> write_offer at most 3 otherwise send_offer  no \"No\" -> next } }",
            &["control-bypassed-by-region"],
        ),
        (
            "at sell.prepare { add decision again \"Once more?\" before offer_sound WHY { yes \"Yes\" -> write_offer at most 3 otherwise done  no \"No\" -> next } }",
            &["control-bypassed-by-region"],
        ),
        // Back to the work before the control, and through the control again.
        (
            "at sell.prepare { add decision again \"Once more?\" after offer_sound WHY { yes \"Yes\" -> write_offer at most 3 otherwise next  no \"No\" -> next } }",
            &[],
        ),
    ]);
}

/// A standard whose last step is a control, behind a hand-over.
fn with_a_last_control() -> String {
    STANDARD.replace(
        "in: note  starts: deliver }\n",
        "in: note  starts: deliver }\n    kcp complete \"Is the file complete?\" { R: controller objective: \"Files are complete\" mitigates: bad_offer evidence: note frequency: 1w check all \"All papers are there\" pass \"Complete\" -> next fail \"Not complete\" -> file_contract at most 2 otherwise end \"Incomplete\" }\n",
    )
}

#[test]
fn no_answer_leads_past_what_stands_at_the_end() {
    let last = with_a_last_control();
    expect_of(
        &last,
        &[
            (
                "at sell.close { add decision skip \"Is it urgent?\" before complete WHY { yes \"Urgent\" -> done  no \"Not urgent\" -> next } }",
                &["control-bypassed-by-region"],
            ),
            (
                "at sell.close { add decision skip \"Is it urgent?\" before open_delivery WHY { yes \"Urgent\" -> complete  no \"Not urgent\" -> next } }",
                &["handover-skipped-by-region"],
            ),
            (
                "at sell.close { add decision skip \"Is it urgent?\" before open_delivery WHY { yes \"Urgent\" { activity call \"Call\" { R: clerk in: note } decision sure \"Sure?\" { y \"Yes\" -> done  n \"No\" -> next } }  no \"Not urgent\" -> next } }",
                &["handover-skipped-by-region"],
            ),
            (
                "at sell.close { add decision skip \"Is it urgent?\" after release WHY { yes \"Urgent\" -> done  no \"Not urgent\" -> next } }",
                &["control-bypassed-by-region"],
            ),
            (
                "at sell.close { add wait silence \"The buyer answers\" within 5d before complete WHY { said \"Answered\" -> next  silent \"Silent\" -> done } }",
                &["control-bypassed-by-region"],
            ),
            (
                "at sell.close { replace open_delivery with decision how \"How?\" WHY { us \"By us\" { activity open_it \"Open it\" { R: clerk in: note starts: deliver } } them \"By the buyer\" -> next } }",
                &["handover-skipped-by-region"],
            ),
            (
                "at sell.close { replace open_delivery with parallel how \"How?\" WHY { branch us \"By us\" when (offer.value <= 7) { activity open_it \"Open it\" { R: clerk in: note starts: deliver } } branch them \"By the buyer\" { activity tell \"Tell\" { R: clerk in: note } } } }",
                &["handover-skipped-by-region"],
            ),
            ("at sell.close { move open_delivery after complete WHY }", &["handover-skipped-by-region"]),
            // All answers come to the control and the hand-over in the end.
            (
                "at sell.close { add decision skip \"Is it urgent?\" before open_delivery WHY { yes \"Urgent\" { activity call \"Call\" { R: clerk in: note } }  no \"Not urgent\" -> next } }",
                &[],
            ),
            (
                "at sell.close { replace open_delivery with activity open_it \"Open it in the portal\" WHY { R: clerk in: note starts: deliver } }",
                &[],
            ),
            // A control of the region's own may stop the case.
            (
                "at sell.close { add kcp local \"Is the buyer listed?\" before open_delivery WHY { KCP pass -> next fail -> sign at most 2 otherwise end \"Not listed\" } }",
                &[],
            ),
        ],
    );
}

#[test]
fn customers_are_met_where_the_standard_meets_them() {
    expect(&[
        ("change sell.prepare.send_offer WHY { meets: -shop.buyer.order }", &["handover-skipped-by-region"]),
        ("remove sell.prepare.send_offer WHY", &["handover-skipped-by-region"]),
        (
            "replace sell.prepare.send_offer with activity upload \"Upload the offer\" WHY { R: seller in: offer }",
            &["handover-skipped-by-region"],
        ),
        (
            "replace sell.prepare.send_offer with activity upload \"Upload the offer\" WHY { R: seller in: offer meets: shop.buyer.order }",
            &[],
        ),
        // Before the control, the customer has the offer that the control is to hold back.
        (
            "at sell.prepare { add activity tell \"Send it ahead\" before offer_sound WHY { R: seller in: offer meets: shop.buyer.order } }",
            &["control-bypassed-by-region"],
        ),
        ("change sell.prepare.write_offer WHY { meets: +shop.buyer.order }", &["control-bypassed-by-region"]),
        ("change sell.close.sign WHY { meets: +shop.buyer.order }", &[]),
        (
            "at sell.prepare { add activity tell \"Call the buyer\" after offer_sound WHY { R: seller in: offer meets: shop.buyer.order, shop.buyer.pay } }",
            &[],
        ),
    ]);
    let open = STANDARD.replace("activity send_offer", "open activity send_offer");
    expect_of(&open, &[("change sell.prepare.send_offer WHY { meets: -shop.buyer.order }", &[])]);
}

#[test]
fn open_is_not_open_for_controls() {
    let open = STANDARD.replace("subprocess prepare", "open subprocess prepare");
    expect_of(
        &open,
        &[
            ("remove sell.prepare.offer_sound WHY", &["control-removed-by-region"]),
            ("at sell.prepare { move send_offer before offer_sound WHY }", &["control-bypassed-by-region"]),
            (
                "at sell.prepare { add decision urgent \"Is it urgent?\" before offer_sound WHY { yes \"Urgent\" -> send_offer  no \"Not urgent\" -> next } }",
                &["control-bypassed-by-region"],
            ),
            ("change sell.prepare.offer_sound WHY { frequency: 1mo }", &["loosened-by-region"]),
            ("change sell.prepare.offer_sound WHY { A: controller }", &["duties-in-one-hand-in-region"]),
            ("change sell.prepare.write_offer WHY { R: controller }", &["duties-in-one-hand-in-region"]),
            ("change sell.prepare.offer_sound WHY { within: 5wd }", &["loosened-by-region"]),
            // Its work may take longer, within the time of the process.
            ("change sell.prepare.calculate WHY { within: 3wd }", &[]),
        ],
    );
}

#[test]
fn nothing_takes_the_id_of_something_else() {
    let was = |was: &str| {
        format!(
            "at sell.prepare {{ add activity x \"Look\" after send_offer WHY {{ R: seller in: offer was: {was} }} }}"
        )
    };
    for (written, name) in [
        ("offer_sound", "number-reused-by-region"),
        ("sell.prepare.offer_sound", "number-reused-by-region"),
        ("shop.sell.prepare.offer_sound", "number-reused-by-region"),
        ("shop.sell.close.credit", "number-reused-by-region"),
    ] {
        assert!(errors_of(STANDARD, "", &was(written)).0.contains(&name.to_owned()), "{written}");
    }
    expect(&[
        (
            "replace sell.prepare.send_offer with activity send2 \"Upload\" WHY { R: seller in: offer was: send_offer meets: shop.buyer.order }",
            &["number-reused-by-region"],
        ),
        ("change controller WHY { was: seller }", &["number-reused-by-region"]),
    ]);
}

#[test]
fn a_step_before_a_control_is_not_replaced_by_a_way_around_it() {
    expect(&[
        (
            "replace sell.prepare.write_offer with decision w \"Write?\" WHY { yes \"Yes\" { activity w2 \"Write\" { R: seller in: calculation, request out: offer } }  no \"No\" -> done }",
            &["control-bypassed-by-region"],
        ),
        (
            "replace sell.prepare.write_offer with decision w \"Write?\" WHY { yes \"Yes\" { activity w2 \"Write\" { R: seller in: calculation, request out: offer } }  no \"No\" -> send_offer }",
            &["control-bypassed-by-region"],
        ),
        (
            "replace sell.prepare.write_offer with decision w \"How?\" WHY { yes \"Anew\" { activity w2 \"Write\" { R: seller in: calculation, request out: offer } }  no \"From a form\" { activity w3 \"Copy\" { R: seller in: calculation, request out: offer } } }",
            &[],
        ),
        // The answers of a gate lead to the same steps, wherever those are put.
        ("at sell.prepare { move write_offer after offer_sound WHY }", &["control-bypassed-by-region"]),
        ("at sell.close { move large before release WHY }", &["control-bypassed-by-region"]),
        (
            "at sell.close { add decision skip \"Skip?\" after release WHY { yes \"Yes\" -> file_contract  no \"No\" -> next } }",
            &["control-bypassed-by-region"],
        ),
        (
            "at sell.close { add decision skip \"Skip?\" after release WHY { yes \"Yes\" -> done  no \"No\" -> next } }",
            &["control-bypassed-by-region"],
        ),
    ]);
}

#[test]
fn a_team_is_the_roles_in_it() {
    let team = |roles: &str, change: &str| format!("team t \"Team\" {{ roles: {roles} }}\n{change}");
    let of = |roles: &str, change: &str, expected: &[&str]| {
        let (errors, told) = errors_of(STANDARD, "", &team(roles, change));
        assert_eq!(errors, expected, "{roles}: {change}\n{told}");
    };
    let one_hand = &["duties-in-one-hand-in-region"];
    of("seller, controller", "change sell.prepare.write_offer WHY { R: t }", one_hand);
    of("board, controller", "change sell.prepare.calculate WHY { R: t }", one_hand);
    of("seller, clerk", "change sell.prepare.write_offer WHY { R: t }", &[]);
    of(
        "clerk, sales_head",
        &format!(
            "at sell.prepare {{ add kcp own \"Is it ours?\" last WHY {{ {} pass -> next fail -> end \"No\" }} }}",
            KCP.replace("R: controller", "R: t")
        ),
        one_hand,
    );
    of("seller, clerk", "position desk \"Desk\" { part_of: office }\nbind t to desk WHY", &["wrong-kind"]);
    of(
        "clerk, sales_head",
        "position desk \"Desk\" { part_of: office  plays: clerk }\nbind controller to desk WHY\nat sell.prepare { add kcp own \"Is it ours?\" last WHY { R: controller A: t objective: \"x\" mitigates: bad_offer evidence: offer frequency: 1w check a \"A\" pass -> next fail -> end \"No\" } }",
        one_hand,
    );
    expect(&[
        ("change sell.prepare.write_offer WHY { R: controller }", one_hand),
        ("change sell.prepare.write_offer WHY { R: sales_head }", one_hand),
        ("change sell.prepare.write_offer WHY { R: board }", one_hand),
        ("change sell.prepare.write_offer WHY { R: clerk }", &[]),
        // A post one may be sent from is held by one person.
        ("change controller WHY { staffed_from: shop.seller_post }", one_hand),
        ("position desk \"Desk\" { plays: seller }\nchange controller WHY { staffed_from: desk }", one_hand),
        // A pool is many people.
        ("pool p \"Pool\" { staffs: seller, controller }", &[]),
    ]);
}

#[test]
fn names_of_the_standard_are_one_for_all() {
    expect(&[
        ("change controller \"Seller\" WHY {}", &["not-left-to-regions"]),
        ("change offer \"Any paper\" WHY {}", &["not-left-to-regions"]),
        ("change offer.value \"Weight\" WHY {}", &["not-left-to-regions"]),
        ("change bad_offer \"No risk\" WHY {}", &["not-left-to-regions"]),
        ("change sell \"Sell fast\" WHY {}", &["architecture-changed-by-region"]),
        ("change sell.prepare \"Skip\" WHY {}", &["architecture-changed-by-region"]),
        ("change sell.prepare.send_offer \"Upload the offer\" WHY {}", &[]),
        ("translate controller @de \"Controlling\"", &[]),
        ("change sell.prepare.offer_sound WHY { about: \"Done by the seller here\" }", &[]),
        ("translate sell.prepare.offer_sound @en \"Any offer will do\"", &["not-left-to-regions"]),
        (
            "translate sell.prepare.offer_sound.fail @de \"In Ordnung\"\ntranslate sell.prepare.offer_sound.pass @de \"In  Ordnung\"",
            &[],
        ),
        (
            "translate sell.prepare.offer_sound.fail @de \"In Ordnung\"\ntranslate sell.prepare.offer_sound.pass @de \"in Ordnung \"",
            &["outcome-dropped-by-region", "outcome-dropped-by-region"],
        ),
    ]);
    let told = STANDARD.replace(
        "objective: \"Only offers",
        "about: \"By somebody else than the seller\" objective: \"Only offers",
    );
    let change = (
        "change sell.prepare.offer_sound WHY { about: \"Done by the seller here\" }",
        &["not-left-to-regions"][..],
    );
    expect_of(&told, &[change]);
}

#[test]
fn units_and_currencies_are_the_standards() {
    let money = STANDARD
        .replace("data note \"Delivery note\"", "data note \"Delivery note\" {\n  field weight \"Weight\" { type: number  unit: kg }\n  field price \"Price\" { type: money  unit: USD }\n}\nparam start_limit \"Limit\" { type: money  default: 5000 USD  max: 9000 USD }")
        .replace("(offer.value <= 5000)", "(note.price <= 5000 USD)")
        .replace("evidence: offer\n      decide", "evidence: offer, note\n      decide");
    let decide = |amount: &str| {
        format!(
            "at sell.close.release {{ replace sales_head with decide sales_head when (note.price <= {amount}) WHY }}"
        )
    };
    for (amount, expected) in
        [("5000 MXN", "authority-extended-by-region"), ("6000 USD", "authority-extended-by-region")]
    {
        let (errors, told) = errors_of(&money, "", &decide(amount));
        assert!(errors.contains(&expected.to_owned()), "{amount}: {told}");
    }
    expect_of(
        &money,
        &[
            ("change note.price WHY { unit: MXN }", &["data-dropped-by-region"]),
            ("change note.weight WHY { unit: t }", &["data-dropped-by-region"]),
            ("change shop.start_limit WHY { default: 9000 USD }", &[]),
            ("change shop.start_limit WHY { default: 9001 USD }", &["loosened-by-region"]),
            ("change shop.start_limit WHY { default: 9000 MXN }", &["loosened-by-region"]),
            ("change shop.start_limit WHY { default: 9000 }", &["loosened-by-region"]),
            ("change usual_limit WHY { default: 3 }", &[]),
            ("change usual_limit WHY { default: 9.0 }", &[]),
            ("change usual_limit WHY { default: 2.9 }", &["loosened-by-region"]),
            ("change usual_limit WHY { default: \"9\" }", &["loosened-by-region"]),
            ("change usual_limit WHY { min: 1 }", &["loosened-by-region"]),
            ("change usual_limit WHY { type: money }", &["loosened-by-region"]),
            ("change sell.prepare.calculate WHY { within: 48h }", &[]),
            ("change sell.prepare.calculate WHY { within: 49h }", &["loosened-by-region"]),
            ("change sell.prepare.calculate WHY { within: 1w }", &["loosened-by-region"]),
            ("change sell.prepare.offer_sound WHY { frequency: weekly }", &["loosened-by-region"]),
            ("change sell.prepare.offer_sound WHY { sample: 5% }", &["loosened-by-region"]),
        ],
    );
}

#[test]
fn calendars_do_not_stretch_deadlines() {
    expect(&[
        ("change sell WHY { calendar: one_day }", &["loosened-by-region"]),
        ("change shop.deliver WHY { calendar: one_day }", &["loosened-by-region"]),
        ("change sell.prepare WHY { calendar: one_day }", &["unknown-attribute"]),
        ("change sell WHY { calendar: from_sunday }", &[]),
    ]);
}

#[test]
fn waivers_are_not_waived_and_are_made_up_for() {
    let frequency = "change sell.prepare.offer_sound WHY { frequency: 1mo }\n";
    let waive = |code: &str, instead: &str| {
        format!(
            "{frequency}at sell.prepare.offer_sound {{ waive {code} until 2026-12-31 by sales_head because \"No second controller\" {{ compensated_by: {instead} }} }}"
        )
    };
    let told = |text: &str| {
        let (mut errors, _) = errors_of(STANDARD, "", text);
        errors.sort();
        errors
    };
    assert_eq!(told(&waive("LTC7005", "sell.prepare.write_offer")), [""; 0]);
    assert_eq!(told(&waive("LTC7005", "credit")), [""; 0]);
    assert_eq!(told(&waive("LTC7005", "sell.prepare.offer_sound")), ["departure-not-compensated"]);
    assert_eq!(told(&waive("LTC7005", "sell.prepare.offer_sound.cost")), ["departure-not-compensated"]);
    // In another process, for no risk of this one.
    assert_eq!(told(&waive("LTC7005", "shop.deliver.pack_goods")), ["departure-not-compensated"]);
    assert_eq!(told(&waive("LTC7011", "credit")), ["contradiction-waived", "loosened-by-region"]);
    assert_eq!(told(&waive("LTC9106", "credit")), ["contradiction-waived", "loosened-by-region"]);
    assert_eq!(told(&waive("LTC7004", "credit")), ["contradiction-waived", "loosened-by-region"]);
    // Two departures do not make up for each other.
    let both = format!(
        "{}\nchange sell.close.credit WHY {{ evidence: -offer }}\nat sell.close.credit {{ waive LTC7005 until 2026-12-31 by sales_head because \"x\" {{ compensated_by: sell.prepare.offer_sound }} }}",
        waive("LTC7005", "credit")
    );
    assert_eq!(told(&both), ["departure-not-compensated", "departure-not-compensated"]);
    // Who does the work may not have it accepted.
    let maker = "change sell.prepare.write_offer WHY { R: controller }\nat sell.prepare.offer_sound { waive LTC7004 until 2026-12-31 by sales_head because \"x\" { compensated_by: credit } }";
    assert!(told(maker).contains(&"contradiction-waived".to_owned()));
}

#[test]
fn what_is_reached_by_another_path_is_guarded_as_well() {
    expect(&[
        ("at shop { at sell.prepare { change calculate WHY { within: 3wd } } }", &["loosened-by-region"]),
        ("at sell.prepare { at shop.sell.close { remove credit WHY } }", &["control-removed-by-region"]),
        ("at sell.prepare { change std.roles.AR WHY { part_of: office } }", &["not-left-to-regions"]),
        ("change shop WHY { status: draft }", &["unknown-target"]),
    ]);
}
