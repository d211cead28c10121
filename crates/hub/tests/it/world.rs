//! A hub on a port of its own, firms, and their devices; all over TLS.

use std::net::{SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::{Duration, Instant};

use chrono::{DateTime, TimeDelta, Utc};
use data_encoding::BASE64URL_NOPAD;
use domain::command::{AddPerson, Arrival, Command, CommandKind, CreateFirm, Invite, Newcomer};
use domain::email::EmailAddress;
use domain::ids::{CommandId, FirmId, PointId, TeamId, UserId};
use domain::invitation_code::InvitationCode;
use domain::language::PreferredLanguage;
use domain::person_name::PersonName;
use domain::verb::Verb;
use hub::folder::secret_file;
use hub::settings::{files, own_files};
use hub::{Folder, Hub, Options, identity, places, serve};
use hub_client::{ClientError, HubClient, Wait};
use hub_core::{Submitted, submit};
use protocol::command::WireCommand;
use protocol::enrol::{Attach, Code, Commit, Enrol, Entrance, NewDevice, Problem, Right, Trouble};
use protocol::frame::{Answer, Done, Have, Hello, Outcome, Request};
use protocol::lines;
use protocol::link::HubAt;
use store::audit::{self, AuditQuery};
use store::port::{Execute as _, Store as _};
use store::records::checksum::content_checksum;
use store::{Key, Sqlite};
use tempfile::TempDir;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;
use uuid::Uuid;

pub(crate) const FOUNDER: UserId = UserId(Uuid::from_u128(2));
pub(crate) const TEAM: TeamId = TeamId(Uuid::from_u128(3));

/// A client who was invited.
pub(crate) const CORA: UserId = UserId(Uuid::from_u128(10));

/// The code of her mail.
const CODE: [u8; 5] = [7; 5];

pub(crate) fn mailed() -> String {
    InvitationCode::new(CODE).to_text()
}

/// A hub's clock, which tests move.
#[derive(Clone)]
pub(crate) struct TestClock(Arc<AtomicI64>);

impl TestClock {
    fn new() -> Self {
        Self(Arc::new(AtomicI64::new(testkit::now().timestamp_micros())))
    }

    pub(crate) fn now(&self) -> DateTime<Utc> {
        DateTime::from_timestamp_micros(self.0.load(Ordering::SeqCst)).unwrap()
    }

    pub(crate) fn set(&self, now: DateTime<Utc>) {
        self.0.store(now.timestamp_micros(), Ordering::SeqCst);
    }

    pub(crate) fn advance(&self, by: TimeDelta) {
        self.0.fetch_add(by.num_microseconds().unwrap(), Ordering::SeqCst);
    }
}

/// A hub that runs.
pub(crate) struct World {
    pub(crate) folder: TempDir,
    pub(crate) clock: TestClock,
    pub(crate) at: HubAt,
    pub(crate) client: HubClient,
    hub: Option<Arc<Hub>>,
    running: Option<(oneshot::Sender<()>, JoinHandle<()>)>,
}

impl World {
    pub(crate) async fn new() -> Self {
        Self::with(Options::default()).await
    }

    pub(crate) async fn with(options: Options) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("hub");
        Folder::make(&path, &secret_file(&path)).unwrap();
        let own = own_files(&path);
        identity::make(files(&own), &["localhost".into()]).unwrap();
        let at = HubAt {
            addresses: Vec::new(),
            pin: Some(identity::pin(&own.1).unwrap()),
        };
        let mut world = Self {
            client: HubClient::new(&at).unwrap(),
            folder,
            clock: TestClock::new(),
            at,
            hub: None,
            running: None,
        };
        world.start(options).await;
        world
    }

    pub(crate) fn path(&self) -> PathBuf {
        self.folder.path().join("hub")
    }

    pub(crate) fn open_folder(&self) -> Folder {
        Folder::open(&self.path(), &secret_file(&self.path())).unwrap()
    }

    async fn start(&mut self, options: Options) {
        let clock = self.clock.clone();
        let hub = Hub::open(self.open_folder(), options, Arc::new(move || clock.now()))
            .await
            .unwrap();
        let listener = TcpListener::bind(SocketAddr::from(([127, 0, 0, 1], 0))).unwrap();
        self.at.addresses = vec![format!("https://{}", listener.local_addr().unwrap())];
        self.client = HubClient::new(&self.at).unwrap();
        let tls = identity::tls(files(&own_files(&self.path()))).unwrap();
        self.hub = Some(Arc::clone(&hub));
        let (stop, stopped) = oneshot::channel();
        let serving = tokio::spawn(async move {
            let stopped = async { drop(stopped.await) };
            serve::serve(Arc::clone(&hub), listener, Some(tls), stopped)
                .await
                .unwrap();
            hub.close().await.unwrap();
        });
        self.running = Some((stop, serving));
    }

    pub(crate) fn hub(&self) -> &Arc<Hub> {
        self.hub.as_ref().unwrap()
    }

    /// Ends when a device asks to be told, and has not been answered.
    pub(crate) async fn is_waiting(&self) {
        while self.hub().asking() == 0 {
            tokio::task::yield_now().await;
        }
    }

    pub(crate) async fn stop(&mut self) {
        // Open connections would keep the hub waiting.
        self.client = HubClient::new(&self.at).unwrap();
        let (stop, serving) = self.running.take().unwrap();
        stop.send(()).unwrap();
        serving.await.unwrap();
    }

    /// The same, stopped.
    pub(crate) async fn stopped(mut self) -> Self {
        self.stop().await;
        self
    }

    /// The same, started again.
    pub(crate) async fn start_again(mut self) -> Self {
        self.start(Options::default()).await;
        self
    }

    pub(crate) async fn restart(&mut self) {
        self.stop().await;
        self.start(Options::default()).await;
    }

    pub(crate) fn place(&self) -> String {
        places::make(&self.open_folder(), self.clock.now()).unwrap()
    }

    /// A firm that has moved to the hub, and the device of its founder.
    pub(crate) async fn firm(&self) -> (Solo, Device) {
        let solo = Solo::new(self.folder.path(), 1).await;
        let device = solo.attach(self).await;
        (solo, device)
    }

    /// A code for a device of the founder, made by this device.
    pub(crate) async fn founders_code(&self, device: &Device) -> Code {
        let made = self.client.codes(device.firm.0, &token(device.n), FOUNDER.0).await;
        match made.unwrap() {
            Entrance::Device(code) => code,
            Entrance::Invitation => panic!("the founder is active"),
        }
    }

    /// What the audit says of devices: verb, actor and the name beside it, the newest first.
    pub(crate) async fn device_lines(&self, firm: FirmId) -> Vec<(Verb, UserId, String)> {
        let folder = self.open_folder();
        let (file, key) = (folder.firm_file(firm), folder.key(firm));
        let store = Sqlite::open(&file, &key, false, self.clock.now()).await.unwrap();
        let mut q = store.read().await.unwrap();
        let all = audit::lines(&mut q, firm, &AuditQuery::default(), 0, 100)
            .await
            .unwrap();
        drop(q);
        store.close().await.unwrap();
        let verbs = [Verb::LinkDevice, Verb::AddDevice, Verb::RevokeDevice];
        let of_devices = all.into_iter().filter(|line| verbs.contains(&line.verb));
        of_devices
            .map(|line| {
                let detail: serde_json::Value = serde_json::from_str(&line.detail).unwrap();
                (line.verb, line.actor, detail["what"].as_str().unwrap().to_owned())
            })
            .collect()
    }

    pub(crate) async fn enrol(&self, firm: FirmId, code: &str, n: u128) -> Result<Device, Problem> {
        let enrol = enrolment(firm, n, Right::Code(code.into()));
        self.client.enrol(&enrol).await.map_err(problem)?;
        Ok(Device::new(firm, n))
    }
}

