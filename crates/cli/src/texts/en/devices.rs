//! Hubs and devices, in English.

use engine::view::{DeviceView, HubState, HubView};

use super::English;
use crate::texts::Devices;

impl Devices for English {
    fn hub(&self, view: &HubView, state: Option<HubState>) -> String {
        let state = match state {
            Some(HubState::Alone) => return "This firm has no hub.".into(),
            None => "not asked",
            Some(HubState::Current) => "up to date",
            Some(HubState::CatchingUp) => "more is on its way",
            Some(HubState::Busy) => "is busy, for example with an import",
            Some(HubState::Offline) => "cannot be reached",
            Some(HubState::Untrusted) => "another computer answers",
            Some(HubState::Revoked) => "this device was revoked",
            Some(HubState::Copied) => "another copy of this device is in use",
            Some(HubState::Suspended) => "you are suspended",
            Some(HubState::Version) => "hub and program are of different versions",
            Some(HubState::Lapsed) => "has not answered for too long",
            Some(HubState::Unsettled) => return "A move to the hub was cut short, and the hub has not yet said whether it has the firm. Until then nothing can be changed here. Connect to the hub and run `sync now`.".into(),
        };
        let (hub, device) = (
            view.hub.as_deref().unwrap_or_default(),
            view.device.as_deref().unwrap_or_default(),
        );
        let percent = view.percent.map(|percent| format!(" ({percent}%)")).unwrap_or_default();
        format!(
            "{hub}: {state}. Records on this device, {device}: {}{percent}",
            view.held
        )
    }

    fn device(&self, device: &DeviceView) -> &'static str {
        match (device.revoked, device.emptied) {
            (Some(_), true) => "revoked and emptied",
            (Some(_), false) => "revoked",
            (None, _) if device.this => "this device",
            (None, _) => "in use",
        }
    }

    fn joined(&self, firm: &str) -> String {
        format!("This device joined {firm}.")
    }

    fn attached(&self, firm: &str) -> String {
        format!("{firm} is on its hub now.")
    }

    fn declined(&self) -> &'static str {
        "The invitation is declined."
    }

    fn also_invitation_code(&self) -> &'static str {
        "They also need the code from their invitation and a username, and must accept both terms: join --email --code --username --accept-terms."
    }

    fn own_terms(&self) -> &'static [&'static str] {
        &[
            "Your name, job title and contact details are kept in an encrypted file of the firm that invites you.",
            "People who share a client team or a contact book with you can see them. The firm’s administrators can see them too, and their history.",
            "Use the details of others only for your work together. Do not pass them on.",
            "Keep the codes from your e-mails to yourself.",
            "You can ask the firm at any time what it keeps about you, have it corrected, or leave.",
        ]
    }

    fn terms(&self, firm: &str, own: &str, of_firm: &str) -> String {
        if of_firm.is_empty() {
            return format!("Terms of Coverbook\n\n{own}\n\n{firm} has no terms of its own.");
        }
        format!("Terms of Coverbook\n\n{own}\n\nTerms of {firm}\n\n{of_firm}")
    }
}
