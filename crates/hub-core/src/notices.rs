//! Notices as their reader may read them (domain.md 7): names are looked up now, and only those the
//! reader may see.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use domain::facts::TeamFacts;
use domain::ids::{FirmId, TeamId, UserId};
use domain::named::Named;
use domain::notice::{Announcement, Notice, Statistics, fill, week, week_is_due};
use domain::people::{Status, UserCard};
use domain::visibility::may_name;
use store::StoreError;
use store::notices::{self, Cause, NoticeKey, NoticeRow};
use store::port::Query;
use store::records::{firms, people, teams};
use store::sync::lines::memberships;

/// A notice as its reader may see it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Told {
    /// Its name.
    pub key: NoticeKey,
    /// When it was written.
    pub at: DateTime<Utc>,
    /// Whether it was read.
    pub read: bool,
    /// What it says; words have the reader's name put in.
    pub notice: Notice,
    /// The words of an announcement, with the reader's name put in.
    pub announcement: Option<Announcement>,
    /// The person it is about, if the reader may know.
    pub person: Option<Named<UserId>>,
    /// The team it is about, if the reader may know.
    pub team: Option<Named<TeamId>>,
    /// The command that caused it, if it is one of the reader's own.
    pub command: Option<Cause>,
}

/// The reader's notices, the latest first: `count` of them after the first `from`. Only active people
/// have any.
pub async fn read(
    q: &mut impl Query,
    firm: FirmId,
    reader: &UserCard,
    from: u32,
    count: u32,
) -> Result<Vec<Told>, StoreError> {
    if reader.status != Status::Active {
        return Ok(Vec::new());
    }
    let rows = notices::page(q, firm, reader.id, from, count).await?;
    let names = Names::of(q, firm, reader, &rows).await?;
    Ok(rows.into_iter().map(|row| told(row, reader, &names)).collect())
}

/// How many notices a reader has, and how many they have not read.
pub async fn totals(q: &mut impl Query, firm: FirmId, reader: &UserCard) -> Result<(u64, u64), StoreError> {
    if reader.status != Status::Active {
        return Ok((0, 0));
    }
    notices::totals(q, firm, reader.id).await
}

/// The people and teams that a page of notices is about, as far as its reader may know them.
struct Names {
    people: BTreeMap<UserId, String>,
    teams: BTreeMap<TeamId, String>,
}

impl Names {
    async fn of(q: &mut impl Query, firm: FirmId, reader: &UserCard, rows: &[NoticeRow]) -> Result<Self, StoreError> {
        let about: BTreeSet<UserId> = rows.iter().filter_map(|row| person(&row.notice)).collect();
        let about: Vec<UserId> = about.into_iter().collect();
        let cards = people::cards(q, firm, &about).await?;
        let shares = notices::sharing(q, firm, reader.id, &about).await?;
        let named = cards
            .into_values()
            .filter(|card| may_name(reader, card, shares.contains(&card.id)));
        let people = named.map(|card| (card.id, card.name.full())).collect();
        // Only administrators are notified of teams; a former administrator may still be a member.
        let about: BTreeSet<TeamId> = rows.iter().filter_map(|row| team(&row.notice)).collect();
        let mut about: Vec<TeamId> = about.into_iter().collect();
        if !about.is_empty() && reader.acting_admin_role().is_none() {
            let own = memberships(q, firm, &[reader.id]).await?.remove(&reader.id);
            let own = own.unwrap_or_default();
            about.retain(|team| own.iter().any(|member| member.team == *team));
        }
        let teams = teams::teams(q, firm, &about).await?;
        let teams = teams.into_iter().map(|team| (team.team.id, team.team.name)).collect();
        Ok(Self { people, teams })
    }
}

const fn person(notice: &Notice) -> Option<UserId> {
    match notice {
        Notice::ClientJoined(user)
        | Notice::Bounced(user)
        | Notice::Declined(user)
        | Notice::Expired { one: user, .. }
        | Notice::EmailChanged(user) => Some(*user),
        Notice::Welcome(_)
        | Notice::ImportFinished(_)
        | Notice::TeamUncovered(_)
        | Notice::Announcement
        | Notice::Statistics(_) => None,
    }
}

const fn team(notice: &Notice) -> Option<TeamId> {
    match notice {
        Notice::TeamUncovered(team) => Some(*team),
        _ => None,
    }
}

fn told(row: NoticeRow, reader: &UserCard, names: &Names) -> Told {
    let filled = |text: &str| fill(text, &reader.name);
    let named = |id: UserId| {
        let name = names.people.get(&id)?.clone();
        Some(Named { id, name })
    };
    let team_named = |id: TeamId| {
        let name = names.teams.get(&id)?.clone();
        Some(Named { id, name })
    };
    Told {
        key: row.key,
        at: row.at,
        read: row.read.is_some(),
        person: person(&row.notice).and_then(named),
        team: team(&row.notice).and_then(team_named),
        announcement: row.announcement.map(|words| Announcement {
            title: filled(&words.title),
            text: filled(&words.text),
        }),
        notice: match row.notice {
            Notice::Welcome(text) => Notice::Welcome(filled(&text)),
            other => other,
        },
        command: row.command.filter(|command| command.by == reader.id),
    }
}

/// The figures of the firm now, and how many joined in the week before this one.
pub(crate) async fn figures(
    q: &mut impl Query,
    firm: FirmId,
    zone: Tz,
    teams: impl Iterator<Item = &TeamFacts>,
    now: DateTime<Utc>,
) -> Result<Statistics, StoreError> {
    let [monday, before] = week(now, zone);
    let figures = notices::figures(q, firm, [before, monday]).await?;
    let uncovered = teams.filter(|team| team.clients > 0 && team.active_staff.is_empty());
    Ok(Statistics {
        uncovered: uncovered.count() as u64,
        ..figures
    })
}

/// Whether a host should submit the week's figures: a cheap check for every round; the command checks
/// again.
pub async fn week_is_waiting(q: &mut impl Query, firm: FirmId, now: DateTime<Utc>) -> Result<bool, StoreError> {
    let Some((found, _)) = firms::firm(q, firm).await? else {
        return Ok(false);
    };
    let last = notices::last_week(q, firm).await?;
    if !week_is_due(last, now, found.time_zone) {
        return Ok(false);
    }
    Ok(!notices::week_readers(q, firm).await?.is_empty())
}
