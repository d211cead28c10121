//! People in a firm: their kind, role, state, and what others may see of them.
//!
//! A person's record is cut by who may see a whole part of it: the card (people who have the person as
//! a contact), the private part (administrators), and the public contact points.

use chrono::{DateTime, Utc};

use crate::coded::Coded;
use crate::email::EmailAddress;
use crate::identifier::Identifier;
use crate::ids::{PointId, UserId};
use crate::language::PreferredLanguage;
use crate::named::Named;
use crate::person_name::PersonName;
use crate::phone::{E164, Status as PhoneStatus};

/// Which side of the relationship a person is on. It never changes once a person exists.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Kind {
    /// Works for the firm.
    Staff(Role),
    /// Is served by the firm.
    Client,
    /// Works with the firm; has exactly a client's rights.
    Partner,
}

impl Coded for Kind {
    fn all() -> impl Iterator<Item = Self> {
        Role::all().map(Self::Staff).chain([Self::Client, Self::Partner])
    }

    fn code(self) -> &'static str {
        match self {
            Self::Staff(Role::Staff) => "staff",
            Self::Staff(Role::UserAdministrator) => "userAdministrator",
            Self::Staff(Role::SystemAdministrator) => "systemAdministrator",
            Self::Client => "client",
            Self::Partner => "partner",
        }
    }
}

impl Kind {
    /// Whether the person works for the firm.
    pub const fn is_staff(self) -> bool {
        matches!(self, Self::Staff(_))
    }
}

/// What a member of staff may do.
#[derive(
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Debug,
    strum::EnumString,
    strum::IntoStaticStr,
    strum::VariantArray,
)]
#[strum(serialize_all = "snake_case")]
pub enum Role {
    /// Looks people up.
    Staff,
    /// Manages people and teams, but no system administrator.
    UserAdministrator,
    /// May do everything. A firm has at least one active one.
    SystemAdministrator,
}

impl Role {
    /// Whether the administration pages are open to this role.
    pub const fn is_admin(self) -> bool {
        matches!(self, Self::UserAdministrator | Self::SystemAdministrator)
    }

    /// Whether this role may change people of that kind: only system administrators touch system
    /// administrators (domain.md 4).
    pub fn touches(self, kind: Kind) -> bool {
        self == Self::SystemAdministrator || (self.is_admin() && kind != Kind::Staff(Self::SystemAdministrator))
    }
}

/// The status of a person in the firm.
#[derive(
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Debug,
    strum::EnumString,
    strum::IntoStaticStr,
    strum::VariantArray,
)]
#[strum(serialize_all = "camelCase")]
pub enum Status {
    /// Added, nothing sent.
    Quiet,
    /// Invited, not yet accepted.
    Pending,
    /// Has accepted, or was recorded as present by an administrator.
    Active,
    /// Shown, but cannot read anything.
    Suspended,
    /// Deactivated or revoked; on no contact list; a deactivated person's e-mail stays taken.
    Inactive,
}

/// What people see who may see a person.
#[derive(Clone, PartialEq, Eq, Debug)]
#[expect(missing_docs, reason = "the names say it")]
pub struct UserCard {
    pub id: UserId,
    /// Side and role.
    pub kind: Kind,
    pub name: PersonName,
    /// Names between the first name and the family name, as they are written out; at most
    /// [`UserCard::MIDDLE_MAX`] characters; may be empty.
    pub middle_names: String,
    /// The company the person works for, or is; at most [`UserCard::COMPANY_MAX`] characters; may
    /// be empty.
    pub company: String,
    /// Shown under the name; at most [`UserCard::TITLE_MAX`] characters; may be empty.
    pub job_title: String,
    pub status: Status,
    /// When the record was made.
    pub created: DateTime<Utc>,
    /// The language of mails to the person.
    pub language: PreferredLanguage,
}

impl UserCard {
    /// Longest job title, in characters.
    pub const TITLE_MAX: usize = 500;

    /// Longest company, in characters.
    pub const COMPANY_MAX: usize = 500;

    /// Longest middle names, in characters.
    pub const MIDDLE_MAX: usize = 500;

    /// A card with nothing but what every card has.
    pub const fn new(id: UserId, kind: Kind, name: PersonName, status: Status, created: DateTime<Utc>) -> Self {
        Self {
            id,
            kind,
            name,
            middle_names: String::new(),
            company: String::new(),
            job_title: String::new(),
            status,
            created,
            language: PreferredLanguage(None),
        }
    }

    /// The name with the middle names, as it is written out.
    pub fn full_name(&self) -> String {
        let parts = [self.name.given(), &self.middle_names, self.name.family()];
        let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        parts.join(" ")
    }

