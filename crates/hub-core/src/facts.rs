//! Loading the facts a command is judged by, set by set.

use std::collections::{BTreeMap, BTreeSet};

use domain::command::Command;
use domain::facts::{Facts, Known, Roster};
use domain::ids::{FirmId, TeamId, UserId};
use domain::needs::needs;
use store::StoreError;
use store::port::Query;
use store::records::{firms, people, teams};

/// Everything `domain::decide` may look at for this command, but for undo.
pub async fn gather(q: &mut impl Query, firm: FirmId, command: &Command) -> Result<Facts, StoreError> {
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
    let mut users: BTreeSet<UserId> = needs.users;
    users.extend(emails.values());
    users.extend(identifiers.values());
    users.extend(numbers.values().flatten());
    let people = people::people(q, firm, &list(users)).await?;
    let actor = people::cards(q, firm, &[command.actor]).await?.remove(&command.actor);

    let teams = if needs.all_teams {
        teams::teams_all(q, firm).await?
    } else {
        teams::teams(q, firm, &list::<TeamId>(needs.teams)).await?
    };
    let roster = match needs.roster {
        Some(team) => teams::roster(q, firm, team).await?,
        None => Roster::default(),
    };
    let system_administrators = if needs.administrators {
        people::active_system_administrators(q, firm).await?
    } else {
        BTreeSet::new()
    };
    Ok(Facts {
        firm: firm_now,
        head,
        actor,
        people,
        team_identifiers: Known::Known(
            teams
                .iter()
                .filter_map(|t| Some((t.team.identifier.as_ref()?.key(), t.team.id)))
                .collect(),
        ),
        teams: teams.into_iter().map(|t| (t.team.id, t)).collect(),
        roster,
        email_holders: Known::Known(emails),
        identifier_holders: Known::Known(identifiers),
        system_administrators: Known::Known(system_administrators),
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
