//! Handing texts to a translator and taking them back.

mod world;

use ltc_cli::Exit;
use world::World;

const SETTINGS: &str = "[project]\nname = \"shop\"\nversion = \"1\"\nlanguages = [\"en\", \"de\"]\n\n[checks]\nunused-role = \"off\"\n";
const SHOP: &str = "package shop \"Shop\" @de \"Laden\"\nrole seller \"Seller\"\nrole clerk \"Clerk\" { about: \"Writes \\\"all\\\" down.\" }\n";

fn shop() -> World {
    World::new(&[("ltc.toml", SETTINGS), ("shop.ltc", SHOP)])
}

/// The exported file with translations of the texts named.
fn filled(exported: &str, texts: &[(&str, &str)]) -> String {
    let mut text = exported.to_owned();
    for (context, translation) in texts {
        let at = text.find(&format!("msgctxt \"{context}\"\n")).expect("the text is exported");
        let place = at + text[at..].find("msgstr \"\"").expect("it has no translation");
        text.replace_range(place..place + "msgstr \"\"".len(), &format!("msgstr \"{translation}\""));
    }
    text
}

#[test]
fn a_file_goes_out_and_comes_back() {
    let world = shop();
    let ran = world.ltc("translate export --lang de");
    assert_eq!(ran.exit, Exit::Clean, "{}", ran.notes);
    assert!(
        !ran.output.contains("msgctxt \"shop\""),
        "what is translated beside the text is left out: {}",
        ran.output
    );
    assert!(ran.output.contains("msgid \"Writes \\\"all\\\" down.\""), "{}", ran.output);
    let sent = filled(&ran.output, &[("shop.seller", "Verkäufer"), ("shop.clerk", "Sachbearbeiter")]);
    world.write("sent.po", sent.as_bytes());
    let ran = world.ltc("translate import sent.po");
    assert_eq!(
        (ran.exit, ran.output.as_str()),
        (Exit::Clean, "translations/de.po: 2 new, 1 without a translation\n"),
        "{}",
        ran.notes
    );
    let ran = world.ltc("translate status");
    assert_eq!(ran.exit, Exit::Findings);
    assert_eq!(
        ran.output,
        "language  package  texts  translated  stale  unconfirmed  missing   %\nde        shop         4           3      0            0        1  75\n"
    );
    let ran = world.ltc("check");
    assert!(ran.output.contains("has no `about` in `de`"), "{}", ran.output);
    world.write(
        "rest.po",
        "msgctxt \"shop.clerk:about\"\nmsgid \"Writes \\\"all\\\" down.\"\nmsgstr \"Schreibt alles auf.\"\n"
            .as_bytes(),
    );
    let ran = world.ltc("translate import rest.po --lang de");
    assert_eq!(ran.output, "translations/de.po: 1 new\n", "{}", ran.notes);
    assert_eq!(world.ltc("translate status").exit, Exit::Clean);
    assert_eq!(world.ltc("check --strict").exit, Exit::Clean);
    // Taking the same in again changes nothing.
    let before = world.read("translations/de.po");
    assert_eq!(world.ltc("translate import translations/de.po").output, "translations/de.po: 3 as before\n");
    assert_eq!(world.read("translations/de.po"), before);
}

