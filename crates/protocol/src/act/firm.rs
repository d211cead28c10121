//! The firm itself, its settings, and files that leave it.

use chrono_tz::Tz;
use domain::command::{Announce, Audience, ChangeSettings, ChangeTerms, EditFirm, Export, UndoCommand};
use domain::ids::{CommandId, TeamId, UserId};
use domain::invitation::ReminderHour;
use domain::lease::LeaseDays;
use domain::phone::Region;
use domain::settings::{InvitationRule, RowLimit};
use serde::{Deserialize, Serialize};
use serde_with::{serde_as, skip_serializing_none};

use crate::adapt::{Code, Text};

#[serde_as]
#[skip_serializing_none]
#[derive(Serialize, Deserialize)]
#[serde(remote = "EditFirm", rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct EditFirmDef {
    name: Option<String>,
    #[serde_as(as = "Option<Text>")]
    #[serde(default)]
    country: Option<Region>,
    #[serde_as(as = "Option<Text>")]
    #[serde(default)]
    time_zone: Option<Tz>,
}

#[serde_as]
#[skip_serializing_none]
#[derive(Serialize, Deserialize)]
#[serde(remote = "ChangeSettings", rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct ChangeSettingsDef {
    #[serde_as(as = "Option<Code>")]
    #[serde(default)]
    staff: Option<InvitationRule>,
    #[serde_as(as = "Option<Code>")]
    #[serde(default)]
    clients: Option<InvitationRule>,
    reminders: Option<bool>,
    #[serde_as(as = "Option<Code>")]
    #[serde(default)]
    reminder_hour: Option<ReminderHour>,
    books: Option<bool>,
    welcome: Option<String>,
    #[serde_as(as = "Option<Text>")]
    #[serde(default)]
    import_row_limit: Option<RowLimit>,
    #[serde_as(as = "Option<Text>")]
    #[serde(default)]
    lease_days: Option<LeaseDays>,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "ChangeTerms", deny_unknown_fields)]
pub(crate) struct ChangeTermsDef {
    text: String,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "Announce", deny_unknown_fields)]
pub(crate) struct AnnounceDef {
    title: String,
    text: String,
    #[serde(with = "AudienceDef")]
    to: Audience,
}

#[serde_as]
#[derive(Serialize, Deserialize)]
#[serde(remote = "Audience", deny_unknown_fields)]
struct AudienceDef {
    staff: bool,
    clients: bool,
    #[serde_as(as = "Vec<Text>")]
    teams: Vec<TeamId>,
    #[serde_as(as = "Vec<Text>")]
    users: Vec<UserId>,
}

#[derive(Serialize, Deserialize)]
#[serde(remote = "Export", rename_all = "camelCase")]
pub(crate) enum ExportDef {
    People(u32),
    Memberships(u32),
    Audit(u32),
    Backup,
    LeftOut(u32),
    NewKey,
    NewCode,
    Passphrase,
    NoPassphrase,
    MailSetup,
    BackupSetup,
    CodeSheet,
    StartChoice,
}

#[serde_as]
#[derive(Serialize, Deserialize)]
#[serde(remote = "UndoCommand", deny_unknown_fields)]
pub(crate) struct UndoCommandDef {
    #[serde_as(as = "Text")]
    target: CommandId,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    keeps_changed: bool,
}
