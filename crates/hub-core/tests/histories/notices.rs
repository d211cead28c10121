//! Who is told what, said again from the sentences: what is different afterwards is told, to whom it
//! concerns.

use std::collections::BTreeSet;

use chrono::{DateTime, Datelike, Days, NaiveTime, Utc};
use domain::command::{Announce, Audience, CommandKind};
use domain::ids::{TeamId, UserId};
use domain::import::Counts;
use domain::invitation::Invitation;
use domain::notice::{Announcement, Notice, Statistics};
use domain::people::{Kind, Role, Status};
use proptest::{prop_assert, prop_assert_eq};
use store::notices::NoticeRow;

use crate::inviting::{clock, moment, tidy_lines};
use crate::rules::{Case, Model, Verdict, tidy};
use crate::runs::{History, count};
use crate::state::State;
use crate::steps::{Ids, chance, person, pick, team};
use crate::world::Checked;

/// A notice that was told.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Told {
    pub(crate) cause: i64,
    pub(crate) at: DateTime<Utc>,
    pub(crate) to: UserId,
    pub(crate) notice: Notice,
    /// Whether its command is not undone.
    pub(crate) stands: bool,
}

impl Told {
    /// The person it is about.
    pub(crate) const fn about(&self) -> Option<UserId> {
        match &self.notice {
            Notice::ClientJoined(user)
            | Notice::Bounced(user)
            | Notice::Declined(user)
            | Notice::EmailChanged(user)
            | Notice::Expired { one: user, .. } => Some(*user),
            Notice::Welcome(_)
            | Notice::ImportFinished(_)
            | Notice::TeamUncovered(_)
            | Notice::Announcement
            | Notice::Statistics(_) => None,
        }
    }
}

/// A random announcement: to staff, to clients, to a team or two, to some people, or to several of
/// these.
pub(crate) fn announce(state: &State, n: [u16; 8], ids: &mut Ids) -> CommandKind {
    let (title, text) = match n[0] % 40 {
        0 => ("  ".to_owned(), "On Friday".to_owned()),
        1 => ("Closed".into(), " \n ".into()),
        2 => ("t".repeat(201), "On Friday".into()),
        3 => ("Closed".into(), "w".repeat(5_001)),
        k => (
            format!(" Closed  on {k}"),
            " Dear <First Name>,\n we are back  soon. ".into(),
        ),
    };
    let people = u16::from(chance(n[5], 30)) * (1 + n[5] / 100 % 3);
    CommandKind::Announce(Announce {
        title,
        text,
        to: Audience {
            staff: chance(n[1], 40),
            clients: chance(n[2], 40),
            teams: (0..u16::from(chance(n[3], 50)))
                .map(|k| team(state, n[4] + k, n[3], ids))
                .collect(),
            users: (0..people).map(|k| person(state, n[6] / 2 + k * 7, ids)).collect(),
        },
    })
}

/// The Monday after this moment.
pub(crate) fn next_monday(now: DateTime<Utc>) -> DateTime<Utc> {
    let today = clock(now).date();
    let ahead = 7 - u64::from(today.weekday().num_days_from_monday());
    moment((today + Days::new(ahead)).and_time(NaiveTime::MIN))
}

/// The Monday so many weeks before the next one.
fn monday(now: DateTime<Utc>, weeks: u64) -> DateTime<Utc> {
    moment(clock(next_monday(now)) - Days::new(7 * weeks))
}

