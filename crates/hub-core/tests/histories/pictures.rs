//! People's pictures: random commands, and the rule said again from its sentence.

use domain::command::{CommandKind, SetPicture};
use domain::ids::UserId;
use domain::people::{Kind, Role};
use domain::picture::Picture;

use crate::rules::Case;
use crate::state::State;
use crate::steps::{Ids, chance, person, pick};

/// One of four pictures, or none; now and then the actor's own.
pub(crate) fn set_picture(state: &State, actor: UserId, n: [u16; 8], ids: &mut Ids) -> CommandKind {
    let pictured: Vec<UserId> = state.pictures.keys().copied().collect();
    let own = chance(n[0], 25).then_some(actor);
    let again = pick(&pictured, n[1]).filter(|_| chance(n[2], 50));
    let user = own.or(again).unwrap_or_else(|| person(state, n[3], ids));
    let remove = chance(n[4], 40);
    CommandKind::SetPicture(SetPicture {
        user,
        picture: (!remove).then(|| picture(n[5] % 4)),
    })
}

fn picture(n: u16) -> Picture {
    let [_, n] = n.to_be_bytes();
    Picture::new(vec![0xff, 0xd8, 0xff, n, 0xff, 0xd9]).unwrap()
}

impl Case<'_> {
    /// As other details; active people may change their own.
    pub(crate) fn set_picture(&mut self, act: &SetPicture) {
        let card = self.state.cards.get(&act.user);
        self.refuse_if(card.is_none(), "unknownRecord");
        let leads = card.is_some_and(|card| card.kind == Kind::Staff(Role::SystemAdministrator));
        let above = leads && self.role != Role::SystemAdministrator;
        self.refuse_if(above, "systemAdministratorNeeded");
        match &act.picture {
            Some(picture) => drop(self.verdict.after.pictures.insert(act.user, picture.clone())),
            None => drop(self.verdict.after.pictures.remove(&act.user)),
        }
    }
}
