//! Records as they come down: what one bucket lets its readers see of one record, as images of the rows of
//! tables.

use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use serde_with::{DisplayFromStr, serde_as};
use uuid::Uuid;

use crate::digest::Digest;

/// What of a record a line holds. Kinds with more hold everything that kinds with less of the same record
/// hold: `Whole` ⊇ `Own` ⊇ `Contact` (`sync_as_built.md` 1.2).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum RecordKind {
    /// The firm's name, country and time zone.
    Firm,
    /// The firm's terms.
    Terms,
    /// How the firm invites.
    Settings,
    /// A person with everything, for administrators.
    Whole,
    /// A person for themselves.
    Own,
    /// A person for the staff who share a team with them.
    Contact,
    /// A member of staff in the directory of their colleagues.
    Colleague,
    /// A person for the clients and partners they cover.
    Cover,
    /// A client team.
    Team,
    /// A client group.
    Group,
    /// Two records that are not one person.
    NotSame,
    /// An import and how it went.
    Import,
    /// A command in the audit.
    Act,
    /// A notice to its reader.
    Notice,
    /// The words of an announcement.
    Announcement,
    /// What a person does not want to be told.
    Choice,
}

/// Who may read a set of records whole (`sync_as_built.md` 1.3). Nothing is filtered inside.
#[derive(
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Debug,
    serde_with::SerializeDisplay,
    serde_with::DeserializeFromStr,
)]
pub enum Bucket {
    /// The firm itself: everybody active.
    Base,
    /// The directory: active staff.
    Staff,
    /// A team, by its id: its active staff.
    Team(Uuid),
    /// A member of staff, by id: the active clients and partners they cover.
    Person(Uuid),
    /// The clients and partners of a shared team, under a key that is not the team's.
    Shared(Uuid),
    /// A person, by id: themselves.
    Own(Uuid),
    /// Everybody and everything: active administrators.
    Admin,
    /// The audit: active administrators.
    Audit,
}

impl std::fmt::Display for Bucket {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Base => f.write_str("base"),
            Self::Staff => f.write_str("staff"),
            Self::Team(id) => write!(f, "t/{id}"),
            Self::Person(id) => write!(f, "p/{id}"),
            Self::Shared(id) => write!(f, "s/{id}"),
            Self::Own(id) => write!(f, "u/{id}"),
            Self::Admin => f.write_str("admin"),
            Self::Audit => f.write_str("audit"),
        }
    }
}

/// The text is no bucket's.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error("not a bucket")]
pub struct NoBucket;

impl std::str::FromStr for Bucket {
    type Err = NoBucket;

    fn from_str(text: &str) -> Result<Self, NoBucket> {
        match text {
            "base" => return Ok(Self::Base),
            "staff" => return Ok(Self::Staff),
            "admin" => return Ok(Self::Admin),
            "audit" => return Ok(Self::Audit),
            _ => {}
        }
        let (kind, id) = text.split_once('/').ok_or(NoBucket)?;
        let id = Uuid::try_parse(id).map_err(|_| NoBucket)?;
        match kind {
            "t" => Ok(Self::Team(id)),
            "p" => Ok(Self::Person(id)),
            "s" => Ok(Self::Shared(id)),
            "u" => Ok(Self::Own(id)),
            _ => Err(NoBucket),
        }
    }
}

/// A record that came into a bucket or changed in it.
#[serde_as]
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Put {
    /// What of it.
    pub kind: RecordKind,
    /// Its key.
    pub id: Uuid,
    /// The images of its rows, `[[table, [value, …]], …]`, exactly as they are digested.
    pub rows: Box<RawValue>,
}

impl Put {
    /// The digest both sides add up.
    pub fn digest(&self) -> Digest {
        Digest::of(self.kind.code(), self.id.as_bytes(), self.rows.get().as_bytes())
    }
}

impl RecordKind {
    /// Its word on the wire.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Firm => "firm",
            Self::Terms => "terms",
            Self::Settings => "settings",
            Self::Whole => "whole",
            Self::Own => "own",
            Self::Contact => "contact",
            Self::Colleague => "colleague",
            Self::Cover => "cover",
            Self::Team => "team",
            Self::Group => "group",
            Self::NotSame => "notSame",
            Self::Import => "import",
            Self::Act => "act",
            Self::Notice => "notice",
            Self::Announcement => "announcement",
            Self::Choice => "choice",
        }
    }
}

/// Whether a bucket is complete on the device: how many records it holds, and the sum of their digests.
#[serde_as]
#[derive(Clone, Copy, PartialEq, Eq, Default, Debug, Serialize, Deserialize)]
pub struct State {
    /// Records.
    pub count: u64,
    /// [`crate::digest::Sum`], in decimal digits: JSON numbers are too short for it.
    #[serde_as(as = "DisplayFromStr")]
    pub digest: u128,
}
