//! What one command changed, for administrators who look it up. The journal itself never leaves the hub.

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::{Extension, Json};
use domain::ids::CommandId;
use protocol::enrol::Trouble;
use protocol::lookup::{Effect, Effects, Happened, Subject};
use store::audit;
use store::port::Store as _;
use uuid::Uuid;

use crate::fault::Fault;
use crate::firm::Asker;
use crate::hub::Hub;

/// Most rows of one answer.
const MOST: usize = 500;

pub(crate) async fn effects(
    State(hub): State<Arc<Hub>>,
    Extension(asker): Extension<Asker>,
    Path((_, command)): Path<(Uuid, Uuid)>,
) -> Result<Json<Effects>, Fault> {
    let work = hub.run(move |_| async move {
        let firm = &asker.firm;
        let mut q = firm.store.read().await?;
        asker.administrator(&mut q).await?;
        let line = store::commands::command_by_id(&mut q, firm.id, CommandId(command)).await?;
        let line = line.ok_or(Fault::from(Trouble::NotFound))?;
        let (effects, more) = audit::effects(&mut q, firm.id, line.seq, MOST).await?;
        let effects = effects.into_iter().map(view).collect();
        Ok(Effects { effects, more })
    });
    work.await.map(Json)
}

fn view(effect: audit::Effect) -> Effect {
    Effect {
        table: effect.table,
        subject: match effect.subject {
            audit::Subject::Firm => Subject::Firm,
            audit::Subject::Person(user) => Subject::Person(user.0),
            audit::Subject::Team(team) => Subject::Team(team.0),
            audit::Subject::Member(user, team) => Subject::Member(user.0, team.0),
            audit::Subject::Group(group) => Subject::Group(group.0),
            audit::Subject::GroupMember(user, group) => Subject::GroupMember(user.0, group.0),
        },
        happened: match effect.happened {
            audit::Happened::Came => Happened::Came,
            audit::Happened::Went => Happened::Went,
            audit::Happened::Changed(changes) => Happened::Changed(changes),
            audit::Happened::Erased => Happened::Erased,
        },
        name: effect.name,
    }
}
