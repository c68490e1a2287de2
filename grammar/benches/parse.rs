//! How fast texts are read: MB of source per second on one core, best of several runs.
//!
//! `cargo bench -p ltc-grammar --profile dist`

#![expect(clippy::print_stdout, reason = "it reports to the terminal")]

#[path = "../tests/pieces/mod.rs"]
mod pieces;

use std::fmt::Write as _;
use std::time::{Duration, Instant};

/// A file of realistic statements, about 350 bytes a task.
fn group(number: usize, activities: usize) -> String {
    let mut text = String::new();
    let _ = write!(
        text,
        "package acme.g{number} \"Group {number}\" @zh \"流程组 {number}\"\n\nuse std.roles.{{AR, SR, FR}}\n\n\
         process p{number} \"Handle orders {number}\" @zh \"处理订单 {number}\" {{\n  owner: AR\n  status: released\n  \
         trigger order \"Order received\" @zh \"收到订单\" from operator\n  subprocess s1 \"Prepare the order\" @zh \"准备订单\" {{\n"
    );
    for index in 0..activities {
        let _ = write!(
            text,
            "    activity check_order_{index} \"Check the order of the customer\" @zh \"核对客户订单\" {{\n      \
             R: SR   A: AR   C: FR, CFM   I: PM\n      in: order_form, contract_draft\n      out: checked_order\n      \
             uses: crm\n      within: 2wd\n      task compare_prices \"Compare the prices with the offer\" @zh \"核对价格与报价\" {{\n        \
             done_when: \"Every line has a price that the offer confirms\" @zh \"每行价格均经报价确认\"\n        evidence: price_sheet\n      }}\n      \
             task enter_terms \"Enter the payment terms\" @zh \"录入付款条款\" {{\n        R: FR\n        within: 1d\n        \
             done_when: \"The terms are in the system and match the contract\"\n        out: payment_terms\n      }}\n      \
             task tell_customer \"Tell the customer when the goods arrive\" @zh \"通知客户到货时间\"\n    }}\n"
        );
        if index % 4 == 3 {
            let _ = write!(
                text,
                "    kcp quality_{index} \"Is the order complete and right?\" @zh \"订单是否完整正确\" {{\n      \
                 objective: \"Only orders we can deliver go on\"\n      mitigates: wasted_work\n      R: SR   A: AR\n      \
                 check budget_{index} \"The customer can pay\" @zh \"客户能付款\"\n      evidence: checked_order\n      \
                 pass \"Passes\" -> next\n      fail \"Fails\" -> check_order_{index} at most 3 otherwise end \"Order refused\" @zh \"拒绝订单\"\n    }}\n"
            );
        }
    }
    text.push_str("  }\n}\n");
    text
}

fn report(name: &str, text: &str, runs: usize, work: impl Fn(&str) -> usize) {
    let mut best = Duration::MAX;
    let mut result = 0;
    for _ in 0..runs {
        let start = Instant::now();
        result = work(std::hint::black_box(text));
        best = best.min(start.elapsed());
    }
    let speed = text.len() as f64 / best.as_secs_f64() / 1e6;
    println!("{name:<28} {:>9} bytes  {best:>12.2?}  {speed:>8.1} MB/s  ({result})", text.len());
}

/// How much longer twenty times the text takes: about twenty times where reading is linear, four hundred where time grows with the
/// square. Printed is the piece that fares worst.
fn growth() {
    let time = |text: &str| {
        let runs = (0..5).map(|_| {
            let start = Instant::now();
            std::hint::black_box(ltc_grammar::parse(text));
            start.elapsed()
        });
        runs.min().unwrap_or_default()
    };
    let ratio = |piece: &&str| {
        let (small, large) = (piece.repeat(5_000 / piece.len()), piece.repeat(100_000 / piece.len()));
        time(&large).as_secs_f64() / time(&small).as_secs_f64()
    };
    let worst = pieces::PIECES.iter().map(|piece| (ratio(piece), piece)).max_by(|a, b| a.0.total_cmp(&b.0));
    if let Some((ratio, piece)) = worst {
        println!("twenty times a hard text takes at most {ratio:.0} times as long ({piece:?})");
    }
}

fn main() {
    let file = group(1, 80);
    let tasks = file.matches("task ").count();
    println!("{tasks} tasks, {} bytes a task", file.len() / tasks);
    report("one file", &file, 30, |text| ltc_grammar::parse(text).faults.len());
    let large = group(1, 10_000);
    report("one large file", &large, 5, |text| ltc_grammar::parse(text).faults.len());
    let broken = file.replacen("within: 2wd\n      task", "within: 2wd }\n      task", 1);
    report("one broken file", &broken, 10, |text| ltc_grammar::parse(text).faults.len());
    report("format", &file, 10, |text| match ltc_grammar::format(text) {
        ltc_grammar::FormatOutcome::Formatted(formatted) => formatted.len(),
        ltc_grammar::FormatOutcome::Faulty | ltc_grammar::FormatOutcome::Unsafe => 0,
    });
    growth();
}
