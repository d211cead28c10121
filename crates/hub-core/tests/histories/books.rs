//! Contact books, said again from the sentences of the rules, and what becomes of them.

use domain::books::NewBook;
use domain::command::{
    AddPerson, Arrival, ChangeSettings, CommandKind, Deactivate, DeleteTeam, EditTeam, Newcomer, Suspend, UndoCommand,
    Unsuspend,
};
use domain::email::EmailAddress;
use domain::ids::{CommandId, TeamId, UserId};
use domain::language::PreferredLanguage;
use domain::people::{Kind, Role, Status};
use proptest::{prop_assert, prop_assert_eq};

use crate::rules::{Case, tidy};
use crate::runs::History;
use crate::state::State;
use crate::steps::{Ids, chance, name, some_people, team, team_name};
use crate::stories::{last, tell};
use crate::world::Checked;

impl Case<'_> {
    /// A person is added with a contact book that has active staff.
    pub(crate) fn come_with(&mut self, book: &NewBook, newcomer: UserId, kind: Kind) {
        let keeps = self.state.settings.as_ref().is_some_and(|settings| settings.books);
        self.refuse_if(!keeps || matches!(kind, Kind::Staff(_)), "noBooks");
        self.refuse_if(self.state.teams.contains_key(&book.team), "unknownRecord");
        let name = tidy(&book.name);
        self.refuse_if(name.is_empty(), "nameMissing");
        self.refuse_if(name.chars().count() > 500, "tooLong");
        for user in &book.members {
            match self.state.cards.get(user) {
                None => self.object("unknownRecord"),
                Some(card) => self.refuse_if(card.status == Status::Inactive, "userInactive"),
            }
        }
        let covered = book.members.iter().any(|user| self.state.is_active_staff(*user));
        self.refuse_if(!covered, "noActiveStaff");
        let after = &mut self.verdict.after;
        let row = testkit::team(book.team, &name);
        after.teams.insert(book.team, row);
        let inside = book.members.iter().copied().chain([newcomer]);
        after.members.extend(inside.map(|user| (book.team, user)));
    }

    /// Everybody who is served in the default team, beside them only who did it; no other team.
    pub(crate) fn migrate_books(&mut self) {
        let keeps = self.state.settings.as_ref().is_some_and(|settings| settings.books);
        self.refuse_if(!keeps, "noBooks");
        let Some(default) = self.state.default_team() else {
            return self.object("defaultTeamMissing");
        };
        let served = self.state.cards.keys().copied().filter(|u| self.state.is_served(*u));
        let stay = served.chain([self.actor]).map(|user| (default, user)).collect();
        let after = &mut self.verdict.after;
        after.members = stay;
        after.teams.retain(|id, _| *id == default);
        for row in after.teams.values_mut() {
            row.shared = false;
        }
        if let Some(settings) = &mut after.settings {
            settings.books = false;
        }
    }
}

/// Whether a person is added with a contact book: mostly where the firm keeps books.
pub(crate) fn new_book(state: &State, n: [u16; 8], ids: &mut Ids) -> Option<NewBook> {
    let keeps = state.settings.as_ref().is_some_and(|settings| settings.books);
    chance(n[3] / 7, if keeps { 60 } else { 6 }).then(|| NewBook {
        team: if chance(n[6] / 7, 3) {
            team(state, n[7], 0, ids)
        } else {
            TeamId(ids.uuid())
        },
        name: team_name(n[1], n[5] / 7),
        members: some_people(state, n[2] | 1, n[7], n[0] / 7, ids),
    })
}

fn keep_books(history: &mut History<'_>) -> Checked {
    let act = ChangeSettings {
        books: Some(true),
        ..ChangeSettings::default()
    };
    let founder = history.founder;
    let done = history.submit(CommandKind::ChangeSettings(act), founder)?;
    prop_assert!(done.is_some());
    Ok(())
}

/// A client with a book and this much staff in it; the book.
fn client(history: &mut History<'_>, n: u16, members: Vec<UserId>) -> Checked<Option<TeamId>> {
    let team = TeamId(history.ids.uuid());
    let act = AddPerson {
        user: history.ids.user(),
        newcomer: Newcomer::Client,
        name: name(n),
        middle_names: String::new(),
        job_title: String::new(),
        company: String::new(),
        note: String::new(),
        language: PreferredLanguage::default(),
        email: EmailAddress::parse(&format!("book{n}@example.com")).ok(),
        phone: None,
        identifier: None,
        teams: Vec::new(),
        book: Some(NewBook {
            team,
            name: format!("Book {n}"),
            members,
        }),
        arrival: Arrival::Quiet,
        points: [history.ids.point(), history.ids.point()],
    };
    let founder = history.founder;
    let done = history.submit(CommandKind::AddPerson(Box::new(act)), founder)?;
    Ok(done.map(|_| team))
}

fn undo(history: &mut History<'_>, id: CommandId) -> Checked<bool> {
    let founder = history.founder;
    Ok(history
        .submit(CommandKind::UndoCommand(UndoCommand::of(id)), founder)?
        .is_some())
}

