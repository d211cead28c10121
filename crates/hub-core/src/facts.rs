//! Loading the facts a command is judged by, set by set.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};
use domain::books::Whereabouts;
use domain::command::Command;
use domain::facts::{Coverage, Facts, RelatedRecords, Roster, WeekFacts};
use domain::groups::GroupFacts;
use domain::ids::{FirmId, TeamId, UserId};
use domain::needs::{DUE_AT_ONCE, Due, needs};
use store::port::Query;
use store::records::{books, firms, groups, invitations, merging, people, pictures, teams};
use store::{StoreError, mail, notices};

/// Everything `domain::decide` may look at for this command at `now`, but for undo.
pub async fn gather(
    q: &mut impl Query,
    firm: FirmId,
    command: &Command,
    now: DateTime<Utc>,
) -> Result<Facts, StoreError> {
    let (firm_now, head) = firms::firm(q, firm).await?.unzip();
    let head = head.unwrap_or(0);
    let needs = needs(command, head);
    let emails = people::emails_in_use(q, firm, &sorted(needs.emails)).await?;
    let identifiers = people::identifiers_in_use(q, firm, &sorted(needs.identifiers)).await?;
    let numbers = if needs.numbers.is_empty() {
        BTreeMap::new()
    } else {
        people::numbers_in_use(q, firm, &sorted(needs.numbers)).await?
    };
    let group = match needs.group {
        Some(group) => {
            let members = if needs.whole_group {
                groups::members(q, firm, group).await?
            } else {
                groups::members_among(q, firm, group, &list(needs.users.clone())).await?
            };
            let known = groups::groups(q, firm, &[group]).await?.pop();
            known.map(|group| GroupFacts { group, members })
        }
        None => None,
    };
    let mut users: BTreeSet<UserId> = needs.users;
    users.extend(emails.values());
    users.extend(identifiers.values());
    users.extend(numbers.values().flatten());
    if !needs.numbers_beside_addresses.is_empty() {
        let without = people::numbers_without_address(q, firm).await?;
        let meant = without
            .into_iter()
            .filter(|(number, _)| needs.numbers_beside_addresses.contains(number));
        users.extend(meant.map(|(_, user)| user));
    }
    if needs.alone {
        users.extend(people::without_contact(q, firm).await?);
    }
    let people = people::people(q, firm, &list(users)).await?;
    let actor = people::cards(q, firm, &[command.actor]).await?.remove(&command.actor);

    let teams = if needs.all_teams {
        teams::teams_all(q, firm).await?
    } else {
        teams::teams(q, firm, &list::<TeamId>(needs.teams)).await?
    };
    let code = match needs.code {
        Some(user) => mail::code(q, firm, user)
            .await?
            .map(|kept| kept.hash)
            .filter(|hash| *hash != mail::VOID),
        None => None,
    };
    let beside = if needs.beside {
        merging::beside(q, firm, &people.keys().copied().collect::<Vec<_>>()).await?
    } else {
        RelatedRecords::default()
    };
    let not_same = match needs.pair {
        Some(pair) => merging::not_same(q, firm, pair).await?,
        None => None,
    };
    let due = match needs.due {
        Some(Due::Mail) => invitations::due(q, firm, now, DUE_AT_ONCE).await?,
        Some(Due::End) => invitations::over(q, firm, now, DUE_AT_ONCE).await?,
        None => Vec::new(),
    };
    let covering: Vec<UserId> = list(needs.covering);
    let audience = match needs.audience {
        Some(to) => notices::audience(q, firm, to).await?,
        None => BTreeSet::new(),
    };
    let week = match (&firm_now, needs.week) {
        (Some(found), true) => Some(WeekFacts {
            last: notices::last_week(q, firm).await?,
            figures: crate::notices::figures(q, firm, found.time_zone, &teams, now).await?,
            readers: notices::week_readers(q, firm).await?,
        }),
        _ => None,
    };
    let roster = match needs.roster {
        Some(team) => teams::roster(q, firm, team).await?,
        None => Roster::default(),
    };
    let whereabouts = if needs.whereabouts {
        books::whereabouts(q, firm).await?
    } else {
        Whereabouts::default()
    };
    let system_administrators = if needs.administrators {
        people::active_system_administrators(q, firm).await?
    } else {
        BTreeSet::new()
    };
    let join = crate::joining::gather(q, firm, needs.joining, needs.terms).await?;
    let picture = match needs.picture {
        Some(user) => pictures::pictures(q, firm, &[user]).await?.remove(&user),
        None => None,
    };
    Ok(Facts {
        // What the command does not need is not asked for, and what it needs and is not found is not there.
        coverage: Coverage::Everything,
        firm: firm_now,
        head,
        actor,
        people,
        team_identifiers: teams
            .iter()
            .filter_map(|t| Some((t.team.identifier.as_ref()?.key(), t.team.id)))
            .collect(),
        teams: teams.into_iter().map(|t| (t.team.id, t)).collect(),
        roster,
        group,
        email_holders: emails,
        identifier_holders: identifiers,
        system_administrators,
        settings: invitations::settings(q, firm).await?,
        beside,
        not_same,
        code,
        join,
        picture,
        due,
        whereabouts,
        told: notices::told_of(q, firm, &covering).await?,
        covering: notices::covering(q, firm, &covering).await?,
        audience,
        week,
        undo: None,
    })
}

/// In order, each once: keys that stand together are found together.
fn sorted<T: Ord>(mut keys: Vec<T>) -> Vec<T> {
    keys.sort_unstable();
    keys.dedup();
    keys
}

fn list<T>(set: BTreeSet<T>) -> Vec<T> {
    set.into_iter().collect()
}
