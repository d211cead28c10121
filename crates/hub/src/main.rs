//! `coverbook-hub`: sets a hub up, runs it, and looks after it.

mod cli;
#[cfg(all(target_os = "linux", target_env = "gnu"))]
mod heaps;

use std::io::Write as _;
use std::process::ExitCode;

use clap::Parser as _;

fn main() -> ExitCode {
    #[cfg(all(target_os = "linux", target_env = "gnu"))]
    heaps::be_few();
    tracing_subscriber::fmt()
        .json()
        .flatten_event(true)
        .with_target(false)
        .with_writer(std::io::stderr)
        .init();
    let arguments = cli::Arguments::parse();
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(problem) => return told(&problem.to_string()),
    };
    match runtime.block_on(cli::run(arguments)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => told(&problem.to_string()),
    }
}

fn told(problem: &str) -> ExitCode {
    // Nobody can be told that this failed.
    let _ = writeln!(std::io::stderr(), "{problem}");
    ExitCode::FAILURE
}
