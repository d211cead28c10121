//! Plain staff and clients read the firm's whole file, and then their own device's part of it: both show
//! the same, and so does an administrator's preview.

use std::collections::BTreeSet;

use domain::buckets::{Bucket, RecordKind};
use domain::command::{CommandKind, SetPicture};
use domain::ids::UserId;
use domain::people::{Kind, Role};
use domain::person_name::PersonName;
use domain::picture::Picture;
use hub_core::sync::snapshot::{Held, snapshot};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use store::port::{Execute as _, Store as _};
use tempfile::TempDir;
use vault::secrets::Vault;

use super::{HOLDS, PART, SIGNED_IN};
use crate::clock::Clock;
use crate::error::AppError;
use crate::profile::Profile;
use crate::request::{AddPersonRequest, ArrivalCode, IdRequest, OpenFirmRequest, UsersRequest};
use crate::{Engine, view};

/// Everybody, in the order in which they are added; clients last.
const GIVEN: [&str; 6] = ["Anna", "Sam", "Tess", "Ben", "Cora", "Dora"];

/// Anna administers. Sam covers Ben and Dora in one team, Tess covers Cora and Dora in another.
struct Office {
    _folder: TempDir,
    engine: Engine,
    ids: Vec<String>,
    teams: Vec<String>,
}

fn ask<T: DeserializeOwned>(request: Value) -> T {
    serde_json::from_value(request).unwrap()
}

fn told<T: Serialize>(answer: Result<T, AppError>) -> Value {
    answer.map_or_else(|problem| json!(problem.to_string()), |view| json!(view))
}

impl Office {
    async fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let profile = Profile::locate(Some(folder.path().join("profile"))).unwrap();
        let clock = Clock::Fixed(crate::clock::FixedClock::new(
            chrono::DateTime::from_timestamp(1_790_000_000, 0).unwrap(),
        ));
        let engine = Engine::new(profile, Vault::memory(), clock).unwrap();
        let founding = json!({
            "name": "Harcourt & Lane", "country": "GB", "timeZone": "Europe/London", "given": "Anna",
            "family": "Whitmore", "email": "anna@example.com", "passphrase": null, "language": "en",
        });
        let mut ids = vec![engine.create_firm(ask(founding)).await.unwrap().session.user];
        let mut teams = Vec::new();
        for name in ["North", "East"] {
            let team = json!({ "name": name, "identifier": "", "description": "", "members": [] });
            teams.push(engine.create_team(ask(team)).await.unwrap().id.unwrap());
        }
        let [north, east] = [&teams[..1], &teams[1..]];
        for (n, teams) in (1..).zip([north, east, north, east, &teams]) {
            ids.push(engine.add_person(person(n, teams)).await.unwrap().id.unwrap());
        }
        let group = json!({ "name": "Families", "members": [ids[3], ids[4]] });
        engine.create_group(ask(group)).await.unwrap();
        let words = json!({
            "title": "Moving", "text": "Dear <First Name>", "staff": true, "clients": true, "teams": [], "users": [],
        });
        engine.announce(ask(words)).await.unwrap();
        for id in &ids {
            let (user, picture) = (UserId::parse(id).unwrap(), picture());
            let wish = CommandKind::SetPicture(SetPicture { user, picture });
            engine.submit(wish).await.unwrap();
        }
        Self {
            _folder: folder,
            engine,
            ids,
            teams,
        }
    }

    /// Opens the file again, as this user.
    async fn sign_in(&self, user: &str, settings: &[(&str, &str)]) {
        let session = self.engine.session().await.unwrap();
        let mut write = session.store.write().await.unwrap();
        for (key, value) in [&[(SIGNED_IN, user)], settings].concat() {
            store::settings::set(&mut write, key, value).await.unwrap();
        }
        write.commit().await.unwrap();
        let file = session.file.clone();
        drop(session);
        self.engine.close_firm().await.unwrap();
        let request = OpenFirmRequest { file, secret: None };
        self.engine.open_firm(request).await.unwrap();
    }

    /// Takes everything out of the file that the device of this user may not hold.
    async fn reduce(&self, reader: &str) {
        let session = self.engine.session().await.unwrap();
        let reader = UserId::parse(reader).unwrap();
        let everybody: Vec<UserId> = self.ids.iter().filter_map(|id| UserId::parse(id)).collect();
        let mut w = session.store.write().await.unwrap();
        let held = snapshot(&mut w, session.firm, reader).await.unwrap();
        for sql in removals(&held, reader) {
            w.execute(sql, Vec::new()).await.unwrap();
        }
        let sort_key = |name: &PersonName| self.engine.collation.sort_key(name.family(), name.given());
        let refreshed = store::search::refresh(&mut w, session.firm, &everybody, &sort_key).await;
        refreshed.unwrap();
        w.commit().await.unwrap();
    }

    /// The rows of a list.
    async fn listed(&self, list: Value) -> Value {
        let mut request =
            json!({ "offset": 0, "limit": 50, "query": "", "sort": "name", "descending": false, "without": [] });
        request
            .as_object_mut()
            .unwrap()
            .extend(list.as_object().unwrap().clone());
        told(self.engine.people(ask(request)).await)
    }

    /// What the signed-in user is shown.
    async fn walk(&self) -> Vec<(String, Value)> {
        let engine = &self.engine;
        let mut seen = vec![
            ("start".to_owned(), told(engine.start().await)),
            ("session".into(), told(engine.session_now().await)),
            ("firm".into(), told(engine.firm().await)),
            ("counts".into(), told(engine.counts().await)),
            ("teams".into(), told(engine.teams().await)),
            ("own teams".into(), told(engine.contact_teams().await)),
            ("groups".into(), told(engine.contact_groups().await)),
            ("unread".into(), told(engine.unread_notices().await)),
        ];
        let page = json!({ "offset": 0, "limit": 50 });
        seen.push(("notices".into(), told(engine.notices(ask(page)).await)));
        for filter in [
            json!({ "sort": "teams" }),
            json!({ "team": self.teams[0] }),
            json!({ "team": self.teams[1] }),
        ] {
            let what = format!("list {filter}");
            let mut list = json!({ "scope": "contacts" });
            list.as_object_mut()
                .unwrap()
                .extend(filter.as_object().unwrap().clone());
            seen.push((what, self.listed(list).await));
        }
        for query in ["", "roy", "anna", "sam", "cora", "dora", "dora@example.com", "CRM"] {
            let list = self.listed(json!({ "scope": "contacts", "query": query })).await;
            seen.push((format!("list {query}"), list));
        }
        for (given, id) in GIVEN.iter().zip(&self.ids) {
            let mut page = told(engine.person(IdRequest { id: id.clone() }).await);
            // What happened is not on a device.
            if let Some(page) = page.as_object_mut() {
                page.remove("changes");
            }
            seen.push((format!("page of {given}"), page));
            let pin = json!({ "id": id, "pinned": true });
            let _of_somebody_unknown = engine.pin(ask(pin)).await;
        }
        seen.push(("at hand".into(), told(engine.at_hand().await)));
        let users = self.ids.clone();
        seen.push(("pictures".into(), told(engine.pictures(UsersRequest { users }).await)));
        seen
    }
}

