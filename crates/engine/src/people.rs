//! People: lists, search, one person, and changes.

mod export;
mod pinned;
mod points;
pub(crate) mod request;
mod search;
mod status;
pub(crate) mod view;

use domain::books::NewBook;
use domain::command::{AddPerson, Arrival, CommandKind, EditProfile, Newcomer};
use domain::identifier::Identifier;
use domain::ids::{PointId, TeamId, UserId};
use domain::people::{Kind, Role, Status};
use domain::phone::Region;
use domain::visibility::{is_in_directory, may_read_note};
use store::lists::{ListQuery, ListRow, ListScope, Outside, Side as StoreSide, Viewer};
use store::records::merge;
use store::search::SearchQuery;

use crate::app::Engine;
use crate::code::Code;
use crate::error::{AppError, FieldProblem};
use crate::lists::order;
use crate::look::Look;
use crate::parse::{email, expectations, name, phone, users};
use crate::request::{
    AddPersonRequest, ArrivalCode, BookRequest, EditProfileRequest, IdRequest, PeopleRequest, PeopleScope,
    PositionRequest, Side,
};
use crate::view::{CountsView, DoneView, PeopleView, PersonRow, PersonView, Reader, count, list_row, person_view};

/// Most rows in a window.
pub(super) const WINDOW: u32 = 500;

impl Engine {
    /// The figures in the navigation.
    pub async fn counts(&self) -> Result<CountsView, AppError> {
        let session = self.session().await?;
        let mut look = session.look().await?;
        let me = look.me().await?;
        let contacts = look.contacts_of(&me);
        let contacts = order(&mut look, contacts).await?.len();
        let mut view = CountsView {
            contacts: count(contacts),
            books: look.settings().await?.books,
            ..CountsView::default()
        };
        if me.acting_admin_role().is_none() {
            return Ok(view);
        }
        for entry in store::lists::side_counts(&mut look).await? {
            let side = match entry.side {
                StoreSide::Clients => &mut view.clients,
                StoreSide::Staff => &mut view.staff,
            };
            let state = match entry.status {
                Status::Quiet => &mut side.quiet,
                Status::Pending => &mut side.pending,
                Status::Active => &mut side.active,
                Status::Suspended => &mut side.suspended,
                Status::Inactive => &mut side.inactive,
            };
            *state = count(entry.people);
            side.total += *state;
        }
        let teams = store::records::teams::teams_count(&mut look, session.firm).await?;
        view.teams = count(teams);
        let groups = store::records::groups::groups_count(&mut look, session.firm).await;
        view.groups = count(groups?);
        Ok(view)
    }

    /// One window of a list of people, or of the search results in it.
    pub async fn people(&self, request: PeopleRequest) -> Result<PeopleView, AppError> {
        let session = self.session().await?;
        let limit = request.limit.min(WINDOW) as usize;
        let offset = request.offset as usize;
        let mut look = session.look().await?;
        let home = look.home().await?;
        if let Some(query) = SearchQuery::parse(&request.query, Some(home)) {
            return self.search_view(&mut look, &request, &query, home).await;
        }
        let mut list = self.list_query(&mut look, &request).await?;
        // Other people can be found, but are not listed.
        if request.scope == PeopleScope::Others {
            list.docs = Some(Vec::new());
        }
        let order = order(&mut look, list).await?;
        let window: Vec<i64> = order.iter().skip(offset).take(limit).copied().collect();
        let viewer = viewer(&mut look, &request).await?;
        let rows = self.rows(&mut look, &window, home, request.scope, viewer).await?;
        Ok(PeopleView {
            total: count(order.len()),
            offset: request.offset,
            rows,
            capped: false,
        })
    }

    /// The position of a person in a list; `None` if they are not in it.
    pub async fn position(&self, request: PositionRequest) -> Result<Option<u32>, AppError> {
        let session = self.session().await?;
        let user = UserId::parse(&request.id).ok_or(AppError::NotFound)?;
        let mut look = session.look().await?;
        let list = self.list_query(&mut look, &request.list).await?;
        let order = order(&mut look, list).await?;
        let Some(doc) = store::lists::doc_of(&mut look, user).await? else {
            return Ok(None);
        };
        Ok(order.iter().position(|d| *d == doc).map(count))
    }

