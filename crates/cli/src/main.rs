//! `coverbook-cli`: the application on the command line.
//!
//! Answers go to standard output, everything else to standard error. Exit codes: 0 done, 1 refused
//! or rows left out, 2 wrong usage or a file that cannot be read, 3 not judged: the firm's hub cannot be
//! reached.

mod answer;
mod arguments;
mod audit;
mod books;
mod coded;
mod columns;
mod duplicates;
mod firm;
mod group;
mod help;
mod hub;
mod import;
mod invite;
mod keeping;
mod language;
mod mail;
mod notices;
mod opening;
mod pipes;
mod points;
mod progress;
mod search;
mod shared;
mod sheets;
mod team;
mod texts;
mod usage;
mod user;

use std::ffi::OsString;
use std::io::Write as _;
use std::process::ExitCode;

use clap::FromArgMatches as _;
use clap::error::ErrorKind;
use engine::view::Language;

use arguments::{Arguments, Command};

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    tracing_subscriber::fmt()
        .with_writer(std::io::stderr)
        .with_max_level(tracing::Level::WARN)
        .init();
    let typed: Vec<OsString> = std::env::args_os().collect();
    let language = language::choose(&typed);
    let mut command = help::command(language);
    let typed = help::spelled_out(&command, typed);
    let parsed = command.try_get_matches_from_mut(typed);
    let arguments = match parsed.and_then(|matches| Arguments::from_arg_matches(&matches)) {
        Ok(arguments) => arguments,
        Err(problem) => return not_run(&problem, language),
    };
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(problem) => {
            tracing::error!(%problem, "no threads");
            return ExitCode::from(2);
        }
    };
    let done = runtime.block_on(run(arguments.command));
    drop(runtime);
    engine::wait_for_closing();
    answer::exit(done)
}

/// Prints help, the version or a usage error; returns the exit code.
fn not_run(problem: &clap::Error, language: Language) -> ExitCode {
    // Help and version are answers, not problems.
    let (told, code) = match problem.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => (problem.print(), 0),
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => (problem.print(), 2),
        _ => (std::io::stderr().write_all(help::told(problem, language).as_bytes()), 2),
    };
    ExitCode::from(if told.is_ok() { code } else { 2 })
}

async fn run(command: Command) -> Result<answer::Done, answer::Failure> {
    match command {
        Command::Firm(command) => command.run().await,
        Command::Backup(args) => keeping::backup(args).await,
        Command::Restore(args) => keeping::restore(args).await,
        Command::Sample(args) => firm::sample(args).await,
        Command::Import(command) => command.run().await,
        Command::Redo(args) => import::redo(args).await,
        Command::Search(args) => search::search(args).await,
        Command::User(command) => command.run().await,
        Command::Invite(command) => command.run().await,
        Command::Mail(command) => command.run().await,
        Command::Settings(args) => mail::settings(args).await,
        Command::Notice(command) => command.run().await,
        Command::Announce(args) => notices::announce(args).await,
        Command::Team(command) => command.run().await,
        Command::Group(command) => command.run().await,
        Command::Join(args) => hub::join(args).await,
        Command::Attach(args) => hub::attach(args).await,
        Command::Sync(command) => command.run().await,
        Command::Device(command) => command.run().await,
        Command::Leave(args) => hub::leave(args).await,
        Command::Duplicates(args) => duplicates::duplicates(args).await,
        Command::Merge(args) => duplicates::merge(args).await,
        Command::Audit(args) => audit::audit(args).await,
        Command::Phone(args) => pipes::phone(args),
        Command::Csv(command) => command.run(),
    }
}
