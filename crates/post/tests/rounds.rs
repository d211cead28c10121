//! Rounds of two programs on one database: each mail is sent once, whoever sends it.
#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

use std::cell::Cell;
use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::atomic::{AtomicU32, Ordering};

use chrono::{DateTime, TimeDelta, Utc};
use domain::command::{AddPerson, Arrival, Command, CommandKind, CreateFirm, Invite, Newcomer};
use domain::email::EmailAddress;
use domain::ids::{CommandId, FirmId, PointId, TeamId, UserId};
use domain::invitation_code::InvitationCode;
use domain::language::{Language, PreferredLanguage};
use hub_core::{Submitted, submit};
use mailer::{Memory as Server, Problem, ProblemKind, Step, Transport};
use post::{Committed, Host, Judged, Round, Way, round};
use store::mail::{MailState, mails_to};
use store::port::{Execute, Store};
use store::{Memory, StoreError};
use tokio::sync::Notify;
use uuid::Uuid;

const FIRM: FirmId = FirmId(Uuid::from_u128(1));
const FOUNDER: UserId = UserId(Uuid::from_u128(2));

fn client(n: u32) -> UserId {
    UserId(Uuid::from_u128(100 + u128::from(n)))
}

/// A database that another program writes to for long.
struct Contested {
    store: Memory,
    writes: AtomicU32,
    /// The requests to write, counted from 0, for which the turn does not come.
    busy: Range<u32>,
}

impl Store for Contested {
    type Read = <Memory as Store>::Read;
    type Write = <Memory as Store>::Write;

    async fn read(&self) -> Result<Self::Read, StoreError> {
        self.store.read().await
    }

    async fn write(&self) -> Result<Self::Write, StoreError> {
        if self.busy.contains(&self.writes.fetch_add(1, Ordering::SeqCst)) {
            return Err(StoreError::Busy);
        }
        self.store.write().await
    }
}

/// A database and the mail server of its firm.
struct World {
    store: Contested,
    server: Server,
    ids: Cell<u128>,
    now: Cell<DateTime<Utc>>,
    per_minute: u32,
}

impl World {
    async fn new(per_minute: u32) -> Self {
        let world = Self {
            store: Contested {
                store: Memory::open(testkit::now()).await.unwrap(),
                writes: AtomicU32::default(),
                busy: 0..0,
            },
            server: Server::new(),
            ids: Cell::new(1 << 64),
            now: Cell::new(testkit::now()),
            per_minute,
        };
        let founding = CreateFirm {
            firm: testkit::firm(FIRM, "Harbour & Vale"),
            founder: testkit::name("Anna", "Whitmore"),
            email: EmailAddress::parse("anna@example.com").unwrap(),
            email_point: PointId(world.id()),
            team: TeamId(world.id()),
            team_name: "Everybody".into(),
        };
        world.act(CommandKind::CreateFirm(Box::new(founding))).await;
        world
    }

    fn id(&self) -> Uuid {
        self.ids.set(self.ids.get() + 1);
        Uuid::from_u128(self.ids.get())
    }

    async fn act(&self, kind: CommandKind) {
        let command = Command {
            id: CommandId(self.id()),
            actor: FOUNDER,
            at: self.now.get(),
            expect: Vec::new(),
            kind,
        };
        let mut w = self.store.write().await.unwrap();
        let done = submit(&mut w, FIRM, command, self.now.get()).await.unwrap();
        assert!(matches!(done, Submitted::Done(_)), "{done:?}");
        w.commit().await.unwrap();
    }

    /// Invites a new client.
    async fn invite(&self, n: u32) {
        self.act(CommandKind::AddPerson(Box::new(AddPerson {
            user: client(n),
            newcomer: Newcomer::Client,
            name: testkit::name("Cora", &format!("No {n}")),
            middle_names: String::new(),
            job_title: String::new(),
            company: String::new(),
            note: String::new(),
            language: PreferredLanguage::default(),
            email: EmailAddress::parse(&format!("cora{n}@example.com")).ok(),
            phone: None,
            identifier: None,
            teams: Vec::new(),
            book: None,
            arrival: Arrival::Quiet,
            points: [PointId(self.id()), PointId(self.id())],
        })))
        .await;
        let users = vec![client(n)];
        let message = String::new();
        self.act(CommandKind::Invite(Invite { users, message })).await;
    }

    async fn state(&self, n: u32) -> MailState {
        let mut q = self.store.read().await.unwrap();
        let mails = mails_to(&mut q, FIRM, client(n), 1).await.unwrap();
        mails.first().unwrap().state
    }

    fn advance(&self, by: TimeDelta) {
        self.now.set(self.now.get() + by);
    }

    const fn program(&self, n: u128) -> Program<'_> {
        Program {
            world: self,
            holder: Uuid::from_u128(n),
            turns: Cell::new(0),
            dies_at: None,
        }
    }
}

/// A program that sends.
struct Program<'w> {
    world: &'w World,
    holder: Uuid,
    turns: Cell<u32>,
    /// The turn to write before which it dies, and who is told.
    dies_at: Option<(u32, &'w Notify)>,
}

impl Program<'_> {
    async fn round(&self) -> Round {
        Box::pin(round(self)).await.unwrap()
    }
}

