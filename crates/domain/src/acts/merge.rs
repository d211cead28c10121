//! Two records of one person become one, or are said to belong to two people (ux_import.md 76 and 77).

use std::collections::BTreeSet;

use super::invitations::kind_of_invitation;
use super::label::Label;
use super::{Act, Case};
use crate::change::WriteSet;
use crate::decide::gates::Gates;
use crate::decide::refusal::Refusal;
use crate::decide::verdict::{Accepted, Admin, MailKind, NewMail, Stop};
use crate::duplicates::{Evidence, Merged, NotSame, Pair};
use crate::email::EmailAddress;
use crate::expect::Field;
use crate::facts::{Facts, RelatedRecords};
use crate::groups::GroupMember;
use crate::ids::{TeamId, UserId};
use crate::invitation::{Event, Invitation, InvitationRecord};
use crate::join::Joining;
use crate::merge::{Inherits, Merge, inherits, revoked, status};
use crate::named::Named;
use crate::needs::{ExtraNeeds, Needs};
use crate::note::{Note, UserNote};
use crate::people::{ContactPoint, Kind, Person, Reach, Role, Status, UserCard, UserPrivate};
use crate::picture::UserPicture;
use crate::points::POINTS_MAX;
use crate::teams::TeamMember;
use crate::verb::Verb;

/// Merges pairs of records, all or none of them.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct MergePeople {
    /// The pairs. No person may be named twice.
    pub merges: Vec<Merge>,
}

impl Act for MergePeople {
    const VERB: Verb = Verb::MergePeople;

    fn needs<'a>(&'a self, needs: &mut Needs<'a>) {
        needs
            .users
            .extend(self.merges.iter().flat_map(|merge| [merge.keep, merge.other]));
        needs.extra = ExtraNeeds::Related;
        needs.all_teams = true;
        needs.administrators = true;
    }

    fn label(&self, facts: &Facts) -> Label {
        let first = self.merges.first();
        Label::pair(first.map(|m| m.keep), first.map(|m| m.other), facts).counting(self.merges.len())
    }

    fn judge(self, admin: &Admin<'_>, case: &Case<'_>) -> Result<Accepted, Stop> {
        let facts = case.facts;
        let mut pairs = Vec::with_capacity(self.merges.len());
        for merge in &self.merges {
            pairs.push((merge, facts.person(merge.keep)?, facts.person(merge.other)?));
        }
        let people = pairs.iter().flat_map(|(_, keep, other)| [*keep, *other]);
        each_person_once(people.clone())?;
        for person in people {
            if let Kind::Staff(role) = person.card.kind {
                admin.may_touch(role)?;
            }
        }
        for (_, keep, other) in &pairs {
            same_side(keep, other)?;
        }
        let merged: Vec<MergedPair<'_>> = pairs
            .into_iter()
            .map(|(merge, keep, other)| join(merge, keep, other))
            .collect::<Result<_, _>>()?;
        a_system_administrator_stays(&merged, facts)?;
        actor_stays(&merged, admin)?;
        teams_stay_covered(&merged, facts)?;
        let mut accepted = Accepted::default();
        for pair in &merged {
            write(pair, case, &mut accepted)?;
        }
        Ok(accepted)
    }
}

/// Remembers that two records belong to different people.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct DismissPair {
    /// The two records.
    pub pair: Pair,
    /// What the actor saw that they share.
    pub evidence: Evidence,
}

impl Act for DismissPair {
    const VERB: Verb = Verb::DismissPair;

    fn needs<'a>(&'a self, needs: &mut Needs<'a>) {
        needs.users.extend([self.pair.low, self.pair.high]);
        needs.extra = ExtraNeeds::NotSame(self.pair);
    }

    fn label(&self, facts: &Facts) -> Label {
        Label::pair(Some(self.pair.low), Some(self.pair.high), facts)
    }

    fn judge(self, _: &Admin<'_>, case: &Case<'_>) -> Result<Accepted, Stop> {
        let Self { pair, evidence } = self;
        let (low, high) = (case.facts.person(pair.low)?, case.facts.person(pair.high)?);
        each_person_once([low, high].into_iter())?;
        same_side(low, high)?;
        // Earlier evidence is kept: an old number that comes back is nothing new.
        let before = case.facts.not_same()?;
        let known = before.map(|before| before.evidence.0.clone()).unwrap_or_default();
        let known = known.into_iter().chain(evidence.0).collect::<BTreeSet<_>>();
        let evidence = Evidence(known.into_iter().take(Evidence::MOST).collect());
        let after = NotSame { pair, evidence };
        let mut writes = WriteSet::default();
        match before {
            Some(before) => writes.not_same.update(before.clone(), after),
            None => writes.not_same.inserted.push(after),
        }
        Ok(writes.into())
    }
}