impl Drop for World {
    /// The test program may end only once no thread uses the library for encryption, which goes down with it. A
    /// thread that waits for a mail server does not use it.
    fn drop(&mut self) {
        if let Some(hub) = &self.hub {
            hub.stop();
            let until = Instant::now() + Duration::from_secs(2);
            while hub.working() > 0 && Instant::now() < until {
                std::thread::yield_now();
            }
        }
    }
}

pub(crate) fn enrolment(firm: FirmId, n: u128, by: Right) -> Enrol {
    Enrol {
        proto: protocol::VERSION,
        firm: firm.0,
        device: new_device(n),
        by,
    }
}

pub(crate) fn new_device(n: u128) -> NewDevice {
    NewDevice {
        id: Uuid::from_u128(n),
        name: format!("Desk {n}"),
        token: token(n),
    }
}

pub(crate) fn token(n: u128) -> String {
    BASE64URL_NOPAD.encode(&[n.to_be_bytes(), n.to_le_bytes()].concat())
}

pub(crate) fn problem(error: ClientError) -> Problem {
    match error {
        ClientError::Problem(problem) => problem,
        other => panic!("{other:?}"),
    }
}

pub(crate) fn code<T: std::fmt::Debug>(answer: Result<T, ClientError>) -> Trouble {
    problem(answer.unwrap_err()).code
}

