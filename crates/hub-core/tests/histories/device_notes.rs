//! What a hub notes of devices: random commands, and the rules said again.

use domain::command::{CommandKind, DeviceNote, NoteDevice};
use domain::ids::UserId;
use domain::people::Role;

use crate::rules::Case;
use crate::state::State;
use crate::steps::{Ids, chance, person};

/// A device that is added is mostly the actor's own.
pub(crate) fn note_device(state: &State, actor: UserId, n: [u16; 8], ids: &mut Ids) -> CommandKind {
    let what = [DeviceNote::Linked, DeviceNote::Added, DeviceNote::Revoked][usize::from(n[0]) % 3];
    let own = chance(n[1], if what == DeviceNote::Added { 70 } else { 20 });
    let user = if own { actor } else { person(state, n[2], ids) };
    CommandKind::NoteDevice(NoteDevice { user, what })
}

impl Case<'_> {
    /// Everybody brings their own; administrators make links for others and revoke theirs.
    pub(crate) fn note_device(&mut self, act: NoteDevice) {
        if act.what == DeviceNote::Added {
            return self.refuse_if(act.user != self.actor, "notAllowed");
        }
        if !self.state.cards.contains_key(&act.user) {
            return self.object("unknownRecord");
        }
        let above = self.state.is_system_administrator(act.user) && self.role != Role::SystemAdministrator;
        self.refuse_if(above, "systemAdministratorNeeded");
    }
}
