//! Tables and pages: snapshots to read, hostile texts that stay texts, links that lead somewhere, bytes that stay the same.

use ltc_core::emit::{Output, Request};
use ltc_core::{Compilation, compile};
use ltc_tests::built::{self, Dist};
use ltc_tests::json_schema::validate;
use std::collections::BTreeSet;

/// One process with everything a table can show: inheritance, a team, a gate with deciders, a task with a role of its own, two risks at a control.
const SMALL: &str = r#"
package shop "Shop" @zh "商店"

role seller "Seller" @zh "销售员" { about: "Talks to **customers**." @zh "与**客户**沟通。" }
role buyer "Buyer" @zh "采购员"
role chief "Chief" @zh "主管"
team sales "Sales team" @zh "销售团队" { roles: seller, buyer }
party customer "Customer" @zh "客户"
system till "Till" @zh "收银台"
data order "Order" @zh "订单"
data invoice "Invoice" @zh "发票"
risk bad_debt "The customer does not pay" @zh "客户不付款" { code: "R-1" category: finance }
risk fraud "Goods leave unpaid" @zh "货物未付款流出" { code: "R-2" category: internal_control }

group trade "Trade" @zh "交易" {
  process sell "Sell goods" @zh "销售商品" {
    code: "T.1"
    owner: chief
    status: released
    objective: "Goods reach customers who pay." @zh "商品送达付款客户。"
    trigger asked "Order received" @zh "收到订单" from customer
    A: chief
    out: invoice
    subprocess accept "Accept order" @zh "接受订单" {
      activity check_stock "Check the stock" @zh "检查库存" {
        R: sales  C: buyer
        within: 1wd
        out: order
        task count_goods "Count the goods" @zh "清点商品" { R: buyer }
        task note_result "Note the result" @zh "记录结果"
      }
      kcp credit "Check the credit" @zh "检查信用" {
        code: "K-1"
        R: seller
        in: order
        objective: "Only customers who can pay are served." @zh "只服务有支付能力的客户。"
        mitigates: bad_debt, fraud
        method: preventive, hybrid
        assertion: authorisation
        frequency: 1d
        evidence: order, "Signed form" @zh "签字表单"
        tests: "The form is signed" @zh "表单已签字"
        uses: till
        check limit "The limit is kept" @zh "未超限额"
        pass "Good" @zh "合格" -> next
        fail "Bad" @zh "不合格" -> end "Refused" @zh "拒绝"
      }
    }
    activity bill "Bill the customer" @zh "向客户开票" { R: seller  A: seller  I: sales  in: order  out: invoice  within: 2h }
    end "Sold" @zh "已售出"
  }
}
"#;

fn small() -> (Compilation, Dist) {
    let compilation = compile(built::small_project(SMALL));
    let dist = built::build(&compilation);
    (compilation, dist)
}

fn text(dist: &Dist, path: &str) -> String {
    let bytes = dist.get(path).unwrap_or_else(|| panic!("{path} is not among {:?}", dist.keys()));
    String::from_utf8(bytes.clone()).expect("text outputs are UTF-8")
}

#[test]
fn tables_of_a_small_process() {
    let (_, dist) = small();
    for file in ["raci.md", "raci.csv", "rcm.md", "rcm.csv"] {
        for language in ["en", "zh"] {
            let name = format!("small.{language}.{file}");
            insta::assert_snapshot!(name, text(&dist, &format!("{language}/trade.sell/{file}")));
        }
    }
    insta::assert_snapshot!("small.en.roles.buyer.md", text(&dist, "en/roles/buyer.md"));
    insta::assert_snapshot!("small.zh.roles.buyer.csv", text(&dist, "zh/roles/buyer.csv"));
}

