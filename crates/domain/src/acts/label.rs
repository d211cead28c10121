//! What the audit and the undo list show beside a verb.

use crate::facts::{Extra, Facts};
use crate::ids::{TeamId, UserId};

/// Names and figures of one line of the audit. The authority keeps them as JSON.
#[derive(Clone, Default, PartialEq, Eq, Debug)]
pub struct Label {
    /// The name of the record, or of the first of several.
    pub what: Option<String>,
    /// The name of the second record, of a pair.
    pub with: Option<String>,
    /// How many records there are.
    pub count: Option<usize>,
    /// How an administrator knows of an acceptance.
    pub how: Option<&'static str>,
}

impl Label {
    pub(super) fn of(what: impl Into<String>) -> Self {
        Self {
            what: Some(what.into()),
            ..Self::default()
        }
    }

    pub(super) fn count(count: usize) -> Self {
        Self {
            count: Some(count),
            ..Self::default()
        }
    }

    /// This label with a number beside the name.
    pub(super) fn counting(self, count: usize) -> Self {
        Self {
            count: Some(count),
            ..self
        }
    }

    pub(super) fn person(user: UserId, facts: &Facts) -> Self {
        Self::of(person(user, facts))
    }

    /// The first of these people, and how many there are.
    pub(super) fn people(users: &[UserId], facts: &Facts) -> Self {
        let first = users.first().map(|user| person(*user, facts));
        Self::of(first.unwrap_or_default()).counting(users.len())
    }

    pub(super) fn pair(user: Option<UserId>, other: Option<UserId>, facts: &Facts) -> Self {
        let name = |user: Option<UserId>| user.map(|user| person(user, facts)).unwrap_or_default();
        Self {
            with: Some(name(other)),
            ..Self::of(name(user))
        }
    }

    pub(super) fn team(team: TeamId, facts: &Facts) -> Self {
        let found = facts.teams.get(&team);
        Self::of(found.map(|found| found.team.name.clone()).unwrap_or_default())
    }

    pub(super) fn default_team(facts: &Facts) -> Self {
        let found = facts.default_team();
        Self::of(found.map(|found| found.team.name.clone()).unwrap_or_default())
    }

    /// The client group the command is about.
    pub(super) fn group(facts: &Facts) -> Self {
        Self::of(match &facts.extra {
            Extra::Group(Some(found)) => found.group.name.clone(),
            _ => String::new(),
        })
    }
}

fn person(user: UserId, facts: &Facts) -> String {
    let found = facts.people.get(&user);
    found.map(|person| person.card.name.full()).unwrap_or_default()
}
