//! Joining by oneself and the terms of the firm: random commands, and the rules said again from their
//! sentences.

use chrono::{DateTime, TimeDelta, Utc};
use domain::command::{ChangeTerms, CommandKind, Proof, RecordAcceptance, Resend, UndoCommand};
use domain::ids::UserId;
use domain::join::{FirmTerms, Joined, Joining, Terms};
use domain::people::Role;
use domain::username::Username;
use proptest::prop_assert;

use crate::inviting::tidy_lines;
use crate::inviting_steps::{open, told};
use crate::rules::{Case, Model};
use crate::runs::{ALL, History, start};
use crate::state::State;
use crate::steps::{Ids, chance, person, pick};
use crate::stories::{last, tell};

/// Somebody who had a mail joins, mostly with its code.
pub(crate) fn join(model: &Model, n: [u16; 8], ids: &mut Ids) -> CommandKind {
    let state = &model.state;
    let user = pick(&coded(model), n[1])
        .filter(|_| !chance(n[2], 6))
        .unwrap_or_else(|| person(state, n[3], ids));
    let stand = state.terms.as_ref().and_then(version);
    let firm = if chance(n[6], 6) {
        Some(stand.map_or_else(start, |at| at - TimeDelta::days(1)))
    } else {
        stand
    };
    let joined = Joined {
        code: model
            .newest_code(user)
            .filter(|_| !chance(n[5], 8))
            .unwrap_or_else(|| told(model, user, n)),
        username: username(state, n[7]),
        terms: Terms { own: 1, firm },
    };
    CommandKind::RecordAcceptance(RecordAcceptance {
        user,
        proof: Proof::Joined(Box::new(joined)),
    })
}

/// People whose invitation is open and whose newest code is known.
pub(crate) fn coded(model: &Model) -> Vec<UserId> {
    let sent = |user: &UserId| model.newest_code(*user).is_some();
    open(&model.state).into_iter().filter(sent).collect()
}

/// A free username, or, now and then, a taken one in another case.
fn username(state: &State, n: u16) -> Username {
    let held: Vec<String> = state
        .joinings
        .values()
        .map(|j| j.username.as_str().to_uppercase())
        .collect();
    let free = (0..100)
        .map(|k| format!("guest{}", n.wrapping_add(k) % 100))
        .find(|name| !held.contains(&name.to_uppercase()));
    let taken = pick(&held, n).filter(|_| chance(n / 7, 12));
    Username::parse(&taken.or(free).unwrap()).unwrap()
}

pub(crate) fn change_terms(n: [u16; 8]) -> CommandKind {
    CommandKind::ChangeTerms(ChangeTerms {
        text: match n[0] % 20 {
            0..=2 => "  ".into(),
            3 => "t".repeat(20_001),
            _ => format!(" Be  kind. \n No. {} \n", n[1] % 4),
        },
    })
}

/// Since when the firm's terms say what they say; nothing if they say nothing.
fn version(terms: &FirmTerms) -> Option<DateTime<Utc>> {
    (!terms.text.is_empty()).then_some(terms.since)
}

impl Case<'_> {
    /// A free username, and the current terms.
    pub(crate) fn join_by_oneself(&mut self, user: UserId, act: &Joined) {
        let name = act.username.as_str();
        let others = self.state.joinings.values().filter(|j| j.user != user);
        let taken = others.map(|j| j.username.as_str()).any(|other| same(other, name));
        self.refuse_if(taken, "usernameTaken");
        let stand = self.state.terms.as_ref().and_then(version);
        self.refuse_if(act.terms.own != 1 || act.terms.firm != stand, "termsChanged");
        let joining = Joining {
            user,
            username: act.username.clone(),
            at: self.now,
            terms: act.terms,
        };
        self.verdict.after.joinings.insert(user, joining);
    }

    pub(crate) fn change_terms(&mut self, text: &str) {
        self.refuse_if(self.role != Role::SystemAdministrator, "systemAdministratorNeeded");
        let text = tidy_lines(text);
        self.refuse_if(text.chars().count() > 20_000, "tooLong");
        let before = self.state.terms.as_ref().map_or("", |terms| terms.text.as_str());
        if before != text {
            self.verdict.after.terms = Some(FirmTerms { text, since: self.now });
        }
    }
}

fn same(one: &str, other: &str) -> bool {
    one.to_lowercase() == other.to_lowercase()
}

impl State {
    /// Whether two people have one username.
    pub(crate) fn shares_usernames(&self) -> bool {
        let names: Vec<&str> = self.joinings.values().map(|j| j.username.as_str()).collect();
        let twice = |n: usize| names[..n].iter().any(|other| same(other, names[n]));
        (0..names.len()).any(twice)
    }
}

#[test]
fn taken_username_is_not_restored() {
    tell(|history| {
        let founder = history.founder;
        let pending: Vec<UserId> = open(&history.model.state);
        let (one, other) = (pending[0], pending[1]);
        let users = vec![one, other];
        let again = CommandKind::Resend(Resend { users, message: None });
        prop_assert!(history.submit(again, founder)?.is_some());
        history.send(ALL)?;
        let joins = |history: &History<'_>, user, username| {
            CommandKind::RecordAcceptance(RecordAcceptance {
                user,
                proof: Proof::Joined(Box::new(Joined {
                    code: history.model.newest_code(user).unwrap(),
                    username: Username::parse(username).unwrap(),
                    terms: Terms { own: 1, firm: None },
                })),
            })
        };
        let act = joins(history, one, "NewHere1");
        prop_assert!(history.submit(act, founder)?.is_some());
        let undo = |target| CommandKind::UndoCommand(UndoCommand::of(target));
        prop_assert!(history.submit(undo(last(history)), founder)?.is_some());
        let undone = last(history);
        let act = joins(history, other, "newhere1");
        prop_assert!(history.submit(act, founder)?.is_some());
        let taken = last(history);
        prop_assert!(history.submit(undo(undone), founder)?.is_none(), "somebody else has it");
        prop_assert!(history.submit(undo(taken), founder)?.is_some());
        prop_assert!(history.submit(undo(undone), founder)?.is_some());
        prop_assert!(history.model.state.joinings.contains_key(&one));
        Ok(())
    });
}
