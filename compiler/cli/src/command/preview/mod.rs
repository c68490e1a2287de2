//! `ltc preview`: the site of a project in a browser, beside its findings, always of what is on the disk now.
//!
//! A server on the loopback address gives out what a build would write, each file made when it is asked for; nothing is written to the
//! disk. A change of a file checks again and the browser shows it; while there are errors it keeps the last pages that could be built.

mod pages;
mod server;
mod show;
mod watch;

use crate::args::Preview;
use crate::exit::Exit;
use crate::io::Io;
use crate::report::visible;
use show::Maker;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::sync::mpsc;

/// The port that is tried first where none is asked for.
const PORT: u16 = 4680;
/// How many ports after it are tried.
const TRIES: u16 = 20;

/// Serves the project until the process is stopped.
pub(super) fn run(preview: &Preview, io: &mut Io<'_>) -> Exit {
    let maker = Maker::new(io, preview);
    let show = maker.make(1);
    if let Some(findings) = &show.nothing {
        io.note(&format!("{}\nnothing to preview\n", visible(findings.trim_end())));
        return Exit::CouldNotRun;
    }
    let listener = match listen(preview.port) {
        Ok(listener) => listener,
        Err(message) => {
            io.note(&format!("ltc: {message}\n"));
            return Exit::CouldNotRun;
        }
    };
    let address = listener.local_addr().map_or_else(|_| String::new(), |address| address.to_string());
    let (changed, changes) = mpsc::channel();
    let _watcher = match watch::watch(&show.folders, changed) {
        Ok(watcher) => watcher,
        Err(error) => {
            io.note(&format!("ltc: changes of files cannot be watched: {error}\n"));
            return Exit::CouldNotRun;
        }
    };
    let summary = show.summary();
    let (sender, receiver) = tokio::sync::watch::channel(std::sync::Arc::new(show));
    io.print(&format!("http://{address}/\n"));
    io.note(&format!("{summary}; stop with Ctrl+C\n"));
    let _ = io.output.flush();
    std::thread::spawn(move || {
        let mut generation = 1;
        while watch::wait(&changes) {
            generation += 1;
            let next = maker.make(generation).after(&sender.borrow());
            if sender.send(std::sync::Arc::new(next)).is_err() {
                return;
            }
        }
    });
    match server::serve(listener, receiver) {
        Ok(()) => Exit::Clean,
        Err(error) => {
            io.note(&format!("ltc: the server stopped: {error}\n"));
            Exit::CouldNotRun
        }
    }
}

/// A port of this machine alone: the one asked for, else the first free one.
fn listen(port: Option<u16>) -> Result<TcpListener, String> {
    let bind = |port| TcpListener::bind(SocketAddr::from((Ipv4Addr::LOCALHOST, port)));
    match port {
        Some(port) => bind(port).map_err(|error| {
            format!("port {port} cannot be used: {error}; choose another with `--port`, or leave it out")
        }),
        None => (PORT..PORT + TRIES)
            .find_map(|port| bind(port).ok())
            .or_else(|| bind(0).ok())
            .ok_or_else(|| "no port of this machine can be used".to_owned()),
    }
}
