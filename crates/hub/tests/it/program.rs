//! The program itself: what it prints, what it logs, and how it ends.
#![cfg(unix)]

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};

use chrono::{TimeDelta, Utc};
use domain::verb::Verb;
use hub_client::HubClient;
use protocol::enrol::{Right, Trouble};
use protocol::link::{HubAt, Link};
use testkit::smtp::{Behaviour, Mood, SmtpSink, Stage};

use crate::mail::{invited, received, server};
use crate::world::{CORA, Device, FOUNDER, Solo, World, enrolment, token};

fn hub(folder: &Path, words: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_coverbook-hub"));
    command.args(words).arg("--folder").arg(folder);
    command
}

fn done(folder: &Path, words: &[&str]) -> String {
    let Output { status, stdout, stderr } = hub(folder, words).output().unwrap();
    assert!(status.success(), "{}", String::from_utf8_lossy(&stderr));
    String::from_utf8(stdout).unwrap()
}

/// A hub that runs, with its address.
struct Running(Child, String);

impl Running {
    fn start(folder: &Path) -> Self {
        Self::with(folder, &[]).0
    }

    /// With more options; also gives what it says before it listens.
    fn with(folder: &Path, options: &[&str]) -> (Self, String) {
        let mut command = hub(folder, &[&["serve", "--listen", "127.0.0.1:0"], options].concat());
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let mut said = BufReader::new(child.stdout.take().unwrap());
        let mut before = String::new();
        loop {
            let mut line = String::new();
            assert_ne!(said.read_line(&mut line).unwrap(), 0, "it listens: {before}");
            match line.trim().strip_prefix("listening ") {
                Some(address) => return (Self(child, format!("https://{address}")), before),
                None => before.push_str(&line),
            }
        }
    }

    /// Kills it, as a power cut would, and gives its log.
    fn kill(mut self) -> String {
        self.0.kill().unwrap();
        self.0.wait().unwrap();
        let mut log = String::new();
        self.0.stderr.take().unwrap().read_to_string(&mut log).unwrap();
        log
    }

    /// Asks it to end, and gives its log.
    fn stop(mut self) -> String {
        let ended = Command::new("kill").arg(self.0.id().to_string()).status().unwrap();
        assert!(ended.success());
        assert!(self.0.wait().unwrap().success());
        let mut log = String::new();
        self.0.stderr.take().unwrap().read_to_string(&mut log).unwrap();
        log
    }
}

#[tokio::test]
async fn a_hub_is_set_up_run_backed_up_and_restored() {
    let temporary = tempfile::tempdir().unwrap();
    let (folder, copies) = (temporary.path().join("hub"), temporary.path().join("copies"));
    std::fs::create_dir(&copies).unwrap();
    let pin = done(&folder, &["init", "--address", "https://hub.example.com:7843"]);
    assert!(
        !hub(&folder, &["init"]).output().unwrap().status.success(),
        "its secret is never replaced"
    );
    let mode = |path: &Path| std::os::unix::fs::PermissionsExt::mode(&path.metadata().unwrap().permissions()) & 0o777;
    assert_eq!(
        (
            mode(&folder),
            mode(&folder.join("secret")),
            mode(&folder.join("tls.key"))
        ),
        (0o700, 0o600, 0o600)
    );

    let link: Link = done(&folder, &["firm", "place"]).trim().parse().unwrap();
    let Link::Attach {
        hub: HubAt { pin: known, .. },
        place,
    } = link
    else {
        panic!("no link for a firm");
    };
    assert_eq!(
        pin.trim(),
        format!("pin {}", data_encoding::BASE64URL_NOPAD.encode(&known.unwrap()))
    );

    let running = Running::start(&folder);
    let at = |running: &Running| HubAt {
        addresses: vec!["https://127.0.0.1:1".into(), running.1.clone()],
        pin: known,
    };
    let client = HubClient::new(&at(&running)).unwrap();
    assert_eq!(client.health().await.unwrap().proto, protocol::VERSION);
    let stranger = HubClient::new(&HubAt {
        pin: Some([0; 32]),
        ..at(&running)
    })
    .unwrap();
    assert_eq!(stranger.health().await.unwrap_err(), hub_client::ClientError::Untrusted);

    let solo = Solo::new(temporary.path(), 1).await;
    client.attach(&place, &solo.attachment(40), &solo.file).await.unwrap();
    client.commit(&place, &solo.commitment(40)).await.unwrap();
    let mut one = Device::new(solo.firm, 40);
    one.sync(&client, &[], 0).await.unwrap();
    assert_eq!(done(&folder, &["firm", "list"]).trim(), solo.firm.0.to_string());
    let checked = format!("{}\t{:016x}", solo.firm.0, solo.checksum);
    assert_eq!(done(&folder, &["firm", "check"]).trim(), checked);
    let copy = done(&folder, &["backup", "--to", copies.to_str().unwrap()]);
    assert!(client.codes(solo.firm.0, &token(40), FOUNDER.0).await.is_ok());
    let codes = client.codes(solo.firm.0, &token(40), CORA.0).await;
    assert_eq!(
        codes.unwrap(),
        protocol::enrol::Entrance::Invitation,
        "her invitation has a code"
    );
    one.sync(&client, &[], 0).await.unwrap();
    one.sync(&client, &[], 0).await.unwrap();
    let busy = hub(&folder, &["restore", "--from", copy.trim()]).output().unwrap();
    assert!(!busy.status.success(), "not while the hub runs");
    let log = running.stop();

    done(&folder, &["restore", "--from", copy.trim()]);
    let running = Running::start(&folder);
    let client = HubClient::new(&at(&running)).unwrap();
    let before = one.have.epoch;
    let told = one.sync(&client, &[], 0).await.unwrap();
    assert_ne!(Some(told.hello.epoch), before, "the order of commands is another one");
    assert!(
        told.puts.iter().any(|rows| rows.contains("Whitmore")),
        "everything comes anew"
    );
    one.sync(&client, &[], 0).await.unwrap();
    let (firm, device) = (solo.firm.0.to_string(), uuid::Uuid::from_u128(40).to_string());
    done(&folder, &["device", "revoke", "--firm", &firm, "--device", &device]);
    assert_eq!(
        one.sync(&client, &[], 0).await.unwrap_err().code,
        protocol::enrol::Trouble::Revoked
    );
    assert!(done(&folder, &["device", "list", "--firm", &firm]).contains(&device));

    let log = format!("{log}{}", running.stop());
    for line in log.lines() {
        let line: serde_json::Value = serde_json::from_str(line).unwrap();
        assert!(line["event"].is_string(), "{line}");
    }
    assert!(log.contains("/v1/sync/{firm}"));
    let secret = ["Whitmore", "Anna", "Harbour", "example.com", "Desk 40", "127.0.0.1"];
    for planted in secret
        .into_iter()
        .map(String::from)
        .chain([token(40), firm, device, place])
    {
        assert!(!log.contains(&planted), "the log has {planted}");
    }
}

