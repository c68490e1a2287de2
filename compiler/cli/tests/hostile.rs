//! What a file system can do to a project: each case gives one clear message, and nothing of the user's is lost.

mod world;

use ltc_cli::{Exit, Terminal};
use std::fs;
use world::{GOOD, SETTINGS, World};

fn check(files: &[(&str, &[u8])]) -> (Exit, String) {
    let world = World::new(&[("ltc.toml", SETTINGS)]);
    for (path, bytes) in files {
        world.write(path, bytes);
    }
    let ran = world.ltc("check --all-findings");
    (ran.exit, ran.output)
}

#[test]
fn odd_bytes_are_told_and_the_rest_is_checked() {
    let twice: &[u8] = b"package z \"Z\"\nrole a \"A\"\nrole a \"B\"\n";
    let utf16: Vec<u8> = "\u{feff}package u \"U\"\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let cases: [(&[u8], &str); 3] = [
        (b"package c \"caf\xe9\"\n", "LTC9006"),
        (&utf16, "is UTF-16"),
        (b"package n \"N\"\n\0\0\n", "odd.ltc:2"),
    ];
    for (bytes, told) in cases {
        let (exit, output) = check(&[("odd.ltc", bytes), ("z.ltc", twice)]);
        assert_eq!(exit, Exit::Findings);
        assert!(output.contains(told) && output.contains("z.ltc:3:6"), "{told}: {output}");
        assert!(!output.contains('\0'), "{told}");
    }
}

#[test]
fn windows_habits_are_fine() {
    let windows = format!("\u{feff}{}", GOOD.replace('\n', "\r\n"));
    let (exit, output) = check(&[("shop.ltc", windows.as_bytes())]);
    assert_eq!(exit, Exit::Clean, "{output}");
}

#[test]
fn an_empty_file_is_no_reason_to_fail() {
    let (exit, output) = check(&[("empty.ltc", b""), ("shop.ltc", GOOD.as_bytes())]);
    assert!(exit != Exit::CouldNotRun, "{output}");
}

#[test]
fn a_long_line_is_cut() {
    let text = format!("package a \"A\"\nprocess p \"{}\" {{ owner: nobody }}", "线".repeat(100_000));
    let (exit, output) = check(&[("a.ltc", text.as_bytes())]);
    assert_eq!(exit, Exit::Findings);
    assert!(output.contains("nobody") && output.len() < 6_000, "{} bytes", output.len());
}

#[test]
fn a_huge_file_is_not_read() {
    let world = World::good();
    let file = fs::File::create(world.path("dump.ltc")).expect("files can be made");
    file.set_len(300 << 20).expect("a file of nothing takes no room");
    let ran = world.ltc("check");
    assert_eq!(ran.exit, Exit::Findings);
    assert!(ran.output.contains("LTC9007") && ran.output.contains("300 MiB"), "{}", ran.output);
}

#[cfg(unix)]
#[test]
fn a_pipe_is_not_waited_for() {
    let world = World::good();
    let made = std::process::Command::new("mkfifo").arg(world.path("pipe.ltc")).status();
    if made.is_ok_and(|status| status.success()) {
        for line in ["check", "fmt", "fmt pipe.ltc", "check pipe.ltc"] {
            let ran = world.ltc(line);
            assert!(ran.exit != Exit::Clean && ran.output.contains("pipe.ltc"), "{line}: {}", ran.output);
        }
    }
}

#[test]
fn nothing_in_a_text_acts_on_the_terminal() {
    let text = "package a \"A\"\nrole x \"\u{1b}[2J\u{202e}\u{9b}31m\"\nrole x \"\u{1b}]0;title\u{7}\"\n";
    let world = World::new(&[("ltc.toml", SETTINGS), ("a\u{1b}[7m.ltc", text)]);
    for line in [
        "check",
        "check --format github",
        "tree",
        "why x",
        "explain \u{1b}[2J",
        "tree \u{1b}[2J",
        "check \u{1b}[2J",
    ] {
        let ran = world.ltc(line);
        let bad = |letter: char| letter != '\n' && (letter.is_control() || letter == '\u{202e}');
        assert!(
            !ran.output.contains(bad) && !ran.notes.contains(bad),
            "{line}: {:?} {:?}",
            ran.output,
            ran.notes
        );
    }
}

#[test]
fn colours_come_only_where_they_are_wanted() {
    let world =
        World::new(&[("ltc.toml", SETTINGS), ("a.ltc", "package a \"A\"\nrole x \"X\"\nrole x \"X\"\n")]);
    let terminal = Terminal { output: true, notes: false, plain: false, width: 80 };
    let coloured = |line: &str, terminal| world.ltc_with(line, b"", terminal).output.contains('\u{1b}');
    assert!(coloured("check", terminal));
    assert!(!coloured("check", Terminal { plain: true, ..terminal }));
    assert!(!coloured("check --color never", terminal));
    assert!(!coloured("check", Terminal::NONE));
    assert!(coloured("check --color always", Terminal::NONE));
}

#[test]
fn a_project_inside_another_is_its_own() {
    let world = World::good();
    world.write("inner/ltc.toml", b"[project]\nname = \"inner\"\n");
    world.write("inner/bad.ltc", b"package b \"B\"\nrole a \"A\"\nrole a \"B\"\n");
    assert_eq!(world.ltc("check").exit, Exit::Clean);
    let ran = world.ltc("check inner");
    assert_eq!(ran.exit, Exit::Findings);
    assert!(ran.output.contains("inner/bad.ltc:3:6"), "{}", ran.output);
}