impl Case<'_> {
    /// Tells what is different after a command that may happen.
    pub(crate) fn tell(&mut self, kind: &CommandKind) {
        let after = self.verdict.after.clone();
        // Whoever takes in the record of somebody who is here was here before.
        if !matches!(kind, CommandKind::MergePeople(_)) {
            self.newcomers(&after);
        }
        let mut over: Vec<(UserId, UserId)> = Vec::new();
        for (user, record) in &self.state.invitations {
            let Some(now) = after.invitations.get(user).filter(|_| record.state.is_open()) else {
                continue;
            };
            match now.state {
                Invitation::Bounced { .. } => self.told(now.by, Notice::Bounced(*user)),
                Invitation::Declined { .. } => self.told(now.by, Notice::Declined(*user)),
                Invitation::Expired { .. } => over.push((now.by, *user)),
                _ => {}
            }
        }
        for by in over.iter().map(|(by, _)| *by).collect::<BTreeSet<_>>() {
            let theirs = over.iter().filter(|(of, _)| *of == by).count();
            // Which of them is named may be any: the number says it.
            self.verdict.expired.insert(by, u32::try_from(theirs).unwrap());
        }
        let leading = after
            .cards
            .values()
            .filter(|card| card.is_active_system_administrator());
        let leading: Vec<UserId> = leading.map(|card| card.id).collect();
        let actor = self.actor;
        let teams: Vec<TeamId> = after.teams.keys().copied().collect();
        for team in teams {
            let lost = self.state.has_active_staff(team) && after.is_uncovered(team);
            for to in leading.iter().filter(|_| lost) {
                self.told(*to, Notice::TeamUncovered(team));
            }
        }
        if let CommandKind::ImportPeople(import) = kind {
            let number = |what| self.verdict.rows.iter().filter(|row| row.what == what).count();
            let number = |what| u32::try_from(number(what)).unwrap();
            let counts = Counts {
                rows: u32::try_from(import.rows.len()).unwrap(),
                created: number("created"),
                updated: number("updated"),
                unchanged: number("unchanged"),
                skipped: number("skipped"),
                refused: number("refused"),
                ignored: import.ignored,
            };
            return self.told(self.actor, Notice::ImportFinished(counts));
        }
        for (user, private) in &self.state.privates {
            let now = after.privates.get(user).and_then(|now| now.email.as_ref());
            let (Some(before), Some(now)) = (&private.email, now) else {
                continue;
            };
            let differs = !before.as_str().eq_ignore_ascii_case(now.as_str());
            for to in leading.iter().filter(|to| differs && **to != actor) {
                self.told(*to, Notice::EmailChanged(*user));
            }
        }
    }

    /// Whoever is here for the first time is welcomed, and each active member of staff who covers a
    /// client hears of it once.
    fn newcomers(&mut self, after: &State) {
        let words = after.settings.as_ref().map(|s| s.welcome.clone()).unwrap_or_default();
        for card in after.cards.values().filter(|card| card.status == Status::Active) {
            let before = self.state.cards.get(&card.id).map(|card| card.status);
            if !matches!(before, None | Some(Status::Quiet | Status::Pending)) {
                continue;
            }
            if !after.is_served(card.id) {
                self.told(card.id, Notice::Welcome(String::new()));
                continue;
            }
            self.told(card.id, Notice::Welcome(words.clone()));
            for team in after.teams_of(card.id) {
                for staff in after.members_of(team).filter(|user| after.is_active_staff(*user)) {
                    let joined = Notice::ClientJoined(card.id);
                    let known = |told: &Told| told.stands && told.to == staff && told.notice == joined;
                    if !self.model.told.iter().any(known) {
                        self.told(staff, joined);
                    }
                }
            }
        }
    }

    fn told(&mut self, to: UserId, notice: Notice) {
        self.verdict.notices.insert((to, notice));
    }

    pub(crate) fn announce(&mut self, act: &Announce) {
        self.refuse_if(self.role != Role::SystemAdministrator, "systemAdministratorNeeded");
        let (title, text) = (tidy(&act.title), tidy_lines(&act.text));
        self.refuse_if(title.is_empty() || text.is_empty(), "textMissing");
        self.refuse_if(title.chars().count() > 200 || text.chars().count() > 5000, "tooLong");
        let state = self.state;
        let strangers = act.to.users.iter().any(|user| !state.cards.contains_key(user));
        let no_team = act.to.teams.iter().any(|team| !state.teams.contains_key(team));
        self.refuse_if(strangers || no_team, "unknownRecord");
        let hears = |user: UserId| {
            let staff = matches!(state.cards[&user].kind, Kind::Staff(_));
            (act.to.staff && staff)
                || (act.to.clients && !staff)
                || act.to.users.contains(&user)
                || act.to.teams.iter().any(|team| state.members.contains(&(*team, user)))
        };
        let here = state.cards.values().filter(|card| card.status == Status::Active);
        let hearers: Vec<UserId> = here.map(|card| card.id).filter(|user| hears(*user)).collect();
        self.refuse_if(hearers.is_empty(), "noActiveRecipients");
        for to in hearers {
            self.told(to, Notice::Announcement);
        }
        self.verdict.words = Some(Announcement { title, text });
    }

    /// Once a week, from Monday on, and not in the week in which the firm began.
    pub(crate) fn tell_week(&mut self) {
        let began = monday(self.now, 1);
        let is_week = |told: &&Told| matches!(told.notice, Notice::Statistics(_));
        let last = self.model.told.iter().filter(is_week).map(|told| told.at).max();
        let last = last.or(self.model.log.first().map(|line| line.at));
        let due = last.is_some_and(|last| last < began);
        let state = self.state;
        let readers: Vec<UserId> = state
            .cards
            .keys()
            .copied()
            .filter(|u| state.admin_role(*u).is_some())
            .collect();
        self.refuse_if(!due || readers.is_empty(), "nothingDue");
        let clients = |status| {
            let served = state.cards.values().filter(|card| state.is_served(card.id));
            served.filter(|card| card.status == status).count() as u64
        };
        let in_week = |told: &&Told| monday(self.now, 2) <= told.at && told.at < began && told.stands;
        let client = |told: &&Told| {
            let card = state.cards.get(&told.to);
            card.is_some_and(|card| !matches!(card.kind, Kind::Staff(_)))
        };
        let joined = self
            .model
            .told
            .iter()
            .filter(|told| matches!(told.notice, Notice::Welcome(_)));
        let bounced = state
            .invitations
            .values()
            .filter(|i| matches!(i.state, Invitation::Bounced { .. }));
        let figures = Statistics {
            here: clients(Status::Active),
            invited: clients(Status::Pending),
            not_invited: clients(Status::Quiet),
            joined: joined.filter(in_week).filter(client).count() as u64,
            bounced: bounced.count() as u64,
            uncovered: state.teams.keys().filter(|team| state.is_uncovered(**team)).count() as u64,
        };
        for to in readers {
            self.told(to, Notice::Statistics(figures));
        }
    }
}

