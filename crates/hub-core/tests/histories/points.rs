//! Public contact details: random commands, and the rules said again.

use std::collections::BTreeSet;

use domain::command::{CommandKind, EditPoints, Expect, Field, PointEntry, Proof, UndoCommand};
use domain::ids::{CommandId, PointId, UserId};
use domain::people::{ContactPoint, PhoneValue, Reach, Role, Status};

use crate::rules::{Case, tidy};
use crate::state::{Change, Key, Row, State};
use crate::steps::{Ids, chance, email, phone, pick};

const LABELS: [&str; 5] = ["", "mobile", " office ", "home", "where  I am"];

/// The person's list with some of it changed.
pub(crate) fn edit_points(
    state: &State,
    user: UserId,
    n: [u16; 8],
    expect: &mut Vec<Expect>,
    ids: &mut Ids,
) -> CommandKind {
    let there = state.points_of(user);
    if chance(n[1], 40) {
        let seen = told(&there);
        expect.push(Expect {
            field: Field::Points,
            base: if chance(n[1] / 100, 15) {
                "seen before".into()
            } else {
                seen
            },
        });
    }
    let mut points: Vec<PointEntry> = there
        .into_iter()
        .map(|p| PointEntry {
            id: p.id,
            label: p.label,
            reach: p.reach,
        })
        .collect();
    let at = |n: u16, points: &[PointEntry]| usize::from(n) % points.len().max(1);
    for (k, luck) in [(2, n[2]), (3, n[3]), (4, n[4])] {
        let (place, more) = (at(n[k], &points), n[k + 1]);
        let new = |reach: Reach, ids: &mut Ids| PointEntry {
            id: ids.point(),
            label: pick(&LABELS, more / 10).unwrap().into(),
            reach,
        };
        match luck / 8 % 24 {
            0..=4 => points.push(new(Reach::Phone(phone(more)), ids)),
            5..=8 => points.insert(
                place.min(points.len()),
                new(Reach::Email(email(state, more, luck)), ids),
            ),
            9..=12 if points.len() > 1 => drop(points.remove(place)),
            13 | 14 if !points.is_empty() => points.swap(0, place),
            15 if !points.is_empty() => points[place].label = pick(&LABELS, more).unwrap().into(),
            16 => points.retain(|p| matches!(p.reach, Reach::Email(_))),
            17 => points.retain(|p| matches!(p.reach, Reach::Phone(_))),
            18 if !points.is_empty() => {
                let again = points[place].reach.clone();
                points.push(new(again, ids));
            }
            19 if !points.is_empty() => points[place].label = "l".repeat(49 + usize::from(more % 3)),
            20 if !points.is_empty() => points[place].reach = Reach::Phone(phone(more)),
            21 if chance(more, 50) => {
                for k in 0..50 {
                    let raw = format!("020 7946 01{k:02}");
                    let reach = Reach::Phone(PhoneValue { raw, ..unread() });
                    points.push(new(reach, ids));
                }
            }
            22 if !points.is_empty() && chance(more, 50) => points.push(points[place].clone()),
            _ => {}
        }
    }
    CommandKind::EditPoints(EditPoints { user, points })
}

fn unread() -> PhoneValue {
    PhoneValue {
        raw: String::new(),
        e164: None,
        ext: None,
        status: domain::phone::Status::Error,
        label: None,
    }
}

/// What a form showed.
fn told(points: &[ContactPoint]) -> String {
    let mut texts = Vec::new();
    for point in points {
        let mut text = match &point.reach {
            Reach::Email(email) => email.as_str().to_owned(),
            Reach::Phone(phone) => phone.raw.clone(),
        };
        if !point.label.is_empty() {
            text.push_str(&format!(" ({})", point.label));
        }
        texts.push(text);
    }
    texts.join(", ")
}

/// Whether two points are the same.
pub(crate) fn alike(one: &Reach, other: &Reach) -> bool {
    match (one, other) {
        (Reach::Email(one), Reach::Email(other)) => one.as_str().eq_ignore_ascii_case(other.as_str()),
        (Reach::Phone(one), Reach::Phone(other)) => match (&one.e164, &other.e164) {
            (Some(a), Some(b)) => a == b && one.ext == other.ext,
            (None, None) => tidy(&one.raw) == tidy(&other.raw),
            _ => false,
        },
        _ => false,
    }
}