fn person(n: usize, teams: &[String]) -> AddPersonRequest {
    let is_staff = n < 3;
    AddPersonRequest {
        kind: if is_staff {
            Kind::Staff(Role::Staff)
        } else {
            Kind::Client
        }
        .into(),
        given: GIVEN[n].into(),
        family: "Roy".into(),
        middle_names: String::new(),
        job_title: String::new(),
        company: String::new(),
        note: if is_staff { "" } else { "Pays late" }.into(),
        language: domain::language::PreferredLanguage::default().into(),
        email: format!("{}@example.com", GIVEN[n].to_lowercase()),
        phone: format!("020 7946 00{n:02}"),
        identifier: format!("CRM-{n}"),
        arrival: ArrivalCode::Present,
        message: String::new(),
        teams: teams.to_vec(),
        book: None,
    }
}

fn picture() -> Option<Picture> {
    Picture::new(vec![0xff, 0xd8, 0xff, 1, 0xff, 0xd9])
}

/// The statements that leave what is in a snapshot.
fn removals(held: &Held, reader: UserId) -> Vec<String> {
    let of = |kinds: &[RecordKind]| {
        let ids: BTreeSet<String> = held
            .keys()
            .filter(|(_, kind, _)| kinds.contains(kind))
            .map(|(.., id)| format!("X'{}'", id.simple()))
            .collect();
        ids.into_iter().collect::<Vec<_>>().join(", ")
    };
    let people = of(&[
        RecordKind::Own,
        RecordKind::Contact,
        RecordKind::Colleague,
        RecordKind::Cover,
    ]);
    let (own, contacts) = (of(&[RecordKind::Own]), of(&[RecordKind::Contact]));
    let (teams, groups) = (of(&[RecordKind::Team]), of(&[RecordKind::Group]));
    let members = held.keys().filter_map(|(bucket, kind, id)| match (bucket, kind) {
        (Bucket::Team(team), RecordKind::Contact) => Some(format!("(X'{}', X'{}')", team.0.simple(), id.simple())),
        _ => None,
    });
    let members: Vec<String> = members.collect();
    let members = if members.is_empty() {
        "1 = 1".to_owned()
    } else {
        format!("(team_id, user_id) NOT IN (VALUES {})", members.join(", "))
    };
    let mut removals = vec![format!("DELETE FROM team_member WHERE {members}")];
    for (table, column, kept) in [
        ("team", "team_id", teams),
        ("group_member", "user_id", contacts.clone()),
        ("client_group", "group_id", groups),
        ("user_note", "user_id", contacts),
        ("user_private", "user_id", own.clone()),
        ("joining", "user_id", own),
        ("contact_point", "user_id", people.clone()),
        ("picture", "user_id", people.clone()),
        ("user_card", "user_id", people),
        ("notice", "user_id", format!("X'{}'", reader.0.simple())),
    ] {
        removals.push(format!("DELETE FROM {table} WHERE {column} NOT IN ({kept})"));
    }
    for table in [
        "invitation",
        "invitation_line",
        "not_same",
        "merged",
        "journal",
        "mail_job",
    ] {
        removals.push(format!("DELETE FROM {table}"));
    }
    removals
}

