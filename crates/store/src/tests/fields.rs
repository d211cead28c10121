//! Companies, middle names, notes and leads: kept, changed, taken back, found and put in order.

use domain::change::WriteSet;
use domain::ids::UserId;
use domain::language::{Language, PreferredLanguage};
use domain::note::{Note, UserNote};
use domain::people::UserCard;
use domain::teams::TeamMember;

use super::world::{FIRM, TEAM, add_client, command, file, founded, line, memory, sort_key, submit, user};
use crate::device::lists::{self, ListQuery, ListScope, Sort, Viewer};
use crate::device::overview::overview;
use crate::device::search::{Matched, Scope, SearchQuery, find, refresh};
use crate::hub::commands::{append_command, undo_target};
use crate::journal::kept::Kept;
use crate::journal::undo::{Reversed, reverse};
use crate::port::{Execute, Query, Store};
use crate::records::aftermath::aftermath;
use crate::records::next_seq;
use crate::records::people::people;
use crate::records::teams::{teams, teams_list};

fn note(user: UserId, text: &str) -> UserNote {
    UserNote {
        user,
        note: Note::parse(text).unwrap().unwrap(),
    }
}

async fn reversed(w: &mut impl Execute, seq: i64) -> Reversed {
    let target = undo_target(w, FIRM, command(seq)).await.unwrap().unwrap();
    let new = next_seq(w, FIRM).await.unwrap();
    let reversed = reverse(w, FIRM, target.seq, new, &Kept::default()).await.unwrap();
    append_command(w, FIRM, &line(new, "undoCommand", Some(target.id)))
        .await
        .unwrap();
    reversed
}

/// Company, middle names and note of a person.
async fn fields(q: &mut impl Query, who: UserId) -> (String, String, Option<String>) {
    let person = people(q, FIRM, &[who]).await.unwrap().remove(&who).unwrap();
    let note = person.note.map(|note| note.as_str().to_owned());
    let language = (!person.card.company.is_empty()).then_some(Language::Fr);
    assert_eq!(
        person.card.language,
        PreferredLanguage(language),
        "it came with the company"
    );
    (person.card.company, person.card.middle_names, note)
}

pub(super) async fn come_change_and_go<S: Store>(store: &S) {
    founded(store, 3).await;
    let mut w = store.write().await.unwrap();
    let who = user(1);
    let before = people(&mut w, FIRM, &[who]).await.unwrap().remove(&who).unwrap().card;
    let after = UserCard {
        company: "Größe & \"Söhne\"".into(),
        middle_names: "Mary Jane".into(),
        language: PreferredLanguage(Some(Language::Fr)),
        ..before.clone()
    };
    let mut changes = WriteSet::default();
    changes.cards.update(before, after);
    changes.notes.inserted.push(note(who, "Calls\nafter six"));
    let came = submit(&mut w, "editProfile", &changes).await.unwrap();
    let mut changes = WriteSet::default();
    changes.notes.update(note(who, "Calls\nafter six"), note(who, "Writes"));
    let changed = submit(&mut w, "editProfile", &changes).await.unwrap();
    let mut changes = WriteSet::default();
    changes.notes.deleted.push(note(who, "Writes"));
    let went = submit(&mut w, "editProfile", &changes).await.unwrap();
    let full = |note: Option<&str>| ("Größe & \"Söhne\"".into(), "Mary Jane".into(), note.map(Into::into));
    assert_eq!(fields(&mut w, who).await, full(None));
    reversed(&mut w, went).await;
    assert_eq!(fields(&mut w, who).await, full(Some("Writes")));
    reversed(&mut w, changed).await;
    assert_eq!(fields(&mut w, who).await, full(Some("Calls\nafter six")));
    reversed(&mut w, came).await;
    assert_eq!(fields(&mut w, who).await, (String::new(), String::new(), None));
    assert_eq!(fields(&mut w, user(2)).await, (String::new(), String::new(), None));
}

#[tokio::test]
async fn in_memory() {
    come_change_and_go(&memory().await).await;
}

#[tokio::test]
async fn on_a_file() {
    let folder = tempfile::tempdir().unwrap();
    come_change_and_go(&file(&folder).await).await;
}

#[tokio::test]
async fn a_note_about_a_deleted_person_is_a_stray() {
    let store = memory().await;
    founded(&store, 3).await;
    let mut w = store.write().await.unwrap();
    let mut came = WriteSet::default();
    add_client(&mut came, 900, "Ola", "Nowak");
    let added = submit(&mut w, "addClient", &came).await.unwrap();
    let mut changes = WriteSet::default();
    changes.notes.inserted.push(note(user(900), "Calls"));
    let set = submit(&mut w, "editProfile", &changes).await.unwrap();
    let undone = reversed(&mut w, set).await;
    reversed(&mut w, added).await;
    let again = reversed(&mut w, undone.seq).await;
    let after = aftermath(&mut w, FIRM, &again).await.unwrap();
    assert_eq!(after.strays, ["Ola Nowak"]);
}

