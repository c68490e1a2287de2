//! Conditions: what the compiler says of a set of them is what looking at every value says; and the library's delegation of
//! authority decides cases as its table does.

use ltc_core::condition::{Given, Sample, answer, asked, given, lines};
use ltc_core::model::{ElementId, Kind, Model};
use ltc_core::{Compilation, compile};
use ltc_tests::built::project;
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

// The library's gates

fn library() -> Compilation {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../stdlib");
    let settings = fs::read_to_string(root.join("ltc.toml")).expect("the library has settings");
    let mut files = vec![("ltc.toml".to_owned(), settings)];
    files.extend(ltc_stdlib::files().map(|(path, text)| (path.to_owned(), text.to_owned())));
    compile(project(&files))
}

fn gate(model: &Model, id: &str) -> ElementId {
    model.own(Kind::Gate).find(|gate| &*model.get(*gate).id == id).expect("the library has the gate")
}

/// Who decides a case at a gate; `None` where that is not known.
fn decider(model: &Model, gate: ElementId, case: &str) -> Option<String> {
    let lines = lines(model, gate);
    let fields = asked(model, &lines);
    let case: Given = case.split(',').map(|value| given(model, &fields, value).expect(case)).collect();
    let line = answer(model, &lines, &case).taken?;
    model.decider(line).map(|role| model.get(role).id.to_string())
}

/// Twenty cases of the initiation of an opportunity: amount in thousand USD, tier, grade, who decides.
const INITIATIONS: &[(u32, &str, &str, &str)] = &[
    (0, "A", "D", "ADH"),
    (300, "C", "D", "ADH"),
    (500, "B", "C", "ADH"),
    (500, "B", "B", "SDO"),
    (500, "B", "A", "SDR"),
    (500, "S", "D", "SDO"),
    (500, "S", "A", "SDR"),
    (501, "A", "C", "SDO"),
    (501, "S", "C", "SDR"),
    (5_000, "A", "C", "SDO"),
    (5_000, "A", "B", "SDO"),
    (5_000, "A", "A", "SDR"),
    (5_000, "S", "C", "SDR"),
    (5_001, "A", "B", "SDR"),
    (5_001, "S", "B", "SDH"),
    (30_000, "C", "A", "SDR"),
    (30_001, "C", "A", "SDH"),
    (150_000, "A", "A", "SDH"),
    (150_000, "S", "A", "EXB"),
    (150_001, "A", "D", "EXB"),
];

#[test]
fn the_level_of_authority_is_found_for_every_combination() {
    let compilation = library();
    let model = &compilation.model;
    assert_eq!(INITIATIONS.len(), 20);
    let initiation = gate(model, "decide_initiation");
    for (amount, tier, grade, wanted) in INITIATIONS {
        let case = format!("amount={amount}000,tier={tier},grade={grade}");
        assert_eq!(decider(model, initiation, &case).as_deref(), Some(*wanted), "{case}");
    }
}

/// Over many combinations somebody decides, and more of what raises the risk never leads to a lower level.
#[test]
fn more_risk_never_lowers_the_level() {
    let compilation = library();
    let model = &compilation.model;
    let levels = ["ADH", "SDO", "SDR", "SDH", "EXB"];
    let bid = gate(model, "decide_bid");
    let level = |amount: u32, gap: u32, discount: u32, grade: &str, tier: &str, uncapped: &str| {
        let case = format!(
            "amount={amount}000,margin_gap={gap},discount={discount},grade={grade},tier={tier},uncapped={uncapped}"
        );
        let who = decider(model, bid, &case).unwrap_or_else(|| panic!("nobody decides {case}"));
        levels.iter().position(|level| *level == who).unwrap_or_else(|| panic!("{who} is no level"))
    };
    let amounts = [100, 200, 201, 500, 501, 3_000, 3_001, 10_000, 20_001, 60_001, 100_001];
    for grade in ["D", "C", "B", "A"] {
        for tier in ["C", "S"] {
            for uncapped in ["no", "yes"] {
                for discount in [0, 3, 30] {
                    let mut last = [0; 3];
                    for amount in amounts {
                        let now = [0, 2, 5].map(|gap| level(amount, gap, discount, grade, tier, uncapped));
                        assert!(now.is_sorted(), "a worse margin lowers the level at {amount}");
                        let rises = last.iter().zip(&now).all(|(last, now)| last <= now);
                        assert!(rises, "more money lowers the level at {amount}, {grade}, {tier}");
                        last = now;
                    }
                }
            }
        }
    }
    assert!(level(100, 0, 0, "D", "A", "no") < level(100, 0, 0, "D", "S", "no"));
}

