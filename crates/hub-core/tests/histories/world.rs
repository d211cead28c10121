//! A firm in a database in memory, watched after every command.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};
use domain::change::WriteSet;
use domain::command::{Command, CommandKind};
use domain::decide::Refusal;
use domain::duplicates::Key;
use domain::facts::Facts;
use domain::groups::GroupMember;
use domain::ids::{CommandId, FirmId, TeamId, UserId};
use domain::invitation_code::{CodeHash, InvitationCode};
use domain::teams::TeamMember;
use hub_core::mail::{self as rules, Guess, Outgoing, Report};
use hub_core::sync::Secret;
use hub_core::sync::derive::derive;
use hub_core::{Submitted, submit};
use proptest::test_runner::TestCaseError;
use proptest::{prop_assert, prop_assert_eq};
use store::commands::{CommandLine, append_command, commands_after};
use store::imports::{ImportJob, find};
use store::mail::{self, MailJob};
use store::notices::{self, NoticeRow};
use store::port::{Execute, Query, Row, Store, Val};
use store::records::checksum::content_checksum;
use store::records::{apply, firm_settings, firms, groups, joins, merge, next_seq, people, pictures, teams};
use store::{Memory, StoreError};
use tokio::runtime::Runtime;

use crate::devices::{Devices, SECRET};
use crate::rules::Model;
use crate::state::State;

pub(crate) type Checked<T = ()> = Result<T, TestCaseError>;

/// Each statement finds what must not be there.
const FORBIDDEN: [(&str, &str); 17] = [
    (
        "people or groups that are gone in a group",
        "SELECT m.user_id FROM group_member m WHERE m.firm = $1 AND (NOT EXISTS (SELECT 1 FROM user_card c WHERE c.firm = m.firm AND c.user_id = m.user_id) OR NOT EXISTS (SELECT 1 FROM client_group g WHERE g.firm = m.firm AND g.group_id = m.group_id))",
    ),
    (
        "staff in a client group",
        "SELECT m.user_id FROM group_member m JOIN user_card c ON c.firm = m.firm AND c.user_id = m.user_id WHERE m.firm = $1 AND c.kind = 'staff'",
    ),
    (
        "no active system administrator",
        "SELECT 1 WHERE NOT EXISTS (SELECT 1 FROM user_card WHERE firm = $1 AND role = 'system_administrator' AND status = 'active')",
    ),
    (
        "a client without a team",
        "SELECT user_id FROM user_card c WHERE firm = $1 AND kind <> 'staff' AND status <> 'inactive' AND NOT EXISTS (SELECT 1 FROM team_member m JOIN team t ON t.firm = m.firm AND t.team_id = m.team_id WHERE m.firm = c.firm AND m.user_id = c.user_id)",
    ),
    (
        "clients without active or suspended staff",
        "SELECT name FROM team t WHERE firm = $1 AND EXISTS (SELECT 1 FROM team_member m JOIN user_card c ON c.firm = m.firm AND c.user_id = m.user_id WHERE m.firm = t.firm AND m.team_id = t.team_id AND c.kind <> 'staff' AND c.status <> 'inactive') AND NOT EXISTS (SELECT 1 FROM team_member m JOIN user_card c ON c.firm = m.firm AND c.user_id = m.user_id WHERE m.firm = t.firm AND m.team_id = t.team_id AND c.kind = 'staff' AND c.status IN ('active', 'suspended'))",
    ),
    (
        "an address twice",
        "SELECT lower(email) FROM user_private WHERE firm = $1 AND email IS NOT NULL GROUP BY lower(email) HAVING count(*) > 1",
    ),
    (
        "an identifier twice",
        "SELECT identifier FROM user_private WHERE firm = $1 AND identifier IS NOT NULL GROUP BY identifier HAVING count(*) > 1",
    ),
    (
        "a username twice",
        "SELECT lower(username) FROM joining WHERE firm = $1 GROUP BY lower(username) HAVING count(*) > 1",
    ),
    (
        "a team identifier twice",
        "SELECT lower(identifier) FROM team WHERE firm = $1 AND identifier IS NOT NULL GROUP BY lower(identifier) HAVING count(*) > 1",
    ),
    (
        "not one default team",
        "SELECT 1 WHERE (SELECT count(*) FROM team WHERE firm = $1 AND is_default = 1) <> 1",
    ),
    (
        "rows of nobody",
        "SELECT user_id FROM (SELECT user_id, firm FROM team_member UNION ALL SELECT user_id, firm FROM contact_point UNION ALL SELECT user_id, firm FROM user_private UNION ALL SELECT user_id, firm FROM invitation UNION ALL SELECT user_id, firm FROM joining UNION ALL SELECT user_id, firm FROM picture) r WHERE firm = $1 AND NOT EXISTS (SELECT 1 FROM user_card c WHERE c.firm = r.firm AND c.user_id = r.user_id)",
    ),
    (
        "members of no team",
        "SELECT team_id FROM team_member m WHERE firm = $1 AND NOT EXISTS (SELECT 1 FROM team t WHERE t.firm = m.firm AND t.team_id = m.team_id)",
    ),
    (
        "pending without having been sent anything",
        "SELECT user_id FROM user_card c WHERE firm = $1 AND status = 'pending' AND NOT EXISTS (SELECT 1 FROM invitation i WHERE i.firm = c.firm AND i.user_id = c.user_id AND i.state IN ('pending', 'bounced', 'declined', 'expired'))",
    ),
    (
        "an invitation that waits for somebody who is not pending",
        "SELECT i.user_id FROM invitation i JOIN user_card c ON c.firm = i.firm AND c.user_id = i.user_id WHERE i.firm = $1 AND (i.state IN ('draft', 'pending', 'bounced', 'declined', 'expired') AND c.status <> 'pending' OR i.state = 'revoked' AND c.status <> 'inactive')",
    ),
    (
        "somebody in a team who has left",
        "SELECT m.user_id FROM team_member m JOIN user_card c ON c.firm = m.firm AND c.user_id = m.user_id WHERE m.firm = $1 AND c.status = 'inactive'",
    ),
    (
        "somebody who was told twice that a client joined",
        "SELECT user_id FROM notice WHERE firm = $1 AND kind = 'client_joined' AND withdrawn = 0 GROUP BY about_user, user_id HAVING count(*) > 1",
    ),
    (
        "a daily mail or an end of an invitation that is not open",
        "SELECT user_id FROM invitation WHERE firm = $1 AND (state <> 'pending' AND (next_mail IS NOT NULL OR ends IS NOT NULL) OR state = 'pending' AND ends IS NULL)",
    ),
];

