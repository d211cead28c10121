//! Adding a person by hand (domain.md B and C).

use std::collections::BTreeSet;

use super::details::{company, email_is_free, identifier_is_free, job_title, middle_names, note};
use crate::acts::books::new_book;
use crate::acts::invitations::{kind_of_invitation, message};
use crate::acts::label::Label;
use crate::acts::{Act, Case};
use crate::books::NewBook;
use crate::change::WriteSet;
use crate::decide::gates::Gates;
use crate::decide::refusal::Refusal;
use crate::decide::verdict::{Accepted, Admin, MailKind, NewMail, Stop};
use crate::email::EmailAddress;
use crate::facts::Facts;
use crate::identifier::Identifier;
use crate::ids::{PointId, TeamId, UserId};
use crate::invitation::InvitationRecord;
use crate::language::PreferredLanguage;
use crate::named::Named;
use crate::needs::Needs;
use crate::note::UserNote;
use crate::people::{ContactPoint, Kind, PhoneValue, Role, Status, UserCard, UserPrivate};
use crate::person_name::PersonName;
use crate::teams::TeamMember;
use crate::verb::Verb;

/// Adds a person by hand.
#[derive(Clone, PartialEq, Eq, Debug)]
#[expect(missing_docs, reason = "the names say it")]
pub struct AddPerson {
    /// Key of the new record.
    pub user: UserId,
    /// Whether the person is staff, a client or a partner.
    pub newcomer: Newcomer,
    pub name: PersonName,
    /// Names between the first name and the family name; may be empty.
    pub middle_names: String,
    /// Job title; may be empty.
    pub job_title: String,
    /// Company; may be empty.
    pub company: String,
    /// Address; staff have one, of others a number is enough.
    pub email: Option<EmailAddress>,
    pub phone: Option<PhoneValue>,
    /// Key in the firm's own system.
    pub identifier: Option<Identifier>,
    /// Teams; none means the default team, unless a contact book comes with the person.
    pub teams: Vec<TeamId>,
    /// A contact book made for the person; only for clients and partners of a firm that keeps books.
    pub book: Option<NewBook>,
    /// Whether the person is invited.
    pub arrival: Arrival,
    /// What the firm notes about the person; may be empty.
    pub note: String,
    /// The language of mails to the person.
    pub language: PreferredLanguage,
    /// Keys of the public address and number.
    pub points: [PointId; 2],
}

/// What a new person is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Newcomer {
    /// Works for the firm, with this role.
    Staff(Role),
    /// Is served by the firm.
    Client,
    /// Works with the firm.
    Partner,
}

impl Newcomer {
    /// The kind of the new record.
    pub const fn kind(self) -> Kind {
        match self {
            Self::Staff(role) => Kind::Staff(role),
            Self::Client => Kind::Client,
            Self::Partner => Kind::Partner,
        }
    }
}

/// Whether a new person is invited.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Arrival {
    /// Added without a mail; active once an acceptance is recorded.
    Quiet,
    /// Added and invited by mail, with these words above the mail's own; may be empty.
    Invited(String),
    /// Active from now on; the administrator vouches for it.
    Present,
}

impl Act for AddPerson {
    const VERB: Verb = Verb::AddStaff;

    fn verb(&self) -> Verb {
        match self.newcomer {
            Newcomer::Staff(_) => Verb::AddStaff,
            Newcomer::Client | Newcomer::Partner => Verb::AddClient,
        }
    }

