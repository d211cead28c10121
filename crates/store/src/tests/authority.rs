//! What an authority keeps beside records: mail jobs, codes and the audit; and erasing, which clears them.

use std::collections::{BTreeMap, BTreeSet};

use chrono::TimeDelta;
use domain::change::WriteSet;
use domain::decide::{MailKind, NewMail};
use domain::import::Counts;
use domain::invitation_code::CodeHash;
use domain::verb::Verb;
use uuid::Uuid;

use super::world::{FIRM, FOUNDER, TEAM, clients, command, file, founded, line, memory, now, submit, user};
use crate::commands::{CommandLine, append_command};
use crate::hub::audit::{self, AuditQuery};
use crate::hub::imports::{self, ImportJob, ImportRow};
use crate::hub::mail::{self, MailKey, MailState};
use crate::hub::mail_server::{self, MailServer};
use crate::hub::{erase, lease, notices};
use crate::journal::touched::rewritten;
use crate::port::{Execute, Query, Store};
use crate::records::next_seq;

async fn mail_jobs_are_queued_claimed_and_settled<S: Store>(store: &S) {
    founded(store, 5).await;
    let mut w = store.write().await.unwrap();
    let cause = submit(&mut w, "invite", &WriteSet::default()).await.unwrap();
    let wish = |(n, kind)| NewMail { user: user(n), kind };
    let wishes = [
        (1, MailKind::Invitation),
        (2, MailKind::Reminder),
        (3, MailKind::Welcome),
    ]
    .map(wish);
    mail::queue(&mut w, FIRM, cause, &wishes, now()).await.unwrap();
    mail::withdraw(&mut w, FIRM, cause).await.unwrap();
    assert_eq!(mail::waiting(&mut w, FIRM, now(), 10).await.unwrap(), []);
    mail::reinstate_of(&mut w, FIRM, cause, &BTreeSet::from([user(2)]))
        .await
        .unwrap();
    assert_eq!(mail::waiting(&mut w, FIRM, now(), 10).await.unwrap().len(), 1);
    mail::reinstate(&mut w, FIRM, cause).await.unwrap();
    let waiting = mail::waiting(&mut w, FIRM, now(), 10).await.unwrap();
    let told: Vec<_> = waiting.iter().map(|job| (job.key.n, job.user, job.kind)).collect();
    let expected = [
        (1, user(1), MailKind::Invitation),
        (2, user(2), MailKind::Reminder),
        (3, user(3), MailKind::Welcome),
    ];
    assert_eq!(told, expected);
    assert_eq!(mail::outlook(&mut w, FIRM).await.unwrap(), (3, Some(now())));
    assert!(!mail::any_left(&mut w, FIRM, cause).await.unwrap());

    let (first, second) = (MailKey { cause, n: 1 }, MailKey { cause, n: 2 });
    mail::claim(&mut w, FIRM, first, "<one@example.com>", now())
        .await
        .unwrap();
    let again = mail::claim(&mut w, FIRM, first, "<two@example.com>", now()).await;
    assert!(again.is_err(), "a mail job is claimed once");
    let later = now() + TimeDelta::hours(1);
    let abandoned = mail::abandoned(&mut w, FIRM, later, 10).await.unwrap();
    assert_eq!(abandoned.iter().map(|job| job.key).collect::<Vec<_>>(), [first]);
    assert!(mail::any_left(&mut w, FIRM, cause).await.unwrap());
    mail::settle(&mut w, FIRM, first, MailState::Sent, None, "taken")
        .await
        .unwrap();
    mail::settle(&mut w, FIRM, second, MailState::Due, Some(later), "busy")
        .await
        .unwrap();
    let to = mail::mails_to(&mut w, FIRM, user(1), 10).await.unwrap();
    assert_eq!(
        (to[0].state, to[0].tries, to[0].note.as_str()),
        (MailState::Sent, 1, "taken")
    );
    assert_eq!(mail::outlook(&mut w, FIRM).await.unwrap(), (2, Some(now())));

    let people = [user(1), user(2), user(3)];
    let newest = mail::newest_invitations(&mut w, FIRM, &people).await.unwrap();
    assert_eq!(newest, BTreeMap::from([(user(1), cause), (user(2), cause)]));
    assert!(mail::newest_invitations(&mut w, FIRM, &[]).await.unwrap().is_empty());
    let left = mail::last_left(&mut w, FIRM, &people).await.unwrap();
    assert_eq!(left, BTreeMap::from([(user(1), now())]));
    w.commit().await.unwrap();
}

