//! The command line, as a person types it.

mod books;
mod duplicates;
mod groups;
mod keeping;
mod mail;
mod notices;
mod people;
mod points;

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use domain::import;
use domain::verb::Verb;

use crate::coded::code;

pub(crate) use books::*;
pub(crate) use duplicates::*;
pub(crate) use groups::*;
pub(crate) use keeping::*;
pub(crate) use mail::*;
pub(crate) use notices::*;
pub(crate) use people::*;
pub(crate) use points::*;

/// Coverbook on the command line: for scripts, servers and measurements.
#[derive(Parser)]
#[command(name = "coverbook-cli", version)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Subcommand)]
pub(crate) enum Command {
    /// Create a firm, show it, and manage its keys.
    #[command(subcommand)]
    Firm(Firm),
    /// Save a backup of the firm. It opens on any computer with the recovery code or the passphrase.
    Backup(Backup),
    /// Restore a firm from a backup, completely or not at all.
    Restore(Restore),
    /// Create a sample firm of any size, to try things and to measure.
    Sample(Sample),
    /// Import people from a file, or undo an import.
    #[command(subcommand)]
    Import(Import),
    /// Redo the last undone action.
    Redo(Redo),
    /// Find people by any part of a name, address, number or identifier.
    Search(Search),
    /// List, add, edit, suspend and deactivate people.
    #[command(subcommand)]
    User(User),
    /// Send invitations and record the answers.
    #[command(subcommand)]
    Invite(Invite),
    /// Set up and send e-mail.
    #[command(subcommand)]
    Mail(Mail),
    /// Show or change the firm's settings.
    Settings(Settings),
    /// List your notices and mark them as read.
    #[command(subcommand)]
    Notice(Notice),
    /// Send an announcement to many people.
    Announce(Announce),
    /// Manage client teams and their members.
    #[command(subcommand)]
    Team(Team),
    /// Manage client groups and their members.
    #[command(subcommand)]
    Group(Group),
    /// List possible duplicates, the most certain first.
    Duplicates(Duplicates),
    /// Merge two records into one.
    Merge(Merge),
    /// List who did what, latest first.
    Audit(Audit),
    /// Read phone numbers: JSON lines {"region","input"} on standard input.
    Phone(Json),
    /// Work on CSV files without opening a firm.
    #[command(subcommand)]
    Csv(Csv),
}

#[derive(Subcommand)]
pub(crate) enum Firm {
    /// Create a firm in a new encrypted file.
    Create(Create),
    /// Check the firm's whole file, and report on an import that was interrupted.
    Check(Check),
    /// Show the firm's name, country and time zone.
    Show(Here),
    /// Change the firm's name, country or time zone.
    Edit(EditFirm),
    /// Set, change or remove the passphrase that opens the firm. Here, the key kept on this computer still opens
    /// the firm, even if the window asks for the passphrase at every start.
    Passphrase(Passphrase),
    /// Make a new recovery code. The old one no longer opens the firm.
    RecoveryCode(RecoveryCode),
    /// Give the firm a new key, after a passphrase or computer was lost. Earlier keys, recovery codes and
    /// passphrases then open only earlier backups and copies.
    NewKey(NewKey),
    /// Show or set the folder for automatic backups. The window saves one a day while the firm is open, and keeps
    /// the newest 14.
    AutoBackup(AutoBackup),
}

#[derive(Subcommand)]
pub(crate) enum Import {
    /// Import clients from a file.
    Clients(Clients),
    /// Undo an import.
    Undo(Undo),
    /// List the firm's imports.
    List(List),
    /// Save an empty file with the columns of an import.
    #[command(subcommand)]
    Template(Template),
}

#[derive(Subcommand)]
pub(crate) enum Template {
    /// A template for clients.
    Clients(TemplateFile),
}

#[derive(Subcommand)]
pub(crate) enum Csv {
    /// Convert delimited text in any encoding to UTF-8 CSV with commas (RFC 4180), header first.
    Clean(Clean),
}

/// Where the firm is.
#[derive(Args)]
pub(crate) struct Place {
    /// Folder of the firm's file; by default the system's folder for application data.
    #[arg(long, value_name = "DIR")]
    pub(crate) profile: Option<PathBuf>,
    /// File with the key (64 hexadecimal digits); by default the system's keyring.
    #[arg(long, value_name = "FILE")]
    pub(crate) key_file: Option<PathBuf>,
    /// Name of the firm's file, if the folder holds several.
    #[arg(long, value_name = "NAME")]
    pub(crate) firm: Option<String>,
}

