//! JSON Schema (2020-12), as much of it as `docs/reference/model.schema.json` uses. A keyword outside that part is an error, so
//! that no rule of the schema is passed over unseen.

use serde_json::{Map, Value};

/// What is wrong with a document, each with the place in the document (a JSON pointer); empty when it fits the schema.
pub fn validate(schema: &Value, document: &Value) -> Vec<String> {
    let mut faults = Vec::new();
    check(schema, schema, document, "", &mut faults);
    faults
}

fn check(root: &Value, schema: &Value, value: &Value, at: &str, faults: &mut Vec<String>) {
    let Some(keywords) = schema.as_object() else {
        if schema == &Value::Bool(false) {
            faults.push(format!("{at}: nothing may stand here"));
        }
        return;
    };
    for (keyword, rule) in keywords {
        if faults.len() < 20 {
            check_keyword(root, keywords, keyword, rule, value, at, faults);
        }
    }
}

fn check_keyword(
    root: &Value,
    schema: &Map<String, Value>,
    keyword: &str,
    rule: &Value,
    value: &Value,
    at: &str,
    faults: &mut Vec<String>,
) {
    let mut fault = |holds: bool, words: &str| {
        if !holds {
            faults.push(format!("{at}: {words} {rule}"));
        }
    };
    let length = |value: &Value| value.as_str().map(|text| text.chars().count() as u64);
    match keyword {
        "$schema" | "$id" | "$defs" | "title" | "description" => {}
        "const" => fault(value == rule, "is not"),
        "enum" => fault(rule.as_array().is_some_and(|list| list.contains(value)), "is none of"),
        "type" => fault(rule.as_str().is_some_and(|name| has_type(value, name)), "is no"),
        "minLength" => {
            fault(length(value).is_none_or(|length| rule.as_u64() <= Some(length)), "is shorter than")
        }
        "minimum" => fault(value.as_f64().is_none_or(|number| rule.as_f64() <= Some(number)), "is less than"),
        "maximum" => fault(value.as_f64().is_none_or(|number| Some(number) <= rule.as_f64()), "is more than"),
        "minItems" => {
            let count = value.as_array().map(|list| list.len() as u64);
            fault(count.is_none_or(|count| rule.as_u64() <= Some(count)), "has fewer items than");
        }
        "uniqueItems" => {
            let list = value.as_array().map_or(&[][..], Vec::as_slice);
            let again = list
                .iter()
                .enumerate()
                .any(|(index, item)| list.iter().take(index).any(|other| other == item));
            fault(!again, "has an item twice although uniqueItems is");
        }
        "pattern" => {
            let pattern = rule.as_str().expect("a pattern is a text");
            fault(value.as_str().is_none_or(|text| matches_pattern(pattern, text)), "does not match");
        }
        "required" => {
            for name in rule.as_array().into_iter().flatten().filter_map(Value::as_str) {
                if value.as_object().is_some_and(|object| !object.contains_key(name)) {
                    faults.push(format!("{at}: has no `{name}`"));
                }
            }
        }
        "properties" => {
            for (name, rule) in rule.as_object().into_iter().flatten() {
                if let Some(inner) = value.get(name) {
                    check(root, rule, inner, &format!("{at}/{name}"), faults);
                }
            }
        }
        "additionalProperties" => {
            let known = schema.get("properties").and_then(Value::as_object);
            for (name, inner) in value.as_object().into_iter().flatten() {
                if !known.is_some_and(|known| known.contains_key(name)) {
                    check(root, rule, inner, &format!("{at}/{name}"), faults);
                }
            }
        }
        "propertyNames" => {
            for name in value.as_object().into_iter().flat_map(Map::keys) {
                check(root, rule, &Value::String(name.clone()), &format!("{at}/{name}"), faults);
            }
        }
        "items" => {
            for (index, item) in value.as_array().into_iter().flatten().enumerate() {
                check(root, rule, item, &format!("{at}/{index}"), faults);
            }
        }
        "allOf" => {
            for rule in rule.as_array().into_iter().flatten() {
                check(root, rule, value, at, faults);
            }
        }
        "oneOf" => {
            let fits = |rule: &&Value| {
                let mut inner = Vec::new();
                check(root, rule, value, at, &mut inner);
                inner.is_empty()
            };
            let count = rule.as_array().into_iter().flatten().filter(fits).count();
            if count != 1 {
                faults.push(format!("{at}: {value} fits {count} of the schemas of which it must fit one"));
            }
        }
        "$ref" => {
            let pointer =
                rule.as_str().and_then(|text| text.strip_prefix('#')).expect("a reference into the schema");
            let target = root.pointer(pointer).expect("a reference leads to a schema");
            check(root, target, value, at, faults);
        }
        other => faults.push(format!("{at}: the schema uses `{other}`, which this check does not know")),
    }
}

fn has_type(value: &Value, name: &str) -> bool {
    match name {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "integer" => value.is_i64() || value.is_u64(),
        "boolean" => value.is_boolean(),
        "null" => value.is_null(),
        other => panic!("the schema uses the type `{other}`, which this check does not know"),
    }
}

/// The patterns of the schema, each by hand: a crate for three patterns would be dear.
fn matches_pattern(pattern: &str, text: &str) -> bool {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    match pattern {
        "^[A-Za-z0-9]{1,8}(-[A-Za-z0-9]{1,8})*$" => text.split('-').all(|part| {
            (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
        }),
        "^1\\.[0-9]+$" => text.strip_prefix("1.").is_some_and(digits),
        "^[0-9]{4}-[0-9]{2}-[0-9]{2}$" => {
            let parts: Vec<&str> = text.split('-').collect();
            parts.iter().all(|part| digits(part)) && parts.iter().map(|part| part.len()).eq([4, 2, 2])
        }
        other => panic!("the schema uses the pattern `{other}`, which this check does not know"),
    }
}

#[cfg(test)]
mod tests {
    use super::validate;
    use serde_json::json;

    #[test]
    fn faults_are_found_at_their_place() {
        let schema = json!({
            "type": "object",
            "required": ["a"],
            "additionalProperties": false,
            "properties": { "a": { "type": "array", "items": { "$ref": "#/$defs/b" } } },
            "$defs": { "b": { "oneOf": [{ "type": "string" }, { "const": 1 }] } }
        });
        assert!(validate(&schema, &json!({ "a": ["x", 1] })).is_empty());
        assert_eq!(validate(&schema, &json!({ "a": [2] })).len(), 1);
        assert_eq!(validate(&schema, &json!({ "b": 1 })).len(), 2);
        assert!(!validate(&json!({ "if": true }), &json!(1)).is_empty());
    }
}
