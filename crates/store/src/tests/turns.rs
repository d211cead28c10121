//! Turns: many programs write one file, and never two at once.

use std::collections::BTreeMap;
use std::fs::{self, File, OpenOptions};
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, LazyLock, Mutex};
use std::time::{Duration, Instant};

use super::world::{file, founded, key, now};
use crate::Sqlite;
use crate::backend::turn::Turns;
use crate::device::settings;
use crate::error::StoreError;
use crate::port::{Execute, Query, Store};

/// Where the processes of a test write down what they do.
const TRACE: &str = "COVERBOOK_TURNS_TRACE";
/// The folder of a process that writes, and its number.
const WRITER: &str = "COVERBOOK_TURNS_WRITER";
/// Seconds for which eight processes write; `cargo xtask soak` wants more.
const SECONDS: &str = "COVERBOOK_TURNS_SECONDS";
const PROGRAMS: usize = 8;

static TRACED: LazyLock<Option<File>> = LazyLock::new(|| {
    let path = std::env::var_os(TRACE)?;
    OpenOptions::new().append(true).create(true).open(path).ok()
});

/// Writes a line into the trace that several processes share: a line is added whole, after all that
/// were added before.
pub(crate) fn trace(what: &str) {
    if let Some(mut file) = TRACED.as_ref() {
        let _ = file.write_all(format!("{what} {}\n", std::process::id()).as_bytes());
    }
}

fn seconds() -> u64 {
    std::env::var(SECONDS).map_or(3, |seconds| seconds.parse().unwrap())
}

/// A text of so many bytes that no two are alike.
fn long(n: u64) -> String {
    format!("{n:016}").repeat(8_000)
}

/// On a machine that is busy with other things half a minute may be too short for nine programs.
async fn patiently<T>(mut ask: impl AsyncFnMut() -> Result<T, StoreError>) -> T {
    loop {
        match ask().await {
            Err(StoreError::Busy) => {}
            answer => return answer.unwrap(),
        }
    }
}

/// A process that writes until its time is over: some acts, then it closes the file and opens it again.
async fn write_all_the_time(folder: &Path, number: &str) {
    let until = Instant::now() + Duration::from_secs(seconds());
    let mut done = File::create(folder.join(format!("done-{number}"))).unwrap();
    let mut count = 0_u64;
    while Instant::now() < until || count < 8 {
        let path = folder.join("firm.db");
        let store = patiently(async || Sqlite::open(&path, &key(), false, now()).await).await;
        for act in 0..12 {
            let mut w = patiently(async || store.write().await).await;
            settings::set(&mut w, &format!("count-{number}"), &(count + 1).to_string())
                .await
                .unwrap();
            settings::set(&mut w, &format!("text-{number}"), &long(count))
                .await
                .unwrap();
            if act % 5 == 4 {
                // Dropped or rolled back, it leaves nothing.
                if count.is_multiple_of(2) {
                    w.rollback().await.unwrap();
                }
                continue;
            }
            w.commit().await.unwrap();
            count += 1;
            // Known to be committed from here on.
            writeln!(done, "{count}").unwrap();
            let mut r = store.read().await.unwrap();
            settings::setting(&mut r, "count-1").await.unwrap();
        }
        store.close().await.unwrap();
    }
}

/// This test again as another process, which writes.
fn start(folder: &Path, number: usize) -> Child {
    let (_crate, module) = module_path!().split_once("::").unwrap();
    let name = format!("{module}::eight_programs_write_one_file_and_never_two_at_once");
    Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "--test-threads=1", &name])
        .env(WRITER, format!("{number}"))
        .env("COVERBOOK_TURNS_FOLDER", folder)
        .env(TRACE, folder.join("trace"))
        .stdout(std::process::Stdio::null())
        .spawn()
        .unwrap()
}

/// Reads the trace and returns how often each line was written. Only one turn at a time may begin and end,
/// and the log may only change during a turn; only a killed program need not end its turn.
fn judge(trace: &str, killed: u32) -> BTreeMap<&str, usize> {
    let mut counts = BTreeMap::new();
    let mut inside: Option<u32> = None;
    for line in trace.lines() {
        let (what, who) = line.split_once(' ').unwrap();
        let who: u32 = who.parse().unwrap();
        *counts.entry(what).or_default() += 1;
        match what {
            "in" => {
                assert!(inside.is_none_or(|before| before == killed), "{inside:?} and {who}");
                inside = Some(who);
            }
            "out" => assert_eq!(inside.take(), Some(who)),
            _ => assert_eq!(inside, Some(who), "{what}"),
        }
    }
    counts
}

