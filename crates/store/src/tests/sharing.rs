//! Teams whose clients see each other: every reader's list against the rule, and images from before
//! there were such teams.

use std::collections::BTreeSet;

use domain::change::WriteSet;
use domain::ids::{TeamId, UserId};
use domain::people::{Kind, Person, Role, Status};
use domain::teams::{Team, TeamMember};
use domain::visibility::{Through, is_contact};
use uuid::Uuid;

use super::world::{FIRM, FOUNDER, TEAM, card, command, file, founding, memory, private, sort_key, submit, team, user};
use crate::device::lists::{self, ListQuery, ListScope, Sort, Viewer};
use crate::device::search::refresh;
use crate::journal::kept::Kept;
use crate::journal::undo::reverse;
use crate::port::{Execute, Query, Store};
use crate::records::people::people;
use crate::records::{next_seq, teams};

/// Two teams whose clients see each other, and two whose clients do not.
const NORTH: TeamId = TeamId(Uuid::from_u128(0x21));
const EAST: TeamId = TeamId(Uuid::from_u128(0x22));
const WEST: TeamId = TeamId(Uuid::from_u128(0x23));
const OPEN: [TeamId; 2] = [NORTH, EAST];

/// Every kind of person in every state in every choice of the four teams.
fn all_people() -> WriteSet {
    let mut changes = WriteSet::default();
    for (id, name) in [(NORTH, "North"), (EAST, "East"), (WEST, "West")] {
        changes.teams.inserted.push(Team {
            shared: OPEN.contains(&id),
            ..team(id, name, false)
        });
    }
    let mut n = 0;
    for kind in [Kind::Client, Kind::Partner, Kind::Staff(Role::Staff)] {
        for status in [
            Status::Quiet,
            Status::Pending,
            Status::Active,
            Status::Suspended,
            Status::Inactive,
        ] {
            for choice in 0..16_u8 {
                n += 1;
                let id = user(n);
                let mut card = card(id, kind, "Ana", &format!("Roy {n:03}"));
                card.status = status;
                changes.cards.inserted.push(card);
                changes.privates.inserted.push(private(id));
                let chosen = [TEAM, NORTH, EAST, WEST].into_iter().enumerate();
                let chosen = chosen.filter(|(bit, _)| choice & (1 << bit) != 0);
                let member = |(_, team)| TeamMember::new(team, id);
                changes.members.inserted.extend(chosen.map(member));
            }
        }
    }
    changes
}

async fn every_list_is_what_the_rule_says<S: Store>(store: &S) {
    let mut w = store.write().await.unwrap();
    submit(&mut w, "createFirm", &founding()).await.unwrap();
    let all = all_people();
    submit(&mut w, "editProfile", &all).await.unwrap();
    let ids: Vec<UserId> = all.cards.inserted.iter().map(|c| c.id).chain([FOUNDER]).collect();
    refresh(&mut w, FIRM, &ids, &sort_key).await.unwrap();
    w.commit().await.unwrap();

    let mut r = store.read().await.unwrap();
    let people = people(&mut r, FIRM, &ids).await.unwrap();
    let mut between_clients = 0;
    for reader in people.values() {
        let kind = reader.card.kind;
        let scope = if kind.is_staff() {
            ListScope::Contacts(reader.card.id)
        } else {
            ListScope::CoverOf(reader.card.id)
        };
        let may_see = |other: &&Person| {
            let common: Vec<&TeamId> = other.teams.intersection(&reader.teams).collect();
            let through = if common.iter().any(|team| OPEN.contains(team)) {
                Through::Shared
            } else {
                Through::Closed
            };
            !common.is_empty() && other.card.id != reader.card.id && is_contact(kind, &other.card, through)
        };
        let expected: BTreeSet<UserId> = people.values().filter(may_see).map(|p| p.card.id).collect();
        for sort in [Sort::Name, Sort::Given, Sort::Title, Sort::Status, Sort::LastSent] {
            let list = ListQuery {
                sort,
                ..ListQuery::new(scope)
            };
            let docs = lists::order(&mut r, FIRM, &list).await.unwrap();
            let rows = lists::rows(&mut r, FIRM, &docs, Viewer::Administrator).await.unwrap();
            let seen: BTreeSet<UserId> = rows.iter().map(|row| row.user).collect();
            assert_eq!(rows.len(), seen.len(), "each once");
            assert_eq!(seen, expected, "{} {sort:?}", reader.card.name.full());
        }
        if !kind.is_staff() {
            let clients = |user: &&UserId| !people[*user].card.kind.is_staff();
            between_clients += expected.iter().filter(clients).count();
        }
    }
    // Of the 16 choices 12 hold an open team; 16 · 9 pairs share one, for readers of five states and
    // either kind and others of one state and either kind, less the active ones themselves.
    assert_eq!(between_clients, 2 * 2 * 5 * pairs() - 2 * 12);
}

