//! What a long history costs a new device.

use engine::request::PeopleScope;
use tests::failure::{Outcome, ensure};
use tokio::time::Instant;

use crate::cost::percent;
use crate::desk::{Desk, REST};
use crate::{Bench, figure, tell};

/// Records that are changed again and again, and how often.
const RECORDS: usize = 2_000;
const TIMES: usize = 50;

/// New devices before and after a hundred thousand changes.
pub(crate) async fn measure(bench: &Bench, founder: &Desk) -> Outcome {
    let clients = founder.list(PeopleScope::Clients, RECORDS).await?;
    ensure(clients.len() == RECORDS, "too few clients")?;
    let team = a_team(founder, "History", &[]).await?;
    let fresh = joins(bench, founder).await?;
    let begun = Instant::now();
    for n in 0..TIMES {
        founder.members(&team, &clients, n % 2 == 0).await?;
    }
    let took = begun.elapsed();
    let old = joins(bench, founder).await?;
    tell(&format!(
        "a device of {RECORDS} clients in {fresh:.0} ms, after {} changes, made in {:.1} s, in {old:.0} ms",
        RECORDS * TIMES,
        took.as_secs_f64()
    ));
    figure("history", old / fresh);
    Ok(())
}

/// The middle of several new devices' times, in milliseconds.
async fn joins(bench: &Bench, founder: &Desk) -> Outcome<f64> {
    let mut times = Vec::new();
    for _ in 0..bench.runs.max(3) {
        let link = founder.link_for(&founder.me).await?;
        let mut desk = Desk::fresh(&bench.folder)?;
        let begun = Instant::now();
        desk.join(link).await?;
        desk.follow();
        desk.is_current().await?;
        times.push(begun.elapsed());
        desk.leave().await;
        tokio::time::sleep(REST).await;
    }
    Ok(percent(&times, 50))
}

/// A new team of the founder and these members.
pub(crate) async fn a_team(founder: &Desk, name: &str, members: &[String]) -> Outcome<String> {
    let request = engine::request::CreateTeamRequest {
        name: name.into(),
        identifier: String::new(),
        description: String::new(),
        members: std::iter::once(&founder.me).chain(members).cloned().collect(),
    };
    let made = founder
        .run(|engine| async move { engine.create_team(request).await })
        .await?;
    made.id
        .ok_or_else(|| tests::failure::Failure::new("a team without an id"))
}
