//! Client groups and their members, and inviting a whole group.

use clap::{Args, Subcommand};
use engine::Engine;
use engine::request::{CreateGroupRequest, EditGroupRequest, GroupMembersRequest, IdRequest, InviteRequest};
use serde_json::json;

use crate::answer::{Done, Failure, Output, answer, made};
use crate::opening::open;
use crate::shared::{Json, Named, Place};
use crate::texts::texts;
use crate::usage::Usage;

#[derive(Subcommand)]
pub(crate) enum Group {
    /// List the client groups by name.
    List(Groups),
    /// Create a client group.
    Create(CreateGroup),
    /// Rename a client group.
    Edit(EditGroup),
    /// Delete a client group; its people are kept.
    Delete(OneGroup),
    /// Add clients to a group.
    Add(GroupPeople),
    /// Remove clients from a group.
    Remove(GroupPeople),
    /// Invite everyone in a group who can be invited, and list the others with the reason. The exit code is 1 if
    /// anyone was left out.
    Invite(InviteGroup),
}

impl Group {
    pub(crate) async fn run(self) -> Result<Done, Failure> {
        match self {
            Self::List(args) => list(args).await,
            Self::Create(args) => create(args).await,
            Self::Edit(args) => edit(args).await,
            Self::Delete(args) => delete(args).await,
            Self::Add(args) => add(args).await,
            Self::Remove(args) => remove(args).await,
            Self::Invite(args) => invite(args).await,
        }
    }
}

#[derive(Args)]
pub(crate) struct Groups {
    #[command(flatten)]
    pub(crate) place: Place,
    #[command(flatten)]
    pub(crate) json: Json,
}

#[derive(Args)]
pub(crate) struct CreateGroup {
    /// Name.
    pub(crate) name: String,
    /// Id of a first member; repeatable.
    #[arg(long, value_name = "ID")]
    pub(crate) member: Vec<String>,
    #[command(flatten)]
    pub(crate) place: Place,
    #[command(flatten)]
    pub(crate) json: Json,
}

#[derive(Args)]
pub(crate) struct EditGroup {
    /// Name or id of the group.
    pub(crate) group: String,
    /// New name.
    #[arg(long)]
    pub(crate) name: String,
    #[command(flatten)]
    pub(crate) place: Place,
    #[command(flatten)]
    pub(crate) json: Json,
}

#[derive(Args)]
pub(crate) struct OneGroup {
    /// Name or id of the group.
    pub(crate) group: String,
    #[command(flatten)]
    pub(crate) place: Place,
    #[command(flatten)]
    pub(crate) json: Json,
}

#[derive(Args)]
pub(crate) struct GroupPeople {
    /// Name or id of the group.
    pub(crate) group: String,
    #[command(flatten)]
    pub(crate) named: Named,
}

#[derive(Args)]
pub(crate) struct InviteGroup {
    /// Name or id of the group.
    pub(crate) group: String,
    /// Message above the invitation.
    #[arg(long, default_value = "")]
    pub(crate) message: String,
    /// Show who would be invited, and send nothing.
    #[arg(long)]
    pub(crate) dry_run: bool,
    #[command(flatten)]
    pub(crate) place: Place,
    #[command(flatten)]
    pub(crate) json: Json,
}

/// The id of the group with this id, or of the only one with this name.
pub(crate) async fn find(engine: &Engine, group: &str) -> Result<String, Failure> {
    let known = engine.groups().await?;
    if let Some(row) = known.iter().find(|row| row.id == group) {
        return Ok(row.id.clone());
    }
    let mut named = known
        .iter()
        .filter(|row| row.name.to_lowercase() == group.to_lowercase());
    match (named.next(), named.next()) {
        (Some(row), None) => Ok(row.id.clone()),
        (None, _) => Err(Usage::NoGroup {
            group: group.to_owned(),
        }
        .into()),
        (Some(_), Some(_)) => Err(Usage::SeveralGroups {
            group: group.to_owned(),
        }
        .into()),
    }
}

pub(crate) async fn list(args: Groups) -> Result<Done, Failure> {
    let engine = open(&args.place).await?;
    let groups = engine.groups().await;
    engine.leave().await;
    let mut out = Output::new(args.json.json);
    for group in groups? {
        let value = json!({ "type": "group", "id": group.id, "name": group.name, "members": group.members,
            "quiet": group.quiet });
        out.line(&value, || format!("{}\t{}\t{}", group.id, group.name, group.members))?;
    }
    out.flush()?;
    Ok(Done::Whole)
}

pub(crate) async fn create(args: CreateGroup) -> Result<Done, Failure> {
    let engine = open(&args.place).await?;
    let request = CreateGroupRequest {
        name: args.name,
        members: args.member,
    };
    let done = engine.create_group(request).await;
    made(engine, done, "created", args.json).await
}

pub(crate) async fn edit(args: EditGroup) -> Result<Done, Failure> {
    let engine = open(&args.place).await?;
    let request = EditGroupRequest {
        id: find(&engine, &args.group).await?,
        name: args.name,
        before: Vec::new(),
    };
    let done = engine.edit_group(request).await;
    answer(engine, done, "edited", args.json).await
}

pub(crate) async fn delete(args: OneGroup) -> Result<Done, Failure> {
    let engine = open(&args.place).await?;
    let id = find(&engine, &args.group).await?;
    let done = engine.delete_group(IdRequest { id }).await;
    answer(engine, done, "deleted", args.json).await
}

pub(crate) async fn add(args: GroupPeople) -> Result<Done, Failure> {
    let engine = open(&args.named.place).await?;
    let group = find(&engine, &args.group).await?;
    let users = args.named.ids;
    let done = engine.add_to_group(GroupMembersRequest { group, users }).await;
    answer(engine, done, "added", args.named.json).await
}

pub(crate) async fn remove(args: GroupPeople) -> Result<Done, Failure> {
    let engine = open(&args.named.place).await?;
    let group = find(&engine, &args.group).await?;
    let users = args.named.ids;
    let done = engine.remove_from_group(GroupMembersRequest { group, users }).await;
    answer(engine, done, "removed", args.named.json).await
}

pub(crate) async fn invite(args: InviteGroup) -> Result<Done, Failure> {
    let engine = open(&args.place).await?;
    let id = find(&engine, &args.group).await?;
    let view = engine.group_invitable(IdRequest { id }).await?;
    let mut command = None;
    if !args.dry_run && !view.ready.is_empty() {
        let request = InviteRequest {
            users: view.ready.iter().map(|person| person.id.clone()).collect(),
            message: args.message,
        };
        command = Some(engine.invite(request).await?.command);
    }
    engine.leave().await;
    let mut out = Output::new(args.json.json);
    for person in &view.ready {
        let value = json!({ "type": "invited", "id": person.id, "name": person.name });
        out.line(&value, || format!("{}\t{}", person.name, texts().invited()))?;
    }
    for person in &view.left_out {
        let value = json!({ "type": "leftOut", "id": person.id, "name": person.name, "why": person.why,
            "team": person.team });
        out.line(&value, || format!("{}\t{}", person.name, texts().left_out(person)))?;
    }
    let (invited, left_out) = (view.ready.len(), view.left_out.len());
    let sum = json!({ "type": "group", "invited": invited, "leftOut": left_out, "command": command,
        "dryRun": args.dry_run });
    out.line(&sum, || texts().group_invited(invited, left_out))?;
    out.flush()?;
    Ok(if view.left_out.is_empty() {
        Done::Whole
    } else {
        Done::Partly
    })
}
