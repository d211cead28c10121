//! Client teams and their members.

use clap::{Args, Subcommand};
use engine::Engine;
use engine::request::{
    CreateTeamRequest, DeleteTeamRequest, EditTeamRequest, IdRequest, MembersRequest, MoveMembersRequest,
    SetLeadRequest,
};
use engine::view::TeamRow;
use serde_json::json;

use crate::answer::{Done, Failure, Output, answer, made};
use crate::books::Migrate;
use crate::opening::open;
use crate::shared::{Json, Named, Place};
use crate::usage::Usage;

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
    /// Make a member lead of a team, or remove them as lead.
    Lead(LeadTeam),
    /// Replace contact books: move all clients to the default team and delete all other teams.
    Migrate(Migrate),
}

impl Team {
    pub(crate) async fn run(self) -> Result<Done, Failure> {
        match self {
            Self::List(args) => list(args).await,
            Self::Create(args) => create(args).await,
            Self::Edit(args) => edit(args).await,
            Self::Delete(args) => delete(args).await,
            Self::Default(args) => set_default(args).await,
            Self::Add(args) => add(args).await,
            Self::Remove(args) => remove(args).await,
            Self::Move(args) => shift(args).await,
            Self::Lead(args) => lead(args).await,
            Self::Migrate(args) => crate::books::migrate(args).await,
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

#[derive(Args)]
pub(crate) struct LeadTeam {
    /// Identifier or id of the team.
    pub(crate) team: String,
    /// Id of the person, from `user list` or `search`.
    pub(crate) person: String,
    /// Remove the person as lead.
    #[arg(long)]
    pub(crate) off: bool,
    #[command(flatten)]
    pub(crate) place: Place,
    #[command(flatten)]
    pub(crate) json: Json,
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

pub(crate) async fn list(args: Teams) -> Result<Done, Failure> {
    let engine = open(&args.place).await?;
    let teams = engine.teams().await?;
    engine.leave().await;
    let mut out = Output::new(args.json.json);
    for team in teams {
        let value = json!({ "type": "team", "id": team.id, "name": team.name, "identifier": team.identifier,
            "description": team.description, "default": team.is_default, "activeStaff": team.active_staff,
            "clients": team.clients, "shared": team.shared, "leads": team.leads });
        out.line(&value, || format!("{}\t{}\t{}", team.id, team.name, team.identifier))?;
    }
    out.flush()?;
    Ok(Done::Whole)
}

pub(crate) async fn create(args: CreateTeam) -> Result<Done, Failure> {
    let engine = open(&args.place).await?;
    let request = CreateTeamRequest {
        name: args.name,
        identifier: args.identifier,
        description: args.description,
        members: Vec::new(),
    };
    let done = engine.create_team(request).await;
    made(engine, done, "created", args.json).await
}

pub(crate) async fn edit(args: EditTeam) -> Result<Done, Failure> {
    let engine = open(&args.place).await?;
    let request = EditTeamRequest {
        id: find(&engine, &args.team).await?,
        name: args.name,
        identifier: args.identifier,
        description: args.description,
        shared: args.shared,
        before: Vec::new(),
    };
    let done = engine.edit_team(request).await;
    answer(engine, done, "edited", args.json).await
}

pub(crate) async fn delete(args: DeleteTeam) -> Result<Done, Failure> {
    let engine = open(&args.place).await?;
    let clients_to = match &args.clients_to {
        Some(team) => Some(find(&engine, team).await?),
        None => None,
    };
    let id = find(&engine, &args.team).await?;
    let done = engine.delete_team(DeleteTeamRequest { id, clients_to }).await;
    answer(engine, done, "deleted", args.json).await
}

pub(crate) async fn set_default(args: OneTeam) -> Result<Done, Failure> {
    let engine = open(&args.place).await?;
    let id = find(&engine, &args.team).await?;
    let done = engine.set_default_team(IdRequest { id }).await;
    answer(engine, done, "default", args.json).await
}

pub(crate) async fn add(args: TeamPeople) -> Result<Done, Failure> {
    let engine = open(&args.named.place).await?;
    let team = find(&engine, &args.team).await?;
    let users = args.named.ids;
    let done = engine.add_members(MembersRequest { team, users }).await;
    answer(engine, done, "added", args.named.json).await
}

pub(crate) async fn remove(args: TeamPeople) -> Result<Done, Failure> {
    let engine = open(&args.named.place).await?;
    let team = find(&engine, &args.team).await?;
    let users = args.named.ids;
    let done = engine.remove_members(MembersRequest { team, users }).await;
    answer(engine, done, "removed", args.named.json).await
}

pub(crate) async fn shift(args: MovePeople) -> Result<Done, Failure> {
    let engine = open(&args.named.place).await?;
    let (from, to) = (find(&engine, &args.from).await?, find(&engine, &args.to).await?);
    let users = args.named.ids;
    let done = engine.move_members(MoveMembersRequest { from, to, users }).await;
    answer(engine, done, "moved", args.named.json).await
}

pub(crate) async fn lead(args: LeadTeam) -> Result<Done, Failure> {
    let engine = open(&args.place).await?;
    let request = SetLeadRequest {
        team: find(&engine, &args.team).await?,
        user: args.person,
        lead: !args.off,
    };
    let done = engine.set_lead(request).await;
    answer(engine, done, "lead", args.json).await
}
