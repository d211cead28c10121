//! A firm with the real hub program, devices that are the real command line, and what must hold of their files.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use chrono::Utc;
use domain::buckets::Bucket;
use hub::Folder;
use hub::folder::secret_file;
use protocol::digest::{Digest, Sum};
use serde_json::Value;
use store::held::{self, Fresh, Rewritten, Subject, Told, Touch};
use store::port::{Query as _, Store as _};
use store::records::checksum::content_checksum;
use store::records::firms;
use store::sync::lines;
use store::{Key, Sqlite};
use tempfile::TempDir;
use tests::hub::RunningHub;
use tests::programs;
use tokio::runtime::Runtime;

use crate::calls::byte;
use crate::desk::Desk;

/// The sizes of a test, which `cargo xtask soak` wants larger.
pub(crate) fn size(name: &str, usual: u32) -> u32 {
    std::env::var(name).map_or(usual, |size| size.parse().unwrap())
}

/// A new hub, that does not run yet.
pub(crate) fn new_hub(folder: &Path) -> RunningHub {
    programs::hub().unwrap();
    RunningHub::make(folder).unwrap()
}

/// The firm Harcourt & Lane at a hub, and the first device of Anna Whitmore.
pub(crate) struct House {
    pub(crate) hub: RunningHub,
    pub(crate) anna: Desk,
    _folder: TempDir,
}

impl House {
    pub(crate) fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mut hub = new_hub(&folder.path().join("hub"));
        hub.go_on().unwrap();
        let anna = Desk::founded();
        anna.run(&["attach", &hub.place().unwrap()]).ends(0);
        Self {
            hub,
            anna,
            _folder: folder,
        }
    }

    /// One more device of Anna's.
    pub(crate) fn another(&self) -> Desk {
        let desk = Desk::empty();
        desk.run(&["join", &link(&self.anna)]).ends(0);
        desk
    }

    /// What the hub and a device hold is whole, and the device holds what the hub says. A new device of the same
    /// person holds the same.
    pub(crate) fn agrees_with(&self, desk: &Desk) {
        desk.run(&["sync", "now"]).ends(0);
        let runtime = Runtime::new().unwrap();
        let here = runtime.block_on(device_is_whole(&desk.firm_file().unwrap(), &key(desk)));
        let there = runtime.block_on(hub_is_whole(self.hub.folder(), &here));
        assert_eq!(here, there);
        let new = self.another();
        desk.run(&["sync", "now"]).ends(0);
        assert_eq!(desk.check(), new.check());
    }
}

/// A link for one more device of Anna's, who is at this desk.
pub(crate) fn link(desk: &Desk) -> String {
    let staff = desk.run(&["user", "list", "staff"]).ends(0).lines();
    let anna = staff.iter().find(|row| row["given"] == "Anna").unwrap();
    let made = desk
        .run(&["device", "link", anna["id"].as_str().unwrap()])
        .ends(0)
        .last();
    made["link"].as_str().unwrap().to_owned()
}

/// The clients that a device shows.
pub(crate) fn clients(desk: &Desk) -> Vec<String> {
    let listed = desk
        .run(&["user", "list", "clients", "--limit", "100000"])
        .ends(0)
        .lines();
    listed.iter().map(|row| text(&row["given"])).collect()
}

pub(crate) fn text(value: &Value) -> String {
    value.as_str().unwrap().to_owned()
}

/// The key that the firm's file of a desk is encrypted with.
pub(crate) fn key(desk: &Desk) -> Key {
    let hex = fs::read(desk.path("key")).unwrap();
    Key::new(std::array::from_fn(|n| byte(&hex[2 * n..])))
}

/// How the log of a hub's only firm looks from outside: it changes with every commit.
pub(crate) fn log_of(hub: &RunningHub) -> Option<(u64, SystemTime)> {
    let folder = Folder::open(hub.folder(), &secret_file(hub.folder())).unwrap();
    let firm = folder.firm_file(folder.firms().unwrap()[0]);
    let log = PathBuf::from(format!("{}-wal", firm.display())).metadata().ok()?;
    Some((log.len(), log.modified().unwrap()))
}

/// Records and digest of each bucket.
pub(crate) type Buckets = BTreeMap<Bucket, (u64, u128)>;

