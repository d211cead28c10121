//! Words of the commands about people and teams.

use clap::{Args, Subcommand, ValueEnum};
use domain::people::{Kind, Status};
use engine::view::{InvitationState, Sort};

use super::{Edit, Json, Migrate, Place, Point};
use crate::coded::coded;

#[derive(Subcommand)]
pub(crate) enum User {
    /// List clients or staff.
    List(Users),
    /// Add a person.
    Add(Add),
    /// Edit a person's details.
    Edit(Edit),
    /// List a person's public addresses and numbers, the main ones first.
    Points(One),
    /// Change a person's public addresses and numbers, one at a time.
    #[command(subcommand)]
    Point(Point),
    /// Suspend people.
    Suspend(Suspend),
    /// End the suspension of people.
    Unsuspend(Named),
    /// Deactivate people; they are removed from all lists and teams.
    Deactivate(Confirmed),
    /// Permanently erase people who were never invited or are deactivated. This cannot be undone; earlier backups
    /// still contain them.
    Erase(Confirmed),
    /// Reactivate deactivated people.
    Restore(Named),
    /// Free the e-mail address of a deactivated person.
    FreeEmail(One),
    /// Set or remove a person's picture.
    Picture(Portrait),
}

#[derive(Args)]
#[group(required = true, multiple = false)]
pub(crate) struct Source {
    /// A JPG or PNG file; it is cropped to a square.
    #[arg(long, value_name = "FILE")]
    pub(crate) file: Option<String>,
    /// Remove the picture.
    #[arg(long)]
    pub(crate) remove: bool,
}

#[derive(Args)]
pub(crate) struct Portrait {
    #[command(flatten)]
    pub(crate) source: Source,
    #[command(flatten)]
    pub(crate) one: One,
}

#[derive(Args)]
pub(crate) struct Users {
    /// Which people to list.
    #[arg(value_enum)]
    pub(crate) side: Side,
    /// Only members of this client group, by name or id.
    #[arg(long)]
    pub(crate) group: Option<String>,
    /// Only people with this status.
    #[arg(long, value_parser = coded::<Status>())]
    pub(crate) status: Option<Status>,
    /// Only people whose invitation has this status.
    #[arg(long, value_parser = coded::<InvitationState>())]
    pub(crate) invitation: Option<InvitationState>,
    /// Sort order.
    #[arg(long, value_parser = coded::<Sort>(), default_value = "name")]
    pub(crate) sort: Sort,
    /// Reverse the sort order.
    #[arg(long)]
    pub(crate) descending: bool,
    /// Maximum number of people.
    #[arg(long)]
    pub(crate) limit: Option<u32>,
    /// Also print how long it took: {"type":"timing","ms"}.
    #[arg(long)]
    pub(crate) timings: bool,
    /// Save the list as a CSV file instead; it can be imported again.
    #[arg(long, value_name = "FILE", conflicts_with = "timings")]
    pub(crate) save: Option<String>,
    #[command(flatten)]
    pub(crate) place: Place,
    #[command(flatten)]
    pub(crate) json: Json,
}

#[derive(ValueEnum, Clone, Copy)]
pub(crate) enum Side {
    /// Clients and partners.
    Clients,
    /// Everyone who works for the firm.
    Staff,
}

/// People by their ids.
#[derive(Args)]
pub(crate) struct Named {
    /// Ids of people, from `user list` or `search`.
    #[arg(required = true)]
    pub(crate) ids: Vec<String>,
    #[command(flatten)]
    pub(crate) place: Place,
    #[command(flatten)]
    pub(crate) json: Json,
}

/// One person by their id.
#[derive(Args)]
pub(crate) struct One {
    /// Id of the person, from `user list` or `search`.
    pub(crate) id: String,
    #[command(flatten)]
    pub(crate) place: Place,
    #[command(flatten)]
    pub(crate) json: Json,
}

#[derive(Args)]
pub(crate) struct Add {
    /// Kind of person.
    #[arg(value_parser = coded::<Kind>())]
    pub(crate) kind: Kind,
    /// First name.
    #[arg(long, default_value = "")]
    pub(crate) given: String,
    /// Last name.
    #[arg(long, default_value = "")]
    pub(crate) family: String,
    /// E-mail address; for clients and partners a phone number is enough.
    #[arg(long, default_value = "")]
    pub(crate) email: String,
    /// Phone number; without a country code, the firm's country applies.
    #[arg(long, default_value = "")]
    pub(crate) phone: String,
    /// Middle names.
    #[arg(long, default_value = "")]
    pub(crate) middle_names: String,
    /// Job title.
    #[arg(long, default_value = "")]
    pub(crate) job_title: String,
    /// Company.
    #[arg(long, default_value = "")]
    pub(crate) company: String,
    /// Note for administrators and the staff who cover the person.
    #[arg(long, default_value = "")]
    pub(crate) note: String,
    /// Identifier in the firm's own system.
    #[arg(long, default_value = "")]
    pub(crate) identifier: String,
    /// Identifier or id of a team; repeatable. By default the default team.
    #[arg(long)]
    pub(crate) team: Vec<String>,
    /// Create a contact book with this name for the client, if the firm keeps contact books.
    #[arg(long, value_name = "NAME")]
    pub(crate) book: Option<String>,
    /// Id of a person in that contact book; repeatable. By default only you.
    #[arg(long, value_name = "ID", requires = "book")]
    pub(crate) with: Vec<String>,
    /// Add the person as active.
    #[arg(long, conflicts_with = "invite")]
    pub(crate) active: bool,
    /// Invite the person by e-mail, with this message above the invitation; it may be empty.
    #[arg(long, value_name = "MESSAGE", num_args = 0..=1, default_missing_value = "")]
    pub(crate) invite: Option<String>,
    #[command(flatten)]
    pub(crate) place: Place,
    #[command(flatten)]
    pub(crate) json: Json,
}

#[derive(Args)]
pub(crate) struct Suspend {
    /// Suspend even if teams with clients are left without active staff.
    #[arg(long)]
    pub(crate) uncovering: bool,
    #[command(flatten)]
    pub(crate) named: Named,
}

#[derive(Args)]
pub(crate) struct Confirmed {
    /// The word CONFIRM.
    #[arg(long, value_name = "WORD")]
    pub(crate) confirm: String,
    #[command(flatten)]
    pub(crate) named: Named,
}

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
