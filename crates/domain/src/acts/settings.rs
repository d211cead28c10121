//! What the firm decides for everybody: how it invites, and its terms.

use super::label::Label;
use super::{Act, Case};
use crate::change::WriteSet;
use crate::decide::refusal::Refusal;
use crate::decide::verdict::{Accepted, Admin, Stop};
use crate::expect::Field;
use crate::facts::Facts;
use crate::invitation::ReminderHour;
use crate::join::{FirmTerms, TERMS_MAX};
use crate::needs::{ExtraNeeds, Needs};
use crate::notice::WELCOME_MAX;
use crate::people::Role;
use crate::settings::{InvitationRule, Settings};
use crate::text::clean_lines;
use crate::verb::Verb;

/// Changes how the firm invites. Absent fields stay.
#[derive(Clone, Default, PartialEq, Eq, Debug)]
pub struct ChangeSettings {
    /// What inviting staff needs.
    pub staff: Option<InvitationRule>,
    /// What inviting clients and partners needs.
    pub clients: Option<InvitationRule>,
    /// Whether invitations are repeated daily.
    pub reminders: Option<bool>,
    /// When they leave. Reminders that are scheduled already keep their moment.
    pub reminder_hour: Option<ReminderHour>,
    /// Whether every new client gets a contact book of their own.
    pub books: Option<bool>,
    /// What a client is told when they join.
    pub welcome: Option<String>,
}

impl Act for ChangeSettings {
    const VERB: Verb = Verb::ChangeSettings;

    fn judge(self, admin: &Admin<'_>, case: &Case<'_>) -> Result<Accepted, Stop> {
        admin.may_touch(Role::SystemAdministrator)?;
        let found = case.facts.settings()?;
        let before = found.cloned().unwrap_or_default();
        let welcome = self.welcome.as_deref().map(clean_lines).unwrap_or(before.welcome);
        let max = WELCOME_MAX;
        if welcome.chars().count() > max {
            let field = Field::Message;
            return Err(Refusal::TooLong { field, max }.into());
        }
        let after = Settings {
            staff: self.staff.unwrap_or(before.staff),
            clients: self.clients.unwrap_or(before.clients),
            reminders: self.reminders.unwrap_or(before.reminders),
            reminder_hour: self.reminder_hour.unwrap_or(before.reminder_hour),
            books: self.books.unwrap_or(before.books),
            welcome,
        };
        let mut writes = WriteSet::default();
        match found {
            Some(before) => writes.settings.update(before.clone(), after),
            None => writes.settings.inserted.push(after),
        }
        Ok(writes.into())
    }
}

/// Replaces the firm's terms. People who accepted the old terms have not accepted the new ones.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ChangeTerms {
    /// New terms; an empty text removes them.
    pub text: String,
}

impl Act for ChangeTerms {
    const VERB: Verb = Verb::ChangeTerms;

    fn needs<'a>(&'a self, needs: &mut Needs<'a>) {
        needs.extra = ExtraNeeds::Terms;
    }

    fn label(&self, facts: &Facts) -> Label {
        Label::default_team(facts).counting(facts.extra.count())
    }

    fn judge(self, admin: &Admin<'_>, case: &Case<'_>) -> Result<Accepted, Stop> {
        admin.may_touch(Role::SystemAdministrator)?;
        let text = clean_lines(&self.text);
        if text.chars().count() > TERMS_MAX {
            let field = Field::Terms;
            return Err(Refusal::TooLong { field, max: TERMS_MAX }.into());
        }
        let mut writes = WriteSet::default();
        match case.facts.terms()? {
            Some(before) if before.text == text => {}
            Some(before) => writes.terms.update(before.clone(), FirmTerms { text, since: case.now }),
            None if text.is_empty() => {}
            None => writes.terms.inserted.push(FirmTerms { text, since: case.now }),
        }
        Ok(writes.into())
    }
}