pub(crate) struct World {
    pub(crate) store: Memory,
    pub(crate) runtime: Runtime,
    pub(crate) firm: FirmId,
    /// Devices that are brought up to date along the way, if any are.
    pub(crate) devices: Option<RefCell<Devices>>,
}

#[expect(clippy::needless_pass_by_value, reason = "it is what map_err hands over")]
pub(crate) fn broken(error: StoreError) -> TestCaseError {
    TestCaseError::fail(format!("the store failed: {error}"))
}

impl World {
    pub(crate) fn new(firm: FirmId, now: DateTime<Utc>) -> Checked<Self> {
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        let store = runtime.block_on(Memory::open(now)).map_err(broken)?;
        let devices = Some(RefCell::default());
        Ok(Self {
            store,
            runtime,
            firm,
            devices,
        })
    }

    /// Submits as a host does: commit what was done, roll back what was refused.
    pub(crate) fn submit(&self, command: Command, now: DateTime<Utc>) -> Checked<Submitted> {
        self.runtime.block_on(async {
            let mut w = self.store.write().await.map_err(broken)?;
            let what = format!("{:?}", command.kind);
            let judged = submit(&mut w, self.firm, command, now).await;
            let judged = judged.map_err(|e| TestCaseError::fail(format!("the store failed: {e}, at {what}")))?;
            match &judged {
                Submitted::Done(done) => {
                    if !done.duplicate {
                        self.derive(&mut w, done.seq).await?;
                    }
                    w.commit().await.map_err(broken)?;
                }
                Submitted::Refused(_) => w.rollback().await.map_err(broken)?,
            }
            Ok(judged)
        })
    }

