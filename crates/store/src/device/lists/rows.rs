//! The rows of one window of a list.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use domain::coded::Coded;
use domain::ids::{FirmId, UserId};
use domain::language::PreferredLanguage;
use domain::people::{Kind, PhoneValue, Reach, Status};

use super::Viewer;
use crate::batch::{CHUNK, padded, placeholders};
use crate::error::StoreError;
use crate::port::Query;
use crate::records::{in_order, people};
use crate::tables::kind_of;

/// A person as a list shows them.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ListRow {
    /// Their line.
    pub doc: i64,
    /// The person.
    pub user: UserId,
    /// Side and role.
    pub kind: Kind,
    /// Their status.
    pub status: Status,
    /// Given name.
    pub given: String,
    /// Family name.
    pub family: String,
    /// Job title.
    pub job_title: String,
    /// Company.
    pub company: String,
    /// The language of mails to them.
    pub language: PreferredLanguage,
    /// When the record was made.
    pub created: DateTime<Utc>,
    /// First public address.
    pub email: Option<String>,
    /// First public number.
    pub phone: Option<PhoneValue>,
    /// Key in the firm's own system; for administrators.
    pub identifier: Option<String>,
    /// Names of those of their teams that the viewer may know, in order.
    pub teams: Vec<String>,
}

/// The rows of these lines as the viewer sees them, in the order asked for, by three statements per 200. Lines without a person
/// are left out.
pub async fn rows(q: &mut impl Query, firm: FirmId, docs: &[i64], viewer: Viewer) -> Result<Vec<ListRow>, StoreError> {
    let mut out = Vec::with_capacity(docs.len());
    for docs in docs.chunks(CHUNK) {
        let mut found = cards(q, firm, docs).await?;
        let users: Vec<UserId> = found.values().map(|row| row.user).collect();
        let mut points = people::points(q, firm, &users).await?;
        in_order(&mut points);
        let mut reach: BTreeMap<UserId, (Option<String>, Option<PhoneValue>)> = BTreeMap::new();
        for point in points {
            let (email, phone) = reach.entry(point.user).or_default();
            match point.reach {
                Reach::Email(value) => drop(email.get_or_insert_with(|| value.as_str().to_owned())),
                Reach::Phone(value) => drop(phone.get_or_insert(value)),
            }
        }
        let mut teams = team_names(q, firm, &users, viewer).await?;
        for row in found.values_mut() {
            let (email, phone) = reach.remove(&row.user).unwrap_or_default();
            (row.email, row.phone) = (email, phone);
            row.identifier = row.identifier.take().filter(|_| viewer == Viewer::Administrator);
            row.teams = teams.remove(&row.user).unwrap_or_default();
        }
        out.extend(docs.iter().filter_map(|doc| found.remove(doc)));
    }
    Ok(out)
}

async fn cards(q: &mut impl Query, firm: FirmId, docs: &[i64]) -> Result<BTreeMap<i64, ListRow>, StoreError> {
    let mut args = vec![(&firm.0).into()];
    padded(&mut args, docs.iter().copied());
    let sql = format!(
        "SELECT d.doc, c.user_id, c.kind, c.role, c.status, c.given, c.family, c.job_title, c.company, c.language, c.created, p.identifier \
         FROM search_doc d JOIN user_card c ON c.firm = $1 AND c.user_id = d.user_id \
         LEFT JOIN user_private p ON p.firm = c.firm AND p.user_id = c.user_id WHERE d.doc IN ({})",
        placeholders(2, docs.len()),
    );
    let mut found = BTreeMap::new();
    for row in q.query(sql, args).await? {
        let mut row = row.read("user_card");
        let (doc, user) = (row.i64()?, UserId(row.uuid()?));
        let kind = row.text()?;
        let row = ListRow {
            doc,
            user,
            kind: row.parsed(|role| kind_of(&kind, role))?,
            status: row.parsed(Status::parse)?,
            given: row.text()?,
            family: row.text()?,
            job_title: row.text()?,
            company: row.text()?,
            language: row.parsed(PreferredLanguage::parse)?,
            created: row.time()?,
            identifier: row.opt_text()?,
            email: None,
            phone: None,
            teams: Vec::new(),
        };
        found.insert(doc, row);
    }
    Ok(found)
}

/// Names of these people's teams, as far as the viewer may know them, by name.
async fn team_names(
    q: &mut impl Query,
    firm: FirmId,
    users: &[UserId],
    viewer: Viewer,
) -> Result<BTreeMap<UserId, Vec<String>>, StoreError> {
    if viewer.knows_no_team() {
        return Ok(BTreeMap::new());
    }
    let (known, key) = (Viewer::condition(2), viewer.key());
    let mut args = vec![(&firm.0).into(), key.as_ref().into()];
    padded(&mut args, users.iter().map(|user| &user.0));
    let sql = format!(
        "SELECT m.user_id, t.name FROM team_member m JOIN team t ON t.firm = m.firm AND t.team_id = m.team_id \
         WHERE m.firm = $1 AND {known} AND m.user_id IN ({}) ORDER BY t.name",
        placeholders(3, users.len()),
    );
    let mut teams: BTreeMap<UserId, Vec<String>> = BTreeMap::new();
    for row in q.query(sql, args).await? {
        let mut row = row.read("team_member");
        teams.entry(UserId(row.uuid()?)).or_default().push(row.text()?);
    }
    Ok(teams)
}