/// What a program on this computer is told that asks for the hub's numbers.
fn numbers(at: &str) -> String {
    let mut stream = TcpStream::connect(at).unwrap();
    let ask = format!("GET /metrics HTTP/1.1\r\nHost: {at}\r\nConnection: close\r\n\r\n");
    stream.write_all(ask.as_bytes()).unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    answer
}

#[tokio::test]
async fn the_numbers_of_a_hub_count_and_name_nobody() {
    let world = World::new().await;
    let (solo, mut one) = world.firm().await;
    let (folder, at) = (world.path(), world.at.clone());
    let _stopped = world.stopped().await;
    let open = hub(&folder, &["serve", "--metrics", "0.0.0.0:0"]).output().unwrap();
    let said = String::from_utf8(open.stderr).unwrap();
    assert!(said.contains("0.0.0.0:0 is not a loopback address"), "{said}");

    let (running, said) = Running::with(&folder, &["--metrics", "127.0.0.1:0"]);
    let here = HubAt {
        addresses: vec![running.1.clone()],
        ..at
    };
    let client = HubClient::new(&here).unwrap();
    one.sync(&client, &[], 0).await.unwrap();
    one.sync(&client, &[invited(200)], 0).await.unwrap();
    let told = numbers(said.trim().strip_prefix("metrics ").unwrap());
    for line in [
        "content-type: application/openmetrics-text; version=1.0.0; charset=utf-8",
        "coverbook_hub_requests_total{route=\"/v1/sync/{firm}\",code=\"200\"} 2",
        "coverbook_hub_request_seconds_count{route=\"/v1/sync/{firm}\"} 2",
        "coverbook_hub_commands_total{outcome=\"confirmed\"} 1",
        "coverbook_hub_firms 1",
        "coverbook_hub_devices_waiting 0",
    ] {
        assert!(told.lines().any(|told| told == line), "no {line} in {told}");
    }
    let ids = [solo.firm.0.to_string(), uuid::Uuid::from_u128(one.n).to_string()];
    for named in ["Nora", "Whitmore", "example.com"]
        .into_iter()
        .chain(ids.iter().map(String::as_str))
    {
        assert!(!told.contains(named), "{named} in {told}");
    }
    running.stop();
}