/// Two records, and the one they become.
struct MergedPair<'a> {
    merge: &'a Merge,
    keep: &'a Person,
    other: &'a Person,
    card: UserCard,
    private: UserPrivate,
    note: Option<Note>,
    teams: BTreeSet<TeamId>,
}

/// A person is merged with one other person at a time.
fn each_person_once<'a>(people: impl Iterator<Item = &'a Person>) -> Result<(), Refusal> {
    let mut seen = BTreeSet::new();
    let twice: Vec<_> = people.filter(|person| !seen.insert(person.card.id)).collect();
    if twice.is_empty() {
        return Ok(());
    }
    Err(Refusal::NamedTwice {
        users: twice.into_iter().map(Person::named).collect(),
    })
}

fn same_side(a: &Person, b: &Person) -> Result<(), Refusal> {
    if a.card.kind.is_staff() == b.card.kind.is_staff() {
        return Ok(());
    }
    Err(Refusal::NotTheSameSide {
        users: vec![a.named(), b.named()],
    })
}

fn join<'a>(merge: &'a Merge, keep: &'a Person, other: &'a Person) -> Result<MergedPair<'a>, Refusal> {
    let take = merge.take;
    let mut card = UserCard {
        status: status(keep.card.status, other.card.status),
        ..keep.card.clone()
    };
    if take.name {
        card.name = other.card.name.clone();
    }
    if take.middle_names && !other.card.middle_names.is_empty() {
        card.middle_names = other.card.middle_names.clone();
    }
    if take.company && !other.card.company.is_empty() {
        card.company = other.card.company.clone();
    }
    if take.job_title && !other.card.job_title.is_empty() {
        card.job_title = other.card.job_title.clone();
    }
    let (mine, theirs) = (&keep.card.language.0, &other.card.language.0);
    card.language.0 = taken(take.language, mine, theirs);
    let (mine, theirs) = (&keep.private, &other.private);
    let private = UserPrivate {
        user: mine.user,
        email: taken(take.email, &mine.email, &theirs.email),
        phone: taken(take.phone, &mine.phone, &theirs.phone),
        identifier: taken(take.identifier, &mine.identifier, &theirs.identifier),
    };
    Ok(MergedPair {
        merge,
        keep,
        other,
        card,
        private,
        note: both_notes(keep, other)?,
        teams: keep.teams.union(&other.teams).copied().collect(),
    })
}

/// No note is lost: if both records have one, the merged record has both, one below the other.
fn both_notes(keep: &Person, other: &Person) -> Result<Option<Note>, Refusal> {
    match (&keep.note, &other.note) {
        (Some(mine), Some(theirs)) => mine.joined(theirs).map(Some).map_err(|_| Refusal::TooLong {
            field: Field::Note,
            max: Note::MAX,
        }),
        (mine, theirs) => Ok(mine.as_ref().or(theirs.as_ref()).cloned()),
    }
}

fn taken<T: Clone>(take: bool, mine: &Option<T>, theirs: &Option<T>) -> Option<T> {
    theirs.as_ref().filter(|_| take).or(mine.as_ref()).cloned()
}

