//! The end: nothing goes wrong any more, and all is as it should be.

use domain::ids::CommandId;
use hub_core::sync::exchange::NOTED;
use proptest::prop_assert;

use super::client::Client;
use super::{Simulation, fault};
use crate::world::Checked;

impl Simulation<'_> {
    /// Nothing goes wrong any more: everybody asks until nothing is left, and then all is as it should be.
    pub(crate) fn rest(&mut self) -> Checked {
        self.is_quiet = true;
        self.requests.clear();
        self.answers.clear();
        for client in &mut self.clients {
            client.away = 0;
            client.open = None;
        }
        for n in 0..self.clients.len() {
            if !self.clients[n].outbox.is_empty() {
                self.asks_until_done(n)?;
            }
        }
        // Copies ask in turn, so that each shows what it was told last.
        for _ in 0..2 {
            for n in 0..self.clients.len() {
                if self.clients[n].was_copied {
                    self.asks_until_done(n)?;
                }
            }
        }
        for n in 0..self.clients.len() {
            self.asks_until_done(n)?;
        }
        for client in &self.clients {
            let goes_on = |other: &&Client| other.device == client.device && other.end.is_none();
            let copies = self.clients.iter().filter(goes_on).count();
            prop_assert!(copies <= 1, "{copies} copies of {} go on", client.device);
            let was_told = client.outbox.is_empty() || client.end.is_some();
            prop_assert!(was_told, "{} was not told all", client.device);
        }
        let done = |id: &CommandId| self.history.model.log.iter().any(|line| line.id == *id);
        for (id, confirmed) in &self.told {
            let known = self.ledger.contains_key(id) && done(id) == *confirmed;
            prop_assert!(known || self.undone.contains(id), "what was told of {id} is not so");
        }
        Ok(())
    }

    /// A device asks until nothing is left; then its file is what the snapshot and the oracle say.
    fn asks_until_done(&mut self, n: usize) -> Checked {
        /// Answers within which a device has everything, each of many records.
        const ENOUGH: u32 = 10;
        for _ in 0..ENOUGH {
            if self.clients[n].end.is_some() {
                return Ok(());
            }
            // Time enough for it to be noted who asks, also if there is nothing to tell.
            self.history.now += NOTED;
            let before = self.count_of(fault::PAGE_CHANGED);
            let sent = self.send(n)?;
            self.arrive(sent, None)?;
            if self.count_of(fault::PAGE_CHANGED) == before {
                return Ok(());
            }
        }
        prop_assert!(false, "{} is never done", self.clients[n].device);
        Ok(())
    }
}
