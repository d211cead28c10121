//! The audit log: every action, its actor, and what it changed.

mod at_the_hub;
pub(crate) mod request;
pub(crate) mod view;

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Days, NaiveDate, TimeZone, Utc};
use chrono_tz::Tz;
use domain::command::Export;
use domain::ids::{CommandId, GroupId, TeamId, UserId};
use store::audit::{self, AuditQuery, Effect, Happened, Subject};
use store::commands::CommandLine;
use store::port::Query;
use store::records::{firms, groups, people, teams};

use crate::app::Engine;
use crate::chosen::Purpose;
use crate::code::Code;
use crate::error::{AppError, FieldProblem};
use crate::request::{AuditRequest, IdRequest, SaveAuditRequest};
use crate::sentences::{self, AuditWords};
use crate::session::Session;
use crate::table_file::TableFile;
use crate::view::{
    AuditChoicesView, AuditRow, AuditView, EffectKind, EffectView, EffectsView, FieldChange, NamedView, RecordView,
    SavedView, changed_field, changed_setting, count, micros, what, with, without_repeats,
};

/// Most lines in a window.
const WINDOW: u32 = 500;

/// Most changed rows shown for one command.
const EFFECTS: usize = 500;

impl Engine {
    /// One window of the audit log; administrators only.
    pub async fn audit(&self, request: AuditRequest) -> Result<AuditView, AppError> {
        let session = self.session().await?;
        let mut look = session.look().await?;
        look.admin().await?;
        let query = query(&request, look.firm().await?.time_zone)?;
        let total = audit::count(&mut look, session.firm, &query).await?;
        let limit = request.limit.min(WINDOW);
        let rows = rows(&mut look, &session, &query, request.offset, limit).await?;
        Ok(AuditView {
            total: u32::try_from(total).unwrap_or(u32::MAX),
            rows,
        })
    }

    /// What the audit log can be filtered by.
    pub async fn audit_choices(&self) -> Result<AuditChoicesView, AppError> {
        let session = self.session().await?;
        let mut look = session.look().await?;
        look.admin().await?;
        let verbs = audit::verbs(&mut look, session.firm).await?;
        let actors = audit::actors(&mut look, session.firm).await?;
        let cards = people::cards(&mut look, session.firm, &actors).await?;
        let gone: Vec<UserId> = actors.into_iter().filter(|actor| !cards.contains_key(actor)).collect();
        let former = audit::former_people(&mut look, session.firm, &gone).await?;
        let names = cards
            .into_values()
            .map(|card| (card.id, card.name.full()))
            .chain(former);
        let mut actors: Vec<NamedView> = names
            .map(|(id, name)| NamedView {
                id: id.to_string(),
                name,
            })
            .collect();
        actors.sort_by_cached_key(|actor| self.collation.sort_key(&actor.name, ""));
        let verbs = verbs.into_iter().map(Code).collect();
        Ok(AuditChoicesView { actors, verbs })
    }

    /// What one command changed, record by record.
    pub async fn audit_effects(&self, request: IdRequest) -> Result<EffectsView, AppError> {
        let session = self.session().await?;
        let mut look = session.look().await?;
        look.admin().await?;
        let id = CommandId::parse(&request.id).ok_or(AppError::NotFound)?;
        let line = store::commands::command_by_id(&mut look, session.firm, id)
            .await?
            .ok_or(AppError::NotFound)?;
        let (effects, more) = match session.hub() {
            None => audit::effects(&mut look, session.firm, line.seq, EFFECTS).await?,
            Some(hub) => at_the_hub::effects(hub, session.firm, id).await?,
        };
        let names = Names::of(&mut look, &session, &effects).await?;
        Ok(EffectsView {
            effects: told(&effects, &names),
            more,
        })
    }

    /// Saves the audit log as a table, CSV or XLSX by the name of the file.
    pub async fn save_audit(&self, request: SaveAuditRequest) -> Result<SavedView, AppError> {
        let session = self.session().await?;
        let mut look = session.look().await?;
        look.admin().await?;
        let zone = look.firm().await?.time_zone;
        let query = query(&request.audit, zone)?;
        let words = sentences::audit(request.language.0);
        let path = self.take(&request.file, Purpose::Save)?;
        let mut file = TableFile::new(&path, words.head)?;
        let mut written = 0;
        loop {
            let page = rows(&mut look, &session, &query, written, WINDOW).await?;
            if page.is_empty() {
                break;
            }
            written += count(page.len());
            for row in page {
                line(&row, zone, &words, &mut file)?;
            }
        }
        drop(look);
        self.export(Export::Audit, file, path).await
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
        verb: request.verb.map(|Code(verb)| verb),
        oldest_first: request.oldest_first,
    })
}

fn day(text: Option<&str>, field: &str) -> Result<Option<NaiveDate>, AppError> {
    let parse = |text: &str| text.parse().map_err(|_| AppError::field(field, FieldProblem::Date));
    text.filter(|text| !text.is_empty()).map(parse).transpose()
}

