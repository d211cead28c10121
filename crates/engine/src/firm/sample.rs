//! The sample firm, made by the same commands as any other.

use std::collections::BTreeMap;
use std::sync::Arc;

use domain::command::{AddPerson, Arrival, Command, CommandKind, CreateFirm, CreateTeam, Newcomer};
use domain::email::EmailAddress;
use domain::firm::Firm;
use domain::identifier::{Identifier, TeamIdentifier};
use domain::ids::{CommandId, FirmId, PointId, TeamId, UserId};
use domain::import::{ImportOptions, ImportPeople, NewIds, PersonRow, RowChoices, StagedRow, TeamRef};
use domain::language::PreferredLanguage;
use domain::people::{Kind, PhoneValue, Role, Status};
use domain::person_name::PersonName;
use domain::phone::{E164, Region, Status as PhoneStatus};
use sample::{SamplePerson, SamplePlan};
use store::port::{Execute, Store};
use store::{Key, Sqlite};
use vault::firm_file::FirmFile;
use vault::secrets::{Cost, Sidecar, Vault};

use crate::app::Engine;
use crate::authority::local;
use crate::error::AppError;
use crate::files::tighten;
use crate::profile::Profile;
use crate::session::{SIGNED_IN, Session};
use crate::work::blocking;

/// Clients per command: enough to be fast, few enough for any memory.
const CHUNK: usize = 20_000;

impl Engine {
    /// The small sample firm in a throwaway profile.
    pub(crate) async fn make_sample(&self) -> Result<Arc<Session>, AppError> {
        let profile = Profile::throwaway().map_err(|e| AppError::internal(&e))?;
        let vault = profile.vault(None);
        let file = profile.new_firm_file("Sample");
        let session = self.fill(&file, &vault, SamplePlan::SMALL).await?;
        *self.sample.lock().await = Some(profile);
        Ok(session)
    }

    /// Makes a sample firm of any size in this profile and opens it, for measuring and trying things out.
    pub async fn create_sample(&self, plan: SamplePlan) -> Result<(), AppError> {
        let file = self.profile.new_firm_file("Sample");
        let session = self.fill(&file, &self.vault, plan).await?;
        self.enter(session).await;
        Ok(())
    }

    async fn fill(&self, file: &FirmFile, vault: &Vault, plan: SamplePlan) -> Result<Arc<Session>, AppError> {
        let (vault, target) = (vault.clone(), file.clone());
        let key: Key = blocking(move || {
            let key = vault.create(&target.vault_name(), &crate::clock::Entropy::System)?;
            Sidecar::create(
                &target.sidecar_path(),
                &key,
                None,
                Cost::standard(),
                &crate::clock::Entropy::System,
            )?;
            Ok::<_, vault::secrets::SecretError>(key)
        })
        .await?
        .map_err(|e| AppError::internal(&e))?;
        let store = Sqlite::open(&file.path, &key, true, self.now()).await?;
        let firm = FirmId(self.id());
        let founder = UserId(self.id());
        let mut builder = SampleBuilder {
            engine: self,
            store,
            firm,
            founder,
            teams: Vec::new(),
            names: BTreeMap::new(),
        };
        builder.found(&plan).await?;
        builder.staff_and_teams(&plan).await?;
        builder.clients(&plan).await?;
        tighten(&file.path).map_err(|e| AppError::internal(&e))?;
        Session::open(builder.store, file.name.clone(), true, &self.clock).await
    }
}

struct SampleBuilder<'e> {
    engine: &'e Engine,
    store: Sqlite,
    firm: FirmId,
    founder: UserId,
    teams: Vec<TeamId>,
    names: BTreeMap<usize, Vec<UserId>>,
}

