//! Searching for people.

use domain::people::Status;
use domain::person_name::PersonName;
use domain::phone::Region;
use store::lists::{ListQuery, ListScope, Side as StoreSide};
use store::port::{Execute, Store};
use store::search::{Found, Hit, MOST, Matched, Scope, SearchQuery, find};

use super::{WINDOW, outside, viewer};
use crate::app::Engine;
use crate::error::AppError;
use crate::look::Look;
use crate::request::{PeopleRequest, PeopleScope, Side};
use crate::session::Session;
use crate::view::{MatchField, MatchView, PeopleView, PersonRow, count};

impl Engine {
    /// Writes search lines that are missing since the file was migrated. On a read-only medium, searches do
    /// without them.
    pub(crate) async fn complete_lines(&self, session: &Session) -> Result<(), AppError> {
        let mut read = session.store.read().await?;
        let is_incomplete = store::search::is_incomplete(&mut read).await?;
        drop(read);
        if !is_incomplete {
            return Ok(());
        }
        let mut write = match session.store.write().await.map_err(AppError::from) {
            Err(AppError::ReadOnly) => return Ok(()),
            other => other?,
        };
        let sort_key = |name: &PersonName| self.collation.sort_key(name.family(), name.given());
        store::search::complete(&mut write, session.firm, &sort_key).await?;
        write.commit().await.map_err(AppError::from)
    }

    /// Finds people by anything, for scripts; administrators find everyone.
    pub async fn search(&self, query: &str, limit: usize) -> Result<PeopleView, AppError> {
        let session = self.session().await?;
        let mut look = session.look().await?;
        let scope = match look.me().await?.acting_admin_role() {
            Some(_) => PeopleScope::Everyone,
            None => PeopleScope::Contacts,
        };
        let request = PeopleRequest {
            query: query.to_owned(),
            limit: count(limit),
            ..PeopleRequest::new(scope)
        };
        let home = look.home().await?;
        match SearchQuery::parse(query, Some(home)) {
            Some(query) => self.search_view(&mut look, &request, &query, home).await,
            None => Ok(PeopleView {
                total: 0,
                offset: 0,
                rows: Vec::new(),
                capped: false,
            }),
        }
    }

    /// Matches of a search, the best first; the filters of the list apply.
    pub(super) async fn search_view(
        &self,
        look: &mut Look<'_>,
        request: &PeopleRequest,
        query: &SearchQuery,
        home: Region,
    ) -> Result<PeopleView, AppError> {
        let firm = look.session.firm;
        let me = look.me().await?;
        let has_directory = me.is_active_staff();
        let scope = match request.scope {
            PeopleScope::Contacts if has_directory => Scope::ContactsOf(me.id),
            // Clients and partners have no directory: they search their own contact list.
            PeopleScope::Contacts => Scope::Shown,
            PeopleScope::Others => Scope::OthersThan(look.admin().await?.id),
            PeopleScope::Clients | PeopleScope::Staff | PeopleScope::Everyone | PeopleScope::SeenBy => {
                look.admin().await?;
                match outside(request)? {
                    Some(outside) => Scope::Outside(outside, side_of(request)),
                    None if request.scope == PeopleScope::Staff => Scope::Staff,
                    None => Scope::Everyone,
                }
            }
        };
        let filtered = matches!(
            request.scope,
            PeopleScope::Clients | PeopleScope::Staff | PeopleScope::SeenBy
        ) || (request.scope == PeopleScope::Contacts && !has_directory)
            || request.side.is_some()
            || request.team.is_some()
            || request.group.is_some()
            || request.outside_team.is_some()
            || request.outside_group.is_some()
            || !request.without.is_empty()
            || request.status.is_some()
            || request.invitation.is_some()
            || request.import.is_some();
        // With a filter, any match may pass it; without one, only the matches on show are read.
        let wanted = if filtered {
            MOST
        } else {
            (request.offset as usize).saturating_add(request.limit.min(WINDOW) as usize)
        };
        let list = if filtered {
            Some(self.list_query(look, request).await?)
        } else {
            None
        };
        let Found {
            mut hits,
            mut total,
            more,
        } = find(look, firm, query, scope, wanted).await?;
        if let Some(mut list) = list {
            // A reader who sees no one finds no one.
            list.docs.get_or_insert_with(|| hits.iter().map(|h| h.doc).collect());
            let mut kept = store::lists::order(look, firm, &list).await?;
            // Colleagues are in the directory, whatever their teams are.
            let whole_book = request.scope == PeopleScope::Contacts
                && has_directory
                && list.team.is_none()
                && list.group.is_none()
                && list.created_by.is_none();
            if whole_book && list.kind != Some(StoreSide::Clients) && matches!(list.status, None | Some(Status::Active))
            {
                let colleagues = ListQuery {
                    status: Some(Status::Active),
                    docs: list.docs.clone(),
                    ..ListQuery::new(ListScope::Staff)
                };
                let colleagues = store::lists::order(look, firm, &colleagues).await;
                kept.extend(colleagues?);
            }
            hits.retain(|h| kept.contains(&h.doc));
            total = hits.len();
        }
        let window: Vec<_> = hits
            .iter()
            .skip(request.offset as usize)
            .take(request.limit.min(WINDOW) as usize)
            .collect();
        let docs: Vec<i64> = window.iter().map(|h| h.doc).collect();
        let viewer = viewer(look, request).await?;
        let mut rows = self.rows(look, &docs, home, request.scope, viewer).await?;
        for row in &mut rows {
            let hit = window.iter().find(|h| h.user.to_string() == row.id);
            row.matched = hit.map(|hit| match_view(row, hit));
        }
        Ok(PeopleView {
            total: count(total),
            offset: request.offset,
            rows,
            capped: more,
        })
    }
}

/// The side that an administrator's list is about.
const fn side_of(request: &PeopleRequest) -> Option<StoreSide> {
    match (request.scope, request.side) {
        (PeopleScope::Clients, _) | (_, Some(Side::Clients)) => Some(StoreSide::Clients),
        (PeopleScope::Staff, _) | (_, Some(Side::Internal)) => Some(StoreSide::Staff),
        _ => None,
    }
}

fn match_view(row: &PersonRow, hit: &Hit) -> MatchView {
    let (field, text) = match hit.matched {
        Matched::Name => (MatchField::Name, format!("{} {}", row.given, row.family)),
        Matched::JobTitle => (MatchField::JobTitle, row.job_title.clone()),
        Matched::Company => (MatchField::Company, row.company.clone()),
        Matched::Email => (MatchField::Email, row.email.clone()),
        Matched::Phone => (MatchField::Phone, row.phone.clone()),
        Matched::Identifier => (MatchField::Identifier, row.identifier.clone()),
    };
    MatchView {
        field,
        text: text.trim().to_owned(),
        similar: hit.similar,
    }
}
