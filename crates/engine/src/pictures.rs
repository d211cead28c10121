//! People's pictures.

pub(crate) mod file;
pub(crate) mod request;
pub(crate) mod view;

use std::collections::BTreeSet;

use data_encoding::BASE64;
use domain::command::{CommandKind, SetPicture};
use domain::ids::UserId;
use domain::visibility::is_in_directory;
use store::lists::docs_of;
use store::port::Store;
use store::records::{people, pictures};

use self::file::{Square, portrait, preview};
use crate::app::Engine;
use crate::chosen::Purpose;
use crate::error::AppError;
use crate::lists::order;
use crate::request::{IdRequest, PictureFileRequest, SetPictureRequest, UsersRequest};
use crate::session::Session;
use crate::view::{DoneView, PictureFileView, PictureView};
use crate::work::blocking;

/// Most people whose pictures are sent at once.
const MOST: usize = 500;

impl Engine {
    /// The pictures of these people, at most 500, if they are visible to the reader.
    pub async fn pictures(&self, request: UsersRequest) -> Result<Vec<PictureView>, AppError> {
        let session = self.session().await?;
        let users: Vec<UserId> = request
            .users
            .iter()
            .take(MOST)
            .filter_map(|id| UserId::parse(id))
            .collect();
        let users = self.seen(&session, users).await?;
        let mut read = session.store.read().await?;
        let found = pictures::pictures(&mut read, session.firm, &users).await?;
        let view = |(id, picture): (UserId, domain::picture::Picture)| PictureView {
            id: id.to_string(),
            data: data(picture.as_bytes()),
        };
        Ok(found.into_iter().map(view).collect())
    }

    /// Reads a picture file, so that a square can be chosen in it.
    pub async fn look_at_picture(&self, request: PictureFileRequest) -> Result<PictureFileView, AppError> {
        self.session().await?;
        let path = self.chosen(&request.file, Purpose::Picture)?;
        let shown = blocking(move || preview(&path)).await??;
        Ok(PictureFileView {
            data: data(&shown.jpeg),
            width: shown.width,
            height: shown.height,
        })
    }

    /// Sets a person's picture from a file.
    pub async fn set_picture(&self, request: SetPictureRequest) -> Result<DoneView, AppError> {
        self.session().await?;
        let user = UserId::parse(&request.id).ok_or(AppError::NotFound)?;
        let part = request.square.map(|square| Square {
            left: square.left,
            top: square.top,
            side: square.side,
        });
        let path = self.chosen(&request.file, Purpose::Picture)?;
        let picture = blocking(move || portrait(&path, part)).await??;
        let picture = Some(picture);
        let done = self
            .submit(CommandKind::SetPicture(SetPicture { user, picture }))
            .await?;
        // Taken only now: after a refusal the same file can be tried again.
        self.take(&request.file, Purpose::Picture)?;
        Ok(done)
    }

    /// Removes a person's picture.
    pub async fn remove_picture(&self, request: IdRequest) -> Result<DoneView, AppError> {
        let user = UserId::parse(&request.id).ok_or(AppError::NotFound)?;
        let picture = None;
        self.submit(CommandKind::SetPicture(SetPicture { user, picture })).await
    }

    /// Those of these people who are visible to the reader.
    async fn seen(&self, session: &Session, users: Vec<UserId>) -> Result<Vec<UserId>, AppError> {
        let mut look = session.look().await?;
        let me = look.me().await?;
        if me.acting_admin_role().is_some() {
            return Ok(users);
        }
        let contacts = look.contacts_of(&me);
        let contacts = order(&mut look, contacts).await?;
        let docs = docs_of(&mut look, &users).await?;
        let wanted: BTreeSet<i64> = docs.values().copied().collect();
        let contacts: BTreeSet<i64> = contacts.iter().copied().filter(|doc| wanted.contains(doc)).collect();
        let cards = people::cards(&mut look, session.firm, &users).await?;
        let sees = |user: &UserId| {
            let contact = docs.get(user).is_some_and(|doc| contacts.contains(doc));
            let colleague = cards
                .get(user)
                .is_some_and(|card| me.is_active_staff() && is_in_directory(me.kind, card));
            *user == me.id || contact || colleague
        };
        Ok(users.into_iter().filter(sees).collect())
    }
}

