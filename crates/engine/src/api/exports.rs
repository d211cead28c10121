//! People as a spreadsheet: the columns of the import template keep their names, so that a file of
//! clients can be imported again (domain.md 2.5).

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use domain::command::{CommandKind, Export};
use domain::ids::TeamId;
use domain::invitation::Invitation;
use domain::people::{Kind, Person, PhoneValue, Reach, Role, Status};
use domain::teams::Team;
use store::port::Store;
use store::records::{people, teams};

use super::teams::users;
use crate::app::Engine;
use crate::csv_file::CsvFile;
use crate::error::AppError;
use crate::request::SavePeopleRequest;
use crate::session::error;
use crate::view::SavedView;

/// People read at once.
const PAGE: usize = 500;

const COLUMNS: [&str; 18] = [
    "UUID",
    "Kind",
    "Role",
    "First Name",
    "Last Name",
    "Job Title",
    "Email",
    "Phone Number",
    "Identifier",
    "Group Identifiers",
    "Group UUIDs",
    "Status",
    "Status Text",
    "Invitation State",
    "First Sent",
    "Last Sent",
    "Sends",
    "Accepted",
];

impl Engine {
    /// Writes people into a CSV file, in this order; administrators only. Records that have gone
    /// meanwhile are left out.
    pub async fn save_people(&self, request: SavePeopleRequest) -> Result<SavedView, AppError> {
        let session = self.session().await?;
        session.admin().await?;
        let zone = session.firm().await?.time_zone;
        let wanted = users(&request.users)?;
        let mut read = session.store.read().await.map_err(error)?;
        let all = teams::teams_all(&mut read, session.firm).await.map_err(error)?;
        let all: BTreeMap<TeamId, Team> = all.into_iter().map(|facts| (facts.team.id, facts.team)).collect();
        let mut file = CsvFile::new(COLUMNS)?;
        for page in wanted.chunks(PAGE) {
            let mut found = people::people(&mut read, session.firm, page).await.map_err(error)?;
            for person in page.iter().filter_map(|user| found.remove(user)) {
                let cells = cells(&person, &all, zone);
                file.row(cells.iter().map(String::as_str))?;
            }
        }
        drop(read);
        self.export(Export::People, file, &request.path).await
    }

    /// Writes a file that leaves the firm; without its line in the audit there is none.
    pub(crate) async fn export(
        &self,
        what: fn(u32) -> Export,
        file: CsvFile,
        path: &str,
    ) -> Result<SavedView, AppError> {
        let noted = self.wish(CommandKind::Export(what(file.rows())), Vec::new());
        file.save(path, Box::pin(async { noted.await.map(drop) })).await
    }
}

fn cells(person: &Person, all: &BTreeMap<TeamId, Team>, zone: Tz) -> [String; 18] {
    let (card, private) = (&person.card, &person.private);
    let theirs: Vec<&Team> = person.teams.iter().filter_map(|id| all.get(id)).collect();
    let named = theirs
        .iter()
        .filter_map(|team| Some(team.identifier.as_ref()?.as_str().to_owned()));
    let (kind, role) = match card.kind {
        Kind::Staff(Role::Staff) => ("Staff", "Staff"),
        Kind::Staff(Role::UserAdministrator) => ("Staff", "User administrator"),
        Kind::Staff(Role::SystemAdministrator) => ("Staff", "System administrator"),
        Kind::Client => ("Client", ""),
        Kind::Partner => ("Partner", ""),
    };
    let (emails, phones) = reached(person);
    let record = person.invitation.as_ref();
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
        card.id.to_string(),
        kind.into(),
        role.into(),
        card.name.given().into(),
        card.name.family().into(),
        card.job_title.clone(),
        emails.join(";"),
        phones.join(";"),
        private
            .identifier
            .as_ref()
            .map(|i| i.as_str().to_owned())
            .unwrap_or_default(),
        named.collect::<Vec<_>>().join(";"),
        theirs
            .iter()
            .map(|team| team.id.to_string())
            .collect::<Vec<_>>()
            .join(";"),
        number_of(card.status).into(),
        name_of(card.status).into(),
        record.map(|record| state(&record.state)).unwrap_or_default().into(),
        at(sending.map(|sending| sending.first)),
        at(sending.map(|sending| sending.last)),
        sending.map(|sending| sending.count.to_string()).unwrap_or_default(),
        at(accepted),
    ]
}

/// Addresses and numbers, the secure ones first, then the public ones that are others.
fn reached(person: &Person) -> (Vec<String>, Vec<String>) {
    let secure = &person.private;
    let (mut emails, mut phones) = (Vec::new(), Vec::new());
    emails.extend(secure.email.iter().map(|email| email.as_str().to_owned()));
    let mut covered = false;
    for point in &person.points {
        match &point.reach {
            Reach::Email(email) if secure.email.as_ref().is_some_and(|s| s.key() == email.key()) => {}
            Reach::Email(email) => emails.push(email.as_str().to_owned()),
            // The public one says more: it may have an extension.
            Reach::Phone(phone) if !covered && phone.e164.is_some() && phone.e164 == secure.phone => {
                covered = true;
                phones.insert(0, number(phone));
            }
            Reach::Phone(phone) => phones.push(number(phone)),
        }
    }
    if let (false, Some(number)) = (covered, &secure.phone) {
        phones.insert(0, number.to_string());
    }
    (emails, phones)
}

/// The number, or the text it was given as where a number alone would lose something.
fn number(phone: &PhoneValue) -> String {
    match (&phone.e164, &phone.ext) {
        (Some(number), None) => number.to_string(),
        _ => phone.raw.clone(),
    }
}

/// The numbers of domain.md 2.5. A quiet contact has not joined, like a pending one; the word beside
/// the number tells the two apart.
const fn number_of(status: Status) -> &'static str {
    match status {
        Status::Quiet | Status::Pending => "0",
        Status::Active => "1",
        Status::Suspended => "2",
        Status::Inactive => "3",
    }
}

const fn name_of(status: Status) -> &'static str {
    match status {
        Status::Quiet => "quiet",
        Status::Pending => "pending",
        Status::Active => "active",
        Status::Suspended => "suspended",
        Status::Inactive => "inactive",
    }
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
