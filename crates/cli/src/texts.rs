//! The sentences of the command line, in three languages. Scripts read codes; these are for people.
//!
//! A language is a type and a sentence is a method: a missing sentence does not compile, and no text is
//! searched for placeholders.

mod de;
mod en;
mod fr;
mod hub;

use domain::duplicates::Lane;
use domain::import::Changed;
use engine::AppError;
use engine::MailRound;
use engine::view::NamedView;
use engine::view::{
    AutoBackupView, ColumnView, DeviceView, ForecastView, HubState, HubView, InterruptedImport, InvitationState,
    Language, LeftOutView, MailProblemView, MailSetupView, MailState, MigrationView, NoticeView, ProblemView,
    SettingsView, SheetView, TeamChoiceCode,
};
use importer::{Field, Reason};

use crate::language;
use crate::usage::Usage;

pub(crate) use en::English;

/// What went wrong.
pub(crate) trait Problems {
    fn error(&self, error: &AppError) -> String;
    fn usage(&self, usage: &Usage) -> String;
    fn mail(&self, problem: &MailProblemView) -> String;
    /// Why a person of a client group is not invited.
    fn left_out(&self, person: &LeftOutView) -> String;
}

/// Sentences about imports and their files.
pub(crate) trait Imports {
    /// A column and its field.
    fn column(&self, column: &ColumnView) -> String;
    /// A sheet of a workbook.
    fn sheet(&self, sheet: &SheetView) -> String;
    /// A column that is not imported, and the option that would import it.
    fn question(&self, column: &ColumnView, field: Field) -> String;
    /// A team of the file that does not exist.
    fn unknown_team(&self, name: &str, rows: u32, choice: TeamChoiceCode) -> String;
    /// One problem of a file, without its place.
    fn problem(&self, problem: &ProblemView) -> String;
    /// The place of a problem, with the colon in front of the problem.
    fn place(&self, row: u32, column: &str) -> String;
    /// What a row would change in a person.
    fn change(&self, row: u32, field: Changed, before: &str, after: &str) -> String;
    /// Rows that are not data, by kind.
    fn not_read(&self, kinds: &[(Reason, u32)]) -> String;
    /// Counts that add up.
    fn counts(&self, counts: &ForecastView) -> String;
    /// An import in the list.
    fn listed(&self, counts: &ForecastView, undone: bool) -> String;
    /// The import was undone, but for so many people and teams that had changed.
    fn undone_but(&self, kept: u32) -> String;
    /// What was undone was done again; `what` it was about may be empty.
    fn redone(&self, what: &str) -> String;
    /// How an interrupted import ended.
    fn interrupted(&self, import: &InterruptedImport) -> String;
}

/// Answers of commands.
pub(crate) trait Answers {
    fn done(&self) -> &'static str;
    fn firm_checked(&self, firm: &str, clients: u32, staff: u32, teams: u32, content: &str) -> String;
    fn firm_created(&self, firm: &str, recovery_code: &str) -> String;
    fn sample_created(&self, staff: u64, teams: usize, clients: u64) -> String;
    fn rows_written(&self, rows: u64) -> String;
    /// `key_kept`: whether the key on this computer opens the firm.
    fn passphrase(&self, set: bool, key_kept: bool) -> &'static str;
    fn recovery_code(&self, code: &str) -> String;
    fn recovery_code_of_new_key(&self, code: &str) -> String;
    fn new_key(&self, firm: &str) -> String;
    /// `now`: a backup was saved by this command.
    fn auto_backup(&self, found: &AutoBackupView, now: bool) -> String;
    fn backup(&self, file: &str, bytes: f64) -> String;
    fn restored(&self, firm: &str, file: &str) -> String;
    fn people_saved(&self, file: &str, rows: u32) -> String;
    fn memberships_saved(&self, file: &str, rows: u32) -> String;
    fn migration(&self, found: &MigrationView) -> String;
    fn lane(&self, lane: Lane) -> &'static str;
    fn people_compared(&self, people: u32, ms: f64) -> String;
    /// A person's invitation: its state, how many e-mails were sent, and the state of the last one.
    fn invitation(&self, brief: Option<(InvitationState, u32)>, last: Option<MailState>) -> String;
    fn invited(&self) -> &'static str;
    fn group_invited(&self, invited: usize, left_out: usize) -> String;
    fn mail_setup(&self, setup: &MailSetupView) -> String;
    fn mail_tested(&self, answer: &str) -> String;
    fn mails_waiting(&self, waiting: u32) -> String;
    fn mails_sent(&self, round: &MailRound) -> String;
    fn settings(&self, settings: &SettingsView) -> String;
    fn notice(&self, notice: &NoticeView) -> String;
    fn unread(&self, unread: u32) -> String;
    fn weekly(&self, on: bool) -> &'static str;
    fn announced(&self, recipients: u32) -> String;
}

