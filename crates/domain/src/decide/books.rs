//! Contact books: the one that comes with a client, and giving all of them up for client teams.

use std::collections::BTreeSet;

use super::gates::Gates;
use super::team::{join, team_name};
use super::{Admin, Refusal, Stop};
use crate::books::NewBook;
use crate::change::WriteSet;
use crate::people::Kind;
use crate::settings::Settings;
use crate::teams::{Team, TeamMember};

/// A book for a client who is just coming, with somebody active in it (domain.md 42 and 43).
pub(super) fn come(book: &NewBook, newcomer: Kind, facts: Gates<'_>, writes: &mut WriteSet) -> Result<(), Stop> {
    if newcomer.is_staff() || !facts.settings()?.is_some_and(|settings| settings.books) {
        return Err(Refusal::NoBooks.into());
    }
    if facts.find_team(book.team)?.is_some() {
        return Err(Refusal::UnknownRecord.into());
    }
    let team = Team {
        id: book.team,
        name: team_name(&book.name)?,
        identifier: None,
        description: String::new(),
        is_default: false,
        shared: false,
    };
    join(&team.named(), &BTreeSet::new(), &book.members, facts, writes)?;
    let members = facts.people(&book.members)?;
    if !members.iter().any(|p| p.card.is_active_staff()) {
        return Err(Refusal::NoActiveStaff { team: team.named() }.into());
    }
    writes.teams.inserted.push(team);
    Ok(())
}

/// All clients in the default team, with nobody of the staff but the one who does it: nobody else
/// comes to see a client by it. Nor do clients come to see each other.
pub(super) fn migrate(admin: &Admin<'_>, facts: Gates<'_>) -> Result<WriteSet, Stop> {
    let settings = facts.settings()?.filter(|settings| settings.books);
    let before = settings.ok_or(Refusal::NoBooks)?;
    let default = facts.default_team()?.ok_or(Refusal::DefaultTeamMissing)?.team.clone();
    let team = default.id;

    let mut writes = WriteSet::default();
    let memberships = facts.memberships()?;
    let mut missing = memberships.served.clone();
    missing.insert(admin.card.id);
    for member in &memberships.members {
        // Whoever is there already and stays is not missing any more.
        if member.team != team || !missing.remove(&member.user) {
            writes.members.deleted.push(*member);
        }
    }
    let coming = missing.into_iter().map(|user| TeamMember { team, user });
    writes.members.inserted.extend(coming);
    let going = facts.all_teams()?.filter(|t| t.team.id != team);
    writes.teams.deleted.extend(going.map(|t| t.team.clone()));
    let closed = Team {
        shared: false,
        ..default.clone()
    };
    writes.teams.update(default, closed);
    let after = Settings {
        books: false,
        ..before.clone()
    };
    writes.settings.update(before.clone(), after);
    Ok(writes)
}
