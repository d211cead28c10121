//! An import: what was chosen travels in the command, its rows before it in slices (`sync_as_built.md` 2,
//! "Import rows").

use std::sync::Arc;

use domain::command::ImportPeople;
use domain::email::EmailAddress;
use domain::identifier::{Identifier, TeamIdentifier};
use domain::ids::{PointId, TeamId, UserId};
use domain::import::{
    ImportOptions, Listed, MemberRow, NewIds, OnMatch, OnRename, OnSame, OwnRow, PersonRef, PersonRow, RowChoice,
    RowCode, StagedRow, TeamChoice, TeamRef, TeamRow,
};
use domain::people::{Kind, PhoneValue, Role};
use domain::person_name::PersonName;
use domain::phone::E164;
use domain::teams::Team as DomainTeam;
use domain::text::{clean_line, is_visible};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_with::{DeserializeAs, SerializeAs, serde_as, skip_serializing_none};
use uuid::Uuid;

use crate::act::people::Phone;
use crate::adapt::{Code, Name, Text, adapter};
use crate::command::Unreadable;

/// The command without its rows.
#[serde_as]
#[skip_serializing_none]
#[derive(Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Import {
    file_name: String,
    #[serde(with = "OptionsDef")]
    options: ImportOptions,
    /// In the order of their keys, so that equal choices are equal text.
    #[serde_as(as = "Vec<(_, Choice)>")]
    teams: Vec<(String, TeamChoice)>,
    /// In the order of the rows.
    #[serde_as(as = "Vec<(_, Code)>")]
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    rows_chosen: Vec<(u32, RowChoice)>,
    rows: u32,
    ignored: u32,
    invite: Option<String>,
}

impl Import {
    pub(crate) fn of(import: &ImportPeople) -> Self {
        Self {
            file_name: import.file_name.clone(),
            options: import.options,
            teams: import.teams.clone().into_iter().collect(),
            rows_chosen: import.rows_chosen.clone().into_iter().collect(),
            rows: u32::try_from(import.rows.len()).unwrap_or(u32::MAX),
            ignored: import.ignored,
            invite: import.invite.clone(),
        }
    }

    /// One that says it has more rows than can come.
    pub(crate) fn without_rows(file: &str) -> Self {
        Self {
            file_name: file.to_owned(),
            options: ImportOptions::default(),
            teams: Vec::new(),
            rows_chosen: Vec::new(),
            rows: u32::MAX,
            ignored: 0,
            invite: None,
        }
    }

    /// With the rows that came before it; `None` if they are not as many as it says.
    pub(crate) fn with(self, rows: Arc<Vec<StagedRow>>) -> Option<ImportPeople> {
        (u32::try_from(rows.len()) == Ok(self.rows)).then(|| ImportPeople {
            file_name: self.file_name,
            options: self.options,
            teams: self.teams.into_iter().collect(),
            rows_chosen: self.rows_chosen.into_iter().collect(),
            rows,
            ignored: self.ignored,
            invite: self.invite,
            forecast: None,
        })
    }
}

#[serde_as]
#[derive(Serialize, Deserialize)]
#[serde(remote = "ImportOptions", rename_all = "camelCase", deny_unknown_fields)]
struct OptionsDef {
    #[serde_as(as = "Code")]
    #[serde(default, skip_serializing_if = "is_of_clients")]
    listed: Listed,
    #[serde_as(as = "Code")]
    on_match: OnMatch,
    #[serde_as(as = "Code")]
    on_rename: OnRename,
    #[serde_as(as = "Code")]
    on_same: OnSame,
    ignore_identifiers_in_use: bool,
}

/// What earlier versions do not say.
#[expect(clippy::trivially_copy_pass_by_ref, reason = "as serde calls it")]
fn is_of_clients(listed: &Listed) -> bool {
    *listed == Listed::Clients
}

