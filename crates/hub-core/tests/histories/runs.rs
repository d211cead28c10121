//! Random histories of commands, checked after every one of them.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, TimeDelta, Utc};
use domain::coded::Coded;
use domain::command::{Command, CommandKind, Erase, Revoke, SetDefaultTeam};
use domain::ids::{CommandId, UserId};
use hub_core::mail::Outgoing;
use hub_core::{Done, Submitted};
use proptest::collection::vec;
use proptest::prelude::{ProptestConfig, Strategy};
use proptest::test_runner::{FileFailurePersistence, RngAlgorithm, TestError, TestRng, TestRunner};
use proptest::{prop_assert, prop_assert_eq};
use store::port::Row;

use crate::firm_rules::create_firm;
use crate::join::coded;
use crate::notices::{Told, next_monday};
use crate::planted::planted;
use crate::rules::{Logged, Model, Verdict};
use crate::steps::{Ids, Step, What, a_month_passes, chance, command, first, step};
use crate::world::{Checked, World, rule};

/// Every run draws the same histories, unless others are asked for.
const SEED: [u8; 32] = *b"coverbook: same histories always";

/// Histories are drawn in parts, each from a beginning of its own: every processor has something to
/// do, and the parts are the same on every machine.
const PARTS: u8 = 4;

/// How often things happened, by name.
pub(crate) type Tally = RefCell<BTreeMap<String, u64>>;

pub(crate) fn count(tally: &Tally, what: impl Into<String>) {
    *tally.borrow_mut().entry(what.into()).or_default() += 1;
}

/// How often all happened whose name begins like this.
pub(crate) fn sum(tally: &BTreeMap<String, u64>, beginning: &str) -> u64 {
    let alike = tally.iter().filter(|(name, _)| name.starts_with(beginning));
    alike.map(|(_, times)| times).sum()
}

/// How many cases are asked for, if not the usual number.
pub(crate) fn cases(usual: u32) -> u32 {
    std::env::var("COVERBOOK_HISTORIES")
        .ok()
        .map_or(usual, |n| n.parse().unwrap())
}

/// The seed of a part; `COVERBOOK_SEED`, a number, draws others than usual.
fn seed(part: u8) -> [u8; 32] {
    let other = std::env::var("COVERBOOK_SEED")
        .ok()
        .map_or(0_u64, |n| n.parse().unwrap());
    let mut seed = SEED;
    seed[0] ^= part;
    for (byte, other) in seed[1..].iter_mut().zip(other.to_le_bytes()) {
        *byte ^= other;
    }
    seed
}

/// Runs `test` on values drawn from the seed of a part, after those that failed once.
pub(crate) fn run<S: Strategy>(
    part: u8,
    cases: u32,
    regressions: &'static str,
    strategy: &S,
    test: impl Fn(S::Value) -> Checked,
) {
    let config = ProptestConfig {
        cases,
        failure_persistence: Some(Box::new(FileFailurePersistence::Direct(regressions))),
        // Enough for a readable history; a failure must not take minutes.
        max_shrink_time: 20_000,
        ..ProptestConfig::default()
    };
    let seed = seed(part);
    let mut runner = TestRunner::new_with_rng(config, TestRng::from_seed(RngAlgorithm::ChaCha, &seed));
    match runner.run(strategy, test) {
        Ok(()) => {}
        Err(TestError::Fail(reason, value)) => {
            unreachable!("seed {seed:?}, kept in {regressions}: {reason}\n{value:#?}")
        }
        Err(TestError::Abort(reason)) => unreachable!("seed {seed:?}: {reason}"),
    }
}

pub(crate) fn start() -> DateTime<Utc> {
    DateTime::from_timestamp(1_790_000_000, 0).unwrap()
}

