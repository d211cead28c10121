//! Whether a command may happen and what it changes, said again from the sentences of the rules.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};
use domain::coded::Coded;
use domain::command::{
    AddMembers, AddPerson, AddToGroup, Arrival, ChangeTerms, Command, CommandKind, CreateFirm, Deactivate, DeleteGroup,
    EditProfile, Erase, Expect, Field, FreeEmail, MergePeople, Newcomer, RecordDecline, RemoveFromGroup, RemoveMembers,
    Restore, Revoke, SetDefaultTeam, UndoCommand, Unsuspend,
};
use domain::decide::MailKind;
use domain::email::EmailAddress;
use domain::ids::{CommandId, UserId};
use domain::invitation_code::CodeHash;
use domain::notice::{Announcement, Notice};
use domain::people::{ContactPoint, Kind, Reach, Role, Status, UserCard, UserPrivate};
use domain::person_name::PersonName;
use domain::teams::Team;

use crate::import_model::{Foretold, foretell};
use crate::notices::Told;
use crate::points::alike;
use crate::post::Post;
use crate::state::{Change, Objections, State};

/// A command that was carried out.
#[derive(Clone, Debug)]
pub(crate) struct Logged {
    pub(crate) id: CommandId,
    pub(crate) actor: UserId,
    pub(crate) seq: i64,
    pub(crate) verb: &'static str,
    pub(crate) at: DateTime<Utc>,
    pub(crate) changes: Vec<Change>,
    /// Place in the log of the command that this one takes back or does again; its own if none.
    pub(crate) root: usize,
    /// Checksums of the content before and after.
    pub(crate) sums: (u64, u64),
    /// Whether it changed a person who was erased since.
    pub(crate) blank: bool,
}

#[derive(Clone, Default, Debug)]
pub(crate) struct Model {
    pub(crate) state: State,
    pub(crate) log: Vec<Logged>,
    pub(crate) post: Post,
    pub(crate) told: Vec<Told>,
}

/// What the sentences say of a command.
#[derive(Clone, Default, Debug)]
pub(crate) struct Verdict {
    /// Rules it breaks; none means it should happen.
    pub(crate) objections: Objections,
    /// Rules that may be read strictly enough to refuse it all the same.
    pub(crate) doubts: Objections,
    /// The firm afterwards.
    pub(crate) after: State,
    /// Row by row, for an import.
    pub(crate) rows: Vec<Foretold>,
    /// Place in the log of what an undo takes back.
    pub(crate) undoes: Option<usize>,
    /// Mails that it wants to leave.
    pub(crate) mails: BTreeSet<(UserId, MailKind)>,
    /// The notices it writes, but for expired invitations.
    pub(crate) notices: BTreeSet<(UserId, Notice)>,
    /// Who is told how many of theirs end.
    pub(crate) expired: BTreeMap<UserId, u32>,
    /// Words to many.
    pub(crate) words: Option<Announcement>,
    /// Records of which nothing is kept afterwards.
    pub(crate) erased: BTreeSet<UserId>,
}

/// A command being judged.
pub(crate) struct Case<'a> {
    pub(crate) model: &'a Model,
    pub(crate) state: &'a State,
    pub(crate) actor: UserId,
    pub(crate) role: Role,
    pub(crate) now: DateTime<Utc>,
    pub(crate) verdict: Verdict,
}

