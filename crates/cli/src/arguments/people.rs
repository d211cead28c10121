//! Words of the commands about people and teams.

use clap::{Args, Subcommand, ValueEnum};
use domain::people::{Kind, Status};
use engine::view::{InvitationState, Sort};

use super::{Edit, Json, Migrate, Place, Point};
use crate::coded::coded;

#[derive(Subcommand)]
pub(crate) enum User {
    /// Lists clients or staff.
    List(Users),
    /// Adds one person.
    Add(Add),
    /// Changes a person's details.
    Edit(Edit),
    /// Lists a person's public addresses and numbers, the main ones first.
    Points(One),
    /// Changes them, one at a time.
    #[command(subcommand)]
    Point(Point),
    /// Locks people out for a while.
    Suspend(Suspend),
    /// Lets suspended people in again.
    Unsuspend(Named),
    /// Lets people go: off every list and out of their teams.
    Deactivate(Confirmed),
    /// Removes people for good who were never invited or have left. It cannot be undone; backups made
    /// before keep them.
    Erase(Confirmed),
    /// Takes people back who had left.
    Restore(Named),
    /// Frees the address of somebody who has left.
    FreeEmail(One),
    /// Gives somebody a picture, or takes it away.
    Picture(Portrait),
}

#[derive(Args)]
#[group(required = true, multiple = false)]
pub(crate) struct Source {
    /// A JPG or PNG file; its middle is taken.
    #[arg(long, value_name = "FILE")]
    pub(crate) file: Option<String>,
    /// Takes the picture away.
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
    /// Which side.
    #[arg(value_enum)]
    pub(crate) side: Side,
    /// Name or id of a client group: only who is in it.
    #[arg(long)]
    pub(crate) group: Option<String>,
    /// Only people in this state.
    #[arg(long, value_parser = coded::<Status>())]
    pub(crate) status: Option<Status>,
    /// Only people whose invitation stands so.
    #[arg(long, value_parser = coded::<InvitationState>())]
    pub(crate) invitation: Option<InvitationState>,
    /// In which order.
    #[arg(long, value_parser = coded::<Sort>(), default_value = "name")]
    pub(crate) sort: Sort,
    /// From the last to the first.
    #[arg(long)]
    pub(crate) descending: bool,
    /// At most so many.
    #[arg(long)]
    pub(crate) limit: Option<u32>,
    /// Ends with how long the answer took: {"type":"timing","ms"}.
    #[arg(long)]
    pub(crate) timings: bool,
    /// Writes them into this CSV file instead; what it has can be imported again.
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
    /// Everybody who works for the firm.
    Staff,
}

/// People by their ids.
#[derive(Args)]
pub(crate) struct Named {
    /// Ids, as `user list` and `search` tell them.
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
    /// Id, as `user list` and `search` tell it.
    pub(crate) id: String,
    #[command(flatten)]
    pub(crate) place: Place,
    #[command(flatten)]
    pub(crate) json: Json,
}

#[derive(Args)]
pub(crate) struct Add {
    /// As what.
    #[arg(value_parser = coded::<Kind>())]
    pub(crate) kind: Kind,
    /// First name.
    #[arg(long, default_value = "")]
    pub(crate) given: String,
    /// Last name.
    #[arg(long, default_value = "")]
    pub(crate) family: String,
    /// E-mail address; of clients and partners a number is enough.
    #[arg(long, default_value = "")]
    pub(crate) email: String,
    /// Phone number; without a country code it is one of the firm's country.
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
    /// A note for administrators and for the staff who cover them.
    #[arg(long, default_value = "")]
    pub(crate) note: String,
    /// Key in the firm's own system.
    #[arg(long, default_value = "")]
    pub(crate) identifier: String,
    /// Identifier or id of a team; may be given several times. None: the default team.
    #[arg(long)]
    pub(crate) team: Vec<String>,
    /// Makes a contact book of this name for them; for firms that keep books.
    #[arg(long, value_name = "NAME")]
    pub(crate) book: Option<String>,
    /// Id of somebody in that book; may be given several times. None: whoever acts.
    #[arg(long, value_name = "ID", requires = "book")]
    pub(crate) with: Vec<String>,
    /// They are here now; staff count as cover.
    #[arg(long, conflicts_with = "invite")]
    pub(crate) active: bool,
    /// Invites them by mail, with these words above the mail's own; may be empty.
    #[arg(long, value_name = "MESSAGE", num_args = 0..=1, default_missing_value = "")]
    pub(crate) invite: Option<String>,
    #[command(flatten)]
    pub(crate) place: Place,
    #[command(flatten)]
    pub(crate) json: Json,
}

#[derive(Args)]
pub(crate) struct Suspend {
    /// Also if teams with clients have nobody active meanwhile.
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
    /// Lists the teams in the order of their names.
    List(Teams),
    /// Makes a team.
    Create(CreateTeam),
    /// Changes a team's texts.
    Edit(EditTeam),
    /// Takes a team away.
    Delete(DeleteTeam),
    /// Makes a team the one for people without a team.
    Default(OneTeam),
    /// Puts people into a team.
    Add(TeamPeople),
    /// Takes people out of a team.
    Remove(TeamPeople),
    /// Puts people of one team into another, in one step.
    Move(MovePeople),
    /// Gives contact books up: all clients into the default team, all other teams go.
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
    /// Its name.
    pub(crate) name: String,
    /// Short name for spreadsheets: letters and digits.
    #[arg(long, default_value = "")]
    pub(crate) identifier: String,
    /// What it is for.
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
    /// New short name; an empty one takes it away.
    #[arg(long)]
    pub(crate) identifier: Option<String>,
    /// New description.
    #[arg(long)]
    pub(crate) description: Option<String>,
    /// Whether its clients see each other.
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
    /// Identifier or id of the team for clients who are in no other.
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
    /// Identifier or id of the team they leave.
    pub(crate) from: String,
    /// Identifier or id of the team they come into.
    pub(crate) to: String,
    #[command(flatten)]
    pub(crate) named: Named,
}
