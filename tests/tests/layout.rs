//! How good the diagrams are: measured on every diagram of the library and of the examples, and on processes that are hard to draw.

use ltc_core::compile;
use ltc_core::diagnostic::Severity;
use ltc_core::emit::diagram::metrics::{FaultKind, Metrics};
use ltc_core::emit::diagram::{Frame, PAGE, Placed, Shape, fold, place};
use ltc_core::source::Lanes;
use ltc_tests::awkward::{self, Sample};
use ltc_tests::built::small_project;
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
