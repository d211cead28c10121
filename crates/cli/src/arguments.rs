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

/// Coverbook for scripts, servers without a screen, and measurement.
#[derive(Parser)]
#[command(name = "coverbook-cli", version)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Subcommand)]
pub(crate) enum Command {
    /// Firms on this device.
    #[command(subcommand)]
    Firm(Firm),
    /// Saves the firm into one file that opens elsewhere with the recovery code or the passphrase.
    Backup(Backup),
    /// Puts the firm of a backup here, all of it or nothing.
    Restore(Restore),
    /// Generates a firm of any size, for trying out and measuring.
    Sample(Sample),
    /// Brings in people from a file, or takes them back.
    #[command(subcommand)]
    Import(Import),
    /// Does what was undone last again.
    Redo(Redo),
    /// Finds people by any part of their name, address, number or identifier.
    Search(Search),
    /// People and where they stand.
    #[command(subcommand)]
    User(User),
    /// Invitations, and what becomes of them.
    #[command(subcommand)]
    Invite(Invite),
    /// How mail leaves, and what waits.
    #[command(subcommand)]
    Mail(Mail),
    /// Shows how the firm invites, or changes it.
    Settings(Settings),
    /// What you are told.
    #[command(subcommand)]
    Notice(Notice),
    /// Tells many people something.
    Announce(Announce),
    /// Client teams and who is in them.
    #[command(subcommand)]
    Team(Team),
    /// Client groups, apart from teams.
    #[command(subcommand)]
    Group(Group),
    /// Lists records that may be one person's, the safest pairs first.
    Duplicates(Duplicates),
    /// Makes one record of two.
    Merge(Merge),
    /// Lists what was done, by whom, the latest first.
    Audit(Audit),
    /// Reads phone numbers: JSON lines {"region","input"} on standard input.
    Phone(Json),
    /// Works on CSV files without any firm.
    #[command(subcommand)]
    Csv(Csv),
}

#[derive(Subcommand)]
pub(crate) enum Firm {
    /// Founds a firm in a new encrypted file.
    Create(Create),
    /// Reads the whole file, and tells what became of an import that was cut short.
    Check(Check),
    /// Shows the firm's name, country and time zone.
    Show(Here),
    /// Changes them.
    Edit(EditFirm),
    /// Sets, changes or takes away the passphrase that opens the firm. A firm that asks for it at every
    /// start of the window is still opened here by the key this computer keeps.
    Passphrase(Passphrase),
    /// Makes a new recovery code; the one before opens the firm no more.
    RecoveryCode(RecoveryCode),
    /// Gives the firm a new key after a passphrase or a device was lost, all or nothing. Earlier keys,
    /// recovery codes and passphrases open only backups and copies made before.
    NewKey(NewKey),
    /// Shows or says where the window saves a backup by itself, once a day while the firm is open there;
    /// the newest 14 are kept.
    AutoBackup(AutoBackup),
}

#[derive(Subcommand)]
pub(crate) enum Import {
    /// Imports a clients file.
    Clients(Clients),
    /// Takes an import back.
    Undo(Undo),
    /// Lists the imports of the firm.
    List(List),
    /// Writes an empty file with the columns of an import.
    #[command(subcommand)]
    Template(Template),
}

#[derive(Subcommand)]
pub(crate) enum Template {
    /// For clients.
    Clients(TemplateFile),
}

#[derive(Subcommand)]
pub(crate) enum Csv {
    /// Any delimited text in any encoding → UTF-8, comma, RFC 4180, header first.
    Clean(Clean),
}

/// Where the firm is.
#[derive(Args)]
pub(crate) struct Place {
    /// Folder with the firm's file; the system's place for application data if absent.
    #[arg(long, value_name = "DIR")]
    pub(crate) profile: Option<PathBuf>,
    /// File with the key (64 hexadecimal digits); the system's keyring if absent.
    #[arg(long, value_name = "FILE")]
    pub(crate) key_file: Option<PathBuf>,
    /// Name of the firm's file, if the profile has several.
    #[arg(long, value_name = "NAME")]
    pub(crate) firm: Option<String>,
}

/// How to answer.
#[derive(Args, Clone, Copy)]
pub(crate) struct Json {
    /// Answer in JSON lines.
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
    /// Country of phone numbers, ISO 3166-1 alpha-2.
    #[arg(long)]
    pub(crate) country: String,
    /// The founder's name; the last word is the family name.
    #[arg(long)]
    pub(crate) admin_name: String,
    /// The founder's address.
    #[arg(long)]
    pub(crate) admin_email: String,
    /// IANA time zone; the device's if absent.
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
    /// How many clients.
    #[arg(long, default_value_t = 400)]
    pub(crate) clients: u64,
    /// How many members of staff.
    #[arg(long, default_value_t = 25)]
    pub(crate) staff: u64,
    /// How many client teams.
    #[arg(long, default_value_t = 12)]
    pub(crate) teams: usize,
    /// The same seed gives the same firm.
    #[arg(long, default_value_t = 1)]
    pub(crate) seed: u64,
    /// Write the clients as a CSV file to this path instead of making a firm.
    #[arg(long, value_name = "FILE")]
    pub(crate) csv: Option<PathBuf>,
    /// Give the file a column with the clients' companies.
    #[arg(long, requires = "csv")]
    pub(crate) companies: bool,
    #[command(flatten)]
    pub(crate) json: Json,
}