/// Choices of teams that have an open one in common.
fn pairs() -> usize {
    let both = |a: u8| (0..16_u8).filter(|b| a & b & 0b0110 != 0).count();
    (0..16).map(both).sum()
}

#[tokio::test]
async fn every_list_is_what_the_rule_says_in_memory() {
    every_list_is_what_the_rule_says(&memory().await).await;
}

#[tokio::test]
async fn every_list_is_what_the_rule_says_in_a_file() {
    let folder = tempfile::tempdir().unwrap();
    every_list_is_what_the_rule_says(&file(&folder).await).await;
}

/// A team that was deleted, and one that was changed, before teams could be shared: both are restored as
/// not shared.
#[tokio::test]
async fn older_journal_images_can_be_reversed() {
    let store = memory().await;
    let mut w = store.write().await.unwrap();
    submit(&mut w, "createFirm", &founding()).await.unwrap();
    let mut changes = WriteSet::default();
    changes.teams.inserted.push(team(NORTH, "North", false));
    let made = submit(&mut w, "createTeam", &changes).await.unwrap();
    let mut changes = WriteSet::default();
    let north = team(NORTH, "North", false);
    let renamed = Team {
        name: "Far north".into(),
        ..north.clone()
    };
    changes.teams.update(north, renamed.clone());
    let edited = submit(&mut w, "editTeam", &changes).await.unwrap();
    let mut changes = WriteSet::default();
    changes.teams.deleted.push(renamed.clone());
    let gone = submit(&mut w, "deleteTeam", &changes).await.unwrap();
    // The seventh value was added later; whole rows end with the command that created them.
    let older = "UPDATE journal SET before = json_remove(before, '$[6]'), \
                 after = CASE WHEN after IS NULL THEN NULL ELSE json_remove(after, '$[6]') END \
                 WHERE tbl = 'team' AND before IS NOT NULL";
    assert_eq!(w.execute(older, Vec::new()).await.unwrap(), 2);

    let back = next_seq(&mut w, FIRM).await.unwrap();
    reverse(&mut w, FIRM, gone, back, &Kept::default()).await.unwrap();
    let found = teams::teams(&mut w, FIRM, &[NORTH]).await.unwrap();
    assert_eq!(found[0].team, renamed);
    let made_by = w
        .query("SELECT created_seq FROM team WHERE name = 'Far north'", Vec::new())
        .await
        .unwrap();
    assert_eq!(made_by.into_iter().next().unwrap().read("team").i64().unwrap(), made);
    crate::hub::commands::append_command(
        &mut w,
        FIRM,
        &super::world::line(back, "undoCommand", Some(command(gone))),
    )
    .await
    .unwrap();
    let back = next_seq(&mut w, FIRM).await.unwrap();
    reverse(&mut w, FIRM, edited, back, &Kept::default()).await.unwrap();
    let found = teams::teams(&mut w, FIRM, &[NORTH]).await.unwrap();
    assert_eq!(found[0].team, team(NORTH, "North", false));
}