impl Case<'_> {
    /// What a person without administration may do, and what a person who is invited may.
    pub(crate) fn for_oneself(&mut self, kind: &CommandKind, expect: &[Expect]) {
        let status = self.state.cards.get(&self.actor).map(|card| card.status);
        let here = status == Some(Status::Active);
        let invited = status == Some(Status::Pending);
        match kind {
            CommandKind::EditPoints(act) if here && act.user == self.actor => self.edit_points(act, expect),
            CommandKind::SetPicture(act) if here && act.user == self.actor => self.set_picture(act),
            CommandKind::UndoCommand(UndoCommand { target, .. }) if here && self.changed_own_points(*target) => {
                self.undo(*target)
            }
            CommandKind::RecordAcceptance(act)
                if invited && act.user == self.actor && matches!(act.proof, Proof::Joined(_)) =>
            {
                self.accept(act);
            }
            CommandKind::NoteDevice(act) if here && act.user == self.actor => {}
            CommandKind::RecordDecline(act) if invited && act.user == self.actor => self.decline(act.user),
            _ => self.object("notAllowed"),
        }
    }

    /// Whether a command changed the actor's public details or picture and nothing else.
    fn changed_own_points(&self, target: CommandId) -> bool {
        let log = &self.model.log;
        let Some(named) = log.iter().find(|line| line.id == target) else {
            return false;
        };
        let root = &log[named.root];
        let own = |change: &Change| {
            let point = |row: &Option<Row>| match row {
                Some(Row::Point(point)) => Some(point.user),
                _ => None,
            };
            let whose = point(&change.before).or(point(&change.after));
            change.key == Key::Picture(self.actor) || matches!(change.key, Key::Point(_)) && whose == Some(self.actor)
        };
        let personal = ["editPoints", "setPicture", "removePicture"].contains(&root.verb);
        personal && !root.changes.is_empty() && root.changes.iter().all(own)
    }

    pub(crate) fn edit_points(&mut self, act: &EditPoints, expect: &[Expect]) {
        let user = act.user;
        if !self.state.cards.contains_key(&user) {
            return self.object("unknownRecord");
        }
        let above = self.state.is_system_administrator(user) && self.role != Role::SystemAdministrator;
        self.refuse_if(above, "systemAdministratorNeeded");
        let before = self.state.points_of(user);
        let seen = |e: &Expect| e.field != Field::Points || e.base == told(&before);
        self.refuse_if(!expect.iter().all(seen), "conflict");
        let ids: BTreeSet<PointId> = act.points.iter().map(|p| p.id).collect();
        self.refuse_if(ids.len() < act.points.len(), "unknownRecord");
        let mut after: Vec<ContactPoint> = Vec::new();
        for one in &act.points {
            if after.iter().any(|p| alike(&p.reach, &one.reach)) {
                continue;
            }
            let label = tidy(&one.label);
            let new = before.iter().all(|p| p.id != one.id || p.label != label);
            self.refuse_if(new && label.chars().count() > 50, "tooLong");
            after.push(ContactPoint {
                id: one.id,
                user,
                position: u16::try_from(after.len()).unwrap(),
                label,
                reach: one.reach.clone(),
            });
        }
        self.refuse_if(after.len() > 50 && after.len() > before.len(), "tooManyPoints");
        for numbers in [true, false] {
            let has = |points: &[ContactPoint]| points.iter().any(|p| matches!(p.reach, Reach::Phone(_)) == numbers);
            self.refuse_if(has(&before) && !has(&after), "lastPoint");
        }
        let bare = |points: &[ContactPoint]| {
            let mut bare = points.to_vec();
            for point in &mut bare {
                point.position = 0;
            }
            bare
        };
        if bare(&before) != bare(&after) {
            let points = &mut self.verdict.after.points;
            points.retain(|_, p| p.user != user);
            points.extend(after.into_iter().map(|p| (p.id, p)));
        }
    }
}
