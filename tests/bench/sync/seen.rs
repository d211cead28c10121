//! How soon a change is in the files of other devices.

use std::path::Path;
use std::time::Duration;

use chrono::Utc;
use hub_client::HubClient;
use protocol::link::Link;
use store::port::{Execute as _, Store as _};
use store::{Key, Sqlite, settings};
use tests::failure::{Failure, Outcome, ensure};
use tokio::time::Instant;

use crate::cost::percent;
use crate::desk::{Desk, REST, told};
use crate::{Bench, DEVICES, figure, tell};

/// Bare commits and round trips.
const BARE: usize = 100;

/// First two devices, then all of them, which are returned.
pub(crate) async fn measure(bench: &Bench, founder: &Desk) -> Outcome<Vec<Desk>> {
    let staff = founder.active_staff().await?;
    ensure(staff.len() >= DEVICES - 1, format!("{} active staff", staff.len()))?;
    let mut desks: Vec<Desk> = Vec::with_capacity(DEVICES);
    let begun = Instant::now();
    for user in staff.iter().take(DEVICES - 1) {
        let link = founder.link_for(user).await?;
        if desks.is_empty() {
            bare(bench, &link).await?;
        }
        let mut desk = Desk::fresh(&bench.folder)?;
        desk.join(link).await?;
        desk.follow();
        desk.is_current().await?;
        desks.push(desk);
        tokio::time::sleep(REST).await;
        if desks.len() == 1 {
            let times = changes(bench, founder, &desks, &staff).await?;
            tell(&format!(
                "a change on two devices: half {:.1} ms, 99 % {:.1} ms",
                percent(&times, 50),
                percent(&times, 99)
            ));
            figure("seen by one", percent(&times, 50));
        }
    }
    tell(&format!(
        "{DEVICES} devices joined in {:.0} s",
        begun.elapsed().as_secs_f64()
    ));
    let times = changes(bench, founder, &desks, &staff).await?;
    figure("seen by all, half", percent(&times, 50));
    figure("seen by all, 99 %", percent(&times, 99));
    Ok(desks)
}

/// The time until each of the desks has it, for many changes.
async fn changes(bench: &Bench, founder: &Desk, desks: &[Desk], staff: &[String]) -> Outcome<Vec<Duration>> {
    let mut times = Vec::new();
    // The first few fill caches.
    let warm = 5;
    for n in 0..warm + 20 * bench.runs {
        tokio::time::sleep(REST).await;
        let somebody = staff.get(n % staff.len()).ok_or_else(|| Failure::new("nobody"))?;
        let hearing: Vec<_> = desks
            .iter()
            .map(|desk| tokio::spawn(told(desk.engine.events())))
            .collect();
        let begun = Instant::now();
        // Another one than before, also when more devices are there: otherwise nothing changes.
        founder
            .retitle(somebody, format!("Number {n} of {}", desks.len()))
            .await?;
        for heard in hearing {
            let time = heard.await??.duration_since(begun);
            if n >= warm {
                times.push(time);
            }
        }
    }
    Ok(times)
}

/// What a change costs at least: a durable commit at the hub and one at the device, and a round trip.
async fn bare(bench: &Bench, link: &str) -> Outcome {
    let Link::Join { hub, .. } = link.parse()? else {
        return Err(Failure::new("not a link for a device"));
    };
    let client = HubClient::new(&hub)?;
    let mut trips = Vec::new();
    for _ in 0..BARE {
        let begun = Instant::now();
        client.health().await?;
        trips.push(begun.elapsed());
    }
    let hub = commits(&bench.path("bare-hub")).await?;
    let device = commits(&bench.path("bare-device")).await?;
    let trip = percent(&trips, 50);
    tell(&format!(
        "a commit at the hub {hub:.2} ms, a round trip {trip:.2} ms, a commit on the device {device:.2} ms"
    ));
    figure("bare", hub + trip + device);
    Ok(())
}

/// The usual time of a commit of one row in a ciphered file, in milliseconds.
async fn commits(path: &Path) -> Outcome<f64> {
    let store = Sqlite::open(path, &Key::new([7; 32]), true, Utc::now()).await?;
    let mut times = Vec::new();
    for n in 0..BARE {
        let begun = Instant::now();
        let mut w = store.write().await?;
        settings::set(&mut w, "bench", &n.to_string()).await?;
        w.commit().await?;
        times.push(begun.elapsed());
    }
    store.close().await?;
    Ok(percent(&times, 50))
}
