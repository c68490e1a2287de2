//! How good the diagrams are: measured on every diagram of the library and of the examples, and on processes that are hard to draw.

use ltc_core::compile;
use ltc_core::diagnostic::Severity;
use ltc_core::emit::diagram::metrics::{FaultKind, Metrics};
use ltc_core::emit::diagram::{Drawing, Frame, PAGE, Partner, Placed, ROOM, Shape, fold, place};
use ltc_core::emit::{Output, Request};
use ltc_core::flow::{Flow, ScopeId};
use ltc_core::model::Kind;
use ltc_core::source::Lanes;
use ltc_tests::awkward::{self, Sample};
use ltc_tests::built::{build_only, library_files, project, small_project};
use rayon::prelude::*;
use std::fmt::Write;

/// What is measured of one drawing as a whole, and of its parts on paper.
struct Measured {
    name: String,
    lanes: usize,
    items: usize,
    whole: Metrics,
    widest: i32,
    faults: Vec<String>,
}

fn measure(sample: &Sample) -> Measured {
    let placed = place(&sample.drawing);
    let whole = Metrics::of(&sample.drawing, &placed);
    let mut faults: Vec<String> = whole.faults.iter().map(|fault| format!("{fault:?}")).collect();
    names_fit(sample, &placed);
    let sheets = fold(sample.drawing.clone(), PAGE);
    for (drawing, placed) in &sheets {
        let part = Metrics::of(drawing, placed);
        faults.extend(part.faults.iter().map(|fault| format!("on paper: {fault:?}")));
    }
    Measured {
        name: sample.name.clone(),
        lanes: sample.drawing.lanes.len(),
        items: sample.drawing.items.len(),
        whole,
        widest: sheets.iter().map(|(_, placed)| placed.width).max().unwrap_or(0),
        faults,
    }
}

/// A table for people who work on the layout: `cargo test -p ltc-tests --test layout -- --nocapture`.
fn table(measured: &[Measured]) -> String {
    let mut out = String::new();
    let _ = writeln!(
        out,
        "{:>5} {:>5} {:>5} {:>6} {:>5} {:>5} {:>5} {:>6} {:>5} {:>7} {:>6}  drawing",
        "lanes", "items", "lines", "faults", "cross", "forced", "bends", "a line", "most", "density", "width"
    );
    for one in measured {
        let Metrics { crossings, forced_crossings, links, bends, most_bends, density, .. } = one.whole;
        let _ = writeln!(
            out,
            "{:>5} {:>5} {links:>5} {:>6} {crossings:>5} {forced_crossings:>5} {bends:>5} {:>6.2} {most_bends:>5} {:>7.3} {:>6}  {}",
            one.lanes,
            one.items,
            one.faults.len(),
            bends as f64 / links.max(1) as f64,
            f64::from(density) / 1000.0,
            one.widest,
            one.name
        );
    }
    out
}

/// What holds for every drawing, easy or not.
#[expect(clippy::print_stdout, reason = "figures for people who work on the layout")]
fn hold(measured: &[Measured]) {
    println!("{}", table(measured));
    for one in measured {
        assert!(one.faults.is_empty(), "{}: {:#?}", one.name, one.faults);
        assert_eq!(one.whole.count(FaultKind::Overlap), 0);
        assert_eq!(one.whole.straight_bends, 0, "{}: the way on is straight", one.name);
        assert_eq!(one.whole.empty_rows, 0, "{}: rows are in use", one.name);
        assert!(one.whole.most_bends <= 4, "{}: {} corners in a line", one.name, one.whole.most_bends);
    }
}

#[test]
#[expect(clippy::print_stdout, reason = "figures for people who work on the layout")]
fn diagrams_of_the_library_are_good() {
    let measured: Vec<Measured> = awkward::of_library().par_iter().map(measure).collect();
    hold(&measured);
    for one in &measured {
        assert!(one.widest <= PAGE, "{}: {} px wide", one.name, one.widest);
    }
    let sum = |value: fn(&Metrics) -> usize| measured.iter().map(|one| value(&one.whole)).sum::<usize>();
    let (links, bends, crossings) = (sum(|one| one.links), sum(|one| one.bends), sum(|one| one.crossings));
    println!("{} diagrams, {links} lines, {bends} corners, {crossings} crossings", measured.len());
    assert!(bends < links, "{bends} corners in {links} lines");
}

#[test]
fn awkward_processes_are_drawn_well() {
    let measured: Vec<Measured> = awkward::all().par_iter().map(measure).collect();
    hold(&measured);
    for one in &measured {
        assert!(one.whole.bends < 3 * one.whole.links / 2, "{}: {} corners", one.name, one.whole.bends);
    }
}