fn names(list: &Value) -> Vec<&str> {
    let rows = list["rows"].as_array().unwrap();
    rows.iter().map(|row| row["given"].as_str().unwrap()).collect()
}

/// A reader and what they see.
struct Case {
    reader: usize,
    kind: &'static str,
    listed: &'static [&'static str],
    pages: &'static [&'static str],
    /// The people their notices name.
    told_of: &'static [&'static str],
    /// How many teams each row names.
    teams: usize,
    /// The clients whose cover they see, and that cover.
    covered: &'static [usize],
    cover: &'static [&'static str],
}

const CASES: [Case; 2] = [
    Case {
        reader: 1,
        kind: "staff",
        listed: &["Ben", "Dora"],
        pages: &["Anna", "Sam", "Tess", "Ben", "Dora"],
        told_of: &["Dora Roy", "Ben Roy"],
        teams: 1,
        covered: &[3, 5],
        cover: &["Sam"],
    },
    Case {
        reader: 5,
        kind: "client",
        listed: &["Sam", "Tess"],
        pages: &["Sam", "Tess", "Dora"],
        told_of: &[],
        teams: 0,
        covered: &[5],
        cover: &["Sam", "Tess"],
    },
];

#[tokio::test]
async fn a_device_and_a_preview_show_what_its_user_sees() {
    for case in CASES {
        let kind = case.kind;
        let office = Office::new().await;
        let reader = &office.ids[case.reader];
        let preview = office.listed(json!({ "scope": "seenBy", "reader": reader })).await;
        office.sign_in(reader, &[]).await;
        let whole = office.walk().await;
        office.reduce(reader).await;
        office.sign_in(reader, &[(HOLDS, PART)]).await;
        let part = office.walk().await;
        for (whole, part) in whole.iter().zip(&part) {
            assert_eq!(whole, part, "{kind}");
        }
        let shown = |what: &str| &part.iter().find(|(name, _)| name == what).unwrap().1;
        assert_eq!(&preview, shown("list "), "{kind}");
        assert_eq!(names(&preview), case.listed);
        // A reader who may not know a team can neither filter nor sort by it.
        assert_eq!(names(shown("list {\"sort\":\"teams\"}")), case.listed);
        assert_eq!(shown("counts")["contacts"], json!(case.listed.len()));
        assert_eq!(
            (&shown("session")["kind"], &shown("session")["isAdmin"]),
            (&json!(kind), &json!(false))
        );
        let notices = shown("notices")["rows"].as_array().unwrap();
        let about: Vec<&str> = notices
            .iter()
            .filter_map(|row| row["person"]["name"].as_str())
            .collect();
        assert_eq!(about, case.told_of);
        assert_eq!(shown("unread"), &json!(notices.len()));
        assert_eq!(notices[0]["title"], json!("Moving"));
        let open = GIVEN
            .iter()
            .filter(|given| shown(&format!("page of {given}")).is_object());
        assert_eq!(open.copied().collect::<Vec<_>>(), case.pages);
        for row in shown("list ")["rows"].as_array().unwrap() {
            assert_eq!(row["teams"].as_array().unwrap().len(), case.teams, "{kind}");
        }
        for client in case.covered {
            let page = shown(&format!("page of {}", GIVEN[*client]));
            let covers = page["coveredBy"].as_array().unwrap();
            let covers: Vec<&str> = covers.iter().map(|c| c["given"].as_str().unwrap()).collect();
            assert_eq!((covers.as_slice(), &page["signIn"]), (case.cover, &Value::Null));
        }
        assert_eq!(shown("pictures").as_array().unwrap().len(), case.pages.len());
        assert_eq!(
            shown("at hand")["pinned"].as_array().unwrap().len(),
            case.pages.len() - 1
        );
    }
}

