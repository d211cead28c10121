//! The hub: what `hub_core::sync::exchange` does with a request, in the two steps between which anything may
//! happen, and the model beside it.

use std::rc::Rc;

use domain::coded::Coded as _;
use domain::command::{Command, CommandKind};
use domain::decide::Refusal;
use hub_core::sync::Secret;
use hub_core::sync::exchange::{self, Asked, Exchange, News, Unanswered};
use hub_core::sync::snapshot::snapshot;
use proptest::prop_assert;
use proptest::prop_assert_eq;
use proptest::test_runner::TestCaseError;
use protocol::enrol::Trouble;
use protocol::frame::{Outcome, Verdict};
use protocol::lines;
use store::Memory;
use store::port::{Execute as _, Store as _};
use store::sync::devices::Device;
use uuid::Uuid;

use super::checks::Moment;
use super::switches::{Safeguard, Tx};
use super::wire::mixed_up;
use super::{Simulation, fault};
use crate::device_file::May;
use crate::devices::SECRET;
use crate::world::{Checked, broken, rule};

/// A request on its way to the hub, or halfway through it.
#[derive(Clone)]
pub(crate) struct Sent {
    /// Its number: an answer belongs to one request.
    pub(crate) n: u64,
    pub(crate) client: usize,
    pub(crate) token: [u8; 32],
    pub(crate) body: Vec<u8>,
    pub(crate) commands: Vec<Command>,
    pub(crate) halfway: Option<Halfway>,
    /// The hub's database when it set out, if that matters.
    pub(crate) early: Option<Memory>,
}

/// What the hub has done with a request so far.
#[derive(Clone)]
pub(crate) enum Halfway {
    /// Commands were judged, and that is committed.
    Judged(Device, Vec<Outcome>, Uuid),
    /// What is new was read, and it is not noted yet that the device was answered.
    Read(Device, News, Option<Rc<Moment>>),
}

/// An answer on its way back.
#[derive(Clone)]
pub(crate) struct Reply {
    pub(crate) n: u64,
    pub(crate) client: usize,
    pub(crate) told: Result<Told, Trouble>,
}

#[derive(Clone)]
pub(crate) struct Told {
    pub(crate) body: Vec<u8>,
    /// What its reader could see when it was read, if that is looked at.
    pub(crate) moment: Option<Rc<Moment>>,
    /// Whether a line of it was lost.
    pub(crate) lacks: bool,
}

/// What one step of the hub came to.
pub(crate) enum Stepped {
    On(Halfway),
    Answered(Told),
    Refused(Trouble),
    /// The hub stopped; whoever asked hears nothing.
    Crashed,
}

pub(crate) fn secret() -> Secret {
    Secret::new(SECRET)
}

