//! A firm in memory, with quiet clients, and a host that sends its mails.

use chrono::{DateTime, TimeDelta, Utc};
use domain::command::{
    AddPerson, Arrival, ChangeSettings, Command, CommandKind, CreateFirm, EditProfile, Invite, Newcomer, Proof,
    RecordAcceptance,
};
use domain::decide::Refusal;
use domain::email::EmailAddress;
use domain::firm::Firm as Record;
use domain::ids::{CommandId, FirmId, PointId, TeamId, UserId};
use domain::invitation::Invitation;
use domain::invitation_code::InvitationCode;
use domain::language::{Language, PreferredLanguage};
use domain::people::Person;
use domain::person_name::PersonName;
use domain::phone::Region;
use hub_core::mail::{self as rules, Guess, Outgoing, Report};
use hub_core::notices::{Told, read, week_is_waiting};
use hub_core::{Submitted, submit};
use store::Memory;
use store::mail::{self, MailJob, MailState};
use store::port::{Execute, Query, Row, Store};
use store::records::{firm_settings, invitations, people};
use uuid::Uuid;

const FIRM: FirmId = FirmId(Uuid::from_u128(1));

pub(crate) fn at(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

/// A firm in London.
pub(crate) struct Firm {
    store: Memory,
    pub(crate) now: DateTime<Utc>,
    pub(crate) founder: UserId,
    pub(crate) clients: Vec<UserId>,
    ids: u128,
    codes: u16,
}

impl Firm {
    /// Anna has founded a firm; its clients have addresses, and nothing was sent to them.
    pub(crate) async fn with_clients(n: usize, now: DateTime<Utc>) -> Self {
        let mut firm = Self {
            store: Memory::open(now).await.unwrap(),
            now,
            founder: UserId(Uuid::from_u128(2)),
            clients: Vec::new(),
            ids: 1 << 20,
            codes: 0,
        };
        let founded = CreateFirm {
            firm: Record {
                id: FIRM,
                name: "Harcourt & Lane".into(),
                country: Region::parse("GB").unwrap(),
                time_zone: "Europe/London".parse().unwrap(),
            },
            founder: PersonName::parse("Anna", "Whitmore").unwrap(),
            email: EmailAddress::parse("anna@example.com").unwrap(),
            email_point: PointId(firm.id()),
            team: TeamId(firm.id()),
            team_name: "Everyone".into(),
        };
        firm.done(CommandKind::CreateFirm(Box::new(founded))).await;
        for n in 0..n {
            let user = UserId(firm.id());
            let client = AddPerson {
                user,
                newcomer: Newcomer::Client,
                name: PersonName::parse("Cora", &format!("No {n}")).unwrap(),
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
                points: [PointId(firm.id()), PointId(firm.id())],
            };
            firm.done(CommandKind::AddPerson(Box::new(client))).await;
            firm.clients.push(user);
        }
        firm
    }

    /// As [`Self::with_clients`], and they were just invited.
    pub(crate) async fn inviting(n: usize, now: DateTime<Utc>) -> Self {
        let mut firm = Self::with_clients(n, now).await;
        firm.done(invite(&firm.clients.clone())).await;
        firm
    }

    pub(crate) async fn send_daily(&mut self) {
        let act = ChangeSettings {
            reminders: Some(true),
            ..ChangeSettings::default()
        };
        self.done(CommandKind::ChangeSettings(act)).await;
    }

    pub(crate) fn id(&mut self) -> Uuid {
        self.ids += 1;
        Uuid::from_u128(self.ids)
    }

    pub(crate) fn wait(&mut self, time: TimeDelta) {
        self.now += time;
    }

    fn command(&mut self, actor: UserId, kind: CommandKind) -> Command {
        Command {
            id: CommandId(self.id()),
            actor,
            at: self.now,
            expect: Vec::new(),
            kind,
        }
    }

    async fn carry_out(&mut self, command: Command) -> Result<(), Refusal> {
        let mut w = self.store.write().await.unwrap();
        match submit(&mut w, FIRM, command, self.now).await.unwrap() {
            Submitted::Done(_) => {
                w.commit().await.unwrap();
                Ok(())
            }
            Submitted::Refused(refusal) => {
                w.rollback().await.unwrap();
                Err(refusal)
            }
        }
    }

    /// Anna's command is carried out.
    pub(crate) async fn done(&mut self, kind: CommandKind) -> CommandId {
        let command = self.command(self.founder, kind);
        let id = command.id;
        self.carry_out(command).await.unwrap();
        id
    }

    pub(crate) async fn refused(&mut self, kind: CommandKind) -> Refusal {
        let command = self.command(self.founder, kind);
        self.carry_out(command).await.unwrap_err()
    }

    /// What happens by itself; whether there was anything to do.
    pub(crate) async fn by_itself(&mut self, kind: CommandKind) -> bool {
        let command = self.command(UserId(FIRM.0), kind);
        match self.carry_out(command).await {
            Ok(()) => true,
            Err(refusal) => {
                assert_eq!(refusal, Refusal::NothingDue);
                false
            }
        }
    }

    /// Somebody's notices as they read them, the latest first.
    pub(crate) async fn told(&self, reader: UserId) -> Vec<Told> {
        let card = self.person(reader).await.card;
        let mut q = self.store.read().await.unwrap();
        read(&mut q, FIRM, &card, 0, 1_000).await.unwrap()
    }

    /// A round of a host: the figures of the week, if they are due.
    pub(crate) async fn week(&mut self) -> bool {
        let mut q = self.store.read().await.unwrap();
        let waiting = week_is_waiting(&mut q, FIRM, self.now).await.unwrap();
        drop(q);
        let told = self.by_itself(CommandKind::TellWeek).await;
        assert_eq!(told, waiting);
        told
    }

    /// An active person, added by hand.
    pub(crate) async fn add(&mut self, newcomer: Newcomer, given: &str, teams: Vec<TeamId>) -> UserId {
        let user = UserId(self.id());
        let act = AddPerson {
            user,
            newcomer,
            name: PersonName::parse(given, "Hale").unwrap(),
            middle_names: String::new(),
            job_title: String::new(),
            company: String::new(),
            note: String::new(),
            language: PreferredLanguage::default(),
            email: EmailAddress::parse(&format!("{given}.hale@example.com")).ok(),
            phone: None,
            identifier: None,
            teams,
            arrival: Arrival::Present,
            book: None,
            points: [PointId(self.id()), PointId(self.id())],
        };
        self.done(CommandKind::AddPerson(Box::new(act))).await;
        user
    }

    /// The host takes what is due.
    pub(crate) async fn claim(&mut self) -> Vec<Outgoing> {
        let mut w = self.store.write().await.unwrap();
        let (mut codes, mut names) = (self.codes, self.ids);
        let mut code = || {
            codes += 1;
            let [high, low] = codes.to_be_bytes();
            InvitationCode::new([201, 202, 203, high, low])
        };
        let mut name = || {
            names += 1;
            format!("<{names}@example.com>")
        };
        let mails = rules::claim(&mut w, FIRM, self.now, 200, &mut code, &mut name)
            .await
            .unwrap();
        w.commit().await.unwrap();
        (self.codes, self.ids) = (codes, names);
        mails
    }

    /// The one mail that is due.
    pub(crate) async fn claim_one(&mut self) -> Outgoing {
        let mut mails = self.claim().await;
        assert_eq!(mails.len(), 1, "{mails:?}");
        mails.remove(0)
    }

    /// The host says what became of a mail. What follows from that is done in the same transaction.
    pub(crate) async fn report(&mut self, mail: &Outgoing, report: Report) {
        let mut w = self.store.write().await.unwrap();
        let follows = rules::settle(&mut w, FIRM, mail, report, self.now).await.unwrap();
        if let Some(kind) = follows {
            let command = self.command(UserId(FIRM.0), kind);
            let judged = submit(&mut w, FIRM, command, self.now).await.unwrap();
            assert!(matches!(judged, Submitted::Done(_)), "{judged:?}");
        }
        w.commit().await.unwrap();
    }

    /// All that is due leaves.
    pub(crate) async fn send(&mut self) -> Vec<Outgoing> {
        let mut sent = Vec::new();
        loop {
            let mails = self.claim().await;
            for mail in &mails {
                self.report(mail, Report::Sent).await;
            }
            if mails.is_empty() {
                return sent;
            }
            sent.extend(mails);
        }
    }

    /// One round of a host: what is over ends, daily mails are written, what waits leaves.
    pub(crate) async fn round(&mut self) -> Vec<Outgoing> {
        let mut q = self.store.read().await.unwrap();
        let settings = firm_settings(&mut q, FIRM).await.unwrap().unwrap_or_default();
        let next = invitations::next_moment(&mut q, FIRM, settings.reminders)
            .await
            .unwrap();
        drop(q);
        if next.is_some_and(|next| next <= self.now) {
            for kind in [CommandKind::Expire, CommandKind::Remind] {
                while self.by_itself(kind.clone()).await {}
            }
        }
        let mut q = self.store.read().await.unwrap();
        let (_, first) = mail::outlook(&mut q, FIRM).await.unwrap();
        drop(q);
        if first.is_none_or(|first| first > self.now) {
            return Vec::new();
        }
        self.send().await
    }

    pub(crate) async fn give_up_abandoned(&mut self) -> u64 {
        let mut w = self.store.write().await.unwrap();
        let lost = rules::give_up_abandoned(&mut w, FIRM, self.now).await.unwrap();
        w.commit().await.unwrap();
        lost
    }

    pub(crate) async fn guess(&mut self, user: UserId, code: InvitationCode) -> Guess {
        let mut w = self.store.write().await.unwrap();
        let guess = rules::guess(&mut w, FIRM, user, code, self.now).await.unwrap();
        w.commit().await.unwrap();
        guess
    }

    /// Accepts with a code that is right.
    pub(crate) async fn accept(&mut self, user: UserId, code: InvitationCode) {
        let guess = self.guess(user, code).await;
        let Guess::Right(hash) = guess else {
            unreachable!("{guess:?}")
        };
        let proof = Proof::Code(hash);
        self.done(CommandKind::RecordAcceptance(RecordAcceptance { user, proof }))
            .await;
    }

    /// Somebody has another address.
    pub(crate) async fn change_address(&mut self, user: UserId, email: &str) -> CommandId {
        let email = EmailAddress::parse(email).ok();
        let act = self.edit(user);
        self.done(CommandKind::EditProfile(Box::new(EditProfile { email, ..act })))
            .await
    }

    pub(crate) async fn change_language(&mut self, user: UserId, language: Language) -> CommandId {
        let language = Some(PreferredLanguage(Some(language)));
        let act = self.edit(user);
        self.done(CommandKind::EditProfile(Box::new(EditProfile { language, ..act })))
            .await
    }

    fn edit(&mut self, user: UserId) -> EditProfile {
        EditProfile {
            user,
            given: None,
            family: None,
            middle_names: None,
            job_title: None,
            company: None,
            note: None,
            language: None,
            email: None,
            phone: None,
            identifier: None,
            role: None,
            points: [PointId(self.id()), PointId(self.id())],
        }
    }

    pub(crate) async fn person(&self, user: UserId) -> Person {
        let mut q = self.store.read().await.unwrap();
        let mut people = people::people(&mut q, FIRM, &[user]).await.unwrap();
        people.remove(&user).unwrap()
    }

    pub(crate) async fn invitation(&self, user: UserId) -> Invitation {
        self.person(user).await.invitation.unwrap().state
    }

    /// The mails to a person, the oldest first.
    pub(crate) async fn mails_to(&self, user: UserId) -> Vec<MailJob> {
        let mut q = self.store.read().await.unwrap();
        let mut mails = mail::mails_to(&mut q, FIRM, user, 1_000).await.unwrap();
        mails.reverse();
        mails
    }

    pub(crate) async fn states(&self, user: UserId) -> Vec<MailState> {
        self.mails_to(user).await.into_iter().map(|mail| mail.state).collect()
    }

    /// Everything that is kept about mails and codes.
    pub(crate) async fn kept(&self) -> Vec<Row> {
        let mut q = self.store.read().await.unwrap();
        let mut rows = Vec::new();
        for table in ["mail_job", "invitation_code", "invitation", "journal", "command_line"] {
            rows.extend(q.query(format!("SELECT * FROM {table}"), Vec::new()).await.unwrap());
        }
        rows
    }
}

pub(crate) fn invite(users: &[UserId]) -> CommandKind {
    CommandKind::Invite(Invite {
        users: users.to_vec(),
        message: "See you soon".into(),
    })
}

pub(crate) const fn in_person(user: UserId) -> CommandKind {
    let proof = Proof::InPerson;
    CommandKind::RecordAcceptance(RecordAcceptance { user, proof })
}