#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum OnMatch {
    /// They take the file's values; an empty cell never erases.
    Update,
    /// The row is passed over.
    Skip,
    /// The row is refused.
    Refuse,
}

#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum OnRename {
    /// The row is passed over.
    Ask,
    /// The client takes the row's name.
    Update,
    /// The row becomes a client of its own, without the address.
    Add,
}

#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum OnSame {
    /// The row is passed over.
    Ask,
    /// It is that client, who takes the address.
    Update,
    /// The row becomes a client of its own.
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
    /// The file.
    pub(crate) file: PathBuf,
    #[command(flatten)]
    pub(crate) place: Place,
    /// Country of numbers without a country code; the firm's if absent.
    #[arg(long)]
    pub(crate) region: Option<String>,
    /// What a column holds, as 'Kontakt=phone' or 'F=full-name'; may be given several times.
    /// Columns by heading or letter; fields given-name, middle-names, family-name, full-name,
    /// job-title, company, email, phone, identifier, group-identifiers, group-ids, country,
    /// dial-code, note, not-imported.
    #[arg(long = "column", value_name = "COLUMN=FIELD")]
    pub(crate) columns: Vec<String>,
    /// Say what would happen, write nothing.
    #[arg(long)]
    pub(crate) dry_run: bool,
    /// What happens to rows of people who are there and differ.
    #[arg(long, value_enum, default_value_t = OnMatch::Update)]
    pub(crate) on_match: OnMatch,
    /// What happens to rows whose address is that of a client with another name.
    #[arg(long, value_enum, default_value_t = OnRename::Ask)]
    pub(crate) on_rename: OnRename,
    /// What happens to rows with a new address whose name and number are those of one client without one.
    #[arg(long, value_enum, default_value_t = OnSame::Ask)]
    pub(crate) on_same: OnSame,
    /// Pass over rows whose identifier is in use.
    #[arg(long)]
    pub(crate) ignore_identifiers_in_use: bool,
    /// Create a team for every name in the file that no team has; you cover it.
    #[arg(long)]
    pub(crate) create_teams: bool,
    /// Read a name in the file that no team has as an existing team, by its name, identifier or id.
    #[arg(long, value_name = "NAME=TEAM")]
    pub(crate) team: Vec<String>,
    /// Pass over a name in the file that no team has, as if the rows did not name it.
    #[arg(long, value_name = "NAME")]
    pub(crate) ignore_team: Vec<String>,
    /// Invites new people by mail, with these words above the mail's own; may be empty.
    #[arg(long, value_name = "MESSAGE", num_args = 0..=1, default_missing_value = "")]
    pub(crate) invite: Option<String>,
    /// Tell how far it is: JSON lines {"type":"progress","phase","done","total"} on standard
    /// error; phases reading, checking, importing, indexing, committed.
    #[arg(long)]
    pub(crate) progress: bool,
    #[command(flatten)]
    pub(crate) json: Json,
}

#[derive(Args)]
pub(crate) struct Undo {
    /// Id of the import, as its result or the list tells.
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
    /// The file; - is standard output.
    pub(crate) file: PathBuf,
    /// With some people who do not exist, to try an import with.
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
    /// First day, as 2026-11-22, in the firm's time zone.
    #[arg(long)]
    pub(crate) from: Option<String>,
    /// Last day.
    #[arg(long)]
    pub(crate) until: Option<String>,
    /// Only this person's acts; an id.
    #[arg(long)]
    pub(crate) actor: Option<String>,
    /// Only acts of this kind, such as importPeople.
    #[arg(long, value_parser = code::<Verb>(), hide_possible_values = true)]
    pub(crate) verb: Option<Verb>,
    /// Tell what each act changed, record by record.
    #[arg(long)]
    pub(crate) changes: bool,
    #[command(flatten)]
    pub(crate) place: Place,
    #[command(flatten)]
    pub(crate) json: Json,
}

#[derive(Args)]
pub(crate) struct Search {
    /// What to look for.
    #[arg(required_unless_present = "stdin")]
    pub(crate) query: Option<String>,
    #[command(flatten)]
    pub(crate) place: Place,
    /// Most hits.
    #[arg(long, default_value_t = 50)]
    pub(crate) limit: usize,
    /// Read queries from standard input, one a line.
    #[arg(long, conflicts_with = "query")]
    pub(crate) stdin: bool,
    /// With --stdin: answer each query with its number of hits and its milliseconds.
    #[arg(long, requires = "stdin", conflicts_with = "query")]
    pub(crate) timings: bool,
    #[command(flatten)]
    pub(crate) json: Json,
}

#[derive(Args)]
pub(crate) struct Clean {
    /// The file.
    pub(crate) file: PathBuf,
}
