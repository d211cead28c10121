//! Invitations and the answers to them.

use chrono::{DateTime, Utc};
use domain::command::{Invite, Proof, RecordAcceptance, RecordBounce, RecordDecline, Resend, Revoke};
use domain::ids::UserId;
use domain::invitation_code::CodeHash;
use domain::join::{Joined, Terms};
use domain::username::Username;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_with::{DeserializeAs, SerializeAs, TimestampMicroSeconds, serde_as, skip_serializing_none};

use crate::adapt::{Hex, Text, adapter};

#[serde_as]
#[derive(Serialize, Deserialize)]
#[serde(remote = "Invite", deny_unknown_fields)]
pub(crate) struct InviteDef {
    #[serde_as(as = "Vec<Text>")]
    users: Vec<UserId>,
    message: String,
}

#[serde_as]
#[skip_serializing_none]
#[derive(Serialize, Deserialize)]
#[serde(remote = "Resend", deny_unknown_fields)]
pub(crate) struct ResendDef {
    #[serde_as(as = "Vec<Text>")]
    users: Vec<UserId>,
    message: Option<String>,
}

#[serde_as]
#[derive(Serialize, Deserialize)]
#[serde(remote = "Revoke", deny_unknown_fields)]
pub(crate) struct RevokeDef {
    #[serde_as(as = "Vec<Text>")]
    users: Vec<UserId>,
}

#[serde_as]
#[derive(Serialize, Deserialize)]
#[serde(remote = "RecordAcceptance", deny_unknown_fields)]
pub(crate) struct RecordAcceptanceDef {
    #[serde_as(as = "Text")]
    user: UserId,
    #[serde(with = "ProofDef")]
    proof: Proof,
}

#[serde_as]
#[derive(Serialize, Deserialize)]
#[serde(remote = "Proof", rename_all = "camelCase")]
enum ProofDef {
    Code(#[serde_as(as = "Hex")] CodeHash),
    InPerson,
    Joined(#[serde_as(as = "Box<JoinedAs>")] Box<Joined>),
}

#[serde_as]
#[derive(Serialize, Deserialize)]
#[serde(remote = "Joined", deny_unknown_fields)]
struct JoinedDef {
    #[serde_as(as = "Hex")]
    code: CodeHash,
    #[serde_as(as = "Text")]
    username: Username,
    #[serde(with = "TermsDef")]
    terms: Terms,
}

adapter!(JoinedAs: JoinedDef for Joined);

#[serde_as]
#[skip_serializing_none]
#[derive(Serialize, Deserialize)]
#[serde(remote = "Terms", deny_unknown_fields)]
struct TermsDef {
    own: u32,
    #[serde_as(as = "Option<TimestampMicroSeconds<i64>>")]
    #[serde(default)]
    firm: Option<DateTime<Utc>>,
}

#[serde_as]
#[derive(Serialize, Deserialize)]
#[serde(remote = "RecordDecline", deny_unknown_fields)]
pub(crate) struct RecordDeclineDef {
    #[serde_as(as = "Text")]
    user: UserId,
}

#[serde_as]
#[derive(Serialize, Deserialize)]
#[serde(remote = "RecordBounce", deny_unknown_fields)]
pub(crate) struct RecordBounceDef {
    #[serde_as(as = "Text")]
    user: UserId,
    reason: String,
}
