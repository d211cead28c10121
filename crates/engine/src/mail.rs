//! E-mail as this device sends it: the setup, and the rounds that send what is waiting (design.md 7). The hub of an
//! attached firm sends it in place of the device.

mod at_hub;
mod letter;
mod password;
pub(crate) mod request;
mod round;
mod setup;
pub(crate) mod view;

pub use round::MailRound;

use std::sync::{Mutex, PoisonError};

use domain::ids::FirmId;
use mailer::Language;
use tokio::sync::Notify;
use uuid::Uuid;

use crate::view::MailProblemView;

/// State kept between rounds.
pub(crate) struct MailRuntime {
    /// Names this program among those that may send the mails of a firm.
    holder: Uuid,
    /// One round at a time.
    turn: tokio::sync::Mutex<()>,
    /// Wakes the next round early, because a mail was written.
    pub(crate) wake: Notify,
    /// The password of the sample firm's mail server, which is never stored.
    pub(crate) sample_password: Mutex<Option<zeroize::Zeroizing<String>>>,
    /// What stopped the last round.
    problem: Mutex<Option<MailProblemView>>,
    /// The language of an attached firm's mails, as its hub told it last.
    language: Mutex<Option<(FirmId, Language)>>,
}

impl std::fmt::Debug for MailRuntime {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("MailRuntime").finish_non_exhaustive()
    }
}

impl MailRuntime {
    pub(crate) fn new(holder: Uuid) -> Self {
        Self {
            holder,
            turn: tokio::sync::Mutex::default(),
            wake: Notify::default(),
            sample_password: Mutex::default(),
            problem: Mutex::default(),
            language: Mutex::default(),
        }
    }

    fn language_at_hub(&self, firm: FirmId) -> Option<Language> {
        let known = *self.language.lock().unwrap_or_else(PoisonError::into_inner);
        known.filter(|(of, _)| *of == firm).map(|(_, language)| language)
    }

    fn note_language(&self, firm: FirmId, language: Language) {
        *self.language.lock().unwrap_or_else(PoisonError::into_inner) = Some((firm, language));
    }

    pub(crate) fn problem(&self) -> Option<MailProblemView> {
        self.problem.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Notes what stopped a round, or that nothing did; returns whether that is new.
    pub(crate) fn note(&self, problem: Option<MailProblemView>) -> bool {
        let mut noted = self.problem.lock().unwrap_or_else(PoisonError::into_inner);
        let new = *noted != problem;
        *noted = problem;
        new
    }
}
