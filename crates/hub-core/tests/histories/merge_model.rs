//! Two records that become one, and pairs that are two people, said again from the sentences of
//! the rules.

use std::collections::BTreeSet;

use domain::command::{DismissPair, Merge};
use domain::decide::MailKind;
use domain::ids::UserId;
use domain::invitation::{Invitation, InvitationRecord, Sending};
use domain::join::Joining;
use domain::people::{ContactPoint, Kind, Reach, Role, Status};

use crate::inviting::wait;
use crate::rules::Case;

/// The status of two merged records: the one further to the left.
const FURTHEST: [Status; 5] = [
    Status::Suspended,
    Status::Active,
    Status::Pending,
    Status::Quiet,
    Status::Inactive,
];

impl Case<'_> {
    pub(crate) fn merge(&mut self, merges: &[Merge]) {
        let mut seen = BTreeSet::new();
        for user in merges.iter().flat_map(|merge| [merge.keep, merge.other]) {
            self.refuse_if(!self.state.cards.contains_key(&user), "unknownRecord");
            self.refuse_if(!seen.insert(user), "namedTwice");
            let above = self.state.is_system_administrator(user) && self.role != Role::SystemAdministrator;
            self.refuse_if(above, "systemAdministratorNeeded");
        }
        if ["unknownRecord", "namedTwice"]
            .iter()
            .any(|rule| self.verdict.objections.contains(rule))
        {
            return;
        }
        for merge in merges {
            self.one_side(merge.keep, merge.other);
            self.unite(merge);
        }
        let alone = self.newly_uncovered();
        self.refuse_if(alone, "lastActiveStaff");
        self.somebody_leads();
    }

    fn unite(&mut self, merge: &Merge) {
        let (keep, other) = (merge.keep, merge.other);
        let (mine, theirs) = (self.state.cards[&keep].clone(), self.state.cards[&other].clone());
        let status = FURTHEST.into_iter().find(|s| [mine.status, theirs.status].contains(s));
        let status = status.unwrap();
        self.refuse_if(other == self.actor, "yourself");
        self.refuse_if(keep == self.actor && status != mine.status, "yourself");
        let comes_back = mine.status == Status::Inactive && !self.was_taken_back(keep) && status != Status::Inactive;
        self.refuse_if(
            comes_back && self.role != Role::SystemAdministrator,
            "systemAdministratorNeeded",
        );

        let after = &mut self.verdict.after;
        let teams = self.state.teams_of(other);
        after.members.retain(|(_, user)| *user != other);
        let led = after.leads.iter().filter(|(_, user)| *user == other);
        let led: Vec<_> = led.map(|(team, _)| (*team, keep)).collect();
        after.leads.extend(led);
        after.members.extend(teams.into_iter().map(|team| (team, keep)));
        after.cards.remove(&other);
        after.privates.remove(&other);
        after.merged.insert((other, keep));
        let groups: Vec<_> = after
            .group_members
            .iter()
            .filter(|(_, user)| *user == other)
            .map(|(group, _)| *group)
            .collect();
        for group in groups {
            after.group_members.remove(&(group, other));
            after.group_members.insert((group, keep));
        }
        if let Some(joining) = after.joinings.remove(&other) {
            let mine = Joining { user: keep, ..joining };
            after.joinings.entry(keep).or_insert(mine);
        }
        if let Some(picture) = after.pictures.remove(&other) {
            after.pictures.entry(keep).or_insert(picture);
        }
        let card = after.cards.get_mut(&keep).unwrap();
        card.status = status;
        if merge.take.name {
            card.name = theirs.name;
        }
        if merge.take.job_title && !theirs.job_title.is_empty() {
            card.job_title = theirs.job_title;
        }
        if merge.take.middle_names && !theirs.middle_names.is_empty() {
            card.middle_names = theirs.middle_names;
        }
        if merge.take.company && !theirs.company.is_empty() {
            card.company = theirs.company;
        }
        if merge.take.language && theirs.language.0.is_some() {
            card.language = theirs.language;
        }
        if let Some(note) = after.notes.remove(&other) {
            let mine = after.notes.entry(keep).or_default();
            if note.contains(mine.as_str()) {
                *mine = note;
            } else if !mine.contains(&note) {
                *mine = format!("{mine}\n{note}");
            }
        }
        let private = after.privates.get_mut(&keep).unwrap();
        let gone = &self.state.privates[&other];
        if merge.take.email && gone.email.is_some() {
            private.email.clone_from(&gone.email);
        }
        if merge.take.phone && gone.phone.is_some() {
            private.phone.clone_from(&gone.phone);
        }
        if merge.take.identifier && gone.identifier.is_some() {
            private.identifier.clone_from(&gone.identifier);
        }
        self.choose_points(merge);
        self.one_invitation(keep, other, status);
    }

    /// The chosen points, in the chosen order; no client is left without any.
    fn choose_points(&mut self, merge: &Merge) {
        let mut known = self.state.points_of(merge.keep);
        known.extend(self.state.points_of(merge.other));
        let after = &mut self.verdict.after;
        for point in &known {
            after.points.remove(&point.id);
        }
        let mut position = 0;
        let mut strange = false;
        for id in &merge.points {
            let Some(point) = known.iter().find(|point| point.id == *id) else {
                strange = true;
                continue;
            };
            if after.points.contains_key(id) {
                continue;
            }
            let point = ContactPoint {
                user: merge.keep,
                position,
                ..point.clone()
            };
            after.points.insert(*id, point);
            position += 1;
        }
        let unreachable = after.is_served(merge.keep) && position == 0 && after.privates[&merge.keep].email.is_none();
        for phone in [false, true] {
            let some = |points: &[ContactPoint]| points.iter().any(|p| matches!(p.reach, Reach::Phone(_)) == phone);
            let none = some(&known) && !some(&self.verdict.after.points_of(merge.keep));
            self.refuse_if(none, "lastPoint");
        }
        let most = self.state.points_of(merge.keep).len().max(50);
        self.refuse_if(usize::from(position) > most, "tooManyPoints");
        self.refuse_if(strange, "unknownRecord");
        self.refuse_if(unreachable, "contactMissing");
    }

    /// The invitation that fits, that of the kept record first. If its person or address changes, it is sent.
    fn one_invitation(&mut self, keep: UserId, other: UserId, status: Status) {
        let never_here = self.was_taken_back(keep) && self.was_taken_back(other);
        let fits = |record: &&InvitationRecord| match record.state {
            Invitation::Draft => false,
            Invitation::Accepted { .. } => status != Status::Pending,
            Invitation::Revoked { .. } => never_here,
            _ => status == Status::Pending,
        };
        let of = |user| self.state.invitations.get(user).filter(fits).cloned();
        let (mine, theirs) = (of(&keep), of(&other));
        self.verdict.after.invitations.remove(&other);
        self.verdict.after.invitations.remove(&keep);
        let moved = mine.is_none();
        let Some(mut record) = mine.or(theirs) else { return };
        record.user = keep;
        let address = |email: &Option<domain::email::EmailAddress>| email.as_ref().map(|e| e.as_str().to_lowercase());
        let (before, after) = (&self.state.privates[&keep], &self.verdict.after.privates[&keep]);
        let elsewhere = moved || address(&before.email) != address(&after.email);
        let open = matches!(
            record.state,
            Invitation::Pending(_) | Invitation::Bounced { .. } | Invitation::Expired { .. }
        );
        if open && elsewhere {
            let nowhere = after.email.is_none();
            let kind = self.how(keep);
            self.refuse_if(nowhere, "noAddress");
            self.refuse_if(kind.is_none(), "phoneMissing");
            record.kind = kind.unwrap_or(record.kind);
            let sent = record.state.sending().unwrap();
            let sending = Sending {
                first: sent.first,
                started: self.now,
                last: self.now,
                count: sent.count + 1,
            };
            wait(&mut record, sending, self.settings().reminder_hour);
            self.verdict.mails.insert((keep, MailKind::Invitation));
        }
        self.verdict.after.invitations.insert(keep, record);
    }

    pub(crate) fn dismiss(&mut self, act: &DismissPair) {
        let (low, high) = (act.pair.low, act.pair.high);
        for user in [low, high] {
            self.refuse_if(!self.state.cards.contains_key(&user), "unknownRecord");
        }
        self.refuse_if(low == high, "namedTwice");
        self.one_side(low, high);
        let known = self.verdict.after.not_same.entry((low, high)).or_default();
        known.extend(act.evidence.0.iter().map(domain::duplicates::Key::text));
    }

    fn one_side(&mut self, a: UserId, b: UserId) {
        let staff = |user| {
            self.state
                .cards
                .get(user)
                .map(|card| matches!(card.kind, Kind::Staff(_)))
        };
        if let (Some(a), Some(b)) = (staff(&a), staff(&b)) {
            self.refuse_if(a != b, "notTheSameSide");
        }
    }

    fn was_taken_back(&self, user: UserId) -> bool {
        let record = self.state.invitations.get(&user);
        record.is_some_and(|record| matches!(record.state, Invitation::Revoked { .. }))
    }
}