/// A firm with its model, and the checks around every command.
pub(crate) struct History<'a> {
    pub(crate) world: World,
    pub(crate) model: Model,
    pub(crate) ids: Ids,
    pub(crate) now: DateTime<Utc>,
    pub(crate) founder: UserId,
    /// Mails a host has claimed and not reported on.
    pub(crate) out: Vec<Outgoing>,
    /// All mails as they stood there last.
    pub(crate) mail_rows: Vec<Row>,
    pub(crate) sum: u64,
    pub(crate) tally: &'a Tally,
}

impl<'a> History<'a> {
    /// A firm that was just founded.
    pub(crate) fn new(tally: &'a Tally) -> Checked<Self> {
        let mut ids = Ids::after(1 << 20);
        let founder = ids.user();
        let now = start();
        let world = World::new(crate::steps::firm("").id, now)?;
        let sum = world.checksum()?;
        let mut history = Self {
            world,
            model: Model::default(),
            ids,
            now,
            founder,
            out: Vec::new(),
            mail_rows: Vec::new(),
            sum,
            tally,
        };
        for (name, founded) in [("  ", false), (&*"x".repeat(201), false), (" Harcourt  &  Lane ", true)] {
            let kind = create_firm(name, &mut history.ids);
            let done = history.submit(kind, founder)?;
            prop_assert_eq!(done.is_some(), founded);
        }
        Ok(history)
    }

    /// Adds people as no command makes them.
    pub(crate) fn plant(&mut self) -> Checked {
        let id = CommandId(self.ids.uuid());
        let more = planted(&self.model.state, &mut self.ids, self.now);
        let seq = self.world.plant(id, self.founder, &more, self.now)?;
        let mut after = self.model.state.clone();
        for change in crate::state::State::default().changes_to(&more) {
            after.set(change.key, change.after);
        }
        self.log(
            Verdict {
                after,
                ..Verdict::default()
            },
            (id, self.founder),
            seq,
            "plant",
        )
    }

    pub(crate) fn submit(&mut self, kind: CommandKind, actor: UserId) -> Checked<Option<Done>> {
        let command = Command {
            id: CommandId(self.ids.uuid()),
            actor,
            at: self.now,
            expect: Vec::new(),
            kind,
        };
        self.judge(&command)
    }

    /// One command: the verdict is the model's, and so is what becomes of the database.
    pub(crate) fn judge(&mut self, command: &Command) -> Checked<Option<Done>> {
        let verdict = self.model.judge(command, self.now);
        let judged = self.world.submit(command.clone(), self.now)?;
        self.conclude(command, verdict, judged)
    }

    /// Compares what was foreseen with what became of it.
    pub(crate) fn conclude(&mut self, command: &Command, verdict: Verdict, judged: Submitted) -> Checked<Option<Done>> {
        let (id, actor, verb) = (command.id, command.actor, command.kind.verb());
        let head = self.model.log.last().map_or(0, |l| l.seq);
        match judged {
            Submitted::Refused(refusal) => {
                let rule = rule(&refusal);
                // Of a command that may not happen, caution may speak before the rule it breaks.
                let foreseen = verdict.objections.contains(rule) || verdict.doubts.contains(rule);
                prop_assert!(
                    foreseen,
                    "{refusal:?} was not foreseen: {:?} for {command:?}",
                    verdict.objections
                );
                prop_assert_eq!(self.world.checksum()?, self.sum, "a refused command changed something");
                prop_assert!(
                    self.world.lines_after(head)?.is_empty(),
                    "a refused command stands in the audit"
                );
                self.no_mail_changed()?;
                count(self.tally, format!("refused {rule}"));
                if verdict.objections.is_empty() {
                    count(self.tally, format!("out of caution: {rule}"));
                }
                Ok(None)
            }
            Submitted::Done(done) => {
                prop_assert!(
                    verdict.objections.is_empty(),
                    "{:?} should have stood against {command:?}",
                    verdict.objections
                );
                prop_assert!(!done.duplicate);
                count(self.tally, format!("accepted {}", verb.code()));
                let lines = self.world.lines_after(head)?;
                prop_assert_eq!(lines.len(), 1, "one audit line: {:?}", lines);
                let line = &lines[0];
                prop_assert_eq!(
                    (line.seq, line.id, line.actor, line.at, line.verb),
                    (done.seq, id, actor, self.now, verb)
                );
                if matches!(command.kind, CommandKind::ImportPeople(_)) {
                    self.check_counts(id, &verdict, &done)?;
                }
                if let CommandKind::Revoke(Revoke { users }) = &command.kind {
                    // Only now: whoever gives them an address afterwards knows why.
                    self.world.are_free(users)?;
                }
                let expected: BTreeSet<UserId> = match &command.kind {
                    CommandKind::Erase(Erase { users }) => users.iter().copied().collect(),
                    _ => BTreeSet::new(),
                };
                prop_assert_eq!(done.erased.iter().copied().collect::<BTreeSet<_>>(), expected);
                self.forget(&verdict)?;
                self.queue(&verdict, done.seq)?;
                self.notices_agree(&verdict, done.seq)?;
                self.log(verdict, (id, actor), done.seq, verb.code())?;
                self.world.check(&self.model.state)?;
                self.world.some_devices_ask(&self.model, done.seq)?;
                if done.seq % 3 == 0 {
                    self.send_again(command, &done)?;
                }
                Ok(Some(done))
            }
        }
    }

