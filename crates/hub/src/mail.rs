//! How the hub sends the mails of a firm, a test mail, and what became of mails.

use std::sync::Arc;

use axum::body::Body;
use axum::extract::{Path, State};
use axum::{Extension, Json};
use chrono::{DateTime, Utc};
use domain::coded::Coded as _;
use domain::command::{Command, CommandKind, Export};
use domain::ids::{CommandId, UserId};
use domain::language::Language;
use hub_core::sync::derive::derive;
use hub_core::{Submitted, submit};
use mailer::Security;
use post::{Entered, Server, Way, Writing};
use protocol::enrol::Trouble;
use protocol::mail::{self as wire, Change, Failure, Mailed, Settings, Status, Tried, Try};
use store::StoreError;
use store::mail::{self as mails, MailJob};
use store::mail_server::{self, MailServer};
use store::port::{Execute as _, Store as _};
use store::records::{firms, people};
use uuid::Uuid;
use zeroize::Zeroizing;

use crate::body;
use crate::fault::Fault;
use crate::firm::Asker;
use crate::hub::Hub;

/// Mails that are told of a person.
const TOLD: u32 = 10;

pub(crate) async fn settings(
    State(hub): State<Arc<Hub>>,
    Extension(asker): Extension<Asker>,
) -> Result<Json<Settings>, Fault> {
    let work = hub.run(move |_| async move {
        let mut q = asker.firm.store.read().await?;
        let kept = mail_server::mail_server(&mut q, asker.firm.id).await?;
        Ok(view(kept.as_ref()))
    });
    work.await.map(Json)
}

fn view(kept: Option<&MailServer>) -> Settings {
    Settings {
        has_password: kept.is_some_and(|kept| kept.password.is_some()),
        server: kept.map(|kept| wire::Server {
            host: kept.host.clone(),
            port: kept.port.into(),
            security: kept.security.clone(),
            login: kept.login.clone(),
            from: kept.sender.clone(),
            from_name: kept.sender_name.clone(),
            language: kept.language.clone(),
            per_minute: kept.per_minute,
        }),
    }
}

pub(crate) async fn change(
    State(hub): State<Arc<Hub>>,
    Extension(asker): Extension<Asker>,
    body: Body,
) -> Result<Json<Settings>, Fault> {
    let change: Change = body::json(body).await?;
    let work = hub.run(move |hub| async move { Box::pin(keep(&hub, &asker, change)).await });
    work.await.map(Json)
}

/// Keeps the change, with a line in the audit.
async fn keep(hub: &Hub, asker: &Asker, change: Change) -> Result<Settings, Fault> {
    let (firm, now) = (&asker.firm, hub.now());
    let mut w = firm.write().await?;
    store::sync::devices::lock_firm(&mut w, firm.id).await?;
    let me = asker.system_administrator(&mut w).await?;
    let before = mail_server::mail_server(&mut w, firm.id).await?;
    let (server, password) = read(change, before)?;
    let command = Command {
        id: CommandId(Uuid::now_v7()),
        actor: me.id,
        at: now,
        expect: Vec::new(),
        kind: CommandKind::Export(Export::MailSetup),
    };
    let Submitted::Done(done) = Box::pin(submit(&mut w, firm.id, command, now)).await? else {
        return Err(Trouble::Forbidden.into());
    };
    derive(&mut w, firm.id, &firm.secret, done.seq).await?;
    let kept = server.kept(password);
    mail_server::keep(&mut w, firm.id, &kept).await?;
    w.commit().await?;
    firm.committed();
    firm.change_mail();
    Ok(view(Some(&kept)))
}

/// What was entered, with the password for it.
fn read(change: Change, before: Option<MailServer>) -> Result<(Server, Option<Zeroizing<String>>), Fault> {
    let Change { server, password } = change;
    let malformed = || Fault::from(Trouble::Malformed);
    let entered = Entered {
        host: &server.host,
        port: server.port,
        security: Security::parse(&server.security).ok_or_else(malformed)?,
        login: &server.login,
        from: &server.from,
        from_name: &server.from_name,
        language: Language::parse(&server.language).ok_or_else(malformed)?,
        per_minute: server.per_minute,
    };
    // Devices look at what was entered before they send it.
    let server = entered.server().map_err(|_| malformed())?;
    if let Some(password) = password.map(Zeroizing::new) {
        return Ok((server, Some(password).filter(|password| !password.is_empty())));
    }
    let Some(before) = before else {
        return Ok((server, None));
    };
    let is_for_it = Server::read(&before).is_some_and(|before| before.sign_in().is(server.sign_in()));
    match before.password {
        Some(password) if is_for_it => Ok((server, Some(password))),
        Some(_) if !server.login.is_empty() => Err(Trouble::Password.into()),
        Some(_) | None => Ok((server, None)),
    }
}

