//! Importing a file: which row becomes what, and what is written. Rows of people come first; those of teams are in
//! `team_rows`, those of members in `member_rows`.

mod changes;
pub(crate) mod judge;
mod keys;
mod member_rows;
mod named_people;
mod numbers;
mod outcomes;
pub(crate) mod preview;
mod reach;
mod same;
pub(crate) mod sharing;
mod state;
mod team_rows;
pub(crate) mod teams;
pub(crate) mod write;

use std::sync::Arc;

use super::label::Label;
use super::{Act, Case};
use crate::decide::refusal::Refusal;
use crate::decide::verdict::{Accepted, Admin, Stop};
use crate::email::EmailAddress;
use crate::facts::Facts;
use crate::identifier::Identifier;
use crate::ids::UserId;
use crate::import::choices::{ImportOptions, Listed, OnRename, OnSame, RowChoice, RowChoices, TeamChoice, TeamChoices};
use crate::import::report::ImportReport;
use crate::import::rows::StagedRow;
use crate::needs::Needs;
use crate::people::PhoneValue;
use crate::settings::RowLimit;
use crate::verb::Verb;
use judge::judge_rows;
use same::number_asked_by;
use sharing::may_shed;
use write::write_rows;

/// Imports a file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ImportPeople {
    /// File name without folder.
    pub file_name: String,
    /// What to do about people who exist already.
    pub options: ImportOptions,
    /// What becomes of the names in the file that no team has; without a choice such rows are refused.
    pub teams: TeamChoices,
    /// What was decided about single rows.
    pub rows_chosen: RowChoices,
    /// Every data row of the file, in file order; shared, because the forecast judges the same rows.
    pub rows: Arc<Vec<StagedRow>>,
    /// Blank, comment and repeated-header rows; counted, not imported.
    pub ignored: u32,
    /// Whether new people are invited at once, and the words above the mail's own. Those who cannot
    /// be invited (no address, or no number where the firm wants one) come quietly.
    pub invite: Option<String>,
    /// What the same rows and options were judged to come to. Comes from this program's memory
    /// alone, never from a file or another machine.
    pub forecast: Option<Forecast>,
}

/// What an import comes to, as long as nothing else happens in the firm.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Forecast {
    /// The firm's last command then ([`crate::facts::Facts::head`]).
    pub head: i64,
    /// The outcome of every row.
    pub report: Arc<ImportReport>,
}

impl ImportPeople {
    /// What happens to this row if its address is that of a client with another name.
    fn on_rename(&self, row: u32) -> OnRename {
        match self.rows_chosen.get(&row) {
            Some(RowChoice::Same) => OnRename::Update,
            Some(RowChoice::New) => OnRename::AddWithoutAddress,
            None => self.options.on_rename,
        }
    }

    /// What happens to this row if it may be a client without an address.
    fn on_same(&self, row: u32) -> OnSame {
        match self.rows_chosen.get(&row) {
            Some(RowChoice::Same) => OnSame::Update,
            Some(RowChoice::New) => OnSame::Add,
            None => self.options.on_same,
        }
    }

    /// The forecast, if it still holds: then nothing is looked up or judged a second time.
    fn forecast_at(&self, head: i64) -> Option<&Arc<ImportReport>> {
        let forecast = self.forecast.as_ref().filter(|f| f.head == head)?;
        Some(&forecast.report)
    }
}

impl Act for ImportPeople {
    const VERB: Verb = Verb::ImportPeople;

    fn verb(&self) -> Verb {
        match self.options.listed {
            Listed::Clients => Verb::ImportPeople,
            Listed::Staff => Verb::ImportStaff,
            Listed::Teams => Verb::ImportTeams,
            Listed::Members => Verb::ImportMembers,
        }
    }

    fn needs<'a>(&'a self, needs: &mut Needs<'a>) {
        needs.all_teams = true;
        needs
            .users
            .extend(self.teams.values().filter_map(|choice| match choice {
                TeamChoice::Create { staff, .. } => Some(*staff),
                TeamChoice::Existing(_) | TeamChoice::Ignore => None,
            }));
        if !self.options.listed.is_people() {
            named_people::needs(&self.rows, needs);
            return;
        }
        if let Some(report) = self.forecast_at(needs.head) {
            needs.users.extend(report.updated());
            return;
        }
        let may_shed = may_shed(self);
        for staged in self.rows.iter() {
            let StagedRow::Usable(row, _) = staged else { continue };
            let sheds = may_shed(row);
            needs.users.extend(row.own.as_ref().and_then(|own| own.user));
            needs.emails.extend(row.secure_email().map(EmailAddress::key));
            // A row that comes without its first address is known by the next.
            needs
                .emails
                .extend(row.emails.get(1).filter(|_| sheds).map(EmailAddress::key));
            needs
                .identifiers
                .extend(row.identifier.as_ref().map(Identifier::as_str));
            needs.numbers_beside_addresses.extend(number_asked_by(row));
            if row.identifier.is_none() && (row.secure_email().is_none() || sheds) {
                needs.numbers.extend(row.phones.first().map(PhoneValue::key));
                needs.without_contact |= row.phones.is_empty();
            }
        }
    }

    fn label(&self, _: &Facts) -> Label {
        Label::of(self.file_name.clone()).counting(self.rows.len())
    }

    fn creates(&self, user: UserId) -> bool {
        self.rows.iter().any(|row| match row {
            StagedRow::Usable(_, ids) => ids.user == user,
            StagedRow::Team(..) | StagedRow::Member(_) | StagedRow::Unusable { .. } => false,
        })
    }

    fn judge(self, admin: &Admin<'_>, case: &Case<'_>) -> Result<Accepted, Stop> {
        let limit = case.facts.settings()?.map(|settings| settings.import_row_limit);
        let limit = limit.unwrap_or(RowLimit::NONE);
        if !limit.allows(self.rows.len()) {
            let rows = u32::try_from(self.rows.len()).unwrap_or(u32::MAX);
            let (file, limit) = (self.file_name, limit.rows());
            return Err(Refusal::TooManyRows { file, rows, limit }.into());
        }
        let facts = case.facts.everything()?;
        let report = match self.forecast_at(facts.head) {
            Some(forecast) => Arc::clone(forecast),
            None => Arc::new(judge_rows(&self, facts)),
        };
        if report.counts().rows == 0 {
            return Err(Refusal::EmptyImport.into());
        }
        let (writes, mails) = write_rows(&self, &report, facts, admin.card.id, case.now)?;
        Ok(Accepted {
            writes,
            import: Some(report),
            mails,
            ..Accepted::default()
        })
    }
}

#[cfg(test)]
mod tests;