/// What the outcomes of each sort of gate are called.
#[test]
fn gates_have_the_outcomes_of_their_sort() {
    let compilation = library();
    let model = &compilation.model;
    for (id, wanted) in [
        ("decide_initiation", &["go", "conditional_go", "defer", "no_go"][..]),
        ("decide_bid", &["go", "conditional_go", "rework", "no_go"]),
        ("decide_signing", &["go", "conditional_go", "renegotiate", "no_go"]),
        ("decide_amendment", &["go", "conditional_go", "no_go"]),
        ("decide_closure", &["close", "keep_open"]),
        ("decide_early_start", &["go", "no_go"]),
    ] {
        let outcomes: Vec<&str> =
            model.children(gate(model, id), Kind::Outcome).map(|outcome| &*model.get(outcome).id).collect();
        assert_eq!(outcomes, wanted, "{id}");
    }
}

#[test]
fn the_weights_of_the_score_add_up() {
    let compilation = library();
    let model = &compilation.model;
    let weights = model.own(Kind::Param).filter(|param| model.get(*param).id.starts_with("weight_"));
    let sum: i64 = weights
        .map(|param| match ltc_core::condition::value(model, param) {
            Some(ltc_core::condition::Constant::Number(number, _)) => {
                number.as_whole().expect("a whole number")
            }
            other => panic!("{other:?} is no weight"),
        })
        .sum();
    assert_eq!(sum, 100);
}

#[test]
fn what_is_given_of_a_case_is_read_or_refused_in_plain_words() {
    let compilation = library();
    let model = &compilation.model;
    let lines = lines(model, gate(model, "decide_bid"));
    let fields = asked(model, &lines);
    let refused = |text: &str| given(model, &fields, text).expect_err(text);
    assert!(refused("amuont=5").contains("did you mean `amount`?"));
    assert!(refused("grade=E").contains("it takes one of A, B, C, D"));
    for amount in ["amount=large", "amount=1e9", "amount=5000 EUR", "amount=5 apples", "amount=5%"] {
        assert!(refused(amount).contains("write an amount in USD"), "{}", refused(amount));
    }
    assert!(refused("uncapped=perhaps").contains("`yes` or `no`"));
    assert!(refused("amount").contains("says no value"));
    let read = given(model, &fields, "bid_review_report.amount=1_000 USD").expect("an amount");
    assert!(matches!(read.1, Sample::Number(_)));
}

// Random conditions

/// Numbers without a pattern, the same in each run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, count: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % count
    }
}