/// The first program noted images without company and middle names.
#[tokio::test]
async fn older_journal_images_lack_the_new_fields() {
    let store = memory().await;
    founded(&store, 3).await;
    let mut w = store.write().await.unwrap();
    let mut came = WriteSet::default();
    add_client(&mut came, 900, "Ola", "Nowak");
    submit(&mut w, "addClient", &came).await.unwrap();
    let whole = people(&mut w, FIRM, &[user(900)]).await.unwrap().remove(&user(900));
    let whole = whole.unwrap();
    let mut gone = WriteSet::default();
    gone.cards.deleted.push(whole.card.clone());
    let removed = submit(&mut w, "mergePeople", &gone).await.unwrap();
    // The values behind the eighth are those that came later.
    let older = "UPDATE journal SET before = json_remove(before, '$[10]', '$[9]', '$[8]') \
                 WHERE tbl = 'user_card' AND row_key IS NOT NULL AND before IS NOT NULL";
    assert_eq!(w.execute(older, Vec::new()).await.unwrap(), 1);
    reversed(&mut w, removed).await;
    let back = people(&mut w, FIRM, &[user(900)]).await.unwrap().remove(&user(900));
    assert_eq!(back, Some(whole));
}

/// Whether somebody leads the team all clients are in, as the rules and the lists know it.
async fn leads(q: &mut impl Query, who: UserId) -> bool {
    let facts = teams(q, FIRM, &[TEAM]).await.unwrap().remove(0);
    let listed = teams_list(q, FIRM).await.unwrap();
    let listed = listed.iter().find(|row| row.team.id == TEAM).unwrap();
    assert_eq!(listed.leads, facts.leads);
    let theirs = overview(q, FIRM, who, Viewer::Administrator)
        .await
        .unwrap()
        .unwrap()
        .teams;
    assert_eq!(theirs.iter().any(|team| team.lead), facts.leads.contains(&who));
    facts.leads.contains(&who)
}

#[tokio::test]
async fn a_lead_goes_and_comes_back_with_the_membership() {
    let store = memory().await;
    founded(&store, 3).await;
    let mut w = store.write().await.unwrap();
    let who = user(1);
    let member = TeamMember::new(TEAM, who);
    let mut made = WriteSet::default();
    made.members.update(member, TeamMember { lead: true, ..member });
    let made = submit(&mut w, "makeLead", &made).await.unwrap();
    assert!(leads(&mut w, who).await && !leads(&mut w, user(2)).await);
    let mut gone = WriteSet::default();
    gone.members.deleted.push(member);
    let gone = submit(&mut w, "removeMembers", &gone).await.unwrap();
    assert!(!leads(&mut w, who).await);
    reversed(&mut w, gone).await;
    assert!(leads(&mut w, who).await);
    reversed(&mut w, made).await;
    assert!(!leads(&mut w, who).await);
    // The first program noted memberships by their keys alone.
    let mut gone = WriteSet::default();
    gone.members.deleted.push(member);
    let gone = submit(&mut w, "removeMembers", &gone).await.unwrap();
    let older = "UPDATE journal SET before = json_remove(before, '$[2]') WHERE seq = $1 AND tbl = 'team_member'";
    assert_eq!(w.execute(older, vec![gone.into()]).await.unwrap(), 1);
    reversed(&mut w, gone).await;
    assert!(!leads(&mut w, who).await);
}

#[tokio::test]
async fn a_company_can_be_searched_and_sorted_by() {
    let store = memory().await;
    founded(&store, 0).await;
    let mut w = store.write().await.unwrap();
    let mut came = WriteSet::default();
    for (n, given, company, middle) in [
        (1, "Ana", "", "Mary"),
        (2, "Ben", "Zenith Ltd", ""),
        (3, "Cora", "acme GmbH", ""),
        (4, "Dora", "Bäckerei Nord", "Acmena"),
    ] {
        add_client(&mut came, n, given, "Roy");
        let card = came.cards.inserted.last_mut().unwrap();
        (card.company, card.middle_names) = (company.into(), middle.into());
        came.notes.inserted.push(note(user(n), "Pays late"));
    }
    submit(&mut w, "importPeople", &came).await.unwrap();
    let users: Vec<UserId> = (1..5).map(user).collect();
    refresh(&mut w, FIRM, &users, &sort_key).await.unwrap();
    let mut by_company = ListQuery::new(ListScope::Clients);
    by_company.sort = Sort::Company;
    let order = lists::order(&mut w, FIRM, &by_company).await.unwrap();
    let rows = lists::rows(&mut w, FIRM, &order, Viewer::Administrator).await.unwrap();
    let companies: Vec<&str> = rows.iter().map(|row| row.company.as_str()).collect();
    assert_eq!(companies, ["acme GmbH", "Bäckerei Nord", "Zenith Ltd", ""]);
    for (question, expect) in [
        ("zenith", &[(user(2), Matched::Company)][..]),
        ("acme", &[(user(4), Matched::Name), (user(3), Matched::Company)]),
        ("baeckerei", &[(user(4), Matched::Company)]),
        ("roy zenith", &[(user(2), Matched::Company)]),
        ("ana mary roy", &[(user(1), Matched::Name)]),
        // Notes are in no search.
        ("pays", &[]),
    ] {
        let query = SearchQuery::parse(question, None).unwrap();
        let found = find(&mut w, FIRM, &query, Scope::Everyone, 10).await.unwrap();
        let hits: Vec<_> = found.hits.iter().map(|hit| (hit.user, hit.matched)).collect();
        assert_eq!(hits, expect, "{question}");
    }
}