/// Names inside boxes have room beside the events on the edges.
fn names_fit(sample: &Sample, placed: &Placed) {
    let items = &sample.drawing.items;
    for (index, (item, place)) in items.iter().zip(&placed.items).enumerate() {
        if !matches!(item.shape, Shape::Task | Shape::Subprocess) {
            continue;
        }
        let (name, frame) = (&item.name, place.frame);
        let fits = name.width + 8 <= frame.width && name.height <= frame.height;
        assert!(fits, "{}: {} in {frame:?}", sample.name, name.text);
        let (x, y) = (frame.middle().x - name.width / 2, frame.middle().y - name.height / 2 - 4);
        let text = Frame { x, y, width: name.width, height: name.height };
        let guests =
            items.iter().zip(&placed.items).filter(|(guest, _)| guest.shape == Shape::Boundary(index));
        for (_, guest) in guests {
            assert!(!guest.frame.overlaps(text), "{}: an event on {}", sample.name, name.text);
        }
    }
}

/// Vertical lanes keep the same rules, and names stay inside their boxes.
#[test]
fn vertical_lanes_are_drawn_as_well() {
    let samples: Vec<Sample> = awkward::of_library().into_iter().chain(awkward::all()).collect();
    samples.into_par_iter().for_each(|mut sample| {
        sample.drawing.run = Lanes::Vertical;
        let placed = place(&sample.drawing);
        let found = Metrics::of(&sample.drawing, &placed);
        assert!(found.faults.is_empty(), "{}: {:#?}", sample.name, found.faults);
        assert_eq!(found.straight_bends, 0, "{}", sample.name);
        names_fit(&sample, &placed);
        for (lane, next) in placed.lanes.iter().zip(placed.lanes.iter().skip(1)) {
            assert_eq!((lane.right(), lane.y), (next.x, next.y), "{}: lanes stand side by side", sample.name);
        }
    });
}

#[test]
fn awkward_processes_are_processes() {
    for name in awkward::NAMES {
        let compilation = compile(small_project(&awkward::text(name)));
        let errors = compilation.findings.iter().filter(|finding| finding.severity == Severity::Error);
        let errors: Vec<&str> = errors.map(|finding| finding.message.as_str()).collect();
        assert!(errors.is_empty(), "{name}: {errors:#?}");
    }
}

/// The picture of a small project's process.
fn drawing_of(text: &str) -> Drawing {
    let model = compile(small_project(text)).model;
    let process = model.own(Kind::Process).next().expect("there is a process");
    let language = model.project_language_ids().next().expect("a project has a language");
    Drawing::from_flow(&model, &Flow::of(&model, process), ScopeId(0), language)
}

/// A step more, behind any of sixty: what stands before it does not move at all, what follows moves right by exactly what the picture
/// grows, and nothing moves up or down. Where the step makes a branch longer than its row is free, and only there, the branches of that
/// parallel take other rows: few boxes move sideways otherwise, and what is below the new row moves down by its height.
#[test]
fn one_step_more_moves_only_what_follows() {
    let text = awkward::text("sixty steps");
    let lines: Vec<&str> = text.lines().collect();
    let old = drawing_of(&text);
    let before = place(&old);
    let steps = lines
        .iter()
        .enumerate()
        .filter_map(|(at, line)| Some((at, line.split_once("R: ")?.1.split_whitespace().next()?)));
    let (mut all, mut exact) = (0, 0);
    for (at, role) in steps {
        let mut more: Vec<String> = lines.iter().map(|line| (*line).to_owned()).collect();
        more.insert(at + 1, format!("activity extra \"Check\" {{ R: {role} }}"));
        let new = drawing_of(&more.join("\n"));
        let after = place(&new);
        let inserted =
            new.items.iter().position(|item| item.name.text == "Check").expect("the step is drawn");
        let (grown, higher) = (after.width - before.width, after.height - before.height);
        let edge = after.items[inserted].frame.x;
        let (mut lowest_kept, mut highest_moved, mut odd) = (i32::MIN, i32::MAX, Vec::new());
        for (index, place) in before.items.iter().enumerate() {
            let now = &after.items[if index < inserted { index } else { index + 1 }];
            let (right, down) = (now.frame.x - place.frame.x, now.frame.y - place.frame.y);
            if right != 0 && !(edge <= now.frame.x && right == grown) {
                odd.push((index, right, down));
            } else if down == 0 {
                lowest_kept = lowest_kept.max(place.frame.middle().y);
            } else {
                assert_eq!(down, higher, "at {at}: item {index} moves down");
                highest_moved = highest_moved.min(place.frame.middle().y);
            }
        }
        assert!(lowest_kept < highest_moved, "at {at}: what moves down stands below what does not");
        assert!(odd.len() <= 3, "at {at}, {role}: {odd:?} of a picture that grows by {grown}");
        (all, exact) = (all + 1, exact + usize::from(odd.is_empty() && higher == 0));
    }
    assert!(all == 60 && 58 <= exact, "{exact} of {all} move nothing but what follows");
}

