//! The organisation on paper: who plays which role, where its people come from, who decides, who stands in, who may not do both.

use ltc_tests::built::{self, Dist};
use std::sync::OnceLock;

const TEXT: &str = r#"package acme.deals "Deals" @zh "交易"

use std.roles.{SR, FR}
use std.data.{lead_profile, lead_assessment}
use std.parties.customer

unit market "Market unit" @zh "市场单元"
unit office "Sales office" @zh "销售办公室" { part_of: market }
position clerk "Account clerk" @zh "客户专员" { part_of: office  plays: seller, checker }
position director "Region director" @zh "区域总监" { part_of: market  plays: region_head }
role seller "Seller" @zh "销售"
role checker "Checker" @zh "核对人"
role office_head "Head of the office" @zh "办公室主任" { staffed_from: office, market }
role region_head "Head of the region" @zh "区域负责人"
data deal "Deal" @zh "交易对象" { field amount "Amount" @zh "金额" { type: money } }

deputy office_head of region_head from 2026-07-01 to 2026-07-31 up_to 1_000_000 USD because "Annual leave" @zh "年假"
deputy SR of director from 2026-08-01 to 2026-08-31

process close_deals "Close deals" @zh "成交" {
  owner: region_head
  in: deal, lead_profile
  out: lead_assessment
  R: seller   A: region_head
  trigger asked "Offer requested" @zh "收到报价请求" from customer
  separate write_offer, check_offer because "Nobody checks their own offer" @zh "不得核对自己的报价"
  activity write_offer "Write the offer" @zh "编写报价" { A: office_head  C: SR, FR  in: deal, lead_profile  out: lead_assessment }
  activity check_offer "Check the offer" @zh "核对报价" { R: checker  in: lead_assessment  out: lead_assessment }
  gate release "Is the offer released?" @zh "是否放行报价？" {
    code: "ATB"
    in: deal
    decide office_head when (deal.amount <= 100000)
    decide region_head otherwise
    go "Go" @zh "通过" -> next
    no_go "No go" @zh "不通过" -> end "Not offered" @zh "未报价"
  }
}
"#;

fn dist() -> &'static Dist {
    static DIST: OnceLock<Dist> = OnceLock::new();
    DIST.get_or_init(|| built::build(&ltc_core::compile(built::small_project(TEXT))))
}

fn text(path: &str) -> &'static str {
    let bytes = dist().get(path).unwrap_or_else(|| panic!("{path} is not built"));
    std::str::from_utf8(bytes).expect("text outputs are UTF-8")
}

#[test]
fn the_tree_stands_from_the_largest_unit_down() {
    let page = text("en/organisation.md");
    let tree: Vec<&str> = page.lines().filter(|line| line.trim_start().starts_with("- **")).take(4).collect();
    assert_eq!(
        tree,
        [
            "- **Market unit** (Unit)",
            "  - **Region director** (Position) – plays Head of the region (region\\_head)",
            "  - **Sales office** (Unit)",
            "    - **Account clerk** (Position) – plays Seller (seller), Checker (checker)",
        ]
    );
    let html = text("en/organisation.html");
    for (open, close) in [("<ul", "</ul>"), ("<li", "</li>")] {
        let opened = [">", " "].map(|end| html.matches(&format!("{open}{end}")).count());
        assert_eq!(opened[0] + opened[1], html.matches(close).count(), "{open}");
    }
}

/// A small office has no people of its own for SR and FR: the table says in which order others are asked.
#[test]
fn staffing_falls_back_in_the_order_that_is_written() {
    let chain = "1. Account department; 2. Resource sharing centre; 3. Pool of the area; 4. Pool of the region; 5. Global pool";
    for role in ["Solution responsible (SR)", "Fulfilment responsible (FR)"] {
        let page = text("en/organisation.md");
        let row = page.lines().find(|line| line.starts_with(&format!("| {role} |"))).expect("a row");
        assert!(row.ends_with(&format!("| {chain} |")), "{row}");
    }
    assert!(text("en/roles/office_head.md").contains("Sales office → Market unit"));
    assert!(text("zh/roles/office_head.md").contains("销售办公室 → 市场单元"));
}

