//! Whether a command can be undone, and what that leaves.

use chrono::TimeDelta;
use domain::ids::{CommandId, UserId};
use domain::invitation::{Invitation, Sending};
use domain::people::{Role, Status};

use crate::rules::Case;
use crate::state::{Change, Key, Row, State};

/// What cannot be undone: automatic commands, erasing, and files that left the firm.
const NEVER: [&str; 21] = [
    "createFirm",
    "erase",
    "remind",
    "expire",
    "tellWeek",
    "exportPeople",
    "exportMemberships",
    "exportAudit",
    "saveBackup",
    "saveLeftOut",
    "makeNewKey",
    "newRecoveryCode",
    "setPassphrase",
    "removePassphrase",
    "setUpMail",
    "setUpBackups",
    "saveRecoveryCode",
    "chooseStart",
    "linkDevice",
    "addDevice",
    "revokeDevice",
];

impl Case<'_> {
    pub(crate) fn undo(&mut self, target: CommandId) {
        let log = &self.model.log;
        let Some(named) = log.iter().position(|l| l.id == target) else {
            return self.object("unknownRecord");
        };
        let root = log[named].root;
        if NEVER.contains(&log[root].verb) {
            return self.object("notUndoable");
        }
        // Done, undone, done again, …: every line of the chain takes the one before it back.
        let chain: Vec<usize> = (0..log.len()).filter(|n| log[*n].root == root).collect();
        let place = chain.iter().position(|n| *n == named).unwrap();
        let last = chain.len() - 1;
        if place % 2 != last % 2 {
            return self.object("alreadyUndone");
        }
        let line = &log[chain[last]];
        self.refuse_if(line.blank, "changedSince");
        self.refuse_if(
            log[root].verb == "importPeople" && self.now - log[root].at > TimeDelta::days(30),
            "tooOld",
        );
        let system = self.role == Role::SystemAdministrator;
        self.refuse_if(
            ["changeSettings", "changeTerms", "announce", "editFirm"].contains(&log[root].verb) && !system,
            "systemAdministratorNeeded",
        );
        // Whoever has the mail has it; only a file of clients goes with its mails.
        let left = self.model.post.left(log[root].seq);
        self.refuse_if(left && log[root].verb != "importPeople", "mailSent");
        for Change { key, before, after } in &line.changes {
            let now = self.state.row(*key);
            let differs = if before.is_none() {
                without_daily_mails(now) != without_daily_mails(after.clone())
            } else {
                now != *after
            };
            self.refuse_if(differs, "changedSince");
            self.verdict.after.set(*key, before.clone());
            // Changed and changed back may count as changed.
            let near = |other: &Key| other == key || (before.is_none() && concerns(*other, *key));
            let later = log
                .iter()
                .filter(|l| l.seq > line.seq && (l.verb != "remind" || before.is_some()));
            let later = later.flat_map(|l| &l.changes);
            if later.map(|c| &c.key).any(near) {
                self.verdict.doubts.insert("changedSince");
            }
        }
        self.verdict.undoes = Some(chain[last]);
        if !self.verdict.objections.contains("changedSince") {
            let own = |state: &State| state.cards.get(&self.actor).map(|c| c.kind);
            let own_role = own(self.state) != own(&self.verdict.after);
            let mut broken = self.verdict.after.broken_promises(self.state);
            // Books come back as they were, also those whose cover is suspended; the one team that all
            // clients are in when it is done again is covered.
            let default = self.verdict.after.default_team();
            let alone = default.is_some_and(|team| self.verdict.after.is_uncovered(team));
            if log[root].verb == "migrateBooks" && !alone {
                broken.remove("lastActiveStaff");
            }
            // A team that had nobody active before may be read as one that would have nobody.
            if !self.verdict.after.broken_promises(&State::default()).is_subset(&broken) {
                self.verdict.doubts.insert("lastActiveStaff");
            }
            let standing = |state: &State, user: &UserId| state.cards.get(user).map(|c| c.status);
            let own_status = standing(self.state, &self.actor) != standing(&self.verdict.after, &self.actor);
            // Of a revoked person only the invitation comes back.
            let was_here = |user: &UserId| {
                let record = self.state.invitations.get(user);
                !record.is_some_and(|record| matches!(record.state, Invitation::Revoked { .. }))
            };
            let back = self.verdict.after.cards.values().any(|card| {
                standing(self.state, &card.id) == Some(Status::Inactive)
                    && card.status != Status::Inactive
                    && was_here(&card.id)
            });
            let administrator = |key: Key| match key {
                Key::Card(user)
                | Key::Private(user)
                | Key::Invitation(user)
                | Key::Joining(user)
                | Key::Picture(user)
                | Key::Note(user) => self.is_or_was_administrator(user),
                // A merge gives it to another person.
                Key::Point(point) => {
                    let owner = |s: &State| s.points.get(&point).map(|p| p.user);
                    let owners = [owner(self.state), owner(&self.verdict.after)];
                    owners
                        .into_iter()
                        .flatten()
                        .any(|user| self.is_or_was_administrator(user))
                }
                Key::Firm
                | Key::Settings
                | Key::Terms
                | Key::Team(_)
                | Key::Member(..)
                | Key::Group(_)
                | Key::GroupMember(..)
                | Key::Merged(..)
                | Key::NotSame(..) => false,
            };
            let touches = self.role != Role::SystemAdministrator && line.changes.iter().any(|c| administrator(c.key));
            self.verdict.objections.extend(broken);
            self.refuse_if(own_role, "ownRole");
            self.refuse_if(own_status, "yourself");
            self.refuse_if(
                back && self.role != Role::SystemAdministrator,
                "systemAdministratorNeeded",
            );
            self.refuse_if(touches, "systemAdministratorNeeded");
        }
    }

    fn is_or_was_administrator(&self, user: UserId) -> bool {
        self.state.is_system_administrator(user) || self.verdict.after.is_system_administrator(user)
    }
}

/// Whether a row belongs to the person or team of another.
fn concerns(row: Key, owner: Key) -> bool {
    match (row, owner) {
        (Key::Member(team, _), Key::Team(owner)) => team == owner,
        (Key::GroupMember(group, _), Key::Group(owner)) => group == owner,
        (
            Key::Member(_, user)
            | Key::GroupMember(_, user)
            | Key::Invitation(user)
            | Key::Joining(user)
            | Key::Picture(user),
            Key::Card(owner),
        ) => user == owner,
        (Key::Merged(other, into), Key::Card(owner)) => [other, into].contains(&owner),
        // A point's key does not tell whose it is; a private row came with every person.
        (Key::Point(_), Key::Card(_)) => true,
        _ => false,
    }
}

/// A row is removed with the daily mails since: they do not count as changes.
fn without_daily_mails(row: Option<Row>) -> Option<Row> {
    let Some(Row::Invitation(mut record)) = row else {
        return row;
    };
    if let Invitation::Pending(sending) = record.state {
        record.state = Invitation::Pending(Sending {
            last: sending.started,
            count: 0,
            ..sending
        });
        record.next = None;
    }
    Some(Row::Invitation(record))
}