/// The first moment of a local day; not always midnight, because a clock may be put forward then.
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
    let lines = audit::lines(q, session.firm, query, offset, limit).await?;
    let actors: BTreeSet<UserId> = lines.iter().map(|line| line.actor).collect();
    let actors: Vec<UserId> = actors.into_iter().collect();
    let cards = people::cards(q, session.firm, &actors).await?;
    // An undo may itself be undone: follow each chain to the first command, all chains at once.
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
        let found = audit::by_ids(q, session.firm, &wanted).await?;
        if found.is_empty() {
            break;
        }
        known.extend(found.into_iter().map(|line| (line.id, line)));
    }
    // Automatic actions are the firm's own.
    let firm = firms::firm(q, session.firm).await?.map(|(firm, _)| firm);
    let gone: Vec<UserId> = actors.into_iter().filter(|actor| !cards.contains_key(actor)).collect();
    let former = audit::former_people(q, session.firm, &gone).await?;
    let name = |actor: UserId| match cards.get(&actor) {
        Some(card) => card.name.full(),
        None if former.contains_key(&actor) => former.get(&actor).cloned().unwrap_or_default(),
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
            verb: root.verb.into(),
            what: what(&root.detail),
            with: with(&root.detail),
            count: records.filter(|n| *n > 1).map(|n| u32::try_from(n).unwrap_or(u32::MAX)),
            undo: steps % 2 == 1,
            redo: steps > 0 && steps % 2 == 0,
            undone: line.undone_by.is_some(),
        }
    };
    Ok(lines.iter().map(row).collect())
}

/// Names of the records concerned, former ones included.
struct Names {
    users: BTreeMap<UserId, String>,
    teams: BTreeMap<TeamId, String>,
    groups: BTreeMap<GroupId, String>,
    firm: String,
}

impl Names {
    async fn of(q: &mut impl Query, session: &Session, effects: &[Effect]) -> Result<Self, AppError> {
        let (mut users, mut team_ids, mut group_ids) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
        for effect in effects {
            match effect.subject {
                Subject::Firm => {}
                Subject::Person(user) => drop(users.insert(user)),
                Subject::Team(team) => drop(team_ids.insert(team)),
                Subject::Member(user, team) => {
                    users.insert(user);
                    team_ids.insert(team);
                }
                Subject::Group(group) => drop(group_ids.insert(group)),
                Subject::GroupMember(user, group) => {
                    users.insert(user);
                    group_ids.insert(group);
                }
            }
        }
        let users: Vec<UserId> = users.into_iter().collect();
        let team_ids: Vec<TeamId> = team_ids.into_iter().collect();
        let group_ids: Vec<GroupId> = group_ids.into_iter().collect();
        let cards = people::cards(q, session.firm, &users).await?;
        let teams = teams::teams(q, session.firm, &team_ids).await?;
        let known = groups::groups(q, session.firm, &group_ids).await?;
        let firm = firms::firm(q, session.firm).await?;
        let mut names = Self {
            users: cards.into_iter().map(|(id, card)| (id, card.name.full())).collect(),
            teams: teams.into_iter().map(|team| (team.team.id, team.team.name)).collect(),
            groups: known.into_iter().map(|group| (group.id, group.name)).collect(),
            firm: firm.map(|(firm, _)| firm.name).ok_or(AppError::DamagedFile)?,
        };
        // A deleted record left its name here or in an earlier line.
        for effect in effects {
            match (effect.subject, &effect.name, effect.table.as_str()) {
                (Subject::Person(user), Some(name), "user_card") => {
                    names.users.entry(user).or_insert_with(|| name.clone());
                }
                (Subject::Team(team), Some(name), "team") => {
                    names.teams.entry(team).or_insert_with(|| name.clone());
                }
                _ => {}
            }
        }
        let gone: Vec<UserId> = users.into_iter().filter(|id| !names.users.contains_key(id)).collect();
        let former = audit::former_people(q, session.firm, &gone).await?;
        names.users.extend(former);
        let gone: Vec<TeamId> = team_ids
            .into_iter()
            .filter(|id| !names.teams.contains_key(id))
            .collect();
        let former = audit::former_teams(q, session.firm, &gone).await?;
        names.teams.extend(former);
        let gone: Vec<GroupId> = group_ids
            .into_iter()
            .filter(|id| !names.groups.contains_key(id))
            .collect();
        let former = audit::former_groups(q, session.firm, &gone).await?;
        names.groups.extend(former);
        Ok(names)
    }
}