    /// Everything about one person that the reader may see.
    pub async fn person(&self, request: IdRequest) -> Result<PersonView, AppError> {
        let session = self.session().await?;
        let user = UserId::parse(&request.id).ok_or(AppError::NotFound)?;
        let mut look = session.look().await?;
        let me = look.me().await?;
        let is_admin = me.acting_admin_role().is_some();
        let home = look.home().await?;
        let viewer = look.viewer(&me);
        let mut overview = store::overview::overview(&mut look, session.firm, user, viewer).await?;
        // A merged record leads to the one it became part of.
        if overview.is_none()
            && let Some(into) = merge::all_memberships(&mut look, session.firm, user).await?
        {
            overview = store::overview::overview(&mut look, session.firm, into, viewer).await?;
        }
        let overview = overview.ok_or(AppError::NotFound)?;
        let user = overview.card.id;
        let is_colleague = me.is_active_staff() && is_in_directory(me.kind, &overview.card);
        // People on the contact list share a team with the reader.
        let contacts = look.contacts_of(&me);
        let is_contact = !is_admin && is_contact(&mut look, contacts, user).await?;
        if !is_admin && !is_colleague && user != session.user && !is_contact {
            return Err(AppError::NotFound);
        }
        let own = user == session.user && me.status == Status::Active;
        let touches = |role: Role| role.touches(overview.card.kind);
        let reader = Reader {
            is_staff: me.kind.is_staff(),
            is_admin,
            reads_note: may_read_note(&me, &overview.card, is_contact),
            edits_points: own || me.acting_admin_role().is_some_and(touches),
        };
        Ok(person_view(overview, home, &reader))
    }

    /// Adds a member of staff, a client or a partner.
    pub async fn add_person(&self, request: AddPersonRequest) -> Result<DoneView, AppError> {
        let session = self.session().await?;
        let home = session.home().await?;
        let user = UserId(self.id());
        let newcomer = match request.kind.0 {
            Kind::Client => Newcomer::Client,
            Kind::Partner => Newcomer::Partner,
            Kind::Staff(role) => Newcomer::Staff(role),
        };
        let arrival = match request.arrival {
            ArrivalCode::Quiet => Arrival::Quiet,
            ArrivalCode::Present => Arrival::Present,
            ArrivalCode::Invited => {
                self.mail_is_set_up().await?;
                Arrival::Invited(request.message)
            }
        };
        let email = if request.email.trim().is_empty() && !newcomer.kind().is_staff() {
            None
        } else {
            Some(email(&request.email)?)
        };
        let wish = AddPerson {
            user,
            newcomer,
            arrival,
            name: name(&request.given, &request.family)?,
            middle_names: request.middle_names,
            job_title: request.job_title,
            company: request.company,
            note: request.note,
            language: request.language.0,
            email,
            phone: phone(&request.phone, home)?,
            identifier: identifier(&request.identifier)?,
            teams: request
                .teams
                .iter()
                .map(|t| TeamId::parse(t).ok_or(AppError::NotFound))
                .collect::<Result<_, _>>()?,
            book: request.book.map(|book| self.book(book)).transpose()?,
            points: [PointId(self.id()), PointId(self.id())],
        };
        let done = self.submit(CommandKind::AddPerson(Box::new(wish))).await?;
        Ok(done.of(&user))
    }

    fn book(&self, request: BookRequest) -> Result<NewBook, AppError> {
        Ok(NewBook {
            team: TeamId(self.id()),
            name: request.name,
            members: users(&request.members)?,
        })
    }

    /// Changes a person's details.
    pub async fn edit_profile(&self, request: EditProfileRequest) -> Result<DoneView, AppError> {
        let session = self.session().await?;
        let home = session.home().await?;
        let wish = EditProfile {
            user: UserId::parse(&request.id).ok_or(AppError::NotFound)?,
            given: request.given,
            family: request.family,
            middle_names: request.middle_names,
            job_title: request.job_title,
            company: request.company,
            note: request.note,
            email: request.email.map(|t| email(&t)).transpose()?,
            phone: request.phone.map(|t| phone(&t, home)).transpose()?,
            identifier: request.identifier.map(|t| identifier(&t)).transpose()?,
            language: request.language.map(|Code(language)| language),
            role: request.role.map(role).transpose()?,
            points: [PointId(self.id()), PointId(self.id())],
        };
        self.submit_expecting(CommandKind::EditProfile(Box::new(wish)), expectations(request.before))
            .await
    }

