//! People as a screen shows them.

mod history;
mod pinned;
mod points;

pub use history::{ChangeView, ChangedField};
pub use pinned::{AtHandRow, AtHandView};
pub use points::{PhoneView, PointKind, PointView, SignInView};
pub(crate) use points::{phone_view, reach_text};

use domain::language::PreferredLanguage;
use domain::note::Note;
use domain::people::{Kind, Reach, Status};
use domain::phone::Region;
use domain::points::listed;
use serde::Serialize;
use store::lists::ListRow;
use store::overview::{Change, Overview};
use ts_rs::TS;

use self::history::change_view;
use self::points::{point_view, shown, sign_in_view};
use crate::code::Code;
use crate::view::{InvitationBrief, NamedView, micros};

/// The figures in the navigation.
#[derive(Clone, Copy, Debug, Default, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CountsView {
    /// People on the reader's contact list.
    pub contacts: u32,
    /// Clients of the firm, for administrators.
    pub clients: StatusCounts,
    /// Staff, for administrators.
    pub staff: StatusCounts,
    /// Teams, for administrators.
    pub teams: u32,
    /// Whether the firm keeps contact books: its teams are then called books.
    pub books: bool,
    /// Client groups, for administrators.
    pub groups: u32,
}

/// How many people of one side have each status.
#[derive(Clone, Copy, Debug, Default, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct StatusCounts {
    /// All of them.
    pub total: u32,
    /// Added without an invitation.
    pub quiet: u32,
    /// Invitation pending.
    pub pending: u32,
    /// Active.
    pub active: u32,
    /// Suspended.
    pub suspended: u32,
    /// Inactive.
    pub inactive: u32,
}

/// One window of a list of people.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PeopleView {
    /// How many the list has in all.
    pub total: u32,
    /// Position of the first of `rows` in the list.
    pub offset: u32,
    /// The window.
    pub rows: Vec<PersonRow>,
    /// Whether `total` was capped (shown as "200+").
    pub capped: bool,
}

/// A person in a list.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PersonRow {
    /// Id.
    pub id: String,
    /// First name.
    pub given: String,
    /// Family name.
    pub family: String,
    /// Side.
    pub kind: KindView,
    /// Status.
    pub status: StatusView,
    /// Shown under the name.
    pub job_title: String,
    /// Company; may be empty.
    pub company: String,
    /// The language of mails to them.
    pub language: Code<PreferredLanguage>,
    /// Names of the teams, in alphabetical order.
    pub teams: Vec<String>,
    /// Main e-mail address.
    pub email: String,
    /// Main number as written in this firm's country, or the stored text if it could not be read.
    pub phone: String,
    /// Identifier in the firm's own system.
    pub identifier: String,
    /// When the record was created.
    pub created: f64,
    /// For search results: what matched.
    pub matched: Option<MatchView>,
    /// Their invitation; for administrators.
    pub invitation: Option<InvitationBrief>,
}

/// Why a search found a person.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MatchView {
    /// The field that matched.
    pub field: MatchField,
    /// The matching text, as shown.
    pub text: String,
    /// Whether it only matches if the query has a typing error.
    pub similar: bool,
}

/// A field in which a search can match.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
#[expect(missing_docs, reason = "the words say it")]
pub enum MatchField {
    Name,
    Email,
    Phone,
    Identifier,
    JobTitle,
    Company,
}

/// A person's kind.
pub type KindView = Code<Kind>;

/// A person's status.
pub type StatusView = Code<Status>;

