//! From the store's and the rules' types to views.

use std::collections::BTreeSet;

use crate::view::{
    ChangeView, ChangedField, CoverView, ForecastView, IgnoredKindView, ImportProblemView, ImportResultView, PersonRow,
    PersonView, PhoneView, PointView, SignInView, TeamRefView,
};
use domain::coded::Coded;
use domain::note::Note;
use domain::people::{ContactPoint, PhoneValue, Reach, UserPrivate};
use domain::phone::Region;
use domain::points::listed;
use importer::Reason;
use serde_json::Value;
use store::imports::ImportJob;
use store::lists::ListRow;
use store::overview::{Change, Overview};

use crate::api::audit::field_changes;
use crate::error::NamedView;

pub(crate) fn list_row(row: ListRow, home: Region) -> PersonRow {
    PersonRow {
        id: row.user.to_string(),
        given: row.given,
        family: row.family,
        kind: row.kind.into(),
        status: row.status.into(),
        job_title: row.job_title,
        company: row.company,
        teams: row.teams,
        email: row.email.unwrap_or_default(),
        phone: row.phone.map(|p| shown(&p, home)).unwrap_or_default(),
        identifier: row.identifier.unwrap_or_default(),
        matched: None,
        invitation: None,
    }
}

/// A number as this firm reads it; the text itself where it could not be read.
fn shown(phone: &PhoneValue, home: Region) -> String {
    phone
        .e164
        .as_ref()
        .map_or_else(|| phone.raw.clone(), |number| number.display(Some(home)))
}

pub(crate) fn phone_view(phone: &PhoneValue, label: &str, home: Region) -> PhoneView {
    PhoneView {
        shown: shown(phone, home),
        dial: phone.e164.as_ref().map(|number| match &phone.ext {
            Some(ext) => format!("tel:{};ext={ext}", number.as_str()),
            None => format!("tel:{}", number.as_str()),
        }),
        ext: phone.ext.clone(),
        label: label.to_owned(),
        region: phone
            .e164
            .as_ref()
            .and_then(|n| n.region())
            .map(|r| r.as_str().to_owned()),
        raw: phone.raw.clone(),
        status: phone.status.into(),
    }
}

/// An address or number as a form shows it.
pub(crate) fn reach_text(reach: &Reach, home: Region) -> String {
    match reach {
        Reach::Email(email) => email.as_str().to_owned(),
        Reach::Phone(phone) => match (&phone.e164, &phone.ext) {
            (Some(_), Some(ext)) => format!("{} ext. {ext}", shown(phone, home)),
            _ => shown(phone, home),
        },
    }
}

fn point_view(point: &ContactPoint, home: Region) -> PointView {
    PointView {
        id: point.id.to_string(),
        kind: (&point.reach).into(),
        label: point.label.clone(),
        text: reach_text(&point.reach, home),
    }
}

fn sign_in_view(private: &UserPrivate, home: Region) -> SignInView {
    let phone = private.phone.as_ref();
    SignInView {
        email: private
            .email
            .as_ref()
            .map(|e| e.as_str().to_owned())
            .unwrap_or_default(),
        phone: phone.map(|number| number.display(Some(home))).unwrap_or_default(),
        number: phone.map(|number| number.as_str().to_owned()).unwrap_or_default(),
    }
}

/// Who looks at a person.
pub(crate) struct Reader {
    /// Whether they are one of the staff: groups are told.
    pub(crate) is_staff: bool,
    /// Whether administration is open to them: the private part is, too.
    pub(crate) is_admin: bool,
    /// Whether they may change the public contact details.
    pub(crate) edits_points: bool,
    /// Whether they may read the note about the person, and that there is one.
    pub(crate) reads_note: bool,
}