    async fn derive(&self, w: &mut impl Execute, seq: i64) -> Checked {
        let derived = derive(w, self.firm, &Secret::new(SECRET), seq).await;
        derived.map(drop).map_err(broken)
    }

    /// After command `seq`, some people's devices ask for what is new.
    pub(crate) fn some_devices_ask(&self, model: &Model, seq: i64) -> Checked {
        let Some(devices) = &self.devices else { return Ok(()) };
        let mut devices = devices.borrow_mut();
        let asking = devices.some_ask(&self.store, self.firm, model, seq);
        self.runtime.block_on(asking)
    }

    /// All devices ask until nothing is new.
    pub(crate) fn all_devices_ask(&self, model: &Model) -> Checked {
        let Some(devices) = &self.devices else { return Ok(()) };
        let mut devices = devices.borrow_mut();
        self.runtime.block_on(devices.all_ask(&self.store, self.firm, model))
    }

    /// Writes people no command makes yet, such as those who have left.
    pub(crate) fn plant(&self, id: CommandId, actor: UserId, state: &State, now: DateTime<Utc>) -> Checked<i64> {
        let mut writes = WriteSet::default();
        writes.cards.inserted = state.cards.values().cloned().collect();
        writes.privates.inserted = state.privates.values().cloned().collect();
        writes.points.inserted = state.points.values().cloned().collect();
        writes.teams.inserted = state.teams.values().cloned().collect();
        writes.invitations.inserted = state.invitations.values().cloned().collect();
        writes.groups.inserted = state.groups.values().cloned().collect();
        let inside = state.group_members.iter().map(|(group, user)| GroupMember {
            group: *group,
            user: *user,
        });
        writes.group_members.inserted = inside.collect();
        writes.joinings.inserted = state.joinings.values().cloned().collect();
        writes.members.inserted = state
            .members
            .iter()
            .map(|(team, user)| TeamMember::new(*team, *user))
            .collect();
        self.runtime.block_on(async {
            let mut w = self.store.write().await.map_err(broken)?;
            let seq = next_seq(&mut w, self.firm).await.map_err(broken)?;
            apply(&mut w, self.firm, seq, &writes, &mut |_, _| {})
                .await
                .map_err(broken)?;
            let line = CommandLine {
                seq,
                id,
                actor,
                at: now,
                // Any act of the office.
                verb: domain::verb::Verb::AddMembers,
                detail: "{}".into(),
                undoes: None,
                undone_by: None,
            };
            append_command(&mut w, self.firm, &line).await.map_err(broken)?;
            self.derive(&mut w, seq).await?;
            w.commit().await.map_err(broken)?;
            Ok(seq)
        })
    }

    pub(crate) fn facts(&self, command: &Command, now: DateTime<Utc>) -> Checked<Facts> {
        self.runtime.block_on(async {
            let mut q = self.store.read().await.map_err(broken)?;
            hub_core::facts::gather(&mut q, self.firm, command, now)
                .await
                .map_err(broken)
        })
    }

    pub(crate) fn checksum(&self) -> Checked<u64> {
        self.runtime.block_on(async {
            let mut q = self.store.read().await.map_err(broken)?;
            content_checksum(&mut q, self.firm).await.map_err(broken)
        })
    }

    pub(crate) fn lines_after(&self, seq: i64) -> Checked<Vec<CommandLine>> {
        self.runtime.block_on(async {
            let mut q = self.store.read().await.map_err(broken)?;
            commands_after(&mut q, self.firm, seq, 10).await.map_err(broken)
        })
    }

    pub(crate) fn import_job(&self, id: CommandId) -> Checked<Option<ImportJob>> {
        self.runtime.block_on(async {
            let mut q = self.store.read().await.map_err(broken)?;
            find(&mut q, self.firm, id).await.map_err(broken)
        })
    }

    /// A host that found a mail server: what it has to send now.
    pub(crate) fn claim(
        &self,
        now: DateTime<Utc>,
        limit: u32,
        code: &mut (dyn FnMut() -> InvitationCode + Send),
    ) -> Checked<Vec<Outgoing>> {
        self.runtime.block_on(async {
            let mut w = self.store.write().await.map_err(broken)?;
            let mut name = || "<one@example.com>".to_owned();
            let claimed = rules::claim(&mut w, self.firm, now, limit, code, &mut name).await;
            w.commit().await.map_err(broken)?;
            claimed.map_err(broken)
        })
    }

