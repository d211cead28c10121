//! What a command changed, as the hub of an attached firm says: the journal never leaves it.

use domain::ids::{CommandId, FirmId, GroupId, TeamId, UserId};
use protocol::lookup;
use store::audit::{Effect, Happened, Subject};

use crate::authority::remote::{Remote, hub_error};
use crate::error::AppError;

/// The rows a command changed, and whether there are more.
///
/// # Errors
/// As the hub gives them.
pub(super) async fn effects(hub: &Remote, firm: FirmId, command: CommandId) -> Result<(Vec<Effect>, bool), AppError> {
    let told = hub.client.effects(firm.0, &hub.membership.token, command.0).await;
    let told = told.map_err(hub_error)?;
    Ok((told.effects.into_iter().map(effect).collect(), told.more))
}

fn effect(told: lookup::Effect) -> Effect {
    Effect {
        table: told.table,
        subject: match told.subject {
            lookup::Subject::Firm => Subject::Firm,
            lookup::Subject::Person(user) => Subject::Person(UserId(user)),
            lookup::Subject::Team(team) => Subject::Team(TeamId(team)),
            lookup::Subject::Member(user, team) => Subject::Member(UserId(user), TeamId(team)),
            lookup::Subject::Group(group) => Subject::Group(GroupId(group)),
            lookup::Subject::GroupMember(user, group) => Subject::GroupMember(UserId(user), GroupId(group)),
        },
        happened: match told.happened {
            lookup::Happened::Came => Happened::Came,
            lookup::Happened::Went => Happened::Went,
            lookup::Happened::Changed(changes) => Happened::Changed(changes),
            lookup::Happened::Erased => Happened::Erased,
        },
        name: told.name,
    }
}