/// A condition over two numbers (in halves), a choice and a yes-or-no.
#[derive(Clone)]
enum Guard {
    Order(usize, &'static str, i64),
    Range(usize, i64, i64),
    Sum(i64),
    Grade(usize),
    Late,
    Not(Box<Guard>),
    And(Box<Guard>, Box<Guard>),
    Or(Box<Guard>, Box<Guard>),
}

const GRADES: [&str; 3] = ["X", "Y", "Z"];

type Case = ([i64; 2], usize, bool);

impl Guard {
    fn thrown(dice: &mut Dice, depth: u64, sums: bool) -> Guard {
        let part = |dice: &mut Dice| Box::new(Guard::thrown(dice, depth - 1, sums));
        match if depth == 0 { dice.below(5) } else { dice.below(9) } {
            0 | 1 => {
                let relation = ["<", "<=", ">", ">=", "=", "!="][dice.below(6) as usize];
                Guard::Order(dice.below(2) as usize, relation, dice.below(5) as i64)
            }
            2 if sums => Guard::Sum(dice.below(4) as i64),
            2 => Guard::Range(dice.below(2) as usize, dice.below(3) as i64, 2 + dice.below(3) as i64),
            3 => Guard::Grade(dice.below(3) as usize),
            4 => Guard::Late,
            5 => Guard::Not(part(dice)),
            6 | 7 => Guard::And(part(dice), part(dice)),
            _ => Guard::Or(part(dice), part(dice)),
        }
    }

    fn text(&self) -> String {
        match self {
            Guard::Order(field, relation, limit) => format!("d.n{field} {relation} {limit}"),
            Guard::Range(field, from, to) => format!("d.n{field} in [{from}..{to}]"),
            Guard::Sum(limit) => format!("d.n0 + 2 * d.n1 <= {limit}"),
            Guard::Grade(grade) => format!("d.grade = \"{}\"", GRADES[*grade]),
            Guard::Late => "d.late".to_owned(),
            Guard::Not(inner) => format!("not({})", inner.text()),
            Guard::And(left, right) => format!("({} and {})", left.text(), right.text()),
            Guard::Or(left, right) => format!("({} or {})", left.text(), right.text()),
        }
    }

    /// Whether it holds; numbers are given in halves.
    fn holds(&self, case: &Case) -> bool {
        let (numbers, grade, late) = case;
        match self {
            Guard::Order(field, relation, limit) => {
                let (number, limit) = (numbers[*field], 2 * limit);
                match *relation {
                    "<" => number < limit,
                    "<=" => number <= limit,
                    ">" => number > limit,
                    ">=" => number >= limit,
                    "=" => number == limit,
                    _ => number != limit,
                }
            }
            Guard::Range(field, from, to) => (2 * from..=2 * to).contains(&numbers[*field]),
            Guard::Sum(limit) => numbers[0] + 2 * numbers[1] <= 2 * limit,
            Guard::Grade(wanted) => grade == wanted,
            Guard::Late => *late,
            Guard::Not(inner) => !inner.holds(case),
            Guard::And(left, right) => left.holds(case) && right.holds(case),
            Guard::Or(left, right) => left.holds(case) || right.holds(case),
        }
    }
}

/// Conditions that cover every case once: the first two of some, each without those before, and what is left.
fn parted(guards: &[Guard]) -> Vec<Guard> {
    let not = |guard: &Guard| Box::new(Guard::Not(Box::new(guard.clone())));
    let (first, second) = (&guards[0], &guards[1]);
    let rest = Guard::And(not(first), not(second));
    vec![first.clone(), Guard::And(not(first), Box::new(second.clone())), rest]
}

/// Every case that could make a difference.
fn cases() -> Vec<Case> {
    let mut all = Vec::new();
    for a in -20..24 {
        for b in -20..24 {
            for grade in 0..3 {
                all.extend([([a, b], grade, false), ([a, b], grade, true)]);
            }
        }
    }
    all
}

/// Decisions with random outcomes, and what is found at each: the names of the findings by decision.
fn found(sets: &[Vec<Guard>]) -> Vec<BTreeSet<&'static str>> {
    let mut text = String::from(
        "package p \"P\"\nrole r \"R\"\ndata d \"D\" { field n0 \"A\" { type: number } field n1 \"B\" { type: number }\n\
         field grade \"G\" { type: choice value X \"X\" value Y \"Y\" value Z \"Z\" } field late \"L\" { type: boolean } }\n\
         process q \"Q\" { owner: r R: r A: r in: d out: d trigger t \"T\"\n",
    );
    let mut starts = Vec::new();
    for (number, set) in sets.iter().enumerate() {
        starts.push(text.len() as u32);
        let _ = writeln!(text, "decision x{number} \"X{number}?\" {{");
        for (index, guard) in set.iter().enumerate() {
            let _ = writeln!(text, "o{index} \"O{index}\" when ({}) -> next", guard.text());
        }
        text.push_str("}\n");
    }
    text.push_str("}\n");
    let compilation = compile(project(&[
        ("ltc.toml".to_owned(), "[project]\nname = \"p\"\nlanguages = [\"en\"]\n".to_owned()),
        ("p.ltc".to_owned(), text),
    ]));
    let mut all = vec![BTreeSet::new(); sets.len()];
    for finding in &compilation.findings {
        let Some(place) = finding.place else { continue };
        let decision = starts.partition_point(|start| *start <= place.span.start);
        if let Some(names) = decision.checked_sub(1).and_then(|decision| all.get_mut(decision)) {
            names.insert(finding.code.name);
        }
    }
    all
}