#[test]
fn pages_of_a_small_process() {
    let (_, dist) = small();
    let pages = [
        "index.html",
        "en/index.html",
        "zh/index.html",
        "en/trade.sell/raci.html",
        "zh/trade.sell/rcm.html",
        "en/roles/buyer.html",
    ];
    for page in pages {
        let html = text(&dist, page);
        // The style is the same in all pages and has a file of its own.
        let (head, rest) = html.split_once("<style>").expect("a page has a style");
        let (_, body) = rest.split_once("</style>").expect("the style ends");
        insta::assert_snapshot!(format!("small.{}", page.replace('/', ".")), format!("{head}{body}"));
    }
}

#[test]
fn the_model_of_a_small_process() {
    let (_, dist) = small();
    let model: serde_json::Value = serde_json::from_slice(&dist["model.json"]).expect("JSON");
    insta::assert_snapshot!("small.model.json", serde_json::to_string_pretty(&model).expect("JSON"));
}

#[test]
fn the_lead_process_as_tables() {
    let (_, dist) = built::example("leads");
    for process in ["validate_and_distribute_leads", "track_and_nurture_leads"] {
        for (language, file) in [("en", "raci.md"), ("zh", "raci.md"), ("en", "rcm.md"), ("zh", "rcm.md")] {
            let path = format!("{language}/manage_leads.{process}/{file}");
            insta::assert_snapshot!(format!("leads.{process}.{language}.{file}"), text(&dist, &path));
        }
    }
}

#[test]
fn the_model_fits_its_schema() {
    for dist in [small().1, built::example("leads").1] {
        let schema = serde_json::from_slice(&dist["model.schema.json"]).expect("JSON");
        let model = serde_json::from_slice(&dist["model.json"]).expect("JSON");
        let faults = validate(&schema, &model);
        assert!(faults.is_empty(), "{}", faults.join("\n"));
    }
}

#[test]
fn paths_in_the_model_lead_to_elements() {
    let (_, dist) = built::example("leads");
    let model: serde_json::Value = serde_json::from_slice(&dist["model.json"]).expect("JSON");
    let elements = model["elements"].as_array().expect("a list");
    let mut seen = BTreeSet::new();
    for element in elements {
        let path = element["path"].as_str().expect("a path");
        if let Some(parent) = element["parent"].as_str() {
            assert!(seen.contains(parent), "{path} stands before what holds it");
        }
        assert!(seen.insert(path), "{path} is written twice");
    }
    let mut named = Vec::new();
    for element in elements {
        named.extend(element["children"].as_array().into_iter().flatten());
        for letter in ["R", "A", "C", "I"] {
            named.extend(element["duties"][letter]["roles"].as_array().into_iter().flatten());
        }
        let values = element["attributes"].as_object().into_iter().flat_map(|attributes| attributes.values());
        named.extend(
            values.filter_map(|value| value.as_array()).flatten().filter_map(|value| value.get("ref")),
        );
    }
    assert!(300 < named.len(), "the example names many elements");
    for path in named {
        assert!(path.as_str().is_some_and(|path| seen.contains(path)), "{path} is no element of the file");
    }
}

#[test]
fn the_same_project_gives_the_same_bytes() {
    let (first, second) = (built::example("leads").1, built::example("leads").1);
    assert!(first == second);
}

#[test]
fn links_lead_somewhere_and_pages_lead_to_everything() {
    let leads = built::example("leads").0;
    let few = Request {
        outputs: vec![Output::Raci],
        languages: leads.model.project_language_ids().take(1).collect(),
    };
    for dist in [built::build(&leads), built::build_only(&leads, &few), small().1] {
        let mut linked = BTreeSet::from(["index.html".to_owned()]);
        for (path, bytes) in dist.iter().filter(|(path, _)| path.ends_with(".html")) {
            let html = std::str::from_utf8(bytes).expect("UTF-8");
            for link in links(html) {
                let (file, anchor) = link.split_once('#').unwrap_or((link, ""));
                let target = if file.is_empty() { path.clone() } else { resolve(path, file) };
                let Some(bytes) = dist.get(&target) else { panic!("{path}: {link} leads to no file") };
                let anchor = format!("id=\"{anchor}\"");
                let page = String::from_utf8_lossy(bytes);
                assert!(!link.contains('#') || page.contains(&anchor), "{path}: {link} leads to no place");
                linked.insert(target);
            }
        }
        // The index of the search is loaded when somebody types.
        let found = |path: &String| path.contains("/search/");
        let forgotten: Vec<&String> =
            dist.keys().filter(|path| !linked.contains(*path) && !found(path)).collect();
        assert!(forgotten.is_empty(), "no page leads to {forgotten:?}");
    }
}

