//! Diagrams: pictures to look at, whole in every language, links that lead somewhere.

use ltc_core::compile;
use ltc_tests::built::{self, Dist};

/// A process with a sub-process that is left early, a control, a gate, a decision with a bounded loop, a parallel, a
/// suspension and a hand-over.
const DEALS: &str = r#"
package deals "Deals" @zh "交易"

role seller "Seller" @zh "销售员"
role engineer "Engineer" @zh "工程师"
role chief "Chief" @zh "主管"
party customer "Customer" @zh "客户"
data offer "Offer" @zh "报价"
risk bad_debt "The customer does not pay" @zh "客户不付款"

process win "Win the deal" @zh "赢得交易" {
  owner: chief
  trigger asked "Request received" @zh "收到请求" from customer
  A: chief
  out: offer
  subprocess qualify "Qualify the request" @zh "筛选请求" {
    activity check_request "Check the request" @zh "核实请求" { R: seller }
    kcp credit "Check the credit" @zh "检查信用" {
      code: "K-1"
      R: seller
      objective: "Only customers who can pay are served." @zh "只服务有支付能力的客户。"
      mitigates: bad_debt
      evidence: offer
      check limit "The limit is kept" @zh "未超限额"
      pass "Good" @zh "合格" -> next
      fail "Bad" @zh "不合格" -> end "Refused" @zh "拒绝"
    }
  }
  parallel make {
    activity design "Design the solution" @zh "设计方案" { R: engineer }
    branch commercial { activity price "Set the price" @zh "制定价格" { R: seller  out: offer } }
  }
  decision agreed "Does the customer agree?" @zh "客户是否同意？" {
    yes "Agrees" @zh "同意" -> next
    no "Does not" @zh "不同意" -> make at most 2 otherwise suspend "No interest yet" @zh "暂无兴趣" for 60d -> qualify
  }
  activity sign "Sign the contract" @zh "签订合同" { R: chief }
  end "Won" @zh "赢得"
}
"#;

fn dist() -> Dist {
    built::build(&compile(built::small_project(DEALS)))
}

fn text(dist: &Dist, path: &str) -> String {
    let bytes = dist.get(path).unwrap_or_else(|| panic!("{path} is not among {:?}", dist.keys()));
    String::from_utf8(bytes.clone()).expect("diagrams are UTF-8")
}

/// The pictures themselves, to be opened by who reviews a change.
#[test]
fn diagrams_of_a_small_process() {
    let dist = dist();
    for language in ["en", "zh"] {
        for (name, file) in [("whole", "diagram"), ("inside", "diagram.qualify"), ("opened", "diagram.full")]
        {
            let bytes = text(&dist, &format!("{language}/win/{file}.svg")).into_bytes();
            insta::assert_binary_snapshot!(&format!("{language}_{name}.svg"), bytes);
        }
    }
}

/// What is written is drawn, in the language of the file, in full.
#[test]
fn labels_are_in_the_picture() {
    let dist = dist();
    let english = text(&dist, "en/win/diagram.full.svg");
    let chinese = text(&dist, "zh/win/diagram.full.svg");
    for label in ["Check the request", "Does the customer agree?", "No interest yet"] {
        assert!(english.contains(label) && !chinese.contains(label), "{label}");
    }
    for label in ["核实请求", "客户是否同意？", "暂无兴趣"] {
        assert!(chinese.contains(label), "{label}");
    }
}

/// Links in diagrams lead to diagrams that are written.
#[test]
fn links_lead_somewhere() {
    let dist = dist();
    for (path, bytes) in dist.iter().filter(|(path, _)| path.ends_with(".svg")) {
        let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
        let text = String::from_utf8_lossy(bytes);
        for href in text.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next()) {
            let target = match href.strip_prefix("../") {
                Some(rest) => format!("{}/{rest}", folder.rsplit_once('/').map_or("", |(above, _)| above)),
                None => format!("{folder}/{href}"),
            };
            assert!(dist.contains_key(&target), "{path} leads to {href}");
        }
    }
}
