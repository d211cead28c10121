//! Contact books: a preview of giving them up, the file to save before, and giving them up.

use domain::command::{CommandKind, Export};
use store::records::books::{self, Membership};

use crate::app::Engine;
use crate::chosen::Purpose;
use crate::error::AppError;
use crate::request::SaveMembershipsRequest;
use crate::table_file::TableFile;
use crate::view::{DoneView, MigrationView, SavedView, count};

/// Memberships read at once.
const PAGE: u32 = 5_000;

impl Engine {
    /// What giving up contact books would do; administrators only.
    pub async fn migration(&self) -> Result<MigrationView, AppError> {
        let session = self.session().await?;
        let mut look = session.look().await?;
        look.admin().await?;
        let found = books::migration(&mut look, session.firm, session.user).await?;
        let teams = store::records::teams::teams_list(&mut look, session.firm).await?;
        let default = teams.into_iter().map(|row| row.team).find(|team| team.is_default);
        Ok(MigrationView {
            books: count(found.teams),
            clients: count(found.clients),
            staff: count(found.staff),
            shared: default.as_ref().is_some_and(|team| team.shared),
            team: default.map(|team| team.name).unwrap_or_default(),
        })
    }

    /// Saves all memberships as a CSV file; administrators only. Its columns are those of a members file
    /// (domain.md 2.4).
    pub async fn save_memberships(&self, request: SaveMembershipsRequest) -> Result<SavedView, AppError> {
        let session = self.session().await?;
        let mut look = session.look().await?;
        look.admin().await?;
        let head = [
            "Group Name",
            "Group Identifier",
            "Group UUID",
            "Entity Member UUID",
            "Name",
            "Email",
        ];
        let path = self.take(&request.file, Purpose::Save)?;
        let mut file = TableFile::new(&path, head)?;
        let mut last = None;
        loop {
            let page = books::memberships(&mut look, session.firm, last, PAGE).await?;
            let Some(end) = page.last() else { break };
            last = Some((end.team, end.user));
            for membership in &page {
                line(membership, &mut file)?;
            }
        }
        drop(look);
        self.export(Export::Memberships, file, path).await
    }

    /// Gives up contact books: every client joins the default team, and all other teams are deleted.
    pub async fn migrate_books(&self) -> Result<DoneView, AppError> {
        self.submit(CommandKind::MigrateBooks).await
    }
}

fn line(membership: &Membership, file: &mut TableFile) -> Result<(), AppError> {
    let name = format!("{} {}", membership.given, membership.family);
    let (team, user) = (membership.team.to_string(), membership.user.to_string());
    let cells = [
        &*membership.team_name,
        &*membership.identifier,
        &*team,
        &*user,
        name.trim(),
        &*membership.email,
    ];
    file.row(cells)
}
