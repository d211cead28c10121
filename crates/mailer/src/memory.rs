//! Letters kept in memory, for tests.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use domain::email::EmailAddress;

use crate::message::Mail;
use crate::outcome::Outcome;
use crate::problem::Problem;

/// A server that keeps its letters and answers as told. Clones share one server.
#[derive(Clone, Default)]
pub struct Memory(Arc<Mutex<State>>);

#[derive(Default)]
struct State {
    mails: Vec<Mail>,
    shut: Option<Problem>,
    answer: Option<Outcome>,
    answers: BTreeMap<EmailAddress, Outcome>,
}

impl Memory {
    /// An empty server that accepts everything.
    pub fn new() -> Self {
        Self::default()
    }

    /// All mails that were handed over, whatever the answer, the oldest first.
    pub fn mails(&self) -> Vec<Mail> {
        self.state().mails.clone()
    }

    /// Makes every connection fail with this problem, or succeed again.
    pub fn shut(&self, problem: Option<Problem>) {
        self.state().shut = problem;
    }

    /// Sets the answer to every mail; at first it is "sent".
    pub fn answer(&self, outcome: Outcome) {
        self.state().answer = Some(outcome);
    }

    /// Sets the answer to mails to this address, in place of the general one.
    pub fn answer_to(&self, to: &EmailAddress, outcome: Outcome) {
        self.state().answers.insert(to.clone(), outcome);
    }

    pub(crate) fn opened(&self) -> Result<(), Problem> {
        self.state().shut.clone().map_or(Ok(()), Err)
    }

    pub(crate) fn take(&self, mail: &Mail) -> Outcome {
        let mut state = self.state();
        state.mails.push(mail.clone());
        let answer = state.answers.get(&mail.to).or(state.answer.as_ref()).cloned();
        answer.unwrap_or_else(|| Outcome::Sent { answer: String::new() })
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl fmt::Debug for Memory {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Memory").finish_non_exhaustive()
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]
mod tests {
    use super::Memory;
    use crate::message::tests::mail;
    use crate::outcome::Outcome;
    use crate::problem::{Problem, ProblemKind, Step};
    use crate::transport::Transport;
    use domain::email::EmailAddress;

    #[tokio::test]
    async fn it_keeps_and_answers() {
        let memory = Memory::new();
        let transport = Transport::Memory(memory.clone());
        let bounced = Outcome::Failed(Problem::refused(Step::Recipient, 550, "5.1.1 unknown"));
        memory.answer_to(&EmailAddress::parse("ben@example.com").unwrap(), bounced.clone());
        let mut connection = transport.open().await.unwrap();
        let (to_ana, mut to_ben) = (mail(), mail());
        to_ben.to = EmailAddress::parse("ben@example.com").unwrap();
        assert!(matches!(connection.send(&to_ana).await, Outcome::Sent { .. }));
        assert_eq!(connection.send(&to_ben).await, bounced);
        let unsure = Outcome::Unsure(Problem::new(Step::Data, ProblemKind::Closed, ""));
        memory.answer(unsure.clone());
        assert_eq!(connection.send(&to_ana).await, unsure);
        connection.close().await;
        assert_eq!(memory.mails(), [to_ana.clone(), to_ben, to_ana]);
    }

    #[tokio::test]
    async fn it_can_be_shut() {
        let memory = Memory::new();
        let transport = Transport::Memory(memory.clone());
        let problem = Problem::new(Step::Connect, ProblemKind::ConnectionRefused, "");
        memory.shut(Some(problem.clone()));
        assert_eq!(transport.test().await.unwrap_err(), problem);
        memory.shut(None);
        assert_eq!(transport.test().await.unwrap().server, "");
    }
}
