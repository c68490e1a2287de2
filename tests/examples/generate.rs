//! Writes a generated project: `cargo run -p ltc-tests --example generate -- 10000 FOLDER [mistakes]`.

use ltc_tests::generate::{Mistakes, project};

fn main() -> std::io::Result<()> {
    let mut arguments = std::env::args().skip(1);
    let tasks = arguments.next().and_then(|text| text.parse().ok()).unwrap_or(1_000);
    let folder = std::path::PathBuf::from(arguments.next().unwrap_or_else(|| "generated".to_owned()));
    let mistakes = if arguments.next().is_some() { Mistakes::Some } else { Mistakes::None };
    std::fs::create_dir_all(&folder)?;
    for (path, text) in project(tasks, mistakes) {
        std::fs::write(folder.join(path), text)?;
    }
    Ok(())
}