async fn mails_of_the_last_minute_are_counted<S: Store>(store: &S) {
    let mut q = store.read().await.unwrap();
    for (seconds, expected) in [(-61, 0), (-59, 1), (0, 1), (59, 1), (60, 0)] {
        let at = now() + TimeDelta::seconds(seconds);
        assert_eq!(
            mail::claimed_lately(&mut q, FIRM, at).await.unwrap(),
            expected,
            "{seconds}"
        );
    }
}

async fn a_lease_has_one_holder<S: Store>(store: &S) {
    let (one, two) = (Uuid::from_u128(1), Uuid::from_u128(2));
    let mut w = store.write().await.unwrap();
    let last = now() + lease::LASTS - TimeDelta::microseconds(1);
    assert!(lease::take(&mut w, FIRM, "mail", one, now()).await.unwrap());
    assert!(!lease::take(&mut w, FIRM, "mail", two, last).await.unwrap());
    assert!(lease::take(&mut w, FIRM, "other", two, now()).await.unwrap());
    assert!(lease::take(&mut w, FIRM, "mail", one, last).await.unwrap(), "renewed");
    let after = now() + lease::LASTS;
    assert!(!lease::take(&mut w, FIRM, "mail", two, after).await.unwrap());
    assert!(
        lease::take(&mut w, FIRM, "mail", two, after + lease::LASTS)
            .await
            .unwrap()
    );
    lease::give_back(&mut w, FIRM, "mail", one).await.unwrap();
    assert!(!lease::take(&mut w, FIRM, "mail", one, after).await.unwrap());
    let back = now() - TimeDelta::hours(1);
    assert!(
        lease::take(&mut w, FIRM, "mail", one, back).await.unwrap(),
        "a clock was put back"
    );
    lease::give_back(&mut w, FIRM, "mail", one).await.unwrap();
    assert!(lease::take(&mut w, FIRM, "mail", two, back).await.unwrap());
    w.rollback().await.unwrap();
}

async fn a_mail_server_is_kept_and_replaced<S: Store>(store: &S) {
    let mut w = store.write().await.unwrap();
    assert_eq!(mail_server::mail_server(&mut w, FIRM).await.unwrap(), None);
    let mut server = MailServer {
        host: "mail.example.com".into(),
        port: 587,
        security: "startTls".into(),
        login: "anna@example.com".into(),
        password: Some("a secret".to_owned().into()),
        sender: "office@example.com".into(),
        sender_name: "Harbour & Vale".into(),
        language: "en".into(),
        per_minute: 30,
    };
    for password in [server.password.clone(), None] {
        server.password = password;
        mail_server::keep(&mut w, FIRM, &server).await.unwrap();
        let kept = mail_server::mail_server(&mut w, FIRM).await.unwrap();
        assert_eq!(kept.as_ref(), Some(&server));
        assert_eq!(
            format!("{kept:?}"),
            "Some(MailServer { .. })",
            "nothing of it is printed"
        );
    }
    w.rollback().await.unwrap();
}

async fn codes_are_replaced_locked_and_voided<S: Store>(store: &S) {
    let mut w = store.write().await.unwrap();
    assert_eq!(mail::code(&mut w, FIRM, user(1)).await.unwrap(), None);
    let (hash, other) = (CodeHash([1; 32]), CodeHash([2; 32]));
    mail::put_code(&mut w, FIRM, user(1), hash, now()).await.unwrap();
    let locked = Some(now() + TimeDelta::minutes(15));
    mail::note_guesses(&mut w, FIRM, user(1), 5, locked).await.unwrap();
    mail::put_code(&mut w, FIRM, user(1), other, now()).await.unwrap();
    let kept = mail::code(&mut w, FIRM, user(1)).await.unwrap().unwrap();
    assert_eq!((kept.hash, kept.wrong, kept.locked_until), (other, 5, locked));
    mail::void_codes(&mut w, FIRM, &[user(1), user(2)]).await.unwrap();
    let kept = mail::code(&mut w, FIRM, user(1)).await.unwrap().unwrap();
    assert_eq!((kept.hash, kept.locked_until), (mail::VOID, locked), "a lock stays");
    w.commit().await.unwrap();
}