    fn check_counts(&self, id: CommandId, verdict: &Verdict, done: &Done) -> Checked {
        let number = |what| u32::try_from(verdict.rows.iter().filter(|r| r.what == what).count()).unwrap();
        let counts = done.counts.unwrap();
        let told = ["created", "updated", "unchanged", "skipped", "refused"].map(number);
        prop_assert_eq!(
            [
                counts.created,
                counts.updated,
                counts.unchanged,
                counts.skipped,
                counts.refused
            ],
            told,
            "{:?}",
            verdict.rows
        );
        prop_assert_eq!(counts.rows, told.iter().sum::<u32>());
        prop_assert_eq!(self.world.import_job(id)?.map(|job| job.counts), Some(counts));
        Ok(())
    }

    fn log(&mut self, verdict: Verdict, (id, actor): (CommandId, UserId), seq: i64, verb: &'static str) -> Checked {
        let sums = (self.sum, self.world.checksum()?);
        self.sum = sums.1;
        if let Some(target) = verdict.undoes {
            let last = &self.model.log[target];
            if target + 1 == self.model.log.len() {
                prop_assert_eq!(sums.1, last.sums.0, "undo brings back exactly what was");
                count(self.tally, "undid the last command");
            }
        }
        let changes = !self.model.state.changes_to(&verdict.after).is_empty();
        prop_assert_eq!(sums.0 != sums.1, changes, "the checksum tells states apart");
        self.note(verdict, (id, actor), (seq, verb), sums);
        Ok(())
    }

