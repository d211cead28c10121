//! Hubs and devices, in French.

use engine::view::{DeviceView, HubState, HubView};

use super::French;
use crate::texts::Devices;

impl Devices for French {
    fn hub(&self, view: &HubView, state: Option<HubState>) -> String {
        let state = match state {
            Some(HubState::Alone) => return "Ce cabinet n’a pas de hub.".into(),
            None => "non interrogé",
            Some(HubState::Current) => "à jour",
            Some(HubState::CatchingUp) => "d’autres fiches suivent",
            Some(HubState::Busy) => "occupé, par exemple par un import",
            Some(HubState::Offline) => "injoignable",
            Some(HubState::Untrusted) => "un autre ordinateur répond",
            Some(HubState::Revoked) => "cet appareil a été révoqué",
            Some(HubState::Copied) => "une autre copie de cet appareil est utilisée",
            Some(HubState::Suspended) => "vous êtes suspendu",
            Some(HubState::Version) => "le hub et le programme ont des versions différentes",
            Some(HubState::Lapsed) => "n’a pas répondu depuis trop longtemps",
            Some(HubState::Unsettled) => return "Un transfert vers le hub a été interrompu, et le hub n’a pas encore dit s’il a le cabinet. D’ici là, rien ne peut être modifié ici. Connectez-vous au hub et lancez `sync now`.".into(),
        };
        let (hub, device) = (
            view.hub.as_deref().unwrap_or_default(),
            view.device.as_deref().unwrap_or_default(),
        );
        let percent = view
            .percent
            .map(|percent| format!(" ({percent}\u{a0}%)"))
            .unwrap_or_default();
        format!(
            "{hub}\u{a0}: {state}. Fiches sur cet appareil, {device}\u{a0}: {}{percent}",
            view.held
        )
    }

    fn device(&self, device: &DeviceView) -> &'static str {
        match (device.revoked, device.emptied) {
            (Some(_), true) => "révoqué et vidé",
            (Some(_), false) => "révoqué",
            (None, _) if device.this => "cet appareil",
            (None, _) => "en service",
        }
    }

    fn joined(&self, firm: &str) -> String {
        format!("Cet appareil a rejoint {firm}.")
    }

    fn attached(&self, firm: &str) -> String {
        format!("{firm} est maintenant sur le hub.")
    }

    fn declined(&self) -> &'static str {
        "L’invitation est déclinée."
    }

    fn also_invitation_code(&self) -> &'static str {
        "Il faut aussi le code de l’invitation, un nom d’utilisateur et l’acceptation des deux textes de conditions\u{a0}: join --email --code --username --accept-terms."
    }

    fn own_terms(&self) -> &'static [&'static str] {
        &[
            "Votre nom, votre fonction et vos coordonnées sont conservés dans un fichier chiffré du cabinet qui vous invite.",
            "Les personnes qui partagent une équipe client ou un carnet de contacts avec vous peuvent les voir. Les administrateurs du cabinet le peuvent aussi, avec leur historique.",
            "N’utilisez les coordonnées des autres que pour votre travail commun. Ne les transmettez pas.",
            "Gardez pour vous les codes de vos e-mails.",
            "Vous pouvez à tout moment demander au cabinet ce qu’il conserve sur vous, le faire corriger, ou partir.",
        ]
    }

    fn terms(&self, firm: &str, own: &str, of_firm: &str) -> String {
        if of_firm.is_empty() {
            return format!("Conditions de Coverbook\n\n{own}\n\n{firm} n’a pas de conditions propres.");
        }
        format!("Conditions de Coverbook\n\n{own}\n\nConditions de {firm}\n\n{of_firm}")
    }
}