#[test]
fn what_is_said_of_random_conditions_is_what_every_case_says() {
    let mut dice = Dice(7);
    let sets: Vec<Vec<Guard>> = (0..400)
        .map(|number| {
            let guards: Vec<Guard> =
                (0..2 + dice.below(3)).map(|_| Guard::thrown(&mut dice, 2, false)).collect();
            if number % 4 == 0 { parted(&guards) } else { guards }
        })
        .collect();
    let cases = cases();
    let mut seen = [0; 4];
    for (set, names) in sets.iter().zip(found(&sets)) {
        let texts: Vec<String> = set.iter().map(Guard::text).collect();
        let held: Vec<usize> =
            cases.iter().map(|case| set.iter().filter(|guard| guard.holds(case)).count()).collect();
        let gap = held.contains(&0);
        let overlap = held.iter().any(|count| 1 < *count);
        let never = set.iter().any(|guard| !cases.iter().any(|case| guard.holds(case)));
        assert_eq!(names.contains("uncovered-case"), gap, "{texts:#?}");
        assert_eq!(names.contains("overlapping-outcomes"), overlap, "{texts:#?}");
        assert_eq!(names.contains("outcome-never-taken"), never, "{texts:#?}");
        assert!(
            !names.contains("conditions-not-checked") && !names.contains("compared-unlike"),
            "{texts:#?}"
        );
        for (count, is) in seen.iter_mut().zip([gap, overlap, never, !gap && !overlap]) {
            *count += usize::from(is);
        }
    }
    assert!(seen.iter().all(|count| 0 < *count), "{seen:?}: some sort never came up");
}

/// With sums of fields not every gap is found, but none is passed over in silence, and none is invented.
#[test]
fn what_is_not_looked_into_is_said() {
    let mut dice = Dice(11);
    let sets: Vec<Vec<Guard>> =
        (0..300).map(|_| (0..2).map(|_| Guard::thrown(&mut dice, 1, true)).collect()).collect();
    let cases = cases();
    for (set, names) in sets.iter().zip(found(&sets)) {
        let texts: Vec<String> = set.iter().map(Guard::text).collect();
        let counts: Vec<usize> =
            cases.iter().map(|case| set.iter().filter(|guard| guard.holds(case)).count()).collect();
        let said = names.contains("conditions-not-checked");
        let (gap, overlap) = (counts.contains(&0), counts.contains(&2));
        let (named_gap, named_overlap) =
            (names.contains("uncovered-case"), names.contains("overlapping-outcomes"));
        assert!(gap || !named_gap, "no such gap: {texts:#?}");
        assert!(overlap || !named_overlap, "no such overlap: {texts:#?}");
        assert!(!gap || named_gap || said, "a gap is passed over: {texts:#?}");
        assert!(!overlap || named_overlap || named_gap || said, "an overlap is passed over: {texts:#?}");
    }
}
