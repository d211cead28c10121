//! What an import would change, field by field, before it happens: the same comparison that writes
//! it ([`super::changes`]), shown instead of written.

use super::ImportPeople;
use super::changes::{Changes, changes};
use super::sharing::without_address;
use super::teams::Teams;
use crate::facts::Facts;
use crate::ids::TeamId;
use crate::import::choices::TeamChoice;
use crate::import::report::{Found, ImportReport, Outcome};
use crate::import::rows::{NewIds, StagedRow};
use crate::note::Note;
use crate::people::{ContactPoint, Person, Reach, UserCard, UserPrivate};

/// What changes of a person.
#[derive(
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Debug,
    strum::EnumString,
    strum::IntoStaticStr,
    strum::VariantArray,
)]
#[strum(serialize_all = "camelCase")]
#[expect(missing_docs, reason = "the names say it")]
pub enum Changed {
    /// First name.
    Given,
    /// Family name.
    Family,
    MiddleNames,
    JobTitle,
    Company,
    /// What the firm notes about them.
    Note,
    /// The secure address.
    #[strum(serialize = "email")]
    SecureEmail,
    /// The secure number.
    #[strum(serialize = "phone")]
    SecurePhone,
    /// The key in the firm's own system.
    Identifier,
    /// A public address.
    #[strum(serialize = "publicEmail")]
    Email,
    /// A public number.
    #[strum(serialize = "publicPhone")]
    Phone,
    /// The label of an address or a number.
    Label,
    /// A team they come into.
    Team,
}

/// One value before and after; empty where there is none.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Difference {
    /// What it is.
    pub changed: Changed,
    /// What it is now.
    pub before: String,
    /// What it would be.
    pub after: String,
}

/// A change that removes something a person was reached or known by.
#[derive(
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Debug,
    strum::EnumString,
    strum::IntoStaticStr,
    strum::VariantArray,
)]
#[strum(serialize_all = "camelCase")]
pub enum Replaced {
    /// The address they sign in and are invited by.
    #[strum(serialize = "replacesSecureEmail")]
    SecureEmail,
    /// The number codes are sent to.
    #[strum(serialize = "replacesSecurePhone")]
    SecurePhone,
    /// The only public number.
    #[strum(serialize = "replacesOnlyPhone")]
    OnlyPhone,
}

/// What every row that updates a person would change: its index among the rows, and the differences.
/// `facts` must hold those people and all teams.
pub fn preview(import: &ImportPeople, report: &ImportReport, facts: &Facts) -> Vec<(usize, Vec<Difference>)> {
    let name = |team: TeamId| {
        let known = facts.teams.get(&team).map(|facts| facts.team.name.clone());
        known.unwrap_or_else(|| created_name(import, team))
    };
    let mut found = Vec::new();
    each(import, report, facts, |index, person, changes| {
        found.push((index, differences(person, changes, &name)));
    });
    found
}

/// The rows that remove something a person was reached or known by, and what it is.
pub fn replaced(import: &ImportPeople, report: &ImportReport, facts: &Facts) -> Vec<(usize, Replaced)> {
    let mut found = Vec::new();
    each(import, report, facts, |index, person, changes| {
        found.extend(losses(person, changes).map(|loss| (index, loss)));
    });
    found
}

fn each(import: &ImportPeople, report: &ImportReport, facts: &Facts, mut take: impl FnMut(usize, &Person, &Changes)) {
    if report.updated().next().is_none() {
        return;
    }
    let teams = Teams::of(facts, import);
    for (index, (staged, result)) in import.rows.iter().zip(&report.rows).enumerate() {
        let (StagedRow::Usable(row, NewIds { points, .. }), Outcome::Updated(Found::Person(user))) =
            (staged, &result.outcome)
        else {
            continue;
        };
        let (Some(person), Ok(named)) = (facts.people.get(user), teams.resolve(row)) else {
            continue;
        };
        let shed = result.without_address.then(|| without_address(row));
        let row = shed.as_ref().unwrap_or(row);
        take(index, person, &changes(person, row, named, points));
    }
}

