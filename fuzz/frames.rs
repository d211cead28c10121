//! What must hold whatever bytes come from the wire. The fuzzer looks for bytes that break it; an ordinary test
//! replays those that were found (`hub-core/tests/sync/frames.rs` includes this file).

use chrono::DateTime;
use domain::ids::FirmId;
use domain::person_name::PersonName;
use hub_core::sync::exchange::{Asked, Unanswered};
use protocol::command::{Unreadable, WireCommand};
use protocol::frame::Request;
use protocol::lines;
use replica::ApplyError;
use store::Memory;
use store::port::{Execute, Query, Store};
use uuid::Uuid;

/// The firm of the seeds of frames.
const FIRM: FirmId = FirmId(Uuid::from_u128(1));

/// Bytes from the wire, in one of four forms that the first of them chooses: the body of a request or its lines,
/// the body of an answer or its lines.
pub(crate) fn frame(bytes: &[u8]) {
    let Some((form, bytes)) = bytes.split_first() else {
        return;
    };
    match form {
        b'q' => match Asked::read(bytes) {
            Ok(asked) => asked.commands.into_iter().for_each(command),
            Err(Unanswered::Trouble(_)) => {}
            Err(Unanswered::Store(problem)) => panic!("no database was asked: {problem}"),
        },
        b'Q' => {
            for line in lines::read::<Request>(bytes).flatten() {
                if let Request::Command(wire) = line {
                    command(wire);
                }
            }
        }
        b'a' => {
            if let Ok(unpacked) = lines::unpack(bytes) {
                applied(&unpacked);
            }
        }
        _ => applied(bytes),
    }
}

/// A command that can be read is written so that it is read the same again.
fn command(wire: WireCommand) {
    let (id, at, expect) = (wire.id, wire.at, wire.expect.clone());
    let kind = match wire.read(None) {
        Ok(kind) => kind,
        Err(Unreadable::Newer | Unreadable::Malformed | Unreadable::RowsMissing) => return,
    };
    let again = WireCommand::of(id, at, &expect, &kind).unwrap();
    assert_eq!(again.read(None).as_ref(), Ok(&kind));
}

/// An answer is taken in whole or refused; whatever it told can be taken away again.
fn applied(unpacked: &[u8]) {
    thread_local! {
        static DEVICE: (tokio::runtime::Runtime, Memory) = device();
    }
    let key = |name: &PersonName| name.family().as_bytes().to_vec();
    DEVICE.with(|(runtime, file)| {
        runtime.block_on(async {
            let mut w = file.write().await.unwrap();
            match replica::apply(&mut w, FIRM, unpacked, &key).await {
                Err(ApplyError::Malformed) => return,
                // A row that the file cannot hold.
                Err(ApplyError::Store(_)) => return,
                Ok(_) => {}
            }
            let have = replica::have(&mut w).await.unwrap();
            let request = replica::request(&mut w, Vec::new()).await.unwrap();
            assert_eq!(Asked::read(&request).map(|asked| asked.have).ok(), Some(have));
            replica::forget_all(&mut w, FIRM, &key).await.unwrap();
            for table in [
                "held",
                "held_bucket",
                "user_card",
                "contact_point",
                "user_private",
                "team",
                "search_doc",
            ] {
                let left = w.query(format!("SELECT 1 FROM {table}"), Vec::new()).await.unwrap();
                assert_eq!(left.len(), 0, "rows in {table}");
            }
            w.rollback().await.unwrap();
        });
    });
}

/// The file of a device that was told nothing.
fn device() -> (tokio::runtime::Runtime, Memory) {
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    let file = runtime.block_on(async {
        let file = Memory::open(DateTime::UNIX_EPOCH).await.unwrap();
        let mut w = file.write().await.unwrap();
        store::held::loosen(&mut w).await.unwrap();
        w.commit().await.unwrap();
        file
    });
    (runtime, file)
}
