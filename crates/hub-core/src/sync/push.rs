//! Commands of devices, judged one after the other in one transaction.

use chrono::{DateTime, Utc};
use domain::command::{Command, CommandKind};
use domain::decide::Refusal;
use domain::ids::FirmId;
use protocol::command::{Unreadable, WireCommand};
use protocol::frame::{Outcome, Verdict};
use store::StoreError;
use store::port::Execute;
use store::sync::devices::{self, Device};
use store::sync::uploads;

use super::Secret;
use super::derive::derive;
use super::uploaded::arrived;
use crate::imports::Importing;
use crate::submit::{Submitted, submit, submit_import};

/// Judges the commands of a device in the name of its user, and keeps what became of each. A refusal leaves
/// nothing and does not hold up the commands after it; a command that was judged before is answered with
/// what was said then. The caller commits before it answers.
///
/// # Errors
/// As the database gives them; then nothing may be committed.
pub async fn push(
    w: &mut impl Execute,
    firm: FirmId,
    secret: &Secret,
    device: &Device,
    commands: Vec<WireCommand>,
    now: DateTime<Utc>,
) -> Result<Vec<Outcome>, StoreError> {
    devices::lock_firm(w, firm).await?;
    let mut outcomes = Vec::with_capacity(commands.len());
    for command in commands {
        let id = command.id;
        let verdict = match devices::outcome(w, firm, id).await? {
            // The id of another device's command must not reveal its outcome.
            Some((judged_for, _)) if judged_for != device.id => Verdict::Malformed,
            Some((_, verdict)) => serde_json::from_str(&verdict).map_err(|_| StoreError::row("outcome"))?,
            None => {
                let verdict = judge(w, firm, secret, device, command, now).await?;
                let text = serde_json::to_string(&verdict).map_err(|_| StoreError::row("outcome"))?;
                devices::keep_outcome(w, firm, (id, device.id), &text, now).await?;
                verdict
            }
        };
        outcomes.push(Outcome { id, verdict });
    }
    Ok(outcomes)
}

async fn judge(
    w: &mut impl Execute,
    firm: FirmId,
    secret: &Secret,
    device: &Device,
    command: WireCommand,
    now: DateTime<Utc>,
) -> Result<Verdict, StoreError> {
    let (id, at, expect) = (command.id, command.at, command.expect.clone());
    let mut uploaded = None;
    if command.is_import() {
        uploaded = arrived(w, firm, id, device.id).await?;
        uploads::forget(w, firm, id).await?;
    }
    let (rows, file) = uploaded.unzip();
    let kind = match command.read(rows) {
        Ok(kind) => kind,
        Err(Unreadable::Newer) => return Ok(Verdict::HubTooOld),
        Err(Unreadable::Malformed | Unreadable::RowsMissing) => return Ok(Verdict::Malformed),
    };
    if let CommandKind::RecordAcceptance(act) = &kind
        && act.user == device.user
    {
        // Whoever is invited answers by enrolling a device, where wrong codes are counted.
        return Ok(Verdict::Refused(Refusal::NotAllowed));
    }
    let command = Command {
        id,
        actor: device.user,
        at,
        expect,
        kind,
    };
    w.savepoint().await?;
    let submitted = match &file {
        None => submit(w, firm, command, now).await?,
        Some(file) => {
            let importing = Importing {
                source: file,
                progress: &|_, _| {},
            };
            submit_import(w, firm, command, now, importing).await?
        }
    };
    match submitted {
        // Its id is that of a command of the firm which no device sent.
        Submitted::Done(done) if done.duplicate => {
            w.roll_back_to().await?;
            Ok(Verdict::Malformed)
        }
        Submitted::Done(done) => {
            derive(w, firm, secret, done.seq).await?;
            w.release().await?;
            Ok(Verdict::Confirmed(done.counts))
        }
        Submitted::Refused(refusal) => {
            w.roll_back_to().await?;
            Ok(Verdict::Refused(refusal))
        }
    }
}
