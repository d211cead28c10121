//! Opens the firm that the command line names.

use engine::Engine;
use engine::clock::Clock;
use engine::profile::Profile;
use engine::view::SessionView;

use crate::answer::{Failure, say};
use crate::shared::Place;
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

/// The application with its firm open. The first program that opens the firm after an interrupted import
/// reports on it.
pub(crate) async fn open(place: &Place) -> Result<Engine, Failure> {
    let (engine, session) = open_quietly(place).await?;
    if let Some(import) = &session.interrupted_import {
        say(&texts().interrupted(import));
    }
    Ok(engine)
}

/// As [`open`], for callers that report an interrupted import themselves.
pub(crate) async fn open_quietly(place: &Place) -> Result<(Engine, SessionView), Failure> {
    let engine = engine(place)?;
    let session = engine.open_only(place.firm.as_deref()).await?;
    Ok((engine, session))
}