/// Pools of others and what passes between: no line of theirs runs through anything or along a line of ours, no name on another.
#[test]
fn pools_of_others_are_drawn_cleanly() {
    let mut messages = 0;
    for sample in awkward::of_library() {
        for (drawing, placed) in fold(sample.drawing.clone(), PAGE) {
            let partners = Partner::around(&drawing, &placed, &|_| true);
            let pools: Vec<Frame> = partners.iter().map(|partner| partner.frame).collect();
            for (at, pool) in pools.iter().enumerate() {
                assert!(placed.pool.x <= pool.x && pool.right() <= placed.pool.right(), "{}", sample.name);
                assert!(pools[at + 1..].iter().all(|other| !other.overlaps(*pool)), "{}", sample.name);
            }
            let names: Vec<Frame> = partners
                .iter()
                .flat_map(|partner| &partner.messages)
                .filter_map(|message| message.name.as_ref().map(|(_, label)| *label))
                .collect();
            for (at, name) in names.iter().enumerate() {
                let alone = names[at + 1..].iter().chain(&pools).all(|other| !other.overlaps(*name));
                assert!(alone && name.bottom() <= placed.pool.y + ROOM, "{}: {name:?}", sample.name);
            }
            for message in partners.iter().flat_map(|partner| &partner.messages) {
                messages += 1;
                let [one, two] = message.points;
                let (top, bottom) = (one.y.min(two.y), one.y.max(two.y));
                let line = Frame { x: one.x - 1, y: top - ROOM, width: 2, height: bottom - top };
                assert_eq!(one.x, two.x, "{}: messages run straight up", sample.name);
                assert!(
                    names.iter().all(|name| !(Frame { y: top, ..line }).overlaps(*name)),
                    "{}",
                    sample.name
                );
                for item in &placed.items {
                    let parts =
                        [item.frame].into_iter().chain(item.label).chain(item.note.map(|note| note.frame));
                    let sheets = item.data.iter().flat_map(|data| [data.frame, data.label]);
                    for part in parts.chain(sheets) {
                        assert!(!part.overlaps(line), "{}: a message runs through {part:?}", sample.name);
                    }
                }
            }
        }
    }
    assert!(20 <= messages, "only {messages} messages are drawn");
}

/// A picture that is not folded shows the same pools and messages as the BPMN file of the same process.
#[test]
fn pictures_and_bpmn_show_the_same_messages() {
    let compilation = compile(project(&library_files()));
    let languages = compilation.model.project_language_ids().take(1).collect();
    let dist = build_only(&compilation, &Request { outputs: vec![Output::Bpmn, Output::Svg], languages });
    let text = |path: &str| dist.get(path).map(|bytes| String::from_utf8_lossy(bytes).into_owned());
    let all: String =
        dist.keys().filter(|path| path.ends_with(".bpmn")).filter_map(|path| text(path)).collect();
    let mut compared = 0;
    for path in dist.keys().filter(|path| path.ends_with("/process.bpmn")) {
        let (Some(bpmn), Some(svg)) = (text(path), text(&path.replace("process.bpmn", "diagram.svg"))) else {
            panic!("{path} has no picture")
        };
        if svg.contains("class=\"cut\"") {
            continue;
        }
        let id = bpmn.split_once("processRef=\"").and_then(|(_, rest)| rest.split('"').next()).unwrap_or("");
        // A process that others call starts at a plain start: its trigger cannot be a message there.
        let is_called = all.contains(&format!("calledElement=\"{id}\""));
        let drawn = svg.matches("class=\"message\"").count();
        let (flows, pools) =
            (bpmn.matches("<bpmn:messageFlow ").count(), bpmn.matches("<bpmn:participant ").count());
        assert_eq!(
            flows,
            bpmn.matches("bpmnElement=\"message-flow--").count(),
            "{path}: each flow has a place"
        );
        let starts = usize::from(is_called && flows < drawn);
        assert_eq!(drawn - starts, flows, "{path}: messages in the picture and in the file");
        let others = svg.matches("class=\"partner\"").count() + 1;
        assert!(
            others == pools || (starts == 1 && others == pools + 1),
            "{path}: pools in the picture and in the file"
        );
        compared += drawn;
    }
    assert!(5 <= compared, "only {compared} messages are compared");
}
