//! The command line, as a person types it.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

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
}

#[derive(Subcommand)]
pub(crate) enum Import {
    /// Imports a clients file.
    Clients(Clients),
    /// Takes an import back.
    Undo(Undo),
    /// Lists the imports of the firm.
    List(List),
}

#[derive(Subcommand)]
pub(crate) enum User {
    /// Lists clients or staff in the order of their names.
    List(Users),
    /// Adds one person.
    Add(Add),
    /// Locks people out for a while.
    Suspend(Suspend),
    /// Lets suspended people in again.
    Unsuspend(Named),
    /// Lets people go: off every list and out of their teams.
    Deactivate(Deactivate),
    /// Takes people back who had left.
    Restore(Named),
    /// Frees the address of somebody who has left.
    FreeEmail(One),
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

#[derive(Args)]
pub(crate) struct Clients {
    /// The file.
    pub(crate) file: PathBuf,
    #[command(flatten)]
    pub(crate) place: Place,
    /// Country of numbers without a country code; the firm's if absent.
    #[arg(long)]
    pub(crate) region: Option<String>,
    /// Say what would happen, write nothing.
    #[arg(long)]
    pub(crate) dry_run: bool,
    /// What happens to rows of people who are there and differ.
    #[arg(long, value_enum, default_value_t = OnMatch::Update)]
    pub(crate) on_match: OnMatch,
    /// Pass over rows whose identifier is in use.
    #[arg(long)]
    pub(crate) ignore_identifiers_in_use: bool,
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
pub(crate) struct Redo {
    #[command(flatten)]
    pub(crate) place: Place,
    #[command(flatten)]
    pub(crate) json: Json,
}

#[derive(Args)]
pub(crate) struct Users {
    /// Which side.
    #[arg(value_enum)]
    pub(crate) side: Side,
    /// Only people in this state.
    #[arg(long, value_enum)]
    pub(crate) status: Option<Standing>,
    #[command(flatten)]
    pub(crate) place: Place,
    #[command(flatten)]
    pub(crate) json: Json,
}

#[derive(ValueEnum, Clone, Copy)]
pub(crate) enum Side {
    /// Clients and partners.
    Clients,
    /// Everybody who works for the firm.
    Staff,
}

#[derive(ValueEnum, Clone, Copy)]
pub(crate) enum Standing {
    /// Added, nothing sent.
    Quiet,
    /// Invited.
    Pending,
    /// Here.
    Active,
    /// Locked out for now.
    Suspended,
    /// Gone.
    Inactive,
}

/// People by their ids.
#[derive(Args)]
pub(crate) struct Named {
    /// Ids, as `user list` and `search` tell them.
    #[arg(required = true)]
    pub(crate) ids: Vec<String>,
    #[command(flatten)]
    pub(crate) place: Place,
    #[command(flatten)]
    pub(crate) json: Json,
}

/// One person by their id.
#[derive(Args)]
pub(crate) struct One {
    /// Id, as `user list` and `search` tell it.
    pub(crate) id: String,
    #[command(flatten)]
    pub(crate) place: Place,
    #[command(flatten)]
    pub(crate) json: Json,
}

#[derive(ValueEnum, Clone, Copy)]
pub(crate) enum Kind {
    /// Is served by the firm; comes quietly.
    Client,
    /// Works with the firm; comes quietly.
    Partner,
    /// Works for the firm and looks people up.
    Staff,
    /// Manages people and teams.
    UserAdministrator,
    /// May do everything.
    SystemAdministrator,
}

#[derive(Args)]
pub(crate) struct Add {
    /// As what.
    #[arg(value_enum)]
    pub(crate) kind: Kind,
    /// First name.
    #[arg(long, default_value = "")]
    pub(crate) given: String,
    /// Last name.
    #[arg(long, default_value = "")]
    pub(crate) family: String,
    /// E-mail address; of clients and partners a number is enough.
    #[arg(long, default_value = "")]
    pub(crate) email: String,
    /// Phone number; without a country code it is one of the firm's country.
    #[arg(long, default_value = "")]
    pub(crate) phone: String,
    /// Job title.
    #[arg(long, default_value = "")]
    pub(crate) job_title: String,
    /// Key in the firm's own system.
    #[arg(long, default_value = "")]
    pub(crate) identifier: String,
    /// Identifier or id of a team; may be given several times. None: the default team.
    #[arg(long)]
    pub(crate) team: Vec<String>,
    /// For staff: they work here now and count as cover.
    #[arg(long)]
    pub(crate) active: bool,
    #[command(flatten)]
    pub(crate) place: Place,
    #[command(flatten)]
    pub(crate) json: Json,
}

#[derive(Args)]
pub(crate) struct Suspend {
    /// Also if teams with clients have nobody active meanwhile.
    #[arg(long)]
    pub(crate) uncovering: bool,
    #[command(flatten)]
    pub(crate) named: Named,
}

#[derive(Args)]
pub(crate) struct Deactivate {
    /// The word CONFIRM.
    #[arg(long, value_name = "WORD")]
    pub(crate) confirm: String,
    #[command(flatten)]
    pub(crate) named: Named,
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