impl Model {
    /// What an undo or its undo does to the notices of the command at the root.
    fn turn_notices(&mut self, cause: i64, again: bool) {
        for told in self.told.iter_mut().filter(|told| told.cause == cause) {
            told.stands = again;
        }
    }
}

impl History<'_> {
    /// Everybody whom the command tells something is told that, once, and nobody else anything.
    pub(crate) fn notices_agree(&mut self, verdict: &Verdict, seq: i64) -> Checked {
        if let Some(target) = verdict.undoes {
            let log = &self.model.log;
            let root = log[target].root;
            let lines = log.iter().filter(|line| line.root == root).count();
            let cause = log[root].seq;
            let again = lines % 2 == 0;
            self.model.turn_notices(cause, again);
            let standing = self
                .model
                .told
                .iter()
                .filter(|told| told.cause == cause && told.stands)
                .count();
            self.world.check_notices(cause, standing)?;
            if standing > 0 {
                count(self.tally, "notices told again");
            }
        }
        let readers = verdict
            .notices
            .iter()
            .map(|(to, _)| *to)
            .chain(verdict.expired.keys().copied());
        let readers: BTreeSet<UserId> = readers.collect();
        let mut all = 0;
        for reader in readers {
            let rows = self.world.notices_to(reader)?;
            let mut theirs = BTreeSet::new();
            for NoticeRow {
                at,
                notice,
                announcement,
                read,
                ..
            } in rows.into_iter().filter(|row| row.key.cause == seq)
            {
                prop_assert_eq!((at, read), (self.now, None));
                prop_assert_eq!(
                    &announcement,
                    &verdict.words.clone().filter(|_| notice == Notice::Announcement)
                );
                count(self.tally, format!("told {}", name(&notice)));
                self.model.told.push(Told {
                    cause: seq,
                    at,
                    to: reader,
                    notice: notice.clone(),
                    stands: true,
                });
                prop_assert!(theirs.insert(notice), "twice the same notice");
                all += 1;
            }
            if let Some(count) = verdict.expired.get(&reader) {
                let over = |notice: &Notice| matches!(notice, Notice::Expired { count: n, .. } if n == count);
                prop_assert!(theirs.iter().any(over), "{:?} lacks {count} that ended", theirs);
                theirs.retain(|notice| !matches!(notice, Notice::Expired { .. }));
            }
            let wanted = verdict.notices.iter().filter(|(to, _)| *to == reader);
            prop_assert_eq!(theirs, wanted.map(|(_, notice)| notice.clone()).collect());
        }
        self.world.check_notices(seq, all)
    }
}

/// For counting.
fn name(notice: &Notice) -> String {
    let text = format!("{notice:?}");
    text.chars().take_while(char::is_ascii_alphanumeric).collect()
}

/// What the firm says to clients who join.
pub(crate) fn welcome(n: u16) -> String {
    let texts = ["", " Hello {first name}, \n we are glad  to have you. "];
    match n % 40 {
        39 => "w".repeat(2_001),
        _ => pick(&texts, n).unwrap().into(),
    }
}