/// What `href` and `src` attributes of a page hold, links of prose to other sites left out.
fn links(html: &str) -> impl Iterator<Item = &str> {
    let values = html.split(" href=\"").skip(1).chain(html.split(" src=\"").skip(1));
    values
        .filter_map(|rest| rest.split_once('"').map(|(value, _)| value))
        .filter(|link| !["http:", "https:", "mailto:", "data:"].iter().any(|scheme| link.starts_with(scheme)))
}

fn resolve(page: &str, link: &str) -> String {
    let mut parts: Vec<&str> = page.split('/').collect();
    parts.pop();
    for part in link.split('/') {
        if part == ".." {
            parts.pop().expect("a link stays inside the output folder");
        } else {
            parts.push(part);
        }
    }
    parts.join("/")
}

#[test]
fn what_users_write_stays_text() {
    let hostile = [
        "<script>alert(1)</script>",
        "\\\" onmouseover=alert(1) x=\\\"",
        "' onfocus='alert(1)",
        "</title></style><img src=x onerror=alert(1)>",
        "=HYPERLINK(0)",
        "@SUM(A1)",
        "[x](javascript:alert(1)) | ![y](z) `a` *b*",
        "{{ 7 * 7 }} {% raw %}",
        "\u{202e}txt.exe \u{200f}",
        "😀 線索 é",
    ];
    for label in hostile {
        let source = SMALL
            .replace("Check the stock", label)
            .replace("\"Seller\"", &format!("\"{label}\""))
            .replace("Talks to **customers**.", label)
            .replace("Order received", label)
            .replace("\"Sell goods\"", &format!("\"{label}\""))
            .replace("The customer does not pay", label)
            .replace("Signed form", label);
        let settings = "[project]\nname = \"</title><script>alert(1)</script>\"\nversion = \"<b>1\"\nlanguages = [\"en\", \"zh\"]\n[checks]\n";
        let files = [("ltc.toml".to_owned(), settings.to_owned()), ("small.ltc".to_owned(), source)];
        let dist = built::build(&compile(built::project(&files)));
        for (path, bytes) in &dist {
            if path.ends_with(".xlsx") {
                continue;
            }
            let text = std::str::from_utf8(bytes).expect("UTF-8");
            if path.ends_with(".html") && !path.ends_with("checklist.html") {
                assert_inert(path, text);
            }
            if path.ends_with(".csv") {
                for cell in text.trim_start_matches('\u{feff}').split("\r\n").flat_map(|line| line.split(','))
                {
                    let cell = cell.trim_start_matches('"');
                    assert!(!cell.starts_with(['=', '+', '-', '@']), "{path}: {cell}");
                }
            }
            if path.ends_with("raci.md") || path.ends_with("rcm.md") {
                let live = text.replace("\\<", "").replace("\\[", "");
                assert!(!live.contains('<') && !live.contains('['), "{path}: {text}");
            }
        }
    }
}

