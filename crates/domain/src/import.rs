//! Importing a file: the rows of a file, the choices of the actor, and what comes of each row.
//!
//! [`judge_rows`] gives every row one outcome and is at once the forecast and the first half of
//! the import, so the two cannot differ; [`write_rows`] turns outcomes into a write set.

pub(crate) mod choices;
pub(crate) mod report;
pub(crate) mod rows;

pub use crate::acts::imports::judge::judge_rows;
pub use crate::acts::imports::preview::{Changed, Difference, Replaced, preview, replaced};
pub use crate::acts::imports::sharing::renames;
pub use crate::acts::imports::teams::{UnknownTeam, unknown_teams};
pub use crate::acts::imports::write::write_rows;
pub use crate::acts::imports::{Forecast, ImportPeople};
pub use crate::people::PhoneValue;
pub use choices::{
    ImportOptions, Listed, OnMatch, OnRename, OnSame, RowChoice, RowChoices, TeamChoice, TeamChoices, team_key,
};
pub use report::{Counts, Found, ImportReport, Outcome, OutcomeKind, RowCode, RowProblem, RowResult};
pub use rows::{MemberRow, NewIds, OwnRow, PersonRef, PersonRow, StagedRow, TeamRef, TeamRow};