#[test]
fn undo_removes_a_client_with_their_book() {
    tell(|history| {
        let founder = history.founder;
        prop_assert!(client(history, 1, vec![founder])?.is_none(), "no books yet");
        keep_books(history)?;
        prop_assert!(client(history, 1, Vec::new())?.is_none(), "nobody in it");
        let teams = history.model.state.teams.len();
        prop_assert!(client(history, 1, vec![founder])?.is_some());
        prop_assert_eq!(history.model.state.teams.len(), teams + 1);
        let came = last(history);
        prop_assert!(undo(history, came)?);
        prop_assert_eq!(history.model.state.teams.len(), teams);
        let undone = last(history);
        prop_assert!(undo(history, undone)?, "and done again");
        Ok(())
    });
}

#[test]
fn undoing_a_migration_restores_all_books() {
    tell(|history| {
        let founder = history.founder;
        keep_books(history)?;
        for n in 1..60 {
            client(history, n, vec![founder])?;
        }
        let default = history.model.state.default_team().unwrap();
        let open = EditTeam {
            team: default,
            name: None,
            identifier: None,
            description: None,
            shared: Some(true),
        };
        history.submit(CommandKind::EditTeam(open), founder)?;
        let before = history.model.state.clone();
        prop_assert!(history.submit(CommandKind::MigrateBooks, founder)?.is_some());
        let state = &history.model.state;
        prop_assert_eq!(state.teams.keys().copied().collect::<Vec<_>>(), [default]);
        prop_assert!(!state.teams[&default].shared, "nobody comes to see anybody by it");
        let staff: Vec<UserId> = state.members_of(default).filter(|u| !state.is_served(*u)).collect();
        prop_assert_eq!(staff, [founder]);
        let migrated = last(history);
        prop_assert!(
            history.submit(CommandKind::MigrateBooks, founder)?.is_none(),
            "there are none any more"
        );
        prop_assert!(undo(history, migrated)?);
        prop_assert_eq!(&history.model.state, &before);
        let undone = last(history);
        prop_assert!(undo(history, undone)?, "and done again");
        Ok(())
    });
}

#[test]
fn books_are_not_restored_with_inactive_members() {
    tell(|history| {
        let founder = history.founder;
        keep_books(history)?;
        client(history, 1, vec![founder])?;
        let una = *history
            .model
            .state
            .cards
            .keys()
            .find(|user| history.model.state.admin_role(**user) == Some(Role::UserAdministrator))
            .unwrap();
        prop_assert!(history.submit(CommandKind::MigrateBooks, una)?.is_some());
        let migrated = last(history);
        let sam = *history
            .model
            .state
            .cards
            .values()
            .find(|card| card.kind == Kind::Staff(Role::Staff) && card.status == Status::Active)
            .map(|card| &card.id)
            .unwrap();
        let done = history.submit(CommandKind::Deactivate(Deactivate { users: vec![sam] }), founder)?;
        prop_assert!(done.is_some());
        let left = last(history);
        prop_assert!(
            !undo(history, migrated)?,
            "a team would get somebody back who is not there"
        );
        prop_assert!(undo(history, left)?);
        prop_assert!(
            history
                .submit(CommandKind::UndoCommand(UndoCommand::of(migrated)), una)?
                .is_some(),
            "any administrator"
        );
        let gone = history.model.state.teams.values().find(|team| team.name == "Book 1");
        let act = DeleteTeam {
            team: gone.unwrap().id,
            clients_to: history.model.state.default_team(),
        };
        prop_assert!(history.submit(CommandKind::DeleteTeam(act), founder)?.is_some());
        Ok(())
    });
}

#[test]
fn book_of_suspended_staff_is_restored() {
    tell(|history| {
        let founder = history.founder;
        keep_books(history)?;
        let state = &history.model.state;
        let una = *state
            .cards
            .keys()
            .find(|user| state.admin_role(**user) == Some(Role::UserAdministrator))
            .unwrap();
        let book = client(history, 1, vec![una])?.unwrap();
        let suspend = CommandKind::Suspend(Suspend {
            users: vec![una],
            uncovering: true,
        });
        prop_assert!(history.submit(suspend.clone(), founder)?.is_some());
        prop_assert!(history.submit(CommandKind::MigrateBooks, founder)?.is_some());
        let migrated = last(history);
        prop_assert!(undo(history, migrated)?, "they will be back for it");
        prop_assert!(history.model.state.is_uncovered(book));
        // Redone after the actor was suspended, no client would have active staff.
        history.submit(CommandKind::Unsuspend(Unsuspend { users: vec![una] }), founder)?;
        prop_assert!(history.submit(CommandKind::MigrateBooks, una)?.is_some());
        let migrated = last(history);
        prop_assert!(undo(history, migrated)?);
        let undone = last(history);
        prop_assert!(history.submit(suspend, founder)?.is_some());
        prop_assert!(!undo(history, undone)?, "the one team would have nobody");
        Ok(())
    });
}
