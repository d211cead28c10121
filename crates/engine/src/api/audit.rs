//! What was done, by whom, and what it changed.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use chrono::{DateTime, Days, NaiveDate, TimeZone, Utc};
use chrono_tz::Tz;
use domain::ids::{CommandId, TeamId, UserId};
use store::audit::{self, AuditQuery, Effect, Happened, Subject};
use store::commands::CommandLine;
use store::port::{Query, Store};
use store::records::{firms, people, teams};

use super::imports::blocking;
use super::people::count;
use crate::app::Engine;
use crate::convert::{micros, what};
use crate::error::{AppError, NamedView};
use crate::files::{file_name, io_error};
use crate::request::{AuditRequest, IdRequest, SaveAuditRequest};
use crate::session::{Session, error};
use crate::view::{
    AuditChoicesView, AuditRow, AuditView, EffectKind, EffectView, EffectsView, FieldChange, RecordView, SavedView,
};

/// Lines a window may have.
const WINDOW: u32 = 500;

/// Rows of one command that are told.
const EFFECTS: usize = 500;

impl Engine {
    /// One window of what was done; administrators only.
    pub async fn audit(&self, request: AuditRequest) -> Result<AuditView, AppError> {
        let session = self.session().await?;
        session.admin().await?;
        let query = query(&request, session.firm().await?.time_zone)?;
        let mut read = session.store.read().await.map_err(error)?;
        let total = audit::count(&mut read, session.firm, &query).await.map_err(error)?;
        let limit = request.limit.min(WINDOW);
        let rows = rows(&mut read, &session, &query, request.offset, limit).await?;
        Ok(AuditView {
            total: u32::try_from(total).unwrap_or(u32::MAX),
            rows,
        })
    }

    /// What the audit can be narrowed to.
    pub async fn audit_choices(&self) -> Result<AuditChoicesView, AppError> {
        let session = self.session().await?;
        session.admin().await?;
        let mut read = session.store.read().await.map_err(error)?;
        let verbs = audit::verbs(&mut read, session.firm).await.map_err(error)?;
        let actors = audit::actors(&mut read, session.firm).await.map_err(error)?;
        let cards = people::cards(&mut read, session.firm, &actors).await.map_err(error)?;
        let mut actors: Vec<NamedView> = cards
            .into_values()
            .map(|card| NamedView {
                id: card.id.to_string(),
                name: card.name.full(),
            })
            .collect();
        actors.sort_by_cached_key(|actor| self.collation.sort_key(&actor.name, ""));
        Ok(AuditChoicesView { actors, verbs })
    }

    /// What one command changed, record by record.
    pub async fn audit_effects(&self, request: IdRequest) -> Result<EffectsView, AppError> {
        let session = self.session().await?;
        session.admin().await?;
        let id = CommandId::parse(&request.id).ok_or(AppError::NotFound)?;
        let mut read = session.store.read().await.map_err(error)?;
        let line = store::commands::command_by_id(&mut read, session.firm, id)
            .await
            .map_err(error)?
            .ok_or(AppError::NotFound)?;
        let (effects, more) = audit::effects(&mut read, session.firm, line.seq, EFFECTS)
            .await
            .map_err(error)?;
        let names = Names::of(&mut read, &session, &effects).await?;
        Ok(EffectsView {
            effects: told(&effects, &names),
            more,
        })
    }

    /// Writes what was done into a CSV file.
    pub async fn save_audit(&self, request: SaveAuditRequest) -> Result<SavedView, AppError> {
        let session = self.session().await?;
        session.admin().await?;
        let zone = session.firm().await?.time_zone;
        let query = query(&request.audit, zone)?;
        // Excel reads UTF-8 only behind a byte order mark.
        let mut text = String::from("\u{feff}When,Who,Act,About,Records,Undo,Undone since,Command\r\n");
        let mut written = 0;
        let mut read = session.store.read().await.map_err(error)?;
        loop {
            let page = rows(&mut read, &session, &query, written, WINDOW).await?;
            if page.is_empty() {
                break;
            }
            written += count(page.len());
            for row in page {
                line(&row, zone, &mut text);
            }
        }
        drop(read);
        let path = PathBuf::from(&request.path);
        let file = file_name(&path);
        let name = file.clone();
        blocking(move || std::fs::write(&path, text).map_err(|e| io_error(&e, &name))).await??;
        Ok(SavedView { file, rows: written })
    }
}