    /// Reports on a mail, and carries out what follows from that in the same transaction. Somebody
    /// may have been faster; the report stands all the same.
    pub(crate) fn settle(
        &self,
        mail: &Outgoing,
        report: Report,
        now: DateTime<Utc>,
        command: impl FnOnce(CommandKind) -> Command,
    ) -> Checked<Option<(Command, Submitted)>> {
        self.runtime.block_on(async {
            let mut w = self.store.write().await.map_err(broken)?;
            let follows = rules::settle(&mut w, self.firm, mail, report, now).await;
            let mut judged = None;
            if let Some(command) = follows.map_err(broken)?.map(command) {
                let done = submit(&mut w, self.firm, command.clone(), now).await.map_err(broken)?;
                if let Submitted::Done(done) = &done {
                    self.derive(&mut w, done.seq).await?;
                }
                judged = Some((command, done));
            }
            w.commit().await.map_err(broken)?;
            Ok(judged)
        })
    }

    pub(crate) fn give_up_abandoned(&self, now: DateTime<Utc>) -> Checked<u64> {
        self.runtime.block_on(async {
            let mut w = self.store.write().await.map_err(broken)?;
            let lost = rules::give_up_abandoned(&mut w, self.firm, now).await.map_err(broken)?;
            w.commit().await.map_err(broken)?;
            Ok(lost)
        })
    }

    pub(crate) fn guess(&self, user: UserId, code: InvitationCode, now: DateTime<Utc>) -> Checked<Guess> {
        self.runtime.block_on(async {
            let mut w = self.store.write().await.map_err(broken)?;
            let guess = rules::guess(&mut w, self.firm, user, code, now).await.map_err(broken)?;
            w.commit().await.map_err(broken)?;
            Ok(guess)
        })
    }

    /// What is kept of a person's code.
    pub(crate) fn code(&self, user: UserId) -> Checked<Option<CodeHash>> {
        self.runtime.block_on(async {
            let mut q = self.store.read().await.map_err(broken)?;
            let kept = mail::code(&mut q, self.firm, user).await.map_err(broken)?;
            Ok(kept.map(|kept| kept.hash))
        })
    }

    /// All mails as they are kept.
    pub(crate) fn mail_rows(&self) -> Checked<Vec<Row>> {
        self.runtime.block_on(async {
            let mut q = self.store.read().await.map_err(broken)?;
            let sql = "SELECT cause, n, user_id, kind, state, due, tries, claimed, note FROM mail_job \
                       WHERE firm = $1 ORDER BY cause, n";
            q.query(sql, vec![(&self.firm.0).into()]).await.map_err(broken)
        })
    }

    /// The mails to these people.
    pub(crate) fn mails_to(&self, users: impl Iterator<Item = UserId>) -> Checked<Vec<MailJob>> {
        self.runtime.block_on(async {
            let mut q = self.store.read().await.map_err(broken)?;
            let mut jobs = Vec::new();
            for user in users {
                let theirs = mail::mails_to(&mut q, self.firm, user, 10_000).await;
                jobs.extend(theirs.map_err(broken)?);
            }
            Ok(jobs)
        })
    }

    /// A person's notices.
    pub(crate) fn notices_to(&self, reader: UserId) -> Checked<Vec<NoticeRow>> {
        self.runtime.block_on(async {
            let mut q = self.store.read().await.map_err(broken)?;
            notices::page(&mut q, self.firm, reader, 0, 10_000)
                .await
                .map_err(broken)
        })
    }

    /// How many notices of this command are not withdrawn.
    pub(crate) fn check_notices(&self, cause: i64, count: usize) -> Checked {
        self.runtime.block_on(async {
            let mut q = self.store.read().await.map_err(broken)?;
            let sql = "SELECT user_id, kind FROM notice WHERE firm = $1 AND cause = $2 AND withdrawn = 0";
            let args = vec![(&self.firm.0).into(), Val::I64(cause)];
            let rows = q.query(sql, args).await.map_err(broken)?;
            prop_assert_eq!(rows.len(), count, "notices of {}: {:?}", cause, rows);
            Ok(())
        })
    }

