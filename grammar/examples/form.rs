//! Shows what a file is read as, and how it is laid out: `cargo run -p ltc-grammar --example form -- FILE`.

#![expect(clippy::print_stdout, reason = "it reports to the terminal")]

fn main() -> std::io::Result<()> {
    let Some(path) = std::env::args().nth(1) else {
        return Err(std::io::Error::other("which file?"));
    };
    let text = std::fs::read_to_string(path)?;
    let parsed = ltc_grammar::parse(&text);
    println!("{}", ltc_grammar::outline(&text, &parsed.file));
    for fault in &parsed.faults {
        println!("{:?} {:?} {:?}", fault.kind, fault.span, fault.span.text(&text));
    }
    match ltc_grammar::format(&text) {
        ltc_grammar::FormatOutcome::Formatted(formatted) => println!("{formatted}"),
        outcome => println!("{outcome:?}"),
    }
    Ok(())
}