/// Sentences about hubs and devices.
pub(crate) trait Devices {
    /// How the firm stands with its hub; without a state, the hub was not asked.
    fn hub(&self, view: &HubView, state: Option<HubState>) -> String;
    fn device(&self, device: &DeviceView) -> &'static str;
    fn joined(&self, firm: &str) -> String;
    fn attached(&self, firm: &str) -> String;
    fn declined(&self) -> &'static str;
    /// What an invited person needs besides the link.
    fn also_invitation_code(&self) -> &'static str;
    /// What people accept when they join, as `OWN_TERMS` of the domain numbers it; the window says the same.
    fn own_terms(&self) -> &'static [&'static str];
    /// All terms; those of the firm are empty if it has none.
    fn terms(&self, firm: &str, own: &str, of_firm: &str) -> String;
}

/// The words of every help page.
pub(crate) struct Words {
    pub(crate) usage: &'static str,
    pub(crate) commands: &'static str,
    pub(crate) arguments: &'static str,
    pub(crate) options: &'static str,
    /// Placeholder for all options in a usage line.
    pub(crate) option: &'static str,
    /// Placeholder for a command in a usage line.
    pub(crate) command: &'static str,
    /// Precedes a default value.
    pub(crate) default: &'static str,
    /// Precedes the values of an option.
    pub(crate) values: &'static str,
    pub(crate) help: &'static str,
    pub(crate) help_command: &'static str,
    pub(crate) version: &'static str,
    pub(crate) language: &'static str,
    /// Placeholder for the value of `--language`.
    pub(crate) language_name: &'static str,
}

/// Help, and command lines that cannot be read.
pub(crate) trait Syntax {
    fn words(&self) -> Words;
    fn wrong(&self, sentence: &str) -> String;
    fn unknown_argument(&self, argument: &str) -> String;
    fn unknown_command(&self, command: &str) -> String;
    fn bad_value(&self, value: &str, argument: &str) -> String;
    fn no_value(&self, argument: &str) -> String;
    fn too_many_values(&self, argument: &str) -> String;
    fn conflict(&self, argument: &str, others: &str) -> String;
    fn twice(&self, argument: &str) -> String;
    fn missing(&self, arguments: &str) -> String;
    fn missing_command(&self) -> String;
    fn unreadable(&self) -> String;
    fn possible(&self, values: &str) -> String;
    fn similar(&self, names: &str) -> String;
    fn more(&self) -> &'static str;
}

/// All sentences of a language.
pub(crate) trait Texts: Problems + Imports + Answers + Devices + Syntax {}

impl<T: Problems + Imports + Answers + Devices + Syntax> Texts for T {}

/// The sentences of the language this program was started in.
pub(crate) fn texts() -> &'static dyn Texts {
    texts_in(language::chosen())
}

pub(crate) const fn texts_in(language: Language) -> &'static dyn Texts {
    match language {
        Language::En => &en::English,
        Language::De => &de::German,
        Language::Fr => &fr::French,
    }
}

fn names(all: &[NamedView]) -> String {
    all.iter()
        .map(|named| named.name.as_str())
        .collect::<Vec<_>>()
        .join(", ")
}

/// The name of a record in a notice.
fn name<'a>(named: Option<&'a NamedView>, unknown: &'a str) -> &'a str {
    named.map_or(unknown, |named| &named.name)
}

#[cfg(test)]
mod tests;