#[test]
fn a_text_that_changes_makes_its_translation_stale() {
    let world = shop();
    world.write(
        "translations/de.po",
        "msgid \"\"\nmsgstr \"Language: de\\n\"\n\nmsgctxt \"shop.seller\"\nmsgid \"Seller\"\nmsgstr \"Verkäufer\"\n".as_bytes(),
    );
    world.write("shop.ltc", SHOP.replace("\"Seller\"", "\"Shop assistant\"").as_bytes());
    let ran = world.ltc("check");
    assert!(ran.output.contains("it was `Seller`, it is `Shop assistant`"), "{}", ran.output);
    assert!(ran.output.contains("translations/de.po:4"), "{}", ran.output);
    assert!(
        world.ltc("tree shop.seller --lang de").output.contains("Shop assistant"),
        "what is stale is not shown"
    );
    let ran = world.ltc("translate export --lang de");
    let expected = "#. role\n#, fuzzy\n#| msgid \"Seller\"\nmsgctxt \"shop.seller\"\nmsgid \"Shop assistant\"\nmsgstr \"Verkäufer\"\n";
    assert!(ran.output.contains(expected), "{}", ran.output);
    // Sent back as it is, it stays stale; confirmed, it holds.
    world.write("sent.po", ran.output.as_bytes());
    assert!(world.ltc("translate import sent.po").output.contains("1 to be confirmed"));
    assert!(world.ltc("check").output.contains("stale-translation"));
    world.write("sent.po", ran.output.replace("#, fuzzy\n", "").as_bytes());
    assert!(world.ltc("translate import sent.po").output.contains("1 changed"));
    assert!(!world.ltc("check").output.contains("stale-translation"));
}

#[test]
fn xliff_goes_out_and_comes_back() {
    let world = shop();
    let ran = world.ltc("translate export --lang de --out out/de.xlf");
    assert_eq!(
        (ran.exit, ran.notes.as_str()),
        (Exit::Clean, "wrote out/de.xlf: 3 texts, 3 to translate into de\n")
    );
    let text = world.read("out/de.xlf");
    let source = "<source xml:space=\"preserve\">Seller</source>\n";
    assert!(text.contains(source), "{text}");
    let text = text.replace(
        &format!("<segment state=\"initial\">\n{source}"),
        &format!("<segment state=\"translated\">\n{source}<target>Verkäufer</target>\n"),
    );
    world.write("out/de.xlf", text.as_bytes());
    let ran = world.ltc("translate import out/de.xlf");
    assert_eq!(ran.output, "translations/de.po: 1 new, 2 without a translation\n", "{}", ran.notes);
    assert!(world.ltc("tree shop.seller --lang de").output.contains("Verkäufer"));
}

#[test]
fn what_cannot_be_taken_is_said() {
    let world = shop();
    world.write(
        "sent.po",
        "msgid \"\"\nmsgstr \"Language: de\\n\"\n\nmsgctxt \"shop.gone\"\nmsgid \"Gone\"\nmsgstr \"Fort\"\n\nmsgctxt \"shop\"\nmsgid \"Shop\"\nmsgstr \"Geschäft\"\n\nmsgctxt \"shop.clerk\"\nmsgid \"Clerk\nmsgstr \"x\"\n".as_bytes(),
    );
    let ran = world.ltc("translate import sent.po");
    assert_eq!(ran.exit, Exit::Findings);
    assert!(ran.output.contains("sent.po:4: `shop.gone` is no text of this project\n"), "{}", ran.output);
    assert!(
        ran.output.contains("sent.po:8: `shop` is translated into `de` beside the text itself"),
        "{}",
        ran.output
    );
    assert!(ran.output.contains("sent.po:13: the quotation mark at the end"), "{}", ran.output);
    for (line, told) in [
        ("translate export --lang en", "`en` is the language the texts are written in"),
        ("translate export --lang 中文", "is not a language tag"),
        ("translate import gone.po", "`gone.po` cannot be read"),
        ("translate import sent.po --lang fr", "`sent.po` is in `de`, not in `fr`"),
        ("translate import shop.ltc", "does not say its language"),
    ] {
        let ran = world.ltc(line);
        assert_eq!(ran.exit, Exit::CouldNotRun, "{line}: {}", ran.output);
        assert!(ran.notes.contains(told), "{line}: {}", ran.notes);
    }
}

#[test]
fn a_dry_run_writes_nothing() {
    let world = shop();
    world.write("sent.po", "msgctxt \"shop.seller\"\nmsgid \"Seller\"\nmsgstr \"Verkäufer\"\n".as_bytes());
    let ran = world.ltc("translate import sent.po --lang de --dry-run");
    assert_eq!(ran.output, "translations/de.po would be written: 1 new\n", "{}", ran.notes);
    assert!(!world.path("translations").exists());
}

