//! What the firm does with invitations without anybody asking for it.

use crate::acts::label::Label;
use crate::acts::{Act, Case};
use crate::decide::refusal::Refusal;
use crate::decide::verdict::{Accepted, MailKind, NewMail, Stop};
use crate::facts::Facts;
use crate::invitation::Event;
use crate::needs::{Due, ExtraNeeds, Needs};
use crate::verb::Verb;

/// Sends the daily mails that are due.
pub(crate) struct Remind;

impl Act for Remind {
    const VERB: Verb = Verb::Remind;

    fn needs<'a>(&'a self, needs: &mut Needs<'a>) {
        needs.extra = ExtraNeeds::Due(Due::Mail);
    }

    fn label(&self, facts: &Facts) -> Label {
        Label::count(facts.extra.count())
    }

    fn judge_as_firm(self, case: &Case<'_>) -> Result<Accepted, Stop> {
        if !case.facts.settings()?.is_some_and(|settings| settings.reminders) {
            return Err(Refusal::NothingDue.into());
        }
        due(&Event::Repeat, Some(MailKind::Reminder), case)
    }
}

/// Ends the invitations whose thirty days are over.
pub(crate) struct Expire;

impl Act for Expire {
    const VERB: Verb = Verb::Expire;

    fn needs<'a>(&'a self, needs: &mut Needs<'a>) {
        needs.extra = ExtraNeeds::Due(Due::End);
    }

    fn label(&self, facts: &Facts) -> Label {
        Label::count(facts.extra.count())
    }

    fn judge_as_firm(self, case: &Case<'_>) -> Result<Accepted, Stop> {
        due(&Event::Expire, None, case)
    }
}

/// Lets this event happen to every invitation that is due for it.
fn due(event: &Event, mail: Option<MailKind>, case: &Case<'_>) -> Result<Accepted, Stop> {
    let daily = case.facts.daily_mails()?;
    let mut accepted = Accepted::default();
    for before in case.facts.due()? {
        let Some(after) = before.after(event.clone(), case.now, daily) else {
            continue;
        };
        let user = before.user;
        accepted.mails.extend(mail.map(|kind| NewMail { user, kind }));
        accepted.writes.invitations.update(before.clone(), after);
    }
    if accepted.writes.is_empty() {
        return Err(Refusal::NothingDue.into());
    }
    Ok(accepted)
}
