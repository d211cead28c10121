//! The project's own commands: `cargo xtask` lists them.
//!
//! Each does its own setup, so that on a fresh machine with Rust and Node one command is enough.
#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a command line tool speaks on the terminal"
)]

#[cfg(target_os = "linux")]
mod bench;
mod counts;
#[cfg(target_os = "linux")]
mod drill;
mod fuzz;
#[cfg(target_os = "linux")]
mod headless;
#[cfg(target_os = "linux")]
mod journeys;
mod licences;
mod package;
mod prerequisites;
mod process;
mod run;
#[cfg(target_os = "linux")]
mod session;
#[cfg(target_os = "linux")]
mod shots;
mod soak;
mod test;
mod ui;
mod workspace;

use std::env;
use std::process::ExitCode;

const HELP: &str = "\
cargo xtask run [-- ARGS]                     set up, build and start the app; ARGS go to it (try: -- --sample)
cargo xtask test [rust|ui|e2e|docs]           set up, then every check and test, or one group of them
cargo xtask package                           build the installable packages of this system
cargo xtask bench [import|search|lists|turn|sync|window] [--runs N] [--million]   what it costs and how fast it answers, with the bounds (Linux)
cargo xtask soak                              the tests whose size is a choice, large
cargo xtask drill desks [program|app]         a firm on three devices through what may happen, with times (Linux)
cargo xtask shots                             take the pictures of the documents anew (Linux)
cargo xtask fuzz reader|phone|frame [--seconds N | --runs N]   random input; what breaks the program becomes a seed";

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let outcome = match words.as_slice() {
        ["run", "--", rest @ ..] | ["run", rest @ ..] => run::run(rest),
        ["test", groups @ ..] => test::test(groups),
        ["package"] => package::package(),
        #[cfg(target_os = "linux")]
        ["bench", options @ ..] => bench::bench(options),
        #[cfg(target_os = "linux")]
        ["drill", rest @ ..] => drill::drill(rest),
        #[cfg(target_os = "linux")]
        ["shots"] => shots::shots(),
        ["soak"] => soak::soak(),
        ["fuzz", options @ ..] => fuzz::fuzz(options),
        [] | ["help" | "--help" | "-h"] => {
            println!("{HELP}");
            Ok(())
        }
        other => Err(format!("there is no command \"{}\"\n{HELP}", other.join(" "))),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("xtask: {message}");
            ExitCode::FAILURE
        }
    }
}
