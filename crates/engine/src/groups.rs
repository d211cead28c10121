//! Client groups: listing, creating and changing them, their members, and inviting a whole group.

pub(crate) mod request;
pub(crate) mod view;

use domain::command::{
    AddToGroup, CommandKind, CreateGroup, DeleteGroup, EditGroup, GroupMembers, Invite, RemoveFromGroup,
};
use domain::decide::invitable::{Obstacle, obstacle};
use domain::ids::GroupId;
use store::port::Store;
use store::records::groups;

use crate::app::Engine;
use crate::error::AppError;
use crate::parse::{expectations, group, users};
use crate::request::{CreateGroupRequest, EditGroupRequest, GroupMembersRequest, IdRequest};
use crate::view::{DoneView, GroupInviteView, GroupRow, LeftOutView, NamedView, NotInvitable, count};

impl Engine {
    /// Every group, by name; administrators only.
    pub async fn groups(&self) -> Result<Vec<GroupRow>, AppError> {
        let session = self.session().await?;
        let mut look = session.look().await?;
        look.admin().await?;
        let rows = groups::groups_list(&mut look, session.firm).await?;
        Ok(self.by_name(rows))
    }

    /// The groups that contain contacts of the reader, by name. Clients see none.
    pub async fn contact_groups(&self) -> Result<Vec<GroupRow>, AppError> {
        let session = self.session().await?;
        let mut look = session.look().await?;
        if !look.me().await?.kind.is_staff() {
            return Ok(Vec::new());
        }
        let rows = groups::groups_seen_by(&mut look, session.firm, session.user).await?;
        Ok(self.by_name(rows))
    }

    fn by_name(&self, mut rows: Vec<groups::GroupRow>) -> Vec<GroupRow> {
        rows.sort_by_cached_key(|row| self.collation.sort_key(&row.group.name, ""));
        let view = |row: groups::GroupRow| GroupRow {
            id: row.group.id.to_string(),
            name: row.group.name,
            members: count(row.members),
            quiet: count(row.quiet),
        };
        rows.into_iter().map(view).collect()
    }

    /// Creates a group.
    pub async fn create_group(&self, request: CreateGroupRequest) -> Result<DoneView, AppError> {
        let group = GroupId(self.id());
        let wish = CreateGroup {
            group,
            name: request.name,
            members: users(&request.members)?,
        };
        let done = self.submit(CommandKind::CreateGroup(wish)).await?;
        Ok(done.of(&group))
    }

    /// Renames a group.
    pub async fn edit_group(&self, request: EditGroupRequest) -> Result<DoneView, AppError> {
        let wish = EditGroup {
            group: group(&request.id)?,
            name: request.name,
        };
        let expect = expectations(request.before);
        self.submit_expecting(CommandKind::EditGroup(wish), expect).await
    }

    /// Deletes a group.
    pub async fn delete_group(&self, request: IdRequest) -> Result<DoneView, AppError> {
        self.submit(CommandKind::DeleteGroup(DeleteGroup {
            group: group(&request.id)?,
        }))
        .await
    }

    /// Adds clients to a group.
    pub async fn add_to_group(&self, request: GroupMembersRequest) -> Result<DoneView, AppError> {
        self.submit(CommandKind::AddToGroup(AddToGroup(members(&request)?)))
            .await
    }

    /// Removes clients from a group.
    pub async fn remove_from_group(&self, request: GroupMembersRequest) -> Result<DoneView, AppError> {
        self.submit(CommandKind::RemoveFromGroup(RemoveFromGroup(members(&request)?)))
            .await
    }

    /// Which members of a group would be invited now, and why the others would not; inactive people are
    /// left out. Administrators only.
    pub async fn group_invitable(&self, request: IdRequest) -> Result<GroupInviteView, AppError> {
        let session = self.session().await?;
        session.admin().await?;
        let group = group(&request.id)?;
        let mut read = session.store.read().await?;
        let known = groups::groups(&mut read, session.firm, &[group]).await?;
        if known.is_empty() {
            return Err(AppError::NotFound);
        }
        let members = groups::members_here(&mut read, session.firm, group).await?;
        drop(read);
        let invite = Invite {
            users: members.into_iter().collect(),
            message: String::new(),
        };
        // The facts that an invitation would be judged by.
        let command = self.command(&session, CommandKind::Invite(invite), Vec::new());
        let facts = session.facts(&command).await?;
        let mut people: Vec<_> = facts.people.values().collect();
        people.sort_by_cached_key(|p| self.collation.sort_key(p.card.name.family(), p.card.name.given()));
        let mut view = GroupInviteView {
            ready: Vec::new(),
            left_out: Vec::new(),
        };
        for person in people {
            let (id, name) = (person.card.id.to_string(), person.card.name.full());
            let mut left_out = |why, team: String| {
                view.left_out.push(LeftOutView {
                    id: id.clone(),
                    name: name.clone(),
                    why,
                    team,
                });
            };
            match obstacle(person, &facts).map_err(|_| AppError::NotFound)? {
                None => view.ready.push(NamedView { id, name }),
                Some(Obstacle::Pending) => left_out(NotInvitable::Invited, String::new()),
                Some(Obstacle::Active) => left_out(NotInvitable::Active, String::new()),
                Some(Obstacle::Suspended) => left_out(NotInvitable::Suspended, String::new()),
                Some(Obstacle::Inactive) => {}
                Some(Obstacle::NoAddress) => left_out(NotInvitable::NoAddress, String::new()),
                Some(Obstacle::NoActiveStaff(team)) => left_out(NotInvitable::NoActiveStaff, team.name),
                Some(Obstacle::NoPhone) => left_out(NotInvitable::NoPhone, String::new()),
            }
        }
        Ok(view)
    }
}

fn members(request: &GroupMembersRequest) -> Result<GroupMembers, AppError> {
    Ok(GroupMembers {
        group: group(&request.group)?,
        users: users(&request.users)?,
    })
}
