//! Every BPMN file that is emitted holds against the schema of the OMG, opens in bpmn.io without a warning, and is drawn completely and
//! cleanly. `tests/bpmn/check.mjs` looks at the files; here they are made.

use ltc_core::check::sound;
use ltc_core::compile;
use ltc_core::emit::diagram::metrics::Metrics;
use ltc_core::emit::diagram::{Shape, place};
use ltc_core::emit::{Output, Request, emit_all};
use ltc_core::source::{Manifest, Project, Source, SourceOwner};
use ltc_tests::awkward::{self, Sample};
use ltc_tests::built::{build_only, example_files, example_names, library_files, project, write};
use ltc_tests::forced;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Mutex;

fn tests() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Compiles a folder and writes its BPMN files to a new folder.
fn emit(folder: &Path, languages: &[&str], name: &str) -> PathBuf {
    let mut paths: Vec<PathBuf> = fs::read_dir(folder)
        .expect("the folder is there")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "ltc"))
        .collect();
    paths.sort();
    let sources = paths
        .iter()
        .map(|path| Source {
            path: path.file_name().expect("a file").to_string_lossy().into_owned(),
            text: fs::read_to_string(path).expect("a text"),
            owner: SourceOwner::Project,
        })
        .collect();
    let mut manifest = Manifest::default();
    manifest.project.languages = languages.iter().map(|tag| (*tag).to_owned()).collect();
    let compilation = compile(Project { manifest, sources, today: None });
    let model = &compilation.model;
    let sound = sound(model, &compilation.findings).unwrap_or_else(|| {
        let findings: Vec<&str> =
            compilation.findings.iter().map(|finding| finding.message.as_str()).collect();
        panic!("{name} has errors: {findings:#?}")
    });
    let request = Request { outputs: vec![Output::Bpmn], languages: model.project_language_ids().collect() };
    let artefacts = Mutex::new(Vec::new());
    emit_all(sound, &request, &|artefact| artefacts.lock().expect("no thread fails").push(artefact));

    let out = Path::new(env!("CARGO_TARGET_TMPDIR")).join("bpmn").join(name);
    if out.exists() {
        fs::remove_dir_all(&out).expect("the folder of the last run goes");
    }
    for artefact in artefacts.into_inner().expect("no thread fails") {
        let path = out.join(&artefact.path);
        fs::create_dir_all(path.parent().expect("below the folder")).expect("a folder");
        fs::write(path, artefact.bytes).expect("a file");
    }
    out
}

/// Builds the BPMN files of a project below a folder.
fn emit_project(files: &[(String, String)], out: &Path) {
    let compilation = compile(project(files));
    let languages = compilation.model.project_language_ids().collect();
    write(&build_only(&compilation, &Request { outputs: vec![Output::Bpmn], languages }), out);
}

/// Whether the files of a folder are good, and what the tools say.
fn look_at(folder: &Path, options: &[&str]) -> (bool, String) {
    let bpmn = tests().join("bpmn");
    assert!(bpmn.join("node_modules").exists(), "the tools are missing: run tests/tools/install.sh");
    let output = Command::new("node")
        .arg(bpmn.join("check.mjs"))
        .arg(folder)
        .args(options)
        .output()
        .expect("Node.js runs; else run tests/tools/install.sh");
    let said = String::from_utf8_lossy(&output.stdout);
    let complained = String::from_utf8_lossy(&output.stderr);
    (output.status.success(), format!("{said}{complained}"))
}

fn check(folder: &Path) {
    let (good, said) = look_at(folder, &[]);
    assert!(good, "{said}");
}

/// The library's processes and those of every example, in every language; one run of the tools for all.
#[test]
fn every_process_of_library_and_examples_is_good_bpmn() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    emit_project(&library_files(), &folder.path().join("library"));
    for name in example_names() {
        emit_project(&example_files(&name), &folder.path().join(name));
    }
    check(folder.path());
}

#[test]
fn vertical_lanes_are_good_bpmn() {
    let mut files = example_files("leads");
    let settings = &mut files.first_mut().expect("an example has settings").1;
    *settings = settings.replace("[build]\n", "[build]\nlanes = \"vertical\"\n");
    let folder = tempfile::tempdir().expect("a folder can be made");
    emit_project(&files, folder.path());
    check(folder.path());
    let process = folder.path().join("en/manage_leads.validate_and_distribute_leads/process.bpmn");
    let text = fs::read_to_string(process).expect("the process is written");
    assert!(text.contains("isHorizontal=\"false\"") && !text.contains("isHorizontal=\"true\""));
}

