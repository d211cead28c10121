//! A firm on many devices beside the real hub program, as lines of JSON for `cargo xtask bench`: how soon a
//! change is seen, what a new device costs, what is waited for meanwhile, and how soon what a person may no
//! longer see is gone. Arguments: a folder with `large.csv` and the profiles `large` and `small` of the sample,
//! with the key file `key`; and how often to measure.
#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "figures are for the program that called it, progress for whoever waits"
)]

mod cost;
mod desk;
mod history;
mod large;
mod purges;
mod reconnect;
mod seen;
mod wire;

use std::path::{Path, PathBuf};

use serde_json::json;
use tests::failure::{Failure, Outcome};
use tests::hub::RunningHub;

use self::desk::Desk;

/// As in the program.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// The devices of the firm of which each is told everything.
const DEVICES: usize = 100;

/// What all parts have in common.
struct Bench {
    folder: PathBuf,
    runs: usize,
}

impl Bench {
    fn path(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    /// The desk of the founder of a sample firm.
    async fn founder(&self, profile: &str) -> Outcome<Desk> {
        Desk::open(&self.path(profile), &self.path("key")).await
    }

    /// A hub of its own.
    fn hub(&self, name: &str) -> Outcome<RunningHub> {
        RunningHub::start(&self.path(name))
    }
}

/// Prints a figure.
fn figure(name: &str, value: f64) {
    println!("{}", json!({ "name": name, "value": value }));
}

/// Tells whoever waits.
fn tell(text: &str) {
    eprintln!("{text}");
}

#[tokio::main]
async fn main() -> Outcome {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (folder, runs, parts) = match arguments.as_slice() {
        [folder, runs, parts @ ..] => (Path::new(folder).to_owned(), runs.parse()?, parts),
        _ => return Err(Failure::new("sync FOLDER RUNS [small|large]")),
    };
    let bench = Bench { folder, runs };
    let wants = |part: &str| parts.is_empty() || parts.iter().any(|wanted| wanted == part);
    if wants("small") {
        Box::pin(small(&bench)).await?;
    }
    if wants("large") {
        Box::pin(large::measure(&bench)).await?;
    }
    Ok(())
}

/// The firm whose devices are all there at once.
async fn small(bench: &Bench) -> Outcome {
    let hub = bench.hub("hub-small")?;
    let mut founder = bench.founder("small").await?;
    founder.attach(hub.place()?).await?;
    history::measure(bench, &founder).await?;
    let mut desks = seen::measure(bench, &founder).await?;
    reconnect::measure(bench, &mut founder, &mut desks).await?;
    let mebibytes = cost::peak(hub.id()?)? / f64::from(1 << 20);
    tell(&format!("the hub of {DEVICES} devices took at most {mebibytes:.0} MiB"));
    figure("memory", mebibytes);
    for desk in desks {
        desk.leave().await;
    }
    founder.leave().await;
    Ok(())
}