const LEADS: &str = r#"package acme.leads "Leads"
use std.roles.{AR, SR}
process manage_leads "Manage leads" {
  status: draft
  owner: AR
  A: SR
  R: AR
  trigger found "Lead found"
  activity check_lead "Check the lead" {
    task call_customer "Call the customer"
    task write_note "Write a note"
  }
}
"#;

const NORTH: &str = r#"package acme.north "North"
adaptation north "North" of acme.leads {
  owner: std.roles.AR
  languages: de
  at manage_leads.check_lead because integration "One archive" {
    change call_customer "Visit the customer" @de "Kunden besuchen"
    change write_note "Keep a note"
  }
}
"#;

#[test]
fn what_a_region_says_in_other_words_is_not_taken_for_the_standards() {
    let settings = "[project]\nname = \"acme\"\nversion = \"1\"\nlanguages = [\"en\"]\n\n[translations]\nrequired = []\n";
    let world = World::new(&[("ltc.toml", settings), ("leads.ltc", LEADS), ("north.ltc", NORTH)]);
    let of = |task: &str, source: &str, text: &str| {
        format!(
            "#. task\nmsgctxt \"acme.leads.manage_leads.check_lead.{task}\"\nmsgid \"{source}\"\nmsgstr \"{text}\"\n"
        )
    };
    let calls = of("call_customer", "Call the customer", "Kunden anrufen");
    let notes = of("write_note", "Write a note", "Vermerk schreiben");
    world.write(
        "translations/de.po",
        format!("msgid \"\"\nmsgstr \"Language: de\\n\"\n\n{calls}\n{notes}").as_bytes(),
    );
    let ran = world.ltc("translate export --lang de --region north");
    assert_eq!(ran.exit, Exit::Clean, "{}", ran.notes);
    assert!(
        ran.output.contains(&calls) && ran.output.contains(&notes),
        "as the file has them: {}",
        ran.output
    );
    assert!(!ran.output.contains("Keep a note"), "translated where the region says it: {}", ran.output);
    assert!(ran.output.contains("msgctxt \"std.roles.AR\"\n"), "roles are read as well: {}", ran.output);
    // Of the two the region says in other words one has a translation.
    let entries = ran.output.split("\nmsgctxt ").skip(1);
    let open = entries.filter(|entry| entry.contains("\nmsgstr \"\"\n")).count();
    let status = world.ltc("translate status --format json").output;
    let status: serde_json::Value = serde_json::from_str(&status).expect("it is JSON");
    let rows = status["languages"].as_array().expect("languages");
    let north =
        rows.iter().find(|row| row["region"] == "north" && row["language"] == "de").expect("the region");
    let packages = north["packages"].as_array().expect("packages");
    let missing: u64 = packages.iter().filter_map(|package| package["missing"].as_u64()).sum();
    assert_eq!(missing, open as u64 + 1, "{north:#}");
    world.write("sent.po", filled(&ran.output, &[("std.roles.AR", "Kundenverantwortung")]).as_bytes());
    let ran = world.ltc("translate import sent.po --lang de --region north");
    assert!(ran.output.contains("1 new"), "{}{}", ran.output, ran.notes);
    let kept = world.read("translations/de.po");
    assert!(kept.contains(&calls) && kept.contains(&notes), "{kept}");
    assert!(!kept.contains("fuzzy"), "{kept}");
    assert!(!world.ltc("check").output.contains("stale-translation"));
}

#[test]
fn the_reason_of_a_separation_goes_out_and_comes_back() {
    let duties = "package shop \"Shop\" @de \"Laden\"\nrole seller \"Seller\" @de \"Verkäufer\"\nrole clerk \"Clerk\" @de \"Sachbearbeiter\"\nseparate seller, clerk because \"Four eyes see more.\"\n";
    let world = World::new(&[("ltc.toml", SETTINGS), ("shop.ltc", duties)]);
    let ran = world.ltc("translate export --lang de");
    let sent = filled(&ran.output, &[("shop.separate_seller_clerk:because", "Vier Augen sehen mehr.")]);
    world.write("sent.po", sent.as_bytes());
    let ran = world.ltc("translate import sent.po");
    assert_eq!(ran.output, "translations/de.po: 1 new\n", "{}", ran.notes);
    let ran = world.ltc("check");
    assert!(!ran.output.contains("LTC80"), "the entry is of a text: {}", ran.output);
    let ran = world.ltc("translate status");
    assert!(ran.output.ends_with(" 100\n"), "{}", ran.output);
    // What the text said before is told from what it says.
    world.write("shop.ltc", duties.replace("Four eyes", "Two people").as_bytes());
    let ran = world.ltc("check");
    assert!(ran.output.contains("LTC8002 stale-translation"), "{}", ran.output);
}

