//! What the project's settings make of findings, and their order.

use super::{CODES, waiver};
use crate::diagnostic::{Code, Diagnostic, Severity, Strictness, nearest};
use crate::model::Model;
use crate::source::Level;
use std::collections::BTreeMap;

/// A setting for a finding that is not known.
pub(super) const UNKNOWN: Code = Code {
    number: "LTC9101",
    name: "unknown-check",
    strictness: Strictness::Convention,
    doc: r#"`[checks]` in `ltc.toml` names a finding that does not exist.

Findings are named as `ltc check` names them, `unused-role`, or by number, `LTC3007`.

## Why it matters

The setting has no effect: a finding you meant to raise is not raised.

## Wrong

```ltc
//- ltc.toml
[project]
name = "shop"
[checks]
unused-roles = "off"
//- shop.ltc
package shop "Shop"
role seller "Seller"
```

## Right

```ltc
//- ltc.toml
[project]
name = "shop"
[checks]
unused-role = "off"
//- shop.ltc
package shop "Shop"
role seller "Seller"
```
"#,
};

/// A setting that would hide a contradiction.
pub(super) const REFUSED: Code = Code {
    number: "LTC9102",
    name: "check-stays-error",
    strictness: Strictness::Convention,
    doc: r#"`[checks]` in `ltc.toml` lowers a finding that is an error whatever the settings say.

What is missing may be reported more gently while you work: by `status: draft`, or by a setting. What contradicts itself (a name
that means nothing, a loop without a limit, a control approved by its performer) has no right reading, so nothing can be built from it.

## Why it matters

The setting has no effect, and who wrote it should know.

## Wrong

```ltc
//- ltc.toml
[project]
name = "shop"
[checks]
unbounded-loop = "warning"
//- shop.ltc
package shop "Shop"
role seller "Seller"
```

## Right

```ltc
//- ltc.toml
[project]
name = "shop"
[checks]
unused-role = "advice"
//- shop.ltc
package shop "Shop"
role seller "Seller"
```
"#,
};

/// Gives all findings of a compilation the weight the project's settings say, takes those out that are accepted or switched off, adds what
/// is wrong with the settings themselves, and puts all in order of place.
pub(crate) fn settle(model: &Model, mut findings: Vec<Diagnostic>) -> Vec<Diagnostic> {
    waiver::apply(model, &mut findings);
    let mut levels: BTreeMap<&str, Level> = BTreeMap::new();
    for (name, level) in &model.manifest.checks {
        let known = CODES.iter().find(|code| code.name == name || code.number.eq_ignore_ascii_case(name));
        match known {
            Some(code) if code.strictness == Strictness::Contradiction && *level != Level::Error => {
                let message = format!("`{name}` in `[checks]` stays an error");
                findings.push(Diagnostic::without_place(&REFUSED, message).help(
                    "take the line out of `ltc.toml`; contradictions can't be lowered, they have to be mended",
                ));
            }
            Some(code) => {
                levels.insert(code.number, *level);
            }
            None => {
                let message = format!("`{name}` in `[checks]` is no finding");
                let names = CODES.iter().map(|code| code.name);
                let help = nearest(name, names).map_or_else(
                    || "`ltc explain --list` shows them all".to_owned(),
                    |name| format!("did you mean `{name}`?"),
                );
                findings.push(Diagnostic::without_place(&UNKNOWN, message).help(help));
            }
        }
    }
    if !levels.is_empty() {
        findings.retain_mut(|finding| {
            let Some(level) = levels.get(finding.code.number) else { return true };
            finding.severity = match level {
                Level::Error => Severity::Error,
                Level::Warning => Severity::Warning,
                Level::Advice => Severity::Advice,
                Level::Off => return false,
            };
            true
        });
    }
    findings.sort_by(|a, b| {
        let key = |finding: &Diagnostic| (finding.place, finding.code.number);
        key(a).cmp(&key(b)).then_with(|| a.message.cmp(&b.message))
    });
    findings
}