/// One entry per record: a person's card, private part, addresses and numbers are one record.
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
            _ if effect.table == "picture" && effect.happened != Happened::Erased => {
                entry.fields.push(pictured(&effect.happened));
            }
            // Only whether there is a note; its text is in the record.
            Happened::Came | Happened::Went if effect.table == "user_note" => {
                let came = effect.happened == Happened::Came;
                entry.fields.push(FieldChange {
                    field: if came { "noteAdded" } else { "noteRemoved" }.into(),
                    before: String::new(),
                    after: String::new(),
                });
            }
            Happened::Erased => entry.change = EffectKind::Erased,
            Happened::Changed(columns) if effect.table == "firm_settings" => {
                entry.fields.extend(columns.iter().map(changed_setting));
            }
            Happened::Changed(columns) => entry.fields.extend(columns.iter().filter_map(changed_field)),
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
            // An existing person is invited, or a firm makes its first choice.
            Happened::Came if effect.table == "invitation" => entry.fields.push(FieldChange {
                field: "invitation".into(),
                before: String::new(),
                after: "pending".into(),
            }),
            // A dismissed pair of duplicates is not a record of its own.
            Happened::Came | Happened::Went if effect.table == "not_same" => entry.fields.push(FieldChange {
                field: if effect.happened == Happened::Came {
                    "notSame"
                } else {
                    "maybeSame"
                }
                .into(),
                before: String::new(),
                after: String::new(),
            }),
            Happened::Came | Happened::Went if matches!(effect.table.as_str(), "joining" | "firm_terms") => {
                let came = effect.happened == Happened::Came;
                entry.fields.push(FieldChange {
                    field: if effect.table == "joining" {
                        "joined"
                    } else {
                        "hasTerms"
                    }
                    .into(),
                    before: if came { "0" } else { "1" }.into(),
                    after: if came { "1" } else { "0" }.into(),
                });
            }
            Happened::Came | Happened::Went
                if matches!(effect.table.as_str(), "invitation" | "firm_settings" | "merged") => {}
            Happened::Came => entry.change = EffectKind::Came,
            Happened::Went => entry.change = EffectKind::Went,
        }
    }
    for entry in entries.values_mut() {
        entry.fields = without_repeats(&entry.fields);
    }
    order.iter().filter_map(|subject| entries.remove(subject)).collect()
}

fn empty(subject: Subject, names: &Names) -> EffectView {
    let user = |id: &UserId| names.users.get(id).cloned().unwrap_or_default();
    let team = |id: &TeamId| names.teams.get(id).cloned().unwrap_or_default();
    let group = |id: &GroupId| names.groups.get(id).cloned().unwrap_or_default();
    let (record, name, team) = match &subject {
        Subject::Firm => (RecordView::Firm, names.firm.clone(), String::new()),
        Subject::Person(id) => (RecordView::Person, user(id), String::new()),
        Subject::Team(id) => (RecordView::Team, team(id), String::new()),
        Subject::Member(id, of) => (RecordView::Member, user(id), team(of)),
        Subject::Group(id) => (RecordView::Group, group(id), String::new()),
        Subject::GroupMember(id, of) => (RecordView::GroupMember, user(id), group(of)),
    };
    EffectView {
        record,
        name,
        team,
        change: EffectKind::Changed,
        fields: Vec::new(),
    }
}

/// Says only that the picture changed, not what it shows.
fn pictured(happened: &Happened) -> FieldChange {
    let field = match happened {
        Happened::Came => "pictureAdded",
        Happened::Changed(_) | Happened::Erased => "pictureChanged",
        Happened::Went => "pictureRemoved",
    };
    FieldChange {
        field: field.into(),
        before: String::new(),
        after: String::new(),
    }
}

fn line(row: &AuditRow, zone: Tz, words: &AuditWords, file: &mut TableFile) -> Result<(), AppError> {
    #[expect(clippy::cast_possible_truncation, reason = "it was a whole number of microseconds")]
    let at = DateTime::from_timestamp_micros(row.at as i64).unwrap_or_default();
    let yes = |truth: bool| if truth { words.yes } else { "" };
    let undo = if row.redo { words.redo } else { yes(row.undo) };
    let cells = [
        at.with_timezone(&zone).format("%Y-%m-%d %H:%M:%S%:z").to_string(),
        row.actor.clone(),
        row.verb.to_string(),
        row.what.clone(),
        row.count.map(|n| n.to_string()).unwrap_or_default(),
        undo.to_owned(),
        yes(row.undone).to_owned(),
        row.id.clone(),
    ];
    file.row(cells.iter().map(String::as_str))
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test that cannot build its world has failed")]
mod tests {
    use super::begins;

    #[test]
    fn a_day_starts_at_local_midnight_or_the_first_hour_that_exists() {
        let day = |text: &str| text.parse().unwrap();
        let london = begins(day("2026-07-01"), chrono_tz::Europe::London);
        assert_eq!(london.to_rfc3339(), "2026-06-30T23:00:00+00:00");
        // There is no midnight in Cairo on the day summer time begins.
        let cairo = begins(day("2026-04-24"), chrono_tz::Africa::Cairo);
        assert_eq!(cairo.to_rfc3339(), "2026-04-23T22:00:00+00:00");
    }
}