#[test]
fn what_a_language_lacks_is_read_in_the_language_it_is_a_kind_of() {
    let settings = "[project]\nname = \"shop\"\nversion = \"1\"\nlanguages = [\"en\", \"es-MX\"]\n\n[build]\nout = \"dist\"\n\n[checks]\nunused-role = \"off\"\n";
    let shop = "package shop \"Shop\" @es \"Tienda\"\nrole seller \"Seller\"\nrole clerk \"Clerk\" { about: \"Writes.\" @es \"Escribe.\" }\n";
    let world = World::new(&[("ltc.toml", settings), ("shop.ltc", shop)]);
    let of = |path: &str, source: &str, text: &str| {
        format!("\nmsgctxt \"{path}\"\nmsgid \"{source}\"\nmsgstr \"{text}\"\n")
    };
    let head = |tag: &str| format!("msgid \"\"\nmsgstr \"Language: {tag}\\n\"\n");
    let spanish =
        [head("es"), of("shop.seller", "Seller", "Vendedor"), of("shop.clerk", "Clerk", "Empleado")];
    world.write("translations/es.po", spanish.concat().as_bytes());
    let mexican = [head("es-MX"), of("shop.clerk", "Clerk", "Oficinista")];
    world.write("translations/es-MX.po", mexican.concat().as_bytes());
    let ran = world.ltc("check --strict");
    assert_eq!(ran.exit, Exit::Clean, "{}", ran.output);
    let status = world.ltc("translate status");
    assert_eq!(status.exit, Exit::Clean, "{}", status.output);
    let label = |id: &str| world.ltc(&format!("tree {id} --lang es-MX")).output;
    for (id, text) in [("shop", "Tienda"), ("shop.seller", "Vendedor"), ("shop.clerk", "Oficinista")] {
        assert!(label(id).contains(text), "{}", label(id));
    }
    // A stale translation of its own is stale still.
    world.write(
        "translations/es-MX.po",
        [head("es-MX"), of("shop.clerk", "Cleric", "Clérigo")].concat().as_bytes(),
    );
    assert!(world.ltc("check").output.contains("stale-translation"));
}

/// What a translator may send, by mistake or not, with what is said about it. Nothing of it may be written.
const BROKEN: &[(&str, &str, &str)] = &[
    ("sent.po", "msgctxt \"shop.seller\"\nmsgid \"Seller\nmsgstr \"x", "the quotation mark at the end"),
    ("sent.po", "\u{0}\u{1}\u{2}", "is no line of a PO file"),
    ("sent.po", "<html><script>alert(1)</script></html>", "is no line of a PO file"),
    ("sent.xlf", "<xliff", "sent.xlf:1:"),
    ("sent.xlf", "<html><script>alert(1)</script></html>", "sent.xlf:1:"),
    (
        "sent.xlf",
        "<?xml version=\"1.0\"?>\n<!DOCTYPE xliff [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]>\n<xliff version=\"2.0\" srcLang=\"en\" trgLang=\"de\" xmlns=\"urn:oasis:names:tc:xliff:document:2.0\"><file id=\"f\"><unit id=\"u\" name=\"shop.seller\"><segment><source>Seller</source><target>&b;</target></segment></unit></file></xliff>",
        "sent.xlf:3: this `&…;` stands for no character",
    ),
    (
        "sent.xlf",
        "<?xml version=\"1.0\"?>\n<!DOCTYPE xliff [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>\n<xliff version=\"2.0\" srcLang=\"en\" trgLang=\"de\"><file id=\"f\"><unit id=\"u\" name=\"shop.seller\"><segment><source>Seller</source><target>&e;</target></segment></unit></file></xliff>",
        "sent.xlf:3: this `&…;` stands for no character",
    ),
];