async fn audit_lines_are_counted_and_filtered<S: Store>(store: &S) {
    let mut r = store.read().await.unwrap();
    let all = AuditQuery::default();
    assert_eq!(audit::count(&mut r, FIRM, &all).await.unwrap(), 3);
    let narrow = AuditQuery {
        from: Some(now()),
        until: Some(now() + TimeDelta::seconds(1)),
        actor: Some(FOUNDER),
        verb: Some(Verb::Invite),
        oldest_first: true,
    };
    assert_eq!(audit::count(&mut r, FIRM, &narrow).await.unwrap(), 1);
    let lines = audit::lines(&mut r, FIRM, &narrow, 0, 5).await.unwrap();
    assert_eq!(lines, [line(3, "invite", None)]);
    let second = audit::lines(&mut r, FIRM, &all, 1, 1).await.unwrap();
    assert_eq!(second[0].seq, 2);
    let named = audit::by_ids(&mut r, FIRM, &[command(1), command(77)]).await.unwrap();
    assert_eq!(named, [line(1, "createFirm", None)]);
    let verbs = audit::verbs(&mut r, FIRM).await.unwrap();
    assert_eq!(verbs, [Verb::CreateFirm, Verb::ImportPeople, Verb::Invite]);
    assert_eq!(audit::actors(&mut r, FIRM).await.unwrap(), [FOUNDER]);
    let everybody: BTreeSet<_> = (0..5).map(user).collect();
    assert_eq!(rewritten(&mut r, FIRM, 2).await.unwrap(), everybody);
}

/// 60 clients are deleted by one command, so the journal keeps their images in blocks. One of them is erased.
async fn erasing_clears_journal_audit_and_import_rows<S: Store>(store: &S) {
    founded(store, 60).await;
    let mut w = store.write().await.unwrap();
    let all = clients(0, 60);
    let name = all.cards.inserted[3].name.full();
    let mut went = WriteSet::default();
    went.cards.deleted = all.cards.inserted;
    went.privates.deleted = all.privates.inserted;
    went.points.deleted = all.points.inserted;
    went.members.deleted = all.members.inserted;
    let seq = next_seq(&mut w, FIRM).await.unwrap();
    crate::records::apply(&mut w, FIRM, seq, &went, &mut |_, _| {})
        .await
        .unwrap();
    let told = CommandLine {
        detail: format!("{{\"what\":\"{name}\"}}"),
        ..line(seq, "editProfile", None)
    };
    append_command(&mut w, FIRM, &told).await.unwrap();
    let job = ImportJob {
        id: command(2),
        seq: 2,
        file_name: "clients.csv".into(),
        at: now(),
        actor: FOUNDER,
        options: "{}".into(),
        counts: Counts::default(),
        undone_by: None,
        undo_detail: None,
    };
    let row = |n: u32| ImportRow {
        row: n,
        outcome: "refused".into(),
        code: "emailTwice".into(),
        params: "{}".into(),
        user: Some(user(n.into())),
        raw: String::new(),
    };
    imports::save(&mut w, FIRM, &job, [row(3), row(4)].into_iter())
        .await
        .unwrap();

    erase::erase(&mut w, FIRM, seq, &[user(3)]).await.unwrap();
    let former = audit::former_people(&mut w, FIRM, &[user(3), user(4)]).await.unwrap();
    assert!(former.is_empty(), "blocks name nobody");
    assert!(audit::former_teams(&mut w, FIRM, &[TEAM]).await.unwrap().is_empty());
    let rows = imports::rows(&mut w, FIRM, command(2), 0, 10).await.unwrap();
    assert_eq!(rows, [row(4)]);
    let lines = audit::by_ids(&mut w, FIRM, &[command(seq)]).await.unwrap();
    assert_eq!(lines[0].detail, "{}");
    let traces = "SELECT count(*) FROM journal WHERE before LIKE '%c3@%'";
    let left = w.query(traces, Vec::new()).await.unwrap();
    assert_eq!(left.into_iter().next().unwrap().read("journal").i64().unwrap(), 0);
    notices::reinstate(&mut w, FIRM, seq).await.unwrap();
    w.rollback().await.unwrap();
}

pub(super) async fn story<S: Store>(store: &S, other: &S) {
    mail_jobs_are_queued_claimed_and_settled(store).await;
    mails_of_the_last_minute_are_counted(store).await;
    a_lease_has_one_holder(store).await;
    a_mail_server_is_kept_and_replaced(store).await;
    codes_are_replaced_locked_and_voided(store).await;
    audit_lines_are_counted_and_filtered(store).await;
    erasing_clears_journal_audit_and_import_rows(other).await;
}

#[tokio::test]
async fn in_memory() {
    story(&memory().await, &memory().await).await;
}

#[tokio::test]
async fn on_a_file() {
    let (one, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    story(&file(&one).await, &file(&other).await).await;
}
