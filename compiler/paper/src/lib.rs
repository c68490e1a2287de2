//! What needs a type setter: diagrams as PNG, manuals as Word documents. Beside `ltc-core` because fonts and these libraries
//! are heavy, and nothing else of the compiler needs them.

mod draw;
mod word;

pub use draw::{Painter, Picture};
pub use word::document;

use ltc_core::check::Sound;
use ltc_core::diagnostic::Diagnostic;
use ltc_core::emit::page::Site;
use ltc_core::emit::region::{self, Region};
use ltc_core::emit::{Artefact, Output, Request, manual};
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Mutex;

/// What could not be drawn as it should: file → characters no font has.
pub type Missing = BTreeMap<String, BTreeSet<char>>;

/// How much larger than its size in pixels a picture is drawn, for sharp print.
const SCALE: f32 = 2.0;

/// Makes every file that is asked for, those of [`ltc_core::emit::emit_with_regions`] included, and gives it to `sink`. Gives the
/// characters that pictures lack. Pictures are drawn from the diagrams that are made; without [`Output::Svg`] there are none.
pub fn emit(
    sound: Sound<'_>,
    request: &Request,
    regions: &[Region<'_>],
    findings: &[Diagnostic],
    sink: &(dyn Fn(Artefact) + Sync),
) -> Missing {
    let asked = |output| request.outputs.contains(&output);
    if !asked(Output::Png) && !asked(Output::Word) {
        ltc_core::emit::emit_with_regions(sound, request, regions, findings, sink);
        return Missing::new();
    }
    let press = Press { painter: Painter::new(), missing: Mutex::default(), sink };
    ltc_core::emit::emit_with_regions(sound, request, regions, findings, &|artefact: Artefact| {
        if asked(Output::Png) {
            press.picture(&artefact);
        }
        sink(artefact);
    });
    if asked(Output::Word) {
        let site = Site::new(sound, request);
        press.documents(&site, "");
        for region in regions {
            let folder = region::folder(&site.names, region.adaptation);
            press.documents(&Site::new(region.model, &region.request), &format!("{folder}/"));
        }
    }
    press.missing.into_inner().unwrap_or_default()
}

struct Press<'s> {
    painter: Painter,
    missing: Mutex<Missing>,
    sink: &'s (dyn Fn(Artefact) + Sync),
}

impl Press<'_> {
    /// The picture of a diagram.
    fn picture(&self, diagram: &Artefact) {
        let stem = diagram.path.strip_suffix(".svg").zip(std::str::from_utf8(&diagram.bytes).ok());
        if let Some((stem, svg)) = stem
            && let Some(picture) = self.painter.png(svg, SCALE)
        {
            self.give(format!("{stem}.png"), picture.bytes, picture.missing);
        }
    }

    /// The manuals of one model.
    fn documents(&self, site: &Site<'_>, folder: &str) {
        for language in &site.request.languages {
            manual::all(site, *language).into_par_iter().for_each(|manual| {
                let (bytes, lacking) = document(&manual, &self.painter);
                self.give(format!("{folder}{}.docx", manual.path), bytes, lacking);
            });
        }
    }

    fn give(&self, path: String, bytes: Vec<u8>, lacking: BTreeSet<char>) {
        if let (false, Ok(mut missing)) = (lacking.is_empty(), self.missing.lock()) {
            missing.insert(path.clone(), lacking);
        }
        (self.sink)(Artefact { path, bytes });
    }
}
