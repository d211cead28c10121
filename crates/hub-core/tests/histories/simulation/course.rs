//! The course of a simulation: who does what next, and what goes wrong.

use chrono::TimeDelta;
use domain::command::{Command, CommandKind};
use domain::ids::{CommandId, UserId};
use domain::people::{Kind, Role, Status};
use hub_core::sync::derive::derive_person;
use hub_core::sync::exchange;
use proptest::prop_assert;
use protocol::enrol::Trouble;
use protocol::lines;
use store::port::{Execute as _, Store as _};
use store::sync::devices;
use uuid::Uuid;

use super::client::{Body, Client, Crash, End, Kept};
use super::hub::{Reply, Sent, Stepped, Told, secret};
use super::switches::Safeguard;
use super::{Backup, Simulation, fault};
use crate::device_file::DeviceFile;
use crate::runs::ALL;
use crate::steps::{What, command_of, first, weights, what};
use crate::world::{Checked, broken};

/// Most files of devices at a time.
const MOST: usize = 8;

/// What staff without administration and clients do.
const OF_OTHERS: [What; 6] = [
    What::EditPoints,
    What::EditProfile,
    What::SetPicture,
    What::EditPoints,
    What::Undo,
    What::AddMembers,
];

/// What moves people into sight and out of it.
const OF_SIGHT: [What; 14] = [
    What::AddMembers,
    What::AddMembers,
    What::RemoveMembers,
    What::RemoveMembers,
    What::MoveMembers,
    What::Suspend,
    What::Unsuspend,
    What::Deactivate,
    What::Restore,
    What::EditTeam,
    What::DeleteTeam,
    What::Merge,
    What::Erase,
    What::Undo,
];

/// What the host does by itself.
const OF_THE_HOST: [What; 5] = [What::Remind, What::Expire, What::TellWeek, What::Join, What::Send];

