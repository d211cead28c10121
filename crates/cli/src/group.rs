//! Client groups, who is in them, and inviting a whole one.

use engine::Engine;
use engine::request::{CreateGroupRequest, EditGroupRequest, GroupMembersRequest, IdRequest, InviteRequest};
use serde_json::json;

use crate::answer::{Done, Failure, Output, Usage};
use crate::arguments::{CreateGroup, EditGroup, GroupPeople, Groups, InviteGroup, OneGroup};
use crate::firm::open;
use crate::texts::texts;
use crate::user::answer;

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

pub(crate) async fn list(wish: Groups) -> Result<Done, Failure> {
    let engine = open(&wish.place).await?;
    let groups = engine.groups().await;
    engine.leave().await;
    let mut out = Output::new(wish.json.json);
    for group in groups? {
        let value = json!({ "type": "group", "id": group.id, "name": group.name, "members": group.members,
            "quiet": group.quiet });
        out.line(&value, || format!("{}\t{}\t{}", group.id, group.name, group.members))?;
    }
    out.flush()?;
    Ok(Done::Whole)
}

pub(crate) async fn create(wish: CreateGroup) -> Result<Done, Failure> {
    let engine = open(&wish.place).await?;
    let request = CreateGroupRequest {
        name: wish.name,
        members: wish.member,
    };
    let done = engine.create_group(request).await;
    engine.leave().await;
    let done = done?;
    let mut out = Output::new(wish.json.json);
    let line = json!({ "type": "created", "id": done.id, "command": done.command });
    out.line(&line, || done.id.clone().unwrap_or_default())?;
    out.flush()?;
    Ok(Done::Whole)
}

pub(crate) async fn edit(wish: EditGroup) -> Result<Done, Failure> {
    let engine = open(&wish.place).await?;
    let request = EditGroupRequest {
        id: find(&engine, &wish.group).await?,
        name: wish.name,
        before: Vec::new(),
    };
    let done = engine.edit_group(request).await;
    answer(engine, done, "edited", wish.json).await
}

pub(crate) async fn delete(wish: OneGroup) -> Result<Done, Failure> {
    let engine = open(&wish.place).await?;
    let id = find(&engine, &wish.group).await?;
    let done = engine.delete_group(IdRequest { id }).await;
    answer(engine, done, "deleted", wish.json).await
}

pub(crate) async fn add(wish: GroupPeople) -> Result<Done, Failure> {
    let engine = open(&wish.named.place).await?;
    let group = find(&engine, &wish.group).await?;
    let users = wish.named.ids;
    let done = engine.add_to_group(GroupMembersRequest { group, users }).await;
    answer(engine, done, "added", wish.named.json).await
}

pub(crate) async fn remove(wish: GroupPeople) -> Result<Done, Failure> {
    let engine = open(&wish.named.place).await?;
    let group = find(&engine, &wish.group).await?;
    let users = wish.named.ids;
    let done = engine.remove_from_group(GroupMembersRequest { group, users }).await;
    answer(engine, done, "removed", wish.named.json).await
}

pub(crate) async fn invite(wish: InviteGroup) -> Result<Done, Failure> {
    let engine = open(&wish.place).await?;
    let id = find(&engine, &wish.group).await?;
    let view = engine.group_invitable(IdRequest { id }).await?;
    let mut command = None;
    if !wish.dry_run && !view.ready.is_empty() {
        let request = InviteRequest {
            users: view.ready.iter().map(|person| person.id.clone()).collect(),
            message: wish.message,
        };
        command = Some(engine.invite(request).await?.command);
    }
    engine.leave().await;
    let mut out = Output::new(wish.json.json);
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
        "dryRun": wish.dry_run });
    out.line(&sum, || texts().group_invited(invited, left_out))?;
    out.flush()?;
    Ok(if view.left_out.is_empty() {
        Done::Whole
    } else {
        Done::Partly
    })
}
