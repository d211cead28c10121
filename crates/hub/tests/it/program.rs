//! The program itself: what it prints, what it logs, and how it ends.
#![cfg(unix)]

use std::io::{BufRead as _, BufReader, Read as _};
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};

use chrono::{TimeDelta, Utc};
use hub_client::HubClient;
use protocol::link::{HubAt, Link};
use testkit::smtp::{Behaviour, Mood, SmtpSink, Stage};

use crate::mail::{invited, received, server};
use crate::world::{CORA, Device, FOUNDER, Solo, World, token};

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
        let mut command = hub(folder, &["serve", "--listen", "127.0.0.1:0"]);
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap())
            .read_line(&mut line)
            .unwrap();
        let address = line.trim().strip_prefix("listening ").unwrap().to_owned();
        Self(child, format!("https://{address}"))
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
