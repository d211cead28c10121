//! What commands of one kind are judged by, made for tests.

use super::*;
use crate::books::AllMemberships;
use crate::notice::Statistics;

impl World {
    /// What an acceptance is judged by, to be filled in.
    pub(super) fn acceptance(&mut self) -> &mut AcceptanceFacts {
        if !matches!(self.facts.extra, Extra::Acceptance(_)) {
            self.facts.extra = Extra::Acceptance(AcceptanceFacts::default());
        }
        match &mut self.facts.extra {
            Extra::Acceptance(found) => found,
            other => panic!("{other:?}"),
        }
    }
}

/// What an authority finds for such a command in a firm that has nothing of the kind.
pub(super) fn nothing_found(kind: &CommandKind) -> Extra {
    match kind {
        CommandKind::CreateGroup(_)
        | CommandKind::EditGroup(_)
        | CommandKind::DeleteGroup(_)
        | CommandKind::AddToGroup(_)
        | CommandKind::RemoveFromGroup(_) => Extra::Group(None),
        CommandKind::DeleteTeam(_) => Extra::Roster(Roster::default()),
        CommandKind::MergePeople(_) | CommandKind::Erase(_) => Extra::Related(RelatedRecords::default()),
        CommandKind::DismissPair(_) => Extra::NotSame(None),
        CommandKind::RecordAcceptance(_) => Extra::Acceptance(AcceptanceFacts::default()),
        CommandKind::ChangeTerms(_) => Extra::Terms(None),
        CommandKind::SetPicture(_) => Extra::Picture(None),
        CommandKind::Remind | CommandKind::Expire => Extra::Due(Vec::new()),
        CommandKind::MigrateBooks => Extra::Memberships(AllMemberships::default()),
        CommandKind::Announce(_) => Extra::Audience(BTreeSet::new()),
        CommandKind::TellWeek => week(0, &[]),
        CommandKind::UndoCommand(_) => Extra::Undo(None),
        _ => Extra::None,
    }
}

/// The figures of a week, told so many days ago, and who wants them.
pub(super) fn week(days: i64, readers: &[u128]) -> Extra {
    Extra::Week(WeekFacts {
        last: Some(now() - TimeDelta::days(days)),
        figures: Statistics {
            here: 12,
            ..Statistics::default()
        },
        readers: readers.iter().map(|n| user(*n)).collect(),
    })
}