/// A firm in a file, before it moves.
pub(crate) struct Solo {
    pub(crate) firm: FirmId,
    pub(crate) file: PathBuf,
    pub(crate) checksum: u64,
    n: u128,
}

const JOURNEY: [u8; 32] = [5; 32];

impl Solo {
    pub(crate) async fn new(folder: &Path, n: u128) -> Self {
        let firm = FirmId(Uuid::from_u128(n << 64));
        let file = folder.join(format!("{n}.coverbook"));
        let (store, gate) = Sqlite::found(&file, &Key::new(JOURNEY), testkit::now()).await.unwrap();
        let mut w = store.write().await.unwrap();
        let kind = CommandKind::CreateFirm(Box::new(CreateFirm {
            firm: testkit::firm(firm, "Harbour & Vale"),
            founder: testkit::name("Anna", "Whitmore"),
            email: EmailAddress::parse("anna@example.com").unwrap(),
            email_point: PointId(Uuid::from_u128(4)),
            team: TEAM,
            team_name: "Everybody".into(),
        }));
        let founding = command(Uuid::from_u128((n << 64) | 5), kind);
        let done = submit(&mut w, firm, founding, testkit::now()).await.unwrap();
        assert!(matches!(done, Submitted::Done(_)));
        for (n, kind) in [client(), invite()].into_iter().enumerate() {
            let command = command(Uuid::from_u128(((n as u128 + 1) << 96) | firm.0.as_u128()), kind);
            let done = submit(&mut w, firm, command, testkit::now()).await.unwrap();
            assert!(matches!(done, Submitted::Done(_)), "{done:?}");
        }
        // Her mail left before the firm moved.
        let (mut code, mut name) = (|| InvitationCode::new(CODE), || "1@example.com".into());
        let mails = hub_core::mail::claim(&mut w, firm, testkit::now(), 9, &mut code, &mut name);
        assert_eq!(mails.await.unwrap().len(), 1);
        store::settings::set(&mut w, "own", "of this device").await.unwrap();
        let checksum = content_checksum(&mut w, firm).await.unwrap();
        w.commit().await.unwrap();
        store.close().await.unwrap();
        drop(gate);
        Self {
            firm,
            file,
            checksum,
            n,
        }
    }

    pub(crate) fn attachment(&self, device: u128) -> Attach {
        Attach {
            proto: protocol::VERSION,
            firm: self.firm.0,
            user: FOUNDER.0,
            device: new_device(device),
            key: BASE64URL_NOPAD.encode(&JOURNEY),
        }
    }

    pub(crate) fn commitment(&self, device: u128) -> Commit {
        Commit {
            firm: self.firm.0,
            token: token(device),
        }
    }

    pub(crate) async fn attach(&self, world: &World) -> Device {
        let (place, n) = (world.place(), 1_000 + self.n);
        let arrived = world
            .client
            .attach(&place, &self.attachment(n), &self.file)
            .await
            .unwrap();
        assert_eq!(arrived.checksum, format!("{:016x}", self.checksum));
        world.client.commit(&place, &self.commitment(n)).await.unwrap();
        Device::new(self.firm, n)
    }
}