#[test]
fn every_shape_is_good_bpmn() {
    check(&emit(&tests().join("bpmn/shapes"), &["en", "zh"], "shapes"));
}

#[test]
fn spoilt_files_are_noticed() {
    let folder = emit(&tests().join("bpmn/shapes"), &["en"], "spoilt");
    let path = folder.join("en/sales.take_order/deliver.settle.bpmn");
    let good = fs::read_to_string(&path).expect("the file is emitted");
    let alone = folder.join("alone");
    fs::create_dir_all(&alone).expect("a folder");
    let spoilt = [
        ("schema", "isExecutable=\"false\"", "isExecutable=\"perhaps\""),
        ("moddle", "targetRef=\"deliver.settle.count\"", "targetRef=\"nowhere\""),
        (
            "lint",
            "<bpmn:endEvent id=\"deliver.settle-done\" name=\"Done\">",
            "<bpmn:endEvent id=\"deliver.settle-done\">",
        ),
        ("di", "bpmnElement=\"deliver.settle.count\"", "bpmnElement=\"deliver.settle-done\""),
        ("edges", "<di:waypoint x=\"", "<di:waypoint x=\"1"),
    ];
    for (fault, from, to) in spoilt {
        assert!(good.contains(from), "{from} is not in the file");
        fs::write(alone.join("spoilt.bpmn"), good.replacen(from, to, 1)).expect("a file");
        let (is_good, said) = look_at(&alone, &["--without-browser"]);
        assert!(!is_good && said.contains(&format!("spoilt.bpmn: {fault}: ")), "{fault}: {said}");
    }
}

/// Ids of elements, without those of the flows: a flow is new when what it leads to is new.
fn ids(path: &Path) -> Vec<String> {
    let text = fs::read_to_string(path).expect("the file is emitted");
    let model = text.split("<bpmndi:BPMNDiagram").next().unwrap_or("");
    let ids = model.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next());
    ids.map(str::to_owned).collect()
}

#[test]
fn a_step_more_leaves_all_other_ids_alone() {
    let before = emit(&tests().join("bpmn/shapes"), &["en"], "before");
    let changed = Path::new(env!("CARGO_TARGET_TMPDIR")).join("bpmn-changed");
    fs::create_dir_all(&changed).expect("a folder");
    let source = fs::read_to_string(tests().join("bpmn/shapes/shapes.ltc")).expect("a text");
    let place = "    decision size ";
    assert!(source.contains(place));
    let more = format!("    activity thank_customer \"Thank customer\"\n{place}");
    fs::write(changed.join("shapes.ltc"), source.replacen(place, &more, 1)).expect("a file");
    let after = emit(&changed, &["en"], "after");

    let file = "en/sales.take_order/process.bpmn";
    let (before, after) = (ids(&before.join(file)), ids(&after.join(file)));
    let lost: Vec<&String> = before.iter().filter(|id| !after.contains(id)).collect();
    assert!(lost.is_empty(), "{lost:?}");
    let new: Vec<&String> = after.iter().filter(|id| !before.contains(id)).collect();
    assert_eq!(new, ["thank_customer", "owner--thank_customer--shapes.clerk", "thank_customer-flow"]);
}

/// The conditions of a file, by the flow that has them.
fn conditions(path: &Path) -> Vec<String> {
    let text = fs::read_to_string(path).expect("the file is emitted");
    let flows = text.split("<bpmn:sequenceFlow id=\"").skip(1).filter_map(|flow| {
        let (id, rest) = flow.split_once('"')?;
        let rest = rest.split("<bpmn:sequenceFlow").next()?;
        let (_, rest) = rest.split_once("<bpmn:conditionExpression xsi:type=\"bpmn:tFormalExpression\">")?;
        Some(format!("{id}: {}", rest.split_once('<')?.0))
    });
    flows.collect()
}

