//! Records of other tables that are removed with a person's record.

use std::collections::{BTreeMap, BTreeSet};

use crate::groups::GroupMember;
use crate::ids::UserId;
use crate::join::Joining;
use crate::picture::Picture;

/// What other tables hold of people who are to be merged or erased.
#[derive(Clone, Default, PartialEq, Eq, Debug)]
pub struct RelatedRecords {
    /// The client groups they are in.
    pub groups: BTreeSet<GroupMember>,
    /// The usernames and accepted terms of those who joined by themselves.
    pub joinings: BTreeMap<UserId, Joining>,
    /// Their pictures.
    pub pictures: BTreeMap<UserId, Picture>,
}