/// What the reader may see of a person.
pub(crate) fn person_view(overview: Overview, home: Region, reader: &Reader) -> PersonView {
    let is_admin = reader.is_admin;
    // Nobody but staff learns of groups, by name or by what was done to them.
    let told = overview.changes.iter();
    let told = told.filter(|change| reader.is_staff || !change.touched.contains("group_member"));
    let changes = told
        .filter_map(|change| seen_by(change, reader))
        .map(|change| change_view(&change, is_admin));
    let changes = changes.collect();
    let Overview {
        person,
        teams,
        groups,
        covered_by,
        ..
    } = overview;
    let mut phones = Vec::new();
    let mut emails = Vec::new();
    for point in &person.points {
        match &point.reach {
            Reach::Phone(phone) => phones.push(phone_view(phone, &point.label, home)),
            Reach::Email(email) => emails.push(email.as_str().to_owned()),
        }
    }
    let covered_by = if person.card.kind.is_staff() {
        Vec::new()
    } else {
        covered_by
    };
    PersonView {
        id: person.card.id.to_string(),
        given: person.card.name.given().to_owned(),
        family: person.card.name.family().to_owned(),
        kind: person.card.kind.into(),
        status: person.card.status.into(),
        middle_names: person.card.middle_names,
        job_title: person.card.job_title,
        company: person.card.company,
        note: reader
            .reads_note
            .then(|| person.note.as_ref().map_or("", Note::as_str).to_owned()),
        identifier: person
            .private
            .identifier
            .as_ref()
            .filter(|_| is_admin)
            .map(|i| i.as_str().to_owned())
            .unwrap_or_default(),
        created: micros(person.card.created),
        phones,
        emails,
        points: person.points.iter().map(|point| point_view(point, home)).collect(),
        points_seen: listed(&person.points),
        sign_in: is_admin.then(|| sign_in_view(&person.private, home)),
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
            .map(|(id, name)| TeamRefView {
                id: id.to_string(),
                name,
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

/// A change as the reader may know it; nothing if it was one of a note they may not read.
fn seen_by(change: &Change, reader: &Reader) -> Option<Change> {
    let mut seen = change.clone();
    if reader.reads_note {
        return Some(seen);
    }
    seen.touched.retain(|what| what != "user_note" && what != "note");
    (!seen.touched.is_empty() || change.touched.is_empty()).then_some(seen)
}

/// Microseconds since 1970 as a number: exact for the next two centuries.
#[expect(
    clippy::cast_precision_loss,
    reason = "53 bits hold microseconds until the year 2255"
)]
pub(crate) fn micros(at: chrono::DateTime<chrono::Utc>) -> f64 {
    at.timestamp_micros() as f64
}

/// Stands for the code in a mail that is only shown; codes have letters and digits.
pub(crate) const PREVIEW_CODE: &str = "••••-••••";

/// The name a command line keeps of what it was about.
pub(crate) fn what(detail: &str) -> String {
    let value: Value = serde_json::from_str(detail).unwrap_or_default();
    value.get("what").and_then(Value::as_str).unwrap_or_default().to_owned()
}

/// What a table or column of the journal is called in a person's changes.
fn changed_field(name: &str) -> Option<ChangedField> {
    Some(match name {
        "given" | "family" => ChangedField::Name,
        "middle_names" => ChangedField::MiddleNames,
        "job_title" => ChangedField::JobTitle,
        "company" => ChangedField::Company,
        "note" | "user_note" => ChangedField::Note,
        "email" => ChangedField::Email,
        "phone" => ChangedField::Phone,
        "contact_point" => ChangedField::Reach,
        "identifier" => ChangedField::Identifier,
        "team_member" => ChangedField::Team,
        "group_member" => ChangedField::Group,
        "status" => ChangedField::Status,
        "role" => ChangedField::Role,
        _ => return None,
    })
}

pub(crate) fn change_view(change: &Change, is_admin: bool) -> ChangeView {
    let mut fields: BTreeSet<ChangedField> = change.touched.iter().filter_map(|name| changed_field(name)).collect();
    // The public address or number follows the private one: one change, one word.
    if fields.contains(&ChangedField::Email) || fields.contains(&ChangedField::Phone) {
        fields.remove(&ChangedField::Reach);
    }
    ChangeView {
        at: micros(change.at),
        actor: change.actor_name.clone().unwrap_or_default(),
        verb: change.verb.into(),
        what: what(&change.detail),
        fields: fields.into_iter().collect(),
        values: if is_admin {
            field_changes(&change.values)
        } else {
            Vec::new()
        },
        before_merge: change.before_merge,
    }
}

/// An import as its result shows it.
pub(crate) fn job_view(job: &ImportJob, actor: String, problems: Vec<ImportProblemView>) -> ImportResultView {
    let c = job.counts;
    let options: Value = serde_json::from_str(&job.options).unwrap_or_default();
    let count = |name: &str| {
        let found = options.get(name).and_then(Value::as_u64).unwrap_or(0);
        u32::try_from(found).unwrap_or(u32::MAX)
    };
    let ignored: Vec<(String, u32)> = options
        .get("ignored")
        .and_then(|ignored| serde_json::from_value(ignored.clone()).ok())
        .unwrap_or_default();
    ImportResultView {
        id: job.id.to_string(),
        file: job.file_name.clone(),
        at: micros(job.at),
        actor,
        counts: ForecastView {
            rows: c.rows,
            created: c.created,
            updated: c.updated,
            unchanged: c.unchanged,
            skipped: c.skipped,
            refused: c.refused,
            ignored: c.ignored,
            left_out: count("leftOut"),
        },
        invited: count("invited"),
        without_values: count("withoutValues"),
        ignored_kinds: ignored
            .into_iter()
            .filter_map(|(kind, count)| {
                let kind = Reason::parse(&kind)?.into();
                Some(IgnoredKindView { kind, count })
            })
            .collect(),
        undone: job.undone_by.is_some(),
        problems,
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test that cannot build its world has failed")]
mod tests {
    use chrono::DateTime;
    use domain::ids::UserId;
    use domain::note::Note;
    use domain::people::{Kind, Person, Status, UserCard, UserPrivate};
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
    fn a_note_is_told_to_those_who_may_read_it() {
        let user = UserId(Uuid::nil());
        let person = Person {
            card: UserCard {
                id: user,
                kind: Kind::Client,
                name: PersonName::parse("Cora", "Hale").unwrap(),
                middle_names: String::new(),
                company: "Harbour Ltd".into(),
                job_title: String::new(),
                status: Status::Active,
                created: DateTime::UNIX_EPOCH,
            },
            private: UserPrivate {
                user,
                email: None,
                phone: None,
                identifier: None,
            },
            points: Vec::new(),
            teams: [].into(),
            invitation: None,
            note: Note::parse("Pays late").unwrap(),
        };
        let overview = Overview {
            person,
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