#[test]
fn conditions_ask_for_what_somebody_or_the_data_decides() {
    let folder = emit(&tests().join("bpmn/shapes"), &["en"], "conditions");
    assert_eq!(
        conditions(&folder.join("en/sales.take_order/process.bpmn")),
        [
            "deliver.settle.agreed-agree: deliver_settle_agreed_outcome = \"agree\"",
            "deliver.settle.agreed-differ: (deliver_settle_agreed_outcome = \"differ\") and deliver_settle_agreed_differ_times &lt; 2",
            "deliver.receipt-choice-confirmed: deliver_receipt_outcome = \"confirmed\"",
            "deliver.receipt-choice-refused: (deliver_receipt_outcome = \"refused\") and deliver_receipt_refused_times &lt; 1",
            "deliver.receipt-choice-refused-otherwise: (deliver_receipt_outcome = \"refused\") and deliver_receipt_refused_times &gt;= 1",
            "size-small: order.amount &lt;= 1000",
            "size.large.approve-choice-yes: size_large_approve_outcome = \"yes\"",
            "prepare-prepare.pack_goods: true",
            "prepare-papers: true",
            "prepare-insurance: order.amount &gt; 100",
            "prepare.papers.check_papers-choice-pass: prepare_papers_check_papers_outcome = \"pass\"",
            "prepare.papers.check_papers-choice-fail: (prepare_papers_check_papers_outcome = \"fail\") and prepare_papers_check_papers_fail_times &lt; 2",
        ]
    );
    let text = fs::read_to_string(folder.join("en/sales.开票/process.bpmn")).expect("the file is emitted");
    assert!(!text.contains("timerEventDefinition"), "a process that is called starts at a plain start");
}

/// Lines cross at most half as often again as where dagre places the same graphs without lanes, but for what lanes force.
#[test]
#[expect(clippy::print_stdout, reason = "figures for people who work on the layout")]
fn lines_cross_little_more_often_than_without_lanes() {
    let samples: Vec<Sample> = awkward::of_library().into_iter().chain(awkward::all()).collect();
    let graphs: Vec<serde_json::Value> = samples
        .iter()
        .map(|Sample { drawing, .. }| {
            let placed = place(drawing);
            let nodes: Vec<_> =
                placed.items.iter().map(|item| (item.frame.width, item.frame.height)).collect();
            // An event on the edge of a box stands where the box does.
            let home = |item: usize| match drawing.items[item].shape {
                Shape::Boundary(host) => host,
                _ => item,
            };
            let edges: Vec<_> = drawing.links.iter().map(|link| (home(link.from), home(link.to))).collect();
            serde_json::json!({ "nodes": nodes, "edges": edges })
        })
        .collect();
    let folder = tempfile::tempdir().expect("a folder can be made");
    let file = folder.path().join("graphs.json");
    fs::write(&file, serde_json::to_vec(&graphs).expect("graphs are plain")).expect("the graphs are written");
    let output = Command::new("node")
        .arg(tests().join("bpmn/dagre.mjs"))
        .stdin(fs::File::open(&file).expect("the graphs are there"))
        .output()
        .expect("Node.js runs; else run tests/tools/install.sh");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let theirs: Vec<usize> = serde_json::from_slice(&output.stdout).expect("a number for each graph");
    let mut sums = (0, 0, 0);
    for (sample, theirs) in samples.iter().zip(theirs) {
        let placed = place(&sample.drawing);
        let ours = Metrics::of(&sample.drawing, &placed).crossings;
        let forced = forced::by_lanes(&sample.drawing);
        sums = (sums.0 + ours, sums.1 + forced, sums.2 + theirs);
        if 0 < ours + theirs {
            println!("{ours:>4}, forced {forced:>3}, dagre {theirs:>3}  {}", sample.name);
        }
        // One graph may have a little bad luck, all of them may not.
        assert!(
            2 * ours <= 3 * theirs + 2 * forced + 6,
            "{}: {ours} crossings, {forced} forced, dagre {theirs}",
            sample.name
        );
    }
    println!("{} crossings, {} forced by lanes, dagre {}", sums.0, sums.1, sums.2);
    assert!(
        2 * sums.0 <= 3 * sums.2 + 2 * sums.1,
        "{} crossings, {} forced, dagre {}",
        sums.0,
        sums.1,
        sums.2
    );
}
