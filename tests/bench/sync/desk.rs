//! A device with the program on it, which follows its hub as the window does.

use std::future::Future;
use std::path::Path;
use std::sync::{Arc, LazyLock};
use std::time::Duration;

use domain::people::{Kind, Role, Status};
use engine::Engine;
use engine::clock::Clock;
use engine::error::AppError;
use engine::events::{ChangedKind, Event};
use engine::profile::Profile;
use engine::request::{
    AttachRequest, EditProfileRequest, IdRequest, JoinFirmRequest, MembersRequest, PeopleRequest, PeopleScope,
};
use engine::secrets::Vault;
use engine::view::HubState;
use tempfile::TempDir;
use tests::failure::{Failure, Outcome, ensure};
use tokio::sync::broadcast::Receiver;
use tokio::sync::broadcast::error::RecvError;
use tokio::task::JoinHandle;
use tokio::time::Instant;
use tokio_util::task::LocalPoolHandle;

/// The threads of all desks: the futures of the application stay on the thread they started on.
static POOL: LazyLock<LocalPoolHandle> = LazyLock::new(|| LocalPoolHandle::new(4));

/// Longest wait for anything.
const PATIENCE: Duration = Duration::from_secs(120);

/// A hub lets a device ask 20 times a second.
pub(crate) const REST: Duration = Duration::from_millis(110);

/// A device.
pub(crate) struct Desk {
    pub(crate) engine: Arc<Engine>,
    /// The user, of a firm that was opened.
    pub(crate) me: String,
    following: Option<JoinHandle<()>>,
    _folder: Option<TempDir>,
}

impl Drop for Desk {
    fn drop(&mut self) {
        self.stop();
    }
}

impl Desk {
    /// Opens the only firm of a profile.
    pub(crate) async fn open(profile: &Path, key: &Path) -> Outcome<Self> {
        let profile = Profile::locate(Some(profile.to_owned()))?;
        let vault = profile.vault(Some(key.to_owned()));
        let engine = Arc::new(Engine::new(profile, vault, Clock::System)?);
        let mut desk = Self {
            engine,
            me: String::new(),
            following: None,
            _folder: None,
        };
        let opened = desk.run(|engine| async move { engine.open_only(None).await });
        desk.me = opened.await?.user;
        Ok(desk)
    }

    /// A device without a firm, in a folder of its own below this one.
    pub(crate) fn fresh(below: &Path) -> Outcome<Self> {
        let folder = tempfile::tempdir_in(below)?;
        let profile = Profile::locate(Some(folder.path().join("profile")))?;
        Ok(Self {
            engine: Arc::new(Engine::new(profile, Vault::memory(), Clock::System)?),
            me: String::new(),
            following: None,
            _folder: Some(folder),
        })
    }