fn query(request: &AuditRequest, zone: Tz) -> Result<AuditQuery, AppError> {
    let actor = match &request.actor {
        None => None,
        Some(id) => Some(UserId::parse(id).ok_or(AppError::NotFound)?),
    };
    Ok(AuditQuery {
        from: day(request.from.as_deref(), "from")?.map(|day| begins(day, zone)),
        until: day(request.until.as_deref(), "until")?.map(|day| begins(day + Days::new(1), zone)),
        actor,
        verb: request.verb.clone(),
    })
}

fn day(text: Option<&str>, field: &str) -> Result<Option<NaiveDate>, AppError> {
    let parse = |text: &str| text.parse().map_err(|_| AppError::field(field, "date"));
    text.filter(|text| !text.is_empty()).map(parse).transpose()
}

/// The first moment of a local day; a clock may go forward at midnight.
fn begins(day: NaiveDate, zone: Tz) -> DateTime<Utc> {
    (0..24)
        .filter_map(|hour| day.and_hms_opt(hour, 0, 0))
        .find_map(|time| zone.from_local_datetime(&time).earliest())
        .map_or_else(
            || day.and_time(chrono::NaiveTime::MIN).and_utc(),
            |time| time.with_timezone(&Utc),
        )
}

async fn rows(
    q: &mut impl Query,
    session: &Session,
    query: &AuditQuery,
    offset: u32,
    limit: u32,
) -> Result<Vec<AuditRow>, AppError> {
    let lines = audit::lines(q, session.firm, query, offset, limit)
        .await
        .map_err(error)?;
    let actors: BTreeSet<UserId> = lines.iter().map(|line| line.actor).collect();
    let actors: Vec<UserId> = actors.into_iter().collect();
    let cards = people::cards(q, session.firm, &actors).await.map_err(error)?;
    // Down the chains of undone undoes to what was done first, all of them at once.
    let mut known: BTreeMap<CommandId, CommandLine> = lines.iter().map(|line| (line.id, line.clone())).collect();
    loop {
        let wanted: BTreeSet<CommandId> = known
            .values()
            .filter_map(|line| line.undoes)
            .filter(|id| !known.contains_key(id))
            .collect();
        if wanted.is_empty() {
            break;
        }
        let wanted: Vec<CommandId> = wanted.into_iter().collect();
        let found = audit::by_ids(q, session.firm, &wanted).await.map_err(error)?;
        if found.is_empty() {
            break;
        }
        known.extend(found.into_iter().map(|line| (line.id, line)));
    }
    // What happens by itself is done by the firm.
    let firm = firms::firm(q, session.firm).await.map_err(error)?.map(|(firm, _)| firm);
    let name = |actor: UserId| match cards.get(&actor) {
        Some(card) => card.name.full(),
        None => firm
            .as_ref()
            .filter(|firm| firm.acts_as() == actor)
            .map(|firm| firm.name.clone())
            .unwrap_or_default(),
    };
    let row = |line: &CommandLine| {
        let (mut root, mut steps) = (line, 0_u32);
        while let Some(below) = root.undoes.and_then(|id| known.get(&id)) {
            root = below;
            steps += 1;
        }
        let detail: serde_json::Value = serde_json::from_str(&root.detail).unwrap_or_default();
        let records = detail.get("count").and_then(serde_json::Value::as_u64);
        AuditRow {
            id: line.id.to_string(),
            at: micros(line.at),
            actor: name(line.actor),
            verb: root.verb.clone(),
            what: what(&root.detail),
            count: records.filter(|n| *n > 1).map(|n| u32::try_from(n).unwrap_or(u32::MAX)),
            undo: steps % 2 == 1,
            redo: steps > 0 && steps % 2 == 0,
            undone: line.undone_by.is_some(),
        }
    };
    Ok(lines.iter().map(row).collect())
}

/// Names of the records that are still there.
struct Names {
    users: BTreeMap<UserId, String>,
    teams: BTreeMap<TeamId, String>,
    firm: String,
}