/// Everything about one person.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PersonView {
    /// Id.
    pub id: String,
    /// First name.
    pub given: String,
    /// Family name.
    pub family: String,
    /// Side.
    pub kind: KindView,
    /// Status.
    pub status: StatusView,
    /// Middle names; may be empty.
    pub middle_names: String,
    /// Shown under the name.
    pub job_title: String,
    /// Company; may be empty.
    pub company: String,
    /// The language of mails to them.
    pub language: Code<PreferredLanguage>,
    /// The note, empty if there is none; absent if the reader may not read it.
    pub note: Option<String>,
    /// Identifier in the firm's own system.
    pub identifier: String,
    /// When the record was created.
    pub created: f64,
    /// Phone numbers in order, the main one first.
    pub phones: Vec<PhoneView>,
    /// Addresses in order, the main one first.
    pub emails: Vec<String>,
    /// Both in one list, as a form shows them.
    pub points: Vec<PointView>,
    /// That list as a text, to notice changes by others.
    pub points_seen: String,
    /// What the person signs in with; for administrators, where it is known.
    pub sign_in: Option<SignInView>,
    /// Teams that the reader may see.
    pub teams: Vec<TeamRefView>,
    /// Client groups; for staff.
    pub groups: Vec<NamedView>,
    /// Active staff of those teams; empty for staff.
    pub covered_by: Vec<CoverView>,
    /// Newest first, at most ten.
    pub changes: Vec<ChangeView>,
    /// Whether the reader may edit the record.
    pub can_edit: bool,
    /// Whether the reader may change the public contact details.
    pub can_edit_points: bool,
}

/// A team of a person.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TeamRefView {
    /// Id.
    pub id: String,
    /// Name.
    pub name: String,
    /// Whether the person leads it.
    pub lead: bool,
}

/// A member of staff who covers a client.
#[derive(Clone, Debug, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CoverView {
    /// Id.
    pub id: String,
    /// First name.
    pub given: String,
    /// Family name.
    pub family: String,
    /// Shown under the name.
    pub job_title: String,
    /// First number.
    pub phone: Option<PhoneView>,
}

pub(crate) fn list_row(row: ListRow, home: Region) -> PersonRow {
    PersonRow {
        id: row.user.to_string(),
        given: row.given,
        family: row.family,
        kind: row.kind.into(),
        status: row.status.into(),
        job_title: row.job_title,
        company: row.company,
        language: row.language.into(),
        teams: row.teams,
        email: row.email.unwrap_or_default(),
        phone: row.phone.map(|p| shown(&p, home)).unwrap_or_default(),
        identifier: row.identifier.unwrap_or_default(),
        created: micros(row.created),
        matched: None,
        invitation: None,
    }
}

/// Who is looking at a person.
pub(crate) struct Reader {
    /// Staff see client groups.
    pub(crate) is_staff: bool,
    /// Administrators see the private part.
    pub(crate) is_admin: bool,
    /// Whether they may change the public contact details.
    pub(crate) edits_points: bool,
    /// Whether they may read the note, and know that there is one.
    pub(crate) reads_note: bool,
}

/// What this reader may see of a person.
pub(crate) fn person_view(overview: Overview, home: Region, reader: &Reader) -> PersonView {
    let is_admin = reader.is_admin;
    // Only staff see groups, and changes to them.
    let told = overview.changes.iter();
    let told = told.filter(|change| reader.is_staff || !change.touched.contains("group_member"));
    let changes = told
        .filter_map(|change| seen_by(change, reader))
        .map(|change| change_view(&change, is_admin));
    let changes = changes.collect();
    let Overview {
        card,
        private,
        points,
        note,
        teams,
        groups,
        covered_by,
        ..
    } = overview;
    let mut phones = Vec::new();
    let mut emails = Vec::new();
    let private = private.filter(|_| is_admin);
    for point in &points {
        match &point.reach {
            Reach::Phone(phone) => phones.push(phone_view(phone, &point.label, home)),
            Reach::Email(email) => emails.push(email.as_str().to_owned()),
        }
    }
    let covered_by = if card.kind.is_staff() { Vec::new() } else { covered_by };
    PersonView {
        id: card.id.to_string(),
        given: card.name.given().to_owned(),
        family: card.name.family().to_owned(),
        kind: card.kind.into(),
        status: card.status.into(),
        middle_names: card.middle_names,
        job_title: card.job_title,
        company: card.company,
        language: card.language.into(),
        note: reader
            .reads_note
            .then(|| note.as_ref().map_or("", Note::as_str).to_owned()),
        identifier: private
            .as_ref()
            .and_then(|private| private.identifier.as_ref())
            .map(|i| i.as_str().to_owned())
            .unwrap_or_default(),
        created: micros(card.created),
        phones,
        emails,
        points: points.iter().map(|point| point_view(point, home)).collect(),
        points_seen: listed(&points),
        sign_in: private.as_ref().map(|private| sign_in_view(private, home)),
        groups: groups
            .into_iter()
            .filter(|_| reader.is_staff)
            .map(|group| NamedView {
                id: group.id.to_string(),
                name: group.name,
            })
            .collect(),
        teams: teams
            .into_iter()
            .map(|team| TeamRefView {
                id: team.id.to_string(),
                name: team.name,
                lead: team.lead,
            })
            .collect(),
        covered_by: covered_by
            .into_iter()
            .map(|cover| CoverView {
                id: cover.user.to_string(),
                given: cover.name.given().to_owned(),
                family: cover.name.family().to_owned(),
                job_title: cover.job_title,
                phone: cover.phone.map(|p| phone_view(&p, "", home)),
            })
            .collect(),
        changes,
        can_edit: is_admin,
        can_edit_points: reader.edits_points,
    }
}