/// No element of a page is one that only users could have written, and no tag has an attribute that runs.
fn assert_inert(path: &str, html: &str) {
    let lower = html.to_lowercase();
    // Pages load those of the build, which are files.
    let up = "../".repeat(path.matches('/').count());
    let own = ["site.js", "diagram.js"].map(|file| format!("<script src=\"{up}assets/{file}\"></script>"));
    let lower = own.iter().fold(lower, |lower, own| lower.replacen(own, "", 1));
    assert!(!lower.contains("<script"), "{path} has a script");
    assert!(!lower.contains("<b>"), "{path} has markup of a user's");
    for tag in lower.split('<').skip(1) {
        let tag = tag.split_once('>').map_or(tag, |(tag, _)| tag);
        let bare: String = tag.split('"').step_by(2).collect();
        let runs = bare.split_whitespace().any(|word| word.starts_with("on") && word.contains('='));
        assert!(!runs, "{path}: <{tag}>");
        assert!(!tag.starts_with("img") || tag.contains("diagram.svg\""), "{path}: <{tag}>");
    }
    let title = lower.split_once("<title>").and_then(|(_, rest)| rest.split_once("</title>"));
    assert!(title.is_some_and(|(title, _)| !title.contains('<')), "{path}");
}

#[test]
fn files_of_elements_with_like_names_do_not_meet() {
    let source = r#"
package a "A" @zh "甲"
role R1 "One" @zh "一"
role r1 "Two" @zh "二"
group con "Con" @zh "组" {
  process aux "Aux" @zh "流程" {
    trigger t "T" @zh "触发"
    subprocess process "Inner" @zh "内部" { activity x "Write text" @zh "写文本" { R: R1  A: r1 } }
    subprocess Process "Inner" @zh "内部" { activity x "Write text" @zh "写文本" { R: R1  A: r1 } }
  }
  process AUX "Aux" @zh "流程" { trigger t "T" @zh "触发" activity x "Write text" @zh "写文本" { R: R1  A: r1 } }
}
process roles "Roles" @zh "角色" { trigger t "T" @zh "触发" activity x "Write text" @zh "写文本" { R: R1  A: r1 } }
"#;
    let dist = built::build(&compile(built::small_project(source)));
    let mut seen = BTreeSet::new();
    for path in dist.keys() {
        assert!(
            seen.insert(path.to_lowercase()),
            "{path} meets another file where letter case does not count"
        );
        for part in path.split('/') {
            let stem = part.split('.').next().unwrap_or("").to_uppercase();
            assert!(!matches!(stem.as_str(), "CON" | "AUX" | "NUL" | "PRN"), "{path}");
            assert!(part.len() <= 120, "{path}");
        }
    }
    assert!(!seen.iter().any(|path| path.starts_with("en/roles/raci")), "a process took the folder of roles");
}

#[test]
fn accepted_findings_are_listed_where_they_concern() {
    let waiver = "waive LTC2004 until 2026-12-31 by chief because \"Comes <soon>\" @zh \"即将提供\"\n";
    let text = SMALL.replace("    status: released\n", &format!("    status: released\n    {waiver}"));
    let text = text
        .replace("    out: invoice\n    subprocess", "    subprocess")
        .replace("out: order", "")
        .replace("out: invoice", "");
    let compilation = compile(built::small_project(&text));
    let dist = built::build(&compilation);
    let read = |path: &str| String::from_utf8_lossy(dist.get(path).expect(path)).into_owned();
    let pages = [
        "en/accepted.html",
        "en/trade.sell/index.html",
        "en/trade.sell/rcm.html",
        "en/trade.sell/rcm.md",
        "zh/accepted.html",
        "model.json",
    ];
    for page in pages {
        assert!(read(page).contains("LTC2004"), "{page}");
    }
    assert!(
        read("en/accepted.html").contains("Comes &#60;soon&#62;")
            || read("en/accepted.html").contains("Comes &lt;soon&gt;")
    );
    assert!(read("zh/trade.sell/rcm.html").contains("即将提供"));
}