    pub(super) async fn list_query(&self, look: &mut Look<'_>, request: &PeopleRequest) -> Result<ListQuery, AppError> {
        let list = match request.scope {
            PeopleScope::Contacts => look.contacts().await?,
            PeopleScope::Everyone | PeopleScope::Others => ListQuery::new(ListScope::Everyone),
            PeopleScope::Clients => ListQuery::new(ListScope::Clients),
            PeopleScope::Staff => ListQuery::new(ListScope::Staff),
            PeopleScope::SeenBy => {
                let reader = look.reader(request.reader.as_deref()).await?;
                look.contacts_of(&reader)
            }
        };
        let outside = outside(request)?;
        if request.scope != PeopleScope::Contacts || outside.is_some() {
            look.admin().await?;
        }
        let without = if request.without.is_empty() {
            Vec::new()
        } else {
            let docs = store::lists::docs_of(look, &users(&request.without)?).await?;
            docs.into_values().collect()
        };
        let group = request.group.as_deref().map(crate::parse::group).transpose()?;
        // Clients cannot filter by group.
        if group.is_some() && !look.me().await?.kind.is_staff() {
            return Err(AppError::NotFound);
        }
        let created_by = match &request.import {
            None => None,
            Some(id) => Some(self.import_seq(look, id).await?),
        };
        Ok(ListQuery {
            kind: request.side.map(|side| match side {
                Side::Internal => StoreSide::Staff,
                Side::Clients => StoreSide::Clients,
            }),
            team: request
                .team
                .as_deref()
                .map(|t| TeamId::parse(t).ok_or(AppError::NotFound))
                .transpose()?,
            status: request.status.map(|Code(status)| status),
            invitation: request.invitation.map(Code::as_str),
            group,
            outside,
            without,
            created_by,
            sort: request.sort.0,
            descending: request.descending,
            ..list
        })
    }

    pub(super) async fn rows(
        &self,
        look: &mut Look<'_>,
        docs: &[i64],
        home: Region,
        scope: PeopleScope,
        viewer: Viewer,
    ) -> Result<Vec<PersonRow>, AppError> {
        let rows = store::lists::rows(look, look.session.firm, docs, viewer).await?;
        let mut invited = std::collections::BTreeMap::new();
        if tells_of_invitations(scope) {
            let users: Vec<UserId> = rows.iter().map(|row| row.user).collect();
            invited = self.briefs(look.session, look, &users).await?;
        }
        let view = |row: ListRow| {
            let invitation = invited.remove(&row.user);
            PersonRow {
                invitation,
                ..list_row(row, home)
            }
        };
        Ok(rows.into_iter().map(view).collect())
    }
}

/// With whose eyes a list is seen: the reader's own or, in a preview, those of another person.
pub(super) async fn viewer(look: &mut Look<'_>, request: &PeopleRequest) -> Result<Viewer, AppError> {
    let reader = match request.scope {
        PeopleScope::SeenBy => look.reader(request.reader.as_deref()).await?,
        _ => look.me().await?,
    };
    Ok(look.viewer(&reader))
}

/// Whether a person is on a contact list.
async fn is_contact(look: &mut Look<'_>, contacts: ListQuery, user: UserId) -> Result<bool, AppError> {
    let order = order(look, contacts).await?;
    let doc = store::lists::doc_of(look, user).await?;
    Ok(doc.is_some_and(|doc| order.contains(&doc)))
}

/// Whether the rows of a list show invitations: only those for administrators do.
const fn tells_of_invitations(scope: PeopleScope) -> bool {
    matches!(scope, PeopleScope::Clients | PeopleScope::Staff)
}

/// The team or group that the listed people could still be added to.
pub(super) fn outside(request: &PeopleRequest) -> Result<Option<Outside>, AppError> {
    match (&request.outside_team, &request.outside_group) {
        (Some(team), _) => Ok(Some(Outside::Team(TeamId::parse(team).ok_or(AppError::NotFound)?))),
        (None, Some(group)) => Ok(Some(Outside::Group(crate::parse::group(group)?))),
        (None, None) => Ok(None),
    }
}

fn identifier(text: &str) -> Result<Option<Identifier>, AppError> {
    if text.trim().is_empty() {
        return Ok(None);
    }
    Identifier::parse(text)
        .map(Some)
        .map_err(|_| AppError::field("identifier", FieldProblem::Identifier))
}

fn role(kind: Code<Kind>) -> Result<Role, AppError> {
    match kind.0 {
        Kind::Staff(role) => Ok(role),
        Kind::Client | Kind::Partner => Err(AppError::field("role", FieldProblem::Empty)),
    }
}