impl SampleBuilder<'_> {
    async fn carry_out(&self, kind: CommandKind) -> Result<(), AppError> {
        let engine = self.engine;
        let command = Command {
            id: CommandId(engine.id()),
            actor: self.founder,
            at: engine.now(),
            expect: Vec::new(),
            kind,
        };
        let mut write = self.store.write().await?;
        local::write(&mut write, self.firm, command, engine.host(engine.now())).await?;
        write.commit().await.map_err(AppError::from)
    }

    async fn found(&mut self, plan: &SamplePlan) -> Result<(), AppError> {
        let boss = plan.staff().next().ok_or(AppError::NotFound)?;
        let team = TeamId(self.engine.id());
        let kind = CommandKind::CreateFirm(Box::new(CreateFirm {
            firm: Firm {
                id: self.firm,
                name: "Larkfield & Moss".to_owned(),
                country: Region::parse("GB").ok_or(AppError::NotFound)?,
                time_zone: chrono_tz::Europe::London,
            },
            founder: name(&boss)?,
            email: email(&boss)?,
            email_point: PointId(self.engine.id()),
            team,
            team_name: "Default client team".to_owned(),
        }));
        let mut write = self.store.write().await?;
        store::settings::set(&mut write, SIGNED_IN, &self.founder.to_string()).await?;
        write.commit().await?;
        self.carry_out(kind).await
    }

    async fn staff_and_teams(&mut self, plan: &SamplePlan) -> Result<(), AppError> {
        // People first, in the default team; then teams with their staff.
        for (n, person) in plan.staff().enumerate() {
            let user = if n == 0 { self.founder } else { UserId(self.engine.id()) };
            for team in &person.teams {
                self.names.entry(*team).or_default().push(user);
            }
            if n > 0 {
                self.carry_out(add_staff(self.engine, user, &person)?).await?;
            }
        }
        for (n, team) in plan.teams().into_iter().enumerate() {
            let id = TeamId(self.engine.id());
            self.teams.push(id);
            let mut members = self.names.remove(&n).unwrap_or_default();
            // The signed-in user sees every team of the sample.
            members.push(self.founder);
            let wish = CreateTeam {
                team: id,
                name: team.name,
                identifier: TeamIdentifier::parse(&team.identifier).ok(),
                description: team.description,
                members,
            };
            self.carry_out(CommandKind::CreateTeam(wish)).await?;
        }
        Ok(())
    }

    async fn clients(&self, plan: &SamplePlan) -> Result<(), AppError> {
        let mut rows = Vec::new();
        for (n, person) in (2..).zip(plan.clients()) {
            rows.push(self.row(n, person)?);
            if rows.len() == CHUNK {
                self.import(std::mem::take(&mut rows)).await?;
            }
        }
        if rows.is_empty() {
            Ok(())
        } else {
            self.import(rows).await
        }
    }

    async fn import(&self, rows: Vec<StagedRow>) -> Result<(), AppError> {
        let options = ImportOptions::default();
        let import = ImportPeople {
            file_name: "sample-clients.csv".to_owned(),
            options,
            rows: Arc::new(rows),
            teams: std::collections::BTreeMap::new(),
            rows_chosen: RowChoices::new(),
            ignored: 0,
            invite: None,
            forecast: None,
        };
        self.carry_out(CommandKind::ImportPeople(import)).await
    }

    fn row(&self, line: u32, person: SamplePerson) -> Result<StagedRow, AppError> {
        let id = || self.engine.id();
        let teams = person
            .teams
            .iter()
            .filter_map(|n| self.teams.get(*n))
            .map(|t| TeamRef::Id(t.0))
            .collect();
        let row = PersonRow {
            row: line,
            name: name(&person)?,
            emails: vec![email(&person)?],
            phones: phone(&person).into_iter().collect(),
            identifier: Identifier::parse(&person.identifier).ok(),
            job_title: Some(person.job_title).filter(|t| !t.is_empty()),
            teams,
            middle_names: None,
            company: Some(person.company).filter(|c| !c.is_empty()),
            note: Some(person.note).filter(|n| !n.is_empty()),
            remarks: Vec::new(),
            role: None,
            own: None,
        };
        Ok(StagedRow::Usable(
            Box::new(row),
            NewIds {
                user: UserId(id()),
                points: vec![PointId(id()), PointId(id())],
            },
        ))
    }
}

fn add_staff(engine: &Engine, user: UserId, person: &SamplePerson) -> Result<CommandKind, AppError> {
    let role = match person.kind {
        Kind::Staff(role) => role,
        Kind::Client | Kind::Partner => Role::Staff,
    };
    let arrival = if person.status == Status::Active {
        Arrival::Present
    } else {
        Arrival::Quiet
    };
    Ok(CommandKind::AddPerson(Box::new(AddPerson {
        user,
        newcomer: Newcomer::Staff(role),
        arrival,
        name: name(person)?,
        middle_names: String::new(),
        job_title: person.job_title.clone(),
        company: person.company.clone(),
        note: person.note.clone(),
        language: PreferredLanguage::default(),
        email: Some(email(person)?),
        phone: phone(person),
        identifier: Identifier::parse(&person.identifier).ok(),
        teams: Vec::new(),
        book: None,
        points: [PointId(engine.id()), PointId(engine.id())],
    })))
}

fn name(person: &SamplePerson) -> Result<PersonName, AppError> {
    PersonName::parse(&person.given, &person.family).map_err(|e| AppError::internal(&e))
}

fn email(person: &SamplePerson) -> Result<EmailAddress, AppError> {
    EmailAddress::parse(&person.email).map_err(|e| AppError::internal(&e))
}

fn phone(person: &SamplePerson) -> Option<PhoneValue> {
    let number = E164::parse(&person.phone)?;
    Some(PhoneValue {
        raw: person.phone.clone(),
        e164: Some(number),
        ext: None,
        status: PhoneStatus::Ok,
        label: None,
    })
}
