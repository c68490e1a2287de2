//! The pages of one state, each made when somebody asks for it.
//!
//! A thread holds what the state means and makes one file after the other; it ends when nobody can ask any more.

use super::show::Asked;
use crate::command::build::regions_named;
use ltc_core::diagnostic::Diagnostic;
use ltc_core::emit::region::{Region, Views, with_adapted};
use ltc_core::emit::{Build, Output, Request};
use ltc_core::model::{ElementId, Model};
use ltc_core::{adapt, check};
use rayon::prelude::*;
use std::sync::mpsc;
use tokio::sync::oneshot;

/// Where the pages of a state can be asked for.
#[derive(Clone)]
pub(super) struct Pages {
    asks: mpsc::Sender<Ask>,
}

/// A file that is asked for.
struct Ask {
    path: String,
    answer: oneshot::Sender<Option<Vec<u8>>>,
}

impl Pages {
    /// The pages of a model without errors.
    pub(super) fn of(model: Model, findings: Vec<Diagnostic>, asked: Asked) -> Pages {
        let (asks, asked_for) = mpsc::channel();
        std::thread::spawn(move || serve(&model, &findings, &asked, &asked_for));
        Pages { asks }
    }

    /// The file of this path below the output folder of a build; `None` where a build has no such file.
    pub(super) async fn file(&self, path: String) -> Option<Vec<u8>> {
        let (answer, answered) = oneshot::channel();
        self.asks.send(Ask { path, answer }).ok()?;
        answered.await.ok().flatten()
    }
}

/// Makes what is asked for.
fn serve(model: &Model, findings: &[Diagnostic], asked: &Asked, asks: &mpsc::Receiver<Ask>) {
    let request = Request { outputs: Output::usual(), languages: model.project_language_ids().collect() };
    let settings = model.manifest.build.regions.as_deref().unwrap_or_default();
    let regions: Vec<ElementId> = match asked {
        Asked::All => adapt::adaptations(model).collect(),
        // A region that is no more has no pages; what was named wrongly was said at the start.
        Asked::Named(names) => {
            regions_named(if names.is_empty() { settings } else { names }, model).unwrap_or_default()
        }
    };
    let views: Vec<Views> = regions.into_par_iter().map(|region| Views::of(model, region)).collect();
    // Who writes fast saves again before anybody has looked: what is out of date by now is left.
    let mut early = Vec::new();
    if is_left(asks, &mut early) {
        return;
    }
    let standard = with_adapted(model, &views);
    let Some(sound) = check::sound(&standard, findings) else { return };
    let regions: Vec<Region<'_>> =
        views.iter().filter_map(|view| view.region(findings, &request, |_| true)).collect();
    let build = Build::of(sound, &request, &regions, findings);
    for Ask { path, answer } in early.into_iter().chain(asks) {
        // Whoever asked may have gone on to another page.
        if !answer.is_closed() {
            let _ = answer.send(build.file(&path));
        }
    }
}

/// Whether nobody asks, or can ask any more; what was asked already is put aside.
fn is_left(asks: &mpsc::Receiver<Ask>, early: &mut Vec<Ask>) -> bool {
    loop {
        match asks.try_recv() {
            Ok(ask) => early.push(ask),
            Err(mpsc::TryRecvError::Empty) => return false,
            Err(mpsc::TryRecvError::Disconnected) => return early.is_empty(),
        }
    }
}