/// One active system administrator stays.
fn a_system_administrator_stays(merged: &[MergedPair<'_>], facts: Gates<'_>) -> Result<(), Stop> {
    let leads = |person: &Person| person.card.is_active_system_administrator();
    if !merged.iter().any(|pair| leads(pair.keep) || leads(pair.other)) {
        return Ok(());
    }
    let before = facts.system_administrators()?;
    let is_untouched = |user: &UserId| {
        merged
            .iter()
            .all(|pair| pair.keep.card.id != *user && pair.other.card.id != *user)
    };
    let after = merged.iter().any(|pair| pair.card.is_active_system_administrator());
    if after || before.iter().any(is_untouched) {
        return Ok(());
    }
    Err(Refusal::LastSystemAdministrator.into())
}

/// The actor's own record is neither removed nor changes its status, and only a system administrator
/// restores deactivated people.
fn actor_stays(merged: &[MergedPair<'_>], admin: &Admin<'_>) -> Result<(), Refusal> {
    let me = admin.card.id;
    let loses_actor = |pair: &MergedPair<'_>| {
        pair.other.card.id == me || (pair.keep.card.id == me && pair.card.status != pair.keep.card.status)
    };
    if merged.iter().any(loses_actor) {
        return Err(Refusal::Yourself);
    }
    let back = |pair: &MergedPair<'_>| {
        let left = pair.keep.card.status == Status::Inactive && !revoked(pair.keep);
        left && pair.card.status != Status::Inactive
    };
    if merged.iter().any(back) {
        admin.may_touch(Role::SystemAdministrator)?;
    }
    Ok(())
}