/// Cora, a client of the founder.
fn client() -> CommandKind {
    let name = testkit::name("Cora", "Hale");
    person(CORA, (name, "Cora.Hale@example.com"), Newcomer::Client, Arrival::Quiet)
}

/// Somebody new.
pub(crate) fn person(
    user: UserId,
    (name, email): (PersonName, &str),
    newcomer: Newcomer,
    arrival: Arrival,
) -> CommandKind {
    let point = |n| PointId(Uuid::from_u128((user.0.as_u128() << 8) | n));
    CommandKind::AddPerson(Box::new(AddPerson {
        user,
        newcomer,
        name,
        middle_names: String::new(),
        job_title: String::new(),
        company: String::new(),
        note: String::new(),
        language: PreferredLanguage::default(),
        email: EmailAddress::parse(email).ok(),
        phone: None,
        identifier: None,
        teams: Vec::new(),
        book: None,
        arrival,
        points: [point(1), point(2)],
    }))
}

fn invite() -> CommandKind {
    CommandKind::Invite(Invite {
        users: vec![CORA],
        message: String::new(),
    })
}

pub(crate) fn command(id: Uuid, kind: CommandKind) -> Command {
    Command {
        id: CommandId(id),
        actor: FOUNDER,
        at: testkit::now(),
        expect: Vec::new(),
        kind,
    }
}

/// A device, as far as a hub is concerned.
#[derive(Clone, Debug)]
pub(crate) struct Device {
    pub(crate) firm: FirmId,
    pub(crate) n: u128,
    pub(crate) have: Have,
}

/// What a device was told.
#[derive(Debug)]
pub(crate) struct Told {
    pub(crate) hello: Hello,
    pub(crate) outcomes: Vec<Outcome>,
    /// Records that came.
    pub(crate) puts: Vec<String>,
    pub(crate) revoked: usize,
    pub(crate) done: Done,
}

impl Device {
    pub(crate) fn new(firm: FirmId, n: u128) -> Self {
        let have = Have {
            proto: protocol::VERSION,
            epoch: None,
            chain: None,
            have: Vec::new(),
        };
        Self { firm, n, have }
    }

    pub(crate) fn request(&self, commands: &[CommandKind]) -> Vec<u8> {
        let have = Request::Have(self.have.clone());
        let wire = |kind| {
            let id = CommandId(Uuid::now_v7());
            Request::Command(WireCommand::of(id, testkit::now(), &[], kind).unwrap())
        };
        lines::pack(std::iter::once(have).chain(commands.iter().map(wire))).unwrap()
    }

    pub(crate) async fn sync(
        &mut self,
        client: &HubClient,
        commands: &[CommandKind],
        wait: u32,
    ) -> Result<Told, Problem> {
        let request = self.request(commands);
        let answer = client
            .sync(self.firm.0, &token(self.n), request, Wait::News(wait))
            .await;
        Ok(self.take(&answer.map_err(problem)?))
    }

    /// Reads an answer as a device does.
    pub(crate) fn take(&mut self, answer: &[u8]) -> Told {
        let unpacked = lines::unpack(answer).unwrap();
        let mut lines = lines::read(&unpacked).map(Result::unwrap);
        let Some(Answer::Hello(hello)) = lines.next() else {
            panic!("no hello");
        };
        let (mut outcomes, mut puts, mut revoked, mut end) = (Vec::new(), Vec::new(), 0, None);
        for line in lines {
            match line {
                Answer::Outcome(outcome) => outcomes.push(outcome),
                Answer::Put(put) => puts.push(put.rows.get().to_owned()),
                Answer::Revoke(bucket) => {
                    revoked += 1;
                    self.have.have.retain(|(held, _)| *held != bucket);
                }
                Answer::Close(closed) => {
                    self.have.have.retain(|(held, _)| *held != closed.bucket);
                    self.have.have.push((closed.bucket, closed.cursor));
                }
                Answer::Done(done) => end = Some(done),
                Answer::Hello(_) | Answer::Del(..) | Answer::Open(_) => {}
            }
        }
        let done = end.expect("an answer ends");
        self.have.epoch = Some(hello.epoch);
        self.have.chain = Some(done.chain);
        Told {
            hello,
            outcomes,
            puts,
            revoked,
            done,
        }
    }
}
