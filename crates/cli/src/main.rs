//! `coverbook-cli`: the application on the command line.
//!
//! Answers go to standard output, everything else to standard error. Exit codes: 0 done, 1 refused
//! or rows left out, 2 wrong usage or a file that cannot be read.

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
mod import;
mod invite;
mod keeping;
mod language;
mod mail;
mod notices;
mod pipes;
mod points;
mod progress;
mod search;
mod team;
mod texts;
mod user;

use std::ffi::OsString;
use std::io::Write as _;
use std::process::ExitCode;

use clap::FromArgMatches as _;
use clap::error::ErrorKind;
use engine::view::Language;

use arguments::{Arguments, Command, Csv, Group, Import, Invite, Mail, Notice, Point, Team, Template, User};

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

/// Tells help, the version or what is wrong with the command line, and with which code the program ends.
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
        Command::Firm(arguments::Firm::Create(wish)) => firm::create(wish).await,
        Command::Firm(arguments::Firm::Check(wish)) => firm::check(wish).await,
        Command::Firm(arguments::Firm::Show(wish)) => keeping::show(wish).await,
        Command::Firm(arguments::Firm::Edit(wish)) => keeping::edit(wish).await,
        Command::Firm(arguments::Firm::Passphrase(wish)) => keeping::passphrase(wish).await,
        Command::Firm(arguments::Firm::RecoveryCode(wish)) => keeping::recovery_code(wish).await,
        Command::Firm(arguments::Firm::NewKey(wish)) => keeping::new_key(wish).await,
        Command::Firm(arguments::Firm::AutoBackup(wish)) => keeping::auto_backup(wish).await,
        Command::Backup(wish) => keeping::backup(wish).await,
        Command::Restore(wish) => keeping::restore(wish).await,
        Command::Sample(wish) => firm::sample(wish).await,
        Command::Import(Import::Clients(wish)) => import::clients(wish).await,
        Command::Import(Import::Undo(wish)) => import::undo(wish).await,
        Command::Import(Import::List(wish)) => import::list(wish).await,
        Command::Import(Import::Template(Template::Clients(wish))) => pipes::template(wish).await,
        Command::Redo(wish) => import::redo(wish).await,
        Command::Search(wish) => search::search(wish).await,
        Command::User(User::List(wish)) => user::list(wish).await,
        Command::User(User::Add(wish)) => user::add(wish).await,
        Command::User(User::Edit(wish)) => points::edit(wish).await,
        Command::User(User::Points(wish)) => points::list(wish).await,
        Command::User(User::Point(Point::Add(wish))) => points::add(wish).await,
        Command::User(User::Point(Point::Remove(wish))) => points::remove(wish).await,
        Command::User(User::Point(Point::Main(wish))) => points::main(wish).await,
        Command::User(User::Point(Point::Label(wish))) => points::label(wish).await,
        Command::User(User::Suspend(wish)) => user::suspend(wish).await,
        Command::User(User::Unsuspend(wish)) => user::unsuspend(wish).await,
        Command::User(User::Deactivate(wish)) => user::deactivate(wish).await,
        Command::User(User::Erase(wish)) => user::erase(wish).await,
        Command::User(User::Restore(wish)) => user::restore(wish).await,
        Command::User(User::FreeEmail(wish)) => user::free_email(wish).await,
        Command::User(User::Picture(wish)) => user::picture(wish).await,
        Command::Invite(Invite::Send(wish)) => invite::send(wish).await,
        Command::Invite(Invite::Again(wish)) => invite::again(wish).await,
        Command::Invite(Invite::Revoke(wish)) => invite::revoke(wish).await,
        Command::Invite(Invite::Accept(wish)) => invite::accept(wish).await,
        Command::Invite(Invite::Decline(wish)) => invite::decline(wish).await,
        Command::Invite(Invite::Bounce(wish)) => invite::bounce(wish).await,
        Command::Invite(Invite::Show(wish)) => invite::show(wish).await,
        Command::Mail(Mail::Setup(wish)) => mail::setup(wish).await,
        Command::Mail(Mail::Test(wish)) => mail::test(wish).await,
        Command::Mail(Mail::Due(wish)) => mail::due(wish).await,
        Command::Mail(Mail::Send(wish)) => mail::send(wish).await,
        Command::Settings(wish) => mail::settings(wish).await,
        Command::Notice(Notice::List(wish)) => notices::list(wish).await,
        Command::Notice(Notice::Read(wish)) => notices::read(wish).await,
        Command::Notice(Notice::Weekly(wish)) => notices::weekly(wish).await,
        Command::Announce(wish) => notices::announce(wish).await,
        Command::Team(Team::List(wish)) => team::list(wish).await,
        Command::Team(Team::Create(wish)) => team::create(wish).await,
        Command::Team(Team::Edit(wish)) => team::edit(wish).await,
        Command::Team(Team::Delete(wish)) => team::delete(wish).await,
        Command::Team(Team::Default(wish)) => team::set_default(wish).await,
        Command::Team(Team::Add(wish)) => team::add(wish).await,
        Command::Team(Team::Remove(wish)) => team::remove(wish).await,
        Command::Team(Team::Move(wish)) => team::shift(wish).await,
        Command::Team(Team::Migrate(wish)) => books::migrate(wish).await,
        Command::Group(Group::List(wish)) => group::list(wish).await,
        Command::Group(Group::Create(wish)) => group::create(wish).await,
        Command::Group(Group::Edit(wish)) => group::edit(wish).await,
        Command::Group(Group::Delete(wish)) => group::delete(wish).await,
        Command::Group(Group::Add(wish)) => group::add(wish).await,
        Command::Group(Group::Remove(wish)) => group::remove(wish).await,
        Command::Group(Group::Invite(wish)) => group::invite(wish).await,
        Command::Duplicates(wish) => duplicates::duplicates(wish).await,
        Command::Merge(wish) => duplicates::merge(wish).await,
        Command::Audit(wish) => audit::audit(wish).await,
        Command::Phone(wish) => pipes::phone(wish),
        Command::Csv(Csv::Clean(wish)) => pipes::clean(&wish),
    }
}
