//! Commands that are undone in the table.

use super::*;
use crate::verb::Verb;

/// What undoing such a command would leave behind, if the target is one.
pub(super) fn undone(target: &str, actor: Option<(Kind, Status)>) -> Option<UndoFacts> {
    let own = matches!(target, "change of own role" | "coming of oneself");
    let of_an_administrator = matches!(
        target,
        "change of a system administrator" | "change of settings" | "words to many" | "change of the firm"
    );
    let verb = match target {
        "ordinary command" => Verb::EditTeam,
        "change of a system administrator" | "change of own role" => Verb::EditProfile,
        "change of settings" => Verb::ChangeSettings,
        "change of the firm" => Verb::EditFirm,
        "deactivation" => Verb::Deactivate,
        "coming of oneself" => Verb::Unsuspend,
        "own contact details" => Verb::EditPoints,
        "founding" => Verb::CreateFirm,
        "words to many" => Verb::Announce,
        "daily mails" => Verb::Remind,
        "figures of a week" => Verb::TellWeek,
        "file that left" => Verb::ExportPeople,
        _ => return None,
    };
    Some(UndoFacts {
        verb,
        at: now(),
        undone_by: None,
        changed_since: Vec::new(),
        changed_total: 0,
        own_role: target == "change of own role",
        own_points: target == "own contact details",
        own_status: target == "coming of oneself",
        restores: target == "deactivation",
        administrator: of_an_administrator || own && actor.is_some_and(|(kind, _)| kind == ADMIN),
        mail_left: false,
        team_identifier: None,
        after: Aftermath::default(),
    })
}