#[serde_as]
#[derive(Serialize, Deserialize)]
#[serde(remote = "TeamChoice", rename_all = "camelCase")]
enum ChoiceDef {
    Existing(#[serde_as(as = "Text")] TeamId),
    Create {
        #[serde_as(as = "Text")]
        team: TeamId,
        name: String,
        #[serde_as(as = "Text")]
        staff: UserId,
    },
    Ignore,
}

adapter!(Choice: ChoiceDef for TeamChoice);

/// A row of the file in JSON.
#[serde_as]
#[derive(Serialize, Deserialize)]
#[serde(remote = "StagedRow", rename_all = "camelCase")]
enum StagedDef {
    Usable(
        #[serde_as(as = "Box<Person>")] Box<PersonRow>,
        #[serde_as(as = "Ids")] NewIds,
    ),
    Team(
        #[serde_as(as = "Box<TeamAs>")] Box<TeamRow>,
        #[serde_as(as = "Text")] TeamId,
    ),
    Member(#[serde_as(as = "Box<Member>")] Box<MemberRow>),
    Unusable {
        row: u32,
        #[serde_as(as = "Code")]
        code: RowCode,
    },
}

#[serde_as]
#[skip_serializing_none]
#[derive(Serialize, Deserialize)]
#[serde(remote = "TeamRow", rename_all = "camelCase", deny_unknown_fields)]
struct TeamRowDef {
    row: u32,
    name: String,
    #[serde_as(as = "Option<Text>")]
    #[serde(default)]
    identifier: Option<TeamIdentifier>,
    description: Option<String>,
    #[serde_as(as = "Vec<Named>")]
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    staff: Vec<PersonRef>,
}

adapter!(TeamAs: TeamRowDef for TeamRow);

#[serde_as]
#[derive(Serialize, Deserialize)]
#[serde(remote = "MemberRow", rename_all = "camelCase", deny_unknown_fields)]
struct MemberRowDef {
    row: u32,
    #[serde_as(as = "Vec<Team>")]
    teams: Vec<TeamRef>,
    #[serde_as(as = "Vec<Named>")]
    members: Vec<PersonRef>,
}

adapter!(Member: MemberRowDef for MemberRow);

#[serde_as]
#[derive(Serialize, Deserialize)]
#[serde(remote = "PersonRef", rename_all = "camelCase")]
enum PersonRefDef {
    Id(#[serde_as(as = "Text")] UserId),
    Identifier(#[serde_as(as = "Text")] Identifier),
    Email(#[serde_as(as = "Text")] EmailAddress),
    Unreadable(String),
}

adapter!(Named: PersonRefDef for PersonRef);

#[serde_as]
#[derive(Serialize, Deserialize)]
#[serde(remote = "NewIds", deny_unknown_fields)]
struct IdsDef {
    #[serde_as(as = "Text")]
    user: UserId,
    #[serde_as(as = "Vec<Text>")]
    points: Vec<PointId>,
}

adapter!(Ids: IdsDef for NewIds);

#[serde_as]
#[skip_serializing_none]
#[derive(Serialize, Deserialize)]
#[serde(remote = "PersonRow", rename_all = "camelCase", deny_unknown_fields)]
struct PersonDef {
    row: u32,
    #[serde_as(as = "Name")]
    name: PersonName,
    middle_names: Option<String>,
    job_title: Option<String>,
    company: Option<String>,
    #[serde_as(as = "Vec<Text>")]
    emails: Vec<EmailAddress>,
    #[serde_as(as = "Vec<Phone>")]
    phones: Vec<PhoneValue>,
    #[serde_as(as = "Option<Text>")]
    #[serde(default)]
    identifier: Option<Identifier>,
    #[serde_as(as = "Option<Code>")]
    #[serde(default)]
    role: Option<Role>,
    #[serde_as(as = "Vec<Team>")]
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    teams: Vec<TeamRef>,
    note: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    remarks: Vec<String>,
    #[serde_as(as = "Option<Box<Own>>")]
    #[serde(default)]
    own: Option<Box<OwnRow>>,
}

adapter!(Staged: StagedDef for StagedRow);

adapter!(Person: PersonDef for PersonRow);

#[derive(Serialize, Deserialize)]
#[serde(remote = "TeamRef", rename_all = "camelCase")]
enum TeamDef {
    Text(String),
    Id(Uuid),
    Own {
        id: Uuid,
        identifier: Option<String>,
        name: String,
    },
}

adapter!(Team: TeamDef for TeamRef);

#[serde_as]
#[skip_serializing_none]
#[derive(Serialize, Deserialize)]
#[serde(remote = "OwnRow", rename_all = "camelCase", deny_unknown_fields)]
struct OwnDef {
    #[serde_as(as = "Option<Text>")]
    #[serde(default)]
    user: Option<UserId>,
    #[serde_as(as = "Option<KindAs>")]
    #[serde(default)]
    kind: Option<Kind>,
    left: bool,
    #[serde_as(as = "Option<Text>")]
    #[serde(default)]
    email: Option<EmailAddress>,
    #[serde_as(as = "Option<Text>")]
    #[serde(default)]
    phone: Option<E164>,
    email_labels: Vec<String>,
}

adapter!(Own: OwnDef for OwnRow);

#[serde_as]
#[derive(Serialize, Deserialize)]
#[serde(remote = "Kind", rename_all = "camelCase")]
enum KindDef {
    Staff(#[serde_as(as = "Code")] Role),
    Client,
    Partner,
}

adapter!(KindAs: KindDef for Kind);

/// Rows of an import for one slice of its upload, as JSON lines.
///
/// # Errors
/// Never for rows that the importer made.
pub fn write_rows(rows: &[StagedRow]) -> serde_json::Result<Vec<u8>> {
    let mut out = Vec::with_capacity(rows.len() * 300);
    for row in rows {
        StagedDef::serialize(row, &mut serde_json::Serializer::new(&mut out))?;
        out.push(b'\n');
    }
    Ok(out)
}

/// Longest text of a single field, in characters: what the importer lets through is no longer.
const LINE_MAX: usize = 500;

/// Reads a slice of an upload; every value is checked as the importer checked it.
///
/// # Errors
/// [`Unreadable::Malformed`].
pub fn read_rows(lines: &[u8]) -> Result<Vec<StagedRow>, Unreadable> {
    let lines = lines.split(|byte| *byte == b'\n').filter(|line| !line.is_empty());
    lines
        .map(|line| {
            let row = StagedDef::deserialize(&mut serde_json::Deserializer::from_slice(line)).ok();
            row.filter(is_well_formed).ok_or(Unreadable::Malformed)
        })
        .collect()
}

fn is_well_formed_team(row: &TeamRow) -> bool {
    let description = row.description.as_deref().unwrap_or_default();
    is_visible(&row.name)
        && row.name == clean_line(&row.name)
        && row.name.chars().count() <= DomainTeam::NAME_MAX
        && description.chars().count() <= DomainTeam::DESCRIPTION_MAX
        && row.staff.iter().all(is_short)
}

fn is_short(named: &PersonRef) -> bool {
    !matches!(named, PersonRef::Unreadable(text) if text.chars().count() > LINE_MAX)
}

pub(crate) fn is_well_formed(row: &StagedRow) -> bool {
    let (row, ids) = match row {
        StagedRow::Usable(row, ids) => (row, ids),
        StagedRow::Team(row, _) => return is_well_formed_team(row),
        StagedRow::Member(row) => return row.members.iter().all(is_short),
        StagedRow::Unusable { .. } => return true,
    };
    let texts = [&row.middle_names, &row.job_title, &row.company];
    texts.into_iter().flatten().all(|text| text.chars().count() <= LINE_MAX)
        && row.note.iter().all(|note| note.chars().count() <= PersonRow::NOTE_MAX)
        && ids.points.len() >= row.emails.len() + row.phones.len()
}