#[tokio::test]
async fn on_their_own_device_people_change_what_is_theirs_and_administer_nothing() {
    for n in [1, 5] {
        let office = Office::new().await;
        let (engine, own) = (&office.engine, &office.ids[n]);
        office.reduce(own).await;
        office.sign_in(own, &[(HOLDS, PART)]).await;

        let points = json!([
            { "id": null, "kind": "email", "label": "", "text": "new@example.com" },
            { "id": null, "kind": "phone", "label": "mobile", "text": "07700 900123" },
        ]);
        let request = json!({ "id": own, "points": points, "seen": null });
        engine.edit_points(ask(request)).await.unwrap();
        let page = engine.person(IdRequest { id: own.clone() }).await.unwrap();
        let phones: Vec<&str> = page.phones.iter().map(|phone| phone.shown.as_str()).collect();
        assert_eq!(
            (phones, page.can_edit, page.can_edit_points),
            (vec!["07700 900123"], false, true)
        );
        let pictures = || {
            engine.pictures(UsersRequest {
                users: vec![own.clone()],
            })
        };
        engine.remove_picture(IdRequest { id: own.clone() }).await.unwrap();
        assert!(pictures().await.unwrap().is_empty());
        let (user, picture) = (UserId::parse(own).unwrap(), picture());
        engine
            .submit(CommandKind::SetPicture(SetPicture { user, picture }))
            .await
            .unwrap();
        assert_eq!(pictures().await.unwrap().len(), 1);

        let id = || IdRequest {
            id: office.ids[1].clone(),
        };
        let everything = json!({
            "from": null, "until": null, "actor": null, "verb": null, "oldestFirst": false, "offset": 0, "limit": 9,
        });
        let pairs = json!({ "names": false, "lane": null, "offset": 0, "limit": 9 });
        let pair = json!({ "keep": office.ids[1], "other": office.ids[2] });
        let file = json!({ "users": [own], "file": "1" });
        for (what, answer) in [
            ("audit", engine.audit(ask(everything)).await.map(drop)),
            ("kinds of the audit", engine.audit_choices().await.map(drop)),
            ("imports", engine.imports().await.map(drop)),
            ("an import", engine.import_result(id()).await.map(drop)),
            ("mail", engine.mail_setup().await.map(drop)),
            ("settings", engine.settings().await.map(drop)),
            ("terms", engine.terms().await.map(drop)),
            ("duplicates", engine.duplicates(ask(pairs)).await.map(drop)),
            ("a pair", engine.merge_preview(ask(pair)).await.map(drop)),
            ("export", engine.save_people(ask(file)).await.map(drop)),
            ("copies", engine.copies().await.map(drop)),
            ("backups", engine.auto_backup().await.map(drop)),
            ("teams", engine.teams().await.map(drop)),
            ("groups", engine.groups().await.map(drop)),
            ("an invitation", engine.invitation(id()).await.map(drop)),
            ("joining", engine.joining(id()).await.map(drop)),
        ] {
            assert!(
                matches!(answer, Err(AppError::AdministratorsOnly)),
                "{what}: {answer:?}"
            );
        }
        let name = json!({ "name": "Lane", "country": null, "timeZone": null, "seenName": null });
        let renamed = engine.edit_firm(ask(name)).await;
        assert!(matches!(renamed, Err(AppError::Refused { .. })), "{renamed:?}");
        let stranger: Result<view::PersonView, AppError> = engine
            .person(IdRequest {
                id: office.ids[4].clone(),
            })
            .await;
        assert!(matches!(stranger, Err(AppError::NotFound)));
    }
}