#[tokio::test]
#[expect(clippy::print_stdout, reason = "whoever reads a run sees how much was written")]
async fn eight_programs_write_one_file_and_never_two_at_once() {
    if let (Ok(number), Some(folder)) = (std::env::var(WRITER), std::env::var_os("COVERBOOK_TURNS_FOLDER")) {
        return write_all_the_time(Path::new(&folder), &number).await;
    }
    let folder = tempfile::tempdir().unwrap();
    let store = file(&folder).await;
    founded(&store, 5).await;
    store.close().await.unwrap();
    let mut programs: Vec<Child> = (0..PROGRAMS).map(|n| start(folder.path(), n)).collect();
    // One is killed in the middle of its work; another comes for it.
    let half = Instant::now() + Duration::from_secs(seconds()) / 2;
    let path = folder.path().join("trace");
    let victim = programs[0].id();
    let inside = || fs::read_to_string(&path).is_ok_and(|trace| trace.ends_with(&format!("in {victim}\n")));
    while Instant::now() < half || (!inside() && programs[0].try_wait().unwrap().is_none()) {
        std::thread::yield_now();
    }
    programs[0].kill().unwrap();
    programs.push(start(folder.path(), PROGRAMS));
    for mut program in programs.drain(1..) {
        assert!(program.wait().unwrap().success());
    }
    programs[0].wait().unwrap();

    let trace = fs::read_to_string(&path).unwrap();
    let counts = judge(&trace, victim);
    println!("{} processes in {} s: {counts:?}", PROGRAMS + 1, seconds());
    assert!(
        counts["in"] > 50 && counts["log"] > 0 && counts["close"] > 3,
        "{counts:?}"
    );

    // Nothing is lost that was committed, and the file is sound.
    let store = Sqlite::open(&folder.path().join("firm.db"), &key(), false, now())
        .await
        .unwrap();
    for number in 0..=PROGRAMS {
        let done = fs::read_to_string(folder.path().join(format!("done-{number}"))).unwrap();
        let known: u64 = done.lines().last().map_or(0, |line| line.parse().unwrap_or(0));
        let mut r = store.read().await.unwrap();
        let kept = settings::setting(&mut r, &format!("count-{number}")).await.unwrap();
        let kept: u64 = kept.map_or(0, |count| count.parse().unwrap());
        let unsure = u64::from(number == 0);
        assert!((known..=known + unsure).contains(&kept), "{number}: {kept} of {known}");
    }
    store.integrity_check().await.unwrap();
    store.close().await.unwrap();
}

fn turns(folder: &tempfile::TempDir) -> Arc<Turns> {
    Turns::new(&folder.path().join("firm.db"))
}

#[tokio::test]
async fn a_turn_is_waited_for_and_not_for_ever() {
    let folder = tempfile::tempdir().unwrap();
    // Two programs: each has locks of its own.
    let (one, other) = (turns(&folder), turns(&folder));
    let first = one.take(Duration::from_secs(5)).await.unwrap();
    let busy = other.take(Duration::from_millis(20)).await;
    assert!(matches!(busy, Err(StoreError::Busy)), "{busy:?}");
    let again = one.take(Duration::from_millis(1)).await;
    assert!(
        matches!(again, Err(StoreError::Busy)),
        "one of one program keeps the others out too"
    );
    // A program that stops waiting leaves its place to the next one.
    let waiting = tokio::time::timeout(Duration::from_millis(20), other.take(Duration::from_secs(60)));
    assert!(waiting.await.is_err());
    drop(first.clone());
    assert!(other.take(Duration::ZERO).await.is_err(), "a copy of it is still there");
    drop(first);
    drop(other.take(Duration::from_secs(5)).await.unwrap());
    drop(one.take(Duration::ZERO).await.unwrap());
}

#[tokio::test]
async fn a_waiting_program_goes_before_the_last_writer() {
    let folder = tempfile::tempdir().unwrap();
    let (one, other) = (turns(&folder), turns(&folder));
    let order = Arc::new(Mutex::new(Vec::new()));
    for _ in 0..5 {
        let held = one.take(Duration::from_secs(5)).await.unwrap();
        let note = Arc::clone(&order);
        let next = Arc::clone(&other);
        let waiting = tokio::spawn(async move {
            let turn = next.take(Duration::from_secs(5)).await.unwrap();
            note.lock().unwrap().push("waited");
            drop(turn);
        });
        let place = File::open(folder.path().join("firm.db-next-turn")).unwrap();
        while place.try_lock_shared().is_ok() {
            place.unlock().unwrap();
            tokio::task::yield_now().await;
        }
        drop(held);
        let again = one.take(Duration::from_secs(5)).await.unwrap();
        order.lock().unwrap().push("came back");
        drop(again);
        waiting.await.unwrap();
    }
    assert_eq!(*order.lock().unwrap(), ["waited", "came back"].repeat(5));
}

#[cfg(unix)]
#[tokio::test]
async fn a_turn_counts_on_the_file_that_has_the_name() {
    let folder = tempfile::tempdir().unwrap();
    let (one, other) = (turns(&folder), turns(&folder));
    drop(one.take(Duration::ZERO).await.unwrap());
    for name in ["firm.db-write-turn", "firm.db-next-turn"] {
        fs::remove_file(folder.path().join(name)).unwrap();
    }
    // One still has the files open that have no name any more.
    let held = other.take(Duration::ZERO).await.unwrap();
    assert!(matches!(one.take(Duration::ZERO).await, Err(StoreError::Busy)));
    drop(held);
    drop(one.take(Duration::ZERO).await.unwrap());
}

