//! `ltc preview` as a browser meets it: over HTTP, from this machine, while files change.

mod world;

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::time::Duration;
use world::{GOOD, World};

/// A preview that runs, and ends with the test.
struct Running {
    child: Child,
    address: String,
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Running {
    fn of(world: &World) -> Running {
        Running::with(world, &[])
    }

    fn with(world: &World, options: &[&str]) -> Running {
        let mut child = Command::new(env!("CARGO_BIN_EXE_ltc"))
            .args(["preview", "--port", "0"])
            .args(options)
            .current_dir(world.path(""))
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("the binary runs");
        let mut line = String::new();
        let output = child.stdout.take().expect("its output is a pipe");
        BufReader::new(output).read_line(&mut line).expect("it says its address");
        let address = line.trim().trim_start_matches("http://").trim_end_matches('/').to_owned();
        assert!(address.starts_with("127.0.0.1:"), "it serves this machine only: {address}");
        Running { child, address }
    }

    fn connect(&self, path: &str, host: &str) -> BufReader<TcpStream> {
        let mut stream = TcpStream::connect(&self.address).expect("it listens");
        stream.set_read_timeout(Some(Duration::from_secs(120))).expect("a timeout can be set");
        write!(stream, "GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n").expect("it reads");
        BufReader::new(stream)
    }

    /// Status and everything behind it.
    fn ask(&self, path: &str, host: &str) -> (u16, String) {
        let mut text = String::new();
        self.connect(path, host).read_to_string(&mut text).expect("answers are text");
        let status = text.split(' ').nth(1).and_then(|status| status.parse().ok()).expect("a status");
        (status, text)
    }

    fn get(&self, path: &str) -> (u16, String) {
        self.ask(path, "localhost")
    }
}

/// Waits for the number of the next state.
fn next(events: &mut BufReader<TcpStream>) -> u64 {
    loop {
        let mut line = String::new();
        assert_ne!(events.read_line(&mut line).expect("events come"), 0, "the stream of events ended");
        if let Some(number) = line.strip_prefix("data:") {
            return number.trim().parse().expect("a number");
        }
    }
}

#[test]
fn pages_and_findings_follow_the_files_and_survive_broken_ones() {
    let world = World::good();
    let preview = Running::of(&world);
    let mut events = preview.connect("/-/events", "127.0.0.1");
    let first = next(&mut events);

    let (status, page) = preview.get("/");
    assert_eq!(status, 200);
    assert!(page.contains("src=\"/site/\"") && page.contains("frame-ancestors 'none'"));
    assert_eq!(preview.get("/site/").0, 200);
    let (status, page) = preview.get("/site/en/sell/checklist.html");
    assert!(status == 200 && page.contains("Weigh the goods"));

    world.write("shop.ltc", GOOD.replace("Weigh the goods", "Weigh the apples").as_bytes());
    let second = next(&mut events);
    assert!(first < second);
    assert!(preview.get("/site/en/sell/checklist.html").1.contains("Weigh the apples"));
    assert!(preview.get("/-/state").1.contains("\"current\":true"));

    world.write("shop.ltc", b"package shop \"Shop\" process { \"");
    next(&mut events);
    let state = preview.get("/-/state").1;
    assert!(state.contains("\"current\":false") && state.contains("\"severity\": \"error\""), "{state}");
    assert!(preview.get("/site/en/sell/checklist.html").1.contains("Weigh the apples"));

    world.write("shop.ltc", GOOD.as_bytes());
    next(&mut events);
    assert!(preview.get("/site/en/sell/checklist.html").1.contains("Weigh the goods"));
    assert!(!world.path("dist").exists(), "nothing is written");
}

#[test]
fn only_this_machine_is_answered_and_only_pages_are_given() {
    let preview = Running::of(&World::good());
    assert_eq!(preview.ask("/", "evil.example").0, 421);
    assert_eq!(preview.ask("/-/state", "").0, 421);
    for path in ["/site/../../ltc.toml", "/site/%2e%2e/ltc.toml", "/ltc.toml", "/site/en/gone.html"] {
        assert_eq!(preview.get(path).0, 404, "{path}");
    }
}

#[test]
fn a_folder_without_a_project_or_a_taken_port_is_said() {
    let empty = World::new(&[]);
    let ran = empty.ltc("preview");
    assert!(ran.notes.contains("nothing to preview"), "{ran:?}");
    let taken = std::net::TcpListener::bind("127.0.0.1:0").expect("a port is free");
    let port = taken.local_addr().expect("it has an address").port();
    let ran = World::good().ltc(&format!("preview --port {port}"));
    assert!(ran.notes.contains(&format!("port {port} cannot be used")), "{ran:?}");
    assert_eq!((ran.exit, ran.output.as_str()), (ltc_cli::Exit::CouldNotRun, ""));
}

#[test]
fn regions_are_shown_where_they_are_asked_for() {
    let world = World::good();
    let region = "package north \"North\"\nuse shop\nadaptation north \"North\" of shop { version: \"1.0\"  owner: shop.clerk }\n";
    world.write("north.ltc", region.as_bytes());
    let preview = Running::with(&world, &["--all"]);
    let (status, page) = preview.get("/site/regions/north/en/sell/checklist.html");
    assert!(status == 200 && page.contains("Weigh the goods"), "{}", preview.get("/-/state").1);
    assert!(preview.get("/site/index.html").1.contains("regions/north/en/index.html"));
    let ran = world.ltc("preview --region south");
    assert!(ran.notes.contains("there is no region `south`; there are north"), "{ran:?}");
}
