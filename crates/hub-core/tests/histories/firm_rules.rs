//! The firm's own record: random commands, and the rules said again.

use domain::command::{CommandKind, CreateFirm, EditFirm, Expect, Export, Field};
use domain::email::EmailAddress;
use domain::ids::TeamId;
use domain::people::Role;
use domain::person_name::PersonName;
use domain::phone::Region;

use crate::rules::{Case, tidy};
use crate::state::State;
use crate::steps::{Ids, chance, firm, pick};

pub(crate) fn edit_firm(state: &State, n: [u16; 8], expect: &mut Vec<Expect>) -> CommandKind {
    if chance(n[0], 25) {
        let base = state.firm.as_ref().map_or_else(String::new, |firm| firm.name.clone());
        let base = if chance(n[1], 25) { "seen before".into() } else { base };
        expect.push(Expect {
            field: Field::Name,
            base,
        });
    }
    let name = match n[2] % 40 {
        37 => " \t ".into(),
        38 => "x".repeat(201),
        other => format!(" Harcourt  & Lane {}", other % 7),
    };
    let countries = ["GB", "DE", "CH"].map(Region::parse);
    // Clocks of other names and the same time: the plain model of invitations knows London's alone.
    let zones = [
        chrono_tz::Europe::London,
        chrono_tz::Europe::Jersey,
        chrono_tz::Europe::Isle_of_Man,
    ];
    CommandKind::EditFirm(EditFirm {
        name: chance(n[3], 75).then_some(name),
        country: pick(&countries, n[4]).flatten().filter(|_| chance(n[5], 40)),
        time_zone: pick(&zones, n[6]).filter(|_| chance(n[7], 40)),
    })
}

pub(crate) fn create_firm(name: &str, ids: &mut Ids) -> CommandKind {
    CommandKind::CreateFirm(Box::new(CreateFirm {
        firm: firm(name),
        founder: PersonName::parse("Anna", "Whitmore").unwrap(),
        email: EmailAddress::parse("anna@example.com").unwrap(),
        email_point: ids.point(),
        team: TeamId(ids.uuid()),
        team_name: "Everyone".into(),
    }))
}

/// A file that leaves the firm.
pub(crate) fn export(n: [u16; 8]) -> CommandKind {
    let rows = n[1].into();
    let all = [
        Export::People(rows),
        Export::Memberships(rows),
        Export::Audit(rows),
        Export::Backup,
        Export::LeftOut(rows),
        Export::NewKey,
        Export::NewCode,
        Export::Passphrase,
        Export::NoPassphrase,
        Export::MailSetup,
        Export::BackupSetup,
        Export::CodeSheet,
        Export::StartChoice,
    ];
    CommandKind::Export(all[usize::from(n[0]) % all.len()])
}

impl Case<'_> {
    /// Only a system administrator; a name of 1 to 200 characters, without a conflict.
    pub(crate) fn edit_firm(&mut self, act: &EditFirm, expect: &[Expect]) {
        self.refuse_if(self.role != Role::SystemAdministrator, "systemAdministratorNeeded");
        let Some(mut firm) = self.state.firm.clone() else {
            return self.object("unknownRecord");
        };
        let overtaken = |seen: &Expect| seen.field == Field::Name && seen.base != firm.name;
        self.refuse_if(expect.iter().any(overtaken), "conflict");
        if let Some(name) = &act.name {
            firm.name = tidy(name);
            self.refuse_if(firm.name.is_empty(), "nameMissing");
            self.refuse_if(firm.name.chars().count() > 200, "tooLong");
        }
        if let Some(country) = act.country {
            firm.country = country;
        }
        if let Some(zone) = act.time_zone {
            firm.time_zone = zone;
        }
        self.verdict.after.firm = Some(firm);
    }
}