    /// As [`Self::run`], at the same time as other work.
    pub(crate) fn spawn<T, F>(&self, work: impl FnOnce(Arc<Engine>) -> F + Send + 'static) -> JoinHandle<T>
    where
        T: Send + 'static,
        F: Future<Output = T> + 'static,
    {
        let engine = Arc::clone(&self.engine);
        POOL.spawn_pinned(move || work(engine))
    }

    /// Does something as a command of the window does.
    pub(crate) async fn run<T, F>(&self, work: impl FnOnce(Arc<Engine>) -> F + Send + 'static) -> Outcome<T>
    where
        T: Send + 'static,
        F: Future<Output = Result<T, AppError>> + 'static,
    {
        self.spawn(work).await?.map_err(Failure::from)
    }

    /// Moves the firm to a hub, and follows the hub from then on.
    pub(crate) async fn attach(&mut self, link: String) -> Outcome {
        let request = AttachRequest {
            link,
            device: "Founder".into(),
        };
        self.run(|engine| async move { engine.attach_firm(request).await.map(drop) })
            .await?;
        self.follow();
        self.is_current().await
    }

    /// A link for another device of a person.
    pub(crate) async fn link_for(&self, user: &str) -> Outcome<String> {
        let request = IdRequest { id: user.to_owned() };
        self.run(|engine| async move { engine.device_link(request).await.map(|made| made.link) })
            .await
    }

    /// Joins by a link; the first records are here then.
    pub(crate) async fn join(&self, link: String) -> Outcome {
        let request = JoinFirmRequest {
            link,
            device: "Desk".into(),
            invitation: None,
        };
        self.run(|engine| async move { engine.join_firm(request).await.map(drop) })
            .await
    }

    /// Follows the hub until it is stopped.
    pub(crate) fn follow(&mut self) {
        let engine = Arc::clone(&self.engine);
        self.following = Some(POOL.spawn_pinned(move || async move {
            let mut pause = Duration::ZERO;
            loop {
                pause = engine.follow_hub(pause).await;
                tokio::time::sleep(pause).await;
            }
        }));
    }

    /// Hears of nothing from now on.
    pub(crate) fn stop(&mut self) {
        if let Some(following) = self.following.take() {
            following.abort();
        }
    }

    /// Ends when everything is as the hub has it.
    pub(crate) async fn is_current(&self) -> Outcome {
        self.comes_to(|state, _| state == HubState::Current).await
    }

    /// Ends when everything is as the hub has it, in so many records at least.
    pub(crate) async fn holds_at_least(&self, records: u32) -> Outcome {
        self.comes_to(move |state, held| state == HubState::Current && held >= records)
            .await
    }

    /// Ends when everything is as the hub has it, in fewer records.
    pub(crate) async fn holds_less_than(&self, records: u32) -> Outcome {
        self.comes_to(move |state, held| state == HubState::Current && held < records)
            .await
    }

    async fn comes_to(&self, wanted: impl Fn(HubState, u32) -> bool) -> Outcome {
        let mut news = self.engine.events();
        let until = Instant::now() + PATIENCE;
        loop {
            let (state, held) = self.state().await?;
            if wanted(state, held) {
                return Ok(());
            }
            let heard = tokio::time::timeout_at(until, news.recv()).await;
            ensure(heard.is_ok(), format!("a device stays {state:?} with {held} records"))?;
        }
    }

    /// How the device stands with its hub, and how many records it holds.
    pub(crate) async fn state(&self) -> Outcome<(HubState, u32)> {
        self.run(|engine| async move { engine.hub().await.map(|hub| (hub.state, hub.held)) })
            .await
    }

    /// The ids of a list, at most `most`.
    pub(crate) async fn list(&self, scope: PeopleScope, most: usize) -> Outcome<Vec<String>> {
        let mut ids: Vec<String> = Vec::new();
        while ids.len() < most {
            let request = PeopleRequest {
                offset: u32::try_from(ids.len())?,
                limit: u32::try_from(500.min(most - ids.len()))?,
                ..PeopleRequest::new(scope)
            };
            let page = self.run(|engine| async move { engine.people(request).await }).await?;
            if page.rows.is_empty() {
                break;
            }
            ids.extend(page.rows.into_iter().map(|row| row.id));
        }
        Ok(ids)
    }

    /// The active staff, beside the user.
    pub(crate) async fn active_staff(&self) -> Outcome<Vec<String>> {
        let request = PeopleRequest {
            limit: 500,
            status: Some(Status::Active.into()),
            ..PeopleRequest::new(PeopleScope::Staff)
        };
        let page = self.run(|engine| async move { engine.people(request).await }).await?;
        let others = page.rows.into_iter().map(|row| row.id).filter(|id| *id != self.me);
        Ok(others.collect())
    }

    /// The first page of a list; how many people the list has.
    pub(crate) async fn page(&self, scope: PeopleScope, query: &str) -> Outcome<u32> {
        let request = PeopleRequest {
            limit: 50,
            query: query.to_owned(),
            ..PeopleRequest::new(scope)
        };
        let page = self.run(|engine| async move { engine.people(request).await }).await?;
        Ok(page.total)
    }

    /// Gives somebody another title.
    pub(crate) async fn retitle(&self, user: &str, title: String) -> Outcome {
        let request = EditProfileRequest {
            id: user.to_owned(),
            job_title: Some(title),
            ..EditProfileRequest::default()
        };
        self.run(|engine| async move { engine.edit_profile(request).await.map(drop) })
            .await
    }

    /// Makes a member of staff a user administrator, or ends that.
    pub(crate) async fn role(&self, user: &str, administrator: bool) -> Outcome {
        let role = if administrator {
            Role::UserAdministrator
        } else {
            Role::Staff
        };
        let request = EditProfileRequest {
            id: user.to_owned(),
            role: Some(Kind::Staff(role).into()),
            ..EditProfileRequest::default()
        };
        self.run(|engine| async move { engine.edit_profile(request).await.map(drop) })
            .await
    }

    /// Brings people into a team, or takes them out of it.
    pub(crate) async fn members(&self, team: &str, users: &[String], come: bool) -> Outcome {
        let request = MembersRequest {
            team: team.to_owned(),
            users: users.to_vec(),
        };
        self.run(move |engine| async move {
            if come {
                engine.add_members(request).await.map(drop)
            } else {
                engine.remove_members(request).await.map(drop)
            }
        })
        .await
    }

    /// Closes the firm.
    pub(crate) async fn leave(mut self) {
        self.stop();
        self.engine.leave().await;
    }
}

/// The moment at which the windows of a device are told that people changed.
pub(crate) async fn told(mut news: Receiver<Event>) -> Outcome<Instant> {
    let heard = async {
        loop {
            match news.recv().await {
                Ok(Event::Changed(change)) if change.kinds.contains(&ChangedKind::People) => return Ok(Instant::now()),
                Ok(_) | Err(RecvError::Lagged(_)) => {}
                Err(RecvError::Closed) => return Err(Failure::new("a device is gone")),
            }
        }
    };
    tokio::time::timeout(PATIENCE, heard).await?
}
