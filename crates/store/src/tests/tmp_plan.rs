use super::world::{FIRM, file, founded, user, TEAM};
use crate::port::{Query, Store, Val, Dialect};
use crate::tables::{RowKey, TABLES};
#[tokio::test]
async fn plans() {
    let folder = tempfile::tempdir().unwrap();
    let store = file(&folder).await;
    founded(&store, 110000).await;
    let mut r = store.write().await.unwrap();
    for table in TABLES {
        if table.keys == 0 { continue; }
        let t = std::time::Instant::now();
        for chunk in 0..500u128 {
        let keys: Vec<RowKey> = (0..200u128).map(|n| { let u = user(chunk * 200 + n).0; match table.name { "team" => RowKey(TEAM.as_bytes().to_vec()), "team_member" => RowKey([*u.as_bytes(), *TEAM.as_bytes()].concat()), "contact_point" => RowKey([*u.as_bytes(), *uuid::Uuid::from_u128(u.as_u128() * 16).as_bytes()].concat()), _ => RowKey(u.as_bytes().to_vec()) } }).collect();
        let mut args: Vec<Val<'_>> = vec![(&FIRM.0).into()];
        table.key_args(&mut args, &keys);
        let mut c = table.where_keys(Dialect::Sqlite, 2, keys.len());
        c.push_str(&format!(" AND rv = ${}", args.len() + 1));
        args.push(2_i64.into());
        if chunk == 0 {
        for sql in [format!("EXPLAIN QUERY PLAN SELECT count(*) FROM {} WHERE {c}", table.name), format!("EXPLAIN QUERY PLAN DELETE FROM {} WHERE {c}", table.name)] {
            for row in r.query(sql, args.clone()).await.unwrap().into_iter().take(3) { eprintln!("{} {:?}", table.name, row.0.last()); }
        } }
        let n = r.query(format!("SELECT count(*) FROM {} WHERE {c}", table.name), args).await.unwrap();
        if chunk == 7 { eprintln!("{n:?}"); }
        }
        eprintln!("{} {:?} reads {}", table.name, t.elapsed(), io());
    }
    let t = std::time::Instant::now();
    let c = crate::journal::undo::changed_since(&mut r, FIRM, 2).await.unwrap();
    eprintln!("{c:?} {:?} {}", t.elapsed(), io());
}

fn io() -> String { std::fs::read_to_string("/proc/self/io").unwrap().lines().nth(2).unwrap().to_owned() }