/// Teams with clients that have active staff keep active staff.
fn teams_stay_covered(merged: &[MergedPair<'_>], facts: Gates<'_>) -> Result<(), Stop> {
    let staff = merged.iter().filter(|pair| pair.card.kind.is_staff());
    let touched: BTreeSet<TeamId> = staff.flat_map(|pair| pair.teams.iter().copied()).collect();
    let uncovered = facts.teams(&touched)?.into_iter().filter(|team| {
        let stays = |user: &&UserId| {
            merged
                .iter()
                .all(|pair| pair.keep.card.id != **user && pair.other.card.id != **user)
        };
        let covers = |pair: &MergedPair<'_>| pair.card.is_active_staff() && pair.teams.contains(&team.team.id);
        let had = !team.active_staff.is_empty();
        had && team.clients > 0 && !team.active_staff.iter().any(|user| stays(&user)) && !merged.iter().any(covers)
    });
    let teams: Vec<Named<TeamId>> = uncovered.map(|team| team.team.named()).collect();
    if teams.is_empty() {
        Ok(())
    } else {
        Err(Refusal::LastActiveStaff { teams }.into())
    }
}

fn write(pair: &MergedPair<'_>, case: &Case<'_>, accepted: &mut Accepted) -> Result<(), Stop> {
    let MergedPair {
        keep,
        other,
        card,
        private,
        ..
    } = pair;
    let writes = &mut accepted.writes;
    let points = points(pair, writes)?;
    if !card.kind.is_staff() && card.status != Status::Inactive && private.email.is_none() && points == 0 {
        return Err(Refusal::ContactMissing.into());
    }
    accepted.mails.extend(invitation(pair, case, writes)?);
    writes.cards.deleted.push(other.card.clone());
    writes.cards.update(keep.card.clone(), card.clone());
    writes.privates.deleted.push(other.private.clone());
    writes.privates.update(keep.private.clone(), private.clone());
    let theirs = other.note.clone().map(|note| UserNote {
        user: other.card.id,
        note,
    });
    writes.notes.deleted.extend(theirs);
    writes.change_note(keep, pair.note.clone());
    let (me, them) = (keep.card.id, other.card.id);
    memberships(pair, case.facts, writes)?;
    related(me, them, case.facts.related()?, writes);
    writes.merged.inserted.push(Merged { other: them, into: me });
    Ok(())
}

/// The merged record is in the teams of both, and leads those that either led.
fn memberships(pair: &MergedPair<'_>, facts: Gates<'_>, writes: &mut WriteSet) -> Result<(), Stop> {
    let (me, them) = (pair.keep.card.id, pair.other.card.id);
    for found in facts.teams(&pair.other.teams)? {
        let team = found.team.id;
        let member = |user: UserId| TeamMember {
            lead: found.leads.contains(&user),
            ..TeamMember::new(team, user)
        };
        let (mine, theirs) = (member(me), member(them));
        let merged = TeamMember {
            lead: mine.lead || theirs.lead,
            ..mine
        };
        writes.members.deleted.push(theirs);
        if pair.keep.teams.contains(&team) {
            writes.members.update(mine, merged);
        } else {
            writes.members.inserted.push(merged);
        }
    }
    Ok(())
}

/// The merged record is in the groups of both. If both have a username or a picture, that of the kept
/// record stays.
fn related(me: UserId, them: UserId, related: &RelatedRecords, writes: &mut WriteSet) {
    for member in related.groups.iter().filter(|member| member.user == them) {
        let mine = GroupMember { user: me, ..*member };
        writes.group_members.deleted.push(*member);
        writes
            .group_members
            .inserted
            .extend((!related.groups.contains(&mine)).then_some(mine));
    }
    if let Some(picture) = related.pictures.get(&them) {
        let of = |user| UserPicture {
            user,
            picture: picture.clone(),
        };
        writes.pictures.deleted.push(of(them));
        let mine = (!related.pictures.contains_key(&me)).then(|| of(me));
        writes.pictures.inserted.extend(mine);
    }
    let Some(theirs) = related.joinings.get(&them) else {
        return;
    };
    writes.joinings.deleted.push(theirs.clone());
    if !related.joinings.contains_key(&me) {
        let user = me;
        writes.joinings.inserted.push(Joining { user, ..theirs.clone() });
    }
}

/// Writes the public addresses and numbers of the merged record, and counts them.
fn points(pair: &MergedPair<'_>, writes: &mut WriteSet) -> Result<usize, Refusal> {
    let MergedPair { merge, keep, other, .. } = pair;
    let mut stay = Vec::new();
    for id in &merge.points {
        if stay.iter().any(|point: &ContactPoint| point.id == *id) {
            continue;
        }
        let mut known = keep.points.iter().chain(&other.points);
        stay.push(
            known
                .find(|point| point.id == *id)
                .ok_or(Refusal::UnknownRecord)?
                .clone(),
        );
    }
    for phone in [false, true] {
        let any = |points: &[ContactPoint]| points.iter().any(|p| matches!(p.reach, Reach::Phone(_)) == phone);
        if (any(&keep.points) || any(&other.points)) && !any(&stay) {
            return Err(Refusal::LastPoint { phone });
        }
    }
    if stay.len() > POINTS_MAX.max(keep.points.len()) {
        return Err(Refusal::TooManyPoints { max: POINTS_MAX });
    }
    let stays = |point: &ContactPoint| stay.iter().any(|other| other.id == point.id);
    let removed = keep.points.iter().filter(|point| !stays(point));
    writes.points.deleted.extend(removed.chain(&other.points).cloned());
    let count = stay.len();
    for (before, position) in stay.into_iter().zip(0..) {
        let after = ContactPoint {
            user: keep.card.id,
            position,
            ..before.clone()
        };
        if before.user == keep.card.id {
            writes.points.update(before, after);
        } else {
            writes.points.inserted.push(after);
        }
    }
    Ok(count)
}

/// Writes the invitation of the merged record. Its mail leaves again if the invitation has another
/// person or another address than before (domain.md 3.1, "Amending").
fn invitation(pair: &MergedPair<'_>, case: &Case<'_>, writes: &mut WriteSet) -> Result<Option<NewMail>, Stop> {
    let MergedPair {
        keep,
        other,
        card,
        private,
        ..
    } = pair;
    writes.invitations.deleted.extend(other.invitation.clone());
    let inherits = inherits(keep, other);
    let record = match inherits {
        Inherits::Kept => keep.invitation.clone(),
        Inherits::Moved => other.invitation.clone(),
        Inherits::Nothing => None,
    };
    let Some(record) = record else {
        writes.invitations.deleted.extend(keep.invitation.clone());
        return Ok(None);
    };
    let user = keep.card.id;
    let mut record = InvitationRecord { user, ..record };
    let key = |email: &Option<EmailAddress>| email.as_ref().map(|e| e.key().into_owned());
    let elsewhere = inherits == Inherits::Moved || key(&private.email) != key(&keep.private.email);
    let waits = matches!(
        record.state,
        Invitation::Pending(_) | Invitation::Bounced { .. } | Invitation::Expired { .. }
    );
    let sends = elsewhere && waits;
    if sends {
        let users = vec![keep.named()];
        if private.email.is_none() {
            return Err(Refusal::NoAddress { users }.into());
        }
        record.kind =
            kind_of_invitation(card.kind, private, case.facts.settings()?).ok_or(Refusal::PhoneMissing { users })?;
        record = record
            .after(Event::Send, case.now, case.facts.daily_mails()?)
            .unwrap_or(record);
    }
    match &keep.invitation {
        Some(before) => writes.invitations.update(before.clone(), record),
        None => writes.invitations.inserted.push(record),
    }
    Ok(sends.then_some(NewMail {
        user,
        kind: MailKind::Invitation,
    }))
}
