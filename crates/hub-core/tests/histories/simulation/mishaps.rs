//! What goes wrong beside the messages: connections, clocks, programs, files, backups.

use chrono::TimeDelta;
use hub_core::sync::exchange;
use proptest::test_runner::TestCaseError;
use store::port::{Execute as _, Store as _};
use store::sync::devices;
use uuid::Uuid;

use super::client::{Client, Kept};
use super::course::MOST;
use super::hub::Sent;
use super::{Backup, Simulation, fault};
use crate::device_file::DeviceFile;
use crate::world::{Checked, broken};

impl Simulation<'_> {
    pub(crate) fn partition(&mut self) -> Checked {
        if let Some(n) = self.somebody() {
            self.clients[n].away = 2 + u32::try_from(self.chance.below(8)).unwrap();
            self.count(fault::PARTITION);
        }
        Ok(())
    }

    pub(crate) fn clock_jumps(&mut self) -> Checked {
        let minutes = i64::try_from(self.chance.below(2 * 525_600)).unwrap() - 525_600;
        if self.chance.in_hundred(50) {
            // The hub's own clock must not matter either, but it never goes back: after a year no code would be valid.
            self.history.now += TimeDelta::minutes(minutes.rem_euclid(3 * 1_440));
            self.count(fault::HUB_CLOCK);
        } else if let Some(n) = self.somebody() {
            self.clients[n].clock = minutes;
            self.count(fault::DEVICE_CLOCK);
        }
        Ok(())
    }

    pub(crate) fn restart(&mut self) -> Checked {
        self.count(fault::HUB_RESTARTED);
        self.hub_stops()
    }

    /// Whatever the hub was doing ends, and so do the connections to it: what a device has given up on does not
    /// arrive any more. What it waits for may still reach the hub that comes after.
    #[expect(clippy::unnecessary_wraps, reason = "it is a step")]
    pub(crate) fn hub_stops(&mut self) -> Checked {
        let clients = &self.clients;
        let waits = |sent: &Sent| {
            clients
                .get(sent.client)
                .is_some_and(|client| client.open == Some(sent.n))
        };
        self.requests.retain(|sent| sent.halfway.is_none() && waits(sent));
        Ok(())
    }

    pub(crate) fn back_up(&mut self) -> Checked {
        let world = &self.history.world;
        let store = world.runtime.block_on(world.store.copy()).map_err(broken)?;
        self.backups.push(Backup {
            store,
            model: self.history.model.clone(),
            ledger: self.ledger.clone(),
        });
        Ok(())
    }

    /// The hub goes on from an older backup.
    pub(crate) fn restore(&mut self) -> Checked {
        let n = self.chance.below(self.backups.len());
        if self.backups.is_empty() {
            return self.back_up();
        }
        self.hub_stops()?;
        let backup = &self.backups[n];
        let epoch = Uuid::from_bytes(self.chance.bytes());
        let (world, now) = (&self.history.world, self.history.now);
        let store = world.runtime.block_on(async {
            let store = backup.store.copy().await.map_err(broken)?;
            let mut w = store.write().await.map_err(broken)?;
            let anew = exchange::begin_anew(&mut w, world.firm, epoch, now).await;
            anew.map_err(broken)?;
            w.commit().await.map_err(broken)?;
            Ok::<_, TestCaseError>(store)
        })?;
        let ledger = std::mem::replace(&mut self.ledger, backup.ledger.clone());
        self.undone
            .extend(ledger.into_keys().filter(|id| !backup.ledger.contains_key(id)));
        self.history.model = backup.model.clone();
        self.history.world.store = store;
        for client in &mut self.clients {
            // Every chain counts once.
            client.is_rewound = false;
            client.kept = None;
            client.was_copied |= client.end.is_some();
        }
        self.backups.truncate(n + 1);
        self.count(fault::HUB_RESTORED);
        Ok(())
    }

    pub(crate) fn keep_a_copy(&mut self) -> Checked {
        if let Some(n) = self.somebody() {
            let client = &mut self.clients[n];
            let file = self
                .history
                .world
                .runtime
                .block_on(client.file.file.copy())
                .map_err(broken)?;
            client.kept = Some(Kept {
                file,
                since: 0,
                moves: 0,
                lacks: client.lacks,
            });
        }
        Ok(())
    }

    /// The file of a device is an older one.
    pub(crate) fn rewind(&mut self) -> Checked {
        let with_copy =
            |client: &Client| client.end.is_none() && client.kept.as_ref().is_some_and(|kept| kept.since > 0);
        let all: Vec<usize> = (0..self.clients.len())
            .filter(|n| with_copy(&self.clients[*n]))
            .collect();
        let Some(n) = self.chance.pick(&all) else {
            return self.keep_a_copy();
        };
        let client = &mut self.clients[n];
        let Some(kept) = client.kept.take() else { return Ok(()) };
        client.file.file = kept.file;
        client.open = None;
        client.lacks = kept.lacks;
        client.was_copied = true;
        // One answer may have been lost.
        client.is_rewound |= kept.moves > 1;
        self.count(fault::REWOUND);
        Ok(())
    }

    /// There are two of a device from now on.
    pub(crate) fn clone_one(&mut self) -> Checked {
        let Some(n) = self.somebody().filter(|_| self.clients.len() < 3 * MOST) else {
            return Ok(());
        };
        let client = &mut self.clients[n];
        client.was_copied = true;
        let file = self
            .history
            .world
            .runtime
            .block_on(client.file.file.copy())
            .map_err(broken)?;
        let firm = client.file.firm;
        let copy = Client {
            user: client.user,
            device: client.device,
            token: client.token,
            file: DeviceFile { file, firm },
            kept: None,
            open: None,
            outbox: Vec::new(),
            away: 0,
            clock: client.clock,
            end: None,
            was_copied: true,
            is_rewound: client.is_rewound,
            lacks: client.lacks,
        };
        self.clients.push(copy);
        self.count(fault::CLONED);
        Ok(())
    }

    pub(crate) fn revoke(&mut self) -> Checked {
        // Somebody has to be left who does something.
        let all: Vec<usize> = (1..self.clients.len())
            .filter(|n| self.clients[*n].end.is_none())
            .collect();
        let Some(n) = self.chance.pick(&all) else { return Ok(()) };
        let (world, now, device) = (&self.history.world, self.history.now, self.clients[n].device);
        let ended = world.runtime.block_on(async {
            let mut w = world.store.write().await.map_err(broken)?;
            let ended = devices::end(&mut w, world.firm, device, now).await.map_err(broken)?;
            w.commit().await.map_err(broken)?;
            Ok::<_, TestCaseError>(ended)
        })?;
        if ended {
            self.count(fault::REVOKED);
        }
        Ok(())
    }
}
