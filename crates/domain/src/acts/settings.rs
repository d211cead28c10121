//! What the firm decides for everybody: how it invites, and its terms.

use super::label::Label;
use super::{Act, Case};
use crate::change::WriteSet;
use crate::decide::refusal::Refusal;
use crate::decide::verdict::{Accepted, Admin, Stop};
use crate::expect::Field;
use crate::facts::Facts;
use crate::join::{FirmTerms, TERMS_MAX};
use crate::needs::{ExtraNeeds, Needs};
use crate::notice::WELCOME_MAX;
use crate::people::Role;
use crate::settings::ChangeSettings;
use crate::text::clean_lines;
use crate::verb::Verb;

impl Act for ChangeSettings {
    const VERB: Verb = Verb::ChangeSettings;

    fn judge(self, admin: &Admin<'_>, case: &Case<'_>) -> Result<Accepted, Stop> {
        admin.may_touch(Role::SystemAdministrator)?;
        let found = case.facts.settings()?;
        let after = self.applied_to(found.cloned().unwrap_or_default());
        let max = WELCOME_MAX;
        if after.welcome.chars().count() > max {
            let field = Field::Message;
            return Err(Refusal::TooLong { field, max }.into());
        }
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