    /// No key by which another person could be meant: addresses and identifiers are free again.
    pub(crate) fn are_free(&self, revoked: &[UserId]) -> Checked {
        self.runtime.block_on(async {
            let mut q = self.store.read().await.map_err(broken)?;
            let people = people::people(&mut q, self.firm, revoked).await.map_err(broken)?;
            for (user, person) in people {
                let kept = (person.private.email, person.private.identifier);
                prop_assert_eq!(kept, (None, None), "{} was taken back", user);
            }
            Ok(())
        })
    }

    /// The database holds what the model holds, row for row, and nothing forbidden.
    pub(crate) fn check(&self, model: &State) -> Checked {
        self.runtime.block_on(async {
            let mut q = self.store.read().await.map_err(broken)?;
            for (what, sql) in FORBIDDEN {
                let rows = q.query(sql, vec![(&self.firm.0).into()]).await.map_err(broken)?;
                prop_assert!(rows.is_empty(), "{what}: {rows:?}");
            }
            let counts: [(&str, usize); 16] = [
                ("client_group", model.groups.len()),
                ("group_member", model.group_members.len()),
                ("firm", usize::from(model.firm.is_some())),
                ("user_card", model.cards.len()),
                ("user_private", model.privates.len()),
                ("contact_point", model.points.len()),
                ("team", model.teams.len()),
                ("team_member", model.members.len()),
                ("invitation", model.invitations.len()),
                ("firm_settings", usize::from(model.settings.is_some())),
                ("merged", model.merged.len()),
                ("not_same", model.not_same.len()),
                ("joining", model.joinings.len()),
                ("picture", model.pictures.len()),
                ("user_note", model.notes.len()),
                ("firm_terms", usize::from(model.terms.is_some())),
            ];
            for (table, count) in counts {
                let sql = format!("SELECT 1 WHERE (SELECT count(*) FROM {table} WHERE firm = $1) <> $2");
                let args = vec![(&self.firm.0).into(), Val::I64(i64::try_from(count).unwrap())];
                let rows = q.query(sql, args).await.map_err(broken)?;
                prop_assert!(rows.is_empty(), "{table} has not {count} rows");
            }
            let stored = firms::firm(&mut q, self.firm)
                .await
                .map_err(broken)?
                .map(|(firm, _)| firm);
            prop_assert_eq!(&stored, &model.firm);
            let stored = firm_settings(&mut q, self.firm).await.map_err(broken)?;
            prop_assert_eq!(&stored, &model.settings);
            for row in groups::groups_list(&mut q, self.firm).await.map_err(broken)? {
                let id = row.group.id;
                prop_assert_eq!(Some(&row.group), model.groups.get(&id));
                let inside = groups::members(&mut q, self.firm, id).await.map_err(broken)?;
                prop_assert!(inside.into_iter().eq(model.group_members_of(id)));
                let here = model.group_members_of(id).filter(|user| model.is_served(*user));
                prop_assert_eq!(row.members, here.count() as u64);
            }
            let stored = merge::merged_all(&mut q, self.firm).await.map_err(broken)?;
            prop_assert!(stored.iter().all(|row| model.merged.contains(&(row.other, row.into))));
            for row in merge::not_same_all(&mut q, self.firm).await.map_err(broken)? {
                let known: BTreeSet<String> = row.evidence.0.iter().map(Key::text).collect();
                prop_assert_eq!(Some(&known), model.not_same.get(&(row.pair.low, row.pair.high)));
            }
            let stored = joins::terms(&mut q, self.firm).await.map_err(broken)?;
            prop_assert_eq!(&stored, &model.terms);
            for (id, joining) in &model.joinings {
                let stored = joins::joining(&mut q, self.firm, *id).await.map_err(broken)?;
                prop_assert_eq!(stored.as_ref(), Some(joining));
            }
            let ids: Vec<UserId> = model.cards.keys().copied().collect();
            let stored = pictures::pictures(&mut q, self.firm, &ids).await.map_err(broken)?;
            prop_assert_eq!(&stored, &model.pictures);
            for (id, person) in people::people(&mut q, self.firm, &ids).await.map_err(broken)? {
                prop_assert_eq!(&person.card, &model.cards[&id]);
                prop_assert_eq!(&person.private, &model.privates[&id]);
                prop_assert_eq!(&person.points, &model.points_of(id));
                prop_assert_eq!(&person.teams, &model.teams_of(id));
                prop_assert_eq!(person.invitation.as_ref(), model.invitations.get(&id));
                let note = person.note.as_ref().map(|note| note.as_str());
                prop_assert_eq!(note, model.notes.get(&id).map(String::as_str));
            }
            let stored = teams::teams_all(&mut q, self.firm).await.map_err(broken)?;
            let stored: BTreeMap<TeamId, _> = stored.into_iter().map(|t| (t.team.id, t)).collect();
            for (id, team) in &model.teams {
                let facts = &stored[id];
                prop_assert_eq!(&facts.team, team);
                let served = model.members_of(*id).filter(|u| model.is_served(*u)).count();
                prop_assert_eq!(facts.clients, served as u64);
                prop_assert!(
                    facts
                        .active_staff
                        .iter()
                        .copied()
                        .eq(model.members_of(*id).filter(|u| model.is_active_staff(*u)))
                );
            }
            Ok(())
        })
    }
}

