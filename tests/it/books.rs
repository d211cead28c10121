//! Contact books and shared teams, from the command line to what a client sees.

use std::fs;

use engine::Engine;
use engine::clock::Clock;
use engine::profile::Profile;
use engine::request::{EditTeamRequest, IdRequest, PeopleRequest, PeopleScope, UndoRequest};
use engine::secrets::Vault;
use serde_json::{Value, json};

use crate::desk::Desk;

async fn engine(desk: &Desk) -> Engine {
    let profile = Profile::locate(Some(desk.path("profile"))).unwrap();
    let vault = Vault::KeyFile(desk.path("key"));
    let engine = Engine::new(profile, vault, Clock::System).unwrap();
    engine.open_only(None).await.unwrap();
    engine
}

/// The people this person would see.
async fn seen_by(engine: &Engine, id: &str) -> Vec<String> {
    let request = PeopleRequest {
        reader: Some(id.to_owned()),
        limit: 500,
        ..PeopleRequest::new(PeopleScope::SeenBy)
    };
    let seen = engine.people(request.clone()).await.unwrap();
    for row in &seen.rows {
        // A search as that person finds the same people.
        let query = row.given.clone();
        let found = engine
            .people(PeopleRequest {
                query,
                ..request.clone()
            })
            .await
            .unwrap();
        assert!(found.rows.iter().any(|hit| hit.id == row.id), "{}", row.given);
    }
    seen.rows.into_iter().map(|row| row.given).collect()
}

fn id(ran: &Value) -> String {
    ran["id"].as_str().unwrap().to_owned()
}

fn client(desk: &Desk, given: &str, more: &[&str]) -> String {
    let email = format!("{}@example.com", given.to_lowercase());
    let add = ["user", "add", "client", "--given", given, "--email", &email, "--active"];
    id(&desk.run(&[&add, more].concat()).ends(0).last())
}

fn teams(desk: &Desk) -> Vec<Value> {
    desk.run(&["team", "list"]).ends(0).lines()
}

#[tokio::test]
async fn clients_see_each_other_where_a_team_was_opened() {
    let desk = Desk::founded();
    let founder = id(&desk.run(&["user", "list", "staff"]).ends(0).last());
    for team in ["North", "South"] {
        desk.run(&["team", "create", team, "--identifier", team]).ends(0);
        desk.run(&["team", "add", team, &founder]).ends(0);
    }
    let cora = client(&desk, "Cora", &["--team", "north"]);
    let dora = client(&desk, "Dora", &["--team", "north", "--team", "south"]);
    let ella = client(&desk, "Ella", &["--team", "south"]);
    let finn = desk
        .run(&[
            "user",
            "add",
            "client",
            "--given",
            "Finn",
            "--email",
            "finn@example.com",
            "--team",
            "north",
        ])
        .ends(0)
        .last();
    desk.run(&["team", "edit", "north", "--shared", "true"]).ends(0);
    assert_eq!(
        teams(&desk)
            .iter()
            .map(|team| team["shared"].clone())
            .collect::<Vec<_>>(),
        [json!(false), json!(true), json!(false)]
    );
    let engine = engine(&desk).await;
    assert_eq!(
        seen_by(&engine, &cora).await,
        ["Dora", "Anna"],
        "and nobody who is not here yet"
    );
    assert_eq!(
        seen_by(&engine, &dora).await,
        ["Cora", "Anna"],
        "but not through another team"
    );
    assert_eq!(seen_by(&engine, &ella).await, ["Anna"]);
    assert_eq!(seen_by(&engine, &id(&finn)).await, ["Cora", "Dora", "Anna"]);
    let north = engine
        .teams()
        .await
        .unwrap()
        .into_iter()
        .find(|team| team.shared)
        .unwrap();
    let closed = EditTeamRequest {
        id: north.id,
        shared: Some(false),
        ..EditTeamRequest::default()
    };
    engine.edit_team(closed).await.unwrap();
    assert_eq!(seen_by(&engine, &cora).await, ["Anna"]);
    engine.undo(UndoRequest::default()).await.unwrap();
    assert_eq!(seen_by(&engine, &cora).await, ["Dora", "Anna"], "taken back");
    engine.leave().await;
    let audit = desk.run(&["audit", "--verb", "editTeam", "--changes"]).ends(0).lines();
    let opened = audit.iter().find(|line| line["type"] == "change").unwrap();
    assert_eq!(opened["fields"][0]["field"], "shared", "{audit:?}");
}

