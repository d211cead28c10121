//! The people the reader pinned or opened last. This concerns only the reader, so it is not a command of
//! the firm. Only people who are visible to the reader at that moment are shown.

use std::collections::BTreeSet;

use domain::ids::UserId;
use domain::visibility::is_in_directory;
use store::at_hand;
use store::port::{Execute, Store};
use store::records::people;

use crate::app::Engine;
use crate::error::AppError;
use crate::lists::order;
use crate::request::{IdRequest, PeopleScope, PinRequest};
use crate::session::Session;
use crate::view::{AtHandRow, AtHandView};

/// Most people shown as opened last.
const RECENT: usize = 8;

impl Engine {
    /// The people the reader pinned or opened last, without those they may not see now.
    pub async fn at_hand(&self) -> Result<AtHandView, AppError> {
        let session = self.session().await?;
        let mut look = session.look().await?;
        let me = look.me().await?;
        let home = look.home().await?;
        let contacts = look.contacts_of(&me);
        let contacts = order(&mut look, contacts).await?;
        let kept = at_hand::of(&mut look, session.user).await?;
        let users: Vec<UserId> = kept.iter().map(|entry| entry.user).collect();
        let lines = store::lists::docs_of(&mut look, &users).await?;
        let cards = people::cards(&mut look, session.firm, &users).await?;
        let docs: Vec<i64> = lines.values().copied().collect();
        let wanted: BTreeSet<i64> = docs.iter().copied().collect();
        let contacts: BTreeSet<i64> = contacts.iter().copied().filter(|doc| wanted.contains(doc)).collect();
        let viewer = look.viewer(&me);
        let rows = self.rows(&mut look, &docs, home, PeopleScope::Contacts, viewer);
        let rows = rows.await?;

        let is_admin = me.acting_admin_role().is_some();
        let mut view = AtHandView {
            pinned: Vec::new(),
            recent: Vec::new(),
        };
        for entry in kept {
            let id = entry.user.to_string();
            let Some(person) = rows.iter().find(|row| row.id == id) else {
                continue;
            };
            let is_contact = lines.get(&entry.user).is_some_and(|doc| contacts.contains(doc));
            let card = cards.get(&entry.user);
            let is_colleague = me.is_active_staff() && card.is_some_and(|card| is_in_directory(me.kind, card));
            if entry.user == session.user || !(is_admin || is_contact || is_colleague) {
                continue;
            }
            let row = AtHandRow {
                person: person.clone(),
                is_contact,
            };
            if entry.pinned.is_some() {
                view.pinned.push(row);
            } else if view.recent.len() < RECENT {
                view.recent.push(row);
            }
        }
        Ok(view)
    }

    /// Pins a person for the reader, or unpins them.
    pub async fn pin(&self, request: PinRequest) -> Result<AtHandView, AppError> {
        let session = self.session().await?;
        let user = known(&session, &request.id).await?;
        let pinned = request.pinned.then(|| self.now());
        let turn = session.writing.lock().await;
        let mut w = session.store.write().await?;
        at_hand::pin(&mut w, session.user, user, pinned).await?;
        w.commit().await?;
        drop(turn);
        self.at_hand().await
    }

    /// Notes that the reader opened a person.
    pub async fn opened(&self, request: IdRequest) -> Result<AtHandView, AppError> {
        let session = self.session().await?;
        let user = known(&session, &request.id).await?;
        let turn = session.writing.lock().await;
        let mut w = session.store.write().await?;
        let noted = at_hand::opened(&mut w, session.user, user, self.now()).await;
        noted?;
        w.commit().await?;
        drop(turn);
        self.at_hand().await
    }
}

/// The id of an existing person.
async fn known(session: &Session, id: &str) -> Result<UserId, AppError> {
    let user = UserId::parse(id).ok_or(AppError::NotFound)?;
    let mut read = session.store.read().await?;
    let line = store::lists::doc_of(&mut read, user).await?;
    line.map(|_| user).ok_or(AppError::NotFound)
}