#[test]
fn the_delegation_table_says_who_decides_when_and_who_stands_in() {
    let table = text("en/delegation.csv");
    let lines: Vec<&str> = table.lines().collect();
    assert_eq!(lines.len(), 3);
    assert!(lines[1].starts_with(
        "Is the offer released?,ATB,Close deals,1,Head of the office (office_head),Amount ≤ 100"
    ));
    let deputies = "Head of the office, 2026-07-01 – 2026-07-31, up to 1\u{202f}000\u{202f}000 USD; Solution responsible, 2026-08-01 – 2026-08-31";
    assert!(lines[2].contains(&format!("otherwise,\"{deputies}\"")), "{}", lines[2]);
    assert!(dist().contains_key("xlsx/delegation.xlsx"));
    let checklist = text("zh/close_deals/checklist.md");
    assert!(checklist.contains("代理人：办公室主任、2026-07-01 – 2026-07-31、不超过"), "{checklist}");
}

#[test]
fn a_role_s_page_says_its_part() {
    let page = text("en/roles/region_head.md");
    assert!(page.contains("- **Played by**: Region director (Market unit)\n"));
    assert!(page.contains("- **Works with**: Seller (1); Checker (1); Head of the office (1)\n"), "{page}");
    assert!(page.contains("- **Decides**: Is the offer released? (ATB): otherwise\n"));
    let page = text("en/roles/seller.md");
    assert!(page.contains("- **On one case never also**: Check the offer – Nobody checks their own offer\n"));
    let page = text("en/roles/office_head.md");
    assert!(page.contains("- **Stands in for**: Head of the region, 2026-07-01 – 2026-07-31, up to 1\u{202f}000\u{202f}000 USD\n"));
}

/// Two roles that are kept apart by their steps may be played by one post; then its holders are told.
#[test]
fn a_post_that_could_do_both_is_named_in_the_checklist() {
    let checklist = text("en/close_deals/checklist.md");
    assert!(checklist.contains("  - Write the offer, Check the offer – Nobody checks their own offer\n    - Watch out, one post could do both: Account clerk\n"));
    assert!(text("en/close_deals/checklist.html").contains("one post could do both"));
}

/// The messages of a finding of a name, of the deals with a change of their text.
fn messages(name: &str, change: impl Fn(String) -> String) -> Vec<String> {
    let compilation = ltc_core::compile(built::small_project(&change(TEXT.to_owned())));
    let found = compilation.findings.into_iter().filter(|finding| finding.code.name == name);
    found.map(|finding| finding.message).collect()
}

#[test]
fn two_duties_in_one_hand_are_found_on_the_way_a_case_takes() {
    let found =
        messages("separated-duties-in-one-hand", |text| text.replace("R: checker  in", "R: seller  in"));
    assert_eq!(
        found,
        [
            "`Seller` holds two duties that are kept apart: it is R of `Write the offer` and R of `Check the offer`; \
          a case passes both: (1) `Write the offer` → (2) `Check the offer`"
        ]
    );
    let side_by_side = |text: String| {
        let text = text.replace("R: checker  in: lead_assessment", "R: seller  in: lead_profile");
        text.replace("  activity write_offer", "  parallel both \"Both\" { activity write_offer")
            .replace("separate write_offer, check_offer", "separate both.write_offer, both.check_offer")
            .replace("  out: lead_assessment }\n  gate", "  out: lead_assessment } }\n  gate")
    };
    let found = messages("separated-duties-in-one-hand", side_by_side);
    assert!(found[0].ends_with("; a case passes both, side by side in `Both`"), "{found:?}");
    // Of two answers to one question a case takes one.
    let either = |text: String| {
        let text = text.replace("R: checker  in: lead_assessment", "R: seller  in: lead_profile");
        text.replace(
            "  activity write_offer",
            "  decision new \"Is it new?\" { yes \"Yes\" { activity write_offer",
        )
        .replace("\n  activity check_offer", " } no \"No\" {\n  activity check_offer")
        .replace("  out: lead_assessment }\n  gate", "  out: lead_assessment } } }\n  gate")
        .replace("separate write_offer, check_offer", "separate new.yes.write_offer, new.no.check_offer")
    };
    assert_eq!(messages("separated-duties-in-one-hand", either), [""; 0]);
}

#[test]
fn the_overview_leads_to_both_pages() {
    for language in ["en", "zh"] {
        let overview = text(&format!("{language}/index.html"));
        assert!(
            overview.contains("href=\"organisation.html\"") && overview.contains("href=\"delegation.html\"")
        );
    }
}
