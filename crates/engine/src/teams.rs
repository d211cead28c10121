//! Client teams: listing, creating and changing them, and their members.

mod books;
pub(crate) mod request;
pub(crate) mod view;

use domain::command::{
    AddMembers, CommandKind, CreateTeam, DeleteTeam, EditTeam, Members, MoveMembers, RemoveMembers, SetDefaultTeam,
    SetLead,
};
use domain::identifier::TeamIdentifier;
use domain::ids::{TeamId, UserId};
use store::overview::{TeamOf, own_teams};

use crate::app::Engine;
use crate::error::{AppError, FieldProblem};
use crate::look::Look;
use crate::parse::{expectations, team, users};
use crate::request::{
    CreateTeamRequest, DeleteTeamRequest, EditTeamRequest, IdRequest, MembersRequest, MoveMembersRequest,
    SetLeadRequest,
};
use crate::view::{DoneView, NamedView, TeamRow};

impl Engine {
    /// Every team, by name; administrators only.
    pub async fn teams(&self) -> Result<Vec<TeamRow>, AppError> {
        let session = self.session().await?;
        let mut look = session.look().await?;
        look.admin().await?;
        self.team_rows(&mut look).await
    }

    /// The teams that the reader is in, by name. Clients see none.
    pub async fn contact_teams(&self) -> Result<Vec<NamedView>, AppError> {
        let session = self.session().await?;
        let mut look = session.look().await?;
        if !look.me().await?.kind.is_staff() {
            return Ok(Vec::new());
        }
        let mut teams = own_teams(&mut look, session.firm, session.user).await?;
        teams.sort_by_cached_key(|team| self.collation.sort_key(&team.name, ""));
        let view = |team: TeamOf| NamedView {
            id: team.id.to_string(),
            name: team.name,
        };
        Ok(teams.into_iter().map(view).collect())
    }

    async fn team_rows(&self, look: &mut Look<'_>) -> Result<Vec<TeamRow>, AppError> {
        let mut teams = store::records::teams::teams_list(look, look.session.firm).await?;
        teams.sort_by_cached_key(|t| self.collation.sort_key(&t.team.name, ""));
        let number = |n: u64| u32::try_from(n).unwrap_or(u32::MAX);
        let view = |row: store::records::teams::TeamRow| TeamRow {
            id: row.team.id.to_string(),
            name: row.team.name,
            identifier: row.team.identifier.map(|i| i.as_str().to_owned()).unwrap_or_default(),
            description: row.team.description,
            is_default: row.team.is_default,
            active_staff: number(row.staff),
            clients: number(row.clients),
            shared: row.team.shared,
            leads: row.leads.iter().map(UserId::to_string).collect(),
        };
        Ok(teams.into_iter().map(view).collect())
    }

    /// Creates a team.
    pub async fn create_team(&self, request: CreateTeamRequest) -> Result<DoneView, AppError> {
        let team = TeamId(self.id());
        let wish = CreateTeam {
            team,
            name: request.name,
            identifier: identifier(&request.identifier)?,
            description: request.description,
            members: users(&request.members)?,
        };
        Ok(self.submit(CommandKind::CreateTeam(wish)).await?.of(&team))
    }

    /// Changes a team's name, identifier or description.
    pub async fn edit_team(&self, request: EditTeamRequest) -> Result<DoneView, AppError> {
        let wish = EditTeam {
            team: team(&request.id)?,
            name: request.name,
            identifier: request.identifier.map(|t| identifier(&t)).transpose()?,
            description: request.description,
            shared: request.shared,
        };
        self.submit_expecting(CommandKind::EditTeam(wish), expectations(request.before))
            .await
    }

    /// Adds people to a team.
    pub async fn add_members(&self, request: MembersRequest) -> Result<DoneView, AppError> {
        let wish = Members {
            team: team(&request.team)?,
            users: users(&request.users)?,
        };
        self.submit(CommandKind::AddMembers(AddMembers(wish))).await
    }

    /// Removes people from a team.
    pub async fn remove_members(&self, request: MembersRequest) -> Result<DoneView, AppError> {
        let wish = Members {
            team: team(&request.team)?,
            users: users(&request.users)?,
        };
        self.submit(CommandKind::RemoveMembers(RemoveMembers(wish))).await
    }

    /// Moves people from one team to another.
    pub async fn move_members(&self, request: MoveMembersRequest) -> Result<DoneView, AppError> {
        let wish = MoveMembers {
            from: team(&request.from)?,
            to: team(&request.to)?,
            users: users(&request.users)?,
        };
        self.submit(CommandKind::MoveMembers(wish)).await
    }

    /// Makes a member lead of a team, or ends that.
    pub async fn set_lead(&self, request: SetLeadRequest) -> Result<DoneView, AppError> {
        let wish = SetLead {
            team: team(&request.team)?,
            user: UserId::parse(&request.user).ok_or(AppError::NotFound)?,
            lead: request.lead,
        };
        self.submit(CommandKind::SetLead(wish)).await
    }

    /// Deletes a team.
    pub async fn delete_team(&self, request: DeleteTeamRequest) -> Result<DoneView, AppError> {
        let wish = DeleteTeam {
            team: team(&request.id)?,
            clients_to: request.clients_to.as_deref().map(team).transpose()?,
        };
        self.submit(CommandKind::DeleteTeam(wish)).await
    }

    /// Makes a team the default team.
    pub async fn set_default_team(&self, request: IdRequest) -> Result<DoneView, AppError> {
        self.submit(CommandKind::SetDefaultTeam(SetDefaultTeam {
            team: team(&request.id)?,
        }))
        .await
    }
}

fn identifier(text: &str) -> Result<Option<TeamIdentifier>, AppError> {
    if text.trim().is_empty() {
        return Ok(None);
    }
    TeamIdentifier::parse(text)
        .map(Some)
        .map_err(|_| AppError::field("identifier", FieldProblem::Identifier))
}
