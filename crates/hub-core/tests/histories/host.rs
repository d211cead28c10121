//! The host between two commands: it sends mails, reports on them, and asks about codes.

use std::collections::BTreeSet;

use domain::command::Command;
use domain::decide::MailKind;
use domain::ids::{CommandId, UserId};
use domain::invitation_code::{CodeHash, InvitationCode};
use hub_core::mail::{Guess, Outgoing, Report};
use proptest::{prop_assert, prop_assert_eq};
use store::mail::{MailKey, MailState};

use crate::rules::Verdict;
use crate::runs::{History, count};
use crate::steps::chance;
use crate::world::Checked;

impl History<'_> {
    /// One round: gives up on what nobody reported on, takes some mails, and tells what became of
    /// most of them; of the others, maybe in the next round.
    pub(crate) fn send(&mut self, n: [u16; 8]) -> Checked {
        let lost = self.model.post.give_up(self.now);
        prop_assert_eq!(self.world.give_up_abandoned(self.now)?, lost);
        self.mails_agree()?;
        for mail in std::mem::take(&mut self.out) {
            if chance(n[0], 60) {
                self.report(&mail, n[1])?;
            }
        }
        for (mail, k) in self.claim(1 + n[2] % 6)?.into_iter().zip([3, 4, 5, 6, 7, 3]) {
            if chance(n[k], 80) {
                self.report(&mail, n[k] / 100)?;
            } else {
                self.out.push(mail);
            }
        }
        Ok(())
    }

    fn claim(&mut self, limit: u16) -> Checked<Vec<Outgoing>> {
        let leaving = self.model.post.leaving(&self.model.state, self.now, limit.into());
        let mut made = self
            .model
            .post
            .codes
            .values()
            .map(|codes| codes.sent.len())
            .sum::<usize>()
            + self.model.post.forgotten_codes;
        let mut code = || {
            made += 1;
            code(made)
        };
        let mails = self.world.claim(self.now, limit.into(), &mut code)?;
        let taken: Vec<MailKey> = mails.iter().map(|mail| mail.key).collect();
        let left: Vec<MailKey> = leaving
            .iter()
            .filter(|(_, leaves)| *leaves)
            .map(|(key, _)| *key)
            .collect();
        prop_assert_eq!(taken, left);
        for (key, leaves) in leaving {
            if leaves {
                self.model.post.claimed(key, self.now);
            } else {
                let job = self.model.post.job(key);
                job.state = MailState::Dropped;
                job.note = String::new();
                count(self.tally, "mails nobody wanted any more");
            }
        }
        for mail in &mails {
            self.right_mail(mail)?;
            if let Some(code) = mail.code {
                let kept = self.world.code(mail.user)?.unwrap();
                let codes = self.model.post.codes.entry(mail.user).or_default();
                prop_assert!(codes.sent.iter().all(|(_, hash)| *hash != kept), "a code of before");
                codes.sent.push((code, kept));
                codes.void = false;
            }
        }
        self.mails_agree()?;
        Ok(mails)
    }

    /// The mail goes where the person is reached now and says what is true now.
    fn right_mail(&self, mail: &Outgoing) -> Checked {
        let state = &self.model.state;
        let job = &self.model.post.mails[&mail.key];
        let (card, record) = (&state.cards[&mail.user], state.invitations.get(&mail.user));
        prop_assert_eq!((mail.user, mail.kind), (job.user, job.kind));
        prop_assert_eq!(Some(&mail.to), state.privates[&mail.user].email.as_ref());
        prop_assert_eq!((&mail.name, mail.staff), (&card.name.full(), card.kind.is_staff()));
        prop_assert_eq!(mail.code.is_some(), mail.kind != MailKind::Welcome);
        prop_assert_eq!(&mail.message, &record.map(|r| r.message.clone()).unwrap_or_default());
        let inviter = record.and_then(|record| state.cards.get(&record.by));
        prop_assert_eq!(&mail.inviter, &inviter.map(|card| card.name.full()).unwrap_or_default());
        Ok(())
    }

    fn report(&mut self, mail: &Outgoing, luck: u16) -> Checked {
        let said = format!("server {luck}");
        let (name, report) = match luck % 16 {
            0..=8 => ("sent", Report::Sent),
            9 | 10 => ("later", Report::Later(said)),
            11..=13 => ("bounced", Report::Bounced(said)),
            14 => ("failed", Report::Failed(said)),
            _ => ("unsure", Report::Unsure(said)),
        };
        count(self.tally, format!("mail {name}"));
        self.model.post.settled(mail, &report, self.now);
        if !self.model.state.cards.contains_key(&mail.user) {
            self.model.post.job(mail.key).note = String::new();
        }
        let (id, now) = (CommandId(self.ids.uuid()), self.now);
        let firm = self.model.state.firm.clone().unwrap();
        let bounces = matches!(report, Report::Bounced(_)) && self.model.post.is_newest(mail.key);
        let command = |kind| Command {
            id,
            actor: firm.acts_as(),
            at: now,
            expect: Vec::new(),
            kind,
        };
        let judged = self.world.settle(mail, report, now, command)?;
        prop_assert_eq!(
            judged.is_some(),
            bounces,
            "only a bounce of the newest mail is a command"
        );
        self.mails_agree()?;
        if let Some((command, judged)) = judged {
            let verdict = self.model.judge(&command, now);
            self.conclude(&command, verdict, judged)?;
        }
        Ok(())
    }

    /// Somebody types a code in; what the host is told is right, and only the newest one is.
    pub(crate) fn guess(&mut self, user: UserId, told: CodeHash) -> Checked {
        let codes = self.model.post.codes.values().flat_map(|codes| &codes.sent);
        let known = codes.into_iter().find(|(_, hash)| *hash == told).map(|(code, _)| *code);
        let right = self.model.newest_code(user) == Some(told);
        let expected = self.model.post.guess(user, right, self.now).unwrap_or(Guess::NoCode);
        let guess = self.world.guess(user, known.unwrap_or_else(|| code(0)), self.now)?;
        prop_assert_eq!(guess, expected);
        let name = match guess {
            Guess::Right(_) => "right",
            Guess::Wrong { .. } => "wrong",
            Guess::Locked { .. } => "locked",
            Guess::NoCode => "never sent",
        };
        count(self.tally, format!("guess {name}"));
        Ok(())
    }

    /// What the command did to mails: those it wants, and those of what it takes back or does again.
    pub(crate) fn queue(&mut self, verdict: &Verdict, seq: i64) -> Checked {
        self.note_mails(verdict, seq)?;
        if verdict.mails.is_empty() && verdict.undoes.is_none() {
            return self.no_mail_changed();
        }
        self.mails_agree()
    }

    /// The same in the model alone; other commands may have been carried out since.
    pub(crate) fn note_mails(&mut self, verdict: &Verdict, seq: i64) -> Checked {
        if let Some(target) = verdict.undoes {
            let log = &self.model.log;
            let root = log[target].root;
            let lines = log.iter().filter(|line| line.root == root).count();
            let cause = log[root].seq;
            self.model.post.turned(cause, lines % 2 == 0);
        }
        let wanted = self.world.mails_to(
            verdict
                .mails
                .iter()
                .map(|(user, _)| *user)
                .collect::<BTreeSet<_>>()
                .into_iter(),
        )?;
        let mut mails = BTreeSet::new();
        for job in wanted.into_iter().filter(|job| job.key.cause == seq) {
            prop_assert_eq!((job.state, job.due, job.tries), (MailState::Due, self.now, 0));
            prop_assert!(mails.insert((job.user, job.kind)), "twice the same mail");
            if job.kind != MailKind::Welcome
                && let Some(codes) = self.model.post.codes.get_mut(&job.user)
            {
                codes.void = true;
            }
            self.model.post.mails.insert(job.key, job);
        }
        prop_assert_eq!(&mails, &verdict.mails);
        Ok(())
    }

    pub(crate) fn no_mail_changed(&self) -> Checked {
        prop_assert_eq!(&self.world.mail_rows()?, &self.mail_rows);
        Ok(())
    }

    /// The kept mails are those of the model.
    pub(crate) fn mails_agree(&mut self) -> Checked {
        self.mail_rows = self.world.mail_rows()?;
        let mails = &self.model.post.mails;
        prop_assert_eq!(self.mail_rows.len(), mails.len());
        let users: BTreeSet<UserId> = mails.values().map(|job| job.user).collect();
        for job in self.world.mails_to(users.into_iter())? {
            prop_assert_eq!(Some(&job), mails.get(&job.key));
        }
        Ok(())
    }
}

/// The n-th code that is made.
fn code(n: usize) -> InvitationCode {
    let [.., a, b, c, d, e] = (n as u64).to_be_bytes();
    InvitationCode::new([a, b, c, d, e])
}