#[test]
fn a_foreign_folder_is_never_taken() {
    let world = World::good();
    world.write("dist/photo.jpg", b"mine");
    let ran = world.ltc("build");
    assert_eq!(ran.exit, Exit::CouldNotRun);
    assert!(ran.output.contains("LTC9011"), "{}", ran.output);
    assert_eq!(world.tree("dist").len(), 1);
    let ran = world.ltc("build --force");
    assert_eq!(ran.exit, Exit::Clean, "{}", ran.output);
    assert!(ran.notes.contains("kept dist/photo.jpg"), "{}", ran.notes);
    assert_eq!(world.read("dist/photo.jpg"), "mine");
    assert!(1 < world.tree("dist").len());
}

#[test]
fn files_put_into_our_folder_are_kept() {
    let world = World::good();
    assert_eq!(world.ltc("build").exit, Exit::Clean);
    world.write("dist/notes.txt", b"mine");
    world.write("dist/mine/deep/notes.txt", b"mine too");
    world.write("dist/.ltc-build", (world.read("dist/.ltc-build") + "old/gone.svg\n").as_bytes());
    world.write("dist/old/gone.svg", b"ours");
    world.write("dist/old/beside.txt", b"mine three");
    let ran = world.ltc("build");
    assert_eq!(ran.exit, Exit::Clean, "{}", ran.output);
    assert_eq!(world.read("dist/notes.txt"), "mine");
    assert_eq!(world.read("dist/mine/deep/notes.txt"), "mine too");
    assert_eq!(world.read("dist/old/beside.txt"), "mine three");
    assert!(!world.path("dist/old/gone.svg").exists(), "what we wrote and no longer write goes");
    assert_eq!(ran.notes.matches("kept ").count(), 3, "{}", ran.notes);
}

#[test]
fn a_file_in_the_place_of_the_folder_stays() {
    let world = World::good();
    world.write("dist", b"mine");
    for line in ["build", "build --force"] {
        let ran = world.ltc(line);
        assert_eq!(ran.exit, Exit::CouldNotRun);
        assert!(ran.output.contains("`dist` is not a folder"), "{}", ran.output);
        assert_eq!(world.read("dist"), "mine");
    }
}

#[test]
fn the_projects_own_folder_is_never_replaced() {
    let world = World::good();
    world.write("src/more.ltc", b"package more \"More\"\n");
    for out in [".", "..", "src", "src/..", "/"] {
        let ran = world.ltc(&format!("build --force --out {out}"));
        assert_eq!(ran.exit, Exit::CouldNotRun, "{out}");
        assert!(ran.output.contains("LTC9011"), "{out}: {}", ran.output);
    }
    assert_eq!(world.read("shop.ltc"), GOOD);
    assert!(world.path("src/more.ltc").is_file());
}

#[test]
fn a_place_below_a_file_cannot_be_written() {
    let world = World::good();
    world.write("file", b"mine");
    let ran = world.ltc("build --out file/dist");
    assert_eq!(ran.exit, Exit::CouldNotRun);
    assert!(ran.output.contains("LTC9010"), "{}", ran.output);
}

#[cfg(unix)]
#[test]
fn a_folder_without_the_right_to_write_is_told() {
    use std::os::unix::fs::PermissionsExt;
    let world = World::good();
    fs::create_dir(world.path("closed")).expect("folders can be made");
    let rights = |mode| fs::set_permissions(world.path("closed"), fs::Permissions::from_mode(mode));
    rights(0o555).expect("rights can be set");
    // The superuser may write everywhere; there is nothing to see then.
    let all_powerful = fs::write(world.path("closed/probe"), b"").is_ok();
    let ran = world.ltc("build --out closed/dist");
    rights(0o755).expect("rights can be set");
    if !all_powerful {
        assert_eq!(ran.exit, Exit::CouldNotRun);
        assert!(ran.output.contains("LTC9010"), "{}", ran.output);
    }
}

#[cfg(unix)]
#[test]
fn a_link_in_the_place_of_the_folder_stays_a_link() {
    let world = World::good();
    fs::create_dir(world.path("elsewhere")).expect("folders can be made");
    std::os::unix::fs::symlink("elsewhere", world.path("dist")).expect("links can be made");
    assert_eq!(world.ltc("build").exit, Exit::Clean);
    assert!(world.path("dist").is_symlink());
    assert!(world.path("elsewhere/.ltc-build").is_file());
}

#[test]
fn nothing_is_left_beside_the_folder() {
    let world = World::good();
    assert_eq!(world.ltc("build").exit, Exit::Clean);
    world.write("dist2/x", b"");
    world.ltc("build --out dist2");
    let left: Vec<_> = fs::read_dir(world.path(""))
        .expect("the folder can be read")
        .flatten()
        .filter(|entry| entry.file_name().to_string_lossy().starts_with(".ltc"))
        .collect();
    assert!(left.is_empty(), "{left:?}");
}

#[test]
fn a_folder_called_like_a_file_is_told() {
    let world = World::good();
    world.write("deliver.ltc/roles.ltc", b"package shop\nrole driver \"Driver\"\n");
    let ran = world.ltc("check --all-findings");
    assert!(ran.output.contains("LTC9013") && ran.output.contains("deliver.ltc"), "{}", ran.output);
    assert!(ran.output.contains("unused-role"), "the files in it are read: {}", ran.output);
}

#[test]
fn what_an_interrupted_build_left_goes_with_the_next() {
    let world = World::good();
    world.write(".ltc-build-abc/lock", b"");
    world.write(".ltc-build-abc/new/half", b"");
    world.write(".ltc-build-def/old/mine", b"");
    let ran = world.ltc("build");
    assert_eq!(ran.exit, Exit::Clean, "{}", ran.notes);
    assert!(!world.path(".ltc-build-abc").exists());
    assert!(world.path(".ltc-build-def/old/mine").exists());
}