#[tokio::test]
async fn a_firm_keeps_books_and_gives_them_up() {
    let desk = Desk::founded();
    let book = [
        "user",
        "add",
        "client",
        "--given",
        "Cora",
        "--email",
        "cora@example.com",
        "--book",
        "Cora and Anna",
    ];
    assert!(desk.run(&book).ends(1).sentence().contains("settings --books on"));
    desk.run(&["team", "migrate"]).ends(1);
    let settings = desk.run(&["settings", "--books", "on"]).ends(0).last();
    assert_eq!(
        (&settings["books"], &settings["reminders"]),
        (&json!(true), &json!(false))
    );

    let sam = ["user", "add", "staff", "--given", "Sam", "--email", "sam@example.com"];
    let sam = id(&desk.run(&sam).ends(0).last());
    let alone = [&book[..], &["--with", &sam]].concat();
    assert_eq!(
        desk.run(&alone).ends(1).sentence(),
        "Cora and Anna has no active staff. Add a member of staff first."
    );
    desk.run(&book).ends(0);
    client(
        &desk,
        "Dora",
        &[
            "--book",
            "=Dora",
            "--with",
            &sam,
            "--with",
            &id(&desk.run(&["user", "list", "staff"]).ends(0).lines()[1]),
        ],
    );
    assert_eq!(teams(&desk).len(), 3);

    let told = desk.run(&["team", "migrate", "--dry-run"]).ends(0).last();
    assert_eq!(
        (&told["books"], &told["clients"], &told["staff"], &told["team"]),
        (&json!(2), &json!(2), &json!(1), &json!("Default client team"))
    );
    assert_eq!(teams(&desk).len(), 3, "nothing happened");
    let done = desk.run(&["team", "migrate", "--backup", "books.csv"]).ends(0).lines();
    assert_eq!((&done[1]["rows"], &done[2]["type"]), (&json!(7), &json!("migrated")));
    let backup = fs::read_to_string(desk.path("books.csv")).unwrap();
    let lines: Vec<&str> = backup.lines().collect();
    assert_eq!(
        lines[0],
        "\u{feff}Group Name,Group Identifier,Group UUID,Entity Member UUID,Name,Email"
    );
    assert_eq!(lines.len(), 8);
    assert!(
        lines
            .iter()
            .any(|line| line.starts_with("'=Dora,,") && line.ends_with(",Dora,dora@example.com"))
    );

    let left = teams(&desk);
    assert_eq!(
        (left.len(), &left[0]["clients"], &left[0]["activeStaff"]),
        (1, &json!(2), &json!(1))
    );
    assert_eq!(desk.run(&["settings"]).ends(0).last()["books"], json!(false));
    let engine = engine(&desk).await;
    assert!(
        seen_by(&engine, &sam).await.is_empty(),
        "nobody gained sight of clients"
    );
    assert!(!engine.counts().await.unwrap().books);
    let undone = engine.undo_state(UndoRequest::default()).await.unwrap().undo.unwrap();
    assert_eq!(
        (undone.verb.as_str(), &*undone.what),
        ("migrateBooks", "Default client team")
    );
    engine.undo(UndoRequest::default()).await.unwrap();
    assert!(engine.counts().await.unwrap().books);
    let again = engine.teams().await.unwrap();
    assert_eq!(again.len(), 3, "the books are back");
    assert!(seen_by(&engine, &sam).await.contains(&"Dora".to_owned()));
    let acts = engine
        .audit(engine::request::AuditRequest {
            limit: 5,
            ..Default::default()
        })
        .await
        .unwrap();
    let effects = engine
        .audit_effects(IdRequest {
            id: acts.rows[1].id.clone(),
        })
        .await
        .unwrap();
    let gone: Vec<_> = effects.effects.iter().map(|effect| effect.name.clone()).collect();
    assert!(gone.contains(&"=Dora".to_owned()), "{gone:?}");
    engine.leave().await;
}
