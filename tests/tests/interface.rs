//! The interface map: both sides, what passes, the gaps, and texts of users that stay texts.

use ltc_core::compile;
use ltc_tests::built::{Dist, build, small_project};

const SHOP: &str = r#"
package shop "Shop & <Co>"
data request "Request" @zh "请求"
data offer "Offer <b>now</b>" @zh "报价"
data receipt "Receipt" @zh "收据"
party buyer "Buyer" @zh "买方" {
  step asking "Ask for an offer" @zh "询价" { code: "B.10"  out: request }
  step comparing "Compare \"offers\"" @zh "比较报价" { in: offer  within: 5wd }
  step dreaming "Dream of more" @zh "梦想"
}
party press "Press" @zh "媒体"
role seller "Seller" @zh "销售"
process sell "Sell goods" @zh "销售商品" {
  owner: seller   R: seller   A: seller
  trigger asked "Request received" @zh "收到请求" from buyer { meets: buyer.asking }
  trigger rung "Call received" @zh "接到电话" from buyer
  trigger written "Article read" @zh "读到文章" from press
  activity read_request "Read the request" @zh "阅读请求" { in: request  out: offer  meets: buyer.asking, buyer.comparing }
  activity pack "Pack the goods" @zh "打包商品" {
    task ship "Ship the goods" @zh "发货" { meets: buyer.comparing }
  }
}
"#;

fn shop() -> Dist {
    build(&compile(small_project(SHOP)))
}

fn text<'a>(dist: &'a Dist, path: &str) -> &'a str {
    let bytes = dist.get(path).unwrap_or_else(|| panic!("{path} is not built"));
    std::str::from_utf8(bytes).expect("text outputs are UTF-8").trim_start_matches('\u{feff}')
}

#[test]
fn both_sides_what_passes_and_the_gaps() {
    let dist = shop();
    let rows: Vec<Vec<&str>> = text(&dist, "en/interface.csv")
        .lines()
        .skip(1)
        .map(|line| line.split(',').map(|cell| cell.trim_matches('"')).collect())
        .collect();
    let short: Vec<[&str; 5]> = rows.iter().map(|row| [row[1], row[4], row[5], row[7], row[10]]).collect();
    assert_eq!(
        short,
        [
            ["Ask for an offer", "", "", "Request received", ""],
            ["Ask for an offer", "Request", "", "Read the request", ""],
            ["Compare \"\"offers", "", "Offer <b>now</b>", "Read the request", ""],
            ["Compare \"\"offers", "", "", "Pack the goods › Ship the goods", ""],
            ["Dream of more", "", "", "", "no step of ours"],
            ["", "", "", "Call received", "no step of theirs"],
        ]
    );
    let page = text(&dist, "en/interface.html");
    assert!(page.contains("Dream of more: no step of ours"));
    assert!(page.contains("Call received (Sell goods): no step of theirs"));
    assert!(!page.contains("Article read"), "a party without steps has no map");
    assert!(text(&dist, "zh/interface.html").contains("梦想：我方无对应步骤"));
}

#[test]
fn the_picture_of_a_process_shows_what_it_has_to_do_with() {
    let dist = shop();
    let (whole, part) = (text(&dist, "en/interface.1.svg"), text(&dist, "en/sell/interface.1.svg"));
    assert!(whole.contains("Dream of more") && !part.contains("Dream of more"));
    for picture in [whole, part] {
        for step in ["shop.buyer.asking", "shop.sell.read_request", "shop.sell.rung"] {
            assert!(picture.contains(&format!("data-step=\"{step}\"")), "{step}");
        }
        assert!(!picture.contains("<b>") && !picture.contains("<Co>"));
    }
    assert!(!text(&dist, "en/interface.html").contains("<b>now"));
}

#[test]
fn without_steps_of_others_there_is_no_map() {
    let text =
        SHOP.replace("meets: buyer.asking, buyer.comparing", "").replace("{ meets: buyer.asking }", "");
    let text = text.replace("{ meets: buyer.comparing }", "");
    let lines = text.lines().filter(|line| !line.trim_start().starts_with("step "));
    let text = lines.collect::<Vec<_>>().join("\n");
    let dist = build(&compile(small_project(&text)));
    assert!(!dist.keys().any(|path| path.contains("interface")));
}