/// A change as this reader may see it; `None` if it only concerns a note that they may not read.
fn seen_by(change: &Change, reader: &Reader) -> Option<Change> {
    let mut seen = change.clone();
    if reader.reads_note {
        return Some(seen);
    }
    seen.touched.retain(|what| what != "user_note" && what != "note");
    (!seen.touched.is_empty() || change.touched.is_empty()).then_some(seen)
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test that cannot build its world has failed")]
mod tests {
    use chrono::DateTime;
    use domain::ids::UserId;
    use domain::note::Note;
    use domain::people::{Kind, Status, UserCard};
    use domain::person_name::PersonName;
    use domain::phone::Region;
    use domain::verb::Verb;
    use store::overview::{Change, Overview};
    use uuid::Uuid;

    use super::{Reader, person_view};
    use crate::view::ChangedField;

    fn change(touched: &[&str]) -> Change {
        Change {
            seq: 1,
            verb: Verb::EditProfile,
            detail: String::new(),
            at: DateTime::UNIX_EPOCH,
            actor: UserId(Uuid::nil()),
            actor_name: None,
            touched: touched.iter().map(|text| (*text).to_owned()).collect(),
            values: Vec::new(),
            before_merge: false,
        }
    }

    #[test]
    fn a_note_is_seen_only_by_those_who_may_read_it() {
        let user = UserId(Uuid::nil());
        let overview = Overview {
            card: UserCard {
                company: "Harbour Ltd".into(),
                ..UserCard::new(
                    user,
                    Kind::Client,
                    PersonName::parse("Cora", "Hale").unwrap(),
                    Status::Active,
                    DateTime::UNIX_EPOCH,
                )
            },
            private: None,
            points: Vec::new(),
            note: Note::parse("Pays late").unwrap(),
            teams: Vec::new(),
            groups: Vec::new(),
            covered_by: Vec::new(),
            changes: vec![change(&["user_note"]), change(&["note", "company"]), change(&[])],
        };
        let home = Region::parse("GB").unwrap();
        for (reads_note, note, fields) in [
            (
                true,
                Some("Pays late"),
                vec![
                    vec![ChangedField::Note],
                    vec![ChangedField::Company, ChangedField::Note],
                    vec![],
                ],
            ),
            (false, None, vec![vec![ChangedField::Company], vec![]]),
        ] {
            let reader = Reader {
                is_staff: true,
                is_admin: false,
                edits_points: false,
                reads_note,
            };
            let view = person_view(overview.clone(), home, &reader);
            assert_eq!(view.note.as_deref(), note);
            let told: Vec<Vec<ChangedField>> = view.changes.into_iter().map(|change| change.fields).collect();
            assert_eq!(told, fields);
        }
    }
}