fn created_name(import: &ImportPeople, wanted: TeamId) -> String {
    let mut created = import.teams.values().filter_map(|choice| match choice {
        TeamChoice::Create { team, name, .. } if *team == wanted => Some(name.clone()),
        TeamChoice::Create { .. } | TeamChoice::Existing(_) | TeamChoice::Ignore => None,
    });
    created.next().unwrap_or_default()
}

fn differences(person: &Person, changes: &Changes, team_name: &dyn Fn(TeamId) -> String) -> Vec<Difference> {
    let mut found = Vec::new();
    let mut say = |changed: Changed, before: &str, after: &str| {
        if before != after {
            found.push(Difference {
                changed,
                before: before.to_owned(),
                after: after.to_owned(),
            });
        }
    };
    if let Some(after) = &changes.card {
        card(&person.card, after, &mut say);
    }
    if let Some(after) = &changes.private {
        private(&person.private, after, &mut say);
    }
    if let Some(after) = &changes.note {
        say(
            Changed::Note,
            person.note.as_ref().map_or("", Note::as_str),
            after.as_str(),
        );
    }
    for (before, after) in &changes.changed {
        say(kind(after), &reach(before), &reach(after));
        say(Changed::Label, &before.label, &after.label);
    }
    for point in &changes.added {
        say(kind(point), "", &reach(point));
    }
    for team in &changes.joined {
        say(Changed::Team, "", &team_name(*team));
    }
    found
}

fn card(before: &UserCard, after: &UserCard, say: &mut impl FnMut(Changed, &str, &str)) {
    say(Changed::Given, before.name.given(), after.name.given());
    say(Changed::Family, before.name.family(), after.name.family());
    say(Changed::MiddleNames, &before.middle_names, &after.middle_names);
    say(Changed::JobTitle, &before.job_title, &after.job_title);
    say(Changed::Company, &before.company, &after.company);
}

fn private(before: &UserPrivate, after: &UserPrivate, say: &mut impl FnMut(Changed, &str, &str)) {
    let email = |of: &UserPrivate| of.email.as_ref().map(|email| email.as_str().to_owned());
    let phone = |of: &UserPrivate| of.phone.as_ref().map(|phone| phone.as_str().to_owned());
    let identifier = |of: &UserPrivate| of.identifier.as_ref().map(|identifier| identifier.as_str().to_owned());
    for (changed, before, after) in [
        (Changed::SecureEmail, email(before), email(after)),
        (Changed::SecurePhone, phone(before), phone(after)),
        (Changed::Identifier, identifier(before), identifier(after)),
    ] {
        say(changed, &before.unwrap_or_default(), &after.unwrap_or_default());
    }
}

const fn kind(point: &ContactPoint) -> Changed {
    match point.reach {
        Reach::Email(_) => Changed::Email,
        Reach::Phone(_) => Changed::Phone,
    }
}

/// An address, a number with its extension, or the text where there is no number.
fn reach(point: &ContactPoint) -> String {
    match &point.reach {
        Reach::Email(email) => email.as_str().to_owned(),
        Reach::Phone(phone) => match (&phone.e164, &phone.ext) {
            (Some(number), Some(ext)) => format!("{} ext {ext}", number.as_str()),
            (Some(number), None) => number.as_str().to_owned(),
            (None, _) => phone.raw.clone(),
        },
    }
}

fn losses(person: &Person, changes: &Changes) -> impl Iterator<Item = Replaced> {
    let after = changes.private.as_ref();
    let email = |of: &UserPrivate| of.email.as_ref().map(|email| email.key().into_owned());
    let other_email =
        person.private.email.is_some() && after.is_some_and(|after| email(after) != email(&person.private));
    let other_phone = person.private.phone.is_some() && after.is_some_and(|after| after.phone != person.private.phone);
    let is_phone = |point: &&ContactPoint| matches!(point.reach, Reach::Phone(_));
    let only = person.points.iter().filter(is_phone).count() == 1;
    let replaced = changes
        .changed
        .iter()
        .any(|(before, after)| is_phone(&before) && reach(before) != reach(after));
    [
        (other_email, Replaced::SecureEmail),
        (other_phone, Replaced::SecurePhone),
        (only && replaced, Replaced::OnlyPhone),
    ]
    .into_iter()
    .filter_map(|(is, loss)| is.then_some(loss))
}