#[test]
fn broken_files_are_told_with_their_line_and_nothing_is_written() {
    for (name, text, told) in BROKEN {
        let world = shop();
        world.write(name, text.as_bytes());
        let ran = world.ltc(&format!("translate import {name} --lang de"));
        assert_ne!(ran.exit, Exit::Clean, "{text}: {}", ran.output);
        let said = format!("{}{}", ran.output, ran.notes);
        assert!(said.contains(told), "{text}: {said}");
        assert!(!said.contains('\u{0}'), "{said}");
        assert!(!world.path("translations").exists(), "{text}: {said}");
    }
}

#[test]
fn a_file_that_is_too_large_is_refused() {
    let world = shop();
    world.write("sent.po", &vec![b'#'; 33 * 1024 * 1024]);
    let ran = world.ltc("translate import sent.po --lang de");
    assert_ne!(ran.exit, Exit::Clean);
    let said = format!("{}{}", ran.output, ran.notes);
    assert!(said.contains("32 MiB"), "{said}");
    assert!(!world.path("translations").exists());
}

#[test]
fn markup_in_a_translation_is_text() {
    let world = shop();
    let target = "&lt;script&gt;alert(1)&lt;/script&gt;";
    let unit = format!(
        "<xliff version=\"2.0\" srcLang=\"en\" trgLang=\"de\" xmlns=\"urn:oasis:names:tc:xliff:document:2.0\"><file id=\"f\"><unit id=\"u1\" name=\"shop.seller\"><segment><source>Seller</source><target>{target}</target></segment></unit></file></xliff>"
    );
    world.write("sent.xlf", unit.as_bytes());
    let ran = world.ltc("translate import sent.xlf");
    assert_eq!(ran.exit, Exit::Clean, "{}{}", ran.output, ran.notes);
    assert!(world.read("translations/de.po").contains("<script>"), "a file of texts keeps it as it is");
    let ran = world.ltc("build --lang de");
    assert!(
        world.tree("dist").iter().all(|(path, bytes)| {
            let is_page = path.ends_with(".html") || path.ends_with(".svg");
            !is_page || !String::from_utf8_lossy(bytes).contains("<script>alert")
        }),
        "{}",
        ran.output
    );
}

#[test]
fn regions_that_are_not_there_are_named_with_those_that_are() {
    let settings = "[project]\nname = \"acme\"\nversion = \"1\"\nlanguages = [\"en\"]\n\n[translations]\nrequired = []\n";
    let world = World::new(&[("ltc.toml", settings), ("leads.ltc", LEADS), ("north.ltc", NORTH)]);
    world.write("sent.po", "msgid \"\"\nmsgstr \"Language: de\\n\"\n".as_bytes());
    for line in [
        "translate export --lang de --region nort",
        "translate export --lang de --region ../north",
        "translate import sent.po --region nort",
    ] {
        let ran = world.ltc(line);
        assert_eq!(ran.exit, Exit::CouldNotRun, "{line}: {}", ran.output);
        assert!(ran.notes.contains("north"), "{line}: {}", ran.notes);
        assert!(!world.path("translations").exists(), "{line}");
    }
    // A text that only another region has is none of this one's, nor of the standard's.
    let sent = "msgid \"\"\nmsgstr \"Language: de\\n\"\n\nmsgctxt \"acme.leads.manage_leads.check_lead.no_task\"\nmsgid \"A\"\nmsgstr \"B\"\n";
    world.write("sent.po", sent.as_bytes());
    let ran = world.ltc("translate import sent.po --region north");
    assert_eq!(ran.exit, Exit::Findings, "{}", ran.notes);
    assert!(ran.output.contains("sent.po:4:") && ran.output.contains("is no text of"), "{}", ran.output);
}