impl Model {
    pub(crate) fn judge(&self, command: &Command, now: DateTime<Utc>) -> Verdict {
        let state = &self.state;
        let firm = state.firm.as_ref().map(|firm| UserId(firm.id.0));
        let as_the_firm = firm == Some(command.actor);
        let role = if as_the_firm {
            Some(Role::SystemAdministrator)
        } else {
            state.admin_role(command.actor)
        };
        let verdict = Verdict {
            after: state.clone(),
            ..Verdict::default()
        };
        let mut case = Case {
            model: self,
            state,
            actor: command.actor,
            role: role.unwrap_or(Role::Staff),
            now,
            verdict,
        };
        // Nobody becomes the firm itself, which acts by that key.
        if let CommandKind::AddPerson(act) = &command.kind {
            case.refuse_if(firm == Some(act.user), "unknownRecord");
        }
        if let CommandKind::CreateFirm(act) = &command.kind {
            case.create_firm(act);
        } else if as_the_firm {
            case.as_the_firm(&command.kind);
        } else if role.is_none() {
            case.for_oneself(&command.kind, &command.expect);
        } else {
            match &command.kind {
                CommandKind::CreateFirm(_) => {}
                CommandKind::AddPerson(act) => case.add_person(act),
                CommandKind::CreateTeam(act) => case.create_team(act),
                CommandKind::EditTeam(act) => case.edit_team(act, &command.expect),
                CommandKind::AddMembers(AddMembers(act)) => case.add_members(act),
                CommandKind::RemoveMembers(RemoveMembers(act)) => case.remove_members(act),
                CommandKind::MoveMembers(act) => case.move_members(act),
                CommandKind::DeleteTeam(act) => case.delete_team(*act),
                CommandKind::SetLead(act) => case.set_lead(*act),
                CommandKind::SetDefaultTeam(SetDefaultTeam { team }) => case.set_default(*team),
                CommandKind::EditProfile(act) => case.edit_profile(act, &command.expect),
                CommandKind::EditPoints(act) => case.edit_points(act, &command.expect),
                CommandKind::CreateGroup(act) => case.create_group(act),
                CommandKind::EditGroup(act) => case.edit_group(act, &command.expect),
                CommandKind::DeleteGroup(DeleteGroup { group }) => case.delete_group(*group),
                CommandKind::AddToGroup(AddToGroup(act)) => case.add_to_group(act),
                CommandKind::RemoveFromGroup(RemoveFromGroup(act)) => case.remove_from_group(act),
                CommandKind::SetPicture(act) => case.set_picture(act),
                CommandKind::Suspend(act) => case.suspend(act),
                CommandKind::Unsuspend(Unsuspend { users }) => case.unsuspend(users),
                CommandKind::Deactivate(Deactivate { users }) => case.deactivate(users),
                CommandKind::Restore(Restore { users }) => case.restore(users),
                CommandKind::FreeEmail(FreeEmail { user }) => case.free_email(*user),
                CommandKind::Erase(Erase { users }) => case.erase(users),
                CommandKind::Invite(act) => case.invite(act),
                CommandKind::Resend(act) => case.resend(act),
                CommandKind::Revoke(Revoke { users }) => case.revoke(users),
                CommandKind::RecordAcceptance(act) => case.accept(act),
                CommandKind::RecordDecline(RecordDecline { user }) => case.decline(*user),
                CommandKind::RecordBounce(act) => case.bounce(act),
                // These happen by themselves.
                CommandKind::Remind | CommandKind::Expire | CommandKind::TellWeek => case.object("notAllowed"),
                CommandKind::ChangeSettings(act) => case.change_settings(act),
                CommandKind::Announce(act) => case.announce(act),
                CommandKind::MigrateBooks => case.migrate_books(),
                CommandKind::ChangeTerms(ChangeTerms { text }) => case.change_terms(text),
                CommandKind::EditFirm(act) => case.edit_firm(act, &command.expect),
                CommandKind::ImportPeople(import) => {
                    (case.verdict.rows, case.verdict.after) = foretell(state, import, now);
                    let limit = state
                        .settings
                        .as_ref()
                        .map_or(0, |settings| settings.import_row_limit.rows());
                    let too_many = limit > 0 && import.rows.len() as u64 > u64::from(limit);
                    case.refuse_if(too_many, "tooManyRows");
                    case.refuse_if(import.rows.is_empty(), "emptyImport");
                    case.invite_from(import);
                }
                CommandKind::MergePeople(MergePeople { merges }) => case.merge(merges),
                CommandKind::DismissPair(act) => case.dismiss(act),
                CommandKind::NoteDevice(act) => case.note_device(*act),
                // Whoever administers the firm takes its data along, and that is written down.
                CommandKind::Export(_) => {}
                CommandKind::UndoCommand(UndoCommand { target, .. }) => case.undo(*target),
            }
        }
        // Whoever leaves a team no longer leads it.
        let State { leads, members, .. } = &mut case.verdict.after;
        leads.retain(|lead| members.contains(lead));
        if case.verdict.objections.is_empty() && case.verdict.undoes.is_none() {
            case.tell(&command.kind);
        }
        case.verdict
    }

