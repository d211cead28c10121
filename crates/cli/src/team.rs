//! Client teams and their members.

use clap::{Args, Subcommand};
use engine::Engine;
use engine::request::{
    CreateTeamRequest, DeleteTeamRequest, EditTeamRequest, IdRequest, MembersRequest, MoveMembersRequest,
};
use engine::view::TeamRow;
use serde_json::json;

use crate::answer::{Done, Failure, Output, Usage};
use crate::arguments::{Json, Named, Place};
use crate::books::Migrate;
use crate::firm::open;
use crate::user::answer;

#[derive(Subcommand)]
pub(crate) enum Team {
    /// List the teams by name.
    List(Teams),
    /// Create a team.
    Create(CreateTeam),
    /// Edit a team.
    Edit(EditTeam),
    /// Delete a team.
    Delete(DeleteTeam),
    /// Make a team the default team.
    Default(OneTeam),
    /// Add people to a team.
    Add(TeamPeople),
    /// Remove people from a team.
    Remove(TeamPeople),
    /// Move people from one team to another in one step.
    Move(MovePeople),
    /// Replace contact books: move all clients to the default team and delete all other teams.
    Migrate(Migrate),
}

impl Team {
    pub(crate) async fn run(self) -> Result<Done, Failure> {
        match self {
            Self::List(wish) => list(wish).await,
            Self::Create(wish) => create(wish).await,
            Self::Edit(wish) => edit(wish).await,
            Self::Delete(wish) => delete(wish).await,
            Self::Default(wish) => set_default(wish).await,
            Self::Add(wish) => add(wish).await,
            Self::Remove(wish) => remove(wish).await,
            Self::Move(wish) => shift(wish).await,
            Self::Migrate(wish) => crate::books::migrate(wish).await,
        }
    }
}

#[derive(Args)]
pub(crate) struct Teams {
    #[command(flatten)]
    pub(crate) place: Place,
    #[command(flatten)]
    pub(crate) json: Json,
}

#[derive(Args)]
pub(crate) struct CreateTeam {
    /// Name.
    pub(crate) name: String,
    /// Identifier for spreadsheets: letters and digits.
    #[arg(long, default_value = "")]
    pub(crate) identifier: String,
    /// Description of the team.
    #[arg(long, default_value = "")]
    pub(crate) description: String,
    #[command(flatten)]
    pub(crate) place: Place,
    #[command(flatten)]
    pub(crate) json: Json,
}

#[derive(Args)]
pub(crate) struct EditTeam {
    /// Identifier or id of the team.
    pub(crate) team: String,
    /// New name.
    #[arg(long)]
    pub(crate) name: Option<String>,
    /// New identifier; an empty one removes it.
    #[arg(long)]
    pub(crate) identifier: Option<String>,
    /// New description.
    #[arg(long)]
    pub(crate) description: Option<String>,
    /// Whether the team's clients see each other.
    #[arg(long, value_name = "true|false")]
    pub(crate) shared: Option<bool>,
    #[command(flatten)]
    pub(crate) place: Place,
    #[command(flatten)]
    pub(crate) json: Json,
}

#[derive(Args)]
pub(crate) struct DeleteTeam {
    /// Identifier or id of the team.
    pub(crate) team: String,
    /// Identifier or id of the team for clients who are in no other team.
    #[arg(long, value_name = "TEAM")]
    pub(crate) clients_to: Option<String>,
    #[command(flatten)]
    pub(crate) place: Place,
    #[command(flatten)]
    pub(crate) json: Json,
}

#[derive(Args)]
pub(crate) struct OneTeam {
    /// Identifier or id of the team.
    pub(crate) team: String,
    #[command(flatten)]
    pub(crate) place: Place,
    #[command(flatten)]
    pub(crate) json: Json,
}

#[derive(Args)]
pub(crate) struct TeamPeople {
    /// Identifier or id of the team.
    pub(crate) team: String,
    #[command(flatten)]
    pub(crate) named: Named,
}

#[derive(Args)]
pub(crate) struct MovePeople {
    /// Identifier or id of the team to move people from.
    pub(crate) from: String,
    /// Identifier or id of the team to move people to.
    pub(crate) to: String,
    #[command(flatten)]
    pub(crate) named: Named,
}

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
