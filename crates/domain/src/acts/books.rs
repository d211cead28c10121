//! Contact books: the one that comes with a client, and giving all of them up for client teams.

use std::collections::BTreeSet;

use super::label::Label;
use super::teams::{join, team_name};
use super::{Act, Case};
use crate::books::NewBook;
use crate::change::WriteSet;
use crate::decide::gates::Gates;
use crate::decide::refusal::Refusal;
use crate::decide::verdict::{Accepted, Admin, Stop};
use crate::facts::Facts;
use crate::needs::{ExtraNeeds, Needs};
use crate::people::Kind;
use crate::settings::Settings;
use crate::teams::{Team, TeamMember};
use crate::verb::Verb;

/// Puts all clients into the default team, with no staff but the actor, so that no other member of
/// staff gains access to a client. Nor do clients come to see each other.
pub(crate) struct MigrateBooks;

impl Act for MigrateBooks {
    const VERB: Verb = Verb::MigrateBooks;

    fn needs<'a>(&'a self, needs: &mut Needs<'a>) {
        needs.all_teams = true;
        needs.extra = ExtraNeeds::Memberships;
    }

    fn label(&self, facts: &Facts) -> Label {
        Label::default_team(facts).counting(facts.extra.count())
    }

    fn judge(self, admin: &Admin<'_>, case: &Case<'_>) -> Result<Accepted, Stop> {
        let settings = case.facts.settings()?.filter(|settings| settings.books);
        let before = settings.ok_or(Refusal::NoBooks)?;
        let default = case
            .facts
            .default_team()?
            .ok_or(Refusal::DefaultTeamMissing)?
            .team
            .clone();
        let team = default.id;

        let mut writes = WriteSet::default();
        let memberships = case.facts.memberships()?;
        let mut missing = memberships.served.clone();
        missing.insert(admin.card.id);
        for member in &memberships.members {
            // Members who stay are not missing any more.
            if member.team != team || !missing.remove(&member.user) {
                writes.members.deleted.push(*member);
            }
        }
        let coming = missing.into_iter().map(|user| TeamMember::new(team, user));
        writes.members.inserted.extend(coming);
        let going = case.facts.all_teams()?.filter(|t| t.team.id != team);
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
        Ok(writes.into())
    }
}

/// Creates the book of a new client, with active staff in it (domain.md 42 and 43).
pub(super) fn new_book(book: &NewBook, newcomer: Kind, facts: Gates<'_>, writes: &mut WriteSet) -> Result<(), Stop> {
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