    fn needs<'a>(&'a self, needs: &mut Needs<'a>) {
        needs.users.insert(self.user);
        needs.emails.extend(self.email.as_ref().map(EmailAddress::key));
        needs
            .identifiers
            .extend(self.identifier.as_ref().map(Identifier::as_str));
        needs.users.extend(self.book.iter().flat_map(|book| &book.members));
        needs.all_teams = true;
    }

    fn label(&self, _: &Facts) -> Label {
        Label::of(self.name.full())
    }

    fn creates(&self, user: UserId) -> bool {
        self.user == user
    }

    fn judge(self, admin: &Admin<'_>, case: &Case<'_>) -> Result<Accepted, Stop> {
        let facts = case.facts;
        let kind = self.newcomer.kind();
        if let Kind::Staff(role) = kind {
            admin.may_touch(role)?;
        }
        if facts.find_person(self.user)?.is_some() {
            return Err(Refusal::UnknownRecord.into());
        }
        match &self.email {
            Some(email) => email_is_free(email, self.user, facts)?,
            None if kind.is_staff() => return Err(Refusal::EmailMissing.into()),
            None if self.phone.is_none() => return Err(Refusal::ContactMissing.into()),
            None => {}
        }
        identifier_is_free(self.identifier.as_ref(), self.user, facts)?;
        let mut writes = WriteSet::default();
        let mut teams = teams(&self, facts)?;
        if let Some(book) = &self.book {
            new_book(book, kind, facts, &mut writes)?;
            teams.insert(book.team);
        }
        let members = teams.into_iter().map(|team| TeamMember::new(team, self.user));
        writes.members.inserted.extend(members);

        let [email_point, phone_point] = self.points;
        let email = self.email.clone();
        let points = &mut writes.points.inserted;
        points.extend(email.map(|email| ContactPoint::email(email_point, self.user, 0, email)));
        let phone = self.phone.clone();
        points.extend(phone.map(|phone| ContactPoint::phone(phone_point, self.user, 1, phone)));
        let title = job_title(&self.job_title)?;
        let note = note(&self.note)?;
        let user = self.user;
        writes.notes.inserted.extend(note.map(|note| UserNote { user, note }));
        let middle_names = middle_names(&self.middle_names)?;
        let company = company(&self.company)?;
        let private = UserPrivate {
            user: self.user,
            email: self.email,
            phone: self.phone.and_then(|p| p.e164),
            identifier: self.identifier,
        };
        let mut mails = Vec::new();
        let status = match self.arrival {
            Arrival::Quiet => Status::Quiet,
            Arrival::Present => Status::Active,
            Arrival::Invited(words) => {
                let users = || {
                    vec![Named {
                        id: self.user,
                        name: self.name.full(),
                    }]
                };
                if private.email.is_none() {
                    return Err(Refusal::NoAddress { users: users() }.into());
                }
                let how = kind_of_invitation(kind, &private, facts.settings()?);
                let how = how.ok_or_else(|| Refusal::PhoneMissing { users: users() })?;
                let words = message(&words)?;
                let daily = facts.daily_mails()?;
                let record = InvitationRecord::begin(self.user, how, words, admin.card.id, case.now, daily);
                writes.invitations.inserted.push(record);
                mails.push(NewMail {
                    user: self.user,
                    kind: MailKind::Invitation,
                });
                Status::Pending
            }
        };
        writes.cards.inserted.push(UserCard {
            middle_names,
            company,
            job_title: title,
            language: self.language,
            ..UserCard::new(self.user, kind, self.name, status, case.now)
        });
        writes.privates.inserted.push(private);
        Ok(Accepted {
            writes,
            mails,
            ..Accepted::default()
        })
    }
}

/// The teams named, or the default team for a person without a contact book. A client is always in a
/// team, and all teams of a client have active staff.
fn teams(new: &AddPerson, facts: Gates<'_>) -> Result<BTreeSet<TeamId>, Stop> {
    let mut teams = BTreeSet::new();
    for team in &new.teams {
        teams.insert(facts.team(*team)?.team.id);
    }
    if teams.is_empty() && new.book.is_none() {
        teams.extend(facts.default_team()?.map(|t| t.team.id));
    }
    if new.newcomer.kind().is_staff() {
        return Ok(teams);
    }
    if teams.is_empty() && new.book.is_none() {
        return Err(Refusal::DefaultTeamMissing.into());
    }
    let known = facts.teams(&teams)?;
    if let Some(team) = known.iter().find(|t| t.active_staff.is_empty()) {
        return Err(Refusal::NoActiveStaff {
            team: team.team.named(),
        }
        .into());
    }
    Ok(teams)
}
