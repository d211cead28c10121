//! Invitations and mails as views.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use domain::ids::UserId;
use domain::invitation::{Invitation, InvitationRecord, MAILS};
use store::port::Query;
use store::records::{firm_settings, invitations};

use crate::app::Engine;
use crate::error::AppError;
use crate::session::Session;
use crate::view::{InvitationBrief, InvitationState, micros};

/// An invitation in a list; `None` if it was never sent.
pub(crate) fn brief(
    record: &InvitationRecord,
    reminders: bool,
    now: DateTime<Utc>,
    zone: Tz,
) -> Option<InvitationBrief> {
    let (state, at) = match &record.state {
        Invitation::Draft => return None,
        Invitation::Pending(_) => (InvitationState::Pending, None),
        Invitation::Bounced { at, .. } => (InvitationState::Bounced, Some(*at)),
        Invitation::Accepted { at, .. } => (InvitationState::Accepted, Some(*at)),
        Invitation::Declined { at, .. } => (InvitationState::Declined, Some(*at)),
        Invitation::Expired { at, .. } => (InvitationState::Expired, Some(*at)),
        Invitation::Revoked { at, .. } => (InvitationState::Revoked, Some(*at)),
    };
    let sending = record.state.sending();
    let day = match (state, sending) {
        (InvitationState::Pending, Some(sending)) => {
            let local = |at: DateTime<Utc>| at.with_timezone(&zone).date_naive();
            let days = (local(now) - local(sending.started)).num_days() + 1;
            u32::try_from(days.clamp(1, i64::from(MAILS))).unwrap_or(1)
        }
        _ => 0,
    };
    Some(InvitationBrief {
        state: state.into(),
        day,
        days: MAILS,
        at: at.map(micros),
        first_sent: sending.map(|s| micros(s.first)),
        last_sent: sending.map(|s| micros(s.last)),
        sends: sending.map_or(0, |s| s.count),
        next_mail: record.next.filter(|_| reminders).map(micros),
        ends: record.ends.map(micros),
    })
}

impl Engine {
    /// The invitations of these people.
    pub(crate) async fn briefs(
        &self,
        session: &Session,
        q: &mut impl Query,
        users: &[UserId],
    ) -> Result<BTreeMap<UserId, InvitationBrief>, AppError> {
        let found = invitations::invitations(q, session.firm, users).await?;
        if found.is_empty() {
            return Ok(BTreeMap::new());
        }
        let settings = firm_settings(q, session.firm).await?;
        let reminders = settings.unwrap_or_default().reminders;
        let firm = store::records::firms::firm(q, session.firm).await?;
        let zone = firm.map_or(Tz::UTC, |(firm, _)| firm.time_zone);
        let now = self.now();
        let told = found.into_iter();
        Ok(told
            .filter_map(|(user, record)| Some((user, brief(&record, reminders, now, zone)?)))
            .collect())
    }
}
