//! Builds an example into a folder: `cargo run -p ltc-tests --example build -- leads target/leads`.

use ltc_tests::built;
use std::path::Path;

fn main() {
    let mut arguments = std::env::args().skip(1);
    let name = arguments.next().unwrap_or_else(|| "leads".to_owned());
    let folder = arguments.next().unwrap_or_else(|| format!("target/{name}"));
    let (_, dist) = built::example(&name);
    built::write(&dist, Path::new(&folder));
}