/// Nobody has the file open: what the device holds is whole, as far as it goes. Returns it.
pub(crate) async fn device_is_whole(file: &Path, key: &Key) -> Buckets {
    // A copy, so that the program itself finds what it left.
    let folder = tempfile::tempdir().unwrap();
    let copy = folder.path().join("copy");
    fs::copy(file, &copy).unwrap();
    let log = |file: &Path| PathBuf::from(format!("{}-wal", file.display()));
    if log(file).exists() {
        fs::copy(log(file), log(&copy)).unwrap();
    }
    let store = Sqlite::open(&copy, key, false, Utc::now()).await.unwrap();
    store.integrity_check().await.unwrap();
    let mut w = store.write().await.unwrap();
    let told = held::buckets(&mut w).await.unwrap();
    let mut sums: BTreeMap<Bucket, (u64, Sum)> = told.keys().map(|bucket| (*bucket, Default::default())).collect();
    let mut subjects: BTreeMap<Subject, BTreeMap<_, _>> = BTreeMap::new();
    for (bucket, record) in held::records(&mut w).await.unwrap() {
        let (records, sum) = sums.get_mut(&bucket).unwrap();
        *records += 1;
        sum.add(Digest::of(record.kind, record.id, record.version));
        let records = subjects.entry(Subject::of(record.kind)).or_default();
        records.insert(record.id, Touch::ALL);
    }
    for (bucket, Told { records, digest, .. }) in &told {
        assert_eq!((*records, Sum(*digest)), sums[bucket], "{bucket}");
    }
    // The rows are those of the records.
    if let Some(firm) = firms::firms(&mut w).await.unwrap().pop() {
        let before = content_checksum(&mut w, firm.id).await.unwrap();
        for (subject, records) in subjects {
            held::rewrite(
                &mut w,
                (firm.id, 1),
                (subject, &records),
                &Fresh::new(),
                &mut Rewritten::default(),
            )
            .await
            .unwrap();
        }
        assert_eq!(content_checksum(&mut w, firm.id).await.unwrap(), before);
    }
    drop(w);
    store.close().await.unwrap();
    let told = told.into_iter().filter(|(_, told)| told.complete);
    told.map(|(bucket, told)| (bucket, (told.records, told.digest)))
        .collect()
}

/// How many clients a hub's only firm has; nothing if it has no firm.
pub(crate) async fn clients_at(folder: &Path) -> Option<usize> {
    let folder = Folder::open(folder, &secret_file(folder)).unwrap();
    let firm = folder.firms().unwrap().pop()?;
    let (file, key) = (folder.firm_file(firm), folder.key(firm));
    let store = Sqlite::open(&file, &key, false, Utc::now()).await.unwrap();
    let mut q = store.read().await.unwrap();
    let clients = q
        .query("SELECT 1 FROM user_card WHERE kind = 'client'", Vec::new())
        .await;
    drop(q);
    store.close().await.unwrap();
    Some(clients.unwrap().len())
}

/// What may not be the case in the file of a hub.
const WRONG: [&str; 5] = [
    "SELECT 1 FROM firm WHERE head_seq <> (SELECT count(*) FROM command_line) \
     OR head_seq <> (SELECT max(seq) FROM command_line)",
    "SELECT 1 FROM journal WHERE seq > (SELECT head_seq FROM firm)",
    "SELECT 1 FROM user_card WHERE user_id NOT IN (SELECT user_id FROM user_private)",
    "SELECT 1 FROM bucket b WHERE records <> (SELECT count(*) FROM bucket_line l WHERE l.firm = b.firm \
     AND l.scope = b.scope AND l.part = b.part AND l.live = 1)",
    "SELECT 1 FROM upload JOIN import_job j ON j.import_id = upload.import_id",
];

/// The only firm of a hub is sound, and each of its commands is there with all that follows from it. Returns what
/// is in the buckets that a device holds.
pub(crate) async fn hub_is_whole(folder: &Path, held: &Buckets) -> Buckets {
    let folder = Folder::open(folder, &secret_file(folder)).unwrap();
    let firms = folder.firms().unwrap();
    let [firm] = firms.as_slice() else {
        panic!("{firms:?}");
    };
    let (file, key) = (folder.firm_file(*firm), folder.key(*firm));
    let store = Sqlite::open(&file, &key, false, Utc::now()).await.unwrap();
    store.integrity_check().await.unwrap();
    let mut q = store.read().await.unwrap();
    for sql in WRONG {
        assert_eq!(q.query(sql, Vec::new()).await.unwrap().len(), 0, "{sql}");
    }
    let buckets: Vec<Bucket> = held.keys().copied().collect();
    let states = lines::states(&mut q, *firm, &buckets).await.unwrap();
    drop(q);
    store.close().await.unwrap();
    let state = |bucket| {
        states
            .get(&bucket)
            .map_or((0, 0), |state| (state.records, state.digest))
    };
    buckets.into_iter().map(|bucket| (bucket, state(bucket))).collect()
}
