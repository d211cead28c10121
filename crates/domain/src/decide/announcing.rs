//! Words to many, and the figures of the week (domain.md N4 and N6; checklist 146 to 148).

use chrono::{DateTime, Utc};

use super::gates::Gates;
use super::{Accepted, Admin, Refusal, Stop};
use crate::command::{Announce, Field};
use crate::notice::{Announcement, Notice, NoticeWish, week_is_due};
use crate::people::Role;
use crate::text::{clean_line, clean_lines};

/// Only system administrators speak to everybody (domain.md 4). Whoever is not here hears nothing.
pub(super) fn announce(wish: &Announce, admin: &Admin<'_>, facts: Gates<'_>) -> Result<Accepted, Stop> {
    admin.may_touch(Role::SystemAdministrator)?;
    let (title, text) = (clean_line(&wish.title), clean_lines(&wish.text));
    if title.is_empty() || text.is_empty() {
        return Err(Refusal::TextMissing.into());
    }
    let (long_title, long_text) = (Announcement::TITLE_MAX, Announcement::TEXT_MAX);
    for (text, field, max) in [(&title, Field::Title, long_title), (&text, Field::Message, long_text)] {
        if text.chars().count() > max {
            return Err(Refusal::TooLong { field, max }.into());
        }
    }
    for team in &wish.to.teams {
        facts.team(*team)?;
    }
    for user in &wish.to.users {
        facts.person(*user)?;
    }
    let audience = facts.audience()?;
    if audience.is_empty() {
        return Err(Refusal::NobodyThere.into());
    }
    let to = |to: &_| NoticeWish {
        to: *to,
        notice: Notice::Announcement,
    };
    Ok(Accepted {
        notices: audience.iter().map(to).collect(),
        announcement: Some(Announcement { title, text }),
        ..Accepted::default()
    })
}

/// Once a week, to administrators who did not turn it off.
pub(super) fn week(facts: Gates<'_>, now: DateTime<Utc>) -> Result<Accepted, Stop> {
    let zone = facts.time_zone()?;
    let found = facts.week()?;
    if !week_is_due(found.last, now, zone) || found.readers.is_empty() {
        return Err(Refusal::NothingDue.into());
    }
    let to = |to: &_| NoticeWish {
        to: *to,
        notice: Notice::Statistics(found.figures),
    };
    Ok(Accepted {
        notices: found.readers.iter().map(to).collect(),
        ..Accepted::default()
    })
}