/// How to answer.
#[derive(Args, Clone, Copy)]
pub(crate) struct Json {
    /// Print JSON lines.
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Args)]
pub(crate) struct Create {
    #[command(flatten)]
    pub(crate) place: Place,
    /// Name of the firm.
    #[arg(long)]
    pub(crate) name: String,
    /// Country of phone numbers, as two letters (ISO 3166-1 alpha-2).
    #[arg(long)]
    pub(crate) country: String,
    /// Your name; its last word is the last name.
    #[arg(long)]
    pub(crate) admin_name: String,
    /// Your e-mail address.
    #[arg(long)]
    pub(crate) admin_email: String,
    /// IANA time zone; by default this computer's.
    #[arg(long)]
    pub(crate) time_zone: Option<String>,
    #[command(flatten)]
    pub(crate) json: Json,
}

#[derive(Args)]
pub(crate) struct Check {
    #[command(flatten)]
    pub(crate) place: Place,
    #[command(flatten)]
    pub(crate) json: Json,
}

#[derive(Args)]
pub(crate) struct Sample {
    #[command(flatten)]
    pub(crate) place: Place,
    /// Number of clients.
    #[arg(long, default_value_t = 400)]
    pub(crate) clients: u64,
    /// Number of staff.
    #[arg(long, default_value_t = 25)]
    pub(crate) staff: u64,
    /// Number of client teams.
    #[arg(long, default_value_t = 12)]
    pub(crate) teams: usize,
    /// Seed; the same one gives the same firm.
    #[arg(long, default_value_t = 1)]
    pub(crate) seed: u64,
    /// Write the clients to this CSV file instead of creating a firm.
    #[arg(long, value_name = "FILE")]
    pub(crate) csv: Option<PathBuf>,
    /// Include a column with the clients' companies.
    #[arg(long, requires = "csv")]
    pub(crate) companies: bool,
    #[command(flatten)]
    pub(crate) json: Json,
}

#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum OnMatch {
    /// Update the client with the file's values; empty cells change nothing.
    Update,
    /// Skip the row.
    Skip,
    /// Reject the row.
    Refuse,
}

#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum OnRename {
    /// Skip the row.
    Ask,
    /// Give the client the row's name.
    Update,
    /// Add a new client without the address.
    Add,
}

#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum OnSame {
    /// Skip the row.
    Ask,
    /// Give that client the address.
    Update,
    /// Add a new client.
    Add,
}

impl From<OnMatch> for import::OnMatch {
    fn from(choice: OnMatch) -> Self {
        match choice {
            OnMatch::Update => Self::Update,
            OnMatch::Skip => Self::Skip,
            OnMatch::Refuse => Self::Refuse,
        }
    }
}

impl From<OnRename> for import::OnRename {
    fn from(choice: OnRename) -> Self {
        match choice {
            OnRename::Ask => Self::Ask,
            OnRename::Update => Self::Update,
            OnRename::Add => Self::AddWithoutAddress,
        }
    }
}

impl From<OnSame> for import::OnSame {
    fn from(choice: OnSame) -> Self {
        match choice {
            OnSame::Ask => Self::Ask,
            OnSame::Update => Self::Update,
            OnSame::Add => Self::Add,
        }
    }
}

