//! The schema of `ltc.toml` and its reader know the same settings.

use ltc_core::check::CODES;
use ltc_core::emit::Output;
use ltc_core::source::Manifest;
use ltc_tests::settings_schema::schema;
use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// Tables of `ltc.toml`: the way to each in the schema, and a text that puts one unknown setting into it.
const TABLES: &[(&str, &str)] = &[
    ("", "unheard_of = 1\n[project]\nname = \"a\"\n"),
    ("/properties/project", "[project]\nname = \"a\"\nunheard_of = 1\n"),
    (
        "/properties/dependencies/additionalProperties",
        "[project]\nname = \"a\"\n[dependencies]\nb = { path = \"b\", unheard_of = 1 }\n",
    ),
    ("/properties/build", "[project]\nname = \"a\"\n[build]\nunheard_of = 1\n"),
];

fn properties(schema: &Value, pointer: &str) -> BTreeSet<String> {
    let table = schema.pointer(&format!("{pointer}/properties")).and_then(Value::as_object);
    table.expect("the table is in the schema").keys().cloned().collect()
}

#[test]
fn both_know_the_same_settings() {
    let schema = schema();
    for (pointer, text) in TABLES {
        let (message, _) = Manifest::parse(text).expect_err("an unknown setting is refused");
        let known: BTreeSet<String> =
            message.split('`').skip(1).step_by(2).skip(1).map(str::to_owned).collect();
        assert_eq!(known, properties(&schema, pointer), "{pointer}: {message}");
        let closed = schema.pointer(&format!("{pointer}/additionalProperties"));
        assert_eq!(closed, Some(&Value::Bool(false)), "{pointer}");
    }
    let (message, _) =
        Manifest::parse("[project]\nname = \"a\"\n[checks]\nx = \"loud\"\n").expect_err("no level");
    let levels: Vec<&str> = message.split('`').skip(1).step_by(2).skip(1).collect();
    let wanted = schema.pointer("/properties/checks/patternProperties").and_then(Value::as_object);
    let wanted = wanted.and_then(|patterns| patterns.values().next()?.get("enum")?.as_array().cloned());
    assert_eq!(wanted, Some(levels.into_iter().map(Value::from).collect()));
}

#[test]
fn everything_the_schema_names_can_be_read() {
    let mut text = String::from(
        "[project]\nname = \"a\"\nversion = \"1\"\ntitle = \"A\"\nlanguages = [\"en\", \"zh-CN\"]\ncalendar = \"std.calendars.x\"\n\
         [dependencies]\nb = { path = \"../b\" }\n[build]\nout = \"dist\"\nlanes = \"vertical\"\nlanguages = [\"en\"]\nregions = [\"*\"]\noutputs = [",
    );
    for output in Output::ALL {
        text.push_str(&format!("\"{}\",", output.text()));
    }
    text.push_str("]\n[checks]\nLTC2005 = \"off\"\n");
    for code in CODES {
        text.push_str(&format!("{} = \"error\"\n", code.name));
    }
    Manifest::parse(&text).expect("it can be read");
    let document: Value = toml::from_str(&text).expect("it is TOML");
    for table in document.as_object().expect("a table").keys() {
        let pointer = match table.as_str() {
            "dependencies" => continue,
            table => format!("/properties/{table}"),
        };
        let written: BTreeSet<String> = document[table]
            .as_object()
            .expect("a table")
            .keys()
            .filter(|key| *key != "LTC2005")
            .cloned()
            .collect();
        assert_eq!(
            written,
            properties(&schema(), &pointer),
            "the text above tries every setting of [{table}]"
        );
    }
}

#[test]
fn the_page_names_every_setting() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/reference/project.md");
    let page = fs::read_to_string(file).expect("the page is in the repository");
    for (pointer, _) in TABLES {
        for setting in properties(&schema(), pointer) {
            assert!(
                page.contains(&format!("`{setting}`")) || page.contains(&format!("`[{setting}]`")),
                "{setting}"
            );
        }
    }
    for output in Output::ALL {
        assert!(page.contains(&format!("`{}`", output.text())), "{}", output.text());
    }
    for block in page.split("```toml\n").skip(1) {
        let text = block.split("```").next().unwrap_or_default();
        Manifest::parse(text).unwrap_or_else(|(message, _)| panic!("{message}:\n{text}"));
    }
}
