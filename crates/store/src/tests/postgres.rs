//! PostgreSQL understands every statement of records, journal and hub: a server of our own prepares them.
//!
//! The statements are those the stories hand to the port, in their form for PostgreSQL. The test fails if no
//! story calls an async function of these wings, reaches a place that hands a statement over, or uses one of
//! the ways a table is read and written. It does not see parts of a statement that depend on an argument
//! which no story gives.

mod recording;
mod server;

use std::path::Path;

use sqlx::postgres::PgConnection;
use sqlx::{AssertSqlSafe, Executor as _};

use self::recording::{Heard, Place, Recording};
use self::server::Server;
use super::{authority, facts, fields, groups, join, notices, picture, story, sync, undo, windows};
use crate::backend::migrate::{MIGRATIONS, statements};
use crate::dialect::Dialect;
use crate::port::Kind;
use crate::tables::{TABLES, Table};

pub(super) async fn stories() -> Heard {
    let recording = Recording::default();
    story::story(&recording.store().await).await;
    groups::story(&recording.store().await).await;
    notices::told_and_read(&recording.store().await).await;
    notices::people_and_teams(&recording.store().await).await;
    let joined = recording.store().await;
    join::a_username_belongs_to_one_person(&joined).await;
    join::terms_stand_until_others_do(&joined).await;
    fields::come_change_and_go(&recording.store().await).await;
    picture::come_change_and_go(&recording.store().await).await;
    windows::by_state_and_invitation(&recording.store().await).await;
    for count in [6, 130] {
        undo::undo_redo_undo(&recording.store().await, count).await;
    }
    undo::changed_people_stay(&recording.store().await).await;
    authority::story(&recording.store().await, &recording.store().await).await;
    sync::story(&recording.store().await).await;
    facts::story(&recording.store().await, &recording.store().await).await;
    recording.heard()
}

#[tokio::test]
async fn postgresql_prepares_every_portable_statement() {
    let heard = stories().await;
    let missing = missing(&heard);
    assert!(missing.is_empty(), "no story reaches:\n{}", missing.join("\n"));

    let server = Server::start();
    let mut connection = server.connect().await;
    migrate(&mut connection).await;
    let mut refused = Vec::new();
    for (sql, kinds) in &heard.statements {
        if let Err(problem) = prepare(&mut connection, sql, kinds).await {
            refused.push(format!("{problem}\n  {sql}"));
        }
    }
    assert!(refused.is_empty(), "{}", refused.join("\n"));
}

/// Applies the migrations of records and hub.
async fn migrate(connection: &mut PgConnection) {
    let is_there = |name: &str| {
        let file = |wing| root().join("../../migrations").join(wing).join(format!("{name}.sql"));
        ["records", "hub"].into_iter().any(|wing| file(wing).exists())
    };
    for step in MIGRATIONS.iter().filter(|step| is_there(step.name)) {
        for statement in statements(&Dialect::Postgres.migration(step.text)) {
            let done = connection.execute(sqlx::raw_sql(AssertSqlSafe(statement))).await;
            assert!(done.is_ok(), "{}: {done:?}", step.name);
        }
    }
}

/// Has the server prepare a statement whose arguments have these kinds. Values of an INSERT must have the
/// kinds of their columns; the server alone would accept a number for a text.
async fn prepare(connection: &mut PgConnection, sql: &str, kinds: &[Kind]) -> Result<(), String> {
    let kinds: Vec<&str> = kinds
        .iter()
        .map(|kind| match kind {
            Kind::Integer => "bigint",
            Kind::Text => "text",
            Kind::Bytes => "bytea",
        })
        .collect();
    let kinds = kinds.join(",");
    let declared = if kinds.is_empty() {
        String::new()
    } else {
        format!("({kinds})")
    };
    let told = format!("DEALLOCATE ALL; PREPARE told {declared} AS {sql}");
    let prepared = connection.execute(sqlx::raw_sql(AssertSqlSafe(told))).await;
    prepared.map_err(|problem| problem.to_string())?;
    if sql.starts_with("INSERT") && sql.contains(" VALUES ") {
        let found = format!("PREPARE found AS {sql}");
        connection.execute(sqlx::raw_sql(AssertSqlSafe(found))).await.unwrap();
        let asked = "SELECT array_to_string(parameter_types, ',') FROM pg_prepared_statements WHERE name = 'found'";
        let found = sqlx::query_scalar::<_, String>(asked).persistent(false);
        let found = found.fetch_one(connection).await.unwrap();
        if found != kinds {
            return Err(format!("the columns have {found}, the arguments {kinds}"));
        }
    }
    Ok(())
}

/// Functions, places and table statements that no story reached.
fn missing(heard: &Heard) -> Vec<String> {
    let mut missing = Vec::new();
    for file in sources() {
        let text = std::fs::read_to_string(root().join(&file)).unwrap();
        let lines = || (1_u32..).zip(text.lines().map(str::trim));
        let functions: Vec<_> = lines().filter(|(_, code)| is_function(code)).collect();
        let ends = functions.iter().skip(1).map(|(line, _)| *line).chain([u32::MAX]);
        let bodies = functions
            .iter()
            .zip(ends)
            .filter(|((_, code), _)| code.contains("async fn "));
        for ((from, code), to) in bodies {
            let inside = |(at, line): &Place| *at == file && (*from..to).contains(line);
            if !heard.way.iter().any(inside) {
                missing.push(format!("{file}:{from}: {code}"));
            }
        }
        let calls = lines().filter(|(_, code)| code.contains(".query(") || code.contains(".execute("));
        for (line, code) in calls {
            if !heard.calls.contains(&(file.clone(), line)) {
                missing.push(format!("{file}:{line}: {code}"));
            }
        }
    }
    for table in TABLES {
        for way in ways(table) {
            if !heard
                .statements
                .iter()
                .any(|(sql, _)| way.iter().all(|part| sql.contains(part)))
            {
                missing.push(format!("{way:?}"));
            }
        }
    }
    missing
}

fn is_function(code: &str) -> bool {
    code.contains("fn ") && !code.starts_with("//")
}

/// What the statements of a table contain: insert, upsert, delete, count, compare, and images of rows.
fn ways(table: &Table) -> Vec<Vec<String>> {
    let name = table.name;
    let from = format!(" FROM {name} WHERE ");
    let mut ways = vec![
        vec![format!("INSERT INTO {name} ("), "VALUES".into()],
        vec![format!("INSERT INTO {name} ("), " ON CONFLICT (firm".into()],
        vec!["DELETE".into(), from.clone()],
        vec!["SELECT count(*)".into(), from.clone()],
        vec!["SELECT count(*)".into(), from.clone(), " AND rv = ".into()],
        vec!["CAST(jsonb_build_array(".into(), from.clone()],
    ];
    if table.keys > 0 {
        ways.push(vec!["INSERT INTO journal (".into(), "jsonb_agg(".into(), from]);
    }
    ways
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The files of the portable wings, from `src` on.
fn sources() -> Vec<String> {
    let mut found = Vec::new();
    for wing in ["records", "journal", "hub", "sync"] {
        found.push(format!("src/{wing}.rs"));
        for entry in std::fs::read_dir(root().join("src").join(wing)).unwrap() {
            let name = entry.unwrap().file_name();
            found.push(format!("src/{wing}/{}", name.to_str().unwrap()));
        }
    }
    found.sort();
    found
}
