//! The records a command touched, as far as buckets care.

use std::collections::{BTreeMap, BTreeSet};

use domain::buckets::RecordKind;
use domain::ids::{FirmId, GroupId, TeamId, UserId};
use uuid::Uuid;

use crate::error::StoreError;
use crate::journal::lines::{self, COLUMNS, Run};
use crate::port::{Query, Val};
use crate::tables::{self, Table};

use super::images::{PERSON, tables_of};

/// Tables that belong to a person, as a set.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
pub struct Parts(u16);

impl Parts {
    /// The set of these tables; those that are no person's are left out.
    fn of<'t>(tables: impl IntoIterator<Item = &'t Table>) -> Self {
        let place = |table: &Table| PERSON.iter().position(|(person, _)| *person == table);
        let places = tables.into_iter().filter_map(place);
        Self(places.fold(0, |all, place| all | 1 << place))
    }

    /// Whether a record of this kind looks different when these parts changed.
    pub fn show_in(self, kind: RecordKind) -> bool {
        self.0 & Self::of(tables_of(kind)).0 != 0
    }

    /// Whether the person's status, teams or groups may have changed.
    pub fn place(self) -> bool {
        self.0 & Self::of([&tables::USER_CARD, &tables::TEAM_MEMBER, &tables::GROUP_MEMBER]).0 != 0
    }
}

/// What a command touched.
#[derive(Clone, Default, PartialEq, Eq, Debug)]
pub struct Touched {
    /// People, and what of theirs.
    pub people: BTreeMap<UserId, Parts>,
    /// Teams whose own record came, changed or went.
    pub teams: BTreeSet<TeamId>,
    /// Those among them that were opened to their clients, or closed.
    pub opened: BTreeSet<TeamId>,
    /// Groups whose own record came, changed or went, and groups with other members.
    pub groups: BTreeSet<GroupId>,
    /// Those of the former.
    pub group_records: BTreeSet<GroupId>,
    /// The lower ids of pairs that somebody looked at.
    pub pairs: BTreeSet<UserId>,
    /// Records of the firm itself.
    pub firm: BTreeSet<RecordKind>,
}

/// What command `seq` touched.
///
/// # Errors
/// [`StoreError::Corrupt`] if the journal cannot be read.
pub async fn touched(q: &mut impl Query, firm: FirmId, seq: i64) -> Result<Touched, StoreError> {
    let mut touched = Touched::default();
    let mut after = 0;
    loop {
        let sql = format!("SELECT {COLUMNS} FROM journal WHERE firm = $1 AND seq = $2 AND n > $3 ORDER BY n LIMIT 50");
        let rows = q.query(sql, vec![(&firm.0).into(), seq.into(), after.into()]).await?;
        if rows.is_empty() {
            return Ok(touched);
        }
        for row in rows {
            let line = lines::read(row)?;
            after = line.n;
            touched.note(line.table, &line.run).ok_or(StoreError::row("journal"))?;
        }
    }
}

impl Touched {
    fn note(&mut self, table: &'static Table, run: &Run) -> Option<()> {
        let firm = match table.name {
            "firm" => &[RecordKind::Firm][..],
            "firm_terms" => &[RecordKind::Terms],
            "firm_settings" => &[RecordKind::Settings, RecordKind::Ways],
            _ => &[],
        };
        self.firm.extend(firm);
        if table.keys == 0 {
            return Some(());
        }
        let part = Parts::of([table]);
        for key in run.keys(table) {
            let mut ids = key.parts().map(Uuid::from_slice);
            let first = ids.next()?.ok()?;
            match table.name {
                "team" => {
                    self.teams.insert(TeamId(first));
                }
                "client_group" => {
                    self.groups.insert(GroupId(first));
                    self.group_records.insert(GroupId(first));
                }
                // Leads from the journal to people; both people have lines of their own.
                "merged" => {}
                "not_same" => {
                    self.pairs.insert(UserId(first));
                }
                _ => {
                    let parts = self.people.entry(UserId(first)).or_default();
                    parts.0 |= part.0;
                }
            }
            if *table == tables::GROUP_MEMBER {
                self.groups.insert(GroupId(ids.next()?.ok()?));
            }
        }
        if *table == tables::TEAM {
            let shared = table.columns.iter().position(|(name, _)| *name == "shared")?;
            if let Run::Changed(pairs) = run {
                for (before, after) in pairs {
                    if before.0.get(shared) != after.0.get(shared)
                        && let Some(Val::Bytes(id)) = after.0.first()
                    {
                        self.opened.insert(TeamId(Uuid::from_slice(id).ok()?));
                    }
                }
            }
        }
        Some(())
    }
}
