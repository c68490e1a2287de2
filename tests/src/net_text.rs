//! Nets as text, for the soundness corpus: a line a transition, `name: taken places -> given places`, with ` ! places` behind it
//! for those it clears. A case starts with a token on `i` and ends with one on `o`. `#` opens a comment; the first line says what
//! is expected: `expect: sound`, `expect: deadlock`, `expect: dead t`.

use ltc_core::flow::net::{Net, PlaceId, Transition};
use std::collections::BTreeMap;

/// A net of the corpus.
#[derive(Debug)]
pub struct NetText {
    /// What is expected of it.
    pub expect: String,
    /// The net.
    pub net: Net,
    /// The names of its transitions, by number.
    pub transitions: Vec<String>,
    /// The names of its places, by number.
    pub places: Vec<String>,
}

impl NetText {
    /// Reads a net.
    ///
    /// # Errors
    /// Gives the line that cannot be read.
    pub fn read(text: &str) -> Result<NetText, String> {
        let mut numbers: BTreeMap<String, u32> = BTreeMap::new();
        let mut places: Vec<String> = Vec::new();
        let mut number = |name: &str| {
            let next = places.len() as u32;
            *numbers.entry(name.to_owned()).or_insert_with(|| {
                places.push(name.to_owned());
                next
            })
        };
        let (start, end) = (number("i"), number("o"));
        let (mut expect, mut names, mut transitions) = (String::new(), Vec::new(), Vec::new());
        for line in text.lines() {
            let line = line.split('#').next().unwrap_or("").trim();
            if line.is_empty() {
                continue;
            }
            let (head, rest) = line.split_once(':').ok_or_else(|| line.to_owned())?;
            if head == "expect" {
                expect = rest.trim().to_owned();
                continue;
            }
            let (taken, given) = rest.split_once("->").ok_or_else(|| line.to_owned())?;
            let (given, cleared) = given.split_once('!').unwrap_or((given, ""));
            let mut list = |names: &str| names.split_whitespace().map(&mut number).collect::<Vec<u32>>();
            let (inputs, outputs, clears) = (list(taken), list(given), list(cleared));
            if inputs.is_empty() {
                return Err(line.to_owned());
            }
            names.push(head.trim().to_owned());
            transitions.push(Transition {
                inputs: inputs.into_iter().map(PlaceId).collect(),
                outputs: outputs.into_iter().map(PlaceId).collect(),
                clears: clears.into_iter().map(|place| place..place + 1).collect(),
            });
        }
        let net = Net::new(places.len() as u32, transitions, PlaceId(start), PlaceId(end));
        Ok(NetText { expect, net, transitions: names, places })
    }
}
