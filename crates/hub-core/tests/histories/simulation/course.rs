//! The course of a simulation: who does what next, and what goes wrong.

use chrono::TimeDelta;
use domain::command::{Command, CommandKind};
use domain::ids::UserId;
use domain::people::{Kind, Role, Status};
use hub_core::sync::derive::derive_person;
use proptest::prop_assert;
use protocol::enrol::Trouble;
use protocol::lines;
use store::port::{Execute as _, Store as _};
use store::sync::devices;
use uuid::Uuid;

use super::client::{Body, Client, Crash, End};
use super::hub::{Reply, Sent, Stepped, Told, secret};
use super::switches::Safeguard;
use super::{Simulation, fault};
use crate::device_file::DeviceFile;
use crate::runs::ALL;
use crate::steps::{What, command_of, first};
use crate::weights::{weights, what};
use crate::world::{Checked, broken};

/// Most files of devices at a time.
pub(crate) const MOST: usize = 6;

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

    /// Gives a device to somebody who may have one.
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
    pub(crate) fn somebody(&mut self) -> Option<usize> {
        let all: Vec<usize> = (0..self.clients.len())
            .filter(|n| self.clients[*n].end.is_none())
            .collect();
        self.chance.pick(&all)
    }

    fn somebody_asks(&mut self) -> Checked {
        let Some(n) = self.somebody() else {
            return self.join();
        };
        let more = self.chance.pick(&[0, 0, 1, 1, 1, 2, 3]).unwrap();
        let sent = self.asks(n, more)?;
        if self.happens(15) {
            // Somebody else does something at the same time.
            let other = self
                .somebody()
                .filter(|other| *other != n && self.clients[*other].away == 0);
            if let Some(other) = other {
                let other = self.asks(other, 1)?;
                self.requests.push(other);
            }
        }
        self.travel(sent)
    }

    /// A device asks, with this many more commands.
    fn asks(&mut self, n: usize, mut more: u32) -> Checked<Sent> {
        let user = self.clients[n].user;
        // A command that erases or undoes does not share an answer with those before it.
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
        self.send(n)
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
        if OF_THE_HOST.contains(&wish) || matches!(wish, What::CreateFirm | What::Import | What::NoteDevice) {
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

    /// An answer arrives. It counts if its request is the one that the device waits for: each travels on the
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
            self.count(fault::PAGE_CHANGED);
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
                self.count(fault::COPIED_TOLD);
            }
            Trouble::Hub if self.is_off(Safeguard::FirmLock) => {}
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
        // What the history compares with after a command of its own.
        self.history.sum = self.history.world.checksum()?;
        self.history.mails_agree()?;
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
}
