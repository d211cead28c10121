//! A firm of a hundred thousand: what a new device of an administrator costs, beside the import of the same
//! people into a firm without a hub.

use std::time::Duration;

use engine::chosen::Chosen;
use engine::request::{ImportOpenRequest, ImportRunRequest, PeopleScope};
use tests::failure::{Failure, Outcome, ensure};
use tokio::time::Instant;

use crate::cost::{peak, percent, processor};
use crate::desk::Desk;
use crate::wire::Wire;
use crate::{Bench, figure, purges, tell};

/// Clients of the file.
const CLIENTS: u32 = 100_000;

/// Pause between two screens, as of somebody who reads.
const GLANCE: Duration = Duration::from_millis(20);

/// Wall time and processor time, in seconds.
#[derive(Clone, Copy)]
struct Cost {
    wall: f64,
    processor: f64,
}

/// Measures what is begun with it.
struct Meter {
    begun: Instant,
    processor: f64,
}

impl Meter {
    fn new() -> Outcome<Self> {
        Ok(Self {
            begun: Instant::now(),
            processor: processor(std::process::id())?,
        })
    }

    fn read(&self) -> Outcome<Cost> {
        Ok(Cost {
            wall: self.begun.elapsed().as_secs_f64(),
            processor: processor(std::process::id())? - self.processor,
        })
    }
}

/// All that concerns a large firm.
pub(crate) async fn measure(bench: &Bench) -> Outcome {
    let mut founder = bench.founder("large").await?;
    let import = import(bench, &founder).await?;
    tell(&format!(
        "import {:.1} s, {:.1} s of processor time",
        import.wall, import.processor
    ));
    let hub = bench.hub("hub-large")?;
    let moving = Instant::now();
    founder.attach(hub.place()?).await?;
    tell(&format!("the firm moved in {:.1} s", moving.elapsed().as_secs_f64()));
    let staff = founder.active_staff().await?;
    let [ben, cleo, ..] = staff.as_slice() else {
        return Err(Failure::new("too few staff"));
    };
    founder.role(ben, true).await?;

    let wire = Wire::new(&founder.link_for(ben).await?, None).await?;
    let hub_before = processor(hub.id()?)?;
    let mut bens = Desk::fresh(&bench.folder)?;
    let meter = Meter::new()?;
    bens.join(wire.link.clone()).await?;
    ensure(bens.page(PeopleScope::Clients, "").await? > 0, "no first rows")?;
    let first = meter.read()?;
    bens.follow();
    bens.is_current().await?;
    let whole = meter.read()?;
    is_complete(&bens).await?;
    tell(&format!(
        "a new device: first rows {:.2} s, everything {:.1} s, {:.1} s of processor time, and {:.1} s at the hub",
        first.wall,
        whole.wall,
        whole.processor,
        processor(hub.id()?)? - hub_before
    ));
    figure("first rows", first.wall);
    figure("bootstrap, wall", whole.wall / import.wall);
    figure("bootstrap, processor", whole.processor / import.processor);

    let again = interrupted(bench, (&founder, ben), wire.arrived()).await?;
    figure("received twice", again);
    changes_come(&founder, &bens).await?;
    purges::measure(bench, &founder, cleo).await?;
    purges::loses_the_role(&founder, (&bens, ben)).await?;
    let mebibytes = peak(hub.id()?)? / f64::from(1 << 20);
    tell(&format!("the hub of {CLIENTS} people took at most {mebibytes:.0} MiB"));
    bens.leave().await;
    founder.leave().await;
    Ok(())
}

/// Imports the file, as the window does.
async fn import(bench: &Bench, founder: &Desk) -> Outcome<Cost> {
    let file = Chosen::at(bench.path("large.csv"));
    let meter = Meter::new()?;
    let created = founder
        .run(|engine| async move {
            let draft = engine.import_open(ImportOpenRequest::clients(file)).await?.draft;
            let result = engine.import_run(ImportRunRequest { draft, invite: None }).await?;
            Ok(result.counts.created)
        })
        .await?;
    ensure(created == CLIENTS, format!("{created} clients were imported"))?;
    meter.read()
}

/// Whether a device shows and finds everybody.
async fn is_complete(desk: &Desk) -> Outcome {
    let shown = desk.page(PeopleScope::Clients, "").await?;
    ensure(shown == CLIENTS, format!("{shown} clients are shown"))?;
    for found in ["CRM-000001", "CRM-100000"] {
        let hits = desk.page(PeopleScope::Everyone, found).await?;
        ensure(hits == 1, format!("{found} is found {hits} times"))?;
    }
    Ok(())
}

/// A new device whose connection breaks halfway, and whose user looks around meanwhile; which part of all
/// bytes came twice.
async fn interrupted(bench: &Bench, (founder, user): (&Desk, &str), all: u64) -> Outcome<f64> {
    let wire = Wire::new(&founder.link_for(user).await?, Some(all / 2)).await?;
    let mut desk = Desk::fresh(&bench.folder)?;
    desk.join(wire.link.clone()).await?;
    desk.follow();
    let screens = screens(&desk, async |desk| desk.is_current().await).await?;
    is_complete(&desk).await?;
    figure("screen while everything comes", percent(&screens, 95));
    let arrived = wire.arrived();
    tell(&format!(
        "{all} bytes without, {arrived} with an interruption; {} screens meanwhile: half {:.1} ms",
        screens.len(),
        percent(&screens, 50)
    ));
    desk.leave().await;
    Ok((arrived as f64 / all as f64 - 1.0).max(0.0) * 100.0)
}

/// Ten thousand changes come to a device whose user looks around meanwhile.
async fn changes_come(founder: &Desk, desk: &Desk) -> Outcome {
    let clients = founder.list(PeopleScope::Clients, 10_000).await?;
    let team = crate::history::a_team(founder, "Ten thousand", &[]).await?;
    let mut screens_seen = Vec::new();
    for come in [true, false] {
        let news = desk.engine.events();
        let seen = screens(desk, async |_| {
            founder.members(&team, &clients, come).await?;
            crate::desk::told(news).await?;
            desk.is_current().await
        });
        screens_seen.extend(seen.await?);
    }
    tell(&format!(
        "{} screens while 10 000 changes came: half {:.1} ms",
        screens_seen.len(),
        percent(&screens_seen, 50)
    ));
    figure("screen while changes come", percent(&screens_seen, 95));
    Ok(())
}

/// The times of a first page and of a search, in turn, until something is done.
async fn screens(desk: &Desk, until: impl AsyncFnOnce(&Desk) -> Outcome) -> Outcome<Vec<Duration>> {
    let mut times = Vec::new();
    let looking = async {
        for n in 0_usize.. {
            let begun = Instant::now();
            if n % 2 == 0 {
                desk.page(PeopleScope::Clients, "").await?;
            } else {
                desk.page(PeopleScope::Everyone, "mueller").await?;
            }
            times.push(begun.elapsed());
            tokio::time::sleep(GLANCE).await;
        }
        Ok(())
    };
    let looked: Outcome = tokio::select! {
        done = until(desk) => done,
        failed = looking => failed,
    };
    looked.map(|()| times)
}
