//! What everybody who is here may do for themself, without any role: keep their public contact
//! details right, choose their picture, and take such a change back (permissions, "Edit own public contact details").

use chrono::{DateTime, Utc};

use super::gates::Gates;
use super::{Accepted, Admin, Refusal, Stop, only_writes, picturing, points, undo};
use crate::command::{CommandKind, Expect};
use crate::ids::CommandId;
use crate::people::{Role, Status, UserCard};

pub(super) fn for_oneself(
    id: CommandId,
    actor: &UserCard,
    kind: CommandKind,
    expect: &[Expect],
    facts: Gates<'_>,
    now: DateTime<Utc>,
) -> Result<Accepted, Stop> {
    match kind {
        _ if actor.status != Status::Active => Err(Refusal::NotAllowed.into()),
        CommandKind::EditPoints(wish) if wish.user == actor.id => {
            points::edit(wish, expect, None, facts).map(only_writes)
        }
        CommandKind::SetPicture(wish) if wish.user == actor.id => picturing::set(wish, None, facts).map(only_writes),
        CommandKind::UndoCommand(target) if facts.undo()?.is_some_and(|undo| undo.own_points) => {
            // As somebody who may touch nothing else.
            let nobody = Admin {
                card: actor,
                role: Role::Staff,
            };
            undo::judge(id, target, &nobody, facts, now).map(|()| Accepted::default())
        }
        _ => Err(Refusal::NotAllowed.into()),
    }
}
