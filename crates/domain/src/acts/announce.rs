//! Announcements, and the figures of the week (domain.md N4 and N6; checklist 146 to 148).

use super::label::Label;
use super::{Act, Case};
use crate::decide::refusal::Refusal;
use crate::decide::verdict::{Accepted, Admin, Stop};
use crate::expect::Field;
use crate::facts::Facts;
use crate::needs::{ExtraNeeds, Needs};
use crate::notice::{Announcement, Audience, NewNotice, Notice, week_is_due};
use crate::people::Role;
use crate::text::{clean_line, clean_lines};
use crate::verb::Verb;

/// Sends an announcement to the active people of an audience; only system administrators do (domain.md
/// 4). `<First Name>` and `<Last Name>` in it become the reader's.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Announce {
    /// The announcement in one line.
    pub title: String,
    /// The announcement in full.
    pub text: String,
    /// The people it is for.
    pub to: Audience,
}

impl Act for Announce {
    const VERB: Verb = Verb::Announce;

    fn needs<'a>(&'a self, needs: &mut Needs<'a>) {
        needs.teams.extend(&self.to.teams);
        needs.users.extend(&self.to.users);
        needs.extra = ExtraNeeds::Audience(&self.to);
    }

    fn label(&self, facts: &Facts) -> Label {
        Label::of(self.title.trim()).counting(facts.extra.count())
    }

    fn judge(self, admin: &Admin<'_>, case: &Case<'_>) -> Result<Accepted, Stop> {
        admin.may_touch(Role::SystemAdministrator)?;
        let (title, text) = (clean_line(&self.title), clean_lines(&self.text));
        if title.is_empty() || text.is_empty() {
            return Err(Refusal::TextMissing.into());
        }
        let (long_title, long_text) = (Announcement::TITLE_MAX, Announcement::TEXT_MAX);
        for (text, field, max) in [(&title, Field::Title, long_title), (&text, Field::Message, long_text)] {
            if text.chars().count() > max {
                return Err(Refusal::TooLong { field, max }.into());
            }
        }
        for team in &self.to.teams {
            case.facts.team(*team)?;
        }
        for user in &self.to.users {
            case.facts.person(*user)?;
        }
        let audience = case.facts.audience()?;
        if audience.is_empty() {
            return Err(Refusal::NoActiveRecipients.into());
        }
        let to = |to: &_| NewNotice {
            to: *to,
            notice: Notice::Announcement,
        };
        Ok(Accepted {
            notices: audience.iter().map(to).collect(),
            announcement: Some(Announcement { title, text }),
            ..Accepted::default()
        })
    }
}

/// Tells the figures of the week, once a week, to administrators who did not turn them off.
pub(crate) struct TellWeek;

impl Act for TellWeek {
    const VERB: Verb = Verb::TellWeek;

    fn needs<'a>(&'a self, needs: &mut Needs<'a>) {
        needs.extra = ExtraNeeds::Week;
        needs.all_teams = true;
    }

    fn judge_as_firm(self, case: &Case<'_>) -> Result<Accepted, Stop> {
        let zone = case.facts.time_zone()?;
        let found = case.facts.week()?;
        if !week_is_due(found.last, case.now, zone) || found.readers.is_empty() {
            return Err(Refusal::NothingDue.into());
        }
        let to = |to: &_| NewNotice {
            to: *to,
            notice: Notice::Statistics(found.figures),
        };
        Ok(Accepted {
            notices: found.readers.iter().map(to).collect(),
            ..Accepted::default()
        })
    }
}