impl Names {
    async fn of(q: &mut impl Query, session: &Session, effects: &[Effect]) -> Result<Self, AppError> {
        let (mut users, mut team_ids) = (BTreeSet::new(), BTreeSet::new());
        for effect in effects {
            match effect.subject {
                Subject::Firm => {}
                Subject::Person(user) => drop(users.insert(user)),
                Subject::Team(team) => drop(team_ids.insert(team)),
                Subject::Member(user, team) => {
                    users.insert(user);
                    team_ids.insert(team);
                }
            }
        }
        let users: Vec<UserId> = users.into_iter().collect();
        let team_ids: Vec<TeamId> = team_ids.into_iter().collect();
        let cards = people::cards(q, session.firm, &users).await.map_err(error)?;
        let teams = teams::teams(q, session.firm, &team_ids).await.map_err(error)?;
        let mut names = Self {
            users: cards.into_iter().map(|(id, card)| (id, card.name.full())).collect(),
            teams: teams.into_iter().map(|team| (team.team.id, team.team.name)).collect(),
            firm: session.firm().await?.name,
        };
        // Whoever is gone left their name here or in a line of their own.
        for effect in effects {
            if let (Subject::Person(user), Some(name), "user_card") = (effect.subject, &effect.name, effect.table) {
                names.users.entry(user).or_insert_with(|| name.clone());
            }
        }
        let gone: Vec<UserId> = users.into_iter().filter(|id| !names.users.contains_key(id)).collect();
        let former = audit::former_people(q, session.firm, &gone).await.map_err(error)?;
        names.users.extend(former);
        let gone: Vec<TeamId> = team_ids
            .into_iter()
            .filter(|id| !names.teams.contains_key(id))
            .collect();
        let former = audit::former_teams(q, session.firm, &gone).await.map_err(error)?;
        names.teams.extend(former);
        Ok(names)
    }
}

/// One entry a record: a person's card, private part, addresses and numbers are one.
fn told(effects: &[Effect], names: &Names) -> Vec<EffectView> {
    let whole: BTreeSet<UserId> = effects
        .iter()
        .filter(|e| e.table == "user_card" && !matches!(e.happened, Happened::Changed(_)))
        .filter_map(|e| match e.subject {
            Subject::Person(user) => Some(user),
            _ => None,
        })
        .collect();
    let mut order: Vec<Subject> = Vec::new();
    let mut entries: BTreeMap<Subject, EffectView> = BTreeMap::new();
    for effect in effects {
        let part = effect.table != "user_card";
        if matches!(effect.subject, Subject::Person(user) if part && whole.contains(&user)) {
            continue;
        }
        let entry = entries.entry(effect.subject).or_insert_with(|| {
            order.push(effect.subject);
            empty(effect.subject, names)
        });
        match &effect.happened {
            Happened::Changed(columns) => entry.fields.extend(columns.iter().filter_map(field)),
            Happened::Came | Happened::Went if effect.table == "contact_point" => entry.fields.push(FieldChange {
                field: if effect.happened == Happened::Came {
                    "reachAdded"
                } else {
                    "reachRemoved"
                }
                .into(),
                before: String::new(),
                after: String::new(),
            }),
            // Somebody who was there before is invited; a firm chooses for the first time.
            Happened::Came if effect.table == "invitation" => entry.fields.push(FieldChange {
                field: "invitation".into(),
                before: String::new(),
                after: "pending".into(),
            }),
            Happened::Came | Happened::Went if matches!(effect.table, "invitation" | "firm_settings") => {}
            Happened::Came => entry.change = EffectKind::Came,
            Happened::Went => entry.change = EffectKind::Went,
        }
    }
    for entry in entries.values_mut() {
        // The public address or number follows the private one: one change, one line.
        let doubled = |f: &FieldChange| entry_has(&entry.fields, &f.before, &f.after) && f.field == "reach";
        let kept: Vec<FieldChange> = entry.fields.iter().filter(|f| !doubled(f)).cloned().collect();
        entry.fields = kept;
    }
    order.iter().filter_map(|subject| entries.remove(subject)).collect()
}

