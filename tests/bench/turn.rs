//! What a turn to write costs, beside the small commands it is taken for: microseconds of both, from
//! one run. No arguments.
#![expect(clippy::print_stdout, reason = "its one line is for the program that called it")]

use std::error::Error;
use std::time::{Duration, Instant};

use engine::Engine;
use engine::clock::Clock;
use engine::profile::Profile;
use engine::request::{CreateFirmRequest, EditFirmRequest};
use engine::secrets::Vault;
use store::turn::Turns;

/// Commands, and turns.
const TIMES: u32 = 400;

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let folder = tempfile::tempdir()?;
    let profile = Profile::locate(Some(folder.path().join("profile")))?;
    let engine = Engine::new(profile, Vault::memory(), Clock::System)?;
    let firm = CreateFirmRequest {
        name: "Harcourt & Lane".into(),
        country: "GB".into(),
        time_zone: "Europe/London".into(),
        given: "Anna".into(),
        family: "Whitmore".into(),
        email: "anna@example.com".into(),
        passphrase: None,
        language: engine::view::Language::En.into(),
    };
    engine.create_firm(firm).await?;
    // As another program would take them, on another file in the same folder.
    let turns = Turns::new(&folder.path().join("profile/other"));
    let (mut commands, mut taken) = (Duration::ZERO, Duration::ZERO);
    for n in 0..TIMES {
        let request = EditFirmRequest {
            name: Some(format!("Harcourt & Lane {}", n % 2)),
            ..EditFirmRequest::default()
        };
        let begun = Instant::now();
        engine.edit_firm(request).await?;
        commands += begun.elapsed();
        let begun = Instant::now();
        drop(turns.take(Duration::from_secs(1)).await?);
        taken += begun.elapsed();
    }
    let each = |all: Duration| all.as_secs_f64() * 1e6 / f64::from(TIMES);
    println!("{{\"command\": {:.2}, \"turn\": {:.2}}}", each(commands), each(taken));
    engine.leave().await;
    Ok(())
}
