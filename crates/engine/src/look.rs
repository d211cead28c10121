//! One look at the firm: a request reads everything at one moment of the file.

use std::borrow::Cow;

use domain::command::Command;
use domain::facts::Facts;
use domain::firm::Firm;
use domain::ids::UserId;
use domain::people::{Kind, UserCard};
use domain::phone::Region;
use domain::settings::Settings;
use domain::visibility::{KnownTeams, Sight, known_teams, sight};
use store::dialect::Dialect;
use store::lists::{ListQuery, ListScope, Viewer};
use store::port::{Query, Row, Store, Val};
use store::records::{firm_settings, firms, people};
use store::{Sqlite, StoreError};

use crate::error::AppError;
use crate::session::{Holds, Session};

/// A read transaction of an open firm, with what every request needs. A request opens one and passes it
/// down; it must be dropped before writing.
pub(crate) struct Look<'s> {
    read: <Sqlite as Store>::Read,
    pub(crate) session: &'s Session,
    /// The last command told to the windows when the look began.
    pub(crate) told: i64,
}

impl Session {
    /// Opens a look.
    ///
    /// # Errors
    /// [`AppError::Lease`] if the hub has not answered for too long; as the file gives them.
    pub(crate) async fn look(&self) -> Result<Look<'_>, AppError> {
        if let Some(hub) = self.hub() {
            hub.check_lease()?;
        }
        let told = self.told();
        Ok(Look {
            read: self.store.read().await?,
            session: self,
            told,
        })
    }
}

impl Look<'_> {
    /// The firm as it is now.
    pub(crate) async fn firm(&mut self) -> Result<Firm, AppError> {
        let found = firms::firm(&mut self.read, self.session.firm).await?;
        found.map(|(firm, _)| firm).ok_or(AppError::DamagedFile)
    }

    /// Country of the firm.
    pub(crate) async fn home(&mut self) -> Result<Region, AppError> {
        Ok(self.firm().await?.country)
    }

    /// The firm's settings.
    pub(crate) async fn settings(&mut self) -> Result<Settings, AppError> {
        let found = firm_settings(&mut self.read, self.session.firm).await?;
        Ok(found.unwrap_or_default())
    }

    pub(crate) async fn me(&mut self) -> Result<UserCard, AppError> {
        let me = self.session.user;
        let card = self.card(me).await?;
        card.ok_or_else(|| self.session.hub().map_or(AppError::DamagedFile, |hub| hub.why_nobody()))
    }

    /// The signed-in user, if they are an administrator.
    pub(crate) async fn admin(&mut self) -> Result<UserCard, AppError> {
        let me = self.me().await?;
        if me.acting_admin_role().is_none() {
            return Err(AppError::AdministratorsOnly);
        }
        Ok(me)
    }

    /// The signed-in user's contact list.
    pub(crate) async fn contacts(&mut self) -> Result<ListQuery, AppError> {
        let me = self.me().await?;
        Ok(self.contacts_of(&me))
    }

    /// The contact list of this reader; empty while they are suspended, and once they have left.
    pub(crate) fn contacts_of(&self, reader: &UserCard) -> ListQuery {
        let nobody = !matches!(sight(reader.status), Sight::Now | Sight::OnceActive);
        let scope = match reader.kind {
            Kind::Staff(_) => ListScope::Contacts(reader.id),
            // The device of a client holds no teams. All the people it holds are their contacts.
            Kind::Client | Kind::Partner if self.session.holds == Holds::Part => ListScope::Held(reader.id),
            Kind::Client | Kind::Partner => ListScope::CoverOf(reader.id),
        };
        ListQuery {
            docs: nobody.then(Vec::new),
            viewer: self.viewer(reader),
            ..ListQuery::new(scope)
        }
    }

    /// What this reader may know of teams.
    pub(crate) fn viewer(&self, reader: &UserCard) -> Viewer {
        match known_teams(reader) {
            KnownTeams::All => Viewer::Administrator,
            KnownTeams::Own => Viewer::Staff(reader.id),
            KnownTeams::None if self.session.holds == Holds::Part => Viewer::ClientDevice(reader.id),
            KnownTeams::None => Viewer::Client(reader.id),
        }
    }

    /// The person whose view an administrator looks at.
    pub(crate) async fn reader(&mut self, id: Option<&str>) -> Result<UserCard, AppError> {
        let user = id.and_then(UserId::parse).ok_or(AppError::NotFound)?;
        self.card(user).await?.ok_or(AppError::NotFound)
    }

    /// Facts of a command, for previews.
    pub(crate) async fn facts(&mut self, command: &Command) -> Result<Facts, AppError> {
        let facts = hub_core::facts::gather(&mut self.read, self.session.firm, command, command.at);
        facts.await.map_err(AppError::from)
    }

    async fn card(&mut self, user: UserId) -> Result<Option<UserCard>, AppError> {
        let mut cards = people::cards(&mut self.read, self.session.firm, &[user]).await?;
        Ok(cards.remove(&user))
    }
}

impl Query for Look<'_> {
    fn dialect(&self) -> Dialect {
        self.read.dialect()
    }

    fn query<'a>(
        &'a mut self,
        sql: impl Into<Cow<'static, str>> + Send + 'a,
        args: Vec<Val<'a>>,
    ) -> impl Future<Output = Result<Vec<Row>, StoreError>> + Send + 'a {
        self.read.query(sql, args)
    }
}
