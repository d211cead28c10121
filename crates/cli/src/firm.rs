//! Founding firms.

use std::io::{BufWriter, Write as _};

use engine::Engine;
use engine::clock::{Clock, device_time_zone};
use engine::profile::Profile;
use engine::request::CreateFirmRequest;
use engine::sample::{PhoneSpelling, SampleColumns, SamplePlan, write_csv};
use engine::view::SessionView;
use serde_json::json;

use crate::answer::{Done, Failure, Output};
use crate::arguments::{Check, Create, Place, Sample};
use crate::texts::texts;

/// The application on the profile the command line names.
pub(crate) fn engine(place: &Place) -> Result<Engine, Failure> {
    let profile = self::place(place)?;
    let vault = profile.vault(place.key_file.clone());
    Ok(Engine::new(profile, vault, Clock::System)?)
}

/// The profile the command line names.
pub(crate) fn place(place: &Place) -> Result<Profile, Failure> {
    Profile::locate(place.profile.clone()).map_err(|e| Failure::Io(e.to_string()))
}

/// The application with its firm open. What became of an import that was cut short is told once,
/// to whoever opens the firm first.
pub(crate) async fn open(place: &Place) -> Result<Engine, Failure> {
    let (engine, session) = open_quietly(place).await?;
    if let Some(import) = &session.interrupted_import {
        // Whoever closed standard error does not want to know.
        let _ = writeln!(std::io::stderr(), "{}", texts().interrupted(import));
    }
    Ok(engine)
}

async fn open_quietly(place: &Place) -> Result<(Engine, SessionView), Failure> {
    let engine = engine(place)?;
    let session = engine.open_only(place.firm.as_deref()).await?;
    Ok((engine, session))
}

pub(crate) async fn check(wish: Check) -> Result<Done, Failure> {
    let (engine, session) = open_quietly(&wish.place).await?;
    let mut out = Output::new(wish.json.json);
    if let Some(import) = &session.interrupted_import {
        let value = json!({ "type": "interrupted", "file": import.file, "finished": import.finished,
            "id": import.import, "people": import.people });
        out.line(&value, || texts().interrupted(import))?;
    }
    let found = engine.check_file().await?;
    let counts = engine.counts().await?;
    engine.leave().await;
    let content = format!("{:016x}", found.content);
    let value = json!({ "type": "check", "firm": session.firm_name, "sound": true, "clients": counts.clients.total,
        "staff": counts.staff.total, "teams": counts.teams, "content": content });
    let told = || {
        let (clients, staff) = (counts.clients.total, counts.staff.total);
        texts().firm_checked(&session.firm_name, clients, staff, counts.teams, &content)
    };
    out.line(&value, told)?;
    out.flush()?;
    Ok(Done::Whole)
}

pub(crate) async fn create(wish: Create) -> Result<Done, Failure> {
    let engine = engine(&wish.place)?;
    let (given, family) = match wish.admin_name.trim().rsplit_once(' ') {
        Some((given, family)) => (given.to_owned(), family.to_owned()),
        None => (wish.admin_name.clone(), String::new()),
    };
    let request = CreateFirmRequest {
        name: wish.name,
        country: wish.country.to_uppercase(),
        time_zone: wish.time_zone.unwrap_or_else(|| device_time_zone().name().to_owned()),
        given,
        family,
        email: wish.admin_email,
        passphrase: None,
    };
    let made = engine.create_firm(request).await?;
    engine.leave().await;
    let mut out = Output::new(wish.json.json);
    let value = json!({ "type": "firm", "id": made.session.firm, "name": made.session.firm_name,
        "recoveryCode": made.recovery_code });
    out.line(&value, || {
        texts().firm_created(&made.session.firm_name, &made.recovery_code)
    })?;
    out.flush()?;
    Ok(Done::Whole)
}

pub(crate) async fn sample(wish: Sample) -> Result<Done, Failure> {
    let plan = SamplePlan {
        seed: wish.seed,
        clients: wish.clients,
        staff: wish.staff,
        teams: wish.teams,
    };
    let mut out = Output::new(wish.json.json);
    if let Some(path) = &wish.csv {
        let mut file = BufWriter::new(engine::files::create(path)?);
        let columns = if wish.companies {
            SampleColumns::WithCompany
        } else {
            SampleColumns::Template
        };
        let rows = write_csv(plan.clients(), &plan.teams(), PhoneSpelling::E164, columns, &mut file)?;
        file.flush()?;
        out.line(&json!({ "type": "file", "rows": rows }), || texts().rows_written(rows))?;
        out.flush()?;
        return Ok(Done::Whole);
    }
    let engine = engine(&wish.place)?;
    engine.create_sample(plan).await?;
    engine.leave().await;
    let value = json!({ "type": "sample", "clients": wish.clients, "staff": wish.staff, "teams": wish.teams });
    out.line(&value, || texts().sample_created(wish.staff, wish.teams, wish.clients))?;
    out.flush()?;
    Ok(Done::Whole)
}
