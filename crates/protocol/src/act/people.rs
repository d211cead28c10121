//! People: adding, editing, and their status.

use domain::books::NewBook;
use domain::command::{
    AddPerson, Arrival, Deactivate, EditPoints, EditProfile, Erase, FreeEmail, Newcomer, PointEntry, Restore,
    SetPicture, Suspend, Unsuspend,
};
use domain::email::EmailAddress;
use domain::identifier::Identifier;
use domain::ids::{PointId, TeamId, UserId};
use domain::language::PreferredLanguage;
use domain::people::{PhoneValue, Reach, Role};
use domain::person_name::PersonName;
use domain::phone::{E164, Status as PhoneStatus};
use domain::picture::Picture;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_with::{DeserializeAs, SerializeAs, serde_as, skip_serializing_none};

use crate::adapt::{Change, Code, Jpeg, Name, Text, adapter};

#[serde_as]
#[skip_serializing_none]
#[derive(Serialize, Deserialize)]
#[serde(remote = "AddPerson", rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct AddPersonDef {
    #[serde_as(as = "Text")]
    user: UserId,
    #[serde(with = "NewcomerDef")]
    newcomer: Newcomer,
    #[serde_as(as = "Name")]
    name: PersonName,
    middle_names: String,
    job_title: String,
    company: String,
    #[serde_as(as = "Option<Text>")]
    #[serde(default)]
    email: Option<EmailAddress>,
    #[serde_as(as = "Option<Phone>")]
    #[serde(default)]
    phone: Option<PhoneValue>,
    #[serde_as(as = "Option<Text>")]
    #[serde(default)]
    identifier: Option<Identifier>,
    #[serde_as(as = "Vec<Text>")]
    teams: Vec<TeamId>,
    #[serde_as(as = "Option<Book>")]
    #[serde(default)]
    book: Option<NewBook>,
    #[serde(with = "ArrivalDef")]
    arrival: Arrival,
    note: String,
    #[serde_as(as = "Code")]
    language: PreferredLanguage,
    #[serde_as(as = "[Text; 2]")]
    points: [PointId; 2],
}

#[serde_as]
#[derive(Serialize, Deserialize)]
#[serde(remote = "Newcomer", rename_all = "camelCase")]
enum NewcomerDef {
    Staff(#[serde_as(as = "Code")] Role),
    Client,
    Partner,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "Arrival", rename_all = "camelCase")]
enum ArrivalDef {
    Quiet,
    Invited(String),
    Present,
}

#[serde_as]
#[derive(Serialize, Deserialize)]
#[serde(remote = "NewBook", deny_unknown_fields)]
struct BookDef {
    #[serde_as(as = "Text")]
    team: TeamId,
    name: String,
    #[serde_as(as = "Vec<Text>")]
    members: Vec<UserId>,
}

adapter!(Book: BookDef for NewBook);

#[serde_as]
#[skip_serializing_none]
#[derive(Serialize, Deserialize)]
#[serde(remote = "PhoneValue", deny_unknown_fields)]
struct PhoneDef {
    raw: String,
    #[serde_as(as = "Option<Text>")]
    #[serde(default)]
    e164: Option<E164>,
    ext: Option<String>,
    #[serde_as(as = "Code")]
    status: PhoneStatus,
    label: Option<String>,
}

adapter!(Phone: PhoneDef for PhoneValue);

#[serde_as]
#[skip_serializing_none]
#[derive(Serialize, Deserialize)]
#[serde(remote = "EditProfile", rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct EditProfileDef {
    #[serde_as(as = "Text")]
    user: UserId,
    given: Option<String>,
    family: Option<String>,
    middle_names: Option<String>,
    job_title: Option<String>,
    company: Option<String>,
    note: Option<String>,
    #[serde_as(as = "Option<Text>")]
    #[serde(default)]
    email: Option<EmailAddress>,
    #[serde_as(as = "Change<Phone>")]
    #[serde(default)]
    phone: Option<Option<PhoneValue>>,
    #[serde_as(as = "Change<Text>")]
    #[serde(default)]
    identifier: Option<Option<Identifier>>,
    #[serde_as(as = "Option<Code>")]
    #[serde(default)]
    role: Option<Role>,
    #[serde_as(as = "Option<Code>")]
    #[serde(default)]
    language: Option<PreferredLanguage>,
    #[serde_as(as = "[Text; 2]")]
    points: [PointId; 2],
}

#[serde_as]
#[derive(Serialize, Deserialize)]
#[serde(remote = "EditPoints", deny_unknown_fields)]
pub(crate) struct EditPointsDef {
    #[serde_as(as = "Text")]
    user: UserId,
    #[serde_as(as = "Vec<Entry>")]
    points: Vec<PointEntry>,
}

#[serde_as]
#[derive(Serialize, Deserialize)]
#[serde(remote = "PointEntry", deny_unknown_fields)]
struct EntryDef {
    #[serde_as(as = "Text")]
    id: PointId,
    label: String,
    #[serde(with = "ReachDef")]
    reach: Reach,
}

adapter!(Entry: EntryDef for PointEntry);

#[serde_as]
#[derive(Serialize, Deserialize)]
#[serde(remote = "Reach", rename_all = "camelCase")]
enum ReachDef {
    Email(#[serde_as(as = "Text")] EmailAddress),
    Phone(#[serde_as(as = "Phone")] PhoneValue),
}

#[serde_as]
#[derive(Serialize, Deserialize)]
#[serde(remote = "SetPicture", deny_unknown_fields)]
pub(crate) struct SetPictureDef {
    #[serde_as(as = "Text")]
    user: UserId,
    #[serde_as(as = "Option<Jpeg>")]
    picture: Option<Picture>,
}

#[serde_as]
#[derive(Serialize, Deserialize)]
#[serde(remote = "Suspend", deny_unknown_fields)]
pub(crate) struct SuspendDef {
    #[serde_as(as = "Vec<Text>")]
    users: Vec<UserId>,
    uncovering: bool,
}

#[serde_as]
#[derive(Serialize, Deserialize)]
#[serde(remote = "Unsuspend", deny_unknown_fields)]
pub(crate) struct UnsuspendDef {
    #[serde_as(as = "Vec<Text>")]
    users: Vec<UserId>,
}

#[serde_as]
#[derive(Serialize, Deserialize)]
#[serde(remote = "Deactivate", deny_unknown_fields)]
pub(crate) struct DeactivateDef {
    #[serde_as(as = "Vec<Text>")]
    users: Vec<UserId>,
}

#[serde_as]
#[derive(Serialize, Deserialize)]
#[serde(remote = "Restore", deny_unknown_fields)]
pub(crate) struct RestoreDef {
    #[serde_as(as = "Vec<Text>")]
    users: Vec<UserId>,
}

#[serde_as]
#[derive(Serialize, Deserialize)]
#[serde(remote = "Erase", deny_unknown_fields)]
pub(crate) struct EraseDef {
    #[serde_as(as = "Vec<Text>")]
    users: Vec<UserId>,
}

#[serde_as]
#[derive(Serialize, Deserialize)]
#[serde(remote = "FreeEmail", deny_unknown_fields)]
pub(crate) struct FreeEmailDef {
    #[serde_as(as = "Text")]
    user: UserId,
}
