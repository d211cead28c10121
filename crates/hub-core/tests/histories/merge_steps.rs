//! Random commands to make one of two, or to keep them apart.

use domain::command::{CommandKind, DismissPair, Merge, MergePeople, Take};
use domain::duplicates::{Evidence, Key, Pair};
use domain::ids::{PointId, UserId};
use domain::people::Kind;

use crate::state::State;
use crate::steps::{Ids, chance, person, pick};

pub(crate) fn merge(state: &State, n: [u16; 8], ids: &mut Ids) -> CommandKind {
    let [a, b, c, d, e, f, g, h] = n;
    let mut merges = vec![one(state, n, ids)];
    if chance(h, 20) {
        merges.push(one(state, [h, g, f, e, d, c, b, a], ids));
    }
    CommandKind::MergePeople(MergePeople { merges })
}

fn one(state: &State, n: [u16; 8], ids: &mut Ids) -> Merge {
    let (keep, other) = two(state, n, ids);
    let mut points: Vec<PointId> = [keep, other]
        .iter()
        .flat_map(|user| state.points_of(*user))
        .map(|point| point.id)
        .collect();
    let count = points.len();
    if count > 0 {
        points.rotate_left(usize::from(n[3]) % count);
        if chance(n[4] / 36, 25) {
            points.truncate(usize::from(n[4] % 6));
        }
    }
    if chance(n[4] / 6, 3) {
        points.push(ids.point());
    }
    points.extend(points.first().copied().filter(|_| chance(n[3] / 6, 10)));
    let take = |bit: u16| n[5] >> bit & 1 == 1;
    Merge {
        keep,
        other,
        take: Take {
            name: take(0),
            job_title: take(1),
            email: take(2),
            phone: take(3),
            identifier: take(4),
            middle_names: take(5),
            company: take(6),
            language: take(7),
        },
        points,
    }
}

pub(crate) fn dismiss(state: &State, n: [u16; 8], ids: &mut Ids) -> CommandKind {
    let (a, b) = two(state, n, ids);
    let number = |n: u16| Key::Phone(format!("+4420794600{:02}", n % 15));
    let email = |n: u16| Key::Email(format!("p{}@example.com", n % 200));
    let pair = Pair::of(a, b).unwrap_or(Pair { low: a, high: b });
    CommandKind::DismissPair(DismissPair {
        pair,
        evidence: Evidence([number(n[3]), email(n[4])].into()),
    })
}

/// Two of one side, now and then just any two, or the same one twice.
fn two(state: &State, n: [u16; 8], ids: &mut Ids) -> (UserId, UserId) {
    let one = person(state, n[0], ids);
    let is_staff = |user: &UserId| state.cards.get(user).map(|card| matches!(card.kind, Kind::Staff(_)));
    let side = is_staff(&one);
    let beside = |user: &UserId| *user != one && (is_staff(user) == side || chance(n[2], 8));
    let others: Vec<UserId> = state.cards.keys().copied().filter(beside).collect();
    let other = pick(&others, n[1]).filter(|_| !chance(n[2] / 100, 3)).unwrap_or(one);
    (one, other)
}
