//! People as a spreadsheet: it has the column names of the import template, and the importer reads every
//! cell as it was written ([`importer::own`]; domain.md 2.5). Or as address cards, for phones and mail programs.

use std::collections::BTreeMap;
use std::path::PathBuf;

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use domain::command::{CommandKind, Export};
use domain::ids::{TeamId, UserId};
use domain::invitation::{Invitation, InvitationRecord};
use domain::teams::Team;
use importer::own::{CardVersion, Width, card, cells};
use store::records::{people, pictures, teams};

use crate::app::Engine;
use crate::chosen::Purpose;
use crate::code::Code;
use crate::error::AppError;
use crate::look::Look;
use crate::parse::users;
use crate::request::SavePeopleRequest;
use crate::table_file::{self, TableFile, has_ending};
use crate::view::SavedView;

/// People read at once.
const PAGE: usize = 500;

impl Engine {
    /// Saves people in this order; administrators only. A file named `.vcf` has address cards, any other a table.
    /// Records deleted meanwhile are left out.
    pub async fn save_people(&self, request: SavePeopleRequest) -> Result<SavedView, AppError> {
        let session = self.session().await?;
        let mut look = session.look().await?;
        look.admin().await?;
        let zone = look.firm().await?.time_zone;
        let wanted = users(&request.users)?;
        let path = self.take(&request.file, Purpose::Save)?;
        if has_ending(&path, "vcf") {
            let version = request.card_version.map(|Code(version)| version).unwrap_or_default();
            let (cards, count) = cards_of(&mut look, &wanted, version).await?;
            drop(look);
            let noted = self.note(Export::People(count));
            return table_file::save(path, cards.into_bytes(), count, Box::pin(noted)).await;
        }
        let all = teams::teams_all(&mut look, session.firm).await?;
        let all: BTreeMap<TeamId, Team> = all.into_iter().map(|facts| (facts.team.id, facts.team)).collect();
        // The number of columns is known only after everyone was read.
        let mut width = Width::default();
        for page in wanted.chunks(PAGE) {
            let found = people::people(&mut look, session.firm, page).await?;
            found.values().for_each(|person| width.fit(person));
        }
        let mut file = TableFile::new(&path, width.headings().iter().map(String::as_str))?;
        for page in wanted.chunks(PAGE) {
            let mut found = people::people(&mut look, session.firm, page).await?;
            for person in page.iter().filter_map(|user| found.remove(user)) {
                let cells = cells(&person, &all, way(person.invitation.as_ref(), zone), width);
                file.row(cells.iter().map(String::as_str))?;
            }
        }
        drop(look);
        self.export(Export::People, file, path).await
    }

    /// Saves a file that leaves the firm; there is no file without a line in the audit log.
    pub(crate) async fn export(
        &self,
        what: fn(u32) -> Export,
        file: TableFile,
        path: PathBuf,
    ) -> Result<SavedView, AppError> {
        let noted = self.submit(CommandKind::Export(what(file.rows())));
        file.save(path, Box::pin(async { noted.await.map(drop) })).await
    }
}

/// The cards of these people, and how many there are.
async fn cards_of(look: &mut Look<'_>, wanted: &[UserId], version: CardVersion) -> Result<(String, u32), AppError> {
    let firm = look.session.firm;
    let (mut text, mut count) = (String::new(), 0);
    for page in wanted.chunks(PAGE) {
        let mut found = people::people(look, firm, page).await?;
        let pictures = pictures::pictures(look, firm, page).await?;
        for person in page.iter().filter_map(|user| found.remove(user)) {
            let card = card(&person, pictures.get(&person.card.id), version);
            text.push_str(&card.ok_or_else(|| AppError::internal(&"a card cannot be written"))?);
            count += 1;
        }
    }
    Ok((text, count))
}

/// The columns about an invitation: its state, when it was first and last sent, how often, and when it was
/// accepted.
fn way(record: Option<&InvitationRecord>, zone: Tz) -> [String; 5] {
    let sending = record.and_then(|record| record.state.sending());
    let at = |at: Option<DateTime<Utc>>| {
        at.map(|at| at.with_timezone(&zone).format("%Y-%m-%d %H:%M:%S%:z").to_string())
            .unwrap_or_default()
    };
    let accepted = record.and_then(|record| match record.state {
        Invitation::Accepted { at, .. } => Some(at),
        _ => None,
    });
    [
        record.map(|record| state(&record.state)).unwrap_or_default().into(),
        at(sending.map(|sending| sending.first)),
        at(sending.map(|sending| sending.last)),
        sending.map(|sending| sending.count.to_string()).unwrap_or_default(),
        at(accepted),
    ]
}

const fn state(state: &Invitation) -> &'static str {
    match state {
        Invitation::Draft => "",
        Invitation::Pending(_) => "pending",
        Invitation::Bounced { .. } => "bounced",
        Invitation::Accepted { .. } => "accepted",
        Invitation::Declined { .. } => "declined",
        Invitation::Expired { .. } => "expired",
        Invitation::Revoked { .. } => "revoked",
    }
}
