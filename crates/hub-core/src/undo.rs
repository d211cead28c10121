//! Undo at the authority: reverse the journal images, find out what that leaves, judge it.

use std::collections::{BTreeMap, BTreeSet};

use domain::command::UndoCommand;
use domain::facts::{Aftermath, UndoFacts};
use domain::ids::{CommandId, FirmId, TeamId, UserId};
use domain::invitation::Invitation;
use domain::named::Named;
use domain::people::{Kind, Person, Role, Status, UserCard};
use domain::verb::{Undo, Verb};
use serde_json::Value;
use store::commands::{CommandLine, command_by_id, commands_after, undo_target};
use store::journal::kept::{Kept, kept};
use store::journal::since::{changed_since, names};
use store::journal::touched::{Touched, touched};
use store::journal::undo::reverse;
use store::port::{Execute, Query};
use store::records::aftermath::aftermath;
use store::records::{people, teams};
use store::{StoreError, mail};

/// How many commands are loaded together.
const PAGE: u32 = 500;

/// The command that would be reversed, and the facts about it.
pub(crate) struct Reversal {
    /// The command whose images are used; differs from the one named if that was redone.
    pub(crate) target: CommandLine,
    /// What was found.
    pub(crate) facts: UndoFacts,
    /// What the command at the root of the chain was about, for the audit, and how many people and teams stay as
    /// they are.
    pub(crate) detail: String,
    /// Number of the command at the root, which wrote the mails.
    pub(crate) cause: i64,
    /// Whether this redoes the command at the root instead of undoing it.
    pub(crate) again: bool,
    /// What changed since and was left as it is.
    pub(crate) kept: Kept,
}

/// Looks the command up and, if nothing is in the way yet, writes the reversed state under `seq`. If it
/// is refused afterwards, the host must roll the transaction back.
pub(crate) async fn attempt<W: Execute>(
    w: &mut W,
    firm: FirmId,
    undo: &UndoCommand,
    actor: &UserCard,
    seq: i64,
) -> Result<Option<Reversal>, StoreError> {
    let Some(target) = undo_target(w, firm, undo.target).await? else {
        return Ok(None);
    };
    let mut root = target.clone();
    let mut again = false;
    while let Some(under) = root.undoes {
        again = !again;
        root = command_by_id(w, firm, under).await?.ok_or(StoreError::Corrupt {
            place: "command_line",
            column: 0,
        })?;
    }
    let own_points = root.verb.undo() == Undo::Own && {
        let touched = touched(w, firm, target.seq - 1, Some(target.seq)).await?;
        touched.users == BTreeSet::from([actor.id])
    };
    if !own_points && actor.acting_admin_role().is_none() {
        return Ok(None);
    }
    let mut facts = UndoFacts {
        mail_left: mail::any_left(w, firm, root.seq).await?,
        verb: root.verb,
        at: root.at,
        undone_by: target.undone_by,
        changed_since: Vec::new(),
        changed_total: 0,
        own_role: false,
        own_points,
        own_status: false,
        restores: false,
        administrator: false,
        team_identifier: None,
        after: Aftermath::default(),
    };
    let mut left = Kept::default();
    if facts.undone_by.is_none() && !facts.verb.is_irreversible() {
        let changed = changed_since(w, firm, target.seq).await?;
        if undo.keeps_changed && facts.verb.is_undone_in_part() {
            let later = standing(w, firm, target.seq, seq).await?;
            left = kept(w, firm, target.seq, changed, &later).await?;
        } else {
            facts.changed_total = changed.total() as u64;
            facts.changed_since = names(w, firm, &changed).await?;
        }
        if facts.changed_total == 0 {
            carry_out(w, firm, target.seq, actor.id, seq, &left, &mut facts).await?;
        }
    }
    Ok(Some(Reversal {
        target,
        facts,
        detail: with_kept(root.detail, &left),
        cause: root.seq,
        again,
        kept: left,
    }))
}

/// The detail of a line with the number of records that stay.
fn with_kept(detail: String, kept: &Kept) -> String {
    let total = kept.users.len() + kept.teams.len();
    match serde_json::from_str(&detail) {
        Ok(Value::Object(mut fields)) if total > 0 => {
            fields.insert("kept".into(), total.into());
            Value::Object(fields).to_string()
        }
        _ => detail,
    }
}