    pub(crate) fn newest_code(&self, user: UserId) -> Option<CodeHash> {
        self.post.newest_code(user)
    }
}

impl Case<'_> {
    pub(crate) fn object(&mut self, rule: &'static str) {
        self.verdict.objections.insert(rule);
    }

    pub(crate) fn refuse_if(&mut self, broken: bool, rule: &'static str) {
        if broken {
            self.object(rule);
        }
    }

    fn create_firm(&mut self, act: &CreateFirm) {
        let name = tidy(&act.firm.name);
        self.refuse_if(self.state.firm.is_some(), "firmExists");
        self.refuse_if(name.is_empty(), "nameMissing");
        self.refuse_if(name.chars().count() > 200, "tooLong");
        let (after, founder) = (&mut self.verdict.after, self.actor);
        after.firm = Some(domain::firm::Firm {
            name,
            ..act.firm.clone()
        });
        put_person(
            after,
            founder,
            Kind::Staff(Role::SystemAdministrator),
            &act.founder,
            "",
            Status::Active,
            self.now,
        );
        after.privates.insert(
            founder,
            UserPrivate {
                email: Some(act.email.clone()),
                ..testkit::private(founder)
            },
        );
        put_point(after, act.email_point, founder, 0, Reach::Email(act.email.clone()));
        let team = Team {
            is_default: true,
            ..testkit::team(act.team, &tidy(&act.team_name))
        };
        after.teams.insert(team.id, team);
        after.members.insert((act.team, founder));
    }

    fn add_person(&mut self, act: &AddPerson) {
        let status = match act.arrival {
            Arrival::Quiet => Status::Quiet,
            Arrival::Invited(_) => Status::Pending,
            Arrival::Present => Status::Active,
        };
        let title = tidy(&act.job_title);
        let (middle_names, company) = (tidy(&act.middle_names), tidy(&act.company));
        let lengths = [&title, &middle_names, &company].map(|text| text.chars().count());
        self.refuse_if(lengths.iter().any(|n| *n > 500), "tooLong");
        self.put_note(act.user, &act.note);
        let kind = match act.newcomer {
            Newcomer::Staff(role) => {
                self.only_system_administrators_make(role);
                self.refuse_if(act.email.is_none(), "emailMissing");
                Kind::Staff(role)
            }
            Newcomer::Client => Kind::Client,
            Newcomer::Partner => Kind::Partner,
        };
        self.refuse_if(self.state.cards.contains_key(&act.user), "unknownRecord");
        self.refuse_if(
            act.teams.iter().any(|t| !self.state.teams.contains_key(t)),
            "unknownRecord",
        );
        let held = act.email.as_ref().and_then(|e| self.state.holder_of_email(e.as_str()));
        self.refuse_if(held.is_some(), "emailTaken");
        let held = act
            .identifier
            .as_ref()
            .and_then(|i| self.state.holder_of_identifier(i.as_str()));
        self.refuse_if(held.is_some(), "identifierTaken");
        let teams = if act.teams.is_empty() && act.book.is_none() {
            self.state.default_team().into_iter().collect()
        } else {
            act.teams.clone()
        };
        if !matches!(kind, Kind::Staff(_)) {
            self.refuse_if(act.email.is_none() && act.phone.is_none(), "contactMissing");
            let alone = teams.iter().any(|team| !self.state.has_active_staff(*team));
            self.refuse_if(alone, "noActiveStaff");
        }
        let (after, user) = (&mut self.verdict.after, act.user);
        put_person(after, user, kind, &act.name, &title, status, self.now);
        let card = after.cards.get_mut(&user).unwrap();
        (card.middle_names, card.company) = (middle_names, company);
        card.language = act.language;
        let phone = act.phone.as_ref().and_then(|p| p.e164.clone());
        after.privates.insert(
            user,
            UserPrivate {
                user,
                email: act.email.clone(),
                phone,
                identifier: act.identifier.clone(),
            },
        );
        if let Some(email) = &act.email {
            put_point(after, act.points[0], user, 0, Reach::Email(email.clone()));
        }
        if let Some(phone) = &act.phone {
            put_point(after, act.points[1], user, 1, Reach::Phone(phone.clone()));
        }
        after.members.extend(teams.into_iter().map(|team| (team, user)));
        if let Some(book) = &act.book {
            self.come_with(book, user, kind);
        }
        if let Arrival::Invited(message) = &act.arrival {
            self.can_be_invited(&[user]);
            let message = self.words(message);
            self.begin(user, &message);
        }
    }

    fn only_system_administrators_make(&mut self, role: Role) {
        let makes = role == Role::SystemAdministrator && self.role != Role::SystemAdministrator;
        self.refuse_if(makes, "systemAdministratorNeeded");
    }

    fn edit_profile(&mut self, act: &EditProfile, expect: &[Expect]) {
        let Some(before) = self.state.cards.get(&act.user).cloned() else {
            return self.object("unknownRecord");
        };
        let private = self.state.privates[&act.user].clone();
        let edits_administrator =
            self.state.is_system_administrator(act.user) && self.role != Role::SystemAdministrator;
        self.refuse_if(edits_administrator, "systemAdministratorNeeded");
        for Expect { field, base } in expect {
            let now = match field {
                Field::Given => before.name.given().to_owned(),
                Field::Family => before.name.family().to_owned(),
                Field::JobTitle => before.job_title.clone(),
                Field::MiddleNames => before.middle_names.clone(),
                Field::Company => before.company.clone(),
                Field::Language => before.language.code().to_owned(),
                Field::Note => self.state.notes.get(&act.user).cloned().unwrap_or_default(),
                Field::Email => private
                    .email
                    .as_ref()
                    .map_or_else(String::new, |e| e.as_str().to_owned()),
                Field::Identifier => private
                    .identifier
                    .as_ref()
                    .map_or_else(String::new, |i| i.as_str().to_owned()),
                Field::Phone => private
                    .phone
                    .as_ref()
                    .map_or_else(String::new, |p| p.as_str().to_owned()),
                _ => continue,
            };
            self.refuse_if(now != *base, "conflict");
        }
        let given = act.given.as_ref().map_or(before.name.given().to_owned(), |t| tidy(t));
        let family = act.family.as_ref().map_or(before.name.family().to_owned(), |t| tidy(t));
        let title = act.job_title.as_ref().map_or(before.job_title.clone(), |t| tidy(t));
        let other = |new: &Option<String>, old: &String| new.as_ref().map_or(old.clone(), |t| tidy(t));
        let middle_names = other(&act.middle_names, &before.middle_names);
        let company = other(&act.company, &before.company);
        self.refuse_if(given.is_empty() && family.is_empty(), "nameMissing");
        let lengths = [&given, &family, &title, &middle_names, &company].map(|t| t.chars().count());
        self.refuse_if(lengths.iter().any(|n| *n > 500), "tooLong");
        let mut card = UserCard {
            job_title: title,
            middle_names,
            company,
            language: act.language.unwrap_or(before.language),
            ..before.clone()
        };
        card.name = PersonName::parse(&given, &family).unwrap_or(before.name);
        if let Some(role) = act.role {
            match before.kind {
                Kind::Staff(old) if old == role => {}
                Kind::Staff(_) => {
                    self.only_system_administrators_make(role);
                    self.refuse_if(act.user == self.actor, "ownRole");
                    card.kind = Kind::Staff(role);
                }
                Kind::Client | Kind::Partner => self.object("roleOfClient"),
            }
        }
        let other = |holder: Option<UserId>| holder.is_some_and(|h| h != act.user);
        let email = act.email.as_ref().and_then(|e| self.state.holder_of_email(e.as_str()));
        self.refuse_if(other(email), "emailTaken");
        let identifier = act
            .identifier
            .iter()
            .flatten()
            .find_map(|i| self.state.holder_of_identifier(i.as_str()));
        self.refuse_if(other(identifier), "identifierTaken");
        self.verdict.after.cards.insert(act.user, card);
        if let Some(note) = &act.note {
            self.put_note(act.user, note);
        }
        self.write_reach(act, &private);
        if let Some(email) = &act.email {
            self.follow_address(act.user, email, &private);
        }
        if !self
            .verdict
            .after
            .cards
            .values()
            .any(|c| c.kind == Kind::Staff(Role::SystemAdministrator) && c.status == Status::Active)
        {
            self.object("lastSystemAdministrator");
        }
    }

    /// The note about a person, each line tidied; an empty one is none.
    fn put_note(&mut self, user: UserId, text: &str) {
        let note = text.lines().map(tidy).collect::<Vec<_>>().join("\n");
        let note = note.trim();
        self.refuse_if(note.chars().count() > 5_000, "tooLong");
        self.verdict.after.notes.remove(&user);
        if !note.is_empty() {
            self.verdict.after.notes.insert(user, note.to_owned());
        }
    }

    /// The public address and number go with the secure ones as long as they are the same, and none
    /// is ever taken away.
    fn write_reach(&mut self, act: &EditProfile, before: &UserPrivate) {
        let (user, points) = (act.user, self.state.points_of(act.user));
        let after = &mut self.verdict.after;
        let mut private = before.clone();
        if let Some(email) = &act.email {
            let is = |p: &&ContactPoint, e: &EmailAddress| matches!(&p.reach, Reach::Email(public) if public.as_str().eq_ignore_ascii_case(e.as_str()));
            let followed = before.email.as_ref().and_then(|old| points.iter().find(|p| is(p, old)));
            if points.iter().any(|p| is(&p, email)) {
            } else if let Some(point) = followed {
                put_point(after, point.id, user, point.position, Reach::Email(email.clone()));
            } else if !points.iter().any(|p| matches!(p.reach, Reach::Email(_))) {
                put_point(
                    after,
                    act.points[0],
                    user,
                    self.state.next_position(user),
                    Reach::Email(email.clone()),
                );
            }
            private.email = Some(email.clone());
        }
        if let Some(phone) = &act.phone {
            let mut numbers = points.iter().filter(|p| matches!(p.reach, Reach::Phone(_)));
            let secure = |p: &&ContactPoint| matches!(&p.reach, Reach::Phone(there) if there.e164.is_some() && there.e164 == before.phone);
            if let Some(new) = phone.clone().map(Reach::Phone) {
                if numbers.clone().any(|p| alike(&p.reach, &new)) {
                } else if let Some(point) = numbers.clone().find(secure) {
                    after.points.get_mut(&point.id).unwrap().reach = new;
                } else if numbers.next().is_none() {
                    let at = self.state.next_position(user).max(1);
                    put_point(after, act.points[1], user, at, new);
                }
            }
            private.phone = phone.as_ref().and_then(|p| p.e164.clone());
        }
        if let Some(identifier) = &act.identifier {
            private.identifier.clone_from(identifier);
        }
        after.privates.insert(user, private);
    }
}

fn put_person(
    state: &mut State,
    id: UserId,
    kind: Kind,
    name: &PersonName,
    title: &str,
    status: Status,
    created: DateTime<Utc>,
) {
    let card = UserCard {
        job_title: title.to_owned(),
        ..UserCard::new(id, kind, name.clone(), status, created)
    };
    state.cards.insert(id, card);
}

fn put_point(state: &mut State, id: domain::ids::PointId, user: UserId, position: u16, reach: Reach) {
    let label = match &reach {
        Reach::Phone(phone) => phone.label.clone().unwrap_or_default(),
        Reach::Email(_) => String::new(),
    };
    let point = match state.points.remove(&id) {
        Some(point) => ContactPoint { reach, ..point },
        None => ContactPoint {
            id,
            user,
            position,
            label,
            reach,
        },
    };
    state.points.insert(id, point);
}

/// One line without blanks at its ends or twice in a row.
pub(crate) fn tidy(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
