//! Notices to people in a firm (domain.md 7 calls it the Butler). They are read-only: they cannot be
//! answered, and important ones cannot be turned off.

use chrono::{DateTime, Datelike, Days, NaiveTime, Utc};
use chrono_tz::Tz;

use crate::ids::{TeamId, UserId};
use crate::import::report::Counts;
use crate::invitation::moment;
use crate::person_name::PersonName;

/// Longest welcome of a firm's own, in characters.
pub const WELCOME_MAX: usize = 2_000;

/// A notice that a command writes for a person.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct NewNotice {
    /// The reader.
    pub to: UserId,
    /// What it says.
    pub notice: Notice,
}

/// What a notice says. Names are not part of it: they are looked up when it is read, by what its
/// reader may see then.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Notice {
    /// The reader is active now; with the firm's own words, which may be empty (domain.md N1).
    Welcome(String),
    /// A client in one of the reader's teams is active now (N2).
    ClientJoined(UserId),
    /// The mail of a person whom the reader invited came back (N3).
    Bounced(UserId),
    /// A person whom the reader invited declined (N8).
    Declined(UserId),
    /// Invitations of the reader's expired unanswered after thirty days (N8).
    Expired {
        /// One of those people.
        one: UserId,
        /// How many they are.
        count: u32,
    },
    /// An import of the reader's is done (N8).
    ImportFinished(Counts),
    /// A team with clients has no active staff any more (N8).
    TeamUncovered(TeamId),
    /// The secure address of this person has changed (N8).
    EmailChanged(UserId),
    /// An announcement; its words are kept once, with the command (N4).
    Announcement,
    /// The figures of the firm at the beginning of the week (N6).
    Statistics(Statistics),
}

/// A message to many people.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Announcement {
    /// In one line.
    pub title: String,
    /// In full.
    pub text: String,
}

impl Announcement {
    /// Longest title, in characters.
    pub const TITLE_MAX: usize = 200;
    /// Longest text, in characters.
    pub const TEXT_MAX: usize = 5_000;
}

/// The figures of a week. Clients are partners too.
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Statistics {
    /// Active clients.
    pub here: u64,
    /// Pending clients.
    pub invited: u64,
    /// Quiet clients: nothing was sent to them.
    pub not_invited: u64,
    /// Clients who joined in the week before.
    pub joined: u64,
    /// Invitations whose mail came back, of staff too.
    pub bounced: u64,
    /// Teams with clients and without active staff.
    pub uncovered: u64,
}

/// The Monday on which the firm's week began, and the one before it.
pub fn week(now: DateTime<Utc>, zone: Tz) -> [DateTime<Utc>; 2] {
    let today = now.with_timezone(&zone).date_naive();
    let since = u64::from(today.weekday().num_days_from_monday());
    [since, since + 7].map(|days| moment((today - Days::new(days)).and_time(NaiveTime::MIN), zone))
}

/// Whether the week's figures are to be told: they were told last, or the firm was founded, before
/// the week began.
pub fn week_is_due(last: Option<DateTime<Utc>>, now: DateTime<Utc>, zone: Tz) -> bool {
    let [monday, _] = week(now, zone);
    last.is_some_and(|last| last < monday)
}

/// Words with the reader's name put in: `<First Name>` and `<Last Name>`, or the same in braces,
/// in whatever case. A part of the name that is missing is the whole name.
pub fn fill(text: &str, name: &PersonName) -> String {
    let full = name.full();
    let part = |part: &str| if part.is_empty() { full.clone() } else { part.to_owned() };
    let (first, last) = (part(name.given()), part(name.family()));
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((at, found)) = rest.char_indices().find(|(_, c)| matches!(c, '<' | '{')) {
        let (before, from) = rest.split_at(at);
        out.push_str(before);
        let words = [("<first name>", &first), ("<last name>", &last)];
        let words = words
            .into_iter()
            .chain([("{first name}", &first), ("{last name}", &last)]);
        let word = words.into_iter().find(|(word, _)| {
            from.get(..word.len())
                .is_some_and(|start| start.eq_ignore_ascii_case(word))
        });
        let taken = match word {
            Some((word, value)) => {
                out.push_str(value);
                word.len()
            }
            None => {
                out.push(found);
                found.len_utf8()
            }
        };
        rest = from.get(taken..).unwrap_or_default();
    }
    out.push_str(rest);
    out
}

/// The active people an announcement is for: those in any of these groups.
#[derive(Clone, Default, PartialEq, Eq, Debug)]
#[expect(missing_docs, reason = "the names say it")]
pub struct Audience {
    pub staff: bool,
    /// All clients and partners.
    pub clients: bool,
    /// The members of these teams.
    pub teams: Vec<TeamId>,
    /// These people.
    pub users: Vec<UserId>,
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test that cannot build its world has failed")]
mod tests {
    use chrono::{DateTime, Utc};
    use chrono_tz::Tz;

    use super::{fill, week, week_is_due};
    use crate::person_name::PersonName;

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    #[test]
    fn names_are_put_into_words() {
        let ana = PersonName::parse("Ana", "Roy").unwrap();
        for (text, expect) in [
            ("", ""),
            ("Dear <First Name>,", "Dear Ana,"),
            ("<first name> <LAST NAME>!", "Ana Roy!"),
            ("{First Name} {last name}", "Ana Roy"),
            ("a < b <First> {x} <", "a < b <First> {x} <"),
            ("é<<First Name>>", "é<Ana>"),
        ] {
            assert_eq!(fill(text, &ana), expect, "{text}");
        }
        let half = PersonName::parse("", "Okoye").unwrap();
        assert_eq!(fill("Dear <First Name>", &half), "Dear Okoye");
        // A placeholder in a name is not filled in again.
        let odd = PersonName::parse("<Last Name>", "Roy").unwrap();
        assert_eq!(fill("<First Name>", &odd), "<Last Name>");
    }

    #[test]
    fn a_week_begins_on_monday_where_the_firm_is() {
        let check = |now: &str, zone: Tz, monday: &str| {
            assert_eq!(week(at(now), zone)[0], at(monday), "{now} {zone}");
        };
        let london = chrono_tz::Europe::London;
        check("2026-11-22T23:59:59Z", london, "2026-11-16T00:00:00Z");
        check("2026-11-23T00:00:00Z", london, "2026-11-23T00:00:00Z");
        // In Auckland it is Monday half a day earlier.
        check(
            "2026-11-22T12:00:00Z",
            chrono_tz::Pacific::Auckland,
            "2026-11-22T11:00:00Z",
        );
        // The clocks changed in between: the week before began at another hour.
        let [monday, before] = week(at("2026-10-28T12:00:00Z"), london);
        assert_eq!(
            (monday, before),
            (at("2026-10-26T00:00:00Z"), at("2026-10-18T23:00:00Z"))
        );
    }

    #[test]
    fn week_is_due_once_and_not_in_the_founding_week() {
        let london = chrono_tz::Europe::London;
        let now = at("2026-11-25T09:00:00Z");
        for (last, due) in [
            (None, false),
            (Some("2026-11-20T09:00:00Z"), true),
            (Some("2026-11-22T23:59:59Z"), true),
            (Some("2026-11-23T00:00:00Z"), false),
        ] {
            assert_eq!(week_is_due(last.map(at), now, london), due, "{last:?}");
        }
    }
}
