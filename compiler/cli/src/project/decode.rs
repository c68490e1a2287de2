//! Bytes of a file → text.

use ltc_grammar::tree::Span;
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

/// The largest file that is read, in bytes.
pub(crate) const MAX_BYTES: u64 = 256 * 1024 * 1024;

/// What a file holds.
#[derive(Debug)]
pub(crate) enum Decoded {
    /// UTF-8 text.
    Text(String),
    /// Something else, made readable as well as it goes.
    Mended {
        /// The text.
        text: String,
        /// The first place that did not fit.
        place: Span,
        /// What it seems to be written in, if that can be told.
        encoding: Option<&'static str>,
    },
    /// More than [`MAX_BYTES`], not read.
    TooLarge(u64),
}

/// Reads a file.
///
/// # Errors
/// Gives the system's error if the file is no plain file or cannot be read.
pub(crate) fn read(path: &Path) -> io::Result<Decoded> {
    // Opening a pipe would wait for somebody to write to it, so what it is comes first.
    let about = path.metadata()?;
    if about.is_dir() {
        return Err(io::ErrorKind::IsADirectory.into());
    }
    if !about.is_file() {
        return Err(io::Error::other("it is not a plain file"));
    }
    if MAX_BYTES < about.len() {
        return Ok(Decoded::TooLarge(about.len()));
    }
    let mut bytes = Vec::with_capacity(about.len() as usize + 1);
    File::open(path)?.take(MAX_BYTES + 1).read_to_end(&mut bytes)?;
    if MAX_BYTES < bytes.len() as u64 {
        return Ok(Decoded::TooLarge(bytes.len() as u64));
    }
    Ok(decode(bytes))
}

/// Makes text of bytes.
pub(crate) fn decode(bytes: Vec<u8>) -> Decoded {
    if let Some((text, encoding)) = utf16(&bytes) {
        return Decoded::Mended { text, place: Span::default(), encoding: Some(encoding) };
    }
    match String::from_utf8(bytes) {
        Ok(text) => Decoded::Text(text),
        Err(error) => {
            let start = error.utf8_error().valid_up_to();
            let text = String::from_utf8_lossy(error.as_bytes()).into_owned();
            let end = start + char::REPLACEMENT_CHARACTER.len_utf8();
            Decoded::Mended { text, place: Span::new(start, end), encoding: None }
        }
    }
}

/// The text of UTF-16 bytes, told by their byte-order mark or by the zero in every other byte of their first letters.
fn utf16(bytes: &[u8]) -> Option<(String, &'static str)> {
    let (body, little) = match bytes {
        [0xff, 0xfe, body @ ..] => (body, true),
        [0xfe, 0xff, body @ ..] => (body, false),
        [a, 0, b, 0, ..] if *a != 0 && *b != 0 => (bytes, true),
        [0, a, 0, b, ..] if *a != 0 && *b != 0 => (bytes, false),
        _ => return None,
    };
    let pairs = body.chunks_exact(2).filter_map(|pair| <[u8; 2]>::try_from(pair).ok());
    let units = pairs.map(|pair| if little { u16::from_le_bytes(pair) } else { u16::from_be_bytes(pair) });
    let text = char::decode_utf16(units).map(|unit| unit.unwrap_or(char::REPLACEMENT_CHARACTER)).collect();
    Some((text, "UTF-16"))
}