/// The kind of a refusal, for counting and comparing.
pub(crate) fn rule(refusal: &Refusal) -> &'static str {
    match refusal {
        Refusal::NotAllowed => "notAllowed",
        Refusal::SystemAdministratorNeeded => "systemAdministratorNeeded",
        Refusal::NameMissing => "nameMissing",
        Refusal::EmailMissing => "emailMissing",
        Refusal::ContactMissing => "contactMissing",
        Refusal::TooLong { .. } => "tooLong",
        Refusal::EmailTaken { .. } => "emailTaken",
        Refusal::IdentifierTaken { .. } => "identifierTaken",
        Refusal::TeamIdentifierTaken { .. } => "teamIdentifierTaken",
        Refusal::LastSystemAdministrator => "lastSystemAdministrator",
        Refusal::OwnRole => "ownRole",
        Refusal::Yourself => "yourself",
        Refusal::WrongState { .. } => "wrongState",
        Refusal::Uncovers { .. } => "uncovers",
        Refusal::NotTheSameSide { .. } => "notTheSameSide",
        Refusal::NamedTwice { .. } => "namedTwice",
        Refusal::RoleOfClient { .. } => "roleOfClient",
        Refusal::OnlyClients { .. } => "onlyClients",
        Refusal::LastPoint { .. } => "lastPoint",
        Refusal::TooManyPoints { .. } => "tooManyPoints",
        Refusal::NoActiveStaff { .. } => "noActiveStaff",
        Refusal::LastActiveStaff { .. } => "lastActiveStaff",
        Refusal::LastTeam { .. } => "lastTeam",
        Refusal::NoOtherTeam { .. } => "noOtherTeam",
        Refusal::DefaultTeamStays { .. } => "defaultTeamStays",
        Refusal::NoAddress { .. } => "noAddress",
        Refusal::PhoneMissing { .. } => "phoneMissing",
        Refusal::WrongCode => "wrongCode",
        Refusal::UsernameTaken => "usernameTaken",
        Refusal::TermsChanged => "termsChanged",
        Refusal::Revoked { .. } => "revoked",
        Refusal::NothingDue => "nothingDue",
        Refusal::TextMissing => "textMissing",
        Refusal::NoActiveRecipients => "noActiveRecipients",
        Refusal::MailSent => "mailSent",
        Refusal::UserInactive { .. } => "userInactive",
        Refusal::NoBooks => "noBooks",
        Refusal::DefaultTeamMissing => "defaultTeamMissing",
        Refusal::Conflict { .. } => "conflict",
        Refusal::UnknownRecord => "unknownRecord",
        Refusal::FirmExists => "firmExists",
        Refusal::EmptyImport => "emptyImport",
        Refusal::TooManyRows { .. } => "tooManyRows",
        Refusal::ChangedSince { .. } => "changedSince",
        Refusal::AlreadyUndone { .. } => "alreadyUndone",
        Refusal::TooOld { .. } => "tooOld",
        Refusal::NotUndoable => "notUndoable",
    }
}