fn data(jpeg: &[u8]) -> String {
    format!("data:image/jpeg;base64,{}", BASE64.encode(jpeg))
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test that cannot build its world has failed")]
mod tests {
    use domain::people::{Kind, Role};
    use std::collections::BTreeSet;

    use domain::picture::Picture;
    use store::port::Execute as _;

    use super::*;
    use crate::clock::{Clock, FixedClock};
    use crate::profile::Profile;
    use crate::request::{
        AddPersonRequest, CreateFirmRequest, CreateTeamRequest, OpenFirmRequest, PeopleRequest, PeopleScope,
    };
    use crate::session::SIGNED_IN;
    use vault::secrets::Vault;

    async fn founded(engine: &Engine) -> String {
        let request = CreateFirmRequest {
            name: "Harcourt & Lane".into(),
            country: "GB".into(),
            time_zone: "Europe/London".into(),
            given: "Anna".into(),
            family: "Whitmore".into(),
            email: "anna@example.com".into(),
            passphrase: None,
            language: crate::view::Language::En.into(),
        };
        engine.create_firm(request).await.unwrap().session.user
    }

    async fn add(engine: &Engine, kind: Kind, given: &str, teams: &[String]) -> String {
        let request = AddPersonRequest {
            kind: kind.into(),
            given: given.into(),
            family: String::new(),
            middle_names: String::new(),
            job_title: String::new(),
            company: String::new(),
            note: String::new(),
            language: domain::language::PreferredLanguage::default().into(),
            email: format!("{}@example.com", given.to_lowercase()),
            phone: String::new(),
            identifier: String::new(),
            arrival: crate::request::ArrivalCode::Present,
            message: String::new(),
            teams: teams.to_vec(),
            book: None,
        };
        engine.add_person(request).await.unwrap().id.unwrap()
    }

    /// Signs in another user on this device.
    async fn sign_in(engine: &Engine, user: &str) {
        let session = engine.session().await.unwrap();
        let mut write = session.store.write().await.unwrap();
        store::settings::set(&mut write, SIGNED_IN, user).await.unwrap();
        write.commit().await.unwrap();
        let file = session.file.clone();
        drop(session);
        engine.close_firm().await.unwrap();
        engine.open_firm(OpenFirmRequest { file, secret: None }).await.unwrap();
    }

    #[tokio::test]
    async fn a_picture_is_for_those_who_may_see_the_person() {
        let folder = tempfile::tempdir().unwrap();
        let profile = Profile::locate(Some(folder.path().join("profile"))).unwrap();
        let clock = FixedClock::new(chrono::DateTime::from_timestamp(1_790_000_000, 0).unwrap());
        let engine = Engine::new(profile, Vault::memory(), Clock::Fixed(clock)).unwrap();
        let anna = founded(&engine).await;
        let north = CreateTeamRequest {
            name: "North".into(),
            identifier: String::new(),
            description: String::new(),
            members: Vec::new(),
        };
        let north = [engine.create_team(north).await.unwrap().id.unwrap()];
        let sam = add(&engine, Kind::Staff(Role::Staff), "Sam", &north).await;
        let ben = add(&engine, Kind::Client, "Ben", &north).await;
        let cora = add(&engine, Kind::Client, "Cora", &[]).await;
        let dora = add(&engine, Kind::Client, "Dora", &north).await;
        let everybody = [&anna, &sam, &ben, &cora, &dora].map(Clone::clone);
        let picture = Picture::new(vec![0xff, 0xd8, 0xff, 1, 0xff, 0xd9]);
        for id in &everybody {
            let (user, picture) = (UserId::parse(id).unwrap(), picture.clone());
            let wish = CommandKind::SetPicture(SetPicture { user, picture });
            engine.submit(wish).await.unwrap();
        }
        for (reader, seen) in [
            (&anna, everybody.to_vec()),
            (&sam, vec![anna.clone(), sam.clone(), ben.clone(), dora.clone()]),
            (&ben, vec![sam.clone(), ben.clone()]),
        ] {
            sign_in(&engine, reader).await;
            let users = everybody.to_vec();
            let found = engine.pictures(UsersRequest { users }).await.unwrap();
            let found: BTreeSet<String> = found.into_iter().map(|view| view.id).collect();
            assert_eq!(found, seen.into_iter().collect());
        }
        // Neither list nor search shows one client to another.
        for (query, expected) in [
            ("", vec![sam.clone()]),
            ("sam", vec![sam.clone()]),
            ("dora", Vec::new()),
        ] {
            let request = PeopleRequest {
                query: query.into(),
                limit: 50,
                ..PeopleRequest::new(PeopleScope::Contacts)
            };
            let shown = engine.people(request).await.unwrap();
            let shown: Vec<String> = shown.rows.into_iter().map(|row| row.id).collect();
            assert_eq!(shown, expected, "{query}");
        }
        // Active people remove their own picture and no other.
        let removed = engine.remove_picture(IdRequest { id: sam.clone() }).await;
        assert!(matches!(removed, Err(AppError::Refused { .. })));
        engine.remove_picture(IdRequest { id: ben.clone() }).await.unwrap();
        let users = vec![ben];
        assert!(engine.pictures(UsersRequest { users }).await.unwrap().is_empty());
    }
}