impl Host for Program<'_> {
    type Store = Contested;
    type Error = StoreError;

    fn store(&self) -> &Contested {
        &self.world.store
    }

    fn firm(&self) -> FirmId {
        FIRM
    }

    fn holder(&self) -> Uuid {
        self.holder
    }

    fn now(&self) -> DateTime<Utc> {
        self.world.now.get()
    }

    fn id(&self) -> Uuid {
        self.world.id()
    }

    fn code(&self) -> Result<InvitationCode, StoreError> {
        let [.., a, b, c, d, e] = *self.world.id().as_bytes();
        Ok(InvitationCode::new([a, b, c, d, e]))
    }

    fn is_stopping(&self) -> bool {
        false
    }

    async fn clock_is_trusted(&self) -> Result<bool, StoreError> {
        Ok(true)
    }

    async fn way(&self) -> Result<Option<Way>, StoreError> {
        Ok(Some(Way {
            transport: Transport::Memory(self.world.server.clone()),
            from: EmailAddress::parse("office@example.com").unwrap(),
            from_name: String::new(),
            language: Language::En,
            per_minute: self.world.per_minute,
        }))
    }

    async fn turn(&self) -> impl Sized {
        self.turns.set(self.turns.get() + 1);
        if let Some((at, told)) = self.dies_at
            && self.turns.get() == at
        {
            told.notify_one();
            std::future::pending::<()>().await;
        }
    }

    async fn judge<W: Execute>(&self, w: &mut W, command: Command) -> Result<Judged, StoreError> {
        Ok(match submit(w, FIRM, command, self.now()).await? {
            Submitted::Done(_) => Judged::Done,
            Submitted::Refused(refusal) => Judged::Refused(refusal),
        })
    }

    async fn committed(&self, _: Committed) -> Result<(), StoreError> {
        Ok(())
    }
}

#[tokio::test]
async fn two_programs_in_turn_and_at_once_send_every_mail_once() {
    let world = World::new(600).await;
    let (one, two) = (world.program(1), world.program(2));
    for n in 0..50 {
        world.invite(n).await;
        let sent = if n % 2 == 0 {
            let (a, b) = tokio::join!(one.round(), two.round());
            a.sent + b.sent
        } else {
            one.round().await.sent + two.round().await.sent
        };
        assert_eq!(sent, 1, "round {n}");
    }
    let mails = world.server.mails();
    let readers: BTreeSet<_> = mails.iter().map(|mail| mail.to.clone()).collect();
    assert_eq!((mails.len(), readers.len()), (50, 50));
}

#[tokio::test]
async fn who_dies_while_sending_leaves_the_rest_to_the_next_after_a_minute() {
    let world = World::new(600).await;
    world.invite(0).await;
    world.invite(1).await;
    let dead = Notify::new();
    // The lease, the claim, and what became of it.
    let mut dying = world.program(1);
    dying.dies_at = Some((3, &dead));
    tokio::select! {
        _ = dying.round() => panic!("it should not have come back"),
        () = dead.notified() => {}
    }
    assert_eq!(world.state(0).await, MailState::Claimed);
    let other = world.program(2);
    world.advance(TimeDelta::seconds(59));
    assert_eq!(other.round().await.sent, 0, "the lease is not over");
    world.advance(TimeDelta::seconds(1));
    assert_eq!(other.round().await.sent, 1);
    let count = |n: u32| {
        let to = EmailAddress::parse(&format!("cora{n}@example.com")).unwrap();
        world.server.mails().iter().filter(|mail| mail.to == to).count()
    };
    assert_eq!((count(0), count(1)), (1, 1));
    world.advance(TimeDelta::minutes(11));
    assert_eq!(other.round().await.sent, 0);
    assert_eq!((world.state(0).await, count(0)), (MailState::Unsure, 1));
}

#[tokio::test]
async fn what_became_of_a_mail_is_kept_however_long_another_program_writes() {
    let mut world = World::new(600).await;
    world.invite(0).await;
    // The lease and the claim are written; then an import takes longer than anybody waits.
    *world.store.writes.get_mut() = 0;
    world.store.busy = 2..6;
    let round = world.program(1).round().await;
    assert_eq!((round.sent, round.unsure), (1, 0));
    assert_eq!(world.state(0).await, MailState::Sent);
    assert_eq!(world.server.mails().len(), 1);
}

#[tokio::test]
async fn the_rate_holds_across_programs_and_restarts() {
    let world = World::new(3).await;
    for n in 0..10 {
        world.invite(n).await;
    }
    let mut sent = Vec::new();
    for n in 0..4 {
        // Another program each time, as after a restart.
        sent.push(world.program(n).round().await.sent);
        world.advance(TimeDelta::seconds(30));
    }
    assert_eq!(sent, [3, 0, 3, 0]);
}

#[tokio::test]
async fn a_server_that_is_away_stops_the_round_and_loses_nothing() {
    let world = World::new(600).await;
    world.invite(0).await;
    let program = world.program(1);
    let gone = Problem {
        at: Step::Connect,
        kind: ProblemKind::ConnectionRefused,
        code: None,
        answer: String::new(),
    };
    world.server.shut(Some(gone.clone()));
    let round = program.round().await;
    assert_eq!((round.sent, round.waiting, round.problem), (0, 1, Some(gone)));
    world.server.shut(None);
    let round = program.round().await;
    assert_eq!((round.sent, round.waiting, round.tried), (1, 0, true));
    assert!(round.next.is_some(), "the invitation ends some day");
    assert!(!program.round().await.tried);
}