impl Simulation<'_> {
    /// Something happens.
    pub(crate) fn step(&mut self) -> Checked {
        self.history.now += TimeDelta::minutes(7);
        for client in &mut self.clients {
            client.away = client.away.saturating_sub(1);
        }
        let luck = self.chance.below(100);
        self.trace("step", &[u8::try_from(luck).unwrap()]);
        match luck {
            0..=49 => self.somebody_asks(),
            50..=63 => self.something_moves_on(),
            64..=68 => self.host_acts(),
            69..=72 => self.partition(),
            73..=76 => self.clock_jumps(),
            77..=79 => self.restart(),
            80..=82 => self.back_up(),
            83..=84 => self.restore(),
            85..=87 => self.keep_a_copy(),
            88..=90 => self.rewind(),
            91..=93 => self.clone_one(),
            94..=96 => self.revoke(),
            _ => self.join(),
        }
    }

    /// A device of somebody that may have one.
    pub(crate) fn join(&mut self) -> Checked {
        let state = &self.history.model.state;
        let may = |user: &UserId| {
            let status = state.cards.get(user).map(|card| card.status);
            matches!(status, Some(Status::Active | Status::Suspended))
        };
        let users: Vec<UserId> = state.cards.keys().copied().filter(may).collect();
        // Every kind of person comes about as often as every other.
        let kinds = [0_u8, 1, 2, 3, 4];
        let kind_of = |user: &UserId| match (state.cards[user].kind, state.cards[user].status) {
            (_, Status::Suspended) => 4,
            (Kind::Staff(Role::SystemAdministrator), _) => 0,
            (Kind::Staff(Role::UserAdministrator), _) => 1,
            (Kind::Staff(Role::Staff), _) => 2,
            _ => 3,
        };
        let kind = self.chance.pick(&kinds).unwrap();
        let alike: Vec<UserId> = users.iter().copied().filter(|user| kind_of(user) == kind).collect();
        let Some(user) = self.chance.pick(&alike).or_else(|| users.first().copied()) else {
            return Ok(());
        };
        if self.clients.iter().filter(|client| client.end.is_none()).count() >= MOST {
            return Ok(());
        }
        self.joins(user)
    }

    pub(crate) fn joins(&mut self, user: UserId) -> Checked {
        let device = Uuid::from_bytes(self.chance.bytes());
        let token = *blake3::hash(device.as_bytes()).as_bytes();
        let world = &self.history.world;
        let file = world.runtime.block_on(async {
            let mut w = world.store.write().await.map_err(broken)?;
            let new = (device, user, "desk");
            let now = self.history.now;
            devices::add(&mut w, world.firm, new, &token, now)
                .await
                .map_err(broken)?;
            let head = store::records::firms::firm(&mut w, world.firm).await.map_err(broken)?;
            let (_, head) = head.unwrap();
            let derived = derive_person(&mut w, world.firm, &secret(), (head, user)).await;
            derived.map_err(broken)?;
            w.commit().await.map_err(broken)?;
            self.blank.copy().await.map_err(broken)
        })?;
        let firm = world.firm;
        self.clients.push(Client {
            user,
            device,
            token,
            file: DeviceFile { file, firm },
            kept: None,
            open: None,
            outbox: Vec::new(),
            away: 0,
            clock: 0,
            end: None,
            was_copied: false,
            is_rewound: false,
            lacks: false,
        });
        self.count("device joined");
        Ok(())
    }

    /// One of the devices that still ask.
    fn somebody(&mut self) -> Option<usize> {
        let all: Vec<usize> = (0..self.clients.len())
            .filter(|n| self.clients[*n].end.is_none())
            .collect();
        self.chance.pick(&all)
    }

    fn somebody_asks(&mut self) -> Checked {
        let Some(n) = self.somebody() else {
            return self.join();
        };
        let user = self.clients[n].user;
        let mut more = self.chance.pick(&[0, 0, 1, 1, 1, 2, 3]).unwrap();
        // What erases or takes back is not told of together with what came before it.
        while more > 0 {
            let is_first = self.clients[n].outbox.is_empty();
            if let Some(command) = self.command(user, self.clients[n].clock) {
                let alone = matches!(command.kind, CommandKind::UndoCommand(_) | CommandKind::Erase(_));
                if is_first || !alone {
                    self.clients[n].outbox.push(command);
                }
            }
            more -= 1;
        }
        let sent = self.send(n)?;
        self.travel(sent)
    }

    /// A command of somebody, which may be about anything.
    fn command(&mut self, user: UserId, clock: i64) -> Option<Command> {
        let is_admin = self.history.model.state.admin_role(user).is_some();
        let wish = match (is_admin, self.chance.below(100)) {
            (false, 0..=84) => self.chance.pick(&OF_OTHERS)?,
            (_, 0..=59) => self.chance.pick(&OF_SIGHT)?,
            _ => what(u16::try_from(self.chance.below(weights().into())).unwrap()),
        };
        let step = self.chance.step(wish);
        let wish = first(&step, &self.history.model);
        if OF_THE_HOST.contains(&wish) || matches!(wish, What::CreateFirm | What::Import) {
            return None;
        }
        let at = self.history.now + TimeDelta::minutes(clock);
        let ids = &mut self.history.ids;
        Some(command_of(user, (wish, &step), &self.history.model, ids, at))
    }

    /// The request of a device that has given up on the one before.
    pub(crate) fn send(&mut self, n: usize) -> Checked<Sent> {
        self.asked += 1;
        let client = &mut self.clients[n];
        client.open = Some(self.asked);
        let commands = client.outbox.clone();
        let world = &self.history.world;
        let body = world.runtime.block_on(client.request(&commands))?;
        let early = if self.off.contains(&Safeguard::Entitlement) {
            Some(world.runtime.block_on(world.store.copy()).map_err(broken)?)
        } else {
            None
        };
        let sent = Sent {
            n: self.asked,
            client: n,
            token: client.token,
            body,
            commands,
            halfway: None,
            early,
        };
        self.trace("request", &sent.body);
        Ok(sent)
    }

    /// A request goes its way, as far as it gets.
    fn travel(&mut self, sent: Sent) -> Checked {
        if self.clients[sent.client].away > 0 {
            self.count(fault::PARTITIONED);
            return Ok(());
        }
        if self.happens(5) {
            self.count(fault::REQUEST_LOST);
            return Ok(());
        }
        if self.happens(6) {
            self.count(fault::REQUEST_TWICE);
            self.requests.push(sent.clone());
        }
        if self.happens(8) {
            self.count(fault::REQUEST_LATE);
            self.requests.push(sent);
            return Ok(());
        }
        let overtaken = self
            .requests
            .iter()
            .position(|other| !sent.commands.is_empty() && !other.commands.is_empty() && other.halfway.is_none());
        match overtaken.filter(|_| self.happens(60)) {
            Some(other) => self.overtake(sent, other),
            None => self.arrive(sent, None),
        }
    }

    /// Two requests with commands at once: the other one is faster.
    fn overtake(&mut self, sent: Sent, other: usize) -> Checked {
        let world = &self.history.world;
        let before = world.runtime.block_on(world.store.copy()).map_err(broken)?;
        let other = self.requests.remove(other);
        self.count(fault::AT_ONCE);
        self.arrive(other, None)?;
        self.arrive(sent, Some(&before))
    }

    /// A request is at the hub, where others may come between its two steps.
    pub(crate) fn arrive(&mut self, sent: Sent, before: Option<&store::Memory>) -> Checked {
        let is_halfway = sent.halfway.is_some();
        let stepped = match sent.halfway.clone() {
            Some(halfway) => self.finish(&sent, halfway)?,
            None => self.begin(&sent, before)?,
        };
        match stepped {
            Stepped::Crashed => self.hub_stops(),
            Stepped::On(halfway) => {
                let sent = Sent {
                    halfway: Some(halfway),
                    ..sent
                };
                if self.happens(10) {
                    self.count(fault::BETWEEN);
                    self.requests.push(sent);
                    return Ok(());
                }
                self.arrive(sent, None)
            }
            Stepped::Answered(told) => {
                prop_assert!(is_halfway);
                self.reply(&sent, Ok(told))
            }
            Stepped::Refused(trouble) => self.reply(&sent, Err(trouble)),
        }
    }

    /// The answer goes its way.
    fn reply(&mut self, sent: &Sent, told: Result<Told, Trouble>) -> Checked {
        let reply = Reply {
            n: sent.n,
            client: sent.client,
            told,
        };
        if self.clients[sent.client].away > 0 {
            self.count(fault::PARTITIONED);
            return Ok(());
        }
        if self.happens(5) {
            self.count(fault::ANSWER_LOST);
            return Ok(());
        }
        if self.happens(5) {
            self.count(fault::ANSWER_TWICE);
            self.answers.push(reply.clone());
        }
        if self.happens(8) {
            self.count(fault::ANSWER_LATE);
            self.answers.push(reply);
            return Ok(());
        }
        self.deliver(reply)
    }

    /// An answer is there. It counts if its request is the one that the device waits for: each travels on the
    /// connection of its request.
    pub(crate) fn deliver(&mut self, reply: Reply) -> Checked {
        let n = reply.client;
        if self.clients[n].open != Some(reply.n) {
            self.count(fault::ANSWER_OLD);
            return Ok(());
        }
        self.clients[n].open = None;
        let told = match reply.told {
            Ok(told) => told,
            Err(trouble) => return self.told_trouble(n, trouble),
        };
        let client = &self.clients[n];
        prop_assert!(!client.is_rewound, "an older copy of {} goes on", client.device);
        let (body, is_cut, among_removals) = self.maybe_cut(&told);
        let crash = match (self.happens(3), self.happens(3)) {
            (true, _) => Some(Crash::Before),
            (_, true) => Some(Crash::After),
            _ => None,
        };
        let client = &mut self.clients[n];
        let (before, off) = (client.lacks, self.off.clone());
        client.lacks |= told.lacks;
        let runtime = &self.history.world.runtime;
        let taken = runtime.block_on(client.take(&body, crash, &off))?;
        let Some(taken) = taken else {
            client.lacks = before;
            prop_assert!(is_cut || crash.is_some(), "an answer cannot be read");
            if crash == Some(Crash::Before) {
                self.count(fault::DEVICE_BEFORE);
            }
            return Ok(());
        };
        runtime.block_on(client.check(&taken, told.moment.as_deref(), among_removals))?;
        prop_assert!(is_cut || taken.applied.whole);
        if crash == Some(Crash::After) {
            self.count(fault::DEVICE_AFTER);
        }
        for (id, verdict) in taken.told {
            self.told
                .push((id, matches!(verdict, protocol::frame::Verdict::Confirmed(_))));
        }
        if taken.applied.more {
            self.count("answer with more to come");
        }
        Ok(())
    }

    fn told_trouble(&mut self, n: usize, trouble: Trouble) -> Checked {
        let client = &mut self.clients[n];
        match trouble {
            Trouble::Revoked => {
                client.end = Some(End::Revoked);
                self.history.world.runtime.block_on(client.empty())?;
                self.count("told that it was revoked");
            }
            Trouble::Copied => {
                prop_assert!(client.was_copied, "{} is no copy and was taken for one", client.device);
                client.end = Some(End::Copied);
                self.count("told that it is a copy");
            }
            other => prop_assert!(false, "the hub answers {other:?}"),
        }
        Ok(())
    }

    /// Now and then an answer ends early: as packed bytes, or as lines that came out of some of them.
    /// Whether it was cut, and whether not all that goes was told.
    fn maybe_cut(&mut self, told: &Told) -> (Body, bool, bool) {
        if !self.happens(12) {
            return (Body::Packed(told.body.clone()), false, false);
        }
        self.count(fault::CUT);
        if self.chance.in_hundred(25) {
            let end = self.chance.below(told.body.len());
            return (Body::Packed(told.body[..end].to_vec()), true, true);
        }
        let mut lines = lines::unpack(&told.body).unwrap();
        lines.truncate(self.chance.below(lines.len()));
        // From the first record on, everything that goes was told.
        let text = String::from_utf8_lossy(&lines);
        let among_removals = !text.lines().any(|line| line.starts_with("{\"put\""));
        (Body::Unpacked(lines), true, among_removals)
    }

    fn something_moves_on(&mut self) -> Checked {
        let n = self.chance.below(self.requests.len() + self.answers.len());
        if n < self.requests.len() {
            let sent = self.requests.remove(n);
            if self.clients[sent.client].open != Some(sent.n) {
                self.count(fault::REQUEST_OLD);
            }
            return self.arrive(sent, None);
        }
        if n - self.requests.len() < self.answers.len() {
            let reply = self.answers.remove(n - self.requests.len());
            return self.deliver(reply);
        }
        self.somebody_asks()
    }

    /// The host does what is due, or lets somebody in who has a code.
    fn host_acts(&mut self) -> Checked {
        let what = self.chance.pick(&OF_THE_HOST).unwrap();
        let step = self.chance.step(what);
        if what == What::Send || what == What::Join {
            self.history.send(ALL)?;
        }
        if what == What::Send {
            return Ok(());
        }
        let actor = match what {
            What::Join => self.history.founder,
            _ => crate::steps::firm("").acts_as(),
        };
        let (now, ids) = (self.history.now, &mut self.history.ids);
        let command = command_of(actor, (what, &step), &self.history.model, ids, now);
        self.history.judge(&command).map(drop)
    }

    fn partition(&mut self) -> Checked {
        if let Some(n) = self.somebody() {
            self.clients[n].away = 2 + u32::try_from(self.chance.below(8)).unwrap();
            self.count(fault::PARTITION);
        }
        Ok(())
    }

    fn clock_jumps(&mut self) -> Checked {
        let minutes = i64::try_from(self.chance.below(2 * 525_600)).unwrap() - 525_600;
        if self.chance.in_hundred(50) {
            // The hub's own clock does not decide either, but it goes on: a year is too long for a code.
            self.history.now += TimeDelta::minutes(minutes.rem_euclid(3 * 1_440));
            self.count(fault::HUB_CLOCK);
        } else if let Some(n) = self.somebody() {
            self.clients[n].clock = minutes;
            self.count(fault::DEVICE_CLOCK);
        }
        Ok(())
    }

    fn restart(&mut self) -> Checked {
        self.count(fault::HUB_RESTARTED);
        self.hub_stops()
    }

    /// Whatever the hub was doing ends. What has not reached it may still do so.
    #[expect(clippy::unnecessary_wraps, reason = "it is a step")]
    fn hub_stops(&mut self) -> Checked {
        self.requests.retain(|sent| sent.halfway.is_none());
        Ok(())
    }

    fn back_up(&mut self) -> Checked {
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
    fn restore(&mut self) -> Checked {
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
            Ok::<_, proptest::test_runner::TestCaseError>(store)
        })?;
        let ledger = std::mem::replace(&mut self.ledger, backup.ledger.clone());
        self.undone
            .extend(ledger.into_keys().filter(|id| !backup.ledger.contains_key(id)));
        self.history.model = backup.model.clone();
        self.history.world.store = store;
        self.history.sum = self.history.world.checksum()?;
        self.history.mails_agree()?;
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

    fn keep_a_copy(&mut self) -> Checked {
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
                lacks: client.lacks,
            });
        }
        Ok(())
    }

    /// The file of a device is an older one.
    fn rewind(&mut self) -> Checked {
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
        client.is_rewound |= kept.since > 1;
        self.count(fault::REWOUND);
        Ok(())
    }

    /// There are two of a device from now on.
    fn clone_one(&mut self) -> Checked {
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

    fn revoke(&mut self) -> Checked {
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
            Ok::<_, proptest::test_runner::TestCaseError>(ended)
        })?;
        if ended {
            self.count(fault::REVOKED);
        }
        Ok(())
    }

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
            let before = self.count_of("answer with more to come");
            let sent = self.send(n)?;
            self.arrive(sent, None)?;
            if self.count_of("answer with more to come") == before {
                return Ok(());
            }
        }
        prop_assert!(false, "{} is never done", self.clients[n].device);
        Ok(())
    }
}
