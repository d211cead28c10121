//! Devices that come back to a hundred changes.

use std::time::Duration;

use engine::request::PeopleScope;
use tests::failure::{Failure, Outcome, ensure};
use tokio::time::Instant;

use crate::cost::milliseconds;
use crate::desk::Desk;
use crate::history::a_team;
use crate::{Bench, figure, tell};

const BACK: usize = 25;
const CHANGES: usize = 100;

/// A hub lets a device ask 20 times a second, and this one has nobody to hear.
const PACE: Duration = Duration::from_millis(55);

/// The time from the first request of all to the last device that has everything.
pub(crate) async fn measure(bench: &Bench, founder: &mut Desk, desks: &mut [Desk]) -> Outcome {
    let staff = founder.active_staff().await?;
    let clients = founder.list(PeopleScope::Clients, CHANGES).await?;
    let mut members: Vec<String> = staff.iter().take(BACK).cloned().collect();
    members.extend(clients.iter().cloned());
    a_team(founder, "Reconnecting", &members).await?;
    for desk in desks.iter_mut() {
        desk.is_current().await?;
        desk.stop();
    }
    founder.stop();
    let mut slowest = Duration::ZERO;
    for run in 0..bench.runs.div_ceil(2) {
        for client in &clients {
            let begun = Instant::now();
            founder.retitle(client, format!("Round {run}")).await?;
            tokio::time::sleep(PACE.saturating_sub(begun.elapsed())).await;
        }
        let begun = Instant::now();
        let back: Vec<_> = desks
            .iter()
            .take(BACK)
            .map(|desk| {
                desk.spawn(|engine| async move {
                    let state = engine.sync_now().await.map(|hub| hub.state);
                    (state, Instant::now())
                })
            })
            .collect();
        let mut last = Duration::ZERO;
        for desk in back {
            let (state, at) = desk.await?;
            ensure(
                state? == engine::view::HubState::Current,
                "a device that came back is not current",
            )?;
            last = last.max(at.duration_since(begun));
        }
        tell(&format!("{BACK} devices came back in {:.0} ms", milliseconds(last)));
        slowest = slowest.max(last);
        shows(desks, &format!("Round {run}"), &clients).await?;
    }
    figure("reconnect", milliseconds(slowest));
    Ok(())
}

/// Whether the first and the last device show what changed.
async fn shows(desks: &[Desk], title: &str, clients: &[String]) -> Outcome {
    let client = clients.last().ok_or_else(|| Failure::new("no clients"))?;
    for desk in desks.iter().take(BACK).step_by(BACK - 1) {
        let request = engine::request::IdRequest { id: client.clone() };
        let person = desk.run(|engine| async move { engine.person(request).await }).await?;
        ensure(person.job_title == title, "a device shows something else")?;
    }
    Ok(())
}