    /// Notes in the model what a command changed.
    pub(crate) fn note(
        &mut self,
        verdict: Verdict,
        (id, actor): (CommandId, UserId),
        (seq, verb): (i64, &'static str),
        sums: (u64, u64),
    ) {
        let root = verdict.undoes.map_or(self.model.log.len(), |n| self.model.log[n].root);
        let changes = self.model.state.changes_to(&verdict.after);
        self.model.log.push(Logged {
            id,
            actor,
            seq,
            verb,
            at: self.now,
            changes,
            root,
            sums,
            blank: false,
        });
        let erased = verdict.erased;
        for line in &mut self.model.log {
            line.blank |= line.changes.iter().any(|change| change.is_about(&erased));
        }
        self.model.state = verdict.after;
    }

    /// Of who was erased neither mails nor notices nor codes say anything.
    fn forget(&mut self, verdict: &Verdict) -> Checked {
        if verdict.erased.is_empty() {
            return Ok(());
        }
        self.forget_in_model(verdict);
        self.mails_agree()
    }

    pub(crate) fn forget_in_model(&mut self, verdict: &Verdict) {
        self.model.post.forget(&verdict.erased);
        let about = |told: &Told| {
            told.about()
                .into_iter()
                .chain([told.to])
                .any(|user| verdict.erased.contains(&user))
        };
        self.model.told.retain(|told| !about(told));
    }

    /// A command that arrives twice is done once, whatever it says the second time.
    fn send_again(&self, command: &Command, done: &Done) -> Checked {
        let other = CommandKind::SetDefaultTeam(SetDefaultTeam {
            team: domain::ids::TeamId(command.id.0),
        });
        for kind in [command.kind.clone(), other] {
            match self.world.submit(
                Command {
                    kind,
                    ..command.clone()
                },
                self.now,
            )? {
                Submitted::Done(twice) => prop_assert!(twice.duplicate && twice.seq == done.seq),
                Submitted::Refused(refusal) => {
                    prop_assert!(false, "the second time it was refused: {refusal:?}")
                }
            }
        }
        prop_assert_eq!(self.world.checksum()?, self.sum, "the second time changed something");
        prop_assert!(
            self.world.lines_after(done.seq)?.is_empty(),
            "the second time stands in the audit"
        );
        self.no_mail_changed()
    }
}

/// Claims all waiting mails and reports on none.
pub(crate) const ALL: [u16; 8] = [0, 0, 5, 0, 0, 0, 0, 0];

fn live(steps: &[Step], tally: &Tally) -> Checked {
    let mut history = History::new(tally)?;
    history.plant()?;
    for step in steps {
        let mut what = first(step, &history.model);
        if what == What::Join && coded(&history.model).is_empty() {
            history.send(ALL)?;
            if coded(&history.model).is_empty() {
                what = What::Resend;
            }
        }
        history.now += pause(what, step, &history.model, history.now);
        if what == What::Send {
            history.send(step.n)?;
            continue;
        }
        let command = command(what, step, &history.model, &mut history.ids, history.now);
        if let CommandKind::RecordAcceptance(act) = &command.kind
            && let Some(told) = act.proof.code()
        {
            history.guess(act.user, told)?;
        }
        let mails = history.model.post.mails.len();
        history.judge(&command)?;
        if history.model.post.mails.len() > mails && chance(step.n[7] / 3, 40) {
            history.send(step.n)?;
        }
    }
    history.leave_somebody_without_a_team()?;
    history.world.all_devices_ask(&history.model)
}

/// Some minutes; now and then a month, or as long as it takes until something is due.
fn pause(what: What, step: &Step, model: &Model, now: DateTime<Utc>) -> TimeDelta {
    let records = model.state.invitations.values();
    let due = match what {
        What::Undo if a_month_passes(step.n) => Some(now + TimeDelta::days(31)),
        What::TellWeek if chance(step.n[0], 85) => Some(next_monday(now)),
        What::Remind if chance(step.n[0], 85) => records.filter_map(|record| record.next).min(),
        What::Expire if chance(step.n[0], 75) => records.filter_map(|record| record.ends).min(),
        _ => None,
    };
    let minutes = TimeDelta::minutes(7);
    due.map_or(minutes, |due| (due - now).max(minutes))
}

/// Every kind of command, and every refusal but one: a default team cannot go missing as long as
/// all the other rules hold.
const ACCEPTED: [&str; 62] = [
    "editPoints",
    "createGroup",
    "editGroup",
    "deleteGroup",
    "addToGroup",
    "removeFromGroup",
    "createFirm",
    "addStaff",
    "addClient",
    "createTeam",
    "editTeam",
    "addMembers",
    "removeMembers",
    "moveMembers",
    "makeLead",
    "removeLead",
    "deleteTeam",
    "setDefaultTeam",
    "editProfile",
    "setPicture",
    "removePicture",
    "suspend",
    "unsuspend",
    "deactivate",
    "restore",
    "freeEmail",
    "erase",
    "invite",
    "resend",
    "revoke",
    "recordAcceptance",
    "joinHere",
    "recordDecline",
    "recordBounce",
    "remind",
    "expire",
    "changeSettings",
    "migrateBooks",
    "announce",
    "tellWeek",
    "changeTerms",
    "editFirm",
    "importPeople",
    "mergePeople",
    "dismissPair",
    "exportPeople",
    "exportMemberships",
    "exportAudit",
    "saveBackup",
    "saveLeftOut",
    "makeNewKey",
    "newRecoveryCode",
    "setPassphrase",
    "removePassphrase",
    "setUpMail",
    "setUpBackups",
    "saveRecoveryCode",
    "chooseStart",
    "linkDevice",
    "addDevice",
    "revokeDevice",
    "undoCommand",
];
const REFUSED: [&str; 46] = [
    "onlyClients",
    "lastPoint",
    "tooManyPoints",
    "notAllowed",
    "systemAdministratorNeeded",
    "nameMissing",
    "emailMissing",
    "contactMissing",
    "tooLong",
    "emailTaken",
    "identifierTaken",
    "teamIdentifierTaken",
    "lastSystemAdministrator",
    "ownRole",
    "yourself",
    "wrongState",
    "uncovers",
    "notTheSameSide",
    "namedTwice",
    "roleOfClient",
    "noActiveStaff",
    "lastActiveStaff",
    "lastTeam",
    "noOtherTeam",
    "defaultTeamStays",
    "noAddress",
    "phoneMissing",
    "wrongCode",
    "usernameTaken",
    "termsChanged",
    "revoked",
    "nothingDue",
    "textMissing",
    "noActiveRecipients",
    "mailSent",
    "userInactive",
    "noBooks",
    "conflict",
    "unknownRecord",
    "firmExists",
    "emptyImport",
    "tooManyRows",
    "changedSince",
    "alreadyUndone",
    "tooOld",
    "notUndoable",
];

/// Every kind of notice.
const TOLD: [&str; 10] = [
    "Welcome",
    "ClientJoined",
    "Bounced",
    "Declined",
    "Expired",
    "ImportFinished",
    "TeamUncovered",
    "EmailChanged",
    "Announcement",
    "Statistics",
];

#[test]
fn every_command_is_judged_as_the_sentences_say() {
    const USUAL: u32 = 500;
    const STEPS: usize = 200;
    let cases = cases(USUAL);
    let regressions = "tests/histories/histories.regressions";
    let part = |part| {
        let tally = Tally::default();
        let steps = vec(step(), STEPS);
        run(part, cases.div_ceil(PARTS.into()), regressions, &steps, |steps| {
            live(&steps, &tally)
        });
        tally.into_inner()
    };
    let parts = std::thread::scope(|scope| {
        let running: Vec<_> = (0..PARTS).map(|n| scope.spawn(move || part(n))).collect();
        running.into_iter().map(|part| part.join().unwrap()).collect::<Vec<_>>()
    });
    let mut tally = BTreeMap::new();
    for (name, times) in parts.into_iter().flatten() {
        *tally.entry(name).or_default() += times;
    }
    let (accepted, refused) = (sum(&tally, "accepted "), sum(&tally, "refused "));
    let share = accepted * 100 / (accepted + refused);
    assert!(share >= 40, "{share} % accepted: {tally:#?}");
    let often = ACCEPTED.map(|verb| (format!("accepted {verb}"), 200));
    let seldom = REFUSED.map(|rule| (format!("refused {rule}"), 50));
    let told = TOLD.map(|notice| (format!("told {notice}"), 50));
    // A shorter run need not meet everything.
    for (name, least) in often.into_iter().chain(seldom).chain(told).filter(|_| cases >= USUAL) {
        let times = tally.get(&name).copied().unwrap_or_default();
        assert!(times >= least, "{name}: {times} times: {tally:#?}");
    }
}
