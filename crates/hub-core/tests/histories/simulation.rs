//! A firm at a hub and the devices of its people, while messages get lost, come twice or too late, programs
//! stop anywhere, files are copied and backups restored. One thread; everything follows from the seed.
//!
//! A longer run: `COVERBOOK_SIMULATIONS=5000 cargo test -p hub-core --test histories simulation`. One seed
//! again: `COVERBOOK_SEED=17 COVERBOOK_SIMULATIONS=1`.

mod chance;
mod checks;
mod client;
mod course;
mod fault;
mod hub;
mod mishaps;
mod rest;
mod switches;
mod tests;
mod wire;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use chrono::{DateTime, Utc};
use domain::ids::{CommandId, UserId};
use hub_core::sync::derive::derive_all;
use proptest::test_runner::TestCaseError;
use protocol::frame::Verdict;
use store::port::{Execute as _, Row, Store as _};
use store::sync::devices;
use store::{Memory, held};
use uuid::Uuid;

use self::chance::Chance;
use self::client::Client;
use self::hub::{Reply, Sent, secret};
use self::switches::Safeguard;
use crate::rules::Model;
use crate::runs::{History, Tally};
use crate::steps::Ids;
use crate::world::{Checked, World, broken};

/// Steps of a simulation before everybody comes to rest.
const STEPS: usize = 60;

/// A copy of the hub's file, with what the model knew then.
struct Backup {
    store: Memory,
    model: Model,
    ledger: BTreeMap<CommandId, Verdict>,
}

/// A firm that was just founded: every simulation begins with it.
struct Beginning {
    hub: Memory,
    /// A file of a device that was told nothing.
    blank: Memory,
    model: Model,
    ids: Ids,
    now: DateTime<Utc>,
    founder: UserId,
    mail_rows: Vec<Row>,
    sum: u64,
}

impl Beginning {
    fn get() -> Checked<&'static Self> {
        static BEGINNING: OnceLock<Checked<Beginning>> = OnceLock::new();
        BEGINNING.get_or_init(Self::new).as_ref().map_err(Clone::clone)
    }

    fn new() -> Checked<Self> {
        let tally = Tally::default();
        let mut history = History::new(&tally)?;
        history.plant()?;
        let (world, now) = (&history.world, history.now);
        let blank = world.runtime.block_on(async {
            let mut w = world.store.write().await.map_err(broken)?;
            let served = devices::serve(&mut w, world.firm, Uuid::from_u128(2), now).await;
            served.map_err(broken)?;
            let head = history.model.log.last().map_or(0, |line| line.seq);
            derive_all(&mut w, world.firm, &secret(), head).await.map_err(broken)?;
            w.commit().await.map_err(broken)?;
            let blank = Memory::open(now).await.map_err(broken)?;
            let mut w = blank.write().await.map_err(broken)?;
            held::loosen(&mut w).await.map_err(broken)?;
            w.commit().await.map_err(broken)?;
            Ok::<_, TestCaseError>(blank)
        })?;
        Ok(Self {
            hub: history.world.store.clone(),
            blank,
            model: history.model,
            ids: history.ids,
            now: history.now,
            founder: history.founder,
            mail_rows: history.mail_rows,
            sum: history.sum,
        })
    }

    fn history<'t>(&self, tally: &'t Tally) -> Checked<History<'t>> {
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        let store = runtime.block_on(self.hub.copy()).map_err(broken)?;
        let world = World {
            store,
            runtime,
            firm: crate::steps::firm("").id,
            devices: None,
        };
        Ok(History {
            world,
            model: self.model.clone(),
            ids: self.ids,
            now: self.now,
            founder: self.founder,
            out: Vec::new(),
            mail_rows: self.mail_rows.clone(),
            sum: self.sum,
            tally,
        })
    }
}

struct Simulation<'t> {
    history: History<'t>,
    chance: Chance,
    off: Vec<Safeguard>,
    /// Whether the hub's database is compared with the model after every command.
    is_thorough: bool,
    /// Whether nothing goes wrong any more.
    is_quiet: bool,
    clients: Vec<Client>,
    requests: Vec<Sent>,
    answers: Vec<Reply>,
    backups: Vec<Backup>,
    /// What the hub said of each command first.
    ledger: BTreeMap<CommandId, Verdict>,
    /// Commands that are gone because the hub was restored from an earlier copy.
    undone: BTreeSet<CommandId>,
    /// What devices were told of commands: whether each was confirmed.
    told: Vec<(CommandId, bool)>,
    /// A file of a device that was told nothing.
    blank: Memory,
    asked: u64,
    counts: BTreeMap<&'static str, u64>,
    events: blake3::Hasher,
}

/// What a simulation came to.
struct Ran {
    /// A hash of everything that happened.
    trace: blake3::Hash,
    counts: BTreeMap<&'static str, u64>,
}

/// Runs one seed, without some safeguards. The outcome says at which step it failed.
fn run(seed: u64, off: &[Safeguard], is_thorough: bool) -> Result<Ran, String> {
    let tally = Tally::default();
    let mut simulation = Simulation::new(&tally, seed, off, is_thorough).map_err(|e| format!("seed {seed}: {e}"))?;
    for step in 0..STEPS {
        simulation
            .step()
            .map_err(|e| format!("seed {seed}, step {step}: {e}"))?;
    }
    simulation.rest().map_err(|e| format!("seed {seed}, at rest: {e}"))?;
    Ok(Ran {
        trace: simulation.events.finalize(),
        counts: simulation.counts,
    })
}

impl<'t> Simulation<'t> {
    fn new(tally: &'t Tally, seed: u64, off: &[Safeguard], is_thorough: bool) -> Checked<Self> {
        let beginning = Beginning::get()?;
        let history = beginning.history(tally)?;
        let blank = beginning.blank.clone();
        let mut simulation = Self {
            chance: Chance::of(seed),
            off: off.to_vec(),
            is_thorough,
            is_quiet: false,
            clients: Vec::new(),
            requests: Vec::new(),
            answers: Vec::new(),
            backups: Vec::new(),
            ledger: BTreeMap::new(),
            undone: BTreeSet::new(),
            told: Vec::new(),
            blank,
            asked: 0,
            counts: BTreeMap::new(),
            events: blake3::Hasher::new(),
            history,
        };
        simulation.joins(simulation.history.founder)?;
        for _ in 0..2 + simulation.chance.below(4) {
            simulation.join()?;
        }
        Ok(simulation)
    }

    fn is_off(&self, safeguard: Safeguard) -> bool {
        self.off.contains(&safeguard)
    }

    /// Whether something goes wrong that should in this many of a hundred cases.
    const fn happens(&mut self, cases: u64) -> bool {
        !self.is_quiet && self.chance.in_hundred(cases)
    }

    /// About how many records the next answer has. It changes from page to page.
    fn room(&mut self) -> usize {
        if self.is_quiet {
            1_000
        } else {
            1 + self.chance.below(30)
        }
    }

    fn count(&mut self, what: &'static str) {
        *self.counts.entry(what).or_default() += 1;
        self.trace("count", what.as_bytes());
    }

    fn count_of(&self, what: &'static str) -> u64 {
        self.counts.get(what).copied().unwrap_or_default()
    }

    fn trace(&mut self, what: &'static str, bytes: &[u8]) {
        self.events
            .update(what.as_bytes())
            .update(&bytes.len().to_le_bytes())
            .update(bytes);
    }
}