    /// The role of a member of staff who may act at all: active, with administration open.
    pub fn acting_admin_role(&self) -> Option<Role> {
        match (self.kind, self.status) {
            (Kind::Staff(role), Status::Active) if role.is_admin() => Some(role),
            _ => None,
        }
    }

    /// Whether this is an active member of staff, whom clients can rely on.
    pub fn is_active_staff(&self) -> bool {
        self.kind.is_staff() && self.status == Status::Active
    }

    /// Whether this is an active system administrator.
    pub fn is_active_system_administrator(&self) -> bool {
        self.kind == Kind::Staff(Role::SystemAdministrator) && self.status == Status::Active
    }
}

/// What only administrators see of a person.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct UserPrivate {
    /// Whose.
    pub user: UserId,
    /// Where invitations go; unique over every state but a merged or erased one.
    pub email: Option<EmailAddress>,
    /// The number codes are sent to.
    pub phone: Option<E164>,
    /// Key in the firm's own system; unique.
    pub identifier: Option<Identifier>,
}

/// A public e-mail address or phone number of a person.
#[derive(Clone, PartialEq, Eq, Debug)]
#[expect(missing_docs, reason = "the names say it")]
pub struct ContactPoint {
    pub id: PointId,
    /// Whose.
    pub user: UserId,
    /// Place in the person's list; the first of each kind is the main one.
    pub position: u16,
    /// `mobile`, `office` and the like; may be empty.
    pub label: String,
    /// What it is.
    pub reach: Reach,
}

impl ContactPoint {
    /// A public address without a label.
    pub const fn email(id: PointId, user: UserId, position: u16, email: EmailAddress) -> Self {
        Self {
            id,
            user,
            position,
            label: String::new(),
            reach: Reach::Email(email),
        }
    }

    /// A public number with the label it came with.
    pub fn phone(id: PointId, user: UserId, position: u16, phone: PhoneValue) -> Self {
        let label = phone.label.clone().unwrap_or_default();
        Self {
            id,
            user,
            position,
            label,
            reach: Reach::Phone(phone),
        }
    }
}

/// How a person can be reached.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Reach {
    /// By e-mail.
    Email(EmailAddress),
    /// By phone.
    Phone(PhoneValue),
}

/// A phone number with the text it was read from.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PhoneValue {
    /// The text as it was given; kept and searchable for ever.
    pub raw: String,
    /// The number, unless the text could not be read for certain.
    pub e164: Option<E164>,
    /// Extension.
    pub ext: Option<String>,
    /// How sure the reading is.
    pub status: PhoneStatus,
    /// Label that stood with the number or at its column.
    pub label: Option<String>,
}

impl PhoneValue {
    /// The form in which two numbers are compared: E.164 with its extension, or the text itself where
    /// it could not be read.
    pub fn key(&self) -> String {
        match &self.e164 {
            Some(number) => match &self.ext {
                Some(ext) => format!("{};{ext}", number.as_str()),
                None => number.as_str().to_owned(),
            },
            None => crate::text::clean_line(&self.raw),
        }
    }

    /// Whether the label says that it is a fax number.
    pub fn is_fax(&self) -> bool {
        self.label.as_deref().is_some_and(is_fax_label)
    }
}

/// `fax`, `Telefax`, `Fax privat`, `télécopie`.
fn is_fax_label(label: &str) -> bool {
    let label = label.to_lowercase();
    ["fax", "telecop", "télécop"].iter().any(|word| label.contains(word))
}

/// A whole person, as the rules need one.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Person {
    /// What others see.
    pub card: UserCard,
    /// What administrators see.
    pub private: UserPrivate,
    /// Public contact points, in order of position.
    pub points: Vec<ContactPoint>,
    /// Teams the person is in.
    pub teams: std::collections::BTreeSet<crate::ids::TeamId>,
    /// Their invitation; nothing if none was ever sent.
    pub invitation: Option<crate::invitation::InvitationRecord>,
    /// What the firm notes about them; who may read it says
    /// [`may_read_note`](crate::visibility::may_read_note).
    pub note: Option<crate::note::Note>,
}

impl Person {
    /// The person as a sentence names them.
    pub fn named(&self) -> Named<UserId> {
        Named {
            id: self.card.id,
            name: self.card.name.full(),
        }
    }

    /// The position behind every contact point of the person.
    pub fn next_position(&self) -> u16 {
        let after = self.points.iter().map(|point| point.position.saturating_add(1));
        after.max().unwrap_or(0)
    }
}
