//! A device, or a copy of one: its file, and what its program remembers until it ends.

use domain::command::Command;
use domain::ids::UserId;
use domain::person_name::PersonName;
use proptest::test_runner::TestCaseError;
use proptest::{prop_assert, prop_assert_eq};
use protocol::command::WireCommand;
use protocol::frame::{Request, Verdict};
use replica::{Applied, ApplyError};
use store::Memory;
use store::port::{Execute as _, Store as _};
use uuid::Uuid;

use super::checks::{Holding, Moment};
use super::switches::{Safeguard, Tx};
use crate::device_file::DeviceFile;
use crate::world::{Checked, broken};

/// Why a device asks no more.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum End {
    /// It was told that it was revoked, and is empty.
    Revoked,
    /// It was told that another copy of it has asked.
    Copied,
}

/// An older copy of a device's file.
pub(crate) struct Kept {
    pub(crate) file: Memory,
    /// Answers that the device took in since.
    pub(crate) since: u32,
    /// Those of them that gave it something else to show: an answer without news need not.
    pub(crate) moves: u32,
    pub(crate) lacks: bool,
}

/// A device.
pub(crate) struct Client {
    pub(crate) user: UserId,
    pub(crate) device: Uuid,
    /// The hash of its token.
    pub(crate) token: [u8; 32],
    pub(crate) file: DeviceFile,
    pub(crate) kept: Option<Kept>,
    /// The number of the request whose answer it waits for.
    pub(crate) open: Option<u64>,
    /// Commands whose verdict it was not told.
    pub(crate) outbox: Vec<Command>,
    /// Steps for which it cannot reach the hub.
    pub(crate) away: u32,
    /// Minutes by which its clock is wrong.
    pub(crate) clock: i64,
    pub(crate) end: Option<End>,
    /// Whether there were two of it at some time, or its file was an older one.
    pub(crate) was_copied: bool,
    /// Whether its file is too old for the hub to take it for one that lost an answer.
    pub(crate) is_rewound: bool,
    /// Whether an answer lacked a line and the bucket was not compared since.
    pub(crate) lacks: bool,
}

/// What became of an answer.
pub(crate) struct Taken {
    pub(crate) applied: Applied,
    pub(crate) told: Vec<(domain::ids::CommandId, Verdict)>,
}

/// Where a device stops in the middle of taking an answer in.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Crash {
    /// Before the transaction is committed.
    Before,
    /// After that, before anybody reads what the answer said.
    After,
}

impl Client {
    /// The body of a request with these commands, which the device repeats until it is told their verdict.
    pub(crate) async fn request(&self, commands: &[Command]) -> Checked<Vec<u8>> {
        let wire = |command: &Command| WireCommand::of(command.id, command.at, &command.expect, &command.kind);
        let commands = commands
            .iter()
            .map(|command| Request::Command(wire(command).unwrap()))
            .collect();
        let mut q = self.file.file.read().await.map_err(broken)?;
        replica::request(&mut q, commands).await.map_err(broken)
    }

    /// Takes an answer in. Nothing comes of one that cannot be read, or if the device stops too early.
    pub(crate) async fn take(
        &mut self,
        body: &Body,
        crash: Option<Crash>,
        off: &[Safeguard],
    ) -> Checked<Option<Taken>> {
        let mut w = Tx::write(&self.file.file, off, None).await.map_err(broken)?;
        let before = replica::have(&mut w).await.map_err(broken)?.chain;
        let key = |name: &PersonName| name.family().as_bytes().to_vec();
        let applied = match body {
            Body::Packed(body) => replica::take(&mut w, self.file.firm, body, &key).await,
            Body::Unpacked(lines) => replica::apply(&mut w, self.file.firm, lines, &key).await,
        };
        let applied = match applied {
            Ok(applied) => applied,
            Err(ApplyError::Malformed) => return Ok(None),
            Err(ApplyError::Store(problem)) => return Err(TestCaseError::fail(format!("not applied: {problem}"))),
        };
        let after = replica::have(&mut w).await.map_err(broken)?.chain;
        if crash == Some(Crash::Before) {
            return w.rollback().await.map_err(broken).map(|()| None);
        }
        w.commit().await.map_err(broken)?;
        if let Some(kept) = &mut self.kept
            && applied.whole
        {
            kept.since += 1;
            kept.moves += u32::from(after != before);
        }
        let told = applied
            .outcomes
            .iter()
            .map(|told| (told.id, told.verdict.clone()))
            .collect();
        if crash != Some(Crash::After) {
            self.outbox
                .retain(|command| applied.outcomes.iter().all(|told| told.id != command.id));
        }
        Ok(Some(Taken { applied, told }))
    }

    /// The device was revoked: nothing stays in its file.
    pub(crate) async fn empty(&mut self) -> Checked {
        let mut w = self.file.file.write().await.map_err(broken)?;
        let key = |name: &PersonName| name.family().as_bytes().to_vec();
        let emptied = replica::forget_all(&mut w, self.file.firm, &key).await;
        emptied.map_err(broken)?;
        w.commit().await.map_err(broken)?;
        prop_assert_eq!(Holding::of(&self.file.file).await?.records.len(), 0);
        self.file.agrees_with(&crate::device_file::May::new()).await
    }

    /// What its file may hold after an answer of this moment.
    pub(crate) async fn check(&mut self, taken: &Taken, moment: Option<&Moment>, cut_among_removals: bool) -> Checked {
        let applied = &taken.applied;
        let lacks = self.lacks;
        self.lacks &= !applied.whole || applied.more;
        prop_assert!(
            lacks || applied.wrong.is_empty(),
            "{:?} disagree for no reason",
            applied.wrong
        );
        let Some(moment) = moment else { return Ok(()) };
        let holding = Holding::of(&self.file.file).await?;
        if applied.whole && !applied.more {
            holding.is_all_of(moment)?;
            return self.file.agrees_with(&moment.may).await;
        }
        // While there is more to come, records may be missing or old.
        if !lacks && !cut_among_removals {
            holding.is_within(moment)?;
            self.file.shows_none_but(&moment.may).await?;
        }
        Ok(())
    }
}

/// An answer as it arrives.
#[derive(Clone, Debug)]
pub(crate) enum Body {
    /// As it was sent, or its beginning.
    Packed(Vec<u8>),
    /// What could be unpacked of its beginning.
    Unpacked(Vec<u8>),
}