#[derive(Args)]
pub(crate) struct Clients {
    /// The file to read.
    pub(crate) file: PathBuf,
    #[command(flatten)]
    pub(crate) place: Place,
    /// Country of numbers without a country code; by default the firm's.
    #[arg(long)]
    pub(crate) region: Option<String>,
    /// Field of a column, such as 'Kontakt=phone' or 'F=full-name'; repeatable. Name the column by heading or
    /// letter. Fields: given-name, middle-names, family-name, full-name, job-title, company, email, phone,
    /// identifier, group-identifiers, group-ids, country, dial-code, note, not-imported.
    #[arg(long = "column", value_name = "COLUMN=FIELD")]
    pub(crate) columns: Vec<String>,
    /// Show what would happen, and change nothing.
    #[arg(long)]
    pub(crate) dry_run: bool,
    /// What to do with rows that differ from a client who already exists.
    #[arg(long, value_enum, default_value_t = OnMatch::Update)]
    pub(crate) on_match: OnMatch,
    /// What to do with rows whose e-mail address belongs to a client with another name.
    #[arg(long, value_enum, default_value_t = OnRename::Ask)]
    pub(crate) on_rename: OnRename,
    /// What to do with rows that have a new e-mail address, but the name and number of a client without an address.
    #[arg(long, value_enum, default_value_t = OnSame::Ask)]
    pub(crate) on_same: OnSame,
    /// Skip rows whose identifier is already in use.
    #[arg(long)]
    pub(crate) ignore_identifiers_in_use: bool,
    /// Create a team for each unknown team name in the file, with you as its staff.
    #[arg(long)]
    pub(crate) create_teams: bool,
    /// Use an existing team for an unknown team name; name the team by name, identifier or id.
    #[arg(long, value_name = "NAME=TEAM")]
    pub(crate) team: Vec<String>,
    /// Ignore an unknown team name, as if the rows did not contain it.
    #[arg(long, value_name = "NAME")]
    pub(crate) ignore_team: Vec<String>,
    /// Invite new people by e-mail, with this message above the invitation; it may be empty.
    #[arg(long, value_name = "MESSAGE", num_args = 0..=1, default_missing_value = "")]
    pub(crate) invite: Option<String>,
    /// Report progress as JSON lines {"type":"progress","phase","done","total"} on standard error. Phases: reading,
    /// checking, importing, indexing, committed.
    #[arg(long)]
    pub(crate) progress: bool,
    #[command(flatten)]
    pub(crate) json: Json,
}

#[derive(Args)]
pub(crate) struct Undo {
    /// Id of the import, from its result or `import list`.
    pub(crate) id: String,
    #[command(flatten)]
    pub(crate) place: Place,
    #[command(flatten)]
    pub(crate) json: Json,
}

#[derive(Args)]
pub(crate) struct List {
    #[command(flatten)]
    pub(crate) place: Place,
    #[command(flatten)]
    pub(crate) json: Json,
}

#[derive(Args)]
pub(crate) struct TemplateFile {
    /// The file to write; - is standard output.
    pub(crate) file: PathBuf,
    /// Include some invented people, to try an import.
    #[arg(long)]
    pub(crate) example: bool,
    #[command(flatten)]
    pub(crate) json: Json,
}

#[derive(Args)]
pub(crate) struct Redo {
    #[command(flatten)]
    pub(crate) place: Place,
    #[command(flatten)]
    pub(crate) json: Json,
}

#[derive(Args)]
pub(crate) struct Audit {
    /// First day, such as 2026-11-22, in the firm's time zone.
    #[arg(long)]
    pub(crate) from: Option<String>,
    /// Last day.
    #[arg(long)]
    pub(crate) until: Option<String>,
    /// Only actions of this person, by id.
    #[arg(long)]
    pub(crate) actor: Option<String>,
    /// Only actions of this type, such as importPeople.
    #[arg(long, value_parser = code::<Verb>(), hide_possible_values = true)]
    pub(crate) verb: Option<Verb>,
    /// Also list which records each action changed.
    #[arg(long)]
    pub(crate) changes: bool,
    #[command(flatten)]
    pub(crate) place: Place,
    #[command(flatten)]
    pub(crate) json: Json,
}

#[derive(Args)]
pub(crate) struct Search {
    /// The text to search for.
    #[arg(required_unless_present = "stdin")]
    pub(crate) query: Option<String>,
    #[command(flatten)]
    pub(crate) place: Place,
    /// Maximum number of hits.
    #[arg(long, default_value_t = 50)]
    pub(crate) limit: usize,
    /// Read queries from standard input, one per line.
    #[arg(long, conflicts_with = "query")]
    pub(crate) stdin: bool,
    /// With --stdin: print the number of hits and the milliseconds of each query.
    #[arg(long, requires = "stdin", conflicts_with = "query")]
    pub(crate) timings: bool,
    #[command(flatten)]
    pub(crate) json: Json,
}

#[derive(Args)]
pub(crate) struct Clean {
    /// The file to read.
    pub(crate) file: PathBuf,
}
