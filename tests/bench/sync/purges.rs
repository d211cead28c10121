//! How soon what a person may no longer see is gone from their device.

use std::time::Duration;

use engine::request::PeopleScope;
use tests::failure::{Failure, Outcome, ensure};
use tokio::time::Instant;

use crate::cost::percent;
use crate::desk::{Desk, REST};
use crate::history::a_team;
use crate::{Bench, figure, tell};

/// A member of staff leaves a small team and a large one, again and again.
pub(crate) async fn measure(bench: &Bench, founder: &Desk, somebody: &str) -> Outcome {
    let clients = founder.list(PeopleScope::Clients, 10_000).await?;
    ensure(clients.len() == 10_000, "too few clients")?;
    let few = clients.get(..500).unwrap_or_default();
    let small = a_team(founder, "Small", few).await?;
    let large = a_team(founder, "Large", &clients).await?;
    let mut desk = Desk::fresh(&bench.folder)?;
    desk.join(founder.link_for(somebody).await?).await?;
    desk.follow();
    desk.is_current().await?;
    let somebody = [somebody.to_owned()];
    let times = leaves(founder, &desk, (&small, 500), &somebody, 4 * bench.runs).await?;
    tell(&format!("500 clients went in {:.0} ms", percent(&times, 50)));
    figure("purge of 500", percent(&times, 50));
    let times = leaves(founder, &desk, (&large, 10_000), &somebody, 2 * bench.runs).await?;
    tell(&format!("10 000 clients went in {:.0} ms", percent(&times, 50)));
    figure("purge of 10 000", percent(&times, 99));
    desk.leave().await;
    Ok(())
}

/// The time from the command to a file without the clients of the team, each time.
async fn leaves(
    founder: &Desk,
    desk: &Desk,
    (team, clients): (&str, u32),
    somebody: &[String],
    times: usize,
) -> Outcome<Vec<Duration>> {
    let mut took = Vec::new();
    for _ in 0..times {
        let (_, before) = desk.state().await?;
        founder.members(team, somebody, true).await?;
        desk.holds_at_least(before + clients).await?;
        tokio::time::sleep(REST).await;
        let begun = Instant::now();
        founder.members(team, somebody, false).await?;
        // What they did themselves and notices of it stay.
        desk.holds_less_than(before + clients / 2).await?;
        took.push(begun.elapsed());
        tokio::time::sleep(REST).await;
    }
    ensure(!took.is_empty(), "nothing was measured")?;
    Ok(took)
}

/// An administrator becomes one of the staff.
pub(crate) async fn loses_the_role(founder: &Desk, (desk, user): (&Desk, &str)) -> Outcome {
    let (_, before) = desk.state().await?;
    let begun = Instant::now();
    founder.role(user, false).await?;
    desk.holds_less_than(before / 2).await?;
    let seconds = begun.elapsed().as_secs_f64();
    let (_, after) = desk.state().await?;
    tell(&format!("of {before} records {after} were left after {seconds:.1} s"));
    if desk.page(PeopleScope::Everyone, "").await.is_ok() {
        return Err(Failure::new("somebody without the role is shown everybody"));
    }
    figure("losing the role", seconds);
    Ok(())
}