async fn carry_out<W: Execute>(
    w: &mut W,
    firm: FirmId,
    target: i64,
    actor: UserId,
    seq: i64,
    kept: &Kept,
    facts: &mut UndoFacts,
) -> Result<(), StoreError> {
    let later = touched(w, firm, target, Some(seq - 1)).await?;
    let own = if facts.verb.never_changes_the_actor() {
        Touched::default()
    } else {
        touched(w, firm, target - 1, Some(target)).await?
    };
    let users: Vec<UserId> = own.users.into_iter().chain([actor]).collect();
    let before = people::people(w, firm, &users).await?;
    let there = Names::of(w, firm, &later).await?;

    let reversed = reverse(w, firm, target, seq, kept).await?;
    if let Some(rival) = teams::teams(w, firm, &reversed.taken_teams).await?.into_iter().next() {
        facts.team_identifier = Some(Named {
            id: rival.team.id,
            name: rival.team.name,
        });
        return Ok(());
    }
    let after = people::people(w, firm, &users).await?;
    let kind = |people: &BTreeMap<UserId, Person>| people.get(&actor).map(|p| p.card.kind);
    facts.own_role = kind(&before) != kind(&after);
    let status = |people: &BTreeMap<UserId, Person>, user| people.get(user).map(|p| p.card.status);
    facts.own_status = status(&before, &actor) != status(&after, &actor);
    facts.restores = users.iter().any(|user| {
        // A revoked person never joined, so nobody is restored: only the invitation comes back.
        let invitation = before.get(user).and_then(|p| p.invitation.as_ref());
        let never_came = invitation.is_some_and(|i| matches!(i.state, Invitation::Revoked { .. }));
        let left = status(&before, user) == Some(Status::Inactive);
        left && !never_came && status(&after, user).is_some_and(|status| status != Status::Inactive)
    });
    facts.administrator = own.firm
        || facts.verb.touches_settings()
        || users
            .iter()
            .any(|user| touches_administrator(before.get(user), after.get(user)))
        // A system administrator's picture counts too, but is apart from the record.
        || facts.verb.touches_picture()
            && users.iter().any(|user| administers(before.get(user)));

    let left = Names::of(w, firm, &later).await?;
    let gone = there.without(&left);
    if !gone.is_empty() {
        let stand = if later.complete {
            standing(w, firm, target, seq).await?
        } else {
            later
        };
        let names = gone.among(&stand);
        facts.changed_total = names.len() as u64;
        facts.changed_since = names;
    }
    facts.after = aftermath(w, firm, &reversed).await?;
    if facts.verb == Verb::MigrateBooks {
        // A book whose staff are suspended comes back as it was; deactivated members are strays. After a
        // redo all clients are in the default team, and that one must be covered.
        facts.after.uncovered = uncovered_default(w, firm).await?;
    }
    Ok(())
}

/// The default team, if it has clients and no active staff.
async fn uncovered_default(q: &mut impl Query, firm: FirmId) -> Result<Vec<Named<TeamId>>, StoreError> {
    let teams = teams::teams_all(q, firm).await?.into_iter();
    let uncovered = teams.filter(|t| t.team.is_default && t.clients > 0 && t.active_staff.is_empty());
    let named = uncovered.map(|t| Named {
        id: t.team.id,
        name: t.team.name,
    });
    Ok(named.collect())
}

/// Whether a system administrator's own record differs. Teams are no part of it.
fn touches_administrator(before: Option<&Person>, after: Option<&Person>) -> bool {
    let own = |p: &Person| Person {
        teams: BTreeSet::new(),
        ..p.clone()
    };
    (administers(before) || administers(after)) && before.map(own) != after.map(own)
}

fn administers(person: Option<&Person>) -> bool {
    person.is_some_and(|p| p.card.kind == Kind::Staff(Role::SystemAdministrator))
}

/// The names of records that exist.
struct Names {
    users: BTreeMap<UserId, String>,
    teams: BTreeMap<TeamId, String>,
}

impl Names {
    async fn of(q: &mut impl Query, firm: FirmId, touched: &Touched) -> Result<Self, StoreError> {
        let users: Vec<UserId> = touched.users.iter().copied().collect();
        let ids: Vec<TeamId> = touched.teams.iter().copied().collect();
        let users = people::cards(q, firm, &users)
            .await?
            .into_values()
            .map(|c| (c.id, c.name.full()));
        let users = users.collect();
        let teams = teams::teams(q, firm, &ids)
            .await?
            .into_iter()
            .map(|t| (t.team.id, t.team.name))
            .collect();
        Ok(Self { users, teams })
    }

    fn without(mut self, others: &Self) -> Self {
        self.users.retain(|user, _| !others.users.contains_key(user));
        self.teams.retain(|team, _| !others.teams.contains_key(team));
        self
    }

    fn is_empty(&self) -> bool {
        self.users.is_empty() && self.teams.is_empty()
    }

    fn among(self, touched: &Touched) -> Vec<String> {
        let users = self
            .users
            .into_iter()
            .filter(|(user, _)| touched.users.contains(user))
            .map(|(_, name)| name);
        let teams = self
            .teams
            .into_iter()
            .filter(|(team, _)| touched.teams.contains(team))
            .map(|(_, name)| name);
        teams.chain(users).collect()
    }
}

/// What the commands after `target` touched, without those that were undone in the meantime: of a
/// command and its undoes, an even number of lines leaves things as they were. Daily mails do not
/// count.
async fn standing(q: &mut impl Query, firm: FirmId, target: i64, seq: i64) -> Result<Touched, StoreError> {
    let mut first: BTreeMap<CommandId, CommandId> = BTreeMap::new();
    let mut chains: BTreeMap<CommandId, Vec<i64>> = BTreeMap::new();
    let mut after = target;
    loop {
        let lines = commands_after(q, firm, after, PAGE).await?;
        let Some(last) = lines.last() else { break };
        after = last.seq;
        for line in lines.iter().filter(|line| line.seq < seq && !line.verb.is_routine()) {
            let chain = line
                .undoes
                .map_or(line.id, |under| first.get(&under).copied().unwrap_or(under));
            first.insert(line.id, chain);
            chains.entry(chain).or_default().push(line.seq);
        }
    }
    let mut all = Touched {
        complete: true,
        ..Touched::default()
    };
    for line in chains.into_values().filter(|lines| lines.len() % 2 == 1).flatten() {
        let one = touched(q, firm, line - 1, Some(line)).await?;
        all.users.extend(one.users);
        all.teams.extend(one.teams);
    }
    Ok(all)
}