#[tokio::test]
async fn a_firm_leaves_a_hub_as_a_backup_and_comes_to_another_one() {
    let mut world = World::new().await;
    let (solo, one) = world.firm().await;
    let firm = solo.firm.0.to_string();
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let export = ["firm", "export", "--firm", &firm, "--to", &path("backup")];
    let said = done(&world.path(), &export);
    let code = said.trim().strip_prefix("recovery code ").unwrap();
    let again = hub(&world.path(), &export).output().unwrap();
    assert!(!again.status.success(), "what is there is not replaced");

    let other = folder.path().join("other");
    done(&other, &["init", "--address", "https://hub.example.com:7843"]);
    let import = |secret: &str| {
        std::fs::write(path("secret"), format!("{secret}\n")).unwrap();
        let words = [
            "firm",
            "import",
            "--from",
            &path("backup"),
            "--secret-file",
            &path("secret"),
        ];
        hub(&other, &words).output().unwrap()
    };
    assert!(!import("not this one").status.success());
    assert_eq!(done(&other, &["firm", "list"]), "");
    let imported = import(code);
    assert!(
        imported.status.success(),
        "{}",
        String::from_utf8_lossy(&imported.stderr)
    );
    let link: Link = String::from_utf8(imported.stdout).unwrap().trim().parse().unwrap();
    assert!(!import(code).status.success(), "it is there");
    let Link::Join {
        hub: HubAt { pin, .. },
        firm: named,
        code: Some(code),
    } = link
    else {
        panic!("no link for a device: {link:?}");
    };
    assert_eq!(named, solo.firm.0);

    let running = Running::start(&other);
    let addresses = vec![running.1.clone()];
    let client = HubClient::new(&HubAt { addresses, pin }).unwrap();
    let enrol = enrolment(solo.firm, 40, Right::Code(code));
    assert_eq!(client.enrol(&enrol).await.unwrap().user, FOUNDER.0);
    let told = Device::new(solo.firm, 40).sync(&client, &[], 0).await.unwrap();
    assert!(told.puts.iter().any(|rows| rows.contains("Cora")));
    let stranger = one.clone().sync(&client, &[], 0).await.unwrap_err();
    assert_eq!(stranger.code, Trouble::Revoked, "devices of before are not of this hub");
    running.stop();

    // What the operator does stands in the audit, with the firm as its actor.
    let device = uuid::Uuid::from_u128(one.n).to_string();
    done(
        &world.path(),
        &["device", "revoke", "--firm", &firm, "--device", &device],
    );
    let line = world.device_lines(solo.firm).await.remove(0);
    let by_the_firm = (Verb::RevokeDevice, solo.firm.acts_as(), "Anna Whitmore".to_owned());
    assert_eq!(line, by_the_firm);
    world.stop().await;
}

#[tokio::test]
async fn a_hub_killed_while_it_sends_leaves_a_mail_that_may_have_left() {
    let sink = SmtpSink::start(Behaviour::default().at(Stage::End, Mood::Hang)).unwrap();
    let world = World::new().await;
    let (solo, mut one) = world.firm().await;
    let (folder, at) = (world.path(), world.at.clone());
    let world = world.stopped().await;
    let running = Running::start(&folder);
    let here = HubAt {
        addresses: vec![running.1.clone()],
        ..at
    };
    let client = HubClient::new(&here).unwrap();
    let own = token(one.n);
    client.change_mail(solo.firm.0, &own, &server(&sink)).await.unwrap();
    one.sync(&client, &[invited(200)], 0).await.unwrap();
    one.sync(&client, &[invited(201)], 0).await.unwrap();
    // The letter is there, the answer never comes.
    let sink = received(sink, 1).await.0;
    let log = running.kill();
    assert!(!log.contains("example.com"), "{log}");

    world.clock.set(Utc::now());
    let mut world = world.start_again().await;
    let state = async |n: u128| {
        let mails = world.client.mails_to(solo.firm.0, &own, uuid::Uuid::from_u128(n)).await;
        mails.unwrap()[0].state.clone()
    };
    let sent = |mood| {
        let sink = SmtpSink::start(mood).unwrap();
        (server(&sink), sink)
    };
    let (better, good) = sent(Behaviour::default());
    world.client.change_mail(solo.firm.0, &own, &better).await.unwrap();
    let hub = world.hub();
    assert_eq!(hub.send_mail(solo.firm).await.unwrap().sent, 0, "the lease is not over");
    assert_eq!(
        (state(200).await.as_str(), state(201).await.as_str()),
        ("claimed", "due")
    );
    world.clock.advance(TimeDelta::seconds(61));
    hub.send_mail(solo.firm).await.unwrap();
    let (good, letters) = received(good, 1).await;
    assert_eq!(letters[0].to, ["nora201@example.com"]);
    world.clock.advance(TimeDelta::minutes(15));
    hub.send_mail(solo.firm).await.unwrap();
    assert_eq!(
        (state(200).await.as_str(), state(201).await.as_str()),
        ("unsure", "sent")
    );
    assert_eq!(
        (sink.received().len(), good.received().len()),
        (1, 1),
        "nobody sends it again"
    );
    world.stop().await;
}
