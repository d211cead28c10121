//! People and where they stand.

use engine::code::Code;
use std::time::Instant;

use engine::Engine;
use engine::chosen::Chosen;
use engine::error::AppError;
use engine::request::{
    AddPersonRequest, ArrivalCode, BookRequest, ConfirmedUsersRequest, IdRequest, PeopleRequest, PeopleScope,
    SavePeopleRequest, SetPictureRequest, SuspendRequest, UsersRequest,
};
use engine::view::DoneView;
use serde_json::json;

use crate::answer::{Done, Failure, Output};
use crate::arguments::{Add, Confirmed, Json, Named, One, Portrait, Side, Suspend, Users};
use crate::firm::open;
use crate::texts::texts;
use crate::{group, team};

/// People read at once.
const PAGE: u32 = 500;

pub(crate) async fn list(wish: Users) -> Result<Done, Failure> {
    let engine = open(&wish.place).await?;
    let group = match &wish.group {
        Some(group) => Some(group::find(&engine, group).await?),
        None => None,
    };
    let mut out = Output::new(wish.json.json);
    let scope = match wish.side {
        Side::Clients => PeopleScope::Clients,
        Side::Staff => PeopleScope::Staff,
    };
    let mut request = PeopleRequest {
        group,
        status: wish.status.map(Code),
        invitation: wish.invitation.map(Code),
        sort: Code(wish.sort),
        descending: wish.descending,
        limit: PAGE,
        ..PeopleRequest::new(scope)
    };
    let mut saved = Vec::new();
    let begun = Instant::now();
    let most = wish.limit.unwrap_or(u32::MAX);
    loop {
        request.limit = PAGE.min(most - request.offset);
        let page = engine.people(request.clone()).await?;
        for row in &page.rows {
            if wish.save.is_some() {
                saved.push(row.id.clone());
                continue;
            }
            let value = json!({ "type": "user", "id": row.id, "given": row.given, "family": row.family,
                "kind": row.kind, "status": row.status, "jobTitle": row.job_title, "company": row.company, "email": row.email,
                "phone": row.phone, "identifier": row.identifier, "teams": row.teams,
                "invitation": row.invitation });
            out.line(&value, || {
                format!("{}\t{} {}\t{}\t{}", row.id, row.given, row.family, row.phone, row.email)
            })?;
        }
        request.offset += request.limit;
        if request.offset >= page.total.min(most) {
            break;
        }
    }
    if let Some(path) = wish.save {
        let done = engine
            .save_people(SavePeopleRequest {
                users: saved,
                file: Chosen::at(path),
            })
            .await?;
        let line = json!({ "type": "saved", "file": done.file, "rows": done.rows });
        out.line(&line, || texts().people_saved(&done.file, done.rows))?;
    }
    if wish.timings {
        let ms = begun.elapsed().as_secs_f64() * 1_000.0;
        out.line(&json!({ "type": "timing", "ms": ms }), || format!("{ms:.1} ms"))?;
    }
    engine.leave().await;
    out.flush()?;
    Ok(Done::Whole)
}

pub(crate) async fn suspend(wish: Suspend) -> Result<Done, Failure> {
    let engine = open(&wish.named.place).await?;
    let request = SuspendRequest {
        users: wish.named.ids,
        uncovering: wish.uncovering,
    };
    let done = engine.suspend(request).await;
    answer(engine, done, "suspended", wish.named.json).await
}

pub(crate) async fn unsuspend(wish: Named) -> Result<Done, Failure> {
    let engine = open(&wish.place).await?;
    let done = engine.unsuspend(UsersRequest { users: wish.ids }).await;
    answer(engine, done, "unsuspended", wish.json).await
}

pub(crate) async fn deactivate(wish: Confirmed) -> Result<Done, Failure> {
    let engine = open(&wish.named.place).await?;
    let request = ConfirmedUsersRequest {
        users: wish.named.ids,
        confirm: wish.confirm,
    };
    let done = engine.deactivate(request).await;
    answer(engine, done, "deactivated", wish.named.json).await
}

pub(crate) async fn erase(wish: Confirmed) -> Result<Done, Failure> {
    let engine = open(&wish.named.place).await?;
    let request = ConfirmedUsersRequest {
        users: wish.named.ids,
        confirm: wish.confirm,
    };
    let done = engine.erase(request).await;
    answer(engine, done, "erased", wish.named.json).await
}

pub(crate) async fn restore(wish: Named) -> Result<Done, Failure> {
    let engine = open(&wish.place).await?;
    let done = engine.restore(UsersRequest { users: wish.ids }).await;
    answer(engine, done, "restored", wish.json).await
}

pub(crate) async fn picture(wish: Portrait) -> Result<Done, Failure> {
    let engine = open(&wish.one.place).await?;
    let id = wish.one.id;
    let (done, told) = match wish.source.file {
        Some(path) => {
            let square = None;
            (
                engine
                    .set_picture(SetPictureRequest {
                        id,
                        file: Chosen::at(path),
                        square,
                    })
                    .await,
                "pictured",
            )
        }
        None => (engine.remove_picture(IdRequest { id }).await, "unpictured"),
    };
    answer(engine, done, told, wish.one.json).await
}

pub(crate) async fn free_email(wish: One) -> Result<Done, Failure> {
    let engine = open(&wish.place).await?;
    let done = engine.free_email(IdRequest { id: wish.id }).await;
    answer(engine, done, "freed", wish.json).await
}

pub(crate) async fn add(wish: Add) -> Result<Done, Failure> {
    let engine = open(&wish.place).await?;
    let known = engine.teams().await?;
    let teams = wish.team.iter().map(|named| team::named(&known, named));
    let teams = teams.collect::<Result<_, _>>()?;
    let book = match wish.book {
        None => None,
        Some(name) if !wish.with.is_empty() => Some(BookRequest {
            name,
            members: wish.with,
        }),
        Some(name) => {
            let me = engine.start().await?.session.map(|session| session.user);
            Some(BookRequest {
                name,
                members: me.into_iter().collect(),
            })
        }
    };
    let request = AddPersonRequest {
        kind: wish.kind.into(),
        given: wish.given,
        family: wish.family,
        middle_names: wish.middle_names,
        job_title: wish.job_title,
        company: wish.company,
        note: wish.note,
        email: wish.email,
        phone: wish.phone,
        identifier: wish.identifier,
        arrival: match (wish.active, &wish.invite) {
            (true, _) => ArrivalCode::Present,
            (false, Some(_)) => ArrivalCode::Invited,
            (false, None) => ArrivalCode::Quiet,
        },
        message: wish.invite.unwrap_or_default(),
        teams,
        book,
    };
    let done = engine.add_person(request).await;
    engine.leave().await;
    let done = done?;
    let mut out = Output::new(wish.json.json);
    let line = json!({ "type": "added", "id": done.id, "command": done.command });
    out.line(&line, || done.id.clone().unwrap_or_default())?;
    out.flush()?;
    Ok(Done::Whole)
}

pub(crate) async fn answer(
    engine: Engine,
    done: Result<DoneView, AppError>,
    what: &str,
    how: Json,
) -> Result<Done, Failure> {
    engine.leave().await;
    let done = done?;
    let mut out = Output::new(how.json);
    out.line(&json!({ "type": what, "command": done.command }), || {
        texts().done().to_owned()
    })?;
    out.flush()?;
    Ok(Done::Whole)
}
