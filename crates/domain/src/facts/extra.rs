//! What commands of one kind are judged by, beyond people, teams and settings.

use std::collections::BTreeSet;

use super::{AcceptanceFacts, RelatedRecords, Roster, UndoFacts, WeekFacts};
use crate::books::AllMemberships;
use crate::duplicates::NotSame;
use crate::groups::GroupFacts;
use crate::ids::UserId;
use crate::invitation::InvitationRecord;
use crate::join::FirmTerms;
use crate::picture::Picture;

/// The part of the facts that depends on the kind of the command. It is [`Extra::None`] if the caller does
/// not hold it, and for commands that need none of it.
#[derive(Clone, Default, PartialEq, Eq, Debug)]
pub enum Extra {
    /// Nothing was loaded.
    #[default]
    None,
    /// The client group the command is about.
    Group(Option<GroupFacts>),
    /// The members of the team that is to be deleted.
    Roster(Roster),
    /// Records in other tables of people who are to be merged or erased.
    Related(RelatedRecords),
    /// The earlier dismissal of the pair that is to be dismissed.
    NotSame(Option<NotSame>),
    /// Facts about an acceptance.
    Acceptance(AcceptanceFacts),
    /// The firm's terms, if it ever wrote any.
    Terms(Option<FirmTerms>),
    /// The picture of the person whose picture is to change.
    Picture(Option<Picture>),
    /// Invitations with a mail due, or with their days over.
    Due(Vec<InvitationRecord>),
    /// Every membership of the firm, for giving up contact books.
    Memberships(AllMemberships),
    /// The active people an announcement is for.
    Audience(BTreeSet<UserId>),
    /// Facts for the figures of a week.
    Week(WeekFacts),
    /// The command that is to be undone, if there is one of that number, and what undoing it leaves.
    Undo(Option<UndoFacts>),
}

impl Extra {
    /// How many invitations or people the command is about, where only the facts tell.
    pub fn count(&self) -> usize {
        match self {
            Self::Due(invitations) => invitations.len(),
            Self::Memberships(all) => all.served.len(),
            Self::Audience(users) => users.len(),
            Self::None
            | Self::Group(_)
            | Self::Roster(_)
            | Self::Related(_)
            | Self::NotSame(_)
            | Self::Acceptance(_)
            | Self::Terms(_)
            | Self::Picture(_)
            | Self::Week(_)
            | Self::Undo(_) => 0,
        }
    }
}
