//! What a command changes, as a value: the write set the store puts into one transaction.

use crate::duplicates::{Merged, NotSame};
use crate::firm::Firm;
use crate::groups::{ClientGroup, GroupMember};
use crate::invitation::InvitationRecord;
use crate::join::{FirmTerms, Joining};
use crate::note::{Note, UserNote};
use crate::people::{ContactPoint, Person, UserCard, UserPrivate};
use crate::picture::UserPicture;
use crate::settings::Settings;
use crate::teams::{Team, TeamMember};

/// The rows of one table that are inserted, updated and deleted.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Rows<T> {
    /// New rows.
    pub inserted: Vec<T>,
    /// Rows with their former and their new content; the key is the same in both.
    pub updated: Vec<(T, T)>,
    /// Removed rows, with their last content.
    pub deleted: Vec<T>,
}

impl<T> Default for Rows<T> {
    fn default() -> Self {
        Self {
            inserted: Vec::new(),
            updated: Vec::new(),
            deleted: Vec::new(),
        }
    }
}

impl<T> Rows<T> {
    /// Whether nothing happens to this table.
    pub const fn is_empty(&self) -> bool {
        self.inserted.is_empty() && self.updated.is_empty() && self.deleted.is_empty()
    }

    /// How many rows are inserted, updated and deleted.
    pub const fn len(&self) -> usize {
        self.inserted.len() + self.updated.len() + self.deleted.len()
    }
}

impl<T: PartialEq> Rows<T> {
    /// Notes an update, unless nothing differs.
    pub fn update(&mut self, before: T, after: T) {
        if before != after {
            self.updated.push((before, after));
        }
    }
}

/// Everything one command changes.
#[derive(Clone, Default, PartialEq, Eq, Debug)]
#[expect(missing_docs, reason = "the names say it")]
pub struct WriteSet {
    /// The firm's own record.
    pub firms: Rows<Firm>,
    pub cards: Rows<UserCard>,
    pub privates: Rows<UserPrivate>,
    pub points: Rows<ContactPoint>,
    pub teams: Rows<Team>,
    pub members: Rows<TeamMember>,
    pub invitations: Rows<InvitationRecord>,
    /// How the firm invites.
    pub settings: Rows<Settings>,
    /// Client groups.
    pub groups: Rows<ClientGroup>,
    /// Members of client groups.
    pub group_members: Rows<GroupMember>,
    /// Records that were merged into others.
    pub merged: Rows<Merged>,
    /// Pairs of records that belong to different people.
    pub not_same: Rows<NotSame>,
    /// People who joined by themselves.
    pub joinings: Rows<Joining>,
    /// The terms of the firm.
    pub terms: Rows<FirmTerms>,
    pub pictures: Rows<UserPicture>,
    pub notes: Rows<UserNote>,
}

impl WriteSet {
    /// Replaces the note about `person`, or removes it.
    pub fn change_note(&mut self, person: &Person, note: Option<Note>) {
        let user = person.card.id;
        let row = |note: Note| UserNote { user, note };
        match (person.note.clone().map(row), note.map(row)) {
            (Some(before), Some(after)) => self.notes.update(before, after),
            (Some(before), None) => self.notes.deleted.push(before),
            (None, after) => self.notes.inserted.extend(after),
        }
    }

    /// Whether the command changes nothing at all.
    pub const fn is_empty(&self) -> bool {
        self.firms.is_empty()
            && self.cards.is_empty()
            && self.privates.is_empty()
            && self.points.is_empty()
            && self.teams.is_empty()
            && self.members.is_empty()
            && self.invitations.is_empty()
            && self.settings.is_empty()
            && self.groups.is_empty()
            && self.group_members.is_empty()
            && self.merged.is_empty()
            && self.not_same.is_empty()
            && self.joinings.is_empty()
            && self.terms.is_empty()
            && self.pictures.is_empty()
            && self.notes.is_empty()
    }

    /// How many rows are inserted, updated and deleted, over all tables.
    pub const fn rows(&self) -> u64 {
        let rows = self.firms.len()
            + self.cards.len()
            + self.privates.len()
            + self.points.len()
            + self.teams.len()
            + self.members.len()
            + self.invitations.len()
            + self.settings.len()
            + self.groups.len()
            + self.group_members.len()
            + self.merged.len()
            + self.not_same.len()
            + self.joinings.len()
            + self.terms.len()
            + self.pictures.len()
            + self.notes.len();
        rows as u64
    }
}