impl Simulation<'_> {
    /// The first step. `before` is the database before another request that was faster.
    pub(crate) fn begin(&mut self, sent: &Sent, before: Option<&Memory>) -> Checked<Stepped> {
        let asked = match Asked::read(&sent.body) {
            Ok(asked) => asked,
            Err(problem) => return Err(TestCaseError::fail(format!("a request is not read: {problem}"))),
        };
        let secret = secret();
        let exchange = Exchange {
            firm: self.history.world.firm,
            secret: &secret,
            token: &sent.token,
            asked: &asked,
        };
        if sent.commands.is_empty() {
            let store = self.history.world.store.clone();
            let room = self.room();
            let read = async {
                let mut q = Tx::read(&store, &self.off, sent.early.as_ref()).await?;
                let device = exchange.asker(&mut q).await?;
                let news = exchange.news(&mut q, &device, room).await?;
                Ok((device, news))
            };
            let read: Result<_, Unanswered> = self.history.world.runtime.block_on(read);
            return Ok(match self.heard(read)? {
                Ok((device, news)) => {
                    let moment = self.moment(&device)?;
                    Stepped::On(Halfway::Read(device, news, moment))
                }
                Err(trouble) => Stepped::Refused(trouble),
            });
        }
        let (crash, chance) = (self.happens(2), self.chance.bytes());
        let (store, now) = (self.history.world.store.clone(), self.history.now);
        let judge = async {
            let mut w = Tx::write(&store, &self.off, before).await?;
            let judged = exchange.judge(&mut w, chance, now).await?;
            if crash {
                return w.rollback().await.map(|()| None).map_err(Unanswered::from);
            }
            w.commit().await?;
            Ok(Some(judged))
        };
        let judged = self.history.world.runtime.block_on(judge);
        let judged = match self.heard(judged)? {
            Ok(Some(judged)) => judged,
            Ok(None) => {
                self.count(fault::HUB_BEFORE);
                return Ok(Stepped::Crashed);
            }
            Err(trouble) => return Ok(Stepped::Refused(trouble)),
        };
        self.agree(&sent.commands, &judged.outcomes)?;
        if self.happens(2) {
            self.count(fault::HUB_AFTER);
            return Ok(Stepped::Crashed);
        }
        let halfway = Halfway::Judged(judged.device, judged.outcomes, judged.chain);
        Ok(Stepped::On(halfway))
    }

    /// The second step.
    pub(crate) fn finish(&mut self, sent: &Sent, halfway: Halfway) -> Checked<Stepped> {
        let asked = Asked::read(&sent.body).unwrap();
        let secret = secret();
        let exchange = Exchange {
            firm: self.history.world.firm,
            secret: &secret,
            token: &sent.token,
            asked: &asked,
        };
        let (store, now) = (self.history.world.store.clone(), self.history.now);
        let (outcomes, chain, news, moment) = match halfway {
            Halfway::Judged(device, outcomes, chain) => {
                let room = self.room();
                let read = async {
                    let mut q = Tx::read(&store, &self.off, sent.early.as_ref()).await?;
                    let device = exchange.device(&mut q).await?;
                    exchange.news(&mut q, &device, room).await
                };
                let read = self.history.world.runtime.block_on(read);
                let news = match self.heard(read)? {
                    Ok(news) => news,
                    Err(trouble) => return Ok(Stepped::Refused(trouble)),
                };
                let moment = self.moment(&device)?;
                (outcomes, chain, news, moment)
            }
            Halfway::Read(device, news, moment) => {
                let chance = self.chance.bytes();
                // A device with nothing to hear is noted now and then, and when it shows something new.
                let goes_on = exchange.goes_on(&device, &news);
                let goes_on = goes_on.filter(|_| !exchange::is_to_be_noted(&device, now));
                let is_quiet = exchange.goes_on(&device, &news).is_some();
                let next = exchange.next(&device, chance);
                let note = async {
                    match (goes_on, next) {
                        (Some(chain), Some(_)) => return Ok(chain),
                        (None, Some(next)) if !is_quiet => return Ok(next),
                        _ => {}
                    }
                    let mut w = Tx::write(&store, &self.off, None).await?;
                    let chain = exchange.answered(&mut w, chance, now).await?;
                    w.commit().await?;
                    Ok(goes_on.unwrap_or(chain))
                };
                let noted: Result<Uuid, Unanswered> = self.history.world.runtime.block_on(note);
                match self.heard(noted)? {
                    Ok(chain) => (Vec::new(), chain, news, moment),
                    Err(trouble) => return Ok(Stepped::Refused(trouble)),
                }
            }
        };
        let standing = news.pulled.standing;
        let answer = exchange::answer(outcomes, chain, news, now);
        let answer = mixed_up(answer, &self.off);
        let body = lines::pack(&answer).unwrap();
        if let Some(moment) = &moment
            && !self.is_off(Safeguard::RemovalsFirst)
        {
            moment.allows(&answer, &lines::unpack(&body).unwrap(), standing)?;
        }
        let (answer, lacks) = self.maybe_lose_a_line(answer);
        let body = if lacks { lines::pack(answer).unwrap() } else { body };
        self.trace("answer", &body);
        Ok(Stepped::Answered(Told { body, moment, lacks }))
    }

    /// A failure of the hub itself fails the simulation. But without the lock, a key that is taken or a row that is
    /// gone may stop whoever comes too late; the simulation looks for what nothing stops.
    fn heard<T>(&self, heard: Result<T, Unanswered>) -> Checked<Result<T, Trouble>> {
        match heard {
            Ok(heard) => Ok(Ok(heard)),
            Err(Unanswered::Trouble(trouble)) => Ok(Err(trouble)),
            Err(Unanswered::Store(_)) if self.is_off(Safeguard::FirmLock) => Ok(Err(Trouble::Hub)),
            Err(Unanswered::Store(problem)) => Err(TestCaseError::fail(format!("the hub failed: {problem}"))),
        }
    }

    /// What the user of a device may see now.
    fn moment(&self, device: &Device) -> Checked<Option<Rc<Moment>>> {
        if !self.is_thorough {
            return Ok(None);
        }
        let world = &self.history.world;
        let secret = secret();
        let may: May = world.runtime.block_on(async {
            let mut q = world.store.read().await.map_err(broken)?;
            let may = snapshot(&mut q, world.firm, device.user).await.map_err(broken)?;
            let told = may
                .into_iter()
                .map(|((bucket, kind, id), rows)| ((secret.told(bucket), kind, id), rows));
            Ok::<_, TestCaseError>(told.collect())
        })?;
        let moment = Moment::new(&self.history.model, device.user, may);
        Ok(Some(Rc::new(moment)))
    }

    /// The verdicts are the model's; what was judged before is told again. The model follows.
    fn agree(&mut self, commands: &[Command], outcomes: &[Outcome]) -> Checked {
        prop_assert_eq!(commands.len(), outcomes.len());
        let mut head = self.history.model.log.last().map_or(0, |line| line.seq);
        for (command, outcome) in commands.iter().zip(outcomes) {
            prop_assert_eq!(command.id, outcome.id);
            let (id, said) = (command.id, &outcome.verdict);
            self.trace("verdict", format!("{id} {said:?}").as_bytes());
            if let Some(known) = self.ledger.get(&id) {
                prop_assert_eq!(known, said, "{} was told something else before", id);
                self.count("command came again");
                continue;
            }
            let now = self.history.now;
            let verdict = self.history.model.judge(command, now);
            match said {
                Verdict::Refused(refusal) => {
                    let foreseen = verdict.objections.contains(rule(refusal)) || verdict.doubts.contains(rule(refusal));
                    prop_assert!(
                        foreseen || is_for_oneself(command, refusal),
                        "{refusal:?} was not foreseen: {:?} for {command:?}",
                        verdict.objections
                    );
                    self.count("command refused");
                }
                Verdict::Confirmed(_) => {
                    let objections = &verdict.objections;
                    prop_assert!(objections.is_empty(), "{objections:?} stand against {command:?}");
                    let line = self.history.world.lines_after(head)?.into_iter().next();
                    prop_assert_eq!(line.as_ref().map(|line| line.id), Some(id), "its line in the audit");
                    head = line.unwrap().seq;
                    self.history.follow(command, verdict, head)?;
                    self.count("command confirmed");
                }
                // What a rule refuses may have no form on the wire.
                Verdict::Malformed => {
                    prop_assert!(!verdict.objections.is_empty(), "no form on the wire: {command:?}");
                }
                Verdict::HubTooOld => prop_assert!(false, "the hub is too old for {command:?}"),
            }
            self.ledger.insert(id, said.clone());
        }
        let more = self.history.world.lines_after(head)?;
        prop_assert!(more.is_empty(), "more was done than was asked for");
        if self.is_thorough {
            self.history.mails_agree()?;
            self.history.world.check(&self.history.model.state)?;
        }
        Ok(())
    }
}

/// Whoever is invited accepts by enrolling a device, whatever the rules of acceptance say.
fn is_for_oneself(command: &Command, refusal: &Refusal) -> bool {
    matches!(&command.kind, CommandKind::RecordAcceptance(act) if act.user == command.actor)
        && *refusal == Refusal::NotAllowed
}

impl crate::runs::History<'_> {
    /// What a command changed that was carried out, maybe with others in one transaction.
    fn follow(&mut self, command: &Command, verdict: crate::rules::Verdict, seq: i64) -> Checked {
        if !verdict.erased.is_empty() {
            self.forget_in_model(&verdict);
        }
        self.note_mails(&verdict, seq)?;
        self.notices_agree(&verdict, seq)?;
        self.note(
            verdict,
            (command.id, command.actor),
            (seq, command.kind.verb().code()),
            (0, 0),
        );
        Ok(())
    }
}