#[test]
fn terms_make_a_glossary() {
    assert!(small().1.keys().all(|path| !path.contains("glossary")));
    let terms = "define zebra \"Élan <b>\" @zh \"干劲\" { about: \"Means *much*.\" @zh \"很多。\"  alias: \"Verve\" }\n\
        define apple \"zoo\" @zh \"动物园\"\ndefine last \"Apple\" @zh \"苹果\"\n";
    let dist = built::build(&compile(built::small_project(&format!("{SMALL}{terms}"))));
    let page = text(&dist, "en/glossary.md");
    let heads: Vec<&str> = page.lines().filter(|line| line.starts_with("## ")).collect();
    assert_eq!(heads.len(), 3, "{page}");
    assert!(heads.first().is_some_and(|head| head.contains("Apple")), "{page}");
    assert!(heads.last().is_some_and(|head| head.contains("zoo")), "{page}");
    let page = text(&dist, "en/glossary.html");
    assert!(page.contains("<em>much</em>") && page.contains("Verve") && page.contains("干劲"), "{page}");
    assert!(!page.contains("Élan <b>"), "{page}");
    assert!(text(&dist, "zh/index.html").contains("glossary.html"));
    assert!(text(&dist, "model.json").contains("\"define\""));
}

#[test]
fn measures_and_pains_are_shown_where_they_count() {
    let more = "kpi speed \"Speed <i>\" @zh \"速度\" { target: 2wd  better: lower  shared_by: sales }\n\
        pain queue \"Queue\" @zh \"排队\"\nrequirement receipt \"Receipts\" @zh \"收据\"\n";
    let text = SMALL.replace("    status: released\n", "    kpi: speed\n");
    let text = text.replace(
        "R: seller  A: seller",
        "R: seller  A: seller  relieves: queue  mitigates: receipt  kpi: speed",
    );
    let dist = built::build(&compile(built::small_project(&format!("{text}{more}"))));
    let read = |path: &str| String::from_utf8_lossy(dist.get(path).expect(path)).into_owned();
    for (page, said) in [
        ("kpis/index.html", "≤ 2 working days"),
        ("kpis/speed.html", "≤ 2 working days"),
        ("pains/queue.html", "Queue"),
        ("risks/receipt.html", "Receipts"),
        ("trade.sell/index.html", "≤ 2 working days"),
    ] {
        let page = read(&format!("en/{page}"));
        assert!(page.contains(said) && !page.contains("<i>"), "{page}");
    }
    let sheet = read("en/trade.sell/checklist.html");
    assert!(sheet.matches("≤ 2 working days").count() == 2 && sheet.contains("Relieves"), "{sheet}");
    assert!(read("zh/trade.sell/checklist.md").contains("缓解的痛点"));
    assert!(read("model.json").contains("\"relieves\""));
}

#[test]
fn separated_duties_are_rules_of_every_case() {
    let rules = "separate credit, bill because \"Credit <and> cash\" @zh \"授信与收款\" { code: \"SOD-1\" }\n    \
        separate buyer, seller because \"No own orders\" @zh \"不得自购\"\n    separate buyer, chief because \"Elsewhere\" @zh \"别处\"\n";
    let text = SMALL
        .replace(
            "    status: released\n",
            &format!("    status: released\n    {}", rules.replace("credit", "accept.credit")),
        )
        .replace("R: seller  A: seller  I: sales", "R: buyer  A: sales")
        .replace("R: sales  C: buyer", "R: sales");
    let compilation = compile(built::small_project(&text));
    let dist = built::build(&compilation);
    let read = |path: &str| String::from_utf8_lossy(dist.get(path).expect(path)).into_owned();
    for page in ["rcm.html", "rcm.md", "checklist.html", "checklist.md"] {
        let (english, chinese) =
            (read(&format!("en/trade.sell/{page}")), read(&format!("zh/trade.sell/{page}")));
        assert!(english.contains("No own orders") && english.contains("no person may hold"), "{page}");
        assert!(!english.contains("Credit <and>"), "{page} is not escaped");
        assert!(chinese.contains("授信与收款") && chinese.contains("任何人不得"), "{page}");
    }
    assert!(read("en/trade.sell/rcm.html").contains("SOD-1"));
}