fn entry_has(fields: &[FieldChange], before: &str, after: &str) -> bool {
    fields
        .iter()
        .any(|f| f.field != "reach" && f.before == before && f.after == after)
}

fn empty(subject: Subject, names: &Names) -> EffectView {
    let user = |id: &UserId| names.users.get(id).cloned().unwrap_or_default();
    let team = |id: &TeamId| names.teams.get(id).cloned().unwrap_or_default();
    let (record, name, team) = match &subject {
        Subject::Firm => (RecordView::Firm, names.firm.clone(), String::new()),
        Subject::Person(id) => (RecordView::Person, user(id), String::new()),
        Subject::Team(id) => (RecordView::Team, team(id), String::new()),
        Subject::Member(id, of) => (RecordView::Member, user(id), team(of)),
    };
    EffectView {
        record,
        name,
        team,
        change: EffectKind::Changed,
        fields: Vec::new(),
    }
}

/// A column as a person knows it; those nobody sees are left out.
fn field((column, before, after): &(&'static str, String, String)) -> Option<FieldChange> {
    let field = match *column {
        "given" | "family" | "email" | "phone" | "identifier" | "status" | "name" | "description" | "country" => column,
        "message" | "reminders" => column,
        "state" => "invitation",
        "staff_invitations" => "staffInvitations",
        "client_invitations" => "clientInvitations",
        "job_title" => "jobTitle",
        "role" => "role",
        "time_zone" => "timeZone",
        "is_default" => "default",
        // The text of a public address or number; what was read from it follows.
        "text" => "reach",
        _ => return None,
    };
    let shown = |text: &str| match (field, text) {
        ("role", "user_administrator") => "userAdministrator".to_owned(),
        ("role", "system_administrator") => "systemAdministrator".to_owned(),
        _ => text.to_owned(),
    };
    Some(FieldChange {
        field: field.into(),
        before: shown(before),
        after: shown(after),
    })
}

fn line(row: &AuditRow, zone: Tz, text: &mut String) {
    #[expect(clippy::cast_possible_truncation, reason = "it was a whole number of microseconds")]
    let at = DateTime::from_timestamp_micros(row.at as i64).unwrap_or_default();
    let yes = |truth: bool| if truth { "yes" } else { "" };
    let undo = if row.redo { "redo" } else { yes(row.undo) };
    let cells = [
        at.with_timezone(&zone).format("%Y-%m-%d %H:%M:%S%:z").to_string(),
        row.actor.clone(),
        row.verb.clone(),
        row.what.clone(),
        row.count.map(|n| n.to_string()).unwrap_or_default(),
        undo.to_owned(),
        yes(row.undone).to_owned(),
        row.id.clone(),
    ];
    let cells: Vec<String> = cells.iter().map(|cell| csv_cell(cell)).collect();
    text.push_str(&cells.join(","));
    text.push_str("\r\n");
}

/// A cell by RFC 4180; one that a spreadsheet would take for a formula begins with an apostrophe.
fn csv_cell(text: &str) -> String {
    let formula = text.starts_with(['=', '+', '-', '@', '\t', '\r']);
    let text = if formula { format!("'{text}") } else { text.to_owned() };
    if text.contains(['"', ',', '\r', '\n']) {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test that cannot build its world has failed")]
mod tests {
    use super::{begins, csv_cell};

    #[test]
    fn a_day_begins_at_local_midnight_or_when_the_clock_allows() {
        let day = |text: &str| text.parse().unwrap();
        let london = begins(day("2026-07-01"), chrono_tz::Europe::London);
        assert_eq!(london.to_rfc3339(), "2026-06-30T23:00:00+00:00");
        // There is no midnight in Cairo on the day summer time begins.
        let cairo = begins(day("2026-04-24"), chrono_tz::Africa::Cairo);
        assert_eq!(cairo.to_rfc3339(), "2026-04-23T22:00:00+00:00");
    }

    #[test]
    fn cells_are_no_formulas() {
        assert_eq!(csv_cell("=1+1"), "'=1+1");
        assert_eq!(csv_cell("Roy, \"Ana\""), "\"Roy, \"\"Ana\"\"\"");
        assert_eq!(csv_cell("2026-01-01"), "2026-01-01");
    }
}