#[tokio::test]
async fn a_file_being_replaced_cannot_be_opened() {
    let folder = tempfile::tempdir().unwrap();
    let (one, other) = (turns(&folder), turns(&folder));
    let short = Duration::from_millis(5);
    let (a, b) = (one.open(short).await.unwrap(), other.open(short).await.unwrap());
    assert!(matches!(one.replace(short).await, Err(StoreError::Busy)));
    drop((a, b));
    let gate = one.replace(short).await.unwrap();
    assert!(matches!(other.open(short).await, Err(StoreError::Busy)));
    drop(gate);
    other.open(short).await.unwrap();
}

#[tokio::test]
async fn the_log_does_not_grow_while_readers_come_and_go() {
    let folder = tempfile::tempdir().unwrap();
    let store = file(&folder).await;
    founded(&store, 5).await;
    let over = Arc::new(AtomicBool::new(false));
    let readers: Vec<_> = (0..3)
        .map(|_| {
            let (path, over) = (store.path().to_owned(), Arc::clone(&over));
            let reading = async |path: PathBuf, over: Arc<AtomicBool>| {
                let store = Sqlite::open(&path, &key(), false, now()).await.unwrap();
                // There is always one of them that began before the last commit.
                while !over.load(Ordering::Acquire) {
                    let mut r = store.read().await.unwrap();
                    for _ in 0..20 {
                        r.query("SELECT count(*) FROM setting", Vec::new()).await.unwrap();
                    }
                }
                store.close().await.unwrap();
            };
            std::thread::spawn(move || {
                let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
                runtime.unwrap().block_on(reading(path, over));
            })
        })
        .collect();
    let log = PathBuf::from(format!("{}-wal", store.path().display()));
    let mut largest = 0;
    for n in 0..250_u64 {
        let mut w = store.write().await.unwrap();
        settings::set(&mut w, "text", &long(n)).await.unwrap();
        settings::set(&mut w, "more", &long(n + 1)).await.unwrap();
        w.commit().await.unwrap();
        largest = fs::metadata(&log).unwrap().len().max(largest);
    }
    over.store(true, Ordering::Release);
    for reader in readers {
        reader.join().unwrap();
    }
    assert!((1 << 20..24 << 20).contains(&largest), "{largest}");
    store.close().await.unwrap();
    assert!(!log.exists());
}

#[tokio::test]
async fn a_store_that_is_dropped_is_closed_in_its_turn() {
    let folder = tempfile::tempdir().unwrap();
    let store = file(&folder).await;
    founded(&store, 5).await;
    let path = store.path().to_owned();
    let other = Turns::new(&fs::canonicalize(&path).unwrap());
    let held = other.take(Duration::from_secs(5)).await.unwrap();
    let log = PathBuf::from(format!("{}-wal", path.display()));
    drop(store);
    // Dropping does not wait: a thread of its own closes the file, once the turn is free.
    assert!(log.exists());
    drop(held);
    while log.exists() {
        // Its readers may take longer than what can write: then the next one to close it is the last.
        let again = Sqlite::open(&path, &key(), false, now()).await.unwrap();
        again.close().await.unwrap();
    }
}

/// The fault for which there are turns, and the end of it (`docs/decisions/018-one-writer.md`).
#[tokio::test]
#[expect(clippy::print_stdout, reason = "whoever reads a run sees which version it had")]
async fn the_sqlite_that_is_used_still_needs_turns() {
    let folder = tempfile::tempdir().unwrap();
    let store = file(&folder).await;
    let mut r = store.read().await.unwrap();
    let mut said = Vec::new();
    for sql in ["SELECT sqlite_version()", "PRAGMA cipher_version"] {
        let mut rows = r.query(sql, Vec::new()).await.unwrap();
        said.push(rows.remove(0).read("database").text().unwrap());
    }
    let [sqlite, cipher] = [&said[0], &said[1]];
    let number: Vec<u32> = sqlite.split('.').map(|part| part.parse().unwrap()).collect();
    let lock = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../Cargo.lock");
    let lock = fs::read_to_string(lock).unwrap();
    let version = |name: &str| {
        let start = format!("name = \"{name}\"\nversion = \"");
        let (_, rest) = lock.split_once(&start).unwrap();
        rest.split_once('"').unwrap().0.to_owned()
    };
    let crates = ["libsqlite3-sys", "sqlx-sqlite"].map(version);
    println!(
        "SQLite {sqlite} in SQLCipher {cipher}; libsqlite3-sys {}, sqlx-sqlite {}",
        crates[0], crates[1]
    );
    assert!(
        number < vec![3, 51, 3],
        "SQLite {sqlite} has the cure: follow \"How it ends\" in docs/decisions/018-one-writer.md, then delete this test"
    );
    assert_eq!(
        crates,
        ["0.37.0", "0.9.0"],
        "other crates than those looked at: see whether libsqlite3-sys can bring SQLite 3.51.3 under SQLCipher now \
         (docs/decisions/018-one-writer.md), take it, or write the new versions here"
    );
    drop(r);
    store.close().await.unwrap();
}
