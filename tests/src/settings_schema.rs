//! The JSON Schema of `ltc.toml`, for editors: made from the codes and outputs there are, so that it can't lag behind them.

use ltc_core::check::CODES;
use ltc_core::diagnostic::Strictness;
use ltc_core::emit::Output;
use serde_json::{Map, Value, json};

/// The schema (2020-12).
pub fn schema() -> Value {
    let outputs: Vec<&str> = Output::ALL.iter().map(|output| output.text()).collect();
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "ltc.toml",
        "description": "The settings of a project of process architecture.",
        "type": "object",
        "additionalProperties": false,
        "required": ["project"],
        "properties": {
            "project": {
                "description": "What the project is.",
                "type": "object",
                "additionalProperties": false,
                "required": ["name"],
                "properties": {
                    "name": text("Its name."),
                    "version": text("Its version, free text."),
                    "title": {
                        "description": "A title for pages, one text or one for each language; the name where there is none.",
                        "oneOf": [
                            { "type": "string" },
                            { "type": "object", "minProperties": 1, "propertyNames": tag(), "additionalProperties": { "type": "string" } },
                        ],
                    },
                    "languages": {
                        "description": "Language tags such as en, zh or es-MX; the first is the language of labels without a tag. en where nothing is said.",
                        "type": "array",
                        "minItems": 1,
                        "uniqueItems": true,
                        "items": tag(),
                    },
                    "calendar": text("The path of the calendar whose working days count; Monday to Friday where there is none."),
                },
            },
            "dependencies": {
                "description": "Other projects whose packages may be used, by a name of yours.",
                "type": "object",
                "additionalProperties": {
                    "type": "object",
                    "additionalProperties": false,
                    "required": ["path"],
                    "properties": { "path": text("Its folder, relative to this one.") },
                },
            },
            "checks": {
                "description": "Findings raised, lowered or switched off, by name or number.",
                "type": "object",
                "additionalProperties": false,
                "properties": checks(),
                "patternProperties": { "^[Ll][Tt][Cc][0-9]{4}$": level() },
            },
            "build": {
                "description": "What is built.",
                "type": "object",
                "additionalProperties": false,
                "properties": {
                    "out": text("The folder outputs go to; dist where it is not said."),
                    "outputs": {
                        "description": "Which outputs; all where it is not said.",
                        "type": "array",
                        "items": { "enum": outputs },
                    },
                    "languages": {
                        "description": "Which of the project's languages; all where it is not said.",
                        "type": "array",
                        "items": tag(),
                    },
                    "regions": {
                        "description": "Which regions are built beside the standard, by id or path; * for every one, none where it is not said.",
                        "type": "array",
                        "items": { "type": "string" },
                    },
                    "lanes": {
                        "description": "Which way the lanes of diagrams run; horizontal where it is not said.",
                        "enum": ["horizontal", "vertical"],
                    },
                },
            },
            "translations": {
                "description": "Which languages a release needs.",
                "type": "object",
                "additionalProperties": false,
                "properties": {
                    "required": {
                        "description": "The languages in which nothing may be missing or stale once released; all of the project's where it is not said.",
                        "type": "array",
                        "items": tag(),
                    },
                },
            },
        },
    })
}

fn text(description: &str) -> Value {
    json!({ "description": description, "type": "string" })
}

fn tag() -> Value {
    json!({ "type": "string", "pattern": "^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$" })
}

fn level() -> Value {
    json!({ "enum": ["error", "warning", "advice", "off"] })
}

/// Every finding by its name; a contradiction stays an error.
fn checks() -> Map<String, Value> {
    let one = |code: &&'static ltc_core::diagnostic::Code| {
        let first = code.doc.lines().next().unwrap_or("");
        let allowed = match code.strictness {
            Strictness::Contradiction => json!(["error"]),
            _ => json!(["error", "warning", "advice", "off"]),
        };
        let description = format!("{}: {first}", code.number);
        (code.name.to_owned(), json!({ "description": description, "enum": allowed }))
    };
    CODES.iter().map(one).collect()
}
