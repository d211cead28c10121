//! Hubs and devices, in German.

use engine::view::{DeviceView, HubState, HubView};

use super::German;
use crate::texts::Devices;

impl Devices for German {
    fn hub(&self, view: &HubView, state: Option<HubState>) -> String {
        let state = match state {
            Some(HubState::Alone) => return "Diese Kanzlei hat keinen Hub.".into(),
            None => "nicht gefragt",
            Some(HubState::Current) => "auf dem neuesten Stand",
            Some(HubState::CatchingUp) => "weitere Datensätze folgen",
            Some(HubState::Busy) => "beschäftigt, zum Beispiel mit einem Import",
            Some(HubState::Offline) => "nicht erreichbar",
            Some(HubState::Untrusted) => "ein anderer Computer antwortet",
            Some(HubState::Revoked) => "dieses Gerät wurde widerrufen",
            Some(HubState::Copied) => "eine andere Kopie dieses Geräts ist in Gebrauch",
            Some(HubState::Suspended) => "Sie sind gesperrt",
            Some(HubState::Version) => "Hub und Programm haben verschiedene Versionen",
            Some(HubState::Lapsed) => "hat zu lange nicht geantwortet",
            Some(HubState::Unsettled) => return "Ein Umzug auf den Hub wurde unterbrochen, und der Hub hat noch nicht gesagt, ob er die Kanzlei hat. Bis dahin lässt sich hier nichts ändern. Verbinden Sie sich mit dem Hub und führen Sie `sync now` aus.".into(),
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
            "{hub}: {state}. Datensätze auf diesem Gerät, {device}: {}{percent}",
            view.held
        )
    }

    fn device(&self, device: &DeviceView) -> &'static str {
        match (device.revoked, device.emptied) {
            (Some(_), true) => "widerrufen und geleert",
            (Some(_), false) => "widerrufen",
            (None, _) if device.this => "dieses Gerät",
            (None, _) => "in Gebrauch",
        }
    }

    fn joined(&self, firm: &str) -> String {
        format!("Dieses Gerät ist {firm} beigetreten.")
    }

    fn attached(&self, firm: &str) -> String {
        format!("{firm} ist jetzt auf dem Hub.")
    }

    fn declined(&self) -> &'static str {
        "Die Einladung ist abgelehnt."
    }

    fn also_invitation_code(&self) -> &'static str {
        "Dazu gehören außerdem der Code aus der Einladung, ein Benutzername und die Zustimmung zu beiden Nutzungsbedingungen: join --email --code --username --accept-terms."
    }

    fn own_terms(&self) -> &'static [&'static str] {
        &[
            "Ihr Name, Ihre Funktion und Ihre Kontaktdaten werden in einer verschlüsselten Datei der Kanzlei aufbewahrt, die Sie einlädt.",
            "Personen, die mit Ihnen in einem Mandantenteam oder Kontaktbuch sind, können sie sehen. Auch die Administration der Kanzlei kann sie und ihren Verlauf sehen.",
            "Verwenden Sie die Daten anderer nur für Ihre Zusammenarbeit. Geben Sie sie nicht weiter.",
            "Behalten Sie die Codes aus Ihren E-Mails für sich.",
            "Sie können die Kanzlei jederzeit fragen, was sie über Sie aufbewahrt, es berichtigen lassen oder austreten.",
        ]
    }

    fn terms(&self, firm: &str, own: &str, of_firm: &str) -> String {
        if of_firm.is_empty() {
            return format!(
                "Nutzungsbedingungen von Coverbook\n\n{own}\n\n{firm} hat keine eigenen Nutzungsbedingungen."
            );
        }
        format!("Nutzungsbedingungen von Coverbook\n\n{own}\n\nNutzungsbedingungen von {firm}\n\n{of_firm}")
    }
}
