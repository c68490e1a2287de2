//! Adaptations of the library, as many as wanted, for benchmarks and for tests of size.
//!
//! Each region has a file of its own with so many changes, spread over all processes from lead to cash: tasks, checks and activities that
//! are added, deadlines that are shortened, people who are told, fields that are added. All of them are allowed, so a project of them has no
//! findings. The same numbers give the same bytes, everywhere.

use crate::built::{library_files, project};
use crate::dice::Dice;
use ltc_core::compile;
use ltc_core::model::{ElementId, Kind, Letter, Model};
use std::collections::BTreeSet;
use std::fmt::Write as _;

/// A project of `regions` adaptations of the library of `changes` changes each: path and text, `ltc.toml` first.
pub fn overlays(regions: usize, changes: usize) -> Vec<(String, String)> {
    let standard = compile(project(&library_files())).model;
    let places = Places::of(&standard);
    let settings = "[project]\nname = \"overlays\"\nversion = \"1\"\nlanguages = [\"en\", \"zh\"]\n";
    let mut files = vec![("ltc.toml".to_owned(), settings.to_owned())];
    files.extend((0..regions).map(|region| {
        let mut dice = Dice(0x51ed_270b ^ region as u64);
        (format!("region_{region:03}.ltc"), overlay(&standard, &places, region, changes, &mut dice))
    }));
    files
}

/// What regions change: by path, all in processes from lead to cash.
struct Places {
    /// Activities in sub-processes.
    activities: Vec<ElementId>,
    /// Key control points.
    controls: Vec<ElementId>,
    /// Roles that work somewhere.
    roles: Vec<ElementId>,
    /// Data with fields.
    data: Vec<ElementId>,
}

impl Places {
    fn of(model: &Model) -> Places {
        let chain = |id: &ElementId| model.path(*id).starts_with("std.lead_to_cash.");
        let steps = |kind| -> Vec<ElementId> { model.own(kind).filter(chain).collect() };
        let activities = steps(Kind::Activity);
        let controls = steps(Kind::Kcp);
        let working = activities.iter().flat_map(|id| model.roles(*id, Letter::Responsible));
        let roles: BTreeSet<u32> = working.map(|role| role.0).collect();
        let fields = |id: &ElementId| model.children(*id, Kind::Field).next().is_some();
        let data = model.own(Kind::Data).filter(fields).collect();
        Places { activities, controls, roles: roles.into_iter().map(ElementId).collect(), data }
    }
}

fn overlay(model: &Model, places: &Places, region: usize, changes: usize, dice: &mut Dice) -> String {
    let mut text = format!(
        "package overlays.region_{region:03} \"Region {region}\" @zh \"区域{region}\"\n\n\
         adaptation region_{region:03} \"Region {region}\" @zh \"区域{region}\" of std.lead_to_cash\n    \
         because law \"Act {region} on invoices\" in_force 2026-01-01 {{\n  \
         owner: std.roles.RPO\n  version: \"1.0.0\"\n  languages: en, zh\n"
    );
    let mut touched: BTreeSet<(usize, ElementId)> = BTreeSet::new();
    let mut number = 0;
    while number < changes {
        let kind = dice.below(5);
        let pick = |from: &[ElementId], dice: &mut Dice| from[dice.below(from.len())];
        let target = match kind {
            0 | 3 => pick(&places.activities, dice),
            1 => pick(&places.controls, dice),
            2 if dice.happens(50) => pick(&places.controls, dice),
            2 => pick(&places.activities, dice),
            _ => pick(&places.data, dice),
        };
        // Attributes of one element are changed once; what is added stands beside what others added.
        if matches!(kind, 2 | 3) && !touched.insert((kind, target)) {
            continue;
        }
        let path = model.path(target);
        let id = format!("r{region}_{number}");
        let written = match kind {
            0 if model.children(target, Kind::Task).next().is_none() => false,
            0 => task(&mut text, &path, &id),
            1 => check(&mut text, &path, &id),
            2 => deadline(&mut text, &path, model, target),
            3 => informed(&mut text, &path, model, target, pick(&places.roles, dice)),
            _ => field(&mut text, &path, &id),
        };
        number += usize::from(written);
    }
    text.push_str("}\n");
    text
}

fn task(text: &mut String, path: &str, id: &str) -> bool {
    let _ = writeln!(
        text,
        "  at {path} {{\n    add task {id} \"Record local number {id}\" @zh \"登记本地编号{id}\" {{\n      \
         code: \"{id}\"\n      done_when: \"Number recorded\" @zh \"编号已登记\"\n    }}\n  }}"
    );
    true
}

fn check(text: &mut String, path: &str, id: &str) -> bool {
    let _ = writeln!(
        text,
        "  at {path} {{ add check {id} \"The local number of {id} is there\" @zh \"有本地编号{id}\" }}"
    );
    true
}

/// One unit of time less, where there are two or more; not where a part of the step has a deadline, which would be the longer one then.
fn deadline(text: &mut String, path: &str, model: &Model, step: ElementId) -> bool {
    let Some(period) = model.within(step).filter(|period| 1 < period.count) else { return false };
    if model.descendants(step).into_iter().any(|part| model.within(part).is_some()) {
        return false;
    }
    let _ = writeln!(text, "  change {path} {{ within: {}{} }}", period.count - 1, period.unit.text());
    true
}

/// One role more is told.
fn informed(text: &mut String, path: &str, model: &Model, step: ElementId, role: ElementId) -> bool {
    if Letter::ALL.iter().any(|letter| model.roles(step, *letter).contains(&role)) {
        return false;
    }
    let _ = writeln!(text, "  change {path} {{ I: +{} }}", model.path(role));
    true
}

fn field(text: &mut String, path: &str, id: &str) -> bool {
    let _ = writeln!(
        text,
        "  at {path} {{ add field {id} \"Local number {id}\" @zh \"本地编号{id}\" {{ type: text }} }}"
    );
    true
}
