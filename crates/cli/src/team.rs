//! Client teams and who is in them.

use engine::Engine;
use engine::request::{
    CreateTeamRequest, DeleteTeamRequest, EditTeamRequest, IdRequest, MembersRequest, MoveMembersRequest,
};
use engine::view::TeamRow;
use serde_json::json;

use crate::answer::{Done, Failure, Output, Usage};
use crate::arguments::{CreateTeam, DeleteTeam, EditTeam, MovePeople, OneTeam, TeamPeople, Teams};
use crate::firm::open;
use crate::user::answer;

/// The id of the team with this identifier or id.
pub(crate) fn named(known: &[TeamRow], team: &str) -> Result<String, Failure> {
    let same = |row: &&TeamRow| row.id == team || (!team.is_empty() && row.identifier.eq_ignore_ascii_case(team));
    match known.iter().find(same) {
        Some(row) => Ok(row.id.clone()),
        None => Err(Usage::NoTeam { team: team.to_owned() }.into()),
    }
}

async fn find(engine: &Engine, team: &str) -> Result<String, Failure> {
    named(&engine.teams().await?, team)
}

pub(crate) async fn list(wish: Teams) -> Result<Done, Failure> {
    let engine = open(&wish.place).await?;
    let teams = engine.teams().await?;
    engine.leave().await;
    let mut out = Output::new(wish.json.json);
    for team in teams {
        let value = json!({ "type": "team", "id": team.id, "name": team.name, "identifier": team.identifier,
            "description": team.description, "default": team.is_default, "activeStaff": team.active_staff,
            "clients": team.clients, "shared": team.shared });
        out.line(&value, || format!("{}\t{}\t{}", team.id, team.name, team.identifier))?;
    }
    out.flush()?;
    Ok(Done::Whole)
}

pub(crate) async fn create(wish: CreateTeam) -> Result<Done, Failure> {
    let engine = open(&wish.place).await?;
    let request = CreateTeamRequest {
        name: wish.name,
        identifier: wish.identifier,
        description: wish.description,
        members: Vec::new(),
    };
    let done = engine.create_team(request).await;
    engine.leave().await;
    let done = done?;
    let mut out = Output::new(wish.json.json);
    let line = json!({ "type": "created", "id": done.id, "command": done.command });
    out.line(&line, || done.id.clone().unwrap_or_default())?;
    out.flush()?;
    Ok(Done::Whole)
}

pub(crate) async fn edit(wish: EditTeam) -> Result<Done, Failure> {
    let engine = open(&wish.place).await?;
    let request = EditTeamRequest {
        id: find(&engine, &wish.team).await?,
        name: wish.name,
        identifier: wish.identifier,
        description: wish.description,
        shared: wish.shared,
        before: Vec::new(),
    };
    let done = engine.edit_team(request).await;
    answer(engine, done, "edited", wish.json).await
}

pub(crate) async fn delete(wish: DeleteTeam) -> Result<Done, Failure> {
    let engine = open(&wish.place).await?;
    let clients_to = match &wish.clients_to {
        Some(team) => Some(find(&engine, team).await?),
        None => None,
    };
    let id = find(&engine, &wish.team).await?;
    let done = engine.delete_team(DeleteTeamRequest { id, clients_to }).await;
    answer(engine, done, "deleted", wish.json).await
}

pub(crate) async fn set_default(wish: OneTeam) -> Result<Done, Failure> {
    let engine = open(&wish.place).await?;
    let id = find(&engine, &wish.team).await?;
    let done = engine.set_default_team(IdRequest { id }).await;
    answer(engine, done, "default", wish.json).await
}

pub(crate) async fn add(wish: TeamPeople) -> Result<Done, Failure> {
    let engine = open(&wish.named.place).await?;
    let team = find(&engine, &wish.team).await?;
    let users = wish.named.ids;
    let done = engine.add_members(MembersRequest { team, users }).await;
    answer(engine, done, "added", wish.named.json).await
}

pub(crate) async fn remove(wish: TeamPeople) -> Result<Done, Failure> {
    let engine = open(&wish.named.place).await?;
    let team = find(&engine, &wish.team).await?;
    let users = wish.named.ids;
    let done = engine.remove_members(MembersRequest { team, users }).await;
    answer(engine, done, "removed", wish.named.json).await
}

pub(crate) async fn shift(wish: MovePeople) -> Result<Done, Failure> {
    let engine = open(&wish.named.place).await?;
    let (from, to) = (find(&engine, &wish.from).await?, find(&engine, &wish.to).await?);
    let users = wish.named.ids;
    let done = engine.move_members(MoveMembersRequest { from, to, users }).await;
    answer(engine, done, "moved", wish.named.json).await
}
