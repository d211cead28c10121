//! How often each step is drawn.

use crate::steps::What;

/// How often each is asked for, in some hundreds.
const WEIGHTS: [(u16, What); 46] = [
    (1, What::CreateFirm),
    (20, What::AddPerson),
    (7, What::CreateTeam),
    (6, What::EditTeam),
    (7, What::AddMembers),
    (7, What::RemoveMembers),
    (6, What::MoveMembers),
    (10, What::SetLead),
    (9, What::DeleteTeam),
    (5, What::SetDefaultTeam),
    (24, What::EditProfile),
    (13, What::EditPoints),
    (7, What::CreateGroup),
    (8, What::EditGroup),
    (7, What::DeleteGroup),
    (7, What::AddToGroup),
    (8, What::RemoveFromGroup),
    (16, What::SetPicture),
    (10, What::Suspend),
    (7, What::Unsuspend),
    (8, What::Deactivate),
    (8, What::Restore),
    (7, What::FreeEmail),
    (6, What::Erase),
    (7, What::Invite),
    (6, What::Resend),
    (8, What::Revoke),
    (9, What::Accept),
    (12, What::Join),
    (8, What::Decline),
    (5, What::Bounce),
    (20, What::Remind),
    (12, What::Expire),
    (3, What::ChangeSettings),
    (17, What::MigrateBooks),
    (10, What::Announce),
    (7, What::TellWeek),
    (6, What::ChangeTerms),
    (8, What::EditFirm),
    (8, What::Import),
    (10, What::Merge),
    (7, What::Dismiss),
    (14, What::Export),
    (4, What::NoteDevice),
    (25, What::Undo),
    (18, What::Send),
];

/// The sum of all weights: [`what`] takes numbers below it.
pub(crate) fn weights() -> u16 {
    WEIGHTS.iter().map(|(weight, _)| weight).sum()
}

pub(crate) fn what(luck: u16) -> What {
    let mut below = 0;
    let found = WEIGHTS.iter().find(|(weight, _)| {
        below += weight;
        luck < below
    });
    found.unwrap().1
}
