//! What becomes of an invitation: the person accepts or declines, or the mail comes back.

use super::join::join;
use super::{after, put, with_mails};
use crate::acts::label::Label;
use crate::acts::people::status::{chosen, in_state, with_status};
use crate::acts::{Act, Case};
use crate::change::WriteSet;
use crate::decide::refusal::Refusal;
use crate::decide::verdict::{Accepted, Admin, MailKind, Stop};
use crate::facts::Facts;
use crate::ids::UserId;
use crate::invitation::Event;
use crate::invitation_code::CodeHash;
use crate::join::Joined;
use crate::needs::{ExtraNeeds, Needs};
use crate::people::{Person, Status, UserCard};
use crate::text::clean_lines;
use crate::verb::Verb;

/// Longest answer of a mail server that is kept, in characters.
const REASON_MAX: usize = 300;

/// How it is known that a person accepts.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Proof {
    /// The person told the code of their newest mail.
    Code(CodeHash),
    /// The person said so.
    InPerson,
    /// The person joined by themselves: where an administrator works, or on a device of their own.
    Joined(Box<Joined>),
}

impl Proof {
    /// The code that was told, if any.
    pub const fn code(&self) -> Option<CodeHash> {
        match self {
            Self::Code(code) => Some(*code),
            Self::Joined(joined) => Some(joined.code),
            Self::InPerson => None,
        }
    }
}

/// Notes that a person has accepted.
#[derive(Clone, PartialEq, Eq, Debug)]
#[expect(missing_docs, reason = "the names say it")]
pub struct RecordAcceptance {
    pub user: UserId,
    /// How the actor knows.
    pub proof: Proof,
}

impl Act for RecordAcceptance {
    const VERB: Verb = Verb::JoinHere;

    fn verb(&self) -> Verb {
        match self.proof {
            Proof::Joined(_) => Verb::JoinHere,
            Proof::Code(_) | Proof::InPerson => Verb::RecordAcceptance,
        }
    }

    fn needs<'a>(&'a self, needs: &mut Needs<'a>) {
        needs.users.insert(self.user);
        needs.extra = ExtraNeeds::Acceptance {
            user: self.user,
            username: match &self.proof {
                Proof::Joined(joined) => Some(joined.username.key()),
                Proof::Code(_) | Proof::InPerson => None,
            },
        };
    }

    fn label(&self, facts: &Facts) -> Label {
        let how = match self.proof {
            Proof::Code(_) => "code",
            Proof::InPerson => "inPerson",
            Proof::Joined(_) => "joined",
        };
        Label {
            how: Some(how),
            ..Label::person(self.user, facts)
        }
    }

    fn judge(self, admin: &Admin<'_>, case: &Case<'_>) -> Result<Accepted, Stop> {
        let people = chosen(&[self.user], admin, case.facts)?;
        in_state(&people, Status::Pending, &[Status::Pending, Status::Quiet])?;
        self.accept(people, case)
    }

    fn judge_invited(self, actor: &UserCard, case: &Case<'_>) -> Result<Accepted, Stop> {
        if self.user != actor.id || !matches!(self.proof, Proof::Joined(_)) {
            return Err(Refusal::NotAllowed.into());
        }
        let person = case.facts.person(self.user)?;
        self.accept(vec![person], case)
    }
}

impl RecordAcceptance {
    fn accept(self, people: Vec<&Person>, case: &Case<'_>) -> Result<Accepted, Stop> {
        let event = match self.proof.code() {
            None => Event::Vouch,
            // Only the newest mail's code counts, and only as long as the invitation is open.
            told if told == case.facts.acceptance()?.code => Event::Accept,
            Some(_) => return Err(Refusal::WrongCode.into()),
        };
        let mut writes = with_status(&people, |_| Status::Active);
        for person in &people {
            // A quiet person was sent nothing, or was restored: an earlier answer stays as it is.
            if person.card.status != Status::Quiet {
                put(person, after(person, event.clone(), case.facts, case.now)?, &mut writes);
            } else if matches!(event, Event::Accept) {
                return Err(Refusal::WrongCode.into());
            }
        }
        if let Proof::Joined(joined) = &self.proof {
            join(self.user, joined, case, &mut writes)?;
        }
        let reached: Vec<&Person> = people.into_iter().filter(|p| p.private.email.is_some()).collect();
        Ok(with_mails(writes, &reached, MailKind::Welcome))
    }
}

/// Notes that a person has declined. The person stays pending.
#[derive(Clone, PartialEq, Eq, Debug)]
#[expect(missing_docs, reason = "the names say it")]
pub struct RecordDecline {
    pub user: UserId,
}

impl Act for RecordDecline {
    const VERB: Verb = Verb::RecordDecline;

    fn needs<'a>(&'a self, needs: &mut Needs<'a>) {
        needs.users.insert(self.user);
    }

    fn label(&self, facts: &Facts) -> Label {
        Label::person(self.user, facts)
    }

    fn judge(self, admin: &Admin<'_>, case: &Case<'_>) -> Result<Accepted, Stop> {
        let people = chosen(&[self.user], admin, case.facts)?;
        ended(&people, &Event::Decline, case)
    }

    /// The host has checked the code of their newest mail.
    fn judge_invited(self, actor: &UserCard, case: &Case<'_>) -> Result<Accepted, Stop> {
        if self.user != actor.id {
            return Err(Refusal::NotAllowed.into());
        }
        ended(&[case.facts.person(self.user)?], &Event::Decline, case)
    }
}

/// Notes that a person's mail came back: told by the mail server, or by an administrator who found it
/// in a mailbox. The person stays pending.
#[derive(Clone, PartialEq, Eq, Debug)]
#[expect(missing_docs, reason = "the names say it")]
pub struct RecordBounce {
    pub user: UserId,
    /// What the recipient's mail server said; may be empty.
    pub reason: String,
}

impl Act for RecordBounce {
    const VERB: Verb = Verb::RecordBounce;

    fn needs<'a>(&'a self, needs: &mut Needs<'a>) {
        needs.users.insert(self.user);
    }

    fn label(&self, facts: &Facts) -> Label {
        Label::person(self.user, facts)
    }

    fn judge(self, admin: &Admin<'_>, case: &Case<'_>) -> Result<Accepted, Stop> {
        self.end(&chosen(&[self.user], admin, case.facts)?, case)
    }

    fn judge_as_firm(self, case: &Case<'_>) -> Result<Accepted, Stop> {
        self.end(&[case.facts.person(self.user)?], case)
    }
}

impl RecordBounce {
    fn end(&self, people: &[&Person], case: &Case<'_>) -> Result<Accepted, Stop> {
        let reason = clean_lines(&self.reason).chars().take(REASON_MAX).collect();
        ended(people, &Event::Bounce(reason), case)
    }
}

/// Ends open invitations; the people stay pending.
fn ended(people: &[&Person], event: &Event, case: &Case<'_>) -> Result<Accepted, Stop> {
    let mut writes = WriteSet::default();
    for person in people {
        put(person, after(person, event.clone(), case.facts, case.now)?, &mut writes);
    }
    Ok(writes.into())
}