pub(crate) async fn test(
    State(hub): State<Arc<Hub>>,
    Extension(asker): Extension<Asker>,
    body: Body,
) -> Result<Json<Tried>, Fault> {
    let test: Try = body::json(body).await?;
    let often = hub.mail_tests.take(asker.firm.id, hub.now());
    often.map_err(|after| Fault::later(Trouble::TooOften, after))?;
    let work = hub.run(move |hub| async move { Box::pin(send_test(&hub, &asker, test)).await });
    work.await.map(Json)
}

async fn send_test(hub: &Hub, asker: &Asker, test: Try) -> Result<Tried, Fault> {
    let firm = &asker.firm;
    let mut q = firm.store.read().await?;
    let kept = mail_server::mail_server(&mut q, firm.id).await?;
    let me = match test.with {
        Some(_) => asker.system_administrator(&mut q).await?,
        None => asker.administrator(&mut q).await?,
    };
    let person = people::people(&mut q, firm.id, &[me.id]).await?.remove(&me.id);
    let person = person.ok_or(StoreError::row("user_card"))?;
    let (found, _) = firms::firm(&mut q, firm.id).await?.ok_or(StoreError::row("firm"))?;
    drop(q);
    let way = match test.with {
        Some(change) => {
            let (server, password) = read(change, kept)?;
            server.way(password, hub.options.mail_trusted.clone())
        }
        None => match kept {
            Some(kept) => way(hub, kept)?,
            None => return Ok(Tried::NotSetUp),
        },
    };
    let writing = Writing {
        firm: &found.name,
        name: &person.card.name,
        email: person.private.email.as_ref(),
        id: Uuid::now_v7(),
        now: hub.now(),
    };
    let mail = post::test_mail(&way, writing);
    Ok(match Box::pin(post::send_alone(&way, &mail)).await {
        Ok(answer) => Tried::Sent(answer),
        Err(problem) => Tried::Not(failure(&problem)),
    })
}

/// The way of a kept server.
pub(crate) fn way(hub: &Hub, kept: MailServer) -> Result<Way, Fault> {
    let server = Server::read(&kept).ok_or(StoreError::row("mail_server"))?;
    Ok(server.way(kept.password, hub.options.mail_trusted.clone()))
}

fn failure(problem: &mailer::Problem) -> Failure {
    Failure {
        kind: problem.kind.code().to_owned(),
        answer: problem.answer.clone(),
    }
}

pub(crate) async fn status(
    State(hub): State<Arc<Hub>>,
    Extension(asker): Extension<Asker>,
) -> Result<Json<Status>, Fault> {
    let work = hub.run(move |_| async move {
        let firm = &asker.firm;
        let mut q = firm.store.read().await?;
        let set_up = mail_server::mail_server(&mut q, firm.id).await?.is_some();
        let (waiting, _) = mails::outlook(&mut q, firm.id).await?;
        Ok(Status {
            set_up,
            waiting,
            problem: firm.mail_problem().as_ref().map(failure),
        })
    });
    work.await.map(Json)
}

pub(crate) async fn mails_to(
    State(hub): State<Arc<Hub>>,
    Extension(asker): Extension<Asker>,
    Path((_, id)): Path<(Uuid, Uuid)>,
) -> Result<Json<Vec<Mailed>>, Fault> {
    let work = hub.run(move |_| async move {
        let mut q = asker.firm.store.read().await?;
        let found = mails::mails_to(&mut q, asker.firm.id, UserId(id), TOLD).await?;
        Ok(found.into_iter().map(mailed).collect())
    });
    work.await.map(Json)
}

fn mailed(job: MailJob) -> Mailed {
    let micros = |at: DateTime<Utc>| at.timestamp_micros();
    Mailed {
        kind: job.kind.code().to_owned(),
        state: job.state.code().to_owned(),
        due: micros(job.due),
        claimed: job.claimed.map(micros),
        tries: job.tries,
        note: job.note,
    }
}
