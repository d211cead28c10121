//! Two records of one person.

use domain::command::{DismissPair, Merge, MergePeople, Take};
use domain::duplicates::{Evidence, Pair};
use domain::ids::{PointId, UserId};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_with::{DeserializeAs, SerializeAs, serde_as};

use crate::adapt::{Pairwise, Text, adapter};

#[serde_as]
#[derive(Serialize, Deserialize)]
#[serde(remote = "MergePeople", deny_unknown_fields)]
pub(crate) struct MergePeopleDef {
    #[serde_as(as = "Vec<MergeAs>")]
    merges: Vec<Merge>,
}

#[serde_as]
#[derive(Serialize, Deserialize)]
#[serde(remote = "Merge", deny_unknown_fields)]
struct MergeDef {
    #[serde_as(as = "Text")]
    keep: UserId,
    #[serde_as(as = "Text")]
    other: UserId,
    #[serde(with = "TakeDef")]
    take: Take,
    #[serde_as(as = "Vec<Text>")]
    points: Vec<PointId>,
}

adapter!(MergeAs: MergeDef for Merge);

#[derive(Serialize, Deserialize)]
#[serde(remote = "Take", rename_all = "camelCase", deny_unknown_fields)]
struct TakeDef {
    name: bool,
    middle_names: bool,
    job_title: bool,
    company: bool,
    email: bool,
    phone: bool,
    identifier: bool,
    language: bool,
}

#[serde_as]
#[derive(Serialize, Deserialize)]
#[serde(remote = "DismissPair", deny_unknown_fields)]
pub(crate) struct DismissPairDef {
    #[serde_as(as = "Pairwise")]
    pair: Pair,
    #[serde_as(as = "Text")]
    evidence: Evidence,
}
