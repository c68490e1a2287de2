//! Manuals and pictures of a small project, read back.

use ltc_core::compile;
use ltc_core::emit::{Artefact, Output, Request};
use ltc_core::source::{Project, Source, SourceOwner};
use std::collections::BTreeMap;
use std::io::{Cursor, Read};
use std::sync::Mutex;

const TEXT: &str = r#"package shop "Shop" @zh "商店"
role clerk "Clerk" @zh "店员"
role chief "Chief & owner" @zh "店长"
process sell "Sell <goods>" @zh "销售商品" {
  owner: chief
  status: draft
  A: chief
  trigger wish "Somebody asks" @zh "有人询问"
  activity weigh "Weigh \"it\"" @zh "称重" { R: clerk  task look "Look at the scale" @zh "看秤" }
  kcp right "Is the weight right?" @zh "重量对吗?" { R: clerk  A: chief  check twice "Weighed twice" @zh "称了两次"  pass -> next  fail -> weigh at most 2 otherwise end "Not sold" @zh "未售出" }
}
"#;

fn build(outputs: &[Output]) -> BTreeMap<String, Vec<u8>> {
    let mut project = Project::default();
    project.manifest.project.name = "shop".to_owned();
    project.manifest.project.languages = vec!["en".to_owned(), "zh".to_owned()];
    project.sources =
        vec![Source { path: "shop.ltc".to_owned(), text: TEXT.to_owned(), owner: SourceOwner::Project }];
    let compilation = compile(project);
    let sound = ltc_core::check::sound(&compilation.model, &compilation.findings)
        .unwrap_or_else(|| panic!("{:?}", compilation.findings));
    let languages = compilation.model.project_language_ids().collect();
    let files = Mutex::new(BTreeMap::new());
    let missing = ltc_paper::emit(
        sound,
        &Request { outputs: outputs.to_vec(), languages },
        &[],
        &[],
        &|file: Artefact| {
            files.lock().expect("no thread failed").insert(file.path, file.bytes);
        },
    );
    assert!(missing.is_empty(), "{missing:?}");
    files.into_inner().expect("no thread failed")
}

fn member(docx: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(docx)).expect("a .docx is a ZIP archive");
    let mut text = String::new();
    archive.by_name(name).expect("it is there").read_to_string(&mut text).expect("XML is text");
    text
}

#[test]
fn a_manual_holds_contents_pictures_steps_and_controls() {
    let files = build(&[Output::Manual, Output::Word]);
    let page = String::from_utf8(files["en/manuals/shop.html"].clone()).expect("UTF-8");
    for text in [
        "Sell &#60;goods&#62;",
        "Weigh &#34;it&#34;",
        "Look at the scale",
        "Weighed twice",
        "counter(pages)",
        "href=\"#sell\"",
        "href=\"shop.docx\"",
    ] {
        assert!(page.contains(text), "{text} is missing in the page");
    }
    assert_eq!(page.matches("<img src=\"data:image/svg+xml,").count(), 1);
    for (language, texts) in [
        ("en", ["Sell &lt;goods&gt;", "Chief &amp; owner", "Weighed twice"]),
        ("zh", ["销售商品", "店长", "称了两次"]),
    ] {
        let docx = &files[&format!("{language}/manuals/shop.docx")];
        let document = member(docx, "word/document.xml");
        for text in texts {
            assert!(document.contains(text), "{text} is missing in the document");
        }
        assert!(document.contains("PAGEREF _Toc00000001") && document.contains("w:name=\"_Toc00000001\""));
        assert!(member(docx, "word/footer1.xml").contains("NUMPAGES"));
        let rels = member(docx, "word/_rels/document.xml.rels");
        assert!(rels.contains("media/rIdPicture1.png"), "{rels}");
    }
}

#[test]
fn pictures_come_with_every_diagram_and_alone() {
    let both = build(&[Output::Svg, Output::Png]);
    let svg = both.keys().filter(|path| path.ends_with(".svg")).count();
    let png: Vec<&Vec<u8>> =
        both.iter().filter(|(path, _)| path.ends_with(".png")).map(|(_, bytes)| bytes).collect();
    assert!(0 < svg && svg == png.len());
    assert!(png.iter().all(|bytes| bytes.starts_with(b"\x89PNG\r\n\x1a\n")));
    assert!(both.contains_key("en/sell/diagram.png"));
}

#[test]
fn two_builds_are_the_same_bytes() {
    let outputs = [Output::Svg, Output::Manual, Output::Word, Output::Png];
    assert!(build(&outputs) == build(&outputs));
}
