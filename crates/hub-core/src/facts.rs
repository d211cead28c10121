//! Loading the facts a command is judged by, set by set.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};
use domain::command::Command;
use domain::facts::{AcceptanceFacts, Coverage, Extra, Facts, WeekFacts};
use domain::groups::GroupFacts;
use domain::ids::{FirmId, TeamId, UserId};
use domain::needs::{DUE_AT_ONCE, Due, ExtraNeeds};
use store::port::Query;
use store::records::{books, firm_settings, firms, groups, invitations, joins, merge, people, pictures, teams};
use store::{StoreError, mail, notices};

/// Everything `domain::decide` may look at for this command at `now`. What an undo leaves behind is not
/// part of it: that is found out by trying.
pub async fn gather(
    q: &mut impl Query,
    firm: FirmId,
    command: &Command,
    now: DateTime<Utc>,
) -> Result<Facts, StoreError> {
    let (firm_now, head) = firms::firm(q, firm).await?.unzip();
    let head = head.unwrap_or(0);
    let needs = command.needs(head);
    let emails = people::emails_in_use(q, firm, &sorted(needs.emails)).await?;
    let identifiers = people::identifiers_in_use(q, firm, &sorted(needs.identifiers)).await?;
    let numbers = if needs.numbers.is_empty() {
        BTreeMap::new()
    } else {
        people::numbers_in_use(q, firm, &sorted(needs.numbers)).await?
    };
    let named: Vec<UserId> = match needs.extra {
        ExtraNeeds::Group { .. } => list(needs.users.clone()),
        _ => Vec::new(),
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
    if needs.without_contact {
        users.extend(people::without_contact(q, firm).await?);
    }
    let people = people::people(q, firm, &list(users)).await?;
    let actor = people::cards(q, firm, &[command.actor]).await?.remove(&command.actor);

    let teams = if needs.all_teams {
        teams::teams_all(q, firm).await?
    } else {
        teams::teams(q, firm, &list::<TeamId>(needs.teams)).await?
    };
    let system_administrators = if needs.administrators {
        people::active_system_administrators(q, firm).await?
    } else {
        BTreeSet::new()
    };
    let mut facts = Facts {
        // A rule asks for nothing but what the command needs, and what is not found does not exist.
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
        email_holders: emails,
        identifier_holders: identifiers,
        system_administrators,
        settings: firm_settings(q, firm).await?,
        extra: Extra::None,
    };
    facts.extra = extra(q, firm, needs.extra, &named, &facts, now).await?;
    Ok(facts)
}

/// The facts of one kind of command beyond people, teams and settings; `named` are the people that a
/// command about a group names.
async fn extra(
    q: &mut impl Query,
    firm: FirmId,
    needs: ExtraNeeds<'_>,
    named: &[UserId],
    facts: &Facts,
    now: DateTime<Utc>,
) -> Result<Extra, StoreError> {
    Ok(match needs {
        ExtraNeeds::None => Extra::None,
        ExtraNeeds::Group { group, everybody } => {
            let members = if everybody {
                groups::members(q, firm, group).await?
            } else {
                groups::members_among(q, firm, group, named).await?
            };
            let found = groups::groups(q, firm, &[group]).await?.pop();
            Extra::Group(found.map(|group| GroupFacts { group, members }))
        }
        ExtraNeeds::Roster(team) => Extra::Roster(teams::roster(q, firm, team).await?),
        ExtraNeeds::Related => {
            let people: Vec<UserId> = facts.people.keys().copied().collect();
            Extra::Related(merge::beside(q, firm, &people).await?)
        }
        ExtraNeeds::NotSame(pair) => Extra::NotSame(merge::not_same(q, firm, pair).await?),
        ExtraNeeds::Acceptance { user, username } => Extra::Acceptance(acceptance(q, firm, user, username).await?),
        ExtraNeeds::Terms => Extra::Terms(joins::terms(q, firm).await?),
        ExtraNeeds::Picture(user) => Extra::Picture(pictures::pictures(q, firm, &[user]).await?.remove(&user)),
        ExtraNeeds::Due(Due::Mail) => Extra::Due(invitations::due(q, firm, now, DUE_AT_ONCE).await?),
        ExtraNeeds::Due(Due::End) => Extra::Due(invitations::over(q, firm, now, DUE_AT_ONCE).await?),
        ExtraNeeds::Memberships => Extra::Memberships(books::all_memberships(q, firm).await?),
        ExtraNeeds::Audience(to) => Extra::Audience(notices::audience(q, firm, to).await?),
        ExtraNeeds::Week => match &facts.firm {
            Some(found) => Extra::Week(WeekFacts {
                last: notices::last_week(q, firm).await?,
                figures: crate::notices::figures(q, firm, found.time_zone, facts.teams.values(), now).await?,
                readers: notices::week_readers(q, firm).await?,
            }),
            None => Extra::None,
        },
        ExtraNeeds::Undo => Extra::Undo(None),
    })
}

/// The facts about an acceptance; `username` is the key of the username of a person who joins.
async fn acceptance(
    q: &mut impl Query,
    firm: FirmId,
    user: UserId,
    username: Option<String>,
) -> Result<AcceptanceFacts, StoreError> {
    let code = mail::code(q, firm, user).await?.map(|kept| kept.hash);
    let mut facts = AcceptanceFacts {
        code: code.filter(|hash| *hash != mail::VOID),
        covering: notices::covering(q, firm, &[user])
            .await?
            .remove(&user)
            .unwrap_or_default(),
        notified: notices::told_of(q, firm, &[user])
            .await?
            .remove(&user)
            .unwrap_or_default(),
        ..AcceptanceFacts::default()
    };
    if let Some(key) = username {
        let holders = joins::usernames_in_use(q, firm, &[key]).await?;
        facts.username_holder = holders.into_values().next();
        facts.joined_before = joins::joining(q, firm, user).await?;
        facts.terms = joins::terms(q, firm).await?;
    }
    Ok(facts)
}

/// In order, each once: neighbouring keys are found together.
fn sorted<T: Ord>(mut keys: Vec<T>) -> Vec<T> {
    keys.sort_unstable();
    keys.dedup();
    keys
}

fn list<T>(set: BTreeSet<T>) -> Vec<T> {
    set.into_iter().collect()
}
